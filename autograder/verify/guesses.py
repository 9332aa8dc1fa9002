"""Guessing: what a notebook gets that computes nothing."""

from collections.abc import Iterator

from autograder.sourcecheck import without_hidden
from autograder.verify.exercises import Exercise
from autograder.verify.measured import Work
from autograder.verify.trials import Trial

PART = "guesses"
FILLS = {"zeros": 0.0, "ones": 1.0, "minus ones": -1.0, "halves": 0.5, "NaN": float("nan"), "random numbers": "random"}
PLAIN = {"zero": "0.0", "one": "1.0", "a half": "0.5", "NaN": "float('nan')", "nothing": "None"}
SHOWN = 12  # visible answers that are tried, of each exercise
INPUTS = 3


def measure(work: Work) -> None:
    """Answer every exercise in every blind way; the assignment's figure is the best way of each exercise, together."""
    total = 0.0
    for exercise in work.subject.exercises:
        ran = work.run([Trial(exercise, name, code) for name, code in guesses(exercise)])
        best = max(ran, key=lambda r: r.result.score)
        total += best.result.score
        work.measured.count(exercise.id, "guesses", len(ran))
        work.measured.guesses[exercise.id] = best.result.score
        if best.result.score:
            passed = ", ".join(r.check.name for r in best.result.results if r.verdict.passed and r.check.hidden)
            what = f"guessing ({best.trial.name}) earns {best.result.score:g} of {exercise.test.points:g} points: {passed}"
            work.find(PART, exercise.id, what, flagged=True)
    work.measured.guesses[""] = total / work.subject.reference.points if work.subject.reference.points else 0.0


def guesses(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """(name, code) of answers that compute nothing: constants, shapes filled, inputs handed back, visible answers."""
    if not exercise.functions:
        for name, value in PLAIN.items():
            yield name, "\n".join(f"{variable} = {value}" for variable in exercise.names)
        for check in (c for c in exercise.test.checks if not c.hidden):
            yield f"the answer of {check.name!r}", "\n".join(f"{v} = {_literal(check.reference.value)}" for v in exercise.names)
        return
    for name, value in PLAIN.items():
        yield name, _defined(exercise, f"return {value}")
    for name, how in FILLS.items():
        body = f"return _kit.filled(_kit_{{f}}(*args, **kwargs), {_literal(how)}, np.random.default_rng(0))"
        yield (
            f"{name} of the right shape",
            exercise.code + "\nimport numpy as np\n" + _kept(exercise) + _defined(exercise, body),
        )
    for n in range(INPUTS):
        yield f"input {n + 1}", _defined(exercise, f"return [*args, *kwargs.values()][{n}]")
    recorded = f"_kit_calls = _kit.calls_of({without_hidden(exercise.test.source)!r}, {exercise.functions!r}, globals())\n"
    for n in range(SHOWN):
        body = f"mine = [c[3] for c in _kit_calls if c[0] == {{f!r}}]; return mine[{n} % len(mine)]"
        yield f"visible answer {n + 1}", f"{exercise.code}\n{recorded}{_defined(exercise, body)}"


def _kept(exercise: Exercise) -> str:
    return "".join(f"_kit_{name} = {name}\n" for name in exercise.functions)


def _defined(exercise: Exercise, body: str) -> str:
    return "".join(
        f"def {name}(*args, **kwargs):\n    {body.replace('{f!r}', repr(name)).replace('{f}', name)}\n"
        for name in exercise.functions
    )


def _literal(value: object) -> str:
    """A value as code: visible answers are numbers, arrays, or lists and dicts of them."""
    listed = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(listed, float) and listed != listed:  # noqa: PLR0124 - NaN
        return "float('nan')"
    return repr(listed)
