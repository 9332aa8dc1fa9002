"""seccomp: an allow-list of system calls, some of them only with certain arguments.

What is not on the list fails with EPERM; calls newer than `NEWER` with ENOSYS, so that the C library
falls back to the older call that is on the list (clone3 to clone, whose flags can be read here).
A foreign architecture kills the process. Source: seccomp(2), linux/filter.h.
"""

from __future__ import annotations

import dataclasses
import errno
import functools
import struct
from collections.abc import Iterable, Mapping

from . import syscalls, sysnumbers

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT = 0x40000000
NEWER = 424  # the first number common to all machines, pidfd_send_signal(2)

_LOAD, _JUMP_EQUAL, _JUMP_GREATER, _JUMP_GREATER_EQUAL, _AND, _RETURN = 0x20, 0x15, 0x25, 0x35, 0x54, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000

_NAMESPACES = (
    syscalls.CLONE_NEWNS
    | syscalls.CLONE_NEWCGROUP
    | syscalls.CLONE_NEWUTS
    | syscalls.CLONE_NEWIPC
    | syscalls.CLONE_NEWUSER
    | syscalls.CLONE_NEWPID
    | syscalls.CLONE_NEWNET
)
_ALL = 0xFFFFFFFF


@dataclasses.dataclass(frozen=True)
class Only:
    """Allow a call only if (argument & mask) is one of `values`; else fail with `error`.

    Compares the low 32 bits, and the high ones with zero if `wide`.
    """

    argument: int
    values: tuple[int, ...]
    mask: int = _ALL
    wide: bool = False
    error: int = errno.EPERM


_PRCTL = (1, 2, 3, 15, 16, 21, 23, 27, 30, 39, 0x53564D41)  # death signal, name, name of a mapping; the rest only read
_TERMINAL_CONTROLS = (
    *(0x5401, 0x5402, 0x5403, 0x5404, 0x5409, 0x540B, 0x540E, 0x540F, 0x5410, 0x5411, 0x5413, 0x5414),
    *(0x541B, 0x5421, 0x5422, 0x5429, 0x5441, 0x5450, 0x5451, 0x5452, 0x80045430, 0x40045431),
)
# No F_SETOWN, F_SETSIG: they let the kernel send any signal to anybody of the same user. No larger pipes.
_FILE_CONTROLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032)
_SCHEDULER = (Only(0, (0,)),)
RULES: Mapping[str, tuple[Only, ...]] = {
    # A thread or a process, never a new namespace.
    "clone": (Only(0, (0,), _NAMESPACES),),
    # Shared anonymous memory can be dropped from the page tables and kept: no watchdog would see it.
    "mmap": (Only(3, (0x00, 0x01, 0x20), 0x21),),
    # Connected pairs only: a datagram socket could be sent to any name.
    "socketpair": (Only(0, (1,)), Only(1, (1,), 0xF)),
    "sendto": (Only(4, (0,), wide=True),),
    "prctl": (Only(0, _PRCTL),),
    # No TIOCSTI (0x5412: types into a terminal), no TIOCLINUX (0x541C), nothing of devices.
    "ioctl": (Only(1, _TERMINAL_CONTROLS, error=errno.ENOTTY),),
    "fcntl": (Only(1, _FILE_CONTROLS),),
    # FIFOs and plain files; umode_t is 16 bits wide.
    "mknod": (Only(1, (0, 0x1000, 0x8000), 0xF000),),
    "mknodat": (Only(2, (0, 0x1000, 0x8000), 0xF000),),
    # Only for oneself.
    "prlimit64": _SCHEDULER,
    "sched_setaffinity": _SCHEDULER,
    "setpriority": (Only(0, (0,)), Only(1, (0,))),
}

Instruction = tuple[int, int, int, int]


def _load(offset: int) -> Instruction:
    """Load a word of struct seccomp_data: number at 0, architecture at 4, argument i at 16 + 8 i."""
    return (_LOAD, 0, 0, offset)


def _return(action: int) -> Instruction:
    return (_RETURN, 0, 0, action)


def _test(rule: Only) -> list[Instruction]:
    """Fall through if the rule holds, else return its error."""
    code: list[Instruction] = [_load(16 + 8 * rule.argument)]
    if rule.mask != _ALL:
        code.append((_AND, 0, 0, rule.mask))
    last = len(rule.values)
    code += [(_JUMP_EQUAL, last - index, 0, value) for index, value in enumerate(rule.values)]
    code.append(_return(_ERRNO | rule.error))
    if rule.wide:
        code += [_load(20 + 8 * rule.argument), (_JUMP_EQUAL, 1, 0, 0), _return(_ERRNO | rule.error)]
    return code


def _conditional(number: int, rules: Iterable[Only]) -> list[Instruction]:
    """The block of one call with conditions; leaves the number loaded if it is another call."""
    body = [instruction for rule in rules for instruction in _test(rule)] + [_return(_ALLOW)]
    return [(_JUMP_EQUAL, 0, len(body), number), *body]


def _ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, first and last included."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


@functools.cache
def standard(machine: str) -> bytes:
    """The usual program; made once, in the warm process."""
    return assemble(machine)


def assemble(machine: str, rules: Mapping[str, tuple[Only, ...]] = RULES) -> bytes:
    """The BPF program for `machine`: allow-list, conditions from `rules`, errors for the rest."""
    table = sysnumbers.allowed(machine)
    code = [_load(4), (_JUMP_EQUAL, 1, 0, _AUDIT_ARCH[machine]), _return(_KILL), _load(0)]
    # The x32 ABI shares the architecture but has numbers of its own.
    code += [(_JUMP_GREATER_EQUAL, 0, 1, _X32_BIT), _return(_KILL)]
    for name, conditions in rules.items():
        if name in table:
            code += _conditional(table[name], conditions)
    for first, last in _ranges(number for name, number in table.items() if name not in rules):
        code += [(_JUMP_GREATER_EQUAL, 0, 2, first), (_JUMP_GREATER, 1, 0, last), _return(_ALLOW)]
    code += [(_JUMP_GREATER_EQUAL, 1, 0, NEWER), _return(_ERRNO | errno.EPERM), _return(_ERRNO | errno.ENOSYS)]
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


_NEVER = (Only(0, ()),)
_BY_PATH = ("chmod", "chown", "lchown", "fchmodat", "fchmodat2", "fchownat", "utime", "utimes", "futimesat")


def without_mounts(own: int | None) -> dict[str, tuple[Only, ...]]:
    """Conditions for level landlock, which closes what Landlock leaves open.

    Modes, owners and times of files can be changed by path wherever the user may: only by descriptor
    then, for which Landlock had to agree to an open. `own` is the process that signals are confined
    to where Landlock cannot do that, else None.
    """
    rules = {**RULES, **dict.fromkeys(_BY_PATH, _NEVER), "utimensat": (Only(1, (0,), wide=True),)}
    if own is not None:
        rules |= {"kill": (Only(0, (own, 0)),), "tgkill": (Only(0, (own,)),), "tkill": (Only(0, (own,)),)}
    return rules


def restrict(program: bytes) -> None:
    """Put the filter on this process and all that it starts; it cannot be taken off."""
    syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    syscalls.seccomp_filter(program)
