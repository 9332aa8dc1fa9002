"""reports/ID.similar.html: pairs side by side, what they have in common marked."""

from typing import Any

from autograder.report.pages import render
from autograder.similar.fingerprints import marked
from autograder.similar.owncode import Code
from autograder.similar.pairs import Pair, Similar

MOST_SHOWN = 40


def page(assignment: str, title: str, found: Similar) -> str:
    """The whole page; every text is escaped by the template."""
    return render(
        "similar.html.j2",
        command="course similar",
        anonymous=False,
        assignment=assignment,
        title=title,
        compared=len(found.code),
        unread=found.unread,
        pairs=[_side_by_side(pair, found) for pair in found.pairs[:MOST_SHOWN]],
        copies=[_copy(pair, found) for pair in found.copies[:MOST_SHOWN]],
        left_out=max(0, len(found.pairs) - MOST_SHOWN) + max(0, len(found.copies) - MOST_SHOWN),
    )


def _side_by_side(pair: Pair, found: Similar) -> dict[str, Any]:
    first, second = found.code[pair.first], found.code[pair.second]
    shared = found.shared([part.text for part in first], [part.text for part in second])
    return {"pair": pair, "first": _shown(first, shared), "second": _shown(second, shared)}


def _copy(pair: Pair, found: Similar) -> dict[str, Any]:
    parts = found.code[pair.first]
    shared = found.shared([part.text for part in parts], [found.library[pair.second]])
    module = [Code(pair.second, found.library[pair.second])]
    return {"pair": pair, "first": _shown(parts, shared), "second": _shown(module, shared)}


def _shown(parts: list[Code], shared: set[int]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Cells that have something in common, in parts; the rest only distracts."""
    texts = [(part.cell, marked(part.text, shared)) for part in parts]
    return [(cell, pieces) for cell, pieces in texts if any(hit for _, hit in pieces)]
