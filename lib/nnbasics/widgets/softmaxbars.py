"""Softmax as bars: a temperature and a common shift of the logits, beside the naive division by their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.activations import softmax
from nnbasics.plotting.style import INK, MUTED, NEGATIVE, OKABE_ITO, POSITIVE, Drawing, number
from nnbasics.widgets.controls import log_slider, steps
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOGITS = np.array([1.5, 0.8, -0.5])  # deck 004's tumor
NAMES = ("benign", "malignant", "pre-cancerous")
SHIFTS = (-1000.0, -5.0, -2.0, -1.0, -0.6, -0.5, 0.0, 0.5, 1.0, 2.0, 5.0, 1000.0)
LOW, HIGH = -1.0, 2.0  # what the right picture shows; longer bars are cut off
OVERFLOW = float(np.log(np.finfo(float).max))


def shares(temperature: float, shift: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the logits, divided by the temperature and shifted; their softmax; and their division by their sum.

    The last is NaN where the sum is 0.
    """
    z = LOGITS / temperature + shift
    total = z.sum()
    divided = z / total if abs(total) > 1e-12 * np.abs(z).max() else np.full(3, np.nan)
    return z, softmax(z), divided


def draw_softmax_bars(ax: Axes, temperature: float = 1.0, shift: float = 0.0) -> Drawing:
    """Draw three logits as bars, and right of `ax` what softmax and a division by the sum make of them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes; the second picture is as large and stands to its right
    temperature : float above 0, which divides the logits
    shift : float, added to all logits after that

    Returns
    -------
    Drawing
        With artists "logits", "softmax" and "divided" (three bars each, the last cut to -1 .. 2; none if the sum is 0).
    """
    z, p, divided = shares(temperature, shift)
    right, place = ax.inset_axes((1.29, 0, 1, 1)), np.arange(3)
    artists: dict[str, list[Any]] = {"logits": list(ax.bar(place, z - shift, color=MUTED, width=0.6))}
    artists["softmax"] = list(right.bar(place - 0.2, p, color=POSITIVE, width=0.36, label="softmax"))
    artists["divided"] = []
    if np.isfinite(divided).all():
        look = {"color": OKABE_ITO["orange"], "edgecolor": NEGATIVE, "hatch": "//", "width": 0.36, "label": "by the sum"}
        artists["divided"] = list(right.bar(place + 0.2, np.clip(divided, LOW, HIGH), **look))
    for x, value in zip(place, p, strict=True):
        right.text(x - 0.2, value + 0.04, number(value, 3), ha="center", color=POSITIVE, fontsize=9)
    reach = 1.25 * max(1.0, float(np.abs(z - shift).max()))
    ax.set_title("logits" + (f", all moved by {number(shift, 1)}" if shift else ""), color=INK, fontsize=11, y=1.02)
    ax.set(ylim=(-reach, reach), ylabel="logit before the shift")
    right.set_title("shares", color=INK, fontsize=11, y=1.02)
    right.set(ylim=(LOW, HIGH), yticks=[-1, 0, 1, 2])
    right.axhline(1, color=MUTED, linewidth=0.8, linestyle=(0, (4, 3)))
    right.legend(loc="lower left", frameon=False, fontsize=9)
    for picture in (ax, right):
        picture.axhline(0, color=MUTED, linewidth=0.8)
        picture.set_xticks(place, NAMES)
    return Drawing(ax, _words(temperature, shift, z, p, divided), artists)


def _words(temperature: float, shift: float, z: np.ndarray, p: np.ndarray, divided: np.ndarray) -> str:
    by_sum = f"({_list(divided)})" if np.isfinite(divided).all() else "nothing, for the sum is 0"
    words = f"Temperature {number(temperature, 3)}, shift {number(shift, 1)}: softmax gives ({_list(p)}), "
    words += f"dividing by the sum {by_sum}"
    if z.max() > OVERFLOW:
        return words + "; without the largest logit subtracted, exp would overflow."
    return words + ("; without the largest logit subtracted, all powers would be 0." if z.max() < -800 else ".")


def _list(values: np.ndarray) -> str:
    return ", ".join(number(v, 3) for v in values)


def softmax_bars(temperature: float = 1.0, shift: float = 0.0) -> Explorable:
    """Return a figure to play with: temperature and shift of three logits, and two ways to make shares of them."""
    controls = {
        "temperature": log_slider("temperature", -1, 1, temperature, 0.125),
        "shift": steps("shift of all logits", [(f"{value:g}", value) for value in SHIFTS], shift),
    }
    controls["temperature"].readout_format = ".2f"
    return Explorable(draw_softmax_bars, controls, figsize=(9, 3.5), box=(0.075, 0.115, 0.395, 0.785))
