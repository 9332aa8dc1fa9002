"""One Chromium for all browser tests of a worker."""

import pytest

from tests.browser.lab import chromium, chromium_path
from tests.browser.lecture import opened


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; each test opens contexts of its own."""
    with chromium(chromium_path()) as running:
        yield running


@pytest.fixture(scope="module")
def page(request, browser, tmp_path_factory):
    """The lecture that a module of tests names, `LECTURE`, after Run All."""
    folder = tmp_path_factory.mktemp("lecture")
    with opened(browser, request.module.LECTURE, folder, getattr(request.module, "MILLISECONDS", None)) as shown:
        yield shown
