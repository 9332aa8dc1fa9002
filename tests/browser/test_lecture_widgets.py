"""Widgets of a lecture in a real JupyterLab: a control is moved, the picture changes, and nothing goes wrong."""

import pytest

from tests.browser.lecture import no_error, picture

pytestmark = pytest.mark.long

LECTURE = "00-warm-up"


def test_shapes_are_chosen_from_a_list(page):
    """From shapes that fit to shapes that do not: each pair has a picture of its own."""
    fits = picture(page, "(3,) + (4, 1) gives (4, 3)")
    shapes = page.get_by_label("shape of b")
    shapes.select_option("(3, 1)")
    square = picture(page, "(3,) + (3, 1) gives (3, 3)")
    shapes.select_option("(4,)")
    clash = picture(page, "(3,) + (4,) does not fit. On the last axis 3 meets 4")
    assert len({fits, square, clash}) == 3
    assert no_error(page)


def test_axis_and_keepdims_are_moved_by_keyboard(page):
    """One step of the slider takes the other axis; the box keeps it; the words say what fits the table."""
    first = picture(page, "X.sum(axis=0) has shape (4,)")
    page.get_by_role("slider").first.press("ArrowRight")
    flat = picture(page, "X.sum(axis=1) has shape (3,)")
    page.get_by_label("keepdims=True").press("Space")
    column = picture(page, "X.sum(axis=1, keepdims=True) has shape (3, 1)")
    assert len({first, flat, column}) == 3
    assert page.get_by_text("X − sum fits: (3, 4) meets (3, 1).").count() == 1
    assert no_error(page)
