"""One line over the points of a gate, and two lines with a neuron that combines them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.style import Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable
from nnbasics.widgets.plane import CORNERS, GATES, add_key, border, count_words, draw_plane, step

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# output weights and bias for the answers of two hidden neurons
COMBINATIONS = {
    "first OR second": (np.array([1.0, 1.0]), -0.5),
    "first AND second": (np.array([1.0, 1.0]), -1.5),
    "first AND NOT second": (np.array([1.0, -1.0]), -0.5),
    "second AND NOT first": (np.array([-1.0, 1.0]), -0.5),
}
BOTH = np.ones((2, 2))
SIZE = (6.4, 4.0)


def line(angle: float, offset: float) -> tuple[np.ndarray, float]:
    """Weights and bias of the neuron that says 1 beyond a line.

    Parameters
    ----------
    angle : float, degrees, the direction that the weights point to: the side of answer 1
    offset : float, distance of the line from the origin in that direction

    Returns
    -------
    w : float array of shape (2,), of length 1
    b : float, -offset
    """
    radians = np.deg2rad(angle)
    # cos(90°) is 6e-17 in floating point; without rounding, points on the line would fall beside it
    return np.round([np.cos(radians), np.sin(radians)], 12), -float(offset)


def draw_line(ax: Axes, angle: float, offset: float, gate: str = "XOR") -> Drawing:
    """Draw a neuron's line, its two sides, and the points of a gate that it misjudges.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    angle, offset : see `line`
    gate : "AND", "OR" or "XOR"

    Returns
    -------
    Drawing
        With artists "zones", "points", "wrong", "border" and "arrow".
    """
    w, b = line(angle, offset)
    wrong = int((step(CORNERS @ w + b) != GATES[gate]).sum())
    words = count_words(wrong)
    artists = draw_plane(ax, lambda points: step(points @ w + b), gate, f"{gate}, one line: {words}")
    artists["border"] = border(ax, w, b, label="line, z = 0")
    foot = np.array([0.5, 0.5]) - (np.array([0.5, 0.5]) @ w + b) * w
    arrow = {"arrowstyle": "-|>", "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    artists["arrow"] = [ax.annotate("", tuple(foot + 0.35 * w), tuple(foot), arrowprops=arrow, annotation_clip=True)]
    add_key(ax)
    formula = f"w = ({number(w[0], 2)}, {number(w[1], 2)}), b = {number(b, 2)}"
    return Drawing(ax, f"{gate} with one line, {formula}: {words}.", artists)


def one_line(angle: float = 45, offset: float = 0.2, gate: str = "XOR") -> Explorable:
    """Return a figure to play with: turn and move a line over a gate's points, and count the mistakes."""
    controls = {
        "angle": slider("angle of w (degrees)", 0, 360, angle, 15),
        "offset": slider("distance from origin", -1.5, 1.5, float(offset), 0.05),
        "gate": choice("gate", [(name, name) for name in GATES], gate),
    }
    return Explorable(draw_line, controls, figsize=SIZE)


def two_layers(first: float, second: float, combine: str, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Hidden answers (q, 2) and answers (q,) of a network whose hidden neurons fire from x1 + x2 = first, second on."""
    v, c = COMBINATIONS[combine]
    hidden = step(points @ BOTH - np.array([first, second]))
    return hidden, step(hidden @ v + c)


def draw_two_lines(ax: Axes, first: float, second: float, combine: str = "first AND NOT second") -> Drawing:
    """Draw two hidden neurons' lines on XOR, and where the output neuron that combines them says 1.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    first, second : float, thresholds: a hidden neuron fires where x1 + x2 reaches its own
    combine : a key of `COMBINATIONS`

    Returns
    -------
    Drawing
        With artists "zones", "points", "wrong", "borders".
    """
    hidden, answers = two_layers(first, second, combine, CORNERS)
    words = count_words(int((answers != GATES["XOR"]).sum()))
    output = f"XOR, {combine}"
    artists = draw_plane(ax, lambda points: two_layers(first, second, combine, points)[1], "XOR", f"{output}: {words}")
    artists["borders"] = [
        *border(ax, BOTH[0], -first, label="first line"),
        *border(ax, BOTH[1], -second, label="second line", linestyle="--"),
    ]
    add_key(ax)
    told = ", ".join(
        f"({x1:.0f}, {x2:.0f}): {a[0]} {a[1]} gives {y}" for (x1, x2), a, y in zip(CORNERS, hidden, answers, strict=True)
    )
    lines = f"lines at x1 + x2 = {number(first, 2)} and {number(second, 2)}"
    return Drawing(ax, f"{output}, {lines}: {words}. Hidden answers at {told}.", artists)


def two_lines(first: float = 0.5, second: float = 0.7, combine: str = "first OR second") -> Explorable:
    """Return a figure to play with: move two lines, choose how their answers are combined, and solve XOR."""
    controls = {
        "first": slider("first line at", -0.5, 2.5, float(first), 0.1),
        "second": slider("second line at", -0.5, 2.5, float(second), 0.1),
        "combine": choice("output neuron", [(name, name) for name in COMBINATIONS], combine),
    }
    return Explorable(draw_two_lines, controls, figsize=SIZE)
