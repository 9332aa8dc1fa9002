"""Killed with SIGKILL at random moments, and run again: everybody is graded once, with the right score, and nothing is left."""

import contextlib
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.grading.conftest import ROOT
from tests.support import minicourse, processes

pytestmark = pytest.mark.long

ID = minicourse.ID
KILLS = 20
STUDENTS = [f"student-{n:02}" for n in range(12)]
# by score: what answers earn it
ANSWERS = {
    10: minicourse.RIGHT,
    6: {**minicourse.RIGHT, "square_sum": "def square_sum(x):\n    return 0.0"},
    4: {**minicourse.RIGHT, "double": "import numpy as np\ndef double(x):\n    return x"},
    0: {},
}
MARKER = "98763.5"  # seconds that left-behind processes would sleep: how they are found
SLEEP = f"import subprocess\nsubprocess.Popen(['/bin/sleep', '{MARKER}'], start_new_session=True)\n"


class Graders:
    """The process that starts gradings."""

    def __init__(self, root, home):
        home.mkdir()
        self.log = home / "log"
        self.tmp = home / "tmp"
        self.tmp.mkdir(mode=0o777)
        env = {**os.environ, "TMPDIR": str(self.tmp), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.support.graders", str(root)]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT)

    def start(self):
        """Start a grading; return its process id."""
        self.log.unlink(missing_ok=True)
        self._server.stdin.write(f"{self.log}\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())

    def status(self):
        """Wait for the grading's end; return its exit status."""
        return int(self._server.stdout.readline())

    def results(self):
        """What it said of each student, as far as whole lines came."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        found = (json.loads(line) for line in lines if line.startswith('{"student') and line.endswith("}"))
        return {result["student"]: result for result in found}

    def close(self):
        """End it."""
        self._server.stdin.close()
        self._server.wait(30)
        self._server.stdout.close()


@pytest.fixture
def graders(mini, tmp_path):
    """Gradings of the course `mini`."""
    running = Graders(mini, tmp_path / "graders")
    yield running
    running.close()


def hand_in(root, student, score, number):
    """A submission that earns `score`; each leaves a process behind, and is new to the grader."""
    nb = minicourse.solve(minicourse.release(root), ANSWERS[score])
    nb.cells.append(minicourse.new_code_cell(f"{SLEEP}# submission {number}"))
    minicourse.submit(root, student, nb)


def wait_for_lines(graders, pid, number):
    """Wait until so many students were reported, or the grading has ended."""
    while len(graders.results()) < number and processes.runs(pid):
        time.sleep(0.005)


@pytest.mark.timeout(280)
def test_killed_at_twenty_moments_nobody_is_lost(mini, graders):
    """Twenty kills in one class, with submissions that change between them."""
    chance = random.Random(20)  # noqa: S311 - to be repeated, not to be secret
    expected = {}
    for number, student in enumerate(STUDENTS):
        expected[student] = chance.choice(list(ANSWERS))
        hand_in(mini, student, expected[student], number)
    graders.start()
    assert graders.status() == 0
    in_class = 0
    for kill in range(KILLS):
        for student in chance.sample(STUDENTS, 3):
            expected[student] = chance.choice(list(ANSWERS))
            hand_in(mini, student, expected[student], f"{kill} {student}")
        pid = graders.start()
        # half of them while it starts, half in the midst of the class: by what was said, since load changes how long it takes
        wait_for_lines(graders, pid, 0 if kill % 2 else chance.randint(9, 11))
        time.sleep(chance.uniform(0.02, 0.6 if kill % 2 else 0.2))
        family = processes.below(pid)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        assert graders.status() in (-signal.SIGKILL, 0)
        in_class += 9 <= len(graders.results()) < 12
        assert processes.wait_until(lambda family=family: not any(map(processes.runs, family)))
        for student, result in graders.results().items():
            assert (result["score"], result["status"] in ("finished", "unchanged", "judged again")) == (
                expected[student],
                True,
            ), result
    assert in_class > 0
    graders.start()
    assert graders.status() == 0
    assert {s: r["score"] for s, r in graders.results().items()} == expected
    graders.start()
    assert graders.status() == 0
    assert {r["status"] for r in graders.results().values()} == {"unchanged"}
    check_what_is_left(mini, graders, expected)


def check_what_is_left(root, graders, expected):
    """One submission each in a sound gradebook, pages of the final state, no process, no temporary file."""
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as book:
        assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert book.execute("PRAGMA foreign_key_check").fetchall() == []
        query = (
            "SELECT a.student_id, COUNT(DISTINCT a.id), COUNT(DISTINCT n.id), COUNT(g.id), SUM(g.auto_score) "
            "FROM submitted_assignment a "
            "JOIN submitted_notebook n ON n.assignment_id = a.id JOIN grade g ON g.notebook_id = n.id GROUP BY a.student_id"
        )
        assert {row[0]: row[1:] for row in book.execute(query)} == {s: (1, 1, 2, score) for s, score in expected.items()}
        assert book.execute("SELECT COUNT(*) FROM submitted_assignment").fetchone() == (len(STUDENTS),)
    for student, score in expected.items():
        page = (root / "feedback" / student / ID / f"{ID}.html").read_text(encoding="utf-8")
        assert re.search(r'class="points">([^<]*)<', page)[1] == f"{score} of 10 points"
        assert len(list((root / "autograded" / student / ID).iterdir())) == 1
    assert {path.name for path in (root / ".kit").iterdir()} == {"building", "runs", "pages"}
    assert not list((root / ".kit" / "building").iterdir())  # the build is over
    assert {path.suffix for path in (root / ".kit").glob("*/*/*")} == {".json"}
    assert sorted(path.name for path in graders.tmp.iterdir()) == []
    assert not [path for path in root.iterdir() if "journal" in path.name or path.name.endswith((".tmp", "-wal"))]
    assert not processes.with_argument(MARKER)
