"""A page shows what the gradebook says: what a person changed there is on it after the next `course grade`, nothing runs."""

import datetime as dt
import shutil

import nbformat
import pytest
from sqlalchemy import event

from autograder import ahead, engine, plain
from autograder.economy import OneGradebook
from autograder.grading import grade_class
from autograder.host import Host
from autograder.plugin import judging
from autograder.settings import Course
from tests.support import minicourse

ID = minicourse.ID
HALF = {**minicourse.RIGHT, "square_sum": "def square_sum(x):\n    return 0.0"}
PLAIN = "plainly"


def graded(course, students, assignment=ID, by=grade_class):
    """Grade; return the statuses."""
    results = list(by(course, assignment, students, jobs=2))
    assert [one.reason for one in results] == [""] * len(students)
    return {one.student: one.status for one in results}


def pages(course, students, assignment=ID):
    """Every page: which file it is, and its text."""
    found = {}
    for student in students:
        for path in sorted(course.feedback(student, assignment).parent.glob("*.html")):
            found[student, path.stem] = (path.stat().st_ino, path.stat().st_mtime_ns, path.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def nothing_runs(monkeypatch):
    """forbid(): from now on no notebook may be run."""

    def ran(*_, **__):
        raise AssertionError("a notebook was run")

    def forbid():
        monkeypatch.setattr(ahead, "execute", ran)
        monkeypatch.setattr(judging.ObservingExecute, "preprocess", ran)
        monkeypatch.setattr(engine, "note_outcome", ran)

    return forbid


def by_hand(grade):
    """Marked in formgrader's field."""
    grade.manual_score = 1.5


def extra(grade):
    """Extra credit in formgrader's field."""
    grade.extra_credit = 0.75


def waiting(grade):
    """Flagged for another look."""
    grade.needs_manual_grade = True


def comment(grade):
    """A comment below the student's answer."""
    answer = next(c for c in grade.notebook.comments if c.name == "square_sum")
    answer.manual_comment = "Well seen, *but* why?"


def penalty(grade):
    """What lateness costs."""
    grade.notebook.late_submission_penalty = 2.0


def dates(grade):
    """A due date and an extension."""
    submission = grade.notebook.assignment
    submission.timestamp = dt.datetime(2026, 1, 3, tzinfo=dt.UTC).replace(tzinfo=None)
    submission.assignment.duedate = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
    submission.extension = dt.timedelta(days=1)


CHANGES = {
    "ada": (by_hand, "7.5 of 10 points"),
    "ben": (extra, "6.75 of 10 points"),
    "cat": (waiting, "(waits for a person)"),
    "dan": (comment, "Well seen, <em>but</em> why?"),
    "eve": (penalty, "4 of 10 points"),
}


def test_what_a_person_changed_is_on_the_page(mini, nothing_runs):
    """Mark, extra credit, comment, penalty, another look: those pages are written anew, all others stay the files they were."""
    course, students = Course(mini), [*CHANGES, "fay", "gil"]
    for student in students:
        minicourse.submit(mini, student, minicourse.solve(minicourse.release(mini), HALF))
    assert graded(course, students) == dict.fromkeys(students, "finished")
    before = pages(course, students)
    nothing_runs()
    assert graded(course, students) == dict.fromkeys(students, "unchanged")
    assert pages(course, students) == before
    with Host(course).gradebook() as gradebook:
        for student, (change, _) in CHANGES.items():
            change(gradebook.find_grade("test_square_sum", ID, ID, student))
        gradebook.db.commit()
    assert graded(course, students) == dict.fromkeys(students, "unchanged")
    after = pages(course, students)
    assert [student for student, _ in before if before[student, ID] != after[student, ID]] == list(CHANGES)
    for student, (_, words) in CHANGES.items():
        assert words not in before[student, ID][2], student
        assert words in after[student, ID][2], student
    assert graded(course, students) == dict.fromkeys(students, "unchanged")
    assert pages(course, students) == after
    with Host(course).gradebook() as gradebook:  # and back: the page too
        gradebook.find_grade("test_square_sum", ID, ID, "ada").manual_score = None
        gradebook.db.commit()
    graded(course, students)
    assert pages(course, ["ada"])["ada", ID][2] == before["ada", ID][2]


def test_dates_entered_in_the_gradebook_are_on_the_page(mini, nothing_runs):
    """A due date that course.yml does not give, as `nbgrader db assignment add ID --duedate` enters it."""
    course = Course(mini)
    minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), HALF))
    graded(course, ["ada"])
    nothing_runs()
    with Host(course).gradebook() as gradebook:
        dates(gradebook.find_grade("test_double", ID, ID, "ada"))
        gradebook.db.commit()
    graded(course, ["ada"])
    line = "due 2026-01-02 00:00 UTC, your extension included, handed in 2026-01-03 00:00 UTC, 1 day late"
    assert line in pages(course, ["ada"])["ada", ID][2]


def test_a_page_from_formgraders_button_holds(mini, nothing_runs):
    """The API that the button calls writes the same page, and notes as much; `--no-feedback` leaves pages alone."""
    course = Course(mini)
    minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), HALF))
    graded(course, ["ada"])
    nothing_runs()
    for score in (1.0, 2.0):
        with Host(course).gradebook() as gradebook:
            by_hand(gradebook.find_grade("test_square_sum", ID, ID, "ada"))
            gradebook.find_grade("test_square_sum", ID, ID, "ada").manual_score = score
            gradebook.db.commit()
        old = pages(course, ["ada"])
        list(grade_class(course, ID, ["ada"], feedback=False))
        assert pages(course, ["ada"]) == old
        if score == 1.0:
            assert Host(course).api.generate_feedback(ID, "ada", force=True)["success"]
            by_button = pages(course, ["ada"])
            assert "7 of 10 points" in by_button["ada", ID][2]
            graded(course, ["ada"])
            assert pages(course, ["ada"]) == by_button
    graded(course, ["ada"])
    assert "8 of 10 points" in pages(course, ["ada"])["ada", ID][2]


def test_the_gradebook_is_asked_for_a_class_at_once(mini, monkeypatch):
    """Two unchanged students take as many queries as six."""
    course, students = Course(mini), ["ada", "ben", "cat", "dan", "eve", "fay"]
    for student in students:
        minicourse.submit(mini, student, minicourse.solve(minicourse.release(mini), HALF))
    graded(course, students)
    asked, opened = [], OneGradebook.__init__

    def listening(self, *names):
        opened(self, *names)
        event.listen(self.db.get_bind(), "before_cursor_execute", lambda *given: asked.append(given[2]))

    monkeypatch.setattr(OneGradebook, "__init__", listening)
    counts = []
    for some in (students[:2], students):
        asked.clear()
        assert set(graded(course, some).values()) == {"unchanged"}
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0


@pytest.fixture
def plain_course(mini):
    """The mini course with a plain assignment of two notebooks, handed in by two students."""
    folder = mini / "source" / PLAIN
    folder.mkdir()
    for name in ("one", "two"):
        test = minicourse.test_cell("test_double", "assert double(2) == 4", 3)
        cells = [minicourse.solution_cell("double", minicourse.SOLUTION), test]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=minicourse.notebook().metadata), folder / f"{name}.ipynb")
    done, log = Host(Course(mini)).generate_assignment(PLAIN)
    assert done, log
    for student in ("ada", "ben"):
        shutil.copytree(folder, mini / "submitted" / student / PLAIN)
    return Course(mini)


def test_pages_of_a_plain_assignment_follow_too(plain_course, nothing_runs):
    """The notebook that was marked: its student's pages are written anew, without a run; a lost page likewise."""
    course, students = plain_course, ["ada", "ben"]
    assert graded(course, students, PLAIN, plain.grade_class) == dict.fromkeys(students, "finished")
    before = pages(course, students, PLAIN)
    assert len(before) == 4
    nothing_runs()
    assert graded(course, students, PLAIN, plain.grade_class) == dict.fromkeys(students, "unchanged")
    assert pages(course, students, PLAIN) == before
    with Host(course).gradebook() as gradebook:
        gradebook.find_grade("test_double", "two", PLAIN, "ada").manual_score = 1.0
        gradebook.db.commit()
    assert graded(course, students, PLAIN, plain.grade_class) == dict.fromkeys(students, "unchanged")
    after = pages(course, students, PLAIN)
    assert {key for key in before if before[key] != after[key]} == {("ada", "one"), ("ada", "two")}
    assert "1 of 3 points" in after["ada", "two"][2]
    (course.feedback("ben", PLAIN).parent / "two.html").unlink()
    assert graded(course, students, PLAIN, plain.grade_class) == dict.fromkeys(students, "unchanged")
    assert {k: page[2] for k, page in pages(course, students, PLAIN).items()} == {k: page[2] for k, page in after.items()}
