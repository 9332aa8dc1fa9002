"""Solutions score full, releases score 0, and both publish the same twice."""

import nbformat

from autograder.verify.exercises import Exercise, grade_id
from autograder.verify.measured import Work
from autograder.verify.trials import Ran, Trial

PART = "solutions"


def measure(work: Work) -> None:
    """Run the solution and the released stub of each exercise, each in two runs of their own."""
    path = work.subject.course.release(work.subject.id) / f"{work.subject.id}.ipynb"
    stubs = {grade_id(c): c.source for c in nbformat.read(path, as_version=4).cells} if path.is_file() else {}
    for exercise in work.subject.exercises:
        work.measured.count(exercise.id, "exercises")
        first, second = work.run([Trial(exercise, "solution", exercise.code), _again(exercise, exercise.code)])
        lost = [f"{r.check.name} ({r.verdict.reason})" for r in first.result.results if not r.verdict.passed]
        _count(work, exercise, "solutions_full", not lost and _same(first, second), f"the solution fails: {'; '.join(lost)}")
        if exercise.id not in stubs:
            work.find(PART, exercise.id, f"release/{work.subject.id} does not hold it: course build {work.subject.id}")
            continue
        first, second = work.run([Trial(exercise, "release", stubs[exercise.id]), _again(exercise, stubs[exercise.id])])
        zero = first.result.score == 0 and _same(first, second)
        _count(work, exercise, "releases_zero", zero, f"the release as it is handed out earns {first.result.score:g} points")


def _again(exercise: Exercise, code: str) -> Trial:
    """The same answer, as another trial: it runs again."""
    return Trial(exercise, "again", f"{code}\n")


def _same(first: Ran, second: Ran) -> bool:
    return first.frames == second.frames


def _count(work: Work, exercise: Exercise, name: str, right: bool, what: str) -> None:  # noqa: FBT001
    if right:
        work.measured.count(exercise.id, name)
    else:
        work.find(PART, exercise.id, f"{what}; or two runs gave different values")
