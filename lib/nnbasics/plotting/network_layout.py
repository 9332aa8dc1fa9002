"""Where nodes and texts of a network diagram go, and the largest font at which nothing overlaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.diagram import KEY_LINE, key_font, text_sizes
from nnbasics.plotting.labels import place_pairs, trimmed
from nnbasics.plotting.network_data import below_nodes, key_phrases
from nnbasics.plotting.placement import boxes_around, outside

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnbasics.plotting.labels import Pair
    from nnbasics.plotting.network_data import NetworkData
    from nnbasics.plotting.style import Floats, Size

FONTS = np.arange(11.0, 5.4, -0.5)
STACK_GAP = 0.5
MOST_NAMED_NODES = 20


@dataclass
class NetworkLayout:
    """Positions in points for one font size; `overlap` is what still collides, in square points."""

    font: float
    radius: float
    centers: Floats
    overlap: float
    key: str
    line_scale: float
    node_spots: dict[str, dict[int, tuple[float, float]]] = field(default_factory=dict)
    edge_spots: list[Pair] = field(default_factory=list)


def fit(ax: Axes, size: Size, data: NetworkData) -> NetworkLayout:
    """Return the layout with the largest font that fits, or the one that collides least."""
    layouts = []
    for font in FONTS if data.numbered or max(data.sizes) <= MOST_NAMED_NODES else ():
        layouts.append(_layout(size, data, _measure(ax, data, font), font))
        if layouts[-1].overlap == 0:
            return layouts[-1]
    return min(layouts, key=lambda layout: layout.overlap) if data.numbered else _without_texts(size, data)


def _without_texts(size: Size, data: NetworkData) -> NetworkLayout:
    """Layout of a network too large for texts: small circles and edges."""
    slot = size[1] / max(data.sizes)
    radius = min(8.0, 0.4 * slot)
    centers = _centers(size, data.sizes, slot, radius + 2, 0.0)
    return NetworkLayout(FONTS[-1], radius, centers, 0.0, "", 0.15)


def _measure(ax: Axes, data: NetworkData, font: float) -> dict[str, Floats]:
    texts = {kind: getattr(data, kind) for kind in ("names", "values", "biases")}
    boxes = {kind: text_sizes(ax, strings, font) for kind, strings in texts.items()}
    boxes["bias_gradients"] = text_sizes(ax, data.bias_gradients, font, "italic")
    boxes["weights"] = text_sizes(ax, [edge.label for edge in data.edges], font)
    boxes["gradients"] = text_sizes(ax, [edge.gradient_label for edge in data.edges], font, "italic")
    boxes["key"] = text_sizes(ax, key_phrases(data), key_font(font))
    return boxes


def _layout(size: Size, data: NetworkData, boxes: dict[str, Floats], font: float) -> NetworkLayout:
    inside = boxes["values"] if data.values else boxes["names"]
    radius = max(0.9 * font, np.hypot(*inside.max(axis=0)) / 2 + 0.15 * font)
    above = boxes["names"][:, 1].max() + 1 if data.values else 0.0
    stack = below_nodes(data)
    below = sum(boxes[kind][:, 1].max() + 1 for kind in stack)
    parts = key_phrases(data)
    wide = boxes["key"][:, 0].sum() > 0.98 * size[0]
    key = ("\n" if wide else ";  ").join(parts)
    floor = key_font(font) * (0.4 + KEY_LINE * (key.count("\n") + 1)) if key else 0.0
    slot = (size[1] - floor) / max(data.sizes)
    half = max(radius, *(boxes[kind][:, 0].max() / 2 for kind in ("names", *stack))) + 1
    centers = _centers(size, data.sizes, slot, half, floor + (below - above) / 2)
    layout = NetworkLayout(font, radius, centers, 0.0, key, min(1.0, font / 9))
    too_high = above + 2 * radius + below + 2 - slot
    layout.overlap = 100.0 * max(0.0, too_high)
    if too_high > 0 and font > FONTS[-1]:
        layout.overlap = np.inf  # a smaller font is due anyway: spare the search for places
        return layout
    _place_node_texts(layout, data, boxes, stack)
    if data.numbered:
        _place_edge_texts(layout, size, data, boxes)
    return layout


def _centers(size: Size, sizes: tuple[int, ...], slot: float, half: float, lift: float) -> Floats:
    xs = np.linspace(half, size[0] - half, len(sizes))
    middle = lift + slot * max(sizes) / 2
    columns = [(x, middle + slot * ((n - 1) / 2 - i)) for x, n in zip(xs, sizes, strict=True) for i in range(n)]
    return np.array(columns)


def _place_node_texts(layout: NetworkLayout, data: NetworkData, boxes: dict[str, Floats], stack: list[str]) -> None:
    heights = {kind: boxes[kind][:, 1].max() for kind in ("names", *stack)}
    if data.values:
        layout.node_spots["values"] = {node: tuple(c) for node, c in enumerate(layout.centers)}
        middle = layout.radius + 1 + heights["names"] / 2
        layout.node_spots["names"] = {node: tuple(c + np.array([0, middle])) for node, c in enumerate(layout.centers)}
    else:
        layout.node_spots["names"] = {node: tuple(c) for node, c in enumerate(layout.centers)}
    edge = -layout.radius
    for kind in stack:
        written = [node for node, text in enumerate(getattr(data, kind)) if text is not None]
        middle = edge - 1 - heights[kind] / 2
        layout.node_spots[kind] = {node: tuple(layout.centers[node] + (0, middle)) for node in written}
        edge -= 1 + heights[kind]


def _place_edge_texts(layout: NetworkLayout, size: Size, data: NetworkData, boxes: dict[str, Floats]) -> None:
    ends = [layout.centers[[edge.source, edge.target]] for edge in data.edges]
    paths = [trimmed(path, layout.radius, layout.radius) for path in ends]
    obstacles = [boxes_around(layout.centers, 2 * layout.radius), outside(size)]
    for kind in ("names", *below_nodes(data)):
        spots = layout.node_spots[kind]
        obstacles += [boxes_around(np.array(xy), boxes[kind][node])[None] for node, xy in spots.items()]
    gaps = (STACK_GAP, STACK_GAP)
    layout.edge_spots, overlap = place_pairs(paths, boxes["weights"], boxes["gradients"], gaps, np.concatenate(obstacles))
    layout.overlap += overlap
