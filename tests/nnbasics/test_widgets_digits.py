"""The widgets of topic 09: the pad whose drawing a network reads, and the size of the first weights."""

import math
from functools import partial

import numpy as np
import pytest

from nnbasics.datasets import digits
from nnbasics.gradcheck import check_gradient
from nnbasics.losses import categorical_cross_entropy
from nnbasics.network import MLP
from nnbasics.widgets import digit_pad, init_scale
from nnbasics.widgets.digitpad import BLANK
from nnbasics.widgets.digitreading import inked, named, reading
from nnbasics.widgets.initscale import FACTORS, LAYERS, RANGES, signal

CENTER = digits()[0].mean(axis=0)


@pytest.fixture(scope="module")
def nearest():
    """A network of one layer that says which mean image is nearest: -|x - c|^2 / 2, but for a term all share."""
    X, y = digits()
    means = np.array([(X[y == k].mean(axis=0) - CENTER) / 16 for k in range(10)])
    return [means.T, -(means**2).sum(axis=1) / 2]


def test_a_mark_leaves_ink_beside_it():
    """16 where marked, 2 on each of the four pixels beside it, 4 between two marks; nothing past the edge."""
    marks = np.zeros((8, 8))
    marks[[0, 3, 3], [0, 3, 5]] = 1
    ink = inked(marks)
    assert (ink[0, 0], ink[3, 3], ink[3, 5]) == (16, 16, 16)
    assert (ink[0, 1], ink[1, 0], ink[2, 3], ink[3, 4], ink[3, 6]) == (2, 2, 2, 4, 2)
    assert ink.sum() == 3 * 16 + 2 * (2 + 4 + 4)


@pytest.mark.parametrize("target", [None, 0, 7])
@pytest.mark.parametrize("sizes", [(64, 10), (64, 12, 10), (64, 9, 7, 10)], ids=str)
def test_slopes_are_those_of_the_loss(sizes, target):
    """At all 64 pixels, against central differences of the cross-entropy of the probabilities that are shown."""
    params = MLP.create(sizes, np.random.default_rng(4), hidden="relu", loss="softmax_ce").parameters
    image = digits()[0][17].reshape(8, 8) + 0.37
    p, slopes = reading(params, CENTER, image, target)
    label = int(p.argmax()) if target is None else target

    def loss(flat):
        return categorical_cross_entropy(reading(params, CENTER, flat.reshape(8, 8))[0][None], [label])[0]

    assert p.sum() == pytest.approx(1)
    assert check_gradient(loss, slopes.ravel(), image.ravel()).error < 1e-6


def test_answer_is_that_of_the_nearest_mean(nearest):
    """The pad's network reads an image as the class whose mean is nearest, for a hundred images."""
    X, y = digits()
    means = np.array([X[y == k].mean(axis=0) for k in range(10)])
    for image in X[:100]:
        want = int(((image - means) ** 2).sum(axis=1).argmin())
        assert int(reading(nearest, CENTER, image.reshape(8, 8))[0].argmax()) == want


def test_pad_begins_with_a_digit_and_can_be_blank(nearest):
    """The marks are the pixels with half the ink or more; a blank pad has none, and each choice makes one picture."""
    pad = digit_pad(nearest, CENTER, 3)
    np.testing.assert_array_equal(pad.marks(), digits()[0][3].reshape(8, 8) >= 8)
    pictures = []
    pad.output.observe(lambda change: pictures.append(change["new"]), names="value")
    pad.begin.value = BLANK
    assert pad.marks().sum() == 0
    assert len(pictures) == 1


def test_a_button_is_a_pixel(nearest):
    """Each of 64 buttons has a name to be read aloud, is colored when pressed, and changes picture and words."""
    pad = digit_pad(nearest, CENTER, None)
    assert len({button.tooltip for button in pad.pad.values()}) == 64
    blank = pad.picture.words
    button = pad.pad["row 2, column 5"]
    button.value = True
    assert np.argwhere(pad.marks()).tolist() == [[1, 4]]
    assert button.button_style == "primary"
    assert pad.picture.words != blank
    button.value = False
    assert (button.button_style, pad.picture.words) == ("", blank)


def test_pen_writes_where_the_sliders_lead_it(nearest):
    """Up it leaves the marks alone; it draws a stroke and takes one pixel of it back, one picture for each change."""
    pad = digit_pad(nearest, CENTER, None)
    pictures = []
    pad.output.observe(lambda change: pictures.append(change["new"]), names="value")
    pad.row.value, pad.column.value = 2, 4
    assert (pad.marks().sum(), pictures) == (0, [])
    pad.pen.value = "draws"
    for row in (3, 4):
        pad.row.value = row
    assert np.argwhere(pad.marks()).tolist() == [[1, 3], [2, 3], [3, 3]]
    pad.pen.value = "erases"
    assert np.argwhere(pad.marks()).tolist() == [[1, 3], [2, 3]]
    assert len(pictures) == 4
    assert [name for name, button in pad.pad.items() if button.layout.border] == ["row 4, column 4"]


def test_keyboard_has_no_stop_at_the_pixels(nearest):
    """None of the 64 buttons is a Tab stop, nor is a slider's number: three controls write, two choose."""
    pad = digit_pad(nearest, CENTER, None)
    assert [button.tabbable for button in pad.pad.values()] == [False] * 64
    assert [place.readout for place in (pad.row, pad.column)] == [False] * 2
    written = pad.pen.value = "draws"
    assert (written, pad.marks()[0, 0]) == ("draws", 1)


def test_drawing_shows_image_answer_and_slopes(nearest):
    """What is drawn is what the functions return; the slopes are turned, so that positive means: ink helps."""
    pad = digit_pad(nearest, CENTER, 6)
    pad.controls["target"].value = 2
    drawing = pad.drawing()
    p, slopes = reading(nearest, CENTER, inked(pad.marks()), 2)
    np.testing.assert_array_equal(drawing.artists["image"][0].get_array(), inked(pad.marks()))
    np.testing.assert_allclose([bar.get_height() for bar in drawing.artists["bars"]], p)
    np.testing.assert_allclose(drawing.artists["slopes"][0].get_array(), -slopes)
    row, column = np.unravel_index(slopes.argmin(), (8, 8))
    assert [named(k) for k in (1, 8, 9)] == ["a 1", "an 8", "a 9"]
    assert f"For a 2 ({p[2]:.0%}), ink helps most in row {row + 1}, column {column + 1}" in drawing.description


@pytest.mark.parametrize("activation", RANGES)
def test_signal_is_that_of_the_librarys_network(activation):
    """Spread and gradient of each hidden layer, against `MLP` with the same draws."""
    X, y = digits()
    sizes = (64, *[64] * LAYERS, 10)
    draw = partial(np.random.default_rng(5).normal, 0)
    net = MLP.create(
        sizes,
        np.random.default_rng(0),
        lambda shape, _: draw(0.7 / math.sqrt(shape[0]), shape),
        hidden=activation,
        loss="softmax_ce",
    )
    images = (X[:150] - X.mean(axis=0)) / 16
    found = signal(0.7, activation)
    for got, want in zip(found.activations, net.forward(images).a[1:-1], strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-9, atol=1e-12)
    gradients = net.loss_and_gradients(images, y[:150])[1][:-2:2]
    np.testing.assert_allclose(found.norms, [np.linalg.norm(dW) for dW in gradients], rtol=1e-9)


def test_size_decides_whether_the_signal_lives():
    """Small weights let it fade and large ones saturate tanh; He keeps a ReLU's within a factor of two."""
    faded, kept, full = (signal(f, "tanh").activations[-1] for f in (0.1, 1.0, 5.0))
    assert faded.std() < 1e-5
    assert kept.std() > 0.1
    assert [np.mean(np.abs(A) > 0.95).round(1) for A in (kept, full)] == [0, 0.7]
    relu = [A.std() for A in signal(1.41, "relu").activations]
    assert 0.5 < relu[-1] / relu[0] < 2


@pytest.mark.long
def test_figure_follows_its_controls():
    """Each stop and each activation has a picture and words of its own, with six histograms and two lines of six points."""
    play = init_scale()
    seen = set()
    for activation in RANGES:
        play.controls["activation"].value = activation
        for factor in FACTORS:
            play.controls["factor"].value = factor
            seen.add(play.picture.words)
    assert len(seen) == len(RANGES) * len(FACTORS)
    artists = play.drawing().artists
    assert [len(artists[kind]) for kind in ("histograms", "lines")] == [LAYERS, 2]
    np.testing.assert_allclose(10 ** artists["lines"][1].get_ydata(), signal(FACTORS[-1], "sigmoid").norms)
