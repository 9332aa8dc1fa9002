"""Plain nbgrader notebooks on the sealed engine: every score, comment and needs-manual flag as stock nbgrader's."""

import json
import shutil
import sys

import nbformat
import pytest

from tests.exactness import gradebooks
from tests.exactness.conftest import BIN, FILES, grade, run
from tests.exactness.submissions import ID, POINTS, SUBMISSIONS, TESTS

# stock nbgrader costs a second a submission; the first test waits for it
pytestmark = [pytest.mark.timeout(900), pytest.mark.long]

FULL = {name: float(POINTS[name]) for name in TESTS}
ABORTS = "the whole class stops in stock"
FAILS = "the student fails in stock; here the cell's metadata comes from the gradebook"
DIES = "the student fails in stock; here what ran before the crash counts"
UNREADABLE = "the student fails in stock at this cell; here it waits for a person, and the others are scored"
# what the kit does otherwise on purpose: why, and the automatic scores that then differ from stock's
DIFFERENT = {
    "exits": (DIES, {**FULL, "test_total": 0.0}),
    "kills-itself": (DIES, {**dict.fromkeys(FULL, 0.0), "test_add": 2.0, "test_hidden": 3.0}),
    "copied-test": (ABORTS, FULL),
    "copied-solution": (ABORTS, FULL),
    "old-schema": (ABORTS, FULL),
    "new-schema": (ABORTS, FULL),
    "ungraded": (FAILS, FULL),
    "as-solution": (FAILS, FULL),
    "unknown-cell": ("the student fails in stock; here the pasted cell is an ordinary one", FULL),
    "metadata-list": (FAILS, {name: points for name, points in FULL.items() if name != "test_add"}),
    "bad-tags": ("the student fails in stock; here they are dropped", FULL),
    "skipped-test": ("full marks in stock for a test that is skipped", {"test_add": 0.0}),
    "partial-too-much": (UNREADABLE, {"test_draw": 1.0, "test_total": 2.0}),
    "partial-infinite": (UNREADABLE, {"test_draw": 1.0, "test_total": 2.0}),
    "partial-huge-int": (UNREADABLE, {"test_draw": 1.0, "test_total": 2.0}),
}
# what stock decides by chance (whether it arrives in time); the kit's scores are always these
CHANCE = {"stderr-by-descriptor": ("what C code writes to stderr fails a test", {"test_add": 0.0, "test_hidden": 0.0})}
LISTED = {**DIFFERENT, **CHANCE}


def of(records, student):
    """The varied assignment's records of one student, by cell."""
    return {key[3]: value for key, value in records.items() if key[:2] == (ID, student)}


def test_the_class_is_varied_enough():
    """At least 36 submissions, and the table names no other."""
    assert len(SUBMISSIONS) >= 36
    assert set(LISTED) < set(SUBMISSIONS)


@pytest.mark.parametrize("student", sorted(set(SUBMISSIONS) - set(LISTED)))
def test_every_record_equals_stocks(graded, student):
    """Automatic and manual scores, flags and comments of all cells."""
    expected = of(graded.expected, student)
    assert len(expected) == len(POINTS) + 7  # graded and task cells; comments of solutions and tasks
    assert of(graded.found, student) == expected
    assert (ID, student) not in graded.failed


@pytest.mark.parametrize("student", sorted(LISTED))
def test_what_differs_is_listed(graded, student):
    """Exactly the listed cells differ, and have the listed scores."""
    scores = LISTED[student][1]
    expected, found = of(graded.expected, student), of(graded.found, student)
    differ = {cell for cell in expected if found[cell] != expected[cell]}
    assert differ == set(scores) or (student in CHANCE and differ <= set(scores))
    assert {cell: found[cell] for cell in scores} == {cell: (score, None, False) for cell, score in scores.items()}
    assert set(found) == set(expected)


def test_what_stock_fails_at_does_not_stop_the_class(graded):
    """Stock could not grade these students; the kit scored every one of them."""
    failed = {student for assignment, student in graded.failed if assignment == ID}
    assert failed == set(DIFFERENT) - {"skipped-test"}
    assert all(result["score"] is not None for result in graded.results[ID].values())


@pytest.mark.parametrize("assignment", ["ps1", "guide", *FILES])
def test_what_nbgrader_ships_is_graded_as_by_stock(graded, assignment):
    """Its quickstart course, its user guide's class and the notebooks of its own tests."""
    expected, found = (
        {key: value for key, value in records.items() if key[0] == assignment} for records in (graded.expected, graded.found)
    )
    failed = {student for name, student in graded.failed if name == assignment}
    assert {key: value for key, value in found.items() if key[1] not in failed} == {
        key: value for key, value in expected.items() if key[1] not in failed
    }
    assert {key[1] for key in found} == {key[1] for key in expected} == set(graded.results[assignment])
    assert failed == set(SHIPPED_FAILURES.get(assignment, ()))


# students of nbgrader's own files whom stock cannot grade
SHIPPED_FAILURES = {"answers": ("answer-cell-type-changed", "grade-cell-type-changed")}


def test_forgeable_points_are_counted(graded):
    """Points of plain tests, not of what a person grades."""
    assert {result["forgeable"] for result in graded.results[ID].values()} == {sum(FULL.values())}
    assert {result["points"] for result in graded.results[ID].values()} == {sum(POINTS.values())}
    assert {result["forgeable"] for result in graded.results["ps1"].values()} == {3.0}


def test_unchanged_is_not_run_again_and_a_change_is(graded, tmp_path):
    """One changed file: one student runs; then nothing does. The summary says what is forgeable."""
    root = shutil.copytree(graded.kit, tmp_path / "kit")
    before = gradebooks.records(root)
    shutil.copy(root / "release" / "ps1" / "problem1.ipynb", root / "submitted" / "solved" / "ps1")
    results = grade(root, "ps1", "--no-feedback")
    assert {name: result["status"] for name, result in results.items() if name != "solved"} == dict.fromkeys(
        set(results) - {"solved"}, "unchanged"
    )
    assert results["solved"]["status"] == "finished"
    assert {key[1] for key, value in gradebooks.records(root).items() if before[key] != value} == {"solved"}
    others = set(results) - {"solved"}
    assert all(results[name]["score"] == graded.results["ps1"][name]["score"] for name in others)
    done = run(root, BIN / "course", "grade", "ps1", "--no-feedback")
    assert done.stdout.count("unchanged") == len(results)
    points = results["solved"]["points"]
    assert f"Forgeable: 3 of {points:g} points are decided inside the student's process" in done.stdout


TIMED = "import time\nbegan = time.time()\ntime.sleep(2)\nprint(began, time.time())"


@pytest.mark.parametrize("jobs", [1, 2])
def test_as_many_run_at_once_as_jobs_say(graded, tmp_path, jobs):
    """Two submissions that note their time and sleep: they overlap with two jobs only; the records are equal."""
    root = shutil.copytree(graded.kit, tmp_path / "kit")
    before = gradebooks.records(root)
    chosen = ("solved", "lenient")
    for student in chosen:
        path = root / "submitted" / student / "ps1" / "problem1.ipynb"
        nb = nbformat.read(path, as_version=4)
        nb.cells.append(nbformat.v4.new_code_cell(TIMED))
        nbformat.write(nb, path)
    results = grade(root, "ps1", "--no-feedback", "--jobs", str(jobs))
    assert {name for name, result in results.items() if result["status"] != "unchanged"} == set(chosen)
    assert gradebooks.records(root) == before
    times = []
    for student in chosen:
        nb = nbformat.read(root / "autograded" / student / "ps1" / "problem1.ipynb", as_version=4)
        times.append([float(word) for word in nb.cells[-1].outputs[0].text.split()])
        assert results[student]["seconds"] >= 2
    (began, ended), (other_began, other_ended) = times
    assert (began < other_ended and other_began < ended) == (jobs == 2)


def test_formgraders_button_and_feedback(graded, tmp_path):
    """The same records by nbgrader's API, as formgrader's button calls it; and a feedback page for each notebook."""
    root = shutil.copytree(graded.kit, tmp_path / "kit")
    before = gradebooks.records(root)
    script = (
        "from nbgrader.apps import NbGraderAPI; from nbgrader.apps.baseapp import NbGrader; import json\n"
        "app = NbGrader(); app.initialize([], root='.'); api = NbGraderAPI(app.coursedir, parent=app)\n"
        "print(json.dumps(api.autograde('ps1', 'lenient', force=True)['success']))"
    )
    done = run(root, sys.executable, "-c", script)
    assert json.loads(done.stdout.splitlines()[-1]), done.stdout + done.stderr
    assert grade(root, "ps1", "--force", "--student", "solved")["solved"]["status"] == "finished"
    pages = [root / "feedback" / "solved" / "ps1" / f"{name}.html" for name in ("problem1", "problem2")]
    assert all(page.is_file() for page in pages)
    assert gradebooks.records(root) == before
