"""Executed model answers: the source without markers and hidden lines, run beside checks.json like a student's notebook."""

import copy
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder import engine, leftovers
from autograder.building import limits
from autograder.execute import LOCAL, ObservingExecute
from autograder.settings import Course
from autograder.sourcecheck import BuildError, without_hidden, without_markers


def write(source: NotebookNode, checks_json: str, course: Course, assignment: str) -> None:
    """Run the model answer and write `solutions/<id>/<id>.ipynb`; refuse one whose practice checks do not all pass."""
    nb = copy.deepcopy(source)
    for cell in nb.cells:
        cell.source = without_markers(without_hidden(cell.source))
        cell.metadata.pop("nbgrader", None)
    folder = course.source(assignment).parent
    with tempfile.TemporaryDirectory(prefix=leftovers.prefix()) as name:
        work = Path(name) / "work"
        shutil.copytree(folder, work, ignore=shutil.ignore_patterns("*.ipynb"))
        (work / "checks.json").write_text(checks_json, encoding="utf-8")
        execute = ObservingExecute()
        execute.limits, execute.checks, execute.isolation = limits(course, assignment), LOCAL, engine.TRUSTED
        execute.coalesce_streams = True  # in how many pieces a print arrives is chance
        nb, _ = execute.preprocess(nb, {"metadata": {"path": str(work)}})
    for cell in nb.cells:
        _normalize(cell, assignment)
    nb.metadata = nbformat.NotebookNode(
        kernelspec={"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    path = course.solution(assignment)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)


def _normalize(cell: NotebookNode, assignment: str) -> None:
    cell.metadata.pop("execution", None)
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            raise BuildError(
                f"cell {cell.get('id')}: the solution of {assignment} fails its own practice checks: {output.evalue}"
            )
    if cell.cell_type == "code":
        cell.execution_count = None
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = None
