"""Landlock: which files a process and all its children may touch, whatever else they hold.

Needs no privilege. Layers add up: a later one can only take more away. Source: landlock(7).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from . import syscalls

# Access rights, linux/landlock.h
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
# Making device nodes is never granted: bits 6 (char) and 11 (block).
_MAKE_DEVICES = 1 << 6 | 1 << 11
LEAST_ABI = 3  # before it, an open for reading could empty any file of the user's
SCOPE_ABI = 6  # from this ABI on signals and abstract sockets are confined too

READ = _EXECUTE | _READ_FILE | _READ_DIR
DEVICE = _READ_FILE | _WRITE_FILE
TERMINAL = READ | _WRITE_FILE | _IOCTL_DEV


def handled(abi: int) -> int:
    """Every file right that a kernel of version `abi` knows, so that all are denied by default."""
    rights = (1 << 13) - 1
    for since, bit in ((2, 13), (3, 14), (5, 15)):
        rights |= 1 << bit if abi >= since else 0
    return rights


def write(abi: int) -> int:
    """Everything but making device nodes and controlling them."""
    return handled(abi) & ~_MAKE_DEVICES & ~_IOCTL_DEV


def _attributes(abi: int) -> bytes:
    """Struct landlock_ruleset_attr, in the size that the kernel of version `abi` knows."""
    network = 3 if abi >= 4 else 0  # bind and connect TCP
    scope = 3 if abi >= SCOPE_ABI else 0  # abstract UNIX sockets and signals
    fields = 1 + (abi >= 4) + (abi >= SCOPE_ABI)
    return struct.pack("<QQQ", handled(abi), network, scope)[: 8 * fields]


def restrict(rules: Iterable[tuple[str, int]]) -> None:
    """Confine this process and its children to `rules`, pairs of a path and the rights beneath it.

    Paths that do not exist are left out: what is not named is denied.

    Raises
    ------
    OSError
        If the kernel has no Landlock or refuses a rule.

    """
    abi = syscalls.landlock_abi()
    ruleset = syscalls.landlock_create(_attributes(abi))
    try:
        for path, rights in rules:
            _allow(ruleset, path, rights & handled(abi))
        syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
        syscalls.landlock_restrict(ruleset)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    """Add one rule; directory rights are cut for a plain file."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            rights &= _FILE_RIGHTS
        syscalls.landlock_add(ruleset, struct.pack("<Qi", rights, descriptor))
    finally:
        os.close(descriptor)
