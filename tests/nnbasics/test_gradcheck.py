"""Gradient checking. Oracles: closed forms, functions with known kinks, derivatives that are wrong on purpose."""

import math

import numpy as np
import pytest

from nnbasics.gradcheck import check_gradient, numerical_gradient, numerical_vjp, relative_error

RNG = np.random.default_rng(7)
SMOOTH = {
    "cubic": (lambda x: np.sum((3 * x + 3) ** 3), lambda x: 9 * (3 * x + 3) ** 2),
    "product": (np.prod, lambda x: np.prod(x) / x),
    "waves": (lambda x: np.sum(np.sin(20 * x)), lambda x: 20 * np.cos(20 * x)),
    "log sum exp": (lambda x: np.log(np.sum(np.exp(x))), lambda x: np.exp(x) / np.sum(np.exp(x))),
    "constant": (lambda x: 7.0 + 0 * np.sum(x), lambda x: 0 * x),
    "large offset": (lambda x: 1e4 + np.sum(x**2), lambda x: 2 * x),
}
WRONG = {
    "sign": lambda g: -g,
    "factor 2": lambda g: 2 * g,
    "zero": lambda g: 0 * g,
    "slightly off": lambda g: g * (1 + 1e-4),
    "order": lambda g: g[::-1],
    "nan": lambda g: g * math.nan,
}


@pytest.mark.parametrize("shape", [(), (1,), (5,), (2, 3), (2, 1, 3), (0,)], ids=str)
def test_numerical_gradient_of_any_shape(shape):
    """sum(x^3) has gradient 3 x^2, in the shape of x (h^2 + eps / h: 1e-9)."""
    x = RNG.normal(size=shape)
    gradient = numerical_gradient(lambda v: np.sum(v**3), x)
    assert gradient.shape == shape
    np.testing.assert_allclose(gradient, 3 * x**2, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("x", [[1, 2], np.array([1, 2], dtype=np.int8), (True, True)], ids=["list", "int8", "bool"])
def test_integer_input_does_not_truncate_the_step(x):
    """The step is added to float64: with integers x + 1e-5 would be x, and the gradient 0 (M08)."""
    np.testing.assert_allclose(
        numerical_gradient(lambda v: np.sum((3 * v + 3) ** 3), x), 81 * (1 + np.float64(x)) ** 2, rtol=1e-9
    )


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6, 1e150])
def test_the_step_follows_the_size_of_x(scale):
    """At x = 1e150 a step of 1e-5 would vanish; h |x| does not."""
    x = np.array([3.0, -2.0]) * scale
    np.testing.assert_allclose(numerical_gradient(lambda v: np.sum(v**2), x), 2 * x, rtol=1e-8)


def test_neither_x_nor_the_point_in_f_leaks():
    """The point may be read-only, and an f that writes into its argument disturbs neither x nor the other entries."""

    def rude(v):
        value = np.sum(v**2)
        v[:] = 99.0
        return value

    x = np.array([1.0, -2.0, 0.5])
    x.flags.writeable = False
    np.testing.assert_allclose(numerical_gradient(rude, x), 2 * x, rtol=1e-9)
    assert check_gradient(rude, lambda v: np.multiply(v, 2, out=v), x).passed
    np.testing.assert_array_equal(x, [1.0, -2.0, 0.5])


def test_a_function_that_reuses_its_output_is_read_in_time():
    """Each value is taken before f is called again, so one output buffer for all calls does no harm."""
    buffer = np.zeros(2)
    np.testing.assert_allclose(
        numerical_vjp(lambda v: np.multiply(v, [2.0, 5.0], out=buffer), [1.0, 1.0], [1.0, 10.0]), [2.0, 50.0], rtol=1e-9
    )


def test_numerical_vjp_is_dout_times_the_jacobian():
    """For f(x) = M x the product is dout M, with more outputs than inputs."""
    M, x, dout = RNG.normal(size=(4, 3)), RNG.normal(size=3), RNG.normal(size=4)
    np.testing.assert_allclose(numerical_vjp(lambda v: M @ v, x, dout), dout @ M, rtol=1e-8, atol=1e-9)


def test_shapes_that_do_not_fit_are_refused():
    """A vector where a number is due, dout of another shape, an empty x, gradients of two shapes."""
    with pytest.raises(ValueError, match=r"returned shape \(2,\), need one number"):
        numerical_gradient(lambda v: v, [1.0, 2.0])
    with pytest.raises(ValueError, match=r"returned shape \(2,\), `dout` has \(2, 1\)"):
        numerical_vjp(lambda v: v, [1.0, 2.0], [[1.0], [1.0]])
    with pytest.raises(ValueError, match="no entry to check"):
        check_gradient(np.sum, np.ones_like, [])
    with pytest.raises(ValueError, match=r"\(3,\) and \(2,\)"):
        check_gradient(np.sum, np.ones(3), [1.0, 2.0])
    with pytest.raises(ValueError, match=r"\(2,\) and \(2, 1\)"):
        relative_error([1, 2], [[1], [2]])


@pytest.mark.parametrize("h", [0, -1e-5, 1e-17, 1.0, np.nan])
def test_a_useless_step_is_refused(h):
    """Zero, negative, lost in rounding, as large as x, or nan."""
    with pytest.raises(ValueError, match="`h` is"):
        numerical_gradient(np.sum, [1.0], h)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([1.0, 2.0], [1.0, 2.0], 0.0),
        ([0.0, 0.0], [0.0, 0.0], 0.0),
        ([], [], 0.0),
        ([1.0, 2.0], [1.0, 1.0], 0.5),
        ([1.0], [-1.0], 2.0),
        ([1.0, 1e-9], [1.0, 0.0], 1e-6),
        ([1.0], [math.nan], math.inf),
        ([math.inf], [math.inf], math.inf),
        ([5e-324], [0.0], 1.0),
        ([1e308], [-1e308], 2.0),
        (3, 4, 0.25),
    ],
    ids=["equal", "zeros", "empty", "half", "sign", "noise near 0", "nan", "inf", "subnormal", "huge", "numbers"],
)
def test_relative_error_by_hand(a, b, expected):
    """Worst entry over its size, at least a thousandth of the largest; symmetric; nan and inf are infinitely wrong."""
    assert relative_error(a, b) == pytest.approx(expected, rel=1e-15, abs=0)
    assert relative_error(b, a) == pytest.approx(expected, rel=1e-15, abs=0)


@pytest.mark.parametrize("scale", [1e-250, 1e-9, 1e250])
def test_relative_error_has_no_unit(scale):
    """Scaling both gradients changes nothing (to the rounding of the scaled entries)."""
    a, b = RNG.normal(size=6), RNG.normal(size=6)
    assert relative_error(scale * a, scale * b) == pytest.approx(relative_error(a, b), rel=1e-13, abs=0)


@pytest.mark.parametrize("name", SMOOTH)
def test_a_right_derivative_passes_without_kinks(name):
    """At twenty random points: passed, and no smooth point is taken for a kink."""
    f, df = SMOOTH[name]
    for _ in range(20):
        x = RNG.uniform(0.3, 2, size=4) * RNG.choice([-1, 1], size=4)
        for given in (df, df(x)):
            result = check_gradient(f, given, x)
            assert result.passed, f"{result} at {x}"
            assert not result.kinks


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", ["cubic", "product", "log sum exp"])
def test_a_wrong_derivative_fails(name, wrong):
    """Each mistake is found at every point tried, also nan."""
    f, df = SMOOTH[name]
    for _ in range(10):
        x = RNG.uniform(0.3, 2, size=4)
        result = check_gradient(f, lambda v: WRONG[wrong](df(v)), x)
        assert not result.passed
        assert not result.kinks


def test_the_worst_entry_is_named():
    """Index, both values and the error of the entry that is wrong, as plain numbers; the text says them."""
    x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    given = 2 * x
    given[1, 0] = 4.0
    result = check_gradient(lambda v: np.sum(v**2), given, x)
    assert (result.passed, result.index, result.analytic) == (False, (1, 0), 4.0)
    assert result.numeric == pytest.approx(8.0, rel=1e-9)
    assert result.error == pytest.approx(0.5, rel=1e-8)
    assert str(result).startswith("failed: worst relative error 5.0e-01 at (1, 0): analytic 4, numeric 8")
    given[0, 2] = math.nan
    assert check_gradient(lambda v: np.sum(v**2), given, x).index == (0, 2)


def test_a_minimum_is_no_kink_and_no_failure():
    """At the optimum the gradient is 0 up to rounding, with large and small entries beside it."""
    for target in (np.array([1.0, -3.0, 0.1]), np.array([1e6, 1e-6, 0.0]), np.array([2.0**20, 0.0])):
        result = check_gradient(lambda v, t=target: np.sum((v - t) ** 2), lambda v, t=target: 2 * (v - t), target)
        assert result.passed, str(result)
        assert not result.kinks
    quartic = check_gradient(lambda v: np.sum(v**4), lambda v: 4 * v**3, [0.0, 1.0])
    assert (quartic.passed, quartic.kinks) == (True, ())


@pytest.mark.parametrize("offset", [0.0, 1e-9, 1e-7, 3e-7, 5e-7, 5.5e-7, 1e-6, 1.5e-6, 3e-6, 5e-6])
@pytest.mark.parametrize("side", [-1, 1])
def test_a_corner_within_the_step_is_reported(offset, side):
    """ReLU at or near 0 (the step is 6e-6): a kink, not a failure, and the smooth entry is still checked."""
    x = [side * offset, 1.0]

    def relu_sum(v):
        return np.sum(np.maximum(v, 0))

    right = check_gradient(relu_sum, lambda v: np.where(v > 0, 1.0, 0.0), x)
    assert (right.passed, right.kinks) == (True, ((0,),))
    assert "kinks at (0,)" in str(right)
    assert not check_gradient(relu_sum, lambda v: np.where(v > 0, 2.0, 0.0), x).passed


def test_a_kink_excuses_only_values_between_the_slopes():
    """|x| at 0 has slopes -1 and 1: every value between is right, 3 is wrong."""
    for value, passed in [(-1.0, True), (0.0, True), (0.3, True), (1.0, True), (3.0, False), (-1.1, False)]:
        result = check_gradient(np.abs, np.float64(value), 0.0)
        assert (result.passed, result.kinks) == (passed, ((),)), value


def test_a_jump_is_a_kink():
    """The step function at 0: its derivative by convention passes, and the jump is reported."""
    result = check_gradient(lambda v: np.sum(np.heaviside(v, 1.0)), lambda v: 0 * v, [0.0, 2.0])
    assert (result.passed, result.kinks) == (True, ((0,),))


def test_small_functions_need_their_size():
    """A wrong gradient below the rounding noise of values near 1 is seen when `size` says how small f is."""
    assert check_gradient(lambda v: 1e-12 * np.sum(v**2), lambda v: 0 * v, [1.0]).passed
    assert not check_gradient(lambda v: 1e-12 * np.sum(v**2), lambda v: 0 * v, [1.0], size=1e-12).passed
    assert check_gradient(lambda v: 1e-12 * np.sum(v**2), lambda v: 2e-12 * v, [1.0], size=1e-12).passed


def test_a_function_that_is_nowhere_finite_fails():
    """The difference inf - inf is nan: failed, without a warning."""
    assert not check_gradient(lambda _: math.inf, lambda v: v, [1.0]).passed
