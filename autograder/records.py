"""The gradebook's automatic scores of a whole class, read and written at once (nbgrader's own calls take 4 ms a cell)."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import func

Scores = dict[str, dict[str, float | None]]


def _grades(gradebook: Gradebook, assignment: str) -> Iterator[Any]:
    """Rows of student, cell name, cell type, Grade of the notebook that is named like its assignment."""
    query = (
        gradebook.db.query(SubmittedAssignment.student_id, BaseCell.name, Grade)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .filter(Assignment.name == assignment, Notebook.name == assignment)
    )
    yield from query


def recorded(gradebook: Gradebook, assignment: str) -> Scores:
    """Automatic scores by student and cell; None where nothing was scored."""
    scores: Scores = {}
    for student, cell, grade in _grades(gradebook, assignment):
        scores.setdefault(student, {})[cell] = grade.auto_score
    return scores


def record(gradebook: Gradebook, assignment: str, scores: Mapping[str, Mapping[str, float]]) -> None:
    """Write automatic scores by student and cell; a person's score stays, and is marked for another look."""
    for student, cell, grade in _grades(gradebook, assignment):
        new = scores.get(student, {}).get(cell)
        if new is not None and grade.auto_score != new:
            grade.auto_score = new
            grade.needs_manual_grade = grade.manual_score is not None
    gradebook.db.flush()


def forgeable(gradebook: Gradebook, assignment: str, judged: Collection[str] = ()) -> float:
    """Points of plain tests: code cells whose score comes from what the student's own process prints.

    Parameters
    ----------
    judged : the notebooks that are judged outside, by a reference
    """
    query = (
        gradebook.db.query(func.sum(GradeCell.max_score))
        .join(Notebook, GradeCell.notebook_id == Notebook.id)
        .join(Assignment, Notebook.assignment_id == Assignment.id)
        .join(SourceCell, (SourceCell.notebook_id == Notebook.id) & (SourceCell.name == GradeCell.name))
        .filter(Assignment.name == assignment, Notebook.name.not_in(list(judged)))
        # unlocked: an answer that a person grades
        .filter(GradeCell.cell_type == "code", SourceCell.locked)
    )
    return float(query.scalar() or 0.0)


def totals(gradebook: Gradebook, assignment: str, student: str) -> tuple[float, float, int]:
    """A student's score, what the assignment is worth, and how many cells wait for a person."""
    gradebook.db.flush()
    gradebook.db.expire_all()  # sums are worked out when they are read, once
    submission = gradebook.find_submission(assignment, student)
    waiting = sum(grade.needs_manual_grade for notebook in submission.notebooks for grade in notebook.grades)
    return float(submission.score), float(submission.max_score), waiting
