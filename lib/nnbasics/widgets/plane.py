"""The plane of a gate: its four points, and which answer a classifier gives where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, NEGATIVE, POSITIVE
from nnbasics.widgets.cells import BLUE, ORANGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {"AND": np.array([0, 0, 0, 1]), "OR": np.array([0, 1, 1, 1]), "XOR": np.array([0, 1, 1, 0])}
LOW, HIGH = -0.75, 1.75
PIXELS = 125
STYLES = ((0, "o", POSITIVE), (1, "^", NEGATIVE))


def step(z: Any) -> np.ndarray:
    """Return 1 where z >= 0, else 0."""
    return (np.asarray(z) >= 0).astype(int)


def draw_plane(ax: Axes, answers: Callable[[np.ndarray], np.ndarray], gate: str, title: str) -> dict[str, list[Any]]:
    """Color the plane by a classifier's answers, and put the four points of a gate on it, misjudged ones in a ring.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    answers : function from points (q, 2) to answers (q,), 0 or 1
    gate : "AND", "OR" or "XOR"
    title : str

    Returns
    -------
    dict
        Artists "zones" (an image), "points" (a collection per class) and "wrong" (a collection of rings).
    """
    from matplotlib.colors import ListedColormap

    at = LOW + (np.arange(PIXELS) + 0.5) * (HIGH - LOW) / PIXELS
    grid = np.column_stack([np.tile(at, PIXELS), np.repeat(at, PIXELS)])
    zones = answers(grid).reshape(PIXELS, PIXELS)
    extent = (LOW, HIGH, LOW, HIGH)
    colors = ListedColormap([BLUE, ORANGE])
    image = ax.imshow(zones, origin="lower", extent=extent, cmap=colors, vmin=0, vmax=1, interpolation="nearest")
    artists = {"zones": [image], "points": _points(ax, gate), "wrong": _rings(ax, answers, gate)}
    ticks = (0, 0.5, 1)
    ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), xlabel="input x1", ylabel="input x2", xticks=ticks, yticks=ticks)
    ax.set_title(title, color=INK, fontsize=11)
    return artists


def _points(ax: Axes, gate: str) -> list[Any]:
    found = []
    for k, marker, color in STYLES:
        x, y = CORNERS[GATES[gate] == k].T
        style: dict[str, Any] = {"marker": marker, "color": color, "edgecolors": "white", "zorder": 4}
        found.append(ax.scatter(x, y, s=110, label=f"class {k}", **style))
    return found


def _rings(ax: Axes, answers: Callable[[np.ndarray], np.ndarray], gate: str) -> list[Any]:
    x, y = CORNERS[answers(CORNERS) != GATES[gate]].T
    return [ax.scatter(x, y, s=380, facecolors="none", edgecolors=INK, linewidths=2, zorder=5, label="misjudged")]


def add_key(ax: Axes) -> None:
    """Say beside the plane what colors, markers and lines mean."""
    from matplotlib.patches import Patch

    handles, labels = ax.get_legend_handles_labels()
    handles += [Patch(color=BLUE), Patch(color=ORANGE)]
    labels += ["answer 0", "answer 1"]
    ax.legend(handles, labels, loc="upper left", bbox_to_anchor=(1.03, 1.0), frameon=False, labelspacing=0.7, markerscale=0.6)


def border(ax: Axes, w: np.ndarray, b: float, **style: Any) -> list[Any]:
    """Draw the line x @ w + b = 0; nothing where all weights are 0."""
    length = float(np.hypot(*w))
    if length == 0.0:
        return []
    foot, along = -b * w / length**2, np.array([-w[1], w[0]]) / length
    ends = foot + np.array([[-6.0], [6.0]]) * along
    look: dict[str, Any] = {"color": INK, "linewidth": 2, "zorder": 3, **style}
    return list(ax.plot(*ends.T, **look))


def count_words(wrong: int) -> str:
    """Say how many of the four points are misjudged."""
    return {0: "all four points are right", 1: "1 of 4 points is wrong"}.get(wrong, f"{wrong} of 4 points are wrong")
