"""What figures cost, paid once: the warm process's fonts and formulas serve in its forks, and no figure is painted unseen.

Nothing that a notebook can see changes: the pixels, warnings and errors are those of Matplotlib alone
(tests/sandbox/test_shortcuts.py).
"""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_PAINT = "_draw_text_glyphs_and_boxes"  # of RendererAgg: makes the pixels of a text that has been laid out


@contextmanager
def shared_fonts() -> Iterator[None]:
    """Have all forks of this process use the fonts and formulas that are loaded meanwhile.

    Matplotlib forgets its fonts at a fork, because two processes would read one open file, each moving the other's place
    in it. What is loaded here is read into memory, and has no such file.
    """
    manager: Any = sys.modules.get("matplotlib.font_manager")
    mathtext: Any = sys.modules.get("matplotlib.mathtext")
    if manager is None or mathtext is None:
        yield
        return
    _share_between_renderers(mathtext.MathTextParser)
    stock, fonts, foreign = manager._get_font, dict[object, Any](), []

    def load(paths: object, **settings: Any) -> Any:
        key = (paths, *settings.items())
        if key not in fonts:
            fonts[key], in_memory = _read_at_once(stock.__wrapped__, paths, settings)
            foreign.extend([] if in_memory else [key])
        return fonts[key]

    @functools.wraps(stock)
    def known(paths: object, **settings: Any) -> Any:
        return fonts.get((paths, *settings.items())) or stock(paths, **settings)

    manager._get_font = load
    yield
    manager._get_font = stock if foreign else known
    if foreign:  # a Matplotlib that opens fonts in another way
        mathtext.MathTextParser._parse_cached.cache_clear()


def _read_at_once(load: Callable[..., Any], paths: object, settings: dict[str, Any]) -> tuple[Any, bool]:
    """A font, and whether FreeType has found its files in memory."""
    opened, theirs = [], io.open

    class Held(io.BytesIO):
        def __init__(self, path: str, mode: str = "r") -> None:
            with theirs(path, "rb") as file:
                super().__init__(file.read())
            self.name = path
            opened.append(mode)

    io.open = Held  # type: ignore[assignment]  # what FT2Font opens a path with
    try:
        font = load(paths, **settings)
    finally:
        io.open = theirs
    return font, bool(opened)


def _share_between_renderers(parser: Any) -> None:
    """A figure has two renderers; each would parse every formula (3 ms) for itself."""
    parser.__hash__ = lambda self: hash(self._output_type)  # part of the cache's key
    parser.__eq__ = lambda self, other: type(self) is type(other) and self._output_type == other._output_type


class _Unseen:
    """Stands for FigureCanvasBase._idle_draw_cntx; a class, so that no frame of ours is in an error's traceback."""

    callers: tuple[Any, ...] = ()

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._hushed: dict[str, Any] = {}

    def __enter__(self) -> None:
        self._canvas._is_idle_drawing = True
        if self._after_a_cell() and _becomes_a_picture(self._canvas):
            self._hushed = self._canvas.get_renderer().__dict__
            self._hushed[_PAINT] = _nothing

    def __exit__(self, *_: object) -> None:
        self._hushed.pop(_PAINT, None)
        self._canvas._is_idle_drawing = False

    def _after_a_cell(self) -> bool:
        """Whether it was pyplot's hook that asked: what a notebook itself draws it may look at."""
        frame = sys._getframe(2)  # of draw_idle
        for code in self.callers:
            frame = frame.f_back or frame
            if frame.f_code is not code:
                return False
        return True


def _nothing(*_: object) -> None:
    """Paint no glyph."""


def _becomes_a_picture(canvas: Any) -> bool:
    """Whether the inline backend will draw the figure anew, from nothing, right after this."""
    inline: Any = sys.modules.get("matplotlib_inline.backend_inline")
    agg: Any = sys.modules["matplotlib.backends.backend_agg"]
    if inline is None or type(canvas) is not agg.FigureCanvasAgg or not inline.show._draw_called:
        return False
    settings = inline.InlineBackend.instance()
    hooks = settings.shell.events.callbacks["post_execute"] if settings.shell else ()
    return (
        inline.flush_figures in hooks
        and settings.close_figures
        and set(settings.figure_formats) == {"png"}
        and bool(canvas.figure.axes or canvas.figure.lines)
    )


def spare_unseen_painting() -> None:
    """Have the drawing that pyplot does after each cell paint no glyphs: nobody sees it, the inline backend draws again.

    Texts are laid out in both, so warnings and errors come as before.
    """
    bases: Any = sys.modules.get("matplotlib.backend_bases")
    agg: Any = sys.modules.get("matplotlib.backends.backend_agg")
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    events: Any = sys.modules["IPython.core.events"]
    if pyplot is not None and agg is not None and hasattr(agg.RendererAgg, _PAINT):
        hooks = (bases.Gcf.draw_all, pyplot._draw_all_if_interactive, events.EventManager.trigger)
        _Unseen.callers = tuple(hook.__code__ for hook in hooks)
        bases.FigureCanvasBase._idle_draw_cntx = lambda canvas: _Unseen(canvas)
