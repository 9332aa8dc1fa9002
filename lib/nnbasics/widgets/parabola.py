"""Gradient descent on deck 004's parabola: creeping, jumping, running away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, MUTED, NEGATIVE, POSITIVE, Drawing, number
from nnbasics.widgets.controls import slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnbasics.activations import Array

X, Y, START = 3.0, 10.0, 2.0  # deck 004, "Example: Gradient Descent and Updating Weights"
BEST, CURVATURE = Y / X, 2 * X**2
SPAN = 2.6  # how far the picture reaches on both sides of the best weight
SAME = 1e-9


def weights(learning_rate: float, steps: int) -> Array:
    """Return the weights w_0 .. w_steps of gradient descent on (10 - 3 w)^2 from w = 2.

    Source: deck 004, "Example: Gradient Descent and Updating Weights".
    """
    found = [START]
    for _ in range(steps):
        found.append(found[-1] - learning_rate * -2 * X * (Y - found[-1] * X))
    return np.array(found)


def behavior(factor: float) -> str:
    """Say what a sequence of distances does that is multiplied by `factor` in each step."""
    if abs(factor) < SAME:
        return "lands on the best weight in one step"
    if abs(abs(factor) - 1) < SAME:
        return "swaps sides forever"
    if abs(factor) > 1:
        return "jumps farther away each time"
    return "walks down on one side" if factor > 0 else "jumps from side to side and comes closer"


def draw_parabola(ax: Axes, learning_rate: float = 0.1, steps: int = 5) -> Drawing:
    """Draw the loss with the steps on it, and beside it the weight after each step.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    learning_rate : float > 0
    steps : int >= 0

    Returns
    -------
    Drawing
        With artists "loss", "path" (on the parabola) and "weights" (over the steps).
    """
    found = weights(learning_rate, steps)
    factor = 1 - learning_rate * CURVATURE
    at = np.linspace(BEST - SPAN, BEST + SPAN, 121)
    loss = ax.plot(at, (Y - at * X) ** 2, color=INK, linewidth=2)
    color = POSITIVE if abs(factor) < 1 - SAME else NEGATIVE
    look: dict[str, Any] = {"color": color, "marker": "o", "markersize": 5, "linewidth": 1.3}
    path = ax.plot(found, (Y - found * X) ** 2, **look)
    ax.set(xlim=(BEST - SPAN, BEST + SPAN), ylim=(-3, (SPAN * X) ** 2), xlabel="w", ylabel="loss (10 − 3w)²")
    ax.set_title(f"learning rate {number(learning_rate)}: factor {number(round(factor, 6))}", color=INK, fontsize=11)
    side = ax.inset_axes((1.22, 0, 1.0, 1))
    after = side.plot(range(steps + 1), found, **look)
    side.axhline(BEST, color=MUTED, linestyle="--", linewidth=1)
    side.set(xlim=(-0.5, max(steps, 1) + 0.5), ylim=(BEST - SPAN, BEST + SPAN), xlabel="step", ylabel="w")
    side.set_title(f"after {steps} steps: w = {number(found[-1])}", color=INK, fontsize=11)
    words = f"Learning rate {number(learning_rate)} multiplies the distance by {number(round(factor, 6))} in each step"
    told = f"{words}: w {behavior(factor)}. After {steps} steps w is {number(found[-1])}; the best is {number(BEST)}."
    return Drawing(ax, told, {"loss": loss, "path": path, "weights": after})


def learning_rate_steps(learning_rate: float = 0.1, steps: int = 5) -> Explorable:
    """Return a figure to play with: choose the learning rate and the number of steps on deck 004's parabola."""
    controls = {
        "learning_rate": slider("learning rate", 0.005, 0.125, learning_rate, 0.005),
        "steps": slider("steps", 0, 25, steps),
    }
    return Explorable(draw_parabola, controls, figsize=(9, 3.8), box=(0.075, 0.14, 0.4, 0.76))
