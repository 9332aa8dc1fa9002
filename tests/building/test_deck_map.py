"""Each heading of the lecture decks has a place in the course, and the place exists."""

from pathlib import Path

import nbformat
import pytest

from autograder.settings import Course

ROOT = Path(__file__).parents[2]
COURSE = Course.find(ROOT)
MAP = COURSE.settings.deck_map
HEADINGS = [
    tuple(line.split("\t"))
    for line in (ROOT / "tests" / "support" / "deckheadings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PLACES = [
    (deck, heading, topic, place)
    for deck, headings in MAP.items()
    for heading, topics in headings.items()
    for topic, place in topics.items()
]
BUILT = {assignment.id for assignment in COURSE.settings.assignments}


def _lecture(topic):
    return ROOT / "course" / f"{topic}.ipynb"


def _cells(path):
    return nbformat.read(path, as_version=4).cells


@pytest.mark.parametrize(("deck", "heading"), HEADINGS, ids=lambda text: text)
def test_heading_has_a_topic(deck, heading):
    """No heading of a deck is left out."""
    assert MAP[deck][heading]


def test_map_holds_no_other_heading():
    """What is mapped stands in a deck."""
    assert {(deck, heading) for deck, heading, *_ in PLACES} == set(HEADINGS)


@pytest.mark.parametrize("topic", sorted({topic for *_, topic, _ in PLACES}))
def test_sections_and_exercises_exist(topic):
    """A topic with a lecture has a section of it for each of its headings; exercises are cells of its assignment."""
    mine = [(deck, heading, place) for deck, heading, other, place in PLACES if other == topic]
    if _lecture(topic).exists():
        lines = [line for c in _cells(_lecture(topic)) if c.cell_type == "markdown" for line in c.source.splitlines()]
        sections = {line.lstrip("# ") for line in lines if line.startswith("#")}
        assert [(deck, heading) for deck, heading, place in mine if place.section not in sections] == []
    else:
        assert [heading for _, heading, place in mine if place.section] == []
    wanted = {cell for *_, place in mine for cell in place.exercises}
    if topic in BUILT:
        assert wanted <= {c.metadata.get("nbgrader", {}).get("grade_id") for c in _cells(COURSE.source(topic))}
    else:
        assert wanted == set()
