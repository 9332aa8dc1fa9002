"""Feedback pages: verdicts first, then the notebook as it was handed in, with everything of a student's made inert."""

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from autograder import cards, runstore
from autograder.plugin.outputs import HARMLESS, rebuilt
from autograder.settings import Course
from autograder.sourcecheck import without_hidden, without_markers


class FeedbackExporter(HTMLExporter):
    """nbconvert's HTML exporter with a configuration section of its own: nbgrader forces a template on the stock one."""


class FeedbackClean(NbGraderPreprocessor):
    """Show the outputs that were handed in and our verdicts; hide hidden tests and whatever the run printed.

    A student's function can keep hidden inputs and print them in a later cell, so no output of the run is shown.
    """

    # redeclared because nbconvert's exporter sets it on every preprocessor
    display_data_priority = List(list(HARMLESS)).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace outputs, cut hidden lines, and give the template the table of verdicts."""
        names = resources["nbgrader"]
        course = Course(Path.cwd())
        run = runstore.read(course, names["assignment"], names["student"])
        submitted = course.submitted(names["student"], names["assignment"]) / f"{names['notebook']}.ipynb"
        handed_in = _outputs(submitted)
        verdicts = {cell["id"]: cell for cell in run.cells} if run else {}
        nb.cells = [cell for cell in nb.cells if cell.cell_type != "raw"]
        for cell in nb.cells:
            _clean(cell, handed_in, verdicts)
        nb.metadata = NotebookNode(language_info={"name": "python"})
        resources["kit"] = _summary(nb, run, verdicts)
        return nb, resources


def _clean(cell: NotebookNode, handed_in: dict[str, list[NotebookNode]], verdicts: dict[str, Any]) -> None:
    mark = cell.metadata.get("nbgrader", {})
    cell.metadata = NotebookNode(nbgrader=mark) if mark else NotebookNode()
    cell.pop("attachments", None)
    if utils.is_task(cell):
        # the marking scheme stays: whoever was marked by it may read it
        cell.source = without_markers(cell.source)
    if cell.cell_type != "code":
        return
    if utils.is_grade(cell) and utils.is_locked(cell):
        cell.source = without_hidden(cell.source)
        verdict = verdicts.get(mark["grade_id"])
        cell.outputs = [_verdict(verdict)] if verdict else []
    else:
        cell.outputs = handed_in.get(_key(cell), [])


def _verdict(verdict: dict[str, Any]) -> NotebookNode:
    return new_output("display_data", data=cards.bundle(verdict))


def _key(cell: Any) -> str:
    mark = cell.get("metadata", {}).get("nbgrader", {})
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else f"source: {cell.get('source')}"


def _outputs(path: Path) -> dict[str, list[NotebookNode]]:
    """The outputs of a submitted notebook that a page may show, by cell; {} if it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return {}
    try:
        nb = nbformat.read(path, as_version=4)
        return {_key(c): rebuilt(c.outputs) for c in nb.cells if c.cell_type == "code"}
    except Exception:  # noqa: BLE001 - a stranger's file; without its outputs the page is still complete
        return {}


def _summary(nb: NotebookNode, run: runstore.StoredRun | None, verdicts: dict[str, Any]) -> dict[str, Any]:
    """What the head of the page shows: one row per graded cell with its hints, the run's status and notes."""
    rows = [_row(cell, verdicts.get(cell.metadata.nbgrader.grade_id)) for cell in nb.cells if utils.is_grade(cell)]
    status = "" if run is None or run.status == "finished" else f"The run ended early: {run.status}. {run.detail}."
    return {"rows": rows, "status": status, "notes": run.notes if run else []}


def _row(cell: NotebookNode, verdict: dict[str, Any] | None) -> dict[str, Any]:
    mark = cell.metadata.nbgrader
    score = mark.get("score", 0)
    hints = [cards.code_html(hint) for hint in cards.hints(verdict)] if verdict else []
    # a written answer waits for a person: neither right nor wrong by itself
    sign = "" if verdict is None else "✓" if score >= mark.points else "✗"
    return {"id": mark.grade_id, "score": score, "points": mark.points, "title": _title(cell), "sign": sign, "hints": hints}


def _title(cell: NotebookNode) -> str:
    first = cell.source.strip().splitlines()[0] if cell.source.strip() else ""
    return first.strip("\"'# ")[:120] if utils.is_locked(cell) else "your written answer"
