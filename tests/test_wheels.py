"""What the two wheels hold, and that no secret of a course travels in them."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOKEN = "planted-7c1d4e"  # noqa: S105 - stands for a reference value; searched for in the wheel


def _build(folder, target):
    """Build a wheel as a release would, without a network, and open it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    return zipfile.ZipFile(wheel)


@pytest.fixture(scope="module")
def grader(tmp_path_factory):
    """The grader's wheel, built from a copy in which each secret folder holds a token, at two depths."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "autograder", copy / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "references/05.json",
        "references/deep/05.json",
        "misconceptions/05.py",
        "misconceptions/05/forward.py",
    ):
        secret = copy / "autograder" / name
        secret.parent.mkdir(parents=True, exist_ok=True)
        secret.write_text(f'"{TOKEN}"\n')
    with _build(copy, tmp_path_factory.mktemp("wheel")) as wheel:
        yield wheel


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The students' wheel, built from lib/ as it is."""
    with _build(ROOT / "lib", tmp_path_factory.mktemp("wheel")) as wheel:
        yield wheel


def test_grader_wheel_holds_no_secret(grader):
    """Neither by name nor by content: references and misconceptions stay in the instructor's repository."""
    assert [name for name in grader.namelist() if "references/" in name or "misconceptions/" in name] == []
    assert [name for name in grader.namelist() if TOKEN.encode() in grader.read(name)] == []


def test_grader_wheel_holds_the_package_and_nothing_else(grader):
    """Every module of autograder, beside its metadata."""
    expected = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "autograder").rglob("*.py")
        if not {"references", "misconceptions"} & set(path.relative_to(ROOT).parts)
    }
    assert expected <= set(grader.namelist())
    assert {name.split("/")[0] for name in grader.namelist()} == {"autograder", "autograder-0.1.0.dist-info"}


def test_library_wheel_holds_the_library_and_nothing_else(library):
    """What a student installs: every module of nnbasics, and no file of the grader or of the course."""
    expected = {str(path.relative_to(ROOT / "lib")) for path in (ROOT / "lib/nnbasics").rglob("*.py")}
    assert expected <= set(library.namelist())
    assert {name.split("/")[0] for name in library.namelist()} == {"nnbasics", "nnbasics-0.1.0.dist-info"}


def test_library_wheel_holds_the_digits_and_their_license(library):
    """Data travel with the module that reads them, and never without the text that says whose they are."""
    for name in ("nnbasics/data/digits.npz", "nnbasics/data/digits.txt"):
        assert library.read(name) == (ROOT / "lib" / name).read_bytes()


def test_library_wheel_is_pure_python(library):
    """The same file runs on every platform, the browser included."""
    assert Path(library.filename).name == "nnbasics-0.1.0-py3-none-any.whl"
