"""Grader of the course kit: students' code only publishes values, and judging happens outside their process."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["Limits", "Report", "__version__", "grade_notebook"]

# found when first asked for: nbgrader and the rest take a second to load
_HOMES = {"Limits": "autograder.settings", "Report": "autograder.api", "grade_notebook": "autograder.api"}


def __getattr__(name: str) -> Any:
    """Return what the package offers to Python programs."""
    if name not in _HOMES:
        raise AttributeError(f"module 'autograder' has no attribute {name!r}; it offers {', '.join(__all__)}.")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
