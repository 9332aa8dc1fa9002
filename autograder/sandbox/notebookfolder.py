"""The files beside a notebook, read by the parent to be copied into a run: regular files only, bounded."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

MAX_FILES = 1000
MAX_DEPTH = 8


def read(folder: Path, limit: int) -> list[tuple[str, bytes]]:
    """Relative names and contents of the regular files below `folder`.

    Symbolic links, devices, FIFOs and sockets are left out; hidden folders too.

    Raises
    ------
    ValueError
        If there are too many files, or more than `limit` bytes.

    """
    found: list[tuple[str, bytes]] = []
    left = limit
    for name, size in _walk(folder, "", 0):
        if len(found) >= MAX_FILES:
            raise ValueError(f"{folder} holds more than {MAX_FILES} files; remove what the notebook does not need.")
        if size > left:
            raise ValueError(f"the files in {folder} have more than {limit} bytes; remove some, or give the run a larger disk.")
        content = _content(folder / name, left)
        left -= len(content)
        found.append((name, content))
    return found


def _walk(folder: Path, below: str, depth: int) -> Iterator[tuple[str, int]]:
    """Names and sizes of regular files, folders in order, no link followed."""
    if depth > MAX_DEPTH:
        return
    for entry in sorted(os.scandir(folder / below), key=lambda entry: entry.name):
        name = os.path.join(below, entry.name)
        try:
            os.fsencode(name).decode("utf-8")
        except UnicodeDecodeError:
            continue  # cannot be named in a frame
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _walk(folder, name, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield name, entry.stat(follow_symlinks=False).st_size


def _content(path: Path, limit: int) -> bytes:
    """The bytes of a file that may be exchanged for a link or a FIFO while we look."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError(f"{path} is not a regular file any more; hand it in again.")
        content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError(f"{path} has grown beyond the limit while it was read.")
    return content
