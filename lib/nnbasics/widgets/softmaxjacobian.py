"""The Jacobian of softmax as a heat map, with the logits on sliders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnbasics.activations import softmax
from nnbasics.plotting.style import INK, Drawing, number
from nnbasics.widgets.controls import slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

LIMIT = 0.25  # no entry is larger: p (1 - p) has its maximum at p = 1/2


def softmax_jacobian(z: ArrayLike) -> np.ndarray:
    """Jacobian of softmax at flat logits z (k,): J[i, j] = p[i] (1[i = j] - p[j]), of shape (k, k)."""
    p = softmax(np.asarray(z, dtype=float))
    return np.asarray(np.diag(p) - np.outer(p, p))


def draw_softmax_jacobian(ax: Axes, z1: float, z2: float, z3: float) -> Drawing:
    """Draw the Jacobian of softmax at three logits as a heat map, with the sum of each row beside it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    z1, z2, z3 : float, the logits

    Returns
    -------
    Drawing
        With artists "image" (one AxesImage), "entries" (nine texts, row by row) and "sums" (three texts).
    """
    z = np.array([z1, z2, z3])
    J, p = softmax_jacobian(z), softmax(z)
    image = ax.imshow(J, cmap="PuOr", vmin=-LIMIT, vmax=LIMIT)
    entries = [
        ax.text(j, i, number(v, 3), ha="center", va="center", color="white" if abs(v) > 0.17 else INK, fontsize=11)
        for (i, j), v in np.ndenumerate(J)
    ]
    sums = [ax.text(2.62, i, f"sum {number(round(row.sum(), 9))}", va="center", color=INK) for i, row in enumerate(J)]
    probabilities = ", ".join(number(v, 3) for v in p)
    ax.set_title(f"Slopes dp[i] / dz[j] of softmax at p = ({probabilities})", color=INK, fontsize=12)
    ax.set(xlabel="logit that is nudged, j", ylabel="probability that moves, i", xlim=(-0.5, 3.6))
    ax.set_xticks(range(3), ["1", "2", "3"])
    ax.set_yticks(range(3), ["1", "2", "3"])
    ax.spines[["top", "right", "bottom", "left"]].set_visible(False)
    words = f"Probabilities ({probabilities}): own slopes ({', '.join(number(v, 3) for v in np.diag(J))}) on the diagonal, "
    words += "negative slopes beside it, and every row adds up to 0."
    return Drawing(ax, words, {"image": [image], "entries": entries, "sums": sums})


def softmax_sensitivity(z: tuple[float, float, float] = (1.5, 0.8, -0.5)) -> Explorable:
    """Return a figure to play with: three logits on sliders, and the Jacobian of their softmax."""
    controls = {f"z{i}": slider(f"logit z{i}", -6.0, 6.0, float(value), 0.1) for i, value in enumerate(z, start=1)}
    return Explorable(draw_softmax_jacobian, controls, figsize=(6, 3.2))
