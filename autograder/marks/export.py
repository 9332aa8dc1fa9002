"""Put marks, roster and format together, and say who could not be matched."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins.export import ExportPlugin
from traitlets import Enum, Unicode

from autograder.marks import formats
from autograder.marks.gradebook import Mark, marks_of
from autograder.marks.roster import Roster, plain, read
from autograder.settings import Course


@dataclass(frozen=True)
class Exported:
    """A table, and what an instructor should know before importing it.

    Attributes
    ----------
    not_in_roster : students with marks whom the roster does not name; they are left out of Canvas's and Moodle's table
    without_marks : students of the roster who have no mark in any of the assignments
    waiting : students with answers that a person still has to grade
    unfilled : columns that another system finds students by, and that only a roster could fill
    """

    text: str
    students: int
    marks: int
    not_in_roster: list[str]
    without_marks: list[str]
    waiting: list[str]
    unfilled: list[str]


def export(
    course: Course,
    gradebook: Gradebook,
    to: str,
    assignments: Sequence[str] = (),
    roster_file: Path | None = None,
    key: str | None = None,
) -> Exported:
    """Make the table.

    Parameters
    ----------
    to : "csv", "canvas" or "moodle"
    assignments : ids; all of course.yml that the gradebook knows, if empty
    roster_file : CSV of the class (see `autograder.marks.roster`)

    Raises
    ------
    autograder.marks.roster.RosterError
        If the roster cannot be used.
    """
    known = {a.name: a for a in gradebook.assignments}
    ids = list(assignments) or [a.id for a in course.settings.assignments if a.id in known]
    titles = {a.id: a.title for a in course.settings.assignments}
    columns = [formats.Column(i, titles.get(i, i), float(known[i].max_score) if i in known else 0.0) for i in ids]
    marks = {(plain(mark.student), i): mark for i in ids for mark in marks_of(gradebook, i)}
    marked = sorted({student for student, _ in marks})
    roster = read(roster_file, marked, key) if roster_file else None
    students = _students(marked, roster, to)
    table = formats.FORMATS[to](columns, marks, students, roster)
    return Exported(
        formats.as_csv(table),
        len(students),
        sum((student, i) in marks for student in students for i in ids),
        [s for s in marked if roster and s not in roster.rows],
        [s for s in (roster.rows if roster else []) if s not in marked],
        sorted({student for (student, _), mark in marks.items() if mark.waiting}),
        [] if roster else list(formats.UNFILLED.get(to, ())),
    )


def _students(marked: list[str], roster: Roster | None, to: str) -> list[str]:
    if roster is None:
        return marked
    # our own table keeps everybody; another system would refuse the whole file over a stranger
    strangers = [student for student in marked if student not in roster.rows] if to == "csv" else []
    return [*roster.rows, *strangers]


class KitExport(ExportPlugin):
    """`nbgrader export` in the kit's formats: --to FILE, --KitExport.format=canvas, --KitExport.roster=class.csv."""

    format = Enum(list(formats.FORMATS), "csv", help="csv, canvas or moodle").tag(config=True)
    roster = Unicode("", help="CSV file of the class").tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Write the table; log who could not be matched."""
        target = Path(self.to or "marks.csv")
        course = Course.find()
        done = export(course, gradebook, self.format, list(self.assignment), Path(self.roster) if self.roster else None)
        target.write_text(done.text, encoding="utf-8")
        self.log.info("Wrote %d marks of %d students to %s", done.marks, done.students, target)
        for student in done.not_in_roster:
            self.log.warning("%r has marks, but the roster does not name them.", student)


__all__ = ["Exported", "KitExport", "Mark", "export"]
