"""The warm process's only loop: start runs, watch what they use, end them, report how they ended.

One thread, no student code, nothing that can block: its answers are the ones to believe.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from typing import Any

from . import namespaces, processes, reaper
from .limits import REQUEST_BYTES, Limits
from .outcome import Status
from .seal import FULL, Seal

_TICK = 0.05  # seconds between two looks at what the runs use
_GRACE = 2.0  # seconds for a run without pid namespace to be swept up by its process 1
Child = Callable[[Limits, str, list[int]], None]
Rehearse = Callable[[list[str], int], None]


@dataclasses.dataclass
class Run:
    """One run as the warm process sees it; `pid` is its process 1, `control` the parent's end."""

    pid: int
    descriptor: int
    control: socket.socket
    limits: Limits
    started: float
    cause: Status | None = None
    peak: int = 0
    cpu: float = 0.0
    killed_at: float | None = None


class Supervisor:
    """Serves `requests`: to spawn, and each child runs `child` and never returns; to `rehearse` cells of the grader's own."""

    def __init__(self, requests: socket.socket, seal: Seal, child: Child, rehearse: Rehearse) -> None:
        self._requests = requests
        self._seal = seal
        self._child = child
        self._rehearse = rehearse
        self._runs: dict[int, Run] = {}
        self._selector = selectors.DefaultSelector()
        # until process 1 of a run has its handlers these would end it
        signal.pthread_sigmask(signal.SIG_BLOCK, (reaper.INTERRUPT, reaper.STOP))
        self._own = os.open("/proc/self/ns/pid", os.O_RDONLY) if seal.level == FULL else -1

    def serve(self) -> None:
        """Until the parent goes away; then every run ends too."""
        self._selector.register(self._requests, selectors.EVENT_READ, self._serve_one)
        while True:
            for key, _ in self._selector.select(_TICK if self._runs else None):
                key.data()
            self._watch()

    def _serve_one(self) -> None:
        """One request."""
        message, descriptors, _, _ = socket.recv_fds(self._requests, REQUEST_BYTES, 8)
        if not message:
            self._leave()
        request = json.loads(message)
        if "rehearse" in request:
            self._rehearse(request["rehearse"], request["seconds"])
            with contextlib.suppress(OSError):  # the parent may be gone, or tired of waiting
                self._requests.send(b"rehearsed", socket.MSG_DONTWAIT)
        else:
            self._spawn(request, descriptors)

    def _spawn(self, request: dict[str, Any], descriptors: list[int]) -> None:
        """Start a run: its limits, its folder, and four descriptors (control, data, stdout, stderr)."""
        control = socket.socket(fileno=descriptors[0])
        limits = Limits(**request["limits"])
        pid = namespaces.fork_run(self._own) if self._seal.level == FULL else os.fork()
        if pid == 0:
            self._child(limits, request["folder"], descriptors[1:])
            os._exit(1)
        for descriptor in descriptors[1:]:
            os.close(descriptor)
        run = Run(pid, os.pidfd_open(pid), control, limits, time.monotonic())
        self._runs[pid] = run
        self._selector.register(control, selectors.EVENT_READ, lambda: self._command(run))
        self._selector.register(run.descriptor, selectors.EVENT_READ, lambda: self._finish(run))

    def _command(self, run: Run) -> None:
        """A word from the parent about one run; silence means that it has gone."""
        if run.pid not in self._runs:
            return  # finished in the same round
        try:
            word = run.control.recv(64)
        except OSError:
            word = b""
        if not word:
            self._selector.unregister(run.control)
        if word == b"interrupt":
            self._signal(run, reaper.INTERRUPT)
        else:
            self._kill(run)

    def _kill(self, run: Run, cause: Status | None = None) -> None:
        """End a run: with a pid namespace at once, else by its process 1, which sweeps up."""
        run.cause = run.cause or cause
        if run.killed_at is None:
            run.killed_at = time.monotonic()
            self._signal(run, signal.SIGKILL if self._seal.level == FULL else reaper.STOP)

    @staticmethod
    def _signal(run: Run, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(run.descriptor, number)

    def _watch(self) -> None:
        """Look at every run's processes; end those over a limit."""
        if not self._runs:
            return
        children = processes.table()
        for run in list(self._runs.values()):
            found = processes.family(run.pid, children)
            run.cpu = max(run.cpu, sum(process.cpu_seconds for process in found))
            resident = sum(process.resident for process in found)
            run.peak = max(run.peak, resident)
            if run.cpu > run.limits.cpu_seconds:
                self._kill(run, Status.CPU)
            # resident counts shared pages once for each process: only a reason to look closer
            if resident > run.limits.memory_bytes and self._over(run, found):
                self._kill(run, Status.MEMORY)
            if run.killed_at and time.monotonic() - run.killed_at > _GRACE:
                self._sweep(run, found)

    @staticmethod
    def _over(run: Run, found: list[processes.Process]) -> bool:
        run.peak = sum(processes.proportional(process) for process in found)
        return run.peak > run.limits.memory_bytes

    def _sweep(self, run: Run, found: list[processes.Process]) -> None:
        """Process 1 did not do it in time."""
        for process in found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(process.pid, signal.SIGKILL)
        self._signal(run, signal.SIGKILL)

    def _finish(self, run: Run) -> None:
        """The run is over: report and forget it."""
        _, status, used = os.wait4(run.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        cpu = max(run.cpu, used.ru_utime + used.ru_stime)
        cause = run.cause
        if cause is None and (code == 128 + signal.SIGXCPU or cpu >= run.limits.cpu_seconds):
            cause = Status.CPU
        report: dict[str, Any] = {
            "cause": cause.value if cause else None,
            "code": code if code >= 0 else 128 - code,
            "killed": run.killed_at is not None,
            "cpu": cpu,
            "wall": time.monotonic() - run.started,
            "peak": max(run.peak, used.ru_maxrss * 1024),
        }
        for source in (run.descriptor, run.control):
            with contextlib.suppress(KeyError):
                self._selector.unregister(source)
        with contextlib.suppress(OSError):
            run.control.send(json.dumps(report).encode())
        run.control.close()
        os.close(run.descriptor)
        del self._runs[run.pid]
        if self._seal.level != FULL:
            self._adopt_none()

    def _adopt_none(self) -> None:
        """Without pid namespaces the orphans of a run whose process 1 was killed come to us: end them."""
        deadline = time.monotonic() + _GRACE
        while time.monotonic() < deadline:
            children = processes.table()
            strays = [child for child in children.get(os.getpid(), []) if child.pid not in self._runs]
            if not strays:
                return
            for stray in strays:
                for process in [stray, *processes.family(stray.pid, children)]:
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(process.pid, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(stray.pid, os.WNOHANG)

    def _leave(self) -> None:
        """The parent is gone: nothing may outlive it."""
        for run in self._runs.values():
            self._kill(run)
        deadline = time.monotonic() + _GRACE
        for run in self._runs.values():
            while time.monotonic() < deadline and os.waitpid(run.pid, os.WNOHANG)[0] == 0:
                time.sleep(0.01)
        os._exit(0)
