"""Whose marks a changed or withdrawn check moves: worked out from stored runs and the gradebook, nothing is written."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from nbgrader.api import Grade, Gradebook, MissingEntry

from autograder import pages, runstore
from autograder.classlife import dates, withdrawn
from autograder.reference import AssignmentReference
from autograder.settings import Course


@dataclass(frozen=True)
class Move:
    """One student whose mark would be another: points after lateness, marks given by hand included."""

    student: str
    before: float
    now: float
    cells: list[str]


@dataclass
class Preview:
    """What judging again would change, and of whom nothing can be said.

    Attributes
    ----------
    same : how many keep their mark
    not_graded : students whose present notebook was not graded yet
    refused : students whose present notebook cannot be graded, as the last grading found
    """

    moves: list[Move] = field(default_factory=list)
    same: int = 0
    not_graded: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def preview(course: Course, gradebook: Gradebook, assignment: str, students: list[str]) -> Preview:
    """Judge stored runs in memory, with references and course.yml as they are now; compare with the gradebook.

    Raises
    ------
    autograder.referencefile.BadReference, SettingsError
        As `withdrawn.current`.
    """
    reference, result = withdrawn.current(course, assignment), Preview()
    for student in students:
        run = runstore.read(course, assignment, student)
        if run is None or run.digest != _digest(course, student, reference):
            (result.refused if pages.refusal(course, assignment, student) else result.not_graded).append(student)
            continue
        judged = copy.copy(run)
        judged.judge(reference)
        try:
            move = _move(course, gradebook, judged)
        except MissingEntry:
            result.not_graded.append(student)
            continue
        if abs(move.now - move.before) < 1e-9:
            result.same += 1
        else:
            result.moves.append(move)
    return result


def _digest(course: Course, student: str, reference: AssignmentReference) -> str | None:
    try:
        return runstore.digest(course, student, reference)
    except OSError:  # grading says why a submission cannot be read, and goes on
        return None


def _move(course: Course, gradebook: Gradebook, run: runstore.StoredRun) -> Move:
    submission = gradebook.find_submission(run.assignment, run.student)
    grades = {g.name: g for n in submission.notebooks if n.name == run.assignment for g in n.grades}
    before = max(0.0, float(submission.score) - float(submission.late_submission_penalty or 0))
    changed = dict(_changed(grades, run.scores))
    raw = float(submission.score) + sum(changed.values())
    when = dates.dates_of(course, run.assignment)
    lost = float(submission.late_submission_penalty or 0)
    if when is not None and when.late is not None and submission.timestamp is not None:
        late = max(0.0, (submission.timestamp - when.due_of(run.student)).total_seconds())
        lost = dates.penalty(raw, late, when.late)
    return Move(run.student, round(before, 6), round(max(0.0, raw - lost), 6), sorted(changed))


def _changed(grades: dict[str, Grade], scores: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Cells whose points differ, and by how much; a person's mark stays whatever a check says."""
    for cell, score in scores.items():
        grade = grades.get(cell)
        if grade is not None and grade.manual_score is None and (grade.auto_score or 0.0) != score:
            yield cell, score - float(grade.auto_score or 0.0)
