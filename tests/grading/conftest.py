"""Courses for the tests of grading: built once for all workers, copied for each test that changes one."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support import minicourse

ROOT = Path(__file__).parents[2]
PARTS = ("nbgrader_config.py", "course", "source", "autograder/misconceptions")
GRADED = ("00-warm-up", "05-backprop-by-hand")
LIMITS = {"seconds": 12, "cell_seconds": 3, "output_mb": 1}
COURSE = str(Path(sys.executable).parent / "course")
NBGRADER = str(Path(sys.executable).parent / "nbgrader")


def run(root, *command, env=None, **options):
    """Run a command in a course's folder; return the finished process with its text output."""
    environment = {**os.environ, "COLUMNS": "200", **(env or {})}
    return subprocess.run(
        [str(part) for part in command],
        cwd=root, env=environment, capture_output=True, text=True, timeout=280, check=False, **options,
    )  # fmt: skip


def grade(root, assignment, *options, env=None):
    """Grade by `course grade --json`; return the results by student, and the finished process."""
    done = run(root, COURSE, "grade", assignment, "--json", *options, env=env)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"student"')]
    return {result["student"]: result for result in results}, done


def build(root):
    """Build a course; a failure is the test's failure."""
    done = run(root, COURSE, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def copy_of_the_course(root):
    """What the repository's course is made of, with short limits and the assignments that these tests grade."""
    for part in PARTS:
        source, target = ROOT / part, root / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    settings = root / "course" / "course.yml"
    data = yaml.safe_load(settings.read_text(encoding="utf-8"))
    data["assignments"] = [{**entry, "limits": LIMITS} for entry in data["assignments"] if entry["id"] in GRADED]
    data.pop("deck_map")  # names every topic
    settings.write_text(yaml.safe_dump(data), encoding="utf-8")
    return root


def shared(factory, name, make):
    """Make a folder once for all xdist workers: `make(folder)` runs in one of them, the others wait for it."""
    base = factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, stamp = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            stamp.touch()
    return folder


@pytest.fixture(scope="session")
def real_course(tmp_path_factory):
    """The repository's course, built with short limits. Not to be changed: copy it."""
    return shared(tmp_path_factory, "real-course", lambda folder: build(copy_of_the_course(folder)))


@pytest.fixture(scope="session")
def mini_course(tmp_path_factory):
    """The mini course, built. Not to be changed: copy it."""
    return shared(tmp_path_factory, "mini-course", lambda folder: build(minicourse.write(folder)))


@pytest.fixture
def mini(mini_course, tmp_path):
    """A copy of the built mini course, for one test."""
    return shutil.copytree(mini_course, tmp_path / "course")


@pytest.fixture
def start():
    """Start a command that is ended with the test, with all its children."""
    running = []

    def begin(root, *command):
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
