# ruff: noqa: E501 cells of notebooks stay in one piece
"""Attacks, each written first and shown to work without isolation, then refused with it."""

from __future__ import annotations

import os
import platform
import sys
import sysconfig
import textwrap
from pathlib import Path

import pytest

from autograder import sandbox

from .conftest import Run, execute

X86 = platform.machine() == "x86_64"
_C = "import ctypes, os, socket, signal, mmap, sys; libc = ctypes.CDLL(None, use_errno=True)\n"


def attempt(body: str) -> str:
    """A cell that says OPEN if `body` went through, else REFUSED."""
    inner = textwrap.indent(textwrap.dedent(body), "    ")
    return f"{_C}try:\n{inner}\n    print('OPEN')\nexcept (OSError, AssertionError, ImportError, LookupError, ValueError) as error:\n    print('REFUSED', repr(error), ctypes.get_errno())"


def call(name: str, *numbers: int, arguments: str = "0, 0, 0, 0, 0, 0") -> str:
    """A raw system call, by its number on x86-64 and aarch64."""
    return f"""
    result = libc.syscall({numbers[0 if X86 else 1]}, {arguments})
    if result < 0: raise OSError(ctypes.get_errno(), {name!r})
    """


# Harmless ones: these are also run without isolation, where they must succeed.
REAL = {
    "read the course": "open({secret!r}).read()",
    "list the course": "import os; assert os.listdir({folder!r})",
    "follow a link to the course": "os.symlink({secret!r}, 'link'); open('link').read()",
    "write into the course": "open({folder!r} + '/x', 'w').write('x')",
    "environment of the grader": "assert open('/proc/{parent}/environ', 'rb').read()",
    "command line of the grader": "assert open('/proc/{parent}/cmdline', 'rb').read()",
    "signal the grader": "os.kill({parent}, 0)",
    "TCP": "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "UDP over IPv6": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "UNIX socket": "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "pair of datagram sockets": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "memory as a file": "os.memfd_create('x')",
    "System V memory": "i = libc.shmget(0, 4096, 0o1600); assert i >= 0; libc.shmctl(i, 0, None)",
    "System V messages": "i = libc.msgget(0, 0o1600); assert i >= 0; libc.msgctl(i, 0, None)",
    "System V semaphores": "i = libc.semget(0, 1, 0o1600); assert i >= 0; libc.semctl(i, 0, 0)",
    "shared anonymous memory": "mmap.mmap(-1, 4096)",
    "shared memory through /dev/zero": "mmap.mmap(os.open('/dev/zero', os.O_RDWR), 4096)",
    "mode of a file of the course": "os.chmod({secret!r}, 0o666)",
    "times of a file of the course": "os.utime({secret!r})",
    "empty a file of the course": "os.truncate({secret!r}, 0)",
    "empty it while reading": "os.open({secret!r}, os.O_RDONLY | os.O_TRUNC)",
    "packages of the grader": "sys.path.append({site!r}); import nbgrader",
}
# What nobody should try outside of a seal, or what root alone could do.
SEALED_ONLY = {
    "user namespace": "assert libc.unshare(0x10000000) == 0",
    "mount namespace": "assert libc.unshare(0x00020000) == 0",
    "network namespace": "assert libc.unshare(0x40000000) == 0",
    "clone into a user namespace": call("clone", 56, 220, arguments="0x10000011, 0, 0, 0, 0"),
    "clone3": call("clone3", 435, 435),
    "another's namespaces": call("setns", 308, 268),
    "mount": "assert libc.mount(b'x', b'/box/tmp', b'tmpfs', 0, None) == 0",
    "change the root": "os.chroot('.')",
    "trace the first process": "assert libc.ptrace(16, 1, 0, 0) == 0",
    "trace oneself": "assert libc.ptrace(0, 0, 0, 0) == 0",
    "memory of another": call("process_vm_readv", 310, 270, arguments="1, 0, 0, 0, 0, 0"),
    "descriptor of another": call("pidfd_getfd", 438, 438),
    "compare with another": call("kcmp", 312, 272),
    "io_uring": call("io_uring_setup", 425, 425, arguments="1, ctypes.create_string_buffer(256)"),
    "bpf": call("bpf", 321, 280),
    "userfaultfd": call("userfaultfd", 323, 282),
    "perf_event_open": call("perf_event_open", 298, 241),
    "keyctl": call("keyctl", 250, 219, arguments="0, -3, 1"),
    "add_key": call("add_key", 248, 217),
    "file handles": call("open_by_handle_at", 304, 265),
    "secret memory": call("memfd_secret", 447, 447),
    "POSIX queue": call("mq_open", 240, 180),
    "modules": call("init_module", 175, 105),
    "personality": call("personality", 135, 92, arguments="0x0040000"),
    "host name": "assert libc.sethostname(b'x', 1) == 0",
    "become root": "os.setuid(0)",
    "device node": "os.mknod('dev', 0o020666, os.makedev(1, 1))",
    "host's disk": "open('/dev/vda', 'rb')",
    "kernel's log": "open('/dev/kmsg', 'rb')",
    "kernel's settings": "open('/proc/sys/kernel/hostname').read()",
    "kernel's memory": "open('/proc/kcore', 'rb')",
    "type into a terminal": "import fcntl; fcntl.ioctl(1, 0x5412, b'x')",
    "write beside a package": "import numpy; open(numpy.__path__[0] + '/x', 'w')",
    "change a package": "import numpy; os.chmod(numpy.__file__, 0o777)",
    "replace the standard library": "open(os.__file__, 'a')",
    "hard link of a package": "import numpy; os.link(numpy.__file__, 'x')",
    "write to the root": "open('/x', 'w')",
    "climb out": "os.chdir('/../../..'); assert 'work' in os.listdir('.')",
    "climb out by a descriptor": "os.open('../../../../../..{secret}', os.O_RDONLY)",
    "passwords": "open('/etc/shadow').read()",
    "let the kernel signal another": "import fcntl; fcntl.fcntl(3, 8, {parent})",
    "choose the signal": "import fcntl; fcntl.fcntl(3, 10, 9)",
    "raise a limit": "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "resources of another": "import resource; resource.prlimit(1, resource.RLIMIT_CPU, (1, 1))",
    "vsock": "socket.socket(40, socket.SOCK_STREAM)",
    "packets": "socket.socket(17, socket.SOCK_RAW)",
    "crypto sockets": "socket.socket(38, socket.SOCK_SEQPACKET)",
    "the web": "import urllib.request; urllib.request.urlopen('http://127.0.0.1/', timeout=1)",
    "variables of the grader": "os.environ['GRADER_TOKEN']",
}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A course folder with a secret that everybody may read, as on a badly kept machine."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)
    site = sysconfig.get_path("purelib")
    secret = tmp_path / "references.json"
    secret.write_text("42")
    tmp_path.chmod(0o777)
    secret.chmod(0o666)
    monkeypatch.setenv("GRADER_TOKEN", "secret")
    return {"secret": str(secret), "folder": str(tmp_path), "parent": os.getpid(), "site": site}


def filled(body: str, places: dict[str, object]) -> str:
    """The attack with this test's places in it."""
    for name, value in places.items():
        body = body.replace(f"{{{name}!r}}", repr(value)).replace(f"{{{name}}}", str(value))
    return attempt(body)


@pytest.mark.parametrize("name", REAL)
def test_without_isolation_the_attack_works(name: str, zygotes: dict[str, sandbox.Zygote], places: dict[str, object]) -> None:
    """An attack that fails anywhere would prove nothing."""
    result = execute(zygotes["none"], filled(REAL[name], places))
    assert result.text.startswith("OPEN"), result.text


@pytest.mark.parametrize("name", [*REAL, *SEALED_ONLY])
def test_sealed_the_attack_is_refused(name: str, run: Run, level: str, places: dict[str, object]) -> None:
    """Refused by an error that student code sees; the run goes on and nothing is blamed on it."""
    result = run(filled({**REAL, **SEALED_ONLY}[name], places), "print('still here')")
    assert result.text.startswith("REFUSED"), result.text
    assert result.text.endswith("still here\n")
    assert result.outcome.status is sandbox.Status.OK


@pytest.mark.skipif(not X86, reason="the 32-bit entry exists on x86-64 only")
@pytest.mark.parametrize(
    "code",
    [
        pytest.param(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3", id="int 0x80"),
        pytest.param(b"\xb8\x27\x00\x00\x40\x0f\x05\xc3", id="x32"),
    ],
)
def test_foreign_system_calls_kill_the_process(code: bytes, run: Run) -> None:
    """The numbers of another ABI mean other calls, so getpid through them ends the process."""
    result = run(
        f"""{_C}
child = os.fork()
if child == 0:
    page = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=7)
    page.write({code!r})
    ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGSYS)"""
    )
    assert result.text == "True\n"


def test_only_own_processes_are_visible(run_full: Run) -> None:
    """Process 1, the worker and nobody else; neither can look into process 1."""
    result = run_full(
        "import os; print([name for name in os.listdir('/proc') if name.isdigit()])",
        "for name in ('environ', 'maps', 'mem'):\n    try: open(f'/proc/1/{name}', 'rb').read(1); print('OPEN')\n"
        "    except OSError: print('refused')",
    )
    assert result.text == "['1', '2']\nrefused\nrefused\nrefused\n"


def test_nothing_but_listed_folders_at_the_root(run_full: Run) -> None:
    """The new root holds the view and nothing of the host: no home, no /work, no /var, no /sys."""
    result = run_full("import os; print(sorted(os.listdir('/')))")
    root = set(eval(result.text))
    allowed = {"bin", "box", "dev", "etc", "lib", "lib32", "lib64", "packages", "proc", "tmp", "usr"}
    interpreter = {Path(os.path.realpath(sys.executable)).parts[1]}
    assert root <= allowed | interpreter


def test_no_foreign_packages_beside_the_standard_library(run: Run) -> None:
    """The standard library's own site-packages looks empty, or cannot be listed."""
    result = run(
        "import os, sysconfig\nfolder = sysconfig.get_path('stdlib') + '/site-packages'\n"
        "try: print(os.listdir(folder))\nexcept OSError: print([])"
    )
    assert result.text == "[]\n"
