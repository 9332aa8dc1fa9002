"""References: what every check of an assignment is compared with, and what its cells must look like. Plain data."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from autograder.sent import without_options
from nnbasics import compare


@dataclass(frozen=True)
class CheckReference:
    """One check: its name, whether students see it, its weight in the cell, and the reference value.

    Attributes
    ----------
    withdrawn : "drop" or "full" if it no longer counts as it was released, and `why`, for students
    """

    name: str
    hidden: bool
    weight: float
    reference: compare.Reference
    deck: tuple[str, ...] = ()
    withdrawn: str = ""
    why: str = ""


@dataclass(frozen=True)
class CellReference:
    """One cell that nbgrader knows, as it was released.

    Attributes
    ----------
    id : str, the grade id
    solution : str, for a test cell the solution cell that it tests
    fingerprint : str, of all that its verdicts depend on beside the observations; "" if it is not known
    metadata : dict, nbgrader's metadata of the released cell
    source : str, the text that a locked cell is restored to (with hidden lines), or the stub
    checks : tuple of CheckReference, empty for cells without checks
    """

    id: str
    cell_type: str
    metadata: dict[str, Any]
    source: str
    claim: str = ""
    solution: str = ""
    checks: tuple[CheckReference, ...] = ()
    fingerprint: str = ""

    @property
    def points(self) -> float:
        """Points of the cell, 0 if it is not graded."""
        return float(self.metadata.get("points", 0) or 0)


@dataclass(frozen=True)
class AssignmentReference:
    """All that grading needs to know about one assignment's notebook.

    Attributes
    ----------
    order : tuple of str, the ids of all released cells in their order
    seconds : float, how long the model solution took to run (for the limits)
    fingerprint : str, of the file that it was read from
    """

    assignment: str
    release: str
    cells: tuple[CellReference, ...]
    order: tuple[str, ...]
    seconds: float
    versions: dict[str, str]
    fingerprint: str = ""

    @cached_property
    def run_fingerprint(self) -> str:
        """Digest of what a run depends on: cells and their text as a kernel is sent it; no value, tolerance, hint or points."""
        cells = [[c.id, c.cell_type, without_options(c.source) if c.checks else c.source, len(c.checks)] for c in self.cells]
        return hashlib.sha256(json.dumps(cells).encode()).hexdigest()

    def cell(self, grade_id: str) -> CellReference | None:
        """Return the cell of this grade id, or None."""
        return next((cell for cell in self.cells if cell.id == grade_id), None)

    @property
    def test_cells(self) -> list[CellReference]:
        """The cells whose checks are judged, in order."""
        return [cell for cell in self.cells if cell.checks]

    @property
    def by_hand(self) -> float:
        """Points that only a person can give: of written answers."""
        return sum(cell.points for cell in self.cells if not cell.checks)

    @property
    def points(self) -> float:
        """Points of the whole notebook."""
        return sum(cell.points for cell in self.cells)
