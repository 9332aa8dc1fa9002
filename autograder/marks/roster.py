"""The roster: who is in the class, and what other systems call them. Ours, or a gradebook exported from Canvas or Moodle."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

# the column that holds a student's id here, best first; a roster of ours says it outright
KEYS = ("student", "student_id", "id", "SIS Login ID", "Username", "SIS User ID", "ID number", "Email address", "email", "ID")
CANVAS_POINTS = "points possible"  # a row of Canvas's export that is no student


class RosterError(ValueError):
    """The roster cannot be used; the message names file, line, reason and next step."""


@dataclass
class Roster:
    """The class, in the order of the file.

    Attributes
    ----------
    key : the column by which students were found
    rows : the columns of each student, by student id
    columns : the names of the columns, as in the file
    twice, without_id : rows that were left out because they name a student again, or nobody (`tolerant` only)
    """

    key: str
    columns: list[str] = field(default_factory=list)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    without_id: list[int] = field(default_factory=list)


def plain(student: str) -> str:
    """A student's id as it is compared: one form of each accent, no blanks around it."""
    return unicodedata.normalize("NFC", student.strip())


def read(path: Path, known: Sequence[str] = (), key: str | None = None, *, tolerant: bool = False) -> Roster:
    """Read a roster.

    Parameters
    ----------
    path : CSV with a header (comma, semicolon or tab)
    known : ids in the gradebook; without `key`, the column that holds most of them is taken
    key : the column with the students' ids
    tolerant : keep the first row of a student who stands there twice, and say so, instead of refusing the file

    Raises
    ------
    RosterError
        If it cannot be read, lacks the column, or names a student twice.
    """
    header, lines = _table(path)
    column = key or _best(header, lines, {plain(s) for s in known})
    if column not in header:
        raise RosterError(f"{path.name} has no column {column!r}. Its columns: {', '.join(header)}. Name one with --key.")
    roster = Roster(column, header)
    for number, line in lines:
        row = dict(zip(header, [*line, *[""] * len(header)], strict=False))
        student = plain(row[column])
        if _is_points(row):
            continue
        if not student:
            roster.without_id.append(number)
            continue
        if student in roster.rows and tolerant:
            roster.twice.append(f"{student} (line {number})")
            continue
        if student in roster.rows:
            raise RosterError(
                f"{path.name}, line {number}: {student!r} stands there twice in column {column!r}. Correct the roster."
            )
        roster.rows[student] = row
    if not roster.rows:
        raise RosterError(f"{path.name} names nobody in column {column!r}. Columns: {', '.join(header)}.")
    return roster


def _table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        text = _text(path.read_bytes())
    except OSError as error:
        raise RosterError(f"{path} cannot be read ({error.strerror}). Name the roster's file.") from error
    except UnicodeDecodeError as error:
        raise RosterError(f"{path.name} is no CSV. Save it as CSV (UTF-8) and name that file.") from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    if not any(header):
        raise RosterError(f"{path.name} is empty. A roster needs a header, for example: student,name,email")
    return header, [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]


def _text(data: bytes) -> str:
    """The text of a CSV; UnicodeDecodeError for a spreadsheet's own file, which is a zip."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    if "\0" in text:
        raise UnicodeDecodeError("utf-8", data, 0, 1, "holds NUL")
    return text


def _best(header: list[str], lines: list[tuple[int, list[str]]], known: set[str]) -> str:
    candidates = [name for name in KEYS if name in header] or header[:1]

    def found(name: str) -> int:
        place = header.index(name)
        return sum(plain(line[place]) in known for _, line in lines if place < len(line))

    return max(candidates, key=found)  # the first of equals


def _is_points(row: dict[str, str]) -> bool:
    return any(value.strip().lower() == CANVAS_POINTS for value in row.values())
