"""Sealed, warm execution of untrusted notebooks. Knows nothing of judging; see docs/sandbox.md.

with Zygote.start(isolation="auto") as zygote, ForkKernelManager(zygote, Limits(), files=folder) as km:
    NotebookClient(nb, km=km).execute()
km.outcome, zygote.level, zygote.uncontained
"""

from .client import ForkClientMixin
from .kernel import ForkKernelManager
from .limits import Limits
from .outcome import IsolationError, Outcome, Status, Usage, ZygoteError
from .zygote import Zygote

__all__ = [
    "ForkClientMixin",
    "ForkKernelManager",
    "IsolationError",
    "Limits",
    "Outcome",
    "Status",
    "Usage",
    "Zygote",
    "ZygoteError",
]
