"""One Chromium for all browser tests of a worker."""

import pytest

from tests.browser.lab import chromium, chromium_path


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; each test opens contexts of its own."""
    with chromium(chromium_path()) as running:
        yield running
