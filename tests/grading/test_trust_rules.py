"""The trust rules of the design that need no sandbox: 1, 2, 3, 5, 6 and 8, each against an attack on it."""

import contextlib
import json
import math
import re
import shutil
from html import unescape

import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from autograder import cards, runstore
from autograder.judge import judge_cell, size_limit
from autograder.observations import MAX_FRAME, MAX_FRAMES, Collector, Malformed, Observation, decode, message_size, parse_frame
from autograder.reference import CellReference, CheckReference
from autograder.settings import Course
from nnbasics import wire
from nnbasics.compare import Reference
from tests.grading.conftest import NBGRADER, grade, run, shared
from tests.support import minicourse

ID = minicourse.ID
WANT = np.array([[1.5, -2.25], [0.125, 7.75]])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
# close enough to a real frame to get past the first look
FORM = st.fixed_dictionaries(
    {"kind": st.sampled_from(["array", "text", "list", "dict", "none", "unsupported", "?"])},
    optional={
        "dtype": st.sampled_from([*wire.DTYPES, "O", "<f16", ">f8", "<U4", "<c16", "V8"]) | JSON,
        "shape": st.lists(st.integers(-1, 5) | st.integers(0, wire.MAX_BYTES) | st.integers(10**18, 10**19), max_size=9) | JSON,
        "data": st.sampled_from(["", "AAAAAAAA", "AAAAAAAAAAA=", "AAAAAAAA8H8=", "%%%"]) | JSON,
        "text": JSON,
        "items": st.lists(JSON, max_size=3) | st.just([["z1", {"kind": "none"}]]) | JSON,
        "type": JSON,
    },
)


def check_of(value, name="c", *, hidden=True):
    """A check's reference."""
    return CheckReference(name, hidden, 1.0, Reference(value))


def judged(form, value=WANT):
    """The verdict and the score when `form` is published as the one answer."""
    home = CellReference("test_f", "code", {"points": 4}, "check('c', lambda: f())", "", "f", (check_of(value),))
    result = judge_cell([Observation("c", form)], home)
    return result.results[0].verdict, result.score


# Rule 1: the cell is the one that the parent sent


@given(JSON, st.text(max_size=5))
def test_a_frame_counts_for_the_cell_that_ran(extra, claimed):
    """No field of a frame moves it to another cell."""
    collector = Collector()
    collector.add(
        "ran", json.dumps({"check": "c", "value": {"kind": "none"}, "cell": claimed, "grade_id": claimed, "x": extra})
    )
    assert set(collector.by_cell) <= {"ran"}
    assert len(collector.by_cell.get("ran", [])) + sum(collector.dropped.values()) == 1


@given(JSON)
def test_a_frame_outside_a_test_cell_is_dropped_and_counted(frame):
    """Whatever arrives when no test cell runs is not even parsed."""
    collector = Collector()
    collector.add(None, json.dumps(frame))
    collector.add(None, frame)
    assert collector.by_cell == {}
    assert collector.dropped == {"outside a test cell": 2}


# Rule 2: what is missing, doubled or malformed has not passed


@pytest.mark.parametrize(
    ("observed", "reason"),
    [
        ([], "did not get this far"),
        ([wire.encode(WANT)] * 2, "more than once"),
        ([wire.encode(WANT), wire.encode(WANT + 1)], "more than once"),
        ([wire.encode(WANT * np.nan)], "NaN"),
        ([wire.encode(WANT * np.inf)], "infinity"),
        ([wire.encode(WANT.astype(object))], "an array of objects"),
        ([wire.encode(np.zeros((999, 9)))], "much too large"),
        ([wire.encode(np.zeros((1999, 1999)))], "an array of a size"),
        ([wire.encode(print)], "cannot be checked"),
        ([wire.encode("text")], "a text"),
        ([wire.encode({"a": 1})], "a dictionary"),
        ([wire.encode(None)], "None"),
        (["not a form"], "malformed"),
        ([None], "malformed"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_not_passed_with_the_reason(observed, reason):
    """Nothing but one right value passes; the verdict says why."""
    home = CellReference("test_f", "code", {"points": 4}, "", "", "f", (check_of(WANT),))
    result = judge_cell([Observation("c", form) for form in observed], home)
    assert not result.results[0].verdict.passed
    assert reason in result.results[0].verdict.reason
    assert result.score == 0


@given(JSON | FORM | st.builds(lambda f: {"kind": "list", "items": [f, f]}, FORM))
@pytest.mark.parametrize(
    "value", [WANT, 0.25, {"z1": WANT}, [WANT, WANT], "text", None], ids=lambda value: type(value).__name__
)
def test_no_bytes_stop_the_judge(value, form):
    """Any form at all gets a verdict; it passes only if it is the value."""
    verdict, score = judged(form, value)
    assert verdict.status in ("passed", "failed")
    assert score == (4 if verdict.passed else 0)
    if verdict.passed:
        assert value is None or isinstance(value, str)


@given(JSON | st.text() | FORM.map(lambda form: json.dumps({"check": "c", "value": form})))
def test_any_frame_is_parsed_or_refused(text):
    """The parser raises Malformed and nothing else, whatever it is given."""
    for frame in (text, json.dumps(text)):
        with contextlib.suppress(Malformed):
            assert isinstance(parse_frame(frame), Observation)


# Rule 3: caps


def frame(value="1", **fields):
    """A frame's text, with the value as JSON."""
    return json.dumps({"check": "c", **fields})[:-1] + f', "value": {value}}}'


@pytest.mark.parametrize(
    "text",
    [
        "x" * (MAX_FRAME + 1),
        frame("[" * 41 + "]" * 41),
        "[" * 100_000,
        '{"a":' * 100_000,
        frame("1" * 21),
        frame("NaN"),
        frame("-Infinity"),
        frame(check="n" * 201),
        frame(check=5),
        frame(error="ValueError"),
        frame(error=5),
        frame(options=[1]),
        '{"check": "c"}',
        "[]",
        "",
        b'{"check": "c", "value": 1}',
        {"check": "c", "value": 1},
    ],
    ids=lambda text: str(text)[:25],
)
def test_refused_before_or_while_parsing(text):
    """Length, nesting, digits, NaN, types: a frame that `check` does not send is refused."""
    with pytest.raises(Malformed):
        parse_frame(text)


def test_brackets_in_strings_hide_no_nesting():
    """Closing brackets inside strings do not make a deep frame look shallow, nor opening ones a flat frame look deep."""
    deep = "[" + '"]]]]", [' * 60 + "]" * 61
    with pytest.raises(Malformed, match="nested"):
        parse_frame(deep)
    with pytest.raises(Malformed, match="not JSON"):
        parse_frame('{"check": "' + '\\"' * 200_000)  # a string without an end, in linear time
    assert parse_frame('{"check": "c", "value": {"kind": "text", "text": "' + "[{" * 100 + '"}}').check == "c"


def test_an_honest_frame_is_parsed():
    """What `check` sends is not among the refused."""
    form = wire.encode(WANT)
    assert parse_frame(json.dumps({"check": "c", "value": form})) == Observation("c", form)
    assert parse_frame(json.dumps({"check": "c", "error": "ValueError"})) == Observation("c", None, "ValueError")


def test_the_number_of_frames_is_capped():
    """Frames after the cap are dropped and counted, and with them what else their cell sent."""
    collector = Collector()
    for _ in range(MAX_FRAMES + 7):
        collector.add("cell", frame())
    assert collector.dropped == {"too many or too large": 7, "their cell sent too many or too large ones": MAX_FRAMES}


def test_a_forged_frame_does_not_outlive_the_frame_it_forges():
    """A flood that ends with a forged value has the check's own dropped by the cap: the cell then has no value at all."""
    collector = Collector()
    collector.add("before", frame())
    for _ in range(MAX_FRAMES - 2):
        collector.add("cell", frame(check="another"))
    collector.add("cell", frame())  # forged, the last one that is taken
    collector.add("cell", frame())  # the check's own
    collector.add("after", frame())
    assert list(collector.by_cell) == ["before"] == list(collector.frames)


def test_frames_outside_test_cells_use_up_nothing():
    """Whoever calls `check` a thousand times in a cell of their own still has their test cells judged."""
    collector = Collector()
    for _ in range(2 * MAX_FRAMES):
        collector.add(None, frame())
    collector.add("cell", frame())
    assert len(collector.by_cell["cell"]) == 1


def test_the_total_of_frames_is_capped():
    """Nine frames of 8 MB are more than the total of 64 MB, malformed or not."""
    collector = Collector()
    for _ in range(9):
        collector.add("cell", "x" * MAX_FRAME)
    assert collector.dropped == {"malformed": 8, "too many or too large": 1}


GOOD = wire.encode(WANT)


@pytest.mark.parametrize(
    "change",
    [
        {"dtype": "O"}, {"dtype": "<f16"}, {"dtype": ">f8"}, {"dtype": "<c16"}, {"dtype": "<U8"}, {"dtype": "<M8[s]"},
        {"dtype": None}, {"dtype": ["<f8"]}, {"shape": [2, 3]}, {"shape": [-2, -2]}, {"shape": [4.0]}, {"shape": [True, 4]},
        {"shape": [0, 2**62, 2**62]}, {"shape": [4_000_000] * 7 + [0]}, {"shape": [2] * 33}, {"shape": "22"},
        {"shape": [2**64 + 2, 2]},
        {"data": GOOD["data"][:-4]}, {"data": GOOD["data"] + "AAAA"}, {"data": "?" * 44}, {"data": 5},
        {"data": "A" * 4_000_000}, {"kind": "pickle"}, {"kind": ["array"]}, {"dtype": "|b1", "shape": [32]},
    ],
    ids=str,
)  # fmt: skip
def test_an_array_must_be_what_it_says(change):
    """A dtype on the whitelist, shape of whole numbers, and exactly their product in bytes."""
    with pytest.raises(wire.WireError):
        decode(Observation("c", {**GOOD, **change}), 10**6)
    assert judged({**GOOD, **change})[1] == 0
    assert judged(GOOD)[1] == 4


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "a\0b"], ids=ascii)
def test_half_characters_and_nul_are_refused(text):
    """In a text, in a key, in a list."""
    for form in ({"kind": "text", "text": text}, {"kind": "dict", "items": [[text, {"kind": "none"}]]}):
        for nested in (form, {"kind": "list", "items": [form]}):
            with pytest.raises(wire.WireError):
                decode(Observation("c", nested), 10**6)


def test_an_answer_may_be_four_times_as_large_as_the_reference():
    """At most 4 x the reference's bytes (and 4 kB, for small wrong shapes)."""
    large = np.ones(10_000)
    assert size_limit(large) == 4 * large.nbytes
    assert decode(Observation("c", wire.encode(np.ones(40_000))), size_limit(large)).shape == (40_000,)
    with pytest.raises(wire.WireError):
        decode(Observation("c", wire.encode(np.ones(40_001))), size_limit(large))


@pytest.mark.parametrize("kind", ["stream", "error", "display_data", "execute_result", "status"])
@given(JSON | st.fixed_dictionaries({"name": JSON, "text": st.text(), "data": JSON, "metadata": JSON, "execution_count": JSON}))
def test_any_output_is_measured_or_refused(kind, content):
    """An output message's content is measured, or Malformed; nothing else is raised that would stop a run."""
    with contextlib.suppress(Malformed):
        assert message_size(kind, content) > 0


# Rules 5 and 6, 8: in a class of real submissions

STASH = """
import numpy as np
kept = []
def double(x):
    kept.append(x)
    return np.asarray(x) * 2
"""
SHOW = (
    "print(kept, In)",
    "kept",
    "raise ValueError(f'{kept} {In}')",
    "from IPython.display import HTML\nHTML(f'<b>{kept}</b>')",
)
SNOOP = """
import os, sys, pathlib
def read(path):
    try:
        return pathlib.Path(path).read_text(errors="replace")
    except OSError as error:
        return repr(error)
print("ENVIRON", dict(os.environ), read("/proc/self/environ"))
print("ARGV", sys.argv, sys.orig_argv, read("/proc/self/cmdline"), os.getcwd())
print("FILES", sorted(str(p) for p in pathlib.Path.cwd().parent.rglob("*")))
print("MODULES", sorted(sys.modules))
print("CELLS", In, get_ipython().kernel.get_parent("shell"))
print("END")
"""
NOISE = """
import numpy as np
class Zaphod(Exception):
    pass
turn = []
def double(x):
    turn.append(1)
    if len(turn) % 3 == 0:
        raise Zaphod("Beeblebrox")
    if len(turn) % 3 == 1:
        return Beeblebrox
    return {"Beeblebrox": "Zaphod"}
def square_sum(x):
    return "Beeblebrox <script>"
"""


def write_class(folder, mini_course):
    """Hand in and grade: a stash, a wrong factor, words of a student's own, a look around."""
    shutil.copytree(mini_course, folder, dirs_exist_ok=True)
    nb = minicourse.release(folder)
    stash = minicourse.solve(nb, {**minicourse.RIGHT, "double": STASH})
    stash.cells += [minicourse.new_code_cell(source) for source in SHOW]
    minicourse.submit(folder, "stash", stash)
    triple = "import numpy as np\ndef double(x):\n    return 6 * np.asarray(x)"
    minicourse.submit(folder, "factor", minicourse.solve(nb, {**minicourse.RIGHT, "double": triple}))
    minicourse.submit(folder, "noise", minicourse.solve(nb, {**minicourse.RIGHT, "double": NOISE, "square_sum": "pass"}))
    snoop = minicourse.solve(nb, minicourse.RIGHT)
    snoop.cells += [minicourse.new_code_cell(SNOOP)]
    minicourse.submit(folder, "snoop", snoop)
    results, done = grade(folder, ID)
    assert set(results) == {"stash", "factor", "noise", "snoop"}, done.stderr


@pytest.fixture(scope="module")
def graded(mini_course, tmp_path_factory):
    """The graded class. Not to be changed."""
    return shared(tmp_path_factory, "trust-class", lambda folder: write_class(folder, mini_course))


def feedback(root, student):
    """The text of a feedback page, as a reader sees it."""
    html = (root / "feedback" / student / ID / f"{ID}.html").read_text(encoding="utf-8")
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", html, flags=re.DOTALL))


def stored(root, student):
    """A stored run."""
    return runstore.read(Course(root), ID, student)


def run_outputs(root, student):
    """Everything that the run put out, as the instructor's copy keeps it."""
    nb = nbformat.read(root / "autograded" / student / ID / f"{ID}.ipynb", as_version=4)
    outputs = [output for cell in nb.cells if cell.cell_type == "code" for output in cell.outputs]
    return "".join(output.get("text", "") for output in outputs) + str([o for o in outputs if "text" not in o])


def test_a_stash_of_hidden_inputs_stays_with_the_instructor(graded):
    """Rule 5: hidden inputs that a function kept and printed, displayed and raised are in autograded/, not in feedback/."""
    assert stored(graded, "stash").score == 10
    for secret in ("7.75", "-2.25", "double of ints"):
        assert secret in run_outputs(graded, "stash")
    for secret in ("7.75", "2.25", "0.125"):
        assert secret not in feedback(graded, "stash")
    assert "ValueError" not in feedback(graded, "stash").replace(SHOW[2], "")


def test_a_hidden_check_says_neither_factor_nor_number(graded):
    """Rule 5: the practice check says `exactly 3 times too large`; the hidden ones, wrong likewise, do not."""
    home = next(cell for cell in stored(graded, "factor").cells if cell["id"] == "test_double")
    words = {check["name"]: cards.check_words(check) for check in home["checks"]}
    assert "3 times too large" in words["double of a row"]
    for name in ("double of a matrix", "double of ints"):
        assert words[name] == f"✗ {name}: the numbers are not right."
    said = len([w for w in words.values() if "3 times" in w])
    # at the head of the page and at its place in the notebook
    assert feedback(graded, "factor").count("3 times too large") == 2 * said


def test_the_words_of_a_verdict_are_never_the_students(graded):
    """Rule 6: class names, messages, texts and keys that a student's code chose reach no verdict."""
    noise = stored(graded, "noise")
    assert noise.score == 0
    said = " ".join(cards.cell_html(cell) + cards.cell_text(cell) for cell in noise.cells)
    for chosen in ("Zaphod", "Beeblebrox", "script"):
        assert chosen not in said
    assert "a name does not exist" in said
    assert "stopped with an error" in said


def test_the_kernel_knows_nothing_worth_knowing(graded):
    """Environment, arguments, folder, modules and the text of the test cells hold nothing of ours."""
    printed = re.search(r"ENVIRON.*END", run_outputs(graded, "snoop"), re.DOTALL)[0]
    modules = re.search(r"MODULES (\[.*\])", printed)[1]
    for secret in (str(graded), graded.name, "snoop", "19.0625", "15.5", "references", "nbgrader"):
        assert secret not in printed, secret
    for secret in ("rtol", "1e-06", "1e-6", "weight", "deck", "points"):
        assert secret not in printed.replace(modules, ""), secret
    assert "'nnbasics.check'" in modules
    assert "autograder" not in modules
    assert "double of ints" in printed  # the test is not blind: it does see the test cells


def test_the_environment_is_a_short_list(graded):
    """The run's environment is what Python needs and a home that is thrown away; nothing of the instructor's."""
    printed = run_outputs(graded, "snoop")
    names = set(re.findall(r"'([A-Z_0-9]+)': '", printed.split("ENVIRON")[1].split("ARGV")[0]))
    own = {"HOME", "IPYTHONDIR", "MPLCONFIGDIR", "PYTHONDONTWRITEBYTECODE", "OPENBLAS_NUM_THREADS", "NNBASICS_PUBLISH"}
    allowed = own | {"PATH", "LANG", "TMPDIR", "USER", "PYTHONPATH", "PYTHONHASHSEED", "OMP_NUM_THREADS"}
    kernel = {
        name
        for name in names
        if name.startswith(("JPY_", "PYDEVD_", "CLICOLOR", "FORCE_COLOR", "TERM", "PAGER", "GIT_PAGER", "MPLBACKEND"))
    }
    assert own <= names
    assert names - kernel <= allowed


STOCK = "c = get_config()\nc.CourseDirectory.course_id = 'kit'\n"


def scores(root, student):
    """Points by cell in nbgrader's gradebook."""
    with Gradebook(f"sqlite:///{root}/gradebook.db", "kit") as gradebook:
        submission = gradebook.find_submission(ID, student)
        return {grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades}


def test_without_the_judge_a_right_answer_earns_nothing(mini):
    """Rule 8: under stock nbgrader, which has no judge, `check` raises and says what to do; nobody gets points by silence."""
    minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), minicourse.RIGHT))
    (mini / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    done = run(mini, NBGRADER, "autograde", ID)
    assert done.returncode == 0, done.stderr
    assert scores(mini, "ada") == {"test_double": 0.0, "test_square_sum": 0.0}
    assert "graded without the course kit's judge" in run_outputs(mini, "ada")


def test_without_a_reference_nothing_is_scored(mini):
    """Rule 8: no reference, no verdict, no points; and no zero either, since that is no student's fault."""
    minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), minicourse.RIGHT))
    (mini / "autograder/references" / f"{ID}.json").unlink()
    done = run(mini, NBGRADER, "autograde", ID)
    assert done.returncode == 1
    assert f"there is no reference for '{ID}'" in done.stderr
    assert scores(mini, "ada") == {"test_double": None, "test_square_sum": None}


def test_the_score_is_a_share_of_the_points():
    """Weighted share of the hidden checks, never above the points, whatever is published."""
    checks = tuple(CheckReference(str(n), True, weight, Reference(1.0)) for n, weight in enumerate((1.0, 2.0, 3.0)))  # noqa: FBT003
    home = CellReference("test_f", "code", {"points": 10}, "", "", "f", checks)
    for passed in ((), (0,), (1, 2), (0, 1, 2)):
        observed = [Observation(str(n), wire.encode(1.0)) for n in passed]
        expected = 10 * sum((1.0, 2.0, 3.0)[n] for n in passed) / 6
        assert math.isclose(judge_cell(observed, home).score, expected, abs_tol=1e-6)  # scores are rounded to six digits
