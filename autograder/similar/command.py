"""`course similar`: a page of pairs to look at."""

import sys
from pathlib import Path
from typing import Any

import click

from autograder import asked, trouble
from autograder.cli import DONE, Failed, console, find_course, print_json


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all pairs.")
@click.pass_obj
def similar(root: Path | None, /, id: str, **options: bool) -> None:  # noqa: A002 - the command's own word
    """Find submissions whose own code is alike, beyond what the release and the solution have in common with them.

    Reads submitted/STUDENT/ID; writes reports/ID.similar.html, pairs side by side. Names, layout and comments do not
    count; what more than a tenth of the class has in common neither. A help to look, never a verdict: short exercises
    have few right answers. Code of nnbasics that was copied is shown too.

    \b
    Example:
      course similar 05-backprop-by-hand
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.referencefile import BadReference
    from autograder.similar.page import page
    from autograder.similar.pairs import find

    course = find_course(root)
    asked.refuse_unknown(course, [id])
    try:
        found = find(course, id)
    except BadReference as error:
        raise Failed(str(error)) from error
    if not found.code:
        raise Failed(f"no submission for '{id}' that can be read (looked at submitted/STUDENT/{id}/). Collect first.")
    path = course.root / "reports" / f"{id}.similar.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(page(id, course.settings.assignment(id).title, found), encoding="utf-8", errors="replace")
    if options["as_json"]:
        pairs, copies = ([pair.__dict__ for pair in some] for some in (found.pairs, found.copies))
        print_json({"file": str(path), "compared": len(found.code), "unread": found.unread, "pairs": pairs, "copies": copies})
    else:
        _say(path, found)
    sys.exit(DONE)


def _say(path: Path, found: Any) -> None:
    counts = f"{len(found.pairs)} pairs and {len(found.copies)} copies of nnbasics"
    words = f"{trouble.shown(path)}: {len(found.code)} submissions compared, {counts} worth a look."
    console.print(f"{words} A likeness is no proof: read both.", highlight=False, markup=False, soft_wrap=True)
