"""The one form in which values travel: from a notebook to the judge, and into `checks.json`.

JSON only, never pickle. An array is its raw little-endian bytes with dtype and shape, so nothing is lost to rounding;
`decode` trusts nothing: every length, type and size is checked before it is used.
"""

import base64
import binascii
import math

import numpy as np

DTYPES = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
MAX_BYTES = 4_000_000
MAX_DEPTH = 6
MAX_ITEMS = 1000
PLAIN = (int, float, np.number, np.bool_)
KNOWN_TYPES = (
    "a function", "a method", "a type", "a module", "a set", "a complex", "a generator", "a range", "a list",
    "a structure of a depth", "a structure of a size", "an array of a size", "an array of objects or complex numbers",
)  # fmt: skip


class WireError(ValueError):
    """A value in a form that cannot be accepted; the message says why, in words a student may read."""


def encode(value, depth=0):
    """Return the wire form of a value: a dict that `json.dumps` takes.

    Numbers, arrays and nested lists of numbers become `array`; str, None, tuple, list and dict (with str keys) are kept.
    Anything else becomes `{"kind": "unsupported", "type": …}`: encoding never raises. `depth` counts the nesting so far.
    """
    try:
        return _encode(value, depth)
    except Exception:  # noqa: BLE001 - an object of a student's own class may raise anything, wherever it is asked
        return _unsupported("a type")


def _encode(value, depth):
    if value is None or isinstance(value, str):
        return {"kind": "none"} if value is None else {"kind": "text", "text": str(value)}
    if depth > MAX_DEPTH:
        return _unsupported("a structure of a depth")
    if not isinstance(value, dict | tuple | list) or _is_numeric(value):
        form = _encode_array(value)
        if form["kind"] == "array" or not isinstance(value, list):  # else rows of different lengths, as in [dW, db]
            return form
    if len(value) > MAX_ITEMS:
        return _unsupported("a structure of a size")
    if isinstance(value, dict):
        return {"kind": "dict", "items": [[str(key), encode(item, depth + 1)] for key, item in value.items()]}
    return {"kind": "list", "items": [encode(item, depth + 1) for item in value]}


def _is_numeric(items, depth=0):
    """Whether a list holds nothing but plain numbers, nested or not: then it is an array written out."""
    if not isinstance(items, list) or depth > MAX_DEPTH:  # a list may hold itself
        return False
    return all(_is_numeric(i, depth + 1) if type(i) is list else isinstance(i, PLAIN) for i in items)


def _unsupported(what):
    return {"kind": "unsupported", "type": what if what in KNOWN_TYPES else "a type"}


def _encode_array(value):
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return _unsupported("a list")
    if array.dtype.kind not in "biuf" or array.dtype.itemsize > 8:
        return _unsupported(f"a {type(value).__name__}" if array.ndim == 0 else "an array of objects or complex numbers")
    if array.nbytes > MAX_BYTES:
        return _unsupported("an array of a size")
    little = np.array(array, dtype=array.dtype.newbyteorder("<"), order="C", copy=True, subok=False)
    data = base64.b64encode(little.tobytes()).decode("ascii")
    return {"kind": "array", "dtype": little.dtype.str, "shape": list(little.shape), "data": data}


def decode(form, max_bytes=MAX_BYTES, depth=0):
    """Return the value of a wire form that may have been forged.

    Parameters
    ----------
    form : object, as `json.loads` returns it
    max_bytes : int, the largest array or text that is accepted

    Raises
    ------
    WireError
        If the form is not exactly one that `encode` makes, or is too large.
    """
    if not isinstance(form, dict) or depth > MAX_DEPTH + 1:
        raise WireError("the value is malformed")
    kind = form.get("kind")
    if kind == "none":
        return None
    if kind == "text":
        return _decode_text(form.get("text"), max_bytes)
    if kind == "array":
        return _decode_array(form, max_bytes)
    if kind == "unsupported":
        # only words of ours: the form may come from anybody
        what = form.get("type") if form.get("type") in KNOWN_TYPES else "a type"
        raise WireError(f"{what} that cannot be checked came back, where a number or an array was expected")
    if kind not in ("list", "dict") or not isinstance(form.get("items"), list) or len(form["items"]) > MAX_ITEMS:
        raise WireError("the value is malformed")
    if kind == "list":
        return [decode(item, max_bytes, depth + 1) for item in form["items"]]
    return _decode_dict(form["items"], max_bytes, depth)


def _decode_dict(items, max_bytes, depth):
    result = {}
    for pair in items:
        if not isinstance(pair, list) or len(pair) != 2:
            raise WireError("the value is malformed")
        result[_decode_text(pair[0], 200)] = decode(pair[1], max_bytes, depth + 1)
    return result


def _decode_text(text, max_bytes):
    if not isinstance(text, str) or len(text) > max_bytes:
        raise WireError("the text is malformed or too long")
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise WireError("the text holds characters that no text may hold")
    return text


def _decode_array(form, max_bytes):
    dtype, shape, data = form.get("dtype"), form.get("shape"), form.get("data")
    if dtype not in DTYPES or not isinstance(shape, list) or not isinstance(data, str) or len(shape) > 8:
        raise WireError("the array is malformed")
    # an empty array may still claim an axis that NumPy cannot hold: (0, 4000000, 4000000, 4000000)
    if not all(type(n) is int and n >= 0 for n in shape) or math.prod(n or 1 for n in shape) > MAX_BYTES:
        raise WireError("the array is malformed")
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size > max_bytes:
        raise WireError(f"the array of shape {tuple(shape)} is much too large")
    try:
        raw = base64.b64decode(data, validate=True) if len(data) <= 2 * max_bytes + 8 else b""
    except (binascii.Error, ValueError):
        raise WireError("the array is malformed") from None
    if len(raw) != size or (dtype == "|b1" and raw.strip(b"\0\1")):
        raise WireError("the array is malformed")
    return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()
