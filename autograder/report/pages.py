"""The report's pages: one an assignment, one for the course. Templates escape every text; one script sorts tables."""

import base64
import datetime as dt
import hashlib
import math
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder import cards
from autograder.report import statistics, svg
from autograder.report.classdata import ClassData
from autograder.report.coursefindings import CourseFindings
from autograder.report.findings import KINDS, ExerciseResult, Findings
from autograder.report.words import counted, number, percent

TEMPLATES = Path(__file__).parent / "templates"
MOST_MISTAKES = 15  # on the course's page


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = (TEMPLATES / "sort.js").read_text(encoding="utf-8").strip()
    # allowed by its digest: no other script runs, whatever a name holds
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    made.filters.update(percent=percent, number=number, code=_code)
    made.globals |= {"counted": counted, "script": Markup(script), "script_hash": f"sha256-{digest}"}  # noqa: S704 - our own
    return made


def _code(text: str) -> Markup:
    return Markup(cards.code_html(text))  # noqa: S704 - escapes


_templates = _environment()


def assignment_page(found: Findings, *, anonymous: bool, back: str = "") -> str:
    """The page of one assignment.

    Parameters
    ----------
    anonymous : no name, no address and nothing about a single student is on the page
    back : address of the course's page, if there is one
    """
    data = found.data
    seconds = [run.seconds for run in data.runs.values()]
    return render(
        "assignment.html.j2",
        anonymous=anonymous,
        data=data,
        back=back,
        links={} if anonymous else links(data),
        notebooks={} if anonymous else notebooks(data),
        quartiles=found.quartiles,
        seconds=[statistics.quantiles(seconds, [0.5])[0], max(seconds)] if seconds else [],
        histogram=svg.histogram([data.share(s) for s in data.graded], "Distribution of marks"),
        late=sum(mark.penalty > 0 for mark in data.marks.values()),
        unmarked=sum(mark.waiting > 0 for mark in data.marks.values()),
        mistakes=found.mistakes,
        kinds=KINDS,
        exercises=[_row(result) for result in found.exercises] if data.graded else [],
        count=len(data.graded),
        rough=statistics.ROUGH if len(data.graded) < statistics.ROUGH else 0,
        reliability=_or_none(statistics.reliability(data.table)),
        help=found.help,
        attention=found.attention,
        isolation=sorted(found.isolation.items()),
    )


def course_page(title: str, course: CourseFindings, *, anonymous: bool) -> str:
    """The page of the course; its links lead to the assignments' pages beside it."""
    classes, quartiles = course.classes, [one.quartiles for one in course.found]
    return render(
        "course.html.j2",
        anonymous=anonymous,
        title=title,
        classes=list(zip(classes, quartiles, strict=True)),
        submissions=course.submissions,
        attention=[(one.data.assignment, len(one.attention)) for one in course.found],
        students=course.students,
        trend=svg.trend([data.assignment for data in classes], quartiles, "Marks over the assignments"),
        mistakes=course.mistakes[:MOST_MISTAKES],
        left_out=max(0, len(course.mistakes) - MOST_MISTAKES),
        help=course.help,
        pages={data.assignment: quote(file_name(data.assignment, anonymous=anonymous)) for data in classes},
        links={data.assignment: {} if anonymous else links(data) for data in classes},
        notebooks={},  # one for each assignment: on the assignments' pages
    )


def file_name(page: str, *, anonymous: bool) -> str:
    """The file of a page in reports/."""
    return f"{page}.anonymous.html" if anonymous else f"{page}.html"


def links(data: ClassData) -> dict[str, str]:
    """Addresses of the students' feedback pages, seen from reports/."""
    return _addresses("feedback", data.pages, data.assignment, "html")


def notebooks(data: ClassData) -> dict[str, str]:
    """Addresses of the students' graded notebooks, seen from reports/."""
    return _addresses("autograded", data.notebooks, data.assignment, "ipynb")


def _addresses(folder: str, students: set[str], assignment: str, suffix: str) -> dict[str, str]:
    name = quote(assignment, safe="")
    return {s: f"../{folder}/{quote(os.fsencode(s), safe='')}/{name}/{name}.{suffix}" for s in students}


def _row(result: ExerciseResult) -> dict[str, Any]:
    bar = svg.stacked(result.kinds, result.exercise.title)
    numbers = {"share": _or_none(result.share), "discrimination": _or_none(result.discrimination)}
    return {"exercise": result.exercise, "kinds": result.kinds, "bar": bar, **numbers}


def _or_none(value: float) -> float | None:
    return None if math.isnan(value) else value


def render(name: str, *, command: str = "course report", **values: Any) -> str:
    """A page of one of the templates, every value escaped."""
    return _templates.get_template(name).render(date=f"{dt.datetime.now(dt.UTC):%Y-%m-%d}", command=command, **values)
