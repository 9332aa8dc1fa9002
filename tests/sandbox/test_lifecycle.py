# ruff: noqa: E501 cells of notebooks stay in one piece
"""Starting, sharing, dying and leaving nothing behind."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder import leftovers, sandbox
from autograder.sandbox import IsolationError, Status, ZygoteError, probe, seal, view
from tests.support import processes

from .conftest import Client, as_ordinary_user, execute, start

ROOT = Path(sandbox.__file__).parents[2]


def test_uncontained_is_shorter_the_stronger_the_level() -> None:
    """What is left open is said for every level, and full leaves least open."""
    counts = [len(probe.uncontained(level)) for level in seal.LEVELS]
    assert counts[0] < min(counts[1:])
    assert all(sentence for level in seal.LEVELS for sentence in probe.uncontained(level))


def test_auto_takes_the_strongest_level_that_the_probe_finds(zygotes: dict[str, sandbox.Zygote]) -> None:
    """The same as asking for each by name, in order."""
    what = view.compute(sys.executable)
    possible = [level for level in seal.LEVELS if not probe.failure(sys.executable, what, level)]
    with sandbox.Zygote.start(isolation="auto") as zygote:
        assert zygote.level == possible[0]
        assert zygote.uncontained == probe.uncontained(possible[0])


def test_what_the_machine_forbids_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Ubuntu 24.04 or in Docker, where mounts fail: the message names the sysctl and the option."""
    monkeypatch.setattr(probe, "failure", lambda *_: "mount view on /tmp: Operation not permitted")
    with pytest.raises(IsolationError, match=r"(?s)mount view.*apparmor_restrict_unprivileged_userns.*--security-opt"):
        sandbox.Zygote.start(isolation="full")


def test_the_probe_falls_back_when_namespaces_are_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real refusal: the kernel is told to allow no more user namespaces below this one."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from autograder import sandbox\nfrom autograder.sandbox import namespaces, probe, syscalls as sc, view\n"
        "what = view.compute(sys.executable)\n"
        "namespaces.new_user()\n"
        "open('/proc/sys/user/max_user_namespaces', 'w').write('0')\n"
        "sc.set_capabilities()\n"
        "print(probe.choose(sys.executable, what), '|', probe.failure(sys.executable, what, 'full').splitlines()[0])"
    )
    # root would own nothing in its new namespace, and so not read an interpreter in its home
    done = as_ordinary_user(sys.executable, "-c", script, str(ROOT))
    assert done.stdout.startswith("landlock | "), done.stdout + done.stderr
    assert "No space left on device" in done.stdout


def test_an_unknown_level_is_refused() -> None:
    """With the list of those that exist."""
    with pytest.raises(ValueError, match="auto, full, landlock, none"):
        sandbox.Zygote.start(isolation="strong")


def test_an_import_that_fails_is_said_at_the_start() -> None:
    """Not in the middle of a class."""
    with pytest.raises(ZygoteError, match="no_such_module"):
        sandbox.Zygote.start(preload=("no_such_module",))


def test_the_warm_process_imports_neither_grader_nor_host_paths(zygotes: dict[str, sandbox.Zygote]) -> None:
    """Modules of nbgrader, nbclient and this package's parents are not there; nor is any path of the course."""
    code = (
        "import sys\nprint([n for n in sys.modules if n.split('.')[0] in ('nbgrader', 'autograder', 'nbclient', 'nbconvert', 'sandbox')])\n"
        "print([m.__name__ for m in list(sys.modules.values()) if '/lib/nnbasics' in str(getattr(m, '__file__', ''))])"
    )
    assert execute(zygotes["full"], code).text == "[]\n[]\n"


@pytest.mark.parametrize("level", ["full", "landlock"])
def test_death_of_the_warm_process_is_internal_and_it_starts_again(level: str) -> None:
    """Never the student's fault; the next run works."""
    with start(level) as zygote:
        pid: Any = zygote.pid
        kill = functools.partial(os.kill, pid, signal.SIGKILL)
        result = execute(zygote, "print('a')", "import time; time.sleep(20)", on_cell_executed=lambda **_: kill())
        assert result.text == "a\n"
        assert result.outcome.status is Status.INTERNAL
        assert execute(zygote, "print('again')").text == "again\n"


@pytest.mark.parametrize("level", ["full", "landlock", "none"])
def test_nothing_is_left_when_the_grader_is_killed(level: str) -> None:
    """SIGKILL to the grader in the middle of a run: its warm process, workers and daemons end too."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\nimport nbformat\nfrom nbclient import NotebookClient\nfrom autograder import sandbox\n"
        f"zygote = sandbox.Zygote.start(isolation={level!r}); print('started', flush=True)\n"
        "nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(\"import subprocess; subprocess.Popen(['/bin/sleep', '98762'], start_new_session=True).wait()\")])\n"
        "km = sandbox.ForkKernelManager(zygote); NotebookClient(nb, km=km).execute()"
    )
    grader = subprocess.Popen([sys.executable, "-c", script, str(ROOT)], stdout=subprocess.PIPE)
    assert grader.stdout is not None
    line = grader.stdout.readline()
    if line:
        assert processes.wait_until(lambda: processes.with_argument("98762"))
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    grader.stdout.close()
    if not line:
        pytest.skip(f"level {level} is not to be had here")
    assert processes.wait_until(lambda: not processes.with_argument("98762"))
    with start(level):  # clears up what the dead one could not
        folders = [name for name in os.listdir(tempfile.gettempdir()) if name.startswith(f"{leftovers.NAME}-{grader.pid}-")]
    assert folders == []


def _dead() -> int:
    """The number of a process that is no more."""
    done = subprocess.Popen(["/bin/true"])
    done.wait()
    return done.pid


def test_only_folders_of_dead_graders_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is not wholly ours is somebody's: results of an experiment, whatever comes second in its name."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead, name = _dead(), leftovers.NAME
    gone = {f"{name}-{dead}-abc_d"}
    kept = {
        "runs-mnist-1",
        f"runs-{dead}-abc_d",
        f"{name}-mnist-1",
        f"{name}-{dead}x-1",
        f"{name}-{dead}-my-notes",
        f"{name}--1",
    }
    kept |= {f"{name}-{os.getpid()}-abc_d", f"my-{name}-{dead}-abc_d", f"{name}-{dead}"}
    for folder in kept | gone:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "results.csv").touch()
    with start("landlock"):
        left = {path.parent.name for path in tmp_path.rglob("results.csv")}
    assert left == kept
    assert Path(tempfile.mkdtemp(prefix=leftovers.prefix())).name.startswith(f"{name}-{os.getpid()}-")


def _temporary() -> set[str]:
    """Our own folders among the temporary ones; other tests have theirs."""
    return {name for name in os.listdir(tempfile.gettempdir()) if name.startswith(leftovers.prefix())}


def test_no_folders_and_processes_are_left_after_close() -> None:
    """Temporary folders, descriptors and children are back to what they were."""
    before = _temporary(), len(os.listdir("/proc/self/fd"))
    with start("landlock") as zygote:
        execute(zygote, "import os\nfor i in range(50): os.mkdir('d'); os.chdir('d')\nopen('x', 'w').close()")
        pid: Any = zygote.pid
        assert processes.runs(pid)
    descriptors = len(os.listdir("/proc/self/fd"))
    assert _temporary() <= before[0]
    assert descriptors <= before[1] + 3  # nbclient's loop stays with the thread
    assert not processes.runs(pid)


def test_descriptors_do_not_grow_with_runs(zygotes: dict[str, sandbox.Zygote]) -> None:
    """Fifty runs leave as many open as one."""
    execute(zygotes["full"], "1")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(50):
        execute(zygotes["full"], "1")
    assert len(os.listdir("/proc/self/fd")) <= before


def test_the_seal_that_fails_is_internal_and_no_cell_runs() -> None:
    """With one open file Landlock has no descriptor for its rules: the run is not started half sealed."""
    with start("full") as zygote:
        manager = sandbox.ForkKernelManager(zygote, sandbox.Limits(open_files=1))
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('ran')")])
        with pytest.raises(RuntimeError, match="could not be sealed"):
            Client(nb, km=manager).execute()
        outcome = manager.close()
    assert outcome is not None
    assert outcome.status is Status.INTERNAL
