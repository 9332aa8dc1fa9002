"""An activation and its slope side by side, with the zone shaded in which the neuron hardly learns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnbasics.activations import (
    Elementwise,
    leaky_relu,
    leaky_relu_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    tanh,
    tanh_derivative,
)
from nnbasics.plotting.style import INK, MUTED, NEGATIVE, POSITIVE, Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 6.0  # z from -6 to 6
SATURATED = 0.05  # share of the largest slope below which a zone is shaded
ALPHA = 0.1  # a leaky ReLU whose leak can be seen


class Activation(NamedTuple):
    """A function, its slope, the heights that a picture of them needs, and whether its slope jumps at 0."""

    f: Elementwise
    slope: Elementwise
    heights: tuple[float, float]
    top: float
    corner: bool


CURVES = {
    "sigmoid": Activation(sigmoid, sigmoid_derivative, (-0.1, 1.1), 0.27, corner=False),
    "tanh": Activation(tanh, tanh_derivative, (-1.2, 1.2), 1.08, corner=False),
    "ReLU": Activation(relu, relu_derivative, (-1.0, 6.2), 1.08, corner=True),
    "leaky ReLU, alpha 0.1": Activation(
        lambda z: leaky_relu(z, ALPHA), lambda z: leaky_relu_derivative(z, ALPHA), (-1.0, 6.2), 1.08, corner=True
    ),
}
Z = np.linspace(-REACH, REACH, 601)


def saturated(name: str) -> list[tuple[float, float]]:
    """Return the zones, as (from, to), in which the slope is below a twentieth of the largest one."""
    slope = np.asarray(CURVES[name].slope(Z))
    low = slope < SATURATED * slope.max()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], low, [False]]).astype(int)))
    return [(float(Z[start]), float(Z[end - 1])) for start, end in edges.reshape(-1, 2)]


def draw_activation(ax: Axes, name: str = "sigmoid", z: float = 1.0) -> Drawing:
    """Draw an activation with its tangent at z, and right of `ax` its slope, both with the saturated zones shaded.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    name : a key of CURVES
    z : float, the weighted sum, -6 to 6

    Returns
    -------
    Drawing
        With artists "value" and "slope" (the curves), "tangent", "now" (the two dots) and "zones" (shaded, two per zone).
    """
    curve, zones = CURVES[name], saturated(name)
    value, slope = float(curve.f(z)), float(curve.slope(z))
    right = ax.inset_axes((1.29, 0, 1, 1))
    artists: dict[str, list[Any]] = {
        "value": ax.plot(Z, curve.f(Z), color=INK, linewidth=2),
        "slope": _slopes(right, curve),
        "tangent": ax.plot([z - 1.5, z + 1.5], [value - 1.5 * slope, value + 1.5 * slope], color=POSITIVE, linewidth=2),
        "now": [*ax.plot([z], [value], "o", color=POSITIVE), *right.plot([z], [slope], "o", color=POSITIVE)],
    }
    shade = {"color": NEGATIVE, "alpha": 0.15, "linewidth": 0}
    artists["zones"] = [picture.axvspan(*zone, **shade) for picture in (ax, right) for zone in zones]
    for picture, title, heights in (
        (ax, f"{name}: {number(value, 4)}", curve.heights),
        (right, f"its slope: {number(slope, 4)}", (-0.04 * curve.top, curve.top)),
    ):
        picture.axhline(0, color=MUTED, linewidth=0.8)
        picture.set_title(title, color=INK, fontsize=11, y=1.02)
        picture.set(xlim=(-REACH, REACH), ylim=heights, xlabel="weighted sum z", xticks=range(-6, 7, 2))
    return Drawing(ax, _words(name, z, value, slope, zones), artists)


def _slopes(ax: Axes, curve: Activation) -> list[Any]:
    if not curve.corner:
        return list(ax.plot(Z, curve.slope(Z), color=INK, linewidth=2))
    left, right = Z[Z < 0], Z[Z > 0]
    return [line for part in (left, right) for line in ax.plot(part, curve.slope(part), color=INK, linewidth=2)]


def _words(name: str, z: float, value: float, slope: float, zones: list[tuple[float, float]]) -> str:
    where = "in the shaded zone" if any(low <= z <= high for low, high in zones) else "outside any shaded zone"
    return f"{name} at z = {number(z, 2)}: value {number(value, 4)}, slope {number(slope, 4)}, {where}."


def activations(name: str = "sigmoid", z: float = 1.0) -> Explorable:
    """Return a figure to play with: move the weighted sum into the zones in which a neuron hardly learns."""
    controls = {
        "name": choice("activation", [(key, key) for key in CURVES], name),
        "z": slider("weighted sum z", -REACH, REACH, z, 0.25),
    }
    return Explorable(draw_activation, controls, figsize=(9, 3.5), box=(0.06, 0.165, 0.405, 0.735))
