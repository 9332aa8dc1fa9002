"""Numbers in words, the same on every page and in every table."""

import math


def percent(share: float) -> str:
    """A share in percent: no decimals, since a class's mark is not known better."""
    return "–" if math.isnan(share) else f"{100 * share:.0f} %"


def counted(some: int, total: int) -> str:
    """So many of so many students."""
    return f"{some} of {total} {'student' if total == 1 else 'students'} ({percent(some / total)})"


def number(value: float) -> str:
    """At most two decimals, as nbgrader shows marks, no zeros behind them; a point whatever the locale."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
