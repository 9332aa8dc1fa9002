"""The gradient-descent lecture's widgets in a real JupyterLab: a slider is moved by keyboard, and the picture changes."""

import pytest

from tests.browser.lecture import no_error, picture

pytestmark = pytest.mark.long

LECTURE = "07-gradient-descent"


def test_learning_rate_passes_the_limit(page):
    """From 0.1, three stops to the right: the path no longer comes closer."""
    first = picture(page, "Learning rate 0.1 multiplies the distance by −0.8")
    slider = page.get_by_role("slider").first
    for _ in range(3):
        slider.press("ArrowRight")
    away = picture(page, "Learning rate 0.115 multiplies the distance by −1.07 in each step: w jumps farther away")
    assert first != away
    assert no_error(page)


def test_batch_size_is_chosen(page):
    """One stop to the left: batches of 2, and twice as many steps."""
    before = picture(page, "Batch size 4, learning rate 0.1: 24 steps in 3 epochs")
    page.get_by_role("slider").nth(2).press("ArrowLeft")
    assert picture(page, "Batch size 2, learning rate 0.1: 45 steps in 3 epochs") != before
    assert no_error(page)


def test_ravine_gets_steeper(page):
    """One stop to the right: the curvature across is 31."""
    before = picture(page, "Ravine with curvatures 1 and 30")
    page.get_by_role("slider").nth(5).press("ArrowRight")
    assert picture(page, "Ravine with curvatures 1 and 31") != before
    assert no_error(page)
