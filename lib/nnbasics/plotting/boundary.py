"""Decision boundary of a binary classifier of two features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.legend import emptiest_place
from nnbasics.plotting.style import INK, NEGATIVE, POSITIVE, Drawing, chart_axes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection
    from matplotlib.colors import LinearSegmentedColormap
    from numpy.typing import ArrayLike, NDArray

    from nnbasics.plotting.style import Floats

    Predict = Callable[[Floats], ArrayLike]

MARKERS = ("o", "^")
COLORS = (POSITIVE, NEGATIVE)


def decision_boundary(
    predict: Predict,
    X: ArrayLike,
    y: ArrayLike,
    ax: Axes | None = None,
    *,
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    title: str | None = None,
    classes: tuple[str, str] = ("class 0", "class 1"),
    resolution: int = 150,
    margin: float = 0.15,
    colorbar: bool = True,
    figsize: tuple[float, float] = (5.5, 4.2),
) -> Drawing:
    """Draw a classifier's probability of class 1 over the plane, its boundary at 0.5, and the samples.

    Parameters
    ----------
    predict : function from samples (q, 2) to probabilities of class 1, shape (q,) or (q, 1)
    X : float array of shape (m, 2)
    y : array of shape (m,) or (m, 1), labels 0 and 1
    ax : matplotlib.axes.Axes; a new figure of `figsize` inches by default
    xlabel, ylabel, title : str
    classes : two names for the legend
    resolution : int, grid points per axis
    margin : float, empty border as a share of the data's range
    colorbar : bool

    Returns
    -------
    Drawing
        With artists "contour", "boundary" (the line at 0.5; none if it is not crossed), "points" (one
        collection per class present), "legend", "colorbar".

    Raises
    ------
    ValueError
        If `X` is not (m, 2), `y` has another length or other labels, or `predict` returns no probabilities.
    """
    X, y = _samples(X, y)
    grid_x, grid_y, p = _probabilities(predict, X, resolution, margin)
    ax = chart_axes(ax, figsize)
    contour = ax.contourf(grid_x, grid_y, p, levels=np.linspace(0, 1, 11), cmap=_colormap(), zorder=0)
    crossed = p.min() < 0.5 <= p.max()
    line = [ax.contour(grid_x, grid_y, p, levels=[0.5], colors=INK, linewidths=1.6)] if crossed else []
    points = [_scatter(ax, X[y == k], k, classes[k]) for k in (0, 1) if (y == k).any()]
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.set_title("Decision boundary" if title is None else title, color=INK)
    legend = ax.legend(framealpha=0.95, loc=emptiest_place(grid_x, grid_y, p, X))
    label = f"predicted probability of {classes[1]}"
    bar = [ax.figure.colorbar(contour, ax=ax, label=label)] if colorbar else []
    artists: dict[str, list[Any]] = {
        "contour": [contour],
        "boundary": line,
        "points": points,
        "legend": [legend],
        "colorbar": bar,
    }
    return Drawing(ax, _describe(predict, X, y, classes), artists)


def _samples(X: ArrayLike, y: ArrayLike) -> tuple[Floats, NDArray[Any]]:
    X = np.array(X, dtype=float)
    y = np.array(y)
    if X.ndim != 2 or X.shape[1] != 2 or len(X) == 0:
        raise ValueError(f"`X` has shape {X.shape}: it must be (m, 2), two features can be drawn.")
    if y.shape not in {(len(X),), (len(X), 1)}:
        raise ValueError(f"`y` has shape {y.shape}, `X` {X.shape}: one label per row of X is needed.")
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"`y` has the labels {np.unique(y)[:5].tolist()}: they must be 0 and 1.")
    return X, y.ravel()


def _ask(predict: Predict, points: Floats) -> Floats:
    p = np.array(predict(points.copy()), dtype=float)
    if p.shape not in {(len(points),), (len(points), 1)}:
        raise ValueError(f"`predict` gave shape {p.shape} for {len(points)} samples: it must be ({len(points)},).")
    if not ((p >= 0) & (p <= 1)).all():  # written so that NaN is rejected
        raise ValueError(f"`predict` gave values from {p.min()} to {p.max()}: probabilities lie in 0..1.")
    return p.ravel()


def _probabilities(predict: Predict, X: Floats, resolution: int, margin: float) -> tuple[Floats, Floats, Floats]:
    low, high = X.min(axis=0), X.max(axis=0)
    border = margin * np.where(high > low, high - low, 1.0)
    xs, ys = np.linspace(low - border, high + border, resolution).T
    grid_x, grid_y = np.meshgrid(xs, ys)
    p = _ask(predict, np.column_stack([grid_x.ravel(), grid_y.ravel()]))
    return grid_x, grid_y, p.reshape(grid_x.shape)


def _colormap() -> LinearSegmentedColormap:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("class 0 to class 1", ["#6FA8CF", "#F7F7F7", "#EDA36B"])


def _scatter(ax: Axes, samples: Floats, k: int, name: str) -> PathCollection:
    style: dict[str, Any] = {
        "marker": MARKERS[k],
        "color": COLORS[k],
        "edgecolors": "white",
        "linewidths": 0.8,
        "zorder": 3,
    }
    return ax.scatter(samples[:, 0], samples[:, 1], s=42, label=name, **style)


def _describe(predict: Predict, X: Floats, y: NDArray[Any], classes: Sequence[str]) -> str:
    right = int(((_ask(predict, X) >= 0.5) == y).sum())  # 0.5 counts as class 1
    return (
        f"Probability of {classes[1]} over the plane of two features, with the boundary at 0.5: "
        f"{right} of {len(y)} samples lie on the side of their class."
    )
