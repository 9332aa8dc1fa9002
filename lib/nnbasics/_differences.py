"""The small parts of `gradcheck`: steps, the error of each entry, and one-sided slopes, which tell a kink.

Where f is smooth, the forward and the backward slope over a step t differ by f''(x) t: the difference shrinks with
t. At a corner it does not, and close to one it shrinks by another law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnbasics.activations import as_float

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from nnbasics.activations import Array

EPS = float(np.finfo(np.float64).eps)


class Slopes(NamedTuple):
    """Lower and upper one-sided slope, the rounding noise in both, and whether there is a kink within the step."""

    low: float
    high: float
    noise: float
    kink: bool


def slopes(f: Callable[[Array], Any], x: Array, i: tuple[int, ...], h: float, size: float) -> Slopes:
    """One-sided slopes of the scalar function f along entry i of x.

    `size` is that of the values which f computes with: a rounding error in f is at least EPS * size.
    """
    s, here = step_at(float(x[i]), h), number(f(x.copy()))
    steps = [s, s / 3, s / 10]  # three, because a corner at one distance can look smooth to any two
    pairs = [_pair(f, x, i, t, here) for t in steps]
    low, high = sorted(pairs[0])
    steepest = max(abs(low), abs(high))
    rounding = 10 * EPS * (max(size, abs(here) + s * steepest) + steepest * max(1.0, abs(x[i])))
    jumps = [ahead - behind for ahead, behind in pairs]
    kink = any(
        abs(jump - jumps[0] * t / s) > 0.03 * abs(jumps[0]) + rounding / t for jump, t in zip(jumps[1:], steps[1:], strict=True)
    )
    return Slopes(low, high, rounding / s, kink)


def step_at(value: float, h: float) -> float:
    """Step for an entry of this value: h max(1, |value|), so that it survives the addition to a large one."""
    return h * max(1.0, abs(value))


def moved(x: Array, i: tuple[int, ...], s: float) -> Array:
    """Copy of x with s added to entry i."""
    point = x.copy()
    point[i] += s
    return point


def number(value: object) -> float:
    """The one number in `value`; ValueError if there are more or fewer."""
    array = np.asarray(value)
    if array.size != 1:
        raise ValueError(f"`f` returned shape {array.shape}, need one number: use `numerical_vjp` for arrays.")
    return float(array.reshape(()))


def entry_errors(a: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """Relative error of each entry, as `gradcheck.relative_error` defines it."""
    a, b = as_float(a).astype(np.float64), as_float(b).astype(np.float64)
    if a.shape != b.shape:
        raise ValueError(f"the gradients have shapes {a.shape} and {b.shape}: they must be the same.")
    both = np.abs(np.stack([a, b]))
    scale = np.max(both, where=np.isfinite(both), initial=0.0) or 1.0
    a, b = a / scale, b / scale
    with np.errstate(invalid="ignore"):
        errors = np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-3)
    return np.where(np.isnan(errors), np.inf, errors)


def _pair(f: Callable[[Array], Any], x: Array, i: tuple[int, ...], t: float, here: float) -> tuple[float, float]:
    up, down = moved(x, i, t), moved(x, i, -t)
    ahead, behind = up[i] - x[i], x[i] - down[i]  # the steps that were really made, after rounding
    return (number(f(up)) - here) / float(ahead or t), (here - number(f(down))) / float(behind or t)
