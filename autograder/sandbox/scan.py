"""Which modules and packages notebooks need: found by importing them in a throwaway process, and remembered on disk."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from .outcome import ZygoteError

_SCRIPT = Path(__file__).with_name("preload.py")
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1"}


@functools.lru_cache(maxsize=8)
def scan(python: str, preload: tuple[str, ...]) -> dict[str, object]:
    """Run preload.py in a throwaway process of `python`, unless nothing has changed since it last ran: it takes a second.

    Raises
    ------
    ZygoteError
        If an import fails, with what it printed.

    """
    kept = _kept(python, preload)
    if kept is None:
        return _look(python, preload)
    try:
        known: dict[str, object] = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = _look(python, preload)
        _keep(kept, known)
    return known


def _look(python: str, preload: tuple[str, ...]) -> dict[str, object]:
    from autograder import leftovers  # not with this module: the warm process loads it, where no package of ours is

    with tempfile.TemporaryDirectory(prefix=leftovers.prefix()) as home:
        done = subprocess.run(
            [python, "-s", "-P", "-B", str(_SCRIPT)],
            input=json.dumps(preload),
            env={**_ENVIRONMENT, "HOME": home, "MPLCONFIGDIR": home, "IPYTHONDIR": home},
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
        )
    if done.returncode:
        raise ZygoteError(f"{python} cannot import what notebooks need ({', '.join(preload)}):\n{done.stderr[-2000:]}")
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def _kept(python: str, preload: tuple[str, ...]) -> Path | None:
    """The file for what was found, named by all that it follows from; None where that is not known (another environment)."""
    if python != sys.executable:
        return None
    installed = Path(sysconfig.get_paths()["purelib"])
    try:
        state = [[p.name, p.stat().st_mtime_ns] for p in sorted(installed.iterdir())]
        for top in sorted({name.partition(".")[0] for name in preload}):
            spec = importlib.util.find_spec(top)
            folders = (spec.submodule_search_locations if spec else None) or []
            # a package under development lies elsewhere, and changes without being installed
            outside = [folder for folder in folders if not Path(folder).is_relative_to(installed)]
            state += [[str(p), p.stat().st_mtime_ns] for folder in outside for p in sorted(Path(folder).rglob("*.py"))]
    except (OSError, ValueError):
        return None
    parts = [python, sys.version, preload, _SCRIPT.read_text(encoding="utf-8"), state]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "course-kit" / f"scan-{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]}.json"


def _keep(path: Path, found: dict[str, object]) -> None:
    """Write what was found, for this user only; where nothing can be written, it is looked for again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in sorted(path.parent.glob("scan-*.json"), key=lambda p: p.stat().st_mtime)[:-8]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".tmp", delete=False, encoding="utf-8") as file:
            json.dump(found, file)
        Path(file.name).replace(path)
    except OSError:
        return
