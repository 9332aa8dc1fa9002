"""One run, seen from the parent: its channels on an asyncio loop, its limits, its end.

Every byte that comes from the run is untrusted. Nothing that the run does raises here; it ends the run.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import frames
from .limits import Limits
from .messages import Message
from .outbox import Outbox
from .outcome import Outcome, ProtocolError, Status, judge
from .zygote import Zygote

_MAX_FRAMES = 50_000
_MAX_WAITING = 16 << 20  # bytes for a run that does not read
_REPORT_SECONDS = 5.0
_LINGER = 0.2  # seconds between the end of the wire and the end of a process that leaves by itself

Files = Sequence[tuple[str, bytes]]


class SealedRun:
    """A run on the running loop.

    Parameters
    ----------
    deliver : is given each message that the run sends
    deliver_text : is given what the run writes to descriptors 1 and 2: stream name, text

    """

    def __init__(
        self,
        zygote: Zygote,
        limits: Limits,
        deliver: Callable[[Message], None],
        deliver_text: Callable[[str, str], None],
    ) -> None:
        self.dead = asyncio.Event()  # no more messages will come
        self.ready = asyncio.Event()
        self.ended = asyncio.Event()  # the outcome is known
        self.outcome: Outcome | None = None
        self._limits = limits
        self._deliver, self._deliver_text = deliver, deliver_text
        self._channels = zygote.spawn(limits)
        self._reader = frames.FrameReader(limits.frame_bytes, limits.output_bytes)
        self._bytes = self._frames = self._sent = 0
        self._cause: tuple[Status, str] | None = None
        self._asked = False
        self._loop = asyncio.get_running_loop()
        self._outbox = Outbox(self._loop, self._channels.data)
        self._watch()

    def _watch(self) -> None:
        """Read all channels as bytes come; start the clock."""
        channels = self._channels
        channels.control.setblocking(False)
        channels.data.setblocking(False)
        self._loop.add_reader(channels.control, self._read_report)
        self._loop.add_reader(channels.data, self._read_data)
        for descriptor, name in ((channels.out, "stdout"), (channels.err, "stderr")):
            os.set_blocking(descriptor, False)
            self._loop.add_reader(descriptor, self._read_text, descriptor, name)
        self._clock = self._loop.call_later(self._limits.wall_seconds, self.kill, Status.WALL, "too long")

    def hand_over(self, files: Files, environment: Mapping[str, str]) -> None:
        """Send the notebook's files and extra variables; the worker seals itself when it has them."""
        head = {"files": [(name, len(content)) for name, content in files], "environment": dict(environment)}
        self.send(head)
        for _, content in files:
            self._outbox.write(content)

    def send(self, message: Message) -> None:
        """Send a message; never waits for the run to read it."""
        self._outbox.write(frames.encode(message))
        self._sent += 1
        if self._outbox.waiting > _MAX_WAITING + self._limits.disk_bytes or self._sent > _MAX_FRAMES:
            self.kill(Status.PROTOCOL, "the run does not read what it is sent, or makes us answer without end")

    def _count(self, size: int) -> bool:
        """Count bytes received; whether the run may go on."""
        self._bytes += size
        if self._bytes > self._limits.output_bytes or self._frames > _MAX_FRAMES:
            self.kill(Status.OUTPUT, f"more than {self._limits.output_bytes} bytes or {_MAX_FRAMES} messages of output")
            return False
        return True

    def _read_data(self) -> None:
        try:
            data = self._channels.data.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._wire_ended()
        elif self._count(len(data)):
            try:
                for body in self._reader.feed(data):
                    self._frames += 1
                    self._take(body)
            except ProtocolError as error:
                self.kill(Status.PROTOCOL, str(error))

    def _take(self, body: bytes | int) -> None:
        """One frame, or the size of one too large: the first says whether the seal holds, all others are the notebook's."""
        if isinstance(body, int):
            self._deliver_text("stdout", f"[output cut: one piece of it has {body} bytes]\n")
            return
        if self.ready.is_set():
            message = frames.parse(body)
            if message is not None and self._cause is None:
                self._deliver(message)
            return
        answer = frames.load(body)  # of our own code: nothing of the notebook has run yet
        if answer == {"ready": True}:
            self.ready.set()
        else:
            self.kill(Status.INTERNAL, f"the run could not be sealed: {answer.get('failed', answer)}")

    def read_text_now(self) -> None:
        """Deliver what waits in the pipes, so that it comes before the message that follows."""
        for descriptor, name in ((self._channels.out, "stdout"), (self._channels.err, "stderr")):
            while not self.ended.is_set() and self._read_text(descriptor, name):
                pass

    def _read_text(self, descriptor: int, name: str) -> bool:
        """Deliver some text; whether there may be more."""
        try:
            data = os.read(descriptor, 1 << 16)
        except BlockingIOError:
            return False
        if not data:
            self._loop.remove_reader(descriptor)
            return False
        if self._count(len(data)):
            self._deliver_text(name, data.decode("utf-8", "replace"))
        return True

    def _wire_ended(self) -> None:
        """The worker is gone, or has closed its side, which comes to the same."""
        self._loop.remove_reader(self._channels.data)
        self.read_text_now()
        self.dead.set()
        self._loop.call_later(_LINGER, self._tell, b"kill")

    def interrupt(self) -> None:
        """SIGINT to the worker."""
        self._tell(b"interrupt")

    def _tell(self, word: bytes) -> None:
        with contextlib.suppress(OSError):  # it may be gone
            self._channels.control.send(word)

    def kill(self, status: Status | None = None, detail: str = "") -> None:
        """End the run; with a `status`, for that reason. The first reason counts."""
        if status is not None and self._cause is None:
            self._cause = (status, detail)
        if not self.dead.is_set():
            self._asked = True
            self._loop.remove_reader(self._channels.data)
            self.dead.set()
        self._tell(b"kill")

    def _read_report(self) -> None:
        try:
            text = self._channels.control.recv(1 << 16)
        except (BlockingIOError, TimeoutError):
            return
        except OSError:
            text = b""
        self._finish(json.loads(text) if text else None)

    def _finish(self, report: dict[str, Any] | None) -> None:
        """The warm process has said how it ended (or is gone itself): read the rest, settle, let go."""
        if self.ended.is_set():
            return
        if not self.dead.is_set():
            self._drain()
        self.outcome = judge(report, self._cause, self._bytes, asked=self._asked, sealed=self.ready.is_set())
        for channel in (self._channels.control, self._channels.data, self._channels.out, self._channels.err):
            self._loop.remove_reader(channel)
        self._outbox.close()
        self._clock.cancel()
        self._channels.close()
        self.dead.set()
        self.ended.set()

    def _drain(self) -> None:
        """Everything that the dead run had sent; its pipes and socket end, so this ends."""
        for _ in range(self._limits.output_bytes // 1024):
            if not self.dead.is_set():
                self._read_data()

    async def end(self) -> Outcome:
        """Kill the run if it lives, and wait for its outcome.

        One that has just gone by itself is given a moment to be reported, with its own exit code.
        """
        if self.dead.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.ended.wait(), _LINGER)
        self.kill()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.ended.wait(), _REPORT_SECONDS)
        return self._settled()

    def end_now(self) -> Outcome:
        """The same for callers that are not asynchronous.

        If the loop goes on in another thread (nbclient does that where a loop runs already: under a server), it is
        the loop's to do: two threads that close one run would close descriptors that are somebody else's by then.
        """
        if self._loop.is_running() and not _runs_here(self._loop):
            return asyncio.run_coroutine_threadsafe(self.end(), self._loop).result(_LINGER + 2 * _REPORT_SECONDS)
        if self.dead.is_set():
            self._await_report(_LINGER)
        self.kill()
        self._await_report(_REPORT_SECONDS)
        return self._settled()

    def _await_report(self, seconds: float) -> None:
        if not self.ended.is_set():
            self._channels.control.settimeout(seconds)
            self._read_report()

    def _settled(self) -> Outcome:
        self._finish(None)
        return self.outcome or Outcome(Status.INTERNAL, "no outcome")


def _runs_here(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether `loop` is the one that runs in this thread."""
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
