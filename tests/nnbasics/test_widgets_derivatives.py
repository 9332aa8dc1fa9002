"""Secant and gradient to play with: what is drawn agrees with closed forms that use nothing of the code under test."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbasics.widgets import draw_directions, draw_secant, log_slider, secant, slope_along
from nnbasics.widgets.secants import CURVES
from nnbasics.widgets.slopes import EDGE, LANDS, LIMIT
from tests.support.explorables import follows

BOWL, PLANE, SADDLE = LANDS
SIN, SQUARE, CORNER = CURVES
# secant slopes in closed form: (curve, central) -> function of h
SLOPES = {
    (SIN, False): lambda h: 2 * math.cos(1 + h / 2) * math.sin(h / 2) / h,
    (SIN, True): lambda h: math.cos(1) * math.sin(h) / h,
    (SQUARE, False): lambda h: 3 + h,
    (SQUARE, True): lambda _h: 3.0,
    (CORNER, False): lambda _h: 1.0,
    (CORNER, True): lambda h: min(1.0, 0.01 / h),
}


pytestmark = pytest.mark.usefixtures("no_window")


@pytest.fixture
def ax():
    """An axes with room for a second one to its right."""
    return plt.figure(figsize=(9, 3.7)).add_axes((0.075, 0.155, 0.395, 0.755))


def _slope(line):
    x, y = line.get_data()
    return (y[-1] - y[0]) / (x[-1] - x[0])


@pytest.mark.parametrize("zoom", [False, True])
@pytest.mark.parametrize("h", [1.0, 0.1, 1e-3])
@pytest.mark.parametrize(("curve", "central"), SLOPES)
def test_secant_and_tangent_have_their_slopes(ax, curve, central, h, zoom):
    """The drawn lines rise as the closed forms say, zoomed or not; round-off at h = 1e-3 is below 1e-12."""
    artists = draw_secant(ax, h, curve, central=central, zoom=zoom).artists
    want = SLOPES[curve, central](h)
    assert _slope(artists["secant"][0]) == pytest.approx(want, rel=1e-9)
    assert _slope(artists["tangent"][0]) == pytest.approx({SIN: math.cos(1), SQUARE: 3.0, CORNER: 1.0}[curve])
    assert artists["now"][0].get_xdata() == [h]
    error = abs(want - _slope(artists["tangent"][0]))
    assert artists["now"][0].get_ydata() == pytest.approx(error, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("zoom", [False, True])
@pytest.mark.parametrize("central", [False, True])
def test_secant_meets_the_curve_at_its_two_points(ax, central, zoom):
    """Both points lie on curve and secant; zoomed, they are one step away from the place."""
    artists = draw_secant(ax, 0.5, SIN, central=central, zoom=zoom).artists
    x, y = artists["points"][0].get_data()
    unit = 0.5 if zoom else 1.0
    assert (x * unit).tolist() == [-0.5 if central else 0.0, 0.5]
    heights = [(math.sin(1 + d) - math.sin(1)) / unit for d in x * unit]
    np.testing.assert_allclose(y, heights, atol=1e-15)
    for line in (artists["curve"][0], artists["secant"][0]):
        np.testing.assert_allclose(np.interp(x, *line.get_data()), heights, atol=1e-4)


def test_error_curves_are_the_two_u(ax):
    """Slope 1 and slope 2 on the right, -1 on the left; the lowest points lie near 1e-8 and 6e-6."""
    one_sided, central = draw_secant(ax).artists["errors"]
    for line, power, best in ((one_sided, 1, 1e-8), (central, 2, 6e-6)):
        h, error = line.get_data()
        right = (h <= 0.1) & (h >= 1e-3)
        left = h < best / 30
        assert np.polyfit(np.log10(h[right]), np.log10(error[right]), 1)[0] == pytest.approx(power, abs=0.02)
        assert np.polyfit(np.log10(h[left]), np.log10(error[left]), 1)[0] == pytest.approx(-1, abs=0.2)
        assert abs(np.log10(h[np.argmin(error)] / best)) < 1


def test_zoom_shows_the_staircase_of_rounding(ax):
    """At h = 1e-15 the curve has few heights, since sin near 1 is stored in steps of 1.1e-16; at 1e-6 it is straight."""
    stairs = draw_secant(ax, 1e-15, zoom=True).artists["curve"][0].get_ydata()
    assert len(set(stairs)) < 45
    straight = draw_secant(ax, 1e-6, zoom=True).artists["curve"][0].get_ydata()
    assert len(set(straight)) > 390


def test_words_say_step_slopes_and_error(ax):
    """A reader without the picture gets its numbers."""
    words = draw_secant(ax, 0.1, SQUARE).description
    assert words == "x² at 1.5, one-sided, h = 1.0e-01: the secant has the slope 3.1, the tangent 3; error 1.0e-01."


GRADIENTS = {
    BOWL: lambda x, y: (2 * x, 4 * y),
    PLANE: lambda _x, _y: (2, 3),
    SADDLE: lambda x, y: (2 * x, -2 * y),
}


@pytest.mark.parametrize("land", LANDS)
@pytest.mark.parametrize(("x", "y", "angle"), [(1.0, 1.0, 0), (-1.5, 0.5, 135), (0.25, -2.0, 300), (0.0, 0.0, 90)])
def test_slope_is_gradient_times_direction(ax, land, x, y, angle):
    """Arrow, curve, dot and words agree with the dot product; the measured dot is exact but for rounding."""
    drawing = draw_directions(ax, x, y, angle, land)
    g = GRADIENTS[land](x, y)
    want = g[0] * math.cos(math.radians(angle)) + g[1] * math.sin(math.radians(angle))
    assert drawing.artists["now"][0].get_ydata() == pytest.approx(want, abs=1e-9)
    angles, slopes = drawing.artists["slopes"][0].get_data()
    assert slopes[list(angles).index(angle)] == pytest.approx(want, abs=1e-12)
    assert slopes.max() == pytest.approx(math.hypot(*g), rel=2e-3)
    said = drawing.description.rsplit(" is ", 1)[1].rstrip(".").replace("\N{MINUS SIGN}", "-")
    assert float(said) == pytest.approx(want, abs=6e-4)
    if g == (0, 0):
        assert drawing.artists["gradient"] == []
        assert "no direction is steepest" in drawing.description
    else:
        arrow = drawing.artists["gradient"][0]
        assert math.atan2(arrow.V[0], arrow.U[0]) == pytest.approx(math.atan2(g[1], g[0]))


@pytest.mark.parametrize("land", LANDS)
def test_arrows_stay_on_the_map(ax, land):
    """Even at the corners of the sliders' range."""
    for x in (-LIMIT, LIMIT):
        for y in (-LIMIT, LIMIT):
            arrow = draw_directions(ax, x, y, 45, land).artists["gradient"][0]
            assert max(abs(x + arrow.U[0]), abs(y + arrow.V[0])) < EDGE


def test_log_slider_counts_in_powers_of_ten():
    """One step of the slider is a factor; the words show an exponent."""
    control = log_slider("h", -15, 0, 1e-3)
    assert (control.min, control.max, control.step, control.base, control.value) == (-15, 0, 0.25, 10, 1e-3)
    assert control.readout_format == ".1e"


MADE = {
    "secant": (secant, [{"h": 1e-3}, {"curve": CORNER, "central": True}, {"zoom": True, "h": 1e-12}, {"curve": SQUARE}]),
    "slope_along": (slope_along, [{"x": -2.0}, {"y": 0.5, "angle": 225}, {"land": SADDLE}, {"x": 0.0, "y": 0.0}]),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the words are those that the pure function gives for the controls' values."""
    follows(*MADE[name])
