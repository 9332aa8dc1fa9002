"""docs/quality.html: two plots and a table, in one file that needs nothing else."""

import datetime as dt
import math
from html import escape

from autograder.verify.measured import Margin
from autograder.verify.report import COLUMNS, rows
from autograder.verify.verifying import Outcome

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #8886; --a: #0072b2; --b: #e69f00; --bad: #d55e00 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16161a; --a: #56b4e9; --b: #f0c04a; --bad: #ff8c4a } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem }
svg { width: 100%; height: auto } svg text { fill: var(--ink); font-size: 11px } figure { margin: 2rem 0; overflow-x: auto }
table { border-collapse: collapse; display: block; overflow-x: auto } td, th { padding: .2rem .7rem; text-align: right;
  border-bottom: 1px solid var(--line) } td:first-child, th:first-child { text-align: left }
"""
WIDTH, LEFT, ROW = 760, 250, 18
LOW, HIGH = -16, 2  # decades


def page(outcome: Outcome) -> str:
    """The whole page."""
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows(outcome))
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    date = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>How good the checks are</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{STYLE}</style></head>\n<body><h1>How good the checks are</h1><p>Measured by "
        f"<code>course verify --write</code> on {date}; findings in words: <a href='quality.md'>quality.md</a>.</p>\n"
        f"{_caught(outcome)}\n{_margins(outcome)}\n"
        f"<h2>In numbers</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>\n"
    )


def _caught(outcome: Outcome) -> str:
    bars, said = [], []
    for n, (assignment, measured) in enumerate(outcome.measured.items()):
        counts, y = measured.counts, 24 + n * 3 * ROW
        wrong = counts["misconceptions"] + counts["variants"]
        caught = (counts["misconceptions_caught"] + counts["variants_caught"]) / wrong if wrong else 0.0
        named = counts["variants_named"] / counts["variants"] if counts["variants"] else 0.0
        bars.append(_text(0, y + ROW, assignment))
        for row, (share, color, word) in enumerate(((caught, "--a", "caught"), (named, "--b", "named"))):
            length = share * (WIDTH - LEFT - 120)
            bars.append(f'<rect x="{LEFT}" y="{y + row * ROW}" width="{length:.1f}" height="{ROW - 5}" fill="var({color})"/>')
            bars.append(_text(LEFT + length + 6, y + row * ROW + 10, f"{share:.1%} {word}"))
        said.append(f"{assignment}: {caught:.1%} of wrong answers caught, {named:.1%} of the variants named.")
    text = " ".join(said)
    svg = _svg(30 + 3 * ROW * len(outcome.measured), "".join(bars), text)
    return f"<h2>Mistakes caught and named, per topic</h2><figure>{svg}<figcaption>{escape(text)}</figcaption></figure>"


def _margins(outcome: Outcome) -> str:
    margins = [m for measured in outcome.measured.values() for m in measured.margins]
    narrow = [m for m in margins if not m.separates]
    marks = [_axis(len(margins))] + [_margin(m, 30 + n * ROW) for n, m in enumerate(margins)]
    text = (
        f"{len(margins)} checks, relative error on a logarithmic axis. The bar is what passes; the circle on its left the "
        f"error of right answers, the diamond on its right the nearest mistake. {len(narrow)} do not keep a factor of 3 on "
        "each side" + (f": {', '.join(m.check for m in narrow)}." if narrow else ".")
    )
    svg = _svg(60 + ROW * len(margins), "".join(marks), text)
    return f"<h2>Room around the tolerances</h2><figure>{svg}<figcaption>{escape(text)}</figcaption></figure>"


def _margin(margin: Margin, y: int) -> str:
    color = "--a" if margin.separates else "--bad"
    edge = _x(margin.passes)
    parts = [_text(0, y + 4, f"{'' if margin.separates else '! '}{margin.check}"[:44])]
    parts.append(f'<line x1="{_x(10.0**LOW):.1f}" x2="{edge:.1f}" y1="{y}" y2="{y}" stroke="var({color})" stroke-width="5"/>')
    parts.append(
        f'<circle cx="{_x(margin.noise * margin.passes):.1f}" cy="{y}" r="4" fill="var(--paper)" stroke="var({color})"/>'
    )
    if math.isfinite(margin.apart):
        x = _x(margin.apart)
        path = f"M{x:.1f} {y - 5}l5 5l-5 5l-5-5z"
        parts.append(f'<path d="{path}" fill="var(--b)"><title>{escape(margin.nearest)}: {margin.apart:.2g}</title></path>')
    return "".join(parts)


def _axis(count: int) -> str:
    bottom = 20 + count * ROW
    found = []
    for decade in range(LOW, HIGH + 1, 2):
        x = _x(10.0**decade)
        found.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="14" y2="{bottom}" stroke="var(--line)"/>')
        found.append(_text(x, bottom + 16, f"1e{decade}", anchor="middle"))
    return "".join(found) + _text((LEFT + WIDTH) / 2, bottom + 34, "relative error", anchor="middle")


def _x(value: float) -> float:
    decade = min(max(math.log10(max(value, 1e-300)), LOW), HIGH)
    return LEFT + (decade - LOW) / (HIGH - LOW) * (WIDTH - LEFT - 20)


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(height: int, inner: str, text: str) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(text)}">{inner}</svg>'
