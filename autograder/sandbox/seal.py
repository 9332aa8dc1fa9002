"""The order in which a process is sealed, and why it is that order.

Warm process, once (`seal_zygote`): the view (mount namespace) before root is dropped, because only root can
reach every package; the user namespace after that, so that the mounts are locked; the pid namespace by a fork.

Each run, in its process 1 (namespaces.private_mounts): mounts while the warm process's user namespace still
gives the right to mount. Then in the worker (`seal_worker`):

1. user namespace: last of the namespaces, so that the worker owns none of the others;
2. resource limits after it: a user namespace remembers RLIMIT_NPROC of its birth as a bound for its creator;
3. capabilities away, after the last mount and map and before anything else;
4. the parent-death signal after the credentials, whose change clears it;
5. Landlock before seccomp, whose list has none of Landlock's calls;
6. seccomp last: it forbids what the steps above needed.
"""

from __future__ import annotations

import dataclasses
import os
import signal

from . import landlock, limits, namespaces, seccomp, sysnumbers
from . import syscalls as sc
from .view import BOX, View

NOBODY = 65534
FULL, LANDLOCK, NONE = "full", "landlock", "none"
LEVELS = (FULL, LANDLOCK, NONE)  # strongest first
_DEVICES = ("/dev/null", "/dev/full", "/dev/random", "/dev/urandom")


@dataclasses.dataclass(frozen=True)
class Seal:
    """What the warm process needs to seal runs.

    Attributes
    ----------
    level : one of LEVELS
    view : what can be read
    runs : without mounts, the folder in which the parent makes a folder for each run
    uid : the user that root becomes

    """

    level: str
    view: View
    runs: str
    uid: int = NOBODY


def seal_zygote(seal: Seal) -> None:
    """Confine the warm process itself; at level full this forks and returns in the child only.

    Raises
    ------
    OSError
        If the machine does not allow it.

    """
    os.umask(0o022)
    if seal.level == FULL:
        seccomp.standard(sysnumbers.machine())  # now rather than in every run
        namespaces.enter(seal.view, seal.uid)
        sc.prctl(sc.PR_SET_NO_NEW_PRIVS, 1)
    elif seal.level == LANDLOCK:
        if sc.landlock_abi() < landlock.LEAST_ABI:
            raise OSError(f"Landlock of this kernel (version {sc.landlock_abi()}) cannot stop truncation of files")
        if os.geteuid() == 0:
            _drop_root_but_reading(seal.uid)
        # proc is for the watchdog; the runs' own layer does not have it
        landlock.restrict([*_readable(seal), ("/proc", landlock.READ), *_writable(seal.runs)])
        sc.prctl(sc.PR_SET_CHILD_SUBREAPER, 1)
    else:
        sc.prctl(sc.PR_SET_CHILD_SUBREAPER, 1)


def _drop_root_but_reading(uid: int) -> None:
    """Become `uid` with the one capability to read what Landlock allows, wherever packages lie."""
    sc.prctl(sc.PR_SET_KEEPCAPS, 1)
    namespaces.drop_root(uid)
    sc.set_capabilities(sc.CAP_DAC_READ_SEARCH)


def _readable(seal: Seal) -> list[tuple[str, int]]:
    """Landlock rules for the view."""
    rules = [(source, landlock.READ) for source, _ in seal.view.binds]
    return [*rules, *((device, landlock.DEVICE) for device in _DEVICES)]


def _writable(folder: str) -> list[tuple[str, int]]:
    """Landlock rules for a folder that belongs to the run."""
    return [(folder, landlock.write(sc.landlock_abi()))]


def seal_worker(seal: Seal, allowed: limits.Limits, folder: str) -> None:
    """Seal this process for student code; nothing here can be undone.

    Raises
    ------
    OSError
        If a step fails: the run must then not start.

    """
    base = limits.address_space()
    if seal.level == FULL:
        namespaces.new_user()
    limits.apply(allowed, base)
    if seal.level == NONE:
        return
    keep = (sc.CAP_DAC_READ_SEARCH,) if seal.level == LANDLOCK and _may_read_everything() else ()
    sc.set_capabilities(*keep)
    sc.prctl(sc.PR_SET_PDEATHSIG, signal.SIGKILL)
    landlock.restrict(_rules(seal, folder))
    seccomp.restrict(_filter(seal))


def _may_read_everything() -> bool:
    """Whether this process holds CAP_DAC_READ_SEARCH, left over from root."""
    with open("/proc/self/status", encoding="ascii") as status:
        bits = next(int(line.split()[1], 16) for line in status if line.startswith("CapEff"))
    return bool(bits >> sc.CAP_DAC_READ_SEARCH & 1)


def _rules(seal: Seal, folder: str) -> list[tuple[str, int]]:
    """Landlock rules of a run: with mounts the root is the view already."""
    if seal.level == FULL:
        return [
            ("/", landlock.READ),
            *((device, landlock.DEVICE) for device in _DEVICES),
            ("/dev/pts", landlock.TERMINAL),
            *_writable(BOX),
        ]
    return [*_readable(seal), *_writable(folder)]


def _filter(seal: Seal) -> bytes:
    """The system-call filter; without mounts a stricter one."""
    machine = sysnumbers.machine()
    if seal.level == FULL:
        return seccomp.standard(machine)
    confined = sc.landlock_abi() >= landlock.SCOPE_ABI
    return seccomp.assemble(machine, seccomp.without_mounts(None if confined else os.getpid()))
