"""Bytes of a sealed process become a kernel's messages here and nowhere else; the only error is ProtocolError.

Length is looked at before reading on, size and number of items before parsing, types before anybody
uses a field; nothing is unpickled, evaluated or taken as a path.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import json
import math
import re
import struct
from collections.abc import Iterator
from typing import Any

from .messages import CHECKS, Message
from .outcome import ProtocolError

MAX_ITEMS = 500_000  # brackets and commas in one frame: bounds the memory of the parsed objects
MAX_DEPTH = 64  # of nesting; nbformat and copy.deepcopy recurse
_SMALL = 1 << 16  # a frame this small is not worth counting
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def encode(message: Message) -> bytes:
    """A frame for the sealed process."""
    data = json.dumps(message, default=str).encode()
    return struct.pack("<I", len(data)) + data


class FrameReader:
    """Cuts a stream of bytes into frames.

    Parameters
    ----------
    limit : bytes of a frame that is kept; those of a larger one are passed over as they come
    total : bytes that a frame may have at all

    """

    def __init__(self, limit: int, total: int) -> None:
        self._limit, self._total = limit, total
        self._bytes = bytearray()
        self._passing = 0  # bytes to come that nobody wants

    def feed(self, data: bytes) -> Iterator[bytes | int]:
        """Add bytes; give every frame that is complete, and of each that is passed over its size.

        Raises
        ------
        ProtocolError
            If a frame announces more bytes than allowed; before they are awaited.

        """
        self._bytes += data
        while True:
            passed = min(self._passing, len(self._bytes))
            del self._bytes[:passed]
            self._passing -= passed
            if len(self._bytes) < 4:
                return
            size: int = struct.unpack_from("<I", self._bytes)[0]
            if size > self._total:
                raise ProtocolError(f"a frame announces {size} bytes; at most {self._total} are allowed")
            if size > self._limit:
                self._passing = 4 + size
                yield size
            elif len(self._bytes) < 4 + size:
                return
            else:
                body = bytes(self._bytes[4 : 4 + size])
                del self._bytes[: 4 + size]
                yield body


def _refuse_constant(name: str) -> float:
    raise ProtocolError(f"a frame holds {name}, which is not JSON")


def load(body: bytes) -> dict[str, Any]:
    """Parse a frame to an object of bounded size and depth, with finite numbers and sound text.

    Raises
    ------
    ProtocolError
        If it is anything else.

    """
    if len(body) > _SMALL and sum(body.count(mark) for mark in (b"[", b"{", b",")) > MAX_ITEMS:
        raise ProtocolError(f"a frame holds more than {MAX_ITEMS} items")
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except ProtocolError:
        raise
    except (ValueError, RecursionError) as error:  # digits without end are a ValueError too
        raise ProtocolError(f"a frame is not JSON: {type(error).__name__}") from None
    if not isinstance(value, dict):
        raise ProtocolError(f"a frame is a {type(value).__name__}, not an object")
    _walk(value, text=_SURROGATE.search(body) is not None)
    return value


def _walk(value: object, *, text: bool) -> None:
    """Refuse nesting too deep, numbers not finite and, if `text`, halves of surrogate pairs."""
    level = [value]
    for _ in range(MAX_DEPTH):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below += item.values()
                below += item if text else ()
            elif isinstance(item, list):
                below += item
            elif isinstance(item, float) and not math.isfinite(item):
                raise ProtocolError("a frame holds a number too large")
            elif text and isinstance(item, str):
                _encodable(item)
        if not below:
            return
        level = below
    raise ProtocolError(f"a frame is nested more than {MAX_DEPTH} deep")


def _encodable(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ProtocolError("a frame holds half of a surrogate pair") from None


def parse(body: bytes) -> Message | None:
    """A message as nbclient expects it, or None for a type that nobody asked for.

    Raises
    ------
    ProtocolError
        If the frame is not a well-formed message.

    """
    frame = load(body)
    kind, content = frame.get("msg_type"), frame.get("content")
    parent, metadata = frame.get("parent") or "", frame.get("metadata") or {}
    if not isinstance(kind, str) or not isinstance(content, dict) or not isinstance(metadata, dict):
        raise ProtocolError("a frame has no type, content or metadata")
    if not isinstance(parent, str):
        raise ProtocolError("a frame's parent is not text")
    if kind not in CHECKS:
        return None
    CHECKS[kind](content)
    return message(kind, content, parent, metadata, _buffers(frame.get("buffers") or []))


def _buffers(encoded: object) -> list[bytes]:
    """Binary attachments of widgets."""
    if not isinstance(encoded, list):
        raise ProtocolError("a frame's buffers are not a list")
    try:
        return [base64.b64decode(item, validate=True) for item in encoded]
    except (TypeError, ValueError, binascii.Error):
        raise ProtocolError("a frame's buffer is not base64") from None


def message(
    kind: str, content: Message, parent: str, metadata: Message | None = None, buffers: list[bytes] | None = None
) -> Message:
    """The form of jupyter_client's deserialised messages."""
    return {
        "msg_type": kind,
        "header": {"msg_type": kind, "msg_id": "", "date": datetime.datetime.now(datetime.UTC)},
        "parent_header": {"msg_id": parent},
        "content": content,
        "metadata": metadata or {},
        "buffers": buffers or [],
    }
