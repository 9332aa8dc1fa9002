"""Run as a script in a throwaway process: what the warm process should import, and where that lies.

Standalone (no import of this package), because the interpreter may be another environment's.
Prints one JSON object: `modules`, `packages` (name in the packages folder -> source), `stdlib`,
`libraries` (folders of shared libraries), `hidden` (folders of foreign packages), `interpreter`, `files`.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_UNWANTED = re.compile(r"\.(pth|pyc)$|^(\.\.|bin|share|etc|__pycache__|__editable__.*|_editable_impl_.*)$")
_PROVIDED = {"__main__", "antigravity", "this"}


def run(names: Iterable[str]) -> list[str]:
    """Import `names`; the modules that this loaded, submodules included."""
    before = set(sys.modules)
    for name in names:
        importlib.import_module(name)
    return sorted(name for name in set(sys.modules) - before if name not in _PROVIDED)


def _distributions(tops: set[str]) -> dict[str, importlib.metadata.Distribution]:
    """The installed distributions that own the top-level names `tops`, and all that they require."""
    owners = importlib.metadata.packages_distributions()
    waiting = [owner for top in tops for owner in owners.get(top, [])]
    found: dict[str, importlib.metadata.Distribution] = {}
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # a requirement for another platform
        required = found[name].requires or []
        waiting += [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required if "extra ==" not in line]
    return found


def packages(modules: Iterable[str]) -> dict[str, str]:
    """Entry of the packages folder -> its source: folders of packages, single modules, bundled libraries."""
    standard = set(sys.stdlib_module_names)
    tops = {name.partition(".")[0] for name in modules} - standard
    entries: dict[str, str] = {}
    for distribution in _distributions(tops).values():
        for file in distribution.files or []:
            source = Path(str(distribution.locate_file(file.parts[0])))
            if not _UNWANTED.search(file.parts[0]) and source.exists():
                entries[source.name] = str(source.resolve())
    for top in tops & set(sys.modules):  # editable installs: only the package's own folder
        module = sys.modules[top]
        place = next(iter(getattr(module, "__path__", [])), None) or getattr(module, "__file__", None)
        if place and not Path(place).resolve().is_relative_to(sysconfig.get_path("stdlib")):
            entries[Path(place).name] = str(Path(place).resolve())
    return entries


def libraries(inside: Iterable[str], hidden: Iterable[str]) -> tuple[list[str], list[str]]:
    """Folders of the shared libraries loaded now that lie outside `inside`.

    A folder that holds one of the `hidden` is not given: its loaded libraries are, one by one.
    """
    with open("/proc/self/maps", encoding="utf-8") as maps:
        mapped = {line.split(maxsplit=5)[-1].strip() for line in maps if ".so" in line}
    loaded = [Path(path).resolve() for path in mapped if path.startswith("/")]
    loaded = [path for path in loaded if not any(path.is_relative_to(root) for root in inside)]
    mixed = {path.parent for path in loaded if any(Path(h).is_relative_to(path.parent) for h in hidden)}
    folders = {str(path.parent) for path in loaded} - {str(folder) for folder in mixed}
    return sorted(folders), sorted(str(path) for path in loaded if path.parent in mixed)


def describe(names: Iterable[str]) -> dict[str, object]:
    """Everything that the module's docstring promises."""
    modules = run(names)
    wanted = packages(modules)
    stdlib = str(Path(sysconfig.get_path("stdlib")).resolve())
    paths = {*sys.path, sysconfig.get_path("purelib"), f"{stdlib}/site-packages", f"{stdlib}/dist-packages"}
    hidden = {str(Path(p).resolve()) for p in paths if p.endswith(("site-packages", "dist-packages"))}
    interpreter = str(Path(getattr(sys, "_base_executable", sys.executable)).resolve())
    folders, files = libraries([stdlib, *wanted.values(), *hidden], hidden)
    return {
        "modules": modules,
        "packages": wanted,
        "stdlib": stdlib,
        "libraries": folders,
        "hidden": sorted(path for path in hidden if os.path.isdir(path)),
        "interpreter": interpreter,
        "files": [interpreter, *files],
    }


if __name__ == "__main__":
    names = json.load(sys.stdin)
    out = os.dup(1)
    os.dup2(2, 1)  # what the imports print must not mix with the answer
    answer = json.dumps(describe(names))
    with os.fdopen(out, "w", encoding="utf-8") as stream:
        stream.write(answer)
