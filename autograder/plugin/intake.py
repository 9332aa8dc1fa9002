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
    renamed : browsers' copies, by the name that they have now
    """

    refusal: str = ""
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
        else:  # --notebook may have chosen some
            here = [path for path in given if path.parent == folder and path.exists()]
            notebooks += map(str, sorted({*here, *(folder / path.name for path in found.renamed)}))
    if refusals:
        raise ValueError(" ".join(refusals))  # for the log, which formgrader shows


def inspect(course: Course, student: str, assignment: str, folder: Path | None = None) -> Intake:
    """Look at one submission; move what must not be read aside (into `.kit/refused`), rename a browser's copy."""
    result = Intake(refusal=_refuse_name(student))
    folder = folder or course.submitted(student, assignment)
    if not result.refusal and (folder.is_symlink() or folder.parent.is_symlink()):
        result.refusal = f"submitted/{student}/{assignment} is a link, not a folder. Put the files themselves there."
    if result.refusal:
        return result
    _set_aside(course, folder, result)
    judged = course.reference(assignment).exists()
    names = _expected(course, assignment, folder, judged=judged)
    found = [path for name in names if (path := _notebook(folder, name, result)) is not None]
    if not found or (judged and found[0].stem != assignment):
        wanted = " or ".join(f"{name}.ipynb" for name in names[: 1 if judged else 3]) or "notebook"
        result.refusal = f"submitted/{student}/{assignment} holds no {wanted}: nothing was handed in under that name."
    for path in found:
        # a plain notebook may be empty: nbgrader gives it no scores, and asks a person
        result.refusal = result.refusal or _refuse_notebook(path, student, empty=not judged)
    return result


def _expected(course: Course, assignment: str, folder: Path, *, judged: bool) -> list[str]:
    """The notebooks that the assignment has, by its source; what is judged comes first."""
    names = sorted({path.stem for path in (course.root / "source" / assignment).glob("*.ipynb")})
    if judged:
        return [assignment, *(name for name in names if name != assignment)]
    return names or sorted(path.stem for path in folder.glob("*.ipynb"))


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


def _refuse_notebook(path: Path, student: str, *, empty: bool) -> str:
    where = f"submitted/{student}/{path.parent.name}/{path.name}"
    try:
        text = path.read_bytes()
        parse(text, empty=empty)
        if text.startswith(codecs.BOM_UTF8):
            path.write_bytes(text.removeprefix(codecs.BOM_UTF8))  # some Windows editors add it, and nbformat refuses it
    except Refused as error:
        return f"{where} {error}. Ask the student for it again."
    except OSError as error:
        return f"{where} cannot be read ({type(error).__name__})."
    return ""
