"""The tape. Oracles: HIPS autograd, sympy, finite differences, closed forms, the decks' numbers."""

from pathlib import Path

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbasics import activations
from nnbasics.autodiff import GradientTape, Tensor, constant, relu, sigmoid
from nnbasics.autodiff.derivatives import AGAINST_A_CONSTANT, DERIVATIVES, WITHOUT_SLOPE
from nnbasics.network import MLP

DECKS = yaml.safe_load((Path(__file__).parents[2] / "course" / "decks.yml").read_text(encoding="utf-8"))
HALF_A_DIGIT = 6e-9  # decks.yml has 8 decimals
RNG = np.random.default_rng(8)
ANYWHERE, POSITIVE, UNIT = (RNG.normal(size=(2, 3)), RNG.uniform(0.3, 2, (2, 3)), RNG.uniform(-0.9, 0.9, (2, 3)))
OTHER = RNG.normal(size=(2, 3))
OTHER_UNIT = OTHER / 10
ONE_INPUT = {
    np.negative: ANYWHERE, np.positive: ANYWHERE, np.reciprocal: ANYWHERE, np.square: ANYWHERE, np.sqrt: POSITIVE,
    np.cbrt: POSITIVE, np.absolute: ANYWHERE, np.exp: ANYWHERE, np.exp2: ANYWHERE, np.expm1: ANYWHERE, np.log: POSITIVE,
    np.log2: POSITIVE, np.log10: POSITIVE, np.log1p: POSITIVE, np.sin: ANYWHERE, np.cos: ANYWHERE, np.tan: UNIT,
    np.arcsin: UNIT, np.arccos: UNIT, np.arctan: ANYWHERE, np.sinh: ANYWHERE, np.cosh: ANYWHERE, np.tanh: ANYWHERE,
    np.sum: ANYWHERE, np.mean: ANYWHERE, np.max: ANYWHERE, np.min: ANYWHERE, np.ravel: ANYWHERE, np.squeeze: ANYWHERE,
    np.transpose: ANYWHERE,
}  # fmt: skip
TWO_INPUTS = {
    np.add: (ANYWHERE, OTHER), np.subtract: (ANYWHERE, OTHER), np.multiply: (ANYWHERE, OTHER), np.divide: (ANYWHERE, OTHER),
    np.power: (POSITIVE, OTHER), np.logaddexp: (ANYWHERE, OTHER), np.maximum: (ANYWHERE, OTHER), np.minimum: (ANYWHERE, OTHER),
    np.matmul: (ANYWHERE, OTHER.T),
}  # fmt: skip
# functions with further arguments: how they are called, on NumPy's module or autograd's
CALLS = {
    "sum of rows": lambda p, x: p.sum(x, axis=1),
    "sum of columns, kept": lambda p, x: p.sum(x, axis=0, keepdims=True),
    "sum, negative axis": lambda p, x: p.sum(x, -1),
    "sum of both axes": lambda p, x: p.sum(x, axis=(0, 1)),
    "mean of rows": lambda p, x: p.mean(x, axis=1),
    "mean of columns, kept": lambda p, x: p.mean(x, axis=0, keepdims=True),
    "max of rows": lambda p, x: p.max(x, axis=1),
    "min of columns, kept": lambda p, x: p.min(x, axis=0, keepdims=True),
    "reshape": lambda p, x: p.reshape(x, (3, 2)),
    "swapaxes": lambda p, x: p.swapaxes(x, 0, 1),
    "transpose by axes": lambda p, x: p.transpose(p.reshape(x, (1, 2, 3)), (2, 0, 1)),
    "expand_dims": lambda p, x: p.expand_dims(x, 1),
    "squeeze": lambda p, x: p.squeeze(p.reshape(x, (2, 1, 3)), axis=1),
    "broadcast_to": lambda p, x: p.broadcast_to(x, (4, 2, 3)) if p is np else x + np.zeros((4, 1, 1)),
    "where": lambda p, x: p.where(np.array([True, False, True]), x, x**2),
    "a row": lambda _, x: x[1],
    "a column, as a slice": lambda _, x: x[:, 1:2],
    "an entry twice": lambda _, x: x[np.array([0, 1, 0]), np.array([2, 1, 2])],
    "where it is positive": lambda _, x: x[np.asarray(ANYWHERE) > 0],
}
CALLED = {np.reshape, np.swapaxes, np.expand_dims, np.broadcast_to, np.where}
OWN = {f for f in DERIVATIVES if not f.__module__.startswith("numpy")}  # sigmoid, relu and indexing, tested by name


def tape_gradients(f, *arrays):
    """Gradients of a scalar f with respect to all of its arguments, by the tape."""
    xs = [constant(x) for x in arrays]
    with GradientTape() as tape:
        tape.watch(xs)
        y = f(*xs)
    return tape.gradient(y, xs)


def assert_gradients(f, g, *arrays):
    """The tape's gradients of f are autograd's of g, which is f in autograd's functions (up to rounding)."""
    expected = autograd.grad(g, tuple(range(len(arrays))))(*arrays)
    for got, right in zip(tape_gradients(f, *arrays), expected, strict=True):
        assert np.shape(got) == np.shape(right)
        np.testing.assert_allclose(got, right, rtol=1e-12, atol=1e-14)


def weighted(p, values, seed=3):
    """Scalar that depends on every entry in another way, so that no gradient is all ones."""
    weights = np.random.default_rng(seed).normal(size=values.shape)
    return p.sum(values * weights)


def test_every_function_of_the_table_is_tested():
    """A new line needs a new case."""
    assert set(DERIVATIVES) - OWN == set(ONE_INPUT) | set(TWO_INPUTS) | CALLED
    assert {f.__name__ for f in OWN} == {"sigmoid", "relu", "getitem", "scatter"}
    assert set(AGAINST_A_CONSTANT) <= set(DERIVATIVES)
    assert not set(DERIVATIVES) & WITHOUT_SLOPE


@pytest.mark.parametrize("f", ONE_INPUT, ids=lambda f: f.__name__)
def test_function_of_one_input(f):
    """Its rule gives the slope that central differences measure (h = 1e-6: 1e-8), entry by entry."""
    x, h = ONE_INPUT[f], 1e-6
    got = tape_gradients(lambda t: weighted(np, f(t)), x)[0]
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slope = (weighted(np, np.asarray(f(up))) - weighted(np, np.asarray(f(down)))) / (2 * h)
        assert got[i] == pytest.approx(slope, rel=1e-7, abs=1e-8)


@pytest.mark.parametrize("f", [f for f in ONE_INPUT if f not in (np.cbrt, np.positive)], ids=lambda f: f.__name__)
def test_function_of_one_input_agrees_with_autograd(f):
    """The same to the last digits (autograd has no rule for these two)."""
    g = getattr(anp, f.__name__)
    assert_gradients(lambda t: weighted(np, f(t)), lambda t: weighted(anp, g(t)), ONE_INPUT[f])


@pytest.mark.parametrize(
    "shapes", [((2, 3), (2, 3)), ((2, 3), (3,)), ((3,), (2, 3)), ((2, 1), (1, 3)), ((), (2, 3)), ((1,), ())]
)
@pytest.mark.parametrize("f", [f for f in TWO_INPUTS if f is not np.matmul], ids=lambda f: f.__name__)
def test_function_of_two_inputs_with_broadcasting(f, shapes):
    """Both gradients have the shapes of their inputs, whatever was copied, and are autograd's."""
    x, y = (np.resize(a, s) for a, s in zip(TWO_INPUTS[f], shapes, strict=True))
    g = getattr(anp, f.__name__)
    assert_gradients(lambda s, t: weighted(np, f(s, t)), lambda s, t: weighted(anp, g(s, t)), x, y)


MATRICES = [((2, 3), (3, 4)), ((3,), (3, 4)), ((2, 3), (3,)), ((3,), (3,)), ((3, 3), (3, 3))]
STACKS = [((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 2, 3), (3,)), ((3,), (5, 3, 4)), ((1, 2, 3), (5, 3, 4))]


@pytest.mark.parametrize("shapes", MATRICES + STACKS)
def test_matmul(shapes):
    """Matrices, vectors and stacks of them, with stacks broadcast."""
    x, y = (np.random.default_rng(n).normal(size=s) for n, s in enumerate(shapes))
    assert_gradients(lambda s, t: weighted(np, s @ t), lambda s, t: weighted(anp, anp.matmul(s, t)), x, y)


@pytest.mark.parametrize("shapes", [((2, 3), (3, 4)), ((3,), (3,)), ((), (2, 3)), ((2, 3), (3,))])
def test_dot_is_a_product_of_matrices_or_with_a_number(shapes):
    """np.dot, as the decks write it."""
    x, y = (np.random.default_rng(n).normal(size=s) for n, s in enumerate(shapes))
    assert_gradients(lambda s, t: weighted(np, np.dot(s, t)), lambda s, t: weighted(anp, anp.dot(s, t)), x, y)


@pytest.mark.parametrize("name", CALLS)
def test_function_with_further_arguments(name):
    """Axes, shapes, conditions and indices."""
    call = CALLS[name]
    assert_gradients(lambda x: weighted(np, call(np, x) ** 2), lambda x: weighted(anp, call(anp, x) ** 2), ANYWHERE)


def test_operators_and_methods():
    """Python's operators with a number, a list or an array on either side, and the methods, as NumPy has them."""

    def f(x):
        left = 2 - x + 3 * x / 4 + np.array([1.0, 2.0, 3.0]) * x - [0.5, 1, 2]
        return (left @ x.T).sum(axis=0).mean() + (+(abs(-x) ** 1.5)).sum() + (1.5**x / (x * x + 1)).reshape(3, 2).sum()

    def g(x):
        left = 2 - x + 3 * x / 4 + np.array([1.0, 2.0, 3.0]) * x - np.array([0.5, 1, 2])
        return anp.mean(anp.sum(left @ x.T, 0)) + anp.sum(anp.abs(x) ** 1.5) + anp.sum(1.5**x / (x * x + 1))

    assert_gradients(f, g, ANYWHERE)
    assert_gradients(lambda x: np.sum(np.array([[1.0], [2.0]]).T @ x), lambda x: anp.sum(np.array([[1.0, 2.0]]) @ x), ANYWHERE)


def test_sigmoid_and_relu():
    """Values and slopes of `activations`; sigmoid's stays exact far out, where z (1 - z) is 0."""
    x = np.array([-800.0, -40.0, -1.3, 0.0, 0.7, 40.0, 800.0])
    for f, plain, slope in [
        (sigmoid, activations.sigmoid, activations.sigmoid_derivative),
        (relu, activations.relu, activations.relu_derivative),
    ]:
        np.testing.assert_allclose(tape_gradients(lambda t, f=f: np.sum(f(t)), x)[0], slope(x), rtol=1e-14, atol=0)
        np.testing.assert_array_equal(f(constant(x)).numpy(), plain(x))
        np.testing.assert_array_equal(f(x), plain(x))


@pytest.mark.parametrize(
    "f", [lambda x: np.maximum(x, 0), lambda x: np.maximum(0.0, x), relu, np.abs], ids=["right", "left", "relu", "abs"]
)
def test_corners_have_slope_0(f):
    """ReLU'(0) = 0 however it is written, and d|e|/de at 0 is 0."""
    assert tape_gradients(f, 0.0) == [0.0]


def test_equal_ones_share():
    """The larger of x and x is x, and of two equal entries each is half the maximum."""
    assert tape_gradients(lambda x: np.maximum(x, x) + np.minimum(x, x), 3.0) == [2.0]
    np.testing.assert_array_equal(tape_gradients(np.max, np.array([1.0, 4.0, 4.0]))[0], [0, 0.5, 0.5])


def test_powers_at_zero():
    """x⁰ is flat at 0, x¹ has slope 1, x² slope 0, and 0^p does not move with p > 0."""
    assert [tape_gradients(lambda x, p=p: x**p, 0.0)[0] for p in (0, 1, 2)] == [0, 1, 0]
    assert tape_gradients(lambda x, p: x**p, 0.0, 2.0) == [0, 0]


def test_deck_000():
    """The deck's own lines, with a result that the deck does not print: 6."""
    x = constant(3)
    with GradientTape() as g:
        g.watch(x)
        y = x * x
    assert g.gradient(y, x) == DECKS["000: dy_dx at 3"]["value"]


def test_deck_004_graphs():
    """(x + y) z and x² y / z, with the results in between."""
    x, y, z = map(constant, (-2, 5, -4))
    with GradientTape() as tape:
        tape.watch([x, y, z])
        q = x + y
        f = q * z
    found = dict(zip(("dq/dx", "df/dq", "df/dz", "df/dx", "df/dy"), [1.0, *tape.gradient(f, [q, z, x, y])], strict=True))
    assert found == {name: DECKS[f"004: (x+y)z: {name}"]["value"] for name in found}
    slopes = tape_gradients(lambda x, y, z: x**2 * y / z, 3, 4, 2)
    assert slopes == [DECKS[f"004: x^2y/z: df/d{name}"]["value"] for name in "xyz"]


def _deck_001():
    X, y = np.array([[2.0]]), np.array([[1.0]])
    W1, b1 = np.array([[0.1, 0.1]]), np.array([0.1, 0.2])
    W2, b2 = np.array([[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]]), np.array([0.3, 0.1, 0.2])
    return [W1, b1, W2, b2, np.array([[0.4], [0.2], [0.6]]), np.array([0.5])], X, y


def network_loss(parameters, X, y, hidden):
    """Mean binary cross-entropy of a network with a sigmoid output, from the definitions."""
    a = X
    for W, b in zip(parameters[:-2:2], parameters[1:-2:2], strict=True):
        a = hidden(a @ W + b)
    y_hat = sigmoid(a @ parameters[-2] + parameters[-1])
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / len(X)


def test_deck_001s_17_gradients():
    """All of them are those of decks.yml to its 8 decimals, and the hand-written backward's to 1e-12."""
    parameters, X, y = _deck_001()
    dW1, db1, dW2, db2, dW3, db3 = found = tape_gradients(lambda *p: network_loss(p, X, y, sigmoid), *parameters)
    named = {f"w1{j + 1}[1]": dW1[0, j] for j in range(2)} | {f"w0{j + 1}[1]": db1[j] for j in range(2)}
    named |= {f"w{i + 1}{j + 1}[2]": dW2[i, j] for i in range(2) for j in range(3)}
    named |= {f"w0{j + 1}[2]": db2[j] for j in range(3)}
    named |= {f"w{i + 1}[3]": dW3[i, 0] for i in range(3)} | {"w0[3]": db3[0]}
    assert len(named) == 17
    assert {n: DECKS[f"001: dL/d{n}"]["value"] for n in named} == pytest.approx(named, rel=0, abs=HALF_A_DIGIT)
    for got, right in zip(found, MLP(parameters).loss_and_gradients(X, y)[1], strict=True):
        np.testing.assert_allclose(got, right, rtol=1e-12, atol=0)


def test_batch_of_mixed_labels():
    """Fixture B: three samples, a square W1, mixed signs; biases are summed over the samples."""
    parameters = [[[0.3, -0.2], [0.4, 0.1]], [0.1, -0.1], [[0.5], [-0.6]], [0.2]]
    X, y = np.array([[1, 2], [-1, 0.5], [0.5, -1.5]]), np.array([[1.0], [0.0], [1.0]])
    found = tape_gradients(lambda *p: network_loss(p, X, y, np.tanh), *parameters)
    for got, right in zip(found, MLP(parameters, hidden="tanh").loss_and_gradients(X, y)[1], strict=True):
        assert got.shape == right.shape
        np.testing.assert_allclose(got, right, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (lambda x: x * x, 6),
        (lambda x: x - x, 0),
        (lambda x: x / x, 0),
        (lambda x: x + x, 2),
        (lambda x: (x + x) * (x - x + x), 12),
    ],
)
def test_an_operand_that_is_used_twice(f, slope):
    """Shares add up (at x = 3)."""
    assert tape_gradients(f, 3.0) == [slope]


def test_chain_of_100000_operations():
    """Neither the way forward nor the way back nor freeing it recurses: x (1 + 1e-5)^n, and n sums of x."""
    x, n = constant(1.5), 100_000
    with GradientTape(persistent=True) as tape:
        tape.watch(x)
        product = total = x
        for _ in range(n // 2):
            product, total = product * 1.00001, total + x
    assert len(tape.operations) == n
    assert tape.gradient(product, x) == pytest.approx(1.00001 ** (n // 2), rel=1e-9)
    assert tape.gradient(total, x) == n // 2 + 1


def test_what_is_not_watched_has_none():
    """A constant, and a Tensor that the target does not use: the deck's g.watch(x) is needed."""
    x, y, other = constant(2.0), constant(3.0), constant(4.0)
    with GradientTape(persistent=True) as tape:
        tape.watch([x, y])
        z = x * other
    assert tape.gradient(z, [x, y, other]) == [4.0, None, None]
    assert tape.gradient(z, (x, z)) == [4.0, 1.0]
    assert tape.gradient(constant(5.0), x) is None
    assert tape.jacobian(z, y) is None
    tape.watch(other)
    with tape:
        w = other * other
    assert tape.gradient(w, [other, x]) == [8.0, None]


def test_a_tape_gives_one_gradient_unless_it_is_persistent():
    """As TensorFlow's; each further one of a persistent tape is the same, nothing is added up in between."""
    x = constant(3.0)
    for persistent in (True, False):
        with GradientTape(persistent=persistent) as tape:
            tape.watch(x)
            y = x * x
        assert tape.gradient(y, x) == 6
        if persistent:
            assert tape.gradient(y, x) == 6
    with pytest.raises(RuntimeError, match="persistent=True"):
        tape.gradient(y, x)
    assert tape.operations == []


def test_what_is_computed_outside_is_not_recorded():
    """The tape follows its block only."""
    x = constant(3.0)
    with GradientTape() as tape:
        tape.watch(x)
        y = x * x
    z = y * x
    assert isinstance(z, Tensor)
    assert tape.gradient(z, x) is None


def test_errors_say_what_to_do():
    """A target of many entries, numbers that are no Tensors, functions without a rule, and a gradient that would be lost."""
    x = constant([1.0, 2.0])
    with GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x * x
        with pytest.raises(TypeError, match="lose this Tensor's gradient"):
            activations.sigmoid(y)
        with pytest.raises(TypeError, match="no derivative is known for 'fix'"):
            np.fix(y)
        with pytest.raises(TypeError, match="inputs only"):
            np.exp(y, out=np.zeros(2))
        with pytest.raises(TypeError, match=r"\.reduce"):
            np.add.reduce(y)
        with pytest.raises(TypeError, match="not by name"):
            np.sum(a=y)
    with pytest.raises(ValueError, match=r"`target` has shape \(2,\)"):
        tape.gradient(y, x)
    for ask in (lambda: tape.gradient(3.0, x), lambda: tape.gradient(np.sum(y), [2.0]), lambda: tape.watch(np.ones(2))):
        with pytest.raises(TypeError, match="need a Tensor"):
            ask()
    with pytest.raises(ValueError, match="need real numbers"):
        constant("3")
    np.testing.assert_array_equal(np.asarray(y), [1, 4])  # no tape follows it any more


def test_comparisons_and_steps_give_plain_arrays():
    """They have no slope, so that a mask made of them is a constant."""
    x = constant([-1.0, 2.0])
    assert [type(v) for v in (x > 0, np.sign(x), x <= 1, np.argmax(x))] == [np.ndarray, np.ndarray, np.ndarray, np.int64]
    assert [(x == 2).tolist(), (x != constant([-1, 3])).tolist(), {x: 1}[x]] == [[False, True], [False, True], 1]
    assert (np.shape(x), len(x), x.ndim, x.size, float(x[1]), [float(v) for v in x]) == ((2,), 2, 1, 2, 2.0, [-1.0, 2.0])
    assert repr(x) == "Tensor(array([-1.,  2.]))"
    np.testing.assert_array_equal(tape_gradients(lambda t: np.sum(t * (t > 0) * np.heaviside(t, 1)), [-1.0, 2.0])[0], [0, 1])


def test_nothing_is_shared_and_nothing_changed():
    """The caller's array, the Tensor's, and two gradients that are equal are each other's business."""
    start = np.array([1.0, 2.0])
    x, y = constant(start), constant([3.0, 4.0])
    start[0] = 9
    with GradientTape(persistent=True) as tape:
        tape.watch([x, y])
        loss = np.sum(x + y)
    dx, dy = tape.gradient(loss, [x, y])
    dx[0] = 7
    x.numpy()[0] = 8
    np.testing.assert_array_equal(dy, [1, 1])
    np.testing.assert_array_equal(tape.gradient(loss, x), [1, 1])
    np.testing.assert_array_equal(x.numpy(), [1, 2])


def test_float32_stays_float32():
    """So do its gradients; whole numbers become float64."""
    x = constant(np.array([1.0, 2.0], dtype=np.float32))
    with GradientTape() as tape:
        tape.watch(x)
        y = np.mean(np.tanh(2 * x) * np.array([0.5, 1.5]))
    assert tape.gradient(y, x).dtype == np.float32
    assert constant([1, 2]).dtype == np.float64


def test_jacobian():
    """Numerator layout, as autograd's; softmax's is diag(p) - p pᵀ; a list of sources gives a list."""
    W, x = constant(RNG.normal(size=(3, 2))), constant(RNG.normal(size=3))
    with GradientTape(persistent=True) as tape:
        tape.watch([W, x])
        z = np.tanh(x @ W)
        e = np.exp(x)
        p = e / np.sum(e)
    dW, dx = tape.jacobian(z, [W, x])
    assert (dW.shape, dx.shape) == ((2, 3, 2), (2, 3))
    np.testing.assert_allclose(dx, autograd.jacobian(lambda v: anp.tanh(v @ W.numpy()))(x.numpy()), rtol=1e-12)
    np.testing.assert_allclose(dW, autograd.jacobian(lambda v: anp.tanh(x.numpy() @ v))(W.numpy()), rtol=1e-12)
    np.testing.assert_allclose(tape.jacobian(p, x), activations.softmax_jacobian(x.numpy()), rtol=1e-12, atol=1e-16)
    assert tape.jacobian(np.float64(1) * z, W) is None  # computed outside
    np.testing.assert_array_equal(tape.jacobian(x, x), np.eye(3))


@pytest.mark.parametrize(
    "formula",
    ["x**3*y", "sin(x*y)/y", "exp(-x**2)*y", "log(1+x**2*y**2)", "tanh(x)*tanh(y)", "sqrt(x*x+y*y)", "1/(1+exp(-x*y))", "x**y"],
)
def test_second_derivatives_agree_with_sympy(formula):
    """A tape inside a tape: the outer one differentiates what the inner one computed (None where it has no part in it)."""
    symbols = sympy.symbols("x y")
    exact = sympy.sympify(formula)
    f = sympy.lambdify(symbols, exact, {name: getattr(np, name) for name in ("sin", "exp", "log", "tanh", "sqrt")})
    x, y = point = [constant(0.7), constant(1.3)]
    with GradientTape(persistent=True) as outer:
        outer.watch(point)
        with GradientTape() as inner:
            inner.watch(point)
            value = f(x, y)
        slopes = inner.gradient(value, point)
    at = {symbols[0]: sympy.Float("0.7", 30), symbols[1]: sympy.Float("1.3", 30)}
    for slope, a in zip(slopes, symbols, strict=True):
        assert float(slope) == pytest.approx(float(exact.diff(a).subs(at)), rel=1e-12)
        for got, b in zip(outer.gradient(slope, point), symbols, strict=True):
            assert (got or 0.0) == pytest.approx(float(exact.diff(a, b).subs(at)), rel=1e-11)


def test_second_derivatives_of_arrays():
    """Through sums, products of matrices, indices, broadcasting and a sigmoid: the gradient of a gradient's length."""
    W, b = RNG.normal(size=(3, 2)), RNG.normal(size=2)
    X = RNG.normal(size=(4, 3))
    tensors = [constant(W), constant(b)]
    with GradientTape() as outer:
        outer.watch(tensors)
        with GradientTape() as inner:
            inner.watch(tensors)
            a = sigmoid(X @ tensors[0] + tensors[1])
            loss = np.mean(a[:, 0] ** 2 * np.max(a, axis=1)) + np.sum(a[np.array([0, 0, 1])])
        dW, db = inner.gradient(loss, tensors)
        length = np.sum(dW**2) + np.sum(db**2)

    def inside(W, b):
        a = 1 / (1 + anp.exp(-(X @ W + b)))
        return anp.mean(a[:, 0] ** 2 * anp.max(a, axis=1)) + anp.sum(a[np.array([0, 0, 1])])

    def outside(W, b):
        return sum(anp.sum(g**2) for g in autograd.grad(inside, (0, 1))(W, b))

    for got, right in zip(outer.gradient(length, tensors), autograd.grad(outside, (0, 1))(W, b), strict=True):
        np.testing.assert_allclose(got, right, rtol=1e-11, atol=1e-14)


STEPS = {
    "add": lambda _, a, b: a + b,
    "subtract": lambda _, a, b: a - b,
    "multiply": lambda _, a, b: a * b,
    "divide": lambda _, a, b: a / (b * b + 1),
    "tanh": lambda p, a, _: p.tanh(a),
    "sine": lambda p, a, b: p.sin(a) * 2 - b,
    "power": lambda _, a, __: (a * a + 1) ** -1.5,
    "logarithm": lambda p, a, b: p.log(a * a + b * b + 1),
    "larger": lambda p, a, b: p.maximum(a, b),
    "column": lambda p, a, b: p.sum(a, axis=1, keepdims=True) * b,
    "row": lambda p, a, b: a - p.mean(b, axis=0),
    "product": lambda p, a, b: p.tanh(a @ b.T) @ a,
}


@settings(max_examples=150, deadline=None)
@given(
    program=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=8),
    seed=st.integers(0, 2**16),
)
def test_any_program_agrees_with_autograd(program, seed):
    """Up to eight operations in any order on any earlier results, so that numbers are used once, often, or never."""
    x, y = (np.random.default_rng([seed, n]).uniform(-1.5, 1.5, (2, 3)) for n in range(2))

    def run(p):
        def loss(x, y):
            known = [x, y]
            for name, i, j in program:
                known.append(STEPS[name](p, known[i % len(known)], known[j % len(known)]))
            return p.sum(p.tanh(known[-1])) + 0.0 * p.sum(x + y)  # of both in any case

        return loss

    expected = autograd.grad(run(anp), (0, 1))(x, y)
    for got, right in zip(tape_gradients(run(np), x, y), expected, strict=True):
        np.testing.assert_allclose(got, right, rtol=1e-9, atol=1e-11)
