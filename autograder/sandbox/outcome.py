"""How a run ended (a closed set), and the errors of the engine itself."""

from __future__ import annotations

import dataclasses
import enum
from typing import Any


class Status(enum.Enum):
    """The only ways a run can end; all but INTERNAL are the doing of the submission."""

    OK = "ok"  # alive until we ended it
    DIED = "died"  # left or was killed by itself
    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"
    OUTPUT = "output"
    PROTOCOL = "protocol"  # sent bytes that are not the protocol's
    INTERNAL = "internal"  # our fault: never a student's zero


@dataclasses.dataclass(frozen=True)
class Usage:
    """What a run used: seconds of CPU and of wall time, bytes at its peak, bytes sent."""

    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_bytes: int = 0
    output_bytes: int = 0


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The end of a run: status, a sentence for the instructor, exit code (128 + n for signal n), usage."""

    status: Status
    detail: str = ""
    exit_code: int | None = None
    usage: Usage = Usage()


def judge(report: dict[str, Any] | None, cause: tuple[Status, str] | None, sent: int, *, asked: bool, sealed: bool) -> Outcome:
    """How a run ended: the parent's reason first, then the warm process's, then the run's own doing.

    Parameters
    ----------
    report : what the warm process said, None if it is gone itself
    cause : why the parent ended the run, if it did for a reason
    sent : bytes that the run sent
    asked : whether the parent ended it at all
    sealed : whether student code could have run

    """
    if report is None:
        return Outcome(*(cause or (Status.INTERNAL, "the warm process died")))
    usage = Usage(report["cpu"], report["wall"], report["peak"], sent)
    code = None if asked else report["code"]
    if cause:
        return Outcome(*cause, code, usage)
    if report["cause"]:
        return Outcome(Status(report["cause"]), f"over the limit of {report['cause']}", code, usage)
    if asked:
        return Outcome(Status.OK, "", None, usage)
    if not sealed:
        return Outcome(Status.INTERNAL, "the run ended before it was sealed", code, usage)
    return Outcome(Status.DIED, f"left with exit code {code}", code, usage)


class IsolationError(RuntimeError):
    """The machine does not allow the isolation that was asked for; the message says the way out."""


class ZygoteError(RuntimeError):
    """The warm process did not start, or died."""


class ProtocolError(ValueError):
    """Bytes of a sealed process are not a frame of the protocol."""
