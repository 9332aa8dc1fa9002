"""The scalar engine. Oracles: sympy, the hand-written backward pass, the decks' numbers."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
import sympy
import yaml

from nnbasics.network import MLP
from nnbasics.plotting import recorded_graph
from nnbasics.plotting.recorded import graph_of
from nnbasics.scalars import Scalar, as_scalars, slopes_of, topological_order

DECKS = yaml.safe_load((Path(__file__).parents[2] / "course" / "decks.yml").read_text(encoding="utf-8"))
DECK_001 = [
    np.array([[0.1, 0.1]]), np.array([0.1, 0.2]),
    np.array([[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]]), np.array([0.3, 0.1, 0.2]),
    np.array([[0.4], [0.2], [0.6]]), np.array([0.5]),
]  # fmt: skip
FORMULAS = {
    "x*y + x - y": lambda x, y: x * y + x - y,
    "2*x - 3/y + 1": lambda x, y: 2 * x - 3 / y + 1,
    "x/y - 5 + y/4": lambda x, y: x / y - 5 + y / 4,
    "(x*y)**3 + x**-1.5": lambda x, y: (x * y) ** 3 + x**-1.5,
    "1 - exp(-x*y)": lambda x, y: 1 - (-x * y).exp(),
    "log(x**2 + y**2)": lambda x, y: (x**2 + y**2).log(),
    "tanh(x - 2*y)*tanh(x)": lambda x, y: (x - 2 * y).tanh() * x.tanh(),
    "(x + y)*(x + y)*x": lambda x, y: (x + y) * (x + y) * x,
}


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("point", [(0.7, -1.3), (2.5, 0.4)])
def test_formula(formula, point):
    """Value and both slopes are sympy's."""
    symbols = sympy.symbols("x y")
    exact, at = sympy.sympify(formula), dict(zip(symbols, point, strict=True))
    inputs = [Scalar(v) for v in point]
    result = FORMULAS[formula](*inputs)
    result.backward()
    assert result.value == pytest.approx(float(exact.subs(at)), rel=1e-13)
    for x, symbol in zip(inputs, symbols, strict=True):
        assert x.grad == pytest.approx(float(exact.diff(symbol).subs(at)), rel=1e-12)


@pytest.mark.parametrize(("x", "value", "slope"), [(-2.0, 0, 0), (0.0, 0, 0), (1.5, 1.5, 1)])
def test_relu(x, value, slope):
    """Slope 0 at the corner."""
    x = Scalar(x)
    y = x.relu()
    y.backward()
    assert (y.value, x.grad) == (value, slope)


def test_powers_at_zero():
    """x⁰ is flat at 0, x¹ has slope 1."""
    for n, slope in ((0, 0.0), (1, 1.0), (2, 0.0)):
        x = Scalar(0)
        (x**n).backward()
        assert x.grad == slope


def test_inputs_add_up_and_the_rest_starts_anew():
    """A second call doubles an input's grad, and leaves those in between as they are; set to 0, it is right again."""
    x = Scalar(3)
    square = x * x
    y = square * 2
    for n in (1, 2):
        y.backward()
        assert (x.grad, square.grad, y.grad) == (12.0 * n, 2.0, 1.0)
    x.grad = 0.0
    y.backward()
    assert x.grad == 12


def test_deep_chain_and_wide_ladder():
    """Ten thousand numbers in a row are not too deep, and forty diamonds are not walked path by path (there are 2⁴⁰)."""
    x = y = Scalar(1)
    for _ in range(10_000):
        y = y + 0.001
    for _ in range(40):
        y = y + y
    y.backward()
    assert x.grad == 2.0**40
    order = topological_order(y)
    assert len(order) == 1 + 2 * 10_000 + 40  # each 0.001 is a number of its own
    assert order[-1] is y


def test_deck_001s_17_gradients():
    """Equal to the hand-written backward's to 1e-12."""
    layers = [np.vectorize(Scalar, otypes=[object])(p) for p in DECK_001]
    a = np.array([[2.0]])
    for W, b in zip(layers[::2], layers[1::2], strict=True):
        a = np.vectorize(lambda z: 1 / (1 + (-z).exp()), otypes=[object])(a @ W + b)
    loss = -(a[0, 0].log())
    loss.backward()
    right = MLP(DECK_001).loss_and_gradients([[2.0]], [[1.0]])
    assert loss.value == pytest.approx(right[0], rel=1e-13)
    for got, want in zip(layers, right[1], strict=True):
        np.testing.assert_allclose(np.vectorize(lambda s: s.grad)(got), want, rtol=1e-12, atol=0)


def test_layers_of_scalars():
    """Every number becomes a Scalar of its own, and slopes come back in the same form."""
    layers = as_scalars([([[1, 2], [3, 4]], [5, 6]), (np.array([[7.0], [8.0]]), np.array([9.0]))])
    (W1, b1), (W2, b2) = layers
    (W1[0][1] * b1[0] + W2[1][0] * b2[0]).backward()
    assert slopes_of(layers) == [([[0.0, 5.0], [0.0, 0.0]], [2.0, 0.0]), ([[0.0], [9.0]], [8.0])]


def test_drawing_shows_deck_004s_graph():
    """Every operation is a node of its own, with the deck's values and gradients; a Scalar's words say both."""
    mpl.use("agg")
    x, y, z = (Scalar(v, name) for v, name in ((-2, "x"), (5, "y"), (-4, "z")))
    f = (x + y) * z
    f.backward()
    graph = graph_of(f)
    assert list(graph.nodes.values()) == ["x", "y", "+", "z", "×"]
    found = {str(label): graph.gradients[label] for label in graph.nodes}
    assert found == {
        "x": DECKS["004: (x+y)z: df/dx"]["value"],
        "y": DECKS["004: (x+y)z: df/dy"]["value"],
        "z": DECKS["004: (x+y)z: df/dz"]["value"],
        "+": DECKS["004: (x+y)z: df/dq"]["value"],
        "×": 1,
    }
    drawing = recorded_graph(f, title="f = (x + y) z")
    assert "x = −2, y = 5, z = −4 to × = −12" in drawing.description
    assert len(graph_of((x + x) * (x + 1)).nodes) == 5
    assert not recorded_graph(f, gradients=False).artists["gradients"]
    assert repr(f) == "Scalar(-12, grad=1)"
