"""Item analysis: what marks say of exercises. Arrays: a row a student, a column an exercise, nan for no score."""

from collections.abc import Sequence

import numpy as np

ROUGH = 30  # with fewer students an estimate says little: the 95 % interval of a correlation of 0.3 includes 0


def quantiles(values: Sequence[float], at: Sequence[float] = (0.25, 0.5, 0.75)) -> list[float]:
    """Quantiles, interpolated linearly between the sorted values (Hyndman and Fan's type 7); nan of nothing."""
    return [float(q) for q in np.quantile(values, at)] if len(values) else [float("nan")] * len(at)


def shares(scores: np.ndarray, points: Sequence[float]) -> list[float]:
    """Difficulty index of each exercise: mean score over its points, 0 (nobody) to 1 (everybody); nan if nobody was scored."""
    counted = ~np.isnan(scores)
    sums, most = np.nansum(scores, axis=0), counted.sum(axis=0) * np.asarray(points, dtype=float)
    return [float(s / m) if m > 0 else float("nan") for s, m in zip(sums, most, strict=True)]


def correlation(x: np.ndarray, y: np.ndarray) -> float:
    """Pearson's correlation; nan where one of them does not vary, or fewer than three students have both."""
    both = ~(np.isnan(x) | np.isnan(y))
    if both.sum() < 3:
        return float("nan")
    dx, dy = x[both] - x[both].mean(), y[both] - y[both].mean()
    # relative to their size: what is left when equal numbers are subtracted from their mean is no variation
    flat = min(_spread(dx, x[both]), _spread(dy, y[both])) < 1e-12
    return float("nan") if flat else float(dx @ dy / np.sqrt((dx @ dx) * (dy @ dy)))


def _spread(differences: np.ndarray, values: np.ndarray) -> float:
    return float(np.abs(differences).max() / max(np.abs(values).max(), 1e-300))


def discriminations(scores: np.ndarray) -> list[float]:
    """Corrected item-total correlations: of each exercise with the sum of the others (its own points would praise it)."""
    filled = np.nan_to_num(scores)
    total = filled.sum(axis=1)
    return [correlation(scores[:, n], total - filled[:, n]) for n in range(scores.shape[1])]


def reliability(scores: np.ndarray) -> float:
    """Cronbach's alpha, k/(k-1) (1 - sum of the exercises' variances / variance of the total), of students scored in all."""
    scored = scores[:, ~np.isnan(scores).all(axis=0)]
    whole = scored[~np.isnan(scored).any(axis=1)]
    students, k = whole.shape
    if students < 3 or k < 2:
        return float("nan")
    total = whole.sum(axis=1).var(ddof=1)
    return float(k / (k - 1) * (1 - whole.var(axis=0, ddof=1).sum() / total)) if total > 0 else float("nan")
