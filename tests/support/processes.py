"""The processes of this machine, by psutil: each may end between two looks, which never is an error here."""

import time

import psutil


def runs(pid):
    """Whether a process runs (a zombie does not)."""
    try:
        return psutil.Process(pid).status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
    except psutil.NoSuchProcess:
        return False


def below(pid, name=None):
    """Process ids of all descendants of `pid`, or of those with this name."""
    try:
        children = psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return set()
    return {child.pid for child in children if name is None or _name(child) == name}


def _name(process):
    try:
        return process.name()
    except psutil.NoSuchProcess:
        return ""


def with_argument(text):
    """Process ids of those with `text` as an argument."""
    # psutil gives None for the command line of a process that is gone or may not be looked at
    return {process.pid for process in psutil.process_iter(["cmdline"]) if text in (process.info["cmdline"] or ())}


def orphans(text):
    """Process ids of those whose parent is gone and whose command line holds `text`."""
    found = psutil.process_iter(["cmdline", "ppid"])
    return {p.pid for p in found if p.info["ppid"] == 1 and text in " ".join(p.info["cmdline"] or ())}


def wait_until(holds, seconds=60.0):
    """Wait until `holds()` is true; return whether it became so. Generous: a bound for what never comes."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
