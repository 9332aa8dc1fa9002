"""Fingerprints of code by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003), on tokens without names and layout.

Any run of `WINDOW + GRAM - 1` equal tokens has a fingerprint in common; runs shorter than `GRAM` never have. Written here
in forty lines since copydetect, which does the same, compares every pair anew (two million of 2,000 students) and writes
pages that load scripts from elsewhere.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Token, Whitespace

GRAM, WINDOW = 12, 6  # tokens: a line or two of numeric code; two lines are sure to be seen
LONGEST = 100_000  # characters of one cell that are looked at
_lexer = PythonLexer(ensurenl=False, stripnl=False)


@dataclass(frozen=True)
class Piece:
    """One token as it is compared, and where it stands in its text."""

    word: str
    start: int
    end: int


def pieces(code: str) -> list[Piece]:
    """Tokens that say something: no layout, comments or docstrings; a name of one's own is as good as any other."""
    found: list[Piece] = []
    code = code[:LONGEST]
    for start, kind, text in _lexer.get_tokens_unprocessed(code):
        if kind in Whitespace or kind in Comment or kind in String.Doc or kind is Token.Text or not text.strip():
            continue
        found.append(Piece(_word(kind, text, found), start, start + len(text)))
    return found


def _word(kind: object, text: str, before: list[Piece]) -> str:
    if kind in String:
        return "text"
    if kind in Number or kind in Keyword or kind in Operator:
        return text
    if kind in Name:
        # what stands behind a dot belongs to NumPy or to an object: its name is not one's own
        return text if before and before[-1].word == "." else "name"
    return text


def grams(tokens: list[Piece]) -> list[int]:
    """The hash of every run of `GRAM` tokens, by the token that it begins with."""
    words = [piece.word for piece in tokens]
    return [zlib.crc32("\0".join(words[n : n + GRAM]).encode()) for n in range(len(words) - GRAM + 1)]


def winnow(hashes: Sequence[int]) -> set[int]:
    """The smallest hash of each window: a sample that no insertion elsewhere changes."""
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    return {min(hashes[n : n + WINDOW]) for n in range(len(hashes) - WINDOW + 1)}


@lru_cache(maxsize=20_000)
def _grams_of(code: str) -> tuple[int, ...]:
    """Read once what many have in common, and what is shown after it was compared."""
    return tuple(grams(pieces(code)))


def fingerprints(codes: list[str]) -> set[int]:
    """Fingerprints of several texts; no run goes from one into the next."""
    return {one for code in codes for one in winnow(_grams_of(code))}


def all_grams(codes: list[str]) -> set[int]:
    """All runs of several texts: whatever occurs in what everybody was given."""
    return {gram for code in codes for gram in _grams_of(code)}


def marked(code: str, shared: set[int]) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it belongs to a run whose hash is among `shared`."""
    tokens = pieces(code)
    spans = [(tokens[n].start, tokens[n + GRAM - 1].end) for n, gram in enumerate(grams(tokens)) if gram in shared]
    parts, at = [], 0
    for start, end in _joined(spans):
        parts += [(code[at:start], False), (code[start:end], True)]
        at = end
    return [(text, hit) for text, hit in [*parts, (code[at:], False)] if text]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
