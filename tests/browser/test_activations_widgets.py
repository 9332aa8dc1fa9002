"""The activations lecture's widgets in a real JupyterLab: sliders are moved by keyboard, the picture follows."""

import pytest

from tests.browser.lecture import no_error, picture, slider

pytestmark = pytest.mark.long

LECTURE = "04-activations-losses"


def test_sum_moves_into_the_saturated_zone(page):
    """A key moves the sum by a quarter; another activation at the same sum is another picture."""
    start = picture(page, "sigmoid at z = 1: value 0.7311, slope 0.1966")
    slider(page, "weighted sum z").press("ArrowRight")
    moved = picture(page, "sigmoid at z = 1.25: value 0.7773")
    slider(page, "weighted sum z").press("End")
    flat = picture(page, "sigmoid at z = 6: value 0.9975, slope 0.0025, in the shaded zone")
    page.get_by_label("activation", exact=True).select_option("ReLU")
    straight = picture(page, "ReLU at z = 6: value 6, slope 1, outside any shaded zone")
    assert len({start, moved, flat, straight}) == 4
    assert no_error(page)


def test_shift_moves_the_naive_shares_only(page):
    """One stop of the slider to the right moves all logits by 0.5; the temperature changes softmax."""
    start = picture(page, "Temperature 1, shift 0: softmax gives (0.613, 0.304, 0.083), dividing by the sum (0.833")
    slider(page, "shift of all logits").press("ArrowRight")
    moved = picture(page, "Temperature 1, shift 0.5: softmax gives (0.613, 0.304, 0.083), dividing by the sum (0.606")
    slider(page, "temperature").press("ArrowLeft")
    cold = picture(page, "Temperature 0.75, shift 0.5: softmax gives (0.684")
    assert len({start, moved, cold}) == 3
    assert no_error(page)


def test_logit_moves_both_slopes(page):
    """Half a unit to the left the neuron is more wrong, and the squared error pulls less."""
    start = picture(page, "Label 1, logit −3, prediction 0.0474: cross-entropy 3.0486 with slope −0.9526")
    slider(page, "logit z").press("ArrowLeft")
    worse = picture(page, "Label 1, logit −3.5, prediction 0.0293: cross-entropy 3.5298 with slope −0.9707")
    page.get_by_label("label", exact=True).select_option("0")
    right = picture(page, "Label 0, logit −3.5, prediction 0.0293: cross-entropy 0.0298 with slope 0.0293")
    assert len({start, worse, right}) == 3
    assert no_error(page)
