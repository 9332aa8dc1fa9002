"""A mixin for nbclient's NotebookClient (and so for nbgrader's Execute) on sealed runs.

Not needed for it to work; it makes three things better. A death is seen at once instead of after up to a
second. What nbclient cannot digest (forged widget traffic) ends the run instead of raising in the grader.
The run is ended when the notebook is done, also if the manager was given from outside.
"""

from __future__ import annotations

import asyncio
import atexit
from typing import Any

from nbclient.exceptions import CellControlSignal
from nbclient.util import run_sync

from .channels import ForkKernelClient
from .kernel import ForkKernelManager
from .outcome import Status

# Any to the type checker: it stands before NotebookClient and before nbgrader's untyped subclass of it
_Base: Any = object

_PATIENCE = 0.5  # seconds for nbclient to take the messages of a run that has died


class ForkClientMixin(_Base):
    """Put before NotebookClient or a subclass of it."""

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """As nbclient does; any error but its own signals is the run's doing."""
        try:
            return super().process_message(msg, cell, cell_index)
        except CellControlSignal:
            raise
        except Exception as error:
            if not isinstance(self.km, ForkKernelManager):
                raise
            self.km.fail(Status.PROTOCOL, f"a message that cannot be processed: {type(error).__name__}")
            return None

    async def _async_poll_kernel_alive(self) -> None:
        """Wait for the end of the run, let nbclient take what it had said, then tell it."""
        kernel, client = self.km, self.kc
        if not isinstance(kernel, ForkKernelManager) or not isinstance(client, ForkKernelClient):
            return await super()._async_poll_kernel_alive()
        await kernel.run.dead.wait()
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        queues = (client.shell_channel.queue, client.iopub_channel.queue)
        while any(not queue.empty() for queue in queues) and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.001)
        await asyncio.sleep(0)
        if self.task_poll_for_reply is not None:
            self.task_poll_for_reply.cancel()
        return None

    async def async_execute(self, reset_kc: bool = False, **kwargs: Any) -> Any:
        """As nbclient does, and end the run."""
        try:
            return await super().async_execute(reset_kc=reset_kc, **kwargs)
        finally:
            atexit.unregister(self._cleanup_kernel)  # nbclient forgets to, if the kernel could not be started
            if isinstance(self.km, ForkKernelManager):
                await self.km.shutdown_kernel(now=True)

    execute = run_sync(async_execute)  # NotebookClient's own is bound to its async_execute, not to this one
