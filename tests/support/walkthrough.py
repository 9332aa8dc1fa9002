"""A text with commands and files in it, done as it says: what a reader would type, in the order of the page."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- (cell|file): (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)
BIN = Path(sys.executable).parent


def steps(text):
    """Return what a page asks for, in order: ("run", command, lines under it), ("file", path, text) or ("cell", id, text)."""
    found = []
    for kind, name, language, body in BLOCK.findall(text):
        if kind:
            found.append((kind, name, body.rstrip("\n")))
        elif language == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                found.append(("run", command, shown.splitlines()))
    return found


def run(root, command):
    """Run one command of the page in the course; return exit code and what it printed."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=root, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    return done.returncode, done.stdout + done.stderr


def put_cell(path, name, text):
    """Replace the text of one cell of a notebook, as an author would in JupyterLab."""
    nb = json.loads(path.read_text(encoding="utf-8"))
    [cell] = [cell for cell in nb["cells"] if cell["id"] == name]
    cell["source"] = text.splitlines(keepends=True)
    path.write_text(json.dumps(nb), encoding="utf-8")


def missing(shown, printed):
    """Return the lines of the page that the command did not print, in this order; `…` stands for any."""
    lines = iter(line.rstrip() for line in printed.splitlines())
    return [line for line in shown if line.strip() not in {"", "…"} and line.rstrip() not in lines]
