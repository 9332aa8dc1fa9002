"""The widgets of lecture 09 in a real JupyterLab: pixels are marked by keyboard, the network's answer follows."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lecture import no_error, picture, slider

pytestmark = pytest.mark.long

LECTURE = "09-digits"
MILLISECONDS = 120_000  # a dozen networks are trained


def test_pixels_are_marked_by_keyboard(page):
    """Arrow keys move the pen over the pixels; blank paper and each pixel have a picture of their own."""
    seen = [picture(page, "The network reads a 9")]  # of a 5 that is hard to read
    pad = page.locator('.jupyter-widgets img[alt^="The network reads"]')
    page.get_by_label("begin with").select_option("blank")
    expect(pad).not_to_have_attribute("src", seen[-1], timeout=20_000)
    seen.append(pad.get_attribute("src"))
    slider(page, "row").press("ArrowRight")
    page.get_by_label("pen", exact=True).select_option("draws")
    for key in (None, "ArrowRight", "ArrowRight"):
        if key:
            slider(page, "column").press(key)
        expect(pad).not_to_have_attribute("src", seen[-1], timeout=20_000)
        seen.append(pad.get_attribute("src"))
    marked = [button.get_attribute("title") for button in page.locator(".jupyter-widgets button.mod-active").all()]
    assert marked == ["row 2, column 1", "row 2, column 2", "row 2, column 3"]
    assert len(set(seen)) == 5
    assert no_error(page)


def test_tab_passes_the_pixels_by(page):
    """From the first slider Tab leads over the second, the pen and the two lists, and then out; a click still marks."""
    slider(page, "row").focus()
    stops = []
    for _ in range(5):
        stops.append(
            page.evaluate("document.activeElement.closest('.widget-inline-hbox')?.querySelector('label')?.textContent")
        )
        page.keyboard.press("Tab")
    assert stops == ["row", "column", "pen", "begin with", "slopes for"]
    assert page.evaluate("document.activeElement.closest('.jupyter-widgets')") is None
    pixel = page.get_by_role("button", name="row 8, column 8", exact=True)
    pixel.click()
    expect(pixel).to_have_class(re.compile("mod-active"))
    assert no_error(page)


def test_slopes_are_for_the_digit_that_is_chosen(page):
    """Another digit in the second list: the words name it."""
    page.get_by_label("begin with").select_option("a 3 of the data")
    picture(page, "The network reads a 3")
    page.get_by_label("slopes for").select_option("an 8")
    words = page.locator('.jupyter-widgets img[alt*="For an 8"]').get_attribute("alt", timeout=20_000)
    assert words.startswith("The network reads a 3")
    assert no_error(page)


def test_size_of_the_weights_is_moved_by_keyboard(page):
    """One step of the slider to He's size, then another activation."""
    before = picture(page, "tanh, weights 1 / √n")
    page.get_by_role("slider").first.press("ArrowRight")
    he = picture(page, "tanh, weights 1.41 / √n")
    page.get_by_label("activation", exact=True).select_option("relu")
    relu = picture(page, "relu, weights 1.41 / √n")
    assert len({before, he, relu}) == 3
    assert no_error(page)
