"""A notebook that has run is sanitized and graded in memory: with the results of nbgrader's two passes over files."""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import ahead, host
from autograder.grading import grade_class
from autograder.settings import Course
from tests.support import minicourse

ID = minicourse.ID
CLASS = {
    "right": dict(minicourse.RIGHT),
    "half": {**minicourse.RIGHT, "square_sum": "def square_sum(x):\n    print('é', 3)\n    return 0.0"},
    "broken": {**minicourse.RIGHT, "square_sum": "def square_sum(x):\n    raise ValueError(x)"},
    "gone": {**minicourse.RIGHT, "square_sum": "import os\nos._exit(3)"},
}


@pytest.fixture
def graded(mini_course, tmp_path, monkeypatch):
    """grade(name, passes): a copy of the course with CLASS graded in so many passes: grades, and notebooks by student."""
    kinds = {1: host.InOnePass, 2: host.Autograde}

    def grade(passes):
        root = shutil.copytree(mini_course, tmp_path / f"passes-{passes}")
        for student, answers in CLASS.items():
            path = minicourse.submit(root, student, minicourse.solve(minicourse.release(root), answers))
            (path.parent / "data.txt").write_text("1 2 3")
        monkeypatch.setattr(host, "InOnePass", kinds[passes])
        course = Course(root)
        statuses = {one.student: one.status for one in grade_class(course, ID, list(CLASS), jobs=2)}
        assert statuses == {"right": "finished", "half": "finished", "broken": "finished", "gone": "kernel died"}
        return grades(root), {student: course.autograded(student, ID).read_text() for student in CLASS}

    return grade


def grades(root):
    """Everything that the gradebook says of the class, but when it was handed in."""
    with Gradebook(f"sqlite:///{root}/gradebook.db", "kit") as book:
        return {
            (submission.student.id, entry.name): [getattr(entry, name) for name in fields]
            for submission in book.assignment_submissions(ID)
            for notebook in submission.notebooks
            for entries, fields in (
                (notebook.grades, ("auto_score", "manual_score", "extra_credit", "needs_manual_grade", "score", "max_score")),
                (notebook.comments, ("auto_comment", "manual_comment")),
            )
            for entry in entries
        }


def comparable(text):
    """A graded notebook without ids that are drawn at random and without clock times."""
    nb = nbformat.reads(text, as_version=4)
    for cell in nb.cells:
        if "nbgrader" not in cell.metadata:
            del cell["id"]
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("metadata", {}).pop("seconds", None)
    return nb


def test_one_pass_writes_what_two_passes_write(graded):
    """Grades, comments and graded notebooks, of right, wrong, failing and ending submissions."""
    (one, notebooks), (two, twice) = graded(1), graded(2)
    assert one == two
    assert len({tuple(map(str, row)) for row in one.values()}) > 2  # not all alike
    for student in CLASS:
        assert comparable(notebooks[student]) == comparable(twice[student]), student


def test_a_notebook_that_did_not_run_ahead_goes_nbgraders_way(mini, monkeypatch):
    """It is run from the folder that nbgrader has filled, where its files are."""
    for student in ("ada", "bob"):
        nb = minicourse.solve(minicourse.release(mini), minicourse.RIGHT)
        nb.cells.append(nbformat.v4.new_code_cell("print('read', open('data.txt').read())"))
        path = minicourse.submit(mini, student, nb)
        (path.parent / "data.txt").write_text("1 2 3")
    monkeypatch.setattr(ahead, "offer", lambda *_: None)
    course = Course(mini)
    results = list(grade_class(course, ID, ["ada", "bob"], jobs=2))
    assert [one.status for one in results] == ["finished", "finished"]
    assert "read 1 2 3" in course.autograded("ada", ID).read_text()


def test_a_run_of_other_cells_is_not_taken(mini, monkeypatch):
    """What nbgrader has restored is what counts: the notebook then runs with the files of its graded folder."""
    nb = minicourse.solve(minicourse.release(mini), minicourse.RIGHT)
    nb.cells.append(nbformat.v4.new_code_cell("print('read', open('data.txt').read())"))
    path = minicourse.submit(mini, "ada", nb)
    (path.parent / "data.txt").write_text("1 2 3")
    monkeypatch.setattr(ahead, "executed", lambda _nb, run: ahead.Executed("of other cells", [], run))
    course = Course(mini)
    results = list(grade_class(course, ID, ["ada"], jobs=1))
    assert [(one.status, one.score) for one in results] == [("finished", one.points) for one in results]
    assert "read 1 2 3" in course.autograded("ada", ID).read_text()
