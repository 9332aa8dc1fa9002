"""What a sealed process can still do, found out by trying; runs inside a throwaway run."""

from __future__ import annotations

import functools
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from . import syscalls as sc


def _refused(action: Callable[[], object]) -> bool:
    """Whether `action` fails as it should."""
    try:
        action()
    except (OSError, AttributeError):
        return True
    return False


def _sockets_refused() -> bool:
    """No socket of any family can be made."""
    return all(_refused(functools.partial(socket.socket, family)) for family in range(45))


def _forks_end(limit: int) -> bool:
    """Whether fork fails at `limit` processes or before; cleans up."""
    children: list[int] = []
    try:
        for _ in range(limit + 1):
            child = os.fork()
            if child == 0:
                signal.pause()
            children.append(child)
    except OSError:
        return True
    finally:
        for child in children:
            os.kill(child, 9)
            os.waitpid(child, 0)
    return False


def attack(token: str, parent: int, processes: int) -> dict[str, bool]:
    """Try everything; name -> whether it was refused.

    `token` is a file outside that everybody may read and write, `parent` a process outside.
    """
    return {
        "read a file outside": _refused(lambda: Path(token).read_bytes()),
        "write a file outside": _refused(lambda: Path(token).write_text("x")),
        "make a file in /var/tmp": _refused(lambda: Path("/var/tmp/probe").write_text("x")),
        "read the environment of another process": _refused(lambda: Path(f"/proc/{parent}/environ").read_bytes()),
        "signal another process": _refused(lambda: os.kill(parent, 0)),
        "open a socket": _sockets_refused(),
        "make a user namespace": _refused(lambda: sc.unshare(sc.CLONE_NEWUSER)),
        "make memory that is a file": _refused(lambda: os.memfd_create("x")),
        "start processes without end": _forks_end(processes),
    }
