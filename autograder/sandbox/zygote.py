"""The parent's handle on the warm process: start it by exec, ask it for runs."""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Any, ClassVar, Self

from autograder import leftovers

from . import probe, view
from .launch import launch
from .limits import REQUEST_BYTES, Limits
from .outcome import ZygoteError
from .seal import FULL, LANDLOCK, LEVELS, NOBODY, NONE

# It ends its runs itself; where there are pid namespaces the kernel does that too, once it is killed.
_SWEEP_SECONDS = {FULL: 0.5, LANDLOCK: 5.0, NONE: 5.0}


@dataclasses.dataclass
class Spawned:
    """The parent's ends of a new run's channels; `folder` is its folder where nothing can be mounted."""

    control: socket.socket
    data: socket.socket
    out: int
    err: int
    folder: str

    def close(self) -> None:
        """Close all; the warm process then ends the run if it lives."""
        self.control.close()
        self.data.close()
        for descriptor in (self.out, self.err):
            os.close(descriptor)
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            if os.path.exists(self.folder):  # too deep for rmtree, or made unreadable
                subprocess.run(["/bin/rm", "-rf", "--", self.folder], check=False, capture_output=True)


class Zygote:
    """A warm process. Thread-safe; a context manager; started again by itself if it has died.

    Attributes
    ----------
    level : isolation in force: "full", "landlock" or "none"
    uncontained : sentences, what student code could still do
    max_runs : how many runs may go on at once and still be kept apart; None for any number
    language_info : of the interpreter inside, as kernels report it

    """

    _shared: ClassVar[dict[tuple[object, ...], Zygote]] = {}
    _shared_lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, python: str, level: str, what: view.View, rehearsal: str = "") -> None:
        self._rehearsal = rehearsal
        self.level = level
        self.uncontained = probe.uncontained(level)
        self.max_runs = None if level == FULL else 1
        self.language_info: dict[str, Any] = {}
        self._python = python
        self._view = what
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: socket.socket | None = None
        self._runs = ""
        self._rehearsed: set[bytes] = set()

    @classmethod
    def start(
        cls, python: str = sys.executable, isolation: str = "auto", preload: Sequence[str] = view.PRELOAD, rehearsal: str = ""
    ) -> Self:
        """Start a warm process with `python`, which has imported what `preload` loads.

        Parameters
        ----------
        isolation : "full", "landlock", "none", or "auto" for the strongest that the machine allows
        rehearsal : code of yours, run once in the warm process as a cell would be: what it loads and caches, runs have

        Raises
        ------
        IsolationError
            If the machine does not allow `isolation`; says the way out.
        ZygoteError
            If it does not start.
        ValueError
            If there is no such isolation.

        """
        if isolation not in ("auto", *LEVELS):
            raise ValueError(f"isolation is {isolation!r}; it must be one of auto, {', '.join(LEVELS)}.")
        what = view.compute(python, preload)
        level = probe.choose(python, what) if isolation == "auto" else isolation
        if isolation != "auto":
            probe.require(python, what, isolation)
        zygote = cls(python, level, what, rehearsal)
        zygote.restart()
        return zygote

    @classmethod
    def shared(cls, python: str = sys.executable, isolation: str = "auto", **settings: Any) -> Zygote:
        """One warm process for all callers in this process; started when first asked for, with settings of `start`."""
        key = (os.getpid(), python, isolation, settings.get("preload"))
        with cls._shared_lock:
            if key not in cls._shared:
                cls._shared[key] = cls.start(python, isolation, **settings)
                atexit.register(cls._shared[key].close)
            return cls._shared[key]

    @property
    def pid(self) -> int | None:
        """Process id of what was started, for measuring; None before."""
        return self._process.pid if self._process else None

    @property
    def alive(self) -> bool:
        """Whether the warm process runs."""
        return self._process is not None and self._process.poll() is None

    def restart(self) -> None:
        """End the warm process, and all its runs, and start a new one."""
        with self._lock:
            self._stop()
            self._start()

    def _start(self) -> None:
        leftovers.remove()
        what = self._view
        if self.level != FULL:
            self._runs = tempfile.mkdtemp(prefix=leftovers.prefix())
            os.chmod(self._runs, 0o755)
            what = view.without_mounts(what, os.path.join(self._runs, "packages"))
        config = {"level": self.level, "view": dataclasses.asdict(what), "runs": self._private_folder("zygote")}
        config["rehearsal"] = self._rehearsal
        try:
            self._process, self._requests, answer = launch(self._python, config)
        except ZygoteError:
            self._stop()
            raise
        self.language_info = answer["language_info"]

    def _private_folder(self, name: str) -> str:
        """A folder that the user of the runs can write; none is needed where a tmpfs is mounted."""
        if self.level == FULL:
            return ""
        folder = os.path.join(self._runs, name)
        os.mkdir(folder, 0o700)
        if os.geteuid() == 0 and self.level == LANDLOCK:
            os.chown(folder, NOBODY, NOBODY)
        return folder

    def spawn(self, limits: Limits) -> Spawned:
        """Ask for a run; its worker waits for the notebook's files.

        Raises
        ------
        ZygoteError
            If the warm process is gone and cannot be started again.

        """
        with self._lock:
            if not self.alive:
                self._stop()
                self._start()
            requests = self._requests
        if requests is None:
            raise ZygoteError("the warm process was closed")
        folder = ""
        if self.level != FULL:
            folder = tempfile.mkdtemp(prefix="run-", dir=os.path.join(self._runs, "zygote"))
            if os.geteuid() == 0 and self.level == LANDLOCK:
                os.chown(folder, NOBODY, NOBODY)
        control, their_control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        data, their_data = socket.socketpair()
        out, their_out = os.pipe()
        err, their_err = os.pipe()
        theirs = [their_control.fileno(), their_data.fileno(), their_out, their_err]
        request = {"limits": dataclasses.asdict(limits), "folder": folder}
        try:
            socket.send_fds(requests, [json.dumps(request).encode()], theirs)
        except OSError as error:
            Spawned(control, data, out, err, folder).close()
            raise ZygoteError(f"the warm process does not answer: {error}") from error
        finally:
            their_control.close()
            their_data.close()
            os.close(their_out)
            os.close(their_err)
        return Spawned(control, data, out, err, folder)

    def rehearse(self, cells: Sequence[str], seconds: int = 20) -> None:
        """Have the warm process run cells of yours once, before the runs that follow: what they cache, those have.

        Nothing of a student: every later run starts from what the cells leave behind. Names and settings they do not leave.
        Cells rehearsed before or too long for a message are left out; what takes longer than `seconds` is stopped. Returns
        when it is done: the clock of a run must not count it.
        """
        message = json.dumps({"rehearse": list(cells), "seconds": seconds}).encode()
        with self._lock, contextlib.suppress(OSError):  # it has died: the next run starts another, slower by this
            if message in self._rehearsed or len(message) >= REQUEST_BYTES:
                return
            self._rehearsed.add(message)
            if self.alive and self._requests is not None:
                self._requests.send(message)
                if select.select([self._requests], [], [], seconds + 5.0)[0]:
                    self._requests.recv(64)

    def _stop(self) -> None:
        if self._requests is not None:
            self._requests.close()
            self._requests = None
        if self._process is not None:
            try:
                self._process.wait(_SWEEP_SECONDS[self.level])
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._runs:
            shutil.rmtree(self._runs, ignore_errors=True)
            self._runs = ""

    def close(self) -> None:
        """End the warm process and every run of it."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
