"""`course publish`: students get what they may have, nothing else, and pulling never takes their work."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.cli import main
from tests.support import minicourse

ID = minicourse.ID
TOKEN = "planted-91f3ac"  # noqa: S105 - stands for every secret of a course; searched for in what is published
WHEEL = "nnbasics-0.1.0-py3-none-any.whl"
EXPECTED = {
    *(".gitattributes", ".gitignore", ".published.json", "README.md", "environment.yml", WHEEL),
    *(f"course/{ID}.ipynb", f"release/{ID}/{ID}.ipynb", f"release/{ID}/checks.json", f"release/{ID}/data.csv"),
}


def course(root, *arguments):
    """Run the command; return exit code, output and errors."""
    done = CliRunner().invoke(main, ["--root", str(root), *map(str, arguments)], prog_name="course")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def _plant(root):
    """Put the token wherever a course keeps what students must not see."""
    for name in (
        *(f"submitted/ada/{ID}/{ID}.ipynb", f"autograded/ada/{ID}/{ID}.ipynb", f"feedback/ada/{ID}/{ID}.html"),
        *("gradebook.db", ".kit/runs/x.json", ".git/config", "solutions/x/x.ipynb", f"source/{ID}/.ipynb_checkpoints/a.ipynb"),
        *("course/draft.ipynb", "course/decks.yml", "course/errata.md", "reports/x.html", f"release/{ID}/notes.txt", ".env"),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TOKEN, encoding="utf-8")
    for path in (root / "autograder").rglob("*.*"):
        path.write_text(path.read_text(encoding="utf-8") + f"\n# {TOKEN}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built course whose hidden lines and solutions hold the token, as does everything else that is secret."""
    nb = minicourse.notebook()
    for cell in nb.cells:
        cell.source = cell.source.replace("### BEGIN SOLUTION", f"### BEGIN SOLUTION\n    # {TOKEN}")
        cell.source = cell.source.replace("### BEGIN HIDDEN TESTS", f"### BEGIN HIDDEN TESTS\n# {TOKEN}")
    root = minicourse.write(tmp_path_factory.mktemp("publish") / "course", nb)
    (root / "source" / ID / "data.csv").write_text("1,2\n", encoding="utf-8")
    lecture = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Mini lecture", id="a")])
    nbformat.write(lecture, root / "course" / f"{ID}.ipynb")
    code, _, err = course(root, "build")
    assert code == 0, err
    _plant(root)
    return root


@pytest.fixture
def root(built, tmp_path):
    """A copy to change."""
    return Path(shutil.copytree(built, tmp_path / "course"))


def _files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _everything(path):
    """The bytes of a file; those inside an archive unpacked."""
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            content += b"".join(archive.read(name) for name in archive.namelist())
    return content


def test_students_get_what_they_may_have_and_nothing_else(root, tmp_path):
    """The list of files is exact, and none of them, archives unpacked, holds the token."""
    assert course(root, "publish", tmp_path / "out")[0] == 0
    assert _files(tmp_path / "out") == EXPECTED
    leaks = [path.name for path in (tmp_path / "out").rglob("*") if path.is_file() and TOKEN.encode() in _everything(path)]
    assert leaks == []
    assert TOKEN.encode() not in _everything(tmp_path / "out.zip")


def test_zip_holds_the_same(root, tmp_path):
    """One folder in it, the same names and bytes (without the record, which only this command needs)."""
    course(root, "publish", tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert set(archive.namelist()) == {f"out/{name}" for name in EXPECTED - {".published.json"}}
        assert all(archive.read(n) == (tmp_path / n).read_bytes() for n in archive.namelist())


def test_second_run_touches_only_what_changed(root, tmp_path):
    """Nothing is written when nothing changed; then a lecture alone; a file that is no longer given is taken away."""
    out = tmp_path / "out"
    course(root, "publish", out)
    before = {name: (out / name).stat().st_mtime_ns for name in _files(out)}
    report = json.loads(course(root, "publish", out, "--json")[1])
    assert (report["new"], report["changed"], report["removed"]) == ([], [], [])
    assert {name: (out / name).stat().st_mtime_ns for name in _files(out)} == before
    lecture = root / "course" / f"{ID}.ipynb"
    lecture.write_text(lecture.read_text(encoding="utf-8").replace("Mini lecture", "Better lecture"), encoding="utf-8")
    (root / "source" / ID / "data.csv").unlink()
    report = json.loads(course(root, "publish", out, "--json")[1])
    assert (report["changed"], report["removed"]) == ([f"course/{ID}.ipynb"], [f"release/{ID}/data.csv"])
    assert not (out / f"release/{ID}/data.csv").exists()


def test_what_somebody_changed_by_hand_stays(root, tmp_path):
    """Nothing is written, the file is named; files of others are left alone; --force replaces."""
    out = tmp_path / "out"
    course(root, "publish", out)
    (out / "README.md").write_text("mine", encoding="utf-8")
    (out / "syllabus.pdf").write_text("also mine", encoding="utf-8")
    code, _, err = course(root, "publish", out)
    assert (code, "README.md" in err, "--force" in err) == (2, True, True)
    assert (out / "README.md").read_text(encoding="utf-8") == "mine"
    assert course(root, "publish", out, "--force")[0] == 0
    assert (out / "README.md").read_text(encoding="utf-8") != "mine"
    assert (out / "syllabus.pdf").read_text(encoding="utf-8") == "also mine"


def test_a_release_with_a_solution_is_refused(root, tmp_path):
    """Whatever put it there: nothing at all is written."""
    path = root / "release" / ID / f"{ID}.ipynb"
    shutil.copy(root / "source" / ID / f"{ID}.ipynb", path)
    code, _, err = course(root, "publish", tmp_path / "out")
    assert (code, "course build" in err) == (2, True)
    assert not (tmp_path / "out").exists()


def test_an_assignment_that_is_not_built_is_named(root, tmp_path):
    """With the command that builds it."""
    shutil.rmtree(root / "release")
    code, _, err = course(root, "publish", tmp_path / "out")
    assert (code, f"course build {ID}" in err) == (2, True)


@pytest.mark.parametrize(
    ("name", "text", "step"),
    [
        pytest.param(f"release/{ID}/{ID}.ipynb", "{", f"Build it again: course build {ID}", id="release cut off"),
        pytest.param(f"release/{ID}/{ID}.ipynb", '{"cells": []}', f"Build it again: course build {ID}", id="no notebook"),
        pytest.param(f"release/{ID}/{ID}.ipynb", "[1]", f"Build it again: course build {ID}", id="a list"),
        pytest.param(f"release/{ID}/checks.json", "", f"Build it again: course build {ID}", id="checks empty"),
        pytest.param(f"course/{ID}.ipynb", "{", "Correct it", id="lecture cut off"),
    ],
)
def test_a_broken_file_is_never_handed_out(root, tmp_path, name, text, step):
    """Refused before anything is written: the good ones that students have stay."""
    out = tmp_path / "out"
    course(root, "publish", out)
    before = (out / name).read_bytes()
    (root / name).write_text(text, encoding="utf-8")
    code, _, err = course(root, "publish", out)
    assert (code, name in err, step in " ".join(err.split())) == (2, True, True), err
    assert (out / name).read_bytes() == before


@pytest.mark.parametrize("where", ["course/inside", "."])
def test_the_course_itself_is_no_place(root, tmp_path, where):
    """Neither inside the private folder nor around it."""
    code, _, err = course(root, "publish", tmp_path / where)
    assert (code, "solutions would travel" in " ".join(err.split())) == (2, True)


def _git(folder, *arguments):
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout


def test_pulling_keeps_a_students_work_and_updates_the_rest(root, tmp_path):
    """As nbgitpuller does it: local changes are committed, then the new version is merged with -Xours."""
    out, mine = tmp_path / "out", tmp_path / "mine"
    course(root, "publish", out)
    _git(out, "init")
    _git(out, "add", "-A")
    _git(out, "commit", "-m", "first")
    _git(tmp_path, "clone", "-q", str(out), str(mine))
    work = mine / f"release/{ID}/{ID}.ipynb"
    nb = minicourse.solve(nbformat.read(work, as_version=4), minicourse.RIGHT)
    nbformat.write(nb, work)
    kept = work.read_bytes()
    for path in (root / f"release/{ID}/{ID}.ipynb", root / f"course/{ID}.ipynb"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("# Mini", "# Corrected").replace("raise Not", "# finish\\n    raise Not"), encoding="utf-8"
        )
    course(root, "publish", out)
    _git(out, "add", "-A")
    _git(out, "commit", "-m", "second")
    _git(mine, "commit", "-am", "my work")
    _git(mine, "fetch", "-q")
    _git(mine, "merge", "-q", "-Xours", "origin/main")
    assert work.read_bytes() == kept
    assert "Corrected" in (mine / f"course/{ID}.ipynb").read_text(encoding="utf-8")
