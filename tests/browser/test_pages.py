"""The report and the feedback page in Chromium: nothing runs but the sorting, and axe-core has no serious finding."""

import importlib.resources
import json
from urllib.parse import unquote, urlparse

import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell

from autograder.cli import main
from tests.browser import hostile
from tests.browser.watch import look
from tests.support import minicourse
from tests.support.bigclass import check, fill

ID = minicourse.ID
# a file name holds no slash, so attempts that need one stand for themselves in the hint and in the run's end
NAMES = {f"n{n}{markup}": markup for n, markup in enumerate([*hostile.RUNS.values(), *hostile.ASKS.values()])}
CELLS = {"test_double": (6.0, "code"), "test_square_sum": (4.0, "code")}


def _class():
    """A student for every attempt, each with the attempt as name, reason, mistake, hint and end of the run."""
    for n, (name, markup) in enumerate(NAMES.items()):
        failed = check(markup, "failed", reason=markup, mistake=markup, hint=markup)
        checks = {"test_double": [failed], "test_square_sum": [check("b")]}
        scores = {"test_double": 0.0, "test_square_sum": float(n % 5)}
        yield name, {"scores": scores, "checks": checks, "run": {"status": "protocol", "detail": markup}}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """One honest submission that is graded for real, and a class whose every word is an attempt."""
    root = minicourse.write(tmp_path_factory.mktemp("pages") / "course")
    formula = "\n\n$$L = \\frac{1}{m} \\sum_{i=1}^{m} (y_i - \\hat y_i)^2$$\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    nb = minicourse.notebook()
    nb.cells[0].source += formula
    minicourse.write(root, nb)
    _course(root, "build", ID)
    squared = "import numpy as np\n\n\ndef double(x):\n    return np.asarray(x) ** 2"
    answers = {**minicourse.RIGHT, "double": squared}
    minicourse.submit(root, "ada", minicourse.solve(minicourse.release(root), answers))
    minicourse.submit(root, "eve", minicourse.release(root)).write_text("{", encoding="utf-8")
    _course(root, "grade", ID)
    fill(root, ID, CELLS, dict(_class()))
    _course(root, "report")
    _course(root, "report", "--anonymous")
    minicourse.submit(root, "fay", minicourse.solve(minicourse.release(root), hostile.ANSWERS))
    for student in ("gil", "hal"):
        own = (
            f"def mine(a, b):\n    return [a[i] * b[i] + {hostile.RUNS['script']!r} for i in range(len(a)) if a[i] > b[i]]\n"
            * 9
        )
        nb = minicourse.release(root)
        nb.cells.append(new_code_cell(own))
        minicourse.submit(root, student, nb)
    _course(root, "similar", ID)
    return root


def _course(root, *words):
    done = CliRunner().invoke(main, ["--root", str(root), *words])
    assert done.exit_code in (0, 1), done.output


def _pages(root):
    reports = {path.name: path for path in (root / "reports").glob("*.html")}
    return reports | {f"feedback of {s}": root / "feedback" / s / ID / f"{ID}.html" for s in ("ada", "eve")}


REPORTS = ("index.html", f"{ID}.html", "index.anonymous.html", f"{ID}.anonymous.html", f"{ID}.similar.html")
PAGES = (*REPORTS, "feedback of ada", "feedback of eve")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_serious(browser, root, name, width, scheme):
    """All rules of axe-core, at desktop and telephone width, light and dark: no serious and no critical finding."""
    # the policy of our pages would refuse axe itself
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(_pages(root)[name].as_uri())
    page.evaluate(importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run()")
    context.close()
    assert len(found["passes"]) > 10  # it did look
    serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in serious] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_page_fits_a_telephone(browser, root, name):
    """Nothing is wider than the screen; wide tables scroll in themselves."""
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(_pages(root)[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_prints_on_paper(browser, root, name):
    """A4 with margins is 718 pixels wide: nothing is cut off, and the dark setting of a screen does not color the paper."""
    context = browser.new_context(viewport={"width": 718, "height": 1000}, color_scheme="dark")
    page = context.new_page()
    page.goto(_pages(root)[name].as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_students_word_acts(browser, root, name):
    """Names, reasons, mistakes, hints and ends of runs full of script: nothing runs, nothing is asked for, no error."""
    path = _pages(root)[name]
    seen = look(browser, path.as_uri(), "main")
    assert (seen.ran, seen.errors) == (set(), [])
    assert {unquote(urlparse(url).path) for url in seen.asked} == {str(path)}
    if name == f"{ID}.html":
        assert all(attempt in seen.text.replace("\n", " ") for attempt in NAMES)


def test_the_attempts_run_where_nothing_is_escaped(browser, tmp_path):
    """Positive control: the same words, not escaped, on a page without a policy."""
    path = tmp_path / "bare.html"
    path.write_text(f"<main>{''.join(hostile.RUNS.values())}</main>", encoding="utf-8")
    assert len(look(browser, path.as_uri(), "main").ran) > 5


def _first_column(page):
    return page.locator("#students ~ div table").first.locator("tbody th").all_inner_texts()


def test_tables_sort_by_click_and_keep_their_order_without_script(browser, root):
    """By points up, then down, and said to a screen reader; with scripts off, the plain table by name."""
    uri = _pages(root)[f"{ID}.html"].as_uri()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(uri)
    plain = _first_column(page)
    assert page.locator("th button").count() == 0
    context.close()
    context = browser.new_context()
    page = context.new_page()
    page.goto(uri)
    assert _first_column(page) == plain
    table = page.locator("#students ~ div table").first
    button = table.get_by_role("button", name="Points", exact=True)
    points = []
    for _ in range(2):
        button.press("Enter")
        points.append([float(text) for text in table.locator("tbody td:nth-child(2)").all_inner_texts()])
    assert points == [sorted(points[0]), sorted(points[0], reverse=True)]
    assert table.locator("th[aria-sort=descending]").inner_text() == "Points"
    assert json.dumps(sorted(_first_column(page))) == json.dumps(sorted(plain))
    context.close()


def test_feedback_reads_in_order(browser, root):
    """Heading, points, verdicts with hint, then the notebook: the order of the document is the order of reading."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(_pages(root)["feedback of ada"].as_uri())
    text = page.inner_text("main")
    places = [
        text.index(words) for words in ("Mini", "4 of 10 points", "Points and verdicts", "You squared it", "Your notebook")
    ]
    assert places == sorted(places)
    assert [h.inner_text() for h in page.get_by_role("heading", level=2).all()[:2]] == ["Points and verdicts", "Your notebook"]
    context.close()
