"""Controls of one look: a label that is never cut off, and values that arrive while one drags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ipywidgets

STYLE = {"description_width": "initial"}


def choice(label: str, options: Sequence[tuple[str, Any]], value: Any) -> ipywidgets.Dropdown:
    """Return a dropdown list; `options` are pairs (what is read, value)."""
    import ipywidgets

    return ipywidgets.Dropdown(options=list(options), value=value, description=label, style=STYLE)


def steps(label: str, options: Sequence[tuple[str, Any]], value: Any) -> ipywidgets.SelectionSlider:
    """Return a slider with named stops; `options` are pairs (what is read, value)."""
    import ipywidgets

    return ipywidgets.SelectionSlider(options=list(options), value=value, description=label, style=STYLE)


def slider(label: str, low: float, high: float, value: float, step: float = 1) -> ipywidgets.Widget:
    """Return a slider from `low` to `high`: of whole numbers if `step` and `value` are whole, else of decimals."""
    import ipywidgets

    whole = all(isinstance(number, int) for number in (low, high, value, step))
    kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
    return kind(value=value, min=low, max=high, step=step, description=label, style=STYLE)


def log_slider(label: str, low: float, high: float, value: float, step: float = 0.25) -> ipywidgets.FloatLogSlider:
    """Return a slider whose value is a power of ten: `low`, `high` and `step` are exponents, `value` is not."""
    import ipywidgets

    look: dict[str, Any] = {"description": label, "style": STYLE, "readout_format": ".1e"}
    return ipywidgets.FloatLogSlider(value=value, base=10, min=low, max=high, step=step, **look)


def switch(label: str, *, value: bool = False) -> ipywidgets.Checkbox:
    """Return a box to tick."""
    import ipywidgets

    return ipywidgets.Checkbox(value=value, description=label, indent=False)
