"""Gradient descent. Oracles: deck 004's numbers and the closed form on a parabola."""

import numpy as np
import pytest

from nnbasics.optimizers import GradientDescent, gradient_descent_step


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
