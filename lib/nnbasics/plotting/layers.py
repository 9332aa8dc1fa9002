"""Columns and rows of a directed acyclic graph, left to right (after Sugiyama, Tagawa & Toda, 1981)."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nnbasics.plotting.style import Floats


Name = Hashable
Point = Any  # a name, or a stand-in for an edge that crosses a column


def arrange(
    names: Sequence[Name], edges: Sequence[tuple[Name, Name]], *, inputs_left: bool = True
) -> tuple[dict[Name, tuple[int, float]], list[Floats]]:
    """Give each node a column and a row, and each edge the points it passes through.

    Parameters
    ----------
    names : sequence of node names
    edges : sequence of pairs (from, to); a pair may occur twice, as in x * x
    inputs_left : bool, all inputs in the first column; otherwise each just before its first use

    Returns
    -------
    places : dict from a name to (column, row), rows grow downwards and are at least 1 apart
    routes : list of arrays of shape (k, 2), per edge the (column, row) from its first to its last node

    Raises
    ------
    ValueError
        If the edges form a cycle.
    """
    column = _columns(names, edges, inputs_left=inputs_left)
    chains = [_chain(index, edge, column) for index, edge in enumerate(edges)]
    points = [*names, *(point for chain in chains for point in chain[1:-1])]
    depth = {**column, **{p: p[2] for p in points if p not in column}}
    place = {point: i for i, point in enumerate(points)}  # a set of strings has no fixed order
    links = sorted({link for chain in chains for link in pairwise(chain)}, key=lambda link: [place[p] for p in link])
    rows = _rows(points, depth, links)
    places = {name: (column[name], rows[name]) for name in names}
    return places, [np.array([(depth[p], rows[p]) for p in chain], dtype=float) for chain in chains]


def _columns(names: Sequence[Name], edges: Sequence[tuple[Name, Name]], *, inputs_left: bool) -> dict[Name, int]:
    column = dict.fromkeys(names, 0)
    for _ in range(len(names) + 1):
        late = [(a, b) for a, b in edges if column[b] <= column[a]]
        if not late:
            break
        for a, b in late:
            column[b] = max(column[b], column[a] + 1)
    else:
        raise ValueError(f"`edges` form a cycle through {late[0][0]!r}: a computation graph has none.")
    if not inputs_left:
        for name in set(names) - {b for _, b in edges}:
            column[name] = min((column[b] - 1 for a, b in edges if a == name), default=0)
    return column


def _chain(index: int, edge: tuple[Name, Name], column: dict[Name, int]) -> list[Point]:
    """The nodes an edge passes, with one stand-in per column that it crosses."""
    source, target = edge
    between = range(column[source] + 1, column[target])
    return [source, *(("stand-in", index, c) for c in between), target]


def _rows(points: list[Point], depth: dict[Point, int], links: list[tuple[Point, Point]]) -> dict[Point, float]:
    columns = [[p for p in points if depth[p] == c] for c in range(max(depth.values()) + 1)]
    rows = {p: float(i) for members in columns for i, p in enumerate(members)}
    before = {p: [a for a, b in links if b == p] for p in points}
    after = {p: [b for a, b in links if a == p] for p in points}
    for sweep in range(6):
        forward = sweep % 2 == 0
        near = before if forward else after
        for members in columns if forward else columns[::-1]:
            wish = {p: float(np.mean([rows[q] for q in near[p] or [p]])) for p in members}
            members.sort(key=wish.__getitem__)
            rows.update(zip(members, _spread([wish[p] for p in members]), strict=True))
    return rows


def _spread(wishes: Sequence[float]) -> list[float]:
    """Nearest rows (least squares) that keep the order and are at least 1 apart: pool adjacent violators."""
    blocks: list[tuple[float, int]] = []
    for i, wish in enumerate(wishes):
        blocks.append((wish - i, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, m), (b, n) = blocks[-2:]
            blocks[-2:] = [((a * m + b * n) / (m + n), m + n)]
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + i for i, mean in enumerate(means)]
