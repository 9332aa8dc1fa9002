"""The figures of the chain rule: what they show, against calculus done by sympy."""

import pytest
import sympy

from nnbasics.widgets import draw_graph_steps, draw_stretch, draw_two_paths, graph_steps, stretch, two_paths
from nnbasics.widgets.diamond import SCALE, diamond
from nnbasics.widgets.graph_steps import LAST
from nnbasics.widgets.passes import GRAPHS, walk
from nnbasics.widgets.stretch import chain
from tests.support.explorables import follows

X, Y, Z = sympy.symbols("x y z")
# every name as a formula of the inputs, and the output as a formula of each name that is not an input
FORMULAS = {
    "sum": {"q": X + Y, "f": (X + Y) * Z},
    "quotient": {"v": X**2, "u": X**2 * Y, "f": X**2 * Y / Z},
}
BETWEEN = {
    "sum": {"q": lambda q: q * Z, "f": lambda f: f},
    "quotient": {"v": lambda v: v * Y / Z, "u": lambda u: u / Z, "f": lambda f: f},
}
INPUTS = [{"x": -2, "y": 5, "z": -4}, {"x": 3, "y": 4, "z": 2}, {"x": 0.5, "y": -1.5, "z": 4}, {"x": 0, "y": -3, "z": 1}]


pytestmark = pytest.mark.usefixtures("no_window")


def _slope(graph, name, inputs):
    """df/dname by sympy, at the inputs."""
    at = {symbol: sympy.Rational(str(inputs[str(symbol)])) for symbol in (X, Y, Z)}
    if name in {"x", "y", "z"}:
        return float(sympy.diff(FORMULAS[graph]["f"], sympy.Symbol(name)).subs(at))
    t = sympy.Symbol("t")
    slope = sympy.diff(BETWEEN[graph][name](t), t)
    return float(slope.subs(t, FORMULAS[graph][name]).subs(at))


@pytest.mark.parametrize("inputs", INPUTS, ids=str)
@pytest.mark.parametrize("graph", GRAPHS)
def test_walk_ends_with_every_value_and_slope(graph, inputs):
    """Values forward and slopes backward are those of the formula, at every edge."""
    last = walk(GRAPHS[graph], inputs)[-1]
    at = {symbol: inputs[str(symbol)] for symbol in (X, Y, Z)}
    values = {name: float(formula.subs(at)) for name, formula in FORMULAS[graph].items()}
    assert last.values == pytest.approx({**inputs, **values}, rel=1e-12)
    assert last.slopes == pytest.approx({name: _slope(graph, name, inputs) for name in last.values}, rel=1e-12)


@pytest.mark.parametrize("graph", GRAPHS)
def test_walk_moves_one_node_a_tick(graph):
    """Nothing is known before its inputs; forward each tick adds one value, backward nothing but slopes."""
    ticks = walk(GRAPHS[graph], INPUTS[1])
    nodes = len(GRAPHS[graph].nodes)
    assert [len(tick.values) for tick in ticks] == [3 + n for n in range(nodes + 1)] + [3 + nodes] * (nodes + 1)
    assert [bool(tick.slopes) for tick in ticks] == [False] * (nodes + 1) + [True] * (nodes + 1)
    assert len(ticks[-1].slopes) == 3 + nodes
    assert len(ticks) <= LAST + 1


def test_deck_004s_numbers_are_said(ax):
    """The second example at (3, 4, 2): -9, 4.5 and 12, as the deck prints them."""
    words = draw_graph_steps(ax, "quotient", LAST, 3, 4, 2).description
    assert "dx = 12" in words
    assert "dy = 4.5" in words
    assert "dz = −9" in words


@pytest.mark.parametrize("tick", range(LAST + 1))
@pytest.mark.parametrize("graph", GRAPHS)
def test_figure_shows_what_is_known_and_no_more(ax, graph, tick):
    """One text for each value and each slope of the tick; past the end it stays at the last one."""
    ticks = walk(GRAPHS[graph], INPUTS[0])
    now = ticks[min(tick, len(ticks) - 1)]
    drawing = draw_graph_steps(ax, graph, tick, **INPUTS[0])
    assert [text.get_text().split(" = ")[0] for text in drawing.artists["values"]] == list(now.values)
    assert [text.get_text().split(" = ")[0] for text in drawing.artists["slopes"]] == [f"d{name}" for name in now.slopes]
    assert now.words in drawing.description
    assert now.words in {text.get_text() for text in ax.texts}


def test_division_by_zero_is_said(ax):
    """At z = 0 the walk stops at the division, with a word and without a slope."""
    drawing = draw_graph_steps(ax, "quotient", LAST, 3, 4, 0)
    assert "divided by 0" in drawing.description
    assert drawing.artists["slopes"] == []


def test_unknown_graph_is_refused(ax):
    """The error names the graphs there are."""
    with pytest.raises(ValueError, match="'sum', 'quotient'"):
        draw_graph_steps(ax, "product")


@pytest.mark.parametrize("x", [-1, 0, 0.75, 1.5, 2, 3])
def test_paths_add_up_to_the_slope(ax, x):
    """The slope of f = x² (3 - x) is 6x - 3x²; each path brings the product of its two edges."""
    found = diamond(x)
    assert found.values["f"] == pytest.approx(x**2 * (3 - x))
    assert sum(found.by.values()) == pytest.approx(6 * x - 3 * x**2)
    assert found.by == pytest.approx({"p": 2 * x * (3 - x), "q": -(x**2)})
    bars = [bar.get_height() / SCALE for bar in draw_two_paths(ax, x).artists["bars"]]
    assert bars == pytest.approx([*found.by.values(), 6 * x - 3 * x**2])


@pytest.mark.parametrize(("paths", "share"), [("only by p", 2.5 * 1.75), ("only by q", -1.5625)])
def test_closed_path_brings_nothing(ax, paths, share):
    """With one path closed, the sum is what the other brings: the number of whoever writes = for +=."""
    drawing = draw_two_paths(ax, 1.25, paths)
    heights = [bar.get_height() / SCALE for bar in drawing.artists["bars"]]
    assert heights[2] == pytest.approx(share)
    assert sorted(heights[:2]) == pytest.approx(sorted([0, share]))
    assert "is closed" in drawing.description


@pytest.mark.parametrize("step", [0.05, 0.5, 1.0])
@pytest.mark.parametrize("x", [-2, -1 / 3, 0.25, 1])
def test_stretches_multiply(ax, x, step):
    """The drawn intervals are those of t = 1.5 x + 0.5 and y = t²; the slope is 3 t."""
    drawing = draw_stretch(ax, x, step)
    ends = [(x, x + step), (1.5 * x + 0.5, 1.5 * (x + step) + 0.5)]
    ends.append(tuple(t**2 for t in ends[1]))
    assert [tuple(line.get_xdata()) for line in drawing.artists["intervals"]] == [pytest.approx(pair) for pair in ends]
    assert chain(x) == pytest.approx(tuple(low for low, _ in ends))
    slope = float(sympy.diff((1.5 * X + 0.5) ** 2, X).subs(X, x))
    said = float(drawing.description.rstrip(".").split("the slope is ")[1].replace("−", "-"))
    assert said == pytest.approx(slope, abs=5e-4)


MADE = {
    "graph_steps": (graph_steps, [{"tick": 5}, {"graph": "quotient", "tick": 7}, {"x": 4, "y": -1}, {"z": 0}]),
    "two_paths": (two_paths, [{"x": 2.5}, {"paths": "only by p"}, {"x": -1.0, "paths": "only by q"}]),
    "stretch": (stretch, [{"x": -1.25}, {"step": 0.05}]),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the picture and its words are those that the pure function gives for the controls' values."""
    follows(*MADE[name])


@pytest.mark.parametrize("name", MADE)
def test_every_control_has_a_label(name):
    """A control without words cannot be used by ear."""
    assert all(control.description for control in MADE[name][0]().controls.values())


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("tick", [0, 3, LAST])
@pytest.mark.parametrize("inputs", [INPUTS[0], INPUTS[1], {"x": -5, "y": -5, "z": -3}], ids=str)
def test_no_text_covers_another(graph, tick, inputs):
    """Labels, circles and the sentence stay apart, and inside the figure."""
    _apart(graph_steps(graph, tick=tick, **inputs).drawing())


@pytest.mark.parametrize("paths", ["both", "only by p", "only by q"])
@pytest.mark.parametrize("x", [-1, -0.25, 0, 1.5, 2, 3])
def test_no_text_of_the_paths_covers_another(x, paths):
    """Nodes, slopes, bars' numbers and names stay apart, and inside the figure."""
    _apart(two_paths(x, paths).drawing())


def _apart(drawing):
    drawing.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in drawing.ax.texts if text.get_text()]
    clashes = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]
    assert clashes == []
    width, height = drawing.figure.bbox.size
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height for box in boxes)
