"""Stand-ins for jupyter_client's AsyncKernelManager and AsyncKernelClient over a sealed run.

nbclient's own cell loop, timeouts and output handling run on them unchanged:

    km = ForkKernelManager(zygote=zygote, files=folder)
    with km:
        NotebookClient(nb, km=km).execute()
    km.outcome
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from . import notebookfolder
from .channels import ForkKernelClient
from .limits import Limits
from .outcome import Outcome, Status
from .run import SealedRun
from .zygote import Zygote


class ForkKernelManager:
    """Starts a sealed run for nbclient; also a context manager, which ends it.

    Parameters
    ----------
    zygote : the warm process; shared and strongest if None
    files : folder whose regular files are copied to the run's working folder
    environment : variables to add to the run's few

    Attributes
    ----------
    outcome : how the run ended; None while it goes on

    """

    ipykernel = False  # takes no command-line arguments
    kernel_id = "sealed"

    def __init__(
        self,
        zygote: Zygote | None = None,
        limits: Limits | None = None,
        files: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.zygote = zygote or Zygote.shared()
        self.limits = limits or Limits()
        self._files = notebookfolder.read(files, self.limits.disk_bytes) if files is not None else []
        self._environment = dict(environment or {})
        self._run: SealedRun | None = None
        self._client = ForkKernelClient(self)

    @property
    def run(self) -> SealedRun:
        """The run.

        Raises
        ------
        RuntimeError
            If none was started.

        """
        if self._run is None:
            raise RuntimeError("No kernel is running!")  # nbclient knows this sentence
        return self._run

    @property
    def has_kernel(self) -> bool:
        """Whether a run was started and has not ended."""
        return self._run is not None and self._run.outcome is None

    @property
    def outcome(self) -> Outcome | None:
        """How the run ended."""
        return self._run.outcome if self._run else None

    async def start_kernel(self, **_: object) -> None:
        """Fork a sealed child; `cwd` and arguments have no meaning, files were given to us."""
        self._client = ForkKernelClient(self)
        client = self._client
        self._run = SealedRun(self.zygote, self.limits, client.deliver, client.deliver_text)
        self._run.hand_over(self._files, self._environment)

    def client(self, **_: object) -> ForkKernelClient:
        """The client of the run."""
        return self._client

    async def is_alive(self) -> bool:
        """Whether messages can still come."""
        return self._run is not None and not self._run.dead.is_set()

    async def interrupt_kernel(self) -> None:
        """SIGINT, as the stop button sends it."""
        self.run.interrupt()

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """End the run; there is nothing to be gentle with."""
        if self._run is not None:
            await self._run.end()

    async def cleanup_resources(self, restart: bool = False) -> None:
        """As shutdown_kernel."""
        await self.shutdown_kernel()

    def fail(self, status: Status, detail: str) -> None:
        """End the run for a reason that the caller found."""
        self.run.kill(status, detail)

    def close(self) -> Outcome | None:
        """End the run, from outside a loop too."""
        return self._run.end_now() if self._run else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
