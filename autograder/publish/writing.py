"""Write what is published: only what changed, each file at once or not at all, and never over somebody's own work."""

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from autograder.publish.content import PublishError

RECORD = ".published.json"  # file -> digest, as last published: what is ours in the folder
FIRST_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass
class Changes:
    """Names of files, by what became of them."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def write(folder: Path, files: dict[str, bytes], *, force: bool = False) -> Changes:
    """Bring the folder up to date.

    Parameters
    ----------
    folder : where; made if it is missing
    files : path -> content
    force : replace files that somebody changed there by hand

    Raises
    ------
    PublishError
        If a file stands in the way that this command did not write; nothing is changed then.
    """
    before = _record(folder)
    changes = Changes()
    for name, content in files.items():
        there = _digest_of(folder / name)
        if there == _digest(content):
            changes.unchanged.append(name)
            continue
        if there is not None and there != before.get(name) and not force:
            raise PublishError(
                f"{name} in {folder} was not written by this command, or was changed since. Nothing was published. "
                "Move it away, or replace it: course publish --force"
            )
        (changes.new if there is None else changes.changed).append(name)
    changes.removed = [n for n in before if n not in files and _digest_of(folder / n) == before[n]]
    for name in [*changes.new, *changes.changed]:
        _replace(folder / name, files[name])
    for name in changes.removed:
        (folder / name).unlink()
    record = {name: _digest(content) for name, content in files.items()}
    if record != before:
        _replace(folder / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    return changes


def write_zip(path: Path, files: dict[str, bytes], top: str) -> bool:
    """Write the same files as a zip with one folder in it; return whether it differs from what was there."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{top}/{name}", FIRST_DATE), content, zipfile.ZIP_DEFLATED)
    if _digest_of(path) == _digest(buffer.getvalue()):
        return False
    _replace(path, buffer.getvalue())
    return True


def _record(folder: Path) -> dict[str, str]:
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise PublishError(f"{folder / RECORD} is damaged ({error}). Delete it and publish again.") from error
    # names from a file that others may edit: none may lead out of the folder
    return {str(n): str(d) for n, d in record.items() if not Path(n).is_absolute() and ".." not in Path(n).parts}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    return _digest(path.read_bytes()) if path.is_file() else None


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    os.replace(beside, path)  # noqa: PTH105 - replaces in one step, on Windows too
