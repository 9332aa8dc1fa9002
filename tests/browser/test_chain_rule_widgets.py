"""Figures of the chain-rule lecture in a real JupyterLab: sliders move by keyboard, pictures change, nothing goes wrong."""

import pytest

from tests.browser.lecture import no_error, picture, slider

pytestmark = pytest.mark.long

LECTURE = "02-chain-rule"


def test_graph_is_stepped_by_keyboard(page):
    """One key moves one node back; then the graph is changed in the list, and another input moves the numbers."""
    before = picture(page, "Graph of f = (x + y) z, step 4 of 5. Backward through ×")
    slider(page, "step").first.press("ArrowRight")
    after = picture(page, "Graph of f = (x + y) z, step 5 of 5. Backward through +")
    page.get_by_label("graph").select_option("f = x² y / z")
    other = picture(page, "Graph of f = x² y / z, step 5 of 7. Backward through ÷")
    assert len({before, after, other}) == 3
    assert no_error(page)


def test_paths_are_closed_and_x_is_moved(page):
    """At x = 2 the paths cancel; with one of them closed they do not; a key moves x by a quarter."""
    both = picture(page, "Two paths from x to f. At x = 2: The path by p brings 4; The path by q brings −4; together")
    page.get_by_label("open paths").select_option("only by p")
    one = picture(page, "Two paths from x to f. At x = 2: The path by p brings 4; The path by q brings −4, but is closed")
    view = page.locator(".widget-vbox", has=page.get_by_label("open paths"))
    view.get_by_role("slider").press("ArrowRight")
    moved = picture(page, "Two paths from x to f. At x = 2.25")
    assert len({both, one, moved}) == 3
    assert no_error(page)


def test_interval_is_made_smaller(page):
    """A key to the left shortens Δx."""
    before = picture(page, "t = 1.5 x + 0.5 and y = t² at x = 0.5: Δx = 0.5;")
    slider(page, "Δx").press("ArrowLeft")
    after = picture(page, "t = 1.5 x + 0.5 and y = t² at x = 0.5: Δx = 0.45;")
    assert before != after
    assert no_error(page)
