"""Misconception banks: wrong answers that students really give, each with the hint that names the wrong step.

A topic's bank is a folder with one Python file for each solution cell, named after it. An entry has one of three forms:
`wrong_line` names up to three lines of the model solution and what is written in their place, `@misconception` stands over
a whole function that goes another way, and `wrong_value` gives variables wrong values. The files are parsed, not imported:
what an entry stands for runs in the notebook's own namespace, in place of the student's code. The three functions exist so
that a file is ordinary, lintable Python. In the course's own banks an id like M14 is a number of the course's catalogue of
misconceptions; one like 05-a was found while its topic was written, by solving the assignment carelessly.
"""

import ast
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder import changedlines

MOST_LINES = 3  # what changes more reads better as a function
FORMS = {
    "misconception": 'misconception("M14", hint="…")',
    "wrong_line": 'wrong_line("M14", {"a line": "what stands in its place"}, hint="…")',
    "wrong_value": 'wrong_value("M14", values={"name": 1.0}, hint="…")',
}


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


def misconception(id: str, *, hint: str) -> Callable[[Any], Any]:  # noqa: A002 - the catalogue's word
    """Mark a function as the wrong way to write the function of the same name in the file's solution cell."""
    del id, hint
    return lambda function: function


def wrong_line(id: str, lines: dict[str, str], *, hint: str) -> None:  # noqa: A002
    """Say that lines of the model solution are sometimes written like this: {"slope = (right + left) / 2": "slope = right"}.

    A line is given without its indentation and without a comment at its end; each must stand once in the one function
    that has them all. What replaces a line keeps its indentation, may be several lines, and "" leaves the line out.
    """
    del id, lines, hint


def wrong_value(id: str, *, values: dict[str, object], hint: str) -> None:  # noqa: A002
    """Say that variables of the file's solution cell are sometimes given these wrong values (by name)."""
    del id, values, hint


def files(folder: Path) -> list[Path]:
    """Return the files of a topic's bank, by name; what Python, an editor or a system leaves beside them is none."""
    return sorted(path for path in folder.glob("*.py") if path.is_file() and not path.name.startswith("."))


def shown(path: Path) -> str:
    """Return a file of a bank as a message names it, from the course's folder on."""
    return "/".join(path.parts[-4:])  # autograder/misconceptions/TOPIC/CELL.py


def load(folder: Path, solutions: Mapping[str, str]) -> list[Misconception]:
    """Return the misconceptions of a topic, file by file and each in its order; [] if there is no such folder.

    `solutions` holds the topic's model solutions by cell: the lines that `wrong_line` replaces are theirs.

    Raises
    ------
    BankError
        If a file is not Python or holds what is no entry, an entry lacks its id or hint or says more than these, or a line
        to be replaced is not in the solution exactly once.
    """
    former = folder.with_name(f"{folder.name}.py")
    if former.is_file():
        raise BankError(
            f"{former.name} lies in autograder/misconceptions: a topic's bank is a folder with a file for each solution "
            f"cell. Move its entries to {folder.name}/CELL.py and delete it."
        )
    return [item for path in files(folder) for item in _read(path, solutions.get(path.stem, ""))]


def _read(path: Path, solution: str) -> list[Misconception]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    except (SyntaxError, ValueError) as error:  # ValueError: not UTF-8, or a NUL in it
        raise BankError(f"{shown(path)} is not valid Python: {error}") from error
    found = [item for node in tree.body for item in _entries(node, path, solution)]
    ids = [item.id for item in found]
    if twice := [name for name in ids if ids.count(name) > 1]:
        raise BankError(f"{shown(path)}: {twice[0]} is listed twice. Give each its own id.")
    return found


def _entries(node: ast.stmt, path: Path, solution: str) -> list[Misconception]:
    if isinstance(node, ast.FunctionDef):
        marks = [d for d in node.decorator_list if isinstance(d, ast.Call) and _name(d.func) == "misconception"]
        if len(marks) == len(node.decorator_list) > 0:
            node.decorator_list = []
            return [_entry(mark, mark.args, ast.unparse(node), (node.name,), path) for mark in marks]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        call = node.value
        if _name(call.func) == "wrong_line":
            return [_entry(call, call.args[:1], *_changed(call, path, solution), path)]
        if _name(call.func) == "wrong_value":
            return [_entry(call, call.args, *_valued(call, path), path)]
    if isinstance(node, ast.Import | ast.ImportFrom) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return []
    first = [*getattr(node, "decorator_list", []), node][0]  # a decorator stands before its function's own line
    raise BankError(
        f"{shown(path)}, line {first.lineno}: {ast.unparse(node).splitlines()[0]!r} is no entry. Write it as "
        f"@{FORMS['misconception']} over a function, as {FORMS['wrong_line']} or as {FORMS['wrong_value']}, or take it out."
    )


def _changed(call: ast.Call, path: Path, solution: str) -> tuple[str, tuple[str, ...]]:
    """Return code and names of a wrong_line."""
    given = call.args[-1] if len(call.args) == 2 else None
    if not isinstance(given, ast.Dict) or not (lines := _texts(given)):
        raise BankError(
            f"{shown(path)}, line {call.lineno}: write it as {FORMS['wrong_line']} with plain texts, each line once, and "
            f"{MOST_LINES} at most."
        )
    try:
        return changedlines.changed(solution, lines)
    except changedlines.LineError as error:
        place = next(key.lineno for key, line in zip(given.keys, lines, strict=True) if key and line == error.line)
        raise BankError(f"{shown(path)}, line {place}: {error.line!r}: {error}.") from error


def _texts(given: ast.Dict) -> dict[str, str]:
    """Return the lines of a wrong_line and what replaces each; {} if they are too many, or no plain texts."""
    with contextlib.suppress(ValueError, TypeError):  # no literals
        lines: dict[str, str] = ast.literal_eval(given)
        texts = all(isinstance(text, str) for text in [*lines, *lines.values()])
        if texts and len({line.strip() for line in lines}) == len(given.keys) <= MOST_LINES:
            return lines
    return {}


def _valued(call: ast.Call, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return code and names of a wrong_value."""
    given = next((word.value for word in call.keywords if word.arg == "values"), None)
    if not isinstance(given, ast.Dict) or not given.keys:
        raise BankError(f"{shown(path)}, line {call.lineno}: wrong_value needs values={{name: value}}.")
    names = [str(ast.literal_eval(key)) for key in given.keys if key is not None]
    lines = [f"{name} = {ast.unparse(value)}" for name, value in zip(names, given.values, strict=True)]
    return "\n".join(lines), tuple(names)


def _entry(call: ast.Call, args: list[ast.expr], code: str, names: tuple[str, ...], path: Path) -> Misconception:
    named = {word.arg: word.value for word in call.keywords if word.arg != "values"}
    with contextlib.suppress(ValueError):  # no literals
        if len(args) == 1 and named.keys() == {"hint"}:
            name, hint = ast.literal_eval(args[0]), ast.literal_eval(named["hint"])
            return Misconception(str(name), path.stem, str(hint), code, names)
    raise BankError(
        f"{shown(path)}, line {call.lineno}: write it as {FORMS[_name(call.func)]} with plain texts. "
        "Its cell is the one that the file is named after."
    )


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
