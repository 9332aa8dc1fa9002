"""The demo's copy of a course: what changed in the course is copied, and noticed."""

import pytest

from autograder import demo
from autograder.settings import Course
from tests.support import minicourse


def _edit(folder):
    path = folder / "double.py"
    path.write_text(path.read_text(encoding="utf-8").replace("You squared", "You have squared"), encoding="utf-8")


CHANGES = {
    "edited": _edit,
    "added": lambda folder: (folder / "extra.py").touch(),
    "removed": lambda folder: (folder / "square_sum.py").unlink(),
    # nor do the contents change, one after the other, and yet the mistakes are another cell's
    "renamed": lambda folder: (folder / "double.py").rename(folder / "doubled.py"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_bank_is_copied_and_built_again(tmp_path, change):
    """Each file of it counts, by its name and its text: then the copy holds the same files, and its digest is another."""
    course = Course(minicourse.write(tmp_path / "course"))
    before = demo._digest(demo.copy_course(course, tmp_path / "demo").root)
    assert demo._digest(demo.copy_course(course, tmp_path / "demo").root) == before
    change(course.bank(minicourse.ID))
    copy = demo.copy_course(course, tmp_path / "demo")
    assert demo._digest(copy.root) != before
    assert _texts(copy) == _texts(course)


def _texts(course):
    return {path.name: path.read_bytes() for path in course.bank(minicourse.ID).iterdir()}
