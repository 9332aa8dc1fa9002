"""Isolation on machines that give less of it, and as an ordinary user: really there, really refused, really said.

The weaker machines are made by a system-call filter around the whole command (tests/support/weaker.py).
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from tests.grading.conftest import COURSE, NBGRADER, run
from tests.support import minicourse
from tests.support.turns import one_at_a_time
from tests.support.weaker import command

pytestmark = pytest.mark.long

ID = minicourse.ID
AS_USER = Path(__file__).parents[1] / "sandbox/as_user.py"
HALF = {**minicourse.RIGHT, "square_sum": "def square_sum(x):\n    return 0.0"}
SCORES = {"ada": 10.0, "ben": 6.0}


@pytest.fixture(autouse=True)
def alone():
    """Runs at level landlock share one count of processes with those of other tests."""
    with one_at_a_time():
        yield


@pytest.fixture
def course(mini):
    """The mini course with two submissions: all right, and half."""
    for student, answers in (("ada", minicourse.RIGHT), ("ben", HALF)):
        minicourse.submit(mini, student, minicourse.solve(minicourse.release(mini), answers))
    return mini


def demand(root, isolation):
    """Have course.yml demand a level."""
    settings = root / "course/course.yml"
    settings.write_text(f"isolation: {isolation}\n" + settings.read_text())


def scores_in_gradebook(root):
    """Automatic scores in the gradebook; None where nothing was scored."""
    with Gradebook(f"sqlite:///{root}/gradebook.db", "kit") as book:
        return [grade.auto_score for s in book.assignment_submissions(ID) for n in s.notebooks for grade in n.grades]


def graded(done):
    """Scores by student and the summary, from what `course grade --json` printed."""
    *lines, last = [json.loads(line) for line in done.stdout.splitlines()] or [{}]
    return {line["student"]: line["score"] for line in lines}, last.get("summary", {})


def test_without_namespaces_it_grades_one_at_a_time_and_says_what_is_open(course):
    """Level landlock: the same scores; JSON and text both say the level, that jobs were limited, and what is not contained."""
    done = run(course, *command("namespaces", COURSE, "grade", ID, "--jobs", "3", "--json"))
    scores, summary = graded(done)
    assert (done.returncode, scores) == (0, SCORES), done.stderr
    assert (summary["isolation"], summary["jobs"]) == ("landlock", 1)
    assert any("sum" in sentence for sentence in summary["uncontained"])
    text = run(course, *command("namespaces", COURSE, "grade", ID, "--jobs", "3")).stdout
    assert "Jobs: 1 instead of 3" in text
    assert "Isolation: landlock" in text
    assert f"Not contained: {summary['uncontained'][0]}" in text


def test_below_the_demanded_level_nothing_is_graded(course):
    """`isolation: full` where only landlock can be had: refused with the way out by every path; --isolation none is obeyed."""
    demand(course, "full")
    done = run(course, *command("namespaces", COURSE, "grade", ID, "--json"))
    assert (done.returncode, done.stdout) == (2, "")
    for words in (
        "isolation 'full' is not possible here",
        "sysctl user.max_user_namespaces",
        "--security-opt",
        "--isolation none",
    ):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert scores_in_gradebook(course) == []
    stock = run(course, *command("namespaces", NBGRADER, "autograde", ID))
    assert stock.returncode != 0
    assert "isolation 'full' is not possible here" in stock.stderr
    assert "Nothing was scored" in stock.stderr
    assert set(scores_in_gradebook(course)) <= {None}
    assert not list(course.glob("autograded/*/*/*.ipynb"))
    unsealed = run(course, *command("namespaces", COURSE, "grade", ID, "--isolation", "none"))
    assert unsealed.returncode == 0
    assert "Isolation: NOT SEALED" in unsealed.stdout.splitlines()[-1]
    assert sorted(scores_in_gradebook(course)) == [0, 4, 6, 6]


def test_unsealed_only_when_asked(course):
    """Where nothing seals a run, "auto" refuses too: untrusted code runs unsealed by no default."""
    done = run(course, *command("landlock", COURSE, "grade", ID))
    assert done.returncode == 2
    assert "nothing seals a run on this machine" in done.stderr
    assert scores_in_gradebook(course) == []


@pytest.mark.parametrize(("lacking", "level"), [("namespaces", "landlock"), ("landlock", "none")])
def test_the_instructors_own_code_is_sealed_as_well_as_can_be(tmp_path, lacking, level):
    """Building and verifying where a course demands what the machine has not: at what it has, cold only if nothing seals."""
    code = "from autograder import engine; engine.choose('full'); print(engine.level(engine.TRUSTED)[0])"
    done = run(tmp_path, *command(lacking, sys.executable, "-c", code))
    assert done.stdout == f"{level}\n", done.stderr


def test_the_doctor_says_why_and_the_way_out(course):
    """Weaker than full: the level, what is open, what the probe found, which setting; refused: a cross, JSON all the same."""
    done = run(course, *command("namespaces", COURSE, "doctor"))
    assert done.returncode == 0
    for words in (
        "Isolation: landlock",
        "Not contained:",
        "Level full failed when it was tried:",
        "unshare",
        "--cap-add SYS_ADMIN",
    ):
        assert words in done.stdout
    demand(course, "full")
    done = run(course, *command("namespaces", COURSE, "doctor", "--json"))
    report = json.loads(done.stdout)
    assert (done.returncode, report["isolation"]) == (1, None)
    assert "sysctl" in next(f["next_step"] for f in report["findings"] if not f["well"])


def test_an_ordinary_user_grades_at_level_full(course):
    """As uid 65534 the same course gives the same scores, sealed as well as for root."""
    with tempfile.TemporaryDirectory(prefix="user-") as home:
        root = shutil.copytree(course, Path(home) / "course")
        words = [COURSE, "--root", root, "grade", ID, "--isolation", "full", "--json"]
        if os.geteuid() == 0:
            for path in (Path(home), *Path(home).rglob("*")):
                os.chown(path, 65534, 65534)
            words = [sys.executable, AS_USER, "65534", home, *words]
        done = run(course, *words)
    scores, summary = graded(done)
    assert (done.returncode, scores, summary.get("isolation")) == (0, SCORES, "full"), done.stderr
