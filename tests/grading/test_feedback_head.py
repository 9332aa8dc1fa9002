"""The head of a feedback page: claim, reason, hint and where to read of what failed; what lateness cost, in words."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Assignment, SubmittedAssignment

from autograder import cards
from autograder.classlife.policy import lateness
from autograder.host import Host
from autograder.plugin.feedbacksummary import late_lines, read_again
from autograder.settings import Course
from tests.grading.conftest import grade
from tests.support import minicourse

ID = minicourse.ID
DUE = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC).replace(tzinfo=None)
DECKS = """deck_map:
  "001":
    "Twice": {mini: {section: "10. Later", exercises: [double]}}
    "Doubling": {mini: {section: "9. Twice a number", exercises: [double]}, other: {section: "1. No", exercises: [double]}}
  "002":
    "Again": {mini: {section: "9. Twice a number", exercises: [double, square_sum]}}
    "Nothing": {mini: {section: "", exercises: [double]}}
"""
SQUARED = "import numpy as np\n\n\ndef double(x):\n    return np.asarray(x) ** 2"
LATE = "c.LateSubmissionPlugin.penalty_method = 'zero'\n"


def _head(root, student):
    """The part of a page above the notebook, as text."""
    page = root / "feedback" / student / ID / f"{ID}.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return soup, " ".join(soup.get_text(" ").partition("Your notebook")[0].split())


@pytest.fixture
def course(mini):
    """A course with a map of decks, a due date, and late work worth nothing."""
    settings = mini / "course" / "course.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + DECKS, encoding="utf-8")
    with (mini / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(LATE)
    with Host(Course(mini)).gradebook() as gradebook:
        gradebook.find_assignment(ID).duedate = DUE
        gradebook.db.commit()
    return mini


def _submit(root, student, answers, handed_in):
    path = minicourse.submit(root, student, minicourse.solve(minicourse.release(root), answers))
    (path.parent / "timestamp.txt").write_text(f"{handed_in:%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")


def test_the_head_says_all_of_a_failed_check_and_the_price_of_lateness(course):
    """In time: no word of lateness. Late: what was earned, what was taken off, what counts. The hidden value is nowhere."""
    _submit(course, "ada", {**minicourse.RIGHT, "double": SQUARED}, DUE - dt.timedelta(hours=1))
    _submit(course, "ben", {**minicourse.RIGHT, "double": SQUARED}, DUE + dt.timedelta(days=1, hours=3))
    grade(course, ID)
    soup, ada = _head(course, "ada")
    assert "4 of 10 points" in ada
    assert "double of a matrix: the numbers are not right" in ada
    assert ada.count("You squared it: twice a number is the number plus itself.") == 1
    assert "Read again in the lecture: 9. Twice a number; 10. Later. Your answer" in ada
    assert "taken off" not in ada
    assert "15.5" not in soup.get_text()  # 2 × 7.75, of a hidden check
    assert all(soup.find(id=link["href"][1:]) for link in soup.select("a[href^='#']"))
    _, ben = _head(course, "ben")
    assert "0 of 10 points" in ben
    assert "4 points were taken off." in ben
    assert "Your answers earned 4 points" in ben


def test_what_was_not_reached_is_said_once_a_cell(mini):
    """One line for all its checks, and no advice to read: the reason is another. How the run ended is a whole sentence."""
    minicourse.submit(mini, "kim", minicourse.solve(minicourse.release(mini), {"double": "import os\nos._exit(1)"}))
    grade(mini, ID)
    _, kim = _head(mini, "kim")
    assert "The run ended early (kernel died): the kernel ended or stopped answering; what had run before counts." in kim
    assert kim.count("could not be judged: the run did not get this far.") == 2  # test cells
    assert kim.count(" checks: could not be judged") == 2
    assert "Read again" not in kim


def check(name, **fields):
    """A check that could not run, as the run store keeps it."""
    plain = {"status": "could not run", "reason": "not finished", "detail": "", "hint": "", "mistake": "", "hidden": False}
    return {"name": name, **plain, **fields}


def test_checks_that_say_the_same_are_one_line():
    """What passed, failed, has a number to show or another reason stays a line of its own, in its place."""
    checks = [
        check("first"), check("second", status="failed", reason="the shape is wrong"), check("third", hidden=True),
        check("fourth", detail="line 3"), check("fifth", detail="line 4", hidden=True),
        check("sixth", reason="the time is over"), check("seventh", withdrawn="drop", why=""),
        check("eighth", status="passed", reason=""),
    ]  # fmt: skip
    lines = cards.cell_text({"id": "test", "score": 0, "points": 5, "checks": checks}).splitlines()
    assert [line.strip() for line in lines[1:]] == [
        "… 3 checks: could not be judged: not finished.",
        "✗ second: the shape is wrong.",
        "… fourth: could not be judged: not finished (line 3).",
        "… sixth: could not be judged: the time is over.",
        "– seventh: withdrawn, it counts for nobody.",
        "✓ 1 right",
    ]


@pytest.mark.parametrize(
    ("hours", "extension", "penalty", "words"),
    [
        (-1, None, 0.0, []),
        (
            27,
            None,
            4.0,
            ["due 2026-01-02 12:00 UTC, handed in 2026-01-03 15:00 UTC, 1 day 3 hours late; 4 points were taken off"],
        ),
        (
            27,
            24,
            0.0,
            ["due 2026-01-03 12:00 UTC, your extension included, handed in 2026-01-03 15:00 UTC, 3 hours late; nothing"],
        ),
        (27, 48, 0.0, []),
    ],
    ids=["in time", "late", "late after an extension", "in time by an extension"],
)
def test_lateness_is_explained(hours, extension, penalty, words):
    """Due, handed in, the difference, and what it costs, from nbgrader's own dates; nothing where nothing was late."""
    longer = dt.timedelta(hours=extension) if extension else None
    kept = SubmittedAssignment(timestamp=DUE + dt.timedelta(hours=hours), extension=longer)
    kept.assignment = Assignment(name=ID, duedate=DUE)
    lines = late_lines(kept, penalty)
    assert len(lines) == len(words)
    assert all(word in line for word, line in zip(words, lines, strict=True))


def test_sections_come_in_the_lectures_order_and_once(course):
    """By number, not by letter; none of another topic; none for an exercise that no heading names."""
    assert read_again(Course(course), ID, "double") == ["9. Twice a number", "10. Later"]
    assert read_again(Course(course), ID, "square_sum") == ["9. Twice a number"]
    assert read_again(Course(course), ID, "nothing") == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.5, "less than a second"), (61, "1 minute 1 second"), (90_061, "1 day 1 hour"), (172_800, "2 days")],
)
def test_lateness_has_two_units(seconds, words):
    """The two largest that are not zero."""
    assert lateness(seconds) == words


def test_a_doubtful_hint_goes_where_another_check_decides():
    """M14/M15 says nothing beside M14; two doubts that share nothing decided both stay."""
    assert cards.told_apart(["M14/M15", "M14", ""]) == ["M14"]
    assert cards.told_apart(["M16/M19", "M16/M19/05-a"]) == ["M16/M19"]
    assert sorted(cards.told_apart(["M58/a", "M58/b"])) == ["M58/a", "M58/b"]
