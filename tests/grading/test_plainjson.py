"""Notebooks copied and written by plain recursion are those that copy.deepcopy and json.dumps make."""

import copy
import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode, from_dict
from nbformat.v4.nbjson import BytesEncoder

from autograder import plainjson

SETTINGS: dict[str, Any] = {
    "cls": BytesEncoder,
    "indent": 1,
    "sort_keys": True,
    "separators": (",", ": "),
    "ensure_ascii": False,
}
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)
NODES = st.dictionaries(st.text(), TREES).map(from_dict)


def kinds(value: Any) -> Any:
    """The types of a value and of all that it holds."""
    if isinstance(value, dict):
        return type(value), {key: kinds(item) for key, item in value.items()}
    return (type(value), [kinds(item) for item in value]) if isinstance(value, list) else type(value)


@given(NODES)
def test_text_is_that_of_json(node: NotebookNode) -> None:
    """Every value that JSON knows, byte by byte; NaN and infinities too."""
    assert plainjson.dumps(node, **SETTINGS) == json.dumps(node, **SETTINGS)


@pytest.mark.parametrize(
    "value",
    [
        {"a": b"YQ=="},
        {1: 2, 3: 4},
        {"a": (1, "b")},
        [],
        {},
        {"a": [[], {}]},
        "\ud800",
        {"text": "\u2028\x7f\n☕"},
        {"a": True, "b": 10**40},
    ],
    ids=repr,
)
@pytest.mark.parametrize("settings", [SETTINGS, {"indent": 2}, {"cls": BytesEncoder}], ids=["notebook", "other", "none"])
def test_what_is_rare_goes_through_json(value: Any, settings: dict[str, Any]) -> None:
    """Bytes, keys that are numbers, tuples, other settings: as json.dumps writes them, or refuses them."""

    def outcome(dumps: Any) -> Any:
        try:
            return dumps(value, **settings)
        except TypeError as error:
            return str(error)

    assert outcome(plainjson.dumps) == outcome(json.dumps)


@given(NODES)
def test_a_copy_is_equal_and_shares_nothing(node: NotebookNode) -> None:
    """Same values of the same types, and no list or node of the original in it."""
    twin = plainjson.copied(node, {})
    assert repr(twin) == repr(copy.deepcopy(node))
    assert kinds(twin) == kinds(copy.deepcopy(node))
    assert not holders(twin) & holders(node)


def holders(value: Any) -> set[int]:
    """Identities of all lists and nodes in a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {id(value)} | {name for item in inner if isinstance(item, dict | list) for name in holders(item)}


def test_what_was_shared_stays_shared() -> None:
    """A node that stands in two places is one node in the copy; plain dicts, tuples and closed nodes are kept."""
    shared = NotebookNode(a=[1])
    closed = NotebookNode(x=1)
    closed.__dict__["_allownew"] = False
    node = NotebookNode(one=shared, many=[shared, {"plain": [1]}, (1, [2])], closed=closed)
    twin, expected = plainjson.copied(node, {}), copy.deepcopy(node)
    assert twin == expected
    assert kinds(twin) == kinds(expected)
    assert twin.one is twin.many[0]
    assert twin.closed.__dict__ == {"_allownew": False}


def test_a_notebook_is_written_as_nbformat_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a notebook's parts, with the shortcut where `economy` puts it."""
    output = nbformat.v4.new_output("display_data", data={"text/plain": "a\nb", "application/json": {"x": [1.5, None]}})
    code = nbformat.v4.new_code_cell("x = 1\nx", outputs=[output], execution_count=3)
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# é\n"), code])
    stock = nbformat.writes(nb)
    monkeypatch.setattr("nbformat.v4.nbjson.json", plainjson.Json())
    monkeypatch.setattr(NotebookNode, "__deepcopy__", plainjson.copied)
    assert nbformat.writes(nb) == stock
