"""Which kernel runs a notebook: a sealed fork of the warm process where the machine allows it, else nbgrader's cold one.

The isolation that a course demands is checked here, by doing; grading below it is refused with the way out.
"""

import contextlib
import pkgutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder import runs
from autograder.settings import Limits, Settings

if TYPE_CHECKING:
    from autograder.sandbox import Outcome
if sys.platform == "linux":
    from autograder.sandbox import ForkClientMixin, IsolationError, ZygoteError
else:  # building and publishing work in cold kernels; nothing of the sandbox can even be imported

    class IsolationError(RuntimeError):
        """The machine does not allow the isolation that was asked for; the message says the way out."""

    class ForkClientMixin:
        """Nothing to add to a cold kernel's client."""


__all__ = [
    "COLD",
    "TRUSTED",
    "ForkClientMixin",
    "IsolationError",
    "at_once",
    "choose",
    "level",
    "obstacle",
    "prefer",
    "sealed_kernel",
    "stop",
    "turn",
    "warm_process",
    "warm_up",
]

COLD = "none"
TRUSTED = "trusted"  # the instructor's own code: as grading asks for, else as the machine can, else cold
NEEDS_LINUX = (
    "students' code is graded sealed, which needs Linux: on Windows use WSL 2, elsewhere a Linux container or virtual machine "
    "(`course doctor` says there how well it seals). To grade unsealed, trusting every submission: --isolation none"
)
_choice: dict[str, str] = {}
_alone = threading.Lock()
_packages: list[str] = []

# what the first figure of a notebook compiles and caches (fonts, the names of nodes, layout), done once for all runs
REHEARSAL = """
import numpy
from nnbasics.plotting import network_diagram
weights = [numpy.ones((3, 4)), numpy.ones((4, 3)), numpy.ones((3, 1))]
network_diagram(weights, biases=[numpy.ones(4), numpy.ones(3), numpy.ones(1)])
"""


def choose(isolation: str) -> None:
    """Set what this process uses: "auto" (the strongest that seals), "full", "landlock", or "none" for a cold kernel."""
    _choice["asked"] = isolation


def prefer(settings: Settings) -> None:
    """Set what the course asks for; its isolation holds unless `choose` was called."""
    _choice["course"] = settings.isolation
    _packages[:] = settings.packages


def wanted() -> str:
    """The isolation that runs are to have."""
    return _choice.get("asked") or _choice.get("course") or "auto"


def warm_process(isolation: str | None = None) -> Any:
    """The shared warm process, or None for cold kernels (isolation "none"; TRUSTED where nothing can be sealed).

    Parameters
    ----------
    isolation : what is asked for; by default what this process or its course asks for

    Raises
    ------
    IsolationError
        If the machine does not allow it; the message says the way out. Never silently unsealed: only "none" is.
    """
    asked = wanted() if isolation in (None, TRUSTED) else str(isolation)
    if asked == COLD:
        return None
    if isolation != TRUSTED:
        return _sealing(asked)
    for level in dict.fromkeys((asked, "auto")):
        with contextlib.suppress(IsolationError):
            return _sealing(level)
    return None


def _sealing(asked: str) -> Any:
    """The warm process whose runs are sealed as `asked`."""
    if sys.platform != "linux":
        raise IsolationError(f"isolation {asked!r} is not possible on {sys.platform}: {NEEDS_LINUX}.")
    from autograder.sandbox import Zygote

    try:
        zygote = Zygote.shared(isolation=asked, preload=_preload(), rehearsal=REHEARSAL)
    except ZygoteError as error:
        named = f" Are all packages of course.yml ({', '.join(_packages)}) installed?" if _packages else ""
        raise IsolationError(f"isolation {asked!r} is not possible here.{named} {error}") from error
    if zygote.level == COLD:
        zygote.close()
        raise IsolationError(f"nothing seals a run on this machine. {_obstacle('landlock')}")
    return zygote


def _obstacle(better: str) -> str:
    """What the probe found that keeps this machine from the level `better`, and the ways out."""
    from autograder.sandbox import probe, view

    found = probe.failure(sys.executable, view.compute(sys.executable, _preload()), better)
    return f"Level {better} failed when it was tried: {found}\n{probe.ADVICE}" if found else ""


def obstacle() -> str:
    """Why runs are contained less than they could be, and the way out; "" if they are at level full."""
    if sys.platform != "linux":
        return NEEDS_LINUX[0].upper() + NEEDS_LINUX[1:] + "."
    if wanted() == COLD:
        return "Isolation none was asked for: by --isolation, or by `isolation` in course/course.yml."
    if _sealing(wanted()).level == "full":
        return ""
    return (
        _obstacle("full") or "Level full is possible here: ask for it by --isolation, or by `isolation` in course/course.yml."
    )


@contextmanager
def turn(isolation: str | None = None) -> Iterator[None]:
    """Wait, for one run, until none goes on that could see it or be seen by it: nobody waits where namespaces part them."""
    zygote = warm_process(isolation)
    with _alone if zygote is not None and zygote.max_runs == 1 else nullcontext():
        yield


def warm_up() -> None:
    """Start the warm process while the caller goes on, so that it is there when the first notebook runs."""

    def start() -> None:
        with contextlib.suppress(Exception):  # whoever needs it asks again, and is told why not
            warm_process()

    threading.Thread(target=start, name="warm-up", daemon=True).start()


def _preload() -> tuple[str, ...]:
    """The sandbox's own list, every module of the teaching library, and what the course adds."""
    from autograder.sandbox import view

    return (*view.PRELOAD, *_library(), *_packages)


@lru_cache(maxsize=1)
def _library() -> tuple[str, ...]:
    import nnbasics

    return tuple(f"nnbasics.{module.name}" for module in pkgutil.iter_modules(nnbasics.__path__))


def sealed_kernel(limits: Limits, folder: Path, environment: dict[str, str], isolation: str | None = None) -> Any:
    """A kernel manager for one sealed run, or None where kernels are cold.

    Parameters
    ----------
    folder : its regular files are copied to the run's own disk
    environment : what `check` looks at
    """
    zygote = warm_process(isolation)
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
        # parsed in the grader, where one emoji makes 4 bytes of every character: no larger than what may be kept
        frame_bytes=int(max(16, 1.5 * limits.output_mb) * mib),
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
        "protocol": (runs.PROTOCOL, f"the run sent what no kernel sends ({outcome.detail})"),
        "internal": (runs.INTERNAL, outcome.detail),
    }
    if outcome.status.value in words and run.status in (runs.FINISHED, runs.DIED, runs.PROTOCOL):
        status, detail = words[outcome.status.value]
        run.status, run.detail = status, detail if status == runs.INTERNAL else f"{detail}; what had run before counts"


def stop() -> None:
    """End the warm process and all that runs in it; the next run starts a new one."""
    zygote = warm_process()
    if zygote is not None:
        zygote.close()


def at_once(jobs: int) -> int:
    """How many of `jobs` runs may go on at the same time: without namespaces they could see each other, so one."""
    zygote = warm_process()
    return min(jobs, zygote.max_runs or jobs) if zygote is not None else 1


def level(isolation: str | None = None) -> tuple[str, list[str]]:
    """The isolation in force, and what is then not contained, in sentences.

    Raises
    ------
    IsolationError
        If the machine does not allow what was asked for.
    """
    zygote = warm_process(isolation)
    if zygote is None:
        return COLD, ["the whole machine: the kernel reads its disk (references included) and uses its network"]
    return zygote.level, list(zygote.uncontained)
