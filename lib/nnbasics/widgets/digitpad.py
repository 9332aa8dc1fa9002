"""A pad of 8 x 8 pixels: draw a digit, and watch a network answer."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from nnbasics.datasets import digits
from nnbasics.widgets.controls import choice, slider
from nnbasics.widgets.digitreading import draw_reading, inked, named
from nnbasics.widgets.explorable import Explorable

if TYPE_CHECKING:
    from collections.abc import Sequence

PIXELS = [f"row {r}, column {c}" for r, c in product(range(1, 9), repeat=2)]
BLANK = -1
HALF = 8.0  # a pixel of a stored image is marked from half the ink on
UP, DRAWS, ERASES = "up", "draws", "erases"
PLACE = "3px solid var(--jp-ui-font-color0, black)"  # around the pixel below the pen, in light and dark themes


class DigitPad(Explorable):
    """64 pixels to mark, by mouse or by a pen that two sliders move, and the network's answer beside them.

    The pixels are buttons for the mouse only: as Tab stops, all 64 would stand between a keyboard and what follows.
    """

    def __init__(self, params: Sequence[Any], center: Any, start: int | None) -> None:
        import ipywidgets

        size = {"width": "30px", "height": "30px", "padding": "0", "margin": "1px"}
        self._free, self._below = ipywidgets.Layout(**size), ipywidgets.Layout(**size, border=PLACE)
        self.pad = {name: ipywidgets.ToggleButton(tooltip=name, layout=self._free, tabbable=False) for name in PIXELS}
        self.row, self.column = slider("row", 1, 8, 1), slider("column", 1, 8, 1)
        self.pen = choice("pen", [(state, state) for state in (UP, DRAWS, ERASES)], UP)
        # None would be no choice at all for a list, and shown as an empty line
        begin = [("blank", BLANK), *((f"{named(k)} of the data", k) for k in range(10))]
        self.begin = choice("begin with", begin, BLANK if start is None else start)
        target = choice("slopes for", [("its answer", BLANK), *((named(k), k) for k in range(10))], BLANK)
        self._busy = False
        self._fill()
        super().__init__(
            lambda ax, target, **_: draw_reading(ax, params, center, inked(self.marks()), None if target == BLANK else target),
            {**self.pad, "target": target},
            figsize=(7.5, 2.9),
            box=(0.02, 0.04, 0.96, 0.94),
        )
        self.begin.observe(self._restart, names="value")
        for control in (self.row, self.column, self.pen):
            control.layout.width = "256px"
            control.observe(self._write, names="value")
        for place in (self.row, self.column):
            place.readout = False  # the frame in the pad shows it; the number would be one more Tab stop
        self._write()
        grid = ipywidgets.GridBox(
            list(self.pad.values()), layout=ipywidgets.Layout(grid_template_columns="repeat(8, 32px)", align_self="flex-start")
        )
        row, rest = ipywidgets.Layout(flex_flow="row wrap", display="flex"), ipywidgets.Layout(flex="1 1 300px", min_width="0")
        choices = ipywidgets.Box([self.begin, target], layout=row)
        left = ipywidgets.VBox([grid, self.row, self.column, self.pen])
        self.view.children = [ipywidgets.Box([left, ipywidgets.VBox([choices, self.output], layout=rest)], layout=row)]

    def marks(self) -> np.ndarray:
        """The marked pixels, 0 or 1, of shape (8, 8)."""
        return np.array([button.value for button in self.pad.values()], dtype=int).reshape(8, 8)

    def _fill(self) -> None:
        """Mark the pixels of the chosen digit; the first ten images are the digits from 0 to 9."""
        image = np.zeros(64) if self.begin.value == BLANK else digits()[0][self.begin.value]
        for button, ink in zip(self.pad.values(), image, strict=True):
            button.value = bool(ink >= HALF)

    def _write(self, _change: object = None) -> None:
        """Frame the pixel below the pen, and leave a mark there or take it away."""
        below = self.pad[f"row {self.row.value}, column {self.column.value}"]
        for button in self.pad.values():
            button.layout = self._below if button is below else self._free
        if self.pen.value != UP:
            below.value = self.pen.value == DRAWS

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
