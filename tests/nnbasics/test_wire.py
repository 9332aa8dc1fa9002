"""The wire form: what goes in comes out to the last bit, and nothing forged comes in."""

import base64
import contextlib
import json
from collections import OrderedDict
from enum import IntEnum

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnbasics import wire
from nnbasics.wire import WireError, decode, encode

NUMERIC = [np.dtype(name) for name in ("?", "i1", "u1", "<i2", ">i2", "<u4", ">i8", "<u8", "<f2", ">f4", "<f8", ">f8")]
ARRAYS = st.sampled_from(NUMERIC).flatmap(lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0)))
TEXTS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=30)
NESTED = st.recursive(
    st.none() | TEXTS | ARRAYS,
    lambda inner: st.tuples(inner, inner) | st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
ODD = st.one_of(
    st.binary(),
    st.complex_numbers(),
    st.decimals(allow_nan=False),
    st.fractions(),
    st.dates(),
    st.frozensets(st.integers()),
    st.integers(),
    st.floats(),
    st.text(),
)
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["array", "list", "dict", "<f8", "AA=="]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["kind", "items", "shape", "dtype", "data", "text", "type"]), inner, max_size=5)
    ),
    max_leaves=20,
)


def through(value):
    """What the judge sees of a value: encoded, written and read as JSON, decoded."""
    return decode(json.loads(json.dumps(encode(value))))


def assert_same(got, want):
    """Fail unless the decoded value is the value that was sent, by type, order and bytes."""
    if isinstance(want, dict):
        assert list(got) == list(want)
        for key, item in want.items():
            assert_same(got[key], item)
    elif isinstance(want, tuple | list):
        assert isinstance(got, list)
        assert len(got) == len(want)
        for one, other in zip(got, want, strict=True):
            assert_same(one, other)
    elif isinstance(want, np.ndarray):
        assert got.shape == want.shape
        assert got.dtype == want.dtype.newbyteorder("<")
        # bytes, so that every NaN and the sign of zero must survive
        assert got.tobytes() == want.astype(want.dtype.newbyteorder("<")).tobytes()
    else:
        assert got == want
        assert type(got) is type(want)


@given(ARRAYS)
def test_array_comes_back_bit_for_bit(array):
    """Every accepted dtype, shape and byte order survives, NaN payloads included."""
    assert_same(through(array), array)


@given(NESTED)
def test_nested_structures_come_back(value):
    """Texts, None, tuples and dictionaries keep their nesting, order and leaves (a tuple becomes a list)."""
    assert_same(through(value), value)


@pytest.mark.parametrize(
    ("value", "want"),
    [
        pytest.param(3, np.array(3), id="int"),
        pytest.param(bool(1), np.ones((), bool), id="bool"),
        pytest.param(2.5, np.array(2.5), id="float"),
        pytest.param(np.float32(2.5), np.array(2.5, np.float32), id="NumPy scalar"),
        pytest.param([1, 2.5], np.array([1.0, 2.5]), id="list of numbers"),
        pytest.param([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]]), id="nested list"),
        pytest.param([], np.zeros(0), id="empty list"),
        pytest.param(np.zeros((0, 3)), np.zeros((0, 3)), id="empty array with axes"),
        pytest.param(np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.arange(6.0).reshape(2, 3), id="Fortran order"),
        pytest.param(np.arange(10)[::-3], np.array([9, 6, 3, 0]), id="non-contiguous"),
        pytest.param(np.broadcast_to(2.0, (2, 2)), np.full((2, 2), 2.0), id="broadcast view"),
        pytest.param(np.array([1, 256], ">i4"), np.array([1, 256], "<i4"), id="big-endian"),
        pytest.param(np.ma.array([1.0, 2.0]), np.array([1.0, 2.0]), id="masked array"),
        pytest.param(np.arange(3.0).view(np.recarray), np.arange(3.0), id="array subclass"),
        pytest.param(IntEnum("Color", "RED").RED, np.array(1), id="int subclass"),
        pytest.param([[1], [2, 3]], [np.array([1]), np.array([2, 3])], id="ragged list"),
        pytest.param([np.zeros(2), np.ones(1)], [np.zeros(2), np.ones(1)], id="list of arrays"),
        pytest.param(OrderedDict(a=1), {"a": np.array(1)}, id="dict subclass"),
        pytest.param({1: 2.0}, {"1": np.array(2.0)}, id="dict with a number as key"),
    ],
)
def test_value_becomes(value, want):
    """What students return instead of a plain array arrives as the plain array or structure."""
    assert_same(through(value), want)


def test_decoded_array_is_plain_and_writable():
    """No view of somebody's bytes, no subclass."""
    got = through(np.ma.array([1.0, 2.0]))
    got[0] = 7
    assert type(got) is np.ndarray


class Hostile:
    """Raises wherever it is asked."""

    def __array__(self, *_args, **_kwargs):
        raise ZeroDivisionError

    def __str__(self):
        raise ZeroDivisionError

    __repr__ = __len__ = __iter__ = __hash__ = __str__


class HostileText(str):
    """A text that cannot be turned into one."""

    __slots__ = ()
    __str__ = __len__ = Hostile.__str__


class HostileDict(dict):
    """A dictionary that does not let itself be read."""

    items = __len__ = __iter__ = Hostile.__str__


def _itself():
    loop = [1.0]
    loop.append(loop)
    return loop


def _deep(depth):
    value = 1.0
    for _ in range(depth):
        value = [value]
    return value


UNSUPPORTED = {
    "function": lambda: 0,
    "type": int,
    "module": np,
    "set": {1, 2},
    "complex": 1j,
    "complex array": np.array([1j]),
    "objects": np.array([None, 1], dtype=object),
    "longdouble": np.zeros(2, np.longdouble),
    "dates": np.array(["2020-01-01"], "M8[D]"),
    "text array": np.array(["a"]),
    "record array": np.zeros(2, [("a", "f8")]),
    "integer beyond 64 bits": 10**30,
    "NaT": np.datetime64("NaT", "s"),
    "bytes": b"abc",
    "hostile": Hostile(),
    "hostile text": HostileText("a"),
    "hostile dict": HostileDict(a=1),
    "too many texts": ["a"] * (wire.MAX_ITEMS + 1),
    "too many entries": dict.fromkeys(map(str, range(wire.MAX_ITEMS + 1)), "a"),
    "too large": np.zeros(wire.MAX_BYTES // 8 + 1),
    "too large list": [0.0] * (wire.MAX_BYTES // 8 + 1),
    "huge broadcast view": np.broadcast_to(1.0, (10**6, 10**6)),
}


@pytest.mark.parametrize("value", UNSUPPORTED.values(), ids=UNSUPPORTED.keys())
def test_unsupported_value_is_said_not_raised(value):
    """`encode` never raises and sends no repr of a student's object; `decode` refuses with words of ours."""
    form = encode(value)
    assert form["kind"] == "unsupported"
    assert set(form) == {"kind", "type"}
    assert form["type"] in {*wire.KNOWN_TYPES, "a type"}
    with pytest.raises(WireError, match=r"cannot be checked came back"):
        decode(form)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(_deep(5000), id="list nested 5000 deep"),
        pytest.param(_itself(), id="list that holds itself"),
        pytest.param({"a": _deep(40)}, id="dict with a deep list"),
        pytest.param((((((((("a",),),),),),),),), id="tuples nested 9 deep"),
    ],
)
def test_deep_value_is_encoded_and_refused(value):
    """Nesting beyond MAX_DEPTH ends in a refusal, not in a RecursionError."""
    with pytest.raises(WireError):
        through(value)


@given(ODD | NESTED | JUNK | st.lists(ODD | ARRAYS) | st.dictionaries(ODD, ODD))
@settings(max_examples=60, deadline=None)
def test_encode_takes_any_object(value):
    """Whatever Python object comes, the form is JSON and either decodes or is refused."""
    with contextlib.suppress(WireError):
        through(value)


def _array(**changes):
    form = {"kind": "array", "dtype": "<f8", "shape": [2], "data": base64.b64encode(np.ones(2).tobytes()).decode()}
    return {**form, **changes}


def test_array_form_of_the_forgeries_is_right():
    """The form that the forgeries below spoil is itself accepted."""
    assert decode(_array()).tolist() == [1.0, 1.0]


def _nested(depth):
    form = {"kind": "none"}
    for _ in range(depth):
        form = {"kind": "list", "items": [form]}
    return form


FORGED = {
    "not a dict": [1, 2],
    "None": None,
    "a number": 1.0,
    "no kind": {},
    "unknown kind": {"kind": "pickle", "data": "gASVAA=="},
    "kind is a list": {"kind": ["array"]},
    "kind is a dict": {"kind": {}},
    "object dtype": _array(dtype="|O"),
    "big-endian dtype": _array(dtype=">f8"),
    "complex dtype": _array(dtype="<c16", shape=[1]),
    "text dtype": _array(dtype="<U4", shape=[1]),
    "record dtype": _array(dtype=[["a", "<f8"]]),
    "dtype by another name": _array(dtype="float64"),
    "dtype with a space": _array(dtype=" <f8"),
    "dtype missing": {key: value for key, value in _array().items() if key != "dtype"},
    "shape too large for the bytes": _array(shape=[3]),
    "shape too small for the bytes": _array(shape=[1]),
    "scalar shape": _array(shape=[]),
    "negative shape": _array(shape=[-2]),
    "two negative axes": _array(shape=[-1, -2]),
    "bool in the shape": _array(shape=[True, 2]),
    "float in the shape": _array(shape=[2.0]),
    "text in the shape": _array(shape=["2"]),
    "shape is a number": _array(shape=2),
    "shape is a text": _array(shape="2"),
    "shape missing": _array(shape=None),
    "huge axis": _array(shape=[10**30]),
    "huge product": _array(shape=[4_000_000] * 8),
    "product that wraps at 64 bits": _array(shape=[2**32, 2**32], data=""),
    "empty with axes that no array can have": _array(shape=[0, 4_000_000, 4_000_000, 4_000_000], data=""),
    "nine axes": _array(shape=[1] * 8 + [2]),
    "data is no base64": _array(data="@@@@"),
    "data with newlines": _array(data=_array()["data"][:4] + "\n" + _array()["data"][4:]),
    "data without padding": _array(data=_array()["data"].rstrip("=")),
    "data in non-ASCII": _array(data="é" * 24),
    "data is bytes-like": _array(data=[0] * 16),
    "data empty": _array(data=""),
    "bool that is neither 0 nor 1": _array(dtype="|b1", data=base64.b64encode(b"\0\2").decode()),
    "text is a number": {"kind": "text", "text": 3},
    "text missing": {"kind": "text"},
    "text with NUL": {"kind": "text", "text": "a\0b"},
    "text with a lone surrogate": {"kind": "text", "text": "a\ud800"},
    "items missing": {"kind": "list"},
    "items is a dict": {"kind": "list", "items": {}},
    "an item is None": {"kind": "list", "items": [None]},
    "too many items": {"kind": "list", "items": [{"kind": "none"}] * (wire.MAX_ITEMS + 1)},
    "too many entries": {"kind": "dict", "items": [["a", {"kind": "none"}]] * (wire.MAX_ITEMS + 1)},
    "an entry of one": {"kind": "dict", "items": [["a"]]},
    "an entry of three": {"kind": "dict", "items": [["a", {"kind": "none"}, 1]]},
    "an entry is a text": {"kind": "dict", "items": ["ab"]},
    "a key is a number": {"kind": "dict", "items": [[1, {"kind": "none"}]]},
    "a key with NUL": {"kind": "dict", "items": [["\0", {"kind": "none"}]]},
    "a key with a lone surrogate": {"kind": "dict", "items": [["\udc00", {"kind": "none"}]]},
    "a key of 201 characters": {"kind": "dict", "items": [["a" * 201, {"kind": "none"}]]},
    "nested 9 deep": _nested(9),
    "nested 900 deep": _nested(900),
    "bad array deep inside": {"kind": "list", "items": [{"kind": "dict", "items": [["a", _array(shape=[-2])]]}]},
}


@pytest.mark.parametrize("form", FORGED.values(), ids=FORGED.keys())
def test_forged_form_is_refused(form):
    """A form that `encode` never makes raises WireError and nothing else: anything else would be called our own fault."""
    with pytest.raises(WireError):
        decode(form)


@given(
    JUNK
    | st.fixed_dictionaries({"kind": st.just("array"), "dtype": st.sampled_from(wire.DTYPES), "shape": JUNK, "data": TEXTS})
)
def test_decode_raises_only_wire_error(form):
    """Whatever JSON comes, `decode` returns or raises WireError."""
    with contextlib.suppress(WireError):
        decode(form)


@given(st.lists(st.sampled_from([0, 1, 2, 3, 10**3, 4 * 10**6, 2**31, 2**63]), max_size=8), st.sampled_from(wire.DTYPES))
def test_no_claimed_shape_breaks_numpy(shape, dtype):
    """With no bytes at all, a claimed shape gives an empty array or a refusal."""
    with contextlib.suppress(WireError):
        assert decode({"kind": "array", "dtype": dtype, "shape": shape, "data": ""}).size == 0


@pytest.mark.parametrize(
    ("form", "limit"),
    [
        pytest.param(encode(np.zeros(3)), 23, id="array of 24 bytes"),
        pytest.param(encode("abcd"), 3, id="text of 4 characters"),
        pytest.param(
            {"kind": "array", "dtype": "<f8", "shape": [2], "data": "A" * 10**6}, 100, id="long data for a small shape"
        ),
    ],
)
def test_limit_in_bytes_holds(form, limit):
    """The judge's size limit is applied before anything is decoded."""
    with pytest.raises(WireError):
        decode(form, max_bytes=limit)


def test_limit_is_inclusive():
    """Exactly as many bytes as allowed are accepted."""
    assert decode(encode(np.zeros(3)), max_bytes=24).tolist() == [0, 0, 0]


def test_refusal_repeats_no_word_of_the_sender():
    """The `type` of an unsupported value is said only if it is one of ours."""
    with pytest.raises(WireError) as refusal:
        decode({"kind": "unsupported", "type": "<script>alert(1)</script>"})
    assert "script" not in str(refusal.value)
