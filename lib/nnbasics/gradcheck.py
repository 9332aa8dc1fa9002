"""Gradient checking: compare a derivative with central differences.

A passed check says that the derivative is right at this point, to the tolerance; try several points.
Source: Goodfellow, Bengio & Courville (2016), sec. 11.5; CS231n notes, "Neural networks part 3". Beyond the decks.
"""

from __future__ import annotations  # keeps help(check_gradient) readable

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbasics._differences import EPS, entry_errors, moved, number, slopes, step_at
from nnbasics.activations import Array, as_float

Function = Callable[[Array], Any]
STEP = EPS ** (1 / 3)  # 6e-6: balances truncation, of order h^2, against rounding, of order eps / h


@dataclass(frozen=True)
class GradientCheck:
    """What `check_gradient` found.

    Attributes
    ----------
    passed : bool, no entry is off by more than the tolerance, kinks aside
    error : float, worst relative error
    index : tuple, the entry that is worst, () for a number
    analytic, numeric : float, the given and the numerical derivative there
    kinks : tuple of indices where f has a corner or a jump; at a corner any value between the slopes is right
    """

    passed: bool
    error: float
    index: tuple[int, ...]
    analytic: float
    numeric: float
    kinks: tuple[tuple[int, ...], ...]

    def __str__(self) -> str:
        word = "passed" if self.passed else "failed"
        kinks = f"; kinks at {', '.join(map(str, self.kinks))}" if self.kinks else ""
        values = f"analytic {self.analytic:.8g}, numeric {self.numeric:.8g}"
        return f"{word}: worst relative error {self.error:.1e} at {self.index}: {values}{kinks}"


def numerical_gradient(f: Function, x: npt.ArrayLike, h: float = STEP) -> Array:
    """Gradient of a scalar function, df/dx[i] = (f(x + s e_i) - f(x - s e_i)) / 2s with s = h max(1, |x[i]|).

    Parameters
    ----------
    f : function of an array in the shape of x, float64, returns a number
    x : array of any shape; integers become float64, and f gets a copy, so x never changes
    h : float, relative step; a smaller one where f changes over lengths far below 1 (log near 0)

    Returns
    -------
    float64 array in the shape of x

    Raises
    ------
    ValueError
        If f returns anything but one number, or h is not in EPS..1.
    """
    return numerical_vjp(lambda point: number(f(point)), x, 1.0, h)


def numerical_vjp(f: Function, x: npt.ArrayLike, dout: npt.ArrayLike, h: float = STEP) -> Array:
    """Vector-Jacobian product, dx[i] = sum_j dout[j] df[j]/dx[i]: the gradient of L with dL/df = dout.

    Parameters
    ----------
    f : function of an array in the shape of x, float64, returns an array
    x, h : as in `numerical_gradient`
    dout : array in the shape of f(x)

    Returns
    -------
    float64 array in the shape of x

    Raises
    ------
    ValueError
        If the shapes of dout and f(x) differ, or h is not in EPS..1.
    """
    if not EPS <= h < 1:  # written as < so that NaN is rejected; below EPS, x + h is x
        raise ValueError(f"`h` is {h}, need a step of at least {EPS:.1e} and below 1, for example 1e-5.")
    x, dout = as_float(x).astype(np.float64), as_float(dout)
    dx = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        s = step_at(float(x[i]), h)
        up, down = moved(x, i, s), moved(x, i, -s)
        step = up[i] - down[i]  # the one really made, after rounding
        f_up, f_down = np.array(f(up), dtype=np.float64), np.asarray(f(down))
        if not f_up.shape == f_down.shape == dout.shape:
            raise ValueError(f"`f` returned shape {f_up.shape}, `dout` has {dout.shape}: they must agree.")
        with np.errstate(invalid="ignore", over="ignore"):  # an infinite f: the nan in the result says it
            dx[i] = np.sum(dout * (f_up - f_down)) / step
    return dx


def relative_error(a: npt.ArrayLike, b: npt.ArrayLike) -> float:
    """Worst |a - b| / max(|a|, |b|, 1e-3 S), S the largest entry of both: 0 if equal, no unit, symmetric.

    Below 1e-7 is usual for a right derivative, above 1e-4 for a wrong one. The floor 1e-3 S keeps the rounding
    noise of entries near 0 from counting; nan or inf counts as inf.

    Raises
    ------
    ValueError
        If the shapes differ.
    """
    return float(np.max(entry_errors(a, b), initial=0.0))


def check_gradient(
    f: Function,
    df: Function | npt.ArrayLike,
    x: npt.ArrayLike,
    h: float = STEP,
    tolerance: float = 1e-6,
    size: float = 1.0,
) -> GradientCheck:
    """Compare df, a function x -> df/dx or its value at x, with the numerical gradient of a scalar f.

    f, x, h and what is raised are as in `numerical_gradient`; x must not be empty. `tolerance` bounds each entry's
    `relative_error`. `size` is that of the values which f computes with: differences within their rounding noise
    (about 4e-10 size) count as 0, so pass a smaller one for an f of very small values. At a kink a value between
    the one-sided slopes is right, any other wrong.
    """
    x = as_float(x).astype(np.float64)
    if x.size == 0:
        raise ValueError(f"`x` has shape {x.shape}: there is no entry to check.")
    analytic = as_float(df(x.copy()) if callable(df) else df)
    numeric = numerical_gradient(f, x, h)
    errors, kinks = entry_errors(analytic, numeric), []
    for i in np.ndindex(x.shape):
        low, high, noise, kink = slopes(f, x, i, h, size)
        slack = noise + 1e-4 * (high - low)
        between = kink and low - slack <= analytic[i] <= high + slack
        if errors[i] > tolerance and (between or abs(analytic[i] - numeric[i]) <= noise):
            errors[i] = 0.0
        if kink:
            kinks.append(i)
    worst = tuple(int(j) for j in np.unravel_index(np.argmax(errors), errors.shape))
    error = float(errors[worst])
    return GradientCheck(error <= tolerance, error, worst, float(analytic[worst]), float(numeric[worst]), tuple(kinks))
