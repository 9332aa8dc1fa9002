"""What processes exist and what they use, read from /proc. Source: proc_pid_stat(5), proc_pid_smaps(5)."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import resource
from collections import defaultdict

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass(frozen=True)
class Process:
    """One line of /proc/<pid>/stat: seconds of CPU with reaped children, resident bytes."""

    pid: int
    parent: int
    state: str
    cpu_seconds: float
    resident: int


def _read(pid: int) -> Process | None:
    """One process, or None if it is gone."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            # the name may hold spaces and parentheses: it ends at the last one
            fields = stat.read().rpartition(b")")[2].split()
    except (OSError, IndexError):
        return None
    cpu = sum(map(int, fields[11:15])) / _TICKS
    return Process(pid, int(fields[1]), fields[0].decode(), cpu, int(fields[21]) * resource.getpagesize())


def table() -> dict[int, list[Process]]:
    """All processes that can be seen, by their parent."""
    children: dict[int, list[Process]] = defaultdict(list)
    for name in os.listdir("/proc"):
        if name.isdigit() and (process := _read(int(name))):
            children[process.parent].append(process)
    return children


def family(root: int, children: dict[int, list[Process]]) -> list[Process]:
    """The descendants of `root`, itself not included."""
    found: list[Process] = []
    waiting = [root]
    while waiting:
        young = children.get(waiting.pop(), [])
        found += young
        waiting += [process.pid for process in young]
    return found


def descendants(root: int) -> list[int]:
    """Process ids of the living descendants of `root`; the dead that nobody waited for are left out."""
    return [process.pid for process in family(root, table()) if process.state not in "ZX"]


def proportional(process: Process) -> int:
    """Bytes of `process`, pages shared with others divided among them; all resident ones if unreadable."""
    with contextlib.suppress(OSError), open(f"/proc/{process.pid}/smaps_rollup", "rb") as rollup:
        for line in rollup:
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    return process.resident
