"""`course verify` on a course made to be bad: it says what is wrong with each exercise, and how to see it."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import numpy as np
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_notebook

from autograder import bank, cli, engine
from autograder.runs import FINISHED
from autograder.settings import Course, Limits
from autograder.verify import bench, inside, misconceptions, mutants, noise, operators, reading, stability, verifying
from autograder.verify.bench import CACHE, Bench
from autograder.verify.coverage import never_seen
from autograder.verify.exercises import subject
from autograder.verify.measured import Measured, Work
from autograder.verify.trials import Trial
from autograder.verify.verifying import Options, verify
from nnbasics.compare import compare
from tests.support import minicourse

pytestmark = pytest.mark.long

COURSE = Path(sys.executable).parent / "course"
ID = minicourse.ID
EXERCISES = {
    # sound: what the others are held against
    "double": (
        "def double(x):\n    ### BEGIN SOLUTION\n    result = x * 2.5 - x / 2\n    return result\n    ### END SOLUTION",
        (
            'check("double of 3", lambda: double(np.array([3.0, -1.0])))\n### BEGIN HIDDEN TESTS\n'
            'check("double of a matrix", lambda: double(np.array([[1.6, -2.3, 7.7], [0.13579, 7.1, 3.3]])))\n'
            'check("double, given anew", lambda: [double(x) for x in [np.array([1.6, 4.1])] * 2])\n### END HIDDEN TESTS'
        ),
    ),
    # the tolerance lets wrong answers pass
    "loose": (
        "def loose(x):\n    ### BEGIN SOLUTION\n    total = np.sum(x * 10) + 1.25\n    return total\n    ### END SOLUTION",
        (
            'check("a sum", lambda: loose(np.array([40.0, 30.0])), rtol=0.5)\n### BEGIN HIDDEN TESTS\n'
            'check("another sum", lambda: loose(np.array([5.0, 4.5])), rtol=0.5)\n### END HIDDEN TESTS'
        ),
    ),
    # the inputs make the answer guessable
    "ones": (
        "def ones(x):\n    ### BEGIN SOLUTION\n    size = x / x\n    return size\n    ### END SOLUTION",
        (
            'check("ratio", lambda: ones(np.array([3.0])))\n### BEGIN HIDDEN TESTS\n'
            'check("ratios", lambda: ones(np.array([5.0, 4.5])))\n### END HIDDEN TESTS'
        ),
    ),
    # the tolerance refuses right answers in float32; and a mutant of it never ends
    "tight": (
        (
            "def tight(x):\n    ### BEGIN SOLUTION\n    n = 0\n    while n < 3:\n        n += 1\n    return x / n\n"
            "    ### END SOLUTION"
        ),
        (
            'check("a third", lambda: tight(np.array([1.0, 2.0])), rtol=1e-12, atol=0)\n### BEGIN HIDDEN TESTS\n'
            'check("thirds", lambda: [tight(x) for x in [np.array([-5.0, 4.7])] * 2], rtol=1e-12, atol=0)\n### END HIDDEN TESTS'
        ),
    ),
}
BANK = {
    "double": """
@misconception("X1", hint="You squared it.")
def double(x):
    return np.asarray(x) ** 2
""",
    "loose": """
@misconception("X2", hint="You forgot to add up.")
def loose(x):
    return x * 10
""",
    "tight": """
@misconception("X3", hint="You divide by 2, not by 3.")
def tight(x):
    return x / 2
""",
}
VARIANTS = """
VARIANTS = {
    ("double", "X1"): ["def double(x):\\n    return np.multiply(x, x)", "def double(x):\\n    return np.power(x, 2)"],
    ("tight", "X3"): ["def tight(x):\\n    return x / 4", "def tight(x):\\n    return 0.5 * x"],
}
"""
ALTERNATIVES = """
ALTERNATIVES = {
    "double": ["def double(x):\\n    return 2 * x"],
    "loose": ["def loose(x):\\n    return 'no number'"],
}
"""


def _notebook():
    cells = [new_code_cell("import numpy as np", id="setup")]
    for name, (solution, test) in EXERCISES.items():
        source = f'"""{name} is right"""\nfrom nnbasics.check import check\n{test}'
        cells += [minicourse.solution_cell(name, solution), minicourse.test_cell(f"test_{name}", source, 5)]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The bad course, built (a build finds none of this)."""
    root = minicourse.write(tmp_path_factory.mktemp("bad"), _notebook())
    minicourse.write_bank(root, BANK)
    for folder, text in (("variants", VARIANTS), ("alternatives", ALTERNATIVES)):
        (root / "tests" / folder).mkdir(parents=True)
        (root / "tests" / folder / f"{ID}.py").write_text(text, encoding="utf-8")
    done = subprocess.run([COURSE, "--root", root, "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    telling = BANK["loose"].replace("add up.", "add up: it is 96.25.")  # the build would refuse it
    minicourse.write_bank(root, {**BANK, "loose": telling})
    return Course(root)


@pytest.fixture(scope="module")
def outcome(course):
    """Everything that is measured on it."""
    return verify(course, [ID], Options(jobs=2))


def _found(outcome, part, exercise):
    return [f for f in outcome.findings if (f.part, f.exercise) == (part, exercise)]


def test_a_sound_exercise_has_no_findings(outcome):
    """Every mutant dies, every right answer passes, the misconception is named, nothing is guessed."""
    serious = [f for f in outcome.findings if f.exercise == "double" and not f.flagged]
    counts = outcome.measured[ID].by_exercise["double"]
    assert serious == []
    assert counts["mutants"] == counts["mutants_dead"] >= 5
    assert counts["alternatives"] == counts["alternatives_full"] >= 5
    assert counts["variants_named"] == counts["variants"] == 2


def test_a_loose_check_leaves_a_mutant_alive(outcome):
    """The survivor is shown with its diff and the command that shows it again."""
    found = _found(outcome, "mutants", "loose")
    assert any("+    total = np.sum(x * 10)" in f.detail.splitlines() for f in found)
    assert found[0].command == f"course verify {ID} --only mutants --exercise loose"


def test_a_constant_answer_is_guessed(outcome):
    """Ones of the right shape earn the exercise."""
    assert outcome.measured[ID].guesses["ones"] == 5
    assert outcome.shares()["guess_max"] >= 0.25


def test_a_hint_with_the_value_is_found(outcome):
    """The hint of X2 says 96.25, what the hidden check expects."""
    found = [f.what for f in _found(outcome, "misconceptions", "loose")]
    assert "the hint of X2 reveals 96.25, the value of 'another sum'" in found


def test_a_mistake_without_variants_is_found(outcome):
    """At least two each."""
    found = [f.what for f in _found(outcome, "misconceptions", "loose")]
    assert "fewer than 2 independent variants in tests/variants/: X2" in found


def test_a_variant_that_is_not_named_is_found(outcome):
    """Dividing by 4 is no division by 2."""
    assert [f.what for f in _found(outcome, "misconceptions", "tight")] == [
        "variant 1 of X3 is not named: its numbers are not the bank's"
    ]
    assert outcome.shares()["named"] == 3 / 4


@pytest.mark.parametrize(("right_hints", "false_named"), [({}, 2), ({"tight": {"X4": "X3"}}, 0)], ids=["unread", "read"])
def test_a_hint_that_a_person_found_right_is_not_wrong(course, right_hints, false_named):
    """Both variants of X4 give X3's number: a wrong hint, unless it is written down as right for X4 too."""
    other = bank.Misconception("X4", "tight", "You divide by 8.", "def tight(x):\n    return x / 8", ("tight",))
    halves = ["def tight(x):\n    return x * 0.5", "def tight(x):\n    return x - x / 2"]
    asked = replace(subject(course, ID, "tight"), wrong=(other,), variants={("tight", "X4"): halves}, right_hints=right_hints)
    work = Work(asked, Bench(None, 1), Measured())
    misconceptions.measure(work)
    assert work.measured.counts["variants"] == 2
    assert work.measured.counts["false_named"] == false_named


def test_right_answers_that_fail_are_found(outcome):
    """An alternative that returns a text, and float32 where the tolerance is too narrow."""
    assert any("alternative 1" in f.what for f in _found(outcome, "alternatives", "loose"))
    assert any("float32" in f.what for f in _found(outcome, "alternatives", "tight"))


def test_a_mutant_that_never_ends_dies(outcome):
    """Without `n += 1` the loop goes on: the limit ends it, and the others still count."""
    counts = outcome.measured[ID].by_exercise["tight"]
    assert counts["mutants"] == counts["mutants_dead"] >= 8


def test_narrow_tolerances_are_flagged(outcome):
    """Where a mistake is nearer than three times the tolerance."""
    assert [m.check for m in outcome.measured[ID].margins if m.exercise == "double" and not m.separates] == []
    loose = next(m for m in outcome.measured[ID].margins if m.check == "a third")
    assert loose.passes == pytest.approx(1e-12, rel=0.05)
    assert loose.mistake > 3


def test_what_checks_never_see_is_said(outcome):
    """No negative number reaches `loose`, in one flat row."""
    assert [f.what for f in _found(outcome, "coverage", "loose")] == ["the checks never see a negative number in loose.0."]
    assert _found(outcome, "coverage", "double") == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            [["f.0.", [1, 1], 1.0, 1.0, True, 1]],
            ["both labels in f.0.", "more than one row in f.0.", "a matrix that is not square in f.0."],
        ),
        ([["f.0.", [3, 1], 0.0, 1.0, True, 2]], []),
        ([["f.0.", [2, 2], 0.5, 3.0, False, 4]], ["a negative number in f.0.", "a matrix that is not square in f.0."]),
        ([["f.0.", [2, 2], 0.5, 3.0, False, 4], ["f.0.", [2, 3], -1.0, 3.0, False, 4]], []),
        ([["f.0.", [], 0.2, 0.7, False, 1]], []),
    ],
)
def test_coverage_by_kind_of_input(facts, said):
    """Labels need both values, numbers a negative one, matrices a batch and one that is not square; probabilities nothing."""
    assert never_seen(facts) == said


def test_layers_in_a_list_are_looked_at_one_by_one():
    """Weights of different shapes make no array together."""
    layers = [np.array([[0.5, -1.0, 2.0]]), np.array([[1.0], [4.0], [0.25]])]
    found = inside.facts([("f", (layers, {"W1": layers[0]}), {}, None)])
    assert [(place, shape, low) for place, shape, low, *_ in found] == [
        ("f.0.", [1, 3], -1.0),
        ("f.0.", [3, 1], 0.25),
        ("f.1.W1", [1, 3], -1.0),
    ]


def test_bounds_that_are_missed_are_listed(outcome):
    """In words, and the exit code says it."""
    missed = " ".join(outcome.missed())
    for word in ("guess_max", "named", "mutants_dead", "alternatives_full", "without two variants", "reveal a value"):
        assert word in missed


def test_what_has_not_changed_runs_no_more(course, outcome):
    """The second time nothing is executed, and the figures are the same; a changed answer runs alone."""
    again = verify(course, [ID], Options(jobs=2))
    assert outcome.executed > 50
    assert again.executed == 0
    assert again.summary() == outcome.summary()


def test_command_ends_with_one_object(course, outcome):
    """`--json`: the last line holds all figures; exit code 1, since bounds are missed."""
    done = CliRunner().invoke(cli.main, ["--root", str(course.root), "verify", ID, "--json", "--write"])
    last = json.loads(done.stdout.splitlines()[-1])
    assert done.exit_code == 1
    assert {k: v for k, v in last.items() if k in outcome.summary()} == outcome.summary()
    assert (last["exercises"], last["solutions_full"], last["releases_zero"]) == (4, 4, 4)
    text = (course.root / "docs" / "quality.md").read_text(encoding="utf-8")
    page = (course.root / "docs" / "quality.html").read_text(encoding="utf-8")
    assert "| guess_max | at most 10% | 2" in text
    assert page.count("<svg") == page.count("aria-label=") == 3  # two of all topics, and one of this topic's checks
    assert page.count("<details>") == 1
    assert all(page.count(f">{name}</text>") == 1 for name in ("double of 3", "a sum", "ratio", "thirds"))
    assert "http" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--only", "tea"], 2, "no part is called 'tea'. There are: solutions, "),
        (["--exercise", "triple"], 2, "mini has no exercise 'triple'. There are: double, loose, ones, tight."),
        (["--only", "solutions", "--exercise", "double"], 0, "every bound that was measured holds"),
        (["--help"], 0, "course verify 05-backprop-by-hand --only mutants"),
    ],
    ids=["unknown part", "unknown exercise", "one exercise", "help"],
)
def test_command_line(course, arguments, code, said):
    """Exit codes 0, 1 and 2, and a next step for what is wrong."""
    done = CliRunner().invoke(cli.main, ["--root", str(course.root), "verify", ID, *arguments])
    assert done.exit_code == code
    assert said in " ".join((done.stdout + done.stderr).split())


def test_trials_do_not_touch_each_other(course):
    """One ends its process, one patches NumPy, one leaves names, one never ends; a right answer among them stays right."""
    exercise = subject(course, ID, "double").exercises[0]
    right = "def double(x):\n    return x + x"
    codes = {
        "exits": "def double(x):\n    import os\n    os._exit(3)",
        "patches": "np.array = lambda *a, **k: 7\ndef double(x):\n    return np.add(x, x)",
        "leaves": "leftover = 5\ndef double(x):\n    return x + x",
        "finds": "def double(x):\n    return x + leftover",
        "hangs": "def double(x):\n    while True:\n        pass",
        "right": right,
    }
    ran = dict(zip(codes, Bench(None, 2).run([Trial(exercise, n, c) for n, c in codes.items()]), strict=True))
    assert {name: r.full for name, r in ran.items()} == {
        **dict.fromkeys(("exits", "patches", "finds", "hangs"), False),
        **dict.fromkeys(("leaves", "right"), True),
    }
    assert ran["right"].status == FINISHED
    assert ran["hangs"].status == "timeout"
    assert ran["exits"].status != FINISHED


def test_a_test_that_changed_since_the_build_is_refused(course, tmp_path):
    """What is judged must be what stands in the source."""
    root = tmp_path / "course"
    root.mkdir()
    for part in ("course", "source", "autograder", "nbgrader_config.py"):
        (root / part).symlink_to(course.root / part)
    nb = _notebook()
    nb.cells[2].source += "\n# later"
    (root / "source").unlink()
    (root / "source" / ID).mkdir(parents=True)
    nbformat.write(nb, root / "source" / ID / f"{ID}.ipynb")
    done = CliRunner().invoke(cli.main, ["--root", str(root), "verify"])
    assert done.exit_code == 2
    assert f"test_double differs between source and reference: course build {ID}" in " ".join(done.stderr.split())


def test_mutants_are_the_same_every_time_and_of_many_kinds():
    """Deterministic, different from each other and from the original, spread over the operators."""
    code = "def f(x, y):\n    z = x @ y.T - 2\n    if len(z) > 1:\n        z = z.sum(axis=0)\n    return z, x[1:]"
    first = operators.mutants(code)
    assert first == operators.mutants(code)
    assert len({text for _, text in first}) == len(first) == 30
    assert {name for name, _ in first} >= {
        *("arithmetic", "operand", "comparison", "constant", "axis", "transpose"),
        *("off by one", "dropped statement", "swapped arguments", "dtype", "reduction"),
    }


def test_reading_finds_dead_links_and_long_cells(tmp_path):
    """A link to nothing, an image without words, a cell of 16 lines."""
    nb = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("[there](gone.md) ![](figure.png) [web](https://example.org)", id="text"),
            new_code_cell("\n".join(f"x{n} = {n}" for n in range(16)), id="long"),
        ]
    )
    assert reading.complaints(nb, tmp_path) == [
        "cell text: the image figure.png has no alternative text",
        "cell text: the link figure.png leads nowhere",
        "cell text: the link gone.md leads nowhere",
        "code cell long has 16 lines",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("## Exercise 1: the loss", 4),
        ("the slope $\\frac{1}{2} (a + b)$ of `bce_loss(y_hat, y)` is\n\n$$L = \\frac{1}{m} \\sum_i x$$", 7),
        ("repair it:\n\n```python\ndef f(x):\n    return 2 * x\n```\n\nand run", 4),
        ("| a | b |\n|:--|--:|\n| 1 | 2 |", 4),
        ("Answer.\n\n### BEGIN MARK SCHEME\n2 points for the bias\n### END MARK SCHEME", 1),
        ("### BEGIN SOLUTION\nThe bias does.\n### END SOLUTION", 0),
    ],
    ids=["heading", "formulas", "code block", "table", "marking scheme", "model answer"],
)
def test_words_are_counted_as_they_are_read(text, read):
    """A formula costs a reader about a word, whatever its markup is made of."""
    assert reading.words(text) == read


def test_bank_of_the_bad_course_is_readable(course):
    """The fixture says what it means to."""
    assert [m.id for m in minicourse.misconceptions(course.root)] == ["X1", "X2", "X3"]


def test_tolerances_are_measured_as_they_are_judged(course):
    """What `noise` says that passes does pass, and one hundredth more does not."""
    reference = subject(course, ID).reference
    for check in (c for cell in reference.test_cells for c in cell.checks):
        edge = noise._passes(check)
        assert compare(noise._scaled(check.reference.value, edge), check.reference).passed
        assert not compare(noise._scaled(check.reference.value, edge * 1.02), check.reference).passed
        assert noise._units(noise._scaled(check.reference.value, edge), check) == pytest.approx(1, rel=0.02)


def test_a_leak_into_the_release_is_found(course):
    """An input of a hidden check, and a hidden check's name, in a file that students get."""
    path = course.release(ID) / "notes.md"
    path.write_text('try 0.13579; see "another sum"', encoding="utf-8")
    try:
        found = {f.what for f in verify(course, [ID], Options(only=("leaks",), jobs=1)).findings if not f.flagged}
    finally:
        path.unlink()
    assert found == {
        "notes.md holds 0.13579, an input of a hidden check",
        "notes.md holds the hidden check 'another sum'",
    }


def test_equivalent_mutants_are_told_apart_by_random_inputs(course):
    """The same function in other words is no survivor; one that agrees on the checks' inputs alone is."""
    asked = subject(course, ID, "double")
    exercise, bench = asked.exercises[0], Bench(None, 1)
    codes = ["def double(x):\n    return x + x", "def double(x):\n    return np.where(x > 7.75, 0, 2 * x)"]
    alive = bench.run([Trial(exercise, code, code) for code in codes])
    assert [r.full for r in alive] == [True, True]
    assert mutants._equivalent(Work(asked, bench, Measured()), exercise, alive) == alive[:1]


def test_another_interpreter_judges_the_same(course):
    """The same verdicts from a plain interpreter: this one, without Jupyter."""
    exercise = subject(course, ID, "double").exercises[0]
    trials = [Trial(exercise, "right", exercise.code), Trial(exercise, "wrong", "print([1])\ndef double(x):\n    return 3 * x")]
    version, ran = stability.elsewhere(sys.executable, trials)
    assert version.startswith("Python 3.")
    assert [r.full for r in ran] == [True, False]
    assert [r.frames for r in ran] == [r.frames for r in Bench(None, 1).run(trials)]


@pytest.mark.parametrize(("when", "left"), [("before", 3), ("after", 0)])  # a misconception and its two variants
def test_an_interrupted_measurement_goes_on(course, monkeypatch, when, left):
    """What ran before an interrupt is kept and not run again; the file is replaced at once, never half written."""
    cache = course.root / CACHE / f"{ID}.json"
    shutil.rmtree(cache.parent, ignore_errors=True)
    options = Options(only=("solutions", "misconceptions"), exercise="double", jobs=2)

    def interrupted(work):
        if when == "after":
            misconceptions.measure(work)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(verifying.PARTS, "misconceptions", interrupted)
        with pytest.raises(KeyboardInterrupt):
            verify(course, [ID], options)
    kept = cache.read_bytes()
    before = cache.with_name("before")
    before.hardlink_to(cache)
    assert len(json.loads(kept)) > 0
    assert verify(course, [ID], options).executed == left
    assert len(json.loads(cache.read_bytes())) == len(json.loads(kept)) + left
    assert before.read_bytes() == kept
    assert [path.name for path in cache.parent.iterdir() if path != before] == [cache.name]


def test_batches_that_ran_are_kept_when_another_is_interrupted(course, monkeypatch):
    """All but the one that was interrupted."""
    exercise = subject(course, ID, "double").exercises[0]
    trials = [Trial(exercise, str(n), f"def double(x):\n    return {n} * x") for n in range(8)]
    bench, real = Bench(None, 2), Bench._tried

    def tried(self, batch):
        if any(trial.name == "7" for trial in batch):
            raise KeyboardInterrupt
        return real(self, batch)

    monkeypatch.setattr(Bench, "_tried", tried)
    with pytest.raises(KeyboardInterrupt):
        bench.run(trials)
    assert sum(trial.digest in bench._known for trial in trials) == 4


def test_files_beside_the_notebook_may_be_many(course, tmp_path):
    """The instructor's own, more than a submission's disk holds by default: course.yml may have given that more."""
    exercise = replace(subject(course, ID, "double").exercises[0], folder=tmp_path)
    for n in range(4):
        with (tmp_path / f"{n}.bin").open("wb") as file:
            file.truncate(19_000_000)
    assert Bench(None, 1).control(exercise).status == FINISHED


def test_trials_are_sealed_as_grading_is(course):
    """Where this machine can seal; elsewhere they run as a build does."""
    exercise = subject(course, ID, "double").exercises[0]
    run = bench._executed([new_code_cell(exercise.code)], Limits(seconds=60), exercise.folder)
    level = engine.level(engine.TRUSTED)[0]
    if level == engine.COLD:
        pytest.skip("nothing seals a run here")
    assert run.isolation == level == engine.level()[0]
