"""What is known of a class: the gradebook's scores, and the verdicts of its stored runs."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)

from autograder import runstore
from autograder.classlife import dates
from autograder.marks.gradebook import Mark, marks_of
from autograder.plugin.refused import MARK
from autograder.runstore import StoredRun
from autograder.settings import Course

HEAD = 20_000  # bytes of a feedback page in which the mark of a refusal stands
Cell = tuple[str, str]  # notebook, grade id


@dataclass(frozen=True)
class Exercise:
    """One graded cell: where it is, what it claims, its points; `judged` if checks decide it, `written` if a person does."""

    notebook: str
    id: str
    title: str
    points: float
    judged: bool
    written: bool = False

    @property
    def key(self) -> Cell:
        """What scores are kept under."""
        return self.notebook, self.id


@dataclass
class ClassData:
    """One assignment of one class.

    Attributes
    ----------
    students : everybody whom the gradebook knows, whether they handed in or not
    marks, scores, runs : by student, of those who were graded; a score is None while it waits for a person
    untouched : written answers that were handed in as they were released: nbgrader gives them 0 by itself
    waiting : students whose folder lies in submitted/ and who have neither a run nor a mark
    refused : students whose last submission was refused
    pages : students who have a feedback page
    notebooks : students whose graded notebook lies in autograded/
    still_open : whether the due date, the last extension included, lies ahead: who has not handed in may still do so
    solution_seconds : how long the model solution ran; 0 if the assignment has no reference
    """

    assignment: str
    title: str
    students: list[str] = field(default_factory=list)
    exercises: list[Exercise] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    scores: dict[str, dict[Cell, float | None]] = field(default_factory=dict)
    runs: dict[str, StoredRun] = field(default_factory=dict)
    untouched: set[tuple[str, Cell]] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    notebooks: set[str] = field(default_factory=set)
    solution_seconds: float = 0.0
    by_checks: bool = False
    still_open: bool = False

    @cached_property
    def graded(self) -> list[str]:
        """Students who have a mark, sorted."""
        return sorted(self.marks)

    @cached_property
    def missing(self) -> list[str]:
        """Students who handed nothing in."""
        return [s for s in self.students if s not in self.marks and s not in self.refused and s not in self.waiting]

    @cached_property
    def table(self) -> np.ndarray:
        """Scores, a row a graded student, a column an exercise; nan where there is none."""
        rows = [[self.scores.get(s, {}).get(e.key) for e in self.exercises] for s in self.graded]
        return np.array(rows, dtype=float).reshape(len(self.graded), len(self.exercises))

    @property
    def most(self) -> float:
        """What the assignment is worth, in points."""
        return next((mark.most for mark in self.marks.values()), sum(e.points for e in self.exercises))

    def share(self, student: str) -> float:
        """Points of a graded student, of those that can be had."""
        return self.marks[student].points / self.most if self.most else 0.0


def gather(course: Course, gradebook: Gradebook, assignment: str) -> ClassData:
    """Read everything that a report on one assignment says.

    Raises
    ------
    autograder.referencefile.BadReference
        If there is a reference and it is damaged.
    """
    titles = {a.id: a.title for a in course.settings.assignments}
    data = ClassData(assignment, titles.get(assignment, assignment))
    data.students = sorted(str(student.id) for student in gradebook.students)
    data.marks = {mark.student: mark for mark in marks_of(gradebook, assignment)}
    data.still_open = _still_open(course, assignment)
    reference = runstore.reference_or_none(course, assignment)
    claims = {cell.id: cell.claim for cell in reference.test_cells} if reference else {}
    data.by_checks, data.solution_seconds = reference is not None, reference.seconds if reference else 0.0
    order = {name: n for n, name in enumerate(reference.order)} if reference else {}
    found = _exercises(gradebook, assignment, claims)
    data.exercises = sorted(found, key=lambda e: (e.notebook, order.get(e.id, len(order))))
    _read_scores(gradebook, data)
    data.runs = {run.student: run for run in stored_runs(course.runs(assignment)) if run.student in data.marks}
    _look_at_folders(course, data)
    return data


def _still_open(course: Course, assignment: str) -> bool:
    when = dates.dates_of(course, assignment)
    return when is not None and when.last > dt.datetime.now(dt.UTC).replace(tzinfo=None)  # as nbgrader keeps moments


def _look_at_folders(course: Course, data: ClassData) -> None:
    handed_in = {path.parent.name for path in course.root.glob(f"submitted/*/{data.assignment}")}
    for page in course.root.glob(f"feedback/*/{data.assignment}/{data.assignment}.html"):
        student = page.parents[1].name
        data.pages.add(student)
        if _is_refusal(page):
            data.refused.add(student)
    data.notebooks = {
        path.parents[1].name for path in course.root.glob(f"autograded/*/{data.assignment}/{data.assignment}.ipynb")
    }
    data.waiting = sorted(handed_in - set(data.marks) - data.refused)
    data.students = sorted({*data.students, *handed_in})


def _is_refusal(page: Path) -> bool:
    with page.open("rb") as file:
        return MARK.encode() in file.read(HEAD)


def stored_runs(folder: Path) -> Iterable[StoredRun]:
    """All stored runs of an assignment; what is no run of this format is left out."""
    for path in sorted(folder.glob("*.json")):
        run = runstore.parse(path)
        if run is not None:
            yield run


def _exercises(gradebook: Gradebook, assignment: str, claims: dict[str, str]) -> list[Exercise]:
    found = []
    for kind in (GradeCell, TaskCell):
        query = (
            gradebook.db.query(Notebook.name, kind.name, kind.max_score, kind.cell_type)
            .join(Notebook, kind.notebook_id == Notebook.id)
            .join(Assignment, Notebook.assignment_id == Assignment.id)
            .filter(Assignment.name == assignment, kind.max_score > 0)
            .order_by(kind.id)
        )
        for notebook, name, points, cell_type in query:
            judged = notebook == assignment and name in claims
            written = not judged and cell_type != "code"
            title = claims.get(name) or f"{str(name).replace('_', ' ')}{' (written answer)' if written else ''}"
            found.append(Exercise(str(notebook), str(name), title, float(points), judged, written))
    return found


def _read_scores(gradebook: Gradebook, data: ClassData) -> None:
    """Scores by student and cell, a person's where there is one; None for what waits for a person."""
    query = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.score,
            Grade.auto_score,
            Grade.manual_score,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .filter(Assignment.name == data.assignment)
    )
    written = {e.key for e in data.exercises if e.written}
    for student, notebook, cell, score, auto, manual in query:
        key = (str(notebook), str(cell))
        waits = auto is None and manual is None
        data.scores.setdefault(str(student), {})[key] = None if waits else float(score or 0)
        if key in written and auto == 0 and manual is None:
            data.untouched.add((str(student), key))
