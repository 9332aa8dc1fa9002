"""Lectures and releases as HTML by nbconvert, with the figures and cards of a run: axe-core finds nothing that is ours."""

import importlib.resources

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from tests.support.minicourse import ROOT

AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js")
LECTURES = sorted((ROOT / "course").glob("*.ipynb"))
RELEASES = sorted((ROOT / "release").glob("*/*.ipynb"))
QUICK = {"course/start.ipynb"}
# What nbconvert's own template does, by rule and the closest ancestor; nothing of a notebook can change it.
TEMPLATES_OWN = [
    ("color-contrast", ".jp-InputPrompt, .jp-OutputPrompt"),  # In [1]: in a gray and a red of JupyterLab's, 3.9 and 4.3 to 1
    ("color-contrast", ".highlight"),  # the colors of Pygments' theme "jupyter": numbers and `in` at 3.3 and 4.3 to 1
    ("color-contrast", "[data-mime-type='application/vnd.jupyter.stderr']"),  # the terminal's colors of a traceback
    ("link-in-text-block", ".jp-RenderedMarkdown"),  # links in Markdown are blue and have no line under them
]
OURS = """async tolerated => {
  const found = await axe.run();
  const place = node => document.querySelector(node.target[0]);
  const own = (rule, node) => tolerated.some(([name, where]) => name === rule && place(node).closest(where));
  const ours = v => v.nodes.filter(node => !own(v.id, node)).map(node => [v.impact, v.id, node.html.slice(0, 300)]);
  return [found.passes.length, found.violations.flatMap(ours)];
}"""


def _name(path):
    return path.relative_to(ROOT).as_posix()


def _run(path):
    """The notebook after Run All; cells that fail, as an unfinished exercise's do, do not stop it. Widgets are pictures."""
    nb = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    options = {"timeout": 300, "allow_errors": True, "store_widget_state": False, "kernel_name": "python3"}
    return NotebookClient(nb, resources=where, **options).execute()


def _exported(nb):
    return HTMLExporter().from_notebook_node(nb)[0]


def _marked(path):
    return pytest.param(path, id=_name(path), marks=() if _name(path) in QUICK else pytest.mark.long)


@pytest.fixture(scope="module", params=[_marked(path) for path in [*LECTURES, *RELEASES]])
def notebook(request):
    """A lecture or release with the outputs of a run."""
    return _run(request.param)


def test_every_picture_has_its_words(notebook):
    """Each figure is shown with a sentence that says what is to be seen.

    Of a bare PNG, nbconvert drops it and writes "No description has been provided for this image", which satisfies axe and
    helps nobody.
    """
    outputs = [o for c in notebook.cells for o in c.get("outputs", []) if "image/png" in o.get("data", {})]
    words = [o.metadata["image/png"]["alt"] for o in outputs]
    pictures = BeautifulSoup(_exported(notebook), "html.parser").select("img")
    assert [img["alt"] for img in pictures] == words
    assert [alt for alt in words if len(alt.split()) < 5] == []
    assert [o.data["text/plain"] for o in outputs] == words  # where neither widget nor picture can be shown


def test_axe_finds_nothing_of_ours(browser, notebook, tmp_path):
    """All rules of axe-core, of any impact: headings skip no level, cards are readable, tables have heads, links have names."""
    page_file = tmp_path / "exported.html"
    page_file.write_text(_exported(notebook), encoding="utf-8")
    context = browser.new_context()
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    looked, ours = page.evaluate(OURS, TEMPLATES_OWN)
    context.close()
    assert looked > 10
    assert ours == []
