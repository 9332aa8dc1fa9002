"""A folder or zip from elsewhere, listed and read without trusting a name, a link or a size in it."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from autograder.submission import MAX_NOTEBOOK, printable

MAX_ENTRIES = 50_000
MAX_TOTAL = 4_000_000_000  # bytes read of one folder or zip


class Untrusted(ValueError):
    """The whole of it, or one file, is not taken; the message says why."""


@dataclass(frozen=True)
class Entry:
    """One plain file: its path inside, and how to read it."""

    name: str
    read: Callable[[], bytes]


@dataclass
class Batch:
    """What a folder or zip holds: plain files, and what was refused with the reason."""

    entries: list[Entry] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@contextmanager
def opened(path: Path) -> Iterator[Batch]:
    """List a folder or zip; its entries can be read while it is open.

    Raises
    ------
    Untrusted
        If it is neither, or holds more files than any class hands in.
    """
    with ExitStack() as stack:
        try:  # only what is done here: what goes wrong while the entries are used has reasons of its own
            archive = None if path.is_dir() else stack.enter_context(zipfile.ZipFile(path))
            batch = _bounded(_zip(archive) if archive else _folder(path))
        except FileNotFoundError:
            raise Untrusted(f"{path} does not exist. Give a folder or a zip of downloaded notebooks.") from None
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            said = printable(str(error))[:100]
            raise Untrusted(f"{path} is neither a folder nor a zip that can be read ({said}).") from error
        yield batch


def _bounded(found: Iterator[tuple[str, str, Callable[[], bytes]]]) -> Batch:
    batch, left = Batch(), [MAX_TOTAL]

    def read(raw: Callable[[], bytes]) -> bytes:
        try:
            data = raw()
        except OSError as error:
            raise Untrusted(_unreadable(error)) from error
        left[0] -= len(data)
        if len(data) > MAX_NOTEBOOK:
            raise Untrusted(f"is larger than {MAX_NOTEBOOK:,} bytes")
        if left[0] < 0:
            raise Untrusted(f"would bring the whole above {MAX_TOTAL:,} bytes")
        return data

    for count, (name, reason, raw) in enumerate(found):
        if count >= MAX_ENTRIES:
            raise Untrusted(f"it holds more than {MAX_ENTRIES:,} files. Give a smaller part.")
        if reason:
            batch.refused[printable(name)[:200]] = reason
        else:
            batch.entries.append(Entry(name, partial(read, raw)))
    return batch


def _folder(root: Path) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda e: e.name)
        except OSError as error:
            if folder == root:
                raise
            yield folder.relative_to(root).as_posix(), _unreadable(error), partial(read_plain, folder)
            continue
        for entry in entries:
            path, reason = Path(entry.path), ""
            try:
                mode = entry.stat(follow_symlinks=False).st_mode
            except OSError as error:  # gone since, or its path is too long
                mode, reason = stat.S_IFREG, _unreadable(error)
            if stat.S_ISDIR(mode):
                waiting.append(path)
            else:
                reason = reason or ("" if stat.S_ISREG(mode) else "is a link or a device")
                yield path.relative_to(root).as_posix(), reason, partial(read_plain, path)


def _unreadable(error: OSError) -> str:
    return f"cannot be read ({error.strerror or type(error).__name__})"


def read_plain(path: Path) -> bytes:
    """Read a file that is a plain one at the moment of reading: no link followed, no pipe waited for, no byte too many."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Untrusted("is a link or a device")
        return file.read(MAX_NOTEBOOK + 1)


def _zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    for info in archive.infolist():
        if not info.filename.endswith("/"):  # is_dir() stumbles over a name that is empty
            yield info.filename, _wrong(info), partial(_unpack, archive, info)


def _wrong(info: zipfile.ZipInfo) -> str:
    """Why a member is not taken, or ""; nothing is ever written under its name, but it says whose it claims to be."""
    mode, path = info.external_attr >> 16, PurePosixPath(info.filename)
    if not path.parts:
        return "has no name"
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in path.parts[0]:
        return "its path leads out of the folder"
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or a device"
    if info.flag_bits & 1:
        return "is encrypted"
    return f"is larger than {MAX_NOTEBOOK:,} bytes" if info.file_size > MAX_NOTEBOOK else ""


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as member:
            return member.read(MAX_NOTEBOOK + 1)  # whatever size it claims
    except Exception as error:
        # zlib, bz2 and lzma have errors of their own for a damaged member
        raise Untrusted(f"cannot be unpacked ({type(error).__name__})") from error
