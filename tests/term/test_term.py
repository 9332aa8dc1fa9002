"""A term played through: 60 students, three assignments, everything that happens to a class; a second computation agrees.

The second computation knows nothing of the kit: it is the table of who did what and when, and arithmetic on fractions.
"""

import contextlib
import csv
import json
import math
import zipfile
from datetime import datetime, timedelta
from fractions import Fraction

import nbformat
import pytest
import yaml
from click.testing import CliRunner

from autograder.cli import main
from tests.support import minicourse

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]

IDS = ("mini", "mini-two", "mini-three")
SIZE = 60
DUE = {
    "mini": datetime.fromisoformat("2026-10-05 22:00"),
    "mini-two": datetime.fromisoformat("2026-10-19 22:00"),
    "mini-three": datetime.fromisoformat("2026-11-02 22:00"),
}
EXTENSION = timedelta(days=3)
# what an answer earns of the checks "matrix" and "ints" (3 points each) and of square_sum (4)
START = "import numpy as np\n\n\ndef double(x):\n    x = np.asarray(x)\n    return "
ANSWERS = {
    "right": ((1, 1, 1), minicourse.RIGHT),
    "squares": ((0, 0, 1), {**minicourse.RIGHT, "double": f"{START}x ** 2"}),
    "no ints": ((1, 0, 1), {**minicourse.RIGHT, "double": f"{START}x * (2.0 if x.dtype.kind == 'f' else 2.5)"}),
    "half": ((1, 1, 0), {"double": minicourse.RIGHT["double"]}),
    "nothing": ((0, 0, 0), {}),
}


def students():
    """Ids, and names as Canvas has them."""
    return {f"s{n:02}": (f"Family{n:02}, Given", str(1000 + n)) for n in range(SIZE)}


def plan():
    """Who hands in what, when (hours after the due date), for each assignment; None for nothing."""
    kinds = list(ANSWERS)
    table = {}
    for a, assignment in enumerate(IDS):
        for n in range(SIZE):
            late = {7: 3, 8: 25, 9: 400}.get((n + a) % 20, -5)
            table[f"s{n:02}", assignment] = None if (n + 3 * a) % 17 == 16 else (kinds[(n * 3 + a) % 5], late)
    return table


def extended():
    """Who has three days more, in the second assignment."""
    return {"s06", "s07", "s26", "s27"}


def course(root, *arguments, codes=(0,)):
    """Run a command; return its output."""
    with contextlib.chdir(root):
        done = CliRunner().invoke(main, list(map(str, arguments)), prog_name="course")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code in codes, f"{arguments}: {done.output[-3000:]}"
    return done.stdout


def settings(root, change):
    """Change course.yml."""
    path = root / "course" / "course.yml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data), encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Three assignments, like the mini course's one, with dates, a policy and extensions."""
    root = minicourse.write(tmp_path_factory.mktemp("term") / "course")
    source = root / "source"
    for name in IDS[1:]:
        (source / name).mkdir()
        (source / name / f"{name}.ipynb").write_bytes((source / "mini" / "mini.ipynb").read_bytes())
        minicourse.write_bank(root, minicourse.BANK, name)

    def change(data):
        first = data["assignments"][0]
        late = {"policy": "per_day", "percent": 10, "grace_minutes": 30, "most": 60}
        data |= {"timezone": "UTC", "late": late}
        data["assignments"] = [{**first, "id": name, "title": f"Title of {name}", "due": str(DUE[name])} for name in IDS]
        data["assignments"][1]["extensions"] = {student: str(DUE["mini-two"] + EXTENSION) for student in extended()}
        data["assignments"][2]["late"] = "zero"

    settings(root, change)
    course(root, "build")
    return root


def notebook(root, assignment, kind):
    """A submission as bytes."""
    release = nbformat.read(root / "release" / assignment / f"{assignment}.ipynb", as_version=4)
    return nbformat.writes(minicourse.solve(release, ANSWERS[kind][1])).encode()


def hand_in(root, tmp_path, assignment, student, kind, when):
    """One download of Canvas's, collected with its time."""
    path = tmp_path / "one.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"familygiven_{students()[student][1]}_77_{assignment}.ipynb", notebook(root, assignment, kind))
    return json.loads(course(root, "collect", assignment, path, "--at", when, "--json"))


def hand_in_all(root, tmp_path, assignment, table):
    """All of an assignment: one zip for each moment, as an instructor downloads them."""
    moments = {}
    for (student, name), what in table.items():
        if name == assignment and what:
            moments.setdefault(what[1], []).append((student, what[0]))
    for late, group in moments.items():
        path = tmp_path / f"{assignment}{late}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for student, kind in group:
                name = f"familygiven_{'LATE_' if late > 0 else ''}{students()[student][1]}_77_{assignment}.ipynb"
                archive.writestr(name, notebook(root, assignment, kind))
        report = json.loads(
            course(root, "collect", assignment, path, "--at", DUE[assignment] + timedelta(hours=late), "--json")
        )
        assert sorted(report["new"]) == sorted(student for student, _ in group)


def expected(assignment, student, kind, hours_late, *, full=()):
    """The mark by hand: shares of the checks, then the policy, in fractions; `full` are checks that all were given."""
    shares = [1 if n in full else share for n, share in enumerate(ANSWERS[kind][0])]
    raw = Fraction(3 * shares[0] + 3 * shares[1] + 4 * shares[2])
    if assignment == "mini-two" and student in extended():
        hours_late -= 72
    if hours_late <= 0:
        return raw
    if assignment == "mini-three":
        return Fraction(0)
    return raw * (1 - min(Fraction(10 * math.ceil(Fraction(hours_late) / 24), 100), Fraction(60, 100)))


def test_a_term(root, tmp_path):
    """Roster with gaps, three assignments, late work, extensions, a resubmission, a moved date, a withdrawn check, export."""
    missing, stranger = "s59", "visitor"
    rows = ["Student,ID,SIS User ID,SIS Login ID,Section"]
    rows += [f'"{name}",{number},U{number},{student},A' for student, (name, number) in students().items() if student != missing]
    rows += [rows[3], '"Nobody, Nina",4,U4,,A', f'"Visitor, Vic",999,U999,{stranger},A']
    roster = tmp_path / "roster.csv"
    roster.write_text("\n".join(rows), encoding="utf-8")
    entered = json.loads(course(root, "roster", roster, "--key", "SIS Login ID", "--json", codes=(1,)))
    assert (len(entered["new"]), len(entered["twice"]), len(entered["without_id"])) == (SIZE, 1, 1)

    table = {key: what for key, what in plan().items() if key[0] != missing}
    for assignment in IDS:
        hand_in_all(root, tmp_path, assignment, table)
        course(root, "grade", assignment, "--json")

    # one hands in again, in time, and better; it replaces the earlier one
    first = next(s for (s, a), what in table.items() if a == "mini" and what and what[0] == "nothing" and what[1] < 0)
    again = hand_in(root, tmp_path, "mini", first, "right", DUE["mini"] - timedelta(hours=1))
    assert again["replaced"] == [first]
    table[first, "mini"] = ("right", -1)
    course(root, "grade", "mini", "--json")

    # the date of the third moves by a day: whoever was three hours late is in time
    settings(root, lambda data: data["assignments"][2].update(due=str(DUE["mini-three"] + timedelta(days=1))))
    moved = {key: (what[0], what[1] - 24) if what and key[1] == "mini-three" else what for key, what in table.items()}
    out = course(root, "grade", "mini-three", "--json")
    assert {json.loads(line).get("status", "unchanged") for line in out.splitlines()} == {"unchanged"}

    # a check of the second turns out wrong: everybody gets it; said first, written then
    withdrawn = {"cell": "test_double", "check": "double of ints", "how": "full", "why": "The text said floats."}
    settings(root, lambda data: data["assignments"][1].update(withdrawn=[withdrawn]))
    said = json.loads(course(root, "rejudge", "mini-two", "--json", codes=(1,)))
    by_hand = {}
    for (student, assignment), what in moved.items():
        if assignment == "mini-two" and what:
            before, now = expected(assignment, student, *what), expected(assignment, student, *what, full=(1,))
            if before != now:
                by_hand[student] = (float(before), float(now))
    assert {m["student"]: (round(m["before"], 6), round(m["now"], 6)) for m in said["moves"]} == by_hand
    course(root, "rejudge", "mini-two", "--write", "--json")

    path = tmp_path / "canvas.csv"
    course(root, "export", "--to", "canvas", "--roster", roster_without_repeats(roster), "--out", path, codes=(1,))
    head, possible, *lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    assert head[5:] == [f"Title of {name}" for name in IDS]
    assert possible[5:] == ["10", "10", "10"]
    found = {line[3]: line[5:] for line in lines}
    assert sorted(found) == sorted([*(s for s in students() if s != missing), stranger])
    assert found.pop(stranger) == ["", "", ""]
    numbers = 0
    for student, cells in found.items():
        for assignment, cell in zip(IDS, cells, strict=True):
            what = moved[student, assignment]
            mark = None if what is None else expected(assignment, student, *what, full=(1,) if assignment == "mini-two" else ())
            assert cell == ("" if mark is None else f"{float(mark):g}"), (student, assignment, what)
            numbers += mark is not None
    assert numbers == sum(what is not None for what in moved.values())
    assert numbers > 150


def roster_without_repeats(roster):
    """The corrected roster: an export refuses one that names somebody twice."""
    lines = roster.read_text(encoding="utf-8").splitlines()
    corrected = roster.with_name("corrected.csv")
    corrected.write_text("\n".join(dict.fromkeys(lines)), encoding="utf-8")
    return corrected
