"""One build of a small course: what it writes, and what never gets out."""

import base64
import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest

from autograder.referencefile import load
from autograder.sourcecheck import HIDDEN
from tests.support import minicourse

COURSE = Path(sys.executable).parent / "course"
ID = minicourse.ID
# by hand: 2 x, and 1.5² + 2.5² + 3.25² = 2.25 + 6.25 + 10.5625
VALUES = {
    "double of 3": 6.0,
    "double of a row": [2.0, -4.0],
    "double of a matrix": [[3.0, -4.5], [0.25, 15.5]],
    "double of ints": [6, -8, 22],
    "squares of 1, 2": 5.0,
    "squares of a column": 19.0625,
}
VISIBLE = ["double of 3", "double of a row", "squares of 1, 2"]


def build(root):
    """Build all of a course by the command; return what it printed."""
    done = subprocess.run([COURSE, "--root", root, "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A built mini course, with a data file beside its notebook."""
    root = minicourse.write(tmp_path_factory.mktemp("course"))
    (root / "source" / ID / "data.csv").write_text("1,2\n", encoding="utf-8")
    said = build(root)
    assert "mini: 10 points, 3 practice and 3 hidden checks, 2 misconceptions known by their numbers" in said
    return root


@pytest.fixture(scope="module")
def reference(course):
    """The built reference."""
    return load(course / "autograder" / "references" / f"{ID}.json", ID)


@pytest.fixture(scope="module")
def public(course):
    """The built checks.json."""
    return json.loads((course / "release" / ID / "checks.json").read_text(encoding="utf-8"))


def _checks(reference):
    return [check for cell in reference.test_cells for check in cell.checks]


def test_reference_holds_every_value(reference):
    """All checks, in order, with the values that the task asks for (worked out by hand above)."""
    assert [check.name for check in _checks(reference)] == list(VALUES)
    for check in _checks(reference):
        # exact: twice a binary fraction, and sums of such squares
        assert check.reference.value.tolist() == VALUES[check.name]


def test_reference_knows_what_is_hidden_and_how_it_is_judged(reference):
    """Hidden lines make hidden checks; options of `check` arrive, and each misconception's own number."""
    by_name = {check.name: check for check in _checks(reference)}
    assert [name for name, check in by_name.items() if not check.hidden] == VISIBLE
    assert by_name["squares of a column"].reference.rtol == 1e-6
    mistakes = {name: [(m.id, np.asarray(m.value).tolist()) for m in c.reference.mistakes] for name, c in by_name.items()}
    assert mistakes == {
        "double of 3": [("X1", 9.0)],
        "double of a row": [("X1", [1.0, 4.0])],
        "double of a matrix": [("X1", [[2.25, 5.0625], [0.015625, 60.0625]])],
        "double of ints": [("X1", [9, 16, 121])],
        "squares of 1, 2": [("X2", 3.0)],
        "squares of a column": [("X2", 0.75)],
    }


def test_reference_knows_the_notebook(reference):
    """Cells, points and order come from the reference when a submission is restored."""
    assert reference.points == 10
    assert reference.order == ("intro", "double", "try_double", "test_double", "square_sum", "test_square_sum", "summary")
    assert [(cell.id, cell.points) for cell in reference.test_cells] == [("test_double", 6), ("test_square_sum", 4)]
    assert "BEGIN HIDDEN TESTS" in reference.cell("test_double").source
    assert "raise NotImplementedError()" in reference.cell("double").source
    assert reference.seconds >= 1


def test_release_is_the_students_notebook(course):
    """Stubs instead of solutions, visible checks only, cell ids as in the source, nothing executed."""
    cells = {cell.id: cell for cell in minicourse.release(course).cells}
    assert list(cells) == [cell.id for cell in minicourse.notebook().cells]
    assert "# YOUR CODE HERE\n    raise NotImplementedError()" in cells["double"].source
    assert cells["test_double"].source.splitlines() == minicourse.TEST.splitlines()[:4]
    assert [cell.id for cell in cells.values() if cell.get("outputs")] == []
    assert (course / "release" / ID / "data.csv").read_text(encoding="utf-8") == "1,2\n"


def test_checks_json_holds_visible_checks_only(public):
    """Names of hidden checks are not even named; their number and points are."""
    assert [check["name"] for cell in public["cells"] for check in cell["checks"]] == VISIBLE
    assert [(c["id"], c["solution"], c["points"], c["hidden_checks"]) for c in public["cells"]] == [
        ("test_double", "double", 6, 2),
        ("test_square_sum", "square_sum", 4, 1),
    ]
    assert public["order"] == ["double", "try_double", "square_sum", "summary"]


def test_one_digest_joins_what_belongs_together(course, reference, public):
    """Notebook, checks.json and reference of one build carry the same digest, so that mixtures are noticed."""
    assert minicourse.release(course).metadata["kit"] == {"assignment": ID, "release": reference.release}
    assert public["release"] == reference.release


def _secrets(reference):
    """Every hidden value in each form it could travel in, and every hidden line."""
    for check in (c for c in _checks(reference) if c.hidden):
        raw = np.asarray(check.reference.value)
        for value in (raw, *(np.asarray(m.value) for m in check.reference.mistakes)):
            yield value.tobytes()
            yield base64.b64encode(value.tobytes())
            yield repr(value.tolist()).encode()
        yield check.name.encode()
    for cell in reference.test_cells:
        region = HIDDEN.search(cell.source).group(0)
        yield from (line.strip().encode() for line in region.splitlines() if line.strip())


@pytest.mark.parametrize("folder", ["release", "solutions"])
def test_nothing_hidden_gets_out(course, reference, folder):
    """No file holds a hidden value (bytes, base64, text), a hidden check's name, or a hidden line."""
    secrets = set(_secrets(reference))
    assert b"19.0625" in secrets
    for path in (p for p in (course / folder).rglob("*") if p.is_file()):
        # what JSON would hide by escaping is looked for in the unescaped text
        content = path.read_bytes() + path.read_text(encoding="utf-8").replace('\\"', '"').encode()
        assert [secret for secret in secrets if secret in content] == [], path.name


def test_no_solution_line_is_released(course):
    """The lines between the markers are in no file of the release."""
    shown = "".join(p.read_text(encoding="utf-8") for p in (course / "release").rglob("*") if p.is_file()).replace('\\"', '"')
    for line in ("result = 2 * np.asarray(x)", "return result", "total = float(np.sum(np.asarray(x) ** 2))", "return total"):
        assert line not in shown


def test_model_answer_ran_and_passed(course):
    """The model answer is executed; its practice checks all pass; no marker, hidden line, error or nbgrader mark is left."""
    path = course / "solutions" / ID / f"{ID}.ipynb"
    nb = nbformat.read(path, as_version=4)
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    cards = [o.data["text/plain"].splitlines()[0] for o in outputs if o.output_type == "display_data"]
    assert cards[0].startswith("✓ 2 of 2 practice checks pass")
    assert cards[1].startswith("✓ 1 of 1 practice checks pass")
    assert cards[2] == "mini: 2 of 2 answers done"
    assert [o for o in outputs if o.output_type == "error"] == []
    text = path.read_text(encoding="utf-8")
    assert "###" not in text
    assert "nbgrader" not in text
    assert "result = 2 * np.asarray(x)" in text


def test_no_working_file_is_left_in_the_source(course):
    """Building runs in copies: the source folder holds what it held."""
    assert sorted(p.name for p in (course / "source" / ID).iterdir()) == ["data.csv", "mini.ipynb"]


def _generated(root):
    paths = sorted(p for part in ("release", "solutions", "autograder") for p in (root / part).rglob("*") if p.is_file())
    files = {str(p.relative_to(root)): p.read_bytes() for p in paths}
    for name, content in files.items():
        if "references" in name:
            data = json.loads(content)
            data.pop("seconds")
            files[name] = json.dumps(data)
    return files


def _names(root):
    reference = load(root / "autograder" / "references" / f"{ID}.json", ID)
    return {(m.id, m.hint) for check in _checks(reference) for m in check.reference.mistakes}


@pytest.mark.long
def test_building_again_follows_every_file_of_the_bank(tmp_path):
    """One edited, one taken out, and one that comes back: each build's reference knows."""
    root = minicourse.write(tmp_path)
    double = minicourse.BANK["double"].replace("You squared it: twice", "Twice")
    for texts in ({"double": double}, minicourse.BANK):
        minicourse.write_bank(root, texts)
        build(root)
        assert _names(root) == {(m.id, m.hint) for m in minicourse.misconceptions(root)}
        assert len(_names(root)) == len(texts)


def test_building_again_gives_the_same_bytes(course, tmp_path):
    """Built again, and built elsewhere, every file is the same (but for the seconds it took)."""
    before = _generated(course)
    for part in ("course", "source", "autograder", "release", "gradebook.db", "nbgrader_config.py"):
        copy = shutil.copytree if (course / part).is_dir() else shutil.copy
        copy(course / part, tmp_path / part)
    build(tmp_path)
    assert _generated(tmp_path) == before
