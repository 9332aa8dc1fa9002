"""Due dates, extensions and late penalties of course.yml in nbgrader's gradebook: the file is right, the gradebook follows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from nbgrader.api import Gradebook, SubmittedAssignment

from autograder.classlife.policy import LatePolicy, lateness, said, utc
from autograder.settings import Assignment as AssignmentSettings
from autograder.settings import Course


@dataclass(frozen=True)
class Dates:
    """When an assignment is due, for whom else, and what late work loses. Moments in UTC, as nbgrader keeps them.

    Attributes
    ----------
    late : None where course.yml gives no policy: penalties are then nbgrader's own, or a plugin's
    """

    due: datetime
    extensions: dict[str, timedelta]
    late: LatePolicy | None
    zone: str

    @property
    def last(self) -> datetime:
        """When nobody has time any more, extensions included."""
        return self.due + max(self.extensions.values(), default=timedelta())

    def due_of(self, student: str) -> datetime:
        """The student's own due date."""
        return self.due + self.extensions.get(student, timedelta())


def dates_of(course: Course, assignment: str) -> Dates | None:
    """Return the dates that course.yml gives; None if it gives no due date."""
    settings = next((a for a in course.settings.assignments if a.id == assignment), None)
    if settings is None or settings.due is None:
        return None
    zone = course.settings.timezone
    due = utc(settings.due, zone)
    longer = {student: utc(moment, zone) - due for student, moment in settings.extensions.items()}
    return Dates(due, longer, policy_of(course, settings), zone)


def strangers(course: Course, gradebook: Gradebook, assignment: str) -> list[str]:
    """Who has an extension and is neither in the gradebook nor in submitted/: a slip in a name costs somebody their marks."""
    settings = next((a for a in course.settings.assignments if a.id == assignment), None)
    named = sorted(settings.extensions) if settings else []
    known = {student.id for student in gradebook.students} if named else set()
    return [name for name in named if name not in known and not (course.root / "submitted" / name).is_dir()]


def policy_of(course: Course, settings: AssignmentSettings | None) -> LatePolicy | None:
    """The assignment's own policy, or the course's; None if neither is given."""
    return (settings.late if settings else None) or course.settings.late


def line_for_students(course: Course, assignment: str) -> str:
    """What a release says of its due date (Markdown); "" if there is none."""
    dates = dates_of(course, assignment)
    return f"**Due {said(dates.due, dates.zone)}.** {dates.late.words if dates.late else ''}".strip() if dates else ""


def enter(submission: SubmittedAssignment, dates: Dates) -> None:
    """Put the due date and the student's extension where nbgrader works out lateness from."""
    if submission.assignment.duedate != dates.due:
        submission.assignment.duedate = dates.due
    longer = dates.extensions.get(submission.student.id)
    if submission.extension != longer:
        submission.extension = longer


def penalty(score: float, seconds_late: float, policy: LatePolicy) -> float:
    """Points that are lost."""
    return float(round(score * policy.share(seconds_late), 6))


def settle(course: Course, gradebook: Gradebook, assignment: str) -> dict[str, tuple[float, float]]:
    """Bring dates and penalties of all submissions up to course.yml; do not commit.

    Pages of feedback that show another penalty or due date are removed first: if this is interrupted, they are written anew.

    Returns
    -------
    penalties before and now of those for whom they differ, by student; empty if course.yml gives no due date
    """
    dates = dates_of(course, assignment)
    if dates is None:
        return {}
    moved: dict[str, tuple[float, float]] = {}
    for submission in gradebook.assignment_submissions(assignment):
        was_due = submission.duedate
        enter(submission, dates)
        if was_due != submission.duedate:
            course.feedback(submission.student.id, assignment).unlink(missing_ok=True)
        late = float(submission.total_seconds_late)
        if dates.late is None:
            continue
        for notebook in submission.notebooks:
            before, now = float(notebook.late_submission_penalty or 0), penalty(float(notebook.score), late, dates.late)
            if before != now:
                so_far = moved.get(submission.student.id, (0.0, 0.0))
                moved[submission.student.id] = (so_far[0] + before, so_far[1] + now)
                notebook.late_submission_penalty = now or None
    for student in moved:
        course.feedback(student, assignment).unlink(missing_ok=True)
    return moved


def notes(course: Course, gradebook: Gradebook, assignment: str) -> dict[str, list[str]]:
    """Settle, and say for whom the penalty moved."""
    moved = settle(course, gradebook, assignment)
    return {student: [f"late penalty: {was:g} points before, {now:g} now"] for student, (was, now) in moved.items()}


def line_for_feedback(dates: Dates, submission: SubmittedAssignment, lost: float) -> str:
    """What a student's page says of time: due date, when it was handed in, and what that cost and why."""
    due = dates.due_of(submission.student.id)
    extended = ", your extension included" if submission.student.id in dates.extensions else ""
    lines = [f"Due {said(due, dates.zone)}{extended}."]
    if submission.timestamp is not None:
        late = (submission.timestamp - due).total_seconds()
        how = f", {lateness(late)} late" if late > 0 else ", in time"
        lines.append(f"Handed in {said(submission.timestamp, dates.zone)}{how}.")
        if late > 0:
            lines.append(f"{dates.late.words if dates.late else ''} {round(lost, 2):g} points were taken off.".strip())
    return " ".join(lines)
