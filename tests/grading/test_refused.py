"""What is refused or set aside: why, what to do, and that the rest is graded."""

import nbformat
import pytest

from autograder.plugin import intake, refused
from autograder.settings import Course
from tests.grading.conftest import COURSE, NBGRADER, grade, run
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


def hollow(folder, sizes):
    """Files that say they are large and take no room here."""
    folder.mkdir(parents=True, exist_ok=True)
    for n, size in enumerate(sizes):
        with (folder / f"data{n}.bin").open("wb") as file:
            file.truncate(size)


@pytest.mark.long
def test_files_that_together_fill_the_disk_are_set_aside(mini):
    """Each is small enough, their sum is not: the student's doing, graded without the last of them, and once."""
    looks = "import os\nassert sorted(n for n in os.listdir() if n.endswith('.bin')) == ['data0.bin', 'data1.bin']"
    writes = "open('own', 'wb').write(bytes(4_000_000))"
    nb = minicourse.solve(minicourse.release(mini), RIGHT)
    nb.cells.insert(1, minicourse.new_code_cell(f"{looks}\n{writes}"))
    path = minicourse.submit(mini, "ada", nb)
    hollow(path.parent, [20_000_000] * 4)
    hollow(path.parent / "more", [30_000])
    result = grade(mini, ID)[0]["ada"]
    assert (result["status"], result["score"]) == ("finished", 10), result
    said = [note for note in result["notes"] if "set aside" in note]
    assert [note.split()[0] for note in said] == ["data2.bin", "data3.bin"]
    assert all("`disk_mb` in course.yml" in note for note in said)
    assert (path.parent / "more/data0.bin").exists()
    graded = nbformat.read(Course(mini).autograded("ada", ID), as_version=4)
    assert [o.get("evalue") or o["data"]["text/plain"] for o in graded.cells[1].outputs] == ["4000000"]
    assert grade(mini, ID)[0]["ada"]["status"] == "unchanged"


@pytest.mark.long
def test_a_copy_of_the_instructors_files_is_not_counted(mini):
    """They come with the release and are replaced by the instructor's before the run, whatever the student made of them."""
    hollow(mini / f"source/{ID}", [19_000_000] * 2)
    path = minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), RIGHT))
    hollow(path.parent, [18_000_000] * 2)
    hollow(path.parent / "own", [19_000_000] * 2)
    result = grade(mini, ID)[0]["ada"]
    assert result["score"] == 10
    assert [note.split()[0] for note in result["notes"]] == ["data1.bin"]
    assert (path.parent / "data1.bin").exists()
    assert not (path.parent / "own/data1.bin").exists()


@pytest.mark.long
def test_what_is_graded_goes_before_other_notebooks(mini):
    """Notebooks too are bounded together; the graded one is looked at first, whatever the names."""
    path = minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), RIGHT))
    for n in range(8):
        with (path.parent / f"a{n}.ipynb").open("wb") as file:
            file.truncate(19_000_000)
    result = grade(mini, ID)[0]["ada"]
    assert result["score"] == 10
    assert len(list(path.parent.glob("*.ipynb"))) == 1 + intake.MAX_NOTEBOOKS // 19_000_000
    assert "notebooks" in result["notes"][0]


@pytest.mark.long
def test_too_much_of_the_instructors_own_is_our_fault_and_says_the_setting(mini):
    """Nobody gets a zero for it; the build would have refused it."""
    minicourse.submit(mini, "ada", minicourse.solve(minicourse.release(mini), RIGHT))
    hollow(mini / f"source/{ID}", [19_000_000] * 4)
    result = grade(mini, ID)[0]["ada"]
    assert (result["status"], result["score"]) == ("internal", None)
    assert "`disk_mb`" in result["reason"]
    done = run(mini, COURSE, "build", ID)
    assert done.returncode == 1
    assert "`disk_mb`" in done.stdout + done.stderr
    settings = mini / "course/course.yml"
    larger = settings.read_text(encoding="utf-8").replace("output_mb: 1", "output_mb: 1, disk_mb: 96")
    settings.write_text(larger, encoding="utf-8")
    assert run(mini, COURSE, "build", ID).returncode == 0
    assert grade(mini, ID)[0]["ada"]["score"] == 10
