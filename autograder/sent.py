"""What a kernel is sent of a test cell: its code without the options of its checks, which are the judge's business."""

import ast
from functools import lru_cache


@lru_cache(maxsize=256)
def without_options(source: str) -> str:
    """Return a test cell's code with every keyword argument of `check(…)` removed, by its syntax tree."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "check"]
    if not any(call.keywords for call in calls):
        return source
    for call in calls:
        call.keywords = []
    return ast.unparse(tree)
