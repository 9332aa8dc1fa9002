"""Grading one notebook from Python, with no course folder and no gradebook: `autograder.grade_notebook`."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder import cards, engine, runstore, submission
from autograder.reference import AssignmentReference
from autograder.referencefile import load
from autograder.runs import INTERNAL
from autograder.settings import Limits

REFUSED = "refused"


@dataclass(frozen=True)
class CheckReport:
    """The verdict of one check.

    Attributes
    ----------
    name : what the check claims
    hidden : whether students do not see it; only hidden checks carry points, unless a cell has none
    status : "passed", "failed" or "could not run"
    reason : what is wrong, in words that give no number of the reference away
    detail : index and ratio; for a hidden check not for students' eyes
    mistake, hint : the misconception whose value this is and what to tell whoever made it, or ""
    """

    name: str
    hidden: bool
    status: str
    reason: str = ""
    detail: str = ""
    mistake: str = ""
    hint: str = ""

    @property
    def passed(self) -> bool:
        """Whether the published value is right."""
        return self.status == "passed"


@dataclass(frozen=True)
class CellReport:
    """One test cell: its grade id, its score of so many points, and the verdict of each of its checks."""

    id: str
    score: float
    points: float
    checks: tuple[CheckReport, ...]


@dataclass(frozen=True)
class Report:
    """What became of one notebook. For the instructor: what `str` shows may be shown to a student, the rest need not.

    Attributes
    ----------
    assignment : the id in the reference
    status : "finished"; "timeout", "kernel died" or "protocol" (what had run before counts); "internal" (a fault of ours) or
        "refused" (the file is no notebook): nothing was scored
    detail : why it did not finish, or ""
    score : points earned by the checks; None if nothing was scored
    points : points of the whole notebook, cells that a person marks included
    cells : per test cell: id, score, points, and its checks with their verdicts
    notes : what had to be put right before it ran, and what it sent to the judge that was dropped
    seconds : wall-clock time of the run
    isolation : the level at which it ran: "full", "landlock" or "none"; "" if it did not run
    """

    assignment: str
    status: str
    detail: str
    score: float | None
    points: float
    cells: tuple[CellReport, ...]
    notes: tuple[str, ...]
    seconds: float
    isolation: str

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON knows it: dictionaries, lists, texts, numbers; each check says whether it `passed`."""
        cells = [{**asdict(c), "checks": [{**asdict(check), "passed": check.passed} for check in c.checks]} for c in self.cells]
        return {**asdict(self), "cells": cells, "notes": list(self.notes)}

    def __str__(self) -> str:
        score = "not scored" if self.score is None else f"{self.score:g} of {self.points:g} points"
        head = f"{self.assignment}: {score}, {self.status} in {self.seconds:.1f} s (isolation: {self.isolation})"
        said = [f"  {line}" for line in (self.detail, *(f"note: {note}" for note in self.notes)) if line]
        return "\n".join([head, *said, *map(cards.cell_text, self.as_dict()["cells"])])


def grade_notebook(
    path: str | Path,
    assignment: str | Path | AssignmentReference,
    *,
    isolation: str = "auto",
    limits: Limits | None = None,
    folders: Sequence[str | Path] = (),
) -> Report:
    """Restore a submitted notebook, run it sealed, judge what its checks published; the scores are those of `course grade`.

    May be called from several threads at once. The first call starts a warm process (a few seconds), which all later ones
    share and which ends with Python.

    Parameters
    ----------
    path : the submitted notebook; its name does not matter, and it is not written to
    assignment : path of the reference that `course build` wrote (autograder/references/ID.json), or a loaded one
    isolation : the least to run with: "full"; "landlock"; "auto", the strongest that the machine allows; or "none", which
        does not seal at all: for code that you trust
    limits : what the run may use; by default that of a course whose course.yml gives none
    folders : folders with files that the notebook needs, copied for it to read. By default none, not even the one it
        lies in: there may be other students' work in that

    Returns
    -------
    Report; of a file that is no notebook too (status "refused"), so that a stranger's file cannot raise

    Raises
    ------
    FileNotFoundError
        If there is no such file, or no such folder.
    autograder.referencefile.BadReference
        If the reference is missing or damaged.
    autograder.engine.IsolationError
        If the machine does not allow `isolation`; the message says the way out.

    Examples
    --------
    >>> report = grade_notebook("ada.ipynb", "autograder/references/05-backprop-by-hand.json")  # doctest: +SKIP
    >>> report.score, report.cells[0].checks[0].passed  # doctest: +SKIP
    (40.0, True)
    """
    path, reference = Path(path), _reference(assignment)
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist. Give the path of the submitted notebook (.ipynb).")
    places = [Path(folder) for folder in folders]
    for place in places:
        if not place.is_dir():
            raise FileNotFoundError(f"{place} is not a folder. Give folders with files that the notebook needs, or none.")
    engine.warm_process(isolation)  # where it cannot be had, nothing is tried
    submission.expect_odd_cells()
    allowed = (limits or Limits()).for_solution(reference.seconds)
    try:
        done = submission.attempt(path, reference, allowed, places, isolation)
        if done.run.status == INTERNAL:  # once more, as `course grade` does
            done = submission.attempt(path, reference, allowed, places, isolation)
    except submission.Refused as error:
        why = f"{path} {error}. Ask the student for it again."
        return Report(reference.assignment, REFUSED, why, None, reference.points, (), (), 0.0, "")
    return _report(done, reference)


def _reference(assignment: str | Path | AssignmentReference) -> AssignmentReference:
    return assignment if isinstance(assignment, AssignmentReference) else load(Path(assignment), Path(assignment).stem)


def _report(done: submission.Attempt, reference: AssignmentReference) -> Report:
    kept = runstore.stored("", "", done.run, reference)
    kept.notes = done.notes
    scored = kept.status != INTERNAL
    cells = tuple(_cell(cell) for cell in kept.cells) if scored else ()
    return Report(
        kept.assignment,
        kept.status,
        kept.detail,
        kept.score if scored else None,
        reference.points,
        cells,
        tuple(kept.remarks),
        kept.seconds,
        kept.isolation,
    )


def _cell(cell: dict[str, Any]) -> CellReport:
    return CellReport(cell["id"], cell["score"], cell["points"], tuple(CheckReport(**check) for check in cell["checks"]))
