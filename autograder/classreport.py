"""What `course grade` says: a table and sentences for people, one JSON object a student and a last one for machines."""

import time
from collections import Counter

from rich.markup import escape
from rich.table import Table

from autograder import engine
from autograder.cli import console, print_json
from autograder.graded import Graded
from autograder.isolation import summary_line
from autograder.submission import printable


class ClassReport:
    """The results of one `course grade`, said as they come (JSON) or at the end (text).

    Attributes
    ----------
    done : what became of each student so far
    at_once : how many submissions run at once: what was asked for, or 1 where runs could see each other
    """

    def __init__(self, assignment: str, jobs: int, *, as_json: bool) -> None:
        self._assignment, self._jobs, self._as_json = assignment, jobs, as_json
        self._started = time.monotonic()
        self.done: list[Graded] = []
        self.at_once = jobs

    def contain(self) -> None:
        """Make sure of the isolation that is asked for.

        Raises
        ------
        autograder.engine.IsolationError
            If the machine does not allow it; the message says the way out.
        """
        self.at_once = engine.at_once(self._jobs)

    def add(self, graded: Graded) -> None:
        """One more student is finished."""
        self.done.append(graded)
        if self._as_json:
            print_json({**graded.__dict__, "assignment": self._assignment})

    def close(self, *, interrupted: bool = False) -> None:
        """Say the whole: scores, what needs attention, how well the runs were contained."""
        if self._as_json:
            print_json({"summary": self._summary(interrupted=interrupted)})
            return
        console.print(self._table())
        for graded in sorted(self.done, key=lambda graded: graded.student):
            if graded.needs_attention:
                console.print(f"[bold]{_safe(graded.student)}[/]: {_safe(graded.reason)}", highlight=False, soft_wrap=True)
            for note in graded.notes:
                console.print(f"{_safe(graded.student)}: {_safe(note)}", highlight=False, soft_wrap=True)
        if self.at_once < self._jobs:
            console.print(
                f"Jobs: 1 instead of {self._jobs}: without namespaces, submissions that run at once could see each other.",
                highlight=False,
                soft_wrap=True,
            )
        by_hand = max((graded.by_hand for graded in self.done), default=0.0)
        if by_hand:
            words = f"Written answers: {by_hand:g} points of each student are yours to give, in formgrader."
            console.print(words, highlight=False, soft_wrap=True)
        if self._forgeable:
            share = f"{self._forgeable:g} of {max(graded.points for graded in self.done):g} points"
            words = f"Forgeable: {share} are decided inside the student's process, by plain tests."
            console.print(words, highlight=False, soft_wrap=True)
        console.print(summary_line(), highlight=False, soft_wrap=True)

    def _summary(self, *, interrupted: bool) -> dict[str, object]:
        level, uncontained = engine.level()
        return {
            "assignment": self._assignment,
            "submissions": len(self.done),
            "statuses": dict(Counter(graded.status for graded in self.done)),
            "attention": sum(graded.needs_attention for graded in self.done),
            "interrupted": interrupted,
            "forgeable": self._forgeable,
            "isolation": level,
            "uncontained": uncontained,
            "jobs": self.at_once,
            "seconds": round(time.monotonic() - self._started, 3),
        }

    @property
    def _forgeable(self) -> float:
        """Points that plain test cells decide; the same for all students."""
        return max((graded.forgeable for graded in self.done), default=0.0)

    def _table(self) -> Table:
        table = Table(title=escape(self._assignment), title_justify="left")
        for name, side in (("student", "left"), ("points", "right"), ("status", "left"), ("seconds", "right")):
            table.add_column(name, justify=side)  # type: ignore[arg-type]
        for graded in sorted(self.done, key=lambda graded: graded.student):
            score = "–" if graded.score is None else f"{graded.score:g} of {graded.points:g}"
            table.add_row(_safe(graded.student), score, graded.status, f"{graded.seconds:.1f}")
        return table


def _safe(text: str) -> str:
    """Text of a stranger's as it may stand on a terminal: no markup, no control characters."""
    return escape(printable(text))
