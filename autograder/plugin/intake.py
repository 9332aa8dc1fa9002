"""Before nbgrader copies anything of a submission: take out what is not a plain file, and say so.

Called by `course grade` and, as nbgrader's pre_convert_hook, by the plain command and formgrader's button.
"""

import codecs
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from autograder.settings import Course
from autograder.submission import MAX_NOTEBOOK, Refused, parse, printable

MAX_FILE = 20_000_000
MAX_FILES = 200
COPY = re.compile(r"^(.*?)\s*\(\d+\)$")


@dataclass
class Intake:
    """What was found in a submission's folder.

    Attributes
    ----------
    refusal : str, why nothing can be graded, or ""
    notes : what was taken out or put right
    """

    refusal: str = ""
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
        else:  # looked for again: a browser's copy has its proper name now
            notebooks += map(str, sorted(folder.glob("*.ipynb")))
    if refusals:
        raise ValueError(" ".join(refusals))  # for the log, which formgrader shows


def inspect(course: Course, student: str, assignment: str) -> Intake:
    """Look at one submission; move what must not be read aside (into `.kit/refused`), rename a browser's copy."""
    result = Intake(refusal=_refuse_name(student))
    folder = course.submitted(student, assignment)
    if not result.refusal and (folder.is_symlink() or folder.parent.is_symlink()):
        result.refusal = f"submitted/{student}/{assignment} is a link, not a folder. Put the files themselves there."
    if result.refusal:
        return result
    _set_aside(course, folder, result)
    notebook = _notebook(folder, assignment, result)
    if notebook is None:
        result.refusal = f"submitted/{student}/{assignment} holds no {assignment}.ipynb: nothing was handed in under that name."
    else:
        result.refusal = _refuse_notebook(notebook, student)
    return result


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
    files = 0
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            continue
        files += 1
        reason = _reason(path, mode, files)
        if reason:
            target = course.root / ".kit" / "refused" / folder.parent.name / folder.name / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            path.rename(target)
            result.notes.append(f"{printable(path.name)} was set aside: {reason}")


def _reason(path: Path, mode: int, files: int) -> str:
    if not stat.S_ISREG(mode):
        return "it is a link or a device, not a file"
    if path.stat().st_nlink > 1:
        return "it is a hard link to another file"
    if path.stat().st_size > (MAX_NOTEBOOK if path.suffix == ".ipynb" else MAX_FILE):
        return "it is too large"
    return f"there are more than {MAX_FILES} files" if files > MAX_FILES else ""


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


def _refuse_notebook(path: Path, student: str) -> str:
    try:
        text = path.read_bytes()
        parse(text)
        if text.startswith(codecs.BOM_UTF8):
            path.write_bytes(text.removeprefix(codecs.BOM_UTF8))  # some Windows editors add it, and nbformat refuses it
    except Refused as error:
        return f"submitted/{student}/{path.parent.name}/{path.name} {error}. Ask the student for it again."
    except OSError as error:
        return f"submitted/{student}/{path.parent.name}/{path.name} cannot be read ({type(error).__name__})."
    return ""
