"""What trials need beside the student's code: this file's text is run in the sealed kernel, as a module of its own.

It records the arguments that a test cell gives to an answer, makes others like them, and changes the form of results.
"""

# mypy: allow-untyped-defs, allow-untyped-calls
# ruff: noqa: SLF001 - how `check` publishes is ours
import ast
import contextlib
import copy
import functools
import io
import json
import re
import signal
import sys

import IPython
import numpy as np

from nnbasics import _publish

SESSION = re.compile(r"_+|_i+\d*|_\d+|_oh|_dh|_sh|_kit\w*")


def forget(scope, kept):
    """Delete all names that an earlier trial may have left."""
    for name in [n for n in scope if n not in kept and not SESSION.fullmatch(n)]:
        del scope[name]


def play(trials, seconds, scope, kept):
    """Run trials, each a list of sources, one after another in this cell; send one frame of all that each published.

    As if every source were a cell of its own: whatever it raises ends it alone. A trial that takes longer than `seconds` ends.
    """
    send = _publish._send
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    for number, sources in enumerate(trials):
        forget(scope, kept)
        frames: list[object] = []
        _publish._send = frames.append
        late = _ends_late(sources, seconds, scope)
        text = json.dumps({"frames": [json.dumps(frame) for frame in frames], "late": late})
        send({"check": f"trial {number}", "value": {"kind": "text", "text": text}})
    _publish._send = send


def _ends_late(sources, seconds, scope):
    """Run the sources; return whether time ran out. The clock rings again if an answer catches what it raises."""
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for source in sources:
                try:
                    exec(_compiled(source), scope)  # noqa: S102 - the instructor's answers
                except KeyboardInterrupt:
                    raise
                except BaseException:  # noqa: BLE001, S110 - SystemExit too: as a cell that fails
                    pass
            if "matplotlib.pyplot" in sys.modules:
                sys.modules["matplotlib.pyplot"].close("all")
    except KeyboardInterrupt:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return False


@functools.lru_cache(maxsize=256)
def _compiled(source):
    return compile(IPython.get_ipython().transform_cell(source), "cell", "exec")


def calls_of(source, names, scope):
    """The calls that a test cell makes of the functions `names`: (name, arguments, result), copied."""
    tree, inner = ast.parse(source), dict(scope)
    found: list[tuple[object, ...]] = []
    tree.body = [n for n in tree.body if not (isinstance(n, ast.ImportFrom) and n.module == "nnbasics.check")]
    for name in names:
        inner[name] = _recorder(name, scope[name], found)
    inner["check"] = _quietly
    exec(compile(tree, "test", "exec"), inner)  # noqa: S102 - our own test cell
    return found


def _recorder(name, function, found):
    def recorded(*args, **kwargs):
        copied = copy.deepcopy((args, kwargs))
        result = function(*args, **kwargs)
        found.append((name, *copied, copy.deepcopy(result)))
        return result

    return recorded


def _quietly(name, thunk, **options):
    """What stands for `check` here: the calls are what matters."""
    del name, options
    try:
        return thunk()
    except Exception:  # noqa: BLE001 - a check of a wrong answer may fail
        return None


def like(value, rng):
    """Random values of the same form: shape, dtype, zeros and ones, probabilities."""
    if isinstance(value, dict):
        return {key: like(item, rng) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(like(item, rng) for item in value)
    if not isinstance(value, np.ndarray | np.number | float):
        return copy.deepcopy(value)
    old = np.asarray(value)
    if old.dtype.kind not in "fiu" or not old.size:
        return copy.deepcopy(value)
    new = _like_array(old, rng).astype(old.dtype)
    return new if isinstance(value, np.ndarray) else type(value)(new)


def _like_array(old, rng):
    if np.isin(old, (0, 1)).all():
        return rng.integers(0, 2, old.shape)
    if old.dtype.kind != "f":
        return rng.permutation(old.ravel()).reshape(old.shape) + rng.integers(0, 2, old.shape)
    if old.min() > 0 and old.max() < 1:
        return rng.uniform(0.02, 0.98, old.shape)
    low = 0.1 if old.min() > 0 else -1.5
    return rng.uniform(low, 1.5, old.shape) * np.abs(old).max()


def random_inputs(calls, rounds=6, at_most=40):
    """(name, args, kwargs) for each recorded call and for random ones of the same form."""
    rng = np.random.default_rng(0)
    inputs = [call[:3] for call in calls]
    for _ in range(rounds):
        inputs += [(name, like(args, rng), like(kwargs, rng)) for name, args, kwargs, _ in calls]
    return inputs[:at_most]


def filled(value, how, rng):
    """A value of the same form with other numbers: `how` is a number, or "random"."""
    if isinstance(value, dict):
        return {key: filled(item, how, rng) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(filled(item, how, rng) for item in value)
    if value is None or isinstance(value, str):
        return value
    shape = np.shape(value)
    return rng.normal(size=shape) if how == "random" else np.full(shape, float(how))


def changed(value, how):
    """The same numbers in another form: "list", "array" (0-d for a number), "float32", "tuple"."""
    if isinstance(value, dict):
        return {key: changed(item, how) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return tuple(changed(item, how) for item in value)
    if not isinstance(value, np.ndarray | np.number | float):
        return value
    if how == "float32":
        return np.asarray(value, dtype=np.float32) if np.asarray(value).dtype.kind == "f" else value
    if how == "array":
        return np.array(value)
    listed = np.asarray(value).tolist()
    return tuple(listed) if how == "tuple" and isinstance(listed, list) else listed


def product(a, b):
    """The product a @ b as a sum over one index."""
    left, right = "ij"[2 - np.ndim(a) :], "jk"[: np.ndim(b)]
    return np.einsum(f"{left},{right}->{left[:-1]}{right[1:]}", a, b)


def looped(a, b):
    """The product a @ b by loops over rows and columns, added up from the back."""
    left, right = np.atleast_2d(np.asarray(a)), np.asarray(b)
    right = right.reshape(-1, 1) if right.ndim == 1 else right
    rows = [[sum(row[j] * column[j] for j in reversed(range(len(row)))) for column in right.T] for row in left]
    return np.array(rows).reshape(np.shape(a)[:-1] + np.shape(b)[1:])


def facts(calls):
    """What the recorded inputs hold, by argument: for the report on coverage. Plain lists and numbers only."""
    found = []
    for name, args, kwargs, _ in calls:
        for place, value in [*enumerate(args), *kwargs.items()]:
            listed = isinstance(value, list) and any(isinstance(item, np.ndarray) for item in value)  # as parameters are
            items = value.items() if isinstance(value, dict) else [("", item) for item in (value if listed else [value])]
            found += [_fact(f"{name}.{place}.{key}", item) for key, item in items]
    return [fact for fact in found if fact]


def _fact(place, value):
    if not isinstance(value, np.ndarray | np.number | float | int | list) or isinstance(value, bool):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # a list of batches is no table
        return None
    if array.dtype.kind not in "fiu" or not array.size:
        return None
    zeros_ones = bool(np.isin(array, (0, 1)).all())
    return [place, list(array.shape), float(array.min()), float(array.max()), zeros_ones, len(np.unique(array))]
