"""Before nbgrader copies anything of a submission: take out what is not a plain file, and say so.

Called by `course grade` and, as nbgrader's pre_convert_hook, by the plain command and formgrader's button.
"""

import codecs
import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder import workplace
from autograder.plugin import refused
from autograder.settings import Course
from autograder.submission import MAX_NOTEBOOK, Refused, parse, printable

MAX_FILE = 20_000_000
MAX_NOTEBOOKS = 5 * MAX_NOTEBOOK  # bytes of all notebooks together
MAX_FILES = 200  # folders are counted too
MAX_DEPTH = 8
_sound: set[tuple[bytes, bool]] = set()
NO_ROOM = {
    "notebook": "the notebooks before it fill what all may have together",
    "file": "the files before it fill the disk of a run (limit `disk_mb` in course.yml)",
}
COPY = re.compile(r"^(.*?)\s*\(\d+\)$")


class Room:
    """What the files of one submission may have together: its notebooks a fixed sum, the others what a run's disk has left.

    An eighth of the disk is for what the notebook itself writes. Copies of the instructor's files take no room: the
    instructor's own replace them before the run.
    """

    def __init__(self, course: Course, assignment: str) -> None:
        source, disk = course.source(assignment).parent, course.settings.limits(assignment).disk_mb * workplace.MIB
        self._given = {path.relative_to(source): workplace.blocks(path) for path in workplace.given(source)}
        self._left = {"notebook": MAX_NOTEBOOKS, "file": disk - disk // 8 - sum(self._given.values())}

    def refuse(self, path: Path, name: Path) -> str:
        """Why one more file, `name` in its folder, does not fit; "" if it does: then it is counted."""
        kind, size = "notebook" if path.suffix == ".ipynb" else "file", workplace.blocks(path)
        if name in self._given:
            return ""
        if size > self._left[kind]:
            return NO_ROOM[kind]
        self._left[kind] -= size
        return ""


@dataclass
class Intake:
    """What was found in a submission's folder.

    Attributes
    ----------
    refusal : str, why nothing can be graded and what the instructor can do, or ""
    why : str, the same for the student's page; "" too if no page can be named after the student's folder
    notes : what was taken out or put right
    renamed : browsers' copies, by the name that they have now
    """

    refusal: str = ""
    why: str = ""
    notes: list[str] = field(default_factory=list)
    renamed: list[Path] = field(default_factory=list)


def clean(assignment: str, student: str, notebooks: list[str]) -> None:
    """Nbgrader's hook: clean the folder that the notebooks lie in. A refused submission loses its notebooks here."""
    del student  # only the glob; the path says who it is
    given = [Path(path) for path in notebooks]
    notebooks.clear()  # nbgrader only logs what a hook raises: then nothing must be left to grade
    course = Course(Path.cwd())
    refusals = []
    for folder in {path.parent for path in given}:
        found = inspect(course, folder.parent.name, assignment, folder)
        if found.refusal:
            refusals.append(found.refusal)
            refused.write(course, assignment, folder.parent.name, found.why)
        else:  # --notebook may have chosen some
            here = [path for path in given if path.parent == folder and path.exists()]
            notebooks += map(str, sorted({*here, *(folder / path.name for path in found.renamed)}))
    if refusals:
        raise ValueError(" ".join(refusals))  # for the log, which formgrader shows


def inspect(course: Course, student: str, assignment: str, folder: Path | None = None) -> Intake:
    """Look at one submission; move what must not be read aside (into `.kit/refused`), rename a browser's copy."""
    result = Intake(refusal=refuse_name(student))
    if result.refusal:
        return result
    folder = folder or course.submitted(student, assignment)
    result.why = _why_not(course, folder, result)
    if result.why:
        result.refusal = f"submitted/{student}/{result.why}. Ask the student for it again."
    else:
        refused.take_back(course, assignment, student)
    return result


def _why_not(course: Course, folder: Path, result: Intake) -> str:
    """Make a submission ready to be graded; return why it cannot be, or ""."""
    assignment = folder.name
    if folder.is_symlink() or folder.parent.is_symlink():
        return f"{assignment} is a link, not a folder with the files themselves"
    _set_aside(course, folder, result)
    judged = course.reference(assignment).exists()
    names = _expected(course, assignment, folder, judged=judged)
    found = [path for name in names if (path := _notebook(folder, name, result)) is not None]
    if not found or (judged and found[0].stem != assignment):
        wanted = " or ".join(f"{name}.ipynb" for name in names[: 1 if judged else 3]) or "notebook"
        return f"{assignment} holds no {wanted}: nothing was handed in under that name"
    # a plain notebook may be empty: nbgrader gives it no scores, and asks a person
    wrong = ((path, _wrong_with(path, empty=not judged)) for path in found)
    return next((f"{assignment}/{path.name} {why}" for path, why in wrong if why), "")


def _expected(course: Course, assignment: str, folder: Path, *, judged: bool) -> list[str]:
    """The notebooks that the assignment has, by its source; what is judged comes first."""
    names = sorted({path.stem for path in (course.root / "source" / assignment).glob("*.ipynb")})
    if judged:
        return [assignment, *(name for name in names if name != assignment)]
    return names or sorted(path.stem for path in folder.glob("*.ipynb"))


def refuse_name(student: str) -> str:
    """Why no folder of a student may be called so, or ""."""
    if unicodedata.normalize("NFC", student) != student:
        return f"the folder submitted/{student!a} has a decomposed name. Rename it to its composed (NFC) form."
    if printable(student) != student:
        return f"the folder submitted/{student!a} has characters that cannot be printed in its name. Rename the folder."
    if re.search(r"[*?\[\]]", student):
        return f"the student id {student!a} holds characters that nbgrader takes for a pattern. Rename the folder."
    return ""


def _set_aside(course: Course, folder: Path, result: Intake) -> None:
    """Links, devices, pipes, oversized files and those that fill the disk leave the folder before anything copies them."""
    found = list(_unwelcome(folder, Room(course, folder.name)))
    if not found:
        return
    home = course.root / ".kit" / "refused" / folder.parent.name
    home.mkdir(parents=True, exist_ok=True)
    # a folder of its own each time: a link that was set aside before must never become part of a path
    aside = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=home))
    for path, _ in found:
        target = aside / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    for path, reason in found[:10]:
        result.notes.append(f"{printable(path.name)[:100]} was set aside: {reason}")
    if len(found) > 10:
        result.notes.append(f"{len(found) - 10} more files and folders were set aside, into .kit/refused")


def _unwelcome(folder: Path, room: Room) -> Iterator[tuple[Path, str]]:
    """What must not be read, with the reason; no link is followed, no folder entered that leaves as a whole."""
    waiting, seen, notebook = [folder], 0, f"{folder.name}.ipynb"
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            inner = sorted(entries, key=lambda entry: (entry.name != notebook, entry.is_dir(follow_symlinks=False), entry.name))
        for entry in inner:
            seen += 1
            path, is_folder = Path(entry.path), entry.is_dir(follow_symlinks=False)
            name = path.relative_to(folder)
            reason = _reason(path, path.lstat(), seen, len(name.parts)) or ("" if is_folder else room.refuse(path, name))
            if reason:
                yield path, reason
            elif is_folder:
                waiting.append(path)


def _reason(path: Path, status: os.stat_result, seen: int, depth: int) -> str:
    if depth > MAX_DEPTH:
        return f"it lies more than {MAX_DEPTH} folders deep"
    if seen > MAX_FILES:
        return f"there are more than {MAX_FILES} files"
    if stat.S_ISDIR(status.st_mode):
        return ""
    if not stat.S_ISREG(status.st_mode):
        return "it is a link or a device, not a file"
    if status.st_nlink > 1:
        return "it is a hard link to another file"
    return "it is too large" if status.st_size > (MAX_NOTEBOOK if path.suffix == ".ipynb" else MAX_FILE) else ""


def _notebook(folder: Path, name: str, result: Intake) -> Path | None:
    """A notebook of the submission; `… (1).ipynb`, as browsers name a second download, is taken if it is the only one."""
    expected = folder / f"{name}.ipynb"
    if expected.exists():
        return expected
    copies = [p for p in sorted(folder.glob("*.ipynb")) if (m := COPY.match(p.stem)) and m.group(1) == name]
    if len(copies) != 1:
        return None
    result.notes.append(f"{copies[0].name} was taken as {expected.name}")
    result.renamed.append(copies[0].rename(expected))
    return expected


def _wrong_with(path: Path, *, empty: bool) -> str:
    """Why a file cannot be graded, or ""."""
    try:
        text = path.read_bytes()
        seen = (hashlib.sha256(text).digest(), empty)
        if seen not in _sound:  # `course grade` looks first, then nbgrader's hook: at the same bytes
            parse(text, empty=empty)
            _sound.add(seen)
        if text.startswith(codecs.BOM_UTF8):
            path.write_bytes(text.removeprefix(codecs.BOM_UTF8))  # some Windows editors add it, and nbformat refuses it
    except Refused as error:
        return str(error)
    except OSError as error:  # its own words would name the folder on this machine
        return f"cannot be read ({type(error).__name__})"
    return ""
