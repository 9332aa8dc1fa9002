"""Formgrader's buttons, pressed in a real JupyterLab by a real Chromium: the same scores, and no student's script runs."""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_notebook

from tests.browser import hostile
from tests.browser.lab import jupyterlab
from tests.browser.watch import look
from tests.support import minicourse

ID = minicourse.ID
FORMULAS = "\n\nThe mean $\\bar y$ of $m$ squares:\n\n$$L = \\frac{1}{m} \\sum_{i=1}^{m} y_i^2$$"
SQUARED = "import numpy as np\n\n\ndef double(x):\n    return np.asarray(x) ** 2"
ANSWERS = {
    "right": minicourse.RIGHT,
    "squared": {**minicourse.RIGHT, "double": SQUARED},
    "untouched": {},
    "hostile": hostile.ANSWERS,
    "download": minicourse.RIGHT,
    "broken": {},
}
COURSE = Path(sys.executable).parent / "course"


@dataclass
class Pressed:
    """What came of pressing the buttons in one copy of the course, and of `course build` and `course grade` in another."""

    by_buttons: Path
    by_course: Path
    releases: dict = field(default_factory=dict)
    table: dict = field(default_factory=dict)
    dialogs: dict = field(default_factory=dict)
    grades: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)


@pytest.fixture(scope="module")
def pressed(browser, tmp_path_factory):
    """Build, hand in, grade and write feedback twice: by buttons and by `course`."""
    tmp = tmp_path_factory.mktemp("formgrader")
    source = minicourse.notebook()
    source.cells[0].source += FORMULAS
    roots = [minicourse.write(tmp / name, source) for name in ("by_buttons", "by_course")]
    result = Pressed(*roots)
    (tmp / "home").mkdir()
    with ThreadPoolExecutor(1) as other, jupyterlab(result.by_buttons, tmp / "home") as lab:
        building = other.submit(_course, result.by_course, "build")
        formgrader = _open_formgrader(browser, lab)
        result.dialogs["generate"] = _press(formgrader, ID, "assign")
        building.result()
        result.releases = {root.name: _release_files(root) for root in roots}
        for root in roots:
            _hand_in(root)
        grading = other.submit(_course, result.by_course, "grade", "--json")
        formgrader.goto(f"{lab.url}/formgrader/manage_submissions/{ID}")
        for student in ANSWERS:
            result.dialogs[student] = _press(formgrader, student, "autograde")
        result.table = _table(formgrader)
        formgrader.goto(f"{lab.url}/formgrader/manage_assignments")
        result.dialogs["feedback"] = _press(formgrader, ID, "generate-feedback")
        page = lab.link(_submission(formgrader, lab, "hostile"))
        result.pages["formgrader"] = look(browser, page, "#notebook-container", allowed=(lab.url,))
        formgrader.page.context.close()
        result.grades = {line["student"]: line for line in map(json.loads, grading.result()) if "student" in line}
    feedback = result.by_buttons / "feedback" / "hostile" / ID / f"{ID}.html"
    result.pages["feedback"] = look(browser, feedback.as_uri(), "main")
    return result


def _course(root, command, *options):
    words = [COURSE, "--root", root, command, ID, *options]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    # 1: some submissions need attention, as the broken one does
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.splitlines()


def _open_formgrader(browser, lab):
    """Through JupyterLab's menu, which only nbgrader's lab extension puts there; return formgrader's frame."""
    page = browser.new_context().new_page()
    page.goto(lab.link("/lab"))
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    page.wait_for_selector("iframe")
    page.wait_for_function("() => document.querySelector('iframe').contentDocument?.querySelector('td.assign a')")
    return next(frame for frame in page.frames if "/formgrader/" in frame.url)


def _press(formgrader, row, column):
    """Press a button of a table row, close the dialog that answers and return its text."""
    name = formgrader.locator("td", has_text=re.compile(rf"^\s*{row}\s*$"))
    formgrader.locator("#main-table tr").filter(has=name).locator(f"td.{column} a").click()
    dialog = formgrader.locator(".modal.in")
    dialog.wait_for(timeout=60_000)
    text = dialog.inner_text()
    dialog.get_by_role("button", name="OK").click()
    dialog.wait_for(state="hidden")
    return text


def _table(formgrader):
    """Return formgrader's own table: what it says of each student."""
    rows = formgrader.locator("#main-table tr").all()
    cells = [{name: row.locator(f"td.{name}").inner_text() for name in ("student-id", "status", "score")} for row in rows]
    return {row["student-id"]: row for row in cells}


def _submission(formgrader, lab, student):
    """The address of a student's page, as formgrader links it."""
    formgrader.goto(f"{lab.url}/formgrader/gradebook/{ID}/{ID}")
    link = formgrader.locator("a.name-shown", has_text=student)
    link.wait_for(state="attached")
    return link.get_attribute("href") + "/"


def _release_files(root):
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "release" / ID).iterdir()}


def _hand_in(root):
    release = minicourse.release(root)
    paths = {student: minicourse.submit(root, student, minicourse.solve(release, ANSWERS[student])) for student in ANSWERS}
    minicourse.submit(root, "hostile", hostile.spoil(minicourse.solve(release, hostile.ANSWERS)))
    (paths["hostile"].parent / "leak.txt").symlink_to(root / "gradebook.db")
    (paths["hostile"].parent / "evil.html").write_text(hostile.RUNS["script"], encoding="utf-8")
    paths["download"].rename(paths["download"].with_name(f"{ID} (1).ipynb"))
    paths["broken"].write_text("{", encoding="utf-8")


def test_generate_makes_the_release_that_course_build_makes(pressed):
    """Formgrader's Generate writes the same files, byte for byte, as `course build` in another copy."""
    assert pressed.dialogs["generate"].lstrip("×\n").startswith("Success")
    assert set(pressed.releases["by_buttons"]) == {f"{ID}.ipynb", "checks.json"}
    assert pressed.releases["by_buttons"] == pressed.releases["by_course"]


@pytest.mark.parametrize(
    ("student", "score"),
    [("right", 10), ("squared", 4), ("untouched", 0), ("hostile", 6), ("download", 10)],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_formgrader_shows_the_scores_of_course_grade(pressed, student, score):
    """The table after Autograde, `course grade --json` and the score known beforehand are one number."""
    assert pressed.dialogs[student].lstrip("×\n").startswith("Success")
    assert pressed.table[student]["score"] == f"{score} / 10"
    assert pressed.grades[student]["score"] == score


def test_autograde_refuses_what_is_no_notebook(pressed):
    """A broken file is an error for its student, no score, and nothing to the others."""
    assert pressed.dialogs["broken"].lstrip("×\n").startswith("Error")
    assert pressed.table["broken"]["status"] == "needs autograding"
    assert pressed.table["broken"]["score"] == ""
    assert (pressed.grades["broken"]["status"], pressed.grades["broken"]["score"]) == ("refused", None)


def test_autograde_takes_links_out_before_they_are_read(pressed):
    """The button runs the kit's intake first: a link to the gradebook reaches neither autograded/ nor feedback/."""
    copies = [p.parent.parent.parent.name for p in pressed.by_buttons.rglob("leak.txt")]
    assert copies == ["refused"]


def test_every_attempt_works_where_nothing_is_sanitized(browser, tmp_path):
    """Positive control: stock nbconvert's page runs each script and asks each address, and the test sees it."""
    page = tmp_path / "stock.html"
    page.write_text(HTMLExporter().from_notebook_node(hostile.plain(new_notebook()))[0], encoding="utf-8")
    seen = look(browser, page.as_uri(), "body")
    assert set(hostile.RUNS) - seen.ran == set()
    asked = {url.removeprefix(f"{hostile.TRACKER}/") for url in seen.asked if url.startswith(hostile.TRACKER)}
    assert set(hostile.ASKS) - asked == set()
    assert len(seen.leftovers) > len(hostile.RUNS)


@pytest.mark.parametrize("page", ["formgrader", "feedback"])
def test_no_attempt_works_on_a_page_of_ours(pressed, page):
    """Neither formgrader's page nor the feedback page runs a student's script, or keeps anything that could act."""
    seen = pressed.pages[page]
    assert seen.ran == set()
    assert seen.leftovers == []


@pytest.mark.parametrize("page", ["formgrader", "feedback"])
def test_what_a_student_wrote_stays_readable(pressed, page):
    """Only what acts is taken out: every cell's text is there, and code that was quoted as code."""
    text = pressed.pages[page].text
    attempts = [*hostile.RUNS, *hostile.ASKS, *hostile.SNEAKY]
    assert [name for name in attempts if f"attempt {name}" not in text] == []
    assert "<script>pwned('code-block')</script>" in text


@pytest.mark.parametrize("page", ["formgrader", "feedback"])
def test_formulas_are_set_without_a_script(pressed, page):
    """The three formulas of the first cell, and the one in a Markdown output, are MathML that takes up room."""
    seen = pressed.pages[page]
    assert seen.formulas >= 4
    assert "\\frac{1}{m}" not in seen.text


def test_feedback_asks_for_nothing(pressed):
    """The page is complete in itself: besides the file, nothing is requested, and the console shows no error."""
    seen = pressed.pages["feedback"]
    assert [url for url in seen.asked if not url.startswith("file:")] == []
    assert [url for url in seen.asked if not url.endswith(f"/{ID}.html")] == []
    assert seen.errors == []


def test_formgrader_asks_only_its_own_server(pressed):
    """No tracker of a student's and no CDN: formgrader works without a network."""
    hosts = {re.match(r"https?://[^/]+", url).group() for url in pressed.pages["formgrader"].asked}
    assert len(hosts) == 1
    assert pressed.pages["formgrader"].errors == []


def test_feedback_names_the_mistake(pressed):
    """The page of a student who squared says so, and gives the points of the table."""
    page = (pressed.by_buttons / "feedback" / "squared" / ID / f"{ID}.html").read_text(encoding="utf-8")
    assert "You squared it: twice a number is the number plus itself." in page
    assert "4 of 10 points" in page
