"""The widgets of lecture 09 in a real JupyterLab: pixels are marked by keyboard, the network's answer follows."""

import pytest
from playwright.sync_api import expect

from tests.browser.lecture import no_error, picture

pytestmark = pytest.mark.long

LECTURE = "09-digits"
MILLISECONDS = 120_000  # a dozen networks are trained


def test_pixels_are_marked_by_keyboard(page):
    """Tab leads from pixel to pixel, Space marks; blank paper and each pixel have a picture of their own."""
    seen = [picture(page, "The network reads a 9")]  # of a 5 that is hard to read
    pad = page.locator('.jupyter-widgets img[alt^="The network reads"]')
    page.get_by_label("begin with").select_option("blank")
    expect(pad).not_to_have_attribute("src", seen[-1], timeout=20_000)
    seen.append(pad.get_attribute("src"))
    page.get_by_role("button", name="row 2, column 3", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(pad).not_to_have_attribute("src", seen[-1], timeout=20_000)
        seen.append(pad.get_attribute("src"))
    marked = [button.get_attribute("title") for button in page.locator(".jupyter-widgets button.mod-active").all()]
    assert marked == ["row 2, column 4", "row 2, column 5"]
    assert len(set(seen)) == 4
    assert no_error(page)


def test_slopes_are_for_the_digit_that_is_chosen(page):
    """Another digit in the second list: the words name it."""
    page.get_by_label("begin with").select_option("a 3 of the data")
    picture(page, "The network reads a 3")
    page.get_by_label("slopes for").select_option("a 8")
    words = page.locator('.jupyter-widgets img[alt*="For a 8"]').get_attribute("alt", timeout=20_000)
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
