"""The filters of nbconvert's templates, as our pages have them: a student's work is made inert, and has room for so much.

Markdown's parser can take the square of a text's length, the cleaner of HTML that of its tags; highlighting and the parser
that the page is given to take a thirtieth of a millisecond a character. The one writer of a grading waits for them, and so
does formgrader's server. What a page has no room for is shown as it was typed.
"""

import re
from functools import lru_cache
from html import escape
from typing import Any

from jinja2 import pass_context
from nbconvert.filters import Highlight2HTML, ansi2html

from autograder.plugin import safe

LONGEST = 8_000  # characters of one text that are formatted: twice the longest of the ten topics
MOST_SHOWN = 100_000  # of one text that is not
ROOM = {  # of a page
    "formatted": 100_000,  # characters of Markdown and code: twice what the longest topic has
    "squares": 150_000_000,  # of Markdown's lengths, cell by cell: two of the longest, or a hundred ordinary ones
    "tags": 20_000,  # of HTML, before it is cleaned
    "spread": 1_000_000,  # elements that they may become: a <b> left open is opened again in every paragraph that follows
    "signs": 60_000,  # of clean HTML and of outputs: what becomes an element, an entity or a color
    "shown": 200_000,  # characters that are shown as they were typed
    "attached": 20_000_000,  # characters of pictures, at every place that shows them
}
# of kernels and cell magics that courses use; a notebook may name any of pygments' six hundred, slow ones too
LEXERS = ("ipython3", "python", "python3", "r", "julia", "octave", "javascript", "html", "bash", "perl", "ruby")
_colored: Any = ansi2html  # nbconvert's types are partly missing
FORMATTING = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE)


class Room:
    """What is left of one page's room."""

    def __init__(self) -> None:
        self.left = dict(ROOM)

    def take(self, **amounts: int) -> bool:
        """Whether there is room for all of it; then it is taken."""
        fits = all(amount <= self.left[what] for what, amount in amounts.items())
        if fits:
            self.left |= {what: self.left[what] - amount for what, amount in amounts.items()}
        return fits

    def formats(self, text: str, **more: int) -> bool:
        """Whether a text of Markdown or code is formatted."""
        return len(text) <= LONGEST and self.take(formatted=len(text), **more)

    def clean(self, html: str) -> str | None:
        """Inert HTML; None if the cleaner, or the parser that the page is given to, would be long about it."""
        tags = html.count("<")
        if not self.take(tags=tags, spread=tags * len(FORMATTING.findall(html))):
            return None
        text = safe.clean_html(html)
        return text if self.take(signs=_signs(text, "<>&")) else None

    def as_typed(self, text: str) -> str:
        """A text that is not formatted, shortened if it is huge; it says so."""
        shown = text[: min(MOST_SHOWN, self.left["shown"])]
        self.take(shown=len(shown))
        cut = len(text) - len(shown)
        why = f"{cut} {'more ' * bool(shown)}characters are left out" if cut else "as it was typed: too long to be formatted"
        return f"{escape(shown, quote=False)}\n<em>({why})</em>"


class Made(str):
    """HTML that one of these filters made: templates that clean it again take no more room."""

    __slots__ = ()


def _signs(text: str, signs: str) -> int:
    return sum(map(text.count, signs))


def _room(context: Any) -> Room:
    """The page's own: nbconvert gives each page resources of its own."""
    resources = context.get("resources")
    return resources.setdefault("kit_room", Room()) if isinstance(resources, dict) else Room()


@pass_context
def markdown(context: Any, source: object) -> str:
    """Render Markdown, make it inert, and turn its formulas into MathML: no page of ours needs a script for them."""
    room, text = _room(context), str(source)
    html = None
    if room.formats(text, squares=len(text) ** 2):
        attached = context.get("cell", {}).get("attachments", {})
        html = room.clean(safe.parsed(text, attached, lambda url: room.take(attached=len(url))) if attached else _parsed(text))
    return Made(f"<pre>{room.as_typed(text)}</pre>" if html is None else _mathml(html))


@pass_context
def highlighted(context: Any, source: object, metadata: Any = None) -> str:
    """Highlight code as nbconvert does."""
    room, text = _room(context), str(source)
    if not room.formats(text):
        return Made(f"<pre>{room.as_typed(text)}</pre>")
    language = context["nb"].metadata.get("language_info")
    lexer = language.get("pygments_lexer", language.get("name")) if isinstance(language, dict) else None
    magics = (metadata or {}).get("magics_language")
    return Made(_highlight(text, *(name if name in LEXERS else None for name in (lexer, magics))))


@pass_context
def ansi(context: Any, text: object) -> str:
    """Text of an output, in its colors."""
    room, text = _room(context), str(text)
    if len(text) <= MOST_SHOWN and room.take(signs=_signs(text, "<>&\"'\x1b")):
        return str(_colored(text))
    return room.as_typed(text.replace("\x1b", ""))


@pass_context
def clean(context: Any, html: object) -> str:
    """Make HTML inert."""
    if isinstance(html, Made):
        return safe.clean_html(html)
    room, text = _room(context), str(html)
    cleaned = room.clean(text)
    return f"<pre>{room.as_typed(text)}</pre>" if cleaned is None else cleaned


def unchanged(html: str) -> str:
    """In place of the filter that takes `files/` out of addresses: none of ours is relative, and it is long about brackets."""
    return html


# what most pages of a class share is made once; none is longer than LONGEST allows
@lru_cache(maxsize=512)
def _parsed(source: str) -> str:
    return safe.parsed(source)


@lru_cache(maxsize=512)
def _mathml(html: str) -> str:
    return safe.mathml(html)


@lru_cache(maxsize=512)
def _highlight(source: str, lexer: str | None, magics: str | None) -> str:
    highlighter: Any = Highlight2HTML
    return str(highlighter(pygments_lexer=lexer)(source, metadata={"magics_language": magics} if magics else None))
