"""The computation graph: values forward, gradients backward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nnbasics.plotting.diagram import diagram_axes, draw_nodes, finish_diagram, write
from nnbasics.plotting.graph_data import graph_data
from nnbasics.plotting.graph_layout import columns_and_rows, fit
from nnbasics.plotting.style import GRADIENT, MUTED, Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.axes import Axes
    from matplotlib.patches import FancyArrowPatch

    from nnbasics.plotting.graph_layout import GraphLayout
    from nnbasics.plotting.layers import Name


def computation_graph(
    nodes: Iterable[Name] | Mapping[Name, str],
    edges: Iterable[tuple[Name, Name]],
    values: Mapping[Name, float] | None = None,
    gradients: Mapping[Any, float] | None = None,
    ax: Axes | None = None,
    *,
    title: str = "Computation graph",
    decimals: int = 4,
    inputs_left: bool = True,
    figsize: tuple[float, float] | None = None,
) -> Drawing:
    """Draw a directed acyclic graph from left to right, values above its edges and gradients below.

    A node's value and gradient stand on the edge that leaves it; where several edges leave it, above and
    below the node itself, because the gradient there is the sum over the edges.

    Parameters
    ----------
    nodes : sequence of names, or dict from a name to the text in its circle, e.g. ``{"x": "x", "q": "+"}``
    edges : sequence of pairs of names (from, to); a pair may occur twice, as in x * x
    values : dict from a name to a number, optional
    gradients : dict from a name, or from a pair (from, to) for one edge's share, to a number, optional
    ax : matplotlib.axes.Axes; a new figure by default
    title : str
    decimals : int, most decimals printed
    inputs_left : bool, all inputs in the first column; otherwise each just before its first use
    figsize : (width, height) in inches of a new figure; by the size of the graph by default

    Returns
    -------
    Drawing
        With artists "edges" (one arrow per edge, then one per output), "nodes" (one collection), "labels",
        "values", "gradients", "key" (texts).

    Raises
    ------
    ValueError
        If a name is unknown or the edges form a cycle.

    Examples
    --------
    f = (x + y) z at x = -2, y = 5, z = -4 (deck 004):

    >>> computation_graph({"x": "x", "y": "y", "z": "z", "q": "+", "f": "*"},
    ...     [("x", "q"), ("y", "q"), ("q", "f"), ("z", "f")],
    ...     {"x": -2, "y": 5, "z": -4, "q": 3, "f": -12},
    ...     {"x": -4, "y": -4, "z": 3, "q": -4, "f": 1})  # doctest: +SKIP
    """
    data = graph_data(nodes, edges, values, gradients, decimals, inputs_left=inputs_left)
    if figsize is None:
        columns, rows = columns_and_rows(data)
        figsize = (min(max(1.2 + 1.75 * columns, 4.0), 12.0), min(1.0 + 0.85 * rows, 8.0))
    ax, size = diagram_axes(ax, figsize)
    layout = fit(ax, size, data)
    circles = draw_nodes(ax, list(layout.centers.values()), layout.radius)
    artists: dict[str, list[Any]] = {"edges": _draw_edges(ax, layout), "nodes": [circles]}
    artists["labels"] = [write(ax, layout.centers[name], text, layout.font, inside=True) for name, text in data.labels.items()]
    artists["values"] = [write(ax, xy, text, layout.font) for xy, text in layout.value_spots]
    style: dict[str, Any] = {"color": GRADIENT, "style": "italic"}
    artists["gradients"] = [write(ax, xy, text, layout.font, **style) for xy, text in layout.gradient_spots]
    key = "value above (forward), gradient below (backward)" if artists["gradients"] else ""
    artists["key"] = finish_diagram(ax, title, key, layout.font)
    return Drawing(ax, data.description, artists)


def _draw_edges(ax: Axes, layout: GraphLayout) -> list[FancyArrowPatch]:
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path

    style: dict[str, Any] = {
        "arrowstyle": "-|>",
        "mutation_scale": 10,
        "color": MUTED,
        "linewidth": 1.2,
        "zorder": 1,
    }
    patches = [FancyArrowPatch(path=Path(path), **style) for path in layout.paths]
    for patch in patches:
        ax.add_patch(patch)
    return patches
