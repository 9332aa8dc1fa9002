"""The page of a student whose submission could not be graded: why, and what to do. It goes when one can be."""

import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from autograder import pages
from autograder.settings import Course

MARK = '<body data-kit="refused">'
# nbgrader's release_feedback stops for the whole class where one of these is missing
BESIDE = ("timestamp.txt", "submission_secret.txt")
_templates = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates" / "kitfeedback"), autoescape=True)


def write(course: Course, assignment: str, student: str, why: str) -> None:
    """Write the page; nothing if there is no reason that a page can be written for (an id that no folder should have)."""
    if not why:
        return
    page, submitted = course.feedback(student, assignment), course.submitted(student, assignment)
    page.parent.mkdir(parents=True, exist_ok=True)
    text = _templates.get_template("refused.html.j2").render(name=assignment, student=student, why=why, mark=MARK)
    page.write_text(text, encoding="utf-8", errors="replace")
    pages.note_refusal(course, assignment, student, why)
    if not submitted.is_symlink() and not submitted.parent.is_symlink():
        for source in (submitted / name for name in BESIDE):
            if source.is_file() and not source.is_symlink():
                shutil.copy(source, page.parent)


def take_back(course: Course, assignment: str, student: str) -> None:
    """Remove the page of an earlier refusal, and the folder, by which nbgrader would take the student for done."""
    page = course.feedback(student, assignment)
    if page.is_file() and MARK in page.read_text(encoding="utf-8", errors="replace"):
        shutil.rmtree(page.parent)
        pages.forget(course, assignment, student)
