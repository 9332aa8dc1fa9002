"""A model solution of which some lines are written otherwise: what a bank's `wrong_line` stands for."""

import ast
import io
import symtable
import textwrap
import tokenize
from collections.abc import Mapping

WHOLE = "write the whole function with @misconception"


class LineError(ValueError):
    """A line that cannot be replaced; the message says why and what to do."""

    def __init__(self, line: str, why: str) -> None:
        super().__init__(why)
        self.line = line


def changed(solution: str, lines: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return a function of the solution, or its assignments, with lines replaced; and the names which that defines.

    Lines are compared without their indentation and the comment at their end. A replacement takes the indentation of
    its line, may be several lines, and may be "". Docstring and comments are gone, as they are from other entries.

    Raises
    ------
    LineError
        If a line is missing, stands there twice, or in another function than the first; or if no Python is left.
    """
    first = next(iter(lines))
    tree = _parsed(solution, first, f"the solution is not plain Python. Instead {WHOLE}")
    code = _without_comments(solution)
    known = [
        {part.strip(), whole.strip()} if part.strip() else set() for part, whole in zip(code, solution.split("\n"), strict=True)
    ]
    block = _block(tree, known, list(lines))
    for old, new in lines.items():
        place = _places(old, block, known)[0]
        code[place] = textwrap.indent(new, code[place][: -len(code[place].lstrip())])
    written = _parsed("\n".join(code[n] for n in block), first, "what is written in its place leaves no valid Python")
    made = "\n".join(ast.unparse(node) for node in written.body)
    symbols = symtable.symtable(made, "solution", "exec").get_symbols()
    return made, tuple(symbol.get_name() for symbol in symbols if symbol.is_assigned())


def _parsed(source: str, line: str, why: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise LineError(line, f"{why} ({error.msg})") from error


def _without_comments(source: str) -> list[str]:
    code = source.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            code[row - 1] = code[row - 1][:column].rstrip()
    return code


def _block(tree: ast.Module, known: list[set[str]], lines: list[str]) -> list[int]:
    """Return the numbers of the lines of the one function, or of the assignments, that has each of `lines` once."""
    functions = [_numbers(node) for node in tree.body if isinstance(node, ast.FunctionDef)]
    values = [n for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) for n in _numbers(node)]
    blocks = [*functions, values]
    for line in lines:
        if not any(_places(line, block, known) for block in blocks):
            raise LineError(line, f"the solution has no such line. Write it as it stands there now, or {WHOLE}")
    homes = [block for block in blocks if all(_places(line, block, known) for line in lines)]
    if not homes:
        raise LineError(lines[-1], f"it lies in another function than {lines[0]!r}. Write an entry for each function")
    for line in lines:
        if len(homes) > 1 or len(_places(line, homes[0], known)) > 1:
            raise LineError(line, f"the solution has this line more than once. Replace one that it has once, or {WHOLE}")
    return homes[0]


def _numbers(node: ast.stmt) -> list[int]:
    """Return the numbers of a statement's lines, from 0 and without those of its docstring."""
    numbers = range(node.lineno - 1, node.end_lineno or node.lineno)
    if not isinstance(node, ast.FunctionDef) or ast.get_docstring(node) is None:
        return list(numbers)
    told = node.body[0]
    return [n for n in numbers if not told.lineno <= n + 1 <= (told.end_lineno or told.lineno)]


def _places(line: str, block: list[int], known: list[set[str]]) -> list[int]:
    return [n for n in block if line.strip() in known[n]]
