"""Figures of the autodiff lecture in a real JupyterLab: sliders move by keyboard, pictures change, nothing goes wrong."""

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
    shutil.copy(ROOT / "course" / "08-autodiff.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/08-autodiff.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=20_000)


def _slider(page, label):
    """The slider of this label."""
    return page.locator(".widget-hslider", has_text=label).get_by_role("slider")


def test_tape_is_stepped_by_keyboard(page):
    """One key hands on one more gradient, and x gets its second share; then another formula is chosen in the list."""
    before = _picture(page, "Tape of f = (x + y) x + z, step 6 of 7. Backward through ×")
    _slider(page, "step").press("ArrowRight")
    after = _picture(page, "Tape of f = (x + y) x + z, step 7 of 7. Backward through +: x gets 3 · 1 = 3, added to 5")
    page.get_by_label("formula").select_option("f = (x + y) z")
    other = _picture(page, "Tape of f = (x + y) z, step 5 of 5. Backward through +")
    assert len({before, after, other}) == 3
    assert page.locator(ERROR).count() == 0


def test_modes_fill_the_jacobian(page):
    """One more pass, one more column; a second output, and one pass of reverse mode is not all any more."""
    before = _picture(page, "A Jacobian of 1 row and 8 columns: forward mode has made 1 of 8 passes")
    _slider(page, "passes").press("ArrowRight")
    after = _picture(page, "A Jacobian of 1 row and 8 columns: forward mode has made 2 of 8 passes")
    _slider(page, "outputs").press("ArrowRight")
    taller = _picture(
        page, "A Jacobian of 2 rows and 8 columns: forward mode has made 2 of 8 passes and reverse mode has made 2"
    )
    assert len({before, after, taller}) == 3
    assert page.locator(ERROR).count() == 0
