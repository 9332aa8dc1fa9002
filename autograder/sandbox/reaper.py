"""Process 1 of a run: reaps, passes interrupts on, and leaves with the worker's status.

The worker is not process 1 itself, because the kernel ignores signals that such a process sends to itself
(`kill -9` of oneself would do nothing). When process 1 leaves, the kernel kills all others of its pid
namespace; where there is none, the descendants are killed one by one.
"""

from __future__ import annotations

import contextlib
import os
import signal
import types

from .processes import descendants

INTERRUPT = signal.SIGUSR1  # from the warm process: interrupt the worker
STOP = signal.SIGTERM  # from the warm process, where there is no pid namespace: end the run


def reap(worker: int, *, alone: bool) -> None:
    """Wait for `worker`, kill what is left if not `alone` in a pid namespace, and leave; never returns."""

    def interrupt(_number: int, _frame: types.FrameType | None) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(os.getpgid(worker), signal.SIGINT)

    def stop(_number: int, _frame: types.FrameType | None) -> None:
        _kill_all()
        os._exit(128 + signal.SIGKILL)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(INTERRUPT, interrupt)
    signal.signal(STOP, stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (INTERRUPT, STOP))
    os.closerange(0, 4096)  # the parent must see the end of the worker's streams
    status = _wait_for(worker)
    if not alone:
        _kill_all()
    os._exit(status if status >= 0 else 128 - status)


def _wait_for(worker: int) -> int:
    """Reap everything until `worker` is gone; its exit code, negative for a signal."""
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == worker:
            return os.waitstatus_to_exitcode(status)


def _kill_all() -> None:
    """Kill descendants until none is left; orphans come to us, the subreaper.

    Stopped first, all of them, so that a fork bomb cannot outrun the loop.
    """
    while found := descendants(os.getpid()):
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for pid in found:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, number)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
