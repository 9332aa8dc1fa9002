"""The notebook that translates the decks' notation: it runs, and what it calls equal is equal."""

import contextlib
import io
import json
import re
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import pyplot as plt

from autograder import decks

COURSE = Path(__file__).parents[2] / "course"
CELLS = json.loads((COURSE / "notation.ipynb").read_text(encoding="utf-8"))["cells"]
DECKS = ("000", "001", "002", "003", "004")
NUMBER = r"\[?[-\d. ]+\]?"


def _sources(kind):
    return {cell["id"]: "".join(cell["source"]) for cell in CELLS if cell["cell_type"] == kind}


@pytest.fixture(scope="module")
def printed():
    """What each code cell prints, run from top to bottom in one namespace."""
    texts, names = {}, {}
    with mpl.rc_context({"backend": "agg"}), np.printoptions():
        for cell, source in _sources("code").items():
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(source, cell, "exec"), names)  # noqa: S102 - our own notebook
            texts[cell] = out.getvalue()
        plt.close("all")
    return texts


def test_every_deck_has_its_table_example_and_slips():
    """A section for each deck: symbols, numbers from a live cell, and what the deck does not keep to."""
    text, code = _sources("markdown"), _sources("code")
    for deck in DECKS:
        assert "| there | meaning | here | in code" in text[f"deck{deck}"]
        assert text[f"deck{deck}_slip"].startswith("**Where it slips.**")
        assert [cell for cell in code if cell.startswith(f"deck{deck}")]


@pytest.mark.parametrize("cell", [cell for cell, source in _sources("code").items() if "np.allclose" in source])
def test_what_is_called_equal_is_equal(printed, cell):
    """Every comparison printed says True."""
    assert re.findall(r"\b(True|False)\b", printed[cell]) == ["True"] * _sources("code")[cell].count("np.allclose")


@pytest.mark.parametrize(
    ("cell", "lines"),
    [("deck001_example", 2), ("deck002_example", 2), ("deck003_network", 1), ("deck003_example", 2)],
)
def test_there_and_here_are_the_same_number(printed, cell, lines):
    """The deck's own way and nnbasics print the same digits, which are not all zero."""
    found = re.findall(rf"there +({NUMBER}?),? +(?:here|\d times ours|half of ours) +({NUMBER})\n", printed[cell])
    assert len(found) == lines
    for there, here in found:
        assert there.split() == here.split()
        assert re.search(r"[1-9]", there)


def test_jacobians_of_both_layouts_give_the_measured_gradient(printed):
    """Deck 004's columns, our rows, and central differences."""
    there, here, measured = re.findall(r"\[.*\]", printed["deck004_jacobian"])
    assert there == here == measured == "[ 0.28 -0.17]"  # 0.2·0.3 + 0.1·0.2 + 0.4·0.5 and 0.2·0.4 - 0.1·0.1 - 0.4·0.6


def test_examples_are_the_decks_results(printed):
    """Where the notebook repeats a slide's number, it is that of decks.yml."""
    results = decks.load(COURSE / "decks.yml")
    assert f"here {results['001: z1[2]']['printed']}" in printed["deck001_example"]
    assert f"here {results['001: dL/dw21[2]']['printed']}" in printed["deck001_example"]
    assert f"loss {results['004: CCE']['value']:.4f} " in printed["deck004_classes"]
    assert f"give {results['004: CCE']['printed']})" in printed["deck004_classes"]


def test_cells_are_short():
    """One idea a cell: at most 15 lines of code."""
    assert {cell: n for cell, source in _sources("code").items() if (n := len(source.splitlines())) > 15} == {}


def test_links_lead_somewhere():
    """Files that the text names are there."""
    links = re.findall(r"\]\(([^)]+)\)", "\n".join(_sources("markdown").values()))
    assert links
    assert [link for link in links if not (COURSE / link).is_file()] == []
