"""What a network diagram shows, checked and put into words: nodes and edges with the texts they carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nnbasics.plotting.network_checks import as_matrices, default_names, given_names, like
from nnbasics.plotting.style import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from nnbasics.plotting.style import Floats

MOST_NUMBERED_EDGES = 24


@dataclass(frozen=True)
class Edge:
    """One weight, from node `source` to node `target` (counted through all layers)."""

    source: int
    target: int
    weight: float
    label: str
    gradient_label: str


@dataclass(frozen=True)
class NetworkData:
    """Texts per node (None: nothing to write) and edges; nodes are counted layer by layer."""

    sizes: tuple[int, ...]
    names: list[str]
    values: list[str]
    biases: list[str | None]
    bias_gradients: list[str | None]
    edges: list[Edge]
    numbered: bool
    decimals: int

    @property
    def shape(self) -> str:
        """The layer sizes as text, e.g. ``1-2-3-1``."""
        return "-".join(map(str, self.sizes))


def network_data(
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike] | None,
    values: Sequence[ArrayLike] | None,
    gradients: Sequence[ArrayLike] | None,
    bias_gradients: Sequence[ArrayLike] | None,
    names: Sequence[Sequence[str]] | None,
    decimals: int,
    *,
    numbers: bool | None,
) -> NetworkData:
    """Check the arguments of `network_diagram` and turn them into `NetworkData`."""
    matrices = as_matrices(weights)
    sizes = (matrices[0].shape[0], *(w.shape[1] for w in matrices))
    columns = [(n,) for n in sizes[1:]]
    activations = like("values", values, [(n,) for n in sizes])
    edges = _edges(matrices, like("gradients", gradients, [w.shape for w in matrices]), decimals)
    return NetworkData(
        sizes=sizes,
        names=default_names(sizes) if names is None else given_names(names, sizes),
        values=[number(v, decimals) for layer in activations for v in layer],
        biases=_node_texts(sizes, like("biases", biases, columns), decimals, "b="),
        bias_gradients=_node_texts(sizes, like("bias_gradients", bias_gradients, columns), decimals, ""),
        edges=edges,
        numbered=len(edges) <= MOST_NUMBERED_EDGES if numbers is None else bool(numbers),
        decimals=decimals,
    )


def _edges(weights: list[Floats], gradients: list[Floats], decimals: int) -> list[Edge]:
    edges, first = [], 0
    for layer, w in enumerate(weights):
        for i, j in np.ndindex(w.shape):
            below = number(float(gradients[layer][i, j]), decimals) if gradients else ""
            edges.append(Edge(first + i, first + w.shape[0] + j, float(w[i, j]), number(float(w[i, j]), decimals), below))
        first += w.shape[0]
    return edges


def _node_texts(sizes: tuple[int, ...], layers: list[Floats], decimals: int, prefix: str) -> list[str | None]:
    if not layers:
        return [None] * sum(sizes)
    return [None] * sizes[0] + [prefix + number(v, decimals) for layer in layers for v in layer]


def below_nodes(data: NetworkData) -> list[str]:
    """List the kinds of text that stand below nodes."""
    return [kind for kind in ("biases", "bias_gradients") if any(text is not None for text in getattr(data, kind))]


def key_phrases(data: NetworkData) -> list[str]:
    """List the phrases that say what numbers and lines are."""
    parts = []
    if data.numbered:
        parts.append("on edges: weight" + (", below it its gradient" if data.edges[0].gradient_label else ""))
    below = " and ".join({"biases": "bias b", "bias_gradients": "its gradient"}[kind] for kind in below_nodes(data))
    if below:
        parts.append(f"below nodes: {below}")
    if any(edge.weight < 0 for edge in data.edges):
        parts.append("dashed edges: negative weight")
    return parts
