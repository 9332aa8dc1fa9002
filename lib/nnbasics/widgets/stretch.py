"""A composition as three coupled number lines: each function stretches, and the stretch factors multiply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nnbasics.plotting.style import INK, MUTED, OKABE_ITO, Drawing, number
from nnbasics.widgets.controls import slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOW, HIGH = -3, 13
COLORS = (OKABE_ITO["blue"], OKABE_ITO["vermillion"], OKABE_ITO["bluish green"])
INNER = 1.5


def chain(x: float) -> tuple[float, float, float]:
    """Return x, t = 1.5 x + 0.5 and y = t²."""
    t = INNER * x + 0.5
    return x, t, t**2


def draw_stretch(ax: Axes, x: float = 1.0, step: float = 0.5) -> Drawing:
    """Draw the interval from x to x + step on three number lines of one scale: x, then t = 1.5 x + 0.5, then y = t².

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    x, step : floats, step > 0

    Returns
    -------
    Drawing
        With artists "intervals" (three lines) and "words" (three texts).
    """
    start, end = chain(x), chain(x + step)
    dx, dt, dy = (b - a for a, b in zip(start, end, strict=True))
    outer = dy / dt
    ax.set(xlim=(LOW, HIGH + 6.5), ylim=(-0.6, 2.5), yticks=[2, 1, 0], yticklabels=["x", "t", "y"])
    ax.set_xticks(range(-2, HIGH + 1, 2))
    ax.set_xlabel("value (one scale for all three)")
    ax.spines[["top", "right", "left"]].set_visible(False)
    slope = INNER * 2 * start[1]
    ax.set_title(
        f"Δy/Δx = {number(outer, 3)} · {INNER} = {number(dy / dx, 3)};  the slope at x is {number(slope, 3)}", fontsize=12
    )
    facts = (f"Δx = {number(dx, 2)}", f"Δt = {number(dt, 3)} = {INNER} Δx", f"Δy = {number(dy, 3)} = {number(outer, 3)} Δt")
    intervals, words = [], []
    for n, (a, b, color, fact) in enumerate(zip(start, end, COLORS, facts, strict=True)):
        height = 2 - n
        ax.plot([LOW, HIGH], [height, height], color=MUTED, linewidth=0.8)
        intervals += ax.plot([a, b], [height, height], color=color, linewidth=7, solid_capstyle="butt")
        ax.plot([a], [height], "o", color=INK, markersize=5)
        words.append(ax.text(HIGH + 0.4, height, fact, va="center", color=INK, fontsize=11))
    for low, high, height in ((start[0], start[1], 2), (end[0], end[1], 2), (start[1], start[2], 1), (end[1], end[2], 1)):
        ax.plot([low, high], [height - 0.07, height - 0.93], color=MUTED, linewidth=0.9, linestyle=":")
    sentence = f"t = {INNER} x + 0.5 and y = t² at x = {number(x, 2)}: {'; '.join(facts)}; Δy/Δx = {number(dy / dx, 3)}"
    return Drawing(ax, f"{sentence}, and the slope is {number(slope, 3)}.", {"intervals": intervals, "words": words})


def stretch(x: float = 0.5, step: float = 0.5) -> Explorable:
    """Return a figure to play with: move a small interval through two functions, and watch it being stretched."""
    controls = {"x": slider("x", -2.0, 1.0, x, 0.25), "step": slider("Δx", 0.05, 1.0, step, 0.05)}
    return Explorable(draw_stretch, controls, figsize=(8, 3.4))
