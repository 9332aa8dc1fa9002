"""What a network answers to a drawn digit, and the slope of its loss at every pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.activations import softmax
from nnbasics.layers import dense_backward, dense_forward
from nnbasics.losses import softmax_cross_entropy
from nnbasics.plotting.style import INK, MUTED, NEGATIVE, POSITIVE, Drawing, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

FULL, TOUCHED = 16.0, 2.0  # ink of a marked pixel, and of a blank one for each marked neighbor: a pen has a soft tip


def named(digit: int) -> str:
    """The digit with its article."""
    return f"an {digit}" if digit == 8 else f"a {digit}"


def inked(marks: np.ndarray) -> np.ndarray:
    """Ink 0..16 (8, 8) of marks (8, 8): full where marked, a little beside it, as strokes leave it when scanned."""
    on = np.asarray(marks, dtype=float)
    wide = np.pad(on, 1)
    neighbors = wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:]
    return np.asarray(np.where(on > 0, FULL, TOUCHED * neighbors))


def reading(params: Sequence[Any], center: Any, image: np.ndarray, target: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Answer of a ReLU network to one image, and the slope of its loss at every pixel.

    Parameters
    ----------
    params : list [W1, b1, ..., WL, bL], trained on (pixels - center) / 16
    center : array of shape (64,), the mean training image
    image : array of shape (8, 8), ink 0..16
    target : the class whose cross-entropy is the loss; None means the network's own answer

    Returns
    -------
    p : probabilities of the classes
    slopes : array of shape (8, 8), dL/d(ink)
    """
    A, caches = (np.reshape(image, (1, -1)) - center) / FULL, []
    for l in range(0, len(params), 2):
        A, cache = dense_forward(A, params[l], params[l + 1], "relu" if l < len(params) - 2 else "identity")
        caches.append(cache)
    p = softmax(A)[0]
    _, slope = softmax_cross_entropy(A, [int(p.argmax()) if target is None else target])
    for cache in reversed(caches):
        slope, _, _ = dense_backward(slope, cache)
    return p, slope.reshape(8, 8) / FULL


def draw_reading(ax: Axes, params: Sequence[Any], center: Any, image: np.ndarray, target: int | None = None) -> Drawing:
    """Draw an image, the probabilities that a network gives it, and what more ink would do.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, divided into three parts
    params, center, image, target : as in `reading`

    Returns
    -------
    Drawing
        With artists "image", "slopes" (an AxesImage each, the second of -dL/d(ink)) and "bars" (one a class).
    """
    p, slopes = reading(params, center, image, target)
    best, second = (int(k) for k in np.argsort(-p, kind="stable")[:2])
    wanted = best if target is None else target
    ax.set_axis_off()
    parts = (0.0, 0.05, 0.28, 0.78), (0.36, 0.1, 0.3, 0.68), (0.72, 0.05, 0.28, 0.78)
    left, middle, right = (ax.inset_axes(part) for part in parts)
    picture = left.imshow(image, cmap="Greys", vmin=0, vmax=FULL)
    bars = middle.bar(
        range(len(p)), p, color=[POSITIVE if k == best else NEGATIVE if k == wanted else "0.7" for k in range(len(p))]
    )
    middle.set(ylim=(0, 1), xticks=range(len(p)), yticks=(0, 0.5, 1))
    middle.spines[["top", "right"]].set_visible(False)
    most = float(np.abs(slopes).max())
    heat = right.imshow(-slopes, cmap="PuOr", vmin=-most or -1, vmax=most or 1)
    for part, title in ((left, "what it gets"), (middle, f"its answer: {best}"), (right, f"more ink for {named(wanted)}")):
        part.set_title(title, color=INK, fontsize=11)
        part.tick_params(length=0, labelsize=9, colors=MUTED)
        if part is not middle:
            part.set(xticks=(), yticks=())
    row, column = np.unravel_index(int(slopes.argmin()), slopes.shape)
    words = f"The network reads {named(best)} ({p[best]:.0%}), then {named(second)} ({p[second]:.0%}). "
    words += f"For {named(wanted)} ({p[wanted]:.0%}), "
    if slopes.min() < 0:
        words += f"ink helps most in row {row + 1}, column {column + 1}: the loss falls by {number(-slopes.min(), 3)} per unit."
    else:
        words += "no pixel has a slope that helps."
    return Drawing(ax, words, {"image": [picture], "bars": list(bars), "slopes": [heat]})
