"""Lines on gates and the perceptron rule: what is drawn agrees with counting by hand and with plain Python."""

import math

import numpy as np
import pytest

from nnbasics.widgets import draw_line, draw_two_lines, draw_visit, one_line, perceptron_steps, two_lines
from nnbasics.widgets.lines import COMBINATIONS, line
from nnbasics.widgets.perceptron import VISITS, visits
from tests.support.explorables import follows

POINTS = [(0, 0), (0, 1), (1, 0), (1, 1)]
TRUTH = {
    "AND": [x and y for x, y in POINTS],
    "OR": [x or y for x, y in POINTS],
    "XOR": [x ^ y for x, y in POINTS],
}
SAYS = {
    "first OR second": lambda a, b: a or b,
    "first AND second": lambda a, b: a and b,
    "first AND NOT second": lambda a, b: a and not b,
    "second AND NOT first": lambda a, b: b and not a,
}


pytestmark = pytest.mark.usefixtures("no_window")


def _ringed(drawing):
    return sorted(tuple(map(int, point)) for point in drawing.artists["wrong"][0].get_offsets().data)


@pytest.mark.parametrize("gate", TRUTH)
@pytest.mark.parametrize(("angle", "offset"), [(45, 0.35), (45, 1.06), (90, 0.0), (200, -0.4), (300, 0.1), (0, 1.0)])
def test_rings_are_the_misjudged_points(ax, gate, angle, offset):
    """A point is ringed if its distance along the arrow and its class disagree; one on the line is called 1."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    wrong = [p for p, t in zip(POINTS, TRUTH[gate], strict=True) if (p[0] * c + p[1] * s >= offset - 1e-9) != t]
    drawing = draw_line(ax, angle, offset, gate)
    assert _ringed(drawing) == sorted(wrong)
    assert ("all four points are right" in drawing.description) == (wrong == [])


def test_no_line_of_the_sliders_solves_xor():
    """Every stop of the two sliders leaves a mistake; AND and OR have stops without one."""
    found = dict.fromkeys(TRUTH, 4)
    for angle in range(0, 361, 15):
        for offset in np.arange(-1.5, 1.51, 0.05):
            w, b = line(angle, offset)
            said = [x * w[0] + y * w[1] + b >= 0 for x, y in POINTS]
            for gate, truth in TRUTH.items():
                found[gate] = min(found[gate], sum(a != bool(t) for a, t in zip(said, truth, strict=True)))
    assert found == {"AND": 0, "OR": 0, "XOR": 1}


@pytest.mark.parametrize("combine", COMBINATIONS)
@pytest.mark.parametrize(("first", "second"), [(0.5, 1.5), (1.5, 0.5), (0.5, 0.7), (-0.2, 2.2), (1.2, 1.2)])
def test_output_combines_the_two_hidden_answers(ax, first, second, combine):
    """Rings agree with Python's own and, or, not."""
    wrong = [
        p
        for p, t in zip(POINTS, TRUTH["XOR"], strict=True)
        if bool(SAYS[combine](sum(p) >= first, sum(p) >= second)) != bool(t)
    ]
    assert _ringed(draw_two_lines(ax, first, second, combine)) == sorted(wrong)


def test_band_is_colored_as_one_between_the_lines(ax):
    """Every pixel of the solved picture has the answer of its own place."""
    zones = draw_two_lines(ax, 0.5, 1.5).artists["zones"][0].get_array()
    side = len(zones)
    at = [-0.75 + 2.5 * (n + 0.5) / side for n in range(side)]
    assert all(zones[i][j] == (0.5 <= at[i] + at[j] < 1.5) for i in range(side) for j in range(side))


@pytest.mark.parametrize("gate", TRUTH)
def test_visits_follow_the_rule(gate):
    """Each visit's weights are those of plain Python numbers."""
    w1 = w2 = b = 0
    for n, visit in enumerate(visits(gate, VISITS)):
        x, y = POINTS[n % 4]
        error = TRUTH[gate][n % 4] - (1 if w1 * x + w2 * y + b >= 0 else 0)
        assert (visit.row, visit.error) == (n % 4, error)
        assert (*visit.before[0], visit.before[1]) == (w1, w2, b)
        w1, w2, b = w1 + error * x, w2 + error * y, b + error
        assert (*visit.after[0], visit.after[1]) == (w1, w2, b)


@pytest.mark.parametrize(("gate", "rests"), [("AND", True), ("OR", True), ("XOR", False)])
def test_rule_rests_where_a_line_exists(gate, rests):
    """The last round corrects nothing for AND and OR, and something for XOR."""
    assert (not any(visit.error for visit in visits(gate, VISITS)[-4:])) == rests


def test_start_has_no_line_and_no_visit(ax):
    """Before the first visit all weights are 0: every answer is 1, and there is no border to draw."""
    drawing = draw_visit(ax, "AND", 0)
    assert drawing.artists["after"] == drawing.artists["visited"] == []
    assert _ringed(drawing) == [(0, 0), (0, 1), (1, 0)]


MADE = {
    "line": (one_line, {"angle": 90, "offset": -0.5, "gate": "AND"}),
    "two": (two_lines, {"first": 0.6, "second": 1.4, "combine": "first AND NOT second"}),
    "visits": (perceptron_steps, {"gate": "OR", "visit": 9}),
}


@pytest.mark.parametrize("name", MADE)
def test_picture_follows_the_controls(name):
    """After every move the words are those of the pure function; every control has a label."""
    make, moves = MADE[name]
    follows(make, [{control: value} for control, value in moves.items()])
