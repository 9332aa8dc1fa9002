"""Figures to play with: what they draw agrees with NumPy, follows the controls, and is a picture where no widget runs."""

import base64
import io
import itertools
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbasics.plotting import Drawing, with_alt
from nnbasics.widgets import Explorable, broadcasting, draw_broadcast, draw_reduction, reduction, slider
from nnbasics.widgets.broadcasting import SHAPES, align, operands
from nnbasics.widgets.reduction import MATRIX, added
from tests.support.explorables import follows

WIDGET = "application/vnd.jupyter.widget-view+json"
PAIRS = list(itertools.product(SHAPES, SHAPES))


pytestmark = pytest.mark.usefixtures("no_window")


def _entries(texts):
    """Numbers that stand in the cells (the first text is the caption)."""
    return [float(text.get_text().replace("\N{MINUS SIGN}", "-")) for text in texts[1:]]


def _numpy_shape(a, b):
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


@pytest.mark.parametrize(("a", "b"), [*PAIRS, ((2, 1, 3), (4, 1)), ((2, 3), (5, 2, 1)), ((0,), (1,)), ((0,), (2,))])
def test_shapes_are_aligned_as_numpy_does(a, b):
    """The drawn rule and np.broadcast_shapes agree, on shapes that fit and on those that do not."""
    sizes = tuple(size for _, _, size in align(a, b))[::-1]
    assert (None if None in sizes else sizes) == _numpy_shape(a, b)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_broadcast_shows_the_sum_or_the_reason(ax, a, b):
    """Cell by cell the numbers are NumPy's; where it would raise, the axis and its two sizes are named."""
    drawing, shape = draw_broadcast(ax, a, b), _numpy_shape(a, b)
    left, right = operands(a, b)
    if shape is None:
        clash = next((m, n) for m, n in zip(a[::-1], b[::-1], strict=False) if m != n and 1 not in {m, n})
        assert f"{clash[0]} meets {clash[1]}" in drawing.description
        assert "result" not in drawing.artists
    else:
        assert _entries(drawing.artists["result"]) == (left + right).ravel().tolist()
        assert _entries(drawing.artists["a"]) == np.broadcast_to(left, shape).ravel().tolist()
        assert _entries(drawing.artists["b"]) == np.broadcast_to(right, shape).ravel().tolist()
    assert ax.get_title() in drawing.description
    assert str(shape) in ax.get_title() or "does not fit" in ax.get_title()


@pytest.mark.parametrize(("a", "b"), [((3,), (4, 1)), ((3, 4), (3, 1)), ((), (4,))])
def test_only_an_arrays_own_cells_are_solid(ax, a, b):
    """Copies have a dashed frame, so the solid ones are as many as the array has entries."""
    draw_broadcast(ax, a, b)
    solid = sum(patch.get_linestyle() in {"solid", "-"} for patch in ax.patches)
    shape = np.broadcast_shapes(a, b)
    assert solid == np.prod(a, dtype=int) + np.prod(b, dtype=int) + np.prod(shape, dtype=int)


def test_three_axes_are_refused(ax):
    """A cube cannot be drawn as a table."""
    with pytest.raises(ValueError, match="up to two axes"):
        draw_broadcast(ax, (2, 1, 3), (3,))


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [0, 1, "all"])
def test_reduction_shows_numpys_sum_and_what_it_is_made_of(ax, axis, keepdims):
    """Result and shape are np.sum's; for each entry the marked cells add up to it, and every cell is marked once."""
    X = np.array([[1.5, -2.0], [0.25, 4.0], [-3.0, 8.0]])
    want = np.sum(X, axis=None if axis == "all" else axis, keepdims=keepdims)
    drawing = draw_reduction(ax, axis, keepdims=keepdims, matrix=X)
    assert _entries(drawing.artists["result"]) == want.ravel().tolist()
    assert f"shape {want.shape}" in ax.get_title()
    marks = [added(X.shape, axis, entry) for entry in range(want.size)]
    assert [X[mark].sum() for mark in marks] == want.ravel().tolist()
    assert (sum(mark.astype(int) for mark in marks) == 1).all()


@pytest.mark.parametrize(
    ("shape", "axis", "keepdims", "fits"),
    [
        ((3, 4), 0, False, True),
        ((3, 4), 1, False, False),
        ((3, 4), 1, True, True),
        ((3, 3), 1, False, True),
        ((2, 5), "all", True, True),
    ],
)
def test_reduction_says_whether_the_sum_meets_the_table(ax, shape, axis, keepdims, fits):
    """As NumPy would: for axis 1 only with keepdims, or by accident in a square table."""
    words = draw_reduction(ax, axis, keepdims=keepdims, matrix=np.arange(np.prod(shape)).reshape(shape)).description
    assert ("sum fits" in words, "does not fit" in words) == (fits, not fits)


def test_entry_past_the_end_is_the_last_one(ax):
    """The slider serves both axes; there are fewer rows than columns."""
    assert draw_reduction(ax, 1, entry=3).description == draw_reduction(ax, 1, entry=2).description


MADE = {
    "broadcasting": (broadcasting, [{"a": shape, "b": other} for shape, other in PAIRS[::5]]),
    "reduction": (reduction, [{"axis": 1}, {"axis": "all", "entry": 3}, {"keepdims": True, "entry": 0}, {"axis": 0}]),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the picture and its words are those that the pure function gives for the controls' values."""
    follows(*MADE[name])


@pytest.mark.parametrize("name", MADE)
def test_every_control_has_a_label_and_is_shown(name):
    """A control without words cannot be used by ear; one outside the view cannot be used at all."""
    explorable = MADE[name][0]()
    assert all(control.description for control in explorable.controls.values())
    assert explorable.view.children[0].children == tuple(explorable.controls.values())
    assert explorable.view.children[1] is explorable.output


@pytest.mark.parametrize("name", MADE)
def test_output_holds_the_widget_and_a_picture_for_where_none_runs(name):
    """One output, two forms: a frontend takes the richest it knows. The picture has the size of the figure, and words."""
    explorable = MADE[name][0]()
    bundle, metadata = explorable._repr_mimebundle_()
    assert bundle[WIDGET]["model_id"] == explorable.view.model_id
    pixels = plt.imread(io.BytesIO(base64.b64decode(bundle["image/png"])))
    assert pixels.shape[:2] == tuple(int(144 * inches) for inches in explorable.figsize[::-1])
    assert pixels.std() > 0.01
    assert metadata["image/png"]["alt"] == bundle["text/plain"] == explorable.picture.words


def test_hostile_words_stay_words():
    """A description is text: no markup of its own reaches the page."""
    explorable = Explorable(lambda ax, x: Drawing(ax, f'<b onclick="x">{x}</b>'), {"x": slider("x", 0, 5, 1)})
    assert "<b" not in explorable.output.value
    assert "&lt;b onclick=&quot;x&quot;&gt;1&lt;/b&gt;" in explorable.output.value


@pytest.mark.parametrize(("step", "value", "kind"), [(1, 2, int), (0.5, 2, float), (1, 2.0, float)])
def test_slider_counts_in_its_own_kind(step, value, kind):
    """Whole steps from a whole number give whole numbers; anything else decimals."""
    control = slider("x", 0, 5, value, step)
    assert type(control.value) is kind
    assert (control.min, control.max, control.step) == (0, 5, step)


def test_nothing_is_left_open():
    """Widgets draw on figures of their own: pyplot would show them a second time, and keep them."""
    reduction().controls["axis"].value = 1
    assert plt.get_fignums() == []


@pytest.mark.parametrize("words", ["a line", ""])
def test_with_alt_closes_the_figure_and_wants_words(words):
    """A figure without words is refused; with them it becomes a picture, shown once."""
    figure, _ = plt.subplots(figsize=(4, 3))
    if not words:
        with pytest.raises(ValueError, match="`words` is empty"):
            with_alt(figure)
        return
    bundle, metadata = with_alt(figure, words)._repr_mimebundle_()
    assert (bundle["text/plain"], metadata["image/png"]) == (words, {"alt": words, "width": 384})
    assert plt.get_fignums() == []


def test_with_alt_takes_a_drawings_own_words(ax):
    """What draws for the course describes itself."""
    drawing = draw_broadcast(ax, (3,), (3, 1))
    assert with_alt(drawing).words == drawing.description


def test_matrix_of_the_lecture_has_both_signs_and_is_not_square():
    """Else a wrong axis, or a lost sign, would not be seen."""
    X = np.array(MATRIX)
    assert X.shape[0] != X.shape[1]
    assert X.min() < 0 < X.max()


def test_widgets_need_no_frontend_and_no_grader():
    """In a plain Python a widget can be made and moved; nbgrader and autograder are not loaded."""
    script = "from nnbasics.widgets import broadcasting\nw = broadcasting()\nw.controls['b'].value = (4,)\nprint(w)\n"
    script += "import sys\nassert not {'nbgrader', 'autograder', 'nbclient'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "(3,) + (4,) does not fit" in done.stdout
