"""The perceptron lecture's widgets in a real JupyterLab: a slider is moved by keyboard, and the picture changes."""

import pytest

from tests.browser.lecture import no_error, picture

pytestmark = pytest.mark.long

LECTURE = "03-perceptron-xor"


def test_line_turns_and_the_gate_is_chosen(page):
    """One step of the angle gives another line; on OR the first line has no mistake."""
    first = picture(page, "XOR with one line, w = (0.71, 0.71)")
    page.get_by_role("slider").first.press("ArrowRight")
    turned = picture(page, "XOR with one line, w = (0.5, 0.87)")
    page.get_by_label("gate").first.select_option("OR")
    solved = picture(page, "OR with one line, w = (0.5, 0.87), b = −0.2: all four")
    assert len({first, turned, solved}) == 3
    assert no_error(page)


def test_rule_goes_on_visit_by_visit(page):
    """The next visit to AND is told in words: the origin is wrongly called 1."""
    before = picture(page, "AND. Visit 4, x = (1, 1)")
    page.get_by_role("slider").nth(2).press("ArrowRight")
    assert picture(page, "AND. Visit 5, x = (0, 0): wrong 1") != before
    assert no_error(page)
