"""Two shapes meet: what NumPy makes of them, cell by cell, or why they do not fit."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.style import Drawing
from nnbasics.widgets.cells import BLUE, FAULT, GREEN, ORANGE, as_table, blank, draw_cells, shape_words, sign
from nnbasics.widgets.controls import choice
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    Shape = tuple[int, ...]

SHAPES = ((), (3,), (4,), (3, 1), (4, 1), (1, 4), (3, 4), (4, 3))
PLACES = ("last", "second to last")
GAP = 1.5


def align(a: Shape, b: Shape) -> list[tuple[int | None, int | None, int | None]]:
    """Lay two shapes over each other from the right, as NumPy does.

    Returns
    -------
    list of (size in a, size in b, size of the result), the last axis first; a missing axis is None, and so is the
    result's size where the two do not fit
    """
    return [(m, n, _meet(1 if m is None else m, 1 if n is None else n)) for m, n in zip_longest(a[::-1], b[::-1])]


def _meet(m: int, n: int) -> int | None:
    if n in (m, 1):
        return m
    return n if m == 1 else None


def operands(a: Shape, b: Shape) -> tuple[np.ndarray, np.ndarray]:
    """Return two arrays of these shapes whose sums tell who met whom: a counts in tens, b in ones."""
    return 10 * (1 + np.arange(np.prod(a, dtype=int))).reshape(a), (1 + np.arange(np.prod(b, dtype=int))).reshape(b)


def draw_broadcast(ax: Axes, a: Shape, b: Shape) -> Drawing:
    """Draw an array of shape `a` plus one of shape `b`, both stretched to the result's shape; copies are dashed.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    a, b : tuples of at most two ints

    Returns
    -------
    Drawing
        With artists "a", "b" and "result" (texts: caption, then entries; no result if the shapes do not fit).

    Raises
    ------
    ValueError
        If a shape has more than two axes.
    """
    if max(len(a), len(b)) > 2:
        raise ValueError(f"the shapes are {a} and {b}: only up to two axes can be drawn.")
    clashes = [(place, m, n) for place, (m, n, size) in zip(PLACES, align(a, b), strict=False) if size is None]
    return _draw_clash(ax, a, b, clashes[0]) if clashes else _draw_sum(ax, a, b)


def _draw_sum(ax: Axes, a: Shape, b: Shape) -> Drawing:
    left, right = operands(a, b)
    result = left + right
    rows, columns = as_table(result).shape
    title = f"{shape_words(a)} + {shape_words(b)} gives {shape_words(result.shape)}"
    blank(ax, 3 * columns + 2 * GAP + 0.3, rows + 0.3, title)
    step, artists = columns + GAP, {}
    for n, (name, array, face) in enumerate((("a", left, BLUE), ("b", right, ORANGE))):
        marks = _originals(array.shape, (rows, columns))
        wide = np.broadcast_to(array, result.shape)
        caption = f"{name} {shape_words(array.shape)}" + (", stretched" if array.shape != result.shape else "")
        artists[name] = draw_cells(ax, wide, n * step, 0, caption=caption, face=face, marked=marks)
        sign(ax, n * step + columns + GAP / 2, rows / 2, "+="[n])
    caption = f"a + b {shape_words(result.shape)}"
    artists["result"] = draw_cells(ax, result, 2 * step, 0, caption=caption, face=GREEN)
    return Drawing(ax, f"{title}, {result.size} {'entry' if result.size == 1 else 'entries'}.{_stretched(a, b)}", artists)


def _originals(shape: Shape, table: Shape) -> np.ndarray:
    """Mark the cells of the stretched table that are the array's own, not copies."""
    own = as_table(np.empty(shape)).shape
    rows, columns = np.indices(table)
    return (rows < own[0]) & (columns < own[1])


def _stretched(a: Shape, b: Shape) -> str:
    size = tuple(s for _, _, s in align(a, b))[::-1]
    words = []
    for name, shape in (("a", a), ("b", b)):
        full = (1,) * (len(size) - len(shape)) + shape
        read = f" is read as {shape_words(full)} and" if full != shape else " is"
        if shape != size:
            words.append(f" {name}{read} copied along every axis where it has size 1.")
    return "".join(words) or " Equal shapes: entry meets entry."


def _draw_clash(ax: Axes, a: Shape, b: Shape, clash: tuple[str, int | None, int | None]) -> Drawing:
    left, right = operands(a, b)
    (rows, columns), (height, width) = as_table(left).shape, as_table(right).shape
    title = f"{shape_words(a)} + {shape_words(b)} does not fit"
    place, m, n = clash
    reason = f"On the {place} axis {m} meets {n}:\nthey differ, and neither is 1."
    blank(ax, columns + width + GAP + 7, max(rows, height, 2) + 0.3, title)
    artists = {"a": draw_cells(ax, left, 0, 0, caption=f"a {shape_words(a)}", face=BLUE)}
    sign(ax, columns + GAP / 2, 0.5, "+")
    artists["b"] = draw_cells(ax, right, columns + GAP, 0, caption=f"b {shape_words(b)}", face=ORANGE)
    ax.text(columns + width + GAP + 0.6, 0.5, reason, ha="left", va="center", color=FAULT, fontsize=12)
    return Drawing(ax, f"{title}. {reason}".replace("\n", " "), artists)


def broadcasting(a: Shape = (3,), b: Shape = (3, 1)) -> Explorable:
    """Return a figure to play with: choose two shapes, see their sum cell by cell or why they do not fit."""
    options = [(shape_words(shape), shape) for shape in SHAPES]
    return Explorable(draw_broadcast, {"a": choice("shape of a", options, a), "b": choice("shape of b", options, b)})
