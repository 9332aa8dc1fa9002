"""`autograder.grade_notebook`: the scores of `course grade`, from Python, without a course or a gradebook."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import autograder
from autograder import demo, runstore
from autograder.referencefile import BadReference
from autograder.settings import Course
from tests.grading.conftest import LIMITS, grade, run
from tests.support import minicourse, weaker
from tests.support.turns import one_at_a_time

pytestmark = pytest.mark.long

SHORT = autograder.Limits(seconds=12, cell_seconds=2)
READS = "from pathlib import Path\nfound = [p for p in Path.cwd().rglob('*') if p.is_file()]\n"


@pytest.fixture
def reference(mini_course):
    """The mini course's reference file; not to be changed."""
    return mini_course / "autograder/references/mini.json"


@pytest.fixture
def hand_in(mini_course, tmp_path):
    """`hand_in(**answers)`: write a notebook, right but for the answers given, into a folder that is no course; its path."""

    def write(**answers):
        nb = minicourse.solve(minicourse.release(mini_course), minicourse.RIGHT | answers)
        return minicourse.submit(tmp_path / "elsewhere", "ada", nb)

    return write


def test_importing_the_package_loads_nothing_slow():
    """`import autograder` alone loads neither nbgrader nor NumPy, and knows what it offers."""
    script = "import autograder, sys; print(*{name.split('.')[0] for name in sys.modules}); dir(autograder)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"nbgrader", "numpy", "pydantic", "nbformat", "asyncio"}.isdisjoint(done.stdout.split())
    assert {"grade_notebook", "Report", "Limits"} <= set(dir(autograder))
    with pytest.raises(AttributeError, match=r"no attribute 'grade'; it offers .*grade_notebook"):
        _ = autograder.grade


def test_scores_and_verdicts_are_those_of_course_grade(real_course, tmp_path):
    """The sample class, graded by the command and then by four threads at once: every status, score and verdict is equal."""
    root = shutil.copytree(real_course, tmp_path / "course")
    course = Course(root)
    material = demo.Material(course, demo.ASSIGNMENT)
    paths = {student.name: demo.hand_in(course, student, material) for student in demo.CLASS}
    results, _ = grade(root, demo.ASSIGNMENT)

    def api(path):
        limits = autograder.Limits(**LIMITS)
        return autograder.grade_notebook(path, str(course.reference(demo.ASSIGNMENT)), limits=limits)

    with ThreadPoolExecutor(4) as pool:
        reports = dict(zip(paths, pool.map(api, paths.values()), strict=True))
    assert len({report.status for report in reports.values()}) == 4
    for student, report in reports.items():
        assert (report.status, report.score) == (results[student]["status"], results[student]["score"]), student
        kept = runstore.read(course, demo.ASSIGNMENT, student)
        cells = report.as_dict()["cells"]
        assert all(check.pop("passed") == (check["status"] == "passed") for cell in cells for check in cell["checks"])
        stored = [{k: v for k, v in cell.items() if k != "fingerprint"} for cell in (kept.cells if kept else [])]
        assert cells == stored, student
        assert list(report.notes) == (kept.remarks if kept else [])


def test_a_report_is_json_and_readable(hand_in, reference):
    """`as_dict` survives JSON; the text names score, verdicts and hints, and no number of a hidden check."""
    squared = "import numpy as np\ndef double(x):\n    return np.asarray(x) ** 2"
    report = autograder.grade_notebook(hand_in(double=squared), reference)
    assert json.loads(json.dumps(report.as_dict())) == report.as_dict()
    assert (report.assignment, report.score, report.points, report.status) == ("mini", 4, 10, "finished")
    assert str(report).startswith("mini: 4 of 10 points, finished in ")
    assert "Hint: You squared it: twice a number is the number plus itself." in str(report)
    assert [check.passed for check in report.cells[1].checks] == [True, True]
    hidden = [check for check in report.cells[0].checks if check.hidden]
    assert {check.mistake for check in hidden} == {"X1"}
    assert all(check.detail not in str(report) for check in hidden if check.detail)


def test_a_loop_ends_at_the_limit_and_keeps_what_was_earned(hand_in, reference):
    """A limit given by keyword binds: the loop costs its own cell only."""
    report = autograder.grade_notebook(hand_in(square_sum="while True: pass"), reference, limits=SHORT)
    assert (report.status, report.score) == ("timeout", 6)
    assert "a cell took longer than 2 s" in str(report)


BROKEN = {
    "empty": (b" \n", "is empty"),
    "cut off": (b'{"cells": [', "is not a notebook"),
    "no text": (b"\x89PNG\xff\xfe", "is not text"),
    "no cells": (b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "has no cells"),
    "a list": (b"[]", "is not a notebook"),
    "nested": (b"[" * 100_000, "is not a notebook"),
    "cells are numbers": (b'{"cells": 7, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "elsewhere.ipynb"),
}


@pytest.mark.parametrize(("content", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_not_raised(tmp_path, reference, content, words):
    """What is no notebook has the status "refused", no score, and says file, reason and next step."""
    path = tmp_path / "elsewhere.ipynb"
    path.write_bytes(content)
    report = autograder.grade_notebook(path, reference)
    assert (report.status, report.score, report.cells, report.isolation) == ("refused", None, (), "")
    assert str(path) in report.detail
    assert words in report.detail
    assert "not scored" in str(report)


def test_a_pipe_is_refused_at_once(tmp_path, reference):
    """A file that would never end to be read is not opened."""
    os.mkfifo(tmp_path / "pipe.ipynb")
    assert "is not a regular file" in autograder.grade_notebook(tmp_path / "pipe.ipynb", reference).detail


def test_odd_cells_are_put_right_and_said(hand_in, reference):
    """A notebook whose cells are garbage is restored: never an exception, only the unanswered cells cost points."""
    path = hand_in()
    nb = json.loads(path.read_text())
    nb["cells"] += [{"cell_type": "code", "metadata": {"nbgrader": 5}, "source": ["1"]}, nb["cells"][1]]
    del nb["cells"][3]
    path.write_text(json.dumps(nb))
    before = path.read_bytes()
    report = autograder.grade_notebook(path, reference)
    assert (report.status, report.score) == ("finished", 10)
    assert any("was missing and has been put back" in note for note in report.notes)
    assert path.read_bytes() == before


def test_files_beside_the_notebook_are_read_only_where_asked(hand_in, reference):
    """Another student's file in the same folder is out of reach; a folder that is named is copied."""
    path = hand_in(double=READS + "import numpy as np\ndouble = lambda x: len(found) * np.asarray(x)")
    for name in ("one.txt", "two.txt"):
        (path.parent / name).write_text("data")
    assert autograder.grade_notebook(path, reference).score == 4
    assert autograder.grade_notebook(path, reference, folders=[path.parent]).score == 10


def test_folders_with_more_than_the_disk_holds_are_not_copied(hand_in, reference):
    """Their sum is known before a byte is copied; the report says which setting it is."""
    path = hand_in()
    for n in range(4):
        with (path.parent / f"{n}.bin").open("wb") as file:
            file.truncate(19_000_000)
    report = autograder.grade_notebook(path, reference, folders=[path.parent])
    assert (report.status, report.score) == ("internal", None)
    assert "`disk_mb`" in report.detail
    larger = autograder.Limits(disk_mb=96)
    assert autograder.grade_notebook(path, reference, folders=[path.parent], limits=larger).score == 10


def test_wrong_use_says_file_reason_and_next_step(hand_in, reference, tmp_path):
    """Missing or damaged files of the caller's own are exceptions; each message says what to do."""
    path = hand_in()
    with pytest.raises(FileNotFoundError, match=r"nobody\.ipynb does not exist\. Give the path"):
        autograder.grade_notebook(tmp_path / "nobody.ipynb", reference)
    with pytest.raises(FileNotFoundError, match=r"nowhere is not a folder\. Give folders"):
        autograder.grade_notebook(path, reference, folders=[tmp_path / "nowhere"])
    with pytest.raises(BadReference, match=r"no reference for '05-x'.*Build it: course build 05-x"):
        autograder.grade_notebook(path, tmp_path / "05-x.json")
    with pytest.raises(BadReference, match=r"\(looked at nope\.json\)"):
        autograder.grade_notebook(path, "nope.json")
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "mini.json").write_text("{")
    with pytest.raises(BadReference, match=r"/references/mini\.json is damaged"):
        autograder.grade_notebook(path, tmp_path / "references" / "mini.json")
    for content in (b"{", b"\xff", b"[]"):
        (tmp_path / "mini.json").write_bytes(content)
        with pytest.raises(BadReference, match="Build it again: course build mini"):
            autograder.grade_notebook(path, tmp_path / "mini.json")
    with pytest.raises(BadReference, match="cannot be read"):
        autograder.grade_notebook(path, tmp_path)
    with pytest.raises(ValueError, match="isolation is 'half'"):
        autograder.grade_notebook(path, reference, isolation="half")


def test_it_works_inside_a_running_event_loop(hand_in, reference):
    """As in a notebook of the instructor's, where a loop runs already."""

    async def cell():
        return autograder.grade_notebook(hand_in(), reference)

    assert asyncio.run(cell()).score == 10


BOTH = """
import sys, autograder
try:
    autograder.grade_notebook(*sys.argv[1:], isolation="full")
except RuntimeError as error:
    print(type(error).__name__, error)
print(autograder.grade_notebook(*sys.argv[1:]).isolation)
"""


def test_the_isolation_is_the_callers_choice(hand_in, reference, tmp_path):
    """Where namespaces are forbidden "full" raises with the way out, and "auto" gives landlock."""
    with one_at_a_time():
        done = run(tmp_path, *weaker.command("namespaces", sys.executable, "-c", BOTH, hand_in(), reference))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("IsolationError isolation 'full' is not possible here")
    assert "sysctl user.max_user_namespaces" in done.stdout
    assert done.stdout.endswith("\nlandlock\n")
