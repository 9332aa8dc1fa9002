"""Notebooks from a folder or zip into `submitted/`. A later one replaces the earlier, which is kept aside."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import parse_utc

from autograder.classlife.downloads import Claim, People, Unclaimed, claim
from autograder.classlife.rosterimport import why_no_id
from autograder.classlife.untrusted import Entry, Untrusted, opened
from autograder.settings import Course
from autograder.submission import Refused, parse, printable


@dataclass
class Collected:
    """What became of everything that was looked at.

    Attributes
    ----------
    replaced : students whose earlier submission gave way to this one
    unchanged : students whose submission is the same as before
    refused : files or folders that were not taken, with the reason
    notes : what an instructor should know, each a sentence
    """

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def collect_downloads(course: Course, gradebook: Gradebook, assignment: str, source: Path, at: datetime | None) -> Collected:
    """Take every notebook of the assignment whose student its name tells.

    Parameters
    ----------
    at : when all of them were handed in (UTC); without it they count as in time, since a download does not tell: Moodle and
        Canvas date every member of a zip with the moment of the download

    Raises
    ------
    Untrusted
        If the source as a whole cannot be taken.
    """
    people, done = People.of(list(gradebook.students)), Collected()
    with opened(source) as batch:
        done.refused |= batch.refused
        for student, found in _by_student(batch.entries, assignment, people, done).items():
            found.sort(key=lambda pair: (pair[1].named, pair[1].order))
            entry, last = found[-1]
            if len(found) > 1:
                done.notes.append(f"{student}: {len(found)} notebooks; the last by name was taken, {printable(entry.name)}.")
            try:
                _take(course, gradebook, assignment, last, entry, at, done)
            except (Untrusted, Refused) as error:
                done.refused[printable(entry.name)] = str(error)
            except OSError as error:
                done.refused[printable(entry.name)] = f"cannot be stored ({error.strerror or type(error).__name__})"
            if last.late and at is None:
                done.notes.append(f"{student}: late, says Canvas, but not by how much; --at gives a time.")
            if student not in people.ids and student in done.new:
                done.notes.append(f"{student}: not in the gradebook so far; grading enters them.")
    if not any((done.new, done.replaced, done.unchanged, done.refused)):
        done.refused[printable(source.name)] = f"holds no notebook of {assignment}. Is it the right folder or zip?"
    return done


def _by_student(entries: list[Entry], assignment: str, people: People, done: Collected) -> dict[str, list[tuple[Entry, Claim]]]:
    found: dict[str, list[tuple[Entry, Claim]]] = defaultdict(list)
    claims, persons = list(_claims(entries, assignment, people, done)), defaultdict(set)
    # students write only below the parts that name them: whoever is named deeper than the others, a student may have named
    top = min((known.depth for _, known in claims), default=0)
    for _, known in claims:
        if known.depth == top and known.person:
            persons[known.student].add(known.person)
    for entry, known in claims:
        if known.depth > top:
            done.refused[printable(entry.name)] = (
                "its student is named in a deeper folder than others; collect that one by itself"
            )
        elif len(numbers := persons[known.student]) > 1:
            done.refused[printable(entry.name)] = f"several people at Moodle are called so: {' and '.join(sorted(numbers))}"
        else:
            found[known.student].append((entry, known))
    return found


def _claims(entries: list[Entry], assignment: str, people: People, done: Collected) -> Iterator[tuple[Entry, Claim]]:
    for entry in entries:
        try:
            known = claim(entry.name, assignment, people)
        except Unclaimed as error:
            done.refused[printable(entry.name)] = str(error)
            continue
        if known is not None and (reason := why_no_id(known.student)):
            done.refused[printable(entry.name)] = reason
        elif known is not None:
            yield entry, known


def _take(
    course: Course, gradebook: Gradebook, assignment: str, known: Claim, entry: Entry, at: datetime | None, done: Collected
) -> None:
    data = entry.read()
    if not known.named and not _says_it_is(data, assignment):
        raise Untrusted(f"is not called {assignment}.ipynb, nor made from its release")
    status = store(course, known.student, assignment, {f"{assignment}.ipynb": data}, at)
    if status == "older":
        done.refused[printable(entry.name)] = "a later submission is there already"
        return
    getattr(done, status).append(known.student)
    if status == "replaced" and at is None:
        _forget_time(gradebook, assignment, known.student)


def _says_it_is(data: bytes, assignment: str) -> bool:
    """Whether a notebook under another name carries the release's mark."""
    kit = parse(data).metadata.get("kit")
    return isinstance(kit, dict) and kit.get("assignment") == assignment


def store(course: Course, student: str, assignment: str, files: dict[str, bytes], at: datetime | None) -> str:
    """Put files where a submission lies, all or none; return "new", "replaced", "unchanged" or "older"."""
    target, status = course.submitted(student, assignment), "new"
    if target.is_symlink() or target.parent.is_symlink():
        raise Untrusted(f"submitted/{student} is a link. Remove it, then collect again.")
    stamp = "" if at is None else f"{at:%Y-%m-%d %H:%M:%S.%f} UTC"
    if target.exists():
        there = _time(target)
        if at is not None and there is not None and at < there:
            return "older"
        same = all(_bytes(target / name) == data for name, data in files.items())
        if same and (at is None or at == there):
            return "unchanged"
        status = "replaced"
    home = course.root / ".kit"
    home.mkdir(exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix="incoming-", dir=home))
    try:
        for name, data in files.items():
            (half / name).write_bytes(data)
        if stamp:
            (half / "timestamp.txt").write_text(stamp, encoding="utf-8")
        half.chmod(0o755)
        target.parent.mkdir(parents=True, exist_ok=True)
        if status == "replaced":
            aside = home / "replaced" / student
            aside.mkdir(parents=True, exist_ok=True)
            target.rename(Path(tempfile.mkdtemp(prefix=f"{assignment}-", dir=aside)) / assignment)
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)  # nothing lies there any more if all went well
    return status


def _time(folder: Path) -> datetime | None:
    data = _bytes(folder / "timestamp.txt")
    try:
        when: datetime | None = parse_utc(data.decode().strip()) if data else None
    except (ValueError, OverflowError):
        return None
    return when


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _forget_time(gradebook: Gradebook, assignment: str, student: str) -> None:
    """The earlier submission's time is not this one's."""
    try:
        gradebook.find_submission(assignment, student).timestamp = None
    except MissingEntry:
        return
    gradebook.db.commit()
