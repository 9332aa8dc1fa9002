"""The activations lecture's widgets in a real JupyterLab: sliders are moved by keyboard, the picture follows."""

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
    shutil.copy(ROOT / "course" / "04-activations-losses.ipynb", tmp / "course")
    with jupyterlab(tmp, tmp / "home") as lab:
        context = browser.new_context()
        yield run_all(context, lab, "course/04-activations-losses.ipynb")
        context.close()


def _picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=30_000)


def _slider(page, label):
    """The handle of the slider with this label."""
    return page.locator(".widget-hslider", has=page.get_by_text(label, exact=True)).get_by_role("slider")


def test_sum_moves_into_the_saturated_zone(page):
    """A key moves the sum by a quarter; another activation at the same sum is another picture."""
    start = _picture(page, "sigmoid at z = 1: value 0.7311, slope 0.1966")
    _slider(page, "weighted sum z").press("ArrowRight")
    moved = _picture(page, "sigmoid at z = 1.25: value 0.7773")
    _slider(page, "weighted sum z").press("End")
    flat = _picture(page, "sigmoid at z = 6: value 0.9975, slope 0.0025, in the shaded zone")
    page.get_by_label("activation", exact=True).select_option("ReLU")
    straight = _picture(page, "ReLU at z = 6: value 6, slope 1, outside any shaded zone")
    assert len({start, moved, flat, straight}) == 4
    assert page.locator(ERROR).count() == 0


def test_shift_moves_the_naive_shares_only(page):
    """One stop of the slider to the right moves all logits by 0.5; the temperature changes softmax."""
    start = _picture(page, "Temperature 1, shift 0: softmax gives (0.613, 0.304, 0.083), dividing by the sum (0.833")
    _slider(page, "shift of all logits").press("ArrowRight")
    moved = _picture(page, "Temperature 1, shift 0.5: softmax gives (0.613, 0.304, 0.083), dividing by the sum (0.606")
    _slider(page, "temperature").press("ArrowLeft")
    cold = _picture(page, "Temperature 0.75, shift 0.5: softmax gives (0.684")
    assert len({start, moved, cold}) == 3
    assert page.locator(ERROR).count() == 0


def test_logit_moves_both_slopes(page):
    """Half a unit to the left the neuron is more wrong, and the squared error pulls less."""
    start = _picture(page, "Label 1, logit −3, prediction 0.0474: cross-entropy 3.0486 with slope −0.9526")
    _slider(page, "logit z").press("ArrowLeft")
    worse = _picture(page, "Label 1, logit −3.5, prediction 0.0293: cross-entropy 3.5298 with slope −0.9707")
    page.get_by_label("label", exact=True).select_option("0")
    right = _picture(page, "Label 0, logit −3.5, prediction 0.0293: cross-entropy 0.0298 with slope 0.0293")
    assert len({start, worse, right}) == 3
    assert page.locator(ERROR).count() == 0
