"""The network of deck 001 with a slider for every weight: activations in its nodes, gradients below its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.network import MLP
from nnbasics.plotting.network import network_diagram
from nnbasics.plotting.style import Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnbasics.activations import Array

# W1, b1, W2, b2, W3, b3 of deck 001, "A Simple Neural Network", in the course's convention, and its first sample
DECK_001: tuple[Any, ...] = (
    ((0.1, 0.1),),
    (0.1, 0.2),
    ((0.2, 0.3, 0.1), (0.1, 0.2, 0.3)),
    (0.3, 0.1, 0.2),
    ((0.4,), (0.2,), (0.6,)),
    (0.5,),
)
DECK_X, DECK_Y = 2.0, 1
LIMIT = 3.0
# plain words: formulas would be typeset again at every move
NAMES = (("x",), ("a1[0]", "a1[1]"), ("a2[0]", "a2[1]", "a2[2]"), ("y_hat",))


def weight_names() -> dict[str, tuple[int, int, int]]:
    """Return the names W1_00 … W3_20 of the 11 weights, with layer, row and column."""
    places = [(l + 1, *index) for l, W in enumerate(DECK_001[::2]) for index in np.ndindex(np.shape(W))]
    return {f"W{l}_{i}{j}": (l, i, j) for l, i, j in places}


def with_weights(weights: dict[str, float]) -> list[Array]:
    """Return the deck's parameters with the named weights replaced."""
    parameters = [np.array(p, dtype=float) for p in DECK_001]
    places = weight_names()
    for name, value in weights.items():
        l, i, j = places[name]
        parameters[2 * (l - 1)][i, j] = value
    return parameters


def draw_gradients(ax: Axes, x: float = DECK_X, label: int = DECK_Y, **weights: float) -> Drawing:
    """Draw the network of deck 001 with all its numbers, forward and backward.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x : float, the sample's only feature
    label : 0 or 1
    weights : values by name, as `weight_names` lists them; the others are the deck's

    Returns
    -------
    Drawing
        With the artists of `network_diagram`.

    Raises
    ------
    KeyError
        If a name is not one of the 11.
    """
    parameters = with_weights(weights)
    net = MLP(parameters)
    trace = net.forward([[x]])
    loss, gradients = net.backward(trace, [[label]])
    y_hat = trace.a[-1].item()
    title = f"x = {number(x)}, label {label}: prediction {number(y_hat)}, loss {number(loss)}"
    drawing = network_diagram(
        parameters[::2],
        parameters[1::2],
        trace.a,
        gradients[::2],
        ax,
        bias_gradients=gradients[1::2],
        names=NAMES,
        title=title,
        decimals=3,
    )
    return Drawing(drawing.ax, f"{title}. {_extremes(gradients)}", drawing.artists)


def _extremes(gradients: list[Array]) -> str:
    """Name the weights with the largest and the smallest gradient."""
    places = weight_names()
    found = {f"W{l}[{i}, {j}]": float(gradients[2 * (l - 1)][i, j]) for l, i, j in places.values()}
    most, least = max(found, key=lambda n: abs(found[n])), min(found, key=lambda n: abs(found[n]))
    return f"Largest gradient of a weight: {number(found[most])} at {most}; smallest: {number(found[least])} at {least}."


def gradients(x: float = DECK_X, label: int = DECK_Y) -> Explorable:
    """Return a figure to play with: a slider for the input and for each of the 11 weights of deck 001's network."""
    controls: dict[str, Any] = {
        "x": slider("input x", -4.0, 4.0, float(x), 0.1),
        "label": choice("label y", [("1", 1), ("0", 0)], label),
    }
    deck = with_weights({})
    for name, (l, i, j) in weight_names().items():
        controls[name] = slider(f"W{l}[{i}, {j}]", -LIMIT, LIMIT, float(deck[2 * (l - 1)][i, j]), 0.1)
    return Explorable(draw_gradients, controls, figsize=(9, 5.2), box=(0.01, 0.01, 0.98, 0.92))
