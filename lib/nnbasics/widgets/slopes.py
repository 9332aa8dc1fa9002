"""A gradient on a contour map, and the slope along any direction that one walks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from nnbasics.plotting.style import GRADIENT, INK, MUTED, POSITIVE, Drawing, number
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

LIMIT, EDGE = 2.0, 3.5  # how far the point goes, and how far the map
SHARE = 0.18  # the gradient's arrow is drawn shorter by this factor, to stay on the map
STEP = 1e-4


class Land(NamedTuple):
    """A height over the plane, and its gradient."""

    height: Callable[[Any, Any], Any]
    gradient: Callable[[float, float], tuple[float, float]]


LANDS = {
    "bowl x² + 2y²": Land(lambda x, y: x**2 + 2 * y**2, lambda x, y: (2 * x, 4 * y)),
    "plane 2x + 3y": Land(lambda x, y: 2 * x + 3 * y, lambda _x, _y: (2.0, 3.0)),
    "saddle x² − y²": Land(lambda x, y: x**2 - y**2, lambda x, y: (2 * x, -2 * y)),
}


def measured_slope(land: str, x: float, y: float, angle: float) -> float:
    """Return the slope at (x, y) along a direction, measured by a central difference on the way.

    Parameters
    ----------
    land : a key of LANDS
    x, y : floats
    angle : float, degrees, from the x axis counterclockwise
    """
    f = LANDS[land].height
    dx, dy = STEP * np.cos(np.radians(angle)), STEP * np.sin(np.radians(angle))
    return float((f(x + dx, y + dy) - f(x - dx, y - dy)) / (2 * STEP))


def draw_directions(ax: Axes, x: float = 1.0, y: float = 1.0, angle: float = 0, land: str = "bowl x² + 2y²") -> Drawing:
    """Draw a contour map with the gradient at (x, y) and one direction, and beside it the slope along all directions.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    x, y : floats, the place
    angle : float, the direction in degrees, from the x axis counterclockwise
    land : a key of LANDS

    Returns
    -------
    Drawing
        With artists "gradient" (none where it is zero) and "direction" (arrows), "slopes" and "now".
    """
    g = np.array(LANDS[land].gradient(x, y))
    artists = {"gradient": [], "direction": []} | _draw_map(ax, land)
    if g.any():
        artists["gradient"] = [_arrow(ax, x, y, SHARE * g, GRADIENT)]
    along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    artists["direction"] = [_arrow(ax, x, y, along, INK)]
    ax.plot([x], [y], "o", color=INK, markersize=6, zorder=4)
    ax.set_title(f"at ({number(x)}, {number(y)}): gradient ({number(g[0])}, {number(g[1])})", color=INK, fontsize=11, y=1.02)
    slope = measured_slope(land, x, y, angle)
    artists |= _draw_slopes(ax.inset_axes((1.36, 0, 1.3, 1)), g, angle, slope)
    words = (
        f"{land} at ({number(x)}, {number(y)}): gradient ({number(g[0])}, {number(g[1])}) of length {number(np.hypot(*g), 3)}"
    )
    toward = f"toward {np.degrees(np.arctan2(g[1], g[0])) % 360:.0f}°" if g.any() else "no direction is steepest"
    return Drawing(ax, f"{words}, {toward}; the slope along {angle:g}° is {number(round(slope, 6), 3)}.", artists)


@cache
def _heights(land: str) -> tuple[np.ndarray, np.ndarray]:
    at = np.linspace(-EDGE, EDGE, 61)
    return at, LANDS[land].height(at[np.newaxis, :], at[:, np.newaxis])


def _draw_map(ax: Axes, land: str) -> dict[str, list[Any]]:
    """Draw the heights: darker is higher, in pale grays that let the arrows stand out."""
    at, heights = _heights(land)
    low, high = heights.min(), heights.max()
    # the square root spreads the levels where the land is flat
    levels = low + (high - low) * np.linspace(0, 1, 13) ** (1 if land.startswith(("plane", "saddle")) else 2)
    ax.contourf(at, at, heights, levels, cmap="Greys", vmin=low, vmax=low + 1.9 * (high - low))
    lines = ax.contour(at, at, heights, levels, colors=MUTED, linewidths=0.7)
    ticks = range(-3, 4)
    ax.set(xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), xlabel="x", ylabel="y", xticks=ticks, yticks=ticks)
    return {"contours": [lines]}


def _arrow(ax: Axes, x: float, y: float, vector: np.ndarray, color: str) -> Any:
    look: dict[str, Any] = {"angles": "xy", "scale_units": "xy", "scale": 1, "width": 0.016, "zorder": 3}
    return ax.quiver([x], [y], vector[:1], vector[1:], color=color, **look)


def _draw_slopes(ax: Axes, g: np.ndarray, angle: float, slope: float) -> dict[str, list[Any]]:
    """Draw gradient times direction for every angle, and the slope that was measured on the way."""
    angles = np.arange(0, 361, 3)
    slopes = g[0] * np.cos(np.radians(angles)) + g[1] * np.sin(np.radians(angles))
    line = ax.plot(angles, slopes, color=POSITIVE, linewidth=2)
    ax.axhline(0, color=MUTED, linewidth=0.8)
    if g.any():
        ax.axvline(np.degrees(np.arctan2(g[1], g[0])) % 360, color=GRADIENT, linewidth=1.5, linestyle="--")
    now = ax.plot([angle], [slope], "o", color=INK, markersize=9, zorder=3)
    reach = 1.15 * max(1.0, float(np.hypot(*g)))
    ax.set(xlim=(0, 360), ylim=(-reach, reach), xticks=range(0, 361, 90))
    ax.set(xlabel="direction (degrees)", ylabel="slope")
    ax.set_title(f"slope along {angle:g}°: {number(round(slope, 6), 3)}", color=INK, fontsize=11, y=1.02)
    return {"slopes": line, "now": now}


def slope_along(land: str = "bowl x² + 2y²") -> Explorable:
    """Return a figure to play with: move over a map, turn around, and compare slope and gradient."""
    controls = {
        "x": slider("x", -LIMIT, LIMIT, 1.0, 0.25),
        "y": slider("y", -LIMIT, LIMIT, 1.0, 0.25),
        "angle": slider("direction (degrees)", 0, 360, 0, 15),
        "land": choice("land", [(name, name) for name in LANDS], land),
    }
    return Explorable(draw_directions, controls, figsize=(9, 3.9), box=(0.065, 0.14, 0.3293, 0.76))
