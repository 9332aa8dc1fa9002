"""Feedback pages: verdicts first, then the notebook as it was handed in, with everything of a student's made inert."""

import re
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from bs4 import BeautifulSoup
from jinja2.bccache import Bucket, BytecodeCache
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from autograder import cards, runstore
from autograder.plugin.outputs import HARMLESS, rebuilt
from autograder.settings import Course
from autograder.sourcecheck import without_hidden, without_markers

# where a cell of the notebook begins: no markup of a student's can hold these classes (plugin/safe.py)
CELL = re.compile(r'(?=<div class="cell border-box-sizing |<section class="cell test")')
END = re.compile(r"\s*</div>\s*</main>")
REMEMBERED = 50_000  # characters; longer cells hold pictures, which are each student's own


class _Compiled(BytecodeCache):
    """Templates compiled once in a process, not once a page."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give jinja the code of a template, if there is any; its checksum tells whether it still holds."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_Exporter: Any = HTMLExporter  # nbconvert's types are partly missing, partly at odds


class FeedbackExporter(_Exporter):
    """nbconvert's HTML exporter with a configuration section of its own: nbgrader forces a template on the stock one.

    The pages are nbconvert's, to the byte (`make bench` compares them). What most pages of a class share, its cells of
    text and code, is made once.
    """

    _compiled = _Compiled()

    def _create_environment(self) -> Any:
        environment: Any = super()._create_environment()
        environment.bytecode_cache = self._compiled
        return environment

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Render the page and have it put in order, cell by cell, by the parser that nbconvert gives the whole page to."""
        self.register_filter("highlight_code", _highlighted)
        resources = self._init_resources(resources)
        widgets: Any = WidgetsDataTypeFilter
        self.register_filter("filter_data_type", widgets(self._nb_metadata, parent=self, resources=resources))
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        head, *cells = CELL.split(html)
        end = list(END.finditer(cells[-1]))[-1].start() if cells else 0
        tail, cells[-1:] = (cells[-1][end:], [cells[-1][:end]]) if cells else ("", [])
        place = f"cells-{secrets.token_hex(16)}"
        before, _, after = _in_order(head + place + tail).partition(place)
        return before + "".join(map(_in_order_once, cells)) + after, resources


@lru_cache(maxsize=512)
def _highlight(source: str) -> str:
    highlighter: Any = Highlight2HTML
    return str(highlighter(pygments_lexer="python")(source))


def _highlighted(source: str, *_: object, **__: object) -> str:
    return _highlight(source)


def _in_order(html: str) -> str:
    """What nbconvert's HTML exporter makes of its page: well-formed, each picture with a description."""
    soup = BeautifulSoup(html, features="html.parser")
    for picture in soup.select("img:not([alt])"):
        picture.attrs["alt"] = "No description has been provided for this image"
    return str(soup)


_remembered = lru_cache(maxsize=512)(_in_order)


def _in_order_once(html: str) -> str:
    return _remembered(html) if len(html) < REMEMBERED else _in_order(html)


class FeedbackClean(NbGraderPreprocessor):
    """Show the outputs that were handed in and our verdicts; hide hidden tests and whatever the run printed.

    A student's function can keep hidden inputs and print them in a later cell, so no output of the run is shown.
    """

    # redeclared because nbconvert's exporter sets it on every preprocessor
    display_data_priority = List(list(HARMLESS)).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Replace outputs, cut hidden lines, and give the template the table of verdicts."""
        names = resources["nbgrader"]
        course = Course(Path.cwd())
        run = runstore.read(course, names["assignment"], names["student"])
        submitted = course.submitted(names["student"], names["assignment"]) / f"{names['notebook']}.ipynb"
        handed_in = _outputs(submitted)
        verdicts = {cell["id"]: cell for cell in run.cells} if run else {}
        nb.cells = [cell for cell in nb.cells if cell.cell_type != "raw"]
        for cell in nb.cells:
            _clean(cell, handed_in, verdicts)
        nb.metadata = NotebookNode(language_info={"name": "python"})
        resources["kit"] = _summary(nb, run, verdicts)
        return nb, resources


def _clean(cell: NotebookNode, handed_in: dict[str, list[NotebookNode]], verdicts: dict[str, Any]) -> None:
    mark = cell.metadata.get("nbgrader", {})
    cell.metadata = NotebookNode(nbgrader=mark) if mark else NotebookNode()
    cell.pop("attachments", None)
    if utils.is_task(cell):
        # the marking scheme stays: whoever was marked by it may read it
        cell.source = without_markers(cell.source)
    if cell.cell_type != "code":
        return
    if utils.is_grade(cell) and utils.is_locked(cell):
        cell.source = without_hidden(cell.source)
        verdict = verdicts.get(mark["grade_id"])
        cell.outputs = [_verdict(verdict)] if verdict else []
    else:
        cell.outputs = handed_in.get(_key(cell), [])


def _verdict(verdict: dict[str, Any]) -> NotebookNode:
    return new_output("display_data", data=cards.bundle(verdict))


def _key(cell: Any) -> str:
    mark = cell.get("metadata", {}).get("nbgrader", {})
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else f"source: {cell.get('source')}"


def _outputs(path: Path) -> dict[str, list[NotebookNode]]:
    """The outputs of a submitted notebook that a page may show, by cell; {} if it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return {}
    try:
        nb = nbformat.read(path, as_version=4)
        return {_key(c): rebuilt(c.outputs) for c in nb.cells if c.cell_type == "code"}
    except Exception:  # noqa: BLE001 - a stranger's file; without its outputs the page is still complete
        return {}


def _summary(nb: NotebookNode, run: runstore.StoredRun | None, verdicts: dict[str, Any]) -> dict[str, Any]:
    """What the head of the page shows: one row per graded cell with its hints, the run's status and notes."""
    rows = [_row(cell, verdicts.get(cell.metadata.nbgrader.grade_id)) for cell in nb.cells if utils.is_grade(cell)]
    status = "" if run is None or run.status == "finished" else f"The run ended early: {run.status}. {run.detail}."
    return {"rows": rows, "status": status, "notes": run.notes if run else []}


def _row(cell: NotebookNode, verdict: dict[str, Any] | None) -> dict[str, Any]:
    mark = cell.metadata.nbgrader
    score = mark.get("score", 0)
    hints = [cards.code_html(hint) for hint in cards.hints(verdict)] if verdict else []
    # a written answer waits for a person: neither right nor wrong by itself
    sign = "" if verdict is None else "✓" if score >= mark.points else "✗"
    return {"id": mark.grade_id, "score": score, "points": mark.points, "title": _title(cell), "sign": sign, "hints": hints}


def _title(cell: NotebookNode) -> str:
    first = cell.source.strip().splitlines()[0] if cell.source.strip() else ""
    return first.strip("\"'# ")[:120] if utils.is_locked(cell) else "your written answer"
