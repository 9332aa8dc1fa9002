"""Seconds per submission: the kit beside stock nbgrader, the same submissions, one after the other in one process.

Both run nbgrader's own Autograde converter without the command line's start-up (three seconds that would flatter nobody).
Students take turns, kit and stock, so that a drift of the machine's speed meets both.
"""

import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from autograder import isolation
from autograder.demo import ASSIGNMENT, CLASS, Material, copy_course, hand_in
from autograder.host import Host
from autograder.settings import Course

STOCK_CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "kit"\n'
# a loop, a dead kernel and a broken file measure time limits, not grading
ORDINARY = tuple(s for s in CLASS if s.name not in ("joão", "kim", "lars"))


@dataclass(frozen=True)
class Measured:
    """Medians over the class, in seconds per submission."""

    kit: float
    stock: float
    submissions: int

    def line(self) -> dict[str, object]:
        """The last line of the bench, for machines."""
        return {
            "ratio_to_stock": round(self.stock / self.kit, 2),
            "seconds_per_submission": round(self.kit, 4),
            "stock_seconds_per_submission": round(self.stock, 4),
            "isolation": isolation.level(),
            "submissions": self.submissions,
        }


def course_copy(course: Course, target: Path, *, stock: bool) -> Course:
    """Copy the course, with nbgrader's own configuration if `stock`."""
    copy = copy_course(course, target)
    if stock:
        (target / "nbgrader_config.py").write_text(STOCK_CONFIG, encoding="utf-8")
    return copy


def measure(course: Course, folder: Path, size: int) -> Measured:
    """Grade a class of `size` with the kit and with stock nbgrader; return medians."""
    kit = course_copy(course, folder / "kit", stock=False)
    stock = course_copy(course, folder / "stock", stock=True)
    for each in (kit, stock):
        done, log = Host(each).generate_assignment(ASSIGNMENT)
        if not done:
            raise RuntimeError(f"the bench could not build {ASSIGNMENT}: {log[-500:]}")
    material = Material(kit, ASSIGNMENT)
    names = []
    for number in range(size):
        student = ORDINARY[number % len(ORDINARY)]
        names.append(f"{student.name}{number:03}")
        path = hand_in(kit, student, material)
        for each in (kit, stock):
            target = each.submitted(names[-1], ASSIGNMENT)
            shutil.copytree(path.parent, target)
    stock_host, kit_host = Host(stock), Host(kit)
    kit_times, stock_times = [], []
    for name in track(names, description="kit and stock in turn"):
        kit_times.append(_seconds(lambda name=name: kit_host.autograde(ASSIGNMENT, name)))
        stock_times.append(_seconds(lambda name=name: stock_host.autograde(ASSIGNMENT, name)))
    return Measured(statistics.median(kit_times), statistics.median(stock_times), size)


def _seconds(work: Callable[[], tuple[bool, str]]) -> float:
    start = time.perf_counter()
    done, log = work()
    if not done:
        raise RuntimeError(f"a submission of the bench failed: {log[-500:]}")
    return time.perf_counter() - start
