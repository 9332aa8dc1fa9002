"""Pairs of labels on edges: one above the other, placed together, drawn as two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.placement import place_labels
from nnbasics.plotting.style import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nnbasics.plotting.style import Floats

    Spot = tuple[float, float]
    Pair = tuple[Spot, Spot]

MOST_SEARCHES = 200
# a widget draws the same labels again and again, and a class the same figures
_FOUND: dict[tuple[object, ...], tuple[Floats, float]] = {}


def place_pairs(
    paths: Sequence[Floats], upper: Floats, lower: Floats, gaps: tuple[float, float], obstacles: Floats
) -> tuple[list[Pair], float]:
    """Place each edge's upper and lower label around one point of its path.

    Parameters
    ----------
    paths : sequence of m arrays of shape (k, 2), in points
    upper, lower : float arrays of shape (m, 2), sizes of the labels; (0, 0) where there is none
    gaps : (least, most) distance between the two; it grows with the path's slope, so that the path
        can be seen between them. Equal: the two stand close together and cover the path
    obstacles : float array of shape (q, 4)

    Returns
    -------
    spots : list of m pairs ((x, y) of the upper center, (x, y) of the lower center)
    overlap : float, as in `place_labels`
    """
    both = (upper[:, 1] > 0) & (lower[:, 1] > 0)
    rise = np.array([_slope(path) for path in paths]) * np.maximum(upper[:, 0], lower[:, 0])
    height = upper[:, 1] + lower[:, 1] + np.clip(gaps[0] + rise, *gaps) * both
    lifts = np.stack([height - upper[:, 1], lower[:, 1] - height], axis=1) / 2
    shown = np.flatnonzero(height > 0)
    centers = np.array([path[0] for path in paths], dtype=float).reshape(-1, 2)
    visible = [path for path, high in zip(paths, height, strict=True) if high > 0]
    chosen, overlap = _placed(visible, _parts(upper, lower, lifts)[shown], obstacles)
    centers[shown] = chosen
    spots = zip(centers, lifts, strict=True)
    return [((x, y + up), (x, y + low)) for (x, y), (up, low) in spots], overlap


def _placed(paths: Sequence[Floats], parts: Floats, obstacles: Floats) -> tuple[Floats, float]:
    """As `place_labels`; what was searched for before is remembered."""
    asked = (parts.shape, *(np.asarray(array, dtype=float).tobytes() for array in (*paths, parts, obstacles)))
    found: tuple[Floats, float] = remembered(_FOUND, MOST_SEARCHES, asked, lambda: place_labels(paths, parts, obstacles))
    return found


def _parts(upper: Floats, lower: Floats, lifts: Floats) -> Floats:
    """Boxes of both labels relative to their edge's point; a missing label takes its partner's box."""
    sizes = np.stack([upper, lower], axis=1)
    middles = np.stack([np.zeros_like(lifts), lifts], axis=-1)
    boxes = np.concatenate([middles - sizes / 2, middles + sizes / 2], axis=-1)
    if not lower[:, 1].any():
        return boxes[:, :1]
    boxes[upper[:, 1] == 0, 0] = boxes[upper[:, 1] == 0, 1]
    boxes[lower[:, 1] == 0, 1] = boxes[lower[:, 1] == 0, 0]
    return boxes


def _slope(path: Floats) -> float:
    """Steepness |dy/dx| from end to end."""
    dx, dy = np.abs(np.asarray(path[-1]) - path[0])
    return float(dy / max(dx, 1e-9))


def trimmed(path: Floats, start: float, stop: float) -> Floats:
    """Cut a polyline where it leaves a circle of radius `start` at its beginning, of `stop` at its end."""
    return _without_start(_without_start(path, start)[::-1], stop)[::-1]


def _without_start(path: Floats, radius: float) -> Floats:
    distance = np.hypot(*(path - path[0]).T)
    outside = np.flatnonzero(distance > radius)
    if outside.size == 0:  # nodes that touch: nothing of the edge is visible
        return path
    i = outside[0]
    share = (radius - distance[i - 1]) / (distance[i] - distance[i - 1])
    rim = path[i - 1] + share * (path[i] - path[i - 1])
    return np.concatenate([rim[None], path[i:]])
