"""`make bench`: how long grading takes, beside stock nbgrader and the least it could take, in one run; then the other targets.

Ends with one line of JSON. About three minutes on two cores; `--long` adds an hour: 200 repeats of the sample class (no score
may ever differ) and 5,000 submissions in one go (the grader's memory must not grow). It says how far it is on the way.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from autograder import engine
from autograder.demo import CLASS
from autograder.settings import Course
from benchmarks import autodiff, digits, grading, others
from benchmarks.sample import ORDINARY, handed_in, released

EXAMPLE = "example: python -m benchmarks --size 24 --jobs 1      (a quick look: 24 submissions, one at a time)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmarks."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=60, help="submissions in the class (default 60)")
    parser.add_argument(
        "--jobs", type=int, default=grading.cores(), help="submissions at once (default: the cores, %(default)s)"
    )
    parser.add_argument("--long", action="store_true", help="also the repeats and the large class")
    parser.add_argument("--repeats", type=int, default=200, help="of the sample class, with --long (default %(default)s)")
    parser.add_argument(
        "--many", type=int, default=5000, help="submissions of the large class, with --long (default %(default)s)"
    )
    given = parser.parse_args(arguments)
    if given.size < 20 or given.jobs < 1:
        parser.error("--size must be at least 20 and --jobs at least 1.")
    if given.repeats < 2 or given.many < 20:
        parser.error("--repeats must be at least 2 and --many at least 20.")
    columns = (TextColumn("{task.description:>24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with (
        tempfile.TemporaryDirectory(prefix="course-bench-") as name,
        Progress(*columns, console=Console(stderr=True)) as progress,
    ):
        course, folder = Course.find(Path(__file__).parent), Path(name)
        measured, line = _all(course, folder, given.size, given.jobs, progress)
        progress.add_task("the gradient tape", total=None)
        line |= autodiff.measure()
        progress.add_task("training on digits", total=None)
        line |= digits.measure()
        if given.long:
            line |= _long(course, folder, given, progress)
    engine.stop()
    print("\n".join(measured.tables()))
    print(f"feedback        {line['feedback_seconds'] * 1e3:7.0f} ms a page, {line['feedback_ratio_to_stock']} times faster")
    print(f"judged again    {line['judged_again']} stored runs in {line['judged_again_seconds']} s (one tolerance changed),")
    print(f"                {line['judged_again_wholly_seconds']} s (every cell)")
    print(
        f"{line['loops']} endless loops  {line['class_with_loops_seconds']} s, bound {line['class_with_loops_bound_seconds']} s"
    )
    print(f"course build    {line['build_seconds']} s")
    print(f"memory          {line['sealed_megabytes']} MB sealed (all workers), {line['driver_megabytes']} MB grader")
    if given.long:
        print(f"repeats         {line['repeats_that_differ']} of {line['repeats']} repeats of the sample class differ")
        grown = f"{line['driver_megabytes_grown']:+} MB since the first tenth"
        print(f"large class     {line['graded_in_one_go']} submissions, grader {grown}")
    print(
        f"autodiff        {line['autodiff_times_faster_than_scalars']} times faster than a scalar engine on the moons network,"
    )
    print(f"                {line['autodiff_ratio_to_hand_written']} times the hand-written backward pass")
    print("\n".join(digits.told(line)))
    print(json.dumps(line))


def _all(course: Course, folder: Path, size: int, jobs: int, progress: Progress) -> tuple[grading.Measured, dict[str, Any]]:
    line: dict[str, Any] = {}
    with others.memory(line):
        measured, kit, names = grading.measure(course, folder, size, jobs, progress)
    task = progress.add_task("feedback", total=4)
    line |= measured.line() | others.feedback(kit, names[:12])
    progress.update(task, advance=1, description="judging again")
    line |= others.judged_again(kit, names, 1000)
    progress.update(task, advance=1, description="a tenth loops")
    line |= others.with_loops(course, folder, size - size % 10, jobs)
    progress.update(task, advance=1, description="course build")
    line |= others.building(kit)
    progress.advance(task)
    return measured, line


def _long(course: Course, folder: Path, given: argparse.Namespace, progress: Progress) -> dict[str, Any]:
    sample = released(course, folder / "sample", seconds=60, cell_seconds=1)
    names = handed_in(sample, CLASS, len(CLASS), sample)
    task = progress.add_task("repeats", total=given.repeats)
    line = others.flakes(sample, names, given.repeats, given.jobs, lambda: progress.advance(task), progress.console.print)
    many = released(course, folder / "many")
    names = handed_in(many, ORDINARY, given.many, many)
    task = progress.add_task("a large class", total=given.many)
    return line | others.growth(many, names, given.jobs, lambda: progress.advance(task), progress.console.print)


if __name__ == "__main__":
    main()
