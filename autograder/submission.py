"""One submission's way: read, restore, run. Knows no course, no gradebook and no student; `runstore.stored` judges."""

import asyncio
import contextvars
import json
import re
import stat
import threading
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import nbformat
from jupyter_core.utils import ensure_event_loop
from nbformat import NotebookNode
from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning

from autograder.execute import ObservingExecute
from autograder.plugin.restore import restore
from autograder.reference import AssignmentReference
from autograder.runs import Run
from autograder.settings import Limits

Answer = TypeVar("Answer")
MAX_NOTEBOOK = 20_000_000
MAX_CELLS = 1000
MAX_ITEMS = 100_000  # objects and lists: what a notebook costs to check, several times a student, is their number, not its size
HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a pair, perhaps alone: JSON can write it, no file can hold it


def expect_odd_cells() -> None:
    """Keep nbformat from warning of cells that students' notebooks copied or left nameless: they are put right anyway."""
    for category in (DuplicateCellId, MissingIDFieldWarning):
        warnings.filterwarnings("ignore", category=category)


class Refused(ValueError):
    """A file that is no notebook; the message says why and goes on after the file's name."""


@dataclass(frozen=True)
class Attempt:
    """A notebook that ran: restored, with the run's outputs; what had to be put right; and the Run."""

    nb: NotebookNode
    notes: list[str]
    run: Run


def attempt(
    path: Path, reference: AssignmentReference, limits: Limits, folders: Sequence[Path], isolation: str | None = None
) -> Attempt:
    """Read a submitted notebook, bring it back to what was released, run it.

    Parameters
    ----------
    folders : their regular files (but no notebooks) are copied for it to read; a later one's files win
    isolation : by default what this process or its course asks for

    Raises
    ------
    Refused
        If the file cannot be read as a notebook. Whatever happens when it runs, its Run tells.
    """
    nb, notes = _restored(path, reference)
    runner = ObservingExecute()
    runner.limits, runner.isolation = limits, isolation
    resources = {"metadata": {}, "kit_folders": [str(folder) for folder in folders]}
    nb, resources = without_loop(partial(runner.preprocess, nb, resources))
    return Attempt(nb, notes, resources["kit_run"])


def without_loop(work: Callable[[], Answer]) -> Answer:
    """Do `work` and close the event loop that nbclient makes for a thread and would leave open when the thread ends."""
    if threading.current_thread() is threading.main_thread() or _in_loop():
        return work()
    own = contextvars.Context()  # in which jupyter_core knows no loop yet
    try:
        return own.run(work)
    finally:
        own.run(lambda: ensure_event_loop().close())
        asyncio.set_event_loop(None)


def _in_loop() -> bool:
    """Whether an event loop runs in this thread: then nbclient uses one of its own, which it keeps."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _restored(path: Path, reference: AssignmentReference) -> tuple[NotebookNode, list[str]]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused("is not a regular file")
        if status.st_size > MAX_NOTEBOOK:
            raise Refused(f"is larger than {MAX_NOTEBOOK:,} bytes")
        nb = parse(path.read_bytes())
    except OSError as error:
        raise Refused(f"cannot be read ({type(error).__name__})") from error
    try:
        return restore(nb, reference)
    except Exception as error:
        raise Refused(f"cannot be restored ({_words(error)})") from error


def parse(text: bytes, *, empty: bool = False) -> NotebookNode:
    """The notebook that a stranger's file holds; one without cells only if it may be `empty`.

    Raises
    ------
    Refused
        If it holds none; the message goes on after the file's name.
    """
    if not text.strip():
        raise Refused("is empty")
    if text.count(b"[") + text.count(b"{") + text.count(b",") // 10 > MAX_ITEMS:
        raise Refused("holds more parts than any notebook does")
    try:
        nb: Any = nbformat.reads(text.decode("utf-8-sig"), as_version=4)
        cells = nb.get("cells")
        if HALF.search(text):
            json.dumps(nb, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise Refused("is not text, so not a notebook") from error
    except UnicodeEncodeError as error:
        raise Refused("holds half a character") from error
    except Exception as error:
        raise Refused(f"is not a notebook ({_words(error)})") from error
    if not isinstance(cells, list) or not (cells or empty):
        raise Refused("has no cells")
    if len(cells) > MAX_CELLS:
        raise Refused(f"has more than {MAX_CELLS} cells")
    return nb


def _words(error: Exception) -> str:
    """An error's class and the first line of its text, which a stranger's file may have chosen: short, harmless to print."""
    return f"{type(error).__name__}: {printable(str(error).strip().split(chr(10))[0][:120]) or 'no reason given'}"


def printable(text: str) -> str:
    """Text with everything replaced that a terminal would act on or could not print (half characters too)."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
