"""Grade a class: intake, skip what has not changed, one nbgrader start per student, feedback. Nothing finished is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import MissingEntry

from autograder import runstore
from autograder.host import Host
from autograder.plugin import intake
from autograder.reference import AssignmentReference
from autograder.referencefile import BadReference, load
from autograder.settings import Course

ATTENTION = ("refused", "timeout", "kernel died", "protocol", "internal")
# what may have been the machine's doing: run again next time (a fault of ours stores no run at all)
NOT_REUSED = ("timeout", "internal")


class GradingError(ValueError):
    """Nothing could be graded; the message says why and what to do."""


@dataclass
class Graded:
    """What became of one student's submission.

    Attributes
    ----------
    status : "finished", "unchanged", "timeout", "kernel died", "protocol", "internal" or "refused"
    score : points by verdicts, None if nothing was scored
    """

    student: str
    status: str
    score: float | None = None
    points: float = 0.0
    seconds: float = 0.0
    reason: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def needs_attention(self) -> bool:
        """Whether the instructor should look."""
        return any(word in self.status for word in ATTENTION)


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
            "Collect first: nbgrader collect, or put the folders there."
        )
    return chosen


def grade_class(
    course: Course, assignment: str, students: list[str], *, force: bool = False, feedback: bool = True
) -> Iterator[Graded]:
    """Grade students one after another, yielding each as it is finished.

    Raises
    ------
    GradingError
        If the assignment has no reference or was never released into this gradebook.
    """
    course.settings.assignment(assignment)
    reference = _reference(course, assignment)
    host = Host(course)
    _ensure_released(host, assignment)
    for student in students:
        try:
            yield _grade(host, reference, student, force=force, feedback=feedback)
        except Exception as error:  # noqa: BLE001 - whatever one student's files do to us, the others are graded
            words = f"grading {student} stopped with {type(error).__name__}: {error}. The others were graded; try again."
            yield Graded(student, "internal", reason=words)


def _reference(course: Course, assignment: str) -> AssignmentReference:
    try:
        return load(course.reference(assignment), assignment)
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


def _grade(host: Host, reference: AssignmentReference, student: str, *, force: bool, feedback: bool) -> Graded:
    course, assignment = host.course, reference.assignment
    found = intake.inspect(course, student, assignment)
    if found.refusal:
        return Graded(student, "refused", reason=found.refusal, notes=found.notes)
    notebook = course.submitted(student, assignment) / f"{assignment}.ipynb"
    digest = runstore.digest(notebook, reference)
    old = runstore.read(course, assignment, student)
    if old and old.digest == digest and old.status not in NOT_REUSED and not force and _in_gradebook(host, assignment, student):
        status = f"unchanged ({old.status})" if old.status in ATTENTION else "unchanged"
        missing = feedback and not feedback_page(course, assignment, student).exists()
        return _finished(host, old, reference, status, found.notes, feedback=missing)
    done, log = host.autograde(assignment, student)
    if not done and "InternalFault" in log:
        done, log = host.autograde(assignment, student)
    if not done:
        return Graded(student, "internal", reason=_last_words(log, student), notes=found.notes)
    run = runstore.read(course, assignment, student)
    if run is None or run.digest != digest:
        return Graded(
            student,
            "internal",
            reason=f"no verdicts were stored for {student}. Grade again.",
            notes=found.notes,
        )
    return _finished(host, run, reference, run.status, found.notes, feedback=feedback)


def _in_gradebook(host: Host, assignment: str, student: str) -> bool:
    """Whether the last run reached the gradebook and its files (a run killed in between must be repeated)."""
    graded = host.course.root / "autograded" / student / assignment / f"{assignment}.ipynb"
    with host.gradebook() as gradebook:
        try:
            submission = gradebook.find_submission_notebook(assignment, assignment, student)
        except MissingEntry:
            return False
        return graded.exists() and all(
            grade.auto_score is not None for grade in submission.grades if grade.cell.cell_type == "code"
        )


def _finished(
    host: Host, run: runstore.StoredRun, reference: AssignmentReference, status: str, notes: list[str], *, feedback: bool
) -> Graded:
    """Write the feedback page if asked, and say what became of the student."""
    if feedback:
        written, log = host.feedback(run.assignment, run.student)
        if not written:
            return Graded(run.student, "internal", run.score, reference.points, reason=_last_words(log, run.student))
    dropped = [f"{n} messages to the judge were dropped: {why}" for why, n in run.dropped.items()]
    return Graded(run.student, status, run.score, reference.points, run.seconds, run.detail, [*notes, *run.notes, *dropped])


def _last_words(log: str, student: str) -> str:
    """The line of nbgrader's log that says what went wrong."""
    lines = [line.strip() for line in log.splitlines() if "Error" in line or "Fault" in line or "Exception" in line]
    return lines[-1][:300] if lines else f"nbgrader could not grade {student}, and did not say why"


def feedback_page(course: Course, assignment: str, student: str) -> Path:
    """Where a student's feedback page lies."""
    return course.root / "feedback" / student / assignment / f"{assignment}.html"
