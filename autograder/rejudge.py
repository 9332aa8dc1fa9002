"""Judge stored runs anew, executing nothing: for a reference, a tolerance, a hint or points that changed."""

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

import nbformat

from autograder import cards, records, runstore
from autograder.classlife.late import LatePenalties
from autograder.economy import OneGradebook
from autograder.host import Host
from autograder.reference import AssignmentReference
from autograder.runstore import StoredRun
from autograder.settings import Course


def rejudge(
    host: Host, gradebook: OneGradebook, reference: AssignmentReference, runs: Sequence[StoredRun]
) -> Iterator[tuple[StoredRun, float]]:
    """Judge all runs and write their scores in one transaction; `show` puts the verdicts into a graded notebook.

    Yields
    ------
    each run with its new verdicts, and the score that it had before
    """
    before = [run.score for run in runs]
    for run in runs:
        run.judge(reference)
    # the store first: if this is killed before the gradebook has the scores, the difference is seen the next time
    for run in runs:
        runstore.save(host.course, run)
    records.record(gradebook, reference.assignment, {run.student: run.scores for run in runs})
    for run in runs:
        _penalize(host, gradebook, run)
    gradebook.commit_student()
    yield from zip(runs, before, strict=True)


def _penalize(host: Host, gradebook: OneGradebook, run: StoredRun) -> None:
    """Have nbgrader work out the penalty of a late submission again: it may depend on the score."""
    if gradebook.find_submission(run.assignment, run.student).total_seconds_late > 0:
        names = {"notebook": run.assignment, "assignment": run.assignment, "student": run.student}
        resources = {"nbgrader": {**names, "db_url": host.app.coursedir.db_url}}
        with contextlib.chdir(host.course.root):  # as nbgrader has it for all its steps
            LatePenalties(parent=host.app).preprocess(nbformat.v4.new_notebook(), resources)


def show(course: Course, run: StoredRun) -> None:
    """Replace the verdicts that stand first in each test cell of the graded notebook."""
    path = course.autograded(run.student, run.assignment)
    bundles = {cell["id"]: cards.bundle(cell) for cell in run.cells}
    # parsed as plain JSON, a third of nbformat's time: most notebooks need no change
    cells = {_name(cell): cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]}
    if any(_first_data(cells[name]) != bundle for name, bundle in bundles.items() if name in cells):
        nb = nbformat.read(path, as_version=4)
        for cell in nb.cells:
            if _name(cell) in bundles:
                cell.outputs[0].data = nbformat.from_dict(bundles[_name(cell)])
        nbformat.write(nb, path)
    os.utime(path)  # newer than the stored run: it shows what was judged last


def _name(cell: dict[str, Any]) -> Any:
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def _first_data(cell: dict[str, Any]) -> dict[str, str]:
    """Texts of a cell's first output, in whose place the verdicts stand; on disk they are lists of lines."""
    return {mime: "".join(text) for mime, text in cell["outputs"][0]["data"].items()}
