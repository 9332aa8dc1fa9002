"""What became of one student's submission, whatever happened to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

Answer = TypeVar("Answer")
ATTENTION = ("refused", "timeout", "kernel died", "protocol", "internal")


@dataclass
class Graded:
    """What became of one student's submission.

    Attributes
    ----------
    status : "finished", "unchanged", "timeout", "kernel died", "protocol", "internal" or "refused"
    score : points by verdicts, None if nothing was scored
    forgeable : points of the assignment that are decided inside the student's process, by plain nbgrader tests
    by_hand : points of the assignment that a person gives, for written answers
    """

    student: str
    status: str
    score: float | None = None
    points: float = 0.0
    seconds: float = 0.0
    reason: str = ""
    notes: list[str] = field(default_factory=list)
    forgeable: float = 0.0
    by_hand: float = 0.0

    @property
    def needs_attention(self) -> bool:
        """Whether the instructor should look."""
        return any(word in self.status for word in ATTENTION)


def guarded(student: str, work: Callable[[], Answer]) -> Answer | Graded:
    """Whatever one student's files do to us, the others are graded."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001
        words = f"grading {student} stopped with {type(error).__name__}: {error}. The others were graded; try again."
        return Graded(student, "internal", reason=words)
