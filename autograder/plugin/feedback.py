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
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import api, utils
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor
from traitlets import List

from autograder import cards, pages, runstore
from autograder.plugin.feedbacksummary import summary
from autograder.plugin.outputs import HARMLESS, rebuilt_all
from autograder.settings import Course
from autograder.sourcecheck import without_hidden, without_markers

# where a cell of the notebook begins: no markup of a student's can hold these classes (plugin/safe.py)
CELL = re.compile(r'(?=<div (?:id="[^"<>]*" )?class="cell border-box-sizing |<section class="cell test")')
# what may not fit on a telephone: a table, a formula on a line of its own, a long one within a line
WIDE = re.compile(r'<table|<math[^>]*display="block"|<math(?:(?!</math>).){200}', re.DOTALL)
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
        resources = self._init_resources(resources)
        widgets: Any = WidgetsDataTypeFilter
        self.register_filter("filter_data_type", widgets(self._nb_metadata, parent=self, resources=resources))
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        head, *cells = CELL.split(html)
        end = _end(cells[-1]) if cells else 0
        tail, cells[-1:] = (cells[-1][end:], [cells[-1][:end]]) if cells else ("", [])
        place = f'<hr id="cells-{secrets.token_hex(16)}"/>'  # an element, since white space beside one is put in order
        before, _, after = _in_order(head + place + tail).partition(place)
        return before + "".join(map(_in_order_once, cells)) + after, resources


def may_be_wide(html: str) -> bool:
    """Whether a piece of a page may not fit on a telephone: it can then be scrolled, by keys too."""
    return bool(WIDE.search(html))


def _end(html: str) -> int:
    """Where the last cell ends, and the page goes on with </div></main>. No regular expression: white space may be endless."""
    cell = html[: html.rindex("</main>")].rstrip().removesuffix("</div>")
    return len(cell.rstrip())


def _in_order(html: str) -> str:
    """What nbconvert's HTML exporter makes of its page: well-formed, each picture with a description."""
    soup = BeautifulSoup(html, features="html.parser")
    for picture in soup.select("img:not([alt])"):
        picture.attrs["alt"] = "No description has been provided for this image"
    return str(soup)


_remembered = lru_cache(maxsize=512)(_in_order)


def _in_order_once(html: str) -> str:
    return _remembered(html) if len(html) < REMEMBERED else _in_order(html)


class NotedGrades(GetGrades):
    """nbgrader's grades for the page; what the gradebook says is noted first, so that a change of it is seen later."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Note, then read."""
        with api.Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            pages.note(Course(Path.cwd()), gradebook, resources["nbgrader"])
        noted: tuple[NotebookNode, Any] = super().preprocess(nb, resources)
        return noted


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
        resources["kit"] = summary(course, nb, run, names)
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
        return {_key(cell): outputs for cell, outputs in rebuilt_all(nb)}
    except Exception:  # noqa: BLE001 - a stranger's file; without its outputs the page is still complete
        return {}
