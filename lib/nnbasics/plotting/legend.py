"""Where a legend hides least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from nnbasics.plotting.style import Floats


def emptiest_place(grid_x: Floats, grid_y: Floats, p: Floats, X: Floats) -> Any:
    """Where the legend hides the fewest samples and the least boundary (Matplotlib sees no contours)."""
    above = p >= 0.5
    edge = above[:-1, :-1] != above[1:, 1:]
    line = np.column_stack([grid_x[:-1, :-1][edge], grid_y[:-1, :-1][edge]])
    low, high = (grid_x[0, 0], grid_y[0, 0]), (grid_x[-1, -1], grid_y[-1, -1])
    right, up = ((np.concatenate([X, line]) - low) / np.subtract(high, low)).T
    weight = np.repeat([100, 1], [len(X), len(line)])  # a hidden sample is worse than a hidden piece of line
    sides = {"right": right > 0.52, "left": right < 0.48, "center": abs(right - 0.5) < 0.24}
    hidden = {f"upper {name}": weight @ (side & (up > 0.7)) for name, side in sides.items()}
    hidden |= {f"lower {name}": weight @ (side & (up < 0.3)) for name, side in sides.items()}
    middle = abs(up - 0.5) < 0.16
    hidden |= {f"center {name}": weight @ (sides[name] & middle) for name in ("right", "left")}
    return min(hidden, key=hidden.__getitem__)
