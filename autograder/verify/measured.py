"""What the parts of `course verify` find: counts, findings with the command that reproduces each, and tables."""

from collections import Counter
from dataclasses import dataclass, field

from autograder.verify.bench import Bench
from autograder.verify.exercises import Subject
from autograder.verify.trials import Ran, Trial


@dataclass(frozen=True)
class Finding:
    """Something that falls short, or (`flagged`) that somebody should look at."""

    part: str
    assignment: str
    exercise: str
    what: str
    detail: str = ""
    flagged: bool = False

    @property
    def command(self) -> str:
        """The command that shows it again."""
        exercise = f" --exercise {self.exercise}" if self.exercise else ""
        return f"course verify {self.assignment} --only {self.part}{exercise}"


@dataclass(frozen=True)
class Margin:
    """How one check's tolerance lies between right answers and the nearest mistake; all in relative error.

    `noise` and `mistake` are in units of what the check allows: a right answer's largest error, the nearest mistake's.
    """

    exercise: str
    check: str
    passes: float
    fails: float
    noise: float
    mistake: float
    nearest: str
    apart: float

    @property
    def separates(self) -> bool:
        """A factor of 3 on each side."""
        return self.noise <= 1 / 3 and self.mistake >= 3


@dataclass
class Measured:
    """What was measured on one assignment."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    by_exercise: dict[str, Counter[str]] = field(default_factory=dict)
    margins: list[Margin] = field(default_factory=list)
    guesses: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def count(self, exercise: str, name: str, number: int = 1) -> None:
        """Add to a count, of the exercise and of the assignment."""
        self.counts[name] += number
        self.by_exercise.setdefault(exercise, Counter())[name] += number


@dataclass
class Work:
    """What a part works with: the assignment, where trials run, where findings go."""

    subject: Subject
    bench: Bench
    measured: Measured

    def run(self, trials: list[Trial]) -> list[Ran]:
        """Run trials, or remember them."""
        return self.bench.run(trials)

    def find(self, part: str, exercise: str, what: str, detail: str = "", *, flagged: bool = False) -> None:
        """Note a finding."""
        self.measured.findings.append(Finding(part, self.subject.id, exercise, what, detail, flagged))
