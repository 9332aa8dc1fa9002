"""Loss functions: each returns the loss (a float) and its gradient with respect to the first argument.

Convention: L = (1/m) sum_i l_i over the m samples (the first axis), where l_i sums over a sample's outputs;
libraries that average over all m k entries differ by the factor k. Logarithms are natural, so losses are in
nats; 0 log 0 = 0 and nothing is clipped. Shapes must agree exactly: (m,) against (m, 1) would broadcast to
(m, m). The gradient has shape and precision of the first argument; sums are made in float64; arguments are
never changed. A true value beyond the largest float is returned as inf, without a warning.
Every function raises ValueError if shapes differ, there is no sample, or a value lies outside its range.

Source: deck 004, the slides on loss functions; deck 001, "Cross-Entropy Loss and Its Derivative";
Goodfellow, Bengio & Courville (2016), sec. 6.2.2.
"""

from __future__ import annotations  # keeps help(mse) readable

import numpy as np
import numpy.typing as npt

from nnbasics.activations import Array, as_float, sigmoid, softmax

quiet = np.errstate(divide="ignore", over="ignore")  # log 0, 1/0 and overflow: infinity is the right answer


@quiet
def mse(y_hat: npt.ArrayLike, y: npt.ArrayLike) -> tuple[float, Array]:
    """Mean squared error: l = sum_j (y_hat[j] - y[j])^2, dL/dy_hat = 2 (y_hat - y) / m.

    y_hat and y have one shape, (m,) or (m, k).
    """
    y_hat, y = _pair(y_hat, y, "y_hat")
    e = np.subtract(y_hat, y, dtype=np.float64)
    return _mean(e**2), _gradient(2 * e, y_hat)


@quiet
def mae(y_hat: npt.ArrayLike, y: npt.ArrayLike) -> tuple[float, Array]:
    """Mean absolute error: l = sum_j |y_hat[j] - y[j]|, dL/dy_hat = sign(y_hat - y) / m (0 where they agree).

    y_hat and y have one shape, (m,) or (m, k).
    """
    y_hat, y = _pair(y_hat, y, "y_hat")
    e = np.subtract(y_hat, y, dtype=np.float64)
    return _mean(np.abs(e)), _gradient(np.sign(e), y_hat)


@quiet
def binary_cross_entropy(y_hat: npt.ArrayLike, y: npt.ArrayLike) -> tuple[float, Array]:
    """Binary cross-entropy of probabilities: l = -sum_j (y log y_hat + (1 - y) log(1 - y_hat)).

    dL/dy_hat = ((1 - y) / (1 - y_hat) - y / y_hat) / m.
    y_hat and y have one shape, (m,) or (m, k), and values 0..1.

    Notes
    -----
    Where y_hat is exactly 0 or 1 and right, the loss is 0 and the gradient that of the other term
    (1/m or -1/m). Where it is wrong, the loss is inf and the gradient -inf (y = 1) or inf (y = 0), without a
    warning: train on `binary_cross_entropy_from_logits`, which stays finite.
    """
    y_hat, y = _pair(y_hat, y, "y_hat")
    p, t = _unit(y_hat, "y_hat"), _unit(y, "y")
    l = -(_times(t, np.log(p)) + _times(1 - t, np.log1p(-p)))
    return _mean(l), _gradient(_times(1 - t, 1 / (1 - p)) - _times(t, 1 / p), y_hat)


@quiet
def binary_cross_entropy_from_logits(z: npt.ArrayLike, y: npt.ArrayLike) -> tuple[float, Array]:
    """Binary cross-entropy of y_hat = sigmoid(z): l = sum_j (max(z, 0) - z y + log(1 + exp(-|z|))).

    dL/dz = (sigmoid(z) - y) / m, never larger than 1/m; z and y have one shape, (m,) or (m, k), y in 0..1.
    """
    z, y = _pair(z, y, "z")
    t, s = _unit(y, "y"), z.astype(np.float64)
    l = np.maximum(s, 0) - s * t + np.log1p(np.exp(-np.abs(s)))
    return _mean(l), _gradient(sigmoid(s) - t, z)


@quiet
def categorical_cross_entropy(p: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[float, Array]:
    """Categorical cross-entropy of probabilities: l = -sum_j y[j] log p[j], dL/dp = -y / p / m.

    p (m, k) has values 0..1; labels are integers 0..k-1, (m,), or rows y (m, k) of sum 1, such as one-hot.

    Notes
    -----
    Rows of p need not sum to 1: a numerical gradient moves one entry at a time. Where the right class has
    p = 0 exactly, the loss is inf and its gradient -inf, without a warning: train on `softmax_cross_entropy`.
    """
    p = as_float(p)
    y, q = _one_hot(labels, p, "p"), _unit(p, "p")
    return _mean(-_times(y, np.log(q))), _gradient(-_times(y, 1 / q), p)


@quiet
def softmax_cross_entropy(logits: npt.ArrayLike, labels: npt.ArrayLike) -> tuple[float, Array]:
    """Categorical cross-entropy of p = softmax(logits): l = -sum_j y[j] log p[j], dL/dlogits = (p - y) / m.

    logits have shape (m, k), any finite values; labels as in `categorical_cross_entropy`.
    """
    logits = as_float(logits)
    y, z = _one_hot(labels, logits, "logits"), logits.astype(np.float64)
    z = z - np.max(z, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    return _mean(-_times(y, log_p)), _gradient(softmax(logits.astype(np.float64)) - y, logits)


def _pair(a: npt.ArrayLike, y: npt.ArrayLike, name: str) -> tuple[Array, Array]:
    a, y = as_float(a), as_float(y)
    if a.shape != y.shape:
        raise ValueError(
            f"`{name}` has shape {a.shape}, `y` {y.shape}: they must be the same. "
            "Reshape one of them, for example y[:, None] or y.ravel()."
        )
    if a.ndim == 0 or len(a) == 0:
        raise ValueError(f"`{name}` has shape {a.shape}, a loss is a mean over samples: pass at least one.")
    return a, y


def _unit(p: Array, name: str) -> Array:
    if not np.all((p >= 0) & (p <= 1)):  # written as <= so that NaN is rejected
        raise ValueError(f"`{name}` has values outside 0..1 (or nan): pass probabilities, not logits.")
    return p.astype(np.float64)


def _one_hot(labels: npt.ArrayLike, p: Array, name: str) -> Array:
    y = np.asarray(labels)
    if p.ndim != 2 or 0 in p.shape or y.shape not in {p.shape, p.shape[:1]}:
        raise ValueError(f"`{name}` has shape {p.shape}, `labels` {y.shape}: need (m, k) with (m,) or (m, k)")
    if y.ndim == 2:
        y = _unit(as_float(y), "labels")
        if not np.allclose(y.sum(axis=1), 1, rtol=0, atol=1e-6):
            raise ValueError("a row of `labels` does not sum to 1: pass one-hot rows, or integers (m,).")
        return y
    k = p.shape[1]
    if y.dtype.kind not in "iu" or y.min() < 0 or y.max() >= k:  # -1 would silently index the last class
        raise ValueError(f"`labels` are {y.dtype} from {y.min()} to {y.max()}: need integers 0..{k - 1}.")
    return as_float(np.eye(k)[y])


def _times(y: Array, log_p: Array) -> Array:
    """Product in which 0 times infinity is 0."""
    return np.multiply(y, log_p, out=np.zeros_like(y), where=y != 0)


def _mean(l: Array) -> float:
    return float(np.sum(l / len(l)))  # divided first, because the sum of large losses could overflow


def _gradient(dl: Array, like: Array) -> Array:
    return (dl / len(dl)).astype(like.dtype) + like.dtype.type(0)  # makes a plain zero of -0.0
