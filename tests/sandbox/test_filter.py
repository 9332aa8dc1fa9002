# ruff: noqa: E501 cells of notebooks stay in one piece
"""The system-call filter and its tables, against the kernel's own header and by an interpreter of BPF."""

from __future__ import annotations

import errno
import re
import struct
from pathlib import Path

import pytest

from autograder.sandbox import seccomp, sysnumbers

HEADER = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
ALLOW, KILL = "allow", "kill"
# Newer than the header of Debian 12; from syscall_64.tbl.
RECENT = {"fchmodat2": 452}
# x86-64, aarch64. What the brief of this package forbids by name.
FORBIDDEN = {
    "ptrace": (101, 117), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "unshare": (272, 97), "setns": (308, 268), "clone3": (435, 435), "memfd_create": (319, 279), "memfd_secret": (447, 447),
    "shmget": (29, 194), "shmat": (30, 196), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "bpf": (321, 280), "userfaultfd": (323, 282),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218), "perf_event_open": (298, 241), "socket": (41, 198), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242), "open_by_handle_at": (304, 265), "kexec_load": (246, 104),
    "init_module": (175, 105), "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424), "seccomp": (317, 277),
    "personality": (135, 92), "setuid": (105, 146), "capset": (126, 91), "open_tree": (428, 428), "fsopen": (430, 430),
    "vmsplice": (278, 75), "kcmp": (312, 272), "reboot": (169, 142), "swapon": (167, 224), "settimeofday": (164, 170),
}  # fmt: skip


def verdict(machine: str, number: int, arguments: tuple[int, ...] = (), arch: int | None = None) -> str | int:
    """Run the program on one call: ALLOW, KILL or the error. An interpreter of the few instructions used."""
    program = list(struct.iter_unpack("<HBBI", seccomp.standard(machine)))
    padded = (*arguments, *(0,) * (6 - len(arguments)))
    data = struct.pack("<IIQ6Q", number, ARCH[machine] if arch is None else arch, 0, *padded)
    counter = accumulator = 0
    while True:
        code, if_true, if_false, value = program[counter]
        counter += 1
        if code == 0x20:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif code == 0x54:
            accumulator &= value
        elif code == 0x06:
            return {0x7FFF0000: ALLOW, 0x80000000: KILL}.get(value, value & 0xFFFF)
        else:
            test = {0x15: accumulator == value, 0x25: accumulator > value, 0x35: accumulator >= value}[code]
            counter += if_true if test else if_false


@pytest.mark.skipif(not HEADER.exists(), reason="the kernel's header is not installed")
def test_numbers_equal_those_of_the_kernels_header() -> None:
    """The x86-64 column, name by name."""
    lines = re.findall(r"#define __NR_(\w+) (\d+)", HEADER.read_text())
    header = {name: int(number) for name, number in lines} | RECENT
    table = {**sysnumbers.allowed("x86_64"), **sysnumbers.own("x86_64")}
    assert {name: number for name, number in table.items() if header.get(name) != number} == {}


@pytest.mark.parametrize("machine", sysnumbers.MACHINES)
def test_every_listed_call_is_allowed_and_no_other(machine: str) -> None:
    """Of all numbers up to 600: those of the table without conditions, and no more."""
    table = {number: name for name, number in sysnumbers.allowed(machine).items()}
    allowed = {number for number in range(600) if verdict(machine, number) == ALLOW}
    unconditional = {number for number, name in table.items() if name not in seccomp.RULES}
    assert unconditional <= allowed <= set(table)


@pytest.mark.parametrize("machine", sysnumbers.MACHINES)
@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden_calls_fail(name: str, machine: str) -> None:
    """With EPERM, the new ones with ENOSYS, so that the C library falls back."""
    number = FORBIDDEN[name][sysnumbers.MACHINES[machine]]
    assert verdict(machine, number) == (errno.ENOSYS if number >= 424 else errno.EPERM)


@pytest.mark.parametrize("machine", sysnumbers.MACHINES)
@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("clone", (0x11,), ALLOW),
        ("clone", (0x3D0F00,), ALLOW),
        ("clone", (0x10000011,), errno.EPERM),
        ("clone", (0x40000011,), errno.EPERM),
        ("clone", (0x00020011,), errno.EPERM),
        ("mmap", (0, 4096, 3, 0x22), ALLOW),
        ("mmap", (0, 4096, 3, 0x01), ALLOW),
        ("mmap", (0, 4096, 3, 0x21), errno.EPERM),
        ("mmap", (0, 4096, 3, 0x23), errno.EPERM),
        ("socketpair", (1, 1), ALLOW),
        ("socketpair", (1, 0x80801), ALLOW),
        ("socketpair", (1, 2), errno.EPERM),
        ("socketpair", (1, 5), errno.EPERM),
        ("socketpair", (30, 1), errno.EPERM),
        ("sendto", (3, 0, 0, 0, 0), ALLOW),
        ("sendto", (3, 0, 0, 0, 1), errno.EPERM),
        ("sendto", (3, 0, 0, 0, 1 << 32), errno.EPERM),
        ("ioctl", (1, 0x5401), ALLOW),
        ("ioctl", (1, 0x5412), errno.ENOTTY),
        ("ioctl", (1, 0x541C), errno.ENOTTY),
        ("fcntl", (1, 3), ALLOW),
        ("fcntl", (1, 1030), ALLOW),
        ("fcntl", (1, 8), errno.EPERM),
        ("fcntl", (1, 10), errno.EPERM),
        ("fcntl", (1, 15), errno.EPERM),
        ("prctl", (15,), ALLOW),
        ("prctl", (35,), errno.EPERM),
        ("prlimit64", (0, 7), ALLOW),
        ("prlimit64", (1, 7), errno.EPERM),
        ("mknodat", (3, 0, 0o010644), ALLOW),
        ("mknodat", (3, 0, 0o020666), errno.EPERM),
        ("mknodat", (3, 0, 0o060666), errno.EPERM),
    ],
)  # fmt: skip
def test_arguments_decide(name: str, arguments: tuple[int, ...], expected: str | int, machine: str) -> None:
    """The conditions hold on both machines."""
    assert verdict(machine, sysnumbers.allowed(machine)[name], arguments) == expected


def test_foreign_architectures_and_the_x32_abi_kill() -> None:
    """i386 on x86-64, 32-bit ARM on aarch64, and numbers with the x32 bit."""
    assert verdict("x86_64", 20, arch=0x40000003) == KILL
    assert verdict("aarch64", 20, arch=0x40000028) == KILL
    assert verdict("x86_64", 0x40000000 | 39) == KILL


def test_without_mounts_nothing_is_changed_by_path() -> None:
    """Level landlock: chmod by path never, by descriptor yes; signals to oneself only, where asked for."""
    rules = seccomp.without_mounts(own=77)
    assert rules["chmod"][0].values == ()
    assert "fchmod" not in rules
    assert rules["kill"][0].values == (77, 0)
    assert "kill" not in seccomp.without_mounts(own=None)
