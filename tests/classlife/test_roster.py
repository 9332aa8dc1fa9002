"""`course roster`: the class in nbgrader's gradebook, and what could not be matched said."""

import json
import shutil

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.host import Host
from autograder.settings import Course
from tests.support import minicourse

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Mini (4711)
    Points Possible,,,,,10
"Lovelace, Ada",101,S1,ada,A,
"Brown, Ben",102,S2,ben,A,
"Brown, Ben",103,S2,ben,B,
"Nobody, Nina",104,S3,,B,
"Up, Dot",105,S4,../up,B,
"Star, Sue",106,S5,s*,B,
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A course with one student whom no roster names. Not to be changed."""
    root = minicourse.write(tmp_path_factory.mktemp("roster") / "course")
    with Host(Course(root)).gradebook() as gradebook:
        gradebook.add_student("olga")
    return root


@pytest.fixture
def root(template, tmp_path):
    """A copy for one test: making a gradebook takes seconds."""
    return shutil.copytree(template, tmp_path / "course")


def _import(root, path, *options):
    done = CliRunner().invoke(main, ["--root", str(root), "roster", str(path), "--json", *options])
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code, json.loads(done.stdout) if done.stdout else done.stderr


def _students(root):
    with Host(Course(root)).gradebook() as gradebook:
        return {s.id: (s.first_name, s.last_name, s.email, s.lms_user_id) for s in gradebook.students}


def test_canvas_with_gaps(root, tmp_path):
    """Names and Canvas's numbers are entered; duplicates, blanks, impossible ids and strangers are listed; nobody goes."""
    (tmp_path / "canvas.csv").write_text(CANVAS, encoding="utf-8")
    code, report = _import(root, tmp_path / "canvas.csv", "--key", "SIS Login ID")
    assert (code, report["new"], report["twice"], report["without_id"]) == (1, ["ada", "ben"], ["ben (line 5)"], [6])
    assert (sorted(report["refused"]), report["not_in_roster"]) == (["../up", "s*"], ["olga"])
    assert _students(root) == {
        "ada": ("Ada", "Lovelace", None, "101"),
        "ben": ("Ben", "Brown", None, "102"),
        "olga": (None, None, None, None),
    }


def test_again_changes_only_what_changed(root, tmp_path):
    """A second import of the same changes nothing; a new name is entered; one whole name is split at its last word."""
    path = tmp_path / "class.csv"
    path.write_text("student,name,email\nada,Ada King Lovelace,a@x.org\nolga,Olga O,\n", encoding="utf-8")
    assert _import(root, path) == (0, _import(root, path)[1] | {"new": ["ada"], "changed": ["olga"], "same": 0})
    code, report = _import(root, path)
    assert (code, report["same"], report["changed"]) == (0, 2, [])
    path.write_text("student,first_name,last_name\nada,Ada,King\nolga,,\n", encoding="utf-8")
    assert _import(root, path)[1]["changed"] == ["ada"]
    assert _students(root)["ada"] == ("Ada", "King", "a@x.org", None)


def test_nbgraders_own_columns_are_known(root, tmp_path):
    """`id`, as `nbgrader db student import` reads it, is the students' id, and not the mail address beside it."""
    path = tmp_path / "class.csv"
    path.write_text("id,first_name,last_name,email\nada,Ada,King,a@x.org\nolga,Olga,O,\n", encoding="utf-8")
    code, report = _import(root, path)
    assert (code, report["key"], report["new"], report["changed"]) == (0, "id", ["ada"], ["olga"])
    assert _students(root)["ada"] == ("Ada", "King", "a@x.org", None)


def test_a_file_that_is_no_roster_is_refused(root, tmp_path):
    """Exit code 2, the reason, nothing entered."""
    code, message = _import(root, tmp_path / "none.csv")
    assert (code, "cannot be read" in message, list(_students(root))) == (2, True, ["olga"])
