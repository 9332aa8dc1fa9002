"""What the diagrams of networks and graphs share: axes in points, nodes, labels and their sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.plotting.style import INK, MUTED, remembered, settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection
    from matplotlib.text import Text
    from numpy.typing import ArrayLike

    from nnbasics.plotting.style import Floats, Size

KEY_LINE = 1.25
TITLE_INCHES = 0.36
# texts are measured once for all figures: a widget draws most of them again and again
MOST_SIZES = 5_000
_SIZES: dict[tuple[str, tuple[Any, ...]], Size] = {}


def diagram_axes(ax: Axes | None, figsize: tuple[float, float]) -> tuple[Axes, Size]:
    """Return `ax` (or that of a new figure) without frame, in data units of a point, and its size."""
    if ax is None:
        import matplotlib.pyplot as plt

        title_room = TITLE_INCHES / figsize[1]
        ax = plt.figure(figsize=figsize).add_axes((0.01, 0.01, 0.98, 0.99 - title_room))
    figure = ax.get_figure(root=True)
    if figure is not None and figure.get_layout_engine() is not None:
        figure.draw_without_rendering()  # the layout engine decides the size only while drawing
    box = ax.get_window_extent()
    points = 72.0 / ax.figure.dpi
    width, height = box.width * points, box.height * points
    ax.set(xlim=(0, width), ylim=(0, height), aspect="auto")
    ax.set_axis_off()
    return ax, (width, height)


def recipe(ax: Axes, *parts: object) -> str:
    """All that a finished figure of our own was drawn from; it counts as unchanged until Matplotlib calls it stale."""
    ax.figure.stale = False
    return repr((parts, settings()))


def text_sizes(ax: Axes, strings: Sequence[str | None], font: float, style: str = "normal") -> Floats:
    """Widths and heights in points of one-line texts, shape (m, 2); zeros for None.

    Measured at the very font size: hinting makes small text wider than scaled large text.
    """
    from matplotlib import rcParams

    probe = ax.text(0, 0, "", fontsize=font, style=style)
    fonts = (rcParams["mathtext.fontset"], *rcParams["font.sans-serif"])
    look = (hash(probe.get_fontproperties()), fonts, ax.figure.dpi, probe.get_usetex(), probe.get_parse_math())
    sizes: dict[str | None, Size] = {None: (0.0, 0.0)}
    for string in set(strings) - {None}:
        sizes[string] = remembered(_SIZES, MOST_SIZES, (string, look), lambda: _measured(probe, string))  # noqa: B023 - called now
    probe.remove()
    return np.array([sizes[string] for string in strings]).reshape(-1, 2)


def _measured(probe: Text, string: str) -> Size:
    probe.set_text(string)
    box, points = probe.get_window_extent(), 72.0 / probe.figure.dpi
    return box.width * points, box.height * points


def write(
    ax: Axes,
    xy: Sequence[float] | Floats,
    string: str,
    fontsize: float,
    *,
    inside: bool = False,
    **style: Any,
) -> Text:
    """Write one centered label: inside a node, or on a white ground that hides edges but no node."""
    look = {"color": INK, "zorder": 6 if inside else 4, "ha": "center", "va": "center", **style}
    ground = None if inside else {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    return ax.text(float(xy[0]), float(xy[1]), string, fontsize=fontsize, bbox=ground, **look)


def draw_nodes(ax: Axes, centers: ArrayLike, radius: float) -> PathCollection:
    """Draw circles of a radius in points, in front of the grounds of labels."""
    style: dict[str, Any] = {"facecolor": "#F2F2F2", "edgecolor": INK, "linewidth": 1.0, "zorder": 5}
    x, y = np.transpose(centers)
    return ax.scatter(x, y, s=(2 * radius) ** 2, **style)


def finish_diagram(ax: Axes, title: str, key: str, font: float) -> list[Text]:
    """Set the title, and the lines at the bottom that say what the numbers are."""
    # with y given, Matplotlib does not search, at every drawing, for the height at which no tick label is in the way
    ax.set_title(title, y=1.0, color=INK, fontsize=np.clip(1.35 * font, 9, 13))
    style: dict[str, Any] = {"fontsize": key_font(font), "color": MUTED, "ha": "center", "va": "bottom"}
    return [ax.text(sum(ax.get_xlim()) / 2, 1, key, linespacing=KEY_LINE, **style)] if key else []


def key_font(font: float) -> float:
    """Font size of the key of a diagram whose labels have the size `font`."""
    return max(5.5, 0.8 * font)
