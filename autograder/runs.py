"""What became of one execution: a closed set of ends, and the observations made on the way."""

from dataclasses import dataclass, field

from autograder.observations import Collector

FINISHED, TIMEOUT, DIED, PROTOCOL, INTERNAL = "finished", "timeout", "kernel died", "protocol", "internal"


@dataclass
class Run:
    """What became of one execution.

    Attributes
    ----------
    status : "finished", "timeout", "kernel died", "protocol" (the kernel sent what no kernel sends) or "internal" (our fault)
    collector : the observations, by cell
    reached : ids of the graded cells that ran to their end
    seconds : wall-clock time
    isolation : the level in force while it ran
    """

    status: str = FINISHED
    detail: str = ""
    collector: Collector = field(default_factory=Collector)
    reached: list[str] = field(default_factory=list)
    seconds: float = 0.0
    isolation: str = "none"

    def stop(self, status: str, detail: str) -> None:
        """Note why the run ended early; the first reason counts."""
        if self.status == FINISHED:
            self.status, self.detail = status, detail
