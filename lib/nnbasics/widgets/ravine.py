"""A race down a ravine: gradient descent, momentum, RMSProp and Adam from one start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.optimizers import Adam, GradientDescent, Momentum, RMSProp
from nnbasics.plotting.style import INK, OKABE_ITO, Drawing, number
from nnbasics.widgets.bowls import draw_rings, plain_ticks
from nnbasics.widgets.controls import slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnbasics.activations import Array

START = np.array([-3.6, 1.0])
STYLES = {
    "gradient descent": (OKABE_ITO["vermillion"], "o", "-"),
    "momentum": (OKABE_ITO["blue"], "s", "--"),
    "RMSProp": (OKABE_ITO["bluish green"], "^", "-."),
    "Adam": (OKABE_ITO["reddish purple"], "D", ":"),
}
TINY = 1e-6
LEVELS = (1e-6, 1e-4, 0.01, 1, 100)


def paths(steepness: float, share: float, beta: float, count: int) -> dict[str, Array]:
    """Return the places of each racer on (1/2) (w1^2 + steepness w2^2), the start first.

    Parameters
    ----------
    steepness : float >= 1, the curvature across the ravine; along it, the curvature is 1
    share : float > 0, learning rate of descent and momentum as a share of 2 / steepness, the limit of descent
    beta : float, 0 <= beta < 1, for momentum
    count : int >= 0, steps

    Returns
    -------
    dict of float arrays of shape (count + 1, 2)
    """
    curvatures, rate = np.array([1.0, steepness]), 2 * share / steepness
    plain = GradientDescent(rate)
    found = {"gradient descent": [START]}
    for _ in range(count):
        w = found["gradient descent"][-1]
        found["gradient descent"].append(plain.step([w], [curvatures * w])[0])
    for name, racer in (("momentum", Momentum(rate, beta)), ("RMSProp", RMSProp(0.1)), ("Adam", Adam(0.3))):
        places, memory = [START], racer.start([START])
        for _ in range(count):
            moved, memory = racer.step([places[-1]], [curvatures * places[-1]], memory)
            places += moved
        found[name] = places
    return {name: np.array(places) for name, places in found.items()}


def draw_race(ax: Axes, steepness: float = 30.0, share: float = 0.9, beta: float = 0.7, count: int = 40) -> Drawing:
    """Draw the four paths, and beside them the loss after each step.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    steepness, share, beta, count : see `paths`

    Returns
    -------
    Drawing
        With artists "rings", "paths" and "losses", the last two with a line for each racer.
    """
    hessian = np.diag([1.0, steepness])
    artists: dict[str, list[Any]] = {"rings": draw_rings(ax, np.zeros(2), hessian, 5.0), "paths": [], "losses": []}
    side = ax.inset_axes((1.25, 0, 0.82, 1))
    ends = {}
    for name, places in paths(steepness, share, beta, count).items():
        color, marker, line = STYLES[name]
        look: dict[str, Any] = {"color": color, "linestyle": line, "linewidth": 1.3, "label": name}
        # a path that runs away leaves the picture, and is cut off far outside of it
        artists["paths"] += ax.plot(*np.clip(places, -1e3, 1e3).T, marker=marker, markersize=3, **look)
        loss = 0.5 * (places**2 @ [1.0, steepness])
        ends[name] = float(loss[-1])
        artists["losses"] += side.semilogy(np.clip(loss, TINY / 10, 1e6), **look)
    ax.plot(*START, "s", color=INK, markersize=7)
    ax.set(xlim=(-4.2, 2.2), ylim=(-1.7, 1.7), xlabel="w1, along the ravine", ylabel="w2, across")
    ax.set_title(f"curvatures 1 and {number(steepness)}, {count} steps", color=INK, fontsize=11)
    side.set(xlim=(0, max(count, 1)), ylim=(TINY, 1e3), xlabel="step", ylabel="loss")
    plain_ticks(side, LEVELS)
    side.legend(frameon=False, fontsize=9, loc="lower left")
    told = ", ".join(f"{name} {number(loss, 4)}" for name, loss in ends.items())
    words = f"Ravine with curvatures 1 and {number(steepness)}, rate {number(share)} of the limit, beta {number(beta)}"
    return Drawing(ax, f"{words}. Loss after {count} steps: {told}.", artists)


def ravine_race(steepness: float = 30.0, share: float = 0.9, beta: float = 0.7, count: int = 40) -> Explorable:
    """Return a figure to play with: how steep the ravine is, how fast one goes, and how much momentum there is."""
    controls = {
        "steepness": slider("steepness", 1.0, 60.0, steepness, 1.0),
        "share": slider("rate / limit", 0.1, 1.1, share, 0.05),
        "beta": slider("momentum beta", 0.0, 0.95, beta, 0.05),
        "count": slider("steps", 0, 60, count),
    }
    return Explorable(draw_race, controls, figsize=(9, 3.8), box=(0.075, 0.14, 0.44, 0.77))
