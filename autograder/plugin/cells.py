"""Cells made anew from a stranger's: nothing is kept but what is named here."""

from typing import Any

from nbformat import NotebookNode, v4

from autograder.plugin.outputs import PICTURES


def text_of(cell: NotebookNode) -> str:
    """The text of a cell that may be malformed."""
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def new_cell(cell_type: str, source: str, cell_id: str | None) -> NotebookNode:
    """A cell of a type; anything but code and Markdown is raw. Without an id it gets one of its own."""
    makers: dict[str, Any] = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell}
    cell = makers.get(str(cell_type), v4.new_raw_cell)(source)
    if cell_id is not None:
        cell["id"] = cell_id
    return cell


def with_pictures(fresh: NotebookNode, cell: NotebookNode) -> NotebookNode:
    """Keep the pictures that a student pasted into a text cell."""
    given = cell.get("attachments")
    if fresh.cell_type != "markdown" or not isinstance(given, dict):
        return fresh
    pictures = {
        str(name): {mime: data for mime, data in bundle.items() if mime in PICTURES and isinstance(data, str)}
        for name, bundle in given.items()
        if isinstance(bundle, dict)
    }
    fresh["attachments"] = NotebookNode({name: bundle for name, bundle in pictures.items() if bundle})
    return fresh
