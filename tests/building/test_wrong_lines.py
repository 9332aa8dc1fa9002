"""`wrong_line` of a bank: the model solution, with lines of it written wrongly."""

import pytest

from autograder import bank
from autograder.sourcecheck import model_solutions
from tests.support import minicourse

SOLUTION = '''import numpy as np

scale = 2.0
shift = scale + 1  # the first

def mean_of(values, start=0):
    """Return the mean.

    total = start
    """
    ### BEGIN SOLUTION
    total = start  # "#" begins a comment, and 'total = 0' is none
    for value in values:
        # the next line is what matters
        total += value
    text = "a # b"
    label = f"{total}: {text}"
    ### END SOLUTION
    return total / len(values), label

def other(values):
    ### BEGIN SOLUTION
    best = max(values)
    best = max(best, 0)
    for value in values:
        print(
            value,
            best,
        )
    return best
    ### END SOLUTION
'''
MEAN = """def mean_of(values, start=0):
    total = start
    for value in values:
        total += value
    text = 'a # b'
    label = f'{total}: {text}'
    return (total / len(values), label)"""


def _load(tmp_path, lines, solution=SOLUTION):
    folder = minicourse.write_bank(tmp_path, {"cell": f'\n\nwrong_line(\n    "L1",\n    {lines!r},\n    hint="Why?",\n)\n'})
    return bank.load(folder, {"cell": solution})


@pytest.mark.parametrize(
    ("lines", "old", "new"),
    [
        pytest.param({"total += value": "total = value"}, "total += value", "total = value", id="one line"),
        pytest.param({"total = start": "total = 0"}, "total = start", "total = 0", id="comment left out"),
        pytest.param({'text = "a # b"': ""}, "    text = 'a # b'\n", "", id="left out"),
        pytest.param({"  total += value": "total -= value"}, "+=", "-=", id="indentation is not compared"),
        pytest.param(
            {"total += value": "if value > 0:\n    total += value\n\ntotal += 0"},
            "        total += value\n",
            "        if value > 0:\n            total += value\n        total += 0\n",
            id="several lines",
        ),
        pytest.param(
            {"def mean_of(values, start=0):": "def mean_of(values, start=1):"}, "start=0", "start=1", id="first line of all"
        ),
    ],
)
def test_a_line_of_the_solution_is_replaced(tmp_path, lines, old, new):
    """What comes out is the function without docstring and comments, as from `@misconception`."""
    (item,) = _load(tmp_path, lines)
    assert old in MEAN
    assert item == bank.Misconception("L1", "cell", "Why?", MEAN.replace(old, new), ("mean_of",))


def test_a_line_may_be_copied_with_its_comment(tmp_path):
    """It is the same line."""
    whole = next(line for line in SOLUTION.split("\n") if line.startswith("    total = start  #"))
    assert _load(tmp_path, {whole: "total = 0"}) == _load(tmp_path, {"total = start": "total = 0"})


def test_lines_in_several_places_are_one_mistake(tmp_path):
    """The order of the entry does not matter, and a line of another function tells nothing of its own."""
    lines = {"return best": "return worst", "best = max(values)": "worst = min(values)", "best = max(best, 0)": ""}
    (item,) = _load(tmp_path, lines)
    assert item.code.startswith("def other(values):\n    worst = min(values)\n    for value in values:\n")
    assert item.code.endswith("\n    return worst")


def test_a_line_of_two_functions_is_known_by_the_others(tmp_path):
    """`for value in values:` is in both; `total += value` is in one."""
    (item,) = _load(tmp_path, {"for value in values:": "for value in values[1:]:", "total += value": "total = value"})
    assert item.code == MEAN.replace("in values:", "in values[1:]:").replace("+=", "=")


def test_a_part_of_a_statement_is_a_line(tmp_path):
    """Lines are those of the source."""
    (item,) = _load(tmp_path, {"best,": "-best,"})
    assert "print(value, -best)" in item.code


def test_assignments_go_together(tmp_path):
    """What a cell defines without a function is one piece."""
    (item,) = _load(tmp_path, {"scale = 2.0": "scale = 3.0"})
    assert (item.code, set(item.names)) == ("scale = 3.0\nshift = scale + 1", {"scale", "shift"})


@pytest.mark.parametrize(
    ("lines", "missing", "why"),
    [
        pytest.param({"total = total + value": ""}, "total = total + value", "has no such line. Write it as", id="missing"),
        pytest.param({"Return the mean.": ""}, "Return the mean.", "has no such line", id="in the docstring"),
        pytest.param({"import numpy as np": ""}, "import numpy as np", "has no such line", id="in no function"),
        pytest.param({"### BEGIN SOLUTION": ""}, "### BEGIN SOLUTION", "has no such line", id="a comment"),
        pytest.param({"text = 'a # b'": ""}, "text = 'a # b'", "has no such line", id="other quotes"),
        pytest.param({"total += value": ""}, "total += value", "leaves no valid Python (expected an ind", id="empty loop"),
        pytest.param({"": "total = 0"}, "", "has no such line", id="empty"),
        pytest.param({"for value in values:": "pass"}, "for value in values:", "more than once. Replace one", id="twice"),
        pytest.param(
            {"total = start": "", "return best": ""},
            "return best",
            "in another function than 'total = start'",
            id="two functions",
        ),
        pytest.param(
            {"total += value": "total ="}, "total += value", "leaves no valid Python (invalid syntax)", id="no Python"
        ),
    ],
)
def test_a_line_that_cannot_be_replaced_is_refused(tmp_path, lines, missing, why):
    """With file and line, the line itself, the reason and the next step."""
    with pytest.raises(bank.BankError) as refusal:
        _load(tmp_path, lines)
    assert str(refusal.value).startswith(f"autograder/misconceptions/mini/cell.py, line 5: {missing!r}: ")
    assert why in str(refusal.value)


def test_a_line_that_is_twice_in_its_function_is_refused(tmp_path):
    """Nobody knows which of the two is wrong."""
    twice = SOLUTION.replace("best = max(best, 0)", "best = max(values)")
    with pytest.raises(bank.BankError, match=r"line 5: 'best = max\(values\)': the solution has this line more than once"):
        _load(tmp_path, {"best = max(values)": "best = 0"}, twice)


def test_message_names_the_line_of_the_entry(tmp_path):
    """Of three, the one that is not there."""
    entry = 'wrong_line("L1", {\n"total = start": "",\n"total *= value": "",\n"text = 0": ""}, hint="Why?")\n'
    folder = minicourse.write_bank(tmp_path, {"cell": entry})
    with pytest.raises(bank.BankError, match=r"cell.py, line 3: 'total \*= value'"):
        bank.load(folder, {"cell": SOLUTION})


@pytest.mark.parametrize("solution", ["", "%matplotlib inline\n" + SOLUTION], ids=["no solution", "no plain Python"])
def test_a_cell_without_a_readable_solution_has_no_lines(tmp_path, solution):
    """A magic is no Python: such a cell's mistakes are whole functions."""
    with pytest.raises(bank.BankError, match=r"line 5: 'total = start': .*write the whole function with @misconception"):
        _load(tmp_path, {"total = start": ""}, solution)


def test_solutions_of_a_notebook_are_known_by_cell():
    """Without the markers, and without what is no solution."""
    found = model_solutions(minicourse.notebook())
    assert list(found) == ["double", "square_sum"]
    assert found["double"].splitlines()[-2:] == ["    result = 2 * np.asarray(x)", "    return result"]
