"""Namespaces: a root with nothing but the view in it, no network, and no process but one's own.

Two generations. The warm process enters the view once (`enter`); each run then gets namespaces of its own
below it (`fork_run`, `private_mounts`), which cost a few milliseconds because the view is already mounted.
Sources: namespaces(7), user_namespaces(7), pid_namespaces(7), pivot_root(2), devpts and proc in kernel/Documentation.
"""

from __future__ import annotations

import contextlib
import os
import signal

from . import syscalls as sc
from .view import BOX, View

INSIDE = 1000  # the user and group id that student code sees
_OLD = "/.old"
_OTHERS = sc.CLONE_NEWNS | sc.CLONE_NEWNET | sc.CLONE_NEWIPC | sc.CLONE_NEWUTS | sc.CLONE_NEWPID
_DEVICES = ("null", "full", "random", "urandom")  # no zero: mapped shared it is memory that no watchdog sees
_READ_ONLY = sc.MOUNT_ATTR_RDONLY | sc.MOUNT_ATTR_NOSUID | sc.MOUNT_ATTR_NODEV
_NODES = 16384  # files of a run; each costs kernel memory


def new_user(flags: int = 0) -> None:
    """A new user namespace with this process's own id in it as INSIDE, and the namespaces `flags`.

    A process that has changed its credentials is not dumpable, and then cannot write its own map.
    """
    uid, gid = os.geteuid(), os.getegid()
    sc.unshare(sc.CLONE_NEWUSER | flags)
    sc.prctl(sc.PR_SET_DUMPABLE, 1)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{INSIDE} {uid} 1"), ("gid_map", f"{INSIDE} {gid} 1")):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as table:
            table.write(text)


def drop_root(uid: int) -> None:
    """Become `uid` for good: the kernel does not count the processes of root."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    sc.prctl(sc.PR_SET_DUMPABLE, 1)


def enter(view: View, uid: int) -> None:
    """Go into the view and fork; returns in the child, which is process 1 of a new pid namespace.

    The parent waits for it and leaves with its status. Root builds the view first, since only root can
    reach all packages, and becomes `uid` before the user namespace is made: the view's mounts are then
    locked for everybody inside.
    """
    if os.geteuid() == 0:
        sc.unshare(sc.CLONE_NEWNS)
        _build(view)
        drop_root(uid)
        new_user(_OTHERS)
    else:
        new_user(_OTHERS)
        _build(view)
    with contextlib.suppress(OSError):  # hides nothing that matters; some kernels lack it
        sc.unshare(sc.CLONE_NEWCGROUP)
    child = os.fork()
    if child:
        _wait(child)
    sc.prctl(sc.PR_SET_PDEATHSIG, signal.SIGKILL)
    sc.mount("proc", "/proc", "proc", sc.MS_NOSUID | sc.MS_NODEV | sc.MS_NOEXEC)
    mount_box(64 << 20)


def _wait(child: int) -> None:
    """Hold nothing open, wait for `child` and leave as it did."""
    os.closerange(3, 4096)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(status if status >= 0 else 128 - status)


def _build(view: View) -> None:
    """A tmpfs with the view bound into it becomes the root; the old root is let go."""
    sc.mount(None, "/", None, sc.MS_REC | sc.MS_PRIVATE)
    sc.mount("view", "/tmp", "tmpfs", sc.MS_NOSUID | sc.MS_NODEV, "size=1m,mode=755")
    os.mkdir("/tmp" + _OLD)
    os.chdir("/tmp")
    sc.pivot_root(".", "." + _OLD)
    os.chdir("/")
    for source, place in view.binds:
        _bind(_OLD + source, place, _READ_ONLY)
    for place in view.hidden:
        sc.mount("hidden", place, "tmpfs", sc.MS_NOSUID | sc.MS_NODEV, "size=4k,mode=755")
        sc.set_mount_attributes(place, _READ_ONLY)
    _furnish(view)
    sc.umount(_OLD)
    os.rmdir(_OLD)
    sc.set_mount_attributes("/", sc.MOUNT_ATTR_RDONLY, below=False)  # proc must stay writable


def _furnish(view: View) -> None:
    """Devices, places to mount on, links, and a name for the user."""
    for name in _DEVICES:
        _bind(f"{_OLD}/dev/{name}", f"/dev/{name}", sc.MOUNT_ATTR_NOSUID)
    _bind(f"{_OLD}/proc", "/proc", 0)  # a full view of proc is what allows a new one to be mounted
    for folder in ("/dev/pts", BOX):
        os.makedirs(folder)
    links = (("/dev/shm", f"{BOX}/shm"), ("/dev/ptmx", "pts/ptmx"), ("/dev/fd", "/proc/self/fd"), *view.links)
    for place, target in links:
        if not os.path.lexists(place):
            os.symlink(target, place)
    os.makedirs("/etc", exist_ok=True)
    for name, line in (
        ("passwd", f"student:x:{INSIDE}:{INSIDE}::{BOX}/home:/bin/sh"),
        ("group", f"student:x:{INSIDE}:"),
    ):
        with open(f"/etc/{name}", "w", encoding="ascii") as table:
            table.write(line + "\n")


def _bind(source: str, place: str, attributes: int) -> None:
    """Show `source` at `place`, with mount attributes added."""
    if os.path.isdir(source):
        os.makedirs(place, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "a", encoding="ascii"):
            pass
    sc.mount(source, place, None, sc.MS_BIND | sc.MS_REC)
    if attributes:
        sc.set_mount_attributes(place, attributes)


def mount_box(size: int) -> None:
    """The private, size-limited file system, with its four folders."""
    data = f"size={size},nr_inodes={_NODES},mode=755"
    sc.mount("box", BOX, "tmpfs", sc.MS_NOSUID | sc.MS_NODEV, data)
    for name in ("notebook", "home", "tmp", "shm"):
        os.mkdir(f"{BOX}/{name}")


def fork_run(own: int) -> int:
    """Fork a child that is process 1 of a new pid namespace; `own` is a descriptor of ours.

    A second unshare is refused unless we are back in our own namespace first.
    """
    sc.setns(own, sc.CLONE_NEWPID)
    sc.unshare(sc.CLONE_NEWPID)
    return os.fork()


def private_mounts(size: int) -> None:
    """For process 1 of a run: mounts, network, IPC and host name of its own; fresh proc, terminals and box.

    These belong to the warm process's user namespace; the worker's own, made later, owns none of them.
    """
    sc.unshare(sc.CLONE_NEWNS | sc.CLONE_NEWNET | sc.CLONE_NEWIPC | sc.CLONE_NEWUTS)
    sc.mount("proc", "/proc", "proc", sc.MS_NOSUID | sc.MS_NODEV | sc.MS_NOEXEC, "subset=pid")
    sc.mount("devpts", "/dev/pts", "devpts", sc.MS_NOSUID | sc.MS_NOEXEC, "newinstance,ptmxmode=0666,mode=600")
    mount_box(size)
