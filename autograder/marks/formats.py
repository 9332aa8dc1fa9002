"""Tables for other systems: CSV of our own, Canvas's gradebook, Moodle's grade import.

Canvas (Instructor Guide, "How do I import grades in the Gradebook?"): the columns Student, ID, SIS User ID, SIS Login ID,
Section, then one an assignment, "Title (id)" for one that exists; a second row may hold the points possible.
Moodle (docs, "Grade import"): any columns, one of which identifies the student (Email address, ID number or Username), and
one a grade item, which the instructor maps when importing.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from autograder.marks.gradebook import Mark
from autograder.marks.roster import Roster
from autograder.report.words import number

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MOODLE = ("First name", "Last name", "ID number", "Username", "Email address")
# what finds students there, and stays empty without a roster: the name and one column become the id here
UNFILLED = {"canvas": ("ID", "SIS User ID"), "moodle": ("ID number", "Email address")}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
Table = list[list[str]]


@dataclass(frozen=True)
class Column:
    """An assignment as a column: its id here, its title there, and what it is worth."""

    assignment: str
    title: str
    most: float


def safe(text: str) -> str:
    """A text as a cell that no spreadsheet runs."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def own(
    columns: Sequence[Column], marks: Mapping[tuple[str, str], Mark], students: Sequence[str], roster: Roster | None
) -> Table:
    """One row a student and assignment, with everything that makes up the mark."""
    extra = [name for name in (roster.columns if roster else []) if name != (roster.key if roster else "")]
    table = [["student", *extra, "assignment", "points", "of", "before_penalty", "late_penalty", "waiting_for_a_person"]]
    for student in students:
        about = (
            [safe(roster.rows[student].get(name, "")) for name in extra]
            if roster and student in roster.rows
            else [""] * len(extra)
        )
        for column in columns:
            mark = marks.get((student, column.assignment))
            numbers = (
                [number(mark.points), number(mark.most), number(mark.raw), number(mark.penalty), str(mark.waiting)]
                if mark
                else ["", number(column.most), "", "", ""]
            )
            table.append([safe(student), *about, column.assignment, *numbers])
    return table


def canvas(
    columns: Sequence[Column], marks: Mapping[tuple[str, str], Mark], students: Sequence[str], roster: Roster | None
) -> Table:
    """Canvas's columns; where the roster is Canvas's own export, its columns for our assignments keep their ids."""
    titles = [_canvas_title(column, roster) for column in columns]
    possible = ["Points Possible", *[""] * (len(CANVAS) - 1), *(number(column.most) for column in columns)]
    return [
        [*CANVAS, *titles],
        possible,
        *(_row(CANVAS, "Student", "SIS Login ID", s, columns, marks, roster) for s in students),
    ]


def _canvas_title(column: Column, roster: Roster | None) -> str:
    known = (name.strip() for name in (roster.columns if roster else []))
    return next((name for name in known if name.rsplit(" (", 1)[0] in (column.title, column.assignment)), column.title)


def moodle(
    columns: Sequence[Column], marks: Mapping[tuple[str, str], Mark], students: Sequence[str], roster: Roster | None
) -> Table:
    """Moodle's identifying columns, then one an assignment; "-" stands for no mark, which Moodle's importer skips."""
    head = [*MOODLE, *(column.title for column in columns)]
    return [head, *(_row(MOODLE, "Username", "Username", s, columns, marks, roster, none="-") for s in students)]


def _row(
    names: Sequence[str],
    name_column: str,
    id_column: str,
    student: str,
    columns: Sequence[Column],
    marks: Mapping[tuple[str, str], Mark],
    roster: Roster | None,
    *,
    none: str = "",
) -> list[str]:
    row = roster.rows.get(student, {}) if roster else {}
    about = {name: row.get(name, "") for name in names}
    about[name_column] = about[name_column] or row.get("name", "") or student
    about[id_column] = about[id_column] or student
    found = [marks.get((student, column.assignment)) for column in columns]
    return [*(safe(about[name]) for name in names), *(number(mark.points) if mark else none for mark in found)]


def as_csv(table: Table) -> str:
    """The table as CSV text."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(table)
    return buffer.getvalue()


FORMATS = {"csv": own, "canvas": canvas, "moodle": moodle}
