"""Two small computation graphs, and the walk over them: values forward, slopes backward, one node a tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nnbasics.plotting.style import number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Node:
    """An operation: its sign, the names that enter it, its value and its slope along each of them.

    `words` says the slopes with the names that enter.
    """

    sign: str
    inputs: tuple[str, ...]
    value: Callable[..., float]
    slopes: tuple[Callable[..., float], ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """Nodes in the order of the way forward; the last one is the output. `places` are (column, row) of every name."""

    formula: str
    nodes: Mapping[str, Node]
    places: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Tick:
    """What is known at one moment of the walk, and what has just happened at the node `at`."""

    at: str
    values: dict[str, float]
    slopes: dict[str, float]
    words: str


def _plus(a: str, b: str) -> Node:
    return Node("+", (a, b), lambda u, v: u + v, (lambda *_: 1.0, lambda *_: 1.0), ("1", "1"))


def _times(a: str, b: str) -> Node:
    return Node("×", (a, b), lambda u, v: u * v, (lambda _, v: v, lambda u, _: u), (b, a))


def _over(a: str, b: str) -> Node:
    slopes = (lambda _, v: 1 / v, lambda u, v: -u / v**2)
    return Node("÷", (a, b), lambda u, v: u / v, slopes, (f"1/{b}", f"(−{a}/{b}²)"))


def _square(a: str) -> Node:
    return Node("( )²", (a,), lambda u: u**2, (lambda u: 2 * u,), (f"2{a}",))


GRAPHS = {
    "sum": Graph(
        "f = (x + y) z",
        {"q": _plus("x", "y"), "f": _times("q", "z")},
        {"x": (0, 2), "y": (0, 1), "z": (0, 0), "q": (1.4, 1.5), "f": (2.8, 0.8)},
    ),
    "quotient": Graph(
        "f = x² y / z",
        {"v": _square("x"), "u": _times("v", "y"), "f": _over("u", "z")},
        {"x": (0, 2), "y": (0, 1), "z": (0, 0), "v": (1.1, 2), "u": (2.2, 1.5), "f": (3.3, 0.8)},
    ),
}
INPUTS = ("x", "y", "z")


def walk(graph: Graph, inputs: Mapping[str, float]) -> list[Tick]:
    """Return the ticks of one pass forward and one backward.

    Parameters
    ----------
    graph : Graph in which each name is used once
    inputs : dict from "x", "y" and "z" to a number

    Returns
    -------
    list of Tick: the inputs, each node forward, the start df = 1, each node backward. It ends early at a division by 0.
    """
    ticks = _forward(graph, inputs)
    if "f" not in ticks[-1].values:
        return ticks
    values, slopes = ticks[-1].values, {"f": 1.0}
    ticks.append(Tick("f", values, dict(slopes), "Backward: the slope of f along itself is 1, so df = 1."))
    for name, node in reversed(graph.nodes.items()):
        entered, said = [values[i] for i in node.inputs], []
        for i, slope, words in zip(node.inputs, node.slopes, node.words, strict=True):
            slopes[i] = slopes[name] * slope(*entered)
            said.append(f"d{i} = d{name} · {words} = {number(slopes[i], 3)}")
        ticks.append(Tick(name, values, dict(slopes), f"Backward through {node.sign}: {', '.join(said)}."))
    return ticks


def _forward(graph: Graph, inputs: Mapping[str, float]) -> list[Tick]:
    values = dict(inputs)
    given = ", ".join(f"{name} = {number(value)}" for name, value in values.items())
    ticks = [Tick("", dict(values), {}, f"The inputs are {given}.")]
    for name, node in graph.nodes.items():
        entered = [values[i] for i in node.inputs]
        if node.sign == "÷" and entered[1] == 0:
            ticks.append(Tick(name, dict(values), {}, "Here the walk ends: nothing can be divided by 0. Choose another z."))
            return ticks
        values[name] = node.value(*entered)
        ticks.append(Tick(name, dict(values), {}, f"Forward through {node.sign}: {name} = {number(values[name], 3)}."))
    return ticks
