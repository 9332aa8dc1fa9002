"""Small classification problems: X (m, n), float64, and integer classes y (m,). All but `digits` lie in the plane.

For a network with one sigmoid output of shape (m, 1) pass y[:, None]: (m,) against (m, 1) would broadcast.

Source: XOR from deck 004, "Why can't a perceptron represent XOR?"; moons as in scikit-learn's make_moons;
spirals as in the CS231n notes, "Minimal neural network case study"; digits as said there.
"""

from __future__ import annotations  # keeps help(moons) readable

import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from nnbasics.activations import Array

if TYPE_CHECKING:
    from collections.abc import Sequence

Data = tuple[Array, npt.NDArray[np.int64]]
DIGITS = Path(__file__).with_name("data") / "digits.npz"


def xor() -> Data:
    """The four points of exclusive or: no straight line separates its classes.

    Returns
    -------
    X : float array of shape (4, 2), rows (0, 0), (0, 1), (1, 0), (1, 1)
    y : int array of shape (4,), 0 1 1 0
    """
    return np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0], dtype=np.int64)


def moons(m: int, noise: float, rng: np.random.Generator) -> Data:
    """Two interleaved half circles of radius 1, in random order.

    Class 0: (cos t, sin t), class 1: (1 - cos t, 1/2 - sin t), t evenly spaced in 0..pi, plus N(0, noise^2).

    Parameters
    ----------
    m : int >= 2, number of points; the classes differ by one point at most
    noise : float >= 0, standard deviation in units of the radius
    rng : numpy.random.Generator

    Returns
    -------
    X : float array of shape (m, 2)
    y : int array of shape (m,), values 0 and 1

    Raises
    ------
    ValueError
        If m < 2, noise is not a finite number >= 0, or rng is not a Generator.
    """
    _check(m, 2, noise, rng)
    upper, lower = (np.linspace(0, math.pi, n) for n in _sizes(m, 2))
    parts = [
        np.column_stack([np.cos(upper), np.sin(upper)]),
        np.column_stack([1 - np.cos(lower), 0.5 - np.sin(lower)]),
    ]
    return _shuffled(parts, noise, rng)


def spirals(m: int, classes: int, noise: float, rng: np.random.Generator) -> Data:
    """Interleaved spiral arms, one for each class, in random order.

    Class c: r (cos t, sin t), r evenly spaced in 0.05..1, t = 2 pi c / k + 4 r (radians), plus N(0, noise^2).

    Parameters
    ----------
    m : int >= classes, number of points; the classes differ by one point at most
    classes : int >= 2, number of arms k
    noise : float >= 0, standard deviation in units of the outer radius
    rng : numpy.random.Generator

    Returns
    -------
    X : float array of shape (m, 2)
    y : int array of shape (m,), values 0..k-1

    Raises
    ------
    ValueError
        If classes < 2, m < classes, noise is not a finite number >= 0, or rng is not a Generator.
    """
    if classes < 2:
        raise ValueError(f"`classes` is {classes}, need at least 2: with one there is nothing to tell apart.")
    _check(m, classes, noise, rng)
    parts = []
    for c, size in enumerate(_sizes(m, classes)):
        r = np.linspace(0.05, 1, size)
        t = 2 * math.pi * c / classes + 4 * r
        parts.append(np.column_stack([r * np.cos(t), r * np.sin(t)]))
    return _shuffled(parts, noise, rng)


def digits() -> Data:
    """1797 handwritten digits of 8x8 pixels, a fresh copy in their original order.

    Returns
    -------
    X : float array of shape (1797, 64), pixels 0 (paper) to 16 (ink); X[i].reshape(8, 8) is the image, top row first
    y : int array of shape (1797,), the digit, values 0..9; each occurs 174 to 183 times

    Notes
    -----
    Thirteen people wrote them, and images of one hand seem to stand together: shuffle before you split.
    Source: E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning
    Repository, https://doi.org/10.24432/C50P49, its test images, as in scikit-learn's load_digits.
    License: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/ (see data/digits.txt).
    """
    with np.load(DIGITS) as stored:
        return stored["X"].astype(np.float64), stored["y"].astype(np.int64)


def _sizes(m: int, classes: int) -> list[int]:
    return [(m + classes - 1 - c) // classes for c in range(classes)]


def _shuffled(parts: Sequence[Array], noise: float, rng: np.random.Generator) -> Data:
    X = np.concatenate(parts)
    X = X + rng.normal(0.0, noise, X.shape)
    y = np.repeat(np.arange(len(parts), dtype=np.int64), [len(part) for part in parts])
    order = rng.permutation(len(y))  # one order for both, or every label would land on another point
    return X[order], y[order]


def _check(m: int, least: int, noise: float, rng: np.random.Generator) -> None:
    if m < least:
        raise ValueError(f"`m` is {m}, need at least {least}: one point for each class.")
    if not 0 <= noise < math.inf:  # written as <= so that NaN is rejected
        raise ValueError(f"`noise` is {noise}, need a finite number >= 0: it is a standard deviation.")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"`rng` is {rng!r}, need a NumPy Generator: pass np.random.default_rng(seed).")  # noqa: TRY004 -- one error type for all users' errors
