"""A student's progress is read from saved notebooks: what is done, what is begun, what comes next."""

import json
import os
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nnbasics.progress import overview, topics

STUB = "def f(x):\n    raise NotImplementedError()"


def _card(text):
    return new_output("display_data", data={"text/plain": text})


def _write(root, name, solutions, cards, title="A topic"):
    """An assignment with one solution and one test cell an exercise; `cards` are the texts saved below the tests."""
    folder = root / name
    folder.mkdir(parents=True)
    cells, homes = [new_markdown_cell(f"# {title}", id="title")], []
    for n, (source, text) in enumerate(zip(solutions, cards, strict=True)):
        cells.append(new_code_cell(source, id=f"s{n}"))
        cells.append(new_code_cell("check(…)", id=f"t{n}", outputs=[_card(text)] if text else []))
        homes.append({"id": f"t{n}", "solution": f"s{n}", "points": 10.0, "checks": [{"name": "a"}]})
    nbformat.write(new_notebook(cells=cells), folder / f"{name}.ipynb")
    (folder / "checks.json").write_text(json.dumps({"assignment": name, "cells": homes}), encoding="utf-8")
    return folder


def test_untouched_release_is_not_begun(tmp_path):
    """Stubs and no outputs."""
    _write(tmp_path / "release", "01-a", [STUB, STUB], ["", ""])
    (topic,) = topics(tmp_path)
    assert (topic.done, topic.started, topic.answers) == ([], [], ["s0", "s1"])
    assert topic.state == "– not begun (2 answers)"


def test_done_is_what_the_saved_card_says(tmp_path):
    """✓ counts; ✗ and a cell that was never run do not; a filled cell is begun."""
    solutions = ["def f(x):\n    return x"] * 3
    cards = ["✓ 2 of 2 practice checks pass", "✗ 1 of 2 practice checks pass: look", ""]
    _write(tmp_path, "01-a", solutions, cards)
    (topic,) = topics(tmp_path)
    assert (topic.done, topic.started) == (["s0"], ["s0", "s1", "s2"])
    assert "1 of 3 answers" in topic.state
    assert "`s1`" in overview(tmp_path).advice


def test_advice_follows_the_order_of_topics(tmp_path):
    """A finished topic is left behind; the next one not begun is named with its title."""
    _write(tmp_path / "release", "02-b", [STUB], [""], title="The second")
    _write(tmp_path / "release", "01-a", ["f = abs"], ["✓ 1 of 1 practice checks pass"], title="The first")
    shown = overview(tmp_path)
    assert [topic.id for topic in shown.topics] == ["01-a", "02-b"]
    assert shown.topics[0].finished
    assert shown.advice == "Next: The second. Read its lecture first, then open the assignment."


def test_all_done_says_to_restart(tmp_path):
    """The last advice is the habit that saves marks."""
    _write(tmp_path, "01-a", ["f = abs"], ["✓ 1 of 1 practice checks pass"])
    assert "Restart and Run All" in overview(tmp_path).advice


def test_empty_folder_says_what_to_download(tmp_path):
    """No table, a next step."""
    assert "checks.json" in overview(tmp_path).advice
    assert "<table" not in overview(tmp_path)._repr_html_()


@pytest.mark.parametrize("text", ["", "[1, 2]", '{"cells": 3}', '{"cells": [{"source": 5}]}', "{"])
def test_damaged_notebook_is_named_and_the_others_go_on(tmp_path, text):
    """A broken file costs its own line only."""
    folder = _write(tmp_path, "01-a", [STUB], [""])
    _write(tmp_path, "02-b", [STUB], [""])
    (folder / "01-a.ipynb").write_text(text, encoding="utf-8")
    first, second = topics(tmp_path)
    assert first.state.startswith(("! cannot be read", "– not begun"))
    assert second.state == "– not begun (1 answer)"


def test_markup_in_a_title_stays_text(tmp_path):
    """What a file says is escaped; links lead from the notebook's folder, spaces and all."""
    _write(tmp_path / "my work", "01-a", [STUB], [""], title="<script>alert(1)</script> & more")
    html = overview(tmp_path)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert re.search(r'href="[^"]*my%20work/01-a/01-a\.ipynb"', html)


def test_text_says_what_the_table_says(tmp_path):
    """Where no HTML is shown: each topic with its state, and what to do next."""
    _write(tmp_path, "01-a", ["f = abs"], ["✓ 1 of 1 practice checks pass"], title="The first")
    _write(tmp_path, "02-b", [STUB], [""], title="The second")
    shown = overview(tmp_path)
    first, second = shown.topics
    assert str(shown).splitlines() == [f"The first: {first.state}", f"The second: {second.state}", shown.advice]


def test_the_copy_saved_last_counts(tmp_path):
    """A student who works in a second copy sees that one."""
    _write(tmp_path / "old", "01-a", [STUB], [""])
    newer = _write(tmp_path / "new", "01-a", ["f = abs"], ["✓ 1 of 1 practice checks pass"])
    later = 2_000_000_000
    os.utime(newer / "01-a.ipynb", (later, later))
    (topic,) = topics(tmp_path)
    assert topic.finished
