# ruff: noqa: E501 cells of notebooks stay in one piece
"""What the warm process spares its runs (`figures.py`, `cells.py`) changes nothing that a notebook shows or does."""

from __future__ import annotations

import ast
import functools
import json
import os
import warnings
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ipykernel.compiler import murmur2_x86
from IPython.core import async_helpers
from IPython.core.compilerop import CachingCompiler
from IPython.core.inputtransformer2 import TransformerManager

from autograder import sandbox
from autograder.ahead import given_cells
from autograder.sandbox import cells, figures

from .test_semantics import comparable, notebook

SOURCES = Path(__file__).parents[2] / "source"
FIGURES = [
    "import io, os, hashlib, warnings\nimport matplotlib.pyplot as plt, numpy as np",
    "plt.plot([0, 1]); plt.title(r'$\\hat{y}_{1}^{[2]} = \\sum_i w_i x_i$ and words'); plt.legend(['line'])",
    "fig, ax = plt.subplots(); ax.text(0.1, 0.5, 'bold', weight='bold'); ax.text(0.5, 0.5, 'italic', style='italic')",
    "plt.text(0.2, 0.2, 'serif', family='serif'); plt.text(0.2, 0.6, 'mono', family='monospace', rotation=30)",
    "plt.title('no glyph for this: \\U0001f600'); plt.plot([1])",
    "warnings.simplefilter('always'); plt.title('again: \\U0001f600'); plt.plot([1])",
    "plt.title('$x_')",
    "plt.plot([1, 2]); plt.xticks([1], ['$\\\\frac{1}{2$'])",
    "fig, axes = plt.subplots(2, 2, layout='constrained'); axes[0, 0].set_title('a long title\\nof two lines')",
    "fig, axes = plt.subplots(1, 2, layout='tight'); axes[1].set_ylabel('y'); axes[1].legend(axes[1].plot([1, 3]), ['l'])",
    "fig = plt.figure(); fig.text(0.5, 0.5, 'no axes')",
    "fig.canvas.draw(); int(np.asarray(fig.canvas.buffer_rgba()).sum())",
    "fig, ax = plt.subplots(); ax.set_title('seen'); fig.canvas.draw_idle(); int(np.asarray(fig.canvas.buffer_rgba()).sum())",
    "fig, ax = plt.subplots(); fig.canvas.mpl_connect('draw_event', lambda event: print('drawn')); ax.plot([1])",
    "ax.set_xlabel('later'); fig",
    "buffer = io.BytesIO(); fig.savefig(buffer, format='svg', metadata={'Date': None}); buffer.getvalue().count(b'<use')",
    "buffer = io.BytesIO(); fig.savefig(buffer, format='pdf'); b'DejaVuSans' in buffer.getvalue()",
    "plt.ioff(); fig, ax = plt.subplots(); ax.set_title('hidden')",
    "plt.ion(); fig, ax = plt.subplots(); ax.set_title('shown'); plt.show(); print('after')",
    "plt.rcParams['svg.hashsalt'] = 's'\n%config InlineBackend.print_figure_kwargs = {'metadata': {'Date': None}}",
    "%config InlineBackend.figure_formats = ['svg']\nfig, ax = plt.subplots(figsize=(2, 1)); ax.set_title('svg'); None",
    "int(np.asarray(fig.canvas.buffer_rgba()).sum())",
    "%config InlineBackend.figure_formats = ['png']\n%config InlineBackend.print_figure_kwargs = {}\n%config InlineBackend.close_figures = False\nplt.title('kept')",
    "plt.ylabel('on the kept one')",
]
SYNTAX = [
    "x = %who\n", "x = !ls\n", "!ls\n", "%time 1\n", "x?\n", "?x\n", "/f 1\n", ",f a\n", ";f a\n", "if 1:\n    %who\n", "a = b = %who\n",
    "x =\\\n%who\n", "x = (1 !=\n 2)\n", "x != 1\n", "'%d' % 3\n", "print('a?')\n", "x = 1  # 100 %\n", "x = [\n%1]\n", "f'{x=!r}'\n",
    "if 1:\n        a\n    b\n", "'''\n", "(\n", "x = 1\x1cy = 2\n", "a\x0cb\n", "\tx\n        y\n", "await f()\n", "async def f(): pass\n",
    "[x async for x in y]\n", "return 1\n", "x is 1\n", "assert (1, 'x')\n", "'\\d'\n", "1if 2else 3\n", "0x1for x in y\n", "0777\n", "", "\n", "\r\n",
    "x = 1\r\ny = 2\r\n", "%%time\nx\n", "%%time?\n", "def f():\n  return %x\n", "x %= 2\n", "%x\n%y\n", "x %\\\n2\n", ">>> x\n", "In [1]: x\n", "é = 1\n",
    "\\\n%who\n", "x=\\\n  !ls\n", "''' ' '''; %who\n", "f'{1:%}'\n", "print 1\n", "lambda: (yield)\n", "nonlocal x\n", "\ufeffx\n", "x = '\ud800'\n", "\0\n",
]  # fmt: skip


def test_figures_equal_those_of_a_stock_kernel(zygotes: dict[str, sandbox.Zygote], tmp_path: Path) -> None:
    """Picture by picture, byte by byte, with all warnings, errors and prints in their places."""
    os.environ.pop("PYTEST_CURRENT_TEST")  # a stock kernel would not read descriptor 1
    stock, ours = notebook(*FIGURES), notebook(*FIGURES)
    nbclient.NotebookClient(stock, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}).execute()
    with sandbox.ForkKernelManager(zygotes["full"]) as manager:
        nbclient.NotebookClient(ours, km=manager, allow_errors=True).execute()
    for cell, expected, got in zip(FIGURES, comparable(stock), comparable(ours), strict=True):
        assert got == expected, cell


def test_pictures_of_a_rehearsed_class_equal_those_of_a_stock_kernel(tmp_path: Path) -> None:
    """What a notebook begins with, rehearsed by the warm process: the same pictures and prints, byte by byte."""
    name = "05-backprop-by-hand"
    opening = given_cells(nbformat.read(SOURCES / name / f"{name}.ipynb", as_version=4))
    again = [*opening, "import matplotlib.pyplot as plt; plt.rcParams['savefig.facecolor'] = 'yellow'", opening[-1]]
    assert "with_alt(network_diagram(" in opening[-1]
    os.environ.pop("PYTEST_CURRENT_TEST")
    stock, ours = notebook(*again), notebook(*again)
    nbclient.NotebookClient(stock, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}).execute()
    with sandbox.Zygote.start(preload=(*sandbox.view.PRELOAD, "nnbasics.plotting")) as zygote:
        zygote.rehearse(opening)
        with sandbox.ForkKernelManager(zygote) as manager:
            nbclient.NotebookClient(ours, km=manager, allow_errors=True).execute()
    assert comparable(ours) == comparable(stock)
    pictures = {output.data["image/png"] for cell in ours.cells for output in cell.outputs if "data" in output}
    assert len(pictures) == 2  # other settings, another picture


def test_fonts_of_the_warm_process_serve_in_a_fork_of_a_run(run_full: Any) -> None:
    """Parent and child of a notebook's own fork, and a run beside it, draw the same picture at the same time."""
    code = """
import hashlib, io, os, matplotlib.pyplot as plt
def digest(n):
    for _ in range(n):
        figure, axes = plt.subplots(); axes.set_title("words and $x_1^{[2]}$", weight="bold"); axes.text(0, 0, "more", style="italic")
        buffer = io.BytesIO(); figure.savefig(buffer); plt.close(figure)
    return hashlib.sha256(buffer.getvalue()).hexdigest()
r, w = os.pipe(); pid = os.fork()
if not pid:
    os.write(w, digest(5).encode()); os._exit(0)
mine = digest(5); os.waitpid(pid, 0)
print(mine == os.read(r, 64).decode(), mine)
"""
    first, second = run_full(code), run_full(code)
    assert first.text == second.text
    assert first.text.startswith("True ")


def test_a_font_is_shared_only_if_freetype_finds_it_in_memory() -> None:
    """Where Matplotlib opens its fonts in a way that is not known here, each run loads its own."""

    class Opened:
        def __init__(self, path: str) -> None:
            with open(path, "rb") as file:
                self.data = file.read()

    font, in_memory = figures._read_at_once(lambda path: Opened(path), __file__, {})
    assert font.data
    assert not in_memory


@pytest.fixture
def spared(monkeypatch: pytest.MonkeyPatch) -> TransformerManager:
    """IPython's transformer in this process, with the shortcut while the test lasts."""
    monkeypatch.setattr(TransformerManager, "do_token_transforms", TransformerManager.do_token_transforms)
    monkeypatch.setattr("IPython.core.interactiveshell._should_be_async", async_helpers._should_be_async)
    cells.spare_searching()
    return TransformerManager()


def outcome(call: Any, source: str) -> tuple[Any, ...]:
    """What a call gives or raises, and the warnings of it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = call(source)
        except Exception as error:  # noqa: BLE001 - compared
            result = (type(error), str(error))
    return result, [(w.category, str(w.message)) for w in caught]


def stock_transform(source: str) -> Any:
    """IPython's own transformation, its search never cut short."""
    manager = TransformerManager()
    manager.token_transformers = [*manager.token_transformers, _Finds]
    return manager.transform_cell(source)


class _Finds:
    """A transformer that is not IPython's own, and finds nothing."""

    @classmethod
    def find(cls, tokens_by_line: object) -> None:
        """Nothing."""


@pytest.mark.parametrize("source", SYNTAX, ids=repr)
def test_ipythons_own_syntax_is_found_as_ever(source: str, spared: TransformerManager) -> None:
    """The same text, error and warnings with and without the shortcut; the same answer whether a cell awaits."""
    from IPython.core import interactiveshell

    assert outcome(spared.transform_cell, source) == outcome(stock_transform, source)
    assert outcome(interactiveshell._should_be_async, source) == outcome(async_helpers._should_be_async, source)


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*/*.ipynb")), ids=lambda path: path.stem)
def test_cells_of_the_course_stay_as_they_are(path: Path, spared: TransformerManager) -> None:
    """All code of an assignment."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            assert spared.transform_cell(source) == stock_transform(source)


PIECES = st.sampled_from([
    "x", " ", "=", "%", "!", "?", "\n", "\\\n", "(", ")", "'", '"""', "#", ",", ";", "/", "    ", "if 1:\n", "def f():\n", "who", "1", "f'{x}'", "!=", ".",
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_text_is_transformed_as_ever(source: str) -> None:
    """Whatever stands in a cell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransformerManager, "do_token_transforms", TransformerManager.do_token_transforms)
        patch.setattr("IPython.core.interactiveshell._should_be_async", async_helpers._should_be_async)
        cells.spare_searching()
        assert outcome(TransformerManager().transform_cell, source) == outcome(stock_transform, source)


@pytest.fixture
def parsing(monkeypatch: pytest.MonkeyPatch) -> CachingCompiler:
    """IPython's compiler in this process, with both shortcuts while the test lasts."""
    monkeypatch.setattr(CachingCompiler, "ast_parse", CachingCompiler.ast_parse)
    cells.spare_parsing()
    return CachingCompiler()


def stock_tree(source: str) -> Any:
    """IPython's own syntax tree, as text."""
    flags = CachingCompiler().flags | ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    return ast.dump(compile(source, "<cell>", "exec", flags, dont_inherit=True), include_attributes=True)


def the_tree(compiler: CachingCompiler, source: str) -> Any:
    """The tree that a run is given."""
    cells._code_of.cache_clear()
    cells._code_of(source)
    with compiler.extra_flags(ast.PyCF_ALLOW_TOP_LEVEL_AWAIT):
        return ast.dump(compiler.ast_parse(source, "<cell>"), include_attributes=True)


@pytest.mark.parametrize("source", SYNTAX, ids=repr)
def test_a_syntax_tree_is_that_of_ipython(source: str, parsing: CachingCompiler) -> None:
    """Or the same error and warnings come."""
    assert outcome(functools.partial(the_tree, parsing), source) == outcome(stock_tree, source)


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*/*.ipynb")), ids=lambda path: path.stem)
def test_syntax_trees_of_the_course_are_those_of_ipython(path: Path, parsing: CachingCompiler) -> None:
    """And each is used once: what IPython does to it comes back to nobody."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert the_tree(parsing, source) == stock_tree(source)
            assert cells._trees == {}


def test_a_future_import_changes_the_grammar_of_later_cells(run_full: Any) -> None:
    """`<>` is no operator until a cell imports it."""
    result = run_full("1 <> 2", "from __future__ import barry_as_FLUFL", "print(1 <> 2)", "print(1 != 2)")
    names = [[o.get("ename", o.get("text")) for o in cell.outputs] for cell in result.nb.cells]
    assert names == [["SyntaxError"], [], ["True\n"], ["SyntaxError"]]


def test_what_a_notebook_does_to_a_syntax_tree_ends_with_its_cell(run_full: Any) -> None:
    """A transformer that changes constants in place sees each cell as it was written."""
    add = (
        "import ast\nclass T(ast.NodeTransformer):\n    def visit_Constant(self, node):\n        node.value = 7\n"
        "        return node\nget_ipython().ast_transformers.append(T())"
    )
    result = run_full("print(1)", add, "print(1)", "get_ipython().ast_transformers.clear()", "print(1)")
    assert result.text == "1\n7\n1\n"


@given(st.text(), st.integers(0, 2**32 - 1))
@example("naïve ☕", 0xC70F6907)
def test_cells_are_named_by_the_same_hash(text: str, seed: int) -> None:
    """MurmurHash2 of whole words is that of single bytes."""
    assert cells._murmur2(text, seed) == murmur2_x86(text, seed)


def test_the_cells_of_a_notebook_that_changes_ipython_go_through_its_transformers(run_full: Any) -> None:
    """A transformer that a notebook adds is asked about every cell, plain ones too."""
    change = "get_ipython().input_transformer_manager.token_transformers.append(type('T', (), {'find': classmethod(lambda c, t: print('asked'))}))"
    assert run_full(change, "x = 1").text.count("asked") >= 1
