"""The backpropagation lecture's widgets in a real JupyterLab: sliders are moved by keyboard, the picture follows."""

import shutil

import pytest

from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

pytestmark = pytest.mark.long

ERROR = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """The lecture after Run All."""
    tmp = tmp_path_factory.mktemp("lecture")
    (tmp / "home").mkdir()
    (tmp / "course").mkdir()
    shutil.copy(ROOT / "course" / "05-backprop-by-hand.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/05-backprop-by-hand.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=30_000)


def _slider(page, label):
    """The handle of the slider with this label."""
    return page.locator(".widget-hslider", has=page.get_by_text(label, exact=True)).get_by_role("slider")


def test_calculation_goes_on_line_by_line(page):
    """One press of a key runs the next line, and its numbers appear."""
    delta = _picture(page, "Line 9 of 19, backward: delta3 = y_hat - 1 gives [−0.2261]")
    _slider(page, "line").press("ArrowRight")
    weights = _picture(page, "Line 10 of 19, backward: dW3 = a2.T @ delta3 gives [−0.1394]")
    assert delta != weights
    assert page.locator(ERROR).count() == 0


def test_a_weight_is_moved(page):
    """A weight of the output goes from 0.4 to 0.5: prediction, loss and gradients are those of the new network."""
    deck = _picture(page, "x = 2, label 1: prediction 0.7739, loss 0.2563")
    _slider(page, "W3[0, 0]").press("ArrowRight")
    moved = _picture(page, "x = 2, label 1: prediction 0.7845, loss 0.2427")
    assert deck != moved
    assert page.locator(ERROR).count() == 0
