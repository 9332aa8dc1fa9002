"""Figures of the autodiff lecture in a real JupyterLab: sliders move by keyboard, pictures change, nothing goes wrong."""

import pytest

from tests.browser.lecture import no_error, picture, slider

pytestmark = pytest.mark.long

LECTURE = "08-autodiff"


def test_tape_is_stepped_by_keyboard(page):
    """One key hands on one more gradient, and x gets its second share; then another formula is chosen in the list."""
    before = picture(page, "Tape of f = (x + y) x + z, step 6 of 7. Backward through ×")
    slider(page, "step").press("ArrowRight")
    after = picture(page, "Tape of f = (x + y) x + z, step 7 of 7. Backward through +: x gets 3 · 1 = 3, added to 5")
    page.get_by_label("formula").select_option("f = (x + y) z")
    other = picture(page, "Tape of f = (x + y) z, step 5 of 5. Backward through +")
    assert len({before, after, other}) == 3
    assert no_error(page)


def test_modes_fill_the_jacobian(page):
    """One more pass, one more column; a second output, and one pass of reverse mode is not all any more."""
    before = picture(page, "A Jacobian of 1 row and 8 columns: forward mode has made 1 of 8 passes")
    slider(page, "passes").press("ArrowRight")
    after = picture(page, "A Jacobian of 1 row and 8 columns: forward mode has made 2 of 8 passes")
    slider(page, "outputs").press("ArrowRight")
    taller = picture(
        page, "A Jacobian of 2 rows and 8 columns: forward mode has made 2 of 8 passes and reverse mode has made 2"
    )
    assert len({before, after, taller}) == 3
    assert no_error(page)
