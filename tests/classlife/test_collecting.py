"""`course collect`: from downloads whose names and contents are a stranger's, and from an exchange where anybody can write."""

import contextlib
import json
import os
import pwd
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.classlife.downloads import People, Unclaimed, claim
from autograder.classlife.exchange import MAX_FILES, LateReleaseFeedback
from autograder.classlife.untrusted import opened
from autograder.cli import main
from autograder.host import Host
from autograder.settings import Course
from autograder.submission import MAX_NOTEBOOK
from tests.support import minicourse

ID = minicourse.ID
COURSE = Path(sys.executable).parent / "course"
AS_USER = Path(__file__).parents[1] / "sandbox/as_user.py"
ME = pwd.getpwuid(os.getuid()).pw_name
CLASS = {
    "fox": ("Mallory", "Fox", "104"),
    "ada": ("Ada", "Lovelace", "101"),
    "zoe": ("Zoë", "Ångström", "102"),
    "bo1": ("Bo", "Lee", "103"),
    "bo2": ("Bo", "Lee", ""),
}


def _notebook(text="answer = 1", name=ID):
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text, id="a")], metadata={"kit": {"assignment": name}})
    return nbformat.writes(nb).encode()


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A course whose gradebook knows four students, two of one name. Not to be changed."""
    root = minicourse.write(tmp_path_factory.mktemp("collecting") / "course")
    with Host(Course(root)).gradebook() as gradebook:
        for student, (first, last, lms) in CLASS.items():
            gradebook.add_student(student, first_name=first, last_name=last, lms_user_id=lms or None)
    return root


@pytest.fixture
def root(template, tmp_path):
    """A copy for one test: making a gradebook takes seconds."""
    return shutil.copytree(template, tmp_path / "course")


def collect(root, *arguments):
    """Run the command; return exit code and its report."""
    with contextlib.chdir(root):
        done = CliRunner().invoke(main, ["collect", ID, *map(str, arguments), "--json"])
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code, json.loads(done.stdout) if done.stdout else done.stderr


def packed(tmp_path, members):
    """A zip of names (or ZipInfo) and bytes."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def submitted(root, student):
    """The notebook that lies there."""
    return (root / "submitted" / student / ID / f"{ID}.ipynb").read_bytes()


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"Ada Lovelace_5512_assignsubmission_file/{ID}.ipynb", "ada"),
        (f"course/Lovelace Ada_5512_assignsubmission_file_/{ID} (2).ipynb", "ada"),
        (f"zoë ÅNGSTRÖM_7_assignsubmission_file_{ID}.ipynb", "zoe"),
        (f"Zoe\u0308 A\u030angstro\u0308m_7_assignsubmission_file_{ID}.ipynb", "zoe"),
        (f"lovelaceada_101_998_{ID}.ipynb", "ada"),
        (f"submissions/lovelaceada_LATE_101_998_{ID}-3.ipynb", "ada"),
        (f"ada/{ID}/{ID}.ipynb", "ada"),
        (f"submitted/newcomer/{ID}/{ID}.ipynb", "newcomer"),
        (f"ada/{ID}.ipynb", "ada"),
        (f"newcomer/{ID}.ipynb", "newcomer"),
        ("ada.ipynb", "ada"),
    ],
)
def test_names_of_downloads_are_recognized(root, name, student):
    """Moodle's and Canvas's, their copies, late ones, other forms of accents, nbgrader's own folders."""
    with Host(Course(root)).gradebook() as gradebook:
        found = claim(name, ID, People.of(gradebook.students))
    assert (found.student, found.named, found.late) == (student, True, "LATE" in name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (f"Bo Lee_1_assignsubmission_file/{ID}.ipynb", "2 students"),
        (f"Eve Stranger_1_assignsubmission_file/{ID}.ipynb", "nobody"),
        (f"strangereve_999_1_{ID}.ipynb", "999"),
        ("whoever/other.ipynb", "neither"),
        (f"submissions/whoever/{ID}.ipynb", "neither"),
        (f"{ID}/{ID}.ipynb", "give the folder above"),
        # what lies below the part that names somebody is the student's own choice, also where that part names nobody
        (f"Eve Stranger_1_assignsubmission_file/ada/{ID}/{ID}.ipynb", "nobody"),
        (f"Eve Stranger_1_assignsubmission_file/Ada Lovelace_2_assignsubmission_file_{ID}.ipynb", "nobody"),
        (f"strangereve_999_1_lovelaceada_101_7_{ID}.ipynb", "999"),
    ],
)
def test_who_cannot_be_named_is_said(root, name, words):
    """Never guessed."""
    with Host(Course(root)).gradebook() as gradebook, pytest.raises(Unclaimed, match=words):
        claim(name, ID, People.of(gradebook.students))


# a layout's honest names of ada's and of fox's notebook, and names that fox can give to files of her own beside it
ADA_AT_MOODLE, FOX_AT_MOODLE = "Ada Lovelace_11_assignsubmission_file", "Mallory Fox_12_assignsubmission_file"
FORGERIES = [f"{ADA_AT_MOODLE}_{ID} (9).ipynb", f"lovelaceada_101_999_{ID}-9.ipynb", "ada.ipynb", f"{ID} (8).ipynb"]
BELOW = [f"ada/{ID}.ipynb", f"ada/{ID}/{ID}.ipynb", f"submitted/ada/{ID}/{ID} (9).ipynb", f"{ADA_AT_MOODLE}/{ID}.ipynb"]
BELOW += [f"{ID}/ada/{ID}.ipynb", f"{ID}/{ID}/ada.ipynb", f"x/{ADA_AT_MOODLE}_{ID}.ipynb", f"x/lovelaceada_101_999_{ID}.ipynb"]
LAYOUTS = {
    "moodle": (
        f"{ADA_AT_MOODLE}/{ID}.ipynb", f"{FOX_AT_MOODLE}/{ID}.ipynb", [f"{FOX_AT_MOODLE}/{f}" for f in FORGERIES + BELOW],
    ),
    "moodle_flat": (f"{ADA_AT_MOODLE}_{ID}.ipynb", f"{FOX_AT_MOODLE}_{ID}.ipynb", [f"{FOX_AT_MOODLE}_{f}" for f in FORGERIES]),
    "canvas": (f"lovelaceada_101_5_{ID}.ipynb", f"foxmallory_104_6_{ID}.ipynb", [f"foxmallory_104_7_{f}" for f in FORGERIES]),
    "canvas_unpacked": (
        f"lovelaceada_101_5_{ID}.ipynb",
        f"foxmallory_104_6_{ID}.ipynb",
        [f"foxmallory_104_7_work/{f}" for f in FORGERIES + BELOW],
    ),
    "folders": (f"ada/{ID}.ipynb", f"fox/{ID}.ipynb", [f"fox/{f}" for f in FORGERIES + BELOW]),
    "nbgrader": (f"ada/{ID}/{ID}.ipynb", f"fox/{ID}/{ID}.ipynb", [f"fox/{ID}/{f}" for f in FORGERIES + BELOW]),
    "newcomer": (f"ada/{ID}/{ID}.ipynb", f"fox/{ID}/{ID}.ipynb", [f"eve/{f}" for f in BELOW]),
    "by_id": ("ada.ipynb", "fox.ipynb", [f"{folder}/{f}" for folder in ("fox", "eve") for f in BELOW]),
}  # fmt: skip


@pytest.mark.parametrize("around", ["", "submitted/", "term/section 2/"], ids=["bare", "nested", "nested_twice"])
@pytest.mark.parametrize("form", ["zip", "unpacked"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nobody_hands_in_as_somebody_else(root, tmp_path, layout, form, around):
    """Whatever a student calls files and folders of her own: another's notebook stays, and who sent none has none."""
    theirs, hers, forged = LAYOUTS[layout]
    assert len(forged) >= 4
    honest = [(around + theirs, _notebook("of ada")), (around + hers, _notebook("of fox"))]
    forgery = [(around + name, _notebook("forged")) for name in forged]
    for members, expected in (([*honest, *forgery], {"ada"}), ([honest[1], *forgery], set()), (honest, {"ada", "fox"})):
        shutil.rmtree(root / "submitted", ignore_errors=True)
        source = packed(tmp_path, members)
        if form == "unpacked":
            shutil.rmtree(tmp_path / "unpacked", ignore_errors=True)
            with zipfile.ZipFile(source) as archive:
                archive.extractall(tmp_path / "unpacked")
            source = tmp_path / "unpacked"
        collect(root, source)
        there = {path.name for path in (root / "submitted").iterdir()}
        assert (there & {"ada", "zoe", "x", ID}, "fox" in there) == (expected & {"ada"}, True)
        assert all(b"of ada" in submitted(root, student) for student in expected & {"ada"})
    assert b"of fox" in submitted(root, "fox")


def test_two_people_of_one_name_at_moodle(root, tmp_path):
    """Users may change their names there; the number is a person's, so two of them are two people, and neither is taken."""
    members = [(f"Ada Lovelace_{number}_assignsubmission_file/{ID}.ipynb", _notebook(number)) for number in ("11", "12")]
    code, report = collect(root, packed(tmp_path, [*members, (f"{FOX_AT_MOODLE}/{ID}.ipynb", _notebook())]))
    assert (code, report["new"], sorted(report["refused"])) == (1, ["fox"], [name for name, _ in members])
    assert "11 and 12" in next(iter(report["refused"].values()))


def test_a_forged_number_of_moodle_keeps_nobody_out(root, tmp_path):
    """Only Moodle's own parts count: names below an unknown folder do not make two people of one."""
    members = [(f"{ADA_AT_MOODLE}/{ID}.ipynb", _notebook("of ada")), (f"eve/{FOX_AT_MOODLE}/{ID}.ipynb", _notebook())]
    members.append((f"eve/Ada Lovelace_99_assignsubmission_file/{ID}.ipynb", _notebook()))
    report = collect(root, packed(tmp_path, members))[1]
    assert (report["new"], sorted(report["refused"])) == (["ada"], sorted(name for name, _ in members[1:]))


def test_two_students_with_one_number_at_canvas(root, tmp_path):
    """A mistake in the roster: not guessed between."""
    with Host(Course(root)).gradebook() as gradebook:
        gradebook.add_student("twin", lms_user_id="101")
    code, report = collect(root, packed(tmp_path, [(f"lovelaceada_101_5_{ID}.ipynb", _notebook())]))
    assert (code, report["new"], "2 students" in next(iter(report["refused"].values()))) == (1, [], True)


def test_a_zip_of_canvas(root, tmp_path):
    """The last copy counts; another name does if the notebook is the assignment's; what is neither is listed."""
    members = [
        (f"lovelaceada_101_5_{ID}.ipynb", _notebook("old")),
        (f"lovelaceada_101_9_{ID}-1.ipynb", _notebook("new")),
        ("angstromzoe_LATE_102_7_my homework.ipynb", _notebook("zoe")),
        ("leebo_103_8_other.ipynb", _notebook(name="another")),
        ("lovelaceada_101_6_notes.pdf", b"%PDF"),
    ]
    code, report = collect(root, packed(tmp_path, members))
    assert (code, report["new"], list(report["refused"])) == (1, ["ada", "zoe"], ["leebo_103_8_other.ipynb"])
    assert (b"new" in submitted(root, "ada"), b"zoe" in submitted(root, "zoe")) == (True, True)
    assert any("zoe: late, says Canvas" in note for note in report["notes"])
    assert not (root / "submitted" / "ada" / ID / "timestamp.txt").exists()


def test_dates_in_a_zip_make_nobody_late(root, tmp_path):
    """They are the download's, without a time zone: a member dated after the due date, before 1981 or ahead has no time."""
    moments = {"ada": (2026, 12, 24, 18, 0, 0), "zoe": (1980, 1, 1, 0, 0, 0), "bo1": (2107, 12, 31, 0, 0, 0)}
    members = [(zipfile.ZipInfo(f"{student}/{ID}.ipynb", when), _notebook(student)) for student, when in moments.items()]
    archive = packed(tmp_path, members)
    assert set(collect(root, archive)[1]["new"]) == set(moments)
    assert list(root.rglob("timestamp.txt")) == []
    assert sorted(collect(root, archive, "--at", "2026-11-30 12:00")[1]["replaced"]) == sorted(moments)
    stamps = {path.read_text(encoding="utf-8")[:19] for path in root.rglob("timestamp.txt")}
    assert stamps == {"2026-11-30 12:00:00"}


def test_a_resubmission_replaces_and_says_so(root, tmp_path):
    """The same again changes nothing; a new one replaces, keeping the old aside; an earlier one is not taken."""
    folder = tmp_path / "inbox" / "ada"
    folder.mkdir(parents=True)
    (folder / f"{ID}.ipynb").write_bytes(_notebook("first"))
    assert collect(root, folder.parent, "--at", "2026-11-30 12:00")[1]["new"] == ["ada"]
    assert collect(root, folder.parent)[1]["unchanged"] == ["ada"]
    (folder / f"{ID}.ipynb").write_bytes(_notebook("second"))
    code, report = collect(root, folder.parent, "--at", "2026-11-29 12:00")
    assert (code, list(report["refused"].values())) == (1, ["a later submission is there already"])
    assert b"first" in submitted(root, "ada")
    code, report = collect(root, folder.parent, "--at", "2026-12-01 12:00")
    assert (code, report["replaced"], b"second" in submitted(root, "ada")) == (0, ["ada"], True)
    stamp = (root / "submitted" / "ada" / ID / "timestamp.txt").read_text(encoding="utf-8")
    assert stamp.startswith("2026-12-01 12:00:00")
    kept = list((root / ".kit" / "replaced" / "ada").rglob("*.ipynb"))
    assert [b"first" in path.read_bytes() for path in kept] == [True]


def _link(name, target):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info, target


def test_a_hostile_zip(root, tmp_path):
    """Paths that lead out, links, bombs: refused by name; the honest notebook beside them is taken, nothing else written."""
    before = {path for path in tmp_path.rglob("*") if ".kit" not in path.parts}
    bomb = b" " * (MAX_NOTEBOOK + 1)
    members = [
        (f"../../zoe/{ID}/{ID}.ipynb", _notebook()),
        (f"/zoe/{ID}.ipynb", _notebook()),
        (f"..\\zoe\\{ID}.ipynb", _notebook()),
        _link(f"zoe/{ID}.ipynb", "/etc/passwd"),
        (f"bo1/{ID}.ipynb", bomb),
        (f"ada/{ID}.ipynb", _notebook("honest")),
        (f"ada*/{ID}/{ID}.ipynb", _notebook()),
        (f".kit/{ID}/{ID}.ipynb", _notebook()),
        ("ada/timestamp.txt", b"1999-01-01 00:00:00 UTC"),
    ]
    path = packed(tmp_path, members)
    code, report = collect(root, path)
    assert (code, report["new"], len(report["refused"])) == (1, ["ada"], 7)
    after = {p for p in tmp_path.rglob("*") if ".kit" not in p.parts}
    home = root / "submitted"
    assert after - before == {path, home, home / "ada", home / "ada" / ID, home / "ada" / ID / f"{ID}.ipynb"}


def test_a_bomb_that_lies_about_its_size(root, tmp_path):
    """The size in the directory is small, the data is not: reading stops at the bound."""
    path = packed(tmp_path, [(f"ada/{ID}.ipynb", b" " * (4 * MAX_NOTEBOOK)), (f"zoe/{ID}.ipynb", _notebook())])
    raw = bytearray(path.read_bytes())
    raw = raw.replace(struct.pack("<L", 4 * MAX_NOTEBOOK), struct.pack("<L", 1000))
    path.write_bytes(raw)
    code, report = collect(root, path)
    assert (code, report["new"], list(report["refused"])) == (1, ["zoe"], [f"ada/{ID}.ipynb"])
    assert not (root / "submitted" / "ada").exists()


@pytest.mark.parametrize("name", ["", "."])
def test_a_member_without_a_name(root, tmp_path, name):
    """A zip may hold what no folder can: it is refused by itself, and the others are taken."""
    nameless = zipfile.ZipInfo("x")
    nameless.filename = name
    path = packed(tmp_path, [(nameless, b"{}"), (f"ada/{ID}.ipynb", _notebook())])
    code, report = collect(root, path)
    assert (code, report["new"], report["refused"]) == (1, ["ada"], {name: "has no name"})


def test_trouble_of_ones_own_is_not_the_zips(tmp_path):
    """What goes wrong while entries are used is not told as a zip that cannot be read."""
    path = packed(tmp_path, [(f"ada/{ID}.ipynb", _notebook())])
    with pytest.raises(OSError, match="disk"), opened(path):
        raise OSError("the disk is full")


def test_links_in_a_folder_are_not_followed(root, tmp_path):
    """Neither a linked notebook nor a linked folder."""
    (tmp_path / "in" / "ada").mkdir(parents=True)
    (tmp_path / "secret.ipynb").write_bytes(_notebook("secret"))
    (tmp_path / "in" / "ada" / f"{ID}.ipynb").symlink_to(tmp_path / "secret.ipynb")
    (tmp_path / "in" / "zoe").symlink_to(tmp_path)
    code, report = collect(root, tmp_path / "in")
    assert (code, report["new"], len(report["refused"])) == (1, [], 2)
    (root / "submitted").mkdir()
    (root / "submitted" / "bo1").symlink_to(tmp_path)
    (tmp_path / "in" / "bo1").mkdir()
    (tmp_path / "in" / "bo1" / f"{ID}.ipynb").write_bytes(_notebook())
    assert "submitted/bo1 is a link" in collect(root, tmp_path / "in")[1]["refused"][f"bo1/{ID}.ipynb"]


def test_what_cannot_be_read_or_stored_is_listed(root):
    """A file and a folder without permission, and a file where a submission belongs: the others are collected."""
    with tempfile.TemporaryDirectory(prefix="user-") as name:
        home = Path(name)
        root = shutil.copytree(root, home / "course")
        for student in ("ada", "bo1", "fox", "zoe"):
            (home / "in" / student).mkdir(parents=True)
            (home / "in" / student / f"{ID}.ipynb").write_bytes(_notebook(student))
        (home / "in" / "ada" / f"{ID}.ipynb").chmod(0)
        (home / "in" / "bo1").chmod(0)
        (root / "submitted").mkdir()
        (root / "submitted" / "fox").touch()
        command = [COURSE, "--root", root, "collect", ID, home / "in", "--json"]
        if os.geteuid() == 0:  # who may read everything
            for path in (home, *home.rglob("*")):
                os.chown(path, 65534, 65534)
            command = [sys.executable, AS_USER, "65534", home, *command]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stderr
        report = json.loads(done.stdout)
        assert report["new"] == ["zoe"]
        assert {name: why.split(" (")[0] for name, why in report["refused"].items()} == {
            f"ada/{ID}.ipynb": "cannot be read",
            "bo1": "cannot be read",
            f"fox/{ID}.ipynb": "cannot be stored",
        }
        assert list((root / ".kit").glob("incoming-*")) == []
        (home / "in" / "bo1").chmod(0o700)


def test_a_path_too_long_to_be_read_is_listed(root, tmp_path):
    """A student's folder in folders, deeper than the system can name from outside; the others are collected."""
    (tmp_path / "in" / "ada").mkdir(parents=True)
    (tmp_path / "in" / "ada" / f"{ID}.ipynb").write_bytes(_notebook())
    with contextlib.chdir(tmp_path / "in" / "ada"):
        for _ in range(20):
            os.mkdir("d" * 250)  # noqa: PTH102 - relative: its whole path would be too long
            os.chdir("d" * 250)
    code, report = collect(root, tmp_path / "in")
    assert (code, report["new"], len(report["refused"])) == (1, ["ada"], 1)
    assert "cannot be read" in next(iter(report["refused"].values()))


def test_what_is_no_source_is_refused(root, tmp_path):
    """A missing file, a file that is no zip, a time that is none, an assignment that is unknown."""
    (tmp_path / "x.zip").write_bytes(b"PK no")
    assert "does not exist" in collect(root, tmp_path / "none")[1]
    assert "neither a folder nor a zip" in collect(root, tmp_path / "x.zip")[1]
    code, said = collect(root, tmp_path, "--at", "noon")
    assert (code, "'noon' is no time" in said) == (2, True)
    assert "--at goes with FROM" in collect(root, "--at", "2026-11-30 23:59")[1]


@pytest.fixture
def inbound(root, tmp_path):
    """An exchange, configured, whose submissions all belong to whoever runs this test."""
    inbound = tmp_path / "exchange" / "kit" / "inbound"
    inbound.mkdir(parents=True)
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(tmp_path / 'exchange')!r}\n")
    return inbound


def _inbound(inbound, student, when, data=None):
    folder = inbound / f"{student}+{ID}+{when:%Y-%m-%d %H:%M:%S.%f} UTC"
    folder.mkdir()
    (folder / f"{ID}.ipynb").write_bytes(data or _notebook())
    (folder / "timestamp.txt").write_text("1999-01-01 00:00:00 UTC", encoding="utf-8")
    return folder


def test_the_exchange_is_not_trusted(root, inbound, tmp_path):
    """Another's id, a later forgery, a link, a time to come, a name without a time: refused; the rest is collected."""
    now = datetime.now(UTC).replace(tzinfo=None)
    mine = _inbound(inbound, ME, now - timedelta(minutes=2), _notebook("mine"))
    (mine / "secret.txt").symlink_to(tmp_path / "course" / "source" / ID / f"{ID}.ipynb")
    _inbound(inbound, "ada", now)
    _inbound(inbound, ME, now + timedelta(days=900))
    (inbound / f"eve+{ID}+garbage").mkdir()
    (inbound / f"{ME}+{ID}+{now:%Y-%m-%d %H:%M:%S} UTC").symlink_to(tmp_path)
    code, report = collect(root)
    assert (code, report["new"], len(report["refused"])) == (1, [ME], 5)
    assert sorted(path.name for path in (root / "submitted").iterdir()) == [ME]
    assert b"mine" in submitted(root, ME)
    assert not (root / "submitted" / ME / ID / "secret.txt").exists()
    stamp = (root / "submitted" / ME / ID / "timestamp.txt").read_text(encoding="utf-8")
    assert stamp.startswith(f"{now - timedelta(minutes=2):%Y-%m-%d %H:%M}")
    assert collect(root)[1]["unchanged"] == [ME]
    _inbound(inbound, ME, now - timedelta(minutes=1), _notebook("again"))
    assert (collect(root)[1]["replaced"], b"again" in submitted(root, ME)) == ([ME], True)


def test_a_folder_of_too_many_files_gives_its_notebook(root, inbound):
    """Nothing is left out in silence: the notebook is taken, the rest is refused, and that is said."""
    folder = _inbound(inbound, ME, datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=2))
    for number in range(MAX_FILES):
        (folder / f"{number:04}.txt").touch()
    code, report = collect(root)
    assert (code, report["new"]) == (1, [ME])
    assert "more than 200 files" in report["refused"][ME]
    assert sorted(path.name for path in (root / "submitted" / ME / ID).iterdir()) == [f"{ID}.ipynb", "timestamp.txt"]


def test_a_time_dated_back_is_noted(root, inbound):
    """The folder's own change time, which nobody can set, is much later than its name says."""
    _inbound(inbound, ME, datetime.now(UTC).replace(tzinfo=None) - timedelta(days=3))
    assert "but was last changed" in collect(root)[1]["notes"][0]


def test_stocks_own_command_refuses_too(root, inbound):
    """`nbgrader collect` and formgrader's button go through the same."""
    _inbound(inbound, "ada", datetime.now(UTC).replace(tzinfo=None))
    with contextlib.chdir(root):
        result = Host(Course(root)).api.collect(ID)
    assert ("claims to be of ada" in result["log"], (root / "submitted").exists()) == (True, False)


@pytest.mark.filterwarnings("ignore:Passing unrecognized arguments")  # nbgrader misspells one of its own
@pytest.mark.usefixtures("inbound")
def test_feedback_waits_for_the_last_extension(root):
    """It would tell those who still work on it what is wrong; it can be forced."""
    path = root / "course" / "course.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}  due: 2020-01-01\n  extensions: {{ada: 2999-01-01}}\n", encoding="utf-8")
    host = Host(Course(root))
    with contextlib.chdir(root):
        refused = host.api.release_feedback(ID)
        host.app.config.LateReleaseFeedback.early = True
        forced = host.api.release_feedback(ID)
    assert "somebody has time until Tuesday 2999-01-01" in refused["log"]
    assert (refused["success"], forced["success"]) == (False, True)
    assert LateReleaseFeedback.early.default_value is False


def test_a_folder_per_student_needs_no_roster(root, tmp_path):
    """STUDENT/ID.ipynb is taken of somebody whom the gradebook does not know, and said."""
    (tmp_path / "all" / "newcomer").mkdir(parents=True)
    (tmp_path / "all" / "newcomer" / f"{ID}.ipynb").write_bytes(_notebook())
    code, report = collect(root, tmp_path / "all")
    assert (code, report["new"], report["refused"]) == (0, ["newcomer"], {})
    assert report["notes"] == ["newcomer: not in the gradebook so far; grading enters them."]
    assert submitted(root, "newcomer") == _notebook()


def test_one_students_folder_is_not_the_class(root, tmp_path):
    """FROM one level too deep: not taken, and which folder to give instead."""
    (tmp_path / "ada" / ID).mkdir(parents=True)
    (tmp_path / "ada" / ID / f"{ID}.ipynb").write_bytes(_notebook())
    code, report = collect(root, tmp_path / "ada")
    assert (code, report["new"]) == (1, [])
    assert "give the folder above" in report["refused"][f"{ID}/{ID}.ipynb"]


@pytest.mark.parametrize("names", [[], ["ada/other/other.ipynb"], ["readme.txt"]], ids=["empty", "another's", "no notebook"])
def test_where_nothing_is_found_it_is_said(root, tmp_path, names):
    """Not a row of zeros: what was looked for, and exit code 1."""
    (tmp_path / "downloads").mkdir()
    for name in names:
        (tmp_path / "downloads" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "downloads" / name).write_bytes(_notebook(name="other"))
    code, report = collect(root, tmp_path / "downloads")
    assert code == 1
    assert report["refused"] == {"downloads": f"holds no notebook of {ID}. Is it the right folder or zip?"}
