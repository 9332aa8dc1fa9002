"""Cells that the warm process rehearses: later runs have what they cached, and nothing else of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest

from autograder import sandbox
from tests.support import processes

from .conftest import LEVELS, execute, start

STATE = """
import os, random, signal, sys, warnings, matplotlib, numpy
print(sorted(k for k in globals() if not k.startswith("_")))
print(numpy.get_printoptions()["precision"], matplotlib.rcParams["figure.figsize"], len(warnings.filters))
print(signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL), os.path.basename(os.getcwd()), sorted(os.environ))
print(get_ipython().execution_count, sys.stdout.encoding)
"""
CELLS = (
    "import colorsys, numpy, matplotlib, warnings\nleft = 1",
    "numpy.set_printoptions(precision=2); matplotlib.rcParams['figure.figsize'] = (1, 1); warnings.simplefilter('ignore')",
    "print('said'); left",
    "1 / 0",
    "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.title('open')",
)


@pytest.fixture
def zygote(request: pytest.FixtureRequest) -> Iterator[sandbox.Zygote]:
    """A warm process that no other test uses; at level full unless the test says another."""
    with start(getattr(request, "param", "full")) as own:
        yield own


def loaded(zygote: sandbox.Zygote, module: str) -> bool:
    """Whether a run starts with a module in memory."""
    return execute(zygote, f"import sys; print({module!r} in sys.modules)").text == "True\n"


@pytest.mark.parametrize("zygote", LEVELS, indirect=True)
def test_runs_have_what_was_loaded_and_nothing_else(zygote: sandbox.Zygote) -> None:
    """Modules stay; names, settings, warnings, figures, numbers of cells and clocks are those of a run without rehearsal."""
    before, was_loaded = execute(zygote, STATE).text, loaded(zygote, "colorsys")
    zygote.rehearse(CELLS)
    assert not was_loaded
    assert loaded(zygote, "colorsys")
    assert execute(zygote, STATE).text == before
    figures = execute(zygote, "import matplotlib.pyplot as plt; print(plt.get_fignums())")
    assert figures.text == "[]\n"


def test_what_was_rehearsed_is_not_rehearsed_again(zygote: sandbox.Zygote) -> None:
    """Once for a class, however often it is asked for."""
    counting = ["import builtins; builtins.times = getattr(builtins, 'times', 0) + 1"]
    for _ in range(3):
        zygote.rehearse(counting)
    assert execute(zygote, "print(times)").text == "1\n"


def test_an_endless_rehearsal_is_stopped(zygote: sandbox.Zygote) -> None:
    """Runs wait for it that long and not for ever; the cells after it are rehearsed, and no run's clock has begun."""
    began = time.monotonic()
    zygote.rehearse(["while True: pass", "while True: pass", "import colorsys"], seconds=1)
    assert time.monotonic() - began >= 1
    assert loaded(zygote, "colorsys")


def test_a_rehearsal_that_leaves_a_thread_costs_the_warm_process_only(zygote: sandbox.Zygote) -> None:
    """A fork beside a thread may hang: another warm process is started, and it does not rehearse that."""
    pid = zygote.pid
    zygote.rehearse(["import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"])
    assert processes.wait_until(lambda: not zygote.alive)
    assert execute(zygote, "print(6 * 7)").text == "42\n"
    assert zygote.pid != pid


def test_cells_too_long_for_a_message_are_left_out(zygote: sandbox.Zygote) -> None:
    """Runs are then slower and all else is the same."""
    zygote.rehearse(["import colorsys  # " + "x" * (1 << 16)])
    assert not loaded(zygote, "colorsys")


def test_a_warm_process_that_has_died_rehearses_nothing(zygote: sandbox.Zygote) -> None:
    """Nobody is told of it: the next run starts another."""
    pid: Any = zygote.pid
    os.kill(pid, 9)
    assert processes.wait_until(lambda: not zygote.alive)
    zygote.rehearse(["import colorsys"])
    assert execute(zygote, "print(1)").text == "1\n"
