"""pyproject.toml, lib/pyproject.toml, environment.yml and requirements.lock say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text()


def _project(path):
    return tomllib.loads((ROOT / path).read_text())["project"]


def _bounds(lines):
    """Name and version bounds of requirement lines, whatever their spelling and order."""
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(r.name): str(r.specifier) for r in requirements}


def _conda():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    plain = [entry for entry in entries if isinstance(entry, str)]
    (pip,) = [entry["pip"] for entry in entries if isinstance(entry, dict)]
    return _bounds(plain), pip


def _pins():
    """Name to pinned version and number of hashes, for every entry of the lock."""
    logical = LOCK.replace("\\\n", " ").splitlines()
    entries = [line for line in logical if line.strip() and not line.lstrip().startswith("#")]
    pins = {}
    for entry in entries:
        name, version = re.match(r"([\w.-]+)==(\S+)", entry).groups()
        hashes = re.findall(r"--hash=sha256:[0-9a-f]{64}(?=\s|$)", entry)
        pins.setdefault(canonicalize_name(name), []).append((version, len(hashes)))
    return pins


def test_conda_and_pip_ask_for_the_same():
    """environment.yml lists what both projects depend on, with equal bounds, and their Python."""
    root, lib = _project("pyproject.toml"), _project("lib/pyproject.toml")
    expected = _bounds(root["dependencies"]) | _bounds(lib["dependencies"])
    del expected["nnbasics"]
    expected |= {"python": root["requires-python"], "pip": ""}
    assert _conda()[0] == expected


def test_conda_installs_both_packages_of_this_folder():
    """Binder gets the library and the grader from the clone, the library first."""
    assert _conda()[1] == ["-e lib", "-e ."]


def test_library_dependencies_are_among_the_projects():
    """The lock is made from pyproject.toml alone: all that nnbasics needs stands there too, equally bound."""
    root, lib = (_bounds(_project(p)["dependencies"]) for p in ("pyproject.toml", "lib/pyproject.toml"))
    assert lib.items() <= root.items()


def test_both_packages_require_the_same_python():
    """A student's Python and the instructor's have one lower bound."""
    assert _project("pyproject.toml")["requires-python"] == _project("lib/pyproject.toml")["requires-python"]


def test_every_pin_has_a_hash():
    """Pip's --require-hashes would otherwise refuse the file."""
    pins = _pins()
    assert len(pins) > 50, "the lock holds a whole environment"
    assert [name for name, found in pins.items() if any(count == 0 for _, count in found)] == []


@pytest.mark.parametrize("path", ["pyproject.toml", "lib/pyproject.toml"])
def test_lock_holds_every_direct_dependency_within_its_bounds(path):
    """Whoever raises a bound must lock again (make lock)."""
    project = _project(path)
    extras = project.get("optional-dependencies", {}).get("dev", [])
    wanted = [Requirement(line) for line in project["dependencies"] + extras]
    pins = _pins()
    unmet = [
        str(r)
        for r in wanted
        if r.name != "nnbasics"
        and not any(r.specifier.contains(version) for version, _ in pins.get(canonicalize_name(r.name), []))
    ]
    assert unmet == []


def test_lock_holds_the_build_backend():
    """`pip install --no-build-isolation` finds hatchling, and editables for -e, in the environment."""
    assert {"hatchling", "editables"} <= _pins().keys()


def test_lock_names_no_address():
    """No index, link, host or path: it installs the same from any mirror."""
    found = re.findall(r".*(?:://|@ |--(?:extra-)?index-url|--find-links|^-[efi] |file:|\.\./|~/).*", LOCK, re.MULTILINE)
    assert found == []
    assert [line for line in LOCK.splitlines() if line.strip().startswith(("/", "./"))] == []
