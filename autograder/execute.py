"""Run a notebook in a kernel of its own and collect what its checks publish.

nbgrader's own Execute runs the cells; this subclass scrubs the kernel's surroundings, takes observations out of the
message stream before anything else sees them, and bounds time and output. What a run did is told by a `Run`.
"""

import asyncio
import contextlib
import os
import signal
import time
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from nbclient.exceptions import CellExecutionComplete, CellTimeoutError, DeadKernelError
from nbclient.util import ensure_async, run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import Execute
from nbgrader.preprocessors.execute import UnresponsiveKernelError
from traitlets import Bool, Enum

from autograder import engine
from autograder.observations import MAX_FRAMES, OUTPUTS, Collector, message_size
from autograder.runs import DIED, INTERNAL, PROTOCOL, TIMEOUT, Run
from autograder.sent import without_options
from autograder.settings import Limits
from autograder.workplace import MIB, kernel_environment, private_copy
from nnbasics._publish import MIME

# what `check` does in the kernel: publish to the judge, refuse because there is none, or compare with checks.json
PUBLISH, REFUSE, LOCAL = {"NNBASICS_PUBLISH": "1"}, {"NBGRADER_EXECUTION": "autograde"}, dict[str, str]()
SMALL = 1_000  # bytes
AT_A_TIME = 16  # messages between two looks at the clock


class ObservingExecute(engine.ForkClientMixin, Execute):
    """nbgrader's Execute on a sealed run (or a cold kernel with scrubbed surroundings), with observations and limits."""

    # not configurable: `nbgrader autograde --no-execute` must not let saved outputs reach the judge
    enabled = Bool(default_value=True)

    limits = Limits()
    checks = PUBLISH
    keep_options = False
    answer_widgets = False
    max_frames = MAX_FRAMES
    isolation: str | None = None  # what this process or its course asks for
    store_widget_state = Bool(default_value=False)
    # asked politely, a kernel may take seconds to go, run a student's exit handlers, and leave processes behind
    shutdown_kernel = Enum(["graceful", "immediate"], default_value="immediate")

    def preprocess(self, nb: NotebookNode, resources: Any = None, km: Any = None) -> tuple[NotebookNode, Any]:
        """Run the notebook in a copy of its folder; leave a Run in `resources["kit_run"]`, whatever happens."""
        self.run, self.nb = Run(collector=Collector(self.max_frames)), nb  # nbclient takes it only once a kernel is there
        self._cell_id: str | None = None
        self._output_left = int(self.limits.output_mb * 1_000_000)
        self._started, self._begun = time.monotonic(), False
        folders = resources.get("kit_folders", [resources.get("metadata", {}).get("path") or "."])
        with contextlib.ExitStack() as held:
            sealed = None
            try:
                copy = private_copy(*map(Path, folders), limit=self.limits.disk_mb * MIB)
                self._home, work = held.enter_context(copy)
                inner = dict(resources, metadata={**resources.get("metadata", {}), "path": str(work)})
                held.enter_context(engine.turn(self.isolation))
                self._started = time.monotonic()
                sealed = engine.sealed_kernel(self.limits, work, self.checks, self.isolation)
                self.run.isolation = engine.COLD if sealed is None else sealed.zygote.level
                super().preprocess(nb, inner, sealed or km)
            except Exception as error:  # noqa: BLE001 - a run never takes the class down; the Run says what happened
                self.run.stop(*self._blame(error))
            finally:
                if sealed is not None:
                    engine.note_outcome(self.run, sealed.close())
                    self.run.collector.drop("outside a test cell", sealed.client().dropped)
        self.run.seconds = time.monotonic() - self._started
        _mark_unreached(self.nb, self.run)
        resources["kit_run"] = self.run
        return self.nb, resources

    def _blame(self, error: Exception) -> tuple[str, str]:
        """Status and detail: once a student's cell runs, only the system can still fail us; all else came by message."""
        if isinstance(error, DeadKernelError | UnresponsiveKernelError):
            return DIED, "the kernel ended or stopped answering; what had run before counts"
        if isinstance(error, CellTimeoutError):
            return TIMEOUT, "the kernel could not be interrupted; what had run before counts"
        if self._begun and not isinstance(error, OSError | MemoryError):
            return PROTOCOL, f"the kernel sent what no kernel sends ({type(error).__name__}); what had run before counts"
        return INTERNAL, f"{type(error).__name__}: {error}"

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Run one cell, unless the notebook's time is over; a check's tolerances stay out of the kernel."""
        if cell.cell_type != "code":
            return cell, resources
        if self._seconds_left() <= 0:
            self.run.stop(TIMEOUT, f"the notebook took longer than {self.limits.seconds:g} s")
            return cell, resources
        self._begun = True
        graded = utils.is_grade(cell) and utils.is_locked(cell)
        source = cell.source
        cell.source = source if self.keep_options or not graded else without_options(source)
        self._cell_id = cell.metadata.nbgrader.grade_id if graded else None
        try:
            cell, resources = super().preprocess_cell(cell, resources, index)
        finally:
            cell.source, self._cell_id = source, None
        if utils.is_grade(cell):
            self.run.reached.append(cell.metadata.nbgrader.grade_id)
        if any(o.get("ename") == "CellTimeoutError" for o in cell.outputs):
            self.run.stop(TIMEOUT, f"a cell took longer than {self.limits.cell_seconds:g} s")
        return cell, resources

    def _seconds_left(self) -> float:
        return self.limits.seconds - (time.monotonic() - self._started)

    def _get_timeout(self, cell: NotebookNode | None) -> int | None:
        del cell  # the same for every cell
        return max(1, round(min(self.limits.cell_seconds, self._seconds_left())))

    def create_kernel_manager(self) -> Any:
        """Talk to the kernel over a Unix socket: no port that other processes could reach."""
        manager = super().create_kernel_manager()
        if os.name == "posix":
            manager.transport, manager.ip = "ipc", str(self._home.parent / "kernel")
        return manager

    async def async_start_new_kernel(self, **kwargs: Any) -> None:
        """Start the kernel with nothing of ours in its environment, and no way to write on the instructor's terminal."""
        env = kernel_environment(self._home, self.checks)
        # files beside the notebook can be imported, as in JupyterLab; last and late, so that none replaces a part of the kernel
        self.extra_arguments = ["--IPKernelApp.exec_lines=import sys; sys.path.append('')"]
        await super().async_start_new_kernel(env=env, stdout=DEVNULL, stderr=DEVNULL, **kwargs)

    start_new_kernel = run_sync(async_start_new_kernel)

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Keep nbgrader's copy of a reply's error out of the notebook if no kernel sends such a reply."""
        reply = kwargs["execute_reply"]["content"]
        if reply["status"] == "error":
            message_size("error", reply)
        super().on_cell_executed(**kwargs)

    async def _async_cleanup_kernel(self) -> None:
        """End the kernel and what it started (its process group), even if the kernel itself is dead already."""
        with contextlib.suppress(OSError, AttributeError, TypeError):  # gone, never started, or no such call here
            os.killpg(self.km.provisioner.pgid, signal.SIGKILL)
        await super()._async_cleanup_kernel()

    _cleanup_kernel = run_sync(_async_cleanup_kernel)

    async def _async_poll_output_msg(self, parent_msg_id: str, cell: NotebookNode, cell_index: int) -> None:
        taken = 0
        while self.kc is not None:
            try:
                msg = await ensure_async(self.kc.iopub_channel.get_msg(timeout=None))
                if msg["parent_header"].get("msg_id") == parent_msg_id:
                    self.process_message(msg, cell, cell_index)
                elif _frame_of(msg) is not None:
                    self.run.collector.add(None, "")
            except CellExecutionComplete:
                return
            except Exception:  # noqa: BLE001 - a student's process can send any bytes: unsigned, of other types, anything
                self.run.collector.dropped["malformed message"] += 1
            taken += 1
            if taken % AT_A_TIME == 0:
                await asyncio.sleep(0)  # a flood of messages must not keep the clock from being looked at

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """Take observations out of the stream, cut outputs that are too large, and hand on the rest."""
        if (frame := _frame_of(msg)) is not None:
            self.run.collector.add(self._cell_id, frame)
            return None
        is_widget = msg["msg_type"].startswith("comm_")
        if is_widget and not self.answer_widgets:
            return None
        size = message_size(msg["msg_type"], msg["content"])
        if msg["msg_type"] in OUTPUTS or is_widget:
            # a small result may be a test's points: it comes through
            if size > self._output_left and not (msg["msg_type"] == "execute_result" and size < SMALL):
                self._cut(cell, msg["content"].get("name"))
                return None
            self._output_left -= size
        return super().process_message(msg, cell, cell_index)

    def _cut(self, cell: NotebookNode, stream: Any) -> None:
        """Say it once a cell and stream; what went to stderr stays there, since to nbgrader that is a failed test."""
        name = "stderr" if stream == "stderr" else "stdout"
        text = f"[output cut: a notebook may print {self.limits.output_mb:g} MB]"
        if not any(o.get("text") == text and o.get("name") == name for o in cell.outputs):
            cell.outputs.append(new_output("stream", name=name, text=text))


def _frame_of(msg: dict[str, Any]) -> Any:
    content = msg.get("content")
    data = content.get("data") if isinstance(content, dict) else None
    return data.get(MIME) if isinstance(data, dict) and msg.get("msg_type") == "display_data" else None


def _mark_unreached(nb: NotebookNode, run: Run) -> None:
    """Give graded cells that did not run an error output: to nbgrader, no output means full marks."""
    for cell in nb.cells:
        if cell.cell_type == "code" and utils.is_grade(cell) and cell.metadata.nbgrader.grade_id not in run.reached:
            words = f"not run: {run.status}"
            cell.outputs = [new_output("error", ename="NotRun", evalue=words, traceback=[f"NotRun: {words}"])]
