"""The small card that a check shows: HTML that a screen reader can follow, and plain text for everything else.

A card is data first (lines of words), so that both forms say the same. Colour never carries the meaning alone.
"""

from dataclasses import dataclass, field
from html import escape

from nnbasics.compare import NOT_RUN, PASSED

RIGHT, WRONG, OPEN = "#00735c", "#c5362c", "#8a5a00"
WORDS = {PASSED: ("✓", "right"), "failed": ("✗", "not right yet"), NOT_RUN: ("…", "could not be checked")}


@dataclass(frozen=True)
class Line:
    """What is said of one check (where it differs), and the hint (why), which a page shows on request."""

    text: str
    hint: str = ""

    def __str__(self):
        return f"{self.text} Hint: {self.hint}" if self.hint else self.text


@dataclass(frozen=True)
class Card:
    """What is shown: a title, lines always visible, and lines folded away."""

    title: str
    color: str
    lines: list = field(default_factory=list)
    folded: list = field(default_factory=list)
    folded_title: str = ""

    def _repr_html_(self):
        lines = "".join(f"<li>{_html(line)}</li>" for line in self.lines)
        folded = "".join(f"<li>{_html(line)}</li>" for line in self.folded)
        style = "margin:.3em 0;padding:0;list-style:none"
        body = f'<ul style="{style}">{lines}</ul>' if lines else ""
        if folded:
            body += f'<details><summary>{escape(self.folded_title)}</summary><ul style="{style}">{folded}</ul></details>'
        box = f"border-left:.4em solid {self.color};padding:.3em .8em;margin:.3em 0;max-width:54em"
        return f'<div role="group" aria-label="check" style="{box}"><strong>{escape(self.title)}</strong>{body}</div>'

    def __repr__(self):
        lines = [self.title, *(f"  - {line}" for line in self.lines)]
        if self.folded:
            lines += [f"  {self.folded_title}: " + "; ".join(line.removesuffix(": right") for line in self.folded)]
        return "\n".join(lines)


def _html(line):
    """Escape a line, set `names` between backticks as code, and fold the hint away: first where, then why, on request."""
    if isinstance(line, Line) and line.hint:
        # half transparent, so that it shows on a light and on a dark page
        box = "background-color:#88888826;border-radius:.3em;padding:.3em .6em;margin:.2em 0 .4em 1.3em"
        asked = '<summary style="cursor:pointer"><strong>Hint:</strong> why?</summary>'
        return f'{_html(line.text)} <details style="{box}">{asked}{_html(line.hint)}</details>'
    parts = escape(str(line)).split("`")
    return "".join(f"<code>{part}</code>" if n % 2 else part for n, part in enumerate(parts))


def show(card):
    """Display a card in a notebook, or print it."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(card)  # noqa: T201 - the text form, for plain Python
        return
    if get_ipython() is None:
        print(card)  # noqa: T201
    else:
        display(card)


def cell(pending, warning=""):
    """Card of one test cell: what did not pass first and in full, what passed folded into one line."""
    failed = [(entry, verdict) for entry, verdict in pending if not verdict.passed]
    passed = [f"✓ {entry['name']}: right" for entry, verdict in pending if verdict.passed]
    home = pending[0][0]["cell"]
    tail = _points(home)
    if not failed:
        title = f"✓ {len(passed)} of {len(pending)} practice checks pass{tail}"
        return Card(title, RIGHT, [], passed, "what was checked")
    title = f"✗ {len(passed)} of {len(pending)} practice checks pass: look at the first one below"
    color = OPEN if all(verdict.status == NOT_RUN for _, verdict in failed) else WRONG
    lines = _failed_lines(failed)
    return Card(title, color, [*lines, *([warning] if warning else [])], passed, f"{len(passed)} right")


def _failed_lines(failed):
    lines, hints = [], set()
    for n, (entry, verdict) in enumerate(failed):
        if n and verdict.status == NOT_RUN and verdict.reason == failed[0][1].reason:
            continue
        lines.append(verdict_line(entry["name"], verdict, again=verdict.hint in hints))
        hints.add(verdict.hint)
    hidden = len(failed) - len(lines)
    return [*lines, *([f"{hidden} more: the same"] if hidden else [])]


def verdict_line(name, verdict, *, again=False):
    """One line: name, what was wrong, detail, hint; `again` leaves out a hint that stands above already."""
    sign, words = WORDS[verdict.status]
    reason = verdict.reason + (f" ({verdict.detail})" if verdict.detail else "")
    said = f"{words}: {reason}" if reason else words
    text = f"{sign} {name}: {said}{'' if said.endswith(('.', '?', '!')) else '.'}"
    return Line(text, "" if again else verdict.hint)


def _points(home):
    if not home.get("hidden_checks"):
        return ""
    return f"; hidden checks decide the {home['points']:g} points"


def not_checked(name, folder):
    """Card for a notebook without checks.json."""
    line = f"There is no checks.json in {folder.name}/. Download it with the notebook and put both in one folder."
    return Card(f"Not checked: {name}", OPEN, [line])


def summary(assignment, cells, written, passed, warning=""):
    """Card at the end of a notebook: one line per answer, done, left or for a person to read."""
    lines = [_answer(home, passed) for home in cells]
    lines += [
        f"not checked here: your text in `{text['id']}` ({text['points']:g} points, read by a person)" for text in written
    ]
    done = sum(line.startswith("✓") for line in lines)
    checkable = sum(bool(home["checks"]) for home in cells)
    title = f"{assignment}: {done} of {checkable} answers done"
    total = sum(home["points"] for home in cells if home.get("hidden_checks"))
    lines.append(f"Hidden checks decide {total:g} points when your work is graded; practice checks carry none.")
    return Card(title, RIGHT if done == checkable else OPEN, [*lines, *([warning] if warning else [])])


def _answer(home, passed):
    names = [check["name"] for check in home["checks"]]
    points = f", {home['points']:g} points by hidden checks" if home.get("hidden_checks") else ""
    if not names:  # nothing was compared here, so no ✓
        return f"only graded: `{home['solution']}` (no practice checks{points})"
    right = sum(name in passed for name in names)
    state = "✓ done" if right == len(names) else "left"
    return f"{state}: `{home['solution']}` ({right} of {len(names)} practice checks{points})"
