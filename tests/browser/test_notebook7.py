"""Jupyter Notebook 7 with a release and a lecture: cards say what is right and what is unfinished, and a widget draws anew."""

import json
import shutil

import nbformat
import pytest

from autograder.demo import Material
from autograder.settings import Course
from tests.browser.lab import notebook7, run_all
from tests.browser.lecture import ERROR, no_error, picture
from tests.support.minicourse import ROOT

pytestmark = pytest.mark.long

ID, LECTURE = "05-backprop-by-hand", "00-warm-up"
DONE = {"forward", "loss_by_hand"}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Notebook 7 in a folder with a release, of which two exercises are done, and a lecture."""
    folder = tmp_path_factory.mktemp("notebook7")
    (folder / "home").mkdir()
    shutil.copytree(ROOT / "release" / ID, folder / ID)
    shutil.copy(ROOT / "course" / f"{LECTURE}.ipynb", folder)
    with notebook7(folder, folder / "home") as running:
        solution = Material(Course(ROOT), ID).solution
        nb = nbformat.read(folder / ID / f"{ID}.ipynb", as_version=4)
        for cell in nb.cells:
            if cell.id in DONE:
                cell.source = solution[cell.id]
        running.put_notebook(f"{ID}/{ID}.ipynb", nb)
        yield running


@pytest.fixture
def context(browser):
    """A profile of its own."""
    opened = browser.new_context()
    yield opened
    opened.close()


def test_it_is_notebook_7(server, context):
    """The page under test is Notebook's, not JupyterLab's, which looks much alike."""
    page = context.new_page()
    page.goto(server.link(f"/notebooks/{LECTURE}.ipynb"))
    page.wait_for_selector(".jp-NotebookPanel")
    assert json.loads(page.locator("#jupyter-config-data").inner_text())["appName"] == "Jupyter Notebook"


def test_a_lectures_widget_draws_anew(server, context):
    """Each picture has alt text. The list is set to another shape: another picture, other words, and nothing on stderr."""
    page = run_all(context, server, f"{LECTURE}.ipynb")
    pictures = page.locator(".jp-OutputArea-output img").all()
    assert len(pictures) > 3
    assert [image for image in pictures if len((image.get_attribute("alt") or "").split()) < 5] == []
    fits = picture(page, "(3,) + (4, 1) gives (4, 3)")
    page.get_by_label("shape of b").select_option("(3, 1)")
    assert picture(page, "(3,) + (3, 1) gives (3, 3)") != fits
    assert no_error(page)


def test_cards_say_what_is_right_and_what_is_unfinished(server, context):
    """Two right exercises' cards, then that of the third, which names the cell to finish; Run All stops there."""
    page = run_all(context, server, f"{ID}/{ID}.ipynb")
    cards = page.get_by_role("group", name="check").all_inner_texts()
    assert [card[0] for card in cards] == ["✓", "✓", "✗"]
    assert cards[0].startswith("✓ 7 of 7 practice checks pass; hidden checks decide the 10 points")
    assert "loss: could not be checked: not finished yet: complete the cell bce_loss, run it" in cards[2]
    assert "CheckFailed: 4 of 4 checks did not pass" in page.locator(ERROR).inner_text()
