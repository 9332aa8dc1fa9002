"""Refuse a hidden value that the release gives away: a visible check has it too, or the text prints it."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
from nbformat import NotebookNode

from autograder.reference import CheckReference
from autograder.sourcecheck import SOLUTION, BuildError
from nnbasics.compare import same_value

NUMBER = re.compile(r"(?<![\w.])[-+]?\d*\.\d{3,}(?:[eE][-+]?\d+)?")


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
