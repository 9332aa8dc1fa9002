"""Fully connected layers: forward and backward, side by side.

Convention: rows are samples. X has shape (m, n_in), W (n_in, n_out), b (n_out,) and Z = X @ W + b (m, n_out).
A gradient d<variable> = dL/d<variable> has its variable's shape. There is no 1/m here: the loss has it.
Arguments are never changed.

Source: deck 001, "Backpropagation: Layer 2 Weight Gradients"; deck 003 in its own notation (z = W a + b);
Goodfellow, Bengio & Courville (2016), sec. 6.5.
"""

from __future__ import annotations  # keeps help(dense_forward) readable

from typing import TYPE_CHECKING, NamedTuple

from nnbasics.activations import ACTIVATIONS, Array, Elementwise, as_float

if TYPE_CHECKING:
    import numpy.typing as npt


class DenseCache(NamedTuple):
    """What `dense_forward` keeps for `dense_backward`: the arrays themselves, not copies."""

    X: Array
    W: Array
    Z: Array
    activation: str


def linear_forward(X: npt.ArrayLike, W: npt.ArrayLike, b: npt.ArrayLike) -> Array:
    """Affine map of every row, Z = X @ W + b.

    Parameters
    ----------
    X : array of shape (m, n_in)
    W : array of shape (n_in, n_out)
    b : array of shape (n_out,)

    Returns
    -------
    Z : float array of shape (m, n_out)

    Raises
    ------
    ValueError
        If a shape does not fit the others.
    """
    X, W, b = as_float(X), as_float(W), as_float(b)
    _check_input(X, W)
    if b.shape != W.shape[1:]:  # (m, 1) or (1,) would broadcast without a word
        raise ValueError(f"`b` has shape {b.shape}, `W` {W.shape}: need one bias per output, {W.shape[1:]}.")
    Z: Array = X @ W + b
    return Z


def linear_backward(dZ: npt.ArrayLike, X: npt.ArrayLike, W: npt.ArrayLike) -> tuple[Array, Array, Array]:
    """Gradients of an affine map: dX = dZ @ W.T, dW = X.T @ dZ, db = sum_i dZ[i].

    Parameters
    ----------
    dZ : array of shape (m, n_out), dL/dZ
    X : array of shape (m, n_in), the input of the forward pass
    W : array of shape (n_in, n_out), the weights of the forward pass (not the updated ones)

    Returns
    -------
    dX, dW, db : float arrays of shapes (m, n_in), (n_in, n_out) and (n_out,)

    Raises
    ------
    ValueError
        If a shape does not fit the others.
    """
    dZ, X, W = as_float(dZ), as_float(X), as_float(W)
    _check_input(X, W)
    _check_gradient_shape("dZ", dZ, (len(X), W.shape[1]))
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)


def dense_forward(
    X: npt.ArrayLike, W: npt.ArrayLike, b: npt.ArrayLike, activation: str = "identity"
) -> tuple[Array, DenseCache]:
    """Layer of neurons, A = f(X @ W + b).

    Parameters
    ----------
    X, W, b : as in `linear_forward`
    activation : str, the name of f in `activations.ACTIVATIONS`

    Returns
    -------
    A : float array of shape (m, n_out)
    cache : DenseCache, for `dense_backward`

    Raises
    ------
    ValueError
        If a shape does not fit the others, or the activation is unknown.
    """
    f, _ = elementwise(activation)
    Z = linear_forward(X, W, b)
    return f(Z), DenseCache(as_float(X), as_float(W), Z, activation)


def dense_backward(dA: npt.ArrayLike, cache: DenseCache) -> tuple[Array, Array, Array]:
    """Gradients of a layer: dZ = dA * f'(Z), then as in `linear_backward`.

    Parameters
    ----------
    dA : array of shape (m, n_out), dL/dA
    cache : DenseCache, from the forward pass of this layer

    Returns
    -------
    dX, dW, db : float arrays of shapes (m, n_in), (n_in, n_out) and (n_out,)

    Raises
    ------
    ValueError
        If dA does not have the shape of A.
    """
    dA = as_float(dA)
    _check_gradient_shape("dA", dA, cache.Z.shape)
    _, derivative = elementwise(cache.activation)
    return linear_backward(dA * derivative(cache.Z), cache.X, cache.W)


def elementwise(name: str) -> tuple[Elementwise, Elementwise]:
    """Function and derivative of an elementwise activation, by its name; ValueError if there is none."""
    if name not in ACTIVATIONS:
        raise ValueError(
            f"no elementwise activation {name!r}: choose one of {', '.join(ACTIVATIONS)} "
            "(softmax belongs to the loss: `losses.softmax_cross_entropy` of the affine output)."
        )
    return ACTIVATIONS[name]


def _check_input(X: Array, W: Array) -> None:
    if X.ndim != 2 or W.ndim != 2 or X.shape[1] != W.shape[0]:
        raise ValueError(
            f"`X` has shape {X.shape}, `W` {W.shape}: need (m, n_in) and (n_in, n_out). A single sample is one row, X[None, :]."
        )


def _check_gradient_shape(name: str, gradient: Array, shape: tuple[int, ...]) -> None:
    if gradient.shape != shape:
        raise ValueError(f"`{name}` has shape {gradient.shape}, its variable {shape}: they must be the same.")
