"""Before nbgrader copies anything of a submission: take out what is not a plain file, and say so.

Called by `course grade` and, as nbgrader's pre_convert_hook, by the plain command and formgrader's button.
"""

import codecs
import json
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from autograder.plugin import refused
from autograder.settings import Course

MAX_NOTEBOOK = 20_000_000
MAX_FILE = 20_000_000
MAX_FILES = 200  # folders are counted too
MAX_DEPTH = 8
MAX_CELLS = 1000
MAX_ITEMS = 100_000  # objects and lists: what a notebook costs to check, several times a student, is their number, not its size
HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a pair, perhaps alone: JSON can write it, no file can hold it
COPY = re.compile(r"^(.*?)\s*\(\d+\)$")


@dataclass
class Intake:
    """What was found in a submission's folder.

    Attributes
    ----------
    refusal : str, why nothing can be graded and what the instructor can do, or ""
    why : str, the same for the student's page; "" too if no page can be named after the student's folder
    notes : what was taken out or put right
    """

    refusal: str = ""
    why: str = ""
    notes: list[str] = field(default_factory=list)


def clean(assignment: str, student: str, notebooks: list[str]) -> None:
    """Nbgrader's hook: clean the folder that the notebooks lie in. A refused submission loses its notebooks here."""
    del student  # only the glob; the path says who it is
    folders = {Path(path).parent for path in notebooks}
    notebooks.clear()  # nbgrader only logs what a hook raises: then nothing must be left to grade
    course = Course(Path.cwd())
    refusals = []
    for folder in folders:
        found = inspect(course, folder.parent.name, assignment)
        if found.refusal:
            refusals.append(found.refusal)
            refused.write(course, assignment, folder.parent.name, found.why)
        else:  # looked for again: a browser's copy has its proper name now
            notebooks += map(str, sorted(folder.glob("*.ipynb")))
    if refusals:
        raise ValueError(" ".join(refusals))  # for the log, which formgrader shows


def inspect(course: Course, student: str, assignment: str) -> Intake:
    """Look at one submission; move what must not be read aside (into `.kit/refused`), rename a browser's copy."""
    result = Intake(refusal=_refuse_name(student))
    if result.refusal:
        return result
    folder = course.submitted(student, assignment)
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
    notebook = _notebook(folder, assignment, result)
    if notebook is None:
        return f"{assignment} holds no {assignment}.ipynb: nothing was handed in under that name"
    wrong = _wrong_with(notebook)
    return wrong and f"{assignment}/{notebook.name} {wrong}"


def _refuse_name(student: str) -> str:
    if unicodedata.normalize("NFC", student) != student:
        return f"the folder submitted/{student!a} has a decomposed name. Rename it to its composed (NFC) form."
    if printable(student) != student:
        return f"the folder submitted/{student!a} has characters that cannot be printed in its name. Rename the folder."
    if re.search(r"[*?\[\]]", student):
        return f"the student id {student!a} holds characters that nbgrader takes for a pattern. Rename the folder."
    return ""


def _set_aside(course: Course, folder: Path, result: Intake) -> None:
    """Links, devices, pipes and oversized files leave the folder before anything copies them."""
    found = list(_unwelcome(folder))
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


def _unwelcome(folder: Path) -> Iterator[tuple[Path, str]]:
    """What must not be read, with the reason; no link is followed, no folder entered that leaves as a whole."""
    waiting, seen, notebook = [folder], 0, f"{folder.name}.ipynb"
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            inner = sorted(entries, key=lambda entry: (entry.name != notebook, entry.is_dir(follow_symlinks=False), entry.name))
        for entry in inner:
            seen += 1
            path = Path(entry.path)
            reason = _reason(path, path.lstat(), seen, len(path.relative_to(folder).parts))
            if reason:
                yield path, reason
            elif entry.is_dir(follow_symlinks=False):
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


def _notebook(folder: Path, assignment: str, result: Intake) -> Path | None:
    """The submission's notebook; `… (1).ipynb`, as browsers name a second download, is taken if it is the only one."""
    expected = folder / f"{assignment}.ipynb"
    if expected.exists():
        return expected
    copies = [p for p in sorted(folder.glob("*.ipynb")) if (m := COPY.match(p.stem)) and m.group(1) == assignment]
    if len(copies) != 1:
        return None
    result.notes.append(f"{copies[0].name} was taken as {expected.name}")
    return copies[0].rename(expected)


def _wrong_with(path: Path) -> str:
    """Why a file cannot be graded, or ""."""
    try:
        text = path.read_bytes()
        if not text.strip() or text.count(b"[") + text.count(b"{") + text.count(b",") // 10 > MAX_ITEMS:
            return "holds more parts than any notebook does" if text.strip() else "is empty"
        nb: Any = nbformat.reads(text.decode("utf-8-sig"), as_version=4)
        if text.startswith(codecs.BOM_UTF8):
            path.write_bytes(text.removeprefix(codecs.BOM_UTF8))  # some Windows editors add it, and nbformat refuses it
        if HALF.search(text):
            json.dumps(nb, ensure_ascii=False).encode()
    except UnicodeError as error:
        return "is not text, so not a notebook" if isinstance(error, UnicodeDecodeError) else "holds half a character"
    except OSError as error:  # its own words would name the folder on this machine
        return f"cannot be read ({type(error).__name__})"
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a stranger's file is a refusal, not our fault
        return f"is not a notebook ({type(error).__name__}: {first_line(error)})"
    if not isinstance(nb.get("cells"), list) or not nb.cells:
        return "has no cells"
    return f"has more than {MAX_CELLS} cells" if len(nb.cells) > MAX_CELLS else ""


def first_line(error: Exception) -> str:
    """The first line of an error's text, which a stranger's file may have chosen: short and harmless to print."""
    return printable(str(error).strip().split("\n")[0][:120]) or "no reason given"


def printable(text: str) -> str:
    """Text with everything replaced that a terminal would act on or could not print (half characters too)."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
