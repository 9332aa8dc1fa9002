"""What `course verify` says: a table and its findings on the terminal, and docs/quality.md for those who come later."""

import datetime as dt
import platform
from collections.abc import Iterable

import numpy as np
from rich.console import Console
from rich.markup import escape
from rich.table import Table

import autograder
from autograder.verify.measured import Finding
from autograder.verify.verifying import AT_LEAST, AT_MOST, Outcome

COLUMNS = ("exercise", "caught", "named", "wrong hints", "mutants dead", "right in full", "guessed", "narrow tolerances")
ALL_OF = "all of "
SHOWN = 40  # flagged findings that are listed in full


def rows(outcome: Outcome) -> list[tuple[str, ...]]:
    """One row per exercise, and one per assignment; a dash where nothing was measured."""
    found = []
    for assignment, measured in outcome.measured.items():
        for exercise in measured.by_exercise:
            guessed = f"{measured.guesses[exercise]:g}" if exercise in measured.guesses else "–"
            found.append((exercise, *_row(measured.by_exercise[exercise]), guessed, _flags(measured.by_exercise[exercise])))
        share = f"{measured.guesses['']:.0%}" if "" in measured.guesses else "–"
        found.append((f"{ALL_OF}{assignment}", *_row(measured.counts), share, _flags(measured.counts)))
    return found


def _row(counts: dict[str, int]) -> tuple[str, ...]:
    caught = counts["misconceptions_caught"] + counts["variants_caught"]
    return (
        _of(caught, counts["misconceptions"] + counts["variants"]),
        _of(counts["variants_named"], counts["variants"]),
        _of(counts["false_named"], counts["hints_tried"]),
        _of(counts["mutants_dead"], counts["mutants"]),
        _of(counts["alternatives_full"], counts["alternatives"]),
    )


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "–"


def _flags(counts: dict[str, int]) -> str:
    return _of(counts["tolerances_flagged"], counts["tolerances"])


def show(outcome: Outcome, console: Console) -> None:
    """Print the table, what falls short with the command that shows it again, and what is only flagged."""
    # 80 columns wide: a terminal that is no wider must cut no number
    table = Table(title="How good the checks are", title_justify="left", box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.caption, table.caption_justify = "narrow: tolerances that lie close to a mistake or to a right answer", "left"
    for n, name in enumerate([*COLUMNS[:-1], "narrow"]):
        table.add_column(name, justify="right" if n else "left", no_wrap=not n)
    for first, *numbers in rows(outcome):
        total = first.startswith(ALL_OF)
        name = first.removeprefix(ALL_OF)
        table.add_row(*map(escape, (name, *numbers)), style="bold" if total else "")
        if total:
            table.add_row()
    console.print(table)
    for finding in (f for f in outcome.findings if not f.flagged):
        _say(finding, console, "[bold red]✗[/]")
    flagged = [f for f in outcome.findings if f.flagged]
    for finding in flagged[:SHOWN]:
        _say(finding, console, "[yellow]![/]")
    if len(flagged) > SHOWN:
        console.print(f"… and {len(flagged) - SHOWN} more flagged: course verify --only PART, or docs/quality.md (--write)")
    for note in _notes(outcome):
        console.print(f"[dim]{escape(note)}[/]", highlight=False, soft_wrap=True)
    for words in outcome.missed():
        console.print(f"[bold red]missed:[/] {escape(words)}", highlight=False, soft_wrap=True)
    if not outcome.missed():
        console.print("[green]✓[/] every bound that was measured holds", highlight=False)


def _say(finding: Finding, console: Console, sign: str) -> None:
    where = escape(f"{finding.assignment} {finding.exercise}".strip())
    console.print(f"{sign} [bold]{where}[/]: {escape(finding.what)}", highlight=False, soft_wrap=True)
    if finding.detail and not finding.flagged:
        console.print(f"[dim]{escape(finding.detail.strip())}[/]", highlight=False, soft_wrap=True)
    if not finding.flagged:
        console.print(f"    {escape(finding.command)}", highlight=False, soft_wrap=True)


def markdown(outcome: Outcome) -> str:
    """The text of docs/quality.md."""
    figures, shares = outcome.summary(), outcome.shares()
    measured = (
        f"Measured by `course verify --write` on {dt.datetime.now(dt.UTC):%Y-%m-%d} "
        f"(autograder {autograder.__version__}, numpy {np.__version__}, Python {platform.python_version()}). "
        "The same with plots: [quality.html](quality.html)."
    )
    lines = [
        "# How good the checks are",
        "",
        measured,
        "",
        *_table(("bound", "asked for", "measured"), _bounds(shares)),
        "",
        *_table(COLUMNS, rows(outcome)),
        "",
        "Counts: " + ", ".join(f"{name} {value}" for name, value in figures.items() if isinstance(value, int)) + ".",
        "",
        "## What falls short",
        "",
        *(_listed(f for f in outcome.findings if not f.flagged) or ["Nothing."]),
        "",
        "## What somebody should look at",
        "",
        *(_listed(f for f in outcome.findings if f.flagged) or ["Nothing."]),
        "",
        "## Notes",
        "",
        *[f"- {note.splitlines()[0]}" + _block(note.splitlines()[1:]) for note in _notes(outcome)],
    ]
    return "\n".join(lines).rstrip() + "\n"


def _notes(outcome: Outcome) -> list[str]:
    """Each once: what could not be run is said by every topic."""
    return list(dict.fromkeys(note for measured in outcome.measured.values() for note in measured.notes))


def _bounds(shares: dict[str, float | None]) -> Iterable[tuple[str, str, str]]:
    for bounds, words in ((AT_LEAST, "at least"), (AT_MOST, "at most")):
        for name, bound in bounds.items():
            share = shares[name]
            yield name, f"{words} {bound:.0%}", "–" if share is None else f"{share:.1%}"


def _table(head: Iterable[str], body: Iterable[Iterable[str]]) -> list[str]:
    names = list(head)
    return [f"| {' | '.join(row)} |" for row in (names, [":--", *["--:"] * (len(names) - 1)], *map(list, body))]


def _listed(findings: Iterable[Finding]) -> list[str]:
    return [
        f"- **{f'{f.assignment} {f.exercise}'.strip()}**, {f.part}: {f.what}" + _block(f.detail.strip().splitlines())
        for f in findings
    ]


def _block(lines: list[str]) -> str:
    return "".join(f"\n  {line}" for line in ["```", *lines, "```"]) if lines else ""
