"""Initial weights: every initializer takes a shape (n_in, n_out) and an explicit random generator.

All are called alike, `initializer(shape, rng)`, and return a new float64 array (zeros, constant ignore rng).
Equal weights never become different (a layer's units stay copies of each other), small random ones let the
signal fade from layer to layer, large ones saturate it: Xavier and He choose the spread that keeps it.

Source: Glorot & Bengio (2010), "Understanding the difficulty of training deep feedforward neural networks",
eq. 12 and 16; He, Zhang, Ren & Sun (2015), "Delving deep into rectifiers", eq. 10. Beyond the decks.
"""

from __future__ import annotations  # keeps help(he_normal) readable

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from nnbasics.activations import Array

Shape = tuple[int, int]


def zeros(shape: Shape, rng: np.random.Generator | None = None) -> Array:
    """W = 0: right for biases; for weights, the layers below get no gradient at all."""
    return constant(shape, rng, value=0.0)


def constant(shape: Shape, rng: np.random.Generator | None = None, value: float = 0.1) -> Array:
    """W = value everywhere: all units of a layer compute the same, and go on doing so."""
    del rng  # nothing random here; accepted so that all initializers are called alike
    _fans(shape)
    return np.full(shape, value, dtype=np.float64)


def normal(shape: Shape, rng: np.random.Generator, std: float = 0.01) -> Array:
    """W ~ N(0, std^2), whatever the shape.

    Raises
    ------
    ValueError
        If the shape is not (n_in, n_out), rng is not a Generator, or std is not a finite number >= 0.
    """
    _fans(shape)
    if not 0 <= std < math.inf:  # written as <= so that NaN is rejected
        raise ValueError(f"`std` is {std}, need a finite number >= 0: it is the spread of the weights.")
    return _generator(rng).normal(0.0, std, shape)


def xavier_uniform(shape: Shape, rng: np.random.Generator) -> Array:
    """W ~ U(-r, r) with r = sqrt(6 / (n_in + n_out)), so var W = 2 / (n_in + n_out): for tanh and sigmoid."""
    n_in, n_out = _fans(shape)
    return _uniform(shape, rng, 2 / (n_in + n_out))


def xavier_normal(shape: Shape, rng: np.random.Generator) -> Array:
    """W ~ N(0, 2 / (n_in + n_out)): for tanh and sigmoid."""
    n_in, n_out = _fans(shape)
    return normal(shape, rng, std=math.sqrt(2 / (n_in + n_out)))


def he_uniform(shape: Shape, rng: np.random.Generator) -> Array:
    """W ~ U(-r, r) with r = sqrt(6 / n_in), so var W = 2 / n_in: for ReLU, which stops half of the signal."""
    n_in, _ = _fans(shape)
    return _uniform(shape, rng, 2 / n_in)


def he_normal(shape: Shape, rng: np.random.Generator) -> Array:
    """W ~ N(0, 2 / n_in): for ReLU, which stops half of the signal."""
    n_in, _ = _fans(shape)
    return normal(shape, rng, std=math.sqrt(2 / n_in))


def _uniform(shape: Shape, rng: np.random.Generator, variance: float) -> Array:
    r = math.sqrt(3 * variance)  # U(-r, r) has the variance r^2 / 3
    return _generator(rng).uniform(-r, r, shape)


def _fans(shape: Shape) -> Shape:
    if not (isinstance(shape, tuple) and len(shape) == 2 and all(isinstance(n, (int, np.integer)) and n > 0 for n in shape)):
        raise ValueError(f"`shape` is {shape!r}, need a tuple (n_in, n_out) of two positive integers.")
    return shape


def _generator(rng: np.random.Generator) -> np.random.Generator:
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"`rng` is {rng!r}, need a NumPy Generator: pass np.random.default_rng(seed).")  # noqa: TRY004 -- one error type for all users' errors
    return rng
