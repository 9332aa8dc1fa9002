"""Figures of the chain-rule lecture in a real JupyterLab: sliders move by keyboard, pictures change, nothing goes wrong."""

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
    shutil.copy(ROOT / "course" / "02-chain-rule.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/02-chain-rule.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=20_000)


def _slider(page, label):
    """The slider of this label (the first: several figures have an x)."""
    return page.locator(".widget-hslider", has_text=label).get_by_role("slider")


def test_graph_is_stepped_by_keyboard(page):
    """One key moves one node back; then the graph is changed in the list, and another input moves the numbers."""
    before = _picture(page, "Graph of f = (x + y) z, step 4 of 5. Backward through ×")
    _slider(page, "step").first.press("ArrowRight")
    after = _picture(page, "Graph of f = (x + y) z, step 5 of 5. Backward through +")
    page.get_by_label("graph").select_option("f = x² y / z")
    other = _picture(page, "Graph of f = x² y / z, step 5 of 7. Backward through ÷")
    assert len({before, after, other}) == 3
    assert page.locator(ERROR).count() == 0


def test_paths_are_closed_and_x_is_moved(page):
    """At x = 2 the paths cancel; with one of them closed they do not; a key moves x by a quarter."""
    both = _picture(page, "Two paths from x to f. At x = 2: The path by p brings 4; The path by q brings −4; together")
    page.get_by_label("open paths").select_option("only by p")
    one = _picture(page, "Two paths from x to f. At x = 2: The path by p brings 4; The path by q brings −4, but is closed")
    view = page.locator(".widget-vbox", has=page.get_by_label("open paths"))
    view.get_by_role("slider").press("ArrowRight")
    moved = _picture(page, "Two paths from x to f. At x = 2.25")
    assert len({both, one, moved}) == 3
    assert page.locator(ERROR).count() == 0


def test_interval_is_made_smaller(page):
    """A key to the left shortens Δx."""
    before = _picture(page, "t = 1.5 x + 0.5 and y = t² at x = 0.5: Δx = 0.5;")
    _slider(page, "Δx").press("ArrowLeft")
    after = _picture(page, "t = 1.5 x + 0.5 and y = t² at x = 0.5: Δx = 0.45;")
    assert before != after
    assert page.locator(ERROR).count() == 0
