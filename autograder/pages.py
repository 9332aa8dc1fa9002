"""Feedback pages that still hold: whoever writes a page notes what it shows, of the gradebook or of a refusal, in `.kit/pages`.

A mark, a comment or an extension that a person gives touches no file of a grading. `course grade` compares the note with
the gradebook and writes the page anew where they differ.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from nbgrader.api import Gradebook

from autograder import records, runstore
from autograder.settings import Course

REFUSED = ""  # no notebook is called so


def note(course: Course, gradebook: Gradebook, names: Mapping[str, str]) -> None:
    """Note what the page of a notebook is about to show. Before its data is read: what changes meanwhile is then seen later.

    Parameters
    ----------
    names : nbgrader's resources: student, assignment, notebook
    """
    student, assignment, notebook = (names[name] for name in ("student", "assignment", "notebook"))
    path = _path(course, assignment, student)
    now = records.shown(gradebook, assignment, student).get(student, {}).get(notebook, "")
    _write(path, {**_noted(path), notebook: now})


def note_refusal(course: Course, assignment: str, student: str, why: str) -> None:
    """Note that the page says why a submission was refused, and nothing else."""
    _write(_path(course, assignment, student), {REFUSED: why})


def refusal(course: Course, assignment: str, student: str) -> str:
    """Why the last grading refused a submission; "" if it did not, or wrote no pages."""
    return _noted(_path(course, assignment, student)).get(REFUSED, "")


def forget(course: Course, assignment: str, student: str) -> None:
    """The page is gone."""
    _path(course, assignment, student).unlink(missing_ok=True)


def hold(course: Course, run: runstore.StoredRun, shown: Mapping[str, str]) -> bool:
    """Whether each graded notebook has a page that is newer than the verdicts and shows what the gradebook says.

    Parameters
    ----------
    shown : what `records.shown` has of the student
    """
    judged = runstore.path_of(course, run.assignment, run.student).stat().st_mtime_ns
    noted = _noted(_path(course, run.assignment, run.student))
    folder = course.feedback(run.student, run.assignment).parent
    graded = course.autograded(run.student, run.assignment).parent.glob("*.ipynb")
    return all(
        noted.get(path.stem, "") == shown.get(path.stem) and _written(folder / f"{path.stem}.html") >= judged for path in graded
    )


def _path(course: Course, assignment: str, student: str) -> Path:
    return course.pages(assignment) / runstore.path_of(course, assignment, student).name


def _write(path: Path, notes: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notes), encoding="utf-8")


def _noted(path: Path) -> dict[str, str]:
    """What was noted, by notebook; nothing if a kill left half of it: then the page is written once more."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return {}


def _written(page: Path) -> int:
    return page.stat().st_mtime_ns if page.exists() else 0
