"""`course export`: every number equals what the gradebook's own objects say, and nobody is dropped in silence."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.host import Host
from autograder.marks import formats
from autograder.marks.roster import RosterError, read
from autograder.settings import Course
from tests.support import minicourse

MORE = "\n- id: second\n  title: The second (hard) one\n"
NBGRADER = Path(sys.executable).parent / "nbgrader"
# student: automatic points of (test_a, test_b), points by hand or None, late penalty
CLASS = {
    "ada": ((6.0, 4.0), 5.0, 0.0),
    "ben": ((1 / 3, 0.0), 2.25, 1.5),
    "zoë": ((0.5, 1.0), None, 0.0),
    "=cmd|'/C calc'!A0": ((6.0, 0.0), 0.0, 100.0),
}


def _fill(gradebook, name):
    gradebook.add_assignment(name)
    gradebook.add_notebook(name, name)
    for cell, most, kind in (("test_a", 6, "code"), ("test_b", 4, "code"), ("essay", 5, "markdown")):
        gradebook.add_grade_cell(cell, name, name, max_score=most, cell_type=kind)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A course with two assignments in the gradebook; the second was handed in by ada alone."""
    root = minicourse.write(tmp_path_factory.mktemp("marks") / "course")
    settings = root / "course" / "course.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + MORE.lstrip("\n"), encoding="utf-8")
    with Host(Course.find(root)).gradebook() as gradebook:
        for name in (minicourse.ID, "second"):
            _fill(gradebook, name)
        for student, (auto, hand, penalty) in CLASS.items():
            gradebook.add_student(student)
            for name in (minicourse.ID, "second") if student == "ada" else (minicourse.ID,):
                submission = gradebook.add_submission(name, student)
                submission.notebooks[0].late_submission_penalty = penalty
                for cell, points in zip(("test_a", "test_b"), auto, strict=True):
                    grade = gradebook.find_grade(cell, name, name, student)
                    grade.auto_score, grade.needs_manual_grade = points, False
                essay = gradebook.find_grade("essay", name, name, student)
                essay.manual_score, essay.needs_manual_grade = hand, hand is None
        gradebook.db.commit()
    return root


def course(root, *arguments):
    """Run the command; return exit code, output and errors."""
    done = CliRunner().invoke(main, ["--root", str(root), "export", *map(str, arguments)], prog_name="course")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def _table(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def _stocks_marks(root):
    """What nbgrader's own objects say, cell by cell: the independent computation."""
    found = {}
    with Host(Course.find(root)).gradebook() as gradebook:
        for name in (minicourse.ID, "second"):
            for submission in gradebook.assignment_submissions(name):
                raw = sum(grade.score for notebook in submission.notebooks for grade in notebook.grades)
                penalty = sum(notebook.late_submission_penalty or 0 for notebook in submission.notebooks)
                found[submission.student.id, name] = max(0.0, raw - penalty)
    return found


def test_csv_holds_every_mark(root, tmp_path):
    """All students and assignments; each mark to two decimals as nbgrader has it; what waits for a person is counted."""
    out = tmp_path / "marks.csv"
    assert course(root, "--out", out)[0] == 0
    header, *rows = _table(out)
    stock = _stocks_marks(root)
    assert len(rows) == 2 * len(CLASS)
    for row in rows:
        entry = dict(zip(header, row, strict=True))
        expected = stock.get((entry["student"].lstrip("'"), entry["assignment"]))
        assert entry["points"] == ("" if expected is None else f"{round(expected, 2):g}")
    waiting = {row[header.index("student")] for row in rows if row[header.index("waiting_for_a_person")] == "1"}
    assert waiting == {"zoë"}


def test_no_cell_is_a_formula(root, tmp_path):
    """A hostile id is quoted in every format."""
    for to in formats.FORMATS:
        course(root, "--to", to, "--out", tmp_path / to)
        cells = [cell for row in _table(tmp_path / to) for cell in row if cell != "-"]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Mini (4711),Final Score
    Points Possible,,,,,15,(read only)
"Lovelace, Ada",101,S1,ada,A,,
"Brown, Ben",102,S2,ben,A,,
"Nobody, Nina",103,S3,nina,B,,
"Zed, Zoe",104,S4,zoë,B,,
"""


def test_canvas_columns_are_those_of_its_export(root, tmp_path):
    """Ids, order and the assignment's own number are kept; who cannot be matched is named, on both sides."""
    (tmp_path / "roster.csv").write_text(CANVAS, encoding="utf-8")
    code, out, _ = course(root, "--to", "canvas", "--roster", tmp_path / "roster.csv", "--out", tmp_path / "c.csv", "--json")
    report = json.loads(out)
    assert (code, report["not_in_roster"], report["without_marks"]) == (1, ["=cmd|'/C calc'!A0"], ["nina"])
    head, possible, *rows = _table(tmp_path / "c.csv")
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Mini (4711)", "The second (hard) one"]
    assert possible == ["Points Possible", "", "", "", "", "15", "15"]
    stock = _stocks_marks(root)
    assert [row[:5] for row in rows] == [row[:5] for row in csv.reader(io.StringIO(CANVAS)) if row[1]][1:]
    assert {row[3]: row[5] for row in rows} == {
        "ada": "15",
        "ben": f"{stock['ben', minicourse.ID]:.2f}",
        "nina": "",
        "zoë": "1.5",
    }


@pytest.mark.parametrize(("to", "names"), [("canvas", ["ID", "SIS User ID"]), ("moodle", ["ID number", "Email address"])])
def test_columns_that_only_a_roster_fills_are_named(root, tmp_path, to, names):
    """They are empty in every row, and it is said; a table of our own has no such columns."""
    code, out, err = course(root, "--to", to, "--out", tmp_path / "t.csv", "--json")
    assert (code, json.loads(out)["unfilled"]) == (0, names)
    assert f"these columns are empty, and {to.title()} may not find the students: {', '.join(names)}." in err.replace("\n", " ")
    head, *rows = _table(tmp_path / "t.csv")
    assert {row[head.index(name)] for row in rows for name in names} == {""}
    assert course(root, "--out", tmp_path / "own.csv")[2] == ""


def test_moodle_is_matched_by_mail(root, tmp_path):
    """The column that holds most ids is taken by itself; --key names another; a missing mark is "-"."""
    text = "First name;Last name;Email address;kit\nAda;L;A@x.org;ada\nNina;N;n@x.org;nina\n"
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    course(root, "--to", "moodle", "--roster", tmp_path / "roster.csv", "--key", "kit", "--out", tmp_path / "m.csv")
    head, ada, nina = _table(tmp_path / "m.csv")
    assert head[:5] == ["First name", "Last name", "ID number", "Username", "Email address"]
    assert (ada[4], ada[5:], nina[5:]) == ("A@x.org", ["15", "15"], ["-", "-"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("student,name\n", "names nobody"),
        ("student,name\nada,A\nada,B\n", "line 3"),
        ("name,mail\n,x\n", "names nobody"),
    ],
    ids=["empty", "header only", "twice", "blank ids"],
)
def test_a_roster_that_cannot_be_used_says_why(tmp_path, text, words):
    """File, line, reason."""
    (tmp_path / "class.csv").write_text(text, encoding="utf-8")
    with pytest.raises(RosterError, match=rf"class\.csv.*{words}"):
        read(tmp_path / "class.csv")


def test_roster_of_a_windows_spreadsheet_is_read(tmp_path):
    """Byte-order mark, semicolons, and the old encoding."""
    (tmp_path / "a.csv").write_bytes("student;name\nada;Zoë\n".encode("utf-8-sig"))
    (tmp_path / "b.csv").write_bytes("student;name\nada;Zoë\n".encode("cp1252"))
    assert read(tmp_path / "a.csv").rows == read(tmp_path / "b.csv").rows == {"ada": {"student": "ada", "name": "Zoë"}}


def test_an_assignment_without_marks_is_refused(root, tmp_path):
    """One that the course has not: which it has. One that nobody has handed in: the next step."""
    code, _, err = course(root, "nothing", "--out", tmp_path / "x.csv")
    assert (code, f"There are: {minicourse.ID}, second." in err) == (2, True)
    code, _, err = course(minicourse.write(tmp_path / "empty"), minicourse.ID, "--out", tmp_path / "x.csv")
    assert (code, f"course grade {minicourse.ID}" in err) == (2, True)
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.long
def test_nbgrader_export_writes_the_same(root, tmp_path):
    """The plugin is attached by the course's own configuration."""
    course(root, "--to", "canvas", "--out", tmp_path / "ours.csv")
    command = [NBGRADER, "export", "--to", str(tmp_path / "theirs.csv"), "--KitExport.format=canvas"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "theirs.csv").read_bytes() == (tmp_path / "ours.csv").read_bytes()
