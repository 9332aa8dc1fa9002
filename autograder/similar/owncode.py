"""What is a student's own in a submission: code of cells that were not released, and of solution cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.settings import Course
from autograder.submission import MAX_NOTEBOOK, Refused, expect_odd_cells, parse

ADDED = "added cells"


@dataclass(frozen=True)
class Code:
    """One piece of code: the cell that it stands in, and its text."""

    cell: str
    text: str


def own_code(path: Path, given: set[str]) -> list[Code] | None:
    """A submission's own code; None if it cannot be read. `given`: texts that stood in the release as they are."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_NOTEBOOK:
            return None
        nb = parse(path.read_bytes())
        return list(_cells(nb, given))
    except (Refused, OSError, ValueError, AttributeError, TypeError, KeyError, RecursionError):
        return None  # a stranger's file


def _cells(nb: nbformat.NotebookNode, given: set[str]) -> Iterator[Code]:
    for cell in nb.cells:
        mark = cell.get("metadata", {}).get("nbgrader", {})
        mark = mark if isinstance(mark, dict) else {}
        source = cell.get("source", "")
        if cell.get("cell_type") != "code" or mark.get("locked") or source in given or not source.strip():
            continue
        name = mark.get("grade_id") if mark.get("solution") else None
        yield Code(str(name or ADDED), source)


def notebook_code(path: Path) -> list[str]:
    """The code of a notebook of ours; nothing if there is none."""
    if not path.is_file():
        return []
    expect_odd_cells()
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def library_code() -> dict[str, str]:
    """The teaching library's modules, by name."""
    import nnbasics

    root = Path(nnbasics.__path__[0])
    return {f"nnbasics/{p.relative_to(root).as_posix()}": p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.py"))}


def submitted(course: Course, assignment: str, given: set[str]) -> tuple[dict[str, list[Code]], list[str]]:
    """Own code by student, and the students whose submission cannot be read."""
    found, unread = {}, []
    for folder in sorted(course.root.glob(f"submitted/*/{assignment}")):
        student = folder.parent.name
        code = own_code(folder / f"{assignment}.ipynb", given)
        if code is None:
            unread.append(student)
        else:
            found[student] = code
    return found, unread
