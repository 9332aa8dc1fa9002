"""Widgets of a lecture in a real JupyterLab: a control is moved, the picture changes, and nothing goes wrong."""

import shutil

import pytest

from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

pytestmark = pytest.mark.long

ERROR = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """The warm-up lecture after Run All."""
    tmp = tmp_path_factory.mktemp("lecture")
    (tmp / "home").mkdir()
    (tmp / "course").mkdir()
    shutil.copy(ROOT / "course" / "00-warm-up.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/00-warm-up.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=20_000)


def test_shapes_are_chosen_from_a_list(page):
    """From shapes that fit to shapes that do not: each pair has a picture of its own."""
    fits = _picture(page, "(3,) + (4, 1) gives (4, 3)")
    shapes = page.get_by_label("shape of b")
    shapes.select_option("(3, 1)")
    square = _picture(page, "(3,) + (3, 1) gives (3, 3)")
    shapes.select_option("(4,)")
    clash = _picture(page, "(3,) + (4,) does not fit. On the last axis 3 meets 4")
    assert len({fits, square, clash}) == 3
    assert page.locator(ERROR).count() == 0


def test_axis_and_keepdims_are_moved_by_keyboard(page):
    """One step of the slider takes the other axis; the box keeps it; the words say what fits the table."""
    first = _picture(page, "X.sum(axis=0) has shape (4,)")
    page.get_by_role("slider").first.press("ArrowRight")
    flat = _picture(page, "X.sum(axis=1) has shape (3,)")
    page.get_by_label("keepdims=True").press("Space")
    column = _picture(page, "X.sum(axis=1, keepdims=True) has shape (3, 1)")
    assert len({first, flat, column}) == 3
    assert page.get_by_text("X − sum fits: (3, 4) meets (3, 1).").count() == 1
    assert page.locator(ERROR).count() == 0
