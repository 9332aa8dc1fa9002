"""Seconds per submission: the kit beside stock nbgrader and beside the floor, on the same submissions in the same run.

Stock is nbgrader's own Autograde converter in one process, without the command line's start-up (three seconds that would
flatter nobody). All three take turns, so that a drift of the machine's speed meets each.
"""

import itertools
import os
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import AssignLatePenalties, OverwriteCells, SaveAutoGrades
from rich.progress import Progress

from autograder import economy, engine, runstore
from autograder.demo import ASSIGNMENT
from autograder.execute import ObservingExecute
from autograder.grading import grade_class
from autograder.host import Host
from autograder.plugin import intake
from autograder.plugin.judging import Judge
from autograder.settings import Course
from benchmarks import floor
from benchmarks.sample import ORDINARY, handed_in, released, replaced

ROUNDS, STOCK_IN_TURN = 3, 4
PARTS: tuple[tuple[str, Any, str], ...] = (
    ("run: nbclient's loop, frames", ObservingExecute, "preprocess"),
    ("judge", Judge, "preprocess"),
    ("gradebook", OverwriteCells, "preprocess"),
    ("gradebook", SaveAutoGrades, "preprocess"),
    ("gradebook", AssignLatePenalties, "preprocess"),
    ("gradebook", economy.OneGradebook, "commit_student"),
    ("files", intake, "inspect"),
    ("files", runstore, "digest"),
    ("files", runstore, "save"),
    ("files", nbformat, "reads"),
    ("files", nbformat, "writes"),
    ("the rest of nbgrader", Host, "autograde"),
)


@dataclass
class Measured:
    """Seconds per submission of each round; `steps` between two finished students, `cpu` by part of the grader."""

    submissions: int
    jobs: int
    kit: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    stock: list[float] = field(default_factory=list)
    floors: list[floor.Floor] = field(default_factory=list)
    cpu: dict[str, float] = field(default_factory=dict)

    def line(self) -> dict[str, Any]:
        """What machines read."""
        kit, stock, least = (statistics.median(x) for x in (self.kit, self.stock, [f.seconds for f in self.floors]))
        return {
            "ratio_to_stock": round(stock / kit, 2),
            "ratio_to_floor": round(kit / least, 2),
            "seconds_per_submission": round(kit, 4),
            "seconds_per_submission_by_round": [round(x, 4) for x in self.kit],
            "median_step_seconds": round(statistics.median(self.steps), 4),
            "stock_seconds_per_submission": round(stock, 4),
            "floor_seconds_per_submission": round(least, 4),
            "isolation": engine.level()[0],
            "submissions": self.submissions,
            "workers": self.jobs,
        }

    def tables(self) -> Iterator[str]:
        """What people read."""
        line = self.line()
        kit, stock, least = (line[f"{who}seconds_per_submission"] * 1e3 for who in ("", "stock_", "floor_"))
        yield f"stock nbgrader  {stock:7.0f} ms per submission (median)"
        yield f"the kit         {kit:7.0f} ms, {line['ratio_to_stock']} times faster"
        yield f"the floor       {least:7.0f} ms; the kit takes {line['ratio_to_floor']} times it"
        yield f"one submission of the floor, medians with {self.jobs} at once:"
        for part in self.floors[0].parts:
            yield f"  {part:36}{statistics.median(f.parts[part] for f in self.floors) * 1e3:7.1f} ms"
        yield "where the kit's time goes, CPU per submission (all of it / workers is the least a submission can take):"
        for part, seconds in sorted(self.cpu.items(), key=lambda item: -item[1]):
            yield f"  {part:36}{seconds * 1e3:7.1f} ms"


def measure(course: Course, folder: Path, size: int, jobs: int, progress: Progress) -> tuple[Measured, Course, list[str]]:
    """Grade a class of `size` by all three in turn; return the measurement, the kit's course and the students."""
    task = progress.add_task("building", total=2 + 3 * ROUNDS)
    kit = released(course, folder / "kit")
    progress.advance(task)
    stock = released(course, folder / "stock", stock=True)
    names = handed_in(kit, ORDINARY, size, kit, stock)
    progress.advance(task)
    with chdir(stock.root):  # nbgrader also reads the configuration of the folder it is started in
        measured, stock_host = Measured(size, jobs), Host(stock)
    if stock_host.app.config.Autograde:
        raise RuntimeError("stock nbgrader runs with the kit's configuration, so the bench would compare the kit with itself")
    _grade(kit, names[: 2 * jobs], jobs)  # the warm process starts here
    for turn in range(ROUNDS):
        progress.update(task, description="stock nbgrader")
        for name in names[turn * STOCK_IN_TURN : (turn + 1) * STOCK_IN_TURN]:
            measured.stock.append(_stock(stock_host, name))
        progress.update(task, advance=1, description="the kit")
        steps = _grade(kit, names, jobs)
        measured.kit.append(sum(steps) / size)
        measured.steps += steps[1:]
        progress.update(task, advance=1, description="the floor")
        measured.floors.append(floor.measure(kit, names, jobs))
        progress.advance(task)
    with _cpu_by_part() as cpu:
        _grade(kit, names, jobs)
    measured.cpu = {part: seconds / size for part, seconds in cpu.items()}
    return measured, kit, names


def _grade(course: Course, names: Sequence[str], jobs: int) -> list[float]:
    """Grade with the kit; seconds between one finished student and the next, from the start."""
    moments = [time.perf_counter()]
    for graded in grade_class(course, ASSIGNMENT, list(names), force=True, feedback=False, jobs=jobs):
        moments.append(time.perf_counter())
        if graded.status != "finished":
            raise RuntimeError(f"a submission of the bench failed: {graded.student}: {graded.status} {graded.reason}")
    return [after - before for before, after in itertools.pairwise(moments)]


def _stock(host: Host, name: str) -> float:
    start = time.perf_counter()
    done, log = host.autograde(ASSIGNMENT, name)
    if not done:
        raise RuntimeError(f"stock nbgrader failed at {name}: {log[-500:]}")
    return time.perf_counter() - start


@contextmanager
def _cpu_by_part() -> Iterator[dict[str, float]]:
    """CPU seconds of the calls of PARTS (without what they call of other parts), and of the sealed processes."""
    spent, inner = defaultdict[str, float](float), defaultdict[int, list[float]](list)

    def counted(part: str, call: Any) -> Any:
        def wrapped(*given: Any, **named: Any) -> Any:
            calls = inner[threading.get_ident()]
            calls.append(0.0)
            start = time.thread_time()
            try:
                return call(*given, **named)
            finally:
                whole = time.thread_time() - start
                spent[part] += whole - calls.pop()
                if calls:
                    calls[-1] += whole

        return wrapped

    def noted(run: Any, outcome: Any) -> None:
        spent["run: sealed process (seal, cells)"] += outcome.usage.cpu_seconds
        original(run, outcome)

    with ExitStack() as stack:
        for part, owner, name in PARTS:
            stack.enter_context(replaced(owner, name, counted(part, getattr(owner, name))))
        original = stack.enter_context(replaced(engine, "note_outcome", noted))
        yield spent


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
