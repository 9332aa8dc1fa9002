"""Each notebook of course/ runs from top to bottom; a lecture has its figures, its widgets, and pictures where none can run."""

import re
import resource
from functools import cache
from pathlib import Path

import nbformat
import pytest
import yaml
from nbclient import NotebookClient
from nbconvert import HTMLExporter

FOLDER = Path(__file__).parents[2] / "course"
ALL = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
LECTURES = [name for name in ALL if name[:2].isdigit()]
WIDGET, PNG = "application/vnd.jupyter.widget-view+json", "image/png"
CPU_SECONDS = 20
ROUNDINGS = {"001: log(0.7740)", "001: -1/0.7740"}  # of a quantity that is used: the deck goes on with a rounded prediction


@cache
def _run(name):
    """The executed notebook, and the CPU seconds of its kernel."""
    nb = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    resources = {"metadata": {"path": str(FOLDER)}}
    # a page without widgets keeps no state of them either
    NotebookClient(nb, kernel_name="python3", timeout=60, resources=resources, store_widget_state=False).execute()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return nb, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _outputs(name):
    return [(cell.id, output) for cell in _run(name)[0].cells for output in cell.get("outputs", [])]


def _shown(name, kind):
    return [(cell, output) for cell, output in _outputs(name) if kind in output.get("data", {})]


def _headings(name):
    cells = [cell.source for cell in _run(name)[0].cells if cell.cell_type == "markdown"]
    return [line for text in cells for line in text.splitlines() if line.startswith("#")]


def test_there_is_a_lecture():
    """The tests below say something only about notebooks that are there."""
    assert LECTURES


@pytest.mark.parametrize("name", ALL)
def test_notebook_runs_from_top_to_bottom(name):
    """No cell stops, none warns, and it takes at most 20 s of CPU time."""
    _, seconds = _run(name)
    warned = [(cell, o.text) for cell, o in _outputs(name) if o.output_type == "stream" and o.name == "stderr"]
    assert warned == []
    assert seconds < CPU_SECONDS


@pytest.mark.parametrize("name", LECTURES)
def test_lecture_has_what_a_lecture_needs(name):
    """Three figures, two of them to play with or more; three questions to predict, and the common mistakes."""
    widgets, pictures = _shown(name, WIDGET), _shown(name, PNG)
    assert len(widgets) >= 2
    assert len(pictures) - len(widgets) >= 3
    assert len([line for line in _headings(name) if "predict" in line.lower()]) >= 3
    assert len([line for line in _headings(name) if "common mistakes" in line.lower()]) == 1


@pytest.mark.parametrize("name", LECTURES)
def test_every_picture_has_words(name):
    """Widgets have a picture to fall back on, and each picture a sentence in place of the picture."""
    assert [cell for cell, output in _shown(name, WIDGET) if PNG not in output.data] == []
    words = {cell: output.metadata.get(PNG, {}).get("alt", "") for cell, output in _shown(name, PNG)}
    assert [cell for cell, text in words.items() if not text.endswith(".") or len(text.split()) < 5] == []


@pytest.mark.parametrize("name", LECTURES)
def test_page_without_widgets_shows_pictures(name):
    """Exported to HTML, every figure and every widget is an image."""
    page, _ = HTMLExporter().from_notebook_node(_run(name)[0])
    assert len(re.findall(r'<img[^>]*src="data:image/png;base64,', page)) == len(_shown(name, PNG))
    assert WIDGET not in page


@pytest.mark.parametrize("name", LECTURES)
def test_code_fits_the_projector(name):
    """A cell has at most 15 lines of at most 100 characters."""
    cells = {cell.id: cell.source.splitlines() for cell in _run(name)[0].cells if cell.cell_type == "code"}
    assert {cell: len(lines) for cell, lines in cells.items() if len(lines) > 15} == {}
    assert {cell for cell, lines in cells.items() if max(map(len, lines), default=0) > 100} == set()


def _texts():
    """What a reader sees of the course: the text of lectures and assignments, and what their cells print."""
    paths = [*FOLDER.parent.glob("solutions/*/*.ipynb")]
    notebooks = [*(_run(name)[0] for name in LECTURES), *(nbformat.read(path, as_version=4) for path in paths)]
    for cell in (cell for nb in notebooks for cell in nb.cells):
        yield cell.source
        for output in cell.get("outputs", []):
            yield output.get("text", "") + str(output.get("data", {}).get("text/plain", ""))


def test_every_quantity_of_the_decks_is_used():
    """Each worked result stands in a check's `deck=`, or is printed by a lecture or an assignment to three digits or all."""
    text = "\n".join(_texts()).replace("−", "-")
    named = set(re.findall(r'deck="([^"]+)"', text))
    printed = {(number.lstrip("-"), len(number.partition(".")[2])) for number in re.findall(r"-?\d+(?:\.\d+)?", text)}

    def shown(value):
        exact = f"{abs(value):.8f}".rstrip("0").rstrip(".")
        enough = min(3, _digits(exact))
        # NumPy prints 0.00970 as 0.0097: a zero more than is printed counts as a digit
        places = ((number, n + more, _digits(number) + more) for number, n in printed for more in (0, 1))
        return any(float(number) == round(abs(value), n) and digits >= enough for number, n, digits in places)

    results = yaml.safe_load((FOLDER / "decks.yml").read_text(encoding="utf-8"))
    assert {name for name, result in results.items() if name not in named and not shown(result["value"])} == ROUNDINGS


def _digits(number):
    """Significant digits of a number as it is printed."""
    return len(number.replace(".", "").lstrip("0")) or 1
