"""A pad of 8 x 8 pixels: draw a digit, and watch a network answer."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.datasets import digits
from nnbasics.widgets.controls import choice
from nnbasics.widgets.digitreading import draw_reading, inked
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from collections.abc import Sequence

PIXELS = [f"row {r}, column {c}" for r, c in product(range(1, 9), repeat=2)]
BLANK = -1
HALF = 8.0  # a pixel of a stored image is marked from half the ink on


class DigitPad(Explorable):
    """64 buttons to mark pixels with, by mouse or by Tab and Space, and the network's answer beside them."""

    def __init__(self, params: Sequence[Any], center: Any, start: int | None) -> None:
        import ipywidgets

        square = ipywidgets.Layout(width="30px", height="30px", padding="0", margin="1px")
        self.pad = {name: ipywidgets.ToggleButton(tooltip=name, layout=square) for name in PIXELS}
        # None would be no choice at all for a list, and shown as an empty line
        begin = [("blank", BLANK), *((f"a {k} of the data", k) for k in range(10))]
        self.begin = choice("begin with", begin, BLANK if start is None else start)
        target = choice("slopes for", [("its answer", BLANK), *((f"a {k}", k) for k in range(10))], BLANK)
        self._busy = False
        self._fill()
        super().__init__(
            lambda ax, target, **_: draw_reading(ax, params, center, inked(self.marks()), None if target == BLANK else target),
            {**self.pad, "target": target},
            figsize=(7.5, 2.9),
            box=(0.02, 0.04, 0.96, 0.94),
        )
        self.begin.observe(self._restart, names="value")
        grid = ipywidgets.GridBox(
            list(self.pad.values()), layout=ipywidgets.Layout(grid_template_columns="repeat(8, 32px)", align_self="flex-start")
        )
        row, rest = ipywidgets.Layout(flex_flow="row wrap", display="flex"), ipywidgets.Layout(flex="1 1 300px", min_width="0")
        choices = ipywidgets.Box([self.begin, target], layout=row)
        self.view.children = [ipywidgets.Box([grid, ipywidgets.VBox([choices, self.output], layout=rest)], layout=row)]

    def marks(self) -> np.ndarray:
        """The marked pixels, 0 or 1, of shape (8, 8)."""
        return np.array([button.value for button in self.pad.values()], dtype=int).reshape(8, 8)

    def _fill(self) -> None:
        """Mark the pixels of the chosen digit; the first ten images are the digits from 0 to 9."""
        image = np.zeros(64) if self.begin.value == BLANK else digits()[0][self.begin.value]
        for button, ink in zip(self.pad.values(), image, strict=True):
            button.value = bool(ink >= HALF)

    def _restart(self, _change: object) -> None:
        self._busy = True  # one picture for 64 changes
        self._fill()
        self._busy = False
        self._redraw()

    def _redraw(self, _change: object = None) -> None:
        if self._busy:
            return
        for button in self.pad.values():
            button.button_style = "primary" if button.value else ""
        super()._redraw()


def digit_pad(params: Sequence[Any], center: Any, start: int | None = 3) -> DigitPad:
    """Return a pad to draw digits on for a ReLU network, `params` [W1, b1, ...] trained on (pixels - center) / 16."""
    return DigitPad(params, center, start)
