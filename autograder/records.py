"""What the gradebook says of a whole class, read and written at once (nbgrader's own calls take 4 ms a cell)."""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
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


def _submitted(gradebook: Gradebook, assignment: str, *columns: Any) -> Any:
    """A query for every submitted notebook of an assignment."""
    return (
        gradebook.db.query(*columns)
        .select_from(SubmittedNotebook)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )


def _grades(gradebook: Gradebook, assignment: str, *columns: Any) -> Any:
    """Rows of student, cell name and columns, for each grade of the notebook that is named like its assignment."""
    query = _submitted(gradebook, assignment, SubmittedAssignment.student_id, BaseCell.name, *columns)
    return _of_cells(query, Grade).filter(Notebook.name == assignment)


def _of_cells(query: Any, kind: Any) -> Any:
    return query.join(kind, kind.notebook_id == SubmittedNotebook.id).join(BaseCell, kind.cell_id == BaseCell.id)


def recorded(gradebook: Gradebook, assignment: str) -> Scores:
    """Automatic scores by student and cell; None where nothing was scored."""
    scores: Scores = {}
    for student, cell, score in _grades(gradebook, assignment, Grade.auto_score):
        scores.setdefault(student, {})[cell] = score
    return scores


def shown(gradebook: Gradebook, assignment: str, student: str | None = None) -> dict[str, dict[str, str]]:
    """SHA-256 of all that a feedback page shows of the gradebook, by student and notebook.

    That is: marks, what waits for a person, comments, the late penalty, the dates.
    """
    submitted = (SubmittedAssignment.timestamp, SubmittedAssignment.extension, Assignment.duedate)
    given = (BaseCell.name, Grade.score, Grade.needs_manual_grade, Grade.manual_score.is_not(None))
    said = (BaseCell.name, Comment.comment)
    place = (SubmittedAssignment.student_id, Notebook.name)
    queries = (
        _submitted(gradebook, assignment, *place, SubmittedNotebook.late_submission_penalty, *submitted),
        _of_cells(_submitted(gradebook, assignment, *place, *given), Grade).order_by(BaseCell.name),
        _of_cells(_submitted(gradebook, assignment, *place, *said), Comment)
        .filter(Comment.comment.is_not(None))
        .order_by(BaseCell.name),
    )
    found: dict[str, dict[str, list[Any]]] = {}
    for number, query in enumerate(queries):
        for who, notebook, *row in query.filter(SubmittedAssignment.student_id == student) if student else query:
            found.setdefault(who, {}).setdefault(notebook, []).append([number, *row])
    return {who: {name: _digest(rows) for name, rows in notebooks.items()} for who, notebooks in found.items()}


def _digest(rows: list[Any]) -> str:
    return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()


def record(gradebook: Gradebook, assignment: str, scores: Mapping[str, Mapping[str, float]]) -> None:
    """Write automatic scores by student and cell; a person's score stays, and is marked for another look."""
    for student, cell, grade in _grades(gradebook, assignment, Grade):
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
