"""Which isolation the machine allows, found by doing it in throwaway processes; and what each level leaves open."""

from __future__ import annotations

import functools
import os
import tempfile
from pathlib import Path

from autograder import leftovers

from . import syscalls
from .landlock import SCOPE_ABI
from .launch import launch
from .outcome import IsolationError, ZygoteError
from .seal import FULL, LANDLOCK, LEVELS, NOBODY, NONE
from .view import View, without_mounts

_COMMON = (
    "the host's kernel is shared: a flaw in it can be attacked through the calls on the allow-list",
    "timing and load of other runs can be observed",
)
_LEFT_OPEN = {
    FULL: (),
    LANDLOCK: (
        "disk: each file is limited, their sum is not",
        "existence, size, owner and times of files outside can be asked (stat), their contents not",
        "host name and processor load are the host's",
        "the number of processes is counted together with the other processes of the same user",
        "not a risk but a difference: `!command`, multiprocessing locks and chmod do not work",
    ),
    NONE: (
        "files: everything that the instructor's user can read or write, references and gradebook included",
        "network of any kind",
        "other processes of the user: reading their environment, signals, ptrace",
        "disk: each file is limited, their sum is not",
        "processes are not counted for root; daemons are swept up as well as can be",
        "memory in memfd files and SysV segments, which outlive the run",
    ),
}

ADVICE = """\
To get level full, allow unprivileged user namespaces, whichever of these applies:
  Debian, Arch      sysctl kernel.unprivileged_userns_clone=1
  any               sysctl user.max_user_namespaces=15000
  Ubuntu 24.04      sysctl kernel.apparmor_restrict_unprivileged_userns=0   (or an AppArmor profile with `userns,`)
  Docker            --security-opt seccomp=unconfined --security-opt systempaths=unconfined, or --cap-add SYS_ADMIN
  Kubernetes        securityContext: procMount: Unmasked, seccompProfile: Unconfined, or hostUsers: false
Level landlock needs Linux 6.2 or newer with landlock in /sys/kernel/security/lsm.
Without any: --isolation none, for code that you trust."""


def uncontained(level: str) -> tuple[str, ...]:
    """Sentences: what a run at `level` can still do on this machine."""
    if level == LANDLOCK and syscalls.landlock_abi() < SCOPE_ABI:
        return ("a process that the run forks cannot even signal itself", *_LEFT_OPEN[level], *_COMMON)
    return (*_LEFT_OPEN[level], *_COMMON)


@functools.lru_cache(maxsize=16)
def failure(python: str, view: View, level: str) -> str:
    """Why `level` is not to be had here; empty if it is, shown by attacks that all failed."""
    with tempfile.TemporaryDirectory(prefix=leftovers.prefix()) as folder:
        os.chmod(folder, 0o755)
        token = Path(folder, "token")
        token.write_text("outside")
        token.chmod(0o666)
        runs = Path(folder, "runs")
        runs.mkdir()
        if os.geteuid() == 0 and level == LANDLOCK:
            os.chown(runs, NOBODY, NOBODY)
        what = view if level == FULL else without_mounts(view, f"{folder}/packages")
        probe = {"token": str(token), "parent": os.getpid()}
        config = {"level": level, "view": what.__dict__, "runs": str(runs), "probe": probe}
        try:
            process, requests, answer = launch(python, config)
        except ZygoteError as error:
            return str(error).splitlines()[0]  # the rest is a traceback, which no administrator needs
        requests.close()
        process.communicate()
    open_doors = [name for name, refused in answer["attacks"].items() if not refused]
    if level == LANDLOCK:  # counted with the user's other processes, so it may or may not end in time
        open_doors = [name for name in open_doors if "processes" not in name]
    return f"sealed, a process could still: {'; '.join(open_doors)}" if open_doors and level != NONE else ""


def choose(python: str, view: View) -> str:
    """The strongest level that the machine allows."""
    return next(level for level in LEVELS if level == NONE or not failure(python, view, level))


def require(python: str, view: View, level: str) -> None:
    """Make sure that `level` is to be had.

    Raises
    ------
    IsolationError
        If not: with the reason and what an administrator can do.

    """
    reason = "" if level == NONE else failure(python, view, level)
    if reason:
        raise IsolationError(f"isolation {level!r} is not possible here: {reason}\n{ADVICE}")
