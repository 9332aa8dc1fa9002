"""Starting zygote_main.py by exec, and its first answer."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from .outcome import ZygoteError

_START_SECONDS = 60.0
_ENVIRONMENT = {"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}


def launch(python: str, config: dict[str, Any]) -> tuple[subprocess.Popen[bytes], socket.socket, dict[str, Any]]:
    """Execute zygote_main.py with `config`; the process, the socket for requests, and its first answer.

    By exec and never by forking ourselves: the caller may have threads.

    Raises
    ------
    ZygoteError
        If it does not say hello.

    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [python, "-S", "-s", "-P", "-B", str(Path(__file__).with_name("zygote_main.py")), str(theirs.fileno())]
    with theirs, tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
        )
        theirs.close()
        try:
            return process, ours, _greet(ours, config)
        except ZygoteError as error:
            ours.close()
            process.kill()
            process.wait()
            log.seek(0)
            raise ZygoteError(f"{error}\n{log.read()[-2000:].decode(errors='replace')}") from error


def _greet(requests: socket.socket, config: dict[str, Any]) -> dict[str, Any]:
    """Send the configuration and wait for the answer.

    Raises
    ------
    ZygoteError
        If there is none, or it says why not.

    """
    requests.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    requests.settimeout(_START_SECONDS)
    try:
        requests.send(json.dumps(config).encode())
        answer: dict[str, Any] = json.loads(requests.recv(1 << 20) or b'{"failed": "it died"}')
    except (OSError, ValueError) as error:
        answer = {"failed": f"no answer: {error}"}
    if "failed" in answer:
        raise ZygoteError(f"the warm process did not start: {answer['failed']}")
    requests.settimeout(None)
    return answer
