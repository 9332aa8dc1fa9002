"""Activations, softmax and losses to play with: what is drawn agrees with closed forms and finite differences."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbasics.widgets import (
    activations,
    draw_activation,
    draw_losses_at_logit,
    draw_softmax_bars,
    losses_at_logit,
    softmax_bars,
)
from nnbasics.widgets.curves import CURVES, saturated
from nnbasics.widgets.softmaxbars import SHIFTS
from tests.support.explorables import follows

SIGMOID, TANH, RELU, LEAKY = CURVES
# value and slope in closed form, from Python's own mathematics
VALUES = {
    SIGMOID: lambda z: (1 / (1 + math.exp(-z)), 1 / (2 + math.exp(z) + math.exp(-z))),
    TANH: lambda z: (math.tanh(z), math.cosh(z) ** -2),
    RELU: lambda z: (max(z, 0.0), float(z > 0)),
    LEAKY: lambda z: (z if z > 0 else 0.1 * z, 1.0 if z > 0 else 0.1),
}
LOGITS = (1.5, 0.8, -0.5)


pytestmark = pytest.mark.usefixtures("no_window")


@pytest.fixture
def ax():
    """An axes with room for a second one to its right."""
    return plt.figure(figsize=(9, 3.6)).add_axes((0.06, 0.16, 0.405, 0.745))


@pytest.mark.parametrize("z", [-6.0, -1.25, 0.5, 6.0])
@pytest.mark.parametrize("name", CURVES)
def test_curves_dots_and_tangent_are_the_activation(ax, name, z):
    """Dots, curves, tangent and words have the closed form's value and slope."""
    drawing = draw_activation(ax, name, z)
    value, slope = VALUES[name](z)
    dots = [dot.get_ydata()[0] for dot in drawing.artists["now"]]
    assert dots == pytest.approx([value, slope], rel=1e-12)
    x, y = drawing.artists["tangent"][0].get_data()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(slope, abs=1e-12)
    assert (y[0] + y[1]) / 2 == pytest.approx(value, abs=1e-12)
    for artist, which in (("value", 0), ("slope", 1)):
        for line in drawing.artists[artist]:
            np.testing.assert_allclose(line.get_ydata(), [VALUES[name](v)[which] for v in line.get_xdata()], atol=1e-12)


def test_zones_begin_where_a_twentieth_of_the_slope_is_left(ax):
    """Closed forms: tanh at artanh(sqrt(0.95)), the sigmoid at twice that; ReLU left of 0; leaky ReLU nowhere."""
    edge = math.atanh(math.sqrt(0.95))
    for name, begin in ((TANH, edge), (SIGMOID, 2 * edge)):
        left, right = saturated(name)
        assert (left[0], right[1]) == (-6.0, 6.0)
        assert [-left[1], right[0]] == pytest.approx([begin, begin], abs=0.021)  # the curve has a point every 0.02
    assert saturated(RELU) == [(-6.0, pytest.approx(0.0, abs=1e-9))]
    assert saturated(LEAKY) == []
    assert len(draw_activation(ax, SIGMOID).artists["zones"]) == 4


def test_words_say_whether_the_neuron_is_saturated(ax):
    """A reader without the picture learns it, too."""
    said = draw_activation(ax, SIGMOID, 0.0).description
    assert said == "sigmoid at z = 0: value 0.5, slope 0.25, outside any shaded zone."
    assert draw_activation(ax, RELU, -1.0).description.endswith("slope 0, in the shaded zone.")


@pytest.mark.parametrize("temperature", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("shift", SHIFTS)
def test_softmax_bars_do_not_move_with_the_shift(ax, temperature, shift):
    """Blue bars: the definition without any shift, in Python floats. They add up to 1."""
    heights = [bar.get_height() for bar in draw_softmax_bars(ax, temperature, shift).artists["softmax"]]
    powers = [math.exp(z / temperature) for z in LOGITS]
    assert heights == pytest.approx([p / sum(powers) for p in powers], rel=1e-9)
    assert sum(heights) == pytest.approx(1)


@pytest.mark.parametrize("shift", [-5.0, -1.0, 0.0, 2.0])
def test_divided_bars_are_shares_of_the_sum(ax, shift):
    """Orange bars: moved logits over their sum, cut off at -1 and 2."""
    heights = [bar.get_height() for bar in draw_softmax_bars(ax, 1.0, shift).artists["divided"]]
    moved = [z + shift for z in LOGITS]
    assert heights == pytest.approx([min(max(z / sum(moved), -1), 2) for z in moved])


def test_sum_of_zero_has_no_shares(ax):
    """Moved by -0.6, the three logits add up to 0: no bar, and the words say why."""
    drawing = draw_softmax_bars(ax, 1.0, -0.6)
    assert drawing.artists["divided"] == []
    assert "nothing, for the sum is 0" in drawing.description


def test_words_tell_of_overflow(ax):
    """exp(1001.5) is infinite, exp(-1000.5) is 0, exp(6.5) is neither."""
    assert "would overflow" in draw_softmax_bars(ax, 1.0, 1000.0).description
    assert "all powers would be 0" in draw_softmax_bars(ax, 1.0, -1000.0).description
    assert "subtracted" not in draw_softmax_bars(ax, 1.0, 5.0).description


def _losses(z, label):
    y_hat = 1 / (1 + math.exp(-z))
    return -math.log(y_hat if label else 1 - y_hat), (y_hat - label) ** 2 / 2


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("z", [-8.0, -0.5, 0.0, 3.5])
def test_slopes_at_the_logit_are_slopes_of_the_losses(ax, z, label):
    """Dots on the right agree with central differences of the losses' definitions, whose error is below 1e-9 here."""
    artists = draw_losses_at_logit(ax, z, label).artists
    losses, h = _losses(z, label), 1e-4
    shown = [dot.get_ydata()[0] for dot in artists["loss now"]]
    assert shown == pytest.approx([min(loss, 5.0) for loss in losses], rel=1e-9)
    measured = [(a - b) / (2 * h) for a, b in zip(_losses(z + h, label), _losses(z - h, label), strict=True)]
    assert [dot.get_ydata()[0] for dot in artists["slope now"]] == pytest.approx(measured, abs=1e-8)


@pytest.mark.parametrize("label", [0, 1])
def test_curves_are_the_losses(ax, label):
    """Both curves on the left, as far as the picture goes, are the definitions at the prediction."""
    for line, which in zip(draw_losses_at_logit(ax, 0.0, label).artists["losses"], (0, 1), strict=True):
        y_hat, loss = line.get_data()
        want = [_losses(math.log(p / (1 - p)), label)[which] for p in y_hat]
        np.testing.assert_allclose(loss, want, rtol=1e-6)


def test_words_give_both_losses_and_slopes(ax):
    """Confidently wrong: cross-entropy pulls with nearly 1, the squared error with nearly nothing."""
    assert draw_losses_at_logit(ax, -10.0, 1).description == (
        "Label 1, logit −10, prediction 4.5e−05: cross-entropy 10 with slope −1, half the squared error 0.5 with slope "
        "−4.5e−05 at the logit."
    )


MADE = {
    "activations": (activations, [{"z": -4.5}, {"name": TANH}, {"name": RELU, "z": -1.0}, {"name": LEAKY}]),
    "softmax_bars": (softmax_bars, [{"temperature": 0.1}, {"shift": 1000.0}, {"shift": -0.6}, {"temperature": 10.0}]),
    "losses_at_logit": (losses_at_logit, [{"z": 2.0}, {"label": 0}, {"z": -10.0, "label": 1}]),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the words are those that the pure function gives for the controls' values."""
    follows(*MADE[name])
