"""Grade a class: intake, skip what has not changed, one nbgrader start per student, feedback. Nothing finished is lost."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import partial

from nbgrader.api import MissingEntry

from autograder import ahead, economy, engine, isolation, pages, records, runstore
from autograder.classlife import dates, withdrawn
from autograder.economy import OneGradebook
from autograder.graded import ATTENTION, Graded, guarded
from autograder.host import Host, last_words
from autograder.plugin import intake, refused
from autograder.reference import AssignmentReference
from autograder.referencefile import BadReference
from autograder.rejudge import rejudge, show
from autograder.settings import Course

NOT_REUSED = ("timeout", "internal")  # perhaps the machine's doing: run again next time


class GradingError(ValueError):
    """Nothing could be graded; the message says why and what to do."""


def submissions(course: Course, assignment: str, student: str | None = None) -> list[str]:
    """Return the ids of the students who handed something in, sorted.

    Raises
    ------
    GradingError
        If there are none.
    """
    found = sorted(p.parent.name for p in course.root.glob(f"submitted/*/{assignment}") if not p.parent.name.startswith("."))
    chosen = [name for name in found if student in (None, name)]
    if not chosen:
        who = f"of student '{student}' " if student else ""
        known = f" There are submissions of: {', '.join(found[:10])}." if student and found else ""
        raise GradingError(
            f"no submission {who}for '{assignment}' (looked at submitted/STUDENT/{assignment}/).{known} "
            f"Collect first: course collect {assignment} [FROM], or put the folders there."
        )
    return chosen


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
    """Grade students, running `jobs` submissions at once; yield each as it is finished. Closed early, it ends what runs.

    Parameters
    ----------
    entering : told of each phase, in words, when it begins

    Raises
    ------
    GradingError
        If the assignment has no reference or was never released into this gradebook.
    """
    course.settings.assignment(assignment)
    reference = _reference(course, assignment)
    host = Host(course)
    _ensure_released(host, assignment)
    directory = host.app.coursedir
    with economy.one_gradebook(directory.db_url, directory.course_id) as gradebook:
        plan = Plan(host, gradebook, reference, feedback=feedback)
        forgeable = records.forgeable(gradebook, assignment, judged=[assignment])  # of its other notebooks
        with closing(plan.all(students, jobs, force=force, entering=entering)) as steps:
            for graded in steps:
                graded.forgeable, graded.by_hand = forgeable, reference.by_hand
                yield graded


class Plan:
    """One class on its way through the grader: who needs nothing, who is judged again, who must run."""

    def __init__(self, host: Host, gradebook: OneGradebook, reference: AssignmentReference, *, feedback: bool) -> None:
        self._host, self._gradebook, self._reference, self._feedback = host, gradebook, reference, feedback
        self._recorded = records.recorded(gradebook, reference.assignment)
        self._notes: dict[str, list[str]] = {}
        self._rejudge: list[runstore.StoredRun] = []
        self._run: list[str] = []
        self._moved: dict[str, list[str]] = {}
        self._shown: dict[str, dict[str, str]] = {}

    def all(self, students: list[str], jobs: int, *, force: bool, entering: Callable[[str], object]) -> Generator[Graded]:
        """Every student, phase by phase."""
        entering("looking at what was handed in")
        self._moved = dates.notes(self._host.course, self._gradebook, self._reference.assignment)
        self._gradebook.commit_student()
        self._shown = records.shown(self._gradebook, self._reference.assignment) if self._feedback else {}
        for student in students:
            yield from self._sorted(student, force=force)
        entering("judging again")
        yield from self._judge_again()
        entering("running")
        yield from self._run_all(jobs)

    def _sorted(self, student: str, *, force: bool) -> Iterator[Graded]:
        """Yield a student for whom nothing is left to do but perhaps a page; keep the others for their phase."""
        done = guarded(student, partial(self._sort, student, force=force))
        if done is not None:
            yield done

    def _sort(self, student: str, *, force: bool) -> Graded | None:
        course, assignment = self._host.course, self._reference.assignment
        found = intake.inspect(course, student, assignment)
        self._notes[student] = [*found.notes, *self._moved.get(student, [])]
        if found.refusal:
            if self._feedback:
                refused.write(course, assignment, student, found.why)
            return Graded(student, "refused", reason=found.refusal, notes=found.notes)
        old = runstore.read(course, assignment, student)
        if force or old is None or not self._reusable(old):
            self._run.append(student)
        elif old.fingerprint != self._reference.fingerprint or not self._has_scores(old):
            self._rejudge.append(old)
        else:
            return self._finish(old, f"unchanged ({old.status})" if old.status in ATTENTION else "unchanged")
        return None

    def _reusable(self, old: runstore.StoredRun) -> bool:
        """Whether a run holds for what was handed in, and its graded notebook was written after it."""
        course = self._host.course
        if old.status in NOT_REUSED or not old.as_strong_as(isolation.level()):
            return False
        if old.digest != runstore.digest(course, old.student, self._reference):
            return False
        graded = course.autograded(old.student, old.assignment)
        known = self._recorded.get(old.student, {})
        if not graded.exists() or any(known.get(cell) is None for cell in old.scores):
            return False
        return graded.stat().st_mtime_ns >= runstore.path_of(course, old.assignment, old.student).stat().st_mtime_ns

    def _has_scores(self, old: runstore.StoredRun) -> bool:
        known = self._recorded.get(old.student, {})
        return all(known.get(cell) == score for cell, score in old.scores.items())

    def _judge_again(self) -> Iterator[Graded]:
        """Judge what need not run; say whose marks moved."""
        for run, before in rejudge(self._host, self._gradebook, self._reference, self._rejudge):
            if before != run.score:
                self._notes[run.student].append(f"judged again: {before:g} points before, {run.score:g} now")
            yield guarded(run.student, partial(self._show_again, run))

    def _show_again(self, run: runstore.StoredRun) -> Graded:
        show(self._host.course, run)
        return self._finish(run, "judged again")

    def _run_all(self, jobs: int) -> Iterator[Graded]:
        """Run the others, several at once; one writer keeps the gradebook, one transaction a student."""
        with closing(self._runs(jobs)) as runs:
            for student, ready in runs:
                ahead.offer(self._reference.assignment, student, ready)
                graded = guarded(student, partial(self._grade, student))
                self._gradebook.settle(undo=graded.status == "internal")
                yield graded

    def _runs(self, jobs: int) -> Generator[tuple[str, ahead.Ready]]:
        if self._run and engine.warm_process() is not None:
            course, reference = self._host.course, self._reference
            ahead.rehearse(course, reference.assignment, self._run)
            yield from ahead.in_parallel(
                lambda s: partial(ahead.execute, course, reference, s), self._run, engine.at_once(jobs)
            )
        else:  # a cold kernel runs in this thread, when nbgrader comes to it: an interrupt then ends it as nbgrader does
            yield from ((student, {}) for student in self._run)

    def _grade(self, student: str) -> Graded:
        course, assignment = self._host.course, self._reference.assignment
        digest = runstore.digest(course, student, self._reference)
        done, log = self._host.autograde(assignment, student)
        if not done and "InternalFault" in log:
            done, log = self._host.autograde(assignment, student)
        if not done:
            return Graded(student, "internal", reason=last_words(log, student), notes=self._notes[student])
        run = runstore.read(course, assignment, student)
        if run is None or run.digest != digest:
            reason = f"no verdicts were stored for {student}. Grade again."
            return Graded(student, "internal", reason=reason, notes=self._notes[student])
        self._gradebook.commit_student()  # before the page: it is written from what is kept
        return self._finish(run, run.status)

    def _finish(self, run: runstore.StoredRun, status: str) -> Graded:
        """Write the feedback page if it is asked for and no longer holds; say what became of the student."""
        course, points = self._host.course, self._reference.points
        if self._feedback and not pages.hold(course, run, self._shown.get(run.student, {})):
            written, log = self._host.feedback(run.assignment, run.student)
            if not written:
                return Graded(run.student, "internal", run.score, points, reason=last_words(log, run.student))
        notes = [*self._notes[run.student], *run.remarks]
        return Graded(run.student, status, run.score, points, run.seconds, run.detail, notes)


def _reference(course: Course, assignment: str) -> AssignmentReference:
    try:
        return withdrawn.current(course, assignment)
    except BadReference as error:
        raise GradingError(str(error)) from error


def _ensure_released(host: Host, assignment: str) -> None:
    with host.gradebook() as gradebook:
        try:
            gradebook.find_notebook(assignment, assignment)
        except MissingEntry:
            raise GradingError(
                f"'{assignment}' is not in this gradebook yet. Build it here first: course build {assignment}"
            ) from None
