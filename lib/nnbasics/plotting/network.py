"""The layered network with its numbers: activations on nodes, weights and gradients on edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.diagram import diagram_axes, draw_nodes, finish_diagram, recipe, write
from nnbasics.plotting.network_data import network_data
from nnbasics.plotting.network_layout import fit
from nnbasics.plotting.style import GRADIENT, NEGATIVE, POSITIVE, Drawing, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.collections import LineCollection
    from matplotlib.text import Text
    from numpy.typing import ArrayLike

    from nnbasics.plotting.network_data import NetworkData
    from nnbasics.plotting.network_layout import NetworkLayout


def network_diagram(
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike] | None = None,
    values: Sequence[ArrayLike] | None = None,
    gradients: Sequence[ArrayLike] | None = None,
    ax: Axes | None = None,
    *,
    bias_gradients: Sequence[ArrayLike] | None = None,
    names: Sequence[Sequence[str]] | None = None,
    title: str | None = None,
    decimals: int = 4,
    numbers: bool | None = None,
    figsize: tuple[float, float] = (8, 4.5),
) -> Drawing:
    """Draw a fully connected network, layer by layer, with its numbers.

    An edge's color and dashes give the sign of its weight (blue solid: positive, vermillion dashed:
    negative), its width the size. On an edge stands the weight, below it its gradient; in a node its
    activation, below the node its bias.

    Parameters
    ----------
    weights : sequence of L float arrays, layer l of shape (n_in, n_out), as in Z = X @ W + b
    biases : sequence of L float arrays of shape (n_out,), optional
    values : sequence of L + 1 float arrays of shape (n,) or (1, n), optional: one sample's activations
    gradients : sequence of L float arrays with the shapes of `weights`, dL/dW, optional
    ax : matplotlib.axes.Axes; a new figure of `figsize` inches by default
    bias_gradients : sequence of L float arrays with the shapes of `biases`, dL/db, optional
    names : sequence of L + 1 sequences of node names; x_1, a_1^[1], y-hat by default
    title : str, optional
    decimals : int, most decimals printed
    numbers : bool, whether edges carry their numbers; by default up to 24 edges do

    Returns
    -------
    Drawing
        With artists "edges" and "nodes" (one collection each), "names", "values", "biases", "bias_gradients",
        "weights", "gradients" (texts in the order of layers, within a layer row by row) and "key".

    Raises
    ------
    ValueError
        If the shapes of neighbouring layers, or of the other arguments and the weights, do not fit.

    Notes
    -----
    The labels fit the size that `ax` has now: choose the figure size first.
    Source: deck 001, the network 1-2-3-1.
    """
    data = network_data(weights, biases, values, gradients, bias_gradients, names, decimals, numbers=numbers)
    own = ax is None
    ax, size = diagram_axes(ax, figsize)
    layout = fit(ax, size, data)
    nodes = draw_nodes(ax, layout.centers, layout.radius)
    artists: dict[str, list[Any]] = {"edges": [_draw_edges(ax, data, layout)], "nodes": [nodes]}
    artists |= _draw_node_texts(ax, data, layout)
    artists |= _draw_edge_texts(ax, data, layout)
    title = f"Network {data.shape}" if title is None else title
    artists["key"] = finish_diagram(ax, title, layout.key, layout.font)
    return Drawing(ax, _describe(data), artists, recipe(ax, data, title, figsize) if own else "")


def _draw_edges(ax: Axes, data: NetworkData, layout: NetworkLayout) -> LineCollection:
    from matplotlib.collections import LineCollection

    weights = np.array([edge.weight for edge in data.edges])
    share = np.abs(weights) / (np.abs(weights).max() or 1.0)
    lines = LineCollection(
        [layout.centers[[edge.source, edge.target]] for edge in data.edges],
        colors=[NEGATIVE if w < 0 else POSITIVE for w in weights],
        linestyles=[(0, (4, 1.5)) if w < 0 else "solid" for w in weights],
        linewidths=layout.line_scale * (0.5 + 2.3 * share),
        alpha=0.8,
        zorder=1,
    )
    ax.add_collection(lines, autolim=False)
    return lines


def _draw_node_texts(ax: Axes, data: NetworkData, layout: NetworkLayout) -> dict[str, list[Text]]:
    styles: dict[str, dict[str, Any]] = {
        "names": {"inside": not data.values},
        "values": {"inside": True},
        "biases": {},
        "bias_gradients": {"color": GRADIENT, "style": "italic"},
    }
    artists = {}
    for kind, style in styles.items():
        spots = layout.node_spots.get(kind, {})
        texts = getattr(data, kind)
        artists[kind] = [write(ax, xy, texts[node], layout.font, **style) for node, xy in spots.items()]
    return artists


def _draw_edge_texts(ax: Axes, data: NetworkData, layout: NetworkLayout) -> dict[str, list[Text]]:
    artists: dict[str, list[Text]] = {"weights": [], "gradients": []}
    for edge, (upper, lower) in zip(data.edges, layout.edge_spots, strict=False):  # no spots without numbers
        artists["weights"].append(write(ax, upper, edge.label, layout.font))
        if edge.gradient_label:
            style: dict[str, Any] = {"color": GRADIENT, "style": "italic"}
            artists["gradients"].append(write(ax, lower, edge.gradient_label, layout.font, **style))
    return artists


def _describe(data: NetworkData) -> str:
    weights = np.array([edge.weight for edge in data.edges])
    text = f"Fully connected network with layer sizes {data.shape} and {weights.size} weights between "
    text += f"{number(weights.min(), data.decimals)} and {number(weights.max(), data.decimals)}"
    if data.values:
        inputs = ", ".join(data.values[: data.sizes[0]])
        outputs = ", ".join(data.values[-data.sizes[-1] :])
        text += f"; input {inputs} gives output {outputs}"
    if any(edge.gradient_label for edge in data.edges):
        text += "; each edge also shows the gradient of its weight"
    return text + "."
