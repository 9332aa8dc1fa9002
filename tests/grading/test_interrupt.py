"""Ctrl-C while sealed runs go on: everything ends, what is finished stays, the next run goes on."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.grading.conftest import COURSE, grade
from tests.support import minicourse

pytestmark = pytest.mark.long

ID = minicourse.ID


def descendants(pid):
    """Ids of all processes below `pid`, whatever namespace they are in."""
    children = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        children.setdefault(parent, []).append(int(path.parent.name))
    found = list(children.get(pid, []))
    for child in found:
        found += children.get(child, [])
    return found


def test_ctrl_c_ends_every_process_and_keeps_what_is_finished(mini):
    """Two runs loop, one has finished: after the interrupt no process is left, and a rerun grades only who is missing."""
    settings = mini / "course/course.yml"
    settings.write_text(settings.read_text().replace("seconds: 20, cell_seconds: 3", "seconds: 200, cell_seconds: 200"))
    loop = {**minicourse.RIGHT, "square_sum": "import subprocess\nsubprocess.Popen(['sleep', '99'])\nwhile True: pass"}
    for student, answers in (("ada", minicourse.RIGHT), ("ben", loop), ("cleo", loop)):
        minicourse.submit(mini, student, minicourse.solve(minicourse.release(mini), answers))
    words = [COURSE, "grade", ID, "--json", "--jobs", "2", "--isolation", "full"]
    with subprocess.Popen(words, cwd=mini, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert json.loads(process.stdout.readline())["student"] == "ada"
            time.sleep(1.5)  # the second loop begins
            below = descendants(process.pid)
            assert len(below) >= 6  # the warm process and its waiter; two runs of two processes or more
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)  # not the 200 s of a loop
        finally:
            process.kill()
    assert process.returncode == 130
    assert "1 finished students are kept; run the same command to go on." in err
    assert "Traceback" not in err
    summary = json.loads(out.splitlines()[-1])["summary"]
    assert (summary["interrupted"], summary["submissions"], summary["isolation"]) == (True, 1, "full")
    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()]
    for student in ("ben", "cleo"):
        minicourse.submit(mini, student, minicourse.solve(minicourse.release(mini), minicourse.RIGHT))
    results, done = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == {
        "ada": ("unchanged", 10), "ben": ("finished", 10), "cleo": ("finished", 10),
    }  # fmt: skip
    assert done.returncode == 0
