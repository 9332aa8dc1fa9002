"""Sealed runs for the tests: one warm process per isolation level and session."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from autograder import sandbox
from tests.support.turns import one_at_a_time

LEVELS = ("full", "landlock")


class Client(sandbox.ForkClientMixin, NotebookClient):
    """NotebookClient, as nbgrader's Execute is combined with the mixin."""


@dataclasses.dataclass
class Result:
    """A notebook that ran, how the run ended, and what nbclient raised."""

    nb: nbformat.NotebookNode
    outcome: sandbox.Outcome
    error: Exception | None
    manager: sandbox.ForkKernelManager

    @property
    def text(self) -> str:
        """Everything that was printed or shown as text."""
        outputs = [output for cell in self.nb.cells for output in cell.get("outputs", [])]
        shown = (o.get("text", "") or o.get("data", {}).get("text/plain", "") or o.get("evalue", "") for o in outputs)
        return "".join(shown)


Run = Callable[..., Result]


def start(level: str) -> sandbox.Zygote:
    """A warm process, or a skip that says what the machine does not allow."""
    try:
        return sandbox.Zygote.start(isolation=level)
    except sandbox.IsolationError as error:
        pytest.skip(str(error))


def as_ordinary_user(*command: str) -> subprocess.CompletedProcess[str]:
    """Run `command` as uid 65534 if we are root, else as we are."""
    with tempfile.TemporaryDirectory(prefix="user-") as home:
        if os.geteuid() == 0:
            os.chown(home, 65534, 65534)
            command = (sys.executable, str(Path(__file__).with_name("as_user.py")), "65534", home, *command)
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="session")
def zygotes() -> Iterator[dict[str, sandbox.Zygote]]:
    """Warm processes by level, started when a test asks first."""

    class Started(dict[str, sandbox.Zygote]):
        def __missing__(self, level: str) -> sandbox.Zygote:
            self[level] = start(level)
            return self[level]

    started = Started()
    yield started
    for zygote in started.values():
        zygote.close()


@pytest.fixture(params=LEVELS)
def level(request: pytest.FixtureRequest) -> str:
    """Each level that confines anything."""
    return str(request.param)


def execute(zygote: sandbox.Zygote, *cells: str, **options: Any) -> Result:
    """Run `cells`; options of ForkKernelManager by their names, all others are NotebookClient's."""
    names = ("limits", "files", "environment")
    own = {name: options.pop(name) for name in names if name in options}
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    error: Exception | None = None
    turn = contextlib.nullcontext() if zygote.level == "full" else one_at_a_time()
    with turn, sandbox.ForkKernelManager(zygote, **own) as manager:
        client = Client(nb, km=manager, allow_errors=True, **options)
        try:
            client.execute()
        except (DeadKernelError, CellTimeoutError, CellExecutionError) as caught:
            error = caught
    assert manager.outcome is not None
    return Result(nb, manager.outcome, error, manager)


@pytest.fixture
def run(zygotes: dict[str, sandbox.Zygote], level: str) -> Run:
    """`run(*cells, **options)` at each confining level."""
    return lambda *cells, **options: execute(zygotes[level], *cells, **options)


@pytest.fixture
def run_full(zygotes: dict[str, sandbox.Zygote]) -> Run:
    """`run_full(*cells, **options)` at level full."""
    return lambda *cells, **options: execute(zygotes["full"], *cells, **options)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.sandbox)
