"""The other targets: feedback beside stock, judging anew, a class with endless loops, building, memory."""

import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter

from autograder import economy, engine, runstore
from autograder.demo import ASSIGNMENT
from autograder.grading import grade_class
from autograder.host import Host
from autograder.reference import AssignmentReference
from autograder.rejudge import rejudge, show
from autograder.settings import Course
from benchmarks.sample import LOOP, ORDINARY, handed_in, released

LOOP_SECONDS = 2.0
OURS = ("highlight_code", "ansi2html", "strip_files_prefix")


class FeedbackExporter(HTMLExporter):
    """Stock: nbconvert's exporter, under the name that the kit's configuration of the template is for."""


def feedback(course: Course, names: Sequence[str]) -> dict[str, Any]:
    """Write pages with the kit and as nbgrader does, in turn; the same template, and the same bytes."""
    kit, stock = Host(course), Host(course)
    settings = stock.app.config
    settings.GenerateFeedback.exporter_class = FeedbackExporter
    steps = settings.GenerateFeedback.preprocessors
    settings.GenerateFeedback.preprocessors = ["nbgrader.preprocessors.GetGrades", *steps[1:]]
    # the template's own words in both; nbconvert's filters, without our memory, for all that nbconvert has
    settings.FeedbackExporter.filters = {k: v for k, v in settings.FeedbackExporter.filters.items() if k not in OURS}
    times: dict[str, list[float]] = {"kit": [], "stock": []}
    pages: dict[str, list[bytes]] = {"kit": [], "stock": []}
    database = kit.app.coursedir.db_url, kit.app.coursedir.course_id

    def write(who: str, host: Host, name: str) -> None:
        start = time.perf_counter()
        done, log = host.feedback(ASSIGNMENT, name)
        times[who].append(time.perf_counter() - start)
        if not done:
            raise RuntimeError(f"no feedback page for {name}: {log[-500:]}")
        pages[who].append(course.feedback(name, ASSIGNMENT).read_bytes())

    for name in names:
        write("stock", stock, name)
        with economy.one_gradebook(*database):  # opened anew for each, since stock is in between: a class opens it once
            write("kit", kit, name)
    if pages["kit"] != pages["stock"]:
        raise RuntimeError("the kit's feedback pages differ from those that stock writes with the same template")
    kit_seconds, stock_seconds = statistics.median(times["kit"]), statistics.median(times["stock"])
    return {
        "feedback_ratio_to_stock": round(stock_seconds / kit_seconds, 2),
        "feedback_seconds": round(kit_seconds, 4),
        "stock_feedback_seconds": round(stock_seconds, 4),
    }


def judged_again(course: Course, names: Sequence[str], size: int) -> dict[str, Any]:
    """Judge `size` stored runs anew, by a reference of which one tolerance has changed, then all cells; nothing is executed."""
    reference = runstore.reference_or_none(course, ASSIGNMENT)
    if reference is None:
        raise RuntimeError(f"the bench found no reference for {ASSIGNMENT}")
    host = Host(course)
    with economy.one_gradebook(host.app.coursedir.db_url, host.app.coursedir.course_id) as gradebook:
        runs = []
        for number in range(size):
            origin = names[number % len(names)]
            run = runstore.read(course, ASSIGNMENT, origin)
            if run is None:
                raise RuntimeError(f"{origin} has no stored run")
            run.student = f"stored{number:04}"
            runs.append(run)
            gradebook.update_or_create_student(run.student)
            gradebook.update_or_create_submission(ASSIGNMENT, run.student)
            path = course.autograded(run.student, ASSIGNMENT)
            path.parent.mkdir(parents=True)
            shutil.copy(course.autograded(origin, ASSIGNMENT), path)
        gradebook.commit_student()
        seconds = {}
        for what, changed in (("", {_longest(reference)}), ("_wholly", {cell.id for cell in reference.test_cells})):
            cells = tuple(replace(c, fingerprint=f"{what} changed") if c.id in changed else c for c in reference.cells)
            start = time.perf_counter()
            judged = list(rejudge(host, gradebook, replace(reference, cells=cells, fingerprint=f"{what} changed"), runs))
            for run, _ in judged:
                show(host.course, run)
            seconds[f"judged_again{what}_seconds"] = round(time.perf_counter() - start, 2)
    return {"judged_again": len(judged), **seconds}


def _longest(reference: AssignmentReference) -> str:
    """The test cell with the most checks."""
    return max(reference.test_cells, key=lambda cell: len(cell.checks)).id


def with_loops(course: Course, folder: Path, size: int, jobs: int) -> dict[str, Any]:
    """Grade a class of which a tenth loops: bounded by their limits / workers, and what the others take."""
    bounded = released(course, folder / "loops", seconds=60, cell_seconds=LOOP_SECONDS)
    loops = size // 10
    names = handed_in(bounded, ORDINARY, size - loops, bounded)
    start = time.perf_counter()
    list(grade_class(bounded, ASSIGNMENT, names, feedback=False, jobs=jobs))
    without = time.perf_counter() - start
    names += handed_in(bounded, [LOOP], loops, bounded)
    names = [name for pair in zip(names[: len(names) // 2], names[: len(names) // 2 - 1 : -1], strict=False) for name in pair]
    start = time.perf_counter()
    graded = list(grade_class(bounded, ASSIGNMENT, names, force=True, feedback=False, jobs=jobs))
    seconds = time.perf_counter() - start
    return {
        "loops": sum(g.status == "timeout" for g in graded),
        "class_with_loops_seconds": round(seconds, 2),
        "class_with_loops_bound_seconds": round(
            without * size / (size - loops) + LOOP_SECONDS * -(-loops // jobs) + LOOP_SECONDS, 2
        ),
    }


def building(course: Course) -> dict[str, Any]:
    """`course build` from the shell, all of it: the median of three."""
    command = [str(Path(sys.executable).parent / "course"), "build", ASSIGNMENT]
    return {"build_seconds": round(statistics.median(_seconds(command, course.root) for _ in range(3)), 2)}


def _seconds(command: Sequence[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


@contextmanager
def memory(into: dict[str, Any]) -> Any:
    """Watch the proportional memory of the warm process and its runs, and our own; the peaks, in MB."""
    over = threading.Event()

    def watch() -> tuple[int, int]:
        sealed = ours = 0
        while not over.wait(0.05):
            sealed = max(sealed, sum(proportional(pid) for pid in _family(engine.warm_process().pid)))
            ours = max(ours, proportional(os.getpid()))
        return sealed, ours

    with ThreadPoolExecutor(1) as pool:
        peaks = pool.submit(watch)
        try:
            yield
        finally:
            over.set()
        into["sealed_megabytes"], into["driver_megabytes"] = (round(peak / 1e6) for peak in peaks.result())


def proportional(pid: int) -> int:
    """Bytes of a process, shared pages divided among those that share; 0 if it is gone or not ours to see."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _family(root: int) -> list[int]:
    """A process and its descendants."""
    found = [root]
    for pid in found:
        try:
            for thread in Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (thread / "children").read_text(encoding="ascii").split())
        except OSError:
            continue  # ended meanwhile
    return found


def flakes(
    course: Course, names: Sequence[str], repeats: int, jobs: int, done: Callable[[], None], told: Callable[[str], object]
) -> dict[str, Any]:
    """Grade the class again and again: in how many repeats a score differs from the first."""
    first: dict[str, tuple[str, float | None]] = {}
    differing = 0
    for number in range(repeats):
        graded = grade_class(course, ASSIGNMENT, list(names), force=True, feedback=False, jobs=jobs)
        scores = {g.student: (g.status, g.score) for g in graded}
        first = first or scores
        if scores != first:
            differing += 1
            told(f"repeat {number + 1} differs: {sorted(set(scores.items()) ^ set(first.items()))}")
        done()
    return {"repeats": repeats, "repeats_that_differ": differing}


def growth(
    course: Course, names: Sequence[str], jobs: int, done: Callable[[], None], told: Callable[[str], object]
) -> dict[str, Any]:
    """Grade all in one go; our own memory after each tenth of them, in MB, and what it grew by since the first."""
    size, resident = len(names), list[float]()
    start = time.perf_counter()
    graded = grade_class(course, ASSIGNMENT, list(names), force=True, feedback=False, jobs=jobs)
    for number, _ in enumerate(graded, 1):
        if number * 10 // size > len(resident):
            resident.append(proportional(os.getpid()) / 1e6)
            each = (time.perf_counter() - start) / number
            told(f"{number} of {size} submissions: grader {resident[-1]:.0f} MB, {each * 1e3:.0f} ms a submission")
        done()
    return {
        "graded_in_one_go": size,
        "driver_megabytes_by_tenth": [round(x, 1) for x in resident],
        "driver_megabytes_grown": round(resident[-1] - resident[0], 1),
    }
