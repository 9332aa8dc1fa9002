"""Where a submission runs: a throwaway home, a copy of its folder, an environment with nothing of ours in it."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

KEEP = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT")
FILE_LIMIT = 20_000_000


def kernel_environment(home: Path, checks: dict[str, str]) -> dict[str, str]:
    """Return the whole environment of a kernel: what Python needs, a home that is thrown away, nothing secret."""
    env = {key: os.environ[key] for key in KEEP if key in os.environ}
    env |= {"HOME": str(home), "IPYTHONDIR": str(home / "ipython"), "MPLCONFIGDIR": str(home / "matplotlib")}
    env |= {"PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
    return env | checks


@contextlib.contextmanager
def private_copy(*folders: Path) -> Iterator[tuple[Path, Path]]:
    """A throwaway home and a copy of the notebook's folders (a later one's files win): regular files only, no way back."""
    # named like the sandbox's own folders: what a killed grader left, the next warm process removes
    with tempfile.TemporaryDirectory(prefix=f"runs-{os.getpid()}-", ignore_cleanup_errors=True) as name:
        home, work = Path(name) / "home", Path(name) / "work"
        (home / "matplotlib").mkdir(parents=True)
        work.mkdir()
        for path in _matplotlib_cache():
            shutil.copy(path, home / "matplotlib")
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink() and path.stat().st_size <= FILE_LIMIT and path.suffix != ".ipynb":
                    target = work / path.relative_to(folder)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, target)
        yield home, work


def _matplotlib_cache() -> list[Path]:
    """The list of fonts that Matplotlib found: without it each run would look for them again (1 to 2 s)."""
    import matplotlib.font_manager

    return sorted(Path(matplotlib.get_cachedir()).glob("fontlist*.json"))
