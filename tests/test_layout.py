"""The repository's layout and the rules that hold for every file in it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FOLDERS = {"autograder", "benchmarks", "course", "docs", "lib", "release", "solutions", "source", "tests"}
FILES = {
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "environment.yml",
    "nbgrader_config.py",
    "pyproject.toml",
    "requirements.lock",
}
BANKS = ROOT / "autograder" / "misconceptions"
# Composed, so that this file does not hold what it forbids.
REGISTRY_HOSTS = [f"{name}.org" for name in ("pypi", "pythonhosted", "npmjs", "anaconda")]
REGISTRY_HOSTS += [f"{mirror}.debian.org" for mirror in ("deb", "security")]
MACHINE_FOLDERS = ["/{}/".format(name) for name in ("root", "work")]  # noqa: UP032 - composed on purpose, see above


def _own_files():
    """What git tracks or would add; files deleted but still tracked are left out."""
    command = ["git", "ls-files", "-coz", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted(path for name in set(listed.split("\0")) if name and (path := ROOT / name).is_file())


def _top_level():
    return {path.relative_to(ROOT).parts[0] for path in _own_files()}


def _machine_names():
    """Folders of the machine that runs this: the clone, home, the Python that runs."""
    here = {str(ROOT), str(Path.home()), sys.base_prefix}
    return [*MACHINE_FOLDERS, *(name for name in here if len(Path(name).parts) > 2)]


def test_top_level_holds_what_the_design_names():
    """DESIGN section 2, entry by entry: nothing missing."""
    assert (FOLDERS | FILES | {".ci"}) - _top_level() == set()


def test_top_level_holds_nothing_else():
    """A new top-level entry is a decision, taken here."""
    assert _top_level() - (FOLDERS | FILES | {".ci"}) == set()


def test_ci_script_is_executable():
    """CI runs .ci/run as `bash .ci/run`, a developer by its name."""
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize("what", ["machine folder", "registry host"])
def test_no_file_names_a_machine(what):
    """No path of the machine it was written on and no package registry's address is in any file."""
    names = _machine_names() if what == "machine folder" else REGISTRY_HOSTS
    pattern = re.compile("|".join(rf"(?<![\w.-]){re.escape(name)}" for name in names).encode())
    found = {str(path.relative_to(ROOT)): m[0] for path in _own_files() if (m := pattern.search(path.read_bytes()))}
    assert found == {}


def _lengths(folder, pattern):
    paths = [path for path in (ROOT / folder).glob(pattern) if BANKS not in path.parents or folder == BANKS]
    assert paths, f"{folder} holds no module"
    return {str(path.relative_to(ROOT / folder)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}


@pytest.mark.parametrize(("folder", "most"), [("lib/nnbasics", 150), ("autograder", 250)])
def test_files_stay_small(folder, most):
    """One idea a file."""
    assert {name: count for name, count in _lengths(folder, "**/*.py").items() if count > most} == {}


def test_files_of_the_banks_stay_small():
    """The mistakes of one solution cell are data: thirty whole functions of ten lines need 400 lines."""
    assert {name: count for name, count in _lengths(BANKS, "*/*.py").items() if count > 400} == {}


def test_banks_hold_a_file_a_cell_and_nothing_else():
    """TOPIC/CELL.py: what lies higher or deeper is read by no build (and one named after no cell is refused by it)."""
    names = [path.relative_to(BANKS) for path in _own_files() if BANKS in path.parents]
    assert [str(name) for name in names if len(name.parts) != 2 or name.suffix != ".py"] == []
