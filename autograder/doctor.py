"""`course doctor`: versions, what is missing and how to get it, and how well grading is contained."""

import importlib.metadata
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from autograder import asked, engine, isolation, plain
from autograder.classlife import dates
from autograder.cli import ATTENTION, DONE, console, print_json
from autograder.host import Host
from autograder.settings import Course, SettingsError

FILE = "course/course.yml"

NEEDED = (
    "nbgrader",
    "jupyterlab",
    "nbconvert",
    "nbclient",
    "ipykernel",
    "numpy",
    "matplotlib",
    "ipywidgets",
    "nnbasics",
)


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: what was looked at, what was found, and the next step if it is not well."""

    what: str
    found: str
    well: bool = True
    next_step: str = ""


def examine(root: Path | None) -> list[Finding]:
    """Look at everything that a course needs."""
    course = _course(root)
    return [
        Finding("Python", platform.python_version(), sys.version_info >= (3, 11), "install Python 3.11 or newer"),
        *(_package(name) for name in NEEDED),
        _kernel(),
        _chromium(),
        *course,
        *_isolation(),
    ]


def _package(name: str) -> Finding:
    try:
        return Finding(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, "missing", False, "make demo installs everything into .venv")  # noqa: FBT003


def _kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager

    specs = KernelSpecManager().find_kernel_specs()
    found = specs.get("python3", "")
    return Finding("kernel python3", found or "missing", bool(found), "python -m ipykernel install --sys-prefix")


def _chromium() -> Finding:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return Finding("Chromium (tests only)", path or "not found; browser tests are skipped: apt-get install chromium")


def _isolation() -> list[Finding]:
    """The level in force and what is then not contained; if it is not the strongest, why, and the way out."""
    what = "isolation of grading"
    try:
        found = [Finding(what, isolation.summary_line())]
    except engine.IsolationError as error:
        return [Finding(what, "weaker than grading demands, so nothing is graded", False, str(error))]  # noqa: FBT003
    why = engine.obstacle()
    return [*found, *([Finding("why not full", why)] if why else [])]


def _course(root: Path | None) -> list[Finding]:
    try:
        course = Course.find(root)
    except SettingsError as error:
        return [Finding("course", "none", False, str(error))]  # noqa: FBT003
    missing = asked.missing_packages(course)
    there = [name for name in course.settings.packages if name not in missing]
    engine.prefer(course.settings.model_copy(update={"packages": there}))  # what else there is to say is not lost
    findings = [Finding("course", f"{course.settings.title} ({len(course.settings.assignments)} assignments)")]
    step = f"pip install it, or take it out of {FILE}"
    findings += [Finding(f"package {name}", "not installed", well=False, next_step=step) for name in missing]
    findings += _assignments(course)
    under = (Path.cwd().resolve() == course.root) or root is not None
    findings.append(
        Finding(
            "JupyterLab's folder",
            "start it here: jupyter lab" if under else f"this is a folder below the course ({course.root.name}/)",
            under,
            "start JupyterLab in the course's folder, or formgrader shows no assignment",
        )
    )
    return findings


def _assignments(course: Course) -> Iterator[Finding]:
    """Whether each is built, here too: marks go into this gradebook; and whether its extensions name somebody."""
    host = Host(course)
    with host.gradebook() if host.has_gradebook() else nullcontext() as gradebook:
        known = {a.name for a in gradebook.assignments if a.notebooks} if gradebook else set()
        for assignment in (a.id for a in course.settings.assignments):
            built = course.reference(assignment).exists() and (course.release(assignment) / "checks.json").exists()
            here = assignment in known
            said = "built" if here else "built elsewhere, not in this gradebook: nothing of it can be graded yet"
            if not built:
                said, built = ("plain nbgrader", True) if here and plain.applies(course, assignment) else ("not built", False)
            yield Finding(assignment, said, built and here, f"course build {assignment}")
            for name in dates.strangers(course, gradebook, assignment) if gradebook else ():
                step = f"correct the name in {FILE}, or enter the class: course roster FILE"
                yield Finding(f"extension of '{name}' for {assignment}", "nobody is called so", well=False, next_step=step)


def _level() -> str | None:
    """The level in force; None where grading refuses."""
    try:
        return isolation.level()
    except engine.IsolationError:
        return None


def report(root: Path | None, *, as_json: bool) -> int:
    """Print the findings; return 1 if something is not well."""
    findings = examine(root)
    if as_json:
        print_json({"findings": [f.__dict__ for f in findings], "isolation": _level()})
    else:
        for f in findings:
            sign, step = ("✓", "") if f.well else ("✗", f"  → {f.next_step}")
            console.print(f"{sign} {f.what}: {f.found}{step}", markup=False, highlight=False, soft_wrap=True)
    return DONE if all(f.well for f in findings) else ATTENTION
