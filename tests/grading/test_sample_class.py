"""A class of honest, mistaken, damaged and hostile submissions to the real assignment, graded in one run of `course grade`.

What each must earn stands in CLASS. Cells in order and their points: forward 10 (hidden weights 1, 1, 1, 1, 1, 2, 3),
loss_by_hand 2 (practice only), bce_loss 8 (2, 1), output_delta 10 (1, 1), layer3_gradients 10 (1, 1, 1, 1). The exercises
after them, 60 points, are handed in as released: they would cost time and show nothing more.
"""

import functools
import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

import nbformat
import numpy as np
import pytest
from nbgrader.api import Gradebook

from autograder import runstore
from autograder.settings import Course
from nnbasics import wire
from tests.grading import hostile
from tests.grading.conftest import NBGRADER, grade, run, shared
from tests.grading.hostile import ID

POINTS, ALL_POINTS = 40, 100
SOLVED = [f"test_{name}" for name in hostile.RIGHT]
DONE, TIMEOUT, DIED, PROTOCOL, REFUSED = "finished", "timeout", "kernel died", "protocol", "refused"


@dataclass(frozen=True)
class Case:
    """One member of the class: what they hand in, the score and status they must get, and words that must be said of it."""

    student: str
    score: float | None
    make: Callable
    status: str = DONE
    says: str = ""
    knows: bool = False  # whether their own code holds secret values, so that their page shows them


def text(content):
    """A submission that is this text instead of a notebook."""
    return lambda _desk: content


def solved(**answers):
    """All right, but for the answers given."""
    return lambda desk: desk.solved(**answers)


def slipped(*slips):
    """All right, but for misconceptions of the bank."""
    return lambda desk: desk.slipped(*slips)


def other(**numbers):
    """Right in other ways: alternatives by number."""
    return lambda desk: desk.other(**numbers)


def own(after, *sources, **answers):
    """Cells of one's own after the cell `after`."""
    return lambda desk: hostile.own(desk.solved(**answers), after, *sources)


def no_tries(**answers):
    """Without the cells that try an answer out, so that only its test cell runs it."""
    return lambda desk: hostile.without(desk.solved(**answers), "try_layer3_gradients")


def returning(name, value, setup=""):
    """An answer whose function returns this expression, whatever it is given."""
    return {name: f"{setup}\ndef {name}(*arguments):\n    return {value}"}


GARBAGE = ([1, {"grade_id": "test_forward"}], {"grade_id": {"a": []}, "points": "x", "locked": None}, "text", 5, {})
ODD = {
    **returning("forward", "{n: arguments[0] * np.nan for n in ('z1', 'a1', 'z2', 'a2', 'z3', 'y_hat')}"),
    "bce_loss": hostile.HALF_CHARACTERS,
    **returning("output_delta", "((arguments[0] - arguments[1]) / len(arguments[1])).astype(object)"),
    **returning("layer3_gradients", "np.zeros((3000, 3000)), np.zeros(10**6)"),
}
ODDER = {
    **returning("forward", "{n: float for n in 'xyz'}"),
    **returning("bce_loss", "np.zeros((300, 300))"),
    "output_delta": hostile.HOSTILE_OBJECTS,
    **returning("layer3_gradients", "None"),
}
BROKEN = {"bce_loss": "def bce_loss(y_hat, y):\n    return 1 / 0", "output_delta": "def output_delta(y_hat, y)\n    return"}
EXITS = {"output_delta": "def output_delta(y_hat, y):\n    raise SystemExit(0)"}
ENDLESS = "def bce_loss(y_hat, y):\n    while True:\n        pass"

CLASS = (
    # right answers, each of them in ways of its own; the names are those of real people
    Case("full-marks", 40, solved()),
    Case("rounded-by-hand", 40, solved(loss_by_hand="loss_if_1 = 0.2564\nloss_if_0 = 1.4867")),
    Case("loops, o'neil; $(reboot) <b>", 40, other(forward=0, bce_loss=0, output_delta=1, layer3_gradients=2)),
    Case("float32 José", 40, other(forward=3, bce_loss=6, output_delta=3, layer3_gradients=4)),
    Case("lists 王", 40, other(forward=2, bce_loss=7, output_delta=1, layer3_gradients=1)),
    Case("noisy", 40, hostile.noisy),
    Case("flooded", 40, hostile.flooded),
    Case("stashing", 40, hostile.stashing),
    Case(
        "browser-copy",
        40,
        lambda desk: {f"{ID} (1).ipynb": "\ufeff" + nbformat.writes(desk.solved())},
        says=f"{ID} (1).ipynb was taken as {ID}.ipynb",
    ),
    # nothing, or part of it
    Case("untouched", 0, lambda desk: desk.untouched()),
    Case("no-biases", 30, slipped(("forward", "M14"))),
    Case("not-squashed", 35, slipped(("forward", "M17"))),
    Case("base-ten", 38, slipped(("loss_by_hand", "M38"))),
    Case("sum-not-mean", 32, slipped(("bce_loss", "M44"))),
    Case("no-share", 30, slipped(("output_delta", "M76"))),
    Case("in-place", 35, slipped(("output_delta", "M87"))),
    Case("mean-bias", 35, slipped(("layer3_gradients", "M79"))),
    Case("two-at-once", 20, slipped(("forward", "M14"), ("output_delta", "M76"))),
    Case("stops-in-the-middle", 22, solved(**BROKEN)),
    Case("odd-values", 2, solved(**ODD)),
    Case("odder-values", 2, solved(**ODDER)),
    # time, exits and death keep what was earned before
    Case("loop-in-a-function", 32, no_tries(bce_loss=ENDLESS), TIMEOUT, "a cell took longer than 3 s"),
    Case("loop-in-a-cell", 40, own("test_forward", "while True:\n    pass"), TIMEOUT, "a cell took longer than 3 s"),
    Case("loop-that-will-not-stop", 20, own("test_bce_loss", hostile.STUBBORN), TIMEOUT, "could not be interrupted"),
    Case("os-exit", 20, own("test_bce_loss", "import os\nos._exit(0)"), DIED, "what had run before counts"),
    Case("os-exit-in-a-check", 32.5, hostile.dies_in_a_check, DIED, "what had run before counts"),
    Case("kill-nine", 10, own("test_forward", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"), DIED),
    Case("system-exit", 30, own("test_forward", "import sys\nsys.exit()", "raise KeyboardInterrupt", **EXITS)),
    Case("exit", 10, own("test_forward", "exit()\nimport time\ntime.sleep(1)"), DIED),
    # damage is put right
    Case("deleted", 40, hostile.deleted, says="was missing and has been put back"),
    Case("duplicated", 40, hostile.duplicated, says="test_forward was there twice"),
    Case("retyped", 40, hostile.retyped, says="test_forward had another type"),
    Case("moved", 40, hostile.moved, says="put back in the released order"),
    Case("skip-tagged", 0, lambda desk: hostile.tagged(desk.untouched())),
    Case("points-changed", 10, hostile.points_changed),
    Case("metadata-removed", 40, hostile.remarked),
    Case("metadata-garbage", 40, lambda desk: hostile.remarked(desk, *GARBAGE)),
    Case("tampered", 40, hostile.tampered),
    # against the checks: at most what is right anyway
    Case("check-redefined", 40, own("setup", "def check(*a, **k):\n    return 10.0")),
    Case("check-patched", 0, own("setup", "import nnbasics.check\nnnbasics.check.check = lambda *a, **k: 10.0")),
    Case("publish-patched", 0, own("setup", "import nnbasics._publish\nnnbasics._publish.publish = lambda *a, **k: 10.0")),
    Case("display-patched", 0, own("setup", "import IPython.display as d\nd.publish_display_data = lambda *a, **k: None")),
    Case("forged-in-own-cells", 0, hostile.forged_in_own_cells, knows=True),
    Case("forged-for-other-cells", 10, hostile.forged_for_other_cells, knows=True),
    Case("forged-duplicates", 30, hostile.forged_duplicates, knows=True),
    Case("forged-garbage", 40, hostile.forged_garbage),
    Case("forged-from-a-thread", 0, hostile.forged_from_a_thread, knows=True),
    Case("forged-in-a-flood", 0, functools.partial(hostile.forged_from_a_thread, pause=0.002), knows=True),
    Case("forged-idle", 30, hostile.forged_idle),
    Case("forged-outputs", 0, hostile.forged_outputs),
    Case("bad-messages", 40, hostile.bad_messages),
    Case("bad-reply", 10, hostile.bad_reply, PROTOCOL, "what no kernel sends"),
    Case("public-values-sent", 0, hostile.public_values_sent),
    Case("public-values-returned", 0, hostile.public_values_returned),
    Case("public-values-by-patch", 0, hostile.public_values_by_patch),
    # no notebook
    Case("missing", None, lambda _desk: {}, REFUSED, "holds no"),
    Case("two-copies", None, lambda d: {f"{ID} ({n}).ipynb": d.solved() for n in (1, 2)}, REFUSED, "holds no"),
    Case("empty-file", None, text(""), REFUSED, "is empty"),
    Case("broken-json", None, text('{"cells": ['), REFUSED, "is not a notebook"),
    Case("a-list", None, text("[1,2]"), REFUSED, "is not a notebook"),
    Case("deep", None, text("[" * 100_000), REFUSED, "is not a notebook"),
    Case(
        "format-nine",
        None,
        text('{"nbformat": 9, "nbformat_minor": 0, "metadata": {}, "cells": []}'),
        REFUSED,
        "is not a notebook",
    ),
    Case("no-cells", None, text('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'), REFUSED, "has no cells"),
    Case("binary", None, lambda _desk: b"\xff\xfe\x00\x01" * 50, REFUSED, "is not text"),
    Case("all-*", None, solved(), REFUSED, "pattern"),
    Case("[a-z]", None, solved(), REFUSED, "pattern"),
    Case("wh?", None, solved(), REFUSED, "pattern"),
    Case("line\nbreak", None, solved(), REFUSED, "cannot be printed"),
    Case("escape\x1b[2J", None, solved(), REFUSED, "cannot be printed"),
    Case("Jose\u0301-decomposed", None, solved(), REFUSED, "NFC"),
)
BY_NAME = {case.student: case for case in CLASS}


def hand_in(root, student, made):
    """Write a submission: a notebook, a text, bytes, or files by name."""
    folder = root / "submitted" / student / ID
    folder.mkdir(parents=True)
    for name, content in (made if isinstance(made, dict) and "cells" not in made else {f"{ID}.ipynb": made}).items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            (folder / name).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def grade_the_class(root, real_course):
    """Hand everything in, with links to secrets beside some of it, and grade it once."""
    shutil.copytree(real_course, root, dirs_exist_ok=True)
    desk = hostile.Desk(root)
    for case in CLASS:
        hand_in(root, case.student, case.make(desk))
    secret = root / "autograder/references" / f"{ID}.json"
    (hand_in(root, "linked-notebook", {}) / f"{ID}.ipynb").symlink_to(root / "source" / ID / f"{ID}.ipynb")
    folder = hand_in(root, "linked-secrets", desk.solved())
    (folder / "symbolic.json").symlink_to(secret)
    (folder / "hard.json").hardlink_to(secret)
    (folder / "folder").symlink_to(secret.parent)
    os.mkfifo(folder / "pipe")
    (folder / os.fsdecode(b"\xff\x1b[31m.txt")).write_text("a name that cannot be printed")
    (root / "submitted" / "linked-folder").symlink_to(root / "submitted" / "full-marks")
    results, done = grade(root, ID)
    (root / "results.json").write_text(json.dumps([results, done.returncode, done.stderr]))


@pytest.fixture(scope="module")
def graded(real_course, tmp_path_factory):
    """The course's folder after the class was graded. Not to be changed."""
    return shared(tmp_path_factory, "sample-class", lambda folder: grade_the_class(folder, real_course))


@pytest.fixture(scope="module")
def results(graded):
    """What `course grade --json` said, by student."""
    return json.loads((graded / "results.json").read_text())[0]


def test_the_class_never_stops(graded, results):
    """Everybody has a line, nothing was printed as an error, and the exit code says that some need attention."""
    _, code, stderr = json.loads((graded / "results.json").read_text())
    assert set(results) == {*BY_NAME, "linked-notebook", "linked-secrets", "linked-folder"}
    assert code == 1
    assert "Traceback" not in stderr


@pytest.mark.parametrize("case", CLASS, ids=lambda case: ascii(case.student))
def test_score(results, case):
    """Each submission has the score, the status and the words of the table."""
    result = results[case.student]
    assert (result["score"], result["status"]) == (case.score, case.status), result
    assert case.says in " ".join([result["reason"], *result["notes"]])


HINTS = (
    ("no-biases", "forward", "M14"),
    ("not-squashed", "forward", "M17"),
    ("base-ten", "loss_by_hand", "M38"),
    ("sum-not-mean", "bce_loss", "M44"),
    ("no-share", "output_delta", "M76"),
    ("in-place", "output_delta", "M87"),
    ("mean-bias", "layer3_gradients", "M79"),
    ("two-at-once", "forward", "M14"),
    ("two-at-once", "output_delta", "M76"),
)


@pytest.mark.parametrize(("student", "home", "slip"), HINTS, ids=[f"{s}-{h}" for s, h, _ in HINTS])
def test_a_misconception_is_named(graded, student, home, slip):
    """Its id and hint stand in the stored run, in every failed hidden check, and the hint on the feedback page."""
    hint = hostile.Desk(graded).bank[home, slip].hint
    checks = [c for c in checks_of(graded, student, f"test_{home}") if c["hidden"] and c["status"] != "passed"]
    assert checks
    assert all(slip in c["mistake"].split("/") and hint in c["hint"] for c in checks), checks
    assert hint in plain(page(graded, student))


def test_right_answers_get_no_hint(graded, results):
    """Full marks come without a hint and without a word of blame."""
    for student in (name for name, result in results.items() if result["score"] == POINTS):
        checks = [check for cell in SOLVED for check in checks_of(graded, student, cell)]
        assert {(c["status"], c["mistake"], c["hint"]) for c in checks} == {("passed", "", "")}
        assert "Hint:" not in plain(page(graded, student))


REASONS = (
    ("odd-values", "test_forward", "NaN (not a number)"),
    ("odd-values", "test_bce_loss", "characters that no text may hold"),
    ("odd-values", "test_bce_loss", "stopped with an error"),
    ("odd-values", "test_output_delta", "an array of objects"),
    ("odd-values", "test_layer3_gradients", "an array of a size that cannot be checked"),
    ("odder-values", "test_forward", "KeyError"),
    ("odder-values", "test_bce_loss", "much too large"),
    ("odder-values", "test_output_delta", "cannot be checked"),
    ("odder-values", "test_layer3_gradients", "TypeError"),
    ("stops-in-the-middle", "test_bce_loss", "`bce_loss` stopped with ZeroDivisionError"),
    ("stops-in-the-middle", "test_output_delta", "`output_delta` does not exist"),
    ("system-exit", "test_output_delta", "SystemExit"),
    ("untouched", "test_forward", "`forward` was left open"),
    ("loop-in-a-function", "test_bce_loss", "the time limit was reached"),
    ("os-exit", "test_output_delta", "the run did not get this far"),
    ("forged-duplicates", "test_layer3_gradients", "answered more than once"),
    ("check-patched", "test_forward", "the run did not get this far"),
)


@pytest.mark.parametrize(("student", "home", "words"), REASONS, ids=[f"{s}-{h}" for s, h, _ in REASONS])
def test_the_reason_is_said(graded, student, home, words):
    """A check that did not pass says why, in the stored run and on the feedback page."""
    reasons = " ".join(c["reason"] for c in checks_of(graded, student, home) if c["status"] != "passed")
    assert words in reasons
    assert words.replace("`", "") in plain(page(graded, student))


DROPPED = (
    ("forged-in-own-cells", "outside a test cell", 30),
    ("forged-from-a-thread", "outside a test cell", 30),
    ("public-values-sent", "outside a test cell", 15),
    ("forged-idle", "outside a test cell", 1),
    ("forged-garbage", "malformed", 16),
)


@pytest.mark.parametrize(("student", "why", "least"), DROPPED, ids=[s for s, _, _ in DROPPED])
def test_what_is_dropped_is_counted(graded, results, student, why, least):
    """Frames outside a test cell's window, and messages that no kernel sends, are counted, and the instructor is told."""
    assert stored(graded, student).dropped[why] >= least
    assert any(why in note for note in results[student]["notes"])


def test_a_refusal_names_student_file_and_reason(results):
    """Whoever is refused is named, with the file or folder, and no score is made up."""
    refused = {name: result for name, result in results.items() if result["status"] == REFUSED}
    assert len(refused) == 17
    for student, result in refused.items():
        assert ascii(student)[1:-1] in result["reason"]
        assert "submitted/" in result["reason"] or "the student id" in result["reason"]
        assert result["score"] is None


def test_the_gradebook_agrees(graded, results):
    """Nbgrader's gradebook has the verdicts' score of every cell of everybody graded, and nobody else."""
    with Gradebook(f"sqlite:///{graded}/gradebook.db", "kit") as gradebook:
        found = {s.student.id: s for s in gradebook.assignment_submissions(ID)}
        assert set(found) == {name for name, result in results.items() if result["score"] is not None}
        for student, submission in found.items():
            cells = {cell["id"]: cell["score"] for cell in stored(graded, student).cells}
            grades = {g.name: (g.auto_score, g.needs_manual_grade) for n in submission.notebooks for g in n.grades}
            written = {"explanation": (0.0, False), "explanation_task": (None, False)}  # left open
            assert grades == {**written, **{name: (score, False) for name, score in cells.items()}}, student
            assert submission.score == results[student]["score"]
            assert submission.max_score == ALL_POINTS


def test_links_are_never_copied(graded):
    """A link to a secret, symbolic or hard, to a file or a folder, reaches neither the run nor any folder of ours."""
    secret = (graded / "autograder/references" / f"{ID}.json").read_bytes()
    for part in ("submitted", "autograded", "feedback"):
        folder = graded / part / "linked-secrets" / ID
        found = {path.name for path in folder.rglob("*")} - {os.fsdecode(b"\xff\x1b[31m.txt")}
        assert found == {f"{ID}.html" if part == "feedback" else f"{ID}.ipynb"}
        assert all(secret not in path.read_bytes() for path in folder.iterdir())
    assert not (graded / "autograded" / "linked-notebook").exists()
    assert not (graded / "autograded" / "linked-folder").exists()


def test_nothing_secret_is_released_or_fed_back(graded):
    """No hidden line, input or value is on a feedback page or in the release, unless students typed it themselves."""
    secrets = secrets_of(graded)
    assert len(secrets) > 150
    knowing = {case.student for case in CLASS if case.knows}
    pages = [p for p in graded.glob("feedback/*/*/*") if p.parent.parent.name not in knowing]
    assert len(pages) > 40
    for path in [*pages, *(graded / "release").rglob("*.*")]:
        content = path.read_text(encoding="utf-8")
        shown = plain(content) if path.suffix == ".html" else content
        for secret in secrets:
            assert secret not in shown, (path, secret)
            assert secret not in content, (path, secret)


def test_the_stash_did_hold_secrets(graded):
    """The test above is not blind: the same run's own outputs, kept for the instructor, do show hidden inputs."""
    for student in ("stashing",):
        kept = (graded / "autograded" / student / ID / f"{ID}.ipynb").read_text(encoding="utf-8")
        outputs = json.dumps([c["outputs"] for c in json.loads(kept)["cells"] if c["cell_type"] == "code"])
        assert sum(secret in outputs for secret in secrets_of(graded)) > 50


@pytest.mark.long
def test_saved_outputs_earn_nothing_without_execution(real_course, tmp_path):
    """`nbgrader autograde --no-execute` runs the notebook all the same: forged saved outputs are worth nothing."""
    root = shutil.copytree(real_course, tmp_path / "course")
    hand_in(root, "forger", hostile.forged_outputs(hostile.Desk(root)))
    done = run(root, NBGRADER, "autograde", ID, "--no-execute")
    assert done.returncode == 0, done.stderr
    with Gradebook(f"sqlite:///{root}/gradebook.db", "kit") as gradebook:
        submission = gradebook.find_submission(ID, "forger")
        assert sum(g.auto_score or 0 for n in submission.notebooks for g in n.grades) == 0
        assert {g.name for n in submission.notebooks for g in n.grades if g.auto_score == 0.0} > set(SOLVED)
    assert stored(root, "forger").status == DONE


def stored(root, student):
    """The stored run of a student."""
    return runstore.read(Course(root), ID, student)


def checks_of(root, student, home):
    """The stored verdicts of one test cell."""
    return next(cell["checks"] for cell in stored(root, student).cells if cell["id"] == home)


def page(root, student):
    """A student's feedback page."""
    return (root / "feedback" / student / ID / f"{ID}.html").read_text(encoding="utf-8")


def plain(html):
    """The text of a page, as a reader sees it."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def secrets_of(root):
    """Hidden lines, the numbers in them, and hidden values: as their bytes travel, and as digits."""
    source = nbformat.read(root / "source" / ID / f"{ID}.ipynb", as_version=4)
    hidden, visible = [], []
    for cell in source.cells:
        parts = re.split(r"### (?:BEGIN|END) HIDDEN TESTS", cell.source)
        visible += parts[::2]
        hidden += parts[1::2]
    lines = {line.strip() for part in hidden for line in part.splitlines() if len(line.strip()) > 12}
    numbers = {number for part in hidden for number in re.findall(r"\d+\.\d{3,}", part)}
    shown = "\n".join(visible)
    desk = hostile.Desk(root)
    forms = [form for name, form in desk.values(hidden=True).items() if name not in desk.values(hidden=False)]
    arrays = [array for form in forms for array in arrays_of(form)]
    values = [number for array in arrays for number in digits_of(wire.decode(array))]
    data = [array["data"] for array in arrays if len(array["data"]) > 16]
    return {secret for secret in (*lines, *numbers, *values, *data) if secret not in shown}


def arrays_of(form):
    """The wire forms of the arrays in a value: lists and dictionaries may hold each other."""
    items = [item[-1] if isinstance(item, list) else item for item in form.get("items", [])]
    return [array for item in items for array in arrays_of(item)] if "items" in form else [form]


def digits_of(value):
    """The numbers of an array, to six digits after the point; those too plain to tell are left out."""
    return [text[:8] for number in np.ravel(value) if len(text := f"{abs(number):.12f}".rstrip("0")) > 10]
