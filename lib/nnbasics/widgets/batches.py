"""One contour, many trajectories: a line fitted with batches of any size."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.style import INK, MUTED, NEGATIVE, POSITIVE, Drawing, number
from nnbasics.widgets.bowls import draw_rings, plain_ticks
from nnbasics.widgets.controls import slider, steps
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnbasics.activations import Array

SAMPLES, SEED = 30, 4
LEVELS = (0.5, 1, 2, 5, 10, 20)
SIZES = (1, 2, 4, 8, 16, 30)
START = np.array([-1.2, 2.4])
FAR = 1e3


@cache
def samples() -> tuple[Array, Array]:
    """Return rows (x, 1) of shape (30, 2) and noisy y of shape (30,); the same at each call."""
    rng = np.random.default_rng(SEED)
    x = rng.uniform(-1.2, 2.0, SAMPLES)
    return np.column_stack([x, np.ones(SAMPLES)]), 1.5 * x - 0.5 + rng.normal(0, 0.8, SAMPLES)


def trajectory(batch_size: int, learning_rate: float, epochs: int) -> Array:
    """Return the places (slope, intercept) of mini-batch descent on the mean squared error, the start first.

    Parameters
    ----------
    batch_size : int >= 1; the last batch of an epoch may be smaller
    learning_rate : float > 0
    epochs : int >= 0; each has an order of its own, the same for every batch size

    Returns
    -------
    float array of shape (1 + steps, 2); it ends where the path is more than 1000 away
    """
    A, y = samples()
    rng, places = np.random.default_rng(SEED + 1), [START]
    for _ in range(epochs):
        order = rng.permutation(SAMPLES)
        for k in range(0, SAMPLES, batch_size):
            rows = order[k : k + batch_size]
            w = places[-1]
            if np.abs(w).max() > FAR:
                return np.array(places)
            places.append(w - learning_rate * 2 * A[rows].T @ (A[rows] @ w - y[rows]) / len(rows))
    return np.array(places)


def losses(places: Array) -> Array:
    """Return the mean squared error over all samples at each place, of shape (len(places),)."""
    A, y = samples()
    found: Array = np.mean((places @ A.T - y) ** 2, axis=1)
    return found


def draw_batches(ax: Axes, batch_size: int = 4, learning_rate: float = 0.1, epochs: int = 3) -> Drawing:
    """Draw the path of (slope, intercept) over the loss of all samples, and that loss over the epochs.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    batch_size, learning_rate, epochs : see `trajectory`

    Returns
    -------
    Drawing
        With artists "rings", "path" and "losses".
    """
    A, y = samples()
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    places = trajectory(batch_size, learning_rate, epochs)
    per_epoch = -(-SAMPLES // batch_size)
    rings = draw_rings(ax, best, 2 * A.T @ A / SAMPLES, 4.6)
    path = ax.plot(*places.T, ".-", color=POSITIVE, linewidth=1, markersize=4)
    ax.plot(*START, "s", color=INK, markersize=7)
    ax.set(xlim=(-2.2, 4.4), ylim=(-3.4, 3.2), xlabel="slope w", ylabel="intercept b")
    ax.set_title(f"batch size {batch_size}: {per_epoch} steps per epoch", color=INK, fontsize=11)
    side = ax.inset_axes((1.25, 0, 1.0, 1))
    least = float(losses(best[np.newaxis])[0])
    found = losses(places)
    curve = side.semilogy(np.arange(len(places)) / per_epoch, found, color=NEGATIVE, linewidth=1.5)
    side.axhline(least, color=MUTED, linestyle="--", linewidth=1)
    side.set(xlim=(0, max(epochs, 1)), ylim=(0.4, 40), xlabel="epoch", ylabel="loss of all samples")
    plain_ticks(side, LEVELS)
    side.set_title(f"loss at the end {number(found[-1], 3)}, least {number(least, 3)}", color=INK, fontsize=11)
    words = f"Batch size {batch_size}, learning rate {number(learning_rate)}: {len(places) - 1} steps in {epochs} epochs"
    return Drawing(
        ax,
        f"{words}, from loss {number(found[0], 3)} to {number(found[-1], 3)}; the least possible is {number(least, 3)}.",
        {"rings": rings, "path": path, "losses": curve},
    )


def batch_paths(batch_size: int = 4, learning_rate: float = 0.1, epochs: int = 3) -> Explorable:
    """Return a figure to play with: batch size, learning rate and epochs on one contour."""
    controls = {
        "batch_size": steps("batch size", [(f"{n} (all)" if n == SAMPLES else str(n), n) for n in SIZES], batch_size),
        "learning_rate": slider("learning rate", 0.02, 0.8, learning_rate, 0.02),
        "epochs": slider("epochs", 0, 12, epochs),
    }
    return Explorable(draw_batches, controls, figsize=(9, 4.0), box=(0.07, 0.14, 0.4, 0.77))
