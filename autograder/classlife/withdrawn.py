"""Checks that were withdrawn after release: the reference as it counts now."""

import hashlib
from dataclasses import replace

from autograder.classlife.policy import Withdrawn
from autograder.reference import AssignmentReference, CellReference
from autograder.referencefile import load
from autograder.settings import Course, SettingsError


def current(course: Course, assignment: str) -> AssignmentReference:
    """Read an assignment's reference, with what course.yml withdraws.

    Raises
    ------
    autograder.referencefile.BadReference
        If there is no reference that can be used.
    SettingsError
        If course.yml withdraws a check that does not exist.
    """
    reference = load(course.reference(assignment), assignment)
    settings = next((a for a in course.settings.assignments if a.id == assignment), None)
    return apply(reference, settings.withdrawn) if settings and settings.withdrawn else reference


def apply(reference: AssignmentReference, withdrawn: list[Withdrawn]) -> AssignmentReference:
    """Return the reference with the named checks marked; its fingerprint differs, so stored runs are judged again."""
    for one in withdrawn:
        _must_exist(reference, one)
    cells = tuple(_cell(cell, withdrawn) for cell in reference.cells)
    return replace(reference, cells=cells, fingerprint=_with(reference.fingerprint, withdrawn))


def _with(fingerprint: str, withdrawn: list[Withdrawn]) -> str:
    said = repr([(one.cell, one.check, one.how, one.why) for one in withdrawn])
    return hashlib.sha256(f"{fingerprint} {said}".encode()).hexdigest()


def _cell(cell: CellReference, withdrawn: list[Withdrawn]) -> CellReference:
    here = [one for one in withdrawn if one.cell == cell.id]
    if not here:
        return cell
    how = {one.check: one for one in here}
    checks = []
    for check in cell.checks:
        one = how.get(check.name) or how.get(None)
        checks.append(replace(check, withdrawn=one.how, why=one.why) if one else check)
    return replace(cell, checks=tuple(checks), fingerprint=_with(cell.fingerprint, here) if cell.fingerprint else "")


def _must_exist(reference: AssignmentReference, one: Withdrawn) -> None:
    cell = next((cell for cell in reference.test_cells if cell.id == one.cell), None)
    where = f"course/course.yml withdraws a check of {reference.assignment}"
    if cell is None:
        known = ", ".join(cell.id for cell in reference.test_cells)
        raise SettingsError(f"{where} in the cell '{one.cell}', which has none. Test cells: {known}.")
    if one.check is not None and one.check not in [check.name for check in cell.checks]:
        known = "; ".join(check.name for check in cell.checks)
        raise SettingsError(f"{where} that does not exist: '{one.check}'. The cell '{one.cell}' has: {known}.")
