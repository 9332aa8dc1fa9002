# ruff: noqa: E501 cells of notebooks stay in one piece
"""A sealed run behaves as a kernel does: outputs, exits, interrupts; stock ipykernel is the oracle."""

from __future__ import annotations

import itertools
import os
import re
import threading
import time
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import DeadKernelError

from autograder import sandbox
from autograder.sandbox import Limits, Status

from .conftest import Run

CELLS = [
    "print('out'); import sys; print('err', file=sys.stderr); 6 * 7",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('t')",
    "from IPython.display import display, update_display, clear_output, HTML, Markdown\nh = display('a', display_id='i')",
    "update_display('b', display_id='i')",
    "print('gone'); clear_output(); print('stays')",
    "display(HTML('<b>x</b>'), Markdown('*y*'))",
    "1 / 0",
    "def f(:\n  pass",
    "raise ValueError('café ☕')",
    "input('name? ')",
    "import asyncio\nawait asyncio.sleep(0.01); 'awaited'",
    "%who",
    "%%time\npass",
    "x = 5\n%precision 3",
    "import math; math.pi",
    "_ + 1, In[1][:5], Out[1]",
    "import ipywidgets; s = ipywidgets.IntSlider(value=3, description='n'); s",
    "out = ipywidgets.Output()\nwith out: print('inside')\nout",
    "import numpy as np; np.arange(6.0).reshape(2, 3)",
    "%%bash\necho from bash",
    "class P:\n    def _repr_html_(self): return '<i>p</i>'\nP()",
    "import warnings; warnings.warn('careful')",
    "assert False, 'no'",
    "import os; os.write(1, b'raw'); None",
    "%matplotlib inline\nfig, ax = plt.subplots(); ax.set_xlabel('x')",
    "def g(n): return g(n + 1)\ng(0)",
    "print('a', end=''); print('b', flush=True); print('c')",
    "get_ipython().run_line_magic('nothing', '')",
    "'a' in dir(), __name__",
]


VOLATILE = (
    r"0x[0-9a-f]+",
    r"\d+(\.\d+)?(e[+-]\d+)? [mµμnu]?s\b",
    r"/[\w./-]*ipykernel_\d+/\d+",
    r"IPY_MODEL_\w+",
    r"[0-9a-f]{32}",
    r"\x1b\[[0-9;]*m",
    r"/[\w./-]+/site-packages",
    r"/packages",
    r"\(\d+ times\)",
)


def notebook(*cells: str) -> nbformat.NotebookNode:
    """A notebook of code cells."""
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def comparable(nb: nbformat.NotebookNode) -> list[Any]:
    """Outputs without what differs between any two runs: addresses, times, ids, process ids, paths, colours."""
    volatile = "|".join(VOLATILE)

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub(volatile, "*", value)
        if isinstance(value, list):  # of a deep recursion's equal frames only one
            return [key for key, _ in itertools.groupby(clean(item) for item in value)]
        if isinstance(value, dict):
            return {key: clean(item) for key, item in value.items()}
        return value

    cells = []
    for cell in nb.cells:
        texts: dict[str, str] = {}
        others = []
        for output in cell.outputs:
            if output.output_type == "stream":
                texts[output.name] = texts.get(output.name, "") + output.text
            else:
                others.append(clean(dict(output)))
        cells.append((cell.execution_count, clean(texts), others))
    return cells


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """CELLS in a stock kernel, which must not see that it is tested: it would not read descriptor 1."""
    os.environ.pop("PYTEST_CURRENT_TEST")
    nb = notebook(*CELLS)
    folder = str(tmp_path_factory.mktemp("stock"))
    nbclient.NotebookClient(nb, allow_errors=True, resources={"metadata": {"path": folder}}).execute()
    return comparable(nb)


@pytest.fixture(scope="module")
def ours(zygotes: dict[str, sandbox.Zygote]) -> list[Any]:
    """CELLS in a sealed run, under the unchanged NotebookClient."""
    nb = notebook(*CELLS)
    with sandbox.ForkKernelManager(zygotes["full"]) as manager:
        nbclient.NotebookClient(nb, km=manager, allow_errors=True).execute()
    assert manager.outcome is not None
    assert manager.outcome.status is Status.OK
    return comparable(nb)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the stock kernel's own start
@pytest.mark.parametrize("index", range(len(CELLS)), ids=[cell.splitlines()[0][:40] for cell in CELLS])
def test_outputs_equal_those_of_a_stock_kernel(index: int, stock: list[Any], ours: list[Any]) -> None:
    """Cell by cell: counts, streams, displays, errors with tracebacks, images to the byte."""
    assert ours[index] == stock[index]


def test_widget_state_reaches_the_notebook(run_full: Run) -> None:
    """Comm messages arrive; nbclient stores the widgets' state."""
    result = run_full("import ipywidgets; ipywidgets.IntSlider(value=3)")
    states = result.nb.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
    assert 3 in [state["state"].get("value") for state in states]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        pytest.param("exit()", 0, id="exit"),
        pytest.param("import os; os._exit(3)", 3, id="os._exit"),
        pytest.param("import os; os.kill(os.getpid(), 9)", 137, id="kill -9 self"),
        pytest.param("import ctypes; ctypes.string_at(0)", 139, id="segmentation fault"),
        pytest.param("import os; os.abort()", 134, id="abort"),
        pytest.param("import os; os.close(3)", None, id="wire closed"),
    ],
)
def test_exits_end_the_run_with_their_code(cell: str, code: int | None, run: Run) -> None:
    """Earlier cells keep their outputs, the next one does not run, and it is seen at once."""
    started = time.monotonic()
    result = run("print('before')", cell, "print('after')")
    assert isinstance(result.error, DeadKernelError)
    assert result.outcome.status is Status.DIED
    assert result.outcome.exit_code == code or code is None
    assert result.text.startswith("before\n")
    assert "after" not in result.text
    assert time.monotonic() - started < 100  # on a loaded machine too; the limit is three hundred


def test_interrupt_on_timeout_ends_the_cell_only(run: Run) -> None:
    """The cell gets KeyboardInterrupt; the next one runs."""
    result = run("print('start')\nwhile True: pass", "print('next')", timeout=1, interrupt_on_timeout=True)
    assert [o.get("ename") for o in result.nb.cells[0].outputs] == [None, "KeyboardInterrupt"]
    assert result.text.endswith("next\n")
    assert result.outcome.status is Status.OK


def test_interrupt_reaches_an_awaiting_cell(run_full: Run) -> None:
    """A cell that awaits is cancelled and the next one runs."""
    started = time.monotonic()
    result = run_full("import asyncio; await asyncio.sleep(200)", "print('next')", timeout=1, interrupt_on_timeout=True)
    assert result.text.endswith("next\n")
    assert time.monotonic() - started < 100  # a stock kernel sleeps on until something else wakes it


def test_order_of_prints_and_displays(run_full: Run) -> None:
    """Printed text comes before the display that follows it."""
    result = run_full("print(1); display(2); print(3); display(4)")
    assert [o.output_type for o in result.nb.cells[0].outputs] == ["stream", "display_data"] * 2


def test_files_are_copied_in_and_nothing_out(run: Run, tmp_path: Path) -> None:
    """Regular files, folders too; links, FIFOs and hidden folders are left out; the originals stay."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "übung.csv").write_text("1,2")
    (tmp_path / "helper.py").write_text("value = 7")
    (tmp_path / "link").symlink_to("/etc/passwd")
    (tmp_path / ".git").mkdir()
    os.mkfifo(tmp_path / "fifo")
    result = run(
        "import os, helper; print(sorted(os.listdir()), open('data/übung.csv').read(), helper.value)\n"
        "open('helper.py', 'w').write('x'); os.remove('data/übung.csv')",
        files=tmp_path,
    )
    assert result.text.startswith("['data', 'helper.py'] 1,2 7")
    assert (tmp_path / "helper.py").read_text() == "value = 7"
    assert (tmp_path / "data" / "übung.csv").exists()


def test_too_many_bytes_beside_the_notebook_are_refused(zygotes: dict[str, sandbox.Zygote], tmp_path: Path) -> None:
    """With a sentence that says the limit, before anything runs."""
    (tmp_path / "big").write_bytes(bytes(2 << 20))
    with pytest.raises(ValueError, match="more than 1048576 bytes"):
        sandbox.ForkKernelManager(zygotes["full"], Limits(disk_bytes=1 << 20), files=tmp_path)


def test_runs_do_not_see_each_other_and_draw_different_numbers(run: Run) -> None:
    """Files, variables and imports of a run are gone in the next; the random state differs."""
    code = "import numpy, os, sys, random\nprint(os.listdir(), 'mine' in globals(), hasattr(sys, 'mine'), numpy.random.rand(), random.random())\n"
    code += "open('left', 'w').close(); mine = sys.mine = 1"
    first, second = run(code).text, run(code).text
    assert first.startswith("[] False False")
    assert second.startswith("[] False False")
    assert first != second


def test_what_python_offers_works_inside(run_full: Run) -> None:
    """Threads, processes with locks, subprocesses, temporary files, an event loop in a thread."""
    result = run_full(
        "import asyncio, multiprocessing, subprocess, sys, tempfile, threading, concurrent.futures as cf",
        "with cf.ThreadPoolExecutor(4) as pool: print(sum(pool.map(abs, [-1, -2])))",
        "def twice(x): return 2 * x\nwith multiprocessing.Pool(2) as pool: print(pool.map(twice, [1, 2]))",
        "print(subprocess.run([sys.executable, '-c', 'import numpy; print(numpy.ones(2))'], capture_output=True, text=True).stdout)",
        "with tempfile.NamedTemporaryFile() as f: f.write(b'x'); print(f.name[:5])",
        "t = threading.Thread(target=lambda: asyncio.run(asyncio.sleep(0))); t.start(); t.join(); print('loop')",
    )
    assert result.text == "3\n[2, 4]\n[1. 1.]\n\n/tmp/\nloop\n"


def test_the_librarys_data_can_be_read(run: Run) -> None:
    """Data that travel inside a package are in view: 1797 digits whose first is a zero."""
    result = run("from nnbasics.datasets import digits\nX, y = digits()\nprint(X.shape, y[0], X[0].sum())")
    assert result.text == "(1797, 64) 0 294.0\n"


def test_a_threaded_server_runs_several_at_once(zygotes: dict[str, sandbox.Zygote]) -> None:
    """Four threads, one warm process, unchanged NotebookClient: each notebook gets its own answers."""
    results: dict[int, str] = {}

    def work(number: int) -> None:
        nb = notebook(f"x = {number}", "import time; time.sleep(0.1); print(x * 10)")
        with sandbox.ForkKernelManager(zygotes["full"]) as manager:
            nbclient.NotebookClient(nb, km=manager).execute()
        results[number] = nb.cells[1].outputs[0].text
        ensure_event_loop().close()  # nbclient leaves its loop to the thread

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert results == {number: f"{number * 10}\n" for number in range(4)}
