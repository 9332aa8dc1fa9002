"""Throwaway folders among the temporary ones, named so that those of a grader that was killed are known, and nobody else's."""

import contextlib
import os
import re
import shutil
import tempfile
from pathlib import Path

NAME = "course-kit-runs"
OURS = re.compile(rf"{NAME}-(?P<pid>[0-9]+)-[^-]+")


def prefix() -> str:
    """How the name of a folder begins that goes with this process; `tempfile` chooses the rest."""
    return f"{NAME}-{os.getpid()}-"


def remove() -> None:
    """Remove this user's folders whose process is no more (Linux: elsewhere none is known to be)."""
    for folder in Path(tempfile.gettempdir()).glob(f"{NAME}-*"):
        name = OURS.fullmatch(folder.name)
        with contextlib.suppress(FileNotFoundError):  # another grader that starts removes it too
            if name and not Path(f"/proc/{name['pid']}").exists() and folder.lstat().st_uid == os.geteuid():
                shutil.rmtree(folder, ignore_errors=True)
