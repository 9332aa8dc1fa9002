"""The kernel of a run: a real IPythonKernel, made in the warm process, served in the sealed one."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import json
import logging
import os
import random
import signal
import socket
import struct
import sys
import tempfile
import threading
import types
import warnings
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

sys.modules["debugpy"] = None  # type: ignore[assignment]  # 30 MB, threads, and no use without a front end
from ipykernel.ipkernel import IPythonKernel  # noqa: E402
from ipykernel.kernelapp import IPKernelApp  # noqa: E402
from tornado.ioloop import IOLoop  # noqa: E402
from traitlets.config import Config  # noqa: E402

from .cells import spare_hashing, spare_parsing, spare_searching  # noqa: E402
from .figures import shared_fonts, spare_unseen_painting  # noqa: E402
from .streams import Wire, WireSession, WireStream  # noqa: E402

_NOT_PRELOADED = ("debugpy", "_pydev", "pydev")
# What a first plot loads and compiles, done once for all runs.
_WARM_UP = """
import numpy, matplotlib.pyplot
numpy.random.default_rng(0).normal(size=(3, 2)) @ numpy.ones((2, 2)), numpy.random.rand(2)
numpy.testing.assert_allclose([1.0], [1.0]), repr(numpy.arange(3.0)), numpy.allclose(1, 1)
figure, axes = matplotlib.pyplot.subplots(); axes.plot([1, 2]); axes.set_title("w"); axes.legend(["w"])
axes.set_xlabel(r"$x_1$"); axes.text(1, 1, r"$\\hat{y}_{1} = a_{1}^{[2]}$, b = 0.1", bbox={"boxstyle": "round"}, weight="bold")
figure
try:
    1 / 0
except ZeroDivisionError:
    get_ipython().showtraceback()
"""


Kernel = Any  # ipykernel's annotations allow None for the shell and the session that every kernel here has


class ForkKernel(IPythonKernel):
    """IPythonKernel without sockets, threads and debugger."""

    @property
    def _supports_kernel_subshells(self) -> bool:
        return False

    def _publish_debug_event(self, event: object) -> None:
        """There is no debugger."""

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Nothing is queued: the client sends one request at a time."""


def warm(modules: Iterable[str], rehearsal: str = "") -> Kernel:
    """The kernel with everything imported that notebooks use, clean as new.

    `instance()` and not the constructor, or widgets would not find the kernel and lose their messages.
    The shell exists before the inline backend is imported, which registers with it.
    """
    config = Config()
    config.HistoryManager.enabled = False  # its SQLite has a thread, and threads do not survive a fork
    config.IPCompleter.use_jedi = False
    log = logging.getLogger("sealed-kernel")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    kernel: Kernel = ForkKernel.instance(
        config=config, session=WireSession(key=b""), iopub_socket=types.SimpleNamespace(), log=log
    )
    IPKernelApp.instance().kernel = kernel  # where `%matplotlib inline` looks for it; not initialised otherwise
    kernel._execute_sleep = 0.0  # it gives ZeroMQ time to order messages; a socket pair keeps them in order
    # asked for its parent_thread when a cell awaits
    kernel.shell_channel_thread = types.SimpleNamespace(parent_thread=threading.main_thread())
    for name in modules:
        if not name.startswith(_NOT_PRELOADED):
            with contextlib.suppress(ImportError):  # some modules only exist while others are imported
                importlib.import_module(name)
    del sys.modules["debugpy"]
    with shared_fonts():
        _rehearse(kernel, _WARM_UP, rehearsal)
    spare_unseen_painting()
    spare_searching()
    spare_parsing()
    spare_hashing()
    gc.collect()
    gc.freeze()
    return kernel


def rehearse(kernel: Kernel, cells: Iterable[str], seconds: int) -> None:
    """Run cells of the grader's own once, as every notebook of a class will: what they load and cache, later forks have.

    Their names are forgotten, and settings are as before. After `seconds` the cell that runs is stopped, and what comes
    after it has one second a cell.
    """
    plotting: Any = sys.modules.get("matplotlib")
    numpy: Any = sys.modules.get("numpy")
    with contextlib.ExitStack() as kept:
        kept.enter_context(warnings.catch_warnings())
        if plotting is not None:
            kept.enter_context(plotting.rc_context())
        if numpy is not None:
            kept.enter_context(numpy.printoptions())
        _rehearse(kernel, *cells, clock=_stopped_after(seconds))
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def _stopped_after(seconds: int) -> Iterator[None]:
    """TimeoutError after `seconds` and, for whoever goes on, each second from then on; not raised any further."""

    def stop(*_: object) -> None:
        raise TimeoutError("the rehearsal takes too long")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        with contextlib.suppress(TimeoutError):
            yield
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _rehearse(kernel: Kernel, *cells: str, clock: AbstractContextManager[None] | None = None) -> None:
    """Run cells as notebooks do, then forget them."""
    shell = kernel.shell
    kernel.set_parent([], {"header": {}}, channel="shell")
    before = set(shell.user_ns)
    with clock or contextlib.nullcontext():
        for cell in cells:
            shell.run_cell(cell, store_history=False, silent=False)
    sys.modules["matplotlib.pyplot"].close("all")
    for name in set(shell.user_ns) - before:
        del shell.user_ns[name]
    shell.execution_count = 1
    shell.displayhook.flush()
    shell._last_traceback = None
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        sys.__dict__.pop(name, None)
    for module in list(sys.modules.values()):  # a warning that was shown here must be shown again
        if isinstance(module, types.ModuleType):
            module.__dict__.pop("__warningregistry__", None)
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")


def serve(kernel: Kernel, data: socket.socket) -> None:
    """Answer the parent's messages until it goes away or the notebook exits."""
    _start(kernel, data)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(_prepare(kernel))
    woken, wake = socket.socketpair()  # a signal must end the wait for the next message
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    loop.add_reader(woken, woken.recv, 4096)
    reader = Reader(kernel, data, loop)
    loop.add_reader(data, reader.ready)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while not reader.closed and not kernel.shell.exit_now:
        with contextlib.suppress(KeyboardInterrupt):  # must not end a kernel
            loop.run_forever()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # the notebook may have put anything there
            stream.flush()
    kernel.session.wire.flush()
    os._exit(0)


def _start(kernel: Kernel, data: socket.socket) -> None:
    """What a new process needs of its own: wire, streams, random numbers."""
    session = kernel.session
    session.pid = os.getpid()
    session.wire = Wire(data.fileno())

    def send(name: str, text: str) -> object:
        return session.send(None, "stream", {"name": name, "text": text}, parent=kernel.get_parent("shell"))

    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        stream = WireStream(name, descriptor, send)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    tempfile.tempdir = None  # TMPDIR has changed
    random.seed()
    if "numpy.random" in sys.modules:  # or all runs would draw the same numbers
        sys.modules["numpy.random"].seed()


async def _prepare(kernel: Kernel) -> None:
    """Objects that belong to the running loop."""
    kernel.io_loop = IOLoop.current()
    kernel._main_asyncio_lock = asyncio.Lock()


class Reader:
    """Cuts the parent's bytes into messages and hands them to the kernel, as ipykernel's shell thread does."""

    def __init__(self, kernel: Kernel, data: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
        self._kernel = kernel
        self._data = data
        self._loop = loop
        self._bytes = bytearray()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.closed = False

    def ready(self) -> None:
        """Bytes have come, or the end."""
        try:
            got = self._data.recv(1 << 16, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        if not got:
            self.closed = True
            self._loop.stop()
            return
        self._bytes += got
        while len(self._bytes) >= 4:
            end = 4 + struct.unpack_from("<I", self._bytes)[0]
            if len(self._bytes) < end:
                return
            message = json.loads(self._bytes[4:end])
            del self._bytes[:end]
            task = self._loop.create_task(self._kernel.shell_main(None, message))
            self._tasks.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        """exit() ends the run when its cell is answered; the stock kernel lingers for 0.1 s and may run more."""
        self._tasks.discard(task)
        if self._kernel.shell.exit_now:
            self._loop.stop()
