"""docs/authoring.md, done by a new instructor in a course of its own: each command works and prints what the page shows."""

import shlex

import pytest

from tests.support import minicourse, walkthrough

pytestmark = pytest.mark.long

PAGE = (minicourse.ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
TOPIC = "10-relu"


def test_the_page_can_be_followed_from_top_to_bottom(tmp_path):
    """Template, own exercise, bank, proof: all as printed, with the exit codes that go with it."""
    root = minicourse.write(tmp_path)
    codes = []
    for kind, name, body in walkthrough.steps(PAGE):
        if kind == "run":
            code, printed = walkthrough.run(root, name)
            assert walkthrough.missing(body, printed) == [], printed
            codes.append((shlex.split(name)[1], code))
        elif kind == "file":
            assert (root / name).is_file()
            (root / name).write_text(body + "\n", encoding="utf-8")
        else:
            walkthrough.put_cell(root / "source" / TOPIC / f"{TOPIC}.ipynb", name, body)
    assert codes == [("new", 0), ("build", 0), ("verify", 0), ("build", 0), ("verify", 1), ("verify", 0)]
    code, printed = walkthrough.run(root, f"course verify {TOPIC} --exercise neuron --only mutants")
    assert code == 0, printed
