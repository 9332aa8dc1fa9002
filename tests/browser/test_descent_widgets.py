"""The gradient-descent lecture's widgets in a real JupyterLab: a slider is moved by keyboard, and the picture changes."""

import shutil

import pytest

from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

pytestmark = pytest.mark.long

ERROR = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"
NAME = "07-gradient-descent.ipynb"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """The lecture after Run All."""
    tmp = tmp_path_factory.mktemp("lecture")
    (tmp / "home").mkdir()
    (tmp / "course").mkdir()
    shutil.copy(ROOT / "course" / NAME, tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, f"course/{NAME}")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=20_000)


def test_learning_rate_passes_the_limit(page):
    """From 0.1, three stops to the right: the path no longer comes closer."""
    first = _picture(page, "Learning rate 0.1 multiplies the distance by −0.8")
    slider = page.get_by_role("slider").first
    for _ in range(3):
        slider.press("ArrowRight")
    away = _picture(page, "Learning rate 0.115 multiplies the distance by −1.07 in each step: w jumps farther away")
    assert first != away
    assert page.locator(ERROR).count() == 0


def test_batch_size_is_chosen(page):
    """One stop to the left: batches of 2, and twice as many steps."""
    before = _picture(page, "Batch size 4, learning rate 0.1: 24 steps in 3 epochs")
    page.get_by_role("slider").nth(2).press("ArrowLeft")
    assert _picture(page, "Batch size 2, learning rate 0.1: 45 steps in 3 epochs") != before
    assert page.locator(ERROR).count() == 0


def test_ravine_gets_steeper(page):
    """One stop to the right: the curvature across is 31."""
    before = _picture(page, "Ravine with curvatures 1 and 30")
    page.get_by_role("slider").nth(5).press("ArrowRight")
    assert _picture(page, "Ravine with curvatures 1 and 31") != before
    assert page.locator(ERROR).count() == 0
