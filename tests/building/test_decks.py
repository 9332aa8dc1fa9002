"""The decks' worked results and errata: every number found twice, every status earned, the page as generated."""

import re
from pathlib import Path

import pytest
import yaml

from autograder import decks, errata
from autograder.commands import build_all
from autograder.settings import Course
from autograder.sourcecheck import BuildError
from tests.support import minicourse
from tests.support.deckinputs import compute
from tests.support.deckoracle import second_opinion

COURSE = Path(__file__).parents[2] / "course"
RESULTS = decks.load(COURSE / "decks.yml")
ERRATA = errata.load(COURSE / "errata.yml")
OPINION = second_opinion()
NUMBERS = [pytest.param(e, text, id=f"{e.id}: {text}") for e in ERRATA for text in e.numbers]
ENTRY = {"id": "E1", "deck": "001", "title": "T", "place": "P", "lines": [1, 2], "says": "S", "right": "R", "why": "W"}
OFF = {"printed": "0.5", "value": 0.6, "status": "last digit off", "lines": [7], "erratum": "E1"}


def _decimals(text):
    return len(text.partition(".")[2])


def _units_off(printed, value):
    """How many units of the last printed digit the right rounding is away from what is printed."""
    digits = _decimals(printed)
    return round((round(value, digits) - float(printed)) * 10**digits)


def _status(printed, value):
    if printed is None:
        return "not printed"
    if abs(value - float(printed)) <= 1e-12:
        return "exact"
    return ("rounded", "last digit off")[abs(units)] if abs(units := _units_off(printed, value)) < 2 else "wrong"


@pytest.mark.parametrize("key", RESULTS)
def test_result_is_what_nnbasics_computes(key):
    """The value, to the eight decimals that the table gives, and the status that it earns."""
    entry = RESULTS[key]
    value = compute(entry["compute"], entry["deck"])
    assert entry["value"] == pytest.approx(value, rel=0, abs=5.1e-9)
    assert entry["status"] == _status(entry["printed"], value)


@pytest.mark.parametrize("key", RESULTS)
def test_result_is_found_a_second_way(key):
    """Plain Python without backpropagation agrees with nnbasics to rounding; a repeated print is its first one's."""
    found = OPINION[key] if key in OPINION else OPINION[key.partition(", ")[0]]
    assert compute(RESULTS[key]["compute"], RESULTS[key]["deck"]) == pytest.approx(found, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(
    ("printed", "value", "status"),
    [("0.30", 0.3, "exact"), ("0.30", 0.3049, "rounded"), ("-0.31", -0.304, "last digit off"), ("0.6147", 0.6174, "wrong")],
)
def test_status_is_counted_in_units_of_the_last_printed_digit(printed, value, status):
    """Equal; rounds to what is printed; rounds to its neighbour; anything else."""
    assert _status(printed, value) == status


def test_results_are_told_apart_and_complete():
    """No key twice (YAML would keep the last), each under its own deck, with every field."""
    lines = re.findall(r'^"(.+)":$', (COURSE / "decks.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert lines == list(RESULTS)
    fields = {"deck", "place", "lines", "printed", "value", "status", "compute"}
    assert [key for key, entry in RESULTS.items() if set(entry) - {"erratum"} != fields] == []
    assert [key for key, entry in RESULTS.items() if not key.startswith(f"{entry['deck']}: ")] == []


def test_all_printed_results_are_there():
    """The 131 results of the course's survey, and deck 001's complements and steps of every weight."""
    status = [entry["status"] for entry in RESULTS.values()]
    assert len(status) >= 131
    assert status.count("wrong") == 2
    steps = {key for key in RESULTS if key.startswith("001: step of w")}
    assert {f"001: {key.removeprefix('001: step of ')} new" for key in steps} <= set(RESULTS)
    assert len(steps) == 17  # as many as the network has parameters
    assert {f"001: 1-{a}" for a in ("yhat", "a1[1]", "a2[1]", "a1[2]", "a2[2]", "a3[2]")} <= set(RESULTS)


@pytest.mark.parametrize(("entry", "text"), NUMBERS)
def test_number_in_an_erratum_is_computed(entry, text):
    """What we say is right is right, to the digits that we write."""
    assert re.search(rf"(?<![\d.]){re.escape(text)}(?![\d]|\.\d)", f"{entry.right} {entry.why}")
    assert round(compute(entry.numbers[text], entry.deck), _decimals(text)) == float(text)


def test_every_known_erratum_is_there():
    """E1 to E18, and each result that is off is explained by an entry about its own deck."""
    assert {f"E{n}" for n in range(1, 19)} <= {re.match(r"E\d+", entry.id)[0] for entry in ERRATA}
    home = {entry.id: entry.deck for entry in ERRATA}
    explained = {key: entry for key, entry in RESULTS.items() if "erratum" in entry}
    assert [key for key, entry in explained.items() if home[entry["erratum"]] != entry["deck"]] == []
    assert {key for key, entry in RESULTS.items() if entry["status"] not in ("exact", "rounded")} <= set(explained)


def test_committed_page_is_what_the_data_gives():
    """Nobody edits errata.md, and nobody forgets to build."""
    page = (COURSE / "errata.md").read_text(encoding="utf-8")
    assert page == errata.render(ERRATA, RESULTS), "run course build, then commit"


def test_page_shows_every_result_that_is_off():
    """Printed and right digits of each, in a row of its own."""
    page = (COURSE / "errata.md").read_text(encoding="utf-8")
    off = {key: entry for key, entry in RESULTS.items() if entry["status"] in ("last digit off", "wrong")}
    for key, entry in off.items():
        right = f"{entry['value']:.{_decimals(entry['printed'])}f}"
        assert page.count(f"| `{key[5:]}` | {entry['printed']} | {right} | ") == 1
        assert right != entry["printed"]


def _course(tmp_path, entries, results):
    root = minicourse.write(tmp_path)
    (root / "course" / "course.yml").write_text("title: T\ncourse_id: kit\nassignments: []\n", encoding="utf-8")
    (root / "course" / "errata.yml").write_text(yaml.safe_dump(entries), encoding="utf-8")
    (root / "course" / "decks.yml").write_text(yaml.safe_dump(results), encoding="utf-8")
    return Course(root)


def test_build_of_all_writes_the_page(tmp_path):
    """`course build` replaces an old page; building nothing else, it takes no time here."""
    course = _course(tmp_path, [ENTRY], {"001: x": OFF})
    page = course.root / "course" / "errata.md"
    page.write_text("old", encoding="utf-8")
    assert build_all(course, []) == 0
    text = page.read_text(encoding="utf-8")
    assert "### E1: T\n\n*P (lines 1, 2)*\n\n- **The deck:** S\n- **Right:** R\n- **Why:** W\n" in text
    assert "| `x` | 0.5 | 0.6 | 0.60000000 | line 7 |" in text


def test_build_says_what_is_wrong_with_the_errata(tmp_path, capsys):
    """Exit code 1, and the old page stays."""
    course = _course(tmp_path, [ENTRY], {"001: x": {**OFF, "erratum": "E2"}})
    assert build_all(course, [], as_json=True) == 1
    assert "names the erratum 'E2', which errata.yml does not have" in capsys.readouterr().out
    assert not (course.root / "course" / "errata.md").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("- {id: [\n", r"/errata\.yml is not valid YAML \(line 2, column 1: .*Correct it there", id="no YAML"),
        pytest.param(b"- {id: \xe9}\n", r"/errata\.yml, line 1, is not UTF-8", id="Latin-1"),
        pytest.param("id: E1", "should be a valid list", id="no list"),
        pytest.param(yaml.safe_dump([{**ENTRY, "colour": "red"}]), r"0\.colour: .*Correct it there", id="unknown field"),
        pytest.param(yaml.safe_dump([ENTRY, ENTRY]), "two entries are called 'E1'", id="twice"),
    ],
)
def test_wrong_errata_yml_is_refused(tmp_path, text, words):
    """The file, the entry, and what is wrong with it."""
    path = tmp_path / "errata.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BuildError, match=words):
        errata.load(path)
