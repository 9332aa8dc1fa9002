"""The widgets of lecture 06 in a real JupyterLab: sliders are moved by keyboard, the pictures follow."""

import shutil

import pytest

from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

pytestmark = pytest.mark.long

ERROR = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """The lecture on matrix calculus after Run All."""
    tmp = tmp_path_factory.mktemp("lecture")
    (tmp / "home").mkdir()
    (tmp / "course").mkdir()
    shutil.copy(ROOT / "course" / "06-matrix-calculus.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/06-matrix-calculus.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=20_000)


def test_a_square_layer_hides_the_wrong_transpose(page):
    """One step of the slider of outputs: what raised an error fits now, and is wrong."""
    clash = _picture(page, "dX = dZ @ W does not fit: dZ (4, 2) and W (3, 2).")
    page.get_by_role("slider").last.press("ArrowRight")
    silent = _picture(page, "dX = dZ @ W: dZ (4, 3) and W (3, 3) give (4, 3): the shape is right and the numbers are wrong")
    page.get_by_label("line", exact=True).select_option("dX = dZ @ W.T")
    right = _picture(page, "dX = dZ @ W.T: dZ (4, 3) and W.T (3, 3) give (4, 3): right")
    assert len({clash, silent, right}) == 3
    assert page.locator(ERROR).count() == 0


def test_a_logit_moves_the_whole_jacobian(page):
    """One step of the first slider changes every probability, and so the picture."""
    before = _picture(page, "Probabilities (0.613, 0.304, 0.083)")
    page.get_by_role("slider").first.press("ArrowRight")
    after = _picture(page, "Probabilities (0.636, 0.286, 0.078)")
    assert before != after
    assert page.locator(ERROR).count() == 0
