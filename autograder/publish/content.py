"""What is published: for each file its name and its bytes, gathered from the course's folder."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

import nnbasics
from autograder.publish.texts import ATTRIBUTES, IGNORED, JUPYTER, environment, readme
from autograder.settings import Assignment, Course

# what no published file may hold: the marks around what students must not see
FORBIDDEN = (b"### BEGIN SOLUTION", b"### BEGIN HIDDEN TESTS", b"### BEGIN MARK SCHEME", b'"hidden": true', b'"hidden":true')
# errata.md is not among them: it answers an exercise
LECTURE_FILES = ("README.md", "glossary.md", "notation.ipynb", "start.ipynb")
EPOCH = "315532800"  # 1980, the first date that a zip can hold: the same library makes the same wheel


class PublishError(ValueError):
    """Nothing was published; the message says which file, why, and what to do."""


def gather(course: Course) -> dict[str, bytes]:
    """Return everything that students may have.

    Returns
    -------
    dict from a path (with /) to the file's content, sorted

    Raises
    ------
    PublishError
        If an assignment is not built, a notebook or a JSON file is broken, or a file holds what students must not see.
    """
    assignments = course.settings.assignments
    files: dict[str, bytes] = {}
    for assignment in assignments:
        files |= _release(course, assignment)
        files |= _read(course.root, [course.root / "course" / f"{assignment.id}.ipynb"])
    files |= _read(course.root, [course.root / "course" / name for name in LECTURE_FILES])
    files |= _read(course.root, [course.root / "LICENSE"])
    name, wheel = library(course)
    files[name] = wheel
    lectures = {a.id for a in assignments if f"course/{a.id}.ipynb" in files}
    start = "course/start.ipynb" in files
    files["README.md"] = readme(course.settings, lectures, name, start=start).encode()
    files["environment.yml"] = environment(name, course.settings.packages).encode()
    files[".gitattributes"], files[".gitignore"] = ATTRIBUTES.encode(), IGNORED.encode()
    if start:
        files["jupyter_lab_config.json"] = JUPYTER.encode()
    _refuse_secrets(files)
    _refuse_broken(files)
    return dict(sorted(files.items()))


def _release(course: Course, assignment: Assignment) -> dict[str, bytes]:
    folder = course.release(assignment.id)
    notebook, source = folder / f"{assignment.id}.ipynb", course.source(assignment.id)
    if not notebook.is_file():
        raise PublishError(f"release/{assignment.id}/ has no notebook. Build it: course build {assignment.id}")
    given = {path.relative_to(source.parent) for path in source.parent.rglob("*") if _ordinary(path)}
    expected = {folder / name for name in {*given, Path(source.name), Path("checks.json")}}
    return _read(course.root, sorted(expected))


def _ordinary(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not {".ipynb_checkpoints", "__pycache__"} & set(path.parts)


def _read(root: Path, paths: list[Path]) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if _ordinary(path)}


def library(course: Course) -> tuple[str, bytes]:
    """Build the students' wheel of nnbasics; return its name and content."""
    places = (course.root / "lib", Path(nnbasics.__file__).parents[1])
    folder = next((place for place in places if (place / "pyproject.toml").is_file()), None)
    if folder is None:
        raise PublishError(
            "the source of nnbasics is not at hand (no lib/pyproject.toml in the course's folder). Copy lib/ there."
        )
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", name]
        environ = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
        done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)  # noqa: S603
        wheel = next(Path(name).glob("*.whl"), None)
        if done.returncode or wheel is None:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise PublishError(f"the wheel of nnbasics could not be built in {folder.name}/: {last} (pip install hatchling)")
        return wheel.name, wheel.read_bytes()


def _refuse_secrets(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        found = next((mark for mark in FORBIDDEN if mark in content), None)
        if found and (name.endswith(".json") or not found.startswith(b'"')):
            build = name.split("/")[1] if name.startswith("release/") else "the course"
            raise PublishError(
                f"{name} holds {found.decode()!r}, which students must not see. Nothing was published. "
                f"Build {build} again (course build), or correct the file."
            )


def _refuse_broken(files: dict[str, bytes]) -> None:
    """A file that was cut off, say, would take the place of the good one that students have."""
    for name, content in files.items():
        if not name.endswith((".ipynb", ".json")):
            continue
        try:
            data = json.loads(content)
            if name.endswith(".ipynb"):
                nbformat.validate(data if isinstance(data, dict) else {})
        except (ValueError, nbformat.ValidationError) as error:
            again = f"Build it again: course build {name.split('/')[1]}" if name.startswith("release/") else "Correct it."
            reason = str(error).split("\n")[0]
            raise PublishError(f"{name} is broken ({reason}). Nothing was published. {again}") from error
