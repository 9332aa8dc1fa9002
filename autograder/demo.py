"""`course demo`: the whole chain on a sample class, in a copy of the course.

The class is made from the solution, the misconception bank and the usual accidents, so that its marks mean something.
"""

import hashlib
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder import bank, engine, trouble
from autograder.cli import DONE, Failed, console
from autograder.commands import INTERRUPTED, build_all, grade_all
from autograder.settings import Course
from autograder.sourcecheck import model_solutions

BANKS = "autograder/misconceptions"
PARTS = ("nbgrader_config.py", "course", "source", BANKS)
ASSIGNMENT = "05-backprop-by-hand"
MARK = ".kit/demo-class"  # written into a folder that the demo made: no other is written to or removed
BUILT = ".kit/demo-built"


@dataclass(frozen=True)
class Student:
    """One member of the sample class: a name, a word on what they did, and how they filled in the release.

    `answers` maps solution cells to their text; a `raw` text replaces the whole file.
    """

    name: str
    story: str
    answers: Callable[["Material"], dict[str, str]]
    raw: str | None = None


class Material:
    """What the class is made from: the solution of each cell, and the misconceptions of the bank."""

    def __init__(self, course: Course, assignment: str) -> None:
        self.solution = model_solutions(nbformat.read(course.source(assignment), as_version=4))
        wrong = bank.load(course.bank(assignment), self.solution)
        self.bank = {(item.cell, item.id): item.code for item in wrong}

    def wrong(self, *slips: tuple[str, str]) -> dict[str, str]:
        """The solution with some cells replaced by misconceptions: (cell, id)."""
        return {**self.solution, **{cell: self.bank[cell, slip] for cell, slip in slips}}

    def changed(self, cell: str, old: str, new: str) -> dict[str, str]:
        """The solution with a piece of one cell's text replaced."""
        if old not in self.solution[cell]:
            raise Failed(f"the solution of {cell} no longer holds {old!r}. Adapt autograder/demo.py.")
        return {**self.solution, cell: self.solution[cell].replace(old, new)}


CLASS = (
    Student("ada", "everything right", lambda m: m.solution),
    Student("blank", "handed in as released", lambda _: {}),
    Student("chen", "forgot the biases", lambda m: m.wrong(("forward", "M14"))),
    Student("dana", "lost the parentheses of the loss", lambda m: m.wrong(("bce_loss", "M42"))),
    Student("emil", "forgot 1/m", lambda m: m.wrong(("output_delta", "M76"))),
    Student("fatima", "flipped the sign of the delta", lambda m: m.wrong(("output_delta", "M58"))),
    Student("göran", "transposed dW3", lambda m: m.wrong(("layer3_gradients", "M74"))),
    Student("hana", "two slips at once", lambda m: m.wrong(("forward", "M16"), ("layer3_gradients", "M83"))),
    Student("ivan", "an exception half-way", lambda m: m.changed("bce_loss", "np.log(", "np.lg(")),
    Student("joão", "an endless loop", lambda m: m.changed("layer3_gradients", "def ", "while True: pass\ndef ")),
    Student("kim", "ends the kernel", lambda m: m.changed("output_delta", "return", "import os; os._exit(1)\n    return")),
    Student("lars", "a file cut off in the upload", lambda _: {}, raw='{"cells": ['),
)


def run_demo(course: Course, folder: Path | None, *, fresh: bool = False) -> int:
    """Build, hand in, grade and say where to look. Goes on where it was interrupted. Return the exit code."""
    target = own_folder(course, folder, fresh=fresh)
    demo = copy_course(course, target)
    stamp = target / BUILT
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != _digest(target):
        if build_all(demo, [ASSIGNMENT]):
            return 1
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(_digest(target), encoding="utf-8")
    material = Material(demo, ASSIGNMENT)
    for student in CLASS:
        hand_in(demo, student, material)
    console.print(f"Grading a sample class of {len(CLASS)}. Some of them do their worst; see what each did:")
    code = grade_all(demo, ASSIGNMENT, isolation=_isolation(demo))
    if code == INTERRUPTED:
        return code
    _say_where(demo, target)
    return DONE


def _isolation(course: Course) -> str | None:
    """None, for what the course asks for; where nothing can be sealed a cold kernel, since the sample class is our own."""
    engine.prefer(course.settings)
    if engine.warm_process(engine.TRUSTED) is not None:
        return None
    try:
        engine.warm_process()
    except engine.IsolationError as error:
        words = f"{error}\nThis sample class is the kit's own, so it is graded here all the same, unsealed."
        console.print(words, highlight=False, markup=False, soft_wrap=True)
    return engine.COLD


def own_folder(course: Course, folder: Path | None, *, fresh: bool) -> Path:
    """The demo's folder, marked as such and, if `fresh`, emptied.

    Raises
    ------
    Failed
        If it is, holds or lies in the course (but for .demo), or is not empty and was not made by the demo.
    """
    target = (folder or course.root / ".demo").resolve()
    if reason := _why_not(target, course.root.resolve()):
        raise Failed(f"{target} {reason}, so the demo leaves it as it is. Give --dir a new folder.")
    mark = target / MARK
    if fresh and target.exists():
        # the mark goes last: should this be interrupted, the rest is still known as the demo's
        for path in sorted(target.iterdir(), key=lambda path: path.name == ".kit"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    return target


def _why_not(target: Path, root: Path) -> str:
    if target == root:
        return "is the course itself"
    if root.is_relative_to(target):
        return "holds the course"
    if target.is_relative_to(root) and target != root / ".demo":
        return "lies in the course"
    marks = (MARK, BUILT) if target == root / ".demo" else (MARK,)  # of an earlier version there is no other
    if target.exists() and any(target.iterdir()) and not any((target / mark).is_file() for mark in marks):
        return "was not made by `course demo`"
    return ""


def copy_course(course: Course, target: Path) -> Course:
    """Copy what a course is made of (configuration, sources, misconceptions; no marks, no submissions)."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = course.root / part
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(source, target / part, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy(source, target / part)
    # a bank's file says by its name what it is about: one whose exercise is gone would stop the build
    for path in [p for p in (target / BANKS).rglob("*.py") if not (course.root / p.relative_to(target)).exists()]:
        path.unlink()
    return Course(target)


def _digest(target: Path) -> str:
    files = sorted(p for part in PARTS for p in (target / part).rglob("*") if p.is_file())
    named = [(str(path.relative_to(target)).encode(), path.read_bytes()) for path in files]
    return hashlib.sha256(b"\0".join(part for file in named for part in file)).hexdigest()


def hand_in(course: Course, student: Student, material: Material) -> Path:
    """Write a student's submission; an unchanged one stays as it is. Return the notebook's path."""
    path = course.submitted(student.name, ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    if student.raw is not None:
        path.write_text(student.raw, encoding="utf-8")
        return path
    release = nbformat.read(course.release(ASSIGNMENT) / f"{ASSIGNMENT}.ipynb", as_version=4)
    nbformat.write(fill_in(release, student.answers(material)), path)
    return path


def fill_in(release: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    """Return a release with the answers in its solution cells."""
    for cell in release.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
    return release


def _say_where(course: Course, target: Path) -> None:
    shown, page = trouble.shown(target), trouble.shown(course.feedback("emil", ASSIGNMENT))
    jupyter = Path(sys.executable).with_name("jupyter")  # of this environment, wherever the demo's folder lies
    console.print("\nWhat each of them did:", highlight=False)
    for student in CLASS:
        console.print(f"  {student.name}: {student.story}", highlight=False, markup=False)
    console.print(f"\nFeedback for students: {shown}/feedback/ (for example {page}; open it in a browser)", soft_wrap=True)
    console.print(f"What the class got wrong: course --root {shown} report", highlight=False, soft_wrap=True)
    console.print(f"Why a mark is what it is: course --root {shown} show {ASSIGNMENT} emil", highlight=False, soft_wrap=True)
    console.print(f"JupyterLab with formgrader: cd {shown} && {jupyter} lab", highlight=False, soft_wrap=True)
