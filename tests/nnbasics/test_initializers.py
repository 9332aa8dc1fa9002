"""Initializers. Oracles: the bounds and variances of the papers, statistics of large samples, two symmetry facts."""

import math

import numpy as np
import pytest

from nnbasics import initializers as init
from nnbasics.network import MLP

RANDOM = {
    "normal": (init.normal, 0.01**2),
    "xavier_uniform": (init.xavier_uniform, 2 / (200 + 300)),
    "xavier_normal": (init.xavier_normal, 2 / (200 + 300)),
    "he_uniform": (init.he_uniform, 2 / 200),
    "he_normal": (init.he_normal, 2 / 200),
}
random = pytest.mark.parametrize(("initializer", "variance"), RANDOM.values(), ids=RANDOM)
every = pytest.mark.parametrize(
    "initializer", [f for f, _ in RANDOM.values()] + [init.zeros, init.constant], ids=lambda f: f.__name__
)


@random
def test_mean_and_variance_are_the_papers(initializer, variance):
    """60,000 weights: the mean is 0 and the variance right within 5 standard errors (a fixed seed)."""
    W = initializer((200, 300), np.random.default_rng(8))
    assert W.shape == (200, 300)
    assert abs(W.mean()) < 5 * math.sqrt(variance / W.size)
    assert W.var() == pytest.approx(variance, rel=5 * math.sqrt(2 / W.size))


@pytest.mark.parametrize(
    ("initializer", "bound"),
    [(init.xavier_uniform, math.sqrt(6 / 500)), (init.he_uniform, math.sqrt(6 / 200))],
    ids=["xavier", "he"],
)
def test_uniform_weights_fill_their_interval(initializer, bound):
    """No weight lies outside +-sqrt(6 / (n_in + n_out)) or +-sqrt(6 / n_in), and they come near both ends."""
    W = initializer((200, 300), np.random.default_rng(9))
    assert -bound <= W.min() < -0.999 * bound
    assert 0.999 * bound < W.max() <= bound


@random
def test_the_generator_decides(initializer, variance):
    """One seed, one matrix; a second draw differs; NumPy's global state is neither used nor changed."""
    state = np.random.get_state()[1].copy()  # noqa: NPY002 -- the legacy state is what must not move
    rng = np.random.default_rng(10)
    first, second = initializer((3, 4), rng), initializer((3, 4), rng)
    np.testing.assert_array_equal(first, initializer((3, 4), np.random.default_rng(10)))
    assert not np.array_equal(first, second)
    assert abs(first).max() < 6 * math.sqrt(max(variance, 2 / 3))
    np.testing.assert_array_equal(state, np.random.get_state()[1])  # noqa: NPY002 -- as above


def test_zeros_and_constant_need_no_generator():
    """Both are filled as asked, with or without a generator."""
    np.testing.assert_array_equal(init.zeros((2, 3)), np.zeros((2, 3)))
    np.testing.assert_array_equal(init.constant((2, 3), np.random.default_rng(0), value=7), np.full((2, 3), 7.0))
    assert init.constant((2, 3), value=7).dtype == np.float64


def test_normal_takes_its_spread():
    """The spread scales the same draw; 0 gives zeros; nan, inf or a negative one is refused."""
    one, two = (init.normal((3, 3), np.random.default_rng(1), std=s) for s in (1.0, 2.0))
    np.testing.assert_allclose(two, 2 * one, rtol=1e-15)
    assert not np.any(init.normal((3, 3), np.random.default_rng(1), std=0))
    for std in (-1, math.nan, math.inf):
        with pytest.raises(ValueError, match="`std` is"):
            init.normal((3, 3), np.random.default_rng(1), std=std)


@pytest.mark.parametrize("shape", [3, (3,), (0, 2), (2, -1), (2, 3, 4), (2.0, 3), [2, 3]], ids=str)
@every
def test_a_shape_that_is_no_weight_matrix_is_refused(initializer, shape):
    """Fan-in and fan-out need (n_in, n_out)."""
    with pytest.raises(ValueError, match=r"`shape` is .* need a tuple \(n_in, n_out\)"):
        initializer(shape, np.random.default_rng(0))


@random
def test_a_seed_is_no_generator(initializer, variance):
    """The error says how to make one."""
    assert variance > 0
    with pytest.raises(ValueError, match=r"`rng` is 42.*default_rng"):
        initializer((2, 2), 42)


def test_zero_weights_do_not_learn_and_equal_ones_stay_equal():
    """Zeros: no gradient reaches hidden weights (M101). Constant: all units of a layer get one and the same."""
    X, y, rng = [[1.0, -2.0], [0.5, 1.0]], [[1], [0]], np.random.default_rng(0)
    _, zero = MLP.create((2, 3, 1), rng, init.zeros, hidden="tanh").loss_and_gradients(X, y)
    assert not np.any(zero[0])
    _, same = MLP.create((2, 3, 1), rng, init.constant, hidden="tanh").loss_and_gradients(X, y)
    assert np.all(same[0] != 0)
    np.testing.assert_array_equal(same[0], same[0][:, :1] * np.ones(3))


@pytest.mark.parametrize(
    ("initializer", "hidden"), [(init.xavier_normal, "tanh"), (init.he_normal, "relu")], ids=["xavier", "he"]
)
def test_the_signal_survives_ten_layers(initializer, hidden):
    """With the paper's spread the activations keep their order of magnitude; with std = 0.01 they die."""
    X = np.random.default_rng(3).normal(size=(200, 100))

    def last_hidden_rms(how):
        net = MLP.create((100,) * 12, np.random.default_rng(4), how, hidden=hidden, loss="mse")
        return math.sqrt(np.mean(net.forward(X).a[10] ** 2))

    assert 0.1 < last_hidden_rms(initializer) < 3
    assert last_hidden_rms(init.normal) < 1e-6
