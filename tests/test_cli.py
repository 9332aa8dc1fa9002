"""The `course` command: help, exit codes, JSON for machines, and what it says when it cannot go on."""

import contextlib
import json
import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder import engine, trouble
from autograder.cli import main
from autograder.host import Host
from tests.support import minicourse

ID = minicourse.ID
COURSE = Path(sys.executable).parent / "course"


def course(root, *arguments):
    """Call the command in a folder, in this process (a new one takes a second); return exit code, output and errors."""
    with contextlib.chdir(root):
        result = CliRunner().invoke(main, list(arguments), prog_name="course", env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def process(root, *arguments):
    """Run the installed command in a folder; return exit code, output and errors."""
    environment = {**os.environ, "COLUMNS": "200"}
    done = subprocess.run(
        [COURSE, *arguments], cwd=root, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A built course with three graded submissions: right, a misconception, broken; one is refused. Not to be changed."""
    root = minicourse.write(tmp_path_factory.mktemp("cli") / "course")
    code, out, err = process(root, "build", "--json")
    assert (code, json.loads(out)) == (0, {"assignment": ID, "built": True, "problem": ""}), err
    nb = minicourse.release(root)
    minicourse.submit(root, "ada", minicourse.solve(nb, minicourse.RIGHT))
    squared = "import numpy as np\ndef double(x):\n    return np.asarray(x) ** 2"
    minicourse.submit(root, "o'neil; [bold]$(id)", minicourse.solve(nb, {**minicourse.RIGHT, "double": squared}))
    raising = "def square_sum(x):\n    raise type('Er\\x1b[31mror', (Exception,), {})"
    minicourse.submit(root, "ben", minicourse.solve(nb, {**minicourse.RIGHT, "square_sum": raising}))
    squared_name = root / "submitted" / "o'neil; [bold]$(id)"
    squared_name.rename(root / "submitted" / "o'neil; $(id)")
    minicourse.submit(root, "eve", nb).write_text("{")
    (root / "graded.txt").write_text("\0".join(map(str, process(root, "grade", ID))))
    return root


@pytest.fixture
def graded(home):
    """Exit code, output and errors of `course grade` on that class."""
    code, out, err = (home / "graded.txt").read_text().split("\0")
    return int(code), out, err


@pytest.mark.parametrize("name", ["", *sorted(main.commands)])
def test_every_command_has_help_with_an_example(name):
    """--help and -h: an imperative line, every option explained, an example that begins with `course`."""
    for flag in ("--help", "-h"):
        result = CliRunner().invoke(main, [*([name] if name else []), flag], prog_name="course")
        assert result.exit_code == 0
        assert re.search(rf"Example:\n +course {name}", result.output)
    options = [o for o in (main.commands[name] if name else main).params if o.param_type_name == "option"]
    assert all(option.help for option in options)


def test_what_needs_json_has_it():
    """Commands that report have --json."""
    for name in ("build", "grade", "show", "doctor"):
        assert "--json" in [opt for param in main.commands[name].params for opt in param.opts], name


def test_the_entry_point_is_installed(tmp_path):
    """`course` runs as a program, and lists its commands."""
    code, out, _ = process(tmp_path, "--help")
    assert code == 0
    assert all(name in out for name in main.commands)
    assert process(tmp_path, "--version")[1].strip() == f"course, version {version('autograder')}"


USAGE = (
    (["grade"], "Missing argument 'ID'"),
    (["show", ID], "Missing argument 'STUDENT'"),
    (["nonsense"], "No such command 'nonsense'"),
    (["grade", ID, "--nonsense"], "No such option"),
    (["grade", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["grade", ID, "--student", "zoe"], f"no submission of student 'zoe' for '{ID}'"),
    (["show", "nosuch", "ada"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["build", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["build", ID, "nosuch", "--json"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["verify", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["rejudge", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["collect", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["similar", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["report", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["export", "nosuch"], f"no assignment 'nosuch' in course/course.yml. There are: {ID}."),
    (["verify", ID, "--only", "leaks", "--python", sys.executable], "--python is for the part stability"),
    (["verify", ID, "--only", "stability", "--python", "/bin/false"], "/bin/false cannot run the trials"),
    (["verify", ID, "--only", "stability", "--python", "/bin/true"], "Give a Python that has numpy"),
    (["show", ID, "zoe"], f"no graded run of 'zoe' for '{ID}'. Grade it: course grade {ID} --student zoe"),
    (["--root", "submitted/nowhere", "grade", ID], "nowhere"),
)


@pytest.mark.parametrize(("arguments", "words"), USAGE, ids=[" ".join(arguments) for arguments, _ in USAGE])
def test_wrong_use_is_exit_two(home, arguments, words):
    """A wrong argument ends with 2 and a sentence that says what there is."""
    code, _, err = course(home, *arguments)
    assert code == 2
    assert words in err.replace("\n", " ")
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["build"], ["grade", ID], ["show", ID, "ada"], ["grade", ID, "--json"]], ids=" ".join)
def test_outside_a_course_is_exit_two(tmp_path, arguments):
    """Outside a course the command says so, and how to name one."""
    code, out, err = course(tmp_path, *arguments)
    assert (code, out) == (2, "")
    assert "is not inside a course" in err
    assert "course --root FOLDER" in err


def test_a_folder_below_the_course_will_do(home):
    """The course is found from any folder below it, and by --root from anywhere."""
    for folder, extra in ((home / "submitted" / "ada", []), (home.parent, ["--root", str(home)])):
        code, out, _ = course(folder, *extra, "show", ID, "ada")
        assert code == 0
        assert out.startswith("ada, mini: 10 of 10 points")


def test_paths_are_said_from_where_one_is(home, tmp_path):
    """Inside the course they are short; outside, whole."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    for command, name in ((["report", ID], f"reports/{ID}.html"), (["similar", ID], f"reports/{ID}.similar.html")):
        assert course(root, *command)[1].startswith(f"{name}: ")
        assert course(root / "submitted", *command)[1].startswith(f"{root / name}: ")


def test_below_the_course_no_configuration_is_missed(home, tmp_path):
    """It is looked for where nbgrader is started, with a warning, though the course's is read."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    (root / "docs").mkdir()
    code, out, err = process(root / "docs", "report", ID)
    assert (code, err) == (0, "")
    assert f"reports/{ID}.html" in out


def test_no_submission_and_no_build_are_said(tmp_path):
    """Nothing handed in, and nothing built: each with the next step."""
    root = minicourse.write(tmp_path)
    code, _, err = course(root, "grade", ID)
    assert code == 2
    assert "no submission for 'mini' (looked at submitted/STUDENT/mini/)" in err
    assert "Collect first: course collect mini [FROM], or" in err
    (root / "submitted" / "ada" / ID).mkdir(parents=True)
    code, _, err = process(root, "grade", ID)
    assert code == 2
    assert "Build it: course build mini" in err


BROKEN = {
    "no YAML": (b"title: [\n", "is not valid YAML (line 2, column 1: ", "Correct it there"),
    "a field is missing": (b"title: x\ncourse_id: kit\n", "field assignments", "Correct it there"),
    "a list": (b"- a", "course/course.yml: it must hold fields", "Correct it there"),
    "empty": (b"\n", "course/course.yml is empty", "title, course_id and assignments"),
    "Latin-1": ("title: x\ncourse_id: é\n".encode("latin-1"), "course/course.yml, line 2, is not UTF-8", "Save it as UTF-8"),
    "an entry is a text": (
        b"title: x\ncourse_id: k\nassignments:\n- mini\n",
        "entry 1 of assignments: it must hold fields",
        "Correct it there",
    ),
    "a date": (
        f"{minicourse.COURSE_YML}  due: soon\n".encode(),
        f"course/course.yml, assignment '{ID}', field due",
        "Correct it there",
    ),
    "an id twice": (
        f"{minicourse.COURSE_YML}- {{id: {ID}, title: Again}}\n".encode(),
        f"field assignments: '{ID}' stands there twice",
        "Correct it there",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_course_yml_is_exit_two(tmp_path, case):
    """The message names the file, the entry and field or the line, and the next step; no word of ours or of a library's."""
    root = minicourse.write(tmp_path)
    text, *words = BROKEN[case]
    (root / "course" / "course.yml").write_bytes(text)
    code, _, err = course(root, "grade", ID)
    said = err.replace("\n", " ")
    assert code == 2
    assert [part for part in words if part not in said] == [], said
    assert not re.search("Traceback|unicode string|instance of|assignments\\.0", said)


def test_a_package_that_is_not_installed_is_said(home, tmp_path):
    """Named with the two ways out, by build and grade before anything runs, and by the doctor among all else."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    with (root / "course" / "course.yml").open("a", encoding="utf-8") as settings:
        settings.write("packages: [pandaz, numpy]\n")
    for arguments in (["build"], ["grade", ID], ["verify", ID]):
        code, out, err = course(root, *arguments)
        assert (code, out) == (2, "")
        assert "course/course.yml, packages: 'pandaz' is not installed here. Install it (pip install), or take it out." in err
    code, out, _ = course(root, "doctor")
    assert code == 1
    assert "✗ package pandaz: not installed  → pip install it, or take it out of course/course.yml" in out
    assert "numpy: not installed" not in out
    assert "isolation of grading: Isolation: full" in out


def test_an_extension_for_nobody_is_said(home, tmp_path):
    """A slip in a name would cost a student's marks: named by doctor and grade; whoever handed in, or is enrolled, is known."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    with (root / "course" / "course.yml").open("a", encoding="utf-8") as settings:
        settings.write("  due: 2026-01-01\n  extensions: {adda: 2026-02-01, ada: 2026-02-01, eve: 2026-02-01}\n")
    _, out, _ = course(root, "doctor")
    assert f"✗ extension of 'adda' for {ID}: nobody is called so  → correct the name in course/course.yml" in out
    assert out.count("extension of") == 1
    code, out, err = process(root, "grade", ID, "--json")
    assert code == 1
    assert all(json.loads(line) for line in out.splitlines())
    assert f"gives an extension for {ID} to 'adda', whom neither the gradebook nor submitted/ knows" in err.replace("\n", " ")
    assert err.count("gives an extension") == 1


def test_a_refused_student_is_not_called_ungraded(home):
    """`show` says why the submission was refused and what to do; `rejudge` lists the student apart."""
    code, out, _ = course(home, "show", ID, "eve")
    assert code == 1
    assert out.startswith(f"eve, {ID}: refused, nothing was scored: {ID}/{ID}.ipynb is not a notebook")
    assert f"course grade {ID} --student eve" in out
    report = json.loads(course(home, "show", ID, "eve", "--json")[1])
    assert (report["status"], "is not a notebook" in report["detail"]) == ("refused", True)
    code, out, _ = course(home, "rejudge", ID)
    assert code == 1
    assert "1 refused (course show says why): eve" in out
    assert "not graded yet" not in out
    report = json.loads(course(home, "rejudge", ID, "--json")[1])
    assert (report["refused"], report["not_graded"], report["same"]) == (["eve"], [], 3)


REFUSED = (
    # a file stands where a folder is needed: refused on every machine, to root too
    (["report", ID], "reports"),
    (["similar", ID], "reports"),
    (["new", "extra"], "tests/variants"),
    (["export", "--out", "reports/marks.csv"], "reports/marks.csv"),
    (["export", "--out", "nowhere/marks.csv"], "nowhere/marks.csv"),
    (["publish", "/proc/nowhere"], "/proc/nowhere"),
    (["demo", "--dir", "/proc/nowhere"], "/proc/nowhere"),
    (["verify", ID, "--only", "stability", "--python", "/nowhere/python"], "/nowhere/python"),
)


@pytest.mark.parametrize(("arguments", "path"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_the_machine_refuses_is_said_in_words(home, tmp_path, arguments, path):
    """Whatever the command: exit code 2, the path, the reason and a next step; no traceback, no bare number."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    for name in ("reports", "tests"):
        (root / name).write_text("", encoding="utf-8")
    code, _, err = course(root, *arguments)
    said = err.split("course: ")[1].replace("\n", " ")
    assert code == 2
    assert path in said
    assert "directory" in said or "exists" in said  # the reason, in the machine's own words
    assert "Correct the path" in said
    assert "Errno" not in said


@pytest.mark.parametrize("arguments", [["grade", ID, "--force"], ["export"], ["report"], ["rejudge", ID]], ids=" ".join)
def test_a_gradebook_that_cannot_be_used_is_said_once(home, tmp_path, arguments):
    """Not as everybody's internal error: which file it is, why, and what to do."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    (root / "gradebook.db").write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    code, out, err = course(root, *arguments)
    assert code == 2, out
    assert "gradebook.db" in err
    assert "file is not a database" in err
    assert "put back a sound copy" in err


def test_a_full_disk_is_said_in_words(home, tmp_path):
    """The device that is always full; what is no matter of a file keeps its traceback, for it is a mistake of ours."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    code, _, err = course(root, "export", "--out", "/dev/full")
    assert code == 2
    assert "a file could not be written (No space left on device). Free some space" in err.replace("\n", " ")
    assert trouble.words(ConnectionResetError(104, "Connection reset by peer")) == ""
    assert trouble.words(ZeroDivisionError("division by zero")) == ""


def test_a_gradebook_that_may_only_be_read_is_said_before_grading(home, tmp_path, monkeypatch):
    """A read-only disk: refused as a whole, nobody is graded."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    database = root / "gradebook.db"
    monkeypatch.setattr(Host, "__init__", _reads_only(Host.__init__, f"sqlite:///file:{database}?mode=ro&uri=true"))
    before = database.read_bytes()
    code, out, err = course(root, "grade", ID, "--force")
    assert (code, out) == (2, "")
    assert "attempt to write a readonly database" in err
    assert "Let yourself write to the file" in err
    assert database.read_bytes() == before


def _reads_only(init, url):
    """A Host whose database may only be read (root may write to any file)."""

    def initialize(self, course):
        init(self, course)
        self.app.coursedir.db_url = url

    return initialize


@pytest.mark.parametrize("command", [["roster"], ["export", "--roster"]], ids=" ".join)
def test_a_spreadsheets_own_file_is_no_roster(home, tmp_path, command):
    """What a spreadsheet saves by itself is a zip: the file's name, and what to save instead."""
    with zipfile.ZipFile(tmp_path / "class.xlsx", "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", "<sheet/>" * 100)
    code, _, err = course(home, *command, str(tmp_path / "class.xlsx"))
    assert code == 2
    assert "class.xlsx is no CSV. Save it as CSV (UTF-8)" in err.replace("\n", " ")


PS1 = """plain = 1
### BEGIN HIDDEN TESTS
assert plain == 1
### END HIDDEN TESTS"""


@pytest.fixture(scope="module")
def with_plain(home, tmp_path_factory):
    """That course with a plain nbgrader assignment, as docs/nbgrader.md makes one. Not to be changed."""
    root = Path(shutil.copytree(home, tmp_path_factory.mktemp("plain") / "course"))
    nb = nbformat.v4.new_notebook(cells=[minicourse.test_cell("test_plain", PS1, 2)])
    (root / "source" / "ps1").mkdir()
    nbformat.write(nb, root / "source" / "ps1" / "ps1.ipynb")
    command = [COURSE.with_name("nbgrader"), "generate_assignment", "ps1"]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    shutil.copytree(root / "release" / "ps1", root / "submitted" / "ada" / "ps1")
    return root


PLAIN = (
    ["show", "ps1", "ada"],
    ["build", "ps1"],
    ["rejudge", "ps1"],
    ["similar", "ps1"],
    ["collect", "ps1"],
    ["verify", "ps1"],
)


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_plain_assignment_is_sent_to_nbgrader(with_plain, arguments):
    """Commands that need a reference say who deals with it, instead of sending from one to the other."""
    code, _, err = course(with_plain, *arguments)
    assert code == 2
    assert "'ps1' is a plain nbgrader assignment: course grade, report and export take it" in err.replace("\n", " ")


def test_a_plain_assignment_may_stand_in_course_yml(with_plain, tmp_path):
    """Then it is built and collected with the others, and looked over by the doctor; what needs checks still says so."""
    root = Path(shutil.copytree(with_plain, tmp_path / "course"))
    with (root / "course" / "course.yml").open("a", encoding="utf-8") as settings:
        settings.write("- {id: ps1, title: Plain}\n")
    code, out, _ = course(root, "build", "ps1")
    assert (code, out) == (0, "✓ ps1: released as a plain nbgrader assignment: no cell has a check\n")
    shutil.copytree(root / "release" / "ps1", tmp_path / "handed-in" / "zoe")
    assert course(root, "collect", "ps1", str(tmp_path / "handed-in"))[0] == 0
    assert "✓ ps1: plain nbgrader" in course(root, "doctor")[1]
    for arguments in (["show", "ps1", "ada"], ["rejudge", "ps1"], ["verify", "ps1"]):
        code, _, err = course(root, *arguments)
        assert (code, "is a plain nbgrader assignment" in err) == (2, True)


@pytest.mark.parametrize("command", [["grade", "ps1"], ["report", "ps1"], ["export", "ps1", "--out", "ps1.csv"]], ids=" ".join)
def test_commands_that_take_a_plain_assignment(with_plain, command):
    """Those that the message names do take it."""
    assert course(with_plain, *command)[0] == 0


def test_an_unknown_id_stops_a_build_before_it_begins(home, tmp_path):
    """Nothing is built, though the first id is good."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    shutil.rmtree(root / "release")
    assert course(root, "build", ID, "nosuch")[0] == 2
    assert not (root / "release").exists()


def test_grade_prints_a_table_and_what_needs_attention(graded):
    """Exit 1 because one was refused; every student has a row, the refusal a sentence, and the isolation ends it."""
    code, out, err = graded
    assert code == 1
    for row in (r"ada .*10 of 10.*finished", r"ben .*6 of 10.*finished", r"o'neil; \$\(id\) .*4 of 10", r"eve .*–.*refused"):
        assert re.search(row, out), row
    assert "eve: submitted/eve/mini/mini.ipynb is not a notebook" in out
    assert out.splitlines()[-1].startswith("Isolation: full")
    assert "Not contained: the host's kernel is shared" in out.splitlines()[-1]
    assert "Traceback" not in out + err


def test_grade_json_is_one_object_a_student_and_a_summary(home):
    """Each line parses; skipped students are there too; the last line counts them and says how well they were contained."""
    code, out, _ = process(home, "grade", ID, "--json", "--jobs", "3")
    *lines, last = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert {(line["student"], line["status"], line["score"]) for line in lines} == {
        ("ada", "unchanged", 10.0), ("ben", "unchanged", 6.0), ("o'neil; $(id)", "unchanged", 4.0), ("eve", "refused", None),
    }  # fmt: skip
    assert all(line["assignment"] == ID for line in lines)
    summary = last["summary"]
    assert summary.pop("seconds") > 0
    assert summary.pop("uncontained")
    level, _ = engine.level()
    assert summary == {
        "assignment": ID,
        "submissions": 4,
        "statuses": {"unchanged": 3, "refused": 1},
        "attention": 1,
        "interrupted": False,
        "forgeable": 0.0,
        "isolation": level,
        "jobs": 3 if level == "full" else 1,
    }


def test_grade_shows_phase_rate_and_time_left_on_a_terminal(home):
    """The bar goes to stderr: phase, how many, rate, time left, failures; the table goes to stdout, untouched."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "160", "TERM": "xterm"}
    command = [COURSE, "grade", ID, "--force", "--no-feedback"]
    with subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True) as running:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # EIO: the other side has closed it
            while piece := os.read(ours, 1 << 16):
                shown += piece
        os.close(ours)
        table = running.stdout.read()
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())
    assert "mini: looking at what was handed in" in plain
    assert re.search(r"mini: running .*4/4 .*/s left: +\d:\d\d:\d\d 1 need attention", plain)
    assert re.search(r"4/4 [\d.]+/(s|min) left: 0:00:00 1 need attention", plain)
    assert re.search(r"ada .*10 of 10", table)
    assert "looking" not in table


def test_grade_without_trouble_is_exit_zero(home):
    """Exit 0: everything done, nothing to look at."""
    assert process(home, "grade", ID, "--student", "ada")[0] == 0


def test_show_says_all_that_a_dispute_needs(home):
    """Value, reference, tolerance, hint, and the command that grades it again, quoted for a shell."""
    code, out, _ = course(home, "show", ID, "o'neil; $(id)")
    assert code == 0
    part = out[out.index("double of ints (hidden)") :].split("test_square_sum")[0]
    assert "value      [  9,  16, 121]" in part
    assert "reference  [ 6, -8, 22]" in part
    assert "tolerance  relative 1e-05, absolute 1e-6 of the largest entry" in part
    assert "X1: You squared it: twice a number is the number plus itself." in part
    command = out.strip().splitlines()[-1].removeprefix("Again: ")
    words = subprocess.run(["/bin/sh", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True).stdout
    assert words.splitlines() == ["course", "grade", ID, "--student", "o'neil; $(id)", "--force"]


def test_show_says_an_error_without_steering_the_terminal(home):
    """The class of an exception is a student's text: shown, but its escape character is not sent."""
    code, out, _ = course(home, "show", ID, "ben")
    assert code == 0
    assert "Er" in out
    assert "\x1b" not in out


def test_show_json_is_the_stored_run(home):
    """One JSON object: scores and checks."""
    code, out, _ = course(home, "show", ID, "ada", "--json")
    run = json.loads(out)
    assert code == 0
    assert (run["student"], run["status"]) == ("ada", "finished")
    assert [cell["score"] for cell in run["cells"]] == [6, 4]


def test_show_without_a_reference_says_how_to_build(home, tmp_path):
    """A lost reference is a sentence with the next step."""
    root = shutil.copytree(home, tmp_path / "course")
    (root / "autograder/references" / f"{ID}.json").unlink()
    code, _, err = course(root, "show", ID, "ada")
    assert code == 2
    assert "Build it: course build mini" in err


def test_doctor_says_how_well_grading_is_contained(home):
    """Versions, the course, the isolation in force and what it leaves open; exit 0 when all is well."""
    code, out, _ = course(home, "doctor")
    assert code == 0
    assert "isolation of grading: Isolation: full" in out
    assert re.search(r"✓ nbgrader: \d", out)
    assert f"✓ {ID}: built" in out
    code, out, _ = course(home, "doctor", "--json")
    report = json.loads(out)
    assert code == 0
    assert report["isolation"] == "full"
    assert any("Not contained" in finding["found"] for finding in report["findings"])


def test_doctor_asks_the_gradebook_too(home, tmp_path):
    """In a fresh clone everything is built and nothing can be graded: said with the step; no gradebook is made by asking."""
    root = Path(shutil.copytree(home, tmp_path / "course"))
    (root / "gradebook.db").unlink()
    code, out, _ = course(root, "doctor")
    assert code == 1
    said = "built elsewhere, not in this gradebook: nothing of it can be graded yet"
    assert f"✗ {ID}: {said}  → course build {ID}" in out
    assert not (root / "gradebook.db").exists()
    assert course(root, "build", ID)[0] == 0
    assert course(root, "doctor")[0] == 0


def test_doctor_says_what_is_missing_and_the_next_step(tmp_path):
    """Outside a course, and in one that is not built: exit 1, a cross, an arrow."""
    code, out, _ = course(tmp_path, "doctor")
    assert code == 1
    assert re.search(r"✗ course: none  → .*is not inside a course", out)
    code, out, _ = course(minicourse.write(tmp_path), "doctor")
    assert code == 1
    assert f"✗ {ID}: not built  → course build {ID}" in out
