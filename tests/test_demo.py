"""The demo's folder: what changed in the course is copied and noticed, and no other folder is written to or removed."""

import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from autograder import demo, engine
from autograder.cli import Failed, main
from autograder.settings import Course
from tests.support import minicourse
from tests.support.weaker import command


def _edit(folder):
    path = folder / "double.py"
    path.write_text(path.read_text(encoding="utf-8").replace("You squared", "You have squared"), encoding="utf-8")


CHANGES = {
    "edited": _edit,
    "added": lambda folder: (folder / "extra.py").touch(),
    "removed": lambda folder: (folder / "square_sum.py").unlink(),
    # nor do the contents change, one after the other, and yet the mistakes are another cell's
    "renamed": lambda folder: (folder / "double.py").rename(folder / "doubled.py"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_bank_is_copied_and_built_again(tmp_path, change):
    """Each file of it counts, by its name and its text: then the copy holds the same files, and its digest is another."""
    course = Course(minicourse.write(tmp_path / "course"))
    before = demo._digest(demo.copy_course(course, tmp_path / "demo").root)
    assert demo._digest(demo.copy_course(course, tmp_path / "demo").root) == before
    change(course.bank(minicourse.ID))
    copy = demo.copy_course(course, tmp_path / "demo")
    assert demo._digest(copy.root) != before
    assert _texts(copy) == _texts(course)


def _texts(course):
    return {path.name: path.read_bytes() for path in course.bank(minicourse.ID).iterdir()}


def _everything(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def teaching(tmp_path):
    """A course with a student's work and a gradebook, and a second one beside it."""
    for name in ("course", "another"):
        root = minicourse.write(tmp_path / name)
        minicourse.submit(root, "ada", minicourse.notebook())
        (root / "gradebook.db").write_bytes(b"marks")
    return tmp_path / "course"


@pytest.mark.parametrize("fresh", [[], ["--fresh"]], ids=["going_on", "fresh"])
@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (".", "the course itself"),
        ("..", "holds the course"),
        ("submitted", "lies in the course"),
        (".kit", "lies in the course"),
        (".demo/submitted", "lies in the course"),
        ("../another", "not made by `course demo`"),
        ("../another/submitted", "not made by `course demo`"),
        ("../linked", "the course itself"),
    ],
)
def test_a_folder_that_is_not_the_demos_is_left_alone(teaching, monkeypatch, folder, words, fresh):
    """Nobody's course, marks or files: neither removed nor given a class that does not exist."""
    (teaching.parent / "linked").symlink_to(teaching)
    monkeypatch.chdir(teaching)
    before = _everything(teaching.parent)
    done = CliRunner().invoke(main, ["demo", "--dir", folder, *fresh])
    assert (done.exit_code, words in " ".join(done.stderr.split())) == (2, True), done.stderr
    assert _everything(teaching.parent) == before


@pytest.mark.parametrize("folder", [None, "elsewhere", "empty"])
def test_the_demos_own_folder_is_used_again_and_begun_anew(teaching, monkeypatch, folder):
    """It is known by the mark written when it was made: also after the first build was interrupted."""
    monkeypatch.chdir(teaching)
    (teaching.parent / "empty").mkdir()
    course, place = Course(teaching), folder and teaching.parent / folder
    made = demo.own_folder(course, place, fresh=False)
    assert made == (place or teaching / ".demo")
    (made / "course").mkdir()
    assert _everything(demo.own_folder(course, place, fresh=False)).keys() > {made / "course"}
    assert made / "course" not in _everything(demo.own_folder(course, place, fresh=True))
    assert demo.own_folder(course, place, fresh=False) == made


def test_the_demo_of_an_earlier_version_is_known_by_what_it_built(teaching):
    """In the place that is the demo's only: elsewhere a course may hold that file too, since the demo wrote to any folder."""
    for root in (teaching / ".demo", teaching.parent / "another"):
        (root / ".kit").mkdir(parents=True, exist_ok=True)
        (root / demo.BUILT).write_text("digest", encoding="utf-8")
    made = demo.own_folder(Course(teaching), None, fresh=False)
    assert (made / demo.BUILT).exists()
    assert not (demo.own_folder(Course(teaching), None, fresh=True) / demo.BUILT).exists()
    with pytest.raises(Failed, match="not made by"):
        demo.own_folder(Course(teaching), teaching.parent / "another", fresh=True)


def test_a_demo_that_lost_its_mark_is_not_removed(teaching):
    """Nor one that is made from a copy of something else."""
    made = demo.own_folder(Course(teaching), None, fresh=False)
    shutil.rmtree(made / ".kit")
    (made / "notes.txt").touch()
    with pytest.raises(Failed, match="not made by"):
        demo.own_folder(Course(teaching), None, fresh=True)
    assert (made / "notes.txt").exists()


# the whole class takes long: everything right, and handed in as released
SHORT = "from autograder import demo; demo.CLASS = demo.CLASS[:2]; from autograder.cli import main; main()"


@pytest.mark.long
@pytest.mark.parametrize("seals", [True, False], ids=["sealed", "nothing_seals"])
def test_the_sample_class_is_sealed_where_it_can_be(tmp_path, seals):
    """On a machine without any of it the demo goes all the way too, and says that it is unsealed and why."""
    if seals and engine.warm_process(engine.TRUSTED) is None:
        pytest.skip("nothing seals a run here")
    words = [sys.executable, "-c", SHORT, "--root", minicourse.ROOT, "demo", "--dir", tmp_path / "demo"]
    done = subprocess.run(words if seals else command("landlock", *words), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "92 of 100" in done.stdout
    assert [said in done.stdout for said in ("NOT SEALED", "graded here all the same, unsealed", "nothing seals a run")] == [
        not seals
    ] * 3
