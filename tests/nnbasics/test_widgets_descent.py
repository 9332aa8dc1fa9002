"""Paths of gradient descent: what is drawn agrees with closed forms, least squares, and plain Python."""

import numpy as np
import pytest

from nnbasics.widgets import (
    batch_paths,
    draw_batches,
    draw_parabola,
    draw_race,
    learning_rate_steps,
    ravine_race,
)
from nnbasics.widgets.batches import SAMPLES, SIZES, START, losses, samples, trajectory
from nnbasics.widgets.bowls import draw_rings
from nnbasics.widgets.parabola import weights
from nnbasics.widgets.ravine import START as RAVINE_START
from nnbasics.widgets.ravine import paths
from tests.support.explorables import follows

pytestmark = pytest.mark.usefixtures("no_window")


@pytest.mark.parametrize("rate", [0.005, 0.055, 0.1, 0.12])
def test_weights_of_deck_004_are_a_geometric_sequence(rate):
    """The distance from 10/3 is -4/3 times a power of 1 - 18 rate (E8)."""
    expected = 10 / 3 - 4 / 3 * (1 - 18 * rate) ** np.arange(13)
    # 1e-12: a growing sequence multiplies the first rounding error, too
    np.testing.assert_allclose(weights(rate, 12), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.02, "walks down on one side"),
        (1 / 18, "lands on the best weight in one step"),
        (0.1, "from side to side and comes closer"),
        (1 / 9, "swaps sides forever"),
        (0.12, "jumps farther away"),
    ],
)
def test_parabola_says_what_the_rate_does(ax, rate, words):
    """All five kinds of behavior are named, and the path lies on the parabola."""
    drawing = draw_parabola(ax, rate, 6)
    assert words in drawing.description
    (path,), (after,) = drawing.artists["path"], drawing.artists["weights"]
    np.testing.assert_allclose(path.get_ydata(), [(10 - 3 * w) ** 2 for w in path.get_xdata()], rtol=1e-12)
    assert list(after.get_ydata()) == list(path.get_xdata())


def test_rings_are_level_lines(ax):
    """On each ring the quadratic has one value; the values grow outward."""
    best, hessian = np.array([0.5, -1.0]), np.array([[3.0, 1.0], [1.0, 2.0]])
    levels = []
    for ring in draw_rings(ax, best, hessian, 2.0):
        away = np.array(ring.get_data()) - best[:, np.newaxis]
        heights = np.einsum("in,ij,jn->n", away, hessian, away)
        np.testing.assert_allclose(heights, heights[0], rtol=1e-12)
        levels.append(heights[0])
    assert levels == sorted(levels)


def test_full_batch_is_the_closed_form():
    """With all samples in a step the distance is multiplied by I - rate H, whatever the order."""
    A, y = samples()
    best, hessian = np.linalg.lstsq(A, y, rcond=None)[0], 2 * A.T @ A / SAMPLES
    step = np.linalg.matrix_power(np.eye(2) - 0.1 * hessian, 7)
    np.testing.assert_allclose(trajectory(SAMPLES, 0.1, 7)[-1], best + step @ (START - best), rtol=1e-10)


@pytest.mark.parametrize("size", SIZES)
def test_epoch_has_as_many_steps_as_batches(ax, size):
    """Rounded up: 30 samples in batches of 4 are 8 steps, of 16 are 2; the title says so."""
    count = len(range(0, SAMPLES, size))
    assert len(trajectory(size, 0.02, 3)) == 1 + 3 * count
    draw_batches(ax, size, 0.02, 3)
    assert f"{count} steps per epoch" in ax.get_title()


def test_small_last_batch_is_a_mean_over_itself():
    """30 samples in batches of 16: two steps in plain Python, the second one over 14 samples."""
    A, y = samples()
    order = np.random.default_rng(5).permutation(SAMPLES)
    w = [float(v) for v in START]
    for rows in (order[:16], order[16:]):
        slopes = [0.0, 0.0]
        for i in rows:
            error = w[0] * A[i, 0] + w[1] - y[i]
            slopes = [slopes[0] + 2 * error * A[i, 0] / len(rows), slopes[1] + 2 * error / len(rows)]
        w = [w[0] - 0.1 * slopes[0], w[1] - 0.1 * slopes[1]]
    np.testing.assert_allclose(trajectory(16, 0.1, 1)[-1], w, rtol=1e-12)


def test_path_that_runs_away_ends(ax):
    """Far outside nothing more is drawn, and the words still count the steps that were taken."""
    places = trajectory(30, 0.8, 200)
    assert len(places) < 201
    assert np.isfinite(losses(places)).all()
    assert "Batch size 30, learning rate 0.8" in draw_batches(ax, 30, 0.8, 200).description


@pytest.mark.parametrize(("share", "beta"), [(0.3, 0.0), (0.9, 0.7), (1.1, 0.9)])
def test_racers_follow_their_closed_forms(share, beta):
    """Descent: powers of a factor; momentum: powers of a matrix, in each of the two directions."""
    steepness, count = 12.0, 15
    rate = 2 * share / steepness
    found = paths(steepness, share, beta, count)
    for j, curvature in enumerate((1.0, steepness)):
        factor = (1 - rate * curvature) ** count
        assert found["gradient descent"][-1][j] == pytest.approx(RAVINE_START[j] * factor, rel=1e-9)
        M = np.array([[1 - rate * curvature, -rate * beta], [curvature, beta]])
        power = np.linalg.matrix_power(M, count)[0, 0]
        assert found["momentum"][-1][j] == pytest.approx(RAVINE_START[j] * power, rel=1e-9)


@pytest.mark.parametrize("steepness", [1.0, 50.0])
def test_adams_first_step_does_not_see_the_steepness(steepness):
    """0.3 in each entry toward the star, within epsilon's share."""
    moved = paths(steepness, 0.5, 0.5, 1)["Adam"][1] - RAVINE_START
    np.testing.assert_allclose(moved, -0.3 * np.sign(RAVINE_START), rtol=1e-7)


def test_race_has_a_line_for_each_racer(ax):
    """Four paths and four curves, and each loss is told."""
    drawing = draw_race(ax, count=10)
    assert [len(drawing.artists[kind]) for kind in ("paths", "losses")] == [4, 4]
    assert all(line.get_label() in drawing.description for line in drawing.artists["losses"])


MADE = {
    "parabola": (learning_rate_steps, {"learning_rate": 0.115, "steps": 9}),
    "batches": (batch_paths, {"batch_size": 1, "learning_rate": 0.2, "epochs": 2}),
    "race": (ravine_race, {"steepness": 10.0, "share": 1.05, "beta": 0.5, "count": 12}),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the words are those of the pure function; every control has a label."""
    make, moves = MADE[name]
    follows(make, [{control: value} for control, value in moves.items()])
