"""What a build refuses: one course of many broken assignments, built by one command."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder import bank, decks
from autograder.cli import main
from autograder.referencefile import load
from autograder.settings import SettingsError, read_settings
from autograder.sourcecheck import BuildError
from tests.support import minicourse

COURSE = Path(sys.executable).parent / "course"
DECKS = """
'deck: six': {value: 6.0}
'deck: seven': {value: 7.0}
"""
# by solution cell, the text of its file in the bank
TWINS = {
    "square_sum": """
@misconception("T1", hint="You forgot to square.")
def square_sum(x):
    return float(np.sum(x))

@misconception("T2", hint="You took the first power.")
def square_sum(x):
    return float(np.sum(np.asarray(x) ** 1))

@misconception("T3", hint="You cubed.")
def square_sum(x):
    return float(np.sum(np.asarray(x) ** 3))
"""
}
CHEAP = {
    "double": """
@misconception("C1", hint="Wrong for single numbers only.")
def double(x):
    return 2 * np.asarray(x) + (np.ndim(x) == 0)
"""
}
TELLING = {
    "square_sum": """
@misconception("V1", hint="The sum is 19.06, not less.")
def square_sum(x):
    return 0.0
"""
}
HOMELESS = {
    "triple": """
@misconception("H1", hint="There is no such cell.")
def triple(x):
    return x
"""
}
CHANGED_SINCE = {
    "double": """
wrong_line(
    "L1",
    {"total = 2 * np.asarray(x)": "total = x"},
    hint="You forgot to double.",
)
"""
}
FORMER = {
    "double": """
@misconception("F1", cell="double", hint="The cell was named here, too.")
def double(x):
    return x
"""
}


def replace(cell, old, new):
    """Return an edit that replaces a text in one cell."""

    def edit(nb):
        target = next(c for c in nb.cells if c.id == cell)
        assert old in target.source
        target.source = target.source.replace(old, new)

    return edit


def insert(*cells):
    """Return an edit that adds cells after the first."""
    return lambda nb: nb.cells.__setitem__(slice(1, 1), cells)


def mark(cell, **fields):
    """Return an edit of one cell's nbgrader metadata."""
    return lambda nb: next(c for c in nb.cells if c.id == cell).metadata.nbgrader.update(fields)


ROW = 'check("double of a row", lambda: double([1.0, -2.0]))'
HELPER = "### BEGIN HIDDEN TESTS\ndef row():\n    return [1.0, -2.0]\n### END HIDDEN TESTS"
RESULT = "result = 2 * np.asarray(x)"
# id: (edit of the mini notebook, bank by solution cell, words of the message)
CASES = {
    "no-check": (
        replace("test_square_sum", "check(", "print("),
        {},
        ["cell test_square_sum", "a graded cell without a check", "Add check("],
    ),
    "check-never-made": (
        replace("test_square_sum", "check(", "0 and check("),
        {},
        ["cell test_square_sum", "no check was made when it ran"],
    ),
    "twice-in-a-cell": (
        replace("test_double", "double of a row", "double of 3"),
        {},
        ["'double of 3'", "in test_double and test_double", "Give each its own name"],
    ),
    "twice-in-two-cells": (
        replace("test_square_sum", "squares of 1, 2", "double of 3"),
        {},
        ["'double of 3'", "in test_double and test_square_sum", "Give each its own name"],
    ),
    "nan": (
        replace("double", RESULT, "result = 2 * np.asarray(x) + 0 * np.log(np.minimum(np.abs(x), 4.0) - 4.0 + 1e-300)"),
        {},
        ["cell test_double, check 'double of 3'", "NaN or infinity"],
    ),
    "random": (
        replace("double", RESULT, "result = 2 * np.asarray(x) + np.random.default_rng().random()"),
        {},
        ["cell test_double", "two runs gave different values", "Seed every random generator"],
    ),
    "raises-in-a-check": (
        replace("square_sum", "np.asarray(x) ** 2", "np.asarray(x) ** 2 / (len(x) - 2 or 1 // 0)"),
        {},
        ["cell test_square_sum, check 'squares of 1, 2'", "the solution stops with ZeroDivisionError"],
    ),
    "raises-in-a-cell": (
        replace("try_double", "double(1.0)", "double(1.0) / missing"),
        {},
        ["cell try_double", "stops with NameError", "Mend it"],
    ),
    "deck-contradicted": (
        replace("test_double", "double(3.0))", "double(3.0), deck='deck: seven')"),
        {},
        ["check 'double of 3'", "gives 6.00000000", "'deck: seven' is 7.00000000", "correct the solution or course/decks.yml"],
    ),
    "no-markers": (
        lambda nb: [replace("double", f"    ### {side} SOLUTION", "")(nb) for side in ("BEGIN", "END")],
        {},
        ["cell double", "without ### BEGIN SOLUTION"],
    ),
    "end-marker-missing": (
        replace("double", "    ### END SOLUTION", ""),
        {},
        ["cell double", "### BEGIN SOLUTION and ### END SOLUTION do not pair", "Write one END after each BEGIN"],
    ),
    "begin-marker-twice": (
        replace("double", RESULT, f"### BEGIN SOLUTION\n    {RESULT}"),
        {},
        ["cell double", "do not pair"],
    ),
    "hidden-end-missing": (
        replace("test_double", "### END HIDDEN TESTS", ""),
        {},
        ["cell test_double", "### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS do not pair"],
    ),
    "stub-differs": (
        replace("double", "    ### END SOLUTION", "    ### END SOLUTION\n\nunit = 1  ### BEGIN SOLUTION\n### END SOLUTION"),
        {},
        ["cell double", "outside the solution region the stub differs", "on lines of their own"],
    ),
    "leak-in-text": (
        insert(new_markdown_cell(f"Hint: write `{RESULT}` first.", id="hint")),
        {},
        ["cell hint", "would show this line of a solution or hidden test", RESULT],
    ),
    "leak-in-code": (
        insert(new_code_cell(f"import numpy as np\nx = 1\n{RESULT}", id="warm_up")),
        {},
        ["cell warm_up", "would show this line of a solution or hidden test", RESULT],
    ),
    "shown-by-a-visible-check": (
        replace("test_square_sum", "square_sum([1.0, 2.0])", "square_sum([1.5, 2.5, 3.25])"),
        {},
        ["cell test_square_sum", "'squares of a column' has the value that 'squares of 1, 2' shows", "Use other inputs"],
    ),
    "printed-in-text": (
        insert(new_markdown_cell("The squares add up to 19.0625.", id="hint")),
        {},
        ["cell test_square_sum", "'squares of a column' is printed in the notebook", "Use other inputs"],
    ),
    "cheap-misconception": (
        None,
        CHEAP,
        ["misconception C1 costs less than half of test_double", "double of a matrix, double of ints", "Choose inputs"],
    ),
    "telling-hint": (
        None,
        TELLING,
        ["misconception V1: its hint tells 19.06, the value of the check 'squares of a column'", "Say it without"],
    ),
    "homeless-misconception": (
        None,
        HOMELESS,
        [
            "autograder/misconceptions/homeless-misconception/triple.py: the notebook has no solution cell 'triple'",
            "There are: double, square_sum. Name the file after one of them, or take it out.",
        ],
    ),
    "line-of-another-solution": (
        None,
        CHANGED_SINCE,
        [
            "autograder/misconceptions/line-of-another-solution/double.py, line 4: 'total = 2 * np.asarray(x)'",
            "the solution has no such line. Write it as it stands there now, or write the whole function with @misconception.",
        ],
    ),
    "homeless-without-entries": (
        None,
        {**TWINS, "test_double": '"""Named after the test, and nothing in it yet."""'},
        ["homeless-without-entries/test_double.py: the notebook has no solution cell 'test_double' that a test cell tests"],
    ),
    "cell-as-an-argument": (
        None,
        FORMER,
        [
            "autograder/misconceptions/cell-as-an-argument/double.py, line 2: write it as misconception",
            "Its cell is the one that the file is named after.",
        ],
    ),
    "broken-bank": (
        None,
        {**TWINS, "double": "def double(x:\n"},
        ["autograder/misconceptions/broken-bank/double.py is not valid Python", "line 1"],
    ),
    "unlocked": (mark("test_double", locked=False), {}, ["cell test_double", "must be locked"]),
    "no-claim": (
        replace("test_double", '"""double returns twice its argument"""\n', ""),
        {},
        ["cell test_double", "its first line must be a text that says what it claims"],
    ),
    "no-solution-cell": (
        mark("test_double", grade_id="test_twice"),
        {},
        ["cell test_twice", "there is no solution cell 'twice'", "double, square_sum"],
    ),
    "fails-its-own-practice": (
        # a visible check calls a helper that stands in the hidden lines
        replace("test_double", ROW, f"{HELPER}\ncheck('double of a row', lambda: double(row()))"),
        {},
        ["cell test_double", "fails its own practice checks", "first: double of a row"],
    ),
}
OLD = "fails-its-own-practice"
# early and late refusals, before and after nbgrader has begun
LAST_WEEKS = (OLD, "homeless-misconception", "leak-in-text", "broken-json", "empty-json", "missing-source")


def _write(root, name, edit, texts):
    nb = minicourse.notebook()
    if edit:
        edit(nb)
    (root / "source" / name).mkdir(parents=True)
    nbformat.write(nb, root / "source" / name / f"{name}.ipynb")
    if texts:
        minicourse.write_bank(root, texts, name)


def _litter(folder):
    """What is no file of a bank, whatever it is called: of Python, of editors, of other systems, of people."""
    (folder / "__pycache__").mkdir()
    for name in ("__pycache__/triple.cpython-311.pyc", "__pycache__/triple.py", "._double.py", "double.py~", "notes.md"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07 no Python")
    (folder / ".#double.py").symlink_to("nobody@nowhere.1234")
    (folder / "old.py").mkdir()


def _settings(names):
    return "title: Broken\ncourse_id: kit\nassignments:\n" + "".join(f"- {{id: {name}, title: T}}\n" for name in names)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The course of broken assignments, with a good one at the end; not built."""
    root = minicourse.write(tmp_path_factory.mktemp("broken"))
    names = ["broken-json", "empty-json", "missing-source", *CASES, "twins"]
    (root / "course" / "course.yml").write_text(_settings(names), encoding="utf-8")
    (root / "course" / "decks.yml").write_text(DECKS, encoding="utf-8")
    _write(root, "twins", replace("test_double", "double(3.0))", "double(3.0), deck='deck: six')"), TWINS)
    _litter(root / "autograder" / "misconceptions" / "twins")
    for name, (edit, texts, _) in CASES.items():
        _write(root, name, edit, texts)
    (root / "source" / "broken-json").mkdir()
    (root / "source" / "broken-json" / "broken-json.ipynb").write_text('{"cells": [', encoding="utf-8")
    (root / "source" / "empty-json").mkdir()
    (root / "source" / "empty-json" / "empty-json.ipynb").write_text("{}", encoding="utf-8")
    for name in LAST_WEEKS:
        (root / "release" / name).mkdir(parents=True)
        (root / "release" / name / "old.txt").write_text("last week's", encoding="utf-8")
        (root / "autograder" / "references" / f"{name}.json").write_text("last week's", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(root):
    """Build everything by one command: exit code, and what it said of each assignment."""
    command = [COURSE, "--root", root, "build", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, {line["assignment"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", CASES)
def test_refused(built, root, name):
    """One paragraph that names the file, the cell, the reason and what to do; nothing is released."""
    said = built[1][name]
    assert said["built"] is False
    for words in CASES[name][2]:
        assert words in said["problem"]
    assert f"source/{name}/{name}.ipynb" in said["problem"] or f"autograder/misconceptions/{name}/" in said["problem"]
    assert said["problem"].count("\n") <= (1 if name == "broken-bank" else 0)
    assert "Traceback" not in said["problem"]
    assert name in LAST_WEEKS or not (root / "release" / name).exists()
    assert not (root / "solutions" / name).exists() or name == OLD


@pytest.mark.parametrize(("name", "why"), [("broken-json", "JSON"), ("empty-json", "cells")])
def test_source_that_is_no_notebook_is_refused(built, name, why):
    """A damaged notebook file: its name, what is wrong, and the next step."""
    problem = built[1][name]["problem"]
    assert f"source/{name}/{name}.ipynb" in problem
    assert why in problem
    assert "Put back an earlier version" in problem
    assert "Traceback" not in problem


@pytest.mark.parametrize("name", ["broken-json", "empty-json", "missing-source"])
def test_verify_says_the_same_of_such_a_source(root, name):
    """`course verify`: exit code 2 and the words of the build, no traceback."""
    done = CliRunner().invoke(main, ["--root", str(root), "verify", name], prog_name="course", env={"COLUMNS": "200"})
    assert done.exit_code == 2, done.exception
    assert f"source/{name}/{name}.ipynb" in done.stderr.split("course: ")[1]


def test_missing_source_is_refused(built):
    """An assignment of course.yml without a notebook: what is missing, and the two ways out."""
    problem = built[1]["missing-source"]["problem"]
    assert problem == (
        "there is no source/missing-source/missing-source.ipynb. Write it, or take 'missing-source' out of course/course.yml."
    )


def test_the_rest_is_built(built, root):
    """The command goes on after a refusal, also past what lies about in a bank; the exit code asks for attention."""
    code, said = built
    assert code == 1
    assert [name for name, line in said.items() if line["built"]] == ["twins"]
    assert sorted(p.name for p in (root / "release" / "twins").iterdir()) == ["checks.json", "twins.ipynb"]
    assert (root / "solutions" / "twins" / "twins.ipynb").is_file()


@pytest.mark.parametrize("name", LAST_WEEKS)
def test_refused_build_keeps_the_old_release(built, root, name):
    """However early or late the refusal, what students have stays the last that was good; nothing of the try is left in it."""
    del built
    assert [path.name for path in (root / "release" / name).iterdir()] == ["old.txt"]
    assert (root / "release" / name / "old.txt").read_text(encoding="utf-8") == "last week's"


def test_a_build_leaves_nothing_of_the_last_one(root):
    """A file that the source has no longer is gone from the release."""
    course = minicourse.write(root / "again")
    beside, given = course / "source" / minicourse.ID / "data.csv", course / "release" / minicourse.ID
    beside.write_text("1,2\n", encoding="utf-8")
    command = ["--root", str(course), "build", minicourse.ID]
    assert CliRunner().invoke(main, command).exit_code == 0
    assert {path.name for path in given.iterdir()} == {"mini.ipynb", "checks.json", "data.csv"}
    beside.unlink()
    assert CliRunner().invoke(main, command).exit_code == 0
    assert {path.name for path in given.iterdir()} == {"mini.ipynb", "checks.json"}
    assert list((course / ".kit" / "building").iterdir()) == []


def test_refused_build_keeps_the_old_reference(built, root):
    """However late the refusal, what submissions are judged by stays the last that was good."""
    del built
    for name in LAST_WEEKS:
        assert (root / "autograder" / "references" / f"{name}.json").read_text(encoding="utf-8") == "last week's"


def test_misconceptions_with_equal_numbers_are_merged(built, root):
    """Two that no number tells apart become one whose hint says both; a third stays itself."""
    del built
    reference = load(root / "autograder" / "references" / "twins.json", "twins")
    check = reference.cell("test_square_sum").checks[1]
    assert [(m.id, m.hint, m.value.item()) for m in check.reference.mistakes] == [
        # 1.5 + 2.5 - 3.25, and the cubes: 3.375 + 15.625 - 34.328125
        ("T1/T2", "One of these: You forgot to square. Or: You took the first power.", 0.75),
        ("T3", "You cubed.", -15.328125),
    ]


# --- course.yml and decks.yml ---

GOOD = minicourse.COURSE_YML


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(GOOD + "colour: red\n", "field colour: .*Correct it there", id="unknown field"),
        pytest.param(GOOD.replace("seconds", "hours", 1), r"assignment 'mini', field limits\.hours", id="unknown limit"),
        pytest.param(GOOD.replace("title: Mini course\n", ""), "field title: .*required", id="field missing"),
        pytest.param(GOOD.replace("20", "-1"), r"assignment 'mini', field limits\.seconds", id="negative limit"),
        pytest.param("title: [", "is not valid YAML", id="no YAML"),
        pytest.param("", "is empty: it needs title", id="empty"),
    ],
)
def test_wrong_course_yml_is_refused(tmp_path, text, words):
    """The file, the field, and what is wrong with it."""
    path = tmp_path / "course" / "course.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as refusal:
        read_settings(path)
    assert str(refusal.value).startswith("course/course.yml")


def test_command_stops_at_a_wrong_course_yml(tmp_path):
    """Exit code 2 and one paragraph; nothing is built."""
    root = minicourse.write(tmp_path)
    (root / "course" / "course.yml").write_text(GOOD + "colour: red\n", encoding="utf-8")
    done = subprocess.run([COURSE, "--root", root, "build"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("course: course/course.yml, field colour")
    assert not (root / "release").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("'six': [\n", r"/decks\.yml is not valid YAML \(line 2, column 1: .*Correct it there", id="no YAML"),
        pytest.param("- 6.0\n", "must hold one entry per result", id="a list"),
        pytest.param("'six': 6.0\n", "the entry 'six' needs a number `value`", id="no value"),
        pytest.param("'six': {value: about six}\n", "the entry 'six' needs a number `value`", id="a text"),
    ],
)
def test_wrong_decks_yml_is_refused(tmp_path, text, words):
    """The worked results must be readable before anything is compared with them."""
    path = tmp_path / "decks.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=words):
        decks.load(path)


@pytest.mark.parametrize(
    ("value", "keys", "words"),
    [
        pytest.param(6.0, ("eight",), r"names 'eight', which course/decks\.yml does not have\. Add it there", id="unknown"),
        pytest.param([1.0, 2.0], ("six",), "names 1 deck results, but its value has 2 entries", id="count"),
        pytest.param("six", ("six",), "its value is not an array of numbers", id="text"),
        pytest.param([[1.0], [1.0, 2.0]], ("six",), "its value is not an array of numbers", id="ragged"),
        pytest.param(6.0 + 1.01e-8, ("six",), "gives 6.00000001, and deck result 'six' is 6.00000000", id="ninth decimal"),
    ],
)
def test_value_against_the_decks_is_refused(value, keys, words):
    """A key that does not exist, too few keys, no number, and one unit of the eighth decimal."""
    entries = {"six": {"value": 6.0}}
    decks.refuse_contradiction("c", 6.0 + 4e-9, ("six",), entries)  # below half a unit: what eight decimals can say
    with pytest.raises(BuildError, match=words):
        decks.refuse_contradiction("c", value, keys, entries)


FOUR = {"a = 1": "a = 2", "b = 2": "", "c = 3": "", "d = 4": ""}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        pytest.param("@misconception('M1')\ndef double(x): ...", ", line 1: write it as", id="hint missing"),
        pytest.param("def double(x): ...", r", line 1: 'def double\(x\):' is no entry\. Write it as @mis", id="unmarked"),
        pytest.param("@misconcept('M1', hint='h')\ndef f(x): ...", ", line 1: .@misconcept.* is no entry", id="misspelt mark"),
        pytest.param("\nwrong_lines('M1', {'a = 1': ''}, hint='h')", ", line 2: .wrong_lines.* is no entry", id="misspelt"),
        pytest.param("HINT = 'h'", ", line 1: .* is no entry.*, or take it out", id="a variable"),
        pytest.param("@misconception(hint='h')\ndef double(x): ...", ", line 1: write it as", id="id missing"),
        pytest.param("@misconception('M1', hint=HINT)\ndef double(x): ...", ", line 1: .* with plain texts", id="no literal"),
        pytest.param("wrong_value('M1', cell='a', values={'a': 1}, hint='h')", ", line 1: write it as", id="cell given"),
        pytest.param("@misconception(cell='double', hint='h')\ndef double(x): ...", ", line 1: write it as", id="cell for id"),
        pytest.param("wrong_value('M1', hint='h')", r", line 1: wrong_value needs values=\{name: value\}", id="values missing"),
        pytest.param("wrong_line('M1', hint='h')", ", line 1: write it as wrong_line", id="lines missing"),
        pytest.param("wrong_line('M1', {}, hint='h')", ", line 1: .* with plain texts", id="no line"),
        pytest.param("wrong_line('M1', {'a = 1': B}, hint='h')", ", line 1: .* with plain texts", id="line no literal"),
        pytest.param("wrong_line('M1', {'a = 1': 2}, hint='h')", ", line 1: .* with plain texts", id="line no text"),
        pytest.param("wrong_line('M1', {'a = 1': 'a = 2', ' a = 1': ''}, hint='h')", ", .* each line once", id="line twice"),
        pytest.param(f"wrong_line('M1', {FOUR}, hint='h')", ", line 1: .*and 3 at most", id="four lines"),
        pytest.param("wrong_line('M1', {'a = 1': 'a = 2'})", ", line 1: write it as", id="hint of a line missing"),
        pytest.param("wrong_value('M1', hint='h', values={'a': 1})\n" * 2, ": M1 is listed twice", id="twice"),
        pytest.param("a = '\0'", " is not valid Python", id="NUL"),
        pytest.param("a = '\udcff'", " is not valid Python", id="not UTF-8"),
    ],
)
def test_wrong_bank_entry_is_refused(tmp_path, entry, words):
    """File and line of an entry that cannot be used."""
    path = tmp_path / "autograder" / "misconceptions" / "mini" / "double.py"
    path.parent.mkdir(parents=True)
    path.write_text(entry, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(bank.BankError, match=f"^autograder/misconceptions/mini/double.py{words}"):
        bank.load(path.parent, {"double": "a = 1\nb = 2\nc = 3\nd = 4"})


def test_bank_in_one_file_is_refused(tmp_path):
    """A topic's bank was one file once; it is not passed over in silence."""
    folder = tmp_path / "autograder" / "misconceptions" / "mini"
    folder.parent.mkdir(parents=True)
    folder.with_name("mini.py").write_text("wrong_value('M1', values={'a': 1}, hint='h')")
    with pytest.raises(bank.BankError, match=r"^mini\.py lies in autograder/misconceptions: .* to mini/CELL\.py and delete it"):
        bank.load(folder, {})


def test_bank_is_read_file_by_file(tmp_path):
    """In the order of names and lines; each entry is for the cell that its file is named after. No folder is an empty bank."""
    entry = "wrong_value('{}', values={{'a': 1}}, hint='h')\n"
    root = minicourse.write(tmp_path)
    folder = minicourse.write_bank(root, {"b": entry.format("M2") + entry.format("M1"), "a": entry.format("M2"), "c": ""})
    assert [(m.cell, m.id) for m in bank.load(folder, {})] == [("a", "M2"), ("b", "M2"), ("b", "M1")]
    assert bank.load(folder.parent / "nothing", {}) == []
