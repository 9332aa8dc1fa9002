"""Plots as inline SVG, each with a text that says what it shows. Colors are the page's variables, for light and dark."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from autograder.report.words import percent

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 16, 14, 34


def histogram(shares: Sequence[float], title: str) -> Markup:
    """Distribution of marks in ten bins of 10 % of the points; whoever has everything is in the last."""
    counts = [0] * 10
    for share in shares:
        counts[min(9, max(0, math.floor(share * 10 + 1e-9)))] += 1
    ticks = _ticks(max([*counts, 1]))
    top, step = ticks[-1], (WIDTH - LEFT - RIGHT) / 10
    parts = [_grid(ticks, top)]
    for n, count in enumerate(counts):
        x, y = LEFT + n * step, _y(count, top)
        if count:
            parts.append(_rect(x + 1.5, y, step - 3, HEIGHT - BOTTOM - y, "a"))
            parts.append(_text(x + step / 2, y - 3, str(count), "middle"))
    parts += [_text(LEFT + n * step, HEIGHT - BOTTOM + 13, f"{10 * n}", "middle") for n in range(0, 11, 2)]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, "mark, in percent of the points", "middle"))
    said = ", ".join(f"{10 * n} to {10 * n + 10} %: {count}" for n, count in enumerate(counts) if count)
    return figure(title, f"Number of students by mark. {said or 'nobody yet'}.", parts)


def stacked(counts: Mapping[str, int], title: str) -> Markup:
    """One bar of a table's row: the share of each kind, in the order of their colors k0, k1, …."""
    total, x, parts = sum(counts.values()), 0.0, []
    for n, count in enumerate(counts.values()):
        width = 100 * count / total if total else 0.0
        if width:
            parts.append(Markup('<rect class="k{}" x="{:.2f}" y="0" width="{:.2f}" height="10"/>').format(n, x, width))
        x += width
    said = ", ".join(f"{kind}: {count}" for kind, count in counts.items() if count)
    return Markup(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(f"{title}: {said}", Markup("").join(parts))


def trend(names: Sequence[str], quartiles: Sequence[Sequence[float]], title: str) -> Markup:
    """Median and quartiles of the marks (0 to 1) over the assignments."""
    step = (WIDTH - LEFT - RIGHT) / max(1, len(names))
    xs = [LEFT + (n + 0.5) * step for n in range(len(names))]
    parts = [_grid([0, 25, 50, 75, 100], 100)]
    here = [(x, q) for x, q in zip(xs, quartiles, strict=True) if not math.isnan(q[1])]
    for x, (low, _, high) in here:
        top, bottom = _y(100 * high, 100), _y(100 * low, 100)
        parts.append(_rect(x - 7, top, 14, max(1.0, bottom - top), "b"))
    line = " ".join(f"{x:.1f},{_y(100 * q[1], 100):.1f}" for x, q in here)
    parts.append(Markup('<polyline class="line" points="{}"/>').format(line))
    parts += [Markup('<circle class="a" cx="{:.1f}" cy="{:.1f}" r="4"/>').format(x, _y(100 * q[1], 100)) for x, q in here]
    parts += [_text(x, HEIGHT - BOTTOM + 13, name[:2], "middle") for x, name in zip(xs, names, strict=True)]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, "assignment", "middle"))
    words = [
        f"{name}: median {percent(q[1])}, quartiles {percent(q[0])} and {percent(q[2])}"
        for name, q in zip(names, quartiles, strict=True)
    ]
    return figure(title, f"Marks in percent of the points. {'; '.join(words) or 'nothing yet'}.", parts)


def figure(title: str, said: str, parts: Sequence[Markup]) -> Markup:
    """A plot with its text alternative."""
    return Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, HEIGHT, f"{title}. {said}", Markup("").join(parts)
    )


def _ticks(most: int) -> list[int]:
    step = next(s * 10**e for e in range(12) for s in (1, 2, 5) if most <= 5 * s * 10**e)
    return list(range(0, most + step, step))


def _grid(ticks: Sequence[int], top: int) -> Markup:
    lines = []
    for tick in ticks:
        y = _y(tick, top)
        line = Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>').format(LEFT, WIDTH - RIGHT, y, y)
        lines += [line, _text(LEFT - 5, y + 4, str(tick), "end")]
    return Markup("").join(lines)


def _y(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)


def _rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    shape = '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
    return Markup(shape).format(kind, x, y, width, height)  # noqa: S704 - a template of ours; format escapes what it is given


def _text(x: float, y: float, text: str, anchor: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(x, y, anchor, escape(text))
