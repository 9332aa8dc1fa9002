"""Building by nbgrader's own generate_assignment: the first step runs and refuses, the last one writes.

A hook's exception would only be logged; a preprocessor that raises removes the half-made release.
"""

import copy
import platform
from pathlib import Path
from typing import Any

import numpy as np
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

import autograder
from autograder import ahead, plainjson, reference, referencefile, solutions
from autograder.bank import BankError
from autograder.building import Built, build
from autograder.classlife import dates
from autograder.settings import Course
from autograder.sourcecheck import BuildError, refuse_leaks

failures: dict[str, BuildError] = {}


def _is_ours(nb: NotebookNode, resources: Any) -> bool:
    """Whether the notebook belongs to the kit: it has the assignment's name, and a check."""
    names = resources["nbgrader"]
    return names["notebook"] == names["assignment"] and any("nnbasics.check" in c.source for c in nb.cells)


class BuildCheck(NbGraderPreprocessor):
    """First: run the source and its misconceptions, and refuse what would grade unfairly."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Leave what was built and the source itself in `resources`."""
        name = resources["nbgrader"]["assignment"]
        failures.pop(name, None)
        if _is_ours(nb, resources):
            try:
                resources["kit_built"] = build(nb, Course(Path.cwd()), name)
            except (BuildError, BankError) as error:
                place = "" if isinstance(error, BankError) else f"source/{name}/{name}.ipynb, "  # a bank's names its file
                failures[name] = BuildError(f"{place}{error}")
                raise failures[name] from error
            resources["kit_source"] = copy.deepcopy(nb)
        return nb, resources


class BuildWrite(NbGraderPreprocessor):
    """Last: refuse leaks, then write the reference, checks.json and the executed model answer."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mark the release with its digest and write what belongs to it."""
        if "kit_built" not in resources:
            return nb, resources
        name, course = resources["nbgrader"]["assignment"], Course(Path.cwd())
        source, built = resources["kit_source"], resources["kit_built"]
        ref = _reference(nb, source, built, name)
        nb.metadata["kit"] = {"assignment": name, "release": ref.release}
        public = _checks_json(ref, nb, built)
        try:
            refuse_leaks(source, nb)
            solutions.write(source, public, course, name)  # refuses too, so it comes before the reference is replaced
        except BuildError as error:
            failures[name] = BuildError(f"source/{name}/{name}.ipynb, {error}")
            raise failures[name] from error
        _say_due(nb, course, name)
        referencefile.save(ref, course.reference(name))
        resources.setdefault("outputs", {})["checks.json"] = public.encode()  # nbconvert writes it beside the notebook
        return nb, resources


def _say_due(nb: NotebookNode, course: Course, name: str) -> None:
    """Add the due date below the title. It is no part of the release's digest: a moved date makes no notebook stale."""
    line = dates.line_for_students(course, name)
    if line:
        nb.cells.insert(1, new_markdown_cell(line, id="due-date"))


def _checks_json(ref: reference.AssignmentReference, nb: NotebookNode, built: Built) -> str:
    tests = {test.id for test in built.tests}
    code = [c["id"] for c in nb.cells if c.cell_type == "code" and c["id"] not in tests]
    return plainjson.dumps(referencefile.public_form(ref, code), **plainjson.FORM) + "\n"


def _reference(nb: NotebookNode, source: NotebookNode, built: Built, name: str) -> reference.AssignmentReference:
    originals = {c["id"]: c for c in source.cells}
    tests = {test.id: test for test in built.tests}
    cells = []
    for cell in nb.cells:
        mark = cell.metadata.get("nbgrader")
        if not mark:
            continue
        # a locked cell is restored with its hidden lines, which the gradebook has too
        text = originals[cell["id"]].source if mark.get("locked") else cell.source
        test = tests.get(mark["grade_id"])
        claim, solution = (test.claim, test.solution) if test else ("", "")
        checks = built.checks[test.id] if test else ()
        cells.append(reference.CellReference(mark["grade_id"], cell.cell_type, dict(mark), text, claim, solution, checks))
    order = tuple(c["id"] for c in nb.cells)
    versions = {
        "autograder": autograder.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    }
    return reference.AssignmentReference(name, ahead.key_of(nb)[:16], tuple(cells), order, built.seconds, versions)
