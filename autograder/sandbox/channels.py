"""The client's side of a sealed run: what nbclient calls `kc`."""

from __future__ import annotations

import asyncio
from queue import Empty
from typing import TYPE_CHECKING, Any

from jupyter_client.session import Session

from . import frames
from .messages import Message

if TYPE_CHECKING:
    from .kernel import ForkKernelManager


class Channel:
    """The part of a jupyter_client channel that nbclient uses."""

    def __init__(self, send: Any = None) -> None:
        self.queue: asyncio.Queue[Message] = asyncio.Queue()
        self.send = send

    async def get_msg(self, timeout: float | None = None) -> Message:
        """The next message.

        Raises
        ------
        queue.Empty
            If none comes within `timeout` seconds.

        """
        try:
            return await asyncio.wait_for(self.queue.get(), timeout)
        except TimeoutError:
            raise Empty from None


class ForkKernelClient:
    """The client's side of one run."""

    allow_stdin = False

    def __init__(self, manager: ForkKernelManager) -> None:
        self._manager = manager
        self.shell_channel = Channel(self._send_comm)
        self.iopub_channel = Channel()
        self.requests = 0  # code cells sent
        self.dropped = 0  # messages outside the window of their cell
        self._current: str | None = None
        self._open = False
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """Makes messages for nbclient's output widgets."""
        self._session = self._session or Session(key=b"")
        return self._session

    def start_channels(self, **_: object) -> None:
        """They run since the kernel was started."""

    def stop_channels(self) -> None:
        """They end with the run."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Until the worker is sealed.

        Raises
        ------
        RuntimeError
            If it could not be.

        """
        run = self._manager.run
        waiting = [asyncio.ensure_future(event.wait()) for event in (run.ready, run.dead)]
        await asyncio.wait(waiting, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        if not run.ready.is_set():
            outcome = await run.end()
            raise RuntimeError(f"Kernel died before replying to kernel_info: {outcome.detail}")

    async def is_alive(self) -> bool:
        """Whether messages can still come."""
        return await self._manager.is_alive()

    def kernel_info(self, **_: object) -> str:
        """Answered from what the warm process said; the worker is not asked."""
        content = {"language_info": self._manager.zygote.language_info, "status": "ok"}
        self.shell_channel.queue.put_nowait(frames.message("kernel_info_reply", content, "info"))
        return "info"

    def execute(self, code: str, silent: bool = False, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Send a cell; the window for its messages opens."""
        self._current = f"request-{self.requests}"
        self.requests += 1
        self._open = True
        content = {
            "code": code,
            "silent": silent,
            "store_history": store_history,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": stop_on_error,
        }
        self._send("execute_request", content, self._current)
        return self._current

    def _send(self, kind: str, content: Message, name: str) -> None:
        header = {"msg_id": name, "msg_type": kind, "session": "grader", "username": "", "date": None, "version": "5.3"}
        self._manager.run.send(
            {
                "header": header,
                "msg_id": name,
                "msg_type": kind,
                "parent_header": {},
                "metadata": {},
                "content": content,
            }
        )

    def _send_comm(self, message: Message) -> None:
        """Nbclient's output widgets tell the kernel their state."""
        self._send(message["header"]["msg_type"], message["content"], "comm")

    def deliver(self, message: Message) -> None:
        """A sound message from the run; one that belongs to no open request is counted and dropped."""
        kind = message["msg_type"]
        idle = kind == "status" and message["content"]["execution_state"] == "idle"
        ours = message["parent_header"]["msg_id"] == self._current
        if ours and kind == "execute_reply":
            self.shell_channel.queue.put_nowait(message)  # after a forged idle too, or the cell would wait for ever
        elif not ours or not self._open:
            self.dropped += 0 if kind in ("status", "execute_reply") else 1
        else:
            if idle:
                self._manager.run.read_text_now()
                self._open = False
            self.iopub_channel.queue.put_nowait(message)

    def deliver_text(self, name: str, text: str) -> None:
        """Bytes written past Python, to descriptors 1 and 2."""
        if self._open and self._current is not None:
            message = frames.message("stream", {"name": name, "text": text}, self._current)
            self.iopub_channel.queue.put_nowait(message)
        else:
            self.dropped += 1
