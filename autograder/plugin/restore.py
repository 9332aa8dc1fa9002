"""First sanitizer: bring the cells that nbgrader knows back to what was released, whatever was done to them.

Stock nbgrader aborts the whole class on a copied cell and pays full marks for a test cell tagged `skip-execution`.
"""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.plugin.cells import new_cell, text_of, with_pictures
from autograder.plugin.knowncells import marks, well_formed
from autograder.reference import AssignmentReference, CellReference
from autograder.runstore import reference_or_none
from autograder.settings import Course
from autograder.sourcecheck import without_hidden


class Restore(NbGraderPreprocessor):
    """Rebuild metadata, type, order and locked text of the known cells from the reference.

    A plain notebook has none: there stock's sanitizers do their own work, on metadata rebuilt from the gradebook.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Return the notebook with every known cell once; with a reference, in the released order."""
        names = resources["nbgrader"]
        reference = reference_or_none(Course(Path.cwd()), names["assignment"])
        if reference is not None and names["notebook"] == reference.assignment:
            nb, notes = restore(nb, reference)
        else:
            nb, notes = well_formed(nb, marks(names["db_url"], names["assignment"], names["notebook"]))
        nb.metadata["kit"] = {"assignment": names["assignment"], "notes": notes}
        return nb, resources


def restore(nb: NotebookNode, reference: AssignmentReference) -> tuple[NotebookNode, list[str]]:
    """Return the restored notebook and a note for everything that had to be put right."""
    notes: list[str] = []
    if _release_of(nb) not in ("", reference.release):
        notes.append("the notebook comes from an older release; its locked cells were replaced by the current ones")
    known: dict[str, NotebookNode] = {}
    followers: dict[str, list[NotebookNode]] = {"": []}
    anchor = ""
    for cell in nb.cells:
        if not isinstance(cell, dict):
            notes.append("something that is no cell was taken out")
            continue
        cell = cell if isinstance(cell, NotebookNode) else from_dict(cell)  # noqa: PLW2901 - of nbformat 3: another class
        target = _claimed(cell, reference)
        if target is None:
            followers[anchor].append(_plain(cell))
        elif target.id in known:
            notes.append(f"the cell {target.id} was there twice; the copy was taken out or is an ordinary cell now")
            if not target.metadata.get("locked"):
                followers[anchor].append(_plain(cell))
        else:
            known[target.id] = _rebuilt(cell, target, notes)
            anchor = target.id
            followers[anchor] = []
    nb.cells = _in_order(known, followers, reference, notes)
    nb.metadata = NotebookNode(kernelspec=_kernelspec(nb))
    nb.nbformat, nb.nbformat_minor = 4, 5
    return nb, notes


def _release_of(nb: NotebookNode) -> str:
    kit = nb.metadata.get("kit", {}) if isinstance(nb.metadata, dict) else {}
    return str(kit.get("release", "")) if isinstance(kit, dict) else ""


def _kernelspec(nb: NotebookNode) -> NotebookNode:
    del nb  # a student's kernel name is never used
    return NotebookNode(name="python3", display_name="Python 3 (ipykernel)", language="python")


def _claimed(cell: NotebookNode, reference: AssignmentReference) -> CellReference | None:
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = mark.get("grade_id") if isinstance(mark, dict) else None
    if not isinstance(grade_id, str):
        # nbgrader's metadata may be gone; the cell's own id still says what it was
        grade_id = cell.get("id")
    return reference.cell(grade_id) if isinstance(grade_id, str) else None


def _plain(cell: NotebookNode) -> NotebookNode:
    """A student's own cell: source and type, no tags and no nbgrader metadata."""
    return with_pictures(new_cell(cell.get("cell_type", "raw"), text_of(cell), None), cell)


def _rebuilt(cell: NotebookNode, target: CellReference, notes: list[str]) -> NotebookNode:
    locked = bool(target.metadata.get("locked"))
    if locked and not target.checks and text_of(cell).rstrip() != without_hidden(target.source).rstrip():
        notes.append(f"the locked cell {target.id} was changed and has been restored")
    if cell.get("cell_type") != target.cell_type:
        notes.append(f"the cell {target.id} had another type and has been restored to a {target.cell_type} cell")
    fresh = _known(target, target.source if locked else text_of(cell))
    return fresh if locked else with_pictures(fresh, cell)


def _known(target: CellReference, source: str) -> NotebookNode:
    fresh = new_cell(target.cell_type, source, target.id)
    fresh.metadata = NotebookNode(nbgrader=NotebookNode(target.metadata))
    return fresh


def _in_order(
    known: dict[str, NotebookNode],
    followers: dict[str, list[NotebookNode]],
    reference: AssignmentReference,
    notes: list[str],
) -> list[NotebookNode]:
    order = [cell.id for cell in reference.cells]
    if [name for name in known if name in order] != [name for name in order if name in known]:
        notes.append("cells had been moved; they were put back in the released order")
    cells = list(followers[""])
    for target in reference.cells:
        if target.id not in known:
            notes.append(f"the cell {target.id} was missing and has been put back")
        cells.append(known.get(target.id) or _known(target, target.source))
        cells += followers.get(target.id, [])
    return cells
