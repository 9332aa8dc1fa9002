"""While the notebooks of a plain assignment run, its gradebook is free; a grader that is killed then leaves nothing in it."""

import contextlib
import shutil
import sqlite3

import nbformat
import pytest

from autograder import plain
from autograder.host import Host
from autograder.settings import Course
from tests.grading.conftest import COURSE, grade
from tests.grading.test_going_on import gradebook
from tests.support import minicourse, processes

ID = "plainly"
STUDENTS = ["ada", "ben", "cat"]
WAITS = "import subprocess\nsubprocess.run(['sleep', '600'])"


def notebook(*own):
    """An assert of three points on `double`, and cells of one's own."""
    test = minicourse.test_cell("test_double", "assert double(2) == 4", 3)
    cells = [minicourse.solution_cell("double", minicourse.SOLUTION), test, *map(minicourse.new_code_cell, own)]
    return nbformat.v4.new_notebook(cells=cells, metadata=minicourse.notebook().metadata)


def hand_in(root, *own):
    """All students hand the same in."""
    for student in STUDENTS:
        folder = root / "submitted" / student / ID
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        nbformat.write(notebook(*own), folder / f"{ID}.ipynb")


@pytest.fixture
def course(mini):
    """The mini course with a plain assignment, released."""
    (mini / "source" / ID).mkdir()
    nbformat.write(notebook(), mini / "source" / ID / f"{ID}.ipynb")
    done, log = Host(Course(mini)).generate_assignment(ID)
    assert done, log
    return mini


@pytest.mark.parametrize("jobs", [1, 2])
def test_others_can_write_while_notebooks_run(course, monkeypatch, jobs):
    """Whoever saves a mark in formgrader waits for no student's notebook."""
    hand_in(course)
    stock, free = plain.run_plainly, []

    def asking(*given):
        # a lock that is let go of only when this notebook has run outlasts any waiting here
        with contextlib.closing(sqlite3.connect(course / "gradebook.db", timeout=20, isolation_level=None)) as book:
            book.execute("BEGIN IMMEDIATE")
            book.execute("ROLLBACK")
        free.append(given[2]["student"])
        return stock(*given)

    monkeypatch.setattr(plain, "run_plainly", asking)
    results = list(plain.grade_class(Course(course), ID, STUDENTS, jobs=jobs))
    assert sorted(free) == STUDENTS
    assert {one.student: (one.status, one.score) for one in results} == dict.fromkeys(STUDENTS, ("finished", 3.0))


@pytest.mark.long
def test_a_kill_while_notebooks_run_leaves_no_submission(course, start):
    """Nobody is in the gradebook with nothing scored; the same command grades them all."""
    hand_in(course, WAITS)
    process = start(course, COURSE, "grade", ID, "--jobs", "2")
    assert processes.wait_until(lambda: len(processes.below(process.pid, "sleep")) == 2)
    running = processes.below(process.pid)
    process.kill()
    process.communicate(timeout=60)
    assert processes.wait_until(lambda: not any(map(processes.runs, running)))
    with gradebook(course) as book:
        assert book.assignment_submissions(ID) == []
    hand_in(course)
    results, done = grade(course, ID)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == dict.fromkeys(STUDENTS, ("finished", 3.0))
    assert done.returncode == 0
