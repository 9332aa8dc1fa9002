"""What one run may use, and setting the part of it that the kernel enforces per process."""

from __future__ import annotations

import dataclasses
import math
import resource

MIB = 1 << 20
REQUEST_BYTES = 1 << 16  # of a message to the warm process


@dataclasses.dataclass(frozen=True)
class Limits:
    """Limits of one run; every one of them is positive.

    Attributes
    ----------
    cpu_seconds : CPU time of all processes of the run together (and of each alone, by the kernel)
    wall_seconds : time from the start of the run to its end, a backstop for sleepers
    memory_bytes : proportional memory of all processes together; also address space that each may add
    processes : processes and threads alive at once, the kernel process included
    open_files : descriptors of each process
    disk_bytes : bytes of the run's private file system
    output_bytes : bytes that the run may send out (frames, stdout, stderr)
    frame_bytes : bytes of one frame that the parent takes; a larger one is passed over, and the notebook says so

    Raises
    ------
    ValueError
        If a limit is not positive.

    """

    cpu_seconds: float = 30.0
    wall_seconds: float = 300.0
    memory_bytes: int = 2048 * MIB
    processes: int = 64
    open_files: int = 64
    disk_bytes: int = 64 * MIB
    output_bytes: int = 10 * MIB
    frame_bytes: int = 16 * MIB

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if not value > 0:  # written so that NaN is rejected
                raise ValueError(f"limit `{field.name}` is {value}; it must be positive. Leave it out for the default.")


def address_space() -> int:
    """Bytes of address space that this process has already, which its limit must not count."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def apply(limits: Limits, base: int) -> None:
    """Set the resource limits of this process; its children inherit them and cannot raise them.

    `base` is the address space of the warm process, which the run does not pay for.
    RLIMIT_NPROC must be set after the new user namespace: a namespace remembers the value at its
    birth as a bound for its creator, who may well have more processes than that.
    Source: setrlimit(2).
    """
    # One second between the soft and the hard CPU limit: SIGXCPU first, which says why.
    cpu = math.ceil(limits.cpu_seconds)
    wanted = {
        resource.RLIMIT_CPU: (cpu, cpu + 1),
        resource.RLIMIT_AS: (base + limits.memory_bytes,) * 2,
        resource.RLIMIT_FSIZE: (limits.disk_bytes,) * 2,
        resource.RLIMIT_NPROC: (limits.processes,) * 2,
        resource.RLIMIT_NOFILE: (limits.open_files,) * 2,
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_MEMLOCK: (0, 0),
        resource.RLIMIT_MSGQUEUE: (0, 0),
    }
    for which, (soft, hard) in wanted.items():
        ceiling = resource.getrlimit(which)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(which, (soft, hard))
