"""Verdicts as text and HTML, for students' feedback and for formgrader. Words come from references, never from frames."""

from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import Any

SIGNS = {"passed": "✓", "failed": "✗", "could not run": "…"}
WORDS = {"passed": "right", "failed": "not right", "could not run": "could not be judged"}


def check_words(check: dict[str, Any]) -> str:
    """One check in words; a hidden check gets no index, ratio or number of the student's (rule: nothing to learn from)."""
    if check.get("withdrawn"):
        result = "everybody has its points" if check["withdrawn"] == "full" else "it counts for nobody"
        return f"– {check['name']}: withdrawn, {result}. {check['why']}".strip()
    line, reason = f"{SIGNS[check['status']]} {check['name']}", check["reason"]
    if check["status"] != "failed" or not reason:  # "not right: the numbers are not right" would say it twice
        line += f": {WORDS[check['status']]}"
    if check["detail"] and not check["hidden"]:
        reason += f" ({check['detail']})"
    return f"{line}: {reason}." if reason else f"{line}."


def cell_text(cell: dict[str, Any]) -> str:
    """The verdicts of one test cell as plain text."""
    lines = [f"{cell['id']}: {cell['score']:g} of {cell['points']:g} points"]
    for check, hint in _shown(cell):
        lines.append(f"  {check_words(check)}")
        if hint:
            lines.append(f"    Hint: {hint}")
    passed = len(_passed(cell))
    return "\n".join([*lines, *([f"  ✓ {passed} right"] if passed else [])])


def cell_html(cell: dict[str, Any]) -> str:
    """The verdicts of one test cell as a list: what failed in full, what passed folded away."""
    items = "".join(_item(check, hint) for check, hint in _shown(cell))
    passed = _passed(cell)
    folded = "".join(f"<li>{escape(check_words(check))}</li>" for check in passed)
    color = "#00735c" if cell["score"] >= cell["points"] else "#c5362c"
    plain = "margin:.3em 0;padding:0;list-style:none"
    body = f'<ul style="{plain}">{items}</ul>' if items else ""
    if folded:
        body += f'<details><summary>{len(passed)} right</summary><ul style="{plain}">{folded}</ul></details>'
    title = f"{cell['score']:g} of {cell['points']:g} points"
    box = f"border-left:.4em solid {color};padding:.3em .8em;margin:.3em 0"
    return f'<div role="group" aria-label="verdict" style="{box}"><strong>{title}</strong>{body}</div>'


def bundle(cell: dict[str, Any]) -> dict[str, str]:
    """The verdicts of one test cell as the data of an output."""
    return {"text/html": cell_html(cell), "text/plain": cell_text(cell)}


def failed_html(cell: dict[str, Any]) -> list[str]:
    """What did not pass in one test cell, an item each: claim, what is wrong, hint; those with a hint come first."""
    return [_item(check, hint) for check, hint in sorted(_shown(cell), key=lambda shown: not shown[1])]


def code_html(text: str) -> str:
    """Escape a text and set `names` between backticks as code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if n % 2 else part for n, part in enumerate(parts))


def _passed(cell: dict[str, Any]) -> list[dict[str, Any]]:
    return [check for check in cell["checks"] if check["status"] == "passed" and not check.get("withdrawn")]


def told_apart(mistakes: Iterable[str]) -> list[str]:
    """The mistakes of one answer without the doubtful ones ("M14/M15") that another check has decided ("M14")."""
    kept: list[str] = []
    for mistake in sorted(mistakes, key=lambda name: (name.count("/"), name)):
        if mistake and not any(set(other.split("/")) <= set(mistake.split("/")) for other in kept):
            kept.append(mistake)
    return kept


def _shown(cell: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """What did not pass, each with its hint; no hint twice, and none that another check shows to be beside the point."""
    failed = _told_once([check for check in cell["checks"] if check["status"] != "passed" or check.get("withdrawn")])
    decided = told_apart({check["mistake"] for check in failed if not check.get("withdrawn")})
    said = [check["hint"] if check["mistake"] in decided and not check.get("withdrawn") else "" for check in failed]
    return [(check, hint if hint not in said[:n] else "") for n, (check, hint) in enumerate(zip(failed, said, strict=True))]


def _told_once(checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Checks that could not run for one and the same reason become one, at the first of them."""
    alike = Counter(check["reason"] for check in checks if _says_only_why(check))
    told = []
    for check in checks:
        count = alike[check["reason"]] if _says_only_why(check) else 1
        if count > 0:
            told.append(check if count == 1 else {**check, "name": f"{count} checks"})
        if count > 1:
            alike[check["reason"]] = 0  # said
    return told


def _says_only_why(check: dict[str, Any]) -> bool:
    silent = check["hidden"] or not check["detail"]
    return check["status"] == "could not run" and silent and not (check["hint"] or check.get("withdrawn"))


def _item(check: dict[str, Any], hint: str) -> str:
    # half transparent, so that it shows on a light and on a dark page
    box = "background-color:#88888826;border-radius:.3em;padding:.3em .6em;margin:.2em 0 .4em 1.3em"
    told = f'<div style="{box}"><strong>Hint:</strong> {code_html(hint)}</div>' if hint else ""
    return f"<li>{code_html(check_words(check))}{told}</li>"
