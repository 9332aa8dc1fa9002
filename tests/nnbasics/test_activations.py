"""Activation functions: values, derivatives, extremes, dtypes. Oracles: sympy, mpmath, finite differences, definitions."""

import mpmath
import numpy as np
import pytest
import sympy as sp

from nnbasics import activations as act
from nnbasics.activations import ACTIVATIONS

X = sp.Symbol("x", real=True)
FORMULAS = {
    "identity": X,
    "sigmoid": 1 / (1 + sp.exp(-X)),
    "tanh": sp.tanh(X),
    "relu": sp.Piecewise((X, X > 0), (0, True)),
    "leaky_relu": sp.Piecewise((X, X > 0), (X / 100, True)),
    "step": sp.Piecewise((1, X >= 0), (0, True)),
}
POINTS = np.random.default_rng(1).uniform(-6, 6, 12)
MAX64, MAX32 = np.finfo(np.float64).max, np.finfo(np.float32).max
EXTREMES = [-MAX64, -1e308, -1e3, -1e-308, -0.0, 0.0, 5e-324, 1e-308, 40.0, 800.0, 1e308, MAX64]
EXTREMES_32 = np.array([-MAX32, -200, -1e-38, 0, 1e-38, 200, MAX32], dtype=np.float32)
ALL = [f for pair in ACTIVATIONS.values() for f in pair] + [act.softmax, act.softmax_jacobian]
every = pytest.mark.parametrize("f", ALL, ids=lambda f: f.__name__)
named = pytest.mark.parametrize("name", sorted(ACTIVATIONS))


@named
def test_value_and_derivative_agree_with_sympy(name):
    """The function is its formula, and the derivative is the symbolic derivative, at random points."""
    f, df = ACTIVATIONS[name]
    symbolic = FORMULAS[name], sp.diff(FORMULAS[name], X)
    for g, formula in zip((f, df), symbolic, strict=True):
        expected = [float(formula.subs(X, sp.Float(x, 40)).evalf(30)) for x in POINTS]
        # A few roundings of float64, no more.
        np.testing.assert_allclose(g(POINTS), expected, rtol=1e-14, atol=0)


@named
def test_derivative_agrees_with_central_differences(name):
    """The derivative is the slope of the function itself (h = 1e-6: error of order h^2 and eps / h, so 1e-9)."""
    f, df = ACTIVATIONS[name]
    h = 1e-6
    np.testing.assert_allclose(df(POINTS), (f(POINTS + h) - f(POINTS - h)) / (2 * h), rtol=0, atol=1e-9)


@pytest.mark.parametrize("z", [-745.0, -300.0, -37.0, -1e-10, 1e-10, 30.0, 37.0, 300.0])
def test_sigmoid_and_tanh_keep_their_digits_in_the_tails(z):
    """Sigmoid and both derivatives have full relative precision where the textbook forms round to 0 or 1."""
    with mpmath.workdps(400):
        e = mpmath.exp(-mpmath.mpf(z))
        s, sech2 = 1 / (1 + e), mpmath.sech(z) ** 2
        expected = [float(s), float(s * (1 - s)), float(sech2)]
    got = [act.sigmoid(z), act.sigmoid_derivative(z), act.tanh_derivative(z)]
    # exp loses nothing here (its argument is exact); 5e-324 is the smallest step where the result is subnormal.
    np.testing.assert_allclose(got, expected, rtol=2e-15, atol=5e-324)


@pytest.mark.parametrize("z", [[1e3, 0, -1e3], [710.0, 709, 1], [-1e3, -1001, -1002], [0, 1e308, -1e308], [1e308, 1e308]])
def test_softmax_of_extreme_logits_agrees_with_mpmath(z):
    """Softmax is right for any finite logits, far apart or all huge."""
    with mpmath.workdps(50):
        e = [mpmath.exp(mpmath.mpf(v) - mpmath.mpf(max(z))) for v in z]
        expected = [float(v / mpmath.fsum(e)) for v in e]
    np.testing.assert_allclose(act.softmax(z), expected, rtol=1e-15, atol=5e-324)


@every
@pytest.mark.parametrize("z", [np.array(EXTREMES), EXTREMES_32], ids=["float64", "float32"])
def test_no_finite_input_overflows_or_warns(f, z):
    """Every function is finite for every finite input, raises no floating-point error, keeps the precision."""
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        out = f(z)
    assert np.all(np.isfinite(out))
    assert out.dtype == z.dtype


@every
def test_integers_booleans_and_lists_are_float64(f):
    """Integers and booleans compute as float64: no truncation, no wrap-around at the ends of int8."""
    for z in ([-128, 0, 3], np.array([-128, 0, 3], dtype=np.int8), np.array([True, False])):
        out = f(z)
        assert out.dtype == np.float64
        np.testing.assert_array_equal(out, f(np.asarray(z).astype(np.float64)))


@every
def test_the_argument_is_neither_changed_nor_returned(f):
    """The result is a new array: a write to it does not reach the argument, and the argument may be read-only."""
    z = np.array([-1.5, 0.0, 2.0])
    z.flags.writeable = False
    out = f(z)
    assert not np.shares_memory(out, z)
    np.testing.assert_array_equal(z, [-1.5, 0.0, 2.0])


@named
def test_shape_is_kept(name):
    """Numbers, empty arrays and three axes come back in their shape."""
    for f in ACTIVATIONS[name]:
        assert isinstance(f(2), np.float64)
        assert isinstance(f(np.float32(2)), np.float32)
        for shape in [(), (0,), (2, 3, 4), (3, 0)]:
            assert np.shape(f(np.ones(shape))) == shape


@pytest.mark.parametrize("z", [[1 + 2j], ["1"], [None]], ids=["complex", "text", "object"])
@every
def test_anything_but_real_numbers_is_refused(f, z):
    """The error says which dtype came."""
    with pytest.raises(ValueError, match="got values of dtype"):
        f(z)


@pytest.mark.parametrize(
    ("f", "value"),
    [
        (act.step, 1.0),
        (act.step_derivative, 0.0),
        (act.relu_derivative, 0.0),
        (act.leaky_relu_derivative, 0.01),
        (act.sigmoid, 0.5),
        (act.sigmoid_derivative, 0.25),
        (act.tanh_derivative, 1.0),
    ],
    ids=lambda v: getattr(v, "__name__", None),
)
@pytest.mark.parametrize("zero", [0.0, -0.0, 0], ids=["0.0", "-0.0", "int"])
def test_conventions_at_the_corner(f, value, zero):
    """step(0) = 1, relu'(0) = 0, leaky_relu'(0) = alpha, whichever zero."""
    assert f(zero) == value


@pytest.mark.parametrize("alpha", [0.0, 0.2, 1.0, 2.0, -0.5])
def test_leaky_relu_takes_the_right_branch_for_any_alpha(alpha):
    """Alpha applies below 0 only: leaky_relu(3, alpha=2) is 3 (M86), and its derivative there is 1."""
    np.testing.assert_allclose(act.leaky_relu([3.0, -2.0], alpha), [3.0, -2.0 * alpha], rtol=1e-15)
    np.testing.assert_array_equal(act.leaky_relu_derivative([3.0, -2.0, 0.0], alpha), [1.0, alpha, alpha])


def test_deck_004_softmax():
    """Softmax of (1.5, 0.8, -0.5), the exact digits behind the deck's rounded ones."""
    np.testing.assert_allclose(act.softmax([1.5, 0.8, -0.5]), [0.61277492, 0.30429502, 0.08293007], atol=5e-9, rtol=0)


def test_softmax_normalizes_each_row_along_its_axis():
    """Rows sum to 1, each as if alone (also next to rows of another magnitude); axis=0 does columns."""
    Z = np.array([[1.5, 0.8, -0.5], [900.0, 901.0, 902.0], [-900.0, 0.0, 0.5]])
    rows = act.softmax(Z)
    np.testing.assert_allclose(rows.sum(axis=1), 1, rtol=1e-15)
    np.testing.assert_array_equal(rows, [act.softmax(z) for z in Z])
    np.testing.assert_array_equal(act.softmax(Z.T, axis=0).T, rows)


def test_softmax_ignores_a_shift():
    """Adding one number to all logits of a row changes nothing (exactly so, as the numbers here are exact)."""
    z = np.array([[0.5, -1.25, 3.0]])
    np.testing.assert_array_equal(act.softmax(z + 1024.0), act.softmax(z))


def test_softmax_jacobian_agrees_with_sympy():
    """J[i, j] = dp[i]/dz[j]; symmetric, rows sum to 0."""
    zs = sp.symbols("z0:4")
    total = sum(sp.exp(v) for v in zs)
    symbolic = sp.Matrix([sp.exp(v) / total for v in zs]).jacobian(zs)
    z = [0.3, -1.2, 2.0, 0.0]
    expected = np.array(symbolic.subs(dict(zip(zs, map(sp.Float, z), strict=True))).evalf(20), dtype=float)
    J = act.softmax_jacobian(z)
    np.testing.assert_allclose(J, expected, rtol=1e-14)
    np.testing.assert_allclose(J.sum(axis=1), 0, atol=1e-16)


def test_softmax_backward_is_the_jacobian_of_each_row():
    """For a batch, dz[i] = dp[i] J(z[i]), here with J from central differences of softmax."""
    rng = np.random.default_rng(2)
    Z, dP, h = rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), 1e-6
    expected = np.zeros_like(Z)
    for i, j in np.ndindex(Z.shape):
        e = np.eye(4)[j] * h
        expected[i, j] = dP[i] @ (act.softmax(Z[i] + e) - act.softmax(Z[i] - e)) / (2 * h)
    P = act.softmax(Z)
    P.flags.writeable = dP.flags.writeable = False
    np.testing.assert_allclose(act.softmax_backward(P, dP), expected, rtol=0, atol=1e-9)


def test_wrong_softmax_shapes_are_named():
    """The Jacobian is that of one sample; p and dp have one shape."""
    with pytest.raises(ValueError, match=r"\(2, 3\).*one sample"):
        act.softmax_jacobian(np.ones((2, 3)))
    with pytest.raises(ValueError, match=r"\(2, 3\).*\(3,\)"):
        act.softmax_backward(np.ones((2, 3)), np.ones(3))
