"""Where the parts of a computation graph go, and the largest font at which nothing overlaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.diagram import text_sizes
from nnbasics.plotting.graph_paths import edge_paths
from nnbasics.plotting.labels import place_pairs
from nnbasics.plotting.placement import boxes_around, outside

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

    from nnbasics.plotting.graph_data import GraphData
    from nnbasics.plotting.layers import Name
    from nnbasics.plotting.style import Floats, Size

    Place = Floats | tuple[float, float]

FONTS = np.arange(12.0, 5.4, -0.5)


@dataclass
class GraphLayout:
    """Positions in points for one font size; `overlap` is what still collides, in square points."""

    font: float
    radius: float
    centers: dict[Name, Floats]
    paths: list[Floats]
    overlap: float = 0.0
    value_spots: list[tuple[Any, str]] = field(default_factory=list)
    gradient_spots: list[tuple[Any, str]] = field(default_factory=list)


def columns_and_rows(data: GraphData) -> tuple[float, float]:
    """Extent of the graph, in columns (stubs included) and rows."""
    points = np.concatenate(data.routes)
    return np.ptp(points[:, 0]), np.ptp(points[:, 1]) + 1


def fit(ax: Axes, size: Size, data: GraphData) -> GraphLayout:
    """Return the layout with the largest font that fits, or the one that collides least."""
    layouts = []
    for font in FONTS:
        layouts.append(_layout(size, data, _measure(ax, data, font), font))
        if layouts[-1].overlap == 0:
            break
    return min(layouts, key=lambda layout: layout.overlap)


def _measure(ax: Axes, data: GraphData, font: float) -> dict[str, Floats]:
    on_nodes = list(data.node_texts.values())
    return {
        "labels": text_sizes(ax, list(data.labels.values()), font),
        "above": text_sizes(ax, [above for above, _ in data.edge_texts], font),
        "below": text_sizes(ax, [below for _, below in data.edge_texts], font, "italic"),
        "over": text_sizes(ax, [over for over, _ in on_nodes], font),
        "under": text_sizes(ax, [under for _, under in on_nodes], font, "italic"),
    }


def _layout(size: Size, data: GraphData, boxes: dict[str, Floats], font: float) -> GraphLayout:
    radius = max(1.1 * font, np.hypot(*boxes["labels"].T).max() / 2 + 0.15 * font)
    to_points = _scale(size, data, radius, font)
    centers = {name: to_points(place) for name, place in data.places.items()}
    layout = GraphLayout(font, radius, centers, edge_paths(data, to_points, radius))
    circles = boxes_around(np.array(list(centers.values())), 2 * radius)
    obstacles = [circles, outside(size), *_place_node_texts(layout, data, boxes)]
    texts = data.edge_texts
    above, below = boxes["above"], boxes["below"]
    # A label without partner keeps the room for it, so that it stays on its own side of the edge.
    above[:, 1] = below[:, 1] = np.maximum(above[:, 1], below[:, 1])
    gaps = (0.3 * font, 1.3 * font)
    spots, layout.overlap = place_pairs(layout.paths, above, below, gaps, np.concatenate(obstacles))
    layout.overlap += _node_overlap(centers, radius)
    layout.value_spots += [(up, above) for (up, _), (above, _) in zip(spots, texts, strict=True) if above]
    layout.gradient_spots += [(low, below) for (_, low), (_, below) in zip(spots, texts, strict=True) if below]
    return layout


def _scale(size: Size, data: GraphData, radius: float, font: float) -> Callable[[Place], Floats]:
    """Map (column, row) to points, the graph filling the axes but for a key line at the bottom."""
    points = np.concatenate(data.routes)
    low, high = points.min(axis=0), points.max(axis=0)
    spread = np.where(high > low, high - low, 1.0)
    above = radius + (1.6 * font if data.node_texts else 0.0) + 2
    bottom = above + 1.6 * font
    left, right = radius + 2, 4

    def to_points(place: Place) -> Floats:
        x, y = (np.asarray(place) - low) / spread if (high > low).any() else (0.5, 0.5)
        y = 0.5 if high[1] == low[1] else y
        return np.array([left + x * (size[0] - left - right), size[1] - above - y * (size[1] - above - bottom)])

    return to_points


def _place_node_texts(layout: GraphLayout, data: GraphData, boxes: dict[str, Floats]) -> list[Floats]:
    """Write value and gradient above and below nodes with several edges out; return their boxes."""
    taken = []
    for name, over, under in zip(data.node_texts, boxes["over"], boxes["under"], strict=True):
        x, y = layout.centers[name]
        above, below = data.node_texts[name]
        spots = ((x, y + layout.radius + 1.5 + over[1] / 2), (x, y - layout.radius - 1.5 - under[1] / 2))
        if above:
            layout.value_spots.append((spots[0], above))
            taken.append(boxes_around(np.array(spots[0]), over)[None])
        if below:
            layout.gradient_spots.append((spots[1], below))
            taken.append(boxes_around(np.array(spots[1]), under)[None])
    return taken


def _node_overlap(centers: dict[Name, Floats], radius: float) -> float:
    places = np.array(list(centers.values()))
    distance = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    return float(np.clip(2 * radius + 2 - distance[np.triu_indices(len(places), 1)], 0, None).sum())
