"""The rules of the derivative table that need more than a line."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnbasics.activations import sigmoid


def fit(g: Any, shape: tuple[int, ...]) -> Any:
    """Sum g over the axes along which an input of this shape was broadcast: every copy has its share."""
    if g.shape == shape:
        return g
    more = g.ndim - len(shape)
    axes = [*range(more), *(more + i for i, n in enumerate(shape) if n == 1 != g.shape[more + i])]
    return np.reshape(np.sum(g, tuple(axes)), shape)


def spread(g: Any, x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    """Hand g of a sum to every entry that was added."""
    if axis is None:
        g = np.reshape(g, (1,) * x.ndim)
    elif not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x.shape)


def mean(g: Any, z: Any, x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    """As a sum, divided by how many were averaged."""
    return spread(g, x, axis, keepdims=keepdims) * (z.size / x.size)


def extreme(g: Any, z: Any, x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    """Hand g of a maximum or minimum to the entry that is it; equal ones share."""
    at = np.equal(x, spread(z, x, axis, keepdims=keepdims))
    return spread(g, x, axis, keepdims=keepdims) * (at / np.sum(at, axis, keepdims=True))


def share(x: Any, y: Any) -> Any:
    """1 where x is the larger, 1/2 where they are equal."""
    return np.heaviside(np.greater(x, y) * 1.0 - np.less(x, y), 0.5)


def power_base(g: Any, _: Any, x: Any, p: Any) -> Any:
    """Times p x^(p-1), which is 0 for p = 0 also at x = 0."""
    lower = np.where(np.equal(p, 0), 1.0, p - 1) if np.any(np.equal(p, 0)) else p - 1
    return g * p * x**lower


def power_exponent(g: Any, z: Any, x: Any, _: Any) -> Any:
    """Times x^p log x, which is 0 at x = 0: the logarithm is taken elsewhere."""
    return g * z * np.log(np.where(np.equal(x, 0), 1.0, x))


def mirrored_sigmoid(x: Any) -> Any:
    """sigmoid(-x), of an array or a Tensor."""
    return sigmoid(-x) if isinstance(x, np.ndarray | np.generic) else (-x).through(sigmoid)


def matmul_left(g: Any, _: Any, x: Any, y: Any) -> Any:
    """dL/dx = g @ y.T for z = x @ y; a vector is a matrix of one row (left) or column (right)."""
    if y.ndim == 1:
        return np.expand_dims(g, -1) * y
    if x.ndim == 1:
        g = np.expand_dims(g, -2)
    return g @ np.swapaxes(y, -1, -2)  # of a vector x, the axis of length 1 falls with the broadcast ones


def matmul_right(g: Any, _: Any, x: Any, y: Any) -> Any:
    """dL/dy = x.T @ g for z = x @ y."""
    if x.ndim == 1:
        return np.expand_dims(x, -1) * np.expand_dims(g, -2) if y.ndim > 1 else g * x
    if y.ndim == 1:
        return (np.swapaxes(x, -1, -2) @ np.expand_dims(g, -1))[..., 0]
    return np.swapaxes(x, -1, -2) @ g


def getitem(x: Any, at: Any) -> Any:
    """x[at]."""
    return x[at]


def scatter(g: Any, _: Any, x: Any, at: Any) -> Any:
    """Put g back to where it was taken from; an entry that was taken twice gets both shares."""
    if not isinstance(g, np.ndarray | np.generic):
        return g.through(scatter, None, np.broadcast_to(0.0, x.shape), at)  # of x only the shape matters
    whole = np.zeros(x.shape, g.dtype)
    np.add.at(whole, at, g)
    return whole
