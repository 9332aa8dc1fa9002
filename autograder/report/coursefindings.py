"""What a report says of a whole course: trend over assignments, and who needs help."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from autograder.report.classdata import ClassData
from autograder.report.findings import Findings, MistakeCount, Note
from autograder.report.words import percent

LOW_MEAN, DROP, MISSING = 0.5, 0.25, 2  # shares of the points; assignments not handed in


@dataclass(frozen=True)
class Progress:
    """One student over the course: the share of the points in each assignment, None where nothing was graded."""

    student: str
    shares: list[float | None]

    @property
    def had(self) -> list[float]:
        """The shares that there are."""
        return [share for share in self.shares if share is not None]

    @property
    def mean(self) -> float | None:
        """Mean over what was graded."""
        return fmean(self.had) if self.had else None


def progress(classes: Sequence[ClassData]) -> list[Progress]:
    """Everybody, by name."""
    students = sorted({student for data in classes for student in data.students})
    return [Progress(s, [data.share(s) if s in data.marks else None for data in classes]) for s in students]


def need_help(classes: Sequence[ClassData], course: Sequence[Progress]) -> list[Note]:
    """Students with a low mean, a sudden drop or several assignments not handed in; most reasons first."""
    notes = [Note(one.student, reasons) for one in course if (reasons := _reasons(classes, one))]
    means = {one.student: one.mean or 0.0 for one in course}
    return sorted(notes, key=lambda note: (-len(note.reasons), means[note.student]))


def _reasons(classes: Sequence[ClassData], one: Progress) -> list[str]:
    reasons = []
    missing = [data.assignment for data in classes if one.student in data.missing and not data.still_open]
    if missing and (len(missing) >= MISSING or not one.had):
        reasons.append(f"not handed in: {', '.join(missing)}")
    if one.mean is not None and one.mean < LOW_MEAN:
        reasons.append(f"{percent(one.mean)} of the points on average")
    *before, last = one.had or [0.0]
    if len(before) >= 2 and last <= fmean(before) - DROP:
        reasons.append(f"{percent(last)} in the last one, {percent(fmean(before))} on average before")
    return reasons


class CourseFindings:
    """Everything found in the assignments together, each thing worked out once."""

    def __init__(self, found: Sequence[Findings]) -> None:
        self.found = found
        self.classes = [one.data for one in found]

    @cached_property
    def students(self) -> list[Progress]:
        """Everybody, by name."""
        return progress(self.classes)

    @cached_property
    def help(self) -> list[Note]:
        """Who may need help."""
        return need_help(self.classes, self.students)

    @cached_property
    def mistakes(self) -> list[tuple[ClassData, MistakeCount]]:
        """The misconceptions of all assignments."""
        return mistakes(self.found)

    @property
    def submissions(self) -> int:
        """How many submissions were graded."""
        return sum(len(data.graded) for data in self.classes)


def mistakes(found: Sequence[Findings]) -> list[tuple[ClassData, MistakeCount]]:
    """The misconceptions of all assignments, by the share of the class that made them."""
    pairs = [(one.data, mistake) for one in found for mistake in one.mistakes]
    return sorted(pairs, key=lambda pair: -len(pair[1].students) / len(pair[0].runs))
