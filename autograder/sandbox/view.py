"""What a sealed process can read: the interpreter, chosen packages, a few programs; computed, never guessed."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Sequence

from .outcome import ZygoteError
from .scan import scan

# Imported into the warm process, in this order; the shell must exist before the inline backend (worker.py).
PRELOAD = (
    "numpy",
    "numpy.testing",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "IPython",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipywidgets",
    "nnbasics",
)
# For `!command` in a notebook; all from coreutils and the shell, none of them can do what Python cannot.
PROGRAMS = ("sh", "bash", "ls", "cat", "echo", "pwd", "head", "tail", "wc", "sleep", "true", "false", "mkdir", "rm")
BOX = "/box"  # where the private file system of a run lies, at level full
PACKAGES = "/packages"
_SYSTEM = ("/etc/ld.so.cache", "/lib64", "/usr/lib64")  # the loader and its table


@dataclasses.dataclass(frozen=True)
class View:
    """The readable files, as data that can be sent to the warm process.

    Attributes
    ----------
    binds : pairs (source, place inside): folders and files
    hidden : places inside that are to look empty
    links : pairs (place inside, target) of symbolic links
    packages : the folder to import from, as the sealed process sees it
    modules : what the warm process imports

    """

    binds: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    packages: str
    modules: tuple[str, ...]
    interpreter: str


def _programs() -> list[tuple[str, str]]:
    """Where the programs lie, and where they will be seen."""
    found = ((name, shutil.which(name, path="/usr/bin:/bin")) for name in PROGRAMS)
    return [(os.path.realpath(path), f"/usr/bin/{name}") for name, path in found if path]


def _strings(value: object) -> list[str]:
    """A list of strings out of the scan's answer."""
    if not isinstance(value, list):
        raise ZygoteError(f"the scan of packages answered {value!r} where a list belongs")
    return [str(item) for item in value]


def compute(python: str, preload: Sequence[str] = PRELOAD) -> View:
    """The view for notebooks run by `python` that may import what `preload` loads."""
    found = scan(python, tuple(preload))
    packages = found["packages"]
    if not isinstance(packages, dict):
        raise ZygoteError(f"the scan of packages answered {packages!r} where a table belongs")
    same = [str(found["stdlib"]), *_strings(found["libraries"]), *_strings(found["files"])]
    same += [path for path in _SYSTEM if os.path.exists(path) and not os.path.islink(path)]
    links = [(path, os.readlink(path)) for path in ("/lib", "/lib64", "/lib32") if os.path.islink(path)]
    return View(
        binds=(
            *((path, path) for path in dict.fromkeys(same)),
            *((source, f"{PACKAGES}/{name}") for name, source in sorted(packages.items())),
            *_programs(),
        ),
        hidden=tuple(path for path in _strings(found["hidden"]) if any(path.startswith(s + "/") for s in same)),
        links=(*links, ("/bin", "usr/bin"), ("/tmp", f"{BOX}/tmp")),
        packages=PACKAGES,
        modules=tuple(_strings(found["modules"])),
        interpreter=str(found["interpreter"]),
    )


def without_mounts(view: View, folder: str) -> View:
    """The same view for a machine where nothing can be mounted.

    Files stay where they are (Landlock decides who reads them); `folder`, a new one of the
    caller's, gets a symbolic link for each package, so that site-packages itself is not opened.
    """
    os.makedirs(folder, mode=0o755)
    readable = []
    for source, place in view.binds:
        if place.startswith(PACKAGES + "/"):
            os.symlink(source, os.path.join(folder, os.path.basename(place)))
        readable += [(path, path) for path in _split(source, view.hidden)]
    return dataclasses.replace(view, binds=(*readable, (folder, folder)), hidden=(), links=(), packages=folder)


def _split(source: str, hidden: Sequence[str]) -> list[str]:
    """`source`, or its entries if one of `hidden` lies directly in it."""
    if not any(os.path.dirname(path) == source for path in hidden):
        return [source]
    return [entry.path for entry in os.scandir(source) if entry.path not in hidden]
