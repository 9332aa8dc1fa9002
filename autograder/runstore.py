"""Stored runs: what was observed and judged, one JSON file per student and assignment under `.kit/runs`.

A run is stored under a digest of all that it depends on. While that holds, nothing is executed again: a reference, a
tolerance or a hint that changes only has the stored observations judged anew, by the parser and the judge of fresh ones.
"""

import hashlib
import json
import platform
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

import autograder
from autograder.classlife import withdrawn
from autograder.judge import CellResult, CheckResult, judge_cell
from autograder.observations import Collector
from autograder.reference import AssignmentReference
from autograder.runs import Run
from autograder.settings import Course

# from what is contained best; a run is not used again where more isolation is asked for than it had
STRENGTH = ("full", "landlock", "none")


@dataclass
class StoredRun:
    """One graded submission, as it is kept.

    Attributes
    ----------
    digest : of everything that the run depended on
    fingerprint : of the reference that it was judged with
    isolation : the level in force when it ran
    status : the Run's status
    notes : what had to be put right before it ran
    frames : by test cell, what its checks published, as it came
    cells : per test cell: id, score, points, its checks with their verdicts, and the fingerprint of what it was judged with
    """

    student: str
    assignment: str
    digest: str
    fingerprint: str = ""
    isolation: str = "none"
    status: str = ""
    detail: str = ""
    seconds: float = 0.0
    dropped: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    frames: dict[str, list[str]] = field(default_factory=dict)
    cells: list[dict[str, Any]] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Sum of the judged cells' scores, in points."""
        return float(sum(cell["score"] for cell in self.cells))

    @property
    def scores(self) -> dict[str, float]:
        """Points of each judged cell."""
        return {cell["id"]: cell["score"] for cell in self.cells}

    @property
    def remarks(self) -> list[str]:
        """What the instructor should know of the run: what was put right before it, what was dropped while it ran."""
        return [*self.notes, *(f"{n} messages to the judge were dropped: {why}" for why, n in self.dropped.items())]

    def observations(self, cells: Collection[str] | None = None) -> Collector:
        """What was published (all, or only by these test cells), through the parser that fresh bytes go through."""
        collector = Collector()
        for cell, texts in self.frames.items():
            for text in texts if cells is None or cell in cells else ():
                collector.add(cell, text)
        return collector

    def judge(self, reference: AssignmentReference, collector: Collector | None = None) -> None:
        """Judge the stored observations with a reference: the cells whose own part of it has changed."""
        known = {cell["id"]: cell for cell in self.cells if cell.get("fingerprint")}
        kept = {c.id: known[c.id] for c in reference.test_cells if known.get(c.id, {}).get("fingerprint") == c.fingerprint}
        stale = {cell.id for cell in reference.test_cells} - kept.keys()
        observed = (collector or self.observations(stale)).by_cell
        self.cells = [
            kept.get(cell.id) or cell_form(judge_cell(observed.get(cell.id, ()), cell)) for cell in reference.test_cells
        ]
        self.fingerprint = reference.fingerprint

    def as_strong_as(self, level: str) -> bool:
        """Whether the run was contained at least as well as a run at `level` would be."""
        return STRENGTH.index(self.isolation) <= STRENGTH.index(level)


def reference_or_none(course: Course, assignment: str) -> AssignmentReference | None:
    """Return the assignment's reference, or None if it has none (a plain nbgrader assignment)."""
    return withdrawn.current(course, assignment) if course.reference(assignment).exists() else None


def path_of(course: Course, assignment: str, student: str) -> Path:
    """The file of one run; the name is a hash, since a student id may hold any character."""
    return course.runs(assignment) / f"{hashlib.sha256(student.encode()).hexdigest()[:24]}.json"


def save(course: Course, run: StoredRun) -> None:
    """Write a run; the file is replaced at once, so an interruption leaves the old or the new one."""
    path = path_of(course, run.assignment, run.student)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".tmp")  # always the same one: what a killed grader left is overwritten
    half.write_text(json.dumps(run.__dict__), encoding="utf-8")  # escaped: a frame may hold half a character, which no file can
    half.replace(path)


def read(course: Course, assignment: str, student: str) -> StoredRun | None:
    """Return the stored run of a student, or None if there is none, or one of another format."""
    return parse(path_of(course, assignment, student))


def parse(path: Path) -> StoredRun | None:
    """Return the run in a file, or None if there is none, or one of another format."""
    try:
        run = StoredRun(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return run if run.isolation in STRENGTH else None


def stored(student: str, digest: str, run: Run, reference: AssignmentReference) -> StoredRun:
    """Judge a run; return what is kept of it."""
    dropped, seconds = dict(run.collector.dropped), round(run.seconds, 3)
    kept = StoredRun(student, reference.assignment, digest, "", run.isolation, run.status, run.detail, seconds, dropped)
    kept.frames = run.collector.frames
    kept.judge(reference, run.collector)
    return kept


def cell_form(result: CellResult) -> dict[str, Any]:
    """A judged cell as it is stored, shown and written about."""
    checks = [{"name": r.check.name, "hidden": r.check.hidden, **r.verdict.__dict__, **_withdrawn(r)} for r in result.results]
    cell = result.cell
    return {"id": cell.id, "score": result.score, "points": cell.points, "fingerprint": cell.fingerprint, "checks": checks}


def _withdrawn(result: CheckResult) -> dict[str, str]:
    check = result.check
    return {"withdrawn": check.withdrawn, "why": check.why} if check.withdrawn else {}


def digest(course: Course, student: str, reference: AssignmentReference) -> str:
    """SHA-256 over what is run (the file, the files beside it, what its locked cells become) and what it is run with.

    Raises
    ------
    OSError
        If the submission cannot be read.
    """
    folder = course.submitted(student, reference.assignment)
    notebook = hashlib.sha256((folder / f"{reference.assignment}.ipynb").read_bytes()).hexdigest()
    files = [other_files(folder), other_files(course.source(reference.assignment).parent)]
    # the limits as they were set: the solution's time, which others follow from, is measured anew by every build
    limits = course.settings.limits(reference.assignment)
    ours = [autograder.__version__, np.__version__, platform.python_version(), library_digest(), course.settings.packages]
    return hashlib.sha256(
        json.dumps([notebook, files, ours, limits.model_dump(), reference.run_fingerprint]).encode()
    ).hexdigest()


@lru_cache(maxsize=1)
def library_digest() -> str:
    """Digest of the teaching library's code: an instructor may have changed it."""
    import nnbasics

    files = sorted(Path(nnbasics.__path__[0]).rglob("*.py"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def other_files(folder: Path) -> list[list[str]]:
    """Name and digest of each plain file that a run can read, sorted."""
    return all_files(folder, but=".ipynb")


def all_files(folder: Path, *, but: str | None = None) -> list[list[str]]:
    """Name and digest of each plain file, sorted; those of one suffix may be left out."""
    files = (p for p in sorted(folder.rglob("*")) if p.suffix != but and p.is_file() and not p.is_symlink())
    return [[p.relative_to(folder).as_posix(), hashlib.sha256(p.read_bytes()).hexdigest()] for p in files]
