"""Stored runs: what was observed and judged, one JSON file per student and assignment under `.kit/runs`.

Feedback and `course show` read them; re-grading an unchanged submission is skipped by their digest.
"""

import hashlib
import json
import platform
import tempfile
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path
from typing import Any

import nbformat
import numpy as np

import autograder
from autograder import isolation
from autograder.execute import Run
from autograder.judge import CellResult
from autograder.observations import Observation
from autograder.reference import AssignmentReference
from autograder.referencefile import load
from autograder.settings import Course
from nnbasics import wire


@dataclass
class StoredRun:
    """One graded submission, as it is kept.

    Attributes
    ----------
    status : the Run's status
    cells : per test cell: id, score, points, and its checks with verdict and observed wire form
    notes : what had to be put right before it ran
    """

    student: str
    assignment: str
    digest: str
    status: str
    detail: str = ""
    seconds: float = 0.0
    dropped: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    cells: list[dict[str, Any]] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Sum of the judged cells' scores, in points."""
        return float(sum(cell["score"] for cell in self.cells))


def reference_or_none(course: Course, assignment: str) -> AssignmentReference | None:
    """Return the assignment's reference, or None if it has none (a plain nbgrader assignment)."""
    path = course.reference(assignment)
    return load(path, assignment) if path.exists() else None


def path_of(course: Course, assignment: str, student: str) -> Path:
    """The file of one run; the name is a hash, since a student id may hold any character."""
    return course.runs(assignment) / f"{hashlib.sha256(student.encode()).hexdigest()[:24]}.json"


def save(course: Course, run: StoredRun) -> None:
    """Write a run; the file is replaced at once, so an interruption leaves the old or the new one."""
    path = path_of(course, run.assignment, run.student)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".tmp", delete=False, encoding="utf-8") as file:
        json.dump(run.__dict__, file)  # escaped: a frame may hold half a character, which no file can
    Path(file.name).replace(path)


def read(course: Course, assignment: str, student: str) -> StoredRun | None:
    """Return the stored run of a student, or None if there is none."""
    try:
        data = json.loads(path_of(course, assignment, student).read_text(encoding="utf-8"))
        return StoredRun(**data)
    except (FileNotFoundError, ValueError, TypeError):
        return None


def stored(student: str, digest: str, run: Run, results: list[CellResult], reference: AssignmentReference) -> StoredRun:
    """Return what is kept of a run and its verdicts."""
    cells = [_cell(result, run.collector.by_cell.get(result.cell.id, [])) for result in results]
    dropped = dict(run.collector.dropped)
    return StoredRun(
        student,
        reference.assignment,
        digest,
        run.status,
        run.detail,
        round(run.seconds, 3),
        dropped,
        [],
        cells,
    )


def _cell(result: CellResult, observed: list[Observation]) -> dict[str, Any]:
    forms = {observation.check: observation for observation in observed}
    checks = [
        {
            "name": item.check.name,
            "hidden": item.check.hidden,
            **item.verdict.__dict__,
            "observed": forms[item.check.name].value if item.check.name in forms else None,
            "error": forms[item.check.name].error if item.check.name in forms else "",
        }
        for item in result.results
    ]
    return {"id": result.cell.id, "score": result.score, "points": result.cell.points, "checks": checks}


def digest(notebook: Path, reference: AssignmentReference | None) -> str:
    """SHA-256 over what is graded (cells and the files beside them) and what it is graded with.

    Cell ids do not count: nbformat invents them.

    Raises
    ------
    ValueError
        If the file is not a notebook.
    """
    try:
        nb = nbformat.read(notebook, as_version=4)
        cells = [[str(c.get("cell_type")), c.get("source"), _grade_id(c)] for c in nb.cells]
    except Exception as error:
        raise ValueError(f"not a notebook: {error}") from error
    ours = [autograder.__version__, np.__version__, platform.python_version(), isolation.LEVEL]
    parts = [cells, _other_files(notebook.parent), ours, reference]
    return hashlib.sha256(json.dumps(parts, default=_plain).encode()).hexdigest()


def _grade_id(cell: Any) -> str:
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return str(mark.get("grade_id", "")) if isinstance(mark, dict) else ""


def _other_files(folder: Path) -> list[list[str]]:
    """Name and digest of each plain file that a run can read, sorted."""
    files = (p for p in sorted(folder.rglob("*")) if p.suffix != ".ipynb" and p.is_file() and not p.is_symlink())
    return [[p.relative_to(folder).as_posix(), hashlib.sha256(p.read_bytes()).hexdigest()] for p in files]


def _plain(value: Any) -> Any:
    """A reference as data for JSON, with every digit of its numbers."""
    return value.__dict__ if is_dataclass(value) else wire.encode(value)
