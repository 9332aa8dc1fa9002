"""Reference files: `autograder/references/<id>.json` is secret and holds everything, `checks.json` the visible checks only."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder import plainjson
from autograder.reference import AssignmentReference, CellReference, CheckReference
from nnbasics import compare, wire

FORMAT = 1


class BadReference(ValueError):
    """A reference file that is missing or cannot be used; the message says how to build it."""


def save(reference: AssignmentReference, path: Path) -> None:
    """Write a reference as canonical JSON (sorted keys, one entry a line)."""
    data = {
        "format": FORMAT,
        "assignment": reference.assignment,
        "release": reference.release,
        "order": list(reference.order),
        "seconds": reference.seconds,
        "versions": reference.versions,
        "cells": [_cell_form(cell, hidden=True) for cell in reference.cells],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plainjson.dumps(data, **plainjson.FORM) + "\n", encoding="utf-8")


def public_form(reference: AssignmentReference, code_order: list[str]) -> dict[str, Any]:
    """Return what `checks.json` holds: visible checks, how many points hidden checks decide, and what nothing can check."""
    cells = []
    for cell in reference.test_cells:
        form = _cell_form(cell, hidden=False)
        hidden = sum(check.hidden for check in cell.checks)
        keep = {key: form[key] for key in ("id", "claim", "solution", "checks")}
        cells.append({**keep, "points": cell.points, "hidden_checks": hidden})
    return {
        "format": FORMAT,
        "assignment": reference.assignment,
        "release": reference.release,
        "order": code_order,
        "cells": cells,
        "written": [{"id": cell.id, "points": cell.points} for cell in reference.cells if cell.points and not cell.checks],
    }


def load(path: Path, assignment: str) -> AssignmentReference:
    """Read a reference.

    Raises
    ------
    BadReference
        If the file is missing, broken or of another format.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadReference(
            f"no reference for '{assignment}' (looked at {Path(*path.parts[-3:])}). Build it: course build {assignment}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadReference(f"{path} cannot be read ({error}). Build it again: course build {assignment}") from error
    return _parsed(text, str(Path(*path.parts[-3:])), assignment)


@lru_cache(maxsize=4)
def _parsed(text: str, name: str, assignment: str) -> AssignmentReference:
    """Steps of nbgrader ask for the reference several times a student."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise BadReference(
                f"{name} has format {data['format']}, this kit reads {FORMAT}. Build it again: course build {assignment}"
            )
        cells = tuple(_cell(cell) for cell in data["cells"])
        return AssignmentReference(
            data["assignment"],
            data["release"],
            cells,
            tuple(data["order"]),
            data["seconds"],
            data["versions"],
            hashlib.sha256(text.encode()).hexdigest(),
        )
    except (KeyError, TypeError, json.JSONDecodeError, wire.WireError) as error:
        raise BadReference(f"{name} is damaged ({error!r}). Build it again: course build {assignment}") from error


def _cell_form(cell: CellReference, *, hidden: bool) -> dict[str, Any]:
    checks = [_check_form(check) for check in cell.checks if hidden or not check.hidden]
    return {
        "id": cell.id,
        "cell_type": cell.cell_type,
        "metadata": cell.metadata,
        "source": cell.source,
        "claim": cell.claim,
        "solution": cell.solution,
        "checks": checks,
    }


def _check_form(check: CheckReference) -> dict[str, Any]:
    ref = check.reference
    return {
        "name": check.name,
        "hidden": check.hidden,
        "weight": check.weight,
        "deck": list(check.deck),
        "value": wire.encode(ref.value),
        "rtol": ref.rtol,
        "atol": ref.atol,
        "digits": ref.digits,
        "mistakes": [{"id": m.id, "hint": m.hint, "value": wire.encode(m.value)} for m in ref.mistakes],
    }


def _cell(form: dict[str, Any]) -> CellReference:
    checks = tuple(_check(check) for check in form["checks"])
    return CellReference(
        form["id"],
        form["cell_type"],
        form["metadata"],
        form["source"],
        form["claim"],
        form["solution"],
        checks,
        hashlib.sha256(json.dumps(form, sort_keys=True).encode()).hexdigest(),
    )


def _check(form: dict[str, Any]) -> CheckReference:
    mistakes = tuple(compare.Mistake(m["id"], m["hint"], wire.decode(m["value"])) for m in form["mistakes"])
    value = wire.decode(form["value"])
    ref = compare.Reference(value, form["rtol"], form["atol"], form["digits"], mistakes)
    return CheckReference(form["name"], form["hidden"], form["weight"], ref, tuple(form["deck"]))
