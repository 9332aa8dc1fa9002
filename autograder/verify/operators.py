"""The ways to break a right answer: each operator yields changed copies of its syntax tree. Deterministic."""

import ast
import copy
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
}
COMPARISON = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
UFUNCS = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide"}
REDUCTIONS = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "log": "log10", "exp": "exp2", "maximum": "minimum"}
ONE = ast.Constant(1)


def mutants(code: str, at_most: int = 30) -> list[tuple[str, str]]:
    """(operator, code) of up to so many mutants, spread over the operators; no two alike, none like the original."""
    tree = ast.parse(code)
    by_operator = [[(name, text) for text in _texts(tree, operator)] for name, operator in OPERATORS.items()]
    seen, found = {ast.unparse(tree)}, []
    for name, text in (item for row in zip_longest(*by_operator) for item in row if item):
        if text not in seen:
            seen.add(text)
            found.append((name, text))
    return found[:at_most]


def _texts(tree: ast.Module, operator: Callable[[ast.AST], Iterator[ast.AST | None]]) -> Iterator[str]:
    """The code with one node replaced: each node that the operator knows to change, in each of its ways."""
    for number, node in enumerate(ast.walk(tree)):
        if _is_text(node):
            continue
        for way in range(len(list(operator(copy.deepcopy(node))))):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[number]
            yield ast.unparse(ast.fix_missing_locations(_replaced(changed, target, list(operator(target))[way])))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _replaced(tree: ast.Module, old: ast.AST, new: ast.AST | None) -> ast.Module:
    """Put `new` in the place of `old`; None stands for a statement that does nothing."""

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is not old:
                return self.generic_visit(node)
            return ast.Pass() if new is None else new

    Replace().visit(tree)  # in place: the module itself stays
    return tree


def _arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)
    if isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
        yield ast.AugAssign(node.target, ARITHMETIC[type(node.op)](), node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand


def _operand(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp):
        yield node.left
        yield node.right


def _comparison(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISON:
        yield ast.Compare(node.left, [COMPARISON[type(node.ops[0])](), *node.ops[1:]], node.comparators)
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _constant(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        value: Any = node.value
        yield ast.Constant(value + 1 if type(value) is int else value * 1.01)
        yield ast.UnaryOp(ast.USub(), node) if value else ast.Constant(1)


def _axis(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Call):
        return
    for word in node.keywords:
        others = [k for k in node.keywords if k is not word]
        if word.arg == "axis":
            turned = 1 if isinstance(word.value, ast.Constant) and word.value.value in (0, -2) else 0
            yield ast.Call(node.func, node.args, [*others, ast.keyword("axis", ast.Constant(turned))])
            yield ast.Call(node.func, node.args, others)
        if word.arg == "keepdims":
            yield ast.Call(node.func, node.args, others)


def _transpose(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        yield ast.BinOp(node.left, node.op, ast.Attribute(node.right, "T", ast.Load()))
        yield ast.Attribute(node, "T", ast.Load())


def _off_by_one(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        yield ast.Call(node.func, [*node.args[:-1], ast.BinOp(node.args[-1], ast.Sub(), ONE)], [])
        if len(node.args) == 1:
            yield ast.Call(node.func, [ONE, *node.args], [])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len":
        yield ast.BinOp(node, ast.Sub(), ONE)
    if isinstance(node, ast.Slice):
        for bound in (b for b in (node.lower, node.upper) if b is not None):
            new = ast.BinOp(bound, ast.Add(), ONE)
            yield ast.Slice(new if bound is node.lower else node.lower, new if bound is node.upper else node.upper, node.step)


def _dropped(node: ast.AST) -> Iterator[None]:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.If | ast.For):
        yield None


def _swapped(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and len(node.args) > 1:
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
        yield ast.BinOp(node.right, node.op, node.left)
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        yield ast.Return(ast.Tuple(node.value.elts[::-1], ast.Load()))


def _in_place(node: ast.AST) -> Iterator[ast.AST]:
    """`a - b` written over `a`."""
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name) and type(node.op) in UFUNCS:
        yield _numpy(UFUNCS[type(node.op)], node.left, node.right, out=ast.Name(node.left.id, ast.Load()))
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.log", "np.exp") and isinstance(node.args[0], ast.Name):
        yield ast.Call(node.func, node.args, [ast.keyword("out", ast.Name(node.args[0].id, ast.Load()))])


def _dtype(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp | ast.Call):
        for kind in ("float16", "int"):
            dtype = (
                ast.Attribute(ast.Name("np", ast.Load()), kind, ast.Load()) if kind != "int" else ast.Name("int", ast.Load())
            )
            yield ast.Assign(node.targets, _numpy("asarray", node.value, dtype=dtype))
    if isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp | ast.Call):
        yield ast.Return(_numpy("asarray", node.value, dtype=ast.Name("int", ast.Load())))


def _reduction(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in REDUCTIONS:
        yield ast.Call(ast.Attribute(node.func.value, REDUCTIONS[node.func.attr], ast.Load()), node.args, node.keywords)


def _numpy(function: str, *args: ast.expr, **words: ast.expr) -> ast.Call:
    keywords = [ast.keyword(name, value) for name, value in words.items()]
    return ast.Call(ast.Attribute(ast.Name("np", ast.Load()), function, ast.Load()), list(args), keywords)


OPERATORS: dict[str, Callable[[ast.AST], Iterator[ast.AST | None]]] = {
    "arithmetic": _arithmetic,
    "operand": _operand,
    "comparison": _comparison,
    "constant": _constant,
    "axis": _axis,
    "transpose": _transpose,
    "off by one": _off_by_one,
    "dropped statement": _dropped,
    "swapped arguments": _swapped,
    "in place": _in_place,
    "dtype": _dtype,
    "reduction": _reduction,
}
