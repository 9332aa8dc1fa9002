"""Gather, render and write the pages of a report."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from autograder import asked
from autograder.host import Host
from autograder.report import pages
from autograder.report.classdata import gather
from autograder.report.coursefindings import CourseFindings
from autograder.report.findings import Findings
from autograder.settings import Course

INDEX = "index"


class NothingGraded(ValueError):
    """There is nothing to report on; the message says the next step."""


@dataclass(frozen=True)
class Page:
    """A page that was written, and its figures for machines."""

    path: Path
    figures: dict[str, Any]


def write(course: Course, assignment: str | None, *, anonymous: bool) -> list[Page]:
    """Write the page of one assignment, or the pages of all and of the course.

    Raises
    ------
    NothingGraded
        If the gradebook does not know the assignment, or nobody has handed anything in.
    autograder.referencefile.BadReference
        If a reference is damaged.
    """
    with Host(course).gradebook() as gradebook:
        found = [Findings(gather(course, gradebook, name)) for name in _chosen(course, gradebook, assignment)]
    folder = course.root / "reports"
    folder.mkdir(exist_ok=True)
    back = "" if assignment else pages.file_name(INDEX, anonymous=anonymous)
    written = []
    for one in found:
        html = pages.assignment_page(one, anonymous=anonymous, back=back)
        written.append(_write(folder / pages.file_name(one.data.assignment, anonymous=anonymous), html, _figures(one)))
    if not assignment:
        whole = CourseFindings(found)
        html = pages.course_page(course.settings.title, whole, anonymous=anonymous)
        written.append(_write(folder / back, html, _course_figures(whole)))
    return written


def _write(path: Path, html: str, figures: dict[str, Any]) -> Page:
    # half a character, which a stranger's file name can hold, becomes a question mark
    path.write_text(html, encoding="utf-8", errors="replace")
    return Page(path, figures)


def _chosen(course: Course, gradebook: Gradebook, assignment: str | None) -> list[str]:
    """Ids to report on: the course's order first, then what only the gradebook knows."""
    known = sorted(str(a.name) for a in gradebook.assignments)
    if assignment is not None:
        if assignment not in known:
            asked.refuse_unknown(course, [assignment])
            there = ", ".join(known) or "none yet"
            raise NothingGraded(
                f"no marks for '{assignment}' in the gradebook. It knows: {there}. Grade first: course grade {assignment}"
            )
        return [assignment]
    order = [a.id for a in course.settings.assignments]
    handed_in = {path.name for path in course.root.glob("submitted/*/*")}
    graded = [name for name in known if name in handed_in or gradebook.assignment_submissions(name)]
    if not graded:
        raise NothingGraded("nothing was graded yet. Grade first: course grade ID")
    return sorted(graded, key=lambda name: (order.index(name) if name in order else len(order), name))


def _figures(found: Findings) -> dict[str, Any]:
    """What the page of an assignment says, without a student's name; null for what cannot be had."""
    data = found.data
    return {
        "assignment": data.assignment,
        "students": len(data.students),
        "graded": len(data.graded),
        "missing": len(data.missing),
        "quartiles": found.quartiles if data.graded else None,
        "exercises": [
            {"id": r.exercise.id, "difficulty": _null(r.share), "discrimination": _null(r.discrimination), "kinds": r.kinds}
            for r in found.exercises
        ],
        "misconceptions": {f"{m.exercise.id}: {m.id}": len(m.students) for m in found.mistakes},
        "help": len(found.help),
        "attention": len(found.attention),
        "isolation": dict(found.isolation),
    }


def _null(value: float) -> float | None:
    return None if math.isnan(value) else value


def _course_figures(found: CourseFindings) -> dict[str, Any]:
    return {
        "assignments": len(found.classes),
        "students": len(found.students),
        "submissions": found.submissions,
        "help": len(found.help),
    }
