"""A notebook's outputs rebuilt from the few parts that are harmless: known kinds, text, tables, pictures that are pictures.

nbconvert's template writes a picture's width into the page unquoted, so metadata is not copied but made anew.
"""

import re
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

PICTURES = ("image/png", "image/jpeg")
HARMLESS = ("text/plain", "text/html", "text/markdown", *PICTURES)
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
LARGEST = 10_000  # pixels
MOST = 1_000  # outputs of a notebook: a page writes ten elements around each


class HarmlessOutputs(NbGraderPreprocessor):
    """End of autograding: formgrader shows these outputs in JupyterLab's own origin, where a script is the instructor."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Rebuild every output; scores have been taken by now."""
        for cell, outputs in rebuilt_all(nb):
            cell.outputs = outputs
        return nb, resources


def rebuilt_all(nb: NotebookNode) -> Iterator[tuple[NotebookNode, list[NotebookNode]]]:
    """Each code cell of a notebook with the outputs that a page may show, and in place of those too many, how many they are."""
    left = MOST
    for cell in nb.cells:
        if cell.cell_type == "code":
            shown = rebuilt(cell.outputs[:left])
            more = len(cell.outputs) - left
            left = max(0, left - len(cell.outputs))
            told = [new_output("stream", name="stderr", text=f"{more} more outputs are left out\n")] if more > 0 else []
            yield cell, shown + told


def rebuilt(outputs: Any) -> list[NotebookNode]:
    """Return the outputs that a page may show."""
    return [harmless for output in outputs if (harmless := _harmless(output)) is not None]


def _harmless(output: Any) -> NotebookNode | None:
    """A rebuilt output of a known kind, or None."""
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return new_output("stream", name=name, text=str(output.get("text", "")))
    if kind == "error":
        lines = [str(line) for line in output.get("traceback", [])][-20:]
        return new_output("error", ename=str(output.get("ename")), evalue=str(output.get("evalue")), traceback=lines)
    if kind not in ("display_data", "execute_result"):
        return None
    data = {mime: value for mime in HARMLESS if _fits(mime, value := output.get("data", {}).get(mime))}
    if not data:
        return None
    return new_output("display_data", data=data, metadata={mime: _size(output, mime) for mime in PICTURES if mime in data})


def _fits(mime: str, value: Any) -> bool:
    return isinstance(value, str) and (mime not in PICTURES or BASE64.fullmatch(value) is not None)


def _size(output: Any, mime: str) -> dict[str, int]:
    """Width and height of a picture, as far as they are sensible numbers."""
    metadata = output.get("metadata", {}).get(mime, {})
    given = {key: metadata.get(key) for key in ("width", "height")} if isinstance(metadata, dict) else {}
    return {key: int(value) for key, value in given.items() if isinstance(value, int | float) and 0 < value < LARGEST}
