"""The classes that are measured: the sample class of `course demo`, grown, in a copy of the course for each grader."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from autograder.demo import ASSIGNMENT, CLASS, Material, Student, copy_course, hand_in
from autograder.host import Host
from autograder.settings import Course

STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "kit"\n'
# a loop, a dead kernel and a broken file measure time limits, not grading
ORDINARY = tuple(s for s in CLASS if s.name not in ("joão", "kim", "lars"))
LOOP = next(s for s in CLASS if s.name == "joão")


def released(course: Course, target: Path, *, stock: bool = False, **limits: float) -> Course:
    """A copy of the course with its assignment released; `stock`: graded by nbgrader's own configuration from then on."""
    copy = copy_course(course, target)
    if limits:
        path = target / "course" / "course.yml"
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
        for assignment in settings["assignments"]:
            assignment["limits"] = limits
        path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    done, log = Host(copy).generate_assignment(ASSIGNMENT)
    if not done:
        raise RuntimeError(f"the bench could not build {ASSIGNMENT}: {log[-500:]}")
    if stock:
        (target / "nbgrader_config.py").write_text(STOCK_CONFIG, encoding="utf-8")
    return Course(target)


def handed_in(maker: Course, students: Sequence[Student], size: int, *courses: Course) -> list[str]:
    """Put `size` submissions of `students` in turn into `courses`, the same bytes into each; return their names.

    `maker` is a course with the kit's release: only there hidden tests are gone from what students fill in.
    """
    material, names = Material(maker, ASSIGNMENT), []
    originals = {s.name: hand_in(maker, s, material).read_bytes() for s in students}
    for student in students:
        shutil.rmtree(maker.submitted(student.name, ASSIGNMENT).parent)
    for number in range(size):
        student = students[number % len(students)]
        names.append(f"{student.name}{number:04}")
        for course in courses:
            path = course.submitted(names[-1], ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_bytes(originals[student.name])
    return names


@contextmanager
def replaced(owner: Any, name: str, ours: Any) -> Iterator[Any]:
    """Have `owner.name` be `ours` for a while; yields what it was."""
    theirs = getattr(owner, name)
    setattr(owner, name, ours)
    try:
        yield theirs
    finally:
        setattr(owner, name, theirs)
