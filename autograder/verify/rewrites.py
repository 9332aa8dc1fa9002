"""Right answers: the alternatives that people wrote, and random right rewritings by rule. All must earn everything."""

import ast
import hashlib
from collections.abc import Callable

import numpy as np

from autograder.verify.exercises import Exercise
from autograder.verify.measured import Work
from autograder.verify.trials import Trial

PART = "alternatives"
RANDOM = 8  # rewritings of each exercise
FORMS = ("list", "tuple", "array", "float32")
WRAPPED = """
_kit_{name} = {name}
def {name}(*args, **kwargs):
    {body}
"""
ARGUMENTS = {
    "float32 inside": "import numpy as _n; single = lambda v: _n.asarray(v, _n.float32) if isinstance(v, _n.ndarray) "
    "and v.dtype == float else {{k: single(i) for k, i in v.items()}} if isinstance(v, dict) else v\n"
    "    return _kit_{name}(*map(single, args), **kwargs)",
    "another memory order": "import numpy as _n; turned = lambda v: _n.asfortranarray(v) if isinstance(v, _n.ndarray) "
    "else {{k: turned(i) for k, i in v.items()}} if isinstance(v, dict) else v\n"
    "    return _kit_{name}(*map(turned, args), **kwargs)",
    "in place on copies": "import copy; mine = copy.deepcopy(args); result = copy.deepcopy(_kit_{name}(*mine, **kwargs))\n"
    "    for array in mine:\n        if hasattr(array, 'fill'): array.fill(0)\n    return result",
}


def measure(work: Work) -> None:
    """Run all right answers; find those that lose anything."""
    for exercise in work.subject.exercises:
        written = [(f"alternative {n}", code) for n, code in enumerate(work.subject.alternatives.get(exercise.id, []), start=1)]
        if not written:
            work.find(PART, exercise.id, "no alternative answer is written in tests/alternatives/", flagged=True)
        for ran in work.run([Trial(exercise, name, code) for name, code in [*written, *rewritings(exercise)]]):
            work.measured.count(exercise.id, "alternatives")
            if ran.full:
                work.measured.count(exercise.id, "alternatives_full")
            else:
                lost = [f"{r.check.name} ({r.verdict.reason})" for r in ran.result.results if not r.verdict.passed]
                work.find(PART, exercise.id, f"a right answer ({ran.trial.name}) fails: {'; '.join(lost)}", ran.trial.code)


def rewritings(exercise: Exercise) -> list[tuple[str, str]]:
    """(name, code) of the solution with its results in other forms, other arguments' types, and rewritten at random."""
    found = [(f"result as {form}", _changed(exercise, form)) for form in FORMS]
    for name, body in ARGUMENTS.items():
        wrapped = "".join(WRAPPED.format(name=f, body=body.format(name=f)) for f in exercise.functions)
        found += [(name, exercise.code + wrapped)] if wrapped else []
    seen = {ast.unparse(ast.parse(exercise.code))}
    for number in range(RANDOM):
        text = _rewritten(exercise.code, f"{exercise.id} {number}")
        if text not in seen:
            seen.add(text)
            found.append((f"rewriting {number}", text))
    return found


def _changed(exercise: Exercise, form: str) -> str:
    body = "return _kit.changed(_kit_{name}(*args, **kwargs), {form!r})"
    if exercise.functions:
        return exercise.code + "".join(WRAPPED.format(name=f, body=body.format(name=f, form=form)) for f in exercise.functions)
    return exercise.code + "".join(f"\n{name} = _kit.changed({name}, {form!r})" for name in exercise.names)


def _rewritten(code: str, seed: str) -> str:
    """Each place where a rule applies is rewritten or not, by the toss of a seeded coin."""
    rng = np.random.default_rng(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]))
    return ast.unparse(ast.fix_missing_locations(_Rewrite(rng).visit(ast.parse(code))))


class _Rewrite(ast.NodeTransformer):
    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def generic_visit(self, node: ast.AST) -> ast.AST:
        node = super().generic_visit(node)
        ways = [way for rule in RULES if (way := rule(node)) is not None]
        return ways[int(self._rng.integers(len(ways)))] if ways and self._rng.random() < 0.6 else node


def _commuted(node: ast.AST) -> ast.AST | None:
    """The other order of a sum or a product; texts and lists do not commute."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult):
        plain = all(not isinstance(n, ast.List | ast.Tuple | ast.JoinedStr | ast.Constant) for n in (node.left, node.right))
        return ast.BinOp(node.right, node.op, node.left) if plain else None
    return None


def _product(node: ast.AST) -> ast.AST | None:
    return _call("_kit.product", node) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult) else None


def _looped(node: ast.AST) -> ast.AST | None:
    return _call("_kit.looped", node) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult) else None


def _call(name: str, node: ast.BinOp) -> ast.AST:
    module, function = name.split(".")
    return ast.Call(ast.Attribute(ast.Name(module, ast.Load()), function, ast.Load()), [node.left, node.right], [])


def _turned_difference(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        return ast.UnaryOp(ast.USub(), ast.BinOp(node.right, ast.Sub(), node.left))
    return None


def _reciprocal(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return ast.BinOp(node.left, ast.Mult(), ast.BinOp(ast.Constant(1.0), ast.Div(), node.right))
    return None


def _reduced(node: ast.AST) -> ast.AST | None:
    """x.sum(axis=0) as np.sum(x, axis=0)."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("sum", "mean", "max")):
        return None
    if isinstance(node.func.value, ast.Name) and node.func.value.id == "np":
        return None
    numpy = ast.Attribute(ast.Name("np", ast.Load()), node.func.attr, ast.Load())
    return ast.Call(numpy, [node.func.value, *node.args], node.keywords)


def _swapped_axes(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.Attribute) and node.attr == "T" and isinstance(node.ctx, ast.Load):
        return ast.Call(ast.Attribute(ast.Name("np", ast.Load()), "transpose", ast.Load()), [node.value], [])
    return None


RULES: tuple[Callable[[ast.AST], ast.AST | None], ...] = (
    _commuted,
    _product,
    _looped,
    _turned_difference,
    _reciprocal,
    _reduced,
    _swapped_axes,
)
