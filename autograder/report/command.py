"""`course report`: pages about a class."""

import gc
import sys
from pathlib import Path
from typing import Any

import click

from autograder.cli import DONE, Failed, console, find_course, print_json
from autograder.trouble import shown


@click.command()
@click.argument("id", required=False)
@click.option("--anonymous", is_flag=True, help="Nothing about a single student, for projecting (ID.anonymous.html).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per assignment with the figures.")
@click.pass_obj
def report(root: Path | None, /, id: str | None, **options: bool) -> None:  # noqa: A002 - the command's own word
    """Write pages about a class: marks, exercises, misconceptions, who needs help, what needs attention.

    Reads the gradebook, the stored verdicts and feedback/; writes reports/ID.html or, without ID, a page for each graded
    assignment and reports/index.html for the course. Each page is one file that loads nothing; open it in a browser.

    \b
    Example:
      course report 05-backprop-by-hand
      course report --anonymous
    """  # noqa: D301 - click reads the escape, raw it would be shown
    gc.disable()  # nothing that is read is given back before the end: the collector only costs a quarter of the time
    from autograder.referencefile import BadReference
    from autograder.report.writing import NothingGraded, write

    try:
        written = write(find_course(root), id, anonymous=options["anonymous"])
    except (NothingGraded, BadReference) as error:
        raise Failed(str(error)) from error
    finally:
        gc.enable()
    for page in written:
        if options["as_json"]:
            print_json({"file": str(page.path), **page.figures})
        else:
            console.print(f"{shown(page.path)}: {_words(page.figures)}", highlight=False, markup=False, soft_wrap=True)
    sys.exit(DONE)


def _words(figures: dict[str, Any]) -> str:
    if "assignments" in figures:
        return f"{figures['students']} students, {figures['submissions']} submissions graded, {figures['help']} may need help."
    return (
        f"{figures['graded']} of {figures['students']} graded, {len(figures['misconceptions'])} misconceptions made, "
        f"{figures['help']} may need help, {figures['attention']} need attention."
    )
