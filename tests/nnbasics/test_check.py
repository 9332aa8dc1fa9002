"""`check` as students meet it: in a real kernel, beside the checks.json of a real build."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import nbclient
import nbformat
import pytest

from autograder.judge import judge_cell
from autograder.observations import parse_frame
from autograder.referencefile import load
from nnbasics._card import cell
from nnbasics.compare import FAILED, NOT_RUN, PASSED, Verdict
from tests.support import minicourse
from tests.support.livekernel import LiveKernel

BIN = Path(sys.executable).parent
WRONG = {**minicourse.RIGHT, "double": "import numpy as np\ndef double(x):\n    return 3 * np.asarray(x)"}
STUB = "def double(x):\n    raise NotImplementedError"
DOUBLE = minicourse.RIGHT["double"]
SQUARED = "import numpy as np\ndef double(x):\n    return np.asarray(x) ** 2"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A built mini course."""
    root = minicourse.write(tmp_path_factory.mktemp("course"))
    subprocess.run([BIN / "course", "--root", root, "build"], check=True, capture_output=True)
    return root


@pytest.fixture(scope="module")
def tests(course):
    """The released test cells' sources, by id."""
    return {cell.id: cell.source for cell in minicourse.release(course).cells if cell.id.startswith("test_")}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One kernel for this module."""
    with LiveKernel(tmp_path_factory.mktemp("kernel")) as kernel:
        yield kernel


@pytest.fixture
def kernel(shared, course, tmp_path):
    """The kernel, emptied, in a fresh student's folder: what was verified before is forgotten."""
    shutil.copytree(course / "release" / minicourse.ID, tmp_path / "mini")
    shared.run("%reset -f")
    shared.run(f"import os; os.chdir({str(tmp_path / 'mini')!r})")
    return shared


def _card(ran):
    assert len(ran.cards) == 1
    return ran.cards[0]


def _tree(card):
    return ET.fromstring(card["text/html"])  # noqa: S314 - our own card, and it must be well-formed


def _html_text(card):
    return " ".join("".join(_tree(card).itertext()).split())


# --- verdicts ---


def test_right_answer_passes_on_one_line(kernel, tests):
    """Several passed checks are one line, folded open by whoever wants; the card says who decides the points."""
    kernel.run(DOUBLE)
    ran = kernel.run(tests["test_double"])
    card = _card(ran)
    assert ran.reply["status"] == "ok"
    assert card["text/plain"].splitlines() == [
        "✓ 2 of 2 practice checks pass; hidden checks decide the 6 points",
        "  what was checked: ✓ double of 3; ✓ double of a row",
    ]
    folded = _tree(card).find("details")
    assert [line.text for line in folded.iter("li")] == ["✓ double of 3: right", "✓ double of a row: right"]


def test_name_with_a_colon_is_listed_whole():
    """Passed checks that differ only after a colon stay apart in the text form."""
    passed = [({"name": f"deck 003: {name}", "cell": {}}, Verdict(PASSED)) for name in ("y", "loss")]
    assert repr(cell(passed)).endswith("what was checked: ✓ deck 003: y; ✓ deck 003: loss")


def test_wrong_answer_says_how_wrong(kernel, tests):
    """A factor is named, both checks ran, and the cell fails at its end with one line."""
    kernel.run(WRONG["double"])
    ran = kernel.run(tests["test_double"])
    lines = _card(ran)["text/plain"].splitlines()
    assert lines[0].startswith("✗ 0 of 2 practice checks pass")
    assert "double of 3: not right yet: the number is not right (you have 9)" in lines[1]
    assert "2 of 2 numbers are wrong: it is 1.5 times too large" in lines[2]
    assert (ran.reply["status"], ran.reply["ename"]) == ("error", "CheckFailed")
    error = ran.outputs[-1]
    assert error["traceback"] == ["CheckFailed: 2 of 2 checks did not pass; first: double of 3"]


def test_misconception_gets_its_hint(kernel, tests):
    """The number of a known mistake is answered with its hint."""
    kernel.run(SQUARED)
    assert (
        "Hint: You squared it: twice a number is the number plus itself."
        in _card(kernel.run(tests["test_double"]))["text/plain"]
    )


def test_hint_comes_on_request(kernel, tests):
    """The page says first where; why is folded under a summary, which opens by mouse and keyboard. Plain text says both."""
    kernel.run(SQUARED)
    html = _card(kernel.run(tests["test_double"]))["text/html"]
    where, _, folded = html.partition("<details")
    assert "the number is not right" in where
    assert "You squared it" not in where
    assert re.search(r"<summary[^>]*><strong>Hint:</strong> why\?</summary>You squared it", folded)


def test_unfinished_answer_names_its_cell(kernel, tests):
    """NotImplementedError of the stub is no mistake: the card says which cell to complete, once."""
    kernel.run(STUB)
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    assert text.count("not finished yet: complete the cell `double`, run it, then run this cell again") == 1
    assert "… double of 3: could not be checked" in text
    assert "1 more: the same" in text


def test_missing_answer_names_the_cell_to_run(kernel, tests):
    """NameError in the check's own line: the solution cell has not been run."""
    assert "`double` does not exist yet: run the cell `double` first" in _card(kernel.run(tests["test_double"]))["text/plain"]


def test_missing_name_inside_the_answer_names_the_line(kernel, tests):
    """NameError inside the student's function: its line, and both likely causes."""
    kernel.run("def double(x):\n    y = x\n    return twice * y")
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    assert "`twice` does not exist, in line 3 of `double`: is it misspelled" in text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("def double(x):\n    y = x\n    return y / 0", "ZeroDivisionError", id="own line"),
        pytest.param(
            "import numpy as np\ndef double(x):\n    y = np.ones(2)\n    return np.linalg.solve(y, y)",
            "LinAlgError",
            id="inside NumPy",
        ),
        pytest.param("def double(x):\n    import sys\n    sys.exit(1)", "SystemExit", id="exit"),
    ],
)
def test_exception_names_the_students_line(kernel, tests, code, words):
    """The line is the student's own, even if the exception came from a library; the kernel lives on."""
    kernel.run(code)
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    assert f"your code stopped with {words}" in text
    assert f"in line {len(code.splitlines())} of `double`" in text


def test_matrix_product_that_does_not_fit_is_told_in_rows_and_columns(kernel, tests):
    """Both sizes are named on the side where they stand, without NumPy's word for it (gufunc signature)."""
    kernel.run("import numpy as np\ndef double(x):\n    return np.ones((4, 2)) @ np.ones((3, 5))")
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    assert "a row on the left has length 2, a column on the right 3, in line 3 of `double`" in text
    assert "gufunc" not in text


@pytest.mark.parametrize(
    ("code", "helper"),
    [
        pytest.param("def double(x, y):\n    return x", "lambda x: double(x)", id="another signature"),
        pytest.param("def double(x):\n    return 1.0", "lambda x: [v for v in double(x)]", id="one number for several"),
    ],
)
def test_answer_of_another_form_does_not_blame_a_line_of_the_check(kernel, tests, code, helper):
    """No function of the test cell is named as if it were the student's, neither a lambda nor a helper."""
    kernel.run(code)
    source = tests["test_double"].replace("double(", "use(")
    head, rest = source.split("import check\n", 1)
    body = helper.removeprefix("lambda x: ")
    text = _card(kernel.run(f"{head}import check\n\ndef use(x):\n    return {body}\n\n{rest}"))["text/plain"]
    assert "your answer could not be used (TypeError: " in text
    assert "does `double` take and return what the task asks for" in text
    assert "in line" not in text


def test_shapes_that_do_not_fit_are_told_with_the_rule(kernel, tests):
    """Both shapes and how NumPy compares them, for the mistake of a sum that lost its axis."""
    kernel.run("import numpy as np\ndef double(x):\n    Z = np.ones((4, 3))\n    return Z / Z.sum(axis=1)")
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    said = "the shapes (4,3) and (4,) do not fit entry by entry: sizes are compared from the last one backward, in line 4"
    assert said in text
    assert "operands" not in text


@pytest.mark.parametrize("line", ["x -= 0.5", "x += np.array([0.25, 1.0])", "x *= 1.5"])
def test_fractions_in_an_array_of_whole_numbers_are_told_in_the_courses_terms(kernel, tests, line):
    """What stands in the way and what to do, without NumPy's words for it (ufunc, dtype, casting rule)."""
    kernel.run(f"import numpy as np\ndef double(x):\n    x = np.array([1, -2])\n    {line}\n    return x")
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    assert "an array of whole numbers cannot hold fractions" in text
    assert "start from a copy of floats, in line 4 of `double`" in text
    assert "ufunc" not in text


@pytest.mark.parametrize("line", ["return x if x > 0 else 0", "return max(x, 0)", "return (x > 0 and x) * 2"])
def test_one_truth_value_for_a_whole_array_is_told_in_the_courses_terms(kernel, tests, line):
    """NumPy's own advice, any() or all(), would let one number decide for all."""
    kernel.run(f"import numpy as np\ndef double(x):\n    x = np.array([1.0, -2.0])\n    {line}")
    text = _card(kernel.run(tests["test_double"]))["text/plain"]
    assert "np.where or np.maximum decides entry by entry, in line 4 of `double`" in text
    assert "any()" not in text


def test_failure_comes_after_the_other_checks(kernel):
    """A wrong check does not stop the cell: what follows it runs, and its checks are made."""
    kernel.run(SQUARED)
    ran = kernel.run(
        "from nnbasics.check import check\n"
        "check('double of 3', lambda: double(3.0))\nprint('went on')\ncheck('double of a row', lambda: [2.0, -4.0])"
    )
    assert "went on" in ran.text
    assert _card(ran)["text/plain"].startswith("✗ 1 of 2 practice checks pass")
    assert ran.reply["ename"] == "CheckFailed"


def test_a_cell_that_stops_still_shows_its_checks(kernel):
    """An exception between two checks: the card of the first is shown, and the exception stays what it was."""
    kernel.run(DOUBLE)
    ran = kernel.run("from nnbasics.check import check\ncheck('double of 3', lambda: double(3.0))\n1 / 0")
    assert "✓ 1 of 1" in _card(ran)["text/plain"]
    assert ran.reply["ename"] == "ZeroDivisionError"


def test_check_returns_none(kernel):
    """A value as last expression would be read as a score by nbgrader's own Validate."""
    kernel.run(DOUBLE)
    ran = kernel.run("from nnbasics.check import check\ncheck('double of 3', lambda: double(3.0))")
    assert [o for o in ran.outputs if "execution_count" in o] == []


@pytest.mark.parametrize("answer", [DOUBLE, WRONG["double"], SQUARED, STUB], ids=["right", "wrong", "hint", "unfinished"])
def test_card_says_the_same_in_html_and_text(kernel, tests, answer):
    """Well-formed HTML without script; without color and layout, sign and words remain, as in the text form."""
    kernel.run(answer)
    card = _card(kernel.run(tests["test_double"]))
    words, tree = _html_text(card).replace("Hint: why?", "Hint: "), _tree(card)
    assert {node.tag for node in tree.iter()} <= {"div", "strong", "ul", "li", "code", "details", "summary"}
    assert {name for node in tree.iter() for name in node.attrib} <= {"role", "aria-label", "style"}
    assert words[0] == card["text/plain"][0] in "✓✗"
    for line in card["text/plain"].splitlines()[:2]:
        assert line.strip(" -").replace("`", "").split(": ✓")[0] in words


def _words(text):
    """The words of a card's form: `:`, `;` and backticks are layout, and so is `right` after a ✓ that the text drops."""
    return set(re.findall(r"[^\s`:;]+", text)) - {"right", "-", "why?"}


def _pieces(card):
    return " ".join(_tree(card).itertext())


@pytest.mark.parametrize(
    "answer", [DOUBLE, WRONG["double"], SQUARED, STUB, "def double(x):\n    return 1 / 0", "double = 3"],
    ids=["right", "wrong", "hint", "unfinished", "raises", "no function"],
)  # fmt: skip
def test_the_text_form_says_everything(kernel, tests, answer):
    """VS Code and terminals may show only text: claim, what was wrong and hint are in it, word for word what HTML says."""
    kernel.run(answer)
    card = _card(kernel.run(tests["test_double"]))
    assert _words(card["text/plain"]) == _words(_pieces(card))
    named = "You squared it: twice a number is the number plus itself." in card["text/plain"]
    assert named == (answer in {SQUARED, WRONG["double"]})  # of 3, three times is the square


def test_the_text_form_of_other_cards_says_everything(kernel, tests):
    """Likewise the summary, the warning of cells out of order, and the card without checks.json."""
    kernel.run(tests["test_double"], cell_id="test_double")
    kernel.run(minicourse.RIGHT["square_sum"], cell_id="square_sum")
    kernel.run(STUB, cell_id="double")
    stale = _card(kernel.run(tests["test_double"], cell_id="test_double"))
    done = _card(kernel.run("from nnbasics.check import summary\nsummary()"))
    kernel.run("import os; os.remove('checks.json')")
    unknown = _card(kernel.run("%reset -f\nfrom nnbasics.check import check\ncheck('a', lambda: 1)"))
    said = [card["text/plain"] for card in (stale, done, unknown)]
    for text, words in zip(said, ("out of order", "answers done", "Not checked"), strict=True):
        assert words in text
    assert list(map(_words, said)) == [_words(_pieces(card)) for card in (stale, done, unknown)]


def test_markup_of_a_student_is_shown_as_text(kernel, tests):
    """An exception's message is escaped in the card."""
    kernel.run("def double(x):\n    raise ValueError('<img src=x onerror=alert(1)>`')")
    card = _card(kernel.run(tests["test_double"]))
    assert "<img" not in card["text/html"]
    assert "<img src=x onerror=alert(1)>" in _html_text(card)


# --- state ---


def test_cells_out_of_order_are_noticed(kernel, tests):
    """With the cell ids that JupyterLab sends, a failure says which cells were run out of order (from the first check on)."""
    kernel.run(tests["test_double"], cell_id="test_double")
    kernel.run(minicourse.RIGHT["square_sum"], cell_id="square_sum")
    kernel.run(STUB, cell_id="double")
    text = _card(kernel.run(tests["test_double"], cell_id="test_double"))["text/plain"]
    assert "Cells were run out of order (`double` after `square_sum`)" in text
    assert "Kernel > Restart Kernel and Run All Cells" in text


@pytest.mark.parametrize("ids", [("double", "square_sum"), (None, None)], ids=["in order", "no ids sent"])
def test_no_warning_without_cause(kernel, tests, ids):
    """Cells in order, or a frontend that sends no ids: nothing is claimed."""
    kernel.run(tests["test_double"])
    kernel.run(STUB, cell_id=ids[0])
    kernel.run(minicourse.RIGHT["square_sum"], cell_id=ids[1])
    assert "out of order" not in kernel.run(tests["test_double"]).text


def test_summary_counts(kernel, tests):
    """What is done and left, and that the hidden checks decide; a later wrong answer takes a ✓ back."""
    summary = "from nnbasics.check import summary\nsummary()"
    assert "mini: 0 of 2 answers done" in kernel.run(summary).text
    kernel.run(DOUBLE)
    kernel.run(tests["test_double"])
    lines = _card(kernel.run(summary))["text/plain"].splitlines()
    assert lines == [
        "mini: 1 of 2 answers done",
        "  - ✓ done: `double` (2 of 2 practice checks, 6 points by hidden checks)",
        "  - left: `square_sum` (0 of 1 practice checks, 4 points by hidden checks)",
        "  - Hidden checks decide 10 points when your work is graded; practice checks carry none.",
    ]
    kernel.run(SQUARED)
    kernel.run(tests["test_double"])
    assert "0 of 2 answers done" in kernel.run(summary).text


def test_exercise_without_practice_checks_gets_no_tick(kernel):
    """Where nothing was compared, the summary does not say done."""
    kernel.run("import json, pathlib\np = pathlib.Path('checks.json')\nd = json.loads(p.read_text())")
    kernel.run("d['cells'][1]['checks'] = []\np.write_text(json.dumps(d))")
    text = kernel.run("from nnbasics.check import summary\nsummary()").text
    assert "mini: 0 of 1 answers done" in text
    assert "only graded: `square_sum` (no practice checks, 4 points by hidden checks)" in text


def test_a_written_answer_is_not_forgotten(kernel):
    """What nothing can check is named, with its points, and is never counted as done."""
    kernel.run("import json, pathlib\np = pathlib.Path('checks.json')\nd = json.loads(p.read_text())")
    kernel.run("d['written'] = [{'id': 'explanation', 'points': 8.0}]\np.write_text(json.dumps(d))")
    lines = _card(kernel.run("from nnbasics.check import summary\nsummary()"))["text/plain"].splitlines()
    assert lines[0] == "mini: 0 of 2 answers done"
    assert lines[3] == "  - not checked here: your text in `explanation` (8 points, read by a person)"


def test_newer_checks_json_is_read_again(kernel, tests):
    """A file downloaded again counts at once, without a restart."""
    kernel.run(DOUBLE)
    assert "✓ 2 of 2" in kernel.run(tests["test_double"]).text
    kernel.run(
        "p = __import__('pathlib').Path('checks.json'); p.write_text(p.read_text().replace('double of 3', 'double of three'))"
    )
    ran = kernel.run("from nnbasics.check import check\ncheck('double of three', lambda: double(3.0))")
    assert [card["text/plain"].splitlines()[0] for card in ran.cards] == [
        "✓ 1 of 1 practice checks pass; hidden checks decide the 6 points"
    ]


# --- what bad surroundings get ---


def test_without_checks_json_nothing_is_right(kernel, tests):
    """Not checked, never ✓; the cell does not fail either."""
    kernel.run("os_ = __import__('os'); os_.remove('checks.json')")
    kernel.run(DOUBLE)
    ran = kernel.run(tests["test_double"] + "\nfrom nnbasics.check import summary\nsummary()")
    assert ran.reply["status"] == "ok"
    assert "Not checked: double of 3" in ran.text
    assert "There is no checks.json in mini/." in ran.text
    assert "Not checked: summary" in ran.text
    assert "✓" not in ran.text


@pytest.mark.parametrize("damage", ["{", "[]", '{"assignment": "mini"}'], ids=["no JSON", "a list", "fields missing"])
def test_damaged_checks_json_is_said(kernel, tests, damage):
    """A cut download: what is damaged, where, and the next step."""
    kernel.run(f"__import__('pathlib').Path('checks.json').write_text({damage!r})")
    ran = kernel.run(tests["test_double"])
    assert ran.reply["ename"] == "CheckError"
    assert "checks.json in mini/ is damaged" in ran.reply["evalue"]
    assert "Download it again" in ran.reply["evalue"]


def test_unknown_name_raises(kernel):
    """A name that checks.json does not have is no pass and no fail."""
    ran = kernel.run("from nnbasics.check import check\ncheck('double of 4', lambda: 8.0)")
    assert ran.reply["ename"] == "CheckError"
    assert "no check is called 'double of 4' in checks.json (mini)" in ran.reply["evalue"]
    assert ran.cards == []


def test_another_grader_is_refused(kernel):
    """Under nbgrader without the kit's judge nobody would judge: the check raises, right answer or not."""
    kernel.run("__import__('os').environ['NBGRADER_EXECUTION'] = 'autograde'")
    ran = kernel.run("from nnbasics.check import check\ncheck('double of 3', lambda: 6.0)")
    kernel.run("del __import__('os').environ['NBGRADER_EXECUTION']")
    assert ran.reply["ename"] == "CheckError"
    assert "without the course kit's judge" in ran.reply["evalue"]
    assert ran.cards == []


HOSTILE = """
class Hostile:
    def __array__(self, *args, **kwargs):
        raise ZeroDivisionError
class Odd(BaseException):
    pass
def throw(error):
    raise error
"""


def test_publishing_returns_none_and_never_raises(kernel):
    """While grading, every answer is one frame: a value, or the class of what was raised; the options go along."""
    kernel.run("__import__('os').environ['NNBASICS_PUBLISH'] = '1'")
    ran = kernel.run(
        HOSTILE + "from nnbasics.check import check, summary\nresults = [\n"
        "check('a', lambda: 1.5, digits=1), check('a', lambda: 2, weight=3, atol=1.0),\n"
        "check('b', Hostile), check('c', lambda: throw(ValueError('secret'))), check('d', lambda: throw(SystemExit(0))),\n"
        "check('e', lambda: throw(Odd())), check('f', lambda: undefined_name), check('g', None), summary()]\n"
        "print(results == [None] * 9)"
    )
    kernel.run("del __import__('os').environ['NNBASICS_PUBLISH']")
    assert ran.reply["status"] == "ok"
    assert "True" in ran.text
    seen = [parse_frame(frame) for frame in ran.frames]
    assert [(o.check, o.error) for o in seen] == [
        ("a", ""), ("a", ""), ("b", ""), ("c", "ValueError"), ("d", "SystemExit"),
        ("e", "Odd"), ("f", "NameError: undefined_name"), ("g", "TypeError"),
    ]  # fmt: skip
    assert seen[0].options == {"digits": 1}
    assert seen[1].options == {"weight": 3, "atol": 1.0}
    assert seen[2].value == {"kind": "unsupported", "type": "a type"}
    assert "secret" not in "".join(ran.frames)


def test_time_limit_is_published_and_ends_the_cell(kernel):
    """An interrupt is the grader's: it is published and then goes on."""
    kernel.run("__import__('os').environ['NNBASICS_PUBLISH'] = '1'")
    ran = kernel.run(
        HOSTILE + "from nnbasics.check import check\ncheck('a', lambda: throw(KeyboardInterrupt()))\ncheck('b', lambda: 1)"
    )
    kernel.run("del __import__('os').environ['NNBASICS_PUBLISH']")
    assert [parse_frame(frame).error for frame in ran.frames] == ["KeyboardInterrupt"]
    assert ran.reply["ename"] == "KeyboardInterrupt"


def test_answer_comes_at_once(kernel, tests):
    """The aim is 50 ms for a cell of checks; ten times that here, because test machines are busy."""
    kernel.run(SQUARED)
    kernel.run(tests["test_double"])
    times = []
    for _ in range(15):
        start = time.perf_counter()
        kernel.run(tests["test_double"])
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.5, f"median {1000 * statistics.median(times):.1f} ms"


# --- whole notebooks, other hosts ---


def _filled(course, folder, answers):
    shutil.copytree(course / "release" / minicourse.ID, folder)
    nb = minicourse.solve(minicourse.release(course), answers)
    nbformat.write(nb, folder / "mini.ipynb")
    return nb


def test_whole_notebook_runs(course, tmp_path):
    """A finished release, run from top to bottom by nbclient: no error, and the summary says all is done."""
    nb = _filled(course, tmp_path / "mini", minicourse.RIGHT)
    nbclient.NotebookClient(nb, kernel_name="python3", resources={"metadata": {"path": str(tmp_path / "mini")}}).execute()
    shown = [
        o.data["text/plain"].splitlines()[0] for c in nb.cells for o in c.get("outputs", []) if o.output_type == "display_data"
    ]
    assert shown == [
        "✓ 2 of 2 practice checks pass; hidden checks decide the 6 points",
        "✓ 1 of 1 practice checks pass; hidden checks decide the 4 points",
        "mini: 2 of 2 answers done",
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, "VALIDATION FAILED ON 2 CELL(S)", id="untouched", marks=pytest.mark.long),
        pytest.param(WRONG, "VALIDATION FAILED ON 1 CELL(S)", id="one wrong"),
        pytest.param(minicourse.RIGHT, "Success! Your notebook passes all the tests.", id="right", marks=pytest.mark.long),
    ],
)
def test_nbgrader_validate_agrees(course, tmp_path, answers, expected):
    """The stock Validate, which knows nothing of the kit, fails and passes with the checks."""
    _filled(course, tmp_path / "mini", answers)
    command = [BIN / "nbgrader", "validate", "mini.ipynb"]
    done = subprocess.run(command, cwd=tmp_path / "mini", capture_output=True, text=True, check=False)
    assert expected in done.stdout, done.stdout + done.stderr


PLAIN = """
import sys
sys.modules["IPython"] = None
from nnbasics.check import CheckFailed, check, summary
check("double of 3", lambda: 6.0)
try:
    check("double of a row", lambda: [1.0, 4.0])
except CheckFailed as failure:
    print("raised:", failure)
summary()
"""


def test_plain_python_prints_and_raises(course):
    """Without IPython the card is printed, and a wrong check raises where it stands."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NNBASICS_", "NBGRADER_"))}
    folder = course / "release" / minicourse.ID
    done = subprocess.run([sys.executable, "-c", PLAIN], cwd=folder, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("✓ 1 of 1 practice checks pass; hidden checks decide the 6 points\n")
    assert "Hint: You squared it" in done.stdout
    assert "raised: 1 of 1 checks did not pass; first: double of a row" in done.stdout
    assert "left: `double` (1 of 2 practice checks" in done.stdout
    assert done.stderr == ""


# --- local and graded ---

ODD_ANSWERS = {
    "double": [
        minicourse.RIGHT["double"], WRONG["double"], STUB, "del double",
        "def double(x):\n    return None", "def double(x):\n    return 'a'", "def double(x):\n    return double",
        "def double(x):\n    return float('nan')", "def double(x):\n    return [[2 * x]]",
        "def double(x):\n    return {'a': x}",
        "def double(x):\n    return (2 * np.asarray(x)).tolist()", "def double(x):\n    return np.float32(2) * np.float32(x)",
        "def double(x):\n    return 1 / 0", "def double(x):\n    raise SystemExit", "def double(x):\n    return [x, [x, [x]]]",
    ],
    "square_sum": [
        minicourse.RIGHT["square_sum"], "def square_sum(x):\n    return np.sum(np.asarray(x) ** 2, keepdims=True)",
        "def square_sum(x):\n    return 10 ** 400", "def square_sum(x):\n    return 5j", "def square_sum(x):\n    return '5'",
    ],
}  # fmt: skip


def test_local_and_graded_verdicts_are_equal(kernel, course, tests):
    """Same answer, same status, mistake and hint: by the student's session and through the wire to the judge."""
    reference = load(course / "autograder" / "references" / "mini.json", "mini")
    answers = [(m.cell, m.code) for m in minicourse.misconceptions(course)]
    answers += [(cell, code) for cell, codes in ODD_ANSWERS.items() for code in codes]
    kernel.run("import numpy as np\nfrom nnbasics import _session\n" + DOUBLE)
    seen = set()
    for solution, code in answers:
        kernel.run(code)
        kernel.run(tests[f"test_{solution}"])
        verdicts = "{n: [v.status, v.mistake, v.hint] for n, v in _session.current().verdicts.items()}"
        local = kernel.value(verdicts)
        kernel.run("__import__('os').environ['NNBASICS_PUBLISH'] = '1'")
        frames = kernel.run(tests[f"test_{solution}"]).frames
        kernel.run("del __import__('os').environ['NNBASICS_PUBLISH']")
        result = judge_cell([parse_frame(frame) for frame in frames], reference.cell(f"test_{solution}"))
        graded = {
            r.check.name: [r.verdict.status, r.verdict.mistake, r.verdict.hint] for r in result.results if not r.check.hidden
        }
        assert {name: local[name] for name in graded} == graded, code
        seen |= {(status, mistake) for status, mistake, _ in graded.values()}
    assert seen == {(PASSED, ""), (FAILED, ""), (NOT_RUN, ""), (FAILED, "X1"), (FAILED, "X2")}
