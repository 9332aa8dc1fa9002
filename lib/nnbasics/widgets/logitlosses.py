"""Cross-entropy and squared error of one sigmoid neuron: the losses at the prediction, and their slopes at the logit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.activations import Array, sigmoid, sigmoid_derivative
from nnbasics.plotting.style import INK, MUTED, NEGATIVE, POSITIVE, Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 10.0
TOP = 5.0  # cross-entropy is unbounded, and its picture is not
Z = np.linspace(-REACH, REACH, 201)
LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("cross-entropy", {"color": POSITIVE, "linestyle": "-"}),
    ("half the squared error", {"color": NEGATIVE, "linestyle": (0, (4, 1.5))}),
)


def losses_and_slopes(z: float | Array, label: int) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
    """Return both losses of sigmoid(z) against a label of 0 or 1, and their slopes at z: cross-entropy first."""
    y_hat = sigmoid(z)
    losses = np.logaddexp(0, z) - label * np.asarray(z), (y_hat - label) ** 2 / 2
    error = y_hat - label
    return losses, (error, error * sigmoid_derivative(z))


def draw_losses_at_logit(ax: Axes, z: float = -3.0, label: int = 1) -> Drawing:
    """Draw two losses against the prediction, and right of `ax` their slopes against the logit; dots mark z.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    z : float, the logit, -10 to 10
    label : 0 or 1

    Returns
    -------
    Drawing
        With artists "losses" and "slopes" (two curves each), "loss now" and "slope now" (two dots each): cross-entropy first.
    """
    right = ax.inset_axes((1.29, 0, 1, 1))
    losses, slopes = losses_and_slopes(Z, label)
    now, slopes_now = losses_and_slopes(z, label)
    artists: dict[str, list[Any]] = {"losses": [], "slopes": [], "loss now": [], "slope now": []}
    for k, (name, look) in enumerate(LOOKS):
        artists["losses"] += ax.plot(sigmoid(Z), losses[k], linewidth=2, label=name, **look)
        artists["slopes"] += right.plot(Z, slopes[k], linewidth=2, **look)
        artists["loss now"] += ax.plot([sigmoid(z)], [min(float(now[k]), TOP)], "o", color=look["color"], clip_on=False)
        artists["slope now"] += right.plot([z], [float(slopes_now[k])], "o", color=look["color"])
    ax.set_title(f"loss, label {label}", color=INK, fontsize=11, y=1.02)
    ax.set(xlim=(0, 1), ylim=(-0.1, TOP), xlabel="prediction", ylabel="loss")
    ax.legend(loc="upper center", frameon=False, fontsize=9)
    right.axhline(0, color=MUTED, linewidth=0.8)
    right.set_title("slope of the loss at the logit", color=INK, fontsize=11, y=1.02)
    right.set(xlim=(-REACH, REACH), ylim=(-1.1, 1.1), xlabel="logit z", xticks=range(-10, 11, 5), yticks=[-1, -0.5, 0, 0.5, 1])
    values = [number(float(v), 4) for v in (sigmoid(z), *now, *slopes_now)]
    words = f"Label {label}, logit {number(z, 2)}, prediction {values[0]}: cross-entropy {values[1]} with slope {values[3]}, "
    return Drawing(ax, words + f"half the squared error {values[2]} with slope {values[4]} at the logit.", artists)


def losses_at_logit(z: float = -3.0, label: int = 1) -> Explorable:
    """Return a figure to play with: move the logit into the wrong, and watch which loss still pulls."""
    controls = {
        "z": slider("logit z", -REACH, REACH, z, 0.5),
        "label": choice("label", [("1", 1), ("0", 0)], label),
    }
    return Explorable(draw_losses_at_logit, controls, figsize=(9, 3.6), box=(0.06, 0.16, 0.405, 0.745))
