"""The widgets of topic 06: what fits and what is right in a backward pass, and the Jacobian of softmax."""

import math

import numpy as np
import pytest

from nnbasics.layers import dense_backward, dense_forward
from nnbasics.widgets import shape_trace, softmax_sensitivity
from nnbasics.widgets.matrixcalculus import LINES, RIGHT, backward_pass, judge_line
from nnbasics.widgets.softmaxjacobian import softmax_jacobian

SIZES = [(m, n, k) for m in (1, 2, 3, 4) for n in (1, 2, 3) for k in (1, 2, 3)]


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_backward_pass_is_that_of_a_layer(sizes):
    """dX, dW and db are those of the library's ReLU layer; no z stands at the kink."""
    found = backward_pass(*sizes)
    b = (found["Z"] - found["X"] @ found["W"])[0]
    _, cache = dense_forward(found["X"], found["W"], b, "relu")
    for name, wanted in zip(("dX", "dW", "db"), dense_backward(found["dA"], cache), strict=True):
        assert np.array_equal(found[name], wanted)
    assert np.all(found["Z"] != 0)


@pytest.mark.parametrize("line", RIGHT)
def test_right_lines_are_right_for_all_sizes(line):
    """The four lines of the lecture hold for any number of samples, inputs and outputs."""
    assert {judge_line(line, *sizes)[1] for sizes in SIZES} == {"right"}


@pytest.mark.parametrize("line", [line for line in LINES if line not in RIGHT])
def test_three_different_sizes_betray_every_wrong_line(line):
    """With m, n, k = 4, 3, 2 no wrong line has the right shape."""
    assert judge_line(line, 4, 3, 2)[1] in ("does not fit", "wrong shape")


@pytest.mark.parametrize(
    ("line", "sizes", "verdict"),
    [
        ("dX = dZ @ W", (4, 3, 2), "does not fit"),
        ("dX = dZ @ W", (4, 3, 3), "fits, and is wrong"),
        ("dW = dZ.T @ X", (4, 2, 3), "wrong shape"),
        ("dW = dZ.T @ X", (4, 3, 3), "fits, and is wrong"),
        ("db = dZ.sum(axis=1)", (3, 2, 3), "fits, and is wrong"),
        ("db = dZ.sum(axis=1)", (1, 2, 3), "wrong shape"),
        ("dX = dZ @ W", (4, 1, 1), "right by coincidence"),
    ],
)
def test_verdict_is_that_of_numpy(line, sizes, verdict):
    """A wrong transpose raises an error, has a wrong shape, or goes unnoticed: as the sizes say."""
    result, found = judge_line(line, *sizes)
    assert found == verdict
    assert (result is None) == (verdict == "does not fit")


def test_figure_shows_values_and_turns_red():
    """The entries drawn are the product's; the wrong line's cells and title are not those of the right one."""
    right, wrong = shape_trace("dX = dZ @ W.T", 2, 3, 3).drawing(), shape_trace("dX = dZ @ W", 2, 3, 3).drawing()
    caption, *entries = right.artists["result"]
    assert caption.get_text() == "dX (2, 3)"
    numbers = [int(text.get_text().replace("\N{MINUS SIGN}", "-")) for text in entries]
    found = backward_pass(2, 3, 3)
    assert numbers == [sum(d * w for d, w in zip(row, line, strict=True)) for row in found["dZ"] for line in found["W"]]
    assert right.ax.title.get_color() != wrong.ax.title.get_color()
    assert {tuple(patch.get_facecolor()) for patch in right.ax.patches[-6:]} != {
        tuple(patch.get_facecolor()) for patch in wrong.ax.patches[-6:]
    }


def test_words_say_what_is_seen():
    """Each verdict has a sentence of its own, and no error passes without the sizes that meet."""
    play = shape_trace("dX = dZ @ W", 4, 3, 2)
    assert play.picture.words == "dX = dZ @ W does not fit: dZ (4, 2) and W (3, 2). NumPy raises an error, so you notice."
    play.controls["k"].value = 3
    assert "the numbers are wrong, and nobody warns you" in play.picture.words
    play.controls["line"].value = "dX = dZ @ W.T"
    assert play.picture.words.endswith("right, and in the shape of its variable.")


@pytest.mark.parametrize("z", [(1.5, 0.8, -0.5), (0.0, 0.0, 0.0), (6.0, -6.0, 0.1)], ids=str)
def test_softmax_jacobian_equals_the_quotient_rule(z):
    """Worked out from the exponentials alone; rows and columns add up to 0."""
    e = [math.exp(v) for v in z]
    total = sum(e)
    wanted = [[((i == j) * e[i] * total - e[i] * e[j]) / total**2 for j in range(3)] for i in range(3)]
    J = softmax_jacobian(z)
    assert np.allclose(J, wanted, rtol=1e-12, atol=1e-16)
    assert np.allclose(J.sum(axis=0), 0, atol=1e-15)
    assert np.allclose(J.sum(axis=1), 0, atol=1e-15)


def test_heat_map_follows_its_sliders():
    """The picture holds the Jacobian of the present logits; each row sum reads 0, without a sign."""
    play = softmax_sensitivity((0.0, 0.0, 0.0))
    play.controls["z1"].value = math.log(2)  # rounded to the slider's step by nobody: a value set in code stays
    drawing = play.drawing()
    assert np.allclose(drawing.artists["image"][0].get_array(), softmax_jacobian((math.log(2), 0.0, 0.0)))
    assert [text.get_text() for text in drawing.artists["sums"]] == ["sum 0"] * 3
    assert "every row adds up to 0" in drawing.description
