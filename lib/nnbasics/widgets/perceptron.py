"""The perceptron rule on a gate, visit by visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.style import INK, MUTED, Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable
from nnbasics.widgets.plane import CORNERS, GATES, add_key, border, count_words, draw_plane, step

if TYPE_CHECKING:
    from matplotlib.axes import Axes

VISITS = 28


@dataclass(frozen=True)
class Visit:
    """One visit: the sample's row, its error, and the weights before and after."""

    row: int
    error: int
    before: tuple[np.ndarray, float]
    after: tuple[np.ndarray, float]


def visits(gate: str, count: int) -> list[Visit]:
    """Run the perceptron rule with rate 1 from zero, row by row from the first to the last and over again.

    e = y - step(x @ w + b),  w <- w + e x,  b <- b + e

    Parameters
    ----------
    gate : "AND", "OR" or "XOR"
    count : int, number of visits

    Notes
    -----
    Source: Rosenblatt (1958), "The perceptron".
    """
    w, b, found = np.zeros(2), 0.0, []
    for row in np.arange(count) % 4:
        x = CORNERS[row]
        error = int(GATES[gate][row] - step(x @ w + b))
        before, w, b = (w, b), w + error * x, b + error
        found.append(Visit(int(row), error, before, (w, b)))
    return found


def draw_visit(ax: Axes, gate: str, visit: int) -> Drawing:
    """Draw the neuron's line before and after a visit, and the sample visited; visit 0 is the start.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    gate : "AND", "OR" or "XOR"
    visit : int from 0 on

    Returns
    -------
    Drawing
        With artists "zones", "points", "wrong", "before", "after" (no line while all weights are 0) and "visited".
    """
    last = visits(gate, visit)[-1] if visit else None
    w, b = last.after if last else (np.zeros(2), 0.0)
    wrong = int((step(CORNERS @ w + b) != GATES[gate]).sum())
    told = _told(visit, last)
    artists = draw_plane(ax, lambda points: step(points @ w + b), gate, told)
    artists["before"] = border(ax, *last.before, color=MUTED, linestyle=":", label="line before") if last else []
    artists["after"] = border(ax, w, b, label="line after")
    artists["visited"] = []
    if last:
        style = {"marker": "s", "s": 700, "facecolors": "none", "edgecolors": INK, "linestyle": ":", "zorder": 5}
        artists["visited"] = [ax.scatter(*CORNERS[last.row], label="visited", **style)]
    add_key(ax)
    state = f"w = ({number(w[0])}, {number(w[1])}), b = {number(b)}"
    return Drawing(ax, f"{gate}. {told}. Now {state}, and {count_words(wrong)}.", artists)


def _told(visit: int, last: Visit | None) -> str:
    if last is None:
        return "Start: all weights 0, every sum 0, every answer 1"
    x1, x2 = CORNERS[last.row]
    change = {0: "right, nothing moves", 1: "wrong 0, x is added", -1: "wrong 1, x is subtracted"}[last.error]
    return f"Visit {visit}, x = ({x1:.0f}, {x2:.0f}): {change}"


def perceptron_steps(gate: str = "AND", visit: int = 0) -> Explorable:
    """Return a figure to play with: step the perceptron rule visit by visit, on a gate of your choice."""
    controls = {
        "gate": choice("gate", [(name, name) for name in GATES], gate),
        "visit": slider("visit", 0, VISITS, visit),
    }
    return Explorable(draw_visit, controls, figsize=(6.4, 4.0))
