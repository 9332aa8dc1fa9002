"""Without Chromium the browser tests are skipped with the reason at a developer's, and fail in CI."""

import pytest

from tests.browser import lab


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)], ids=["at-home", "in-ci"]
)
def test_a_missing_chromium_is_never_silent(monkeypatch, ci, outcome):
    """The message names the package to install; in CI the tests that open the browser fail."""
    monkeypatch.setattr(lab.shutil, "which", lambda _name: None)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="apt-get install chromium"):
        lab.chromium_path()
