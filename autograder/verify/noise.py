"""Noise: whether each tolerance lies well between the errors of right answers and the nearest mistake."""

from typing import Any

import numpy as np

from autograder.reference import CheckReference
from autograder.verify.exercises import Exercise
from autograder.verify.measured import Margin, Work
from autograder.verify.rewrites import rewritings
from autograder.verify.trials import Ran, Trial
from nnbasics.compare import compare

PART = "noise"
SMALLEST = 1e-14
INVISIBLE = 1e-6  # of what is allowed: a mistake that this check cannot see


def measure(work: Work) -> None:
    """Compare each check's tolerance with the errors of right answers and of the bank's mistakes; flag the narrow ones."""
    for exercise in work.subject.exercises:
        written = [(f"alternative {n}", c) for n, c in enumerate(work.subject.alternatives.get(exercise.id, []), start=1)]
        right = work.run([Trial(exercise, name, code) for name, code in [*written, *rewritings(exercise)]])
        wrong = work.run([Trial(exercise, m.id, m.code) for m in work.subject.wrong if m.cell == exercise.id])
        for check in exercise.test.checks:
            margin = _margin(exercise, check, [r for r in right if r.full], wrong)
            if margin is None:
                continue
            work.measured.margins.append(margin)
            work.measured.count(exercise.id, "tolerances")
            if not margin.separates:
                work.measured.count(exercise.id, "tolerances_flagged")
                work.find(PART, exercise.id, _words(margin), flagged=True)


def _words(margin: Margin) -> str:
    return (
        f"{margin.check!r}: right answers use {margin.noise:.2g} of what is allowed (at most 0.33), the nearest mistake "
        f"({margin.nearest or 'none'}) is {margin.mistake:.3g} times what is allowed (at least 3)"
    )


def _margin(exercise: Exercise, check: CheckReference, right: list[Ran], wrong: list[Ran]) -> Margin | None:
    """The margins of one check; None if its value holds no numbers."""
    want = _flat(check.reference.value)
    if want is None or not want.size:
        return None
    noise = max((_units(ran.values.get(check.name), check) for ran in right), default=0.0)
    seen = [(_units(ran.values.get(check.name), check), ran) for ran in wrong]
    near, nearest = min(((d, r.trial.name) for d, r in seen if INVISIBLE < d < np.inf), default=(np.inf, ""))
    apart = next((_relative(r.values.get(check.name), want) for _, r in seen if r.trial.name == nearest), np.inf)
    passes = _passes(check)
    return Margin(exercise.id, check.name, passes, passes * 1.01, noise, near, nearest, apart)


def _passes(check: CheckReference) -> float:
    """The largest relative error of all numbers together that passes, to 1 %."""
    low, high = SMALLEST, 10.0
    if not compare(_scaled(check.reference.value, low), check.reference).passed:
        return 0.0
    while high / low > 1.01:
        middle = float(np.sqrt(low * high))
        low, high = (middle, high) if compare(_scaled(check.reference.value, middle), check.reference).passed else (low, middle)
    return low


def _scaled(value: Any, error: float) -> Any:
    if isinstance(value, dict):
        return {key: _scaled(item, error) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scaled(item, error) for item in value]
    return value if value is None or isinstance(value, str) else np.asarray(value, dtype=float) * (1 + error)


def _units(value: Any, check: CheckReference) -> float:
    """The largest error in units of what the check allows there; infinite for other shapes."""
    return _worst(value, check.reference.value, check)


def _worst(value: Any, want: Any, check: CheckReference) -> float:
    if isinstance(want, dict):
        return (
            max((_worst(value.get(k), w, check) for k, w in want.items()), default=0.0) if isinstance(value, dict) else np.inf
        )
    if isinstance(want, list | tuple):
        items = list(value) if isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim) else []
        if len(items) != len(want):
            return np.inf
        return max((_worst(v, w, check) for v, w in zip(items, want, strict=True)), default=0.0)
    if want is None or isinstance(want, str):
        return 0.0 if value == want else np.inf
    got, target = _flat(value), np.asarray(want, dtype=float)
    if got is None or got.size != target.size or not np.isfinite(got).all():
        return np.inf
    with np.errstate(over="ignore"):  # where nothing but 0 is allowed, any error is infinitely large
        return float(np.max(np.abs(got - target.ravel()) / _allowed(target.ravel(), check), initial=0.0))


def _allowed(want: np.ndarray, check: CheckReference) -> np.ndarray:
    """As `nnbasics.compare` has it; a test holds the two together."""
    ref = check.reference
    atol = 1e-6 * np.max(np.abs(want), initial=0.0) if ref.atol is None else ref.atol
    allowed = atol + ref.rtol * np.abs(want)
    rounded = 1.5 * 10.0**-ref.digits if ref.digits is not None else 0.0
    return np.maximum(np.maximum(allowed, rounded), np.finfo(float).tiny)


def _relative(value: Any, want: np.ndarray) -> float:
    """The largest difference over the largest number."""
    got = _flat(value)
    if got is None or got.size != want.size:
        return np.inf
    return float(np.max(np.abs(got - want)) / max(float(np.max(np.abs(want))), np.finfo(float).tiny))


def _flat(value: Any) -> np.ndarray | None:
    """All numbers of a value in a row; None if there are others than numbers."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else None
    if items is not None:
        parts = [_flat(item) for item in items]
        return None if not parts or any(part is None for part in parts) else np.concatenate([p for p in parts if p is not None])
    if value is None or isinstance(value, str):
        return None
    array = np.asarray(value)
    return array.astype(float).ravel() if array.dtype.kind in "biuf" else None
