"""An array drawn as a table of cells, row 0 on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, MUTED, OKABE_ITO, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from numpy.typing import ArrayLike

PLAIN, BLUE, ORANGE, GREEN, COPY = "#FFFFFF", "#CFE6F5", "#FBE3B5", "#BFE6D9", "#F4F4F4"
FAULT = OKABE_ITO["vermillion"]


def shape_words(shape: tuple[int, ...]) -> str:
    """Return a shape as Python prints it."""
    return str(tuple(shape))


def as_table(array: ArrayLike) -> np.ndarray[Any, Any]:
    """Return the array with two axes for drawing: a flat one lies as one row, a number is one cell."""
    return np.atleast_2d(np.asarray(array))


def draw_cells(
    ax: Axes, array: ArrayLike, x: float, y: float, *, caption: str, face: str, marked: ArrayLike = True, pale: str = COPY
) -> list[Text]:
    """Draw the array's cells with the upper left corner at (x, y), y growing downwards.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, set up by `blank`
    array : numbers with at most two axes
    caption : str, stands above the table
    face, pale : colors of the marked cells, and of the others, whose frame is dashed
    marked : bool array that broadcasts to the table

    Returns
    -------
    list of matplotlib.text.Text, the caption and then the entries row by row
    """
    from matplotlib.patches import Rectangle

    table = as_table(array)
    solid = np.broadcast_to(as_table(marked), table.shape)
    texts = [ax.text(x + table.shape[1] / 2, y - 0.3, caption, ha="center", va="bottom", color=INK, fontsize=10)]
    for (i, j), entry in np.ndenumerate(table):
        style: dict[str, Any] = {"facecolor": face, "edgecolor": INK, "linewidth": 1.2, "zorder": 2}
        if not solid[i, j]:
            style = {"facecolor": pale, "edgecolor": MUTED, "linewidth": 0.8, "linestyle": (0, (2, 2)), "zorder": 1}
        ax.add_patch(Rectangle((x + j, y + i), 1, 1, **style))
        ink = INK if solid[i, j] else MUTED
        texts.append(ax.text(x + j + 0.5, y + i + 0.5, number(entry), ha="center", va="center", color=ink, fontsize=11))
    return texts


def blank(ax: Axes, width: float, height: float, title: str) -> None:
    """Set up an axes for tables: a title, no frame, square cells, y growing downwards."""
    ax.set(xlim=(-0.3, width), ylim=(height, -1.4), aspect="equal")
    ax.axis("off")
    ax.set_title(title, color=INK, fontsize=12)


def sign(ax: Axes, x: float, y: float, text: str) -> None:
    """Write a sign of calculation between two tables."""
    ax.text(x, y, text, ha="center", va="center", color=INK, fontsize=15)
