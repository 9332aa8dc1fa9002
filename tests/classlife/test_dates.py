"""Due dates, extensions, late penalties and withdrawn checks, in the real gradebook and on the real pages."""

import contextlib
import json
import shutil
from datetime import datetime

import nbformat
import pytest
import yaml
from click.testing import CliRunner
from pydantic import ValidationError

from autograder.classlife.policy import LatePolicy, utc
from autograder.cli import main
from autograder.host import Host
from autograder.settings import Course, Settings
from tests.support import minicourse

HALF = {
    **minicourse.RIGHT,
    "double": "import numpy as np\n\n\ndef double(x):\n    return 2 * x if np.ndim(x) == 0 or np.ndim(x) > 1 else None",
}


def course(root, *arguments, code=0):
    """Run a command in this process; return its output."""
    with contextlib.chdir(root):  # nbgrader changes it
        done = CliRunner().invoke(main, list(map(str, arguments)), prog_name="course")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.stdout


def configure(root, course_wide=None, **assignment):
    """Change course.yml."""
    path = root / "course" / "course.yml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data |= course_wide or {}
    data["assignments"][0] |= assignment
    path.write_text(yaml.safe_dump(data), encoding="utf-8")


def hand_in(root, student, answers, when):
    """A submission with nbgrader's timestamp beside it."""
    path = minicourse.submit(root, student, minicourse.solve(minicourse.release(root), answers))
    (path.parent / "timestamp.txt").write_text(f"{when} UTC", encoding="utf-8")


def marks(root):
    """Score and penalty by student, by nbgrader's own objects."""
    with Host(Course(root)).gradebook() as gradebook:
        found = gradebook.assignment_submissions(minicourse.ID)
        return {s.student.id: (s.score, s.late_submission_penalty or 0.0) for s in found}


def page(root, student):
    """A feedback page."""
    return (root / "feedback" / student / minicourse.ID / f"{minicourse.ID}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A built mini course with a due date; Berlin is an hour ahead of UTC in November."""
    root = minicourse.write(tmp_path_factory.mktemp("dates") / "course")
    late = {"policy": "per_day", "percent": 10, "grace_minutes": 15, "most": 50}
    configure(root, {"timezone": "Europe/Berlin", "late": late}, due="2026-11-30 23:59", extensions={"eve": "2026-12-02"})
    course(root, "build")
    return root


def test_the_release_says_when_it_is_due(root):
    """Below the title, with the policy; the cell is nobody's: not graded, not restored."""
    cell = minicourse.release(root).cells[1]
    assert cell.source.startswith("**Due Monday 2026-11-30, 23:59 (Europe/Berlin).** Late work loses 10 %")
    assert "nbgrader" not in cell.metadata


def test_late_work_extensions_and_a_moved_date(root):
    """Within the grace, one day, two days, beyond the most, extended; then the date moves and nothing runs again."""
    for student, when in {
        "ann": "2026-11-30 22:59:00", "bob": "2026-11-30 23:14:00", "cat": "2026-11-30 23:14:01",
        "dan": "2026-12-01 22:59:01", "eve": "2026-12-02 22:00:00", "fay": "2027-01-30 00:00:00",
    }.items():  # fmt: skip
        hand_in(root, student, minicourse.RIGHT, when)
    course(root, "grade", minicourse.ID)
    assert marks(root) == {
        "ann": (10, 0), "bob": (10, 0), "cat": (10, 1), "dan": (10, 2), "eve": (10, 0), "fay": (10, 5),
    }  # fmt: skip
    assert "1 day 1 second late" in page(root, "dan") and "2 points were taken off" in page(root, "dan")  # noqa: PT018
    assert "your extension included" in page(root, "eve")
    configure(root, due="2026-12-02", late="zero")
    out = [json.loads(line) for line in course(root, "grade", minicourse.ID, "--json").splitlines()]
    assert {r["student"]: r["status"] for r in out[:-1]} == dict.fromkeys(
        ["ann", "bob", "cat", "dan", "eve", "fay"], "unchanged"
    )
    assert marks(root) == {**dict.fromkeys(["ann", "bob", "cat", "eve", "dan"], (10, 0)), "fay": (10, 10)}
    assert "late penalty: 2 points before, 0 now" in next(r for r in out if r.get("student") == "dan")["notes"]
    assert "in time" in page(root, "dan") and "Late work scores 0" in page(root, "fay")  # noqa: PT018


def test_without_a_policy_penalties_are_nbgraders(tmp_path):
    """A due date in course.yml, the method in nbgrader's configuration: grading again leaves what nbgrader worked out."""
    root = minicourse.write(tmp_path / "course")
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    configure(root, due="2026-11-30")
    course(root, "build")
    hand_in(root, "ann", minicourse.RIGHT, "2026-12-01 12:00:00")
    for _ in range(2):
        course(root, "grade", minicourse.ID)
        assert marks(root) == {"ann": (10, 10)}
    assert "10 points were taken off" in page(root, "ann")


def test_a_withdrawn_check_moves_marks_only_when_asked(root):
    """The preview says who and how much and writes nothing; --write does; a hand mark stays; an unknown name is refused."""
    hand_in(root, "gil", HALF, "2026-11-29 12:00:00")
    hand_in(root, "hal", {**HALF, "square_sum": "x = 1"}, "2026-11-29 12:00:00")
    course(root, "grade", minicourse.ID)
    before = marks(root)
    with Host(Course(root)).gradebook() as gradebook:
        grade = gradebook.find_grade("test_double", minicourse.ID, minicourse.ID, "hal")
        grade.manual_score = 1.5
        gradebook.db.commit()
    before["hal"] = (1.5, 0)
    void = {"cell": "test_double", "check": "double of ints", "how": "full", "why": "Its text was wrong."}
    configure(root, withdrawn=[void, {"cell": "test_square_sum", "how": "drop"}])
    said = json.loads(course(root, "rejudge", minicourse.ID, "--json", code=1))
    moved = {m["student"]: (m["before"], m["now"]) for m in said["moves"]}
    assert moved == {"gil": (7, 10), "hal": (1.5, 5.5)}
    assert marks(root) == before
    course(root, "rejudge", minicourse.ID, "--write")
    assert {s: marks(root)[s] for s in moved} == {"gil": (10, 0), "hal": (5.5, 0)}
    assert "withdrawn, everybody has its points. Its text was wrong." in page(root, "gil")
    course(root, "rejudge", minicourse.ID)
    configure(root, withdrawn=[{**void, "check": "no such"}])
    course(root, "grade", minicourse.ID, code=2)
    configure(root, withdrawn=[])


def test_a_submission_that_cannot_be_read_stops_no_rejudging(root, tmp_path):
    """Its notebook is gone, or a link to itself, after it was graded: that student is listed, the others are worked out."""
    root = shutil.copytree(root, tmp_path / "course")
    shutil.rmtree(root / "submitted", ignore_errors=True)
    for student in ("gone", "loop", "there"):
        hand_in(root, student, HALF, "2026-11-29 12:00:00")
    course(root, "grade", minicourse.ID)
    gone, loop = (root / "submitted" / student / minicourse.ID / f"{minicourse.ID}.ipynb" for student in ("gone", "loop"))
    gone.unlink()
    loop.unlink()
    loop.symlink_to(loop)
    configure(root, withdrawn=[{"cell": "test_double", "how": "full", "why": "Wrong."}])
    said = json.loads(course(root, "rejudge", minicourse.ID, "--json", code=1))
    assert (said["not_graded"], [move["student"] for move in said["moves"]]) == (["gone", "loop"], ["there"])
    assert "2 not graded yet" in course(root, "rejudge", minicourse.ID, code=1)


@pytest.mark.parametrize(
    ("seconds", "share"),
    [(0, 0), (600, 0), (601, 0.25), (86400, 0.25), (86401, 0.5), (3 * 86400 + 1, 0.9), (1e9, 0.9)],
)
def test_days_begun_since_the_due_date_count(seconds, share):
    """Nothing within the grace; from the due date on, not from the end of the grace, after it."""
    assert LatePolicy(policy="per_day", percent=25, grace_minutes=10, most=90).share(seconds) == share


def test_a_moment_is_the_courses_time():
    """An hour ahead of UTC in winter, two in summer; an offset given outright wins."""
    for text, expected in {
        "2026-11-30 23:59": "2026-11-30 22:59",
        "2026-07-01 01:00": "2026-06-30 23:00",
        "2026-07-01 01:00+00:00": "2026-07-01 01:00",
    }.items():
        assert utc(datetime.fromisoformat(text), "Europe/Berlin") == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "wrong",
    [
        {"extensions": {"ada": "2026-12-01"}},
        {"due": "2026-12-02", "extensions": {"ada": "2026-12-01"}},
        {"due": "tomorrow"},
        {"late": "sometimes"},
        {"late": {"policy": "per_day", "percent": -1}},
    ],
    ids=["extension without a date", "extension before it", "no date", "no policy", "a bonus"],
)
def test_wrong_settings_are_refused(wrong):
    """Said when course.yml is read, not when marks are worked out."""
    with pytest.raises(ValidationError):
        Settings.model_validate({"title": "t", "course_id": "c", "assignments": [{"id": "a", "title": "A", **wrong}]})


def test_a_day_alone_means_all_of_it():
    """YAML reads a bare date as a date; in quotes it is text."""
    for text in ("2026-12-01", "'2026-12-01'"):
        data = yaml.safe_load(f"title: t\ncourse_id: c\nassignments: [{{id: a, title: A, due: {text}}}]")
        due = Settings.model_validate(data).assignment("a").due
        assert due == datetime.fromisoformat("2026-12-01 23:59:59")


def test_the_due_date_makes_no_notebook_stale(root):
    """The digest that a release carries does not depend on dates."""
    before = minicourse.release(root).metadata.kit
    configure(root, due="2026-12-24", extensions={})
    course(root, "build")
    after = nbformat.read(root / "release" / minicourse.ID / f"{minicourse.ID}.ipynb", as_version=4)
    assert (after.metadata.kit, "2026-12-24" in after.cells[1].source) == (before, True)
