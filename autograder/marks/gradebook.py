"""Marks of a whole class, read from nbgrader's gradebook in three queries an assignment (nbgrader's own take one a cell)."""

from collections.abc import Sequence
from dataclasses import dataclass

from nbgrader.api import Assignment, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import Integer, cast, func


@dataclass(frozen=True)
class Mark:
    """One student's mark in one assignment.

    Attributes
    ----------
    raw, penalty : points by checks and by hand, and what lateness takes of them
    most : what the assignment is worth
    waiting : cells that still wait for a person
    """

    student: str
    assignment: str
    raw: float
    penalty: float
    most: float
    waiting: int

    @property
    def points(self) -> float:
        """What counts: never below 0, as nbgrader has it."""
        return max(0.0, self.raw - self.penalty)


def marks_of(gradebook: Gradebook, assignment: str) -> list[Mark]:
    """Return the marks of all who handed the assignment in, by student; none if the gradebook does not know it."""
    try:
        most = float(gradebook.find_assignment(assignment).max_score)
    except MissingEntry:
        return []
    penalties = dict(_per_submission(gradebook, assignment, func.sum(SubmittedNotebook.late_submission_penalty)))
    scores = (
        gradebook.db.query(
            SubmittedAssignment.student_id, func.sum(Grade.score), func.sum(cast(Grade.needs_manual_grade, Integer))
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .filter(Assignment.name == assignment)
        .group_by(SubmittedAssignment.student_id)
    )
    return [
        Mark(student, assignment, float(raw or 0), float(penalties.get(student) or 0), most, int(waiting or 0))
        for student, raw, waiting in sorted(scores, key=lambda row: str(row[0]))
    ]


def _per_submission(gradebook: Gradebook, assignment: str, what: object) -> Sequence[tuple[str, float | None]]:
    query = (
        gradebook.db.query(SubmittedAssignment.student_id, what)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
        .group_by(SubmittedAssignment.student_id)
    )
    return [(str(student), value) for student, value in query]
