"""The floor: what grading one submission costs at the very least. No nbclient, no nbgrader, no judge.

Fork, seal, the same cells, by the thinnest loop over the sandbox's own frames; the notebook read and written once; the
scores written to the gradebook in one transaction. As many at once as the kit runs.
"""

import json
import shutil
import sqlite3
import struct
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Any, Self

import nbformat

from autograder import engine
from autograder.demo import ASSIGNMENT
from autograder.execute import PUBLISH
from autograder.plugin.restore import restore
from autograder.runstore import reference_or_none
from autograder.sandbox import Limits
from autograder.settings import Course

WRITE_SCORES = "UPDATE grade SET auto_score = ? WHERE id IN (SELECT id FROM grade LIMIT 6)"


@dataclass(frozen=True)
class Floor:
    """Seconds per submission of a class (`seconds`), and medians of the parts of one (by name)."""

    seconds: float
    parts: dict[str, float]


def measure(course: Course, names: Sequence[str], jobs: int) -> Floor:
    """Run a class's cells, `jobs` submissions at once."""
    reference = reference_or_none(course, ASSIGNMENT)
    if reference is None:
        raise RuntimeError(f"the bench found no reference for {ASSIGNMENT}")
    database = course.root / "floor.db"
    shutil.copy(course.root / "gradebook.db", database)
    lock, parts = Lock(), dict[str, list[float]]()

    def timed(part: str, work: Callable[..., Any], *given: Any) -> Any:
        start = time.perf_counter()
        result = work(*given)
        parts.setdefault(part, []).append(time.perf_counter() - start)
        return result

    def one(name: str) -> None:
        path = course.submitted(name, ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
        nb = timed("read", nbformat.read, path, 4)
        sources = [cell.source for cell in restore(nb, reference)[0].cells if cell.cell_type == "code"]
        with _Thin() as run:
            timed("fork and seal", run.ready)
            timed("cells", lambda: [run.cell(source) for source in sources])
        timed("write", nbformat.write, nb, course.root / f"floor-{name}.ipynb")
        with lock:
            timed("gradebook", _transaction, database)

    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, names))
    return Floor((time.perf_counter() - start) / len(names), {part: median(times) for part, times in parts.items()})


def _transaction(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(WRITE_SCORES, (time.time(),))


class _Thin:
    """A sealed run, and nothing but its frames."""

    def __init__(self) -> None:
        self._channels = engine.warm_process().spawn(Limits())
        self._channels.data.settimeout(60)

    def __enter__(self) -> Self:
        self._send({"files": [], "environment": PUBLISH})
        return self

    def ready(self) -> None:
        """Until the run is sealed."""
        if self._frame() != {"ready": True}:
            raise RuntimeError("the run could not be sealed")

    def cell(self, source: str) -> None:
        """Run one cell to its end."""
        header = {"msg_id": "cell", "msg_type": "execute_request", "session": "bench", "username": "", "version": "5.3"}
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        self._send({"header": header, "parent_header": {}, "metadata": {}, "content": {**content, "stop_on_error": True}})
        ends = set[str]()
        while ends != {"idle", "execute_reply"}:
            frame = self._frame()
            if frame["msg_type"] == "execute_reply":
                ends.add("execute_reply")
            elif frame["msg_type"] == "status" and frame["content"]["execution_state"] == "idle":
                ends.add("idle")

    def _send(self, message: dict[str, Any]) -> None:
        if "header" in message:
            message |= {"msg_id": message["header"]["msg_id"], "msg_type": message["header"]["msg_type"]}
        data = json.dumps(message).encode()
        self._channels.data.sendall(struct.pack("<I", len(data)) + data)

    def _frame(self) -> Any:
        return json.loads(self._exactly(struct.unpack("<I", self._exactly(4))[0]))

    def _exactly(self, size: int) -> bytes:
        got = bytearray()
        while len(got) < size:  # a socket with a timeout returns what is there, MSG_WAITALL or not
            more = self._channels.data.recv(size - len(got))
            if not more:
                raise RuntimeError("the run ended early")
            got += more
        return bytes(got)

    def __exit__(self, *_: object) -> None:
        self._channels.control.send(b"kill")
        self._channels.control.recv(1 << 16)
        self._channels.close()
