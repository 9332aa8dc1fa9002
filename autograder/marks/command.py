"""`course export`: marks for a spreadsheet, for Canvas or for Moodle."""

import sys
from pathlib import Path
from typing import Any

import click

from autograder import asked
from autograder.cli import ATTENTION, DONE, Failed, console, errors, find_course, print_json


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--to", type=click.Choice(["csv", "canvas", "moodle"]), default="csv", show_default=True, help="Which format.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write (default: marks-FORMAT.csv here).")
@click.option(
    "--roster", type=click.Path(path_type=Path, dir_okay=False), help="CSV of the class, or Canvas's or Moodle's own export."
)
@click.option("--key", metavar="COLUMN", help="The roster's column that holds students' ids (default: the best match).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def export(root: Path | None, /, ids: tuple[str, ...], **options: Any) -> None:
    """Export marks: points after lateness, marks given by hand included.

    Reads the gradebook and, with --roster, a CSV of the class; writes one CSV file. Whoever has marks and is not in the
    roster, or is in it and has none, is named: nothing is dropped in silence. Exit code 1 means: somebody was not matched.

    \b
    Example:
      course export --to canvas --roster canvas-gradebook.csv
      course export 05-backprop-by-hand --out marks.csv
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.host import Host
    from autograder.marks import export as exporting
    from autograder.marks.roster import RosterError

    course, to = find_course(root), options["to"]
    out = options["out"] or Path(f"marks-{to}.csv")
    try:
        with Host(course).gradebook() as gradebook:
            known = {a.name for a in gradebook.assignments}
            if unknown := [name for name in ids if name not in known]:
                asked.refuse_unknown(course, unknown)
                there = ", ".join(sorted(known)) or "none yet"
                raise Failed(
                    f"no marks for {unknown[0]!r} in the gradebook. It knows: {there}. Grade first: course grade {unknown[0]}"
                )
            done = exporting.export(course, gradebook, to, ids, options["roster"], options["key"])
        out.write_text(done.text, encoding="utf-8")
    except RosterError as error:
        raise Failed(str(error)) from error
    if options["as_json"]:
        print_json({**{name: value for name, value in done.__dict__.items() if name != "text"}, "to": to, "file": str(out)})
    else:
        _say(done, out)
    if done.unfilled:
        words = (
            f"Without --roster these columns are empty, and {to.title()} may not find the students: {', '.join(done.unfilled)}."
        )
        errors.print(f"{words} Give its own export: --roster FILE", soft_wrap=True, highlight=False)
    sys.exit(ATTENTION if done.not_in_roster or done.without_marks else DONE)


def _say(done: Any, out: Path) -> None:
    console.print(f"{out}: {done.marks} marks of {done.students} students.", highlight=False, markup=False, soft_wrap=True)
    for students, words in (
        (done.not_in_roster, "in the gradebook, but not in the roster"),
        (done.without_marks, "in the roster, but without any mark"),
        (done.waiting, "with answers that still wait for a person (formgrader > Manual grading)"),
    ):
        if students:
            console.print(f"{len(students)} {words}: {', '.join(students)}", highlight=False, markup=False, soft_wrap=True)
