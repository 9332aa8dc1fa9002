"""Which kernel runs a notebook: a sealed fork of the warm process where the machine allows it, else nbgrader's cold one.

The isolation that a course demands is checked here, by doing; grading below it is refused with the way out.
"""

import pkgutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder import runs
from autograder.settings import Limits, Settings

if TYPE_CHECKING:
    from autograder.sandbox import Outcome
if sys.platform == "linux":
    from autograder.sandbox import ForkClientMixin, IsolationError
else:  # building and publishing work in cold kernels; nothing of the sandbox can even be imported

    class IsolationError(RuntimeError):
        """Never raised: nothing is sealed here."""

    class ForkClientMixin:
        """Nothing to add to a cold kernel's client."""


__all__ = ["COLD", "ForkClientMixin", "IsolationError", "at_once", "choose", "level", "prefer", "sealed_kernel", "warm_process"]

COLD = "none"
_choice: dict[str, str] = {}
_packages: list[str] = []

# what the first figure of a notebook compiles and caches (formulas, fonts, layout), done once for all runs
REHEARSAL = """
import numpy
from nnbasics.plotting import network_diagram
network_diagram([numpy.ones((1, 2)), numpy.ones((2, 1))], biases=[numpy.ones(2), numpy.ones(1)])
"""


def choose(isolation: str) -> None:
    """Set what this process uses: "auto" (the strongest that works), "full", "landlock", or "none" for a cold kernel."""
    _choice["asked"] = isolation


def prefer(settings: Settings) -> None:
    """Set what the course asks for; its isolation holds unless `choose` was called."""
    _choice["course"] = settings.isolation
    _packages[:] = settings.packages


def wanted() -> str:
    """The isolation that runs are to have."""
    return _choice.get("asked") or _choice.get("course") or "auto"


def warm_process() -> Any:
    """The shared warm process, or None where kernels are cold (no Linux, or isolation "none").

    Raises
    ------
    autograder.sandbox.IsolationError
        If the machine does not allow the isolation that was asked for; the message says the way out.
    """
    if wanted() == COLD or sys.platform != "linux":
        return None
    from autograder.sandbox import Zygote, ZygoteError

    try:
        zygote = Zygote.shared(isolation=wanted(), preload=_preload(), rehearsal=REHEARSAL)
    except ZygoteError as error:
        if not _packages:
            raise
        named = ", ".join(_packages)
        raise IsolationError(
            f"the warm process did not start. Are all packages of course.yml ({named}) here? {error}"
        ) from error
    return None if zygote.level == COLD else zygote


def _preload() -> tuple[str, ...]:
    """The sandbox's own list, every module of the teaching library, and what the course adds."""
    import nnbasics
    from autograder.sandbox import view

    return (*view.PRELOAD, *(f"nnbasics.{module.name}" for module in pkgutil.iter_modules(nnbasics.__path__)), *_packages)


def sealed_kernel(limits: Limits, folder: Path, environment: dict[str, str]) -> Any:
    """A kernel manager for one sealed run, or None where kernels are cold.

    Parameters
    ----------
    folder : its regular files are copied to the run's own disk
    environment : what `check` looks at
    """
    zygote = warm_process()
    if zygote is None:
        return None
    from autograder.sandbox import ForkKernelManager
    from autograder.sandbox import Limits as Sealed

    mib = 1 << 20
    sealed = Sealed(
        cpu_seconds=limits.cpu_seconds or limits.seconds,
        wall_seconds=limits.seconds + 30,  # the last resort: nbclient's own clock stops a cell before
        memory_bytes=limits.memory_mb * mib,
        processes=limits.processes,
        open_files=limits.open_files,
        disk_bytes=limits.disk_mb * mib,
        # what is kept is cut much earlier; this only ends a run that does nothing else
        output_bytes=int(30 * limits.output_mb * mib),
    )
    return ForkKernelManager(zygote, sealed, files=folder, environment=environment)


def note_outcome(run: runs.Run, outcome: "Outcome | None") -> None:
    """Say in a Run how its sealed process ended, where that tells more than what nbclient saw."""
    if outcome is None:
        run.stop(runs.INTERNAL, "the run was never started")
        return
    words = {
        "cpu": (runs.TIMEOUT, "all its processes together used more CPU time than the limit"),
        "wall": (runs.TIMEOUT, "it took longer than the limit"),
        "memory": (runs.DIED, "it used more memory than the limit"),
        "output": (runs.DIED, f"it wrote without end ({outcome.detail})"),
        "protocol": (runs.PROTOCOL, outcome.detail),
        "internal": (runs.INTERNAL, outcome.detail),
    }
    if outcome.status.value in words and run.status in (runs.FINISHED, runs.DIED, runs.PROTOCOL):
        status, detail = words[outcome.status.value]
        run.status, run.detail = status, detail if status == runs.INTERNAL else f"{detail}; what had run before counts"


def stop() -> None:
    """End the warm process and all that runs in it; the next run starts a new one."""
    if wanted() != COLD and sys.platform == "linux":
        from autograder.sandbox import Zygote

        Zygote.shared(isolation=wanted()).close()


def at_once(jobs: int) -> int:
    """How many of `jobs` runs may go on at the same time: without namespaces they could see each other, so one."""
    zygote = warm_process()
    return min(jobs, zygote.max_runs or jobs) if zygote is not None else 1


def level() -> tuple[str, list[str]]:
    """The isolation in force, and what is then not contained, in sentences."""
    zygote = warm_process()
    if zygote is None:
        return COLD, ["the whole machine: the kernel reads its disk (references included) and uses its network"]
    return zygote.level, list(zygote.uncontained)
