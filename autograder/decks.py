"""The worked results of the lecture decks (`course/decks.yml`), and whether a value contradicts them."""

from pathlib import Path
from typing import Any

import numpy as np
import yaml

from autograder import trouble
from autograder.sourcecheck import BuildError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where PyYAML has it
TOLERANCE = 6e-9  # decks.yml gives eight decimals


def load(path: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of decks.yml, {} if there is none.

    Raises
    ------
    BuildError
        If the file is not YAML, or an entry has no value.
    """
    if not path.exists():
        return {}
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER) or {}  # noqa: S506 - a safe one
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BuildError(f"{path.parent.name}/{path.name}{trouble.of_yaml(error, path)}") from error
    if not isinstance(entries, dict):
        raise BuildError(f"{path.name} must hold one entry per result, as in `'001: loss': {{value: 0.25630625}}`.")
    for key, entry in entries.items():
        if not isinstance(entry, dict) or not isinstance(entry.get("value"), int | float):
            raise BuildError(f"{path.name}: the entry {key!r} needs a number `value`.")
    return dict(entries)


def refuse_contradiction(check: str, value: Any, keys: tuple[str, ...], entries: dict[str, dict[str, Any]]) -> None:
    """Refuse a check whose value differs from the deck results that it names.

    Parameters
    ----------
    check : the check's name
    value : number or array; its entries in order belong to `keys`
    """
    if not keys:
        return
    unknown = [key for key in keys if key not in entries]
    if unknown:
        raise BuildError(f"check {check!r} names {unknown[0]!r}, which course/decks.yml does not have. Add it there.")
    try:
        numbers = np.asarray(value, dtype=float).reshape(-1)
    except (TypeError, ValueError) as error:
        raise BuildError(f"check {check!r} names a deck result, but its value is not an array of numbers.") from error
    if len(numbers) != len(keys):
        raise BuildError(f"check {check!r} names {len(keys)} deck results, but its value has {len(numbers)} entries.")
    for key, number in zip(keys, numbers, strict=True):
        if not abs(number - entries[key]["value"]) <= TOLERANCE:
            raise BuildError(
                f"check {check!r}: the solution gives {number:.8f}, and deck result {key!r} is {entries[key]['value']:.8f}. "
                "One of them is wrong: correct the solution or course/decks.yml."
            )
