"""The one comparator: what is accepted, what is said of the rest, and what is never said."""

import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnbasics import wire
from nnbasics.compare import FAILED, PASSED, Mistake, Reference, Verdict, compare, same_value

MATRIX = np.array([[1.5, -2.25, 0.0], [0.125, 7.75, 3.0]])
FLOATS = st.floats(width=64)
ARRAYS = hnp.arrays(
    st.sampled_from([np.dtype(d) for d in ("f8", "f4", "f2", "i8", "u8", "i1", "?")]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
)
LEAVES = (
    st.none()
    | st.text(max_size=5)
    | FLOATS
    | st.integers()
    | st.booleans()
    | ARRAYS
    | st.complex_numbers()
    | st.binary(max_size=3)
)
VALUES = st.recursive(
    LEAVES,
    lambda v: st.lists(v, max_size=3) | st.tuples(v, v) | st.dictionaries(st.sampled_from(["a", "b", "c"]), v, max_size=3),
    max_leaves=6,
)
FINITE = hnp.arrays(np.float64, hnp.array_shapes(min_dims=0, max_dims=2, max_side=3), elements=st.floats(-1e6, 1e6))


def status(value, want, **options):
    """Compare and return the status alone."""
    return compare(value, Reference(want, **options)).status


# --- numbers and tolerance ---


@given(FINITE)
def test_a_value_equals_itself(array):
    """Whatever finite reference, its own value passes, zero entries and empty arrays included."""
    assert status(array, array) == PASSED


@pytest.mark.parametrize("sign", [1, -1], ids=["above", "below"])
@pytest.mark.parametrize(
    ("want", "allowed", "options"),
    [
        # |got - want| <= atol + rtol |want|, atol = 1e-6 max|want| unless given: worked out by hand for each row
        pytest.param(100.0, 1e-4 + 1e-3, {}, id="default"),
        pytest.param(100.0, 1e-4 + 1e-2, {"rtol": 1e-4}, id="rtol"),
        pytest.param(100.0, 0.5 + 1e-3, {"atol": 0.5}, id="atol"),
        pytest.param(100.0, 1e-3, {"atol": 0.0}, id="atol zero"),
        pytest.param(0.2563, 1.5e-4, {"digits": 4}, id="digits: 1.5 units of the last decimal"),
        pytest.param(0.2563, 1.5e-1, {"digits": 1}, id="one digit"),
        pytest.param(3.0, 1.5, {"digits": 0}, id="no digits"),
        pytest.param(1e6, 11.0, {"digits": 4}, id="digits do not narrow rtol"),
    ],
)
def test_tolerance_is(want, allowed, options, sign):
    """Just inside is right, just outside is wrong (1 % of the tolerance, far above rounding)."""
    assert status(want + sign * 0.99 * allowed, want, **options) == PASSED
    assert status(want + sign * 1.01 * allowed, want, **options) == FAILED


def test_tolerance_of_a_zero_entry_comes_from_the_largest_entry():
    """A zero entry may be off by 1e-6 of the largest one: noise passes, a wrong zero does not."""
    want = np.array([0.0, 50.0])
    assert status(np.array([4.9e-5, 50.0]), want) == PASSED
    assert status(np.array([5.1e-5, 50.0]), want) == FAILED


def test_all_zero_reference_takes_only_zero():
    """Where every entry is zero there is no scale, so nothing but zero passes (atol can be given)."""
    assert status(np.zeros(3), np.zeros(3)) == PASSED
    assert status(np.array([0.0, 1e-12, 0.0]), np.zeros(3)) == FAILED
    assert status(np.array([0.0, 1e-12, 0.0]), np.zeros(3), atol=1e-9) == PASSED


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf], ids=["NaN", "inf", "-inf"])
@pytest.mark.parametrize(
    "tolerance", [{}, {"digits": 0}, {"rtol": np.inf}, {"atol": np.inf}], ids=["default", "digits", "rtol", "atol"]
)
def test_nan_and_infinity_never_pass(bad, tolerance):
    """Not by any tolerance, and not in one entry of many."""
    for value, want in ((bad, 1.0), (np.array([1.0, bad]), np.array([1.0, 2.0]))):
        verdict = compare(value, Reference(want, **tolerance))
        assert verdict.status == FAILED
        assert ("NaN" if np.isnan(bad) else "infinity") in verdict.reason


def test_nan_does_not_equal_a_nan_of_the_reference():
    """Even a reference that holds NaN, which no build lets through, pays nobody."""
    assert status(np.array([np.nan]), np.array([np.nan])) == FAILED


@pytest.mark.parametrize(
    ("value", "want"),
    [
        pytest.param([[1.5, -2.25, 0.0], [0.125, 7.75, 3.0]], MATRIX, id="lists against an array"),
        pytest.param(((1.5, -2.25, 0.0), (0.125, 7.75, 3.0)), MATRIX, id="tuples against an array"),
        pytest.param(tuple(MATRIX), MATRIX, id="tuple of rows against an array"),
        pytest.param(MATRIX, list(MATRIX), id="array against a list of rows"),
        pytest.param(np.array([1.0, 2.0]), [1.0, 2.0], id="array against two values"),
        pytest.param((1.0, 2.0), [1.0, 2.0], id="tuple against two values"),
        pytest.param(MATRIX.astype(np.float32), MATRIX, id="float32"),
        pytest.param(np.array([3]), 3.0, id="one entry against a number"),
        pytest.param(np.array([[3]]), 3.0, id="1 x 1 against a number"),
        pytest.param(True, 1.0, id="True against 1"),
        pytest.param(
            {"b": [2.0], "a": 1.0, "extra": None}, {"a": 1.0, "b": np.array([2.0])}, id="dict, any order, extra entry"
        ),
        pytest.param({"a": {"b": [1.0, (2.0,)]}}, {"a": {"b": [1.0, [2.0]]}}, id="nested"),
        pytest.param(" yes\n", "yes", id="text with spaces around"),
        pytest.param(None, None, id="None"),
        pytest.param([], np.zeros(0), id="empty"),
        pytest.param(np.uint64(2**64 - 1), np.uint64(2**64 - 1), id="uint64"),
    ],
)
def test_accepted_form(value, want):
    """The same numbers in another container are the same answer, before and after the wire."""
    assert status(value, want) == PASSED
    assert status(wire.decode(wire.encode(value)), wire.decode(wire.encode(want))) == PASSED


# --- words ---


@pytest.mark.parametrize(
    ("value", "want", "words"),
    [
        pytest.param(MATRIX.T, MATRIX, "transposed", id="transposed"),
        pytest.param(np.zeros((3, 3)), np.zeros((3, 1)), "broadcast a (3,) against a (3, 1)", id="(n,) against (n, 1)"),
        pytest.param(np.zeros(6), MATRIX, "arranged differently", id="flattened"),
        pytest.param(np.zeros(3), MATRIX, "summed away", id="summed over an axis"),
        pytest.param(np.zeros((4, 5)), MATRIX, "the shape is (4, 5) and should be (2, 3)", id="another shape"),
        pytest.param(None, MATRIX, "is a `return` missing?", id="None"),
        pytest.param("a", MATRIX, "should be an array of numbers, and it is a text", id="text for an array"),
        pytest.param({}, 1.0, "should be a number, and it is a dictionary", id="dict for a number"),
        pytest.param(np.array(2.0), {"a": 1.0}, "should be a dictionary, and it is a number", id="number for a dict"),
        pytest.param(np.ones((), bool), {"a": 1.0}, "and it is True or False", id="bool for a dict"),
        pytest.param(MATRIX, {"a": 1.0}, "and it is an array of shape (2, 3)", id="array for a dict"),
        pytest.param([1.0, 2.0, 3.0], [1.0, 2.0], "should be 2 values, and there are 3", id="too many values"),
        pytest.param(np.array(1.0), [1.0, 2.0], "should be 2 values, and it is a number", id="number for values"),
        pytest.param({"a": 1.0}, {"a": 1.0, "z1": 2.0}, "no entry 'z1'", id="missing entry"),
        pytest.param({"a": 1.0, "b": None}, {"a": 1.0, "b": 2.0}, "entry 'b': nothing came back", id="entry None"),
        pytest.param([1.0, [1.0]], [1.0, MATRIX], "value 2 of 2: the shape is (1,)", id="value of another shape"),
        pytest.param("no", "yes", "not the right answer", id="text"),
        pytest.param(np.array(1.0), "yes", "not the right answer", id="number for a text"),
        pytest.param(np.array(1.0), None, "not the right answer", id="number for None"),
        pytest.param(1j, 1.0, "something else", id="complex"),
        pytest.param([[1.0], [1.0, 2.0]], MATRIX, "it is a list", id="ragged"),
    ],
)
def test_reason_says(value, want, words):
    """The kind, shape or place that is wrong is said in words, with the likely cause."""
    verdict = compare(value, Reference(want))
    assert verdict.status == FAILED
    assert words in verdict.reason


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        pytest.param(-1, "the sign is flipped", id="sign"),
        pytest.param(3, "it is exactly 3 times too large", id="3 times"),
        pytest.param(1 / 3, "it is exactly 3 times too small", id="a third"),
        pytest.param(-2, "the sign is wrong and it is exactly 2 times too large", id="-2 times"),
        pytest.param(2.302585, "it is 2.303 times too large", id="log base"),
    ],
)
def test_common_factor_is_named(factor, words):
    """All entries off by one factor: the detail says which (zero entries aside)."""
    verdict = compare(factor * MATRIX, Reference(MATRIX))
    assert verdict.reason == "the numbers are not right"
    assert verdict.detail == f"5 of 6 numbers are wrong: {words}"


def test_no_factor_is_made_up_where_a_zero_is_wrong():
    """A factor that one entry contradicts is not said; the place of the largest difference is."""
    got = 2 * MATRIX + np.array([[0, 0, 0.5], [0, 0, 0]])
    detail = compare(got, Reference(MATRIX)).detail
    assert detail == "6 of 6 numbers are wrong: the largest difference is at index [1, 1], where you have 15.5"


@pytest.mark.parametrize(
    ("got", "detail"),
    [
        pytest.param(6.0, "you have 6 (it is exactly 2 times too large)", id="telling ratio"),
        pytest.param(-3.0, "you have -3 (the sign is flipped)", id="sign"),
        pytest.param(3.7, "you have 3.7", id="any other number"),
        pytest.param(0.0, "you have 0", id="zero"),
    ],
)
def test_single_number_names_only_a_telling_ratio(got, detail):
    """One number has a ratio to anything: only whole ones are said."""
    assert compare(got, Reference(3.0)).detail == detail


# --- misconceptions ---

MISTAKES = (Mistake("M1", "first hint", 9.0), Mistake("M2", "second hint", np.array([1.0, 2.0])))


@pytest.mark.parametrize(
    ("value", "mistake", "hint"),
    [
        pytest.param(9.0, "M1", "first hint", id="a number"),
        pytest.param([1, 2], "M2", "second hint", id="another shape"),
        pytest.param(9.00001, "M1", "first hint", id="within tolerance"),
        pytest.param(9.1, "", "", id="near, but no"),
        pytest.param(np.nan, "", "", id="NaN"),
        pytest.param("9", "", "", id="text"),
    ],
)
def test_misconception_is_named(value, mistake, hint):
    """A wrong value that is a known one gets its hint, and only that one."""
    verdict = compare(value, Reference(3.0, mistakes=MISTAKES))
    assert (verdict.status, verdict.mistake, verdict.hint) == (FAILED, mistake, hint)


def test_right_value_is_right_even_if_a_misconception_gives_it():
    """The reference is tried first: no hint for who is right."""
    assert compare(9.0, Reference(9.0, mistakes=MISTAKES)) == Verdict(PASSED)


def test_first_of_two_equal_misconceptions_wins():
    """Mistakes are tried in their order."""
    twins = (Mistake("A", "a", 9.0), Mistake("B", "b", 9.0))
    assert compare(9.0, Reference(3.0, mistakes=twins)).mistake == "A"


def test_same_value_uses_the_tolerance_of_the_check():
    """Whether two wrong values can be told apart depends on the check's digits."""
    assert same_value(0.2563, 0.25631, Reference(0.5, digits=4))
    assert not same_value(0.2563, 0.25631, Reference(0.5))


# --- what is never said, and never happens ---


def _numbers(text):
    without_shapes = re.sub(r"\([\d, ]*\)", "", text)
    without_places = re.sub(r"value \d+ of \d+: |\d+ values|there are \d+|1 \)", "", without_shapes)
    return re.findall(r"\d+", without_places)


@given(VALUES, VALUES)
def test_reason_holds_no_number_of_either_side(value, want):
    """`reason` is shown for hidden checks too: shapes and counts aside it has no number (keys are the author's words)."""
    assert _numbers(compare(value, Reference(want)).reason) == []


@given(VALUES, VALUES, st.lists(VALUES, max_size=2), FLOATS, st.none() | FLOATS, st.none() | st.integers(0, 12))
def test_compare_never_raises(value, want, wrong, rtol, atol, digits):
    """Whatever comes back, whatever the reference: a Verdict, and no warning (they are errors here)."""
    mistakes = tuple(Mistake(str(n), "hint", item) for n, item in enumerate(wrong))
    verdict = compare(value, Reference(want, rtol, atol, digits, mistakes))
    assert verdict.status in {PASSED, FAILED}
    assert all(isinstance(text, str) for text in dataclasses.astuple(verdict))


EXTREMES = st.sampled_from([0.0, -0.0, 5e-324, 1e-308, 1e-200, 1.0, 1e200, 1.7e308, -1.7e308])


@given(st.lists(EXTREMES, min_size=1, max_size=4), st.data())
def test_extreme_numbers_are_compared(want, data):
    """Ratios and differences that overflow or vanish give a verdict like any other."""
    got = data.draw(st.lists(EXTREMES, min_size=len(want), max_size=len(want)))
    verdict = compare(np.array(got), Reference(np.array(want)))
    assert verdict.passed or verdict.reason


def test_value_is_not_changed():
    """Comparing neither writes into the student's array nor into the reference."""
    got, want = MATRIX.copy(), MATRIX.copy()
    compare(got * 2, Reference(want))
    compare(got, Reference(want))
    assert np.array_equal(got, MATRIX)
    assert np.array_equal(want, MATRIX)
