"""Two paths from x to f: what each of them brings, and their sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nnbasics.plotting.style import INK, MUTED, OKABE_ITO, Drawing, number
from nnbasics.widgets.cells import BLUE, ORANGE
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLACES = {"x": (0.0, 1.0), "p": (1.6, 1.8), "q": (1.6, 0.2), "f": (3.2, 1.0)}
EDGES = (("x", "p"), ("p", "f"), ("x", "q"), ("q", "f"))
FACES = {"p": BLUE, "q": ORANGE}
COLORS = {"p": OKABE_ITO["blue"], "q": OKABE_ITO["vermillion"]}
RIGHT, ZERO, SCALE = 4.6, 1.35, 0.14  # where the bars stand, and the height of a bar of 1
OPEN = {"both": "pq", "only by p": "p", "only by q": "q"}


@dataclass(frozen=True)
class Diamond:
    """Values and slopes of f = p q with p = x² and q = 3 − x; `by` is what each path brings to df/dx."""

    values: dict[str, float]
    slopes: dict[tuple[str, str], float]
    by: dict[str, float]


def diamond(x: float) -> Diamond:
    """Work out f = x² (3 − x) as a graph: values forward, the slope of each edge, the product along each path."""
    p, q = x**2, 3 - x
    slopes = {("x", "p"): 2 * x, ("p", "f"): q, ("x", "q"): -1.0, ("q", "f"): p}
    by = {name: slopes["x", name] * slopes[name, "f"] for name in "pq"}
    return Diamond({"x": x, "p": p, "q": q, "f": p * q}, slopes, by)


def draw_two_paths(ax: Axes, x: float = 1.0, paths: str = "both") -> Drawing:
    """Draw the graph of f = p q, p = x², q = 3 − x, with the slope on each edge, and bars of what the paths bring.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x : float
    paths : "both", "only by p" or "only by q"; a closed path keeps its value while x moves

    Returns
    -------
    Drawing
        With artists "edges" (texts of the slopes: x to p, p to f, x to q, q to f) and "bars" (by p, by q, together).
    """
    found, open_paths = diamond(x), OPEN[paths]
    total = sum(found.by[name] for name in open_paths)
    ax.set(xlim=(-0.4, 7.6), ylim=(-0.55, 2.5))
    ax.axis("off")
    ax.set_title(f"f = p q with p = x², q = 3 − x: df/dx = {_sum_words(found, open_paths, total)}", color=INK, fontsize=12)
    artists = {"edges": [_edge(ax, a, b, found, ({a, b} & {"p", "q"}) <= set(open_paths)) for a, b in EDGES]}
    for name, place in PLACES.items():
        box = {"boxstyle": "round,pad=0.4", "facecolor": FACES.get(name, "#FFFFFF"), "edgecolor": INK}
        ax.text(*place, f"{name} = {number(found.values[name], 2)}", ha="center", va="center", fontsize=10, bbox=box)
    artists["bars"] = _bars(ax, found, open_paths, total)
    words = [f"The path by {n} brings {number(found.by[n], 2)}" + ("" if n in open_paths else ", but is closed") for n in "pq"]
    sentence = f"At x = {number(x, 2)}: {'; '.join(words)}; together df/dx = {number(total, 2)}."
    return Drawing(ax, f"Two paths from x to f. {sentence}", artists)


def _sum_words(found: Diamond, open_paths: str, total: float) -> str:
    parts = [number(found.by[name], 2) for name in open_paths]
    if len(parts) == 1:
        return f"{parts[0]}, one path only"
    second = f"({parts[1]})" if found.by["q"] < 0 else parts[1]
    return f"{parts[0]} + {second} = {number(total, 2)}"


def _edge(ax: Axes, a: str, b: str, found: Diamond, is_open: bool) -> Any:  # noqa: FBT001 - one call, by position
    name = a if a in "pq" else b
    color = COLORS[name] if is_open else MUTED
    line = {"arrowstyle": "-|>", "color": color, "linestyle": "-" if is_open else ":", "linewidth": 2.2 if is_open else 1.2}
    ax.annotate("", PLACES[b], PLACES[a], arrowprops={**line, "shrinkA": 26, "shrinkB": 26})
    (x0, y0), (x1, y1) = PLACES[a], PLACES[b]
    side = 0.32 if name == "p" else -0.32
    text = f"× {number(found.slopes[a, b], 2)}"
    return ax.text((x0 + x1) / 2, (y0 + y1) / 2 + side, text, ha="center", va="center", color=color, fontsize=11)


def _bars(ax: Axes, found: Diamond, open_paths: str, total: float) -> list[Any]:
    """Bars on the right of the graph, without an axis: each carries its number, and moving a slider stays quick."""
    from matplotlib.patches import Rectangle

    heights = [found.by[name] if name in open_paths else 0.0 for name in "pq"] + [total]
    ax.plot([RIGHT - 0.2, RIGHT + 2.9], [ZERO, ZERO], color=INK, linewidth=0.8)
    ax.text(RIGHT + 1.35, 2.4, "parts of df/dx", ha="center", va="center", color=INK, fontsize=11)
    bars = []
    names, colors = ("by p", "by q", "together"), (*COLORS.values(), OKABE_ITO["bluish green"])
    for n, (name, color, height) in enumerate(zip(names, colors, heights, strict=True)):
        bars.append(ax.add_patch(Rectangle((RIGHT + n, ZERO), 0.7, SCALE * height, color=color)))
        place, side = ZERO + SCALE * height, 0.03 if height >= 0 else -0.03
        ax.text(RIGHT + n + 0.35, place + side, number(height, 2), ha="center", va="bottom" if side > 0 else "top", fontsize=10)
        ax.text(RIGHT + n + 0.35, -0.42, name, ha="center", va="center", color=color, fontsize=10)
    return bars


def two_paths(x: float = 1.0, paths: str = "both") -> Explorable:
    """Return a figure to play with: move x, open or close the two paths, and see what each brings to df/dx."""
    options = [(words, words) for words in OPEN]
    controls = {"x": slider("x", -1.0, 3.0, x, 0.25), "paths": choice("open paths", options, paths)}
    return Explorable(draw_two_paths, controls, figsize=(8, 3.4))
