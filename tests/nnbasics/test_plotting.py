"""Figures say what they were given: numbers, labels and marks are read back from the drawn artists."""

import itertools
import re
import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.transforms import Bbox

from nnbasics.plotting import (
    OKABE_ITO,
    Drawing,
    computation_graph,
    decision_boundary,
    loss_curve,
    network_diagram,
)
from nnbasics.plotting.placement import boxes_around, overlap_areas, place_labels
from nnbasics.plotting.style import number

# Deck 001: weights as given there; activations and gradients to 8 digits from the table of worked results.
WEIGHTS = [
    np.array([[0.1, 0.1]]),
    np.array([[0.2, 0.3, 0.1], [0.1, 0.2, 0.3]]),
    np.array([[0.4], [0.2], [0.6]]),
]
BIASES = [np.array([0.1, 0.2]), np.array([0.3, 0.1, 0.2]), np.array([0.5])]
VALUES = [
    np.array([2.0]),
    np.array([0.57444252, 0.59868766]),
    np.array([0.61650912, 0.59678098, 0.60755601]),
    np.array([0.77390493]),
]
GRADIENTS = [
    np.array([[-0.00526819, -0.00673591]]),
    np.array([[-0.01228265, -0.00625063, -0.01858031], [-0.01280106, -0.00651444, -0.01936452]]),
    np.array([[-0.13938967], [-0.13492924], [-0.13736542]]),
]
BIAS_GRADIENTS = [
    np.array([-0.00263409, -0.00336795]),
    np.array([-0.02138187, -0.01088121, -0.03234494]),
    np.array([-0.22609507]),
]
DECK_001 = {
    "plain": {},
    "forward": {"biases": BIASES, "values": VALUES},
    "backward": {
        "biases": BIASES,
        "values": VALUES,
        "gradients": GRADIENTS,
        "bias_gradients": BIAS_GRADIENTS,
    },
}
# Deck 004: f = (x + y) z.
NODES = {"x": "x", "y": "y", "z": "z", "q": "+", "f": "×"}
EDGES = [("x", "q"), ("y", "q"), ("q", "f"), ("z", "f")]
NODE_VALUES = {"x": -2.0, "y": 5.0, "z": -4.0, "q": 3.0, "f": -12.0}
NODE_GRADIENTS = {"x": -4.0, "y": -4.0, "z": 3.0, "q": -4.0, "f": 1.0}
SQUARES = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = np.array([0, 0, 0, 1])
SIZES = [(8, 4.5), (4, 3)]
ROUNDING = 0.5e-4  # numbers are printed with 4 decimals


def soft_and(points):
    """Probability with the boundary x1 + x2 = 1.5."""
    return 1 / (1 + np.exp(-4 * (points.sum(axis=1) - 1.5)))


DRAWERS = {
    "network_diagram": lambda ax=None, **kw: network_diagram(WEIGHTS, BIASES, VALUES, GRADIENTS, ax, **kw),
    "computation_graph": lambda ax=None, **kw: computation_graph(NODES, EDGES, NODE_VALUES, NODE_GRADIENTS, ax, **kw),
    "decision_boundary": lambda ax=None, **kw: decision_boundary(soft_and, SQUARES, AND, ax, **kw),
    "loss_curve": lambda ax=None, **kw: loss_curve([0.9, 0.5, 0.3], ax, **kw),
}
every_function = pytest.mark.parametrize("draw", DRAWERS.values(), ids=DRAWERS)


@pytest.fixture(autouse=True)
def _agg(monkeypatch):
    mpl.use("Agg")
    monkeypatch.setattr(plt, "show", lambda *_, **__: pytest.fail("plt.show() was called"))
    yield
    plt.close("all")


def read(text):
    """Return the last number of a text."""
    found = re.findall(r"[-−]?\d+(?:\.\d+)?(?:e[+\-−]?\d+)?", text.get_text())
    return float(found[-1].replace("−", "-"))


def numbers(drawing, kind):
    """Return the numbers of all texts of a kind."""
    return [read(text) for text in drawing.artists[kind]]


def flat(arrays):
    """Return all entries in row-major order."""
    return np.concatenate([np.ravel(a) for a in arrays])


def text_boxes(drawing):
    """Boxes in pixels of all texts, as Agg draws them."""
    renderer = drawing.figure.canvas.get_renderer()
    drawing.figure.canvas.draw()
    texts = [*drawing.ax.texts, drawing.ax.title]
    return {f"{t.get_text()} #{i}": t.get_window_extent(renderer) for i, t in enumerate(texts) if t.get_text()}


def circles(drawing):
    """Centers and radii in pixels of the nodes."""
    (nodes,) = drawing.artists["nodes"]
    radius = np.sqrt(nodes.get_sizes()[0]) / 2 * drawing.figure.dpi / 72
    return drawing.ax.transData.transform(nodes.get_offsets()), radius


def distance(box, point):
    """Distance from a point to a box, 0 inside."""
    return np.hypot(*np.maximum(0, np.maximum([box.x0, box.y0] - point, point - [box.x1, box.y1])))


def assert_nothing_overlaps(drawing):
    """Check texts against texts, texts against rims of nodes, nodes against nodes, texts against the page."""
    boxes = text_boxes(drawing)
    centers, radius = circles(drawing)
    for (a, box), (b, other) in itertools.combinations(boxes.items(), 2):
        assert Bbox.intersection(box, other) is None, f"{a!r} overlaps {b!r}"
    for text, box in boxes.items():
        for center in centers:
            corners = box.corners()
            inside = np.hypot(*(corners - center).T).max() <= radius
            assert inside or distance(box, center) >= radius, f"{text!r} touches a node's rim"
    for a, b in itertools.combinations(centers, 2):
        assert np.hypot(*(a - b)) > 2 * radius, "nodes overlap"
    page = drawing.figure.bbox
    for text, b in boxes.items():
        on_page = page.x0 <= b.x0 and b.x1 <= page.x1 and page.y0 <= b.y0 and b.y1 <= page.y1
        assert on_page, f"{text!r} leaves the page"


@pytest.mark.parametrize("module", ["nnbasics", "nnbasics.plotting"])
def test_import_does_not_load_matplotlib(module):
    """Importing costs no Matplotlib: it is loaded when something is drawn."""
    code = f"import sys, {module}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@every_function
def test_new_figure_without_ax(draw):
    """Without `ax` a new figure is made, which pyplot knows, so that a notebook shows it."""
    before = set(plt.get_fignums())
    drawing = draw()
    assert isinstance(drawing, Drawing)
    assert drawing.figure.number in set(plt.get_fignums()) - before


@every_function
def test_given_ax_is_drawn_on(draw):
    """A given `ax` is drawn on and returned; no other figure appears."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    drawing = draw(right)
    assert drawing.ax is right
    assert drawing.figure is figure
    assert len(plt.get_fignums()) == 1
    assert not left.has_data()


@every_function
def test_description_is_one_sentence(draw):
    """The alt text is one sentence, and the result's repr shows it below the figure."""
    drawing = draw()
    assert re.fullmatch(r"[A-Z](?:(?!\. )[^\n])+\.", drawing.description)
    assert len(drawing.description) < 250
    assert drawing.description in repr(drawing)


@every_function
def test_title_is_set_and_settable(draw):
    """Every figure has a title of its own, and takes another."""
    assert draw().ax.get_title()
    assert draw(title="My title").ax.get_title() == "My title"


@every_function
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_figure_can_be_saved(draw, suffix, tmp_path):
    """The figure is complete in every format, without warning (missing glyphs, layout)."""
    path = tmp_path / f"figure.{suffix}"
    draw().figure.savefig(path)
    assert path.stat().st_size > 2000


@pytest.mark.parametrize("kind", ["weights", "gradients", "values", "biases", "bias_gradients"])
def test_network_numbers_equal_the_inputs(kind):
    """Each number of the deck-001 network stands in the diagram, in order, to 4 decimals."""
    given = {"weights": WEIGHTS, "values": VALUES, **DECK_001["backward"]}[kind]
    drawing = network_diagram(WEIGHTS, **DECK_001["backward"])
    np.testing.assert_allclose(numbers(drawing, kind), flat(given), rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("what", DECK_001)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("made", ["own", "given", "constrained"])
def test_network_labels_do_not_overlap(what, size, made):
    """In the deck-001 diagram no text touches another, a node's rim or the page's edge, at both sizes."""
    layout = "constrained" if made == "constrained" else None
    ax = None if made == "own" else plt.subplots(figsize=size, layout=layout)[1]
    assert_nothing_overlaps(network_diagram(WEIGHTS, ax=ax, figsize=size, **DECK_001[what]))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_network_text_is_legible(size):
    """No text is smaller than 6 points in a figure of the diagram's own, even with all gradients."""
    drawing = network_diagram(WEIGHTS, figsize=size, **DECK_001["backward"])
    assert min(t.get_fontsize() for t in drawing.ax.texts if t not in drawing.artists["key"]) >= 6


@pytest.mark.parametrize("what", ["forward", "backward"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_network_labels_lie_on_their_edges(what, size):
    """The box of weight and gradient is crossed by its own edge, and its weight stands above its gradient."""
    drawing = network_diagram(WEIGHTS, figsize=size, **DECK_001[what])
    renderer = drawing.figure.canvas.get_renderer()
    segments = [drawing.ax.transData.transform(s) for s in drawing.artists["edges"][0].get_segments()]
    lower = drawing.artists["gradients"] or drawing.artists["weights"]
    for ends, weight, gradient in zip(segments, drawing.artists["weights"], lower, strict=True):
        upper_box, lower_box = weight.get_window_extent(renderer), gradient.get_window_extent(renderer)
        box = Bbox.union([upper_box, lower_box])
        line = ends[0] + np.linspace(0, 1, 400)[:, None] * (ends[1] - ends[0])
        assert min(distance(box, point) for point in line) == 0
        assert weight is gradient or upper_box.y0 >= lower_box.y1


def test_network_edges_show_sign_and_size():
    """Negative weights are vermillion and dashed, positive ones blue and solid; width grows with |w|."""
    weights = [np.array([[0.5, -2.0], [-0.1, 1.0]])]
    (lines,) = network_diagram(weights).artists["edges"]
    blue, vermillion = OKABE_ITO["blue"], OKABE_ITO["vermillion"]
    assert [to_hex(c).upper() for c in lines.get_colors()] == [blue, vermillion, vermillion, blue]
    assert [dashes is None for _, dashes in lines.get_linestyles()] == [True, False, False, True]
    assert list(np.argsort(lines.get_linewidths())) == [2, 0, 3, 1]


def test_network_nodes_are_named():
    """Default names are the decks'; given names replace them."""
    names = [t.get_text() for t in network_diagram(WEIGHTS).artists["names"]]
    expected = ["$x_1$", "$a_1^[1]$", "$a_2^[1]$", "$a_1^[2]$", "$a_2^[2]$", "$a_3^[2]$", r"$\haty$"]
    assert [re.sub(r"[{}]", "", name) for name in names] == expected
    given = [["u"], ["v", "w"], ["p", "q", "r"], ["out"]]
    names = [t.get_text() for t in network_diagram(WEIGHTS, names=given).artists["names"]]
    assert names == [*"uvwpqr", "out"]


def test_network_columns_are_layers():
    """Nodes of a layer share an x; layers follow from left to right; the first node of a layer is on top."""
    (nodes,) = network_diagram(WEIGHTS).artists["nodes"]
    x, y = nodes.get_offsets().T
    layers = np.split(np.arange(7), [1, 3, 6])
    columns = [set(np.round(x[layer], 6)) for layer in layers]
    assert all(len(column) == 1 for column in columns)
    assert np.all(np.diff([x[layer[0]] for layer in layers]) > 0)
    assert np.all(np.diff(y[1:3]) < 0)
    assert np.all(np.diff(y[3:6]) < 0)


def test_row_values_are_accepted():
    """The kit's activations of one sample, shape (1, n), are drawn as they are."""
    drawing = network_diagram(WEIGHTS, values=[v[None, :] for v in VALUES])
    np.testing.assert_allclose(numbers(drawing, "values"), flat(VALUES), rtol=0, atol=ROUNDING)


def test_large_network_is_drawn_without_numbers():
    """The digits network 64-32-10 has 2368 edges and no text on them, and its nodes do not overlap."""
    rng = np.random.default_rng(0)
    drawing = network_diagram([rng.normal(size=(64, 32)), rng.normal(size=(32, 10))])
    assert len(drawing.artists["edges"][0].get_segments()) == 64 * 32 + 32 * 10
    assert drawing.artists["weights"] == []
    centers, radius = circles(drawing)
    assert np.min(np.abs(np.diff(centers[:64, 1]))) > 2 * radius


@pytest.mark.parametrize("given", [True, False])
def test_numbers_on_edges_can_be_asked_for(given):
    """`numbers` overrides the rule that only small networks carry numbers."""
    drawing = network_diagram([np.ones((5, 6)) if given else np.ones((1, 1))], numbers=given)
    assert len(drawing.artists["weights"]) == (30 if given else 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([],), "`weights` is empty"),
        (([np.ones(3)],), r"`weights\[0\]` has shape \(3,\)"),
        (
            ([np.ones((1, 2)), np.ones((3, 1))],),
            r"`weights\[0\]` has shape \(1, 2\), `weights\[1\]` \(3, 1\)",
        ),
        (([np.array([[np.nan]])],), "NaN"),
        ((WEIGHTS, BIASES[:2]), "`biases` has 2 entries"),
        ((WEIGHTS, None, [*VALUES[:3], np.ones(2)]), r"`values\[3\]` has shape \(2,\): it must be \(1,\)"),
        ((WEIGHTS, None, None, [w.T for w in WEIGHTS]), r"`gradients\[0\]` has shape \(2, 1\)"),
    ],
    ids=["empty", "vector", "chain", "nan", "few-biases", "value-shape", "transposed"],
)
def test_network_refuses_shapes_that_do_not_fit(arguments, message):
    """The error says which argument, the shape that came and the rule."""
    with pytest.raises(ValueError, match=message):
        network_diagram(*arguments)


def test_network_refuses_wrong_names():
    """Names must have the layers' sizes."""
    with pytest.raises(ValueError, match=r"`names` has layers of sizes \(1,\)"):
        network_diagram(WEIGHTS, names=[["a"]])


GRAPHS = {
    "deck 004 (x + y) z": (NODES, EDGES, NODE_VALUES, NODE_GRADIENTS),
    "deck 004 x^2 y / z": (
        {"x": "x", "y": "y", "z": "z", "v": "×", "u": "×", "f": "÷"},
        [("x", "v"), ("x", "v"), ("v", "u"), ("y", "u"), ("u", "f"), ("z", "f")],
        {"x": 3.0, "y": 4.0, "z": 2.0, "v": 9.0, "u": 36.0, "f": 18.0},
        {"x": 12.0, "y": 4.5, "z": -9.0, "v": 2.0, "u": 0.5, "f": 1.0},
    ),
    "skip": (
        ["x", "a", "b", "f"],
        [("x", "a"), ("x", "b"), ("a", "f"), ("b", "f"), ("x", "f")],
        {"x": 2.0, "a": 4.0, "b": 0.5, "f": 6.5},
        {"x": 2.25, ("x", "a"): 1.0, ("x", "b"): 0.25, ("x", "f"): 1.0, "a": 1.0, "b": 1.0, "f": 1.0},
    ),
    "chain": (
        ["x", "u", "y"],
        [("x", "u"), ("u", "y")],
        {"x": 1.0, "u": 6.0, "y": 216.0},
        {"x": 324.0, "u": 108.0},
    ),
    "single": (["x"], [], {"x": 1.5}, {"x": 1.0}),
}
every_graph = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)


@every_graph
def test_graph_numbers_equal_the_inputs(graph):
    """Every value and every gradient given stands in the graph exactly once."""
    drawing = computation_graph(*graph)
    _, _, values, gradients = graph
    assert sorted(numbers(drawing, "values")) == sorted(values.values())
    assert sorted(numbers(drawing, "gradients")) == sorted(gradients.values())


@every_graph
@pytest.mark.parametrize("size", [None, (4, 3)], ids=["own", "small"])
@pytest.mark.parametrize("inputs_left", [True, False], ids=["left", "late"])
def test_graph_labels_do_not_overlap(graph, size, inputs_left):
    """No text touches another, a node's rim or the page's edge."""
    assert_nothing_overlaps(computation_graph(*graph, figsize=size, inputs_left=inputs_left))


@every_graph
def test_graph_runs_from_left_to_right(graph):
    """Arrows go to the right, one per edge and one per output, and none through a foreign node."""
    drawing = computation_graph(*graph)
    labels, edges = list(graph[0]), graph[1]
    (nodes,) = drawing.artists["nodes"]
    centers, radius = nodes.get_offsets(), np.sqrt(nodes.get_sizes()[0]) / 2
    outputs = set(labels) - {a for a, _ in edges}
    assert len(drawing.artists["edges"]) == len(edges) + len(outputs)
    for arrow, (a, b) in zip(drawing.artists["edges"], edges, strict=False):
        # get_path() would already contain the arrow head
        path = arrow._path_original.interpolated(30).vertices
        assert np.all(np.diff(path[:, 0]) > 0)
        for name, center in zip(labels, centers, strict=True):
            gap = np.hypot(*(path - center).T).min() - radius
            assert -0.5 <= gap < 2 if name in (a, b) else gap > 1


def test_graph_value_stands_above_its_gradient():
    """In (x + y) z each value stands above its gradient, in the order of the edges, then the output."""
    drawing = computation_graph(NODES, EDGES, NODE_VALUES, NODE_GRADIENTS)
    assert [t.get_text() for t in drawing.artists["values"]] == ["−2", "5", "q = 3", "−4", "f = −12"]
    assert numbers(drawing, "gradients") == [-4.0, -4.0, -4.0, 3.0, 1.0]
    renderer = drawing.figure.canvas.get_renderer()
    for value, gradient, arrow in zip(
        drawing.artists["values"], drawing.artists["gradients"], drawing.artists["edges"], strict=True
    ):
        above, below = value.get_window_extent(renderer), gradient.get_window_extent(renderer)
        assert above.x0 < (below.x0 + below.x1) / 2 < above.x1
        line = drawing.ax.transData.transform(arrow._path_original.interpolated(200).vertices)
        near = line[(line[:, 0] > below.x0) & (line[:, 0] < below.x1), 1]
        assert above.y0 > near.max() - 1
        assert below.y1 < near.min() + 1


def test_edge_that_occurs_twice_is_drawn_twice():
    """The graph of x * x shows two arrows whose middles are apart."""
    drawing = computation_graph(["x", "f"], [("x", "f"), ("x", "f")])
    paths = [a._path_original.interpolated(9).vertices for a in drawing.artists["edges"][:2]]
    middles = [path[len(path) // 2] for path in paths]
    assert np.hypot(*(middles[0] - middles[1])) > 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([], []), "`nodes` is empty"),
        ((["a", "b"], [("a", "c")]), "`edges` names 'c': the nodes are 'a', 'b'"),
        ((["a", "b"], [("a", "b", "a")]), "it must be a pair"),
        ((["a", "b"], [("a", "b"), ("b", "a")]), "cycle"),
        ((["a"], [("a", "a")]), "cycle"),
        ((["a"], [], {"b": 1.0}), "`values` names 'b'"),
        ((["a", "b"], [("a", "b")], {}, {("b", "a"): 1.0}), "`gradients` names"),
    ],
    ids=["empty", "unknown", "triple", "cycle", "loop", "value", "gradient"],
)
def test_graph_refuses_what_is_no_graph(arguments, message):
    """The error names the argument and what was wrong with it."""
    with pytest.raises(ValueError, match=message):
        computation_graph(*arguments)


def test_boundary_line_is_where_the_probability_is_half():
    """The line of a linear classifier lies on x1 + x2 = 1.5, to a grid cell's interpolation error."""
    (line,) = decision_boundary(soft_and, SQUARES, AND).artists["boundary"]
    vertices = np.concatenate([path.vertices for path in line.get_paths()])
    np.testing.assert_allclose(vertices.sum(axis=1), 1.5, atol=1e-4)
    assert np.ptp(vertices[:, 0]) > 0.5


def test_boundary_shows_samples_by_class():
    """Samples stand where X says, with another marker and color per class, both in the legend."""
    drawing = decision_boundary(soft_and, SQUARES, AND[:, None], classes=("no", "yes"))
    zero, one = drawing.artists["points"]
    np.testing.assert_array_equal(zero.get_offsets(), SQUARES[:3])
    np.testing.assert_array_equal(one.get_offsets(), SQUARES[3:])
    assert len(zero.get_paths()[0].vertices) != len(one.get_paths()[0].vertices)
    assert to_hex(zero.get_facecolor()[0]) != to_hex(one.get_facecolor()[0])
    assert [t.get_text() for t in drawing.artists["legend"][0].get_texts()] == ["no", "yes"]
    assert drawing.artists["colorbar"][0].ax.get_ylabel() == "predicted probability of yes"
    assert (drawing.ax.get_xlabel(), drawing.ax.get_ylabel()) == ("$x_1$", "$x_2$")


@pytest.mark.parametrize("size", [(5.5, 4.2), (4, 3)], ids=str)
def test_boundary_legend_hides_no_sample(size):
    """The legend finds a free place among the four corners of AND."""
    drawing = decision_boundary(soft_and, SQUARES, AND, figsize=size)
    drawing.figure.canvas.draw()
    box = drawing.artists["legend"][0].get_window_extent()
    assert not any(box.contains(*xy) for xy in drawing.ax.transData.transform(SQUARES))


def test_boundary_describes_how_many_samples_are_right():
    """An AND classifier is right on one sample of XOR, (0, 0), and on all of AND."""
    xor = np.array([0, 1, 1, 0])
    assert "1 of 4 samples" in decision_boundary(soft_and, SQUARES, xor).description
    assert "4 of 4 samples" in decision_boundary(soft_and, SQUARES, AND).description


def test_constant_classifier_has_no_boundary():
    """A probability that never crosses 0.5 gets a figure without a line and without a warning."""
    drawing = decision_boundary(lambda points: np.full((len(points), 1), 0.5), SQUARES, AND)
    assert drawing.artists["boundary"] == []
    assert "1 of 4 samples" in drawing.description  # 0.5 counts as class 1


@pytest.mark.parametrize(
    ("predict", "X", "y", "message"),
    [
        (soft_and, np.ones((4, 3)), AND, r"`X` has shape \(4, 3\)"),
        (soft_and, SQUARES, AND[:3], r"`y` has shape \(3,\)"),
        (soft_and, SQUARES, AND * 2, r"labels \[0, 2\]"),
        (lambda p: p, SQUARES, AND, "`predict` gave shape"),
        (lambda p: p[:, 0] * 9, SQUARES, AND, "probabilities lie in 0..1"),
        (lambda p: p[:, 0] * np.nan, SQUARES, AND, "probabilities lie in 0..1"),
    ],
    ids=["features", "length", "labels", "shape", "range", "nan"],
)
def test_boundary_refuses_what_it_cannot_draw(predict, X, y, message):
    """The error says what came and the rule."""
    with pytest.raises(ValueError, match=message):
        decision_boundary(predict, X, y)


def test_loss_curve_draws_the_losses():
    """The line is epoch against loss, on labelled axes; epochs start where asked."""
    losses = [0.9, 0.5, 0.3]
    drawing = loss_curve(losses, start=1, ylabel="loss (nats)", label="run")
    (line,) = drawing.artists["lines"]
    np.testing.assert_array_equal(line.get_xydata(), np.column_stack([[1, 2, 3], losses]))
    assert (drawing.ax.get_xlabel(), drawing.ax.get_ylabel()) == ("epoch", "loss (nats)")
    assert [t.get_text() for t in drawing.artists["legend"][0].get_texts()] == ["run"]
    assert drawing.description == "Curve of the loss (nats) of run: 0.9 at epoch 1, 0.3 at epoch 3."


def test_loss_curves_can_be_compared():
    """Seven runs on one axes differ in color and in dashes, all from the Okabe-Ito palette."""
    ax = None
    for run in range(7):
        ax = loss_curve([1.0, 0.5], ax, label=f"run {run}").ax
    colors = [to_hex(line.get_color()).upper() for line in ax.lines]
    assert len(set(colors)) == 7
    assert set(colors) <= set(OKABE_ITO.values())
    assert len({str(line._unscaled_dash_pattern) for line in ax.lines}) == 7


@pytest.mark.parametrize("log", [False, True], ids=["linear", "log"])
def test_loss_scale(log):
    """`log` chooses the scale of the loss axis."""
    assert loss_curve([1.0, 0.1], log=log).ax.get_yscale() == ("log" if log else "linear")


@pytest.mark.parametrize("log", [False, True], ids=["linear", "log"])
def test_diverged_run_is_marked(log):
    """Epochs with NaN or infinite loss are inside the axes, crossed, and named in the alt text."""
    drawing = loss_curve([4.0, 9.0, np.inf, np.nan], log=log)
    (crosses,) = drawing.artists["not_finite"]
    assert crosses.get_offsets()[:, 0].tolist() == [2, 3]
    assert drawing.ax.get_xlim()[1] >= 3
    assert drawing.ax.get_ylim()[1] < 100
    assert drawing.description.endswith("9 at epoch 1; not finite at epoch 2.")


@pytest.mark.parametrize(
    ("losses", "log", "message"),
    [
        ([[1.0, 2.0]], False, r"`losses` has shape \(1, 2\)"),
        ([np.nan], False, "none of them finite"),
        ([], False, "0 entries"),
        ([1.0, 0.0], True, "Use log=False"),
    ],
    ids=["matrix", "nan", "empty", "log-zero"],
)
def test_loss_curve_refuses_what_it_cannot_draw(losses, log, message):
    """The error says what came, the rule and what to do."""
    with pytest.raises(ValueError, match=message):
        loss_curve(losses, log=log)


def test_inputs_are_not_mutated():
    """Every array and dict is the same after drawing, even when `predict` writes into its argument."""
    arrays = [*WEIGHTS, *BIASES, *VALUES, *GRADIENTS, *BIAS_GRADIENTS, SQUARES, AND]
    before = [a.copy() for a in arrays]
    dicts = [dict(d) for d in (NODES, NODE_VALUES, NODE_GRADIENTS)]
    losses = np.array([4.0, np.inf, 1.0])

    def careless(points):
        p = soft_and(points)
        points[:] = 0
        return p

    network_diagram(WEIGHTS, **DECK_001["backward"])
    computation_graph(NODES, EDGES, NODE_VALUES, NODE_GRADIENTS)
    decision_boundary(careless, SQUARES, AND)
    loss_curve(losses)
    for array, copy in zip(arrays, before, strict=True):
        np.testing.assert_array_equal(array, copy)
    assert dicts == [NODES, NODE_VALUES, NODE_GRADIENTS]
    assert losses[1] == np.inf


@pytest.mark.parametrize("function", ["network_diagram", "computation_graph"])
def test_text_has_enough_contrast(function):
    """Every text on white has a contrast of at least 4.5 (WCAG 2.2, 1.4.3)."""
    for text in DRAWERS[function]().ax.texts:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(text.get_color())]
        luminance = np.dot([0.2126, 0.7152, 0.0722], linear)
        assert 1.05 / (luminance + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (2.0, "2"),
        (-0.0, "0"),
        (10, "10"),
        (0.57444252, "0.5744"),
        (-0.00526819, "−0.0053"),
        (-1e-9, "−1.0e−09"),
        (0.00005, "0.0001"),
        (1234567.0, "1.2e+06"),
        (np.inf, "inf"),
        (-np.inf, "−inf"),
        (np.nan, "nan"),
    ],
    ids=str,
)
def test_number_is_printed_as_in_the_decks(value, text):
    """At most 4 decimals, no trailing zeros, a real minus sign, never 0 for what is not 0."""
    assert number(value) == text


def test_labels_of_crossing_paths_are_placed_apart():
    """Two labels whose path middles coincide end up on their own paths without overlap, each time the same."""
    paths = [np.array([[0.0, 0.0], [100.0, 60.0]]), np.array([[0.0, 60.0], [100.0, 0.0]])]
    sizes = np.array([[20.0, 10.0], [20.0, 10.0]])
    obstacle = np.array([[0.0, 0.0, 30.0, 60.0]])
    parts = np.concatenate([-sizes / 2, sizes / 2], axis=1)[:, None, :]
    centers, overlap = place_labels(paths, parts, obstacle)
    assert overlap == 0
    boxes = boxes_around(centers, sizes)
    assert overlap_areas(boxes[:1], boxes[1:], 0).sum() == 0
    assert np.all(boxes[:, 0] >= 30)
    np.testing.assert_allclose(centers[:, 1], [centers[0, 0] * 0.6, 60 - centers[1, 0] * 0.6], atol=1e-9)
    np.testing.assert_array_equal(place_labels(paths, parts, obstacle)[0], centers)


def test_impossible_placement_is_reported():
    """When two labels cannot avoid each other the shared area is returned, not hidden."""
    paths = [np.array([[0.0, 0.0], [5.0, 0.0]])] * 2
    _, overlap = place_labels(paths, np.array([[[-10.0, -5.0, 10.0, 5.0]]] * 2), np.zeros((0, 4)))
    assert overlap > 100
