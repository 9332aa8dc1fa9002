"""`course show`: everything about one student's submission, for a dispute. For the instructor: hidden values are printed."""

import shlex
from typing import Any

import numpy as np
from rich.markup import escape

from autograder import asked, pages, runstore
from autograder.classlife import withdrawn
from autograder.cli import ATTENTION, DONE, Failed, console, print_json
from autograder.observations import Observation, decode
from autograder.reference import AssignmentReference, CheckReference
from autograder.referencefile import BadReference
from autograder.settings import Course
from autograder.submission import printable
from nnbasics import compare, wire


def show_run(course: Course, assignment: str, student: str, *, as_json: bool) -> int:
    """Print the stored run of a student, or why the last grading refused the submission. Return the exit code."""
    asked.refuse_unknown(course, [assignment], built=True)
    try:
        reference = withdrawn.current(course, assignment)
    except BadReference as error:
        raise Failed(str(error)) from error
    if why := pages.refusal(course, assignment, student):
        if as_json:
            print_json({"student": student, "assignment": assignment, "status": "refused", "detail": why})
        else:
            say(f"{student}, {assignment}: refused, nothing was scored: {why}")
            say(f"\nCollect it anew, then: course grade {assignment} --student {shlex.quote(student)}")
        return ATTENTION
    run = runstore.read(course, assignment, student)
    if run is None:
        raise Failed(
            f"no graded run of '{student}' for '{assignment}'. Grade it: course grade {assignment} --student {student}"
        )
    if as_json:
        print_json(run.__dict__)
    else:
        _print(run, reference)
    return DONE if run.status == "finished" else ATTENTION


def _print(run: runstore.StoredRun, reference: AssignmentReference) -> None:
    say(f"{run.student}, {run.assignment}: {run.score:g} of {reference.points:g} points, run {run.status} in {run.seconds:g} s")
    for note in [run.detail, *run.notes, *(f"{n} frames dropped: {why}" for why, n in run.dropped.items())]:
        if note:
            say(f"  note: {note}")
    published = run.observations().by_cell
    for cell in run.cells:
        known = reference.cell(cell["id"])
        say(f"\n{cell['id']}: {cell['score']:g} of {cell['points']:g} points")
        checks = {check.name: check for check in known.checks} if known else {}
        seen = {observation.check: observation for observation in published.get(cell["id"], [])}
        for check in cell["checks"]:
            _print_check(check, seen.get(check["name"]), checks.get(check["name"]))
    say(f"\nAgain: course grade {run.assignment} --student {shlex.quote(run.student)} --force")


def _print_check(check: dict[str, Any], seen: Observation | None, reference: CheckReference | None) -> None:
    kind = "hidden" if check["hidden"] else "practice"
    say(f"  {check['status']:14} {check['name']} ({kind})")
    if check.get("withdrawn"):
        say(f"      withdrawn  {check['withdrawn']} {check['why']}".rstrip())
    if check["status"] == compare.PASSED or reference is None:
        return
    detail = f" ({check['detail']})" if check["detail"] else ""
    say(f"      reason     {check['reason']}{detail}")
    say(f"      value      {_words(seen)}")
    ref = reference.reference
    atol = "1e-6 of the largest entry" if ref.atol is None else f"{ref.atol:g}"
    digits = f", or rounded to {ref.digits} decimals" if ref.digits else ""
    say(f"      reference  {_text(ref.value)}")
    say(f"      tolerance  relative {ref.rtol:g}, absolute {atol}{digits}")
    if check["hint"]:
        say(f"      {check['mistake']}: {check['hint']}")


def _words(seen: Observation | None) -> str:
    if seen is None or seen.error:
        return seen.error if seen else "nothing was published"
    try:
        return _text(decode(seen, wire.MAX_BYTES))
    except wire.WireError as error:
        return f"refused: {error}"


def _text(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=8, separator=", ", threshold=60).replace("\n", "\n                 ")
    return repr(value)


def say(text: str) -> None:
    """Print lines as they are: nothing in them is markup, nothing steers the terminal."""
    console.print(escape("\n".join(map(printable, text.split("\n")))), highlight=False, soft_wrap=True)
