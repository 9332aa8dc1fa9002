"""What a report says of an assignment: how each exercise went, which mistakes were made, who needs help, what to look at."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from autograder import cards
from autograder.judge import LEFT_OPEN, NOT_REACHED
from autograder.report import statistics
from autograder.report.classdata import ClassData, Exercise
from autograder.report.words import percent
from autograder.runs import FINISHED
from nnbasics.compare import PASSED

FULL, PART, NOTHING, OPEN, UNREACHED, UNSCORED = "all points", "some", "none", "left open", "not reached", "not marked yet"
KINDS = (FULL, PART, NOTHING, OPEN, UNREACHED, UNSCORED)
LOW_SHARE = 0.5  # of the points: below it a student is listed among those who may need help
LEFT_SHARE = 0.5  # of the exercises: from here on left open or not reached


@dataclass(frozen=True)
class ExerciseResult:
    """How one exercise went: students by `KINDS`, difficulty index and discrimination (nan where they cannot be had)."""

    exercise: Exercise
    kinds: dict[str, int]
    share: float
    discrimination: float


@dataclass
class MistakeCount:
    """A misconception that somebody made: where, the bank's id and hint, and who."""

    exercise: Exercise
    id: str
    hint: str
    students: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    """A student, and why they stand in a list."""

    student: str
    reasons: list[str]


def exercise_results(data: ClassData) -> list[ExerciseResult]:
    """Every exercise, in the notebook's order."""
    shares = statistics.shares(data.table, [e.points for e in data.exercises])
    found = statistics.discriminations(data.table)
    kinds = [Counter(kind_of(data, student, e) for student in data.graded) for e in data.exercises]
    return [
        ExerciseResult(e, {kind: count[kind] for kind in KINDS}, share, r)
        for e, count, share, r in zip(data.exercises, kinds, shares, found, strict=True)
    ]


def kind_of(data: ClassData, student: str, exercise: Exercise) -> str:
    """How a student did in an exercise, one of `KINDS`."""
    score = data.scores.get(student, {}).get(exercise.key)
    if (student, exercise.key) in data.untouched:
        return OPEN
    if score is None:
        return UNSCORED
    if score >= exercise.points - 1e-9:
        return FULL
    reasons = _reasons(data, student, exercise)
    if score <= 0 and reasons and all(reason == NOT_REACHED for reason in reasons):
        return UNREACHED
    if score <= 0 and any(reason.startswith(LEFT_OPEN) for reason in reasons):
        return OPEN
    return PART if score > 0 else NOTHING


def _reasons(data: ClassData, student: str, exercise: Exercise) -> list[str]:
    """Why each check of an exercise did not pass."""
    return [check["reason"] for check in _checks(data, student, exercise) if check["status"] != PASSED]


def _checks(data: ClassData, student: str, exercise: Exercise) -> list[dict[str, Any]]:
    run = data.runs.get(student)
    if run is None or not exercise.judged:
        return []
    return counting(next((cell["checks"] for cell in run.cells if cell["id"] == exercise.id), []))


def counting(checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The checks that still count: what a withdrawn one says of an answer says nothing of the student."""
    return [check for check in checks if not check.get("withdrawn")]


def mistakes(data: ClassData) -> list[MistakeCount]:
    """Misconceptions by how many students made them, most first; a student counts once however many checks it showed in."""
    found: dict[tuple[str, str], MistakeCount] = {}
    judged = {e.id: e for e in data.exercises if e.judged}
    for student, run in sorted(data.runs.items()):
        for cell in run.cells:
            hints = {check["mistake"]: check["hint"] for check in counting(cell["checks"]) if check["mistake"]}
            for mistake in cards.told_apart(hints) if cell["id"] in judged else []:
                fresh = MistakeCount(judged[cell["id"]], mistake, hints[mistake])
                found.setdefault((cell["id"], mistake), fresh).students.append(student)
    return sorted(found.values(), key=lambda m: (-len(m.students), m.exercise.id, m.id))


def attention(data: ClassData) -> list[Note]:
    """Runs that did not end as they should, submissions that were refused or not graded, messages that were dropped."""
    notes = [Note(s, ["refused: see the feedback page for the reason"]) for s in sorted(data.refused)]
    notes += [Note(student, ["handed in, not graded yet"]) for student in data.waiting]
    for student, run in sorted(data.runs.items()):
        reasons = [] if run.status == FINISHED else [f"{run.status}: {run.detail}" if run.detail else run.status]
        reasons += [f"{count} messages to the judge were dropped: {why}" for why, count in run.dropped.items()]
        if reasons:
            notes.append(Note(student, reasons))
    return notes


def need_help(data: ClassData) -> list[Note]:
    """Students with less than half of the points or half of the exercises untouched, the fewest points first."""
    notes = []
    for student in sorted(data.graded, key=data.share):
        kinds = [kind_of(data, student, e) for e in data.exercises if e.judged]
        untouched = sum(kind in (OPEN, UNREACHED) for kind in kinds)
        reasons = [f"{percent(data.share(student))} of the points"] if data.share(student) < LOW_SHARE else []
        if kinds and untouched >= LEFT_SHARE * len(kinds):
            reasons.append(f"{untouched} of {len(kinds)} exercises left open or not reached")
        if reasons:
            notes.append(Note(student, reasons))
    return notes


class Findings:
    """Everything found in one assignment's data, each thing worked out once."""

    def __init__(self, data: ClassData) -> None:
        self.data = data

    @cached_property
    def exercises(self) -> list[ExerciseResult]:
        """How each exercise went."""
        return exercise_results(self.data)

    @cached_property
    def mistakes(self) -> list[MistakeCount]:
        """Which misconceptions were made."""
        return mistakes(self.data)

    @cached_property
    def attention(self) -> list[Note]:
        """What the instructor should look at."""
        return attention(self.data)

    @cached_property
    def help(self) -> list[Note]:
        """Who may need help."""
        return need_help(self.data)

    @cached_property
    def quartiles(self) -> list[float]:
        """First quartile, median and third quartile of the shares of the points."""
        return statistics.quantiles([self.data.share(student) for student in self.data.graded])

    @cached_property
    def isolation(self) -> Counter[str]:
        """How many runs were contained at each level."""
        return Counter(run.isolation for run in self.data.runs.values())
