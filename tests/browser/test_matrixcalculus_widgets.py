"""The widgets of lecture 06 in a real JupyterLab: sliders are moved by keyboard, the pictures follow."""

import pytest

from tests.browser.lecture import no_error, picture

pytestmark = pytest.mark.long

LECTURE = "06-matrix-calculus"


def test_a_square_layer_hides_the_wrong_transpose(page):
    """One step of the slider of outputs: what raised an error fits now, and is wrong."""
    clash = picture(page, "dX = dZ @ W does not fit: dZ (4, 2) and W (3, 2).")
    page.get_by_role("slider").last.press("ArrowRight")
    silent = picture(page, "dX = dZ @ W: dZ (4, 3) and W (3, 3) give (4, 3): the shape is right and the numbers are wrong")
    page.get_by_label("line", exact=True).select_option("dX = dZ @ W.T")
    right = picture(page, "dX = dZ @ W.T: dZ (4, 3) and W.T (3, 3) give (4, 3): right")
    assert len({clash, silent, right}) == 3
    assert no_error(page)


def test_a_logit_moves_the_whole_jacobian(page):
    """One step of the first slider changes every probability, and so the picture."""
    before = picture(page, "Probabilities (0.613, 0.304, 0.083)")
    page.get_by_role("slider").first.press("ArrowRight")
    after = picture(page, "Probabilities (0.636, 0.286, 0.078)")
    assert before != after
    assert no_error(page)
