"""Where a submission runs: a throwaway home, a copy of its folder, an environment with nothing of ours in it."""

import contextlib
import math
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from autograder import leftovers

KEEP = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT")
FILE_LIMIT = 20_000_000
MIB, BLOCK = 1 << 20, 1 << 12


def kernel_environment(home: Path, checks: dict[str, str]) -> dict[str, str]:
    """Return the whole environment of a kernel: what Python needs, a home that is thrown away, nothing secret."""
    env = {key: os.environ[key] for key in KEEP if key in os.environ}
    env |= {"HOME": str(home), "IPYTHONDIR": str(home / "ipython"), "MPLCONFIGDIR": str(home / "matplotlib")}
    env |= {"PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
    return env | checks


def given(folder: Path) -> Iterator[Path]:
    """The files of a folder that a run is given, sorted: regular ones that are not too large, and no notebooks."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= FILE_LIMIT and path.suffix != ".ipynb":
            yield path


def blocks(path: Path) -> int:
    """Bytes that a file takes on the disk of a run."""
    return -(-path.lstat().st_size // BLOCK) * BLOCK


@contextlib.contextmanager
def private_copy(*folders: Path, limit: int) -> Iterator[tuple[Path, Path]]:
    """A throwaway home and a copy of the notebook's folders (a later one's files win): regular files only, no way back.

    Raises
    ------
    ValueError
        If they have more than `limit` bytes; then nothing is copied.
    """
    files = {path.relative_to(folder): path for folder in folders for path in given(folder)}
    total = sum(blocks(path) for path in files.values())
    if total > limit:
        raise ValueError(
            f"the files beside the notebook have {math.ceil(total / MIB)} MiB, the disk of a run {limit // MIB} MiB. "
            "Remove some of them, or raise the limit `disk_mb` (in course.yml, under `limits` of the assignment)"
        )
    with tempfile.TemporaryDirectory(prefix=leftovers.prefix(), ignore_cleanup_errors=True) as name:
        home, work = Path(name) / "home", Path(name) / "work"
        (home / "matplotlib").mkdir(parents=True)
        work.mkdir()
        for path in _matplotlib_cache():
            shutil.copy(path, home / "matplotlib")
        for relative, path in files.items():
            (work / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, work / relative)
        yield home, work


def _matplotlib_cache() -> list[Path]:
    """The list of fonts that Matplotlib found: without it each run would look for them again (1 to 2 s)."""
    import matplotlib.font_manager

    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist*.json"))
