"""One notebook cannot keep the pages of a class waiting: what reaches the parsers is bounded, the rest is shown as typed."""

from copy import deepcopy
from pathlib import Path

import nbconvert.exporters.html
import nbconvert.filters.strings
import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader import utils
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.grading import grade_class
from autograder.plugin import config, feedback, filters, outputs, safe
from autograder.settings import Course
from tests.support import minicourse

ID = minicourse.ID
ROOT = Path(__file__).parents[2]
ABOUT = {
    "nbgrader": {"student": "ada", "notebook": "mini", "score": 1.0, "max_score": 2.0, "late_penalty": 0.0},
    "kit": {"title": "Mini", "late": [], "status": "", "notes": [], "rows": []},
}
PARSERS = ("Markdown", "pygments", "nh3", "elements", "BeautifulSoup")


@pytest.fixture
def reached(monkeypatch):
    """What reaches Markdown's parser, pygments (characters), nh3 (tags, elements that come out), BeautifulSoup (signs)."""
    seen = {parser: [] for parser in PARSERS}
    for cached in (filters._parsed, filters._mathml, filters._highlight, feedback._remembered):
        cached.cache_clear()

    def noted(owner, name, note):
        stock = getattr(owner, name)

        def wrapped(*given, **named):
            made = stock(*given, **named)
            note(given, made)
            return made

        monkeypatch.setattr(owner, name, wrapped)

    def cleaned(given, made):
        seen["nh3"].append(given[0].count("<"))
        seen["elements"].append(made.count("<"))

    def parsed(given, _):
        seen["BeautifulSoup"].append(given[0].count("<") + given[0].count("&"))

    noted(safe.MarkdownWithMath, "render", lambda given, _: seen["Markdown"].append(len(given[1])))
    noted(filters.Highlight2HTML, "__call__", lambda given, _: seen["pygments"].append(len(given[1])))
    noted(safe.nh3, "clean", cleaned)
    noted(feedback, "BeautifulSoup", parsed)
    noted(nbconvert.exporters.html, "BeautifulSoup", parsed)
    return seen


def feedback_page(notebook):
    """The feedback page of a notebook."""
    settings = Config()
    config.apply(settings)
    return feedback.FeedbackExporter(config=settings).from_notebook_node(notebook, deepcopy(ABOUT))[0]


def formgraders_page(notebook):
    """The page on which an instructor marks a notebook, by nbgrader's template and the exporter that its server makes."""
    settings = Config()
    config.apply(settings)
    templates = [str(config.TEMPLATES), handlers.template_path]
    settings.HTMLExporter.update({"template_name": "formgrade", "extra_template_basedirs": templates})
    return HTMLExporter(config=settings).from_notebook_node(notebook, {"index": 0, "total": 1})[0]


PAGES = pytest.mark.parametrize("page", [feedback_page, formgraders_page])


def html(text):
    """A cell with an HTML output."""
    return new_code_cell("1", outputs=[new_output("display_data", data={"text/html": text})])


def printed(text):
    """A cell with a printed output."""
    return new_code_cell("1", outputs=[new_output("stream", name="stdout", text=text)])


HOSTILE = {
    "spaces": lambda n: new_markdown_cell("a" + " " * n + "b"),
    "environments": lambda n: new_markdown_cell(r"\begin{a}" * (n // 9)),
    "brackets": lambda n: new_markdown_cell("[" * n),
    "formulas": lambda n: new_markdown_cell("$x$ " * (n // 4)),
    "tokens": lambda n: new_code_cell("x=[1,2]\n" * (n // 8)),
    "nested": lambda n: html("<div>" * (n // 5)),
    "reopened": lambda n: html(f"<p>{''.join(f'<b title={i}>' for i in range(n // 20))}</p>{'<p>x</p>' * (n // 20)}"),
    "reopened-in-Markdown": lambda n: new_markdown_cell(
        f"<p>{''.join(f'<b title={i}>' for i in range(n // 20))}</p>{'<p>x</p>' * (n // 20)}"
    ),
    "entities": lambda n: printed("<" * n),
    "colors": lambda n: printed("\x1b[31ma\x1b[32m" * (n // 11)),
    "html-entities": lambda n: html(">" * n),
}


@pytest.mark.long
@PAGES
@pytest.mark.parametrize("size", [8_000, 100_000], ids=["that is formatted", "that is not"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_reaches_the_parsers_is_bounded(reached, page, kind, size):
    """Of fifty such cells, each just short enough or far too long; the page shows them, and says what it left out."""
    if "reopened" in kind and size > 8_000:
        size = 20_000  # without a bound, a hundred thousand characters take more memory than there is
    cells = [HOSTILE[kind](size - 20 * number) for number in range(50)]  # no two alike: one is remembered
    text = page(new_notebook(cells=cells, metadata={"language_info": {"name": "python"}}))
    for parser in ("Markdown", "pygments"):
        assert max(reached[parser], default=0) <= 8_000
        assert sum(reached[parser]) <= 100_000
    assert sum(length**2 for length in reached["Markdown"]) <= 150_000_000
    assert sum(reached["nh3"]) <= 20_000 + 2 * 100_000 + 10_000  # of outputs, of highlighted code and formulas, of the template
    assert max(reached["elements"], default=0) <= 1_000_000
    assert sum(reached["BeautifulSoup"]) <= 600_000
    assert "characters are left out" in text or "too long to be formatted" in text


@PAGES
def test_what_is_too_long_is_shown_as_it_was_typed(page):
    """Escaped, up to a length; how much is missing is said, and short cells after it are formatted as ever."""
    long, longer = "*long* <script>" + "x" * 8_000, "y" * 100_007
    cells = [new_markdown_cell(long), new_code_cell("# <b>" + longer), printed(longer), new_markdown_cell("*short*")]
    text = page(new_notebook(cells=cells, metadata={"language_info": {"name": "python"}}))
    assert "*long* &lt;script&gt;" + "x" * 8_000 + "\n<em>(as it was typed: too long to be formatted)</em>" in text
    assert "<em>(12 more characters are left out)</em>" in text
    assert "<script>x" not in text
    assert "<em>short</em>" in text
    # 200,000 characters have room; of the printed ones these are left
    left = 200_000 - len(long) - 100_000
    assert f"<em>({len(longer) - left} more characters are left out)</em>" in text


def test_there_are_only_so_many_outputs():
    """A thousand of a notebook, in their order; then each cell says how many more it has."""
    parts = (3, 998, 500, 0, 1)
    cells = [new_code_cell("1", outputs=[new_output("stream", text=f"{n}.{i}") for i in range(m)]) for n, m in enumerate(parts)]
    shown = [[output.text for output in made] for _, made in outputs.rebuilt_all(new_notebook(cells=cells))]
    assert shown == [
        ["0.0", "0.1", "0.2"],
        [*(f"1.{i}" for i in range(997)), "1 more outputs are left out\n"],
        ["500 more outputs are left out\n"],
        [],
        ["1 more outputs are left out\n"],
    ]


def test_no_expression_looks_for_links_in_a_text(monkeypatch):
    """Those of nbconvert, by which formgrader's template changes the addresses of old notebooks, are long about brackets."""
    patterns = nbconvert.filters.strings
    asked = []
    for name in ("files_url_pattern", "markdown_url_pattern"):
        monkeypatch.setattr(patterns, name, type("Pattern", (), {"sub": lambda _, new, text: asked.append(new) or text})())
    assert patterns.strip_files_prefix("[a](files/b)") == "[a](files/b)"
    assert len(asked) == 2
    assert "[[[[" in formgraders_page(new_notebook(cells=[new_markdown_cell("[" * 10_000)]))
    assert len(asked) == 2


def test_a_picture_is_not_multiplied():
    """Attached once, referred to three hundred times: formgrader's page holds it as often as there is room."""
    cell = new_markdown_cell("![a](attachment:a.png)\n" * 300, attachments={"a.png": {"image/png": "A" * 1_000_000}})
    text = formgraders_page(new_notebook(cells=[cell]))
    assert text.count("data:image/png;base64,A") == 19  # of twenty million characters, their addresses included
    assert text.count("<img") == 300


def test_white_space_at_the_end_of_the_page():
    """The last cell's end is found behind any white space, and the page is nbconvert's."""
    settings = Config()
    config.apply(settings)
    stock = type("FeedbackExporter", (HTMLExporter,), {})(config=settings)
    for cells in ([printed(" \n" * 2_000)], [new_markdown_cell("a")], []):
        notebook = new_notebook(cells=cells, metadata={"language_info": {"name": "python"}})
        assert feedback_page(notebook) == stock.from_notebook_node(notebook, deepcopy(ABOUT))[0]


@pytest.mark.long
@PAGES
@pytest.mark.parametrize("topic", sorted(path.name for path in (ROOT / "solutions").iterdir()))
def test_an_ordinary_page_is_as_without_bounds(page, topic, monkeypatch):
    """The ten model solutions: nothing is cut, and there is twice the room that they take."""
    notebook = nbformat.read(ROOT / "solutions" / topic / f"{topic}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            verdict = utils.is_grade(cell) and utils.is_locked(cell)
            cell.outputs = [] if verdict else outputs.rebuilt(cell.outputs)
    text = page(deepcopy(notebook))
    monkeypatch.setattr(filters, "ROOM", {what: amount // 2 for what, amount in filters.ROOM.items()})
    monkeypatch.setattr(filters, "LONGEST", filters.LONGEST // 2)
    assert page(deepcopy(notebook)) == text
    monkeypatch.setattr(filters, "ROOM", dict.fromkeys(filters.ROOM, 10**12))
    monkeypatch.setattr(filters, "LONGEST", 10**12)
    assert page(deepcopy(notebook)) == text


def test_a_hostile_notebook_is_graded_and_has_its_page(mini, reached):
    """Half a megabyte of code and the Markdown that takes longest, between right answers: all points, a page, bounded work."""
    notebook = minicourse.solve(minicourse.release(mini), minicourse.RIGHT)
    notebook.cells += [minicourse.new_code_cell("# x\n" * 120_000), new_markdown_cell("a" + " " * 90_000 + "b")]
    minicourse.submit(mini, "ada", notebook)
    course = Course(mini)
    graded = list(grade_class(course, ID, ["ada"], jobs=1))
    assert [(one.status, one.score) for one in graded] == [("finished", 10)]
    page = course.feedback("ada", ID).read_text(encoding="utf-8")
    assert "10 of 10 points" in page
    assert "<em>(380000 more characters are left out)</em>" in page
    assert "<em>(as it was typed: too long to be formatted)</em>" in page
    assert 0 < max(reached["Markdown"]) < 1_000
    assert 0 < max(reached["pygments"]) < 1_000
    assert sum(reached["BeautifulSoup"]) < 5_000


@PAGES
def test_a_notebook_does_not_choose_any_lexer(page):
    """Languages of courses are colored; another that the notebook names is not looked for."""
    cell = new_code_cell("x = 1", metadata={"magics_language": "rexx"})
    language = {"name": "python", "pygments_lexer": "rexx"}
    text = page(new_notebook(cells=[cell], metadata={"language_info": language}))
    assert "hl-rexx" not in text
    assert 'class="mi"' in text
