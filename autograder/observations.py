"""What checks publish becomes observations here and nowhere else, fresh or stored: texts that messages of a run carry.

The messages themselves are made of the process's bytes one layer below: in a sealed run by `sandbox/frames.py`, in a cold
kernel by jupyter_client. A frame here is a JSON text. Its length, nesting and numbers are capped before and while it is
parsed, and its value is decoded only when the judge knows how large it may be.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from nnbasics import wire

MAX_FRAME = 8_000_000
MAX_FRAMES = 500
MAX_TOTAL = 64_000_000
MAX_NESTING = 40
MAX_NAME = 200
# a string that never ends is taken to the end of the text: the search stays linear in hostile texts
STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
# what a kernel's output messages hold, by kind: field and type
OUTPUTS: dict[str, dict[str, type]] = {
    "stream": {"name": str, "text": str},
    "error": {"ename": str, "evalue": str, "traceback": list},
    "display_data": {"data": dict, "metadata": dict},
    "update_display_data": {"data": dict, "metadata": dict},
    "execute_result": {"data": dict, "metadata": dict},
}


class Malformed(ValueError):
    """A frame that no honest `check` sends."""


@dataclass(frozen=True)
class Observation:
    """One published value, still encoded: its check's name, and a wire form or the class of the error instead."""

    check: str
    value: Any = None
    error: str = ""
    options: dict[str, Any] | None = None


def parse_frame(text: object) -> Observation:
    """Parse one frame.

    Raises
    ------
    Malformed
        For anything that `nnbasics.check` does not send.
    """
    if not isinstance(text, str) or len(text) > MAX_FRAME:
        raise Malformed("not a text of acceptable length")
    if text.count("[") + text.count("{") > MAX_NESTING and _nesting(text) > MAX_NESTING:
        raise Malformed("nested too deeply")
    try:
        data = DECODER.decode(text)
    except (ValueError, RecursionError) as reason:
        raise Malformed("not JSON") from reason
    if not isinstance(data, dict) or not isinstance(data.get("check"), str) or len(data["check"]) > MAX_NAME:
        raise Malformed("no check is named")
    error, options = data.get("error", ""), data.get("options")
    if not isinstance(error, str) or len(error) > MAX_NAME or not isinstance(options, dict | None):
        raise Malformed("fields of the wrong type")
    if bool(error) == ("value" in data):
        raise Malformed("neither a value nor an error, or both")
    return Observation(data["check"], data.get("value"), error, options)


def message_size(kind: str, content: Any) -> int:
    """Return the bytes of a message's content.

    Raises
    ------
    Malformed
        If no kernel sends such a content (fields of other types, half characters): a notebook could not be written with it.
    """
    fields = OUTPUTS.get(kind, {})
    if not isinstance(content, dict) or not all(isinstance(content.get(name), kept) for name, kept in fields.items()):
        raise Malformed("a message with fields of the wrong type")
    if not isinstance(content.get("execution_count"), int | None):
        raise Malformed("a count that is no number")
    parts = [part for mime, part in content["data"].items() if not mime.endswith("json")] if "data" in fields else []
    lines = content["traceback"] if "traceback" in fields else []
    if not all(isinstance(text, str) for text in (*parts, *lines)):
        raise Malformed("an output that is no text")
    try:
        return len(json.dumps(content, ensure_ascii=False).encode())
    except ValueError as reason:
        raise Malformed("an output with half a character, which no file can hold") from reason


def _nesting(text: str) -> int:
    """Depth of the brackets outside strings, found without parsing."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[{\]}]", STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _small_int(digits: str) -> int:
    if len(digits) > 20:
        raise ValueError("a number with too many digits")
    return int(digits)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


DECODER = json.JSONDecoder(parse_int=_small_int, parse_constant=_refuse)


class Collector:
    """Frames of one run, by the cell that the parent had sent when they arrived (never by a field of the frame)."""

    def __init__(self, max_frames: int = MAX_FRAMES) -> None:
        self._max_frames = max_frames
        self.by_cell: dict[str, list[Observation]] = {}
        self.frames: dict[str, list[str]] = {}  # the same, as they came
        self.dropped: Counter[str] = Counter()
        self._total = 0
        self._count = 0

    def drop(self, why: str, number: int = 1) -> None:
        """Count messages that are not even looked at."""
        if number:
            self.dropped[why] += number

    def add(self, cell: str | None, text: object) -> None:
        """Take a frame that arrived while `cell` ran; None means outside any test cell."""
        if cell is None:
            self.drop("outside a test cell")
            return
        self._count += 1
        self._total += len(text) if isinstance(text, str) else 0
        if self._count > self._max_frames or self._total > MAX_TOTAL:
            self.drop("too many or too large")
            # the frame that is dropped may be a check's own, and one that was forged before it must not stand for it
            self.drop("their cell sent too many or too large ones", len(self.by_cell.pop(cell, ())))
            self.frames.pop(cell, None)
            return
        try:
            observation = parse_frame(text)
        except Malformed:
            self.drop("malformed")
            return
        self.by_cell.setdefault(cell, []).append(observation)
        self.frames.setdefault(cell, []).append(str(text))


def decode(observation: Observation, max_bytes: int) -> Any:
    """Return the value of an observation; raises wire.WireError if it is forged, unsupported or too large."""
    try:
        return wire.decode(observation.value, max_bytes)
    except wire.WireError:
        raise
    except (ValueError, TypeError, OverflowError, MemoryError) as error:  # NumPy's own refusals, of absurd shapes for one
        raise wire.WireError("the value is malformed") from error
