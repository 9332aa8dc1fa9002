"""Where the labels of a diagram go: along their edges, clear of each other, of nodes and of foreign edges.

Pure geometry in points, no Matplotlib. A box is (x0, y0, x1, y1); a path is an array of shape (k, 2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from nnbasics.plotting.style import Floats, Size

STEPS = 37
CLEARANCE = 1.5
OVERLAP_COST = 1000.0
CROSSING_COST = 3.0
NEAR = 7.0
NEAR_COST = 0.05
OFF_CENTER_COST = 8.0


def points_along(path: Floats, fractions: Floats) -> Floats:
    """Points of a polyline at fractions 0..1 of its length, shape (len(fractions), 2)."""
    path = np.asarray(path, dtype=float)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    where = np.asarray(fractions) * lengths[-1]
    return np.stack([np.interp(where, lengths, path[:, 0]), np.interp(where, lengths, path[:, 1])], axis=-1)


def boxes_around(centers: Floats, size: ArrayLike) -> Floats:
    """Boxes of one (width, height), or of one per center, around centers of shape (..., 2)."""
    half = np.asarray(size, dtype=float) / 2
    return np.concatenate([centers - half, centers + half], axis=-1)


def overlap_areas(boxes: Floats, others: Floats, clearance: float = CLEARANCE) -> Floats:
    """Area shared by each pair of boxes, shape (len(boxes), len(others)), grown by half the clearance."""
    return _grown(*_overlaps(boxes, others), clearance)


def _overlaps(boxes: Floats, others: Floats) -> tuple[Floats, Floats]:
    """Width and height that each pair of boxes shares; negative is the distance between them."""
    a, b = np.asarray(boxes).T[:, :, None], np.asarray(others).T[:, None, :]
    return np.minimum(a[2], b[2]) - np.maximum(a[0], b[0]), np.minimum(a[3], b[3]) - np.maximum(a[1], b[1])


def _grown(width: Floats, height: Floats, clearance: float) -> Floats:
    area: Floats = np.maximum(width + clearance, 0.0) * np.maximum(height + clearance, 0.0)
    return area


def place_labels(paths: Sequence[Floats], parts: Floats, obstacles: Floats) -> tuple[Floats, float]:
    """Choose a place on its path for each label.

    Minimizes overlap first, then edges that cross a label and labels that come close, then the distance
    from the middle of the path, by coordinate descent from a few starts; the same result on every run.

    Parameters
    ----------
    paths : sequence of m arrays of shape (k, 2), each path already cut where its nodes begin
    parts : float array of shape (m, p, 4), each label's p boxes relative to its place on the path
    obstacles : float array of shape (q, 4), boxes that no label may touch

    Returns
    -------
    centers : float array of shape (m, 2)
    overlap : float, area in square points that labels share with labels and obstacles; 0 when all are clear
    """
    m = len(paths)
    if m == 0:
        return np.zeros((0, 2)), 0.0
    fractions = np.linspace(0.0, 1.0, STEPS)
    centers = np.stack([points_along(path, fractions) for path in paths])
    p = parts.shape[1]
    boxes = (centers[:, :, None, [0, 1, 0, 1]] + parts[:, None]).reshape(m * STEPS * p, 4)
    blocked = overlap_areas(boxes, np.reshape(obstacles, (-1, 4))).sum(axis=1).reshape(m, STEPS, p).sum(axis=2)
    crossings = _foreign_crossings(boxes, paths).reshape(m, STEPS, p).sum(axis=2)
    own = OVERLAP_COST * blocked + CROSSING_COST * crossings + OFF_CENTER_COST * (fractions - 0.5) ** 2
    between = _overlaps(boxes, boxes)
    shared, near = (_over_parts(_grown(*between, clearance), m, p) for clearance in (CLEARANCE, NEAR))
    choice = _descend(own, OVERLAP_COST * shared + NEAR_COST * near)
    rows = np.arange(m)
    pairs = shared[rows[:, None], choice[:, None], rows[None, :], choice[None, :]]
    overlap = blocked[rows, choice].sum() + np.triu(pairs, 1).sum()
    return centers[rows, choice], float(overlap)


def _over_parts(areas: Floats, m: int, p: int) -> Floats:
    """Areas of all pairs of boxes, added up over the parts of both labels, shape (m, STEPS, m, STEPS)."""
    grid = areas.reshape(m, STEPS, p, m, STEPS, p)
    total: Floats = sum(grid[:, :, i, :, :, j] for i in range(p) for j in range(p))
    return total


def _foreign_crossings(boxes: Floats, paths: Sequence[Floats]) -> Floats:
    """How much of other paths runs through each box, in samples; as many boxes belong to each path."""
    m = len(paths)
    x, y = np.stack([points_along(path, np.linspace(0, 1, 60)) for path in paths]).transpose(2, 0, 1)
    crossings: Floats = np.zeros((len(boxes), m))
    grown = boxes + np.array([-2, -2, 2, 2])
    for row, (x0, y0, x1, y1) in zip(crossings, grown, strict=True):
        row[:] = ((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)).sum(axis=1)
    foreign: Floats = crossings.reshape(m, -1, m)
    foreign[np.arange(m), :, np.arange(m)] = 0
    total: Floats = foreign.sum(axis=2)
    return total


def outside(size: Size) -> Floats:
    """Four boxes around an area of this (width, height): as obstacles they keep labels inside."""
    (w, h), far = size, 1e4
    return np.array([[-far, -far, 0, far], [w, -far, far, far], [-far, -far, far, 0], [-far, h, far, far]])


def _descend(own: Floats, shared: Floats) -> NDArray[np.intp]:
    """Best of several coordinate descents; `own` is (m, s), `shared` (m, s, m, s), the result (m,)."""
    m, steps = own.shape
    rows = np.arange(m)
    rng = np.random.default_rng(0)
    starts: list[NDArray[np.intp]] = [np.full(m, steps // 2)]
    starts += [np.asarray(rng.integers(steps, size=m)) for _ in range(6)]
    best, best_cost = starts[0], np.inf
    for start in starts:
        choice = start.copy()
        for _ in range(20):
            before = choice.copy()
            for i in rows:
                others = np.delete(rows, i)
                choice[i] = np.argmin(own[i] + shared[i][:, others, choice[others]].sum(axis=1))
            if np.array_equal(before, choice):
                break
        pairs = shared[rows[:, None], choice[:, None], rows[None, :], choice[None, :]]
        cost = own[rows, choice].sum() + np.triu(pairs, 1).sum()
        if cost < best_cost - 1e-9:
            best, best_cost = choice, cost
    return best
