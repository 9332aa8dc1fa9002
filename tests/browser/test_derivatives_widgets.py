"""The derivatives lecture's widgets in a real JupyterLab: sliders are moved by keyboard, the picture follows."""

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
    shutil.copy(ROOT / "course" / "01-derivatives.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/01-derivatives.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=30_000)


def _slider(page, label):
    """The handle of the slider with this label."""
    return page.locator(".widget-hslider", has=page.get_by_text(label, exact=True)).get_by_role("slider")


def test_secant_turns_toward_the_tangent(page):
    """One press of a key takes the next smaller step, a quarter of a power of ten; central is much closer."""
    wide = _picture(page, "sin x at 1, one-sided, h = 1.0e+00: the secant has the slope 0.0678")
    _slider(page, "step h").press("ArrowLeft")
    narrow = _picture(page, "sin x at 1, one-sided, h = 5.6e-01: the secant has the slope 0.2818")
    page.get_by_label("central difference").press("Space")
    central = _picture(page, "sin x at 1, central, h = 5.6e-01: the secant has the slope 0.5123")
    assert len({wide, narrow, central}) == 3
    assert page.locator(ERROR).count() == 0


def test_slope_follows_the_direction(page):
    """Turned by one step of 15 degrees the slope is 2 cos 15° + 4 sin 15°; on the plane it is another."""
    bowl = "bowl x² + 2y² at (1, 1): gradient (2, 4) of length 4.472, toward 63°; the slope along"
    east = _picture(page, f"{bowl} 0° is 2.")
    _slider(page, "direction (degrees)").press("ArrowRight")
    turned = _picture(
        page, "bowl x² + 2y² at (1, 1): gradient (2, 4) of length 4.472, toward 63°; the slope along 15° is 2.967"
    )
    page.get_by_label("land").select_option("plane 2x + 3y")
    plane = _picture(page, "plane 2x + 3y at (1, 1): gradient (2, 3)")
    assert len({east, turned, plane}) == 3
    assert page.locator(ERROR).count() == 0
