"""The arguments of a network diagram, checked: arrays of fitting shapes, names."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from nnbasics.plotting.style import Floats


def as_matrices(weights: Sequence[ArrayLike]) -> list[Floats]:
    """Return the weights as arrays; refuse shapes that do not chain."""
    matrices = [np.asarray(w, dtype=float) for w in weights]
    if not matrices:
        raise ValueError("`weights` is empty: give one array of shape (n_in, n_out) per layer.")
    for position, w in enumerate(matrices):
        if w.ndim != 2 or w.size == 0:
            raise ValueError(f"`weights[{position}]` has shape {w.shape}: it must be (n_in, n_out), both > 0.")
        if not np.isfinite(w).all():
            raise ValueError(f"`weights[{position}]` has NaN or infinite entries: draw finite weights only.")
    for position, (w, after) in enumerate(pairwise(matrices)):
        if w.shape[1] != after.shape[0]:
            raise ValueError(
                f"`weights[{position}]` has shape {w.shape}, `weights[{position + 1}]` {after.shape}: "
                "the columns of one must be the rows of the next (n_in, n_out)."
            )
    return matrices


def like(name: str, arrays: Sequence[ArrayLike] | None, shapes: Sequence[tuple[int, ...]]) -> list[Floats]:
    """Return arrays of exactly these shapes; a row (1, n) is accepted where (n,) is due; [] for None."""
    if arrays is None:
        return []
    given = [np.asarray(a, dtype=float) for a in arrays]
    if len(given) != len(shapes):
        raise ValueError(f"`{name}` has {len(given)} entries: these weights need the shapes {shapes}.")
    result = []
    for position, (array, shape) in enumerate(zip(given, shapes, strict=True)):
        if array.shape not in {shape, (1, *shape)}:
            raise ValueError(f"`{name}[{position}]` has shape {array.shape}: it must be {shape}, one sample.")
        result.append(array.reshape(shape))
    return result


def default_names(sizes: tuple[int, ...]) -> list[str]:
    """Names of all nodes as in the decks: x_1, a_1^[1], y-hat."""
    last = len(sizes) - 1
    names = [f"$x_{{{i + 1}}}$" for i in range(sizes[0])]
    for layer in range(1, last):
        names += [f"$a_{{{i + 1}}}^{{[{layer}]}}$" for i in range(sizes[layer])]
    if sizes[last] == 1:
        return [*names, r"$\hat{y}$"]
    return names + [rf"$\hat{{y}}_{{{i + 1}}}$" for i in range(sizes[last])]


def given_names(names: Sequence[Sequence[str]], sizes: tuple[int, ...]) -> list[str]:
    """Return a caller's names of all nodes; refuse another number of them."""
    names = [list(map(str, layer)) for layer in names]
    if tuple(map(len, names)) != sizes:
        raise ValueError(f"`names` has layers of sizes {tuple(map(len, names))}: the network's are {sizes}.")
    return [name for layer in names for name in layer]
