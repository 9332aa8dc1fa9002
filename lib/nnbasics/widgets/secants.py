"""A secant that turns into the tangent as its step shrinks, and how far its slope is off, on logarithmic axes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnbasics.plotting.style import INK, MUTED, NEGATIVE, POSITIVE, Drawing, number
from nnbasics.widgets.controls import choice, log_slider, switch
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

SMALLEST = -15  # the smallest step, as a power of ten: ten times less, and x + h is x
FLOOR = 1e-16  # an error of exactly 0 has no place on a logarithmic axis


class Curve(NamedTuple):
    """A function, the place where its slope is wanted, and that slope."""

    f: Callable[[Any], Any]
    x: float
    slope: float


CURVES = {
    "sin x at 1": Curve(np.sin, 1.0, float(np.cos(1.0))),
    "x² at 1.5": Curve(np.square, 1.5, 3.0),
    "|x| at 0.01": Curve(np.abs, 0.01, 1.0),
}


def quotient(curve: str, h: Any, *, central: bool) -> Any:
    """Return the slope of the secant from x to x + h, or, central, from x - h to x + h.

    Parameters
    ----------
    curve : a key of CURVES
    h : float or float array, the step
    """
    f, x, _ = CURVES[curve]
    return (f(x + h) - f(x - h)) / (2 * h) if central else (f(x + h) - f(x)) / h


@cache
def _errors(curve: str, *, central: bool) -> tuple[np.ndarray, np.ndarray]:
    """Steps from 1 down to 1e-15, twelve for each power of ten, and the absolute errors of the slopes they give."""
    h = 10.0 ** np.linspace(0, SMALLEST, 1 - 12 * SMALLEST)
    return h, np.maximum(np.abs(quotient(curve, h, central=central) - CURVES[curve].slope), FLOOR)


def draw_secant(ax: Axes, h: float = 1.0, curve: str = "sin x at 1", *, central: bool = False, zoom: bool = False) -> Drawing:
    """Draw a curve with secant and tangent, and right of `ax` the error of the secant's slope against its step.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    h : float, the step, 1e-15 to 1
    curve : a key of CURVES
    central : bool, from x - h to x + h instead of from x to x + h
    zoom : bool, show only two steps to each side, so that rounding becomes visible

    Returns
    -------
    Drawing
        With artists "curve", "secant", "tangent", "points", "errors" (one-sided, central) and "now" (the chosen step).
    """
    slope, true = float(quotient(curve, h, central=central)), CURVES[curve].slope
    kind = "central" if central else "one-sided"
    artists = _draw_lines(ax, h, curve, slope, central=central, zoom=zoom)
    ax.set_title(f"slope of the secant {number(slope, 6)}", color=INK, fontsize=11, y=1.02)
    artists |= _draw_errors(ax.inset_axes((1.29, 0, 1, 1)), h, curve, abs(slope - true), central=central)
    words = f"{curve}, {kind}, h = {h:.1e}: the secant has the slope {number(slope, 8)}, the tangent {number(true, 8)}"
    return Drawing(ax, f"{words}; error {abs(slope - true):.1e}.", artists)


def _draw_lines(ax: Axes, h: float, curve: str, slope: float, *, central: bool, zoom: bool) -> dict[str, list[Any]]:
    """Draw around (x, f(x)), in units of 1 or, zoomed, of h."""
    f, x, true = CURVES[curve]
    unit = h if zoom else 1.0
    d, reach = np.linspace(-2, 2, 401), 2.2 * max(1.0, abs(true))
    ends = np.array([-h, h]) if central else np.array([0.0, h])
    points = (f(x + ends) - f(x)) / unit
    ends = ends / unit
    artists = {
        "curve": ax.plot(d, (f(x + unit * d) - f(x)) / unit, color=INK, linewidth=1.6, label="curve"),
        "tangent": ax.plot(d, true * d, color=POSITIVE, linewidth=2, label="tangent"),
        "secant": ax.plot(d, points[1] + slope * (d - ends[1]), "--", color=NEGATIVE, linewidth=2, label="secant"),
        "points": ax.plot(ends, points, "o", color=NEGATIVE, markersize=7),
    }
    words = ("steps from x", "change of f, in steps") if zoom else ("distance from x", "change of f")
    ax.set(xlim=(-2, 2), ylim=(-reach, reach), xlabel=words[0], ylabel=words[1], xticks=range(-2, 3))
    ax.legend(loc="upper left", frameon=False, fontsize=9)
    return artists


def _draw_errors(ax: Axes, h: float, curve: str, error: float, *, central: bool) -> dict[str, list[Any]]:
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("one-sided", {"color": NEGATIVE, "linestyle": "-"}),
        ("central", {"color": POSITIVE, "linestyle": (0, (4, 1.5))}),
    )
    lines = []
    for is_central, (name, look) in enumerate(looks):
        wide = 2.2 if bool(is_central) == central else 1
        lines += ax.plot(*_errors(curve, central=bool(is_central)), linewidth=wide, label=name, **look)
    now = ax.plot([h], [max(error, FLOOR)], "o", color=INK, markersize=9, zorder=3)
    ax.axvline(h, color=MUTED, linewidth=0.8)
    ax.set(xscale="log", yscale="log", xlim=(10.0 ** (SMALLEST - 0.5), 3), ylim=(FLOOR / 3, 10))
    _plain_ticks(ax.xaxis, range(SMALLEST, 1, 3))
    _plain_ticks(ax.yaxis, range(-16, 1, 4))
    ax.set(xlabel="step h", ylabel="error of the slope")
    ax.set_title("error against step", color=INK, fontsize=11, y=1.02)
    ax.legend(loc="lower left", frameon=False, fontsize=9)
    return {"errors": lines, "now": now}


def _plain_ticks(axis: Any, powers: range) -> None:
    """Write 1e-9 for the powers of ten: typeset exponents would cost as much as all the rest of the picture."""
    from matplotlib.ticker import NullLocator

    axis.set_minor_locator(NullLocator())
    axis.set_ticks([10.0**n for n in powers], [f"1e{n}" if n else "1" for n in powers])


def secant(h: float = 1.0, curve: str = "sin x at 1") -> Explorable:
    """Return a figure to play with: shrink the step of a secant, and watch its error fall and rise again."""
    controls = {
        "h": log_slider("step h", SMALLEST, 0, h),
        "curve": choice("curve", [(name, name) for name in CURVES], curve),
        "central": switch("central difference"),
        "zoom": switch("zoom to the step"),
    }
    return Explorable(draw_secant, controls, figsize=(9, 3.7), box=(0.075, 0.155, 0.395, 0.755))
