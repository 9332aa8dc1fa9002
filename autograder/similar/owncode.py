"""What is a student's own in a submission: code of cells that were not released, and of solution cells.

Which cells these are, grading says: a submission is restored as it is before it runs, whatever its own metadata claims.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from autograder.plugin.knowncells import well_formed
from autograder.plugin.restore import restore
from autograder.runstore import reference_or_none
from autograder.settings import Course
from autograder.submission import MAX_NOTEBOOK, Refused, expect_odd_cells, parse

ADDED = "added cells"
Restored = Callable[[nbformat.NotebookNode], nbformat.NotebookNode]


@dataclass(frozen=True)
class Code:
    """One piece of code: the cell that it stands in, and its text."""

    cell: str
    text: str


def restored(course: Course, assignment: str) -> Restored:
    """What grading makes of a submission before it runs: by the reference, or for a plain assignment by the released marks.

    Raises
    ------
    autograder.referencefile.BadReference, SettingsError
        As `withdrawn.current`.
    """
    reference = reference_or_none(course, assignment)
    if reference is not None:
        return lambda nb: restore(nb, reference)[0]
    marks = {mark["grade_id"]: mark for mark in _marks(course.release(assignment) / f"{assignment}.ipynb")}
    return lambda nb: well_formed(nb, marks)[0]


def _marks(release: Path) -> Iterator[dict[str, Any]]:
    for cell in _read(release):
        if mark := cell.metadata.get("nbgrader"):
            yield {**mark, "cell_type": cell.cell_type}


def own_code(path: Path, given: set[str], restored: Restored) -> list[Code] | None:
    """A submission's own code; None if it cannot be read. `given`: texts that stood in the release as they are."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_NOTEBOOK:
            return None
        return list(_cells(restored(parse(path.read_bytes())), given))
    except (Refused, OSError, ValueError, AttributeError, TypeError, KeyError, RecursionError):
        return None  # a stranger's file


def _cells(nb: nbformat.NotebookNode, given: set[str]) -> Iterator[Code]:
    for cell in nb.cells:
        mark = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or mark.get("locked") or cell.source in given or not cell.source.strip():
            continue
        name = mark.get("grade_id") if mark.get("solution") else None
        yield Code(str(name or ADDED), cell.source)


def notebook_code(path: Path) -> list[str]:
    """The code of a notebook of ours; nothing if there is none."""
    return [cell.source for cell in _read(path) if cell.cell_type == "code"]


def _read(path: Path) -> list[nbformat.NotebookNode]:
    if not path.is_file():
        return []
    expect_odd_cells()
    return list(nbformat.read(path, as_version=4).cells)


def library_code() -> dict[str, str]:
    """The teaching library's modules, by name."""
    import nnbasics

    root = Path(nnbasics.__path__[0])
    return {f"nnbasics/{p.relative_to(root).as_posix()}": p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.py"))}


def submitted(course: Course, assignment: str, given: set[str]) -> tuple[dict[str, list[Code]], list[str]]:
    """Own code by student, and the students whose submission cannot be read; raises what `restored` does."""
    found, unread, as_graded = {}, [], restored(course, assignment)
    for folder in sorted(course.root.glob(f"submitted/*/{assignment}")):
        student = folder.parent.name
        code = own_code(folder / f"{assignment}.ipynb", given, as_graded)
        if code is None:
            unread.append(student)
        else:
            found[student] = code
    return found, unread
