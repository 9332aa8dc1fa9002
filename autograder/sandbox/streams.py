"""The worker's end of the wire: frames out, stdout and stderr as frames.

A frame is a 4-byte little-endian length and that many bytes of UTF-8 JSON (never pickle).
"""

from __future__ import annotations

import base64
import datetime
import io
import json
import os
import struct
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from ipykernel.jsonutil import json_clean
from jupyter_client.session import Session

_CHUNK = 1 << 18  # characters of text in one frame
_AGE = 0.2  # seconds that text may wait, as in ipykernel
_BULK = 1 << 16  # characters that may wait
_ERROR = 1 << 20  # characters of an error's text; the reply with it must stay small enough to be taken, or its cell waits


_clean: Callable[[object], object] = json_clean


def _plain(value: object) -> object:
    """JSON for what json does not know."""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode()
    return repr(value)


def encode(message: dict[str, Any]) -> bytes:
    """A frame. NaN and infinities, which JSON lacks, become text as in jupyter_client."""
    try:
        text = json.dumps(message, default=_plain, ensure_ascii=False, allow_nan=False)
    except ValueError:
        text = json.dumps(_clean(message), default=_plain, ensure_ascii=False, allow_nan=False)
    data = text.encode("utf-8", "replace")
    return struct.pack("<I", len(data)) + data


class Wire:
    """Writes frames to a descriptor; whole ones, also from several threads.

    What is always followed by another frame before any code of the notebook runs goes with that one: the parent wakes once.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.RLock()
        self._owner = os.getpid()
        self._held = b""

    def send(self, message: dict[str, Any]) -> None:
        """Write one frame; silently nothing from a forked child, as in ipykernel."""
        if os.getpid() != self._owner:
            return
        frame = encode(message)
        with self._lock:
            self._held += frame
            if not _announces(message):
                self.flush()

    def flush(self) -> None:
        """Write what is held."""
        with self._lock:
            rest, self._held = memoryview(self._held), b""
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]


def _announces(message: dict[str, Any]) -> bool:
    """Whether the kernel sends another message at once: the cell that it is busy with, or that it is idle after a reply."""
    if message["msg_type"] == "status":
        return bool(message["content"].get("execution_state") == "busy")
    return bool(message["msg_type"] == "execute_reply")


def _shortened(content: Any) -> Any:
    """An error's message or reply with the start of its text; anything else as it is."""
    if not isinstance(content, dict) or not isinstance(content.get("traceback"), list):
        return content
    texts = content.get("evalue"), *content["traceback"]
    evalue, *lines = (text[:_ERROR] if isinstance(text, str) else text for text in texts)
    return {**content, "evalue": evalue, "traceback": lines}


class WireSession(Session):
    """A Session that sends frames; what it is given to deserialise is a message already."""

    wire: Wire | None = None

    def feed_identities(self, msg_list: Any, copy: bool = True) -> Any:
        """No identities: one client."""
        return [], msg_list

    def deserialize(self, msg_list: Any, content: bool = True, copy: bool = True) -> Any:
        """Already done by the reader."""
        return msg_list

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        """Send as Session.send does; before the wire is there, send nothing."""
        if isinstance(msg_or_type, dict):
            message, buffers = msg_or_type, buffers or msg_or_type.get("buffers", [])
        else:
            message = self.msg(msg_or_type, content=content, parent=parent, header=header, metadata=metadata)
        if self.wire is not None:
            self.wire.send(
                {
                    "msg_type": message["msg_type"],
                    "parent": (message.get("parent_header") or {}).get("msg_id", ""),
                    "content": _shortened(message["content"]),
                    "metadata": message.get("metadata") or {},
                    "buffers": [base64.b64encode(bytes(buffer)).decode() for buffer in buffers or []],
                }
            )
        return message


class WireStream(io.TextIOBase):
    """stdout or stderr of a notebook: text waits a little and leaves as one `stream` message.

    In a forked child of the worker it writes to the descriptor instead, which the parent reads as well.
    """

    def __init__(self, name: str, descriptor: int, send: Callable[[str, str], object]) -> None:
        super().__init__()
        self.name = name
        self._descriptor = descriptor
        self._send = send
        self._waiting: list[str] = []
        self._size = 0
        self._since = 0.0
        self._lock = threading.RLock()
        self._owner = os.getpid()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Always UTF-8."""
        return "UTF-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        """What cannot be encoded is replaced."""
        return "replace"

    def fileno(self) -> int:
        """The descriptor, for subprocesses and the C library."""
        return self._descriptor

    def writable(self) -> bool:
        """Yes."""
        return True

    def isatty(self) -> bool:
        """No."""
        return False

    def set_parent(self, parent: object) -> None:
        """Part of ipykernel's interface; the message's parent is taken from the kernel."""

    def write(self, text: str) -> int:
        """Take text; send it if it is much or has waited long.

        Raises
        ------
        TypeError
            If it is not text, as every text stream does.

        """
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if os.getpid() != self._owner:
            return self._write_through(text)
        with self._lock:
            if not self._size:
                self._since = time.monotonic()
            self._waiting.append(text)
            self._size += len(text)
            if self._size > _BULK or time.monotonic() - self._since > _AGE:
                self.flush()
        return len(text)

    def _write_through(self, text: str) -> int:
        rest = text.encode("utf-8", "replace")
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:  # type: ignore[override]
        """Take several pieces of text."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Send what waits."""
        if os.getpid() != self._owner:
            return
        with self._lock:
            text, self._waiting, self._size = "".join(self._waiting), [], 0
            for start in range(0, len(text), _CHUNK):
                self._send(self.name, text[start : start + _CHUNK])
