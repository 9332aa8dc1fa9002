"""Quadratic losses of two weights: their level lines are ellipses, drawn without a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from nnbasics.activations import Array

RINGS = 9


def draw_rings(ax: Axes, best: Array, hessian: Array, reach: float) -> list[Any]:
    """Draw level lines of (1/2) (w - best) H (w - best), and a star at the best place.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    best : float array of shape (2,)
    hessian : float array of shape (2, 2), symmetric, positive definite
    reach : float, the outermost ring's distance in the flattest direction

    Returns
    -------
    list of the rings' lines
    """
    values, vectors = np.linalg.eigh(hessian)
    turn = np.linspace(0, 2 * np.pi, 121)
    circle = np.stack([np.cos(turn), np.sin(turn)])
    shape = vectors @ (circle * np.sqrt(values[0] / values)[:, np.newaxis])
    rings = []
    for share in np.linspace(0, 1, RINGS + 1)[1:]:
        x, y = best[:, np.newaxis] + reach * share * shape
        rings += ax.plot(x, y, color=MUTED, linewidth=0.6)
    ax.plot(*best, "*", color=INK, markersize=11, zorder=5)
    return rings


def plain_ticks(ax: Axes, levels: Sequence[float]) -> None:
    """Name the levels of a logarithmic axis in plain text: powers of ten as formulas cost more than the drawing."""
    ax.set_yticks(list(levels), [f"{level:g}" for level in levels])
    ax.minorticks_off()
