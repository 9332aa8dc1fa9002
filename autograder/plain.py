"""Grade a plain nbgrader assignment: asserts, partial credit, written answers, any number of notebooks, no reference.

nbgrader's own steps decide every score; the notebooks run sealed. A plain test runs in the student's process, so its
points are counted as forgeable.
"""

import hashlib
import json
import platform
import time
from collections.abc import Callable, Generator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

import autograder
from autograder import ahead, economy, engine, isolation, pages, records, runstore
from autograder.economy import OneGradebook
from autograder.graded import Graded, guarded
from autograder.grading import NOT_REUSED
from autograder.host import Host, last_words
from autograder.plugin import intake, refused
from autograder.plugin.judging import run_plainly
from autograder.runs import FINISHED
from autograder.settings import Course


def applies(course: Course, assignment: str) -> bool:
    """Whether an assignment is plain: without a reference or a check, and released into this gradebook (course.yml or not)."""
    if course.reference(assignment).exists():
        return False
    host = Host(course)
    if not host.has_gradebook():
        return False
    with host.gradebook() as gradebook:
        try:
            notebooks = gradebook.find_assignment(assignment).notebooks
        except MissingEntry:
            return False
        checks = any("nnbasics.check" in cell.source for notebook in notebooks for cell in notebook.source_cells)
        return bool(notebooks) and not checks


def grade_class(
    course: Course,
    assignment: str,
    students: list[str],
    *,
    force: bool = False,
    feedback: bool = True,
    jobs: int = 1,
    entering: Callable[[str], object] = str,
) -> Generator[Graded]:
    """Grade students, running `jobs` submissions at once; yield each as it is finished, with the gradebook's own scores."""
    host = Host(course)
    engine.warm_process()  # what the machine does not allow is said before anybody is graded
    directory = host.app.coursedir
    with economy.one_gradebook(directory.db_url, directory.course_id) as gradebook:
        plain = _Class(host, gradebook, assignment, feedback=feedback)
        entering("looking at what was handed in")
        for student in students:
            done = guarded(student, partial(plain.sort, student, force=force))
            if done is not None:
                yield done
        entering("running")
        with closing(plain.run_all(jobs)) as runs:
            for student, ready in runs:
                graded = guarded(student, partial(plain.grade, student, ready))
                gradebook.settle(undo=graded.status == "internal")
                yield graded


class _Class:
    """One class, and what all its runs depend on."""

    def __init__(self, host: Host, gradebook: OneGradebook, assignment: str, *, feedback: bool) -> None:
        self._host, self._gradebook, self._assignment, self._feedback = host, gradebook, assignment, feedback
        self._forgeable = records.forgeable(gradebook, assignment)
        self._released = _released(gradebook, assignment)
        self._shown = records.shown(gradebook, assignment) if feedback else {}
        self._notes: dict[str, list[str]] = {}  # of those who must run

    def sort(self, student: str, *, force: bool) -> Graded | None:
        """What became of a student for whom nothing need run; the others are kept for `run_all`."""
        course, assignment = self._host.course, self._assignment
        found = intake.inspect(course, student, assignment)
        if found.refusal:
            if self._feedback:
                refused.write(course, assignment, student, found.why)
            return Graded(student, "refused", reason=found.refusal, notes=found.notes)
        old = runstore.read(course, assignment, student)
        if not force and old is not None and self._holds(old, self._digest(student)):
            return self._finish(old, "unchanged" if old.status == FINISHED else f"unchanged ({old.status})", found.notes)
        self._notes[student] = found.notes
        return None

    def run_all(self, jobs: int) -> Generator[tuple[str, ahead.Ready]]:
        """Every student who must run, with what has run already: all of it, but in a cold kernel, which runs in this thread."""
        if engine.warm_process() is not None:
            yield from ahead.in_parallel(self._prepare, list(self._notes), engine.at_once(jobs))
        else:
            yield from ((student, {}) for student in self._notes)

    def _prepare(self, student: str) -> Callable[[], ahead.Ready]:
        """Have nbgrader sanitize the notebooks, here where its gradebook is; a thread then runs them where they lie."""
        try:
            notebooks = self._host.sanitize(self._assignment, student)
        except Exception:  # noqa: BLE001 - nbgrader fails again when it comes to the student, and it is said there
            notebooks = []
        # nbgrader enters the student again when the notebooks have run: until then nobody's writing waits for them
        self._gradebook.settle(undo=True)
        names = {"assignment": self._assignment, "student": student}
        return partial(run_plainly, self._host.course, self._host.app, names, notebooks)

    def grade(self, student: str, ready: ahead.Ready) -> Graded:
        """Have nbgrader grade one student, with what has run already."""
        course, assignment, notes = self._host.course, self._assignment, self._notes[student]
        begun = time.monotonic() - sum(executed.run.seconds for executed in ready.values())
        digest = self._digest(student)
        ahead.offer(assignment, student, ready)
        done, log = self._host.autograde(assignment, student)
        if not done and "InternalFault" in log:
            done, log = self._host.autograde(assignment, student)
        if not done:
            return Graded(student, "internal", reason=last_words(log, student), notes=notes)
        run = self._outcome(student, digest)
        run.seconds = round(time.monotonic() - begun, 3)
        runstore.save(course, run)
        self._gradebook.commit_student()  # before the page: it is written from what is kept
        return self._finish(run, run.status, notes)

    def _holds(self, old: runstore.StoredRun, digest: str) -> bool:
        """Whether the last run is still what the graded notebooks and the gradebook show."""
        course, assignment = self._host.course, self._assignment
        if old.digest != digest or old.status in NOT_REUSED or not old.as_strong_as(isolation.level()):
            return False
        graded = _notebooks(course, old.student, assignment)
        if not graded:
            return False
        # graded since by formgrader's button or nbgrader itself: perhaps of other files
        stored = runstore.path_of(course, assignment, old.student).stat().st_mtime_ns
        return max(path.stat().st_mtime_ns for path in graded) <= stored

    def _digest(self, student: str) -> str:
        """SHA-256 over all files handed in, what was released, and what it is run with."""
        course = self._host.course
        folders = [course.submitted(student, self._assignment), course.source(self._assignment).parent]
        ours = [autograder.__version__, platform.python_version(), repr(self._host.app.config), course.settings.model_dump()]
        parts = [list(map(runstore.all_files, folders)), self._released, ours]
        text = json.dumps(parts, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def _outcome(self, student: str, digest: str) -> runstore.StoredRun:
        """How the notebooks ran, from what `SaveScores` left in them; the first that did not finish gives the status."""
        run = runstore.StoredRun(student, self._assignment, digest, isolation=isolation.level(), status=FINISHED)
        for path in _notebooks(self._host.course, student, self._assignment):
            kit = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("kit", {})
            run.notes += [f"{path.stem}: {note}" for note in kit.get("notes", [])]
            if run.status == FINISHED and kit.get("status", FINISHED) != FINISHED:
                run.status, run.detail = kit["status"], f"{path.stem}: {kit['detail']}"
        return run

    def _finish(self, run: runstore.StoredRun, status: str, notes: list[str]) -> Graded:
        """Write the feedback pages if they are asked for and no longer hold; say what the gradebook now has of the student."""
        score, points, waiting = records.totals(self._gradebook, self._assignment, run.student)
        waits = [f"{waiting} cells wait for a person: nbgrader formgrader"] if waiting else []
        notes = [*notes, *run.notes, *waits]
        if self._feedback and not pages.hold(self._host.course, run, self._shown.get(run.student, {})):
            written, log = self._host.feedback(self._assignment, run.student)
            if not written:
                status, run.detail = "internal", last_words(log, run.student)
        return Graded(run.student, status, score, points, run.seconds, run.detail, notes, self._forgeable)


def _released(gradebook: Gradebook, assignment: str) -> list[Any]:
    """What every known cell is restored to."""
    return [
        [notebook.name, notebook.kernelspec, sorted([c.name, c.cell_type, c.locked, c.source, c.checksum] for c in cells)]
        for notebook in gradebook.find_assignment(assignment).notebooks
        if (cells := notebook.source_cells) is not None
    ]


def _notebooks(course: Course, student: str, assignment: str) -> list[Path]:
    return sorted(course.autograded(student, assignment).parent.glob("*.ipynb"))
