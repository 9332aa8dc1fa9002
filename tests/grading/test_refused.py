"""The page of a refused student: why and what to do, until a submission can be graded."""

import pytest

from autograder.plugin import refused
from autograder.settings import Course
from tests.grading.conftest import NBGRADER, grade, run
from tests.support import minicourse

ID, RIGHT = minicourse.ID, minicourse.RIGHT


@pytest.mark.long
def test_a_page_comes_with_the_refusal_and_goes_with_a_good_submission(mini):
    """Good, broken, the same good one again: the page follows each time; nbgrader's own files for releasing lie beside it."""
    path = minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), RIGHT))
    page = mini / "feedback/ada" / ID / f"{ID}.html"
    good = path.read_bytes()
    grade(mini, ID)
    assert "10 of 10 points" in page.read_text(encoding="utf-8")
    path.write_text("<script>alert(1)</script>", encoding="utf-8")
    for name in refused.BESIDE:
        (path.parent / name).write_text("2026-01-01 00:00:00 UTC", encoding="utf-8")
    results, _ = grade(mini, ID)
    text = page.read_text(encoding="utf-8")
    assert results["ada"]["status"] == "refused"
    assert "could not be graded" in text
    assert "<script" not in text
    assert {name for name in refused.BESIDE if (page.parent / name).exists()} == set(refused.BESIDE)
    path.write_bytes(good)
    results, _ = grade(mini, ID)
    assert results["ada"]["score"] == 10
    assert "10 of 10 points" in page.read_text(encoding="utf-8")
    assert "could not be graded" not in page.read_text(encoding="utf-8")


@pytest.mark.long
def test_nbgraders_own_command_writes_the_page_too(mini):
    """Also by the plain command, and so by formgrader's button; the next feedback is not kept back by it."""
    path = minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), RIGHT))
    good = path.read_bytes()
    path.write_text("", encoding="utf-8")
    assert run(mini, NBGRADER, "autograde", ID).returncode == 1
    page = Course(mini).feedback("ada", ID)
    assert f"{ID}.ipynb is empty" in page.read_text(encoding="utf-8")
    path.write_bytes(good)
    assert run(mini, NBGRADER, "autograde", ID).returncode == 0
    assert run(mini, NBGRADER, "generate_feedback", ID).returncode == 0
    assert "10 of 10 points" in page.read_text(encoding="utf-8")


@pytest.mark.long
def test_what_is_set_aside_never_follows_a_link_set_aside_before(mini, tmp_path):
    """A link handed in first and a folder of its name later: nothing is moved to where the link leads."""
    path = minicourse.submit(mini, "eve", minicourse.solve(minicourse.release(mini), RIGHT))
    outside = tmp_path / "outside"
    outside.mkdir()
    (path.parent / "x").symlink_to(outside)
    grade(mini, ID)
    (path.parent / "x").mkdir()
    with (path.parent / "x" / "evil").open("wb") as file:
        file.truncate(30_000_000)
    results, _ = grade(mini, ID)
    assert "too large" in " ".join(results["eve"]["notes"])
    assert list(outside.iterdir()) == []
