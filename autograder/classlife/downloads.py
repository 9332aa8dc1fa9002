"""Whose a downloaded file is, by its name: as Moodle and Canvas name downloads, or in nbgrader's own folders.

The outermost part of a path that names somebody decides: a learning system or an instructor made it, and what stands below
or behind it is a student's own choice.

Moodle ("Download all submissions"): `Ada Lovelace_123456_assignsubmission_file/ID.ipynb`, or the same flat with `_file_`; the
number is none that the gradebook knows, so the name must do. Canvas ("Download Submissions"):
`lovelaceada_LATE_101_5521_ID-1.ipynb`: name without blanks, whether it was late, Canvas's numbers of the student and of the
file, the file's name, numbered if repeated.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from nbgrader.api import Student

MOODLE = re.compile(r"^(?P<name>.+?)_(?P<person>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)$")
CANVAS = re.compile(r"^(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<user>\d+)_(?P<number>\d+)_(?P<file>.+)$")
COPY = re.compile(r"^(?P<stem>.*?)(?:\s*\((?P<a>\d+)\)|-(?P<b>\d+))$")


class Unclaimed(ValueError):
    """Nobody can be named for a file; the message says why."""


@dataclass(frozen=True)
class Claim:
    """A file, whose it is said to be, and which copy.

    Attributes
    ----------
    order : the largest is the last that was handed in, as far as names tell
    named : whether it has the assignment's name
    late : whether Canvas calls it late
    depth : how many folders stand around the part of the path that names the student
    person : Moodle's number: two of one name are two people
    """

    student: str
    order: tuple[int, int]
    named: bool
    late: bool = False
    depth: int = 0
    person: str = ""


@dataclass
class People:
    """The class, by all that downloads call them."""

    ids: set[str] = field(default_factory=set)
    by_lms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, students: list[Student]) -> "People":
        """Of the gradebook's students."""
        people = cls()
        for student in students:
            people.ids.add(student.id)
            if student.lms_user_id:
                people.by_lms[student.lms_user_id].add(student.id)
            first, last = student.first_name or "", student.last_name or ""
            for whole in {folded(f"{first} {last}"), folded(f"{last} {first}")} - {""}:
                people.by_name[whole].add(student.id)
        return people

    def named(self, name: str) -> str:
        """The one student of this name."""
        nobody = "nobody in the gradebook is called so (course roster enters the class)"
        return _only(self.by_name.get(folded(name), set()), "called so", nobody)

    def numbered(self, number: str) -> str:
        """The one student with this number at Canvas."""
        nobody = f"no student in the gradebook has Canvas's number {number} (course roster enters it)"
        return _only(self.by_lms.get(number, set()), f"numbered {number} at Canvas", nobody)


def _only(found: set[str], words: str, nobody: str) -> str:
    if len(found) > 1:
        raise Unclaimed(f"{len(found)} students are {words}: {', '.join(sorted(found))}")
    if not found:
        raise Unclaimed(nobody)
    return next(iter(found))


def folded(name: str) -> str:
    """A name as it is compared: no case, one form of each accent, single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def claim(path: str, assignment: str, people: People) -> Claim | None:
    """Say whose notebook a file is; None if it is no notebook, or one of another assignment in nbgrader's folders.

    Raises
    ------
    Unclaimed
        If nobody can be named for it.
    """
    pure = PurePosixPath(unicodedata.normalize("NFC", path))
    if pure.suffix != ".ipynb" or pure.name.startswith(".") or "__MACOSX" in pure.parts or ".ipynb_checkpoints" in pure.parts:
        return None
    *folders, file = pure.parts
    for depth, part in enumerate(folders):
        if moodle := MOODLE.match(part):
            return _claim(people.named(moodle["name"]), file, assignment, depth=depth, person=moodle["person"])
        if part in people.ids or folders[depth + 1 :][:1] == [assignment]:
            return _in_folder(part, folders[depth + 1 :], file, assignment, depth, people)
    if file == f"{assignment}.ipynb" and len(folders) == 1:
        if folders == [assignment]:
            raise Unclaimed(f"lies in {assignment}/, and no folder says whose it is: give the folder above as FROM")
        return _claim(folders[0], file, assignment)  # STUDENT/ID.ipynb needs no roster
    return _by_its_own_name(file, assignment, len(folders), people)


def _in_folder(student: str, below: list[str], file: str, assignment: str, depth: int, people: People) -> Claim | None:
    if below in ([], [assignment]):
        return _claim(student, file, assignment, depth=depth)
    if len(below) == 1 and below[0] not in people.ids:
        return None  # another assignment's
    raise Unclaimed(f"lies deeper in the folder of {student} than STUDENT/ or STUDENT/ID/")


def _by_its_own_name(file: str, assignment: str, depth: int, people: People) -> Claim:
    if moodle := MOODLE.match(file):
        return _claim(people.named(moodle["name"]), moodle["file"], assignment, depth=depth, person=moodle["person"])
    if canvas := CANVAS.match(file):
        student, number = people.numbered(canvas["user"]), int(canvas["number"])
        return _claim(student, canvas["file"], assignment, number, late=bool(canvas["late"]), depth=depth)
    stem = file.removesuffix(".ipynb")
    if stem in people.ids:
        return Claim(stem, (0, 0), named=True, depth=depth)
    raise Unclaimed("neither Moodle's nor Canvas's name, nor in a folder STUDENT/ or STUDENT/ID/")


def _claim(student: str, file: str, assignment: str, number: int = 0, **facts: Any) -> Claim:
    stem = file.removesuffix(".ipynb")
    copy = COPY.match(stem) if stem != assignment else None
    numbered = copy is not None and copy["stem"] == assignment
    which = int(copy["a"] or copy["b"]) if copy and numbered else 0
    return Claim(student, (which, number), named=stem == assignment or numbered, **facts)
