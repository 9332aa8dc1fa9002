"""The network of deck 001 to play with: what is drawn agrees with finite differences of another forward pass."""

import itertools
import math

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbasics.plotting.style import GRADIENT, POSITIVE
from nnbasics.widgets import backprop_steps, draw_gradients, draw_steps, gradients
from nnbasics.widgets.backprop import PALE, lines
from nnbasics.widgets.gradients import weight_names, with_weights
from tests.support.explorables import follows

DECK = {
    "W1": [[0.1, 0.1]],
    "b1": [0.1, 0.2],
    "W2": [[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]],
    "b2": [0.3, 0.1, 0.2],
    "W3": [[0.4], [0.2], [0.6]],
    "b3": [0.5],
}
H = 1e-6
SAMPLES = [(2.0, 1), (2.0, 0), (-3.5, 1), (0.0, 0)]
MOVED = {"W1_00": -1.5, "W2_12": 2.5, "W3_10": -3.0, "W3_20": 0.0}


pytestmark = pytest.mark.usefixtures("no_window")


@pytest.fixture
def ax():
    """An axes that fills a figure of the widgets' size."""
    return plt.figure(figsize=(9, 5.2)).add_axes((0.01, 0.01, 0.98, 0.92))


def _loss(parameters, x, label):
    """The loss in plain Python, neuron by neuron: nothing of the code under test."""
    signal = [x]
    for l in "123":
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        sums = [sum(s * w[j] for s, w in zip(signal, W, strict=True)) + b[j] for j in range(len(b))]
        signal = [1 / (1 + math.exp(-z)) for z in sums]
    return -math.log(signal[0] if label else 1 - signal[0])


def _slopes(parameters, x, label):
    """Central differences of the loss along every parameter, by the parameter's name."""
    found = {}
    for name, values in parameters.items():
        result = np.zeros(np.shape(values))
        for index in np.ndindex(result.shape):
            losses = []
            for nudge in (H, -H):
                array = np.array(values, dtype=float)
                array[index] += nudge
                losses.append(_loss({**parameters, name: array.tolist()}, x, label))
            result[index] = (losses[0] - losses[1]) / (2 * H)
        found[f"d{name}"] = result
    return found


def _numbers(texts):
    return [float(text.get_text().removeprefix("b=").replace("\N{MINUS SIGN}", "-")) for text in texts]


@pytest.mark.parametrize(("x", "label"), SAMPLES)
def test_every_gradient_line_is_the_slope_of_the_loss(x, label):
    """Each dW and db of the stepped calculation equals the measured slope; differences of 1e-6 err by about 1e-10."""
    values, slopes = {line.name: line.value for line in lines(x, label)}, _slopes(DECK, x, label)
    for name, slope in slopes.items():
        np.testing.assert_allclose(values[name], slope, atol=1e-8, err_msg=name)
    assert values["L"] == pytest.approx(_loss(DECK, x, label), rel=1e-12)


@pytest.mark.parametrize(("x", "label"), SAMPLES)
def test_lines_are_code_that_runs(x, label):
    """Executed as it stands, every line gives the value that is shown for it."""
    names = {name: np.array(value) for name, value in DECK.items()}
    names |= {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "log": np.log}
    for line in lines(x, label):
        code = line.code.replace("[[", "array([[").replace("]]", "]])")
        exec(code, {"array": np.array}, names)  # noqa: S102 - lines of our own
        np.testing.assert_allclose(np.squeeze(names[line.name]), np.squeeze(line.value), rtol=1e-12, err_msg=line.code)


def test_lines_begin_forward_and_end_at_the_input():
    """All z and a, then the loss, then delta before its gradients, layer 3 to layer 1."""
    names = [line.name for line in lines()]
    assert names[:8] == ["X", "z1", "a1", "z2", "a2", "z3", "y_hat", "L"]
    assert [n for n in names if n.startswith("delta")] == ["delta3", "delta2", "delta1"]
    for l in "123":
        assert names.index(f"delta{l}") < names.index(f"dW{l}") < names.index(f"db{l}")


@pytest.mark.parametrize("step", range(1, 20))
def test_steps_show_what_has_run_and_nothing_later(ax, step):
    """One number a line, up to the chosen one, which the title and the words name."""
    drawing, every = draw_steps(ax, step), lines()
    assert len(drawing.artists["code"]) == len(every)
    assert len(drawing.artists["values"]) == step
    assert every[step - 1].code in ax.get_title()
    shown = drawing.artists["values"][-1].get_text().replace("\N{MINUS SIGN}", "-")
    digits = [float(number) for number in shown.replace("[", " ").replace("]", " ").split()]
    np.testing.assert_allclose(digits, np.ravel(every[step - 1].value), atol=5.1e-5)
    assert drawing.description.endswith(f"gives {drawing.artists['values'][-1].get_text()}.")


@pytest.mark.parametrize(
    ("step", "colors"),
    [
        (1, "forward pale pale pale"),
        (5, "forward forward forward pale"),
        (9, "forward forward forward backward"),
        (14, "forward forward backward backward"),
        (19, "forward backward backward backward"),
    ],
)
def test_sketch_shows_how_far_both_passes_came(ax, step, colors):
    """Layer by layer: not reached, passed on the way forward, passed on the way back; edges of layer 3 likewise."""
    names = {"forward": POSITIVE, "backward": GRADIENT, "pale": PALE}
    nodes = draw_steps(ax, step).artists["nodes"]
    want = [names[color] for color in colors.split()]
    assert [mpl.colors.to_hex(column.get_facecolor()[0]).upper() for column in nodes] == want
    last = ax.lines[-1].get_color()
    assert last == (GRADIENT if step >= 10 else POSITIVE if step >= 6 else "#BFBFBF")


@pytest.mark.parametrize(("x", "label"), SAMPLES)
@pytest.mark.parametrize("moved", [{}, MOVED], ids=["deck", "moved"])
def test_diagram_shows_measured_gradients(ax, x, label, moved):
    """Below each edge and each node stands the slope of the loss, to three decimals, whatever the sliders say."""
    parameters = {
        f"{kind}{l}": p.tolist() for (l, kind), p in zip(itertools.product("123", "Wb"), with_weights(moved), strict=True)
    }
    drawing, slopes = draw_gradients(ax, x, label, **moved), _slopes(parameters, x, label)
    for kind, letter in (("gradients", "W"), ("bias_gradients", "b")):
        want = np.concatenate([slopes[f"d{letter}{l}"].ravel() for l in "123"])
        np.testing.assert_allclose(_numbers(drawing.artists[kind]), want, atol=5.1e-4)
    assert _numbers(drawing.artists["weights"]) == np.concatenate([np.ravel(parameters[f"W{l}"]) for l in "123"]).tolist()
    assert f"loss {_loss(parameters, x, label):.4f}".rstrip("0") in drawing.description


def test_without_a_move_it_is_the_decks_network(ax):
    """Deck 001: prediction 0.7739, loss 0.2563, gradient of the output's bias -0.2261."""
    drawing = draw_gradients(ax)
    assert "prediction 0.7739, loss 0.2563" in ax.get_title()
    assert _numbers(drawing.artists["bias_gradients"])[-1] == -0.226
    assert "at W3[0, 0]" in drawing.description


def test_unknown_weight_is_refused(ax):
    """There are 11 names."""
    assert len(weight_names()) == 11
    with pytest.raises(KeyError, match="W4_00"):
        draw_gradients(ax, W4_00=1.0)


MADE = {
    "gradients": (gradients, [{"W3_00": -2.0}, {"x": -1.5, "label": 0}, {"W1_01": 3.0, "W2_02": -0.7}]),
    "steps": (backprop_steps, [{"step": 19}, {"label": 0, "step": 9}, {"x": -2.0, "step": 1}]),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the words are those that the pure function gives for the controls' values."""
    follows(*MADE[name])


def test_every_weight_has_a_slider():
    """Eleven sliders begin at the deck's weights, and reach both signs."""
    controls = {name: c for name, c in gradients().controls.items() if name.startswith("W")}
    assert [c.value for c in controls.values()] == [w for l in "123" for w in np.ravel(DECK[f"W{l}"])]
    assert all(c.min == -c.max < 0 for c in controls.values())
