"""Activation functions, each beside its derivative.

Every elementwise function takes z of any shape and returns an array of that shape (a NumPy scalar for a
number). Floats keep their precision (float32 in, float32 out), integers and booleans become float64; anything
but real numbers is a ValueError. No finite z, however large, overflows or warns, and z is never changed.
Derivatives take z, not a = f(z). At the corners: step(0) = 1, relu'(0) = 0, leaky_relu'(0) = alpha.

Source: deck 001, "Activation function with differentiability"; deck 004, the slides on activation functions;
Goodfellow, Bengio & Courville (2016), sec. 6.2.2 and 6.3.
"""

from __future__ import annotations  # keeps help(sigmoid) readable

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]


def as_float(z: npt.ArrayLike) -> Array:
    """The values of z as floats: float types stay as they are, integers and booleans become float64."""
    z = np.asarray(z)
    if z.dtype.kind not in "fiub":
        raise ValueError(f"got values of dtype {z.dtype}, need real numbers: pass an array or list of them.")
    return z if z.dtype.kind == "f" else z.astype(np.float64)


def identity(z: npt.ArrayLike) -> Array:
    """f(z) = z, as a new array: what a linear output layer uses."""
    return as_float(z).copy()[()]


def identity_derivative(z: npt.ArrayLike) -> Array:
    """f'(z) = 1."""
    return np.ones_like(as_float(z))[()]


def step(z: npt.ArrayLike) -> Array:
    """f(z) = 1 if z >= 0 else 0, the perceptron's decision."""
    return np.heaviside(as_float(z), 1.0)


def step_derivative(z: npt.ArrayLike) -> Array:
    """f'(z) = 0: so almost everywhere, by convention at the jump; hence no step learns by descent."""
    return np.zeros_like(as_float(z))[()]


def sigmoid(z: npt.ArrayLike) -> Array:
    """f(z) = 1 / (1 + exp(-z)), between 0 and 1; for z < 0 computed as exp(z) / (1 + exp(z))."""
    z = as_float(z)
    e = np.exp(-np.abs(z))  # never above 1, so it cannot overflow
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))[()]


def sigmoid_derivative(z: npt.ArrayLike) -> Array:
    """f'(z) = sigmoid(z) (1 - sigmoid(z)) = e / (1 + e)^2 with e = exp(-|z|); at most 1/4, at z = 0."""
    e: Array = np.exp(-np.abs(as_float(z)))  # 1 - sigmoid(z) itself would round to 0 from z = 37 on
    return e / (1 + e) ** 2


def tanh(z: npt.ArrayLike) -> Array:
    """f(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)), between -1 and 1."""
    return np.tanh(as_float(z))


def tanh_derivative(z: npt.ArrayLike) -> Array:
    """f'(z) = 1 - tanh(z)^2 = (2e / (1 + e^2))^2 with e = exp(-|z|); at most 1, at z = 0."""
    e: Array = np.exp(-np.abs(as_float(z)))  # 1 - tanh(z)^2 itself would round to 0 from z = 20 on
    return (2 * e / (1 + e * e)) ** 2


def relu(z: npt.ArrayLike) -> Array:
    """f(z) = max(0, z)."""
    return np.maximum(as_float(z), 0)


def relu_derivative(z: npt.ArrayLike) -> Array:
    """f'(z) = 1 if z > 0 else 0 (0 at the corner, by convention)."""
    return np.heaviside(as_float(z), 0.0)


def leaky_relu(z: npt.ArrayLike, alpha: float = 0.01) -> Array:
    """f(z) = z if z > 0 else alpha z, for any finite alpha (above 1, max(alpha z, z) goes wrong)."""
    z = as_float(z)
    return np.maximum(z, 0) + float(alpha) * np.minimum(z, 0)


def leaky_relu_derivative(z: npt.ArrayLike, alpha: float = 0.01) -> Array:
    """f'(z) = 1 if z > 0 else alpha (alpha at the corner, by convention)."""
    positive = np.heaviside(as_float(z), 0.0)
    return positive + float(alpha) * (1 - positive)


def softmax(z: npt.ArrayLike, axis: int = -1) -> Array:
    """p[i] = exp(z[i]) / sum_j exp(z[j]) along `axis`: the rows of z (m, k) give rows of sum 1."""
    z = as_float(z)
    with np.errstate(over="ignore"):  # a difference below the range becomes -inf, and exp(-inf) = 0 is right
        e: Array = np.exp(z - np.max(z, axis=axis, keepdims=True))
    total: Array = np.sum(e, axis=axis, keepdims=True)
    return e / total


def softmax_jacobian(z: npt.ArrayLike) -> Array:
    """J[i, j] = dp[i]/dz[j], J = diag(p) - p p^T, of one sample: z of shape (k,) gives J (k, k).

    Raises
    ------
    ValueError
        If z is not one sample.
    """
    p = softmax(z)
    if p.ndim != 1:
        raise ValueError(f"`z` has shape {p.shape}, the Jacobian is that of one sample, (k,): pass one row.")
    return np.diag(p) - np.outer(p, p)


def softmax_backward(p: npt.ArrayLike, dp: npt.ArrayLike) -> Array:
    """Row by row dL/dz = p (dp - sum_j dp[j] p[j]), for p = softmax(z) and dp = dL/dp of shape (m, k).

    Raises
    ------
    ValueError
        If the shapes of p and dp differ.
    """
    p, dp = as_float(p), as_float(dp)
    if p.shape != dp.shape:
        raise ValueError(f"`p` has shape {p.shape}, `dp` {dp.shape}: a gradient has its variable's shape.")
    mean: Array = np.sum(dp * p, axis=-1, keepdims=True)
    return p * (dp - mean)


Elementwise = Callable[[npt.ArrayLike], Array]
ACTIVATIONS: dict[str, tuple[Elementwise, Elementwise]] = {
    "identity": (identity, identity_derivative),
    "step": (step, step_derivative),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (tanh, tanh_derivative),
    "relu": (relu, relu_derivative),
    "leaky_relu": (leaky_relu, leaky_relu_derivative),
}
