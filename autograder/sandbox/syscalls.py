"""The system calls that Python does not offer, by ctypes; every function raises OSError on failure."""

from __future__ import annotations

import ctypes
import os
from typing import Final

from . import sysnumbers

libc: Final = ctypes.CDLL(None, use_errno=True)

# unshare(2), clone(2)
CLONE_NEWNS: Final = 0x00020000
CLONE_NEWCGROUP: Final = 0x02000000
CLONE_NEWUTS: Final = 0x04000000
CLONE_NEWIPC: Final = 0x08000000
CLONE_NEWUSER: Final = 0x10000000
CLONE_NEWPID: Final = 0x20000000
CLONE_NEWNET: Final = 0x40000000
# mount(2), umount2(2)
MS_NOSUID: Final = 2
MS_NODEV: Final = 4
MS_NOEXEC: Final = 8
MS_BIND: Final = 4096
MS_REC: Final = 16384
MS_PRIVATE: Final = 1 << 18
MNT_DETACH: Final = 2
# mount_setattr(2)
MOUNT_ATTR_RDONLY: Final = 1
MOUNT_ATTR_NOSUID: Final = 2
MOUNT_ATTR_NODEV: Final = 4
AT_RECURSIVE: Final = 0x8000
# madvise(2)
MADV_COLLAPSE: Final = 25
# prctl(2)
PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_KEEPCAPS: Final = 8
PR_CAPBSET_DROP: Final = 24
PR_SET_CHILD_SUBREAPER: Final = 36
PR_SET_NO_NEW_PRIVS: Final = 38
# capabilities(7), capset(2)
CAP_DAC_READ_SEARCH: Final = 2
CAPABILITY_VERSION_3: Final = 0x20080522
# seccomp(2)
SECCOMP_SET_MODE_FILTER: Final = 1
# landlock_create_ruleset(2)
LANDLOCK_CREATE_RULESET_VERSION: Final = 1
LANDLOCK_RULE_PATH_BENEATH: Final = 1


def _checked(result: int, what: str) -> int:
    """Turn a C failure into OSError, named after the call."""
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def _call(name: str, *arguments: object) -> int:
    """syscall(2): a call that the C library has no function for."""
    number = sysnumbers.own(sysnumbers.machine())[name]
    return _checked(libc.syscall(ctypes.c_long(number), *arguments), name)


def unshare(flags: int) -> None:
    """unshare(2): leave the namespaces named by `flags` for new ones."""
    _checked(libc.unshare(ctypes.c_int(flags)), f"unshare({flags:#x})")


def setns(descriptor: int, kind: int) -> None:
    """setns(2): enter the namespace of `kind` that `descriptor` stands for."""
    _checked(libc.setns(descriptor, kind), "setns")


def mount(source: str | None, target: str, kind: str | None, flags: int, data: str = "") -> None:
    """mount(2)."""
    encoded = [None if text is None else os.fsencode(text) for text in (source, target, kind)]
    result = libc.mount(*encoded, ctypes.c_ulong(flags), os.fsencode(data) or None)
    _checked(result, f"mount {kind or source} on {target}")


def umount(target: str) -> None:
    """umount2(2), lazily."""
    _checked(libc.umount2(os.fsencode(target), MNT_DETACH), f"umount {target}")


def set_mount_attributes(target: str, attributes: int, *, below: bool = True) -> None:
    """mount_setattr(2): add `attributes` to a mount and, unless told, to all below it.

    Unlike a remount it keeps the flags that a parent user namespace has locked.
    """

    class MountAttributes(ctypes.Structure):
        _fields_ = [(name, ctypes.c_uint64) for name in ("attr_set", "attr_clr", "propagation", "userns_fd")]

    wanted = MountAttributes(attr_set=attributes)
    size = ctypes.c_size_t(ctypes.sizeof(wanted))
    _call("mount_setattr", -100, os.fsencode(target), AT_RECURSIVE if below else 0, ctypes.byref(wanted), size)


def pivot_root(new: str, old: str) -> None:
    """pivot_root(2): make `new` the root and put the old root at `old`."""
    _call("pivot_root", os.fsencode(new), os.fsencode(old))


def prctl(option: int, value: int) -> None:
    """prctl(2) with one argument."""
    zero = ctypes.c_ulong(0)
    _checked(libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero), f"prctl({option})")


def set_capabilities(*keep: int) -> None:
    """capset(2): permit and use the capabilities `keep` and no other; inherit none."""
    bits = sum(1 << capability for capability in keep)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    low, high = bits & 0xFFFFFFFF, bits >> 32
    data = (ctypes.c_uint32 * 6)(low, low, 0, high, high, 0)
    _call("capset", ctypes.byref(header), ctypes.byref(data))


def collapse(start: int, length: int) -> None:
    """madvise(2), MADV_COLLAPSE: put pages of 2 MB behind a range of our memory; Linux 6.1 or newer."""
    _checked(libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), MADV_COLLAPSE), "madvise")


def landlock_abi() -> int:
    """landlock_create_ruleset(2): the ABI version of the running kernel; OSError where there is none."""
    return _call("landlock_create_ruleset", None, ctypes.c_size_t(0), LANDLOCK_CREATE_RULESET_VERSION)


def landlock_create(attributes: bytes) -> int:
    """landlock_create_ruleset(2): a descriptor of a new rule set."""
    return _call("landlock_create_ruleset", attributes, ctypes.c_size_t(len(attributes)), 0)


def landlock_add(ruleset: int, rule: bytes) -> None:
    """landlock_add_rule(2): allow what `rule` says beneath a path."""
    _call("landlock_add_rule", ruleset, LANDLOCK_RULE_PATH_BENEATH, rule, 0)


def landlock_restrict(ruleset: int) -> None:
    """landlock_restrict_self(2): from now on only what `ruleset` allows."""
    _call("landlock_restrict_self", ruleset, 0)


def seccomp_filter(program: bytes) -> None:
    """seccomp(2): put a BPF program, as made by `seccomp.assemble`, in front of every system call."""

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]

    pointer = Program(len(program) // 8, program)
    _call("seccomp", SECCOMP_SET_MODE_FILTER, 0, ctypes.byref(pointer))
