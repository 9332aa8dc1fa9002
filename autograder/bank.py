"""Misconception banks: wrong answers that students really give, each with the hint that names the wrong step.

A bank is a Python file that is parsed, not imported: its functions run in the notebook's own namespace, in place of the
student's. `misconception` and `wrong_value` exist so that the file is ordinary, lintable Python.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BankError(ValueError):
    """A misconception bank that cannot be used; the message names file, line and reason."""


@dataclass(frozen=True)
class Misconception:
    """One wrong answer: its catalogue id, the solution cell it replaces, the code, and the hint."""

    id: str
    cell: str
    hint: str
    code: str
    names: tuple[str, ...]


def misconception(id: str, *, cell: str, hint: str) -> Callable[[Any], Any]:  # noqa: A002 - the catalogue's word
    """Mark a function as the wrong way to write the function of the same name in the solution cell `cell`."""
    del id, cell, hint
    return lambda function: function


def wrong_value(id: str, *, cell: str, values: dict[str, object], hint: str) -> None:  # noqa: A002
    """Say that variables of the solution cell `cell` are sometimes given these wrong values (by name)."""
    del id, cell, values, hint


def load(path: Path) -> list[Misconception]:
    """Return the misconceptions of a bank, in the order of the file; [] if there is no file.

    Raises
    ------
    BankError
        If the file is not Python, or an entry lacks its id, cell or hint.
    """
    if not path.exists():
        return []
    try:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source, filename=str(path))
    except (SyntaxError, UnicodeDecodeError) as error:
        raise BankError(f"{path.name} is not valid Python: {error}") from error
    found = [item for node in tree.body for item in _entries(node, path)]
    seen: set[tuple[str, str]] = set()
    for item in found:
        if (item.id, item.cell) in seen:
            raise BankError(f"{path.name}: {item.id} is listed twice for the cell {item.cell}. Give each its own id.")
        seen.add((item.id, item.cell))
    return found


def _entries(node: ast.stmt, path: Path) -> list[Misconception]:
    if isinstance(node, ast.FunctionDef):
        marks = [d for d in node.decorator_list if isinstance(d, ast.Call) and _name(d.func) == "misconception"]
        node.decorator_list = []
        return [_entry(mark, ast.unparse(node), (node.name,), path) for mark in marks]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _name(node.value.func) == "wrong_value":
        call = node.value
        given = next((word.value for word in call.keywords if word.arg == "values"), None)
        if not isinstance(given, ast.Dict) or not given.keys:
            raise BankError(f"{path.name}, line {call.lineno}: wrong_value needs values={{name: value}}.")
        names = [str(ast.literal_eval(key)) for key in given.keys if key is not None]
        lines = [f"{name} = {ast.unparse(value)}" for name, value in zip(names, given.values, strict=True)]
        return [_entry(call, "\n".join(lines), tuple(names), path)]
    return []


def _entry(call: ast.Call, code: str, names: tuple[str, ...], path: Path) -> Misconception:
    try:
        fields = {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg in ("cell", "hint")}
        return Misconception(str(ast.literal_eval(call.args[0])), fields["cell"], fields["hint"], code, names)
    except (KeyError, IndexError, ValueError) as error:
        raise BankError(
            f'{path.name}, line {call.lineno}: write it as misconception("M14", cell="…", hint="…") with plain texts.'
        ) from error


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
