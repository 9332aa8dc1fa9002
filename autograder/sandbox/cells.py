"""What IPython does to every cell before it runs, done once where it can change nothing.

A cell that Python takes as it stands, without a sound, has none of IPython's own syntax (no `%`, `!` or `?` is a token where
IPython looks for one), so the search for it, in two slow tokenizations, finds nothing; and whether it awaits is known from
the same compilation. Everything else goes the way of IPython (tests/sandbox/test_shortcuts.py).
"""

from __future__ import annotations
import __future__

import ast
import functools
import inspect
import operator
import re
import struct
import sys
import warnings
from types import CodeType
from typing import Any

# what could be IPython's, wherever it stands; `!=` is Python's
_SPECIAL = re.compile(r"\?|!(?!=)|^\s*[%,;/]|=[\s\\]*%", re.MULTILINE)
_FUTURES = functools.reduce(operator.or_, (getattr(__future__, name).compiler_flag for name in __future__.all_feature_names))
_MASK, _PRIME = 0xFFFFFFFF, 0x5BD1E995


_FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_trees: dict[str, ast.Module] = {}  # of the last cell that was compiled


@functools.lru_cache(maxsize=4)
def _code_of(cell: str) -> CodeType | None:
    """The cell compiled as Python, or None if that fails or warns (IPython's own compilations must then do so)."""
    filters = warnings.filters
    warnings.filters = [("error", None, Warning, None, 0)]  # catch_warnings would have Python show old warnings again
    _trees.clear()
    try:
        tree = compile(cell, "<>", "exec", flags=_FLAGS | ast.PyCF_ONLY_AST, dont_inherit=True)
        code = compile(tree, "<>", "exec", flags=_FLAGS, dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError, Warning):
        return None
    else:
        _trees[cell] = tree
        return code
    finally:
        warnings.filters = filters


def _plain(lines: list[str]) -> bool:
    """Whether lines are Python and nothing else."""
    cell = "".join(lines)
    whole = len(lines) == cell.count("\n") and cell.endswith("\n")  # IPython warns of lines that end otherwise
    return whole and _SPECIAL.search(cell) is None and _code_of(cell) is not None


def spare_searching() -> None:
    """Have IPython's search for its own syntax, and for `await`, end where there is nothing to find."""
    transformers: Any = sys.modules["IPython.core.inputtransformer2"]
    shell: Any = sys.modules["IPython.core.interactiveshell"]
    manager = transformers.TransformerManager
    search, awaits, known = manager.do_token_transforms, shell._should_be_async, manager().token_transformers

    @functools.wraps(search)
    def do_token_transforms(self: Any, lines: list[str]) -> Any:
        return lines if self.token_transformers == known and _plain(lines) else search(self, lines)

    @functools.wraps(awaits)
    def should_be_async(cell: str) -> Any:
        code = _code_of(cell)
        return awaits(cell) if code is None else bool(inspect.CO_COROUTINE & code.co_flags)

    manager.do_token_transforms = do_token_transforms
    shell._should_be_async = should_be_async


def spare_parsing() -> None:
    """Have IPython take the syntax tree of the cell that was just compiled, unless the notebook imported from `__future__`."""
    compiler: Any = sys.modules["IPython.core.compilerop"]
    cached = compiler.CachingCompiler
    parse = cached.ast_parse

    @functools.wraps(parse)
    def ast_parse(self: Any, source: str, filename: str = "<unknown>", symbol: str = "exec") -> Any:
        known = _trees.pop(source, None) if symbol == "exec" and not self.flags & _FUTURES else None
        return known or parse(self, source, filename, symbol)

    cached.ast_parse = ast_parse


def spare_hashing() -> None:
    """Have ipykernel name cells by the same hash (MurmurHash2, 32 bits), worked out of whole words."""
    compiler: Any = sys.modules["ipykernel.compiler"]
    stock, sample = compiler.murmur2_x86, "naïve\n"
    if _murmur2(sample, 7) == stock(sample, 7):
        compiler.murmur2_x86 = _murmur2


def _murmur2(data: str, seed: int) -> int:
    raw = data.encode()
    whole = len(raw) & ~3
    value = seed ^ len(raw)
    for (word,) in struct.iter_unpack("<I", raw[:whole]):
        mixed = word * _PRIME & _MASK
        value = (value * _PRIME & _MASK) ^ ((mixed ^ mixed >> 24) * _PRIME & _MASK)
    if raw[whole:]:
        value = (value ^ int.from_bytes(raw[whole:], "little")) * _PRIME & _MASK
    value = (value ^ value >> 13) * _PRIME & _MASK
    return value ^ value >> 15
