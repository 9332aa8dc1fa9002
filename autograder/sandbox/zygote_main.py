"""The warm process, run as a script by `zygote.Zygote`: seal, warm up, fork a sealed kernel for each request.

A script and not `-m`: the package around this one must not be imported here, nor exist for student code.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import importlib
import json
import os
import signal
import socket
import struct
import sys
import types
from pathlib import Path
from typing import Any

if not __package__:  # started as a script: become a package without running its __init__
    _package = types.ModuleType("sealed")
    _package.__path__ = [str(Path(__file__).parent)]
    sys.modules["sealed"] = _package
    importlib.import_module("sealed.zygote_main").main()
    sys.exit(0)

from . import namespaces, probe_inside, reaper, supervise
from . import syscalls as sc
from .limits import Limits
from .seal import FULL, Seal, seal_worker, seal_zygote
from .view import BOX, View

LARGE = 2 << 20
_DATA = 3  # the descriptor of the wire in a worker
# These import from the view, so they run when it has been entered, where their own files are not.
_AHEAD = ("streams", "cells", "figures", "worker")


def environment(folder: str, packages: str) -> dict[str, str]:
    """All variables of a worker, none of them inherited."""
    return {
        "HOME": f"{folder}/home",
        "IPYTHONDIR": f"{folder}/home/.ipython",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{folder}/home/.matplotlib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": packages,
        "TMPDIR": "/tmp" if folder == BOX else f"{folder}/tmp",
        "USER": "student",
    }


def main() -> None:
    """Read the configuration from the request socket, seal, warm up, say hello, serve."""
    requests = socket.socket(fileno=int(sys.argv[1]))
    config: dict[str, Any] = json.loads(requests.recv(1 << 20))
    view = View(**{**config["view"], "binds": [tuple(pair) for pair in config["view"]["binds"]]})
    seal = Seal(config["level"], view, config["runs"])
    codes = _compile_ahead()
    try:
        if "probe" in config:
            _probe(seal, requests, **config["probe"])
            return
        seal_zygote(seal)
        kernel = _warm(seal, codes, config.get("rehearsal", ""))
    except Exception as error:
        requests.send(json.dumps({"failed": f"{type(error).__name__}: {error}"}).encode())
        raise
    if _threads() != 1:
        requests.send(json.dumps({"failed": f"{_threads()} threads after the warm-up; a fork needs one"}).encode())
        return
    requests.send(json.dumps({"language_info": kernel.language_info, "modules": len(sys.modules)}).encode())
    run_one, rehearse = functools.partial(run, seal, kernel), functools.partial(_rehearse, kernel)
    supervise.Supervisor(requests, seal, run_one, rehearse).serve()


def _threads() -> int:
    return len(os.listdir("/proc/self/task"))


def _rehearse(kernel: Any, cells: list[str], seconds: int) -> None:
    """Run cells here, for the forks to come. If a thread is left no fork is safe: the parent then starts another of us."""
    sys.modules[f"{__package__}.worker"].rehearse(kernel, cells, seconds)
    if _threads() != 1:
        sys.exit(1)


def _compile_ahead() -> dict[str, types.CodeType]:
    """The code of the modules that are to run inside the view, read while their files are in sight."""
    folder = Path(__file__).parent
    return {name: compile((folder / f"{name}.py").read_bytes(), f"{name}.py", "exec") for name in _AHEAD}


def _import_compiled(codes: dict[str, types.CodeType]) -> None:
    """Make modules of them."""
    for name, code in codes.items():
        module = types.ModuleType(f"{__package__}.{name}")
        module.__package__ = __package__
        sys.modules[module.__name__] = module
        exec(code, module.__dict__)  # our own source


def _probe(seal: Seal, requests: socket.socket, token: str, parent: int) -> None:
    """Seal a throwaway run as a real one is sealed, let it try to get out, and report."""
    limits = Limits()
    seal_zygote(seal)
    if seal.level == FULL:
        child = namespaces.fork_run(os.open("/proc/self/ns/pid", os.O_RDONLY))
        if child == 0:
            namespaces.private_mounts(limits.disk_bytes)
    else:
        child = os.fork()
    if child == 0:
        try:
            if os.fork() == 0:
                seal_worker(seal, limits, BOX if seal.level == FULL else seal.runs)
                answer: dict[str, Any] = {"attacks": probe_inside.attack(token, parent, limits.processes)}
            else:
                os._exit(os.waitstatus_to_exitcode(os.wait()[1]))
        except Exception as error:
            answer = {"failed": f"{type(error).__name__}: {error}"}
        requests.send(json.dumps(answer).encode())
        os._exit(0)
    os.waitpid(child, 0)


def _warm(seal: Seal, codes: dict[str, types.CodeType], rehearsal: str) -> Any:
    """Import from the view and nothing else, and make the kernel."""
    folder = BOX if seal.level == FULL else seal.runs
    os.environ.clear()
    os.environ.update(environment(folder, seal.view.packages))
    os.makedirs(os.environ["HOME"], exist_ok=True)
    os.makedirs(os.environ["TMPDIR"], exist_ok=True)
    os.chdir(folder)
    sys.path.append(seal.view.packages)
    sys.executable = seal.view.interpreter
    sys.argv = ["ipykernel_launcher.py"]
    site = importlib.import_module("site")  # -S left out the builtins that notebooks expect
    site.setquit()
    site.setcopyright()
    site.sethelper()
    _import_compiled(codes)
    kernel = sys.modules[f"{__package__}.worker"].warm(seal.view.modules, rehearsal)
    _use_large_pages()
    return kernel


def _use_large_pages() -> None:
    """A fork copies a table of our pages: with pages of 2 MB it takes half the time, and each run forks twice."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        own = [line.split() for line in maps if " rw-p " in line and line.split()[4] == "0"]
    for addresses, *_ in own:
        start, end = (int(address, 16) for address in addresses.split("-"))
        first, last = -(-start // LARGE) * LARGE, end // LARGE * LARGE
        if first < last:
            with contextlib.suppress(OSError):  # an older kernel, or a range with gaps
                sc.collapse(first, last - first)


def run(seal: Seal, kernel: Any, limits: Limits, folder: str, descriptors: list[int]) -> None:
    """In the fork: become process 1 of the run, fork the worker, seal it, serve; never returns."""
    status = 1
    try:
        data, out, err = (fcntl.fcntl(descriptor, fcntl.F_DUPFD, 100) for descriptor in descriptors)
        for number, descriptor in enumerate((os.open("/dev/null", os.O_RDONLY), out, err, data)):
            os.dup2(descriptor, number)
        os.closerange(_DATA + 1, 65536)
        if seal.level == FULL:
            sc.prctl(sc.PR_SET_PDEATHSIG, signal.SIGKILL)
            namespaces.private_mounts(limits.disk_bytes)
        else:
            sc.prctl(sc.PR_SET_CHILD_SUBREAPER, 1)
        worker = os.fork()
        if worker:
            reaper.reap(worker, alone=seal.level == FULL)
        _work(seal, kernel, limits, BOX if seal.level == FULL else folder)
        status = 0
    except BaseException as error:
        text = json.dumps({"failed": f"{type(error).__name__}: {error}"}).encode()
        os.write(_DATA, struct.pack("<I", len(text)) + text)
    finally:
        os._exit(status)


def _work(seal: Seal, kernel: Any, limits: Limits, folder: str) -> None:
    """The worker: take the notebook's files, seal, say so, serve."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    data = socket.socket(fileno=_DATA)
    head = json.loads(_exactly(data, struct.unpack("<I", _exactly(data, 4))[0]))
    place = f"{folder}/notebook"
    for name in ("notebook", "home", "tmp"):
        os.makedirs(f"{folder}/{name}", exist_ok=True)
    for name, size in head["files"]:
        os.makedirs(os.path.dirname(f"{place}/{name}"), exist_ok=True)
        with open(f"{place}/{name}", "wb") as file:
            file.write(_exactly(data, size))
    os.environ.clear()
    os.environ.update(environment(folder, seal.view.packages))
    os.environ.update(head["environment"])
    os.chdir(place)
    sys.path.insert(0, "")
    seal_worker(seal, limits, folder)
    text = b'{"ready": true}'
    data.sendall(struct.pack("<I", len(text)) + text)
    sys.modules[f"{__package__}.worker"].serve(kernel, data)


def _exactly(data: socket.socket, size: int) -> bytes:
    """`size` bytes from the parent.

    Raises
    ------
    EOFError
        If it went away before.

    """
    got = bytearray()
    while len(got) < size:
        more = data.recv(min(size - len(got), 1 << 20))
        if not more:
            raise EOFError("the parent went away")
        got += more
    return bytes(got)
