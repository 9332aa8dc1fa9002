"""What a computation graph shows, checked and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.layers import arrange
from nnbasics.plotting.style import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nnbasics.plotting.layers import Name
    from nnbasics.plotting.style import Floats


@dataclass(frozen=True)
class GraphData:
    """A graph with the texts it carries.

    `routes` holds a (columns, rows) polyline per edge and then one per output, its stub to the right;
    `edge_texts` a pair (above, below) for each; `node_texts` the same for nodes with several edges out.
    """

    labels: dict[Name, str]
    places: dict[Name, tuple[int, float]]
    ends: list[tuple[Name, Name]]  # an output's stub ends at None
    routes: list[Floats]
    edge_texts: list[tuple[str, str]]
    node_texts: dict[Name, tuple[str, str]]
    description: str


def graph_data(
    nodes: Iterable[Name] | Mapping[Name, str],
    edges: Iterable[tuple[Name, Name]],
    values: Mapping[Name, float] | None,
    gradients: Mapping[Any, float] | None,
    decimals: int,
    *,
    inputs_left: bool,
) -> GraphData:
    """Check the arguments of `computation_graph` and turn them into `GraphData`."""
    labels = {n: str(t) for n, t in nodes.items()} if hasattr(nodes, "items") else {n: str(n) for n in nodes}
    pairs: list[Any] = [tuple(edge) for edge in edges]
    values, gradients = dict(values or {}), dict(gradients or {})
    _check(labels, pairs, values, gradients)
    places, routes = arrange(list(labels), pairs, inputs_left=inputs_left)
    fan_out = {name: sum(a == name for a, _ in pairs) for name in labels}
    ends = pairs + [(name, None) for name in labels if fan_out[name] == 0]
    stubs = [np.add(places[name], np.array([[0, 0], [0.75, 0]])) for name, _ in ends[len(pairs) :]]
    texts = {n: (_above(n, labels, values, decimals), _below(n, gradients, decimals)) for n in labels}
    edge_texts = []
    for end in ends:
        above, below = ("", "") if fan_out[end[0]] > 1 else texts[end[0]]
        edge_texts.append((above, _below(end, gradients, decimals) or below))
    node_texts = {name: texts[name] for name in labels if fan_out[name] > 1}
    description = _describe(labels, pairs, values, gradients, fan_out, decimals)
    return GraphData(labels, places, ends, routes + stubs, edge_texts, node_texts, description)


def _check(
    labels: dict[Name, str],
    edges: list[tuple[Name, Name]],
    values: dict[Name, float],
    gradients: dict[Any, float],
) -> None:
    if not labels:
        raise ValueError("`nodes` is empty: give at least one name.")
    for edge in edges:
        if len(edge) != 2:
            raise ValueError(f"`edges` has the entry {edge!r}: it must be a pair (from, to).")
        for name in edge:
            _known("edges", name, labels)
    for name in values:
        _known("values", name, labels)
    for key in gradients:
        if key not in edges:
            _known("gradients", key, labels)


def _known(argument: str, name: Name, labels: dict[Name, str]) -> None:
    if name not in labels:
        raise ValueError(f"`{argument}` names {name!r}: the nodes are {', '.join(map(repr, labels))}.")


def _above(name: Name, labels: dict[Name, str], values: dict[Name, float], decimals: int) -> str:
    """The value; before it the name, where the circle shows an operation instead."""
    shown = number(values[name], decimals) if name in values else ""
    if labels[name] == str(name):
        return shown
    return f"{name} = {shown}" if shown else str(name)


def _below(key: Any, gradients: dict[Any, float], decimals: int) -> str:
    return number(gradients[key], decimals) if key in gradients else ""


def _describe(
    labels: dict[Name, str],
    edges: list[tuple[Name, Name]],
    values: dict[Name, float],
    gradients: dict[Any, float],
    fan_out: dict[Name, int],
    decimals: int,
) -> str:
    sources = [n for n in labels if n not in {b for _, b in edges}]
    sinks = [n for n in labels if fan_out[n] == 0]
    text = f"Computation graph of {len(labels)} nodes from {_listed(sources, values, decimals)} "
    text += f"to {_listed(sinks, values, decimals)}"
    known = [n for n in sources if n in gradients]
    if known:
        text += f"; the gradients of the inputs are {_listed(known, gradients, decimals)}"
    return text + "."


def _listed(names: Iterable[Name], numbers: dict[Name, float], decimals: int) -> str:
    return ", ".join(f"{n} = {number(numbers[n], decimals)}" if n in numbers else str(n) for n in names)
