"""nnbasics depends on nothing of ours; the judge is pure; importing the library is cheap."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARY = sorted((ROOT / "lib/nnbasics").rglob("*.py"))
JUDGE = sorted((ROOT / "autograder").glob("judge*.py"))

# Slow to load, so imported where used: inside functions.
LAZY = {"IPython", "ipywidgets", "matplotlib"}
# Standard modules that touch files, processes or the network: what a pure judge does without.
IMPURE = {
    *(
        "asyncio",
        "ctypes",
        "fcntl",
        "glob",
        "http",
        "io",
        "mmap",
        "multiprocessing",
        "os",
        "pathlib",
        "pickle",
    ),
    *("shelve", "shutil", "signal", "socket", "sqlite3", "subprocess", "tempfile", "threading", "urllib"),
}


def _modules(node, path):
    """Full names of what an import statement loads; a relative one is resolved against its package."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    top = ROOT / "lib" if (ROOT / "lib") in path.parents else ROOT
    package = path.relative_to(top).with_suffix("").parts[: -node.level or None] if node.level else ()
    base = ".".join((*package, *([node.module] if node.module else [])))
    return [base, *(f"{base}.{alias.name}" for alias in node.names)]


def _imports(tree, path):
    return {name for node in ast.walk(tree) for name in _modules(node, path)}


def _at_load(node):
    """The nodes that run when a module is loaded: everything outside functions and TYPE_CHECKING blocks."""
    for child in ast.iter_child_nodes(node):
        typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if typing_only or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield child
        yield from _at_load(child)


def _tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def _tops(names):
    return {name.split(".")[0] for name in names}


def _ours(name):
    """The file of a module of autograder; None for a name that is no module (a function, a class)."""
    stem = ROOT.joinpath(*name.split("."))
    return next((path for path in (stem.with_suffix(".py"), stem / "__init__.py") if path.is_file()), None)


def _judge_closure():
    """judge*.py and every module of ours that they reach through imports, the package's __init__ included."""
    reached, open_ends = set(), list(JUDGE)
    while open_ends:
        path = open_ends.pop()
        if path in reached:
            continue
        reached.add(path)
        names = {name for name in _imports(_tree(path), path) if name.split(".")[0] == "autograder"}
        open_ends += [found for name in names if (found := _ours(name))]
    return sorted(reached)


def test_library_imports_only_what_a_student_has():
    """Only the standard library, NumPy, Matplotlib, ipywidgets and IPython (which ipywidgets brings)."""
    allowed = sys.stdlib_module_names | LAZY | {"nnbasics", "numpy"}
    found = {path.name: extra for path in LIBRARY if (extra := _tops(_imports(_tree(path), path)) - allowed)}
    assert LIBRARY
    assert found == {}


def test_library_imports_slow_modules_inside_functions():
    """Matplotlib, ipywidgets and IPython are loaded by the function that needs them, never with a module."""
    found = {}
    for path in LIBRARY:
        names = {name for node in _at_load(_tree(path)) for name in _modules(node, path)}
        if slow := _tops(names) & LAZY:
            found[path.name] = slow
    assert found == {}


def test_judge_exists():
    """The two tests below say something only about files that are there."""
    assert JUDGE


def test_judge_imports_only_pure_modules():
    """Standard library without I/O, NumPy, nnbasics, and modules of ours of which the same holds."""
    allowed = (sys.stdlib_module_names - IMPURE) | {"autograder", "nnbasics", "numpy"}
    found = {path.name: extra for path in _judge_closure() if (extra := _tops(_imports(_tree(path), path)) - allowed)}
    assert found == {}


def test_judge_opens_nothing():
    """No open(), exec(), print() and the like, in the judge or in what it imports of ours."""
    effects = {"__import__", "eval", "exec", "input", "open", "print"}
    found = {
        f"{path.name}:{node.lineno}"
        for path in _judge_closure()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in effects
    }
    assert found == set()


@pytest.mark.parametrize("scope", ["nnbasics", "every module"])
def test_importing_the_library_loads_nothing_slow(scope):
    """In a fresh Python, nnbasics and each of its modules leave Matplotlib and the like unloaded."""
    script = "import nnbasics, pkgutil, importlib, sys\n"
    if scope == "every module":
        script += "for module in pkgutil.walk_packages(nnbasics.__path__, 'nnbasics.'):\n"
        script += "    importlib.import_module(module.name)\n"
    script += "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "nnbasics" in loaded
    assert loaded & (LAZY | {"autograder", "jupyter_client", "nbclient", "nbconvert", "nbformat", "nbgrader"}) == set()


def test_importing_the_library_costs_little_more_than_numpy():
    """Beyond what NumPy loads: its own modules and at most 60 of the standard library."""
    script = "import sys, numpy; before = set(sys.modules); import nnbasics; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True)
    extra = {name for name in done.stdout.split() if name.split(".")[0] != "nnbasics"}
    assert _tops(extra) <= sys.stdlib_module_names | {"numpy"}
    assert len(extra) <= 60
