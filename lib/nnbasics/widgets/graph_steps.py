"""A computation graph stepped forward and backward, one node a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nnbasics.plotting.style import GRADIENT, INK, MUTED, OKABE_ITO, Drawing, number
from nnbasics.widgets.cells import BLUE, ORANGE
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable
from nnbasics.widgets.passes import GRAPHS, INPUTS, walk

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from nnbasics.widgets.passes import Graph, Tick

LAST = 7  # ticks of the longer graph
BEYOND = 1.1  # length of the edge that leaves the output


def draw_graph_steps(
    ax: Axes, graph: str = "sum", tick: int = LAST, x: float = -2, y: float = 5, z: float = -4, *, title: str = ""
) -> Drawing:
    """Draw a graph at one moment of its walk: values above the edges, slopes of f in italics below.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    graph : "sum" for f = (x + y) z, "quotient" for f = x² y / z
    tick : int from 0 (the inputs alone); past the end of the walk it is the last one
    x, y, z : numbers
    title : str, the formula by default

    Returns
    -------
    Drawing
        With artists "values" and "slopes" (texts, in the order of the walk).

    Raises
    ------
    ValueError
        If there is no graph of that name.
    """
    if graph not in GRAPHS:
        raise ValueError(f"`graph` is {graph!r}: the graphs are {', '.join(map(repr, GRAPHS))}.")
    shown = GRAPHS[graph]
    ticks = walk(shown, {"x": x, "y": y, "z": z})
    at = min(max(tick, 0), len(ticks) - 1)
    now = ticks[at]
    ends = _ends(shown)
    _set_up(ax, shown, title or f"{shown.formula}: step {at} of {len(ticks) - 1}")
    for a, b in ends.values():
        ax.annotate("", b, a, arrowprops={"arrowstyle": "-|>", "color": MUTED, "shrinkA": 14, "shrinkB": 14})
    for name, place in shown.places.items():
        _circle(ax, place, shown.nodes[name].sign if name in shown.nodes else name, _face(name, now))
    artists = {"values": _labels(ax, ends, now.values, shown), "slopes": _labels(ax, ends, now.slopes, shown, slopes=True)}
    ax.text(-0.3, -0.75, now.words, color=INK, fontsize=10, va="center")
    values = ", ".join(f"{name} = {number(value, 3)}" for name, value in now.values.items())
    slopes = ", ".join(f"d{name} = {number(value, 3)}" for name, value in now.slopes.items())
    known = f" Values: {values}." + (f" Slopes: {slopes}." if slopes else "")
    return Drawing(ax, f"Graph of {shown.formula}, step {at} of {len(ticks) - 1}. {now.words}{known}", artists)


def _ends(graph: Graph) -> dict[str, tuple[tuple[float, float], tuple[float, float]]]:
    """The edge that leaves each name; the output's ends in the open."""
    into = {i: graph.places[name] for name, node in graph.nodes.items() for i in node.inputs}
    x, y = graph.places["f"]
    return {name: (place, into.get(name, (x + BEYOND, y))) for name, place in graph.places.items()}


def _set_up(ax: Axes, graph: Graph, title: str) -> None:
    ax.set(xlim=(-0.35, graph.places["f"][0] + BEYOND + 0.1), ylim=(-1.0, 2.45))
    ax.axis("off")
    ax.set_title(title, color=INK, fontsize=12)


def _face(name: str, now: Tick) -> str:
    if name != now.at:
        return "#FFFFFF"
    return ORANGE if now.slopes else BLUE


def _circle(ax: Axes, place: tuple[float, float], text: str, face: str) -> None:
    box = {"boxstyle": "circle,pad=0.35", "facecolor": face, "edgecolor": INK}
    ax.text(*place, text, ha="center", va="center", color=INK, fontsize=11, bbox=box)


def _labels(ax: Axes, ends: Any, numbers: dict[str, float], graph: Graph, *, slopes: bool = False) -> list[Text]:
    """Write each number on the edge that leaves its node: values above the middle, slopes below."""
    style: dict[str, Any] = {"va": "bottom", "color": OKABE_ITO["blue"]}
    if slopes:
        style = {"va": "top", "color": GRADIENT, "style": "italic"}
    texts = []
    for name, value in numbers.items():
        (x0, y0), (x1, y1) = ends[name]
        share = 0.5 if name in graph.nodes or x1 - x0 < 2 else 0.3
        x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
        lift = 0.07 + 0.1 * abs(y1 - y0) / (x1 - x0)
        words = f"d{name} = {number(value, 3)}" if slopes else f"{name} = {number(value, 3)}"
        texts.append(ax.text(x, y + (-lift if slopes else lift), words, ha="center", fontsize=10, **style))
    return texts


def graph_steps(graph: str = "sum", *, tick: int = 0, x: int = -2, y: int = 5, z: int = -4) -> Explorable:
    """Return a figure to play with: step a small graph forward and backward, its inputs on sliders."""
    options = [(shown.formula, name) for name, shown in GRAPHS.items()]
    controls = {"graph": choice("graph", options, graph), "tick": slider("step", 0, LAST, tick)}
    starts = dict(zip(INPUTS, (x, y, z), strict=True))
    controls |= {name: slider(name, -5, 5, start) for name, start in starts.items()}
    return Explorable(draw_graph_steps, controls, figsize=(8, 3.8))
