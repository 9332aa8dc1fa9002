"""Forward and backward through deck 001's network, one line of code at a time."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnbasics.activations import Array, sigmoid
from nnbasics.layers import linear_backward, linear_forward
from nnbasics.losses import binary_cross_entropy_from_logits
from nnbasics.plotting.style import GRADIENT, INK, MUTED, POSITIVE, Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable
from nnbasics.widgets.gradients import DECK_001, DECK_X, DECK_Y

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FUTURE, PALE = "#8C8C8C", "#F2F2F2"
SKETCH, TOP = 74.0, 104.0  # where the sketch begins, and the upper edge of both


class Line(NamedTuple):
    """One line of the calculation: code, its value, the layer it belongs to, and where it shows: node, edge or loss."""

    name: str
    code: str
    value: Any
    layer: int
    place: str

    @property
    def backward(self) -> bool:
        """Whether it belongs to the way back: its name begins like dW, db, da or delta."""
        return self.name.startswith("d")


def lines(x: float = DECK_X, label: int = DECK_Y) -> list[Line]:
    """Return the lines of one forward and one backward pass, in order, with their values; the sample is (x, label).

    Returns
    -------
    list of Line: X, z1, a1, …, y_hat, L, then delta3, dW3, db3, da2, …, db1
    """
    W, b = [np.array(p) for p in DECK_001[::2]], [np.array(p) for p in DECK_001[1::2]]
    a, found = [np.array([[float(x)]])], [Line("X", f"X = [[{x:g}]]", np.array([[float(x)]]), 0, "node")]
    for l in (1, 2, 3):
        z = linear_forward(a[-1], W[l - 1], b[l - 1])
        a.append(sigmoid(z))
        before, name = "X" if l == 1 else f"a{l - 1}", "y_hat" if l == 3 else f"a{l}"
        found.append(Line(f"z{l}", f"z{l} = {before} @ W{l} + b{l}", z, l, "edge"))
        found.append(Line(name, f"{name} = sigmoid(z{l})", a[-1], l, "node"))
    loss, delta = binary_cross_entropy_from_logits(z, [[label]])
    found.append(Line("L", "L = -log(y_hat)" if label else "L = -log(1 - y_hat)", np.array(loss), 3, "loss"))
    found.append(Line("delta3", f"delta3 = y_hat - {label}", delta, 3, "node"))
    return found + _backward(a, W, delta)


def _backward(a: list[Array], W: list[Array], delta: Array) -> list[Line]:
    found = []
    for l in (3, 2, 1):
        da, dW, db = linear_backward(delta, a[l - 1], W[l - 1])
        before = "X" if l == 1 else f"a{l - 1}"
        found.append(Line(f"dW{l}", f"dW{l} = {before}.T @ delta{l}", dW, l, "edge"))
        found.append(Line(f"db{l}", f"db{l} = delta{l}.sum(axis=0)", db, l, "node"))
        if l > 1:
            k = l - 1
            delta = da * a[k] * (1 - a[k])
            found.append(Line(f"da{k}", f"da{k} = delta{l} @ W{l}.T", da, l, "edge"))
            found.append(Line(f"delta{k}", f"delta{k} = da{k} * a{k} * (1 - a{k})", delta, k, "node"))
    return found


def draw_steps(ax: Axes, step: int = 1, x: float = DECK_X, label: int = DECK_Y) -> Drawing:
    """Draw the calculation up to line `step`, with its numbers, and where in the network that line is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    step : int, 1 (the input) to 19 (the last gradient)
    x, label : the sample

    Returns
    -------
    Drawing
        With artists "code", "values" (texts, one a line that has been reached) and "nodes".
    """
    every = lines(x, label)
    now = every[step - 1]
    ax.set(xlim=(0, 100), ylim=(0, TOP))
    ax.axis("off")
    words = f"Line {step} of {len(every)}, {'backward' if now.backward else 'forward'}: {now.code}"
    ax.set_title(words, color=INK, fontsize=12)
    artists: dict[str, list[Any]] = {"code": [], "values": [], "nodes": _sketch(ax, every[:step])}
    for n, line in enumerate(every):
        look = _look(n + 1, step, backward=line.backward)
        y = TOP - 5.2 * (n + 1)
        artists["code"].append(ax.text(0, y, line.code, **look))
        if n < step:
            artists["values"].append(ax.text(31, y, _digits(line.value), **look))
    return Drawing(ax, f"{words} gives {_digits(now.value)}.", artists)


def _look(n: int, step: int, *, backward: bool) -> dict[str, Any]:
    color = FUTURE if n > step else GRADIENT if backward else INK
    ground = {"facecolor": "#FBE3B5", "edgecolor": "none", "pad": 1.5} if n == step else None
    return {"family": "monospace", "fontsize": 8.5, "color": color, "va": "center", "bbox": ground}


def _digits(value: Any) -> str:
    """Print an array row by row with four digits that count; small gradients keep theirs."""
    rows = np.atleast_2d(value)
    return "  ".join("[" + "  ".join(number(entry, 4 if abs(entry) >= 0.02 else 5) for entry in row) + "]" for row in rows)


def _sketch(ax: Axes, done: list[Line]) -> list[Any]:
    """Draw the network small: what the forward pass has reached is blue, what the backward pass has, purple."""
    sizes, now = (1, 2, 3, 1), done[-1]
    spots = [[(SKETCH + 2 + 7.5 * l, TOP / 2 + 20 * ((n - 1) / 2 - i)) for i in range(n)] for l, n in enumerate(sizes)]
    reached = {(line.layer, line.place): line.backward for line in done}
    for l in (1, 2, 3):
        color, wide = _colored(reached, l, "edge", "#BFBFBF"), 2.6 if (now.layer, now.place) == (l, "edge") else 1
        for ends in product(spots[l - 1], spots[l]):
            ax.plot(*zip(*ends, strict=True), color=color, linewidth=wide, zorder=1)
    nodes = []
    for l, column in enumerate(spots):
        color = _colored(reached, l, "node", PALE)
        current = now.layer == l and now.place in {"node", "loss"}
        style: dict[str, Any] = {"color": color, "edgecolor": INK, "linewidth": 3 if current else 1, "zorder": 2}
        nodes.append(ax.scatter(*zip(*column, strict=True), s=190, **style))
    ax.text(SKETCH + 13, 4, "blue: forward\npurple: backward", ha="center", color=MUTED, fontsize=9)
    return nodes


def _colored(reached: dict[tuple[int, str], bool], layer: int, place: str, pale: str) -> str:
    """Return the color of the last pass that came here."""
    backward = reached.get((layer, place))
    return pale if backward is None else GRADIENT if backward else POSITIVE


def backprop_steps(step: int = 1) -> Explorable:
    """Return a figure to play with: step through one forward and one backward pass, line by line."""
    controls = {
        "step": slider("line", 1, len(lines()), step),
        "x": slider("input x", -4.0, 4.0, DECK_X, 0.5),
        "label": choice("label y", [("1", 1), ("0", 0)], DECK_Y),
    }
    return Explorable(draw_steps, controls, figsize=(8.6, 5), box=(0.01, 0.01, 0.98, 0.92))
