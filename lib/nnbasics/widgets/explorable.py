"""A figure that follows its controls; a picture of it where no widget can run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from nnbasics.plotting.alt import PNG, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import ipywidgets

    from nnbasics.plotting.style import Drawing


class Explorable:
    """Controls paired with a pure function of their values.

    Parameters
    ----------
    draw : function draw(ax, **values) that draws on the axes and returns a `Drawing`; it keeps no state
    controls : dict from the name of an argument of `draw` to its ipywidgets control
    figsize : width and height in inches
    box : left, bottom, width and height of the axes as shares of the figure; None lets Matplotlib find room for all
        labels, which costs as much again as the drawing itself

    Notes
    -----
    A notebook gets the widget and a picture of it in one output. JupyterLab shows the widget; a page without widgets
    (exported HTML, a repository's preview) shows the picture.
    """

    def __init__(
        self,
        draw: Callable[..., Drawing],
        controls: Mapping[str, ipywidgets.Widget],
        *,
        figsize: tuple[float, float] = (8, 3.6),
        box: tuple[float, float, float, float] | None = None,
    ) -> None:
        import ipywidgets

        self.draw, self.controls, self.figsize, self.box = draw, dict(controls), figsize, box
        self.output = ipywidgets.HTML()
        row = ipywidgets.Layout(flex_flow="row wrap", display="flex")
        self.view = ipywidgets.VBox([ipywidgets.Box(list(self.controls.values()), layout=row), self.output])
        for control in self.controls.values():
            control.observe(self._redraw, names="value")
        self._redraw()

    @property
    def values(self) -> dict[str, Any]:
        """The controls' values by name: the arguments of `draw`."""
        return {name: control.value for name, control in self.controls.items()}

    def drawing(self) -> Drawing:
        """Draw for the present values, on a new figure that pyplot does not know and so never shows by itself."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=self.figsize, layout=None if self.box else "constrained")
        FigureCanvasAgg(figure)  # draws that measure text need a renderer
        ax = figure.add_axes(self.box) if self.box else figure.add_subplot()
        return self.draw(ax, **self.values)

    def _redraw(self, _change: object = None) -> None:
        drawing = self.drawing()
        self.picture = Picture(drawing.figure, drawing.description)
        words = escape(self.picture.words)
        self.output.value = (
            f'<img src="data:{PNG};base64,{self.picture.png}" alt="{words}" '
            f'style="width:{self.figsize[0]:g}in;max-width:100%;height:auto">'
            f'<p aria-live="polite" style="line-height:1.4;margin:.2em 0">{words}</p>'
        )

    def _repr_mimebundle_(self, **_wishes: object) -> tuple[dict[str, Any], dict[str, Any]]:
        picture, metadata = self.picture._repr_mimebundle_()
        return {**self.view._repr_mimebundle_(), **picture}, metadata

    def __repr__(self) -> str:
        return f"<Explorable: {self.picture.words}>"
