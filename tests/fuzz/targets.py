"""What is fuzzed: each target takes bytes as a student's process may send them, and raises only if something is broken.

`wire` feeds a real SealedRun, as the warm process's socket would, and lets nbgrader's Execute make outputs of the messages;
`observation` feeds the parser of what checks publish, the decoder, the judge and the words of a verdict.
"""

import asyncio
import json
import os
import socket
import struct

import nbformat
import numpy as np
from nbclient.exceptions import CellExecutionComplete
from nbformat.v4 import new_code_cell, new_notebook

from autograder import cards
from autograder.execute import ObservingExecute
from autograder.judge import judge_cell
from autograder.observations import Collector, Malformed, message_size
from autograder.plugin.outputs import rebuilt
from autograder.reference import CellReference, CheckReference
from autograder.runs import Run
from autograder.sandbox import ForkKernelManager, Limits, Status
from autograder.sandbox.zygote import Spawned
from nnbasics.compare import Mistake, Reference

LIMITS = Limits(output_bytes=1 << 20, disk_bytes=1 << 20)
REPORT = {"cause": None, "code": 0, "cpu": 0.1, "wall": 0.1, "peak": 1, "killed": False}
WANT = np.array([[1.5, -2.25], [0.125, 7.75]])
VALUES = (WANT, 0.25, 3, True, "text", None, {"dW": WANT, "db": [1.0, 2.0]}, [WANT, 0.5], (1.0, "a"), np.zeros((0, 3)))
CELL = CellReference(
    "test_f", "code", {"points": 4}, "check('c', lambda: f(x))", "f", "f",
    tuple(
        CheckReference(f"c{n}", bool(n % 2), 1.0 + n, Reference(value, 1e-6, None, None, (Mistake("M1", 0.5, "Halve it."),)))
        for n, value in enumerate(VALUES)
    ),
)  # fmt: skip


class Broken(AssertionError):
    """Bytes of a student's had an effect that none may have."""


def frame(body):
    """A frame of the wire."""
    return struct.pack("<I", len(body)) + body


class Line:
    """The warm process's place: the run's ends of its channels are ours to write to."""

    level, language_info = "full", {"name": "python"}

    def spawn(self, _limits):
        """Channels of a run whose other ends stay here."""
        control, self.control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        data, self.data = socket.socketpair()
        out, self.out = os.pipe()
        err, self.err = os.pipe()
        self.data.settimeout(0)
        return Spawned(control, data, out, err, "")

    def close(self):
        """Let go of our ends."""
        self.control.close()
        self.data.close()
        os.close(self.out)
        os.close(self.err)


class Wire:
    """One loop and one Execute for all inputs: making them costs more than a run."""

    def __init__(self):
        self._runner = asyncio.Runner()
        self._execute = ObservingExecute()

    def __call__(self, data):
        """Feed the bytes while a cell runs."""
        self._runner.run(self._session(data))

    async def _session(self, data):
        line, execute = Line(), self._execute
        manager = ForkKernelManager(line, LIMITS)
        await manager.start_kernel()
        run, client = manager.run, manager.client()
        line.data.send(frame(b'{"ready": true}'))
        run._read_data()
        cell = new_code_cell("x", metadata={"nbgrader": {"grade_id": "a", "grade": True, "locked": True}})
        execute.nb, execute.km, execute.kc = new_notebook(cells=[cell]), manager, client
        execute.reset_execution_trackers()
        execute.run, execute._cell_id, execute._output_left = Run(), "a", 200_000
        client.execute("x")
        os.write(line.out, data[:64])
        for start in range(0, len(data), 1 << 15):
            if not run.dead.is_set():
                line.data.send(data[start : start + (1 << 15)])
                run._read_data()
        self._take(execute, client, cell)
        line.control.send(json.dumps(REPORT).encode())
        outcome = await run.end()
        line.close()
        if outcome.status not in (Status.OK, Status.DIED, Status.PROTOCOL, Status.OUTPUT):
            raise Broken(f"{outcome}")
        self._write(execute.nb)

    @staticmethod
    def _take(execute, client, cell):
        """As nbclient's and our loops do."""
        try:
            while not client.iopub_channel.queue.empty():
                try:
                    execute.process_message(client.iopub_channel.queue.get_nowait(), cell, 0)
                except Malformed:
                    continue
        except CellExecutionComplete:
            pass
        while not client.shell_channel.queue.empty():
            content = client.shell_channel.queue.get_nowait()["content"]
            if content["status"] == "error":
                message_size("error", content)

    @staticmethod
    def _write(nb):
        """A notebook with these outputs can be written, and so can the harmless ones that pages show."""
        nbformat.writes(nb).encode()
        nbformat.validate(nb)
        nb.cells[0].outputs = rebuilt(nb.cells[0].outputs)
        nbformat.validate(nb)


def observation(data):
    """Publish the bytes as a check's answer, twice in different cells; judge and word it."""
    text = data.decode("utf-8", "surrogatepass") if _decodes(data) else data.decode("latin-1")
    collector = Collector()
    collector.add("a", text)
    collector.add(None, text)
    if sum(map(len, collector.by_cell.values())) + collector.dropped["malformed"] != 1 or len(collector.frames) > 1:
        raise Broken(f"{collector.by_cell} {collector.dropped}")
    for observed in collector.by_cell.values():
        for check in CELL.checks:
            one = CellReference(CELL.id, "code", CELL.metadata, CELL.source, "f", "f", (check,))
            # under the name of every check, so that each kind of reference meets the value
            named = [type(o)(check.name, o.value, o.error, o.options) for o in observed]
            result = judge_cell(named, one)
            if not 0 <= result.score <= one.points:
                raise Broken(f"{result.score} points")
            _word(result)


def _decodes(data):
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _word(result):
    checks = [{"name": r.check.name, "hidden": r.check.hidden, **r.verdict.__dict__} for r in result.results]
    cell = {"id": result.cell.id, "score": result.score, "points": result.cell.points, "checks": checks}
    words = cards.cell_html(cell) + cards.cell_text(cell)
    json.dumps(cell, allow_nan=False)
    words.encode()
    if "\0" in words or "\x1b" in words:
        raise Broken(ascii(words))


TARGETS = {"wire": Wire(), "observation": observation}
