"""Run a command as an ordinary user: python as_user.py UID HOME COMMAND…; needs root.

An interpreter or a repository under a closed home is made reachable in a private mount namespace.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from autograder.sandbox import syscalls as sc


def open_up(folders: list[Path]) -> None:
    """Make `folders` reachable for everybody, hiding what else lies beside them."""
    closed = {folder: [p for p in folder.parents if not p.stat().st_mode & 0o001] for folder in folders}
    needed = [folder for folder in folders if closed[folder]]
    if not needed:
        return
    sc.unshare(sc.CLONE_NEWNS)
    sc.mount(None, "/", None, sc.MS_REC | sc.MS_PRIVATE)
    places = {folder: tempfile.mkdtemp() for folder in needed}
    for folder, place in places.items():
        sc.mount(str(folder), place, None, sc.MS_BIND | sc.MS_REC)
    for top in {closed[folder][-1] for folder in needed}:
        sc.mount("open", str(top), "tmpfs", 0, "mode=755")
    for folder, place in places.items():
        folder.mkdir(parents=True, exist_ok=True)
        sc.mount(place, str(folder), None, sc.MS_BIND | sc.MS_REC)
        sc.umount(place)
        Path(place).rmdir()


def main(uid: int, home: str, command: list[str]) -> None:
    """Become `uid` and execute `command` in `home` with an environment of its own."""
    open_up([Path(sys.base_prefix), Path(__file__).resolve().parents[2]])
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    os.chdir(home)
    environment = {"PATH": "/usr/bin:/bin", "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8"}
    os.execve(command[0], command, environment)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
