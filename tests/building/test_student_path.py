"""A student finds the way: order, times, the notebook before and after, and the symbols."""

import json
import re
from pathlib import Path

import pytest

from autograder.settings import Course

ROOT = Path(__file__).parents[2]
TOPICS = Course(ROOT).settings.assignments
PATH = (ROOT / "course" / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]+)[^)]*\)")


def _links(text, folder):
    """The local files that a text links to."""
    return [(folder / target).resolve() for _, target in LINK.findall(text) if "://" not in target]


def _title(path):
    """The source of a notebook's first cell."""
    return "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])


def test_path_lists_the_topics_in_order_with_their_minutes():
    """A row for each topic of course.yml, in its order, with its minutes."""
    rows = re.findall(r"^\| (\d\d) \| \[[^\]]+\]\(([\w-]+)\.ipynb\) .*\| (\d+) min \|$", PATH, re.MULTILINE)
    listed = {slug: int(minutes) for _, slug, minutes in rows}
    assert [slug for slug in listed if slug in {t.id for t in TOPICS}] == [t.id for t in TOPICS]
    assert {t.id: listed[t.id] for t in TOPICS} == {t.id: t.minutes for t in TOPICS}
    assert [number for number, *_ in rows] == [f"{i:02}" for i in range(10)]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.id)
def test_an_assignment_and_its_lecture_say_the_same_minutes(topic):
    """What the assignment says to plan at most, and what the lecture's end says of it, are course.yml's minutes."""
    plan = re.search(r"[Pp]lan (?:\d+ to )?(\d+) minutes", _title(ROOT / "source" / topic.id / f"{topic.id}.ipynb"))
    assert plan
    assert int(plan[1]) == topic.minutes
    cells = json.loads((ROOT / "course" / f"{topic.id}.ipynb").read_text(encoding="utf-8"))["cells"]
    last = "".join(next(cell["source"] for cell in reversed(cells) if cell["cell_type"] == "markdown"))
    assert {int(most) for most in re.findall(r"(\d+) minutes", last)} <= {topic.minutes}


def test_a_topic_builds_only_on_earlier_ones():
    """What a topic builds on stands above it."""
    for number, needs in re.findall(r"^\| (\d\d) \|.*\| ([\d, –]+) \| \d+ min \|$", PATH, re.MULTILINE):
        assert all(int(need) < int(number) for need in re.findall(r"\d\d", needs))


@pytest.mark.parametrize("name", ["README.md", "glossary.md"])
def test_links_lead_somewhere(name):
    """Every link of the students' pages names a file of the course."""
    folder = ROOT / "course"
    missing = [path.name for path in _links((folder / name).read_text(encoding="utf-8"), folder) if not path.is_file()]
    assert not missing


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.id)
@pytest.mark.parametrize("kind", ["course", "source", "release", "solutions"])
def test_a_notebook_links_to_its_neighbors(topic, kind):
    """Lecture to lecture, assignment to assignment, and each of the two to the other."""
    place = TOPICS.index(topic)
    around = [t.id for t in (*TOPICS[max(place - 1, 0) : place], *TOPICS[place + 1 : place + 2])]
    if kind == "course":
        path = ROOT / "course" / f"{topic.id}.ipynb"
        wanted = {ROOT / "course" / f"{other}.ipynb" for other in around}
        wanted |= {ROOT / "release" / topic.id / f"{topic.id}.ipynb"}
    else:
        path = ROOT / kind / topic.id / f"{topic.id}.ipynb"
        wanted = {ROOT / kind / other / f"{other}.ipynb" for other in around} | {ROOT / "course" / f"{topic.id}.ipynb"}
    assert wanted <= set(_links(_title(path), path.parent))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_the_summary_knows_what_a_person_reads(topic):
    """checks.json names the written answers of the released notebook, with their points: all that is graded without code."""
    folder = ROOT / "release" / topic.id
    cells = json.loads((folder / f"{topic.id}.ipynb").read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells if cell["cell_type"] == "markdown"]
    written = [{"id": mark["grade_id"], "points": mark["points"]} for mark in marks if mark.get("grade")]
    assert json.loads((folder / "checks.json").read_text(encoding="utf-8"))["written"] == written
    assert len(written) == 1
