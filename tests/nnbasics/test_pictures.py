"""Pictures and places of labels that are remembered are those that would be made anew."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbasics.plotting import alt, labels, network_diagram, with_alt
from nnbasics.plotting.placement import place_labels

WEIGHTS = [np.array([[0.1, -0.2], [0.3, 0.4]]), np.array([[0.5], [-0.6]])]


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Each test begins with empty memories and no figures."""
    plt.close("all")
    alt._KEPT.clear()
    labels._FOUND.clear()
    yield
    plt.close("all")


def drawn_anew(**options):
    """The pixels of a diagram of WEIGHTS with nothing remembered."""
    alt._KEPT.clear()
    labels._FOUND.clear()
    return with_alt(network_diagram(WEIGHTS, **options)).png


def test_the_second_picture_is_not_drawn_and_is_the_same(monkeypatch):
    """Byte by byte, with other words too."""
    first = drawn_anew()
    monkeypatch.setattr("matplotlib.figure.Figure.savefig", lambda *_args, **_named: pytest.fail("it was drawn again"))
    second = with_alt(network_diagram(WEIGHTS), "other words")
    assert second.png == first
    assert second.words == "other words"
    assert plt.get_fignums() == []


CHANGES = {
    "a title": lambda drawing: drawing.ax.set_title("mine"),
    "a colour": lambda drawing: drawing.artists["weights"][0].set_color("red"),
    "a word": lambda drawing: drawing.ax.text(1, 1, "new"),
    "one less": lambda drawing: drawing.artists["nodes"][0].remove(),
    "the size": lambda drawing: drawing.figure.set_size_inches(3, 3),
    "a heading": lambda drawing: drawing.figure.suptitle("above"),
    "the ground": lambda drawing: drawing.figure.set_facecolor("yellow"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_figure_that_was_changed_is_drawn(change):
    """And what is drawn then is not kept for the unchanged one."""
    plain = drawn_anew()
    drawing = network_diagram(WEIGHTS)
    CHANGES[change](drawing)
    assert with_alt(drawing).png != plain
    assert with_alt(network_diagram(WEIGHTS)).png == plain


def test_other_numbers_titles_and_settings_are_drawn():
    """Every argument and every setting of Matplotlib counts."""
    plain = drawn_anew()
    others = [{"title": "other"}, {"figsize": (5, 3)}, {"decimals": 0}, {"biases": [[1.0, 2.0], [3.0]]}, {"numbers": False}]
    pictures = {plain, *(with_alt(network_diagram(WEIGHTS, **options)).png for options in others)}
    nudged = [WEIGHTS[0] + 1e-9, WEIGHTS[1]]
    assert len(pictures) == 1 + len(others)
    assert with_alt(network_diagram(nudged)).png == drawn_anew_of(nudged)
    drawing = network_diagram(WEIGHTS)
    with mpl.rc_context({"savefig.facecolor": "yellow"}):
        assert with_alt(drawing).png != plain


def drawn_anew_of(weights):
    """The same for other weights."""
    alt._KEPT.clear()
    return with_alt(network_diagram(weights)).png


def test_a_diagram_on_given_axes_is_always_drawn():
    """The figure may hold anything else."""
    pictures = set()
    for face in ("white", "yellow"):
        _, ax = plt.subplots(facecolor=face)
        pictures.add(with_alt(network_diagram(WEIGHTS, ax=ax)).png)
    assert len(pictures) == 2
    assert alt._KEPT == {}


def test_memories_are_bounded(monkeypatch):
    """A notebook that draws for ever keeps a few pictures."""
    monkeypatch.setattr(alt, "MOST_KEPT", 3)
    monkeypatch.setattr(labels, "MOST_SEARCHES", 2)
    for count in range(2, 9):
        with_alt(network_diagram([np.ones((count, 1))]))
        assert len(alt._KEPT) <= 3
        assert len(labels._FOUND) <= 2


def test_labels_stand_where_a_search_puts_them():
    """Asked the second time too, and when only an obstacle has moved."""
    rng = np.random.default_rng(3)
    paths = [np.array([[0.0, y], [100.0, y + 20]]) for y in (0.0, 15.0, 30.0)]
    upper, lower = rng.uniform(8, 20, (3, 2)), np.zeros((3, 2))
    for obstacles in (np.zeros((0, 4)), np.array([[40.0, 0, 60, 60]]), np.array([[20.0, 0, 60, 60]])):
        parts = np.concatenate([-upper / 2, upper / 2], axis=1)[:, None]
        expected, overlap = place_labels(paths, parts, obstacles)
        for _ in range(2):
            spots, found = labels.place_pairs(paths, upper, lower, (0.5, 0.5), obstacles)
            np.testing.assert_allclose([spot for spot, _ in spots], expected)
            assert found == pytest.approx(overlap)
