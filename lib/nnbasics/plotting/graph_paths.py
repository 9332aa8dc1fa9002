"""The curves of a computation graph's edges."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.labels import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from nnbasics.plotting.graph_data import GraphData
    from nnbasics.plotting.graph_layout import Place
    from nnbasics.plotting.style import Floats

HEAD = 14.0


def edge_paths(data: GraphData, to_points: Callable[[Place], Floats], radius: float) -> list[Floats]:
    """The visible part of each edge; edges that occur twice are bent apart."""
    copies, drawn, paths = Counter(data.ends), Counter[Any](), []
    for end, route in zip(data.ends, data.routes, strict=True):
        path = np.array([to_points(place) for place in route])
        bend = (drawn[end] - (copies[end] - 1) / 2) * 2.6 * radius
        drawn[end] += 1
        path = _bent(path, bend) if bend else _rounded(path)
        paths.append(_with_straight_end(trimmed(path, radius, radius + 1 if end[1] is not None else 0)))
    return paths


def _rounded(path: Floats) -> Floats:
    """Cut the corners of a polyline (Chaikin, 1974); its ends stay."""
    for _ in range(4 if len(path) > 2 else 0):
        quarter = np.diff(path, axis=0) / 4
        cut = np.stack([path[:-1] + quarter, path[1:] - quarter], axis=1).reshape(-1, 2)
        path = np.concatenate([path[:1], cut[1:-1], path[-1:]])
    return path


def _with_straight_end(path: Floats) -> Floats:
    """Drop points just before the end: Matplotlib needs a last segment longer than the arrow head."""
    far = np.hypot(*(path - path[-1]).T) > HEAD
    far[[0, -1]] = True
    kept: Floats = path[far]
    return kept


def _bent(path: Floats, bend: float) -> Floats:
    """A parabola between the path's ends whose middle is `bend` points beside them."""
    along = path[-1] - path[0]
    aside = np.array([-along[1], along[0]]) / np.hypot(*along)
    t = np.linspace(0, 1, 15)[:, None]
    curve: Floats = path[0] + t * along + 4 * t * (1 - t) * bend * aside
    return curve
