"""`make bench`: how long grading takes, beside stock nbgrader on the same submissions in the same run."""

import argparse
import json
import tempfile
from pathlib import Path

from autograder.settings import Course
from benchmarks import grading


def main() -> None:
    """Run the benchmarks and end with one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", type=int, default=18, help="submissions in the class (default 18)")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder:
        measured = grading.measure(Course.find(Path(__file__).parent), Path(folder), size)
    line = measured.line()
    print(f"stock nbgrader autograde   {measured.stock:8.3f} s per submission (median of {size})")
    print(f"the kit                    {measured.kit:8.3f} s per submission, isolation {line['isolation']}")
    print(json.dumps(line))


if __name__ == "__main__":
    main()
