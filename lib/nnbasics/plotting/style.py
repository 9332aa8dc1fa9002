"""What every figure shares: colors, the printed form of a number, axes, the result object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, SubFigure
    from numpy.typing import NDArray

    Floats = NDArray[Any]
    Size = tuple[float, float]

# Okabe & Ito (2008), "Color Universal Design": told apart with every common color-vision deficiency.
OKABE_ITO = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "bluish green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "reddish purple": "#CC79A7",
}
POSITIVE = OKABE_ITO["blue"]
NEGATIVE = OKABE_ITO["vermillion"]
INK = "#1A1A1A"
MUTED = "#595959"
# The palette's reddish purple is too pale for small text: the same hue, darkened to a contrast above 4.5.
GRADIENT = "#8E2F67"


@dataclass(frozen=True, repr=False)
class Drawing:
    """What a plotting function drew.

    Attributes
    ----------
    ax : matplotlib.axes.Axes
    description : str, one sentence, for use as alt text
    artists : dict from a kind ("edges", "weights", "values", ...) to the list of its Matplotlib artists
    recipe : str, all that a figure of its own was drawn from; "" if the axes were given
    """

    ax: Axes
    description: str
    artists: dict[str, list[Any]] = field(default_factory=dict)
    recipe: str = ""

    @property
    def figure(self) -> Figure | SubFigure:
        """The Matplotlib figure, e.g. for ``drawing.figure.savefig(path)``."""
        return self.ax.figure

    def __repr__(self) -> str:
        """Show the description, so that a notebook prints it below the figure."""
        return f"<Drawing: {self.description}>"


def remembered(memory: dict[Any, Any], most: int, key: object, make: Callable[[], Any]) -> Any:
    """Return what `memory` holds for `key`, made now if it is not there; it forgets all when it holds `most`."""
    if key not in memory:
        made = make()
        if len(memory) >= most:
            memory.clear()
        memory[key] = made
    return memory[key]


def settings() -> str:
    """Matplotlib's settings, which every picture depends on."""
    from matplotlib import rcParams

    return repr(sorted(rcParams.items()))


def number(value: float, decimals: int = 4) -> str:
    """Print a number as the lectures do: at most `decimals` decimals, no trailing zeros, a real minus sign.

    A number too small or too large for that is printed with an exponent: never 0 for what is not 0.
    """
    value = float(value) + 0.0  # -0.0 becomes 0.0
    if not np.isfinite(value):
        return str(value).replace("-", "\N{MINUS SIGN}")
    too_small = value != 0 and abs(value) < 0.5 * 10.0**-decimals
    if too_small or abs(value) >= 1e6:
        text = f"{value:.1e}"
    else:
        text = f"{value:.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "\N{MINUS SIGN}")


def chart_axes(ax: Axes | None, figsize: tuple[float, float]) -> Axes:
    """Return `ax`, or the axes of a new figure whose layout leaves room for all labels."""
    if ax is None:
        import matplotlib.pyplot as plt

        _, ax = plt.subplots(figsize=figsize, layout="constrained")
    return ax
