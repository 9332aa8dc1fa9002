# ruff: noqa: E501 cells of notebooks stay in one piece
"""Every limit is reached by a bomb of its kind, and the end of the run says which one it was."""

from __future__ import annotations

import time

import pytest

from autograder import sandbox
from autograder.sandbox import Limits, Status
from tests.support import processes

from .conftest import Run

MIB = 1 << 20


def test_cpu_of_one_process(run: Run) -> None:
    """An endless loop ends at its CPU seconds, not at the wall clock's."""
    result = run("while True: pass", limits=Limits(cpu_seconds=1, wall_seconds=120))
    assert result.outcome.status is Status.CPU


def test_cpu_of_all_processes_together(run: Run) -> None:
    """Eight loops use the same CPU seconds up together, though none of them is over the limit alone."""
    code = "import os\nfor _ in range(7):\n    if os.fork() == 0: break\nwhile True: pass"
    result = run(code, limits=Limits(cpu_seconds=2, wall_seconds=120))
    assert result.outcome.status is Status.CPU
    assert result.outcome.usage.cpu_seconds < 8


def test_loops_that_catch_every_exception_end_too(run: Run) -> None:
    """SIGXCPU ignored, KeyboardInterrupt caught: the hard limit and the watchdog do not ask."""
    code = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True:\n    try:\n        while True: pass\n    except BaseException: pass"
    assert run(code, limits=Limits(cpu_seconds=1, wall_seconds=120)).outcome.status is Status.CPU


def test_wall_clock(run: Run) -> None:
    """A sleeper uses no CPU; the wall clock ends it."""
    result = run("import time; time.sleep(100)", limits=Limits(wall_seconds=0.5))
    assert result.outcome.status is Status.WALL
    assert result.outcome.usage.wall_seconds < 50


def test_memory_of_one_process_is_an_error_in_the_notebook(run: Run) -> None:
    """One large allocation fails with MemoryError and the run goes on."""
    result = run("x = bytearray(5 << 30)", "print('alive')")
    assert result.nb.cells[0].outputs[0]["ename"] == "MemoryError"
    assert result.text.endswith("alive\n")


def test_memory_of_all_processes_together(run: Run) -> None:
    """Each of eight processes stays below the limit; their sum does not."""
    code = (
        "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
        "        x = bytearray(os.urandom(1 << 20) * 100); time.sleep(60)\ntime.sleep(60)"
    )
    result = run(code, limits=Limits(memory_bytes=400 * MIB, wall_seconds=30))
    assert result.outcome.status is Status.MEMORY


def test_disk_of_all_files_together(run_full: Run) -> None:
    """Ten files of 40 MB do not fit on a disk of 64 MB, shared memory and temporary folder included."""
    code = (
        "import os\nwritten = 0\nfor i, folder in enumerate(['.', '/tmp', '/dev/shm', '/box/home', '/box'] * 2):\n"
        "    try:\n        with open(f'{folder}/{i}', 'wb', buffering=0) as f:\n"
        "            for _ in range(40): written += f.write(bytes(1 << 20))\n    except OSError as e: pass\nprint(written >> 20)"
    )
    assert 0 < int(run_full(code).text) <= 64


def test_disk_of_one_file(run: Run) -> None:
    """At every level one file ends at the limit, with an error and not with a signal."""
    code = "f = open('x', 'wb', buffering=0)\ntry:\n    for _ in range(400): f.write(bytes(1 << 20))\nexcept OSError: print(f.tell() >> 20)"
    assert 0 < int(run(code).text) <= 64


def test_number_of_files(run_full: Run) -> None:
    """Empty files cost kernel memory too."""
    code = "n = 0\ntry:\n    for n in range(1 << 20): open(f'/tmp/{n}', 'w').close()\nexcept OSError: print(n)"
    assert 0 < int(run_full(code).text) < 20_000


def test_fork_bomb_meets_the_number_of_processes(run_full: Run) -> None:
    """At most 64 processes at once, for root too; the run goes on."""
    code = (
        "import os, signal\nchildren = []\ntry:\n    while len(children) < 500:\n        pid = os.fork()\n"
        "        if pid == 0: signal.pause()\n        children.append(pid)\nexcept OSError: pass\nprint(len(children))\n"
        "for pid in children: os.kill(pid, 9)"
    )
    assert 30 < int(run_full(code).text) < 64


def test_fork_bomb_that_never_ends(run: Run) -> None:
    """Every process forks as fast as it can: the run ends and takes all of them along."""
    code = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
    result = run(code, limits=Limits(cpu_seconds=2, wall_seconds=20))
    assert result.outcome.status in (Status.CPU, Status.MEMORY)


def test_threads_count_as_processes(run_full: Run) -> None:
    """A bomb of threads ends at the same number."""
    code = (
        "import threading\nstop = threading.Event()\nn = 0\ntry:\n    for n in range(500): threading.Thread(target=stop.wait).start()\n"
        "except RuntimeError: print(n)\nstop.set()"
    )
    assert 30 < int(run_full(code).text) < 64


def test_open_files(run: Run) -> None:
    """At most 64 descriptors."""
    code = "files = []\ntry:\n    while True: files.append(open('/dev/null'))\nexcept OSError: print(len(files))\ndel files"
    assert 30 < int(run(code).text) < 64


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("while True: print('x' * 1000)", id="print"),
        pytest.param("import os\nwhile True: os.write(1, b'x' * 65536)", id="descriptor 1"),
        pytest.param("import os\nwhile True: os.write(2, b'x' * 65536)", id="descriptor 2"),
        pytest.param("from IPython.display import display\nwhile True: display('x')", id="many small displays"),
        pytest.param("from IPython.display import HTML, display\ndisplay(HTML('x' * (3 << 20)))", id="one large display"),
    ],
)
def test_output(code: str, run_full: Run) -> None:
    """Output of any kind counts."""
    result = run_full(code, limits=Limits(output_bytes=2 * MIB, wall_seconds=60))
    assert result.outcome.status in (Status.OUTPUT, Status.PROTOCOL)


def test_an_error_of_any_length_ends_its_cell(run_full: Run) -> None:
    """Its text is in two messages; the reply must be small enough to be taken, or the cell would wait for it until it is stopped."""
    result = run_full("raise ValueError('y' * (12 << 20))", "print('after')", limits=Limits(output_bytes=100 * MIB))
    assert result.outcome.status is Status.OK
    assert result.nb.cells[0].outputs[0]["evalue"] == "y" * MIB
    assert result.nb.cells[1].outputs[0]["text"] == "after\n"


def test_daemons_do_not_outlive_the_run(run: Run) -> None:
    """Forked twice, in a session of their own, streams closed: dead when the run is."""
    code = (
        "import os\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.closerange(0, 64)\n"
        "        os.execv('/bin/sleep', ['sleep', '98761'])\n    os._exit(0)\nos.wait(); print('left')"
    )
    result = run(code)
    assert result.text == "left\n"
    assert processes.wait_until(lambda: not processes.with_argument("98761"))


def test_a_run_cannot_stop_or_kill_its_first_process(run: Run, level: str) -> None:
    """SIGSTOP and SIGKILL to the parent: ignored in a pid namespace, refused by Landlock."""
    code = "import os, signal\nfor n in (signal.SIGSTOP, signal.SIGKILL, signal.SIGTERM):\n    try: os.kill(os.getppid(), n)\n    except PermissionError: pass\nprint('done')"
    started = time.monotonic()
    result = run(code, limits=Limits(wall_seconds=120))
    assert time.monotonic() - started < 60
    assert result.outcome.status in (Status.OK, Status.DIED)


def test_a_limit_that_is_not_positive_is_refused() -> None:
    """NaN included."""
    for value in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="must be positive"):
            sandbox.Limits(cpu_seconds=value)
