"""Optimizers. Oracles: deck 004's numbers, closed forms on parabolas (powers of a matrix with momentum), steps by hand."""

import numpy as np
import pytest

from nnbasics.optimizers import Adam, GradientDescent, Momentum, RMSProp, gradient_descent_step


def parabola(parameters):
    """(y - w x)^2 at x = 3, y = 10, and its gradient: deck 004's example."""
    (w,) = parameters
    return float((10 - 3 * w) ** 2), [-6 * (10 - 3 * w)]


def test_deck_004_step():
    """From w = 2 with gradient -24 and learning rate 0.1 to w = 4.4 (past the minimum at 10/3)."""
    loss, gradients = parabola([np.array(2.0)])
    assert (loss, float(gradients[0])) == (16.0, -24.0)
    assert gradient_descent_step([2], gradients, 0.1)[0] == pytest.approx(4.4, rel=1e-15, abs=0)


@pytest.mark.parametrize(("learning_rate", "factor"), [(0.01, 0.82), (1 / 18, 0.0), (0.1, -0.8), (1 / 9, -1.0), (0.12, -1.16)])
def test_descent_on_a_parabola_is_a_geometric_sequence(learning_rate, factor):
    """The error shrinks, vanishes, oscillates, stays or grows by 1 - 18 learning_rate each step (E8)."""
    steps = 6
    (w,), losses = GradientDescent(learning_rate).minimize(parabola, [np.array(2.0)], steps)
    error = 2 - 10 / 3
    # 1e-12: a growing sequence multiplies the first rounding error, too.
    assert w - 10 / 3 == pytest.approx(error * factor**steps, abs=1e-12)
    np.testing.assert_allclose(losses, [9 * (error * factor**t) ** 2 for t in range(steps + 1)], rtol=1e-12, atol=1e-24)


def test_a_step_returns_new_arrays():
    """Parameters and gradients are never changed, also when they share memory or are read-only."""
    parameters, gradients = [np.ones((2, 3)), np.zeros(3)], [np.full((2, 3), 2.0), np.zeros(3)]
    for v in parameters + gradients:
        v.flags.writeable = False
    new = gradient_descent_step(parameters, gradients, 0.25)
    np.testing.assert_array_equal(new[0], 0.5 * np.ones((2, 3)))
    np.testing.assert_array_equal(parameters[0], np.ones((2, 3)))
    assert not any(np.shares_memory(a, b) for a in new for b in parameters + gradients)


def test_no_step_still_returns_copies():
    """Zero steps: the start, as new arrays, and its loss."""
    start = np.array(2.0)
    (w,), losses = GradientDescent(0.1).minimize(parabola, [start], 0)
    assert losses == [16.0]
    assert w == 2.0
    assert not np.shares_memory(w, start)


def test_precision_follows_the_parameter():
    """float32 weights stay float32 (float64 gradient, NumPy rate); integers become float64, not truncated."""
    single, whole = gradient_descent_step([np.ones(2, np.float32), [1, 2]], [np.ones(2), [1, 1]], np.float64(0.5))
    assert (single.dtype, whole.dtype) == (np.float32, np.float64)
    np.testing.assert_array_equal(whole, [0.5, 1.5])


@pytest.mark.parametrize("learning_rate", [0, -0.1, np.nan, np.inf])
def test_a_learning_rate_that_is_not_positive_is_refused(learning_rate):
    """Descent subtracts a positive multiple; nan must not poison the weights silently."""
    with pytest.raises(ValueError, match="`learning_rate` is"):
        gradient_descent_step([1.0], [1.0], learning_rate)


def test_gradients_that_do_not_fit_are_refused():
    """One gradient per parameter, in its shape: (3,) - (3, 1) would broadcast."""
    with pytest.raises(ValueError, match="2 parameters, 1 gradients"):
        gradient_descent_step([1.0, 2.0], [1.0], 0.1)
    with pytest.raises(ValueError, match=r"parameter 1 has shape \(3,\), its gradient \(3, 1\)"):
        gradient_descent_step([1.0, np.ones(3)], [1.0, np.ones((3, 1))], 0.1)
    with pytest.raises(ValueError, match="`steps` is -1"):
        GradientDescent(0.1).minimize(parabola, [1.0], -1)


RAVINE = np.array([0.5, 4.0, 20.0])  # curvatures: f(w) = (1/2) sum of curvature * w^2
START = np.array([3.0, -2.0, 1.0])


def ravine(parameters):
    """A narrow valley along the axes, and its gradient."""
    (w,) = parameters
    return float(np.sum(RAVINE * w**2) / 2), [RAVINE * w]


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
def test_momentum_on_a_ravine_is_a_power_of_a_matrix(beta):
    """On a quadratic one step is linear in (w, v), so k steps are the k-th power; overdamped, oscillating, all of it."""
    rate, steps = 0.07, 9
    (w,), losses = Momentum(rate, beta).minimize(ravine, [START], steps)
    ends = []
    for c, begin in zip(RAVINE, START, strict=True):
        M = np.array([[1 - rate * c, -rate * beta], [c, beta]])
        ends.append((np.linalg.matrix_power(M, steps) @ [begin, 0])[0])
    # 1e-12: sums in another order
    np.testing.assert_allclose(w, ends, rtol=1e-12, atol=1e-12)
    assert losses[-1] == pytest.approx(np.sum(RAVINE * np.square(ends)) / 2, rel=1e-11)


def test_momentum_without_memory_is_gradient_descent():
    """With beta = 0: the same path, bit by bit."""
    (mine,), losses = Momentum(0.05, 0.0).minimize(ravine, [START], 7)
    (plain,), expected = GradientDescent(0.05).minimize(ravine, [START], 7)
    np.testing.assert_array_equal(mine, plain)
    assert losses == expected


def test_velocity_of_a_constant_slope_is_a_geometric_sum():
    """v_k = g (1 - beta^k) / (1 - beta): pushes that agree add up to 1 / (1 - beta) times one of them."""
    optimizer, w = Momentum(0.1, 0.75), [np.array([1.0])]
    memory = optimizer.start(w)
    for _ in range(5):
        w, memory = optimizer.step(w, [np.array([2.0])], memory)
    assert memory.arrays[0][0] == pytest.approx(2 * (1 - 0.75**5) / 0.25, rel=1e-14)


def test_adams_first_two_steps_by_hand():
    """First m_hat = g and v_hat = g^2; then step 2 worked out with the numbers put in."""
    optimizer = Adam(0.1, 0.9, 0.99, eps=0.5)
    w, memory = optimizer.step([2.0], [3.0], optimizer.start([2.0]))
    assert w[0] == pytest.approx(2 - 0.1 * 3 / 3.5, rel=1e-14)
    (w2,), memory = optimizer.step(w, [-1.0], memory)
    m_hat, v_hat = (0.9 * 0.3 - 0.1) / 0.19, (0.99 * 0.09 + 0.01) / 0.0199
    assert w2 == pytest.approx(float(w[0]) - 0.1 * m_hat / (v_hat**0.5 + 0.5), rel=1e-13)
    assert memory.steps == 2


@pytest.mark.parametrize("slope", [1e-6, 1.0, -1e6])
def test_adam_steps_as_long_as_its_rate_whatever_the_slope(slope):
    """A constant slope: corrected, each step is learning_rate; without the correction the first were 3.16 times as long."""
    w, _ = Adam(0.01, eps=1e-30).minimize(lambda p: (slope * float(p[0]), [slope]), [0.0], 4)
    assert w[0] == pytest.approx(-0.04 * np.sign(slope), rel=1e-12)


def test_rmsprop_of_a_constant_slope():
    """v_t = g^2 (1 - beta^t), so step t is learning_rate / sqrt(1 - beta^t): long at first."""
    (w,), _ = RMSProp(0.01, 0.9, eps=0.0).minimize(lambda p: (5 * float(p[0]), [5.0]), [1.0], 3)
    assert w == pytest.approx(1 - 0.01 * sum((1 - 0.9**t) ** -0.5 for t in (1, 2, 3)), rel=1e-13)


MEMORIES = {"momentum": Momentum(0.1), "rmsprop": RMSProp(0.1), "adam": Adam(0.1)}


@pytest.mark.parametrize("name", MEMORIES)
def test_remembering_step_changes_nothing_it_was_given(name):
    """Parameters, gradients and memory may be read-only; each parameter has arrays of its own (M107), of its precision."""
    optimizer = MEMORIES[name]
    parameters, gradients = [np.ones((2, 3), np.float32), np.zeros(3)], [np.full((2, 3), 2.0), np.ones(3)]
    memory = optimizer.start(parameters)
    for v in parameters + gradients + [array for arrays in memory.arrays for array in arrays]:
        v.flags.writeable = False
    new, after = optimizer.step(parameters, gradients, memory)
    assert (memory.steps, after.steps) == (0, 1)
    assert [w.dtype for w in new] == [np.float32, np.float64]
    assert [a[0].dtype for a in after.arrays] == [np.float32, np.float64]
    alone, _ = optimizer.step(parameters[1:], gradients[1:], optimizer.start(parameters[1:]))
    np.testing.assert_array_equal(new[1], alone[0])


@pytest.mark.parametrize("name", MEMORIES)
def test_memory_of_other_parameters_is_refused(name):
    """A velocity of another shape would broadcast; a negative number of steps or a bad rate is refused as in descent."""
    optimizer = MEMORIES[name]
    with pytest.raises(ValueError, match="parameters of other shapes"):
        optimizer.step([np.ones(3)], [np.ones(3)], optimizer.start([np.ones((3, 1))]))
    with pytest.raises(ValueError, match="`steps` is -1"):
        optimizer.minimize(ravine, [START], -1)
    with pytest.raises(ValueError, match="`learning_rate` is"):
        type(optimizer)(-1.0).minimize(ravine, [START], 1)


@pytest.mark.parametrize("beta", [-0.1, 1.0, np.nan])
def test_share_that_is_kept_is_below_one(beta):
    """With beta = 1 nothing would be forgotten, and the correction of Adam would divide by 0."""
    for make in (Momentum, RMSProp, Adam):
        with pytest.raises(ValueError, match="it is the share"):
            make(0.1, beta)
