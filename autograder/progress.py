"""The bar of a long command: how far, how fast, how long still, how many failed. On stderr, so that output stays output."""

import sys
from typing import Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from autograder.cli import errors


class _Rate(ProgressColumn):
    """How many are finished in a second, or in a minute if that is less than one."""

    def render(self, task: Task) -> Text:
        """The rate of the present phase; empty before there is one."""
        speed = task.finished_speed or task.speed
        if speed is None:
            return Text("")
        return Text(f"{speed:.1f}/s" if speed >= 1 else f"{60 * speed:.0f}/min")


class Bar:
    """A progress bar with phases, each of which has a rate of its own; a context manager.

    Parameters
    ----------
    name : what is worked on
    total : how many there are to do
    failures : the word for what went wrong: "2 need attention"
    quiet : show nothing (for machines)
    """

    def __init__(self, name: str, total: int, failures: str, *, quiet: bool = False) -> None:
        self._name, self._total, self._failures, self._failed = name, total, failures, 0
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=12),
            MofNCompleteColumn(),
            _Rate(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
            console=errors,
            redirect_stdout=sys.stdout.isatty(),  # what goes to a file stays out of the bar's stream
            disable=quiet,
        )
        self._task: TaskID = self._progress.add_task(name, total=total, failed=self._words())

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _words(self) -> str:
        return f"{self._failed} {self._failures}"

    def phase(self, words: str) -> None:
        """A phase begins: what was fast or slow before says nothing of it."""
        done = self._progress.tasks[0].completed
        self._progress.reset(self._task, total=self._total, completed=int(done), description=f"{self._name}: {words}")

    def step(self, *, failed: bool = False) -> None:
        """One more is finished."""
        self._failed += failed
        self._progress.update(self._task, advance=1, failed=self._words())
