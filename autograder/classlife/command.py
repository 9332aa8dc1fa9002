"""`course roster`, `course collect` and `course rejudge`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from autograder import asked
from autograder.cli import ATTENTION, DONE, Failed, console, find_course, print_json

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", metavar="FILE.csv", type=FILE)
@click.option("--key", metavar="COLUMN", help="The column that holds students' ids (default: the best match).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def roster(root: Path | None, file: Path, key: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes it
    """Enter the class into the gradebook: a CSV of yours, or the gradebook that Canvas or Moodle exports.

    Reads FILE.csv; writes ids, names and mail addresses to the gradebook. Nobody is taken out of it. Rows that name a
    student twice or nobody, and students whom the roster does not name, are listed. Exit code 1 means: there are some.

    \b
    Example:
      course roster class.csv
      course roster canvas-gradebook.csv --key "SIS Login ID"
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.classlife.rosterimport import import_roster
    from autograder.host import Host
    from autograder.marks.roster import RosterError

    try:
        with Host(find_course(root)).gradebook() as gradebook:
            done = import_roster(gradebook, file, key)
    except RosterError as error:
        raise Failed(str(error)) from error
    if as_json:
        print_json(done.__dict__)
    else:
        counts = f"{len(done.new)} new, {len(done.changed)} changed, {done.same} as before"
        say(f"{file.name}, ids from column {done.key!r}: {counts}.")
        _list("named twice, the first row counts", done.twice)
        _list("lines without an id", [str(line) for line in done.without_id])
        _list("refused", [f"{student!a}: {why}" for student, why in done.refused.items()])
        _list("in the gradebook, but not in the roster", done.not_in_roster)
    sys.exit(ATTENTION if done.needs_attention else DONE)


@click.command()
@click.argument("id")
@click.argument("source", metavar="[FROM]", required=False, type=click.Path(path_type=Path))
@click.option("--at", metavar="TIME", help="When all of FROM was handed in, in the course's time zone (for lateness).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def collect(root: Path | None, id: str, source: Path | None, at: str | None, as_json: bool) -> None:  # noqa: A002, FBT001
    """Collect an assignment from nbgrader's exchange, or from FROM, a folder or zip of downloaded notebooks.

    Writes submitted/STUDENT/ID. Recognized are the names that Moodle and Canvas give to downloads (names and Canvas's
    numbers as `course roster` entered them), and STUDENT/ID/ID.ipynb or STUDENT/ID.ipynb. A later submission replaces the
    earlier one, which a download moves to .kit/replaced. What is not taken is listed; exit code 1 means: there is some.

    \b
    Example:
      course collect 05-backprop-by-hand
      course collect 05-backprop-by-hand submissions.zip --at "2026-11-30 23:59"
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.classlife.collecting import Collected, collect_downloads
    from autograder.host import Host

    if at and source is None:
        raise Failed("--at goes with FROM: the exchange knows when a submission came.")
    course = find_course(root)
    try:
        asked.refuse_unknown(course, [id])
        when = _moment(at, course.settings.timezone) if at else None
        host = Host(course)
        if source is None:
            done: Collected = host.collect(id)
        else:
            with host.gradebook() as gradebook:
                done = collect_downloads(course, gradebook, id, source, when)
    except ValueError as error:  # of the settings, of the source, of --at
        raise Failed(str(error)) from error
    if as_json:
        print_json(done.__dict__)
    else:
        say(f"{id}: {len(done.new)} new, {len(done.replaced)} replaced, {len(done.unchanged)} unchanged.")
        _list("replaced an earlier submission", done.replaced)
        for name, reason in done.refused.items():
            say(f"  not taken: {name}: {reason}")
        for note in done.notes:
            say(f"  {note}")
    sys.exit(ATTENTION if done.refused else DONE)


@click.command()
@click.argument("id")
@click.option("--write", is_flag=True, help="Write the new marks and feedback pages.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (with --write, after one per student).")
@click.pass_obj
def rejudge(root: Path | None, id: str, write: bool, as_json: bool) -> None:  # noqa: A002, FBT001
    """Say whose marks move after a check was changed, or withdrawn in course.yml; write them only with --write.

    Reads stored runs, the reference and course.yml; executes nothing. A check is withdrawn under its assignment:
    withdrawn: [{cell: GRADE_ID, check: NAME, how: drop or full, why: TEXT}]. Exit code 1 means: marks move, and were not
    written, or some submissions were not graded yet, or refused.

    \b
    Example:
      course rejudge 05-backprop-by-hand
      course rejudge 05-backprop-by-hand --write
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.classlife.moves import preview
    from autograder.commands import grade_all
    from autograder.grading import GradingError, submissions
    from autograder.host import Host
    from autograder.referencefile import BadReference

    course = find_course(root)
    try:
        asked.refuse_unknown(course, [id], built=True)
        with Host(course).gradebook() as gradebook:
            found = preview(course, gradebook, id, submissions(course, id))
    except (GradingError, BadReference) as error:
        raise Failed(str(error)) from error
    moves = [move.__dict__ for move in found.moves]
    if as_json:
        print_json({"assignment": id, **found.__dict__, "moves": moves})
    else:
        for move in found.moves:
            say(f"  {move.student}: {move.before:g} -> {move.now:g} points ({', '.join(move.cells) or 'lateness'})")
        say(f"{id}: {len(moves)} marks move, {found.same} stay.")
        _list("not graded yet in their present form (course grade does it)", found.not_graded)
        _list("refused (course show says why)", found.refused)
    if write:
        sys.exit(grade_all(course, id, as_json=as_json))
    if moves and not as_json:
        say(f"Nothing was written. To write them: course rejudge {id} --write")
    sys.exit(ATTENTION if moves or found.not_graded or found.refused else DONE)


def _moment(text: str, zone: str) -> datetime:
    from autograder.classlife.policy import utc

    try:
        return utc(datetime.fromisoformat(text), zone)
    except ValueError:
        raise ValueError(f"--at '{text}' is no time (an example: --at '2026-11-30 23:59').") from None


def _list(words: str, names: list[Any]) -> None:
    if names:
        say(f"{len(names)} {words}: {', '.join(map(str, names))}")


def say(text: str) -> None:
    """Print a line as it is: nothing in it is markup, nothing steers the terminal."""
    from autograder.submission import printable

    console.print(printable(text), highlight=False, markup=False, soft_wrap=True)
