"""The figures of automatic differentiation: what they show, against calculus done by sympy and differences."""

import base64
import io
import itertools

import matplotlib.pyplot as plt
import numpy as np
import pytest
import sympy

from nnbasics.scalars import Scalar
from nnbasics.widgets import draw_modes, draw_tape, modes, tape_steps
from nnbasics.widgets.modes import MOST, example_jacobian
from nnbasics.widgets.tape import EXAMPLES, LAST, moments

X, Y, Z = sympy.symbols("x y z")
FORMULAS = {
    "sum": (X + Y) * Z,
    "quotient": X**2 * Y / Z,
    "twice": (X + Y) * X + Z,
    "neuron": sympy.tanh(X * Y + Z),
}
INPUTS = [(-2, 5, -4), (3, 2, -1), (0.5, -1.5, 0.25)]


pytestmark = pytest.mark.usefixtures("no_window")


def _recorded(example, inputs):
    return EXAMPLES[example][1](*[Scalar(v, name) for v, name in zip(inputs, "xyz", strict=True)])


def _pixels(shown):
    return plt.imread(io.BytesIO(base64.b64decode(shown.picture.png)))


@pytest.mark.parametrize("inputs", INPUTS, ids=str)
@pytest.mark.parametrize("example", EXAMPLES)
def test_tape_ends_with_every_slope(ax, example, inputs):
    """The words of the last step say the slopes that sympy finds, rounded to three decimals."""
    at = {symbol: sympy.Rational(str(v)) for symbol, v in zip((X, Y, Z), inputs, strict=True)}
    words = draw_tape(ax, example, LAST, *inputs).description
    said = words.split("So far ")[1].rstrip(".").replace("−", "-").split(", ")
    found = {part.split(" = ")[0]: float(part.split(" = ")[1]) for part in said}
    slopes = {f"d{symbol}": float(FORMULAS[example].diff(symbol).subs(at)) for symbol in (X, Y, Z)}
    assert found == pytest.approx(slopes, abs=5.1e-4)


@pytest.mark.parametrize("example", EXAMPLES)
def test_tape_moves_one_operation_a_tick(example):
    """Forward one more value is known each time, backward only operations whose gradient is complete hand on."""
    ticks = moments(_recorded(example, (3, 2, -1)))
    forward = [tick for tick in ticks if not tick.grads]
    backward = ticks[len(forward) :]
    assert [tick.grads for tick in ticks[: len(forward)]] == [{}] * len(forward)
    assert all(a.known < b.known for a, b in itertools.pairwise(forward))
    assert len(backward) == len(forward)
    for before, after in itertools.pairwise(backward):
        assert before.grads[after.at] == backward[-1].grads[after.at]
    assert len(ticks) <= LAST + 1


def test_a_share_that_is_added_is_said(ax):
    """X is used twice in (x + y) x + z: the second share is added to the first."""
    assert "x gets 3 · 1 = 3, added to 5" in draw_tape(ax, "twice", LAST, 3, 2, -4).description


def test_the_graph_shows_what_is_known(ax):
    """Before the way back there are no gradients, and at the beginning no value but those of the inputs."""
    first = draw_tape(ax, "sum", 0)
    assert (len(first.artists["values"]), len(first.artists["gradients"])) == (3, 0)
    last = draw_tape(plt.subplots()[1], "sum", LAST)
    assert (len(last.artists["values"]), len(last.artists["gradients"])) == (5, 5)


def test_division_by_zero_and_unknown_examples_are_said(ax):
    """Neither is a traceback in the middle of a slider's way."""
    assert "divided by 0" in draw_tape(ax, "quotient", 3, 1, 1, 0).description
    with pytest.raises(ValueError, match="'sum', 'quotient'"):
        draw_tape(ax, "product")


@pytest.mark.parametrize(("inputs", "outputs"), [(8, 1), (1, 8), (5, 3), (3, 3)])
def test_example_jacobian(inputs, outputs):
    """It is the Jacobian of tanh(x @ W / √n), entry by entry, by central differences (1e-8)."""
    rng = np.random.default_rng(8)
    W, x = rng.normal(size=(MOST, MOST))[:inputs, :outputs], rng.normal(size=MOST)[:inputs]

    def f(x):
        return np.tanh(x @ W / np.sqrt(inputs))

    J = example_jacobian(inputs, outputs)
    for j, e in enumerate(np.eye(inputs)):
        np.testing.assert_allclose(J[:, j], (f(x + 1e-6 * e) - f(x - 1e-6 * e)) / 2e-6, rtol=0, atol=1e-8)


def test_forward_fills_columns_and_reverse_rows(ax):
    """After two passes of 3 × 5: six entries by columns, ten by rows, with the Jacobian's numbers."""
    drawing = draw_modes(ax, 5, 3, 2)
    J = example_jacobian(5, 3)
    (forward,), (reverse,) = drawing.artists["forward"], drawing.artists["reverse"]
    np.testing.assert_array_equal(forward.get_array().compressed(), J[:, :2].ravel())
    np.testing.assert_array_equal(reverse.get_array().compressed(), J[:2].ravel())
    assert "forward mode has made 2 of 5 passes and reverse mode has made 2 of 3 passes" in drawing.description


@pytest.mark.parametrize(("inputs", "outputs", "done"), [(8, 1, "reverse"), (1, 8, "forward")])
def test_one_pass_is_enough_for_one_of_them(ax, inputs, outputs, done):
    """A loss has one output: reverse mode is complete. A curve has one input: forward mode is."""
    texts = {t.get_text().split(" ")[0]: t.get_text() for t in draw_modes(ax, inputs, outputs, 1).artists["counts"]}
    assert [name for name, text in texts.items() if "complete" in text] == [done]


def test_controls_move_the_pictures():
    """A slider that moves changes the picture and its words; nothing is remembered."""
    for shown, name, values in ((tape_steps(), "tick", (0, 6)), (modes(), "passes", (1, 4))):
        pictures, words = [], []
        for value in (*values, values[0]):
            shown.controls[name].value = value
            pictures.append(_pixels(shown))
            words.append(shown.picture.words)
        assert not np.array_equal(pictures[0], pictures[1])
        assert np.array_equal(pictures[0], pictures[2])
        assert words[0] == words[2] != words[1]
