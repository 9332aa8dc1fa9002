"""`course/errata.md`: what the lecture decks get wrong, written from decks.yml (results) and errata.yml (statements)."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from autograder import decks, trouble
from autograder.settings import Course
from autograder.sourcecheck import BuildError

OFF = ("last digit off", "wrong")
NOT_PRINTED = "not printed"
INTRODUCTION = """\
# Errata of the lecture decks

<!-- Written by `course build` from decks.yml and errata.yml: edit those. -->

What the five lecture decks print wrong, misprint or leave out, and what is right. Nearly all of it is small: of the {printed}
worked results that they print, {good} are right to the last printed digit, {last} are off by one unit of it, and {wrong} are
wrong. Every number here is computed and tested. Where a statement depends on the notation, `notation.ipynb` has the
translation. Line numbers are those of the decks' text versions.
"""


class Erratum(BaseModel):
    """One entry of errata.yml; its fields are explained there."""

    model_config = ConfigDict(extra="forbid")
    id: str
    deck: str
    title: str
    place: str
    lines: list[int]
    says: str
    right: str
    why: str
    numbers: dict[str, str] = {}


def load(path: Path) -> list[Erratum]:
    """Return the entries of errata.yml.

    Raises
    ------
    BuildError
        If the file is not YAML, an entry has a wrong field, or two have one id.
    """
    try:
        found = TypeAdapter(list[Erratum]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BuildError(f"{path.parent.name}/{path.name}{trouble.of_yaml(error, path)}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BuildError(f"{path.name}, entry.field {place}: {first['msg']}. Correct it there.") from error
    ids = [entry.id for entry in found]
    twice = [name for name in ids if ids.count(name) > 1]
    if twice:
        raise BuildError(f"{path.name}: two entries are called {twice[0]!r}. Give each its own id.")
    return found


def render(errata: list[Erratum], results: dict[str, dict[str, Any]]) -> str:
    """Return the page: by deck, every erratum with the results that name it.

    Raises
    ------
    BuildError
        If a result is off and names no erratum, or one that does not exist.
    """
    known = {entry.id for entry in errata}
    for key, result in results.items():
        named = result.get("erratum")
        if (named or result.get("status") in OFF) and named not in known:
            raise BuildError(f"decks.yml: {key!r} names the erratum {named!r}, which errata.yml does not have. Add it there.")
    parts = [_introduction(results)]
    for deck in sorted({entry.deck for entry in errata}):
        parts.append(f"## Deck {deck}\n")
        parts += [_entry(entry, results) for entry in errata if entry.deck == deck]
    return "\n".join(parts)


def write(course: Course) -> None:
    """Write errata.md anew; a course without errata.yml has none."""
    if course.errata.exists():
        page = render(load(course.errata), decks.load(course.decks))
        course.errata.with_suffix(".md").write_text(page, encoding="utf-8")


def _introduction(results: dict[str, dict[str, Any]]) -> str:
    status = [result.get("status") for result in results.values() if result.get("status") != NOT_PRINTED]
    last, wrong = (status.count(name) for name in OFF)
    return INTRODUCTION.format(printed=len(status), good=len(status) - last - wrong, last=last, wrong=wrong)


def _entry(entry: Erratum, results: dict[str, dict[str, Any]]) -> str:
    lines = [
        f"### {entry.id}: {entry.title}\n",
        f"*{entry.place} ({_lines(entry.lines)})*\n",
        f"- **The deck:** {entry.says}",
        f"- **Right:** {entry.right}",
        f"- **Why:** {entry.why}\n",
    ]
    off = {key: r for key, r in results.items() if r.get("erratum") == entry.id and r["status"] in (*OFF, NOT_PRINTED)}
    if off:
        lines += ["| result | printed | right | to eight decimals | where |", "|:--|--:|--:|--:|:--|"]
        lines += [_row(key, result) for key, result in off.items()]
        lines.append("")
    return "\n".join(lines)


def _row(key: str, result: dict[str, Any]) -> str:
    printed, value = result["printed"], result["value"]
    right = f"{value:.{len(printed.partition('.')[2])}f}" if printed else f"{value:g}"
    name = key.partition(": ")[2]
    return f"| `{name}` | {printed or '–'} | {right} | {value:.8f} | {_lines(result['lines'])} |"


def _lines(numbers: list[int]) -> str:
    return f"line{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
