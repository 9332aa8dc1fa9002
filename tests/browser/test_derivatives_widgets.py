"""The derivatives lecture's widgets in a real JupyterLab: sliders are moved by keyboard, the picture follows."""

import pytest

from tests.browser.lecture import no_error, picture, slider

pytestmark = pytest.mark.long

LECTURE = "01-derivatives"


def test_secant_turns_toward_the_tangent(page):
    """One press of a key takes the next smaller step, a quarter of a power of ten; central is much closer."""
    wide = picture(page, "sin x at 1, one-sided, h = 1.0e+00: the secant has the slope 0.0678")
    slider(page, "step h").press("ArrowLeft")
    narrow = picture(page, "sin x at 1, one-sided, h = 5.6e-01: the secant has the slope 0.2818")
    page.get_by_label("central difference").press("Space")
    central = picture(page, "sin x at 1, central, h = 5.6e-01: the secant has the slope 0.51227275")
    assert len({wide, narrow, central}) == 3
    assert no_error(page)


def test_slope_follows_the_direction(page):
    """Turned by one step of 15 degrees the slope is 2 cos 15° + 4 sin 15°; on the plane it is another."""
    bowl = "bowl x² + 2y² at (1, 1): gradient (2, 4) of length 4.472, toward 63°; the slope along"
    east = picture(page, f"{bowl} 0° is 2.")
    slider(page, "direction (degrees)").press("ArrowRight")
    turned = picture(page, "bowl x² + 2y² at (1, 1): gradient (2, 4) of length 4.472, toward 63°; the slope along 15° is 2.967")
    page.get_by_label("land").select_option("plane 2x + 3y")
    plane = picture(page, "plane 2x + 3y at (1, 1): gradient (2, 3)")
    assert len({east, turned, plane}) == 3
    assert no_error(page)
