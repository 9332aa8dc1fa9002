"""Where a student stands: the course's topics in order, what their saved notebooks show as done, and what comes next.

Everything is read from files: no notebook is run, nothing is sent anywhere. It is a student's own view; points are
decided by hidden checks, elsewhere.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from nnbasics._overview import Overview

DEPTH = 2  # assignments lie in the folder itself or in one below it (release/ID)
STUB = "raise NotImplementedError"
RIGHT, OPEN = "✓ ", "✗ "


@dataclass(frozen=True)
class Topic:
    """One topic as its saved notebook shows it.

    Attributes
    ----------
    id, title : str
    notebook : pathlib.Path of the student's notebook
    lecture : pathlib.Path of the lecture, or None
    done, started : lists of str, solution cells whose practice checks all passed in the last saved run; those that are
        no longer as they were handed out
    answers : list of str, all solution cells with practice checks
    damaged : str, why the notebook could not be read, "" if it could
    """

    id: str
    title: str
    notebook: Path
    lecture: Path | None = None
    done: list = field(default_factory=list)
    started: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    damaged: str = ""

    @property
    def state(self):
        """What stands in the table: a sign and words, so that color is never needed."""
        if self.damaged:
            return f"! cannot be read ({self.damaged})"
        number = f"{len(self.answers)} answer{'' if len(self.answers) == 1 else 's'}"
        if self.finished:
            return f"✓ all of {number}"
        return f"… {len(self.done)} of {number}" if self.done or self.started else f"– not begun ({number})"

    @property
    def finished(self):
        """Whether every practice check passed."""
        return bool(self.answers) and len(self.done) == len(self.answers)


def topics(folder):
    """Return the topics whose assignments lie in `folder`, in the order of their ids.

    Parameters
    ----------
    folder : str or pathlib.Path, the course's folder; lectures are looked for in its folder `course`

    Returns
    -------
    list of Topic; of several copies of an assignment, the one saved last
    """
    root = Path(folder)
    found = {}
    for depth in range(1, DEPTH + 1):
        for path in sorted(root.glob("*/" * depth + "checks.json")):
            topic = _topic(path, root)
            if topic and (topic.id not in found or _saved(topic) > _saved(found[topic.id])):
                found[topic.id] = topic
    return [found[name] for name in sorted(found)]


def _saved(topic):
    return topic.notebook.stat().st_mtime_ns


def _topic(checks, root):
    try:
        data = json.loads(checks.read_text(encoding="utf-8"))
        name, homes = data["assignment"], [home for home in data["cells"] if home["checks"]]
        notebook = checks.parent / f"{name}.ipynb"
    except (ValueError, KeyError, TypeError):
        return None
    if not notebook.is_file():
        return None
    lecture = root / "course" / f"{name}.ipynb"
    kept = {"id": name, "notebook": notebook, "lecture": lecture if lecture.is_file() else None}
    answers = [home["solution"] for home in homes]
    try:
        cells = {cell.get("id"): cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]}
        done = [home["solution"] for home in homes if _passed(cells.get(home["id"], {}))]
        started = [solution for solution in answers if STUB not in _text(cells.get(solution, {}).get("source", STUB))]
        title = _title(cells.values()) or name
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Topic(title=name, answers=answers, damaged=type(error).__name__, **kept)
    return Topic(title=title, done=done, started=started, answers=answers, **kept)


def _text(source):
    return source if isinstance(source, str) else "".join(source)


def _passed(cell):
    """Whether the card saved below a test cell says that all its practice checks pass."""
    shown = [_text(o.get("data", {}).get("text/plain", "")) for o in cell.get("outputs", [])]
    return any(text.startswith(RIGHT) for text in shown) and not any(text.startswith(OPEN) for text in shown)


def _title(cells):
    for cell in cells:
        for line in _text(cell.get("source", "")).splitlines():
            if line.startswith("# ") and cell.get("cell_type") == "markdown":
                return line[2:].strip()
    return ""


def overview(folder=".."):
    """Show the topics of the course in `folder`, what is done in each, and what to do next.

    Parameters
    ----------
    folder : str or pathlib.Path, the course's folder; the default suits a notebook in its folder `course`
    """
    return Overview(topics(folder), Path.cwd())
