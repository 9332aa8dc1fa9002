"""docs/quality.html: small plots and a table, in one file that needs nothing else; each topic's checks open on request."""

import datetime as dt
import math
from html import escape

from autograder.verify.measured import Margin, Measured
from autograder.verify.report import COLUMNS, rows
from autograder.verify.verifying import Outcome

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #8886; --a: #0072b2; --b: #e69f00; --bad: #d55e00 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16161a; --a: #56b4e9; --b: #f0c04a; --bad: #ff8c4a } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem }
svg { width: 100%; height: auto } svg text { fill: var(--ink); font-size: 11px } figure { margin: 1rem 0; overflow-x: auto }
figcaption { margin-bottom: .5rem } details { margin: .5rem 0 } summary { cursor: pointer }
table { border-collapse: collapse; display: block; overflow-x: auto } td, th { padding: .2rem .7rem; text-align: right;
  border-bottom: 1px solid var(--line) } td:first-child, th:first-child { text-align: left }
"""
WIDTH, LEFT, ROW = 760, 250, 18
LOW, HIGH = -16, 2  # decades of relative error
NEAR, FAR = -6, 6  # decades of what a check allows; whatever lies further out is drawn at the end


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
    svg = _svg(30 + 3 * ROW * len(outcome.measured), "".join(bars), " ".join(said))
    text = (
        "Caught: wrong answers that cost half of their cell or more. Named: of those that somebody wrote in another way, the "
        "share that gets its hint."
    )
    return f"<h2>Mistakes caught and named, per topic</h2><figure><figcaption>{text}</figcaption>{svg}</figure>"


def _margins(outcome: Outcome) -> str:
    measured = {name: m for name, m in outcome.measured.items() if m.margins}
    margins = [m for topic in measured.values() for m in topic.margins]
    narrow = [m for m in margins if not m.separates]
    text = (
        f"{len(margins)} checks, in units of what each allows, on a logarithmic axis: left the largest error of a right "
        f"answer, right the nearest mistake. The band is a factor of 3 on each side; {len(narrow)} checks reach into it. What "
        "lies further out than the axis stands at its end."
    )
    rows = "".join(_overview(name, m.margins, 40 + n * 2 * ROW) for n, (name, m) in enumerate(measured.items()))
    height = 40 + 2 * ROW * len(measured)
    svg = _svg(height + 40, _band(height) + rows, text)
    overview = f"<figure><figcaption>{escape(text)}</figcaption>{svg}</figure>"
    return f"<h2>Room around the tolerances</h2>{overview}{''.join(_topic(*item) for item in measured.items())}"


def _overview(name: str, margins: list[Margin], y: int) -> str:
    """All checks of a topic in one row: a dot for right answers, a dot for the nearest mistake."""
    parts = [_text(0, y + 4, name)]
    for color, kept in (("--a", True), ("--bad", False)):
        mine = [(n, m) for n, m in enumerate(margins) if m.separates == kept]
        right = "".join(f"M{_unit(m.noise):.0f} {y - 8 + n % 5 * 4}h0" for n, m in mine)
        wrong = "".join(f"M{_unit(m.mistake):.0f} {y - 8 + n % 5 * 4}h0" for n, m in mine if math.isfinite(m.mistake))
        parts += [_dots(right, color), _dots(wrong, "--b" if kept else color)]
    return "".join(parts)


def _dots(path: str, color: str) -> str:
    return f'<path d="{path}" stroke="var({color})" stroke-width="5" stroke-linecap="round"/>' if path else ""


def _unit(value: float) -> float:
    return _place(value, NEAR, FAR)


def _band(bottom: int) -> str:
    left, right = _unit(1 / 3), _unit(3)
    found = [f'<rect x="{left:.1f}" y="14" width="{right - left:.1f}" height="{bottom - 14}" fill="var(--line)"/>']
    decades = range(NEAR, FAR + 1, 2)
    found += [_text(_unit(10.0**n), bottom + 16, f"1e{n}" if n else "allowed", anchor="middle") for n in decades]
    return "".join(found)


def _topic(name: str, measured: Measured) -> str:
    """Check by check, in relative errors."""
    margins = measured.margins
    narrow = [m.check for m in margins if not m.separates]
    text = (
        f"{len(margins)} checks, relative error on a logarithmic axis. The bar is what passes; the circle the error of right "
        f"answers, the diamond the nearest mistake. {len(narrow)} do not keep a factor of 3 on each side"
        + (f": {', '.join(narrow)}." if narrow else ".")
    )
    marks = [_axis(len(margins))] + [_margin(m, 30 + n * ROW) for n, m in enumerate(margins)]
    svg = _svg(60 + ROW * len(margins), "".join(marks), text)
    figure = f"<figure><figcaption>{escape(text)}</figcaption>{svg}</figure>"
    return f"<details><summary>{escape(name)}, check by check</summary>{figure}</details>"


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
    return _place(value, LOW, HIGH)


def _place(value: float, low: int, high: int) -> float:
    """Where a value lies on a logarithmic axis between two decades."""
    decade = min(max(math.log10(max(value, 1e-300)), low), high)
    return LEFT + (decade - low) / (high - low) * (WIDTH - LEFT - 20)


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(height: int, inner: str, text: str) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(text)}">{inner}</svg>'
