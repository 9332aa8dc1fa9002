"""The gradebook's automatic scores of a whole class, read and written at once (nbgrader's own calls take 4 ms a cell)."""

from collections.abc import Iterator, Mapping
from typing import Any

from nbgrader.api import Assignment, BaseCell, Grade, Gradebook, Notebook, SubmittedAssignment, SubmittedNotebook

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
