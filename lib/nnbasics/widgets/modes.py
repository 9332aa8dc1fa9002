"""Forward mode against reverse mode: a Jacobian filled by columns, and by rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nnbasics.autodiff import GradientTape, constant
from nnbasics.plotting.style import INK, MUTED, Drawing
from nnbasics.widgets.controls import slider
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnbasics.activations import Array

MOST = 8  # inputs and outputs
GAP = 2.0


def example_jacobian(inputs: int, outputs: int) -> Array:
    """Jacobian (outputs, inputs) of x ↦ tanh(x @ W) for a fixed W and x, by the tape."""
    rng = np.random.default_rng(8)
    W, start = rng.normal(size=(MOST, MOST)), rng.normal(size=MOST)
    x = constant(start[:inputs])
    with GradientTape() as tape:
        tape.watch(x)
        y = np.tanh(x @ W[:inputs, :outputs] / np.sqrt(inputs))
    J: Array = tape.jacobian(y, x)
    return J


def draw_modes(ax: Axes, inputs: int = 8, outputs: int = 1, passes: int = 1, *, title: str = "") -> Drawing:
    """Draw the Jacobian of a function twice, as far as some passes have filled it in each mode.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    inputs, outputs : int, 1 to 8
    passes : int, passes made in each mode
    title : str

    Returns
    -------
    Drawing
        With artists "forward" and "reverse" (images; entries that are not known yet are masked) and "counts" (texts).
    """
    J = example_jacobian(inputs, outputs)
    known = {"forward": (slice(None), slice(passes)), "reverse": (slice(passes), slice(None))}
    needed = {"forward": inputs, "reverse": outputs}
    what = {"forward": "a column", "reverse": "a row"}
    artists: dict[str, list[object]] = {"counts": []}
    limit = np.max(np.abs(J))
    for n, (mode, at) in enumerate(known.items()):
        shown = np.ma.masked_all(J.shape)
        shown[at] = J[at]
        left = n * (MOST + GAP)
        extent = (left, left + inputs, outputs, 0)
        artists[mode] = [ax.imshow(shown, cmap="PuOr", vmin=-limit, vmax=limit, extent=extent, zorder=2)]
        x, y = np.arange(left, left + inputs + 1), np.arange(outputs + 1)
        ax.vlines(x, 0, outputs, color=MUTED, linewidth=0.8, zorder=3)
        ax.hlines(y, left, left + inputs, color=MUTED, linewidth=0.8, zorder=3)
        done = min(passes, needed[mode])
        text = f"{mode} mode: {what[mode]} a pass\n{done} of {needed[mode]} passes" + (
            ", complete" if done == needed[mode] else ""
        )
        artists["counts"].append(ax.text(left, -0.3, text, color=INK, va="bottom", fontsize=11))
    ax.set(xlim=(-0.3, 2 * MOST + GAP + 0.3), ylim=(MOST + 0.3, -1.9), aspect="equal")
    ax.axis("off")
    ax.set_title(title or f"Jacobian of {_counted(outputs, 'output')} by {_counted(inputs, 'input')}", color=INK)
    states = [f"{mode} mode has made {min(passes, n)} of {n} passes" for mode, n in needed.items()]
    words = f"A Jacobian of {_counted(outputs, 'row')} and {_counted(inputs, 'column')}: {' and '.join(states)}."
    return Drawing(ax, words, artists)


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'s' * (n != 1)}"


def modes(inputs: int = 8, outputs: int = 1, passes: int = 1) -> Explorable:
    """Return a figure to play with: passes of both modes, for wide and tall functions."""
    controls = {
        "inputs": slider("inputs", 1, MOST, inputs),
        "outputs": slider("outputs", 1, MOST, outputs),
        "passes": slider("passes", 0, MOST, passes),
    }
    return Explorable(draw_modes, controls, figsize=(8, 4.2), box=(0.02, 0.02, 0.96, 0.88))
