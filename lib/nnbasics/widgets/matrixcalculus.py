"""A layer's backward pass, matrix by matrix: transposes that fit, that do not, and that only seem to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, Drawing
from nnbasics.widgets.cells import BLUE, FAULT, GREEN, ORANGE, as_table, blank, draw_cells, shape_words, sign
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    Arrays = dict[str, np.ndarray]

RED, GAP = "#F7CDBB", 1.4
# what a line of the backward pass computes, from which arrays, and how
LINES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "dZ = dA * relu'(Z)": ("dZ", ("dA", "relu'(Z)"), "*"),
    "dW = X.T @ dZ": ("dW", ("X.T", "dZ"), "@"),
    "dW = dZ.T @ X": ("dW", ("dZ.T", "X"), "@"),
    "dW = X @ dZ": ("dW", ("X", "dZ"), "@"),
    "db = dZ.sum(axis=0)": ("db", ("dZ",), "sum 0"),
    "db = dZ.sum(axis=1)": ("db", ("dZ",), "sum 1"),
    "dX = dZ @ W.T": ("dX", ("dZ", "W.T"), "@"),
    "dX = dZ @ W": ("dX", ("dZ", "W"), "@"),
    "dX = W @ dZ": ("dX", ("W", "dZ"), "@"),
}
RIGHT = ("dZ = dA * relu'(Z)", "dW = X.T @ dZ", "db = dZ.sum(axis=0)", "dX = dZ @ W.T")


def backward_pass(m: int, n: int, k: int) -> Arrays:
    """Return every matrix of the backward pass of a ReLU layer, all of whole numbers.

    Parameters
    ----------
    m, n, k : int, samples (at most 4), inputs and outputs (at most 3)

    Returns
    -------
    dict with X (m, n), W (n, k), Z, dA, "relu'(Z)" and dZ (m, k), dX, dW, db, and the transposes "X.T", "W.T", "dZ.T"
    """
    X = np.array([[1, -2, 3], [2, 1, -1], [-1, 3, 2], [3, 2, 1]])[:m, :n]
    W = np.array([[2, 1, -1], [-3, 1, 2], [1, -2, 3]])[:n, :k]
    dA = np.array([[1, -2, 3], [-1, 2, 1], [2, 1, -3], [3, -1, 2]])[:m, :k]
    Z = X @ W + 0.5  # never at the kink
    mask = (Z > 0).astype(int)
    dZ = dA * mask
    found = {"X": X, "W": W, "Z": Z, "dA": dA, "relu'(Z)": mask, "dZ": dZ}
    found |= {"dX": dZ @ W.T, "dW": X.T @ dZ, "db": dZ.sum(axis=0)}
    return found | {f"{name}.T": found[name].T for name in ("X", "W", "dZ")}


def judge_line(line: str, m: int, n: int, k: int) -> tuple[np.ndarray | None, str]:
    """Compute one line of the backward pass and judge it.

    Returns
    -------
    result : the array, or None if the factors do not fit
    verdict : "right", "does not fit", "wrong shape", "fits, and is wrong" or "right by coincidence"
    """
    target, names, operation = LINES[line]
    found = backward_pass(m, n, k)
    result = _compute([found[name] for name in names], operation)
    if result is None:
        return None, "does not fit"
    if result.shape != found[target].shape:
        return result, "wrong shape"
    if line in RIGHT:
        return result, "right"
    return result, "right by coincidence" if np.array_equal(result, found[target]) else "fits, and is wrong"


def _compute(factors: list[np.ndarray], operation: str) -> np.ndarray | None:
    if operation.startswith("sum"):
        return np.asarray(factors[0].sum(axis=int(operation[-1])))
    if operation == "*":
        return np.asarray(factors[0] * factors[1])
    return np.asarray(factors[0] @ factors[1]) if factors[0].shape[1] == factors[1].shape[0] else None


def draw_shape_trace(ax: Axes, line: str, m: int = 4, n: int = 3, k: int = 2) -> Drawing:
    """Draw a line of a layer's backward pass with the shape and the values of each matrix; red where it is wrong.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    line : str, a key of LINES
    m, n, k : int, samples, inputs and outputs

    Returns
    -------
    Drawing
        With artists "left", "right" and "result" (texts: caption, then entries), as far as the line has them.
    """
    target, names, operation = LINES[line]
    found = backward_pass(m, n, k)
    result, verdict = judge_line(line, m, n, k)
    blank(ax, 15, 4.3, f"{line}   ({verdict})")
    ax.title.set_color(INK if verdict == "right" else FAULT)
    artists: dict[str, list[Any]] = {}
    x = 0.0
    for key, name, face in zip(("left", "right"), names, (BLUE, ORANGE), strict=False):
        artists[key] = draw_cells(ax, found[name], x, 0, caption=f"{name} {shape_words(found[name].shape)}", face=face)
        x += found[name].shape[1] + GAP
        last = key == "right" or len(names) == 1
        sign(ax, x - GAP / 2, 0.5, "=" if last and operation in "*@" else "→" if last else operation)
    if result is None:
        inner = f"{found[names[0]].shape[1]} meets {found[names[1]].shape[0]}"
        ax.text(x, 0.5, f"The inner sizes differ:\n{inner}.", ha="left", va="center", color=FAULT, fontsize=12)
    else:
        face = GREEN if verdict == "right" else RED
        artists["result"] = draw_cells(ax, result, x, 0, caption=f"{target} {shape_words(result.shape)}", face=face)
    return Drawing(ax, _words(line, result, verdict, found), artists)


def _words(line: str, result: np.ndarray | None, verdict: str, found: Arrays) -> str:
    target, names, _ = LINES[line]
    shapes = " and ".join(f"{name} {shape_words(found[name].shape)}" for name in names)
    if result is None:
        return f"{line} does not fit: {shapes}. NumPy raises an error, so you notice."
    start = f"{line}: {shapes} give {shape_words(result.shape)}"
    wanted = as_table(found[target]).tolist()
    ending = {
        "right": ": right, and in the shape of its variable.",
        "wrong shape": f", but {target} needs {shape_words(found[target].shape)}: wrong, and only the shape says so.",
        "fits, and is wrong": f": the shape is right and the numbers are wrong, and nobody warns you; {target} is {wanted}.",
        "right by coincidence": ": right for these numbers only, by coincidence.",
    }
    return start + ending[verdict]


def shape_trace(line: str = "dX = dZ @ W", m: int = 4, n: int = 3, k: int = 2) -> Explorable:
    """Return a figure to play with: choose a line of the backward pass and the sizes, see what fits and what is right."""
    controls = {
        "line": choice("line", [(text, text) for text in LINES], line),
        "m": slider("samples m", 1, 4, m),
        "n": slider("inputs n", 1, 3, n),
        "k": slider("outputs k", 1, 3, k),
    }
    return Explorable(draw_shape_trace, controls, figsize=(8, 3.2))
