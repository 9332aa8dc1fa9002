"""The graph of a number that remembers what it was computed from, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from nnbasics.scalars import topological_order

if TYPE_CHECKING:
    from nnbasics.plotting.style import Drawing


class Recorded(Protocol):
    """What a drawing needs of a number: `scalars.Scalar` has it, and so has a student's own class."""

    value: float
    parents: Any
    grad: float
    name: str


@dataclass(frozen=True)
class Label:
    """A number's key in a drawing: two plus signs look alike and are two nodes."""

    text: str
    place: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Graph:
    """Nodes, edges, values and gradients, as `computation_graph` takes them."""

    nodes: dict[Any, str]
    edges: list[tuple[Any, Any]]
    values: dict[Any, float]
    gradients: dict[Any, float]


def graph_of(output: Recorded) -> Graph:
    """Everything that the output was computed from."""
    order = topological_order(output)
    labels = {id(node): Label(node.name or "?", place) for place, node in enumerate(order)}
    numbers = [(labels[id(node)], node) for node in order]
    edges = [(labels[id(parent)], labels[id(node)]) for node in order for parent in node.parents]
    return Graph({l: l.text for l, _ in numbers}, edges, {l: n.value for l, n in numbers}, {l: n.grad for l, n in numbers})


def recorded_graph(output: Recorded, *, gradients: bool = True, **options: Any) -> Drawing:
    """Draw what a number was computed from, with values and, after the way back, gradients.

    Parameters
    ----------
    output : Scalar, or any object with `value`, `parents`, `grad` and `name`
    gradients : bool, whether to show `grad`
    options : as in `computation_graph`: ax, title, decimals, inputs_left, figsize
    """
    from nnbasics.plotting.graph import computation_graph

    graph = graph_of(output)
    return computation_graph(graph.nodes, graph.edges, graph.values, graph.gradients if gradients else None, **options)
