"""Judge stored runs anew, executing nothing: for a reference, a tolerance, a hint or points that changed."""

import os
from collections.abc import Iterator, Sequence

import nbformat
from nbgrader.preprocessors import AssignLatePenalties

from autograder import cards, records, runstore
from autograder.economy import OneGradebook
from autograder.host import Host
from autograder.reference import AssignmentReference
from autograder.runstore import StoredRun


def rejudge(
    host: Host, gradebook: OneGradebook, reference: AssignmentReference, runs: Sequence[StoredRun]
) -> Iterator[tuple[StoredRun, float]]:
    """Judge all runs, write their scores in one transaction, then put the verdicts into the graded notebooks.

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
    for run, old in zip(runs, before, strict=True):
        _show(host, run)
        yield run, old


def _penalize(host: Host, gradebook: OneGradebook, run: StoredRun) -> None:
    """Have nbgrader work out the penalty of a late submission again: it may depend on the score."""
    if gradebook.find_submission(run.assignment, run.student).total_seconds_late > 0:
        names = {"notebook": run.assignment, "assignment": run.assignment, "student": run.student}
        resources = {"nbgrader": {**names, "db_url": host.app.coursedir.db_url}}
        AssignLatePenalties(parent=host.app).preprocess(nbformat.v4.new_notebook(), resources)


def _show(host: Host, run: StoredRun) -> None:
    """Replace the verdicts that stand first in each test cell of the graded notebook."""
    path = host.course.autograded(run.student, run.assignment)
    nb = nbformat.read(path, as_version=4)
    changed = False
    for cell in run.cells:
        home = next((c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == cell["id"]), None)
        if home is not None and home.outputs[0].data != cards.bundle(cell):
            home.outputs[0].data, changed = nbformat.from_dict(cards.bundle(cell)), True
    if changed:
        nbformat.write(nb, path)
    os.utime(path)  # newer than the stored run: it shows what was judged last
