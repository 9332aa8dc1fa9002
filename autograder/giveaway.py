"""Refuse a hidden value that the release gives away: a visible check has it too, or the text prints it."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.reference import CheckReference
from autograder.sourcecheck import SOLUTION, BuildError
from nnbasics.compare import same_value

NUMBER = re.compile(r"(?<![\w.])[-+]?\d*\.\d{3,}(?:[eE][-+]?\d+)?")
PRINTED = re.compile(r"(?<![\w.])-?\d+\.\d+")


def refuse(checks: dict[str, tuple[CheckReference, ...]], source: NotebookNode, shown: Callable[[str], str]) -> None:
    """Raise BuildError if a hidden check's value can be read off the release.

    Parameters
    ----------
    checks : all checks, by test cell
    source : the source notebook
    shown : takes the hidden lines out of a cell's text
    """
    visible = [check for found in checks.values() for check in found if not check.hidden]
    printed = np.array([float(n) for cell in source.cells for n in NUMBER.findall(shown(_released(cell)))])
    for home, found in checks.items():
        for check in (c for c in found if c.hidden and _telling(c.reference.value)):
            twin = next(
                (v for v in visible if same_value(check.reference.value, v.reference.value, check.reference)),
                None,
            )
            if twin is not None:
                raise BuildError(
                    f"cell {home}: the hidden check {check.name!r} has the value that {twin.name!r} shows. Use other inputs."
                )
            if _printed(check, printed):
                raise BuildError(
                    f"cell {home}: the value of the hidden check {check.name!r} is printed in the notebook. Use other inputs."
                )


def _released(cell: NotebookNode) -> str:

    return SOLUTION.sub("", cell.source)


def _telling(value: Any) -> bool:
    """Whether a value could not be guessed anyway: an array, or a number with decimals."""
    if isinstance(value, np.ndarray):
        return value.size > 1 or not float(value.reshape(-1)[0]).is_integer() if value.size else False
    return isinstance(value, list | dict)


def _printed(check: CheckReference, printed: np.ndarray) -> bool:
    value = check.reference.value
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or not printed.size:
        return False
    allowed = max(1e-4 * float(np.abs(value).max()), 1.5 * 10.0 ** -(check.reference.digits or 9))
    near = np.abs(value.reshape(-1, 1) - printed.reshape(1, -1)).min(axis=1) <= allowed
    return bool(near.all())


def revealed(hint: str, checks: Sequence[CheckReference]) -> list[tuple[str, str]]:
    """Check and number for each number of a hint (of two digits or more) that is a value of a check, as it is printed."""
    told = [text for text in PRINTED.findall(hint) if len(text.strip("-0.").replace(".", "")) > 1]
    return [(c.name, text) for c in checks for text in told if any(same_number(text, n) for n in numbers(c.reference.value))]


def numbers(value: object) -> list[float]:
    """All numbers of a value."""
    if isinstance(value, dict):
        return [n for item in value.values() for n in numbers(item)]
    if isinstance(value, list | tuple):
        return [n for item in value for n in numbers(item)]
    return [] if value is None or isinstance(value, str) else [float(n) for n in np.ravel(np.asarray(value))]


def same_number(text: str, value: float) -> bool:
    """Whether a printed number is the value, rounded to as many decimals as are printed."""
    decimals = len(text.partition(".")[2])
    return abs(float(text) - value) <= 0.5 * 10.0**-decimals + 1e-12
