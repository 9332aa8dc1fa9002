"""First sanitizer of a plain notebook: make well-formed what stock nbgrader's own sanitizers stumble over.

Stock's five sanitizers follow and decide as ever. They take every cell's metadata at its word, so a copied cell, an
older schema or a forged flag made them fail the student or stop the whole class; here it is rebuilt from the gradebook.
"""

import re
from typing import Any

from nbformat import NotebookNode
from nbgrader import api

from autograder.plugin.cells import new_cell, text_of, with_pictures

SCHEMA = 3
WITH_IDS = 5  # nbformat 4.5: cells have ids
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")  # as nbformat 4.5 has it
Marks = dict[str, dict[str, Any]]


def marks(db_url: str, assignment: str, notebook: str) -> Marks:
    """Nbgrader's metadata of each cell that the gradebook knows, by grade id."""
    with api.Gradebook(db_url) as gradebook:
        found = gradebook.find_notebook(notebook, assignment)
        points = {cell.name: float(cell.max_score) for cell in (*found.grade_cells, *found.task_cells)}
        grade, solution, task = (
            {cell.name for cell in cells} for cells in (found.grade_cells, found.solution_cells, found.task_cells)
        )
        return {cell.name: _mark(cell, grade, solution, task, points) for cell in found.source_cells}


def _mark(cell: Any, grade: set[str], solution: set[str], task: set[str], points: dict[str, float]) -> dict[str, Any]:
    mark = {
        "grade_id": cell.name,
        "cell_type": cell.cell_type,
        "checksum": cell.checksum,
        "grade": cell.name in grade,
        "locked": bool(cell.locked),
        "schema_version": SCHEMA,
        "solution": cell.name in solution,
        "task": cell.name in task,
    }
    return mark | ({"points": points[cell.name]} if cell.name in points else {})


def well_formed(nb: NotebookNode, known: Marks) -> tuple[NotebookNode, list[str]]:
    """Return the notebook with sound cells, each known one marked once (the last, as stock takes it); and notes."""
    notes: list[str] = []
    seen: set[str] = set()
    ids: set[str] = set()
    cells: list[NotebookNode] = []
    for cell in reversed(nb.cells):
        if not isinstance(cell, NotebookNode):
            notes.append("something that is no cell was taken out")
            continue
        mark = known.get(name := _claim(cell))
        if name in seen:
            notes.append(f"the cell {name} was there twice; the last one counts, the other is an ordinary cell now")
        cells.append(_sound(cell, None if name in seen else mark, notes))
        given = cell.get("id")
        if isinstance(given, str) and CELL_ID.fullmatch(given) and given not in ids:
            cells[-1]["id"] = given
        ids.add(cells[-1]["id"])
        seen |= {name} & set(known)
    nb.cells = cells[::-1]
    kernel = nb.metadata.get("kernelspec") if isinstance(nb.metadata, dict) else None
    nb.metadata = NotebookNode(kernelspec=kernel) if isinstance(kernel, dict) else NotebookNode()
    nb.nbformat, nb.nbformat_minor = 4, _minor(nb)
    if nb.nbformat_minor < WITH_IDS:
        for cell in nb.cells:
            del cell["id"]
    notes += [f"the cell {name} is missing: it has no score and waits for a person" for name in known if name not in seen]
    return nb, notes


def _minor(nb: NotebookNode) -> int:
    """The format's minor version: an older notebook stays as it is, without ids that would be drawn at random."""
    given = nb.get("nbformat_minor")
    return given if isinstance(given, int) and 0 <= given < WITH_IDS else WITH_IDS


def _claim(cell: NotebookNode) -> str:
    """The grade id that a cell claims; "" for none."""
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else ""


def _sound(cell: NotebookNode, mark: dict[str, Any] | None, notes: list[str]) -> NotebookNode:
    """The cell made anew: text, type, pictures, tags."""
    kind = mark["cell_type"] if mark else cell.get("cell_type", "raw")
    if mark and cell.get("cell_type") != kind:
        notes.append(f"the cell {mark['grade_id']} had another type and has been restored to a {kind} cell")
    fresh = with_pictures(new_cell(kind, text_of(cell), None), cell)
    tags = cell.metadata.get("tags") if isinstance(cell.get("metadata"), dict) else None
    if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags):
        # a test that is skipped has no output, and to nbgrader that means full marks
        tested = mark is not None and mark["grade"] and not mark["solution"]
        fresh.metadata["tags"] = [tag for tag in tags if not (tested and tag == "skip-execution")]
    if mark:
        fresh.metadata["nbgrader"] = NotebookNode(mark)
    return fresh
