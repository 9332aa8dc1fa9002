"""`course similar`: renamed copies are found, independent right answers are not, and what was given does not count."""

import ast
import copy
import json
import random
import runpy
import shutil

import nbformat
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.cli import main
from autograder.similar.fingerprints import GRAM, WINDOW, fingerprints, grams, marked, pieces
from tests.support.minicourse import ROOT

ID = "05-backprop-by-hand"
EVIL = "<img src=x onerror=alert(1)>"
LIBRARY = "nnbasics/network.py"


class Renamed(ast.NodeTransformer):
    """Every name that the code itself binds gets another one, as a copier would do it; comments and layout go."""

    def __init__(self, tree):
        bound = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        bound |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        self._new = {name: f"my_{n}_value" for n, name in enumerate(sorted(bound))}

    def visit_Name(self, node):
        """A variable."""
        node.id = self._new.get(node.id, node.id)
        return node

    def visit_arg(self, node):
        """A parameter."""
        node.arg = self._new.get(node.arg, node.arg)
        return node


def renamed(code):
    """The same code with other names and another layout."""
    tree = ast.parse(code)
    return "# all my own work\n" + ast.unparse(Renamed(tree).visit(tree)).replace("\n    ", "\n\n    ")


def answers(number):
    """The answers of an independent student: of each exercise, the right answer of this number, if there are so many."""
    kept = runpy.run_path(str(ROOT / "tests" / "alternatives" / f"{ID}.py"))["ALTERNATIVES"]
    return {cell: codes[number].strip() for cell, codes in kept.items() if number < len(codes)}


def submit(root, student, filled, *more):
    """Put a filled-in release where a collected submission lies."""
    nb = nbformat.read(root / "release" / ID / f"{ID}.ipynb", as_version=4)
    for cell in nb.cells:
        cell.source = filled.get(cell.id, cell.source)
    nb.cells += [new_code_cell(text) for text in more]
    folder = root / "submitted" / student / ID
    folder.mkdir(parents=True)
    nbformat.write(nb, folder / f"{ID}.ipynb")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Six independent students, two with the model answer, one untouched, a renamed copy, one of the library, a broken file."""
    root = tmp_path_factory.mktemp("similar") / "course"
    for part in ("course", f"source/{ID}", f"release/{ID}", f"solutions/{ID}"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for number in range(6):
        submit(root, f"independent{number}", answers(number))
    solution = nbformat.read(root / "solutions" / ID / f"{ID}.ipynb", as_version=4)
    right = {cell.id: cell.source for cell in solution.cells}
    for student in ("model1", "model2"):
        submit(root, student, right)
    submit(root, "untouched", {})
    copied = {cell: renamed(code) for cell, code in answers(1).items()}
    submit(root, EVIL, copied, f"print('{EVIL}')")
    library = (ROOT / "lib" / LIBRARY).read_text(encoding="utf-8")
    submit(root, "reader", answers(9), renamed(library[library.index("class ") :]))
    submit(root, "broken", {})
    (root / "submitted" / "broken" / ID / f"{ID}.ipynb").write_text('{"cells": [', encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def found(root):
    """What `course similar --json` prints."""
    done = CliRunner().invoke(main, ["--root", str(root), "similar", ID, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_renamed_copy_is_the_only_pair(found):
    """Other names, other layout, another comment: found. Independent right answers, model answers, stubs: no pair."""
    assert [(pair["first"], pair["second"]) for pair in found["pairs"]] == [(EVIL, "independent1")]
    assert found["pairs"][0]["share"] > 0.8


def test_the_librarys_own_code_is_found_when_it_was_copied(found):
    """The module is named; nobody who only imports it is in the list."""
    assert [(pair["first"], pair["second"]) for pair in found["copies"]] == [("reader", LIBRARY)]


def test_what_cannot_be_read_is_said(found, root):
    """A broken file is no reason to stop, and no reason to be silent."""
    assert found["unread"] == ["broken"]
    assert "Not compared, since they cannot be read: broken" in _page(root).get_text()


LOCKED = {"grade_id": "mine", "locked": True, "solution": False, "grade": False, "task": False, "schema_version": 3}
FLAGS = {
    "locked": lambda cell, _: cell.metadata.nbgrader.update(locked=True, solution=False),
    "markdown": lambda cell, _: cell.update(cell_type="markdown"),
    "raw": lambda cell, _: cell.update(cell_type="raw"),
    "no_metadata": lambda cell, _: cell.update(metadata={}),
    "a_cell_of_ones_own": lambda cell, nb: nb.cells.append(new_code_cell(cell.source, metadata={"nbgrader": LOCKED})),
    "twice": lambda cell, nb: nb.cells.insert(0, copy.deepcopy(cell)),
}


@pytest.mark.parametrize("judged", [True, False], ids=["reference", "plain"])
@pytest.mark.parametrize("flag", FLAGS.values(), ids=FLAGS)
def test_what_a_copier_writes_into_metadata_hides_nothing(root, tmp_path, flag, judged):
    """Locked by its own word, of another type, an own cell with a mark: grading restores and runs it, so it is compared."""
    course = shutil.copytree(root, tmp_path / "course")
    if judged:
        shutil.copytree(ROOT / "autograder/references", course / "autograder/references")
    path = course / "submitted" / EVIL / ID / f"{ID}.ipynb"
    nb = nbformat.read(path, as_version=4)
    nb.cells.pop()
    for cell in [cell for cell in nb.cells if cell.id in answers(1)]:
        flag(cell, nb)
        if flag is FLAGS["a_cell_of_ones_own"]:
            cell.source = "pass"
    path.write_text(json.dumps(nb), encoding="utf-8")
    done = CliRunner().invoke(main, ["--root", str(course), "similar", ID, "--json"])
    assert done.exit_code == 0, done.output
    pairs = json.loads(done.stdout)["pairs"]
    assert [(pair["first"], pair["second"]) for pair in pairs] == [(EVIL, "independent1")]
    assert pairs[0]["share"] > 0.8


def test_what_grading_does_not_run_is_not_compared(root, tmp_path):
    """Text that replaced a locked cell, or was written below as text: two who share it are no pair."""
    course = shutil.copytree(root, tmp_path / "course")
    shutil.copytree(ROOT / "autograder/references", course / "autograder/references")
    text = "\n".join(f"value_{n} = lookup.table[{n}] * (other.name + {n})" for n in range(60))
    for student in ("independent0", "independent3"):
        path = course / "submitted" / student / ID / f"{ID}.ipynb"
        nb = nbformat.read(path, as_version=4)
        next(
            cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("locked") and cell.cell_type == "code"
        ).source = text
        nb.cells.append(new_markdown_cell(text))
        nbformat.write(nb, path)
    done = CliRunner().invoke(main, ["--root", str(course), "similar", ID, "--json"])
    pairs = [(pair["first"], pair["second"]) for pair in json.loads(done.stdout)["pairs"]]
    assert pairs == [(EVIL, "independent1")]


def test_a_reference_that_cannot_be_read_is_said(root, tmp_path):
    """Exit 2 and what to do, as every command that needs it."""
    course = shutil.copytree(root, tmp_path / "course")
    (course / "autograder/references").mkdir(parents=True)
    (course / "autograder/references" / f"{ID}.json").write_text("{", encoding="utf-8")
    done = CliRunner().invoke(main, ["--root", str(course), "similar", ID])
    assert (done.exit_code, "course build" in done.stderr) == (2, True), done.output


def _page(root):
    return BeautifulSoup((root / "reports" / f"{ID}.similar.html").read_text(encoding="utf-8"), "html.parser")


def test_the_page_shows_both_sides_and_marks_what_they_share(found, root):
    """Both texts in full, cell by cell, the common runs marked; a hostile id and its code are text."""
    assert found
    soup = _page(root)
    sides = soup.select("#pairs ~ details .sides")[0].find_all("div", recursive=False)
    assert [side.h3.get_text() for side in sides] == [EVIL, "independent1"]
    shown = "".join(pre.get_text() for pre in sides[1].find_all("pre"))
    assert 'np.einsum("mi,ij->mj", X, params["W1"])' in shown
    marks = "".join(mark.get_text() for mark in sides[1].find_all("mark"))
    assert len(marks) > 0.6 * len(shown)
    assert soup.find("img") is None
    assert "A likeness is no proof." in soup.get_text()


def test_nothing_to_compare_is_said(tmp_path):
    """No submission: exit 2 with the next step; an unknown id likewise."""
    for part in ("course",):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for name, words in ((ID, "no submission"), ("nosuch", "no assignment 'nosuch'")):
        done = CliRunner().invoke(main, ["--root", str(tmp_path), "similar", name])
        assert (done.exit_code, words in done.stderr) == (2, True)


WORDS = st.sampled_from(["a", "b", "+", "(", ")", "1", "2", ".sum", "=", "if", ",", "*"])


@given(st.lists(WORDS, max_size=60), st.lists(WORDS, max_size=60), st.lists(WORDS, min_size=40, max_size=60))
def test_two_texts_with_a_long_run_in_common_share_a_fingerprint(before, after, common):
    """The guarantee of winnowing, whatever stands around the run: runs from WINDOW + GRAM - 1 tokens on are seen."""
    middle = " ".join(common)
    if len(pieces(middle)) < WINDOW + GRAM - 1:
        return
    first, second = f"{' '.join(before)} \n {middle}", f"{middle} \n {' '.join(after)}"
    assert fingerprints([first]) & fingerprints([second])


@given(st.text(max_size=300), st.integers(0, 2**32))
def test_marking_changes_no_text(code, seed):
    """The parts put together are the text, whatever is marked."""
    hashes = grams(pieces(code))
    chosen = set(random.Random(seed).sample(hashes, len(hashes) // 2))  # noqa: S311 - no secret
    assert "".join(text for text, _ in marked(code, chosen)) == code


def test_comments_names_and_layout_do_not_count():
    """The same after renaming, with comments and docstring; another attribute is another token."""
    first = 'def f(x):\n    """Doc."""\n    return np.sum(x ** 2, axis=0) / x.shape[0]'
    second = "def  loss( values ):  # mine\n\n  return np.sum(values**2,axis = 0)/values.shape[0]"
    assert [p.word for p in pieces(first)] == [p.word for p in pieces(second)]
    assert [p.word for p in pieces(first)] != [p.word for p in pieces(first.replace(".sum", ".mean"))]
