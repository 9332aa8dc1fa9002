"""The judge: observations and references give verdicts and scores. Pure: no sandbox, no nbgrader, no files."""

import builtins
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from autograder.observations import Observation, decode
from autograder.reference import CellReference, CheckReference
from nnbasics import wire
from nnbasics.compare import FAILED, NOT_RUN, Verdict, compare

MIN_BYTES = 4096
# reasons that a class report counts by
NOT_REACHED, LEFT_OPEN = "the run did not get this far", "not finished"


@dataclass(frozen=True)
class CheckResult:
    """The verdict of one check."""

    check: CheckReference
    verdict: Verdict


@dataclass(frozen=True)
class CellResult:
    """The verdicts of one test cell, and its score in points."""

    cell: CellReference
    results: tuple[CheckResult, ...]
    score: float


def judge_cell(observed: Sequence[Observation], cell: CellReference) -> CellResult:
    """Judge one test cell by what was published while it ran; if that is nothing, it scores 0.

    Only its hidden checks carry points, unless it has none.
    """
    results = tuple(CheckResult(check, _verdict(observed, check, cell)) for check in cell.checks)
    return CellResult(cell, results, score(results, cell.points))


def score(results: Sequence[CheckResult], points: float) -> float:
    """Points times the weighted share of hidden checks that passed (of all checks, if none is hidden).

    A withdrawn check counts for nobody ("drop") or for everybody ("full"); if no other is left, all get the points.
    """
    counted = [result for result in results if result.check.hidden] or list(results)
    kept = [result for result in counted if result.check.withdrawn != "drop"]
    if counted and not kept:
        return points
    total = sum(result.check.weight for result in kept)
    passed = sum(result.check.weight for result in kept if result.verdict.passed or result.check.withdrawn)
    return min(round(points * passed / total, 6), points) if total else 0.0


def _verdict(observed: Sequence[Observation], check: CheckReference, cell: CellReference) -> Verdict:
    found = [observation for observation in observed if observation.check == check.name]
    if not found:
        return Verdict(NOT_RUN, NOT_REACHED)
    if len(found) > 1:
        return Verdict(FAILED, "the check was answered more than once, so no answer counts")
    if found[0].error:
        return Verdict(NOT_RUN, _explain(found[0].error, cell))
    try:
        value = decode(found[0], size_limit(check.reference.value))
    except wire.WireError as error:
        return Verdict(FAILED, str(error))
    return compare(value, check.reference)


def _explain(error: str, cell: CellReference) -> str:
    """Words for an answer that raised; of the student's process's own words only known names are repeated."""
    solution = cell.solution
    name, _, missing = error.partition(": ")
    if name == "NotImplementedError":
        return f"{LEFT_OPEN}: the cell `{solution}` was left open"
    if name == "NameError":
        known = f"`{missing}`" if missing.isidentifier() and missing in cell.source else "a name"
        return f"{known} does not exist when the notebook runs from top to bottom; see the cell `{solution}`"
    if name == "KeyboardInterrupt":
        return "the time limit was reached"
    if name == "UFuncTypeError":  # NumPy's, so in no list of names; nearly always += or -= on whole numbers
        return f"the cell `{solution}` stopped at numbers of two kinds, such as fractions in an array of whole numbers"
    known_error = name if name.isidentifier() and hasattr(builtins, name) else "an error"
    return f"the code of the cell `{solution}` stopped with {known_error}"


def size_limit(value: object) -> int:
    """Largest accepted answer in bytes: four times the reference's size, and room for small wrong shapes."""
    return max(MIN_BYTES, 4 * _bytes_of(value))


def _bytes_of(value: object) -> int:
    if isinstance(value, dict):
        return sum(_bytes_of(item) for item in value.values())
    if isinstance(value, list | tuple):
        return sum(_bytes_of(item) for item in value)
    return len(value) * 4 if isinstance(value, str) else int(np.asarray(value).nbytes)
