"""What a sum along an axis adds up, and what is left of the shape."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import Drawing, number
from nnbasics.widgets.cells import BLUE, GREEN, PLAIN, as_table, blank, draw_cells, shape_words, sign
from nnbasics.widgets.controls import slider, steps, switch
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

MATRIX = ((2, -1, 4, 0), (5, 3, -2, 1), (-3, 6, 1, 2))
AXES: tuple[tuple[str, Any], ...] = (("axis=0", 0), ("axis=1", 1), ("all entries", "all"))


def added(shape: tuple[int, int], axis: Any, entry: int) -> np.ndarray:
    """Mark the cells of the matrix that one entry of the sum is made of.

    Parameters
    ----------
    shape : (rows, columns)
    axis : 0, 1 or "all"
    entry : int, position in the result

    Returns
    -------
    bool array of the given shape
    """
    position = {0: np.indices(shape)[1], 1: np.indices(shape)[0]}.get(axis)
    return np.ones(shape, dtype=bool) if position is None else position == entry


def draw_reduction(ax: Axes, axis: Any, *, keepdims: bool = False, entry: int = 0, matrix: ArrayLike = MATRIX) -> Drawing:
    """Draw a matrix, its sum along an axis, and the cells that one entry of the sum adds up.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    axis : 0, 1 or "all"
    keepdims : bool, keep the summed axis with size 1
    entry : int, position in the result; past its end, its last one
    matrix : array of shape (m, n)

    Returns
    -------
    Drawing
        With artists "matrix" and "result" (texts: caption, then entries).
    """
    X = np.asarray(matrix)
    rows, columns = X.shape
    result = X.sum(axis=None if axis == "all" else axis, keepdims=keepdims)
    entry = min(entry, result.size - 1)
    parts, table = added(X.shape, axis, entry), as_table(result)
    call = "X.sum(" + ", ".join(([] if axis == "all" else [f"axis={axis}"]) + ["keepdims=True"] * keepdims) + ")"
    blank(ax, columns + 1.6 + max(table.shape[1], 3) + 0.3, max(rows, table.shape[0]) + 0.3, f"{call} has shape {result.shape}")
    marks = np.arange(result.size).reshape(table.shape) == entry
    artists = {
        "matrix": draw_cells(ax, X, 0, 0, caption=f"X {shape_words(X.shape)}", face=BLUE, marked=parts, pale=PLAIN),
        "result": draw_cells(ax, result, columns + 1.6, 0, caption=f"sum {result.shape}", face=GREEN, marked=marks, pale=PLAIN),
    }
    sign(ax, columns + 0.8, 0.5 if table.shape[0] == 1 else rows / 2, "→")
    return Drawing(ax, _describe(X, result, parts, entry, call), artists)


def _describe(X: np.ndarray, result: np.ndarray, parts: np.ndarray, entry: int, call: str) -> str:
    terms = " + ".join(f"({number(v)})" if v < 0 else number(v) for v in X[parts])
    total = f"{call} has shape {result.shape}; entry {entry} is {terms} = {number(result.reshape(-1)[entry])}."
    try:
        np.broadcast_shapes(X.shape, result.shape)
    except ValueError:
        return f"{total} X − sum does not fit: {X.shape} meets {result.shape}."
    return f"{total} X − sum fits: {X.shape} meets {result.shape}."


def reduction(matrix: ArrayLike = MATRIX) -> Explorable:
    """Return a figure to play with: move the axis, tick keepdims, walk through the entries of the sum."""
    controls = {
        "axis": steps("sum along", AXES, 0),
        "keepdims": switch("keepdims=True"),
        "entry": slider("entry of the sum", 0, max(np.shape(matrix)) - 1, 0),
    }
    return Explorable(partial(draw_reduction, matrix=matrix), controls, figsize=(7, 3))
