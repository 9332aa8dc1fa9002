"""nbgrader's own Execute preprocessor runs on sealed runs by one subclass line."""

from __future__ import annotations

import threading

import nbformat
import pytest
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import DeadKernelError
from nbgrader.preprocessors import Execute

from autograder import sandbox
from autograder.sandbox import ForkClientMixin, ForkKernelManager, Status


class SealedExecute(ForkClientMixin, Execute):  # type: ignore[misc]
    """What the grader's plug-in does."""


def preprocess(zygote: sandbox.Zygote, *cells: str, timeout: int = 30) -> tuple[nbformat.NotebookNode, sandbox.Outcome]:
    """Cells through Execute.preprocess, as a converter calls it."""
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    with ForkKernelManager(zygote) as manager:
        SealedExecute(timeout=timeout).preprocess(nb, {"metadata": {"path": "/"}}, km=manager)
    assert manager.outcome is not None
    return nb, manager.outcome


def test_cells_run_and_errors_are_recorded(zygotes: dict[str, sandbox.Zygote]) -> None:
    """allow_errors is nbgrader's default: the cell after an error runs."""
    nb, outcome = preprocess(zygotes["full"], "print('a')", "1 / 0", "2")
    assert [o.output_type for cell in nb.cells for o in cell.outputs] == ["stream", "error", "execute_result"]
    assert outcome.status is Status.OK


def test_a_timeout_is_recorded_as_nbgrader_does(zygotes: dict[str, sandbox.Zygote]) -> None:
    """Execute adds a CellTimeoutError output, and the next cell runs."""
    nb, outcome = preprocess(zygotes["full"], "while True: pass", "print('next')", timeout=1)
    assert "CellTimeoutError" in [o.get("ename") for o in nb.cells[0].outputs]
    assert nb.cells[1].outputs[0].text == "next\n"
    assert outcome.status is Status.OK


def test_a_death_keeps_what_ran_before(zygotes: dict[str, sandbox.Zygote]) -> None:
    """The notebook given in has the outputs of the earlier cells; the caller decides about the rest."""
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in ("print('a')", "import os; os._exit(3)")])
    with ForkKernelManager(zygotes["full"]) as manager, pytest.raises(DeadKernelError):
        SealedExecute().preprocess(nb, {"metadata": {"path": "/"}}, km=manager)
    assert nb.cells[0].outputs[0].text == "a\n"
    assert manager.outcome is not None
    assert (manager.outcome.status, manager.outcome.exit_code) == (Status.DIED, 3)


def test_in_a_thread_that_is_not_the_main_one(zygotes: dict[str, sandbox.Zygote]) -> None:
    """As formgrader's server calls it."""
    results: list[str] = []

    def work() -> None:
        nb, _ = preprocess(zygotes["full"], "print(6 * 7)")
        results.append(nb.cells[0].outputs[0].text)
        ensure_event_loop().close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert results == ["42\n"]
