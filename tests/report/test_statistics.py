"""Item analysis against the textbooks' formulas in plain Python, and against closed forms."""

import math
import statistics as plain
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.report import statistics

NAN = float("nan")
# whole points, so that plain sums are exact
SCORES = st.lists(st.tuples(*[st.integers(0, 8)] * 4), min_size=4, max_size=25)


@given(SCORES)
def test_discrimination_is_the_correlation_with_the_other_exercises(rows):
    """Each exercise against the sum of the others, by the standard library's Pearson correlation."""
    ours = statistics.discriminations(np.array(rows, dtype=float))
    for n, r in enumerate(ours):
        item, rest = [row[n] for row in rows], [sum(row) - row[n] for row in rows]
        if len(set(item)) == 1 or len(set(rest)) == 1:
            assert math.isnan(r)
        else:
            assert r == pytest.approx(plain.correlation(item, rest), abs=1e-12)


@given(SCORES)
def test_reliability_is_cronbachs_formula(rows):
    """k/(k-1) (1 - sum of variances / variance of the sum), in exact fractions."""
    columns = [[Fraction(value) for value in column] for column in zip(*rows, strict=True)]
    total = [sum(row) for row in zip(*columns, strict=True)]
    ours = statistics.reliability(np.array(rows, dtype=float))
    if plain.variance(total) == 0:
        assert math.isnan(ours)
    else:
        alpha = Fraction(4, 3) * (1 - sum(map(plain.variance, columns)) / plain.variance(total))
        assert ours == pytest.approx(float(alpha), abs=1e-12)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40))
def test_quartiles_are_those_of_the_standard_library(values):
    """Inclusive quantiles: the same definition, written by others."""
    assert statistics.quantiles(values) == pytest.approx(plain.quantiles(values, method="inclusive"))


def test_parallel_exercises_have_the_closed_form():
    """Two equal exercises: discrimination 1 and alpha 1. Two opposed ones: -1."""
    x = np.array([0.0, 1.0, 2.0, 5.0])
    assert statistics.discriminations(np.stack([x, x], axis=1)) == pytest.approx([1, 1])
    assert statistics.reliability(np.stack([x, x], axis=1)) == pytest.approx(1)
    assert statistics.discriminations(np.stack([x, 5 - x], axis=1)) == pytest.approx([-1, -1])


def test_what_is_not_marked_yet_counts_nowhere():
    """A missing score is left out of its exercise's difficulty and correlation; a whole missing column has neither."""
    scores = np.array([[1, 4, NAN], [0, 2, NAN], [1, NAN, NAN], [0, 0, NAN]])
    assert statistics.shares(scores, [1, 4, 5])[:2] == pytest.approx([0.5, 0.5])
    second = statistics.discriminations(scores)[1]
    assert second == pytest.approx(plain.correlation([4, 2, 0], [1, 0, 0]))
    assert math.isnan(statistics.shares(scores, [1, 4, 5])[2])
    assert math.isnan(statistics.discriminations(scores)[2])


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_a_tiny_class_has_no_correlation(rows):
    """Fewer than three students: nan, not an error and not a number."""
    scores = np.arange(2.0 * rows).reshape(rows, 2)
    assert all(map(math.isnan, statistics.discriminations(scores)))
    assert math.isnan(statistics.reliability(scores))


def test_equal_thirds_do_not_vary():
    """What is left of 1/3 minus the mean of thirds is rounding, not variation."""
    scores = np.array([[1 / 3, 0.0], [1 / 3, 1.0], [1 / 3, 2.0], [1 / 3, 4.0], [1 / 3, 4.0], [1 / 3, 9.0]])
    assert all(map(math.isnan, statistics.discriminations(scores)))
