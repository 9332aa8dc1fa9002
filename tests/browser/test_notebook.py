"""A student's notebook in JupyterLab: Run All, and the cards under the test cells say what is right and what went wrong."""

import shutil

import nbformat
import pytest

from autograder.demo import Material
from autograder.settings import Course
from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

ID = "05-backprop-by-hand"


@pytest.fixture(scope="module")
def cards(browser, tmp_path_factory):
    """The cards after Run All of a right notebook up to a delta without its 1/m, the last one's hint opened by keyboard."""
    tmp = tmp_path_factory.mktemp("notebook")
    (tmp / "home").mkdir()
    shutil.copytree(ROOT / "release" / ID, tmp / ID)
    answers = Material(Course(ROOT), ID).wrong(("output_delta", "M76"))
    nb = nbformat.read(tmp / ID / f"{ID}.ipynb", as_version=4)
    for cell in nb.cells:
        cell.source = answers.get(cell.id, cell.source)
    with jupyterlab(tmp, tmp / "home") as lab:
        lab.put_notebook(f"{ID}/{ID}.ipynb", nb)
        context = browser.new_context()
        page = run_all(context, lab, f"{ID}/{ID}.ipynb")
        cards = page.get_by_role("group", name="check")
        found = cards.all_inner_texts()
        cards.last.get_by_text("why?").first.focus()
        page.keyboard.press("Enter")
        opened = cards.last.inner_text()
        errors = page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").all_inner_texts()
        context.close()
    return found, errors, opened


def test_a_right_answer_is_called_right(cards):
    """The card under the forward pass counts its practice checks and says what the hidden ones decide."""
    texts, *_ = cards
    assert texts[0].startswith("✓ 7 of 7 practice checks pass; hidden checks decide the 10 points")


def test_a_known_mistake_is_named(cards):
    """Deltas without 1/m: the first failing check says where and by which factor; the misconception's hint opens on request."""
    texts, _, opened = cards
    wrong = texts[-1]
    assert wrong.startswith("✗ 2 of 4 practice checks pass")
    assert "delta3, three samples: not right yet" in wrong
    assert "exactly 3 times too large" in wrong
    assert "Hint: why?" in wrong
    assert "The share 1/m is missing" not in wrong
    assert "The share 1/m is missing" in opened


def test_run_all_stops_at_the_mistake(cards):
    """The cell with the mistake counts as failed, in one line without a traceback; no card comes after it."""
    texts, errors, _ = cards
    assert [text[0] for text in texts] == ["✓", "✓", "✓", "✗"]
    assert [line for line in errors if "Traceback" in line] == []
    assert any("CheckFailed: 2 of 4 checks did not pass; first: delta3, three samples" in line for line in errors)
