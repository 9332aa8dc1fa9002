"""The backpropagation lecture's widgets in a real JupyterLab: sliders are moved by keyboard, the picture follows."""

import pytest

from tests.browser.lecture import no_error, picture, slider

pytestmark = pytest.mark.long

LECTURE = "05-backprop-by-hand"


def test_calculation_goes_on_line_by_line(page):
    """One press of a key runs the next line, and its numbers appear."""
    delta = picture(page, "Line 9 of 19, backward: delta3 = y_hat - 1 gives [−0.2261]")
    slider(page, "line").press("ArrowRight")
    weights = picture(page, "Line 10 of 19, backward: dW3 = a2.T @ delta3 gives [−0.1394]")
    assert delta != weights
    assert no_error(page)


def test_a_weight_is_moved(page):
    """A weight of the output goes from 0.4 to 0.5: prediction, loss and gradients are those of the new network."""
    deck = picture(page, "x = 2, label 1: prediction 0.7739, loss 0.2563")
    slider(page, "W3[0, 0]").press("ArrowRight")
    moved = picture(page, "x = 2, label 1: prediction 0.7845, loss 0.2427")
    assert deck != moved
    assert no_error(page)
