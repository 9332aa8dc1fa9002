"""The autograding phase: run in a scrubbed kernel, judge outside, write the scores from the verdicts."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from autograder import ahead, cards, engine, isolation, runstore
from autograder.execute import PUBLISH, REFUSE, ObservingExecute
from autograder.reference import AssignmentReference
from autograder.runs import INTERNAL
from autograder.settings import Course
from autograder.submission import without_loop


class InternalFault(RuntimeError):
    """A fault of ours while a student's notebook ran: never scored, reported, run again."""


def _reference(resources: Any) -> AssignmentReference | None:
    names = resources["nbgrader"]
    if names["notebook"] != names["assignment"]:
        return None
    return runstore.reference_or_none(Course(Path.cwd()), names["assignment"])


class KitExecute(ObservingExecute):
    """Run the restored notebook within the assignment's limits; without a reference `check` refuses."""

    def preprocess(self, nb: NotebookNode, resources: Any = None, km: Any = None) -> tuple[NotebookNode, Any]:
        """Run the notebook; the Run is in `resources["kit_run"]`."""
        course, names, reference = Course(Path.cwd()), resources["nbgrader"], _reference(resources)
        ready = ahead.take(names["assignment"], names["student"], names["notebook"], nb)
        if ready is not None:
            resources["kit_run"] = ready
        else:
            engine.prefer(course.settings)
            if reference is None:
                self.be_plain(course, nb, names)
            else:
                self.limits = course.settings.limits(names["assignment"]).for_solution(reference.seconds)
                self.checks, self.keep_options = PUBLISH, False
                self.answer_widgets = self.store_widget_state = False
            nb, resources = super().preprocess(nb, resources, km)
        nb.metadata.pop("widgets", None)  # formgrader's page would be written with it
        return nb, resources

    def be_plain(self, course: Course, nb: NotebookNode, names: dict[str, str]) -> None:
        """Run a notebook as stock nbgrader does; there is no judge, so check() must refuse, not publish into nowhere."""
        self.limits = course.settings.limits(names["assignment"]).for_plain(self.timeout, len(nb.cells))
        _need_python(nb, names)
        self.checks, self.keep_options = REFUSE, True
        self.answer_widgets = self.store_widget_state = True  # nbclient answers from the state that it stores


def run_plainly(course: Course, app: Any, names: dict[str, str], notebooks: Sequence[Path]) -> ahead.Ready:
    """Run a student's sanitized notebooks in their folder, ahead of nbgrader and as it will ask for.

    Parameters
    ----------
    app : nbgrader's application, whose configuration holds
    names : the `assignment` and the `student`
    """
    ready = {}
    for path in notebooks:
        nb, execute, inner = nbformat.read(path, as_version=4), KitExecute(parent=app), {**names, "notebook": path.stem}
        execute.be_plain(course, nb, inner)
        resources = {"nbgrader": inner, "metadata": {"path": str(path.parent)}}
        without_loop(partial(ObservingExecute.preprocess, execute, nb, resources))
        ready[path.stem] = ahead.executed(nb, execute.run)
    return ready


def _need_python(nb: NotebookNode, names: dict[str, str]) -> None:
    """The warm process is a Python; other languages have cold kernels only."""
    kernel = nb.metadata.get("kernelspec", {})
    language = str(kernel.get("language") or kernel.get("name", "python"))
    if not language.startswith("python") and engine.warm_process() is not None:
        raise InternalFault(
            f"{names['student']}: {names['notebook']} is written for the kernel {str(kernel.get('name'))[:60]!r}; sealed runs "
            "are Python only. Nothing was scored. To run it in a cold kernel, not sealed: isolation none, in course.yml."
        )


class Judge(NbGraderPreprocessor):
    """Turn the run's observations into verdicts and scores, outside the student's process."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Leave the scores in `resources["kit_scores"]`, the verdicts in the cells (for reading) and in the run store."""
        reference, run, names = _reference(resources), resources["kit_run"], resources["nbgrader"]
        if run.status == INTERNAL:
            raise InternalFault(f"{names['student']}: {run.detail}. Nothing was scored; grade this student again.")
        if reference is None:
            # no Verdict, no points, and no zero for a fault of ours either (other notebooks are nbgrader's business)
            # (a locked cell's text is the instructor's; what a student writes may speak of checks)
            if any("nnbasics.check" in cell.source for cell in nb.cells if utils.is_grade(cell) and utils.is_locked(cell)):
                raise InternalFault(
                    f"{names['student']}: there is no reference for '{names['assignment']}', so nothing can be judged. "
                    f"Build it: course build {names['assignment']}"
                )
            outcome = {"isolation": isolation.level(), "status": run.status, "detail": run.detail}
            resources["kit_outcome"] = {**nb.metadata.get("kit", {}), **outcome}
            return nb, resources
        course = Course(Path.cwd())
        digest = runstore.digest(course, names["student"], reference)
        kept = runstore.stored(names["student"], digest, run, reference)
        kept.notes = [str(note) for note in nb.metadata.get("kit", {}).get("notes", [])]
        runstore.save(course, kept)
        resources["kit_scores"] = kept.scores
        by_id = {cell["id"]: cell for cell in kept.cells}
        for cell in nb.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id in by_id:
                cell.outputs = [new_output("display_data", data=cards.bundle(by_id[grade_id])), *cell.outputs]
        return nb, resources


class SaveScores(SaveAutoGrades):
    """Write the scores of judged cells; a judged notebook's other test cells score 0, never full marks by silence.

    In a plain notebook they are nbgrader's own; points that it cannot read (more than the cell has) wait for a person.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Write the scores; a plain notebook says in its metadata how its run ended, for there is no stored run."""
        if "kit_outcome" in resources:
            nb.metadata["kit"] = resources["kit_outcome"]
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Score a cell; a task without points is a question with its marking scheme, and asks nobody for a score."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        if utils.is_task(cell) and not cell.metadata["nbgrader"].get("points"):
            self._grade(cell).needs_manual_grade = False
            self.gradebook.db.commit()
        return cell, resources

    def _grade(self, cell: NotebookNode) -> Any:
        name = cell.metadata["nbgrader"]["grade_id"]
        return self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        scores = resources.get("kit_scores")
        if scores is None or utils.is_solution(cell) or utils.is_task(cell):
            self._add_stock_score(cell, resources)
            return
        grade = self._grade(cell)
        grade.auto_score = float(scores.get(cell.metadata["nbgrader"]["grade_id"], 0.0))
        grade.needs_manual_grade = grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_stock_score(self, cell: NotebookNode, resources: Any) -> None:
        try:
            super()._add_score(cell, resources)
        except (KeyError, ValueError) as error:
            grade_id = cell.metadata["nbgrader"]["grade_id"]
            self.log.warning("%s: the points of cell %s cannot be read (%s)", self.student_id, grade_id, error)
            grade = self._grade(cell)
            grade.auto_score, grade.needs_manual_grade = None, True
            self.gradebook.db.commit()
