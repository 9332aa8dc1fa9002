"""Losses and their gradients. Oracles: deck numbers, sympy, mpmath, finite differences, symmetries of a mean."""

import math

import mpmath
import numpy as np
import pytest
import sympy as sp

from nnbasics import losses

RNG = np.random.default_rng(4)
P, Y, H = sp.symbols("p y h", positive=True)
CASES = {
    "mse": (losses.mse, RNG.normal(size=(5, 3)), RNG.normal(size=(5, 3))),
    "mae": (losses.mae, RNG.normal(size=(5, 3)), RNG.normal(size=(5, 3))),
    "bce": (losses.binary_cross_entropy, RNG.uniform(0.05, 0.95, (5, 3)), RNG.integers(0, 2, (5, 3))),
    "bce soft": (losses.binary_cross_entropy, RNG.uniform(0.05, 0.95, (5, 1)), RNG.uniform(size=(5, 1))),
    "bce logits": (losses.binary_cross_entropy_from_logits, RNG.normal(size=(5, 3)) * 3, RNG.integers(0, 2, (5, 3))),
    "cce": (losses.categorical_cross_entropy, RNG.dirichlet(np.ones(3), 5), np.array([0, 2, 1, 2, 2])),
    "softmax ce": (losses.softmax_cross_entropy, RNG.normal(size=(5, 3)) * 3, np.array([0, 2, 1, 2, 2])),
}
cases = pytest.mark.parametrize(("loss", "a", "y"), CASES.values(), ids=CASES)
paired = pytest.mark.parametrize(
    "loss",
    [losses.mse, losses.mae, losses.binary_cross_entropy, losses.binary_cross_entropy_from_logits],
    ids=lambda f: f.__name__,
)
classed = pytest.mark.parametrize(
    "loss", [losses.categorical_cross_entropy, losses.softmax_cross_entropy], ids=lambda f: f.__name__
)


@pytest.mark.parametrize(
    ("loss", "a", "y", "expected"),
    [
        (losses.mse, [4.2, 3.8, 5.1], [5.0, 4.0, 4.9], 0.24),
        (losses.mae, [4.2, 3.8, 5.1], [5.0, 4.0, 4.9], 0.4),
        (losses.binary_cross_entropy, [0.7, 0.3, 0.9], [1, 0, 1], 0.27290347),
        (losses.binary_cross_entropy, [0.77390493], [1], 0.25630625),
        (losses.binary_cross_entropy_from_logits, [1.23049345], [1], 0.25630625),
        (losses.softmax_cross_entropy, np.zeros((4, 10)), [0, 3, 3, 9], math.log(10)),
    ],
    ids=["mse 004", "mae 004", "bce 004", "bce 001", "logits 001", "chance of 10"],
)
def test_known_values(loss, a, y, expected):
    """The decks' worked results, and the loss at chance (8 printed digits, the inputs' own rounding)."""
    assert loss(a, y)[0] == pytest.approx(expected, abs=1.5e-8)


def test_deck_004_categorical_cross_entropy():
    """Probabilities 0.7, 0.6, 0.3 of the right classes: sum 2.07147337, mean 0.69049112."""
    p = [[0.7, 0.2, 0.1], [0.3, 0.6, 0.1], [0.3, 0.4, 0.3]]
    assert losses.categorical_cross_entropy(p, [0, 1, 2])[0] == pytest.approx(0.69049112, abs=5e-9)


@cases
def test_gradient_agrees_with_central_differences(loss, a, y):
    """The gradient is that of the loss, entry by entry (h = 1e-6: 1e-8 covers h^2 / p^3 and eps / h)."""
    h, expected = 1e-6, np.zeros_like(a)
    for i in np.ndindex(a.shape):
        up, down = a.copy(), a.copy()
        up[i] += h
        down[i] -= h
        expected[i] = (loss(up, y)[0] - loss(down, y)[0]) / (2 * h)
    np.testing.assert_allclose(loss(a, y)[1], expected, rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize(
    ("loss", "formula"),
    [
        (losses.mse, (P - Y) ** 2),
        (losses.mae, sp.Abs(P - Y)),
        (losses.binary_cross_entropy, -(Y * sp.log(P) + (1 - Y) * sp.log(1 - P))),
        (losses.binary_cross_entropy_from_logits, sp.log(1 + sp.exp(P)) - P * Y),
    ],
    ids=["mse", "mae", "bce", "logits"],
)
def test_loss_and_gradient_agree_with_sympy(loss, formula):
    """On two samples, the loss is the mean of the formula, the gradient its symbolic derivative over m."""
    a, y = np.array([0.3, 0.85]), np.array([1.0, 0.25])
    at = [{P: sp.Float(p, 30), Y: sp.Float(t, 30)} for p, t in zip(a, y, strict=True)]
    value, gradient = loss(a, y)
    assert value == pytest.approx(float(sum(formula.subs(s) for s in at) / 2), rel=1e-14, abs=0)
    np.testing.assert_allclose(gradient, [float(sp.diff(formula, P).subs(s).doit()) / 2 for s in at], rtol=1e-14)


@cases
def test_the_order_of_the_samples_does_not_matter(loss, a, y):
    """A permuted batch has the same loss (to the rounding of a sum) and the permuted gradient."""
    order = np.array([3, 1, 4, 0, 2])
    value, gradient = loss(a, y)
    permuted, dpermuted = loss(a[order], y[order])
    assert permuted == pytest.approx(value, rel=1e-14, abs=0)
    np.testing.assert_array_equal(dpermuted, gradient[order])


@cases
def test_a_batch_given_twice_has_the_same_mean(loss, a, y):
    """Duplicating every sample keeps the loss and halves each copy's gradient: a mean, not a sum."""
    value, gradient = loss(a, y)
    twice, dtwice = loss(np.concatenate([a, a]), np.concatenate([y, y]))
    assert twice == pytest.approx(value, rel=1e-14, abs=0)
    np.testing.assert_allclose(dtwice, np.concatenate([gradient, gradient]) / 2, rtol=1e-14)


@paired
def test_outputs_of_a_sample_are_summed(loss):
    """l_i sums over the k outputs: (m, k) has the loss of its columns together, not their average."""
    a, y = RNG.uniform(0.1, 0.9, (4, 3)), RNG.integers(0, 2, (4, 3))
    assert loss(a, y)[0] == pytest.approx(sum(loss(a[:, j], y[:, j])[0] for j in range(3)), rel=1e-14, abs=0)


@cases
def test_arguments_are_never_changed(loss, a, y):
    """Read-only arguments work, and nothing returned shares their memory."""
    a, y = a.copy(), y.copy()
    before = a.copy(), y.copy()
    a.flags.writeable = y.flags.writeable = False
    _, gradient = loss(a, y)
    assert not np.shares_memory(gradient, a)
    np.testing.assert_array_equal(a, before[0])
    np.testing.assert_array_equal(y, before[1])


@cases
def test_float32_stays_float32(loss, a, y):
    """A float32 argument gives a float32 gradient and the float64 loss to single precision."""
    value, gradient = loss(a.astype(np.float32), y)
    assert type(value) is float
    assert gradient.dtype == np.float32
    assert value == pytest.approx(loss(a, y)[0], rel=1e-5)
    np.testing.assert_allclose(gradient, loss(a, y)[1], rtol=1e-4, atol=1e-7)


@pytest.mark.parametrize("loss", [losses.mse, losses.mae], ids=["mse", "mae"])
def test_integers_compute_as_floats(loss):
    """Integer lists and small integer types neither truncate nor wrap around."""
    value, gradient = loss(np.array([-100, 100], dtype=np.int8), np.array([100, -100], dtype=np.int8))
    assert value == {losses.mse: 40000.0, losses.mae: 200.0}[loss]
    assert gradient.dtype == np.float64
    np.testing.assert_array_equal(gradient, {losses.mse: [-200.0, 200.0], losses.mae: [-0.5, 0.5]}[loss])


@paired
def test_broadcasting_shapes_are_refused_by_name(loss):
    """(m,) against (m, 1) would broadcast to (m, m) (M53): the error names both shapes."""
    with pytest.raises(ValueError, match=r"has shape \(3,\), `y` \(3, 1\)"):
        loss([0.5, 0.5, 0.5], [[1], [0], [1]])


@pytest.mark.parametrize("shape", [(), (0,), (0, 2)], ids=str)
@paired
def test_no_sample_is_refused(loss, shape):
    """A mean needs at least one sample, and a sample axis."""
    with pytest.raises(ValueError, match="mean over samples"):
        loss(np.zeros(shape), np.zeros(shape))


@pytest.mark.parametrize("bad", [1.2, -0.1, np.nan])
def test_probabilities_outside_0_to_1_are_refused(bad):
    """Logits, classes 1 and 2, or nan in place of probabilities are an error, not a nan."""
    for loss, a, y in [
        (losses.binary_cross_entropy, [bad], [1]),
        (losses.binary_cross_entropy, [0.5], [bad]),
        (losses.binary_cross_entropy_from_logits, [0.5], [bad]),
        (losses.categorical_cross_entropy, [[0.5, bad]], [0]),
    ]:
        with pytest.raises(ValueError, match=r"outside 0\.\.1"):
            loss(a, y)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 3], r"from 0 to 3: need integers 0\.\.2"),
        ([-1, 0], r"from -1 to 0"),
        ([0.0, 1.0], "float64"),
        ([True, False], "bool"),
        ([[0], [1]], r"`labels` \(2, 1\)"),
        ([0, 1, 2], r"`labels` \(3,\)"),
        ([[1, 1, 0], [0, 0, 1]], "sum to 1"),
        ([[2, -1, 0], [0, 0, 1]], r"outside 0\.\.1"),
    ],
    ids=["too large", "negative", "float", "bool", "column", "length", "two-hot", "negative row"],
)
@classed
def test_wrong_labels_are_refused(loss, labels, message):
    """No label indexes from the end, broadcasts or is rounded."""
    with pytest.raises(ValueError, match=message):
        loss(np.full((2, 3), 1 / 3), labels)


@classed
def test_one_hot_rows_and_integers_are_the_same_labels(loss):
    """Both kinds of label give the same loss and gradient; so do lists and small integer types."""
    a, y = RNG.dirichlet(np.ones(4), 3), np.array([2, 0, 3])
    for labels in (np.eye(4)[y], np.eye(4, dtype=int)[y], y.astype(np.uint8), [2, 0, 3]):
        assert loss(a, labels)[0] == loss(a, y)[0]
        np.testing.assert_array_equal(loss(a, labels)[1], loss(a, y)[1])


def test_fused_softmax_gradient_is_p_minus_y():
    """Deck 004's logits with class 0: (p - onehot) / m, exactly the three numbers, summing to 0."""
    _, gradient = losses.softmax_cross_entropy([[1.5, 0.8, -0.5]], [0])
    np.testing.assert_allclose(gradient, [[-0.38722508, 0.30429502, 0.08293007]], rtol=0, atol=5e-9)


def test_the_gradient_is_zero_at_the_optimum():
    """Where the prediction is the target, no loss pulls any further; d|e|/de = 0 at 0."""
    y = np.array([[0.25, 0.75], [1.0, 0.0]])
    for loss in (losses.mse, losses.mae):
        value, gradient = loss(y, y)
        assert value == 0
        np.testing.assert_array_equal(gradient, 0)
    soft = np.array([[0.2, 0.8], [0.6, 0.4]])
    for loss, z in [
        (losses.binary_cross_entropy, soft),
        (losses.binary_cross_entropy_from_logits, np.log(soft / (1 - soft))),
        (losses.softmax_cross_entropy, np.log(soft)),
    ]:
        np.testing.assert_allclose(loss(z, soft)[1], 0, atol=2e-16)


def test_binary_cross_entropy_at_0_and_1():
    """Right certainty costs plain 0 (0 log 0 = 0); wrong certainty costs inf, gradient pointing back, no warning."""
    value, gradient = losses.binary_cross_entropy([0.0, 1.0], [0, 1])
    assert (value, math.copysign(1, value)) == (0.0, 1.0)
    np.testing.assert_array_equal(gradient, [0.5, -0.5])
    value, gradient = losses.binary_cross_entropy([0.0, 1.0], [1, 0])
    assert value == math.inf
    np.testing.assert_array_equal(gradient, [-math.inf, math.inf])


def test_small_losses_keep_their_digits():
    """At y_hat = 1e-12 with y = 0 the loss is -log(1 - 1e-12), where log(1 - p) itself would keep four digits."""
    with mpmath.workdps(30):
        expected = float(-mpmath.log(1 - mpmath.mpf(1e-12)))
    assert losses.binary_cross_entropy([1e-12], [0])[0] == pytest.approx(expected, rel=1e-15, abs=0)


def test_categorical_cross_entropy_at_0_and_1():
    """Zero probability of a wrong class costs nothing, of the right one inf, without a warning; no -0.0 is shown."""
    value, gradient = losses.categorical_cross_entropy([[1.0, 0.0]], [0])
    assert value == 0
    assert not np.signbit(gradient[0, 1])
    np.testing.assert_array_equal(gradient, [[-1.0, 0.0]])
    value, gradient = losses.categorical_cross_entropy([[1.0, 0.0]], [1])
    assert value == math.inf
    np.testing.assert_array_equal(gradient, [[0.0, -math.inf]])


@pytest.mark.parametrize("z", [-1e308, -800.0, -40.0, 1e-9, 40.0, 800.0, 1e308])
@pytest.mark.parametrize("y", [0, 1])
def test_logits_of_any_size_agree_with_mpmath(z, y):
    """log(1 + exp(z)) - z y without overflow and with the digits of its tail; |gradient| <= 1."""
    with mpmath.workdps(700):
        big = mpmath.mpf(z)
        # Beyond a million, log(1 + exp(z)) is max(z, 0) to all digits of a float.
        soft = max(big, 0) if abs(z) > 1e6 else mpmath.log1p(mpmath.exp(big))
        expected = float(soft - big * y)
    value, gradient = losses.binary_cross_entropy_from_logits([z], [y])
    assert value == pytest.approx(expected, rel=1e-14, abs=0)
    assert abs(gradient[0]) <= 1


def test_softmax_cross_entropy_of_any_logits():
    """Far-apart logits cost their distance; a confident wrong answer has the largest gradient, not none (E10)."""
    value, gradient = losses.softmax_cross_entropy([[1e5, 0.0], [0.0, -1e5]], [1, 1])
    assert value == 1e5
    np.testing.assert_array_equal(gradient, [[0.5, -0.5], [0.5, -0.5]])
    z32 = np.array([[3e38, -3e38]], dtype=np.float32)
    assert losses.softmax_cross_entropy(z32, [1])[0] == pytest.approx(6e38, rel=1e-7)
    assert losses.softmax_cross_entropy([[1e308, -1e308]], [1])[0] == math.inf  # 2e308 is no float64


def test_large_losses_do_not_overflow_in_the_sum():
    """The mean of two losses of 1e308 is 1e308, although their sum is no float."""
    assert losses.mae([1e308, 1e308], [0.0, 0.0])[0] == 1e308
    assert losses.mse([1e200], [0.0])[0] == math.inf
