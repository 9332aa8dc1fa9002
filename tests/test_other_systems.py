"""macOS and Windows: one's own code needs nothing of the sandbox; grading says what it needs, runs unsealed only if asked.

Simulated where it matters to us: every module of other projects is loaded as on Linux, then the platform's name changes
and what that system lacks cannot be imported. The kernels that run are real.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import minicourse

ID = minicourse.ID
# what is loaded before the name changes: our own modules are not
OTHERS = "nbgrader.apps, nbgrader.plugins, nbclient, matplotlib.pyplot, rich.progress, ipykernel, click, pydantic"
SYSTEM = f"""
import {OTHERS}, jupyter_client.provisioning.local_provisioner, sqlalchemy.dialects.sqlite, importlib, sys
sys.platform = sys.argv.pop(1)
no_windows = ["resource", "fcntl", "pwd", "grp", "termios"] if sys.platform == "win32" else []
for name in ["autograder.sandbox", "ctypes", *no_windows]:
    sys.modules[name] = None  # cannot be imported
"""
IMPORTS = SYSTEM + "for name in sys.argv[1:]: importlib.import_module(name)\nprint('all')"
COURSE = SYSTEM + "from autograder.cli import main; main()"
MODULES = (
    "engine",
    "building",
    "grading",
    "solutions",
    "commands",
    "api",
    "doctor",
    "demo",
    "show",
    "plugin.judging",
    "plugin.build",
)


def python(code, *arguments, cwd):
    """Run code in a Python of its own; the finished process."""
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_every_part_can_be_imported(system, tmp_path):
    """No module of the sandbox, no system call and nothing that only Unix has is needed to load the kit."""
    done = python(IMPORTS, system, *(f"autograder.{name}" for name in MODULES), cwd=tmp_path)
    assert done.stdout == "all\n", done.stderr


@pytest.mark.long
def test_building_works_and_grading_says_what_it_needs(tmp_path):
    """On macOS: build as ever; grade refuses with the ways out, exit 2, nothing scored; --isolation none grades unsealed."""
    root = minicourse.write(tmp_path / "course")
    done = python(COURSE, "darwin", "build", "--json", cwd=root)
    assert json.loads(done.stdout) == {"assignment": ID, "built": True, "problem": ""}, done.stderr
    minicourse.submit(root, "ada", minicourse.solve(minicourse.release(root), minicourse.RIGHT))
    refused = python(COURSE, "darwin", "grade", ID, cwd=root)
    assert refused.returncode == 2
    assert "isolation 'auto' is not possible on darwin" in refused.stderr
    for words in ("needs Linux", "WSL 2", "Linux container", "--isolation none"):
        assert words in refused.stderr
    assert not (root / "autograded").exists()
    doctor = python(COURSE, "darwin", "doctor", cwd=root)
    assert (doctor.returncode, "✗ isolation of grading:" in doctor.stdout) == (1, True), doctor.stderr
    assert "WSL 2" in doctor.stdout
    graded = python(COURSE, "darwin", "grade", ID, "--isolation", "none", cwd=root)
    assert graded.returncode == 0, graded.stderr
    assert "10 of 10" in graded.stdout
    assert "NOT SEALED" in graded.stdout.splitlines()[-1]


@pytest.mark.long
def test_verifying_works(tmp_path):
    """On macOS, with answers of the instructor's and mutants of them: everything measured, the same as sealed."""
    root = minicourse.write(tmp_path / "course")
    assert python(COURSE, "darwin", "build", cwd=root).returncode == 0
    command = ("verify", "--only", "solutions", "--only", "misconceptions", "--only", "mutants", "--jobs", "2", "--json")
    done = python(COURSE, "darwin", *command, cwd=root)
    found = json.loads(done.stdout.splitlines()[-1])
    assert (done.returncode, found["exercises"], found["solutions_full"], found["releases_zero"]) == (1, 2, 2, 2), done.stderr
    shutil.rmtree(root / ".kit/verify")
    sealed = subprocess.run(
        [Path(sys.executable).parent / "course", *command], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout == sealed.stdout


@pytest.mark.long
def test_the_demo_works(tmp_path):
    """On macOS the sample class, which is the kit's own, is graded unsealed, and that is said."""
    short = SYSTEM + "from autograder import demo; demo.CLASS = demo.CLASS[:2]; from autograder.cli import main; main()"
    done = python(short, "darwin", "--root", minicourse.ROOT, "demo", "--dir", tmp_path / "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in ("isolation 'auto' is not possible on darwin", "unsealed", "92 of 100", "NOT SEALED"):
        assert words in done.stdout
