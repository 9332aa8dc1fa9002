"""Layers, forward and backward. Oracles: hand-sized integers, loops over single entries, finite differences, fixture B."""

import numpy as np
import pytest

from nnbasics.activations import ACTIVATIONS
from nnbasics.layers import dense_backward, dense_forward, linear_backward, linear_forward

RNG = np.random.default_rng(5)
SHAPES = {"wide": (4, 3, 2), "square": (3, 3, 3), "one output": (5, 2, 1), "one sample": (1, 2, 4)}
shapes = pytest.mark.parametrize(("m", "n_in", "n_out"), SHAPES.values(), ids=SHAPES)


def layer(m, n_in, n_out):
    """Input, weights, bias and an upstream gradient of mixed signs."""
    return (RNG.normal(size=s) for s in [(m, n_in), (n_in, n_out), (n_out,), (m, n_out)])


def central(f, x, h=1e-6):
    """Gradient of the scalar f at x by central differences."""
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


def test_forward_of_hand_sized_integers():
    """Rows are samples: Z = X @ W + b, worked by hand."""
    Z = linear_forward([[1, 2], [3, 4], [0, -1]], [[1, 0, 2], [5, 1, -1]], [10, 20, 30])
    np.testing.assert_array_equal(Z, [[21, 22, 30], [33, 24, 32], [5, 19, 31]])
    assert Z.dtype == np.float64


@shapes
def test_forward_is_a_weighted_sum_for_every_neuron(m, n_in, n_out):
    """z[i, k] = b[k] + sum_j x[i, j] w[j, k], entry by entry (a square W cannot hide a transpose)."""
    X, W, b, _ = layer(m, n_in, n_out)
    Z = linear_forward(X, W, b)
    for i, k in np.ndindex(m, n_out):
        assert Z[i, k] == pytest.approx(b[k] + sum(X[i, j] * W[j, k] for j in range(n_in)), rel=1e-12, abs=0)


@shapes
def test_linear_backward_agrees_with_differences(m, n_in, n_out):
    """dX, dW and db are the gradients of sum(dZ * Z); the map is linear, so only rounding is left (1e-9)."""
    X, W, b, dZ = layer(m, n_in, n_out)
    dX, dW, db = linear_backward(dZ, X, W)
    np.testing.assert_allclose(dX, central(lambda v: np.sum(dZ * (v @ W + b)), X), rtol=0, atol=1e-8)
    np.testing.assert_allclose(dW, central(lambda v: np.sum(dZ * (X @ v + b)), W), rtol=0, atol=1e-8)
    np.testing.assert_allclose(db, central(lambda v: np.sum(dZ * (X @ W + v)), b), rtol=0, atol=1e-8)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
@shapes
def test_dense_backward_agrees_with_differences(name, m, n_in, n_out):
    """A whole layer: the gradients of sum(dA * f(X @ W + b)) for every activation (no |z| below h here)."""
    X, W, b, dA = layer(m, n_in, n_out)
    f, _ = ACTIVATIONS[name]
    A, cache = dense_forward(X, W, b, name)
    assert np.min(np.abs(cache.Z)) > 1e-4
    np.testing.assert_array_equal(A, f(X @ W + b))
    dX, dW, db = dense_backward(dA, cache)
    np.testing.assert_allclose(dX, central(lambda v: np.sum(dA * f(v @ W + b)), X), rtol=0, atol=1e-8)
    np.testing.assert_allclose(dW, central(lambda v: np.sum(dA * f(X @ v + b)), W), rtol=0, atol=1e-8)
    np.testing.assert_allclose(db, central(lambda v: np.sum(dA * f(X @ W + v)), b), rtol=0, atol=1e-8)


def test_fixture_b_layer_by_layer():
    """Two layers by hand give the printed gradients of fixture B (8 digits)."""
    X, y = [[1, 2], [-1, 0.5], [0.5, -1.5]], np.array([[1], [0], [1]])
    A1, first = dense_forward(X, [[0.3, -0.2], [0.4, 0.1]], [0.1, -0.1], "tanh")
    y_hat, second = dense_forward(A1, [[0.5], [-0.6]], [0.2], "sigmoid")
    dA1, dW2, db2 = dense_backward((y_hat - y) / (y_hat * (1 - y_hat)) / 3, second)
    _, dW1, db1 = dense_backward(dA1, first)
    np.testing.assert_allclose(y_hat[:, 0], [0.66298571, 0.52763904, 0.55814513], rtol=0, atol=6e-9)
    np.testing.assert_allclose(dW2[:, 0], [-0.04410811, 0.08692542], rtol=0, atol=6e-9)
    np.testing.assert_allclose(db2, [-0.08374337], rtol=0, atol=6e-9)
    np.testing.assert_allclose(dW1, [[-0.13772749, 0.20910786], [0.10766947, -0.0356856]], rtol=0, atol=6e-9)
    np.testing.assert_allclose(db1, [0.00549722, 0.04191663], rtol=0, atol=6e-9)


def test_there_is_no_mean_in_a_layer():
    """A duplicated batch doubles dW and db: the 1/m belongs to the loss."""
    X, W, _, dZ = layer(3, 2, 2)
    _, dW, db = linear_backward(dZ, X, W)
    _, dW2, db2 = linear_backward(np.vstack([dZ, dZ]), np.vstack([X, X]), W)
    np.testing.assert_allclose(dW2, 2 * dW, rtol=1e-14)
    np.testing.assert_allclose(db2, 2 * db, rtol=1e-14)


def test_arguments_are_never_changed():
    """Read-only arguments work through forward and backward, twice with the same result (M87)."""
    arrays = X, W, b, dA = tuple(layer(4, 3, 3))
    before = [v.copy() for v in arrays]
    for v in arrays:
        v.flags.writeable = False
    _, cache = dense_forward(X, W, b, "relu")
    first, again = dense_backward(dA, cache), dense_backward(dA, cache)
    for one, two in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, two)
    for v, old in zip(arrays, before, strict=True):
        np.testing.assert_array_equal(v, old)


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_float32_stays_float32(name):
    """Single precision in, single precision out, in every array."""
    X, W, b, dA = (v.astype(np.float32) for v in layer(4, 3, 2))
    A, cache = dense_forward(X, W, b, name)
    assert {v.dtype for v in (A, cache.Z, *dense_backward(dA, cache))} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    ("X", "W", "b", "message"),
    [
        ((3,), (3, 2), (2,), r"`X` has shape \(3,\).*X\[None, :\]"),
        ((4, 2), (3, 2), (2,), r"\(4, 2\), `W` \(3, 2\)"),
        ((4, 3), (3,), (2,), r"`W` \(3,\)"),
        ((4, 3), (3, 2), (1,), r"`b` has shape \(1,\)"),
        ((2, 3), (3, 2), (2, 1), r"`b` has shape \(2, 1\)"),
        ((4, 3), (3, 2), (), r"`b` has shape \(\)"),
    ],
    ids=["X vector", "W rows", "W vector", "b too short", "b column", "b number"],
)
def test_shapes_that_do_not_fit_are_named(X, W, b, message):
    """What would broadcast without a word is an error that names the shapes."""
    with pytest.raises(ValueError, match=message):
        linear_forward(np.ones(X), np.ones(W), np.ones(b))


def test_a_gradient_of_another_shape_is_refused():
    """(m,) and (m, 1) upstream gradients differ."""
    with pytest.raises(ValueError, match=r"`dZ` has shape \(4,\), its variable \(4, 1\)"):
        linear_backward(np.ones(4), np.ones((4, 3)), np.ones((3, 1)))
    _, cache = dense_forward(np.ones((4, 3)), np.ones((3, 1)), [0.0])
    with pytest.raises(ValueError, match=r"`dA` has shape \(4, 4\), its variable \(4, 1\)"):
        dense_backward(np.ones((4, 4)), cache)


def test_an_unknown_activation_lists_the_known():
    """The error lists the names; softmax is pointed to the loss."""
    with pytest.raises(ValueError, match=r"'softmax'.*relu.*softmax_cross_entropy"):
        dense_forward(np.ones((1, 1)), np.ones((1, 1)), [0.0], "softmax")
