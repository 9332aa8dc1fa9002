"""The class into nbgrader's gradebook: ids, names, and what Canvas calls them. Nobody is ever taken out."""

from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, Student

from autograder.marks.roster import Roster, plain, read
from autograder.plugin.intake import refuse_name

FIRST, LAST = ("first_name", "First name", "given_name"), ("last_name", "Last name", "Surname", "family_name")
WHOLE, MAIL, LMS = ("name", "Name", "Student"), ("email", "Email address", "Email", "mail"), ("lms_user_id", "ID")


@dataclass
class Imported:
    """What became of each row of the roster.

    Attributes
    ----------
    twice : rows that name a student again ("ada (line 7)"): the first row counts
    without_id : lines that name nobody
    refused : ids that no folder can have, with the reason
    not_in_roster : students of the gradebook whom the roster does not name; they stay
    """

    key: str
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    twice: list[str] = field(default_factory=list)
    without_id: list[int] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    not_in_roster: list[str] = field(default_factory=list)

    @property
    def needs_attention(self) -> bool:
        """Whether some rows or students could not be matched."""
        return bool(self.twice or self.without_id or self.refused or self.not_in_roster)


def import_roster(gradebook: Gradebook, path: Path, key: str | None = None) -> Imported:
    """Enter every student of the roster, or bring names up to it. Commits once.

    Raises
    ------
    autograder.marks.roster.RosterError
        If the file cannot be used at all.
    """
    there = {student.id: student for student in gradebook.students}
    roster = read(path, list(there), key, tolerant=True)
    done = Imported(roster.key, twice=roster.twice, without_id=roster.without_id)
    for student, row in roster.rows.items():
        if reason := why_no_id(student):
            done.refused[student] = reason
            continue
        known = there.get(student)
        facts = _facts(row, roster)
        if known is None:
            gradebook.db.add(Student(id=student, **facts))
            done.new.append(student)
        elif any(getattr(known, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(known, name, value)
            done.changed.append(student)
        else:
            done.same += 1
    done.not_in_roster = sorted(student for student in there if plain(student) not in roster.rows)
    gradebook.db.commit()
    return done


def why_no_id(student: str) -> str:
    """Why nbgrader cannot keep a folder under this id, or ""."""
    if "/" in student or "\\" in student or student.startswith("."):
        return "a folder cannot have this name"
    if len(student.encode()) > 128:
        return "it is longer than 128 bytes"
    return "it holds characters that cannot stand in a folder's name here" if refuse_name(student) else ""


def _facts(row: dict[str, str], roster: Roster) -> dict[str, str]:
    """What the gradebook keeps of a student, as far as the roster says it."""
    first, last, whole = _of(row, FIRST), _of(row, LAST), _of(row, WHOLE)
    if whole and not (first or last):
        # Canvas writes "Lovelace, Ada"
        last, _, first = map(str.strip, whole.partition(",")) if "," in whole else whole.rpartition(" ")[::-1]
    lms = _of(row, [name for name in LMS if name != roster.key])
    facts = {"first_name": first, "last_name": last, "email": _of(row, MAIL), "lms_user_id": lms}
    return {name: value for name, value in facts.items() if value}


def _of(row: dict[str, str], names: tuple[str, ...] | list[str]) -> str:
    return next((row[name].strip() for name in names if row.get(name, "").strip()), "")
