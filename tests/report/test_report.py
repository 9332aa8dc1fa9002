"""`course report`: what it counts, whom it names, and that nothing of a student's acts or leaks on its pages."""

import datetime as dt
import json
import re
import shutil
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from autograder.cli import main
from autograder.judge import NOT_REACHED
from autograder.plugin.refused import MARK
from autograder.report import pages
from autograder.report.classdata import ClassData
from tests.support import minicourse
from tests.support.bigclass import check, fill

ID, SECOND = minicourse.ID, "second"
CELLS = {"test_double": (6.0, "code"), "test_square_sum": (4.0, "code"), "essay": (5.0, "markdown")}
HINT = "You squared `x` & more."
HALF = "half\udce9"  # a folder name that is no UTF-8, as Python reads it
EVIL = '<img src=x onerror=alert(1)>"&amp;\u202e'


def wrong(mistake):
    """A failed check with a known mistake."""
    return check(
        "c", "failed", reason="the values differ", mistake=mistake, hint=HINT if mistake == "X1" else f"hint {mistake}"
    )


def work(double, square, essay=None, **more):
    """One student's points, with checks that agree with them."""
    checks = {
        "test_double": [check("a") if double else wrong(more.pop("mistake", "X1"))],
        "test_square_sum": [check("b") if square else check("b", "could not run", reason=more.pop("why", NOT_REACHED))],
    }
    scores = {"test_double": double, "test_square_sum": square, "essay": essay}
    return {"scores": scores, "checks": {**checks, **more.pop("checks", {})}, **more}


CLASS = {
    "ada": work(6.0, 4.0, hand={"essay": 5.0}),
    "ben": work(0.0, 4.0, penalty=2.0),
    "cem": work(0.0, 0.0, 0.0, run={"status": "timeout", "detail": "a cell took longer than 5 s"}),
    # the same mistake in two checks, once not told apart from another: one student, one mistake
    "dia": work(3.0, 4.0, checks={"test_double": [wrong("X1/X2"), wrong("X1"), check("a")]}),
    "eva": work(0.0, 0.0, why="not finished: the cell `square_sum` was left open", mistake="X2"),
    EVIL: work(6.0, 4.0, run={"status": "protocol", "detail": EVIL, "isolation": "none", "dropped": {EVIL: 3}}),
    "gus": None,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Two assignments; the second was handed in by ada and ben; hal was refused, ivy waits, gus handed nothing in."""
    root = minicourse.write(tmp_path_factory.mktemp("report") / "course")
    settings = root / "course" / "course.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"- id: {SECOND}\n  title: The 2nd\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "build", ID])
    assert done.exit_code == 0, done.output
    fill(root, ID, CELLS, CLASS)
    fill(root, SECOND, {"only": (10.0, "code")}, {"ada": {"scores": {"only": 9.0}}, "ben": {"scores": {"only": 1.0}}})
    for student, text in (("hal", f"<style></style>{MARK}"), ("ada", "<p>feedback</p>")):
        page = root / "feedback" / student / ID / f"{ID}.html"
        page.parent.mkdir(parents=True)
        page.write_text(text, encoding="utf-8")
    for student in ("ada", EVIL):
        (root / "autograded" / student / ID).mkdir(parents=True)
        (root / "autograded" / student / ID / f"{ID}.ipynb").write_text("{}", encoding="utf-8")
    for student in ("hal", "ivy", "ada"):
        (root / "submitted" / student / ID).mkdir(parents=True)
    return root


def course(root, *arguments):
    """Run the command; return exit code, output and errors."""
    done = CliRunner().invoke(main, ["--root", str(root), "report", *arguments], prog_name="course", env={"COLUMNS": "300"})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def page(root, name=ID):
    """A written page, parsed."""
    return BeautifulSoup((root / "reports" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def rows(soup, heading):
    """The cells' texts of the first table below a heading; of a student, the name alone."""
    table = soup.find(id=heading).find_next("table")
    cells = [row.find_all(["th", "td"]) for row in table.tbody.find_all("tr")]
    return [[(cell.find("bdi") or cell).get_text(" ", strip=True) for cell in row] for row in cells]


@pytest.fixture(scope="module")
def figures(root):
    """What `course report --json` prints: both assignments and the course."""
    code, out, _ = course(root, "--json")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_misconceptions_count_students_not_checks(figures, root):
    """X1 was made by ben, cem and dia, X2 by eva; a doubtful label that another check decides is not counted beside it."""
    assert figures[0]["misconceptions"] == {"test_double: X1": 3, "test_double: X2": 1}
    first = page(root).select("ol.mistakes > li")[0]
    assert "3 of 6 students (50 %)" in first.get_text()
    assert [name.get_text() for name in first.select(".names li")] == ["ben", "cem", "dia"]
    assert first.find("code", string="x") is not None


def test_exercises_say_difficulty_and_what_was_not_reached(figures):
    """Mean share of the points; how many had all, some or none of them, left it open, or were stopped before it."""
    double, square, essay = figures[0]["exercises"]
    assert double["difficulty"] == pytest.approx((6 + 0 + 0 + 3 + 0 + 6) / 36)
    assert square["difficulty"] == pytest.approx(16 / 24)
    assert double["kinds"] == {
        "all points": 2, "some": 1, "none": 3, "left open": 0, "not reached": 0, "not marked yet": 0,
    }  # fmt: skip
    assert (square["kinds"]["left open"], square["kinds"]["not reached"]) == (1, 1)
    # ada's was marked by hand; cem's was handed in as released, which nbgrader scores 0; four wait for a person
    assert {kind: n for kind, n in essay["kinds"].items() if n} == {"all points": 1, "left open": 1, "not marked yet": 4}


def test_marks_are_those_of_the_gradebook_after_lateness(figures, root):
    """ben: 4 points less 2; the quartiles are of shares of 15 points."""
    marks = {row[0]: row[1:4] for row in rows(page(root), "students")}
    assert marks["ben"] == ["2", "13 %", "2"]
    assert marks["ada"] == ["15", "100 %", ""]
    assert figures[0]["quartiles"][1] == pytest.approx((2 / 15 + 7 / 15) / 2)


def test_what_needs_attention_is_named_with_its_reason(root, figures):
    """Refused, not graded, timeout, protocol and dropped messages; nothing else."""
    named = dict(rows(page(root), "attention"))
    assert set(named) == {"hal", "ivy", "cem", EVIL}
    assert named["cem"] == "timeout: a cell took longer than 5 s"
    assert "3 messages to the judge were dropped" in named[EVIL]
    assert figures[0]["attention"] == 4
    assert "not sealed" in page(root).get_text()


def test_who_needs_help_is_by_the_rules_that_the_page_states(root):
    """Below half of the points, fewest first; half of the exercises untouched."""
    named = rows(page(root), "help")
    assert [row[0] for row in named] == ["cem", "eva", "ben", "dia"]
    assert dict(named)["cem"] == "0 % of the points; 1 of 2 exercises left open or not reached"
    assert page(root).find("summary", string="Not handed in: 1")


def test_course_page_shows_trend_and_who_stays_away(root, figures):
    """Medians of both assignments in the plot's words; gus never handed in; marks in a table of students by assignments."""
    soup = page(root, "index")
    assert "second: median 50 %, quartiles 30 % and 70 %" in soup.select_one("svg.plot")["aria-label"]
    named = dict(rows(soup, "help"))
    assert "not handed in: mini, second" in named["gus"]
    table = {row[0]: row[1:] for row in rows(soup, "students")}
    assert table["ada"] == ["95 %", "100 %", "90 %"]
    assert table["gus"] == ["–", "–", "–"]
    assert figures[-1]["submissions"] == 8


def test_who_may_still_hand_in_is_no_reason_to_worry(root, tmp_path):
    """Due tomorrow: gus is not missed. A withdrawn check's mistake is not counted either."""
    soon = shutil.copytree(root, tmp_path / "course")
    settings = soon / "course" / "course.yml"
    tomorrow = f"{dt.datetime.now(dt.UTC) + dt.timedelta(days=2):%Y-%m-%d}"
    text = settings.read_text(encoding="utf-8")
    for title in ("  title: Mini\n", "  title: The 2nd\n"):
        assert title in text
        text = text.replace(title, f"{title}  due: {tomorrow}\n")
    settings.write_text(text, encoding="utf-8")
    withdrawn = {"checks": {"test_double": [wrong("X2") | {"withdrawn": "drop", "why": ""}]}}
    fill(soon, ID, CELLS, {"kim": work(0.0, 4.0, **withdrawn)})
    code, out, _ = course(soon, "--json")
    assert code == 0
    assert json.loads(out.splitlines()[0])["misconceptions"] == {"test_double: X1": 3, "test_double: X2": 1}
    assert "gus" not in dict(rows(page(soon, "index"), "help"))
    assert "Not handed in yet: 1" in page(soon).get_text()


def test_links_lead_to_feedback_pages_that_exist(root, figures):
    """From reports/ to feedback/; students without a page are not linked."""
    assert figures
    addresses = {a["href"] for a in page(root).select("a[href^='../feedback']")}
    assert addresses == {f"../feedback/{s}/{ID}/{ID}.html" for s in ("ada", "hal")}
    assert all((root / "reports" / address).resolve().is_file() for address in addresses)


def test_links_lead_to_graded_notebooks_that_exist(root, figures):
    """Beside the name wherever there is one, a hostile one too: the path on disk is the folder's; not in the anonymous page."""
    assert figures
    found = page(root).select("a[href^='../autograded']")
    places = {a["aria-label"]: root / "reports" / unquote(a["href"]) for a in found}
    assert places == {
        f"notebook of {s}": root / "reports" / ".." / "autograded" / s / ID / f"{ID}.ipynb" for s in ("ada", EVIL)
    }
    assert all(path.is_file() for path in places.values())
    assert {a.get_text() for a in found} == {"notebook"}
    row = page(root).find(id="students").find_next("a", href=re.compile("/ada/")).find_parent("th")
    assert [a["href"].split("/")[1] for a in row.find_all("a")] == ["feedback", "autograded"]


def test_a_folder_name_that_is_no_text_has_an_address():
    """Its bytes, each quoted: what a browser asks the disk for."""
    data = ClassData(ID, "Mini", notebooks={HALF})
    assert pages.notebooks(data) == {HALF: f"../autograded/half%E9/{ID}/{ID}.ipynb"}


def test_nothing_of_a_students_becomes_markup(root, figures):
    """A hostile id and a hostile reason are text; the only script is the one that sorts, and the policy names its digest."""
    assert figures
    for name in (ID, "index"):
        soup = page(root, name)
        assert soup.find("img") is None
        assert len(soup.find_all("script")) == 1
        assert EVIL in soup.get_text()
        assert [tag for tag in soup.select("*") if any(attribute.startswith("on") for attribute in tag.attrs)] == []
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "default-src 'none'" in policy
        assert re.search(r"script-src 'sha256-[\w+/]+='", policy)
        assert all(
            not re.match(r"[a-z]+:|//", tag.get("href", tag.get("src", ""))) for tag in soup.find_all(["a", "link", "img"])
        )


def test_anonymous_pages_name_nobody(root):
    """No id and no address of a student, in text or markup; the counts stay."""
    code, out, _ = course(root, "--anonymous")
    assert code == 0
    assert "mini.anonymous.html" in out
    for name in (ID, "index"):
        text = (root / "reports" / f"{name}.anonymous.html").read_text(encoding="utf-8")
        people = ["ada", "ben", "cem", "dia", "eva", "gus", "hal", "ivy", "img src", "feedback/", "autograded/"]
        assert [who for who in people if re.search(rf"\b{re.escape(who)}\b", text)] == []
        assert "3 of 6 students (50 %)" in text
    assert (root / "reports" / "index.anonymous.html").read_text(encoding="utf-8").count("mini.anonymous.html") >= 1


def test_a_plot_says_in_words_what_it_shows(root, figures):
    """The text alternative of the histogram names every bin that is not empty, and its counts add up to the class."""
    assert figures
    words = page(root).select_one("svg.plot")["aria-label"]
    assert sum(int(n) for n in re.findall(r"%: (\d+)", words)) == 6


def test_reports_need_marks(root, tmp_path):
    """An unknown assignment, one and a course in which nothing was graded: exit 2 with what there is or the next step."""
    code, _, err = course(root, "nosuch")
    assert (code, "no assignment 'nosuch' in course/course.yml. There are: " in err) == (2, True)
    empty = minicourse.write(tmp_path)
    code, _, err = course(empty, minicourse.ID)
    assert (code, f"course grade {minicourse.ID}" in err) == (2, True)
    code, _, err = course(empty)
    assert (code, "nothing was graded yet" in err) == (2, True)
