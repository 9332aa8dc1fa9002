"""Writing to a run that may not read: whatever the socket does not take waits, bounded by the caller."""

from __future__ import annotations

import asyncio
import socket

_CHUNK = 1 << 18


class Outbox:
    """Bytes on their way to a run, sent as its socket takes them."""

    def __init__(self, loop: asyncio.AbstractEventLoop, channel: socket.socket) -> None:
        self._loop, self._channel = loop, channel
        self._waiting = bytearray()
        self._open = True

    @property
    def waiting(self) -> int:
        """Bytes that the run has not taken yet."""
        return len(self._waiting)

    def write(self, data: bytes) -> None:
        """Send now what goes, the rest later; nothing once it is closed."""
        if self._open:
            self._waiting += data
            self._flush()

    def _flush(self) -> None:
        try:
            while self._waiting:
                done = self._channel.send(memoryview(self._waiting)[:_CHUNK])
                del self._waiting[:done]
        except BlockingIOError:
            self._loop.add_writer(self._channel, self._flush)
            return
        except OSError:
            self._waiting.clear()  # it is gone; the reader will see it
        self._loop.remove_writer(self._channel)

    def close(self) -> None:
        """Send nothing more; to be called before the socket is closed, whose number may be another's soon."""
        if self._open:
            self._open = False
            self._loop.remove_writer(self._channel)
