"""The real course: what is committed equals a rebuild; right answers earn everything, and every misconception is caught.

Every alternative and every misconception runs once in one kernel, as a student's cell and as a graded one: for two topics in
`make test`, for all in `make test-all` (that each costs points and is named is also part of test_course_is_proved).
"""

import functools
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np
import pytest
import yaml

from autograder.giveaway import numbers
from autograder.judge import CellResult, judge_cell
from autograder.observations import parse_frame
from autograder.referencefile import load
from nnbasics import wire
from nnbasics.compare import same_value
from tests.support import minicourse
from tests.support.livekernel import LiveKernel

ROOT = Path(__file__).parents[2]
COURSE = Path(sys.executable).parent / "course"
IDS = [entry["id"] for entry in yaml.safe_load((ROOT / "course" / "course.yml").read_text(encoding="utf-8"))["assignments"]]
PARTS = ("nbgrader_config.py", "course", "source", "autograder/misconceptions")
PUBLISH = "__import__('os').environ['NNBASICS_PUBLISH'] = '1'"
NUMBER = re.compile(r"[-+]?\d+\.\d+(?:[eE][-+]?\d+)?")
LOCAL = "__import__('os').environ.pop('NNBASICS_PUBLISH')"


def _alternatives(name):
    path = ROOT / "tests" / "alternatives" / f"{name}.py"
    spec = importlib.util.spec_from_file_location("alternatives", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ALTERNATIVES


MISTAKES = {name: minicourse.misconceptions(ROOT, name) for name in IDS}
RIGHT = {
    name: [(cell, n, code) for cell, codes in _alternatives(name).items() for n, code in enumerate(codes, start=1)]
    for name in IDS
}
ALWAYS = ("00-warm-up", "05-backprop-by-hand")


def _answer_of(name, *values, id):  # noqa: A002 - pytest's word
    return pytest.param(name, *values, id=id, marks=() if name in ALWAYS else pytest.mark.long)


# (assignment, misconception), and (assignment, cell, number of the answer)
WRONG = [_answer_of(name, m, id=f"{name}-{m.cell}-{m.id}") for name in IDS for m in MISTAKES[name]]
OTHER = [_answer_of(name, cell, n, id=f"{name}-{cell}-{n}") for name in IDS for cell, n, _ in RIGHT[name]]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """A copy of the course without anything generated, built."""
    root = tmp_path_factory.mktemp("course")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, root / part)
    done = subprocess.run([COURSE, "--root", root, "build"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def _files(root, part):
    return sorted(str(p.relative_to(root)) for p in (root / part).rglob("*") if p.is_file() and "checkpoint" not in str(p))


def _same(got, want, atol=1e-12):
    """Fail unless two JSON documents agree; arrays may differ in the last bits, which depend on the processor.

    A misconception that rounds to four decimals may meet a tie, so its numbers may differ by one unit of the fourth.
    """
    if isinstance(want, dict) and want.get("kind") == "array":
        assert (got["dtype"], got["shape"]) == (want["dtype"], want["shape"])
        np.testing.assert_allclose(wire.decode(got), wire.decode(want), rtol=1e-9, atol=atol)
    elif isinstance(want, dict):
        assert list(got) == list(want)
        for key, item in want.items():
            _same(got[key], item, 1.1e-4 if key == "mistakes" else atol)
    elif isinstance(want, list):
        assert len(got) == len(want)
        for one, other in zip(got, want, strict=True):
            _same(one, other, atol)
    else:
        assert got == want


def _document(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    # the seconds it took, and the versions it ran with, differ from machine to machine
    return {key: value for key, value in data.items() if key not in {"seconds", "versions"}}


def test_committed_release_is_what_the_source_gives(rebuilt):
    """Every file of release/: nobody edits there, and nobody forgets to build."""
    names = _files(rebuilt, "release")
    assert _files(ROOT, "release") == names
    assert {f"release/{name}/checks.json" for name in IDS} <= set(names)
    for name in names:
        if name.endswith("checks.json"):
            _same(_document(ROOT / name), _document(rebuilt / name))
        else:
            assert (ROOT / name).read_bytes() == (rebuilt / name).read_bytes(), f"{name}: run course build, then commit"


def test_committed_references_are_what_the_source_gives(rebuilt):
    """Values, tolerances, misconceptions and cells that submissions are judged by."""
    names = _files(rebuilt, "autograder/references")
    assert _files(ROOT, "autograder/references") == names != []
    for name in names:
        _same(_document(ROOT / name), _document(rebuilt / name))


def _readable(path):
    """Sources, and outputs as text (no pixels), each cut at its numbers."""
    cells = nbformat.read(path, as_version=4).cells
    texts = [(c.id, c.cell_type, c.source, *(_text(o) for o in c.get("outputs", []))) for c in cells]
    return [NUMBER.split(" ".join(map(str, text))) for text in texts], [
        NUMBER.findall(" ".join(map(str, text))) for text in texts
    ]


def _text(output):
    if output.output_type == "stream":
        return output.name, output.text
    data = output.get("data", {})
    return output.output_type, [data.get(kind) for kind in ("text/plain", "text/html")]


def test_committed_solutions_are_what_the_source_gives(rebuilt):
    """Sources and text outputs of the model answers; printed measurements by finite differences are noisy at 1e-10."""
    names = _files(rebuilt, "solutions")
    assert _files(ROOT, "solutions") == names != []
    for name in names:
        (words, numbers), (new_words, new_numbers) = _readable(ROOT / name), _readable(rebuilt / name)
        assert words == new_words, f"{name}: run course build, then commit"
        for old, new in zip(numbers, new_numbers, strict=True):
            np.testing.assert_allclose([float(n) for n in old], [float(n) for n in new], rtol=1e-6, atol=1e-8)


@dataclass
class Answered:
    """One answer, judged in both places."""

    graded: CellResult
    local: dict

    @property
    def visible(self):
        """Status, mistake and hint of the visible checks, as graded."""
        shown = [r for r in self.graded.results if not r.check.hidden]
        return {r.check.name: [r.verdict.status, r.verdict.mistake, r.verdict.hint] for r in shown}


@pytest.fixture(scope="module")
def references(rebuilt):
    """The references of the rebuilt assignments, by name."""
    return {name: load(rebuilt / "autograder" / "references" / f"{name}.json", name) for name in IDS}


@pytest.fixture(scope="module")
def answers(rebuilt, references, tmp_path_factory):
    """Every answer of an assignment by (cell, its name): run on demand beside the released checks.json, in one kernel."""

    @functools.cache
    def of(name):
        folder = shutil.copytree(rebuilt / "release" / name, tmp_path_factory.mktemp("student") / name)
        return _answered(rebuilt, folder, name, references[name])

    return of


def _answered(rebuilt, folder, assignment, reference):
    source = nbformat.read(rebuilt / "source" / assignment / f"{assignment}.ipynb", as_version=4)
    solutions = {c.id: c.source for c in source.cells if c.metadata.get("nbgrader", {}).get("solution")}
    released = {c.id: c.source for c in nbformat.read(folder / f"{assignment}.ipynb", as_version=4).cells}
    todo = [(m.cell, m.id, m.code) for m in MISTAKES[assignment]] + RIGHT[assignment]
    with LiveKernel(folder) as kernel:
        for cell in source.cells:
            if cell.cell_type == "code":
                kernel.run(cell.source if cell.id not in released or not cell.id.startswith("test_") else released[cell.id])
        kernel.run("from nnbasics import _session")
        return {(cell, name): _answer(kernel, reference, cell, code, solutions, released) for cell, name, code in todo}


def _answer(kernel, reference, cell, code, solutions, released):
    test = reference.cell(f"test_{cell}")
    assert kernel.run(code).reply["status"] == "ok", code
    kernel.run(released[test.id])
    local = kernel.value("{n: [v.status, v.mistake, v.hint] for n, v in _session.current().verdicts.items()}")
    kernel.run(PUBLISH)
    frames = kernel.run(test.source).frames
    kernel.run(LOCAL)
    kernel.run(solutions[cell])
    return Answered(judge_cell([parse_frame(frame) for frame in frames], test), local)


@pytest.mark.parametrize(("name", "cell", "number"), OTHER)
def test_another_right_answer_earns_everything(answers, name, cell, number):
    """Loops, lists, float32, einsum, hand rounding: a right value is right, however it was made."""
    result = answers(name)[cell, number].graded
    failed = [(r.check.name, r.verdict.reason, r.verdict.detail) for r in result.results if not r.verdict.passed]
    assert failed == []
    assert result.score == result.cell.points > 0


@pytest.mark.parametrize(("name", "mistake"), WRONG)
def test_misconception_costs_at_least_half(answers, name, mistake):
    """No known mistake keeps more than half of its cell's points."""
    result = answers(name)[mistake.cell, mistake.id].graded
    assert result.score <= result.cell.points / 2


def _finite(value):
    if isinstance(value, dict):
        return all(_finite(item) for item in value.values())
    return all(_finite(item) for item in value) if isinstance(value, list) else bool(np.isfinite(value).all())


@pytest.mark.parametrize(("name", "mistake"), WRONG)
def test_misconception_is_named(answers, references, name, mistake):
    """Each check that has the misconception's number answers with it, its own hint among the words.

    A mistake whose answer raises, or is NaN, in every check has no number; it must then say something else than a number.
    """
    seen = [r for r in answers(name)[mistake.cell, mistake.id].graded.results if not r.verdict.passed]
    known = {
        c.name
        for c in references[name].cell(f"test_{mistake.cell}").checks
        for m in c.reference.mistakes
        if mistake.id in m.id.split("/")
    }
    for result in (r for r in seen if r.check.name in known):
        assert mistake.id in result.verdict.mistake.split("/")
        assert mistake.hint in result.verdict.hint
    assert known or all(r.verdict.reason not in ("the numbers are not right", "the number is not right") for r in seen)


@pytest.mark.parametrize("name", IDS)
def test_most_misconceptions_have_a_number_of_their_own(references, name):
    """Merged hints are the exception: at least nine of ten are told apart by some check."""
    cells = references[name].test_cells
    own = {m.id for cell in cells for check in cell.checks for m in check.reference.mistakes if "/" not in m.id}
    assert len(own) >= 0.9 * len({m.id for m in MISTAKES[name]})


@pytest.mark.parametrize("name", IDS)
def test_zero_names_only_what_has_no_other_number(references, name):
    """Many mistakes give 0 somewhere: a mistake that has a telling number elsewhere in its cell is not named by its 0."""
    for cell in references[name].test_cells:
        known = [m for check in cell.checks for m in check.reference.mistakes]
        zeros = {name for m in known if not any(numbers(m.value)) for name in m.id.split("/")}
        assert zeros & {name for m in known if any(numbers(m.value)) for name in m.id.split("/")} == set(), cell.id


@pytest.mark.parametrize("name", IDS)
def test_no_two_misconceptions_of_a_check_have_the_same_number(references, name):
    """Those that cannot be told apart were merged, so no hint hides another."""
    for check in (check for cell in references[name].test_cells for check in cell.checks):
        found = check.reference.mistakes
        pairs = [(a, b) for n, a in enumerate(found) for b in found[:n]]
        assert [(a.id, b.id) for a, b in pairs if same_value(a.value, b.value, check.reference)] == [], check.name


@pytest.mark.parametrize(
    ("name", "cell", "answer"),
    [*(_answer_of(p.values[0], p.values[1].cell, p.values[1].id, id=p.id) for p in WRONG), *OTHER],
)
def test_local_and_graded_verdicts_are_equal(answers, name, cell, answer):
    """What the student is told is what the grader finds: status, mistake and hint of every visible check."""
    answered = answers(name)[cell, answer]
    assert answered.visible
    assert {check: answered.local[check] for check in answered.visible} == answered.visible
