"""All other tests again as uid 65534, since a course is rarely graded by root."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from .conftest import as_ordinary_user

FILES = ("test_attacks", "test_limits", "test_semantics", "test_lifecycle")


@pytest.mark.skipif(os.geteuid() != 0, reason="run by an ordinary user already: the other files have shown it")
@pytest.mark.parametrize("name", FILES)
def test_the_same_as_uid_65534(name: str) -> None:
    """Nothing fails and nothing more is skipped."""
    here = Path(__file__).parent
    options = ("-q", "-m", "sandbox", "-p", "no:cacheprovider", "-W", "error", f"--rootdir={here.parent}")
    done = as_ordinary_user(sys.executable, "-m", "pytest", *options, str(here / f"{name}.py"))
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert re.search(r"\d+ passed", done.stdout)
    assert "skipped" not in done.stdout
