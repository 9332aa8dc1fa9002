"""Notebooks copied and written by plain recursion: what copy.deepcopy and json.dumps give, in a third of the time.

nbconvert copies a notebook five times on its way through the steps and writes it twice. Values that a notebook does not hold
go the general way. Tests compare both with the originals.
"""

import copy
import json
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any

from nbformat import NotebookNode

ATOMS = frozenset({str, int, float, bool, bytes, type(None), complex})

FORM = {"indent": 1, "sort_keys": True, "ensure_ascii": False}


class _NotPlainError(Exception):
    """A value that JSON needs its encoder for."""


def copied(node: Any, memo: dict[int, Any]) -> Any:
    """A deep copy of a NotebookNode, as its own `__deepcopy__` makes it."""
    new = type(node)()
    memo[id(node)] = new
    for key, value in node.items():
        kind = type(value)
        if kind in ATOMS:
            dict.__setitem__(new, key, value)
        elif kind is NotebookNode:
            dict.__setitem__(new, key, memo[id(value)] if id(value) in memo else copied(value, memo))
        elif kind is list:
            dict.__setitem__(new, key, [_item(item, memo) for item in value])
        else:
            new[key] = copy.deepcopy(value, memo)
    if node.__dict__ != new.__dict__:  # last: it may forbid new keys
        new.__dict__.update(copy.deepcopy(node.__dict__, memo))
    return new


def _item(value: Any, memo: dict[int, Any]) -> Any:
    kind = type(value)
    if kind in ATOMS:
        return value
    if kind is NotebookNode and id(value) not in memo:
        return copied(value, memo)
    return copy.deepcopy(value, memo)  # which looks into memo first


def dumps(value: Any, **settings: Any) -> str:
    """json.dumps; for the settings with which notebooks and references are written by our own recursion."""
    form = {key: setting for key, setting in settings.items() if key != "cls"}
    if form in (FORM, {**FORM, "separators": (",", ": ")}):
        try:
            return _written(value, "\n")
        except _NotPlainError:
            pass
    return json.dumps(value, **settings)


def _written(value: Any, margin: str) -> str:
    """Text of a value; `margin` is a line break and the indentation of where it stands."""
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is NotebookNode or kind is dict:
        return _all(value, margin, "{}", _entries) if value else "{}"
    if kind is list:
        return _all(value, margin, "[]", _items) if value else "[]"
    if value is None or kind in (bool, int, float):
        return json.dumps(value)
    raise _NotPlainError


def _all(value: Any, margin: str, brackets: str, parts: Callable[[Any, str], list[str]]) -> str:
    inner = margin + " "
    return brackets[0] + inner + ("," + inner).join(parts(value, inner)) + margin + brackets[1]


def _items(value: list[Any], inner: str) -> list[str]:
    return [encode_basestring(item) if type(item) is str else _written(item, inner) for item in value]


def _entries(value: dict[Any, Any], inner: str) -> list[str]:
    if any(type(key) is not str for key in value):
        raise _NotPlainError
    return [encode_basestring(key) + ": " + _written(value[key], inner) for key in sorted(value)]


class Json:
    """Stands for the module `json` in nbformat's writer."""

    dumps = staticmethod(dumps)

    def __getattr__(self, name: str) -> Any:
        return getattr(json, name)
