"""Whose a downloaded file is, by its name: as Moodle and Canvas name downloads, or in nbgrader's own folders.

Moodle ("Download all submissions"): `Ada Lovelace_123456_assignsubmission_file/ID.ipynb`, or the same flat with `_file_`; the
number is the submission's, so the name must do. Canvas ("Download Submissions"): `lovelaceada_LATE_101_5521_ID-1.ipynb`: name
without blanks, whether it was late, Canvas's numbers of the student and of the file, the file's name, numbered if repeated.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from nbgrader.api import Student

MOODLE = re.compile(r"^(?P<name>.+?)_\d+_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)$")
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
    """

    student: str
    order: tuple[int, int]
    named: bool
    late: bool = False


@dataclass
class People:
    """The class, by all that downloads call them."""

    ids: set[str] = field(default_factory=set)
    by_lms: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, students: list[Student]) -> "People":
        """Of the gradebook's students."""
        people = cls()
        for student in students:
            people.ids.add(student.id)
            if student.lms_user_id:
                people.by_lms[student.lms_user_id] = student.id
            first, last = student.first_name or "", student.last_name or ""
            for whole in {folded(f"{first} {last}"), folded(f"{last} {first}")} - {""}:
                people.by_name[whole].add(student.id)
        return people

    def named(self, name: str) -> str:
        """The one student of this name."""
        found = self.by_name.get(folded(name), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise Unclaimed(f"{len(found)} students are called so: {', '.join(sorted(found))}")
        raise Unclaimed("nobody in the gradebook is called so (course roster enters the class)")


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
    return _learning_system(pure.parts, assignment, people) or _folders(pure, assignment, people)


def _learning_system(parts: tuple[str, ...], assignment: str, people: People) -> Claim | None:
    for part in reversed(parts):
        if moodle := MOODLE.match(part):
            file = moodle["file"] if part == parts[-1] else parts[-1]
            return _claim(people.named(moodle["name"]), file, assignment)
    if canvas := CANVAS.match(parts[-1]):
        student = people.by_lms.get(canvas["user"])
        if student is None:
            raise Unclaimed(f"no student in the gradebook has Canvas's number {canvas['user']} (course roster enters it)")
        return _claim(student, canvas["file"], assignment, int(canvas["number"]), late=bool(canvas["late"]))
    return None


def _folders(pure: PurePosixPath, assignment: str, people: People) -> Claim | None:
    parts = pure.parts
    if len(parts) >= 3 and parts[-2] == assignment:
        return _claim(parts[-3], parts[-1], assignment)
    if len(parts) >= 2 and parts[-2] in people.ids:
        return _claim(parts[-2], parts[-1], assignment)
    if pure.stem in people.ids:
        return Claim(pure.stem, (0, 0), named=True)
    if len(parts) >= 3 and parts[-3] in people.ids:
        return None
    raise Unclaimed("neither Moodle's nor Canvas's name, nor in a folder STUDENT/ or STUDENT/ID/")


def _claim(student: str, file: str, assignment: str, number: int = 0, *, late: bool = False) -> Claim:
    stem = file.removesuffix(".ipynb")
    copy = COPY.match(stem) if stem != assignment else None
    numbered = copy is not None and copy["stem"] == assignment
    which = int(copy["a"] or copy["b"]) if copy and numbered else 0
    return Claim(student, (which, number), named=stem == assignment or numbered, late=late)
