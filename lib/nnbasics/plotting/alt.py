"""A figure as a picture that carries its words: what a screen reader says, and what stands where no picture can be shown."""

from __future__ import annotations

import base64
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from nnbasics.plotting.style import Drawing, remembered, settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure

DPI = 144  # one and a half times the 96 points of a page's inch: sharp on a dense screen
PNG = "image/png"
MOST_KEPT = 32
# equal recipes make equal pixels: what a cell drew before (or the warm process of a grader, for a class) is not drawn again
_KEPT: dict[tuple[str, str], str] = {}


class Picture:
    """A figure drawn to pixels, with its alt text; put it last in a cell."""

    def __init__(self, figure: Figure | SubFigure, words: str, recipe: str = "") -> None:
        self.png, self.words = _pixels(figure, recipe), words
        self.inches = float(figure.get_figure(root=True).get_figwidth())

    def _repr_mimebundle_(self, **_wishes: object) -> tuple[dict[str, Any], dict[str, Any]]:
        width = round(96 * self.inches)
        # JupyterLab and nbconvert show a bare PNG without its alt text, so it comes as HTML, too
        html = f'<img alt="{escape(self.words)}" width="{width}" src="data:{PNG};base64,{self.png}">'
        return {"text/html": html, PNG: self.png, "text/plain": self.words}, {PNG: {"alt": self.words, "width": width}}

    def __repr__(self) -> str:
        return self.words


def _pixels(figure: Figure | SubFigure, recipe: str) -> str:
    """A figure as PNG in base 64; drawn now, unless one that was drawn from the same `recipe` was kept."""
    if not recipe or figure.stale:
        return _drawn(figure)
    png: str = remembered(_KEPT, MOST_KEPT, (recipe, settings()), lambda: _drawn(figure))
    return png


def _drawn(figure: Figure | SubFigure) -> str:
    file = BytesIO()
    # packed a little less: a twentieth larger, in three quarters of the time
    packing = {"compress_level": 3}
    figure.savefig(file, format="png", dpi=DPI, pil_kwargs=packing)  # type: ignore[union-attr] # pyplot makes no bare SubFigure
    return base64.b64encode(file.getvalue()).decode()


def with_alt(drawn: Drawing | Figure, words: str = "") -> Picture:
    """Return a figure as a picture with alt text, and close it, so that the notebook does not show it once more.

    Parameters
    ----------
    drawn : Drawing, which brings its own words, or a Matplotlib figure
    words : str, one sentence that says what a reader would see

    Raises
    ------
    ValueError
        If a figure comes without words.
    """
    import matplotlib.pyplot as plt

    figure = drawn.figure if isinstance(drawn, Drawing) else drawn
    words = words or (drawn.description if isinstance(drawn, Drawing) else "")
    if not words:
        raise ValueError("`words` is empty: say in one sentence what a reader would see in the figure.")
    picture = Picture(figure, words, drawn.recipe if isinstance(drawn, Drawing) else "")
    plt.close(figure)  # type: ignore[arg-type]
    return picture
