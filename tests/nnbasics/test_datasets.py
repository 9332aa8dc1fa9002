"""Data sets. Oracles: the truth table, the curves' equations, statistics of the noise, what the digits' donors say of them."""

import hashlib
import math
import zipfile

import numpy as np
import pytest

from nnbasics import datasets
from nnbasics.network import MLP
from nnbasics.optimizers import GradientDescent

MAKERS = {
    "moons": datasets.moons,
    "spirals": lambda m, noise, rng: datasets.spirals(m, 3, noise, rng),
}
makers = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def test_xor_is_exclusive_or():
    """The class is 1 exactly where the two inputs differ; a fresh copy every time."""
    X, y = datasets.xor()
    assert (X.shape, X.dtype, y.shape, y.dtype.kind) == ((4, 2), np.float64, (4,), "i")
    assert {(*map(int, x), int(t)) for x, t in zip(X, y, strict=True)} == {(a, b, a ^ b) for a in (0, 1) for b in (0, 1)}
    X[:] = 9
    assert datasets.xor()[0].max() == 1


def test_no_line_separates_xor():
    """Least squares with a bias gives 0.5 everywhere: no information in any line."""
    X, y = datasets.xor()
    design = np.column_stack([X, np.ones(4)])
    weights = np.linalg.lstsq(design, y, rcond=None)[0]
    np.testing.assert_allclose(design @ weights, 0.5, atol=1e-14)


@makers
@pytest.mark.parametrize("m", [3, 10, 101])
def test_shapes_and_balance(make, m):
    """X (m, 2) float64 and integer y (m,); class sizes differ by one at most."""
    X, y = make(m, 0.1, np.random.default_rng(1))
    assert (X.shape, X.dtype, y.shape, y.dtype) == ((m, 2), np.float64, (m,), np.int64)
    sizes = np.bincount(y)
    assert sizes.max() - sizes.min() <= 1
    assert sizes.sum() == m


def test_moons_without_noise_lie_on_their_circles():
    """Class 0 is the upper half of the unit circle, class 1 the lower half of one around (1, 1/2)."""
    X, y = datasets.moons(60, 0.0, np.random.default_rng(2))
    upper, lower = X[y == 0], X[y == 1] - [1, 0.5]
    for half, sign in ((upper, 1), (lower, -1)):
        np.testing.assert_allclose(np.hypot(*half.T), 1, rtol=1e-14)
        assert np.all(sign * half[:, 1] >= -1e-15)
        assert half[:, 0].min() == pytest.approx(-1)
        assert half[:, 0].max() == pytest.approx(1)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_spirals_are_one_arm_turned(classes):
    """Turned back by its class's angle, every point lies at angle 4 r of one and the same arm, 0.05 <= r <= 1."""
    X, y = datasets.spirals(classes * 20, classes, 0.0, np.random.default_rng(3))
    r = np.hypot(*X.T)
    assert (r.min(), r.max()) == (pytest.approx(0.05), pytest.approx(1))
    turned = np.arctan2(X[:, 1], X[:, 0]) - 2 * math.pi * y / classes - 4 * r
    np.testing.assert_allclose(np.cos(turned), 1, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(np.unique(y), np.arange(classes))


@makers
def test_noise_is_a_standard_deviation(make):
    """Noise moves every coordinate by N(0, noise^2): the same draw scales with it, and its spread is right."""
    clean, _ = make(3000, 0.0, np.random.default_rng(4))
    noisy, _ = make(3000, 0.3, np.random.default_rng(4))
    moved = noisy - clean
    assert moved.std() == pytest.approx(0.3, rel=0.05)
    assert abs(moved.mean()) < 0.02


@makers
def test_the_generator_decides(make):
    """One seed, one data set; another seed, another one; classes come mixed, not in blocks."""
    (X, y), (X1, y1), (X2, _) = (make(60, 0.1, np.random.default_rng(s)) for s in (5, 5, 6))
    np.testing.assert_array_equal(X, X1)
    np.testing.assert_array_equal(y, y1)
    assert not np.array_equal(X, X2)
    assert np.count_nonzero(np.diff(y)) > 10


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda rng: datasets.moons(1, 0.1, rng), "`m` is 1, need at least 2"),
        (lambda rng: datasets.moons(10, -0.1, rng), "`noise` is -0.1"),
        (lambda rng: datasets.moons(10, math.nan, rng), "`noise` is nan"),
        (lambda _: datasets.moons(10, 0.1, 0), "`rng` is 0.*default_rng"),
        (lambda rng: datasets.spirals(10, 1, 0.1, rng), "`classes` is 1"),
        (lambda rng: datasets.spirals(2, 3, 0.1, rng), "`m` is 2, need at least 3"),
    ],
    ids=["m", "negative", "nan", "seed", "classes", "too few"],
)
def test_impossible_requests_are_refused(make, message):
    """The error says what came and the rule."""
    with pytest.raises(ValueError, match=message):
        make(np.random.default_rng(0))


def test_digits_are_the_donors_test_images():
    """Shapes, range, and the number of images of each digit, as the UCI repository's description of the test set has them."""
    X, y = datasets.digits()
    assert (X.shape, X.dtype, y.shape, y.dtype) == ((1797, 64), np.float64, (1797,), np.int64)
    assert (X.min(), X.max()) == (0, 16)
    np.testing.assert_array_equal(X, np.rint(X))
    np.testing.assert_array_equal(np.bincount(y), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])


def test_digits_are_complete():
    """Every pixel and label: the digest of scikit-learn's copy (1.9.1) as bytes, images first, then labels."""
    X, y = datasets.digits()
    digest = hashlib.sha256(X.astype(np.uint8).tobytes() + y.astype(np.uint8).tobytes()).hexdigest()
    assert digest == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"


def test_digits_stand_upright():
    """Rows run from top to bottom: the first image is the zero that scikit-learn's documentation prints."""
    X, y = datasets.digits()
    assert y[0] == 0
    np.testing.assert_array_equal(X[0].reshape(8, 8)[:2], [[0, 0, 5, 13, 9, 1, 0, 0], [0, 0, 13, 15, 10, 15, 5, 0]])


def test_a_neighbor_reads_digits():
    """Labels belong to images: the nearest other image has the same digit in 98.8 % of cases, all 1797 are different.

    More than half of these are at most 100 places away, where chance has 11 %: images of one hand stand together.
    """
    X, y = datasets.digits()
    squares = (X**2).sum(axis=1)
    distances = squares[:, None] + squares - 2 * X @ X.T  # exact: sums of squares of small integers
    np.fill_diagonal(distances, math.inf)
    assert distances.min() > 0
    nearest = distances.argmin(axis=1)
    assert np.mean(y[nearest] == y) == pytest.approx(0.988, abs=0.001)
    assert np.mean(np.abs(nearest - np.arange(len(y))) <= 100) > 0.5


def test_digits_are_a_fresh_copy():
    """Who changes them changes nobody else's."""
    datasets.digits()[0][:] = 9
    assert datasets.digits()[0].min() == 0


def test_digits_come_with_source_and_license():
    """CC BY asks for the names and the license, beside the data and in the help; the file keeps no date of its making."""
    for words in (datasets.digits.__doc__, datasets.DIGITS.with_suffix(".txt").read_text(encoding="utf-8")):
        for wanted in ("Alpaydin", "Kaynak", "10.24432/C50P49", "CC BY 4.0", "creativecommons.org/licenses/by/4.0"):
            assert wanted in words
    with zipfile.ZipFile(datasets.DIGITS) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_library_learns_xor():
    """Network, loss, initializer and descent together: all four points right, loss near 0 (a fixed seed)."""
    X, y = datasets.xor()
    net = MLP.create((2, 4, 1), np.random.default_rng(1), hidden="tanh")
    parameters, losses = GradientDescent(0.5).minimize(
        lambda p: net.with_parameters(p).loss_and_gradients(X, y[:, None]), net.parameters, 1500
    )
    assert losses[0] > 0.5
    assert losses[-1] < 0.05
    np.testing.assert_array_equal(net.with_parameters(parameters).predict(X)[:, 0], y)
