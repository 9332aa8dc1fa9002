"""What the size of the first weights does to a deep network: activations forward, gradients back, on real digits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from nnbasics.datasets import digits
from nnbasics.layers import dense_backward, dense_forward
from nnbasics.losses import softmax_cross_entropy
from nnbasics.plotting.style import INK, MUTED, OKABE_ITO, Drawing
from nnbasics.widgets.controls import choice, steps
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LAYERS, WIDTH, IMAGES = 6, 64, 150
FACTORS = (0.1, 0.3, 0.5, 0.7, 1.0, 1.41, 2.0, 3.0, 5.0)
RANGES = {"relu": (0.0, 3.0), "tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}
BINS = 24
BLUE, RED = OKABE_ITO["blue"], OKABE_ITO["vermillion"]


class Signal(NamedTuple):
    """Activations of the hidden layers, and the norm of dW of each of them."""

    activations: list[np.ndarray]
    norms: list[float]


@cache
def signal(factor: float, activation: str) -> Signal:
    """Send 150 digits through six layers of 64 units and back, W ~ N(0, factor^2 / n_in), b = 0, softmax at the end."""
    X, y = digits()
    rng = np.random.default_rng(5)
    A, caches, kept = (X[:IMAGES] - X.mean(axis=0)) / 16, [], []
    for n_out in (*[WIDTH] * LAYERS, 10):
        W = rng.normal(size=(A.shape[1], n_out)) * factor / np.sqrt(A.shape[1])
        A, layer = dense_forward(A, W, np.zeros(n_out), "identity" if n_out == 10 else activation)
        caches.append(layer)
        kept.append(A)
    _, slope = softmax_cross_entropy(A, y[:IMAGES])
    norms = []
    for layer in reversed(caches):
        slope, dW, _ = dense_backward(slope, layer)
        norms.insert(0, float(np.linalg.norm(dW)))
    return Signal(kept[:-1], norms[:-1])


def draw_signal(ax: Axes, factor: float = 1.0, activation: str = "tanh") -> Drawing:
    """Draw a histogram of the activations of each layer, and beside it what arrives of the gradient.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, divided into two parts
    factor : float, one of `FACTORS`; the standard deviation of the weights times the root of n_in
    activation : "relu", "tanh" or "sigmoid"

    Returns
    -------
    Drawing
        With artists "histograms" (one a layer) and "lines" (spread of the activations, norm of dW).
    """
    found = signal(factor, activation)
    low, high = RANGES[activation]
    ax.set_axis_off()
    left, right = ax.inset_axes((0.09, 0.14, 0.42, 0.74)), ax.inset_axes((0.62, 0.14, 0.37, 0.74))
    edges = np.linspace(low, high, BINS + 1)
    places = np.repeat(edges, 2)[1:-1]
    histograms = []
    for layer, A in enumerate(found.activations, start=1):
        counts = np.histogram(np.clip(A, low, high), bins=edges)[0]
        widths = 0.85 * np.repeat(counts, 2) / counts.max()
        histograms.append(left.fill_betweenx(places, layer, layer + widths, color=BLUE, linewidth=0))
    left.set(xlim=(0.9, LAYERS + 1), ylim=(low, high), yticks=np.linspace(low, high, 5), xlabel="layer")
    left.set(xticks=range(1, LAYERS + 1), ylabel="activation (no unit)")
    left.set_title("histogram of each layer", color=INK, fontsize=11)
    layers, spreads, norms = range(1, LAYERS + 1), [float(A.std()) for A in found.activations], found.norms
    # powers of ten on an even axis: a logarithmic one costs as much again as the rest of the figure
    lines = right.plot(layers, np.log10(spreads), "o-", color=BLUE, label="activations: spread")
    lines += right.plot(layers, np.log10(norms), "s--", color=RED, label="gradient: norm of dW")
    right.set(ylim=(-8, 4), xticks=layers, xlabel="layer")
    right.set_yticks([-8, -4, 0, 4], ["1e-8", "1e-4", "1", "1e4"])
    right.set_title("what is left", color=INK, fontsize=11)
    right.legend(frameon=False, fontsize=9)
    for part in (left, right):
        part.spines[["top", "right"]].set_visible(False)
        part.tick_params(labelsize=9, colors=MUTED)
    words = f"{activation}, weights {factor:g} / √n: from layer 1 to {LAYERS} the spread of the activations goes from "
    words += f"{spreads[0]:.2g} to {spreads[-1]:.2g}; the gradient's norm is {norms[-1]:.2g} in layer {LAYERS} "
    words += f"and {norms[0]:.2g} in layer 1."
    return Drawing(ax, words, {"histograms": histograms, "lines": lines})


def init_scale(factor: float = 1.0, activation: str = "tanh") -> Explorable:
    """Return a figure to play with: the size of the first weights and the activation, six layers, 150 digits."""
    names = {0.7: "0.7", 1.0: "1 (Xavier)", 1.41: "1.41 (He)"}
    controls = {
        "factor": steps("weights · √n", [(names.get(f, f"{f:g}"), f) for f in FACTORS], factor),
        "activation": choice("activation", [(name, name) for name in RANGES], activation),
    }
    return Explorable(draw_signal, controls, figsize=(8, 3.2), box=(0.01, 0.06, 0.97, 0.92))
