"""Curves over training."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, OKABE_ITO, Drawing, chart_axes, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection
    from numpy.typing import ArrayLike, NDArray

    from nnbasics.plotting.style import Floats

# Yellow is left out: too pale for a line on white.
CURVE_STYLES = (
    (OKABE_ITO["blue"], "-"),
    (OKABE_ITO["vermillion"], "--"),
    (OKABE_ITO["bluish green"], "-."),
    (OKABE_ITO["reddish purple"], ":"),
    (OKABE_ITO["orange"], (0, (6, 1, 1, 1, 1, 1))),
    (OKABE_ITO["sky blue"], (0, (8, 2))),
    (OKABE_ITO["black"], (0, (1, 2))),
)


def loss_curve(
    losses: ArrayLike,
    ax: Axes | None = None,
    *,
    log: bool = False,
    label: str | None = None,
    xlabel: str = "epoch",
    ylabel: str = "loss",
    title: str | None = None,
    start: int = 0,
    figsize: tuple[float, float] = (6, 3.5),
) -> Drawing:
    """Draw the loss per epoch or step. Call again with the same `ax` to compare runs.

    Parameters
    ----------
    losses : float array of shape (t,); NaN or infinite entries (a diverged run) are crosses on the frame
    ax : matplotlib.axes.Axes; a new figure of `figsize` inches by default
    log : bool, logarithmic loss axis
    label : str, name of this run in the legend; no legend without it
    xlabel, ylabel, title : str
    start : int, epoch of the first entry: 0 if that is the loss before any update

    Returns
    -------
    Drawing
        With artists "lines" (one), "not_finite" and "legend" (none or one each).

    Raises
    ------
    ValueError
        If `losses` is not one-dimensional, has no finite entry, or `log` meets a loss <= 0.
    """
    losses = np.array(losses, dtype=float)
    _check(losses, log=log)
    ax = chart_axes(ax, figsize)
    drawn = np.where(np.isfinite(losses), losses, np.nan)
    color, dashes = CURVE_STYLES[len(ax.lines) % len(CURVE_STYLES)]
    marker = "o" if losses.size <= 25 else ""
    epochs = start + np.arange(losses.size)
    style: dict[str, Any] = {
        "color": color,
        "linestyle": dashes,
        "linewidth": 1.8,
        "marker": marker,
        "markersize": 4,
    }
    artists: dict[str, list[Any]] = {"lines": ax.plot(epochs, drawn, label=label, **style)}
    artists["not_finite"] = _mark(ax, epochs[~np.isfinite(losses)], color)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log" if log else "linear")
    ax.set_title(ylabel[:1].upper() + ylabel[1:] + f" per {xlabel}" if title is None else title, color=INK)
    ax.update_datalim([(epoch, drawn[np.isfinite(drawn)][0]) for epoch in epochs[[0, -1]]])
    ax.autoscale_view()
    _tidy(ax)
    named = ax.get_legend_handles_labels()[1]
    artists["legend"] = [ax.legend(frameon=False)] if named else []
    return Drawing(ax, _describe(losses, epochs, label, xlabel, ylabel), artists)


def _check(losses: Floats, *, log: bool) -> None:
    if losses.ndim != 1:
        raise ValueError(f"`losses` has shape {losses.shape}: it must be (t,), one loss per epoch or step.")
    finite = losses[np.isfinite(losses)]
    if finite.size == 0:
        raise ValueError(f"`losses` has {losses.size} entries, none of them finite: nothing to draw.")
    if log and finite.min() <= 0:
        raise ValueError(f"`losses` reaches {finite.min()}: a log axis needs losses > 0. Use log=False.")


def _mark(ax: Axes, epochs: NDArray[np.int_], color: str) -> list[PathCollection]:
    """Put a cross on the upper edge of the frame for each loss that is not a number one can draw."""
    if epochs.size == 0:
        return []
    style: dict[str, Any] = {
        "marker": "x",
        "color": color,
        "clip_on": False,
        "zorder": 5,
        "label": "NaN or infinite",
    }
    return [ax.scatter(epochs, np.ones(epochs.size), transform=ax.get_xaxis_transform(), **style)]


def _tidy(ax: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(visible=True, color="#DDDDDD", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.spines[["top", "right"]].set_visible(False)


def _describe(losses: Floats, epochs: NDArray[np.int_], label: str | None, xlabel: str, ylabel: str) -> str:
    finite = np.flatnonzero(np.isfinite(losses))
    first, last = finite[0], finite[-1]
    name = "" if label is None else f" of {label}"
    text = f"Curve of the {ylabel}{name}: {number(losses[first])} at {xlabel} {epochs[first]}, "
    text += f"{number(losses[last])} at {xlabel} {epochs[last]}"
    broken = np.flatnonzero(~np.isfinite(losses))
    if broken.size:
        text += f"; not finite at {xlabel} {epochs[broken[0]]}"
    return text + "."
