"""The perceptron lecture's widgets in a real JupyterLab: a slider is moved by keyboard, and the picture changes."""

import shutil

import pytest

from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

pytestmark = pytest.mark.long

ERROR = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"
NAME = "03-perceptron-xor.ipynb"


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


def test_line_turns_and_the_gate_is_chosen(page):
    """One step of the angle gives another line; on OR the first line has no mistake."""
    first = _picture(page, "XOR with one line, w = (0.71, 0.71)")
    page.get_by_role("slider").first.press("ArrowRight")
    turned = _picture(page, "XOR with one line, w = (0.5, 0.87)")
    page.get_by_label("gate").first.select_option("OR")
    solved = _picture(page, "OR with one line, w = (0.5, 0.87), b = −0.2: all four")
    assert len({first, turned, solved}) == 3
    assert page.locator(ERROR).count() == 0


def test_rule_goes_on_visit_by_visit(page):
    """The next visit to AND is told in words: the origin is wrongly called 1."""
    before = _picture(page, "AND. Visit 4, x = (1, 1)")
    page.get_by_role("slider").nth(2).press("ArrowRight")
    assert _picture(page, "AND. Visit 5, x = (0, 0): wrong 1") != before
    assert page.locator(ERROR).count() == 0
