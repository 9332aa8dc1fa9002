"""Students' Markdown and HTML made inert: only harmless tags and attributes are left.

formgrader shows submissions in JupyterLab's origin, where a script would act as the instructor; feedback pages are
opened from disk. Formulas become MathML, so that no page needs a script for them.
"""

import re
from functools import lru_cache
from html import escape, unescape
from typing import Any

import latex2mathml.converter
import nh3
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

MATHML = {
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot",
    "mover", "munder", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded", "menclose",
}  # fmt: skip
# no element whose content is raw text (style, noscript, title …): with one, MathML could smuggle markup past the cleaner
TAGS = nh3.ALLOWED_TAGS - {"map", "area"} | {"section"} | MATHML
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "style", "role", "aria-label", "title"},
    "img": {"src", "alt", "width", "height"},
    **{tag: {"display", "mathvariant", "stretchy", "fence", "form", "columnalign", "rowspacing", "accent"} for tag in MATHML},
    "mspace": {"width"},
}
ATTRIBUTES["mo"] |= {"minsize", "maxsize"}
# nothing that covers or imitates the page: no position, and none of the classes that formgrader's own page styles
STYLES = {
    "border", "border-left", "border-radius", "color", "background-color", "margin", "padding", "padding-left", "max-width",
    "text-align", "font-weight", "font-style", "list-style",
}  # fmt: skip
PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")
# never relative: formgrader serves the files of a submission from its own origin, where an uploaded page would act for it
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
CLASS = re.compile(r"[a-z]{1,2}\d?|highlight|dataframe")
# functions such as url(), and negative lengths, which pull a box over its neighbors
REACHING = re.compile(r"\(|-\s*[\d.]")
LENGTH = re.compile(r"-?[0-2](\.\d+)?em")
# bounded, so that a cell full of dollar signs takes no longer than its size
FORMULA = re.compile(
    r"\$\$(.{1,4000}?)\$\$|\\\[(.{1,4000}?)\\\]|(?<![\\$\w])\$([^$\n]{1,1000}?)\$(?![\d$])|\\\((.{1,1000}?)\\\)", re.DOTALL
)
# what no formula is looked for in: code, and the inside of tags (an attribute's value may hold a dollar sign)
CODE_OR_TAG = re.compile(r'(<(?:pre|code)\b.*?</(?:pre|code)>|<(?:[^>"]|"[^"]*")*>)', re.DOTALL)
# log and its like: TeX sets a thin space on both sides, except before a bracket; the converter sets none
THIN_SPACE = '<mspace width="0.167em"></mspace>'
NAMES = re.compile(
    r"(?<=<mi>)([a-z]{2,}</mi>)(?=<(?:mi|mn|mover|mfrac|msub|msup|msubsup|mrow)\b)"
    r"|(</(?:mi|mn|mover|mfrac|msub|msup|msubsup)>)(?=<mi>[a-z]{2,}</mi>)"
)
# the sign of a number, where the converter writes a difference's minus with room on both sides
SIGN = re.compile(r"(<mo[^>]*>[(\[=,·⋅×+]</mo>(?:<mtext>\s*</mtext>|<mspace[^>]*></mspace>)*)<mo>−</mo>")
# a line must not end between a formula and its punctuation
WORD_JOINER = "&#8288;"
BREAK = re.compile(r"(?<=</math>)(?=[.,;:!?)])|(?<=\()(?=<math )")
# deeper or longer than any real notebook's; beyond it the parsers take minutes, and the class waits
MOST_TAGS, LONGEST = 20_000, 100_000


def clean_html(html: object) -> str:
    """Return HTML with everything removed that could run, load from elsewhere or cover the page."""
    text = str(html)
    if text.count("<") > MOST_TAGS:
        return _as_text(text)
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "data"},
        attribute_filter=_attribute,
        filter_style_properties=STYLES,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep pictures that are part of the page, links to elsewhere, and the style of tables, highlighted code and formulas."""
    if tag in ("mspace", "mo") and name in ("width", "minsize", "maxsize"):
        return value if LENGTH.fullmatch(value) else None
    if name == "src":
        return value if PICTURE.fullmatch(value) else None
    if name == "href":
        return value if LINK.match(value) else None
    if name == "style":
        return None if REACHING.search(value) else value
    if name == "class":
        return " ".join(word for word in value.split() if CLASS.fullmatch(word))
    return value


def _as_text(source: str) -> str:
    return f"<pre>{escape(source[:LONGEST])}</pre>"


class _Renderer(IPythonRenderer):
    """nbconvert's renderer; a picture that is not attached leaves its description instead of stopping the page."""

    def _embed_image_or_attachment(self, src: str) -> str:
        try:
            return super()._embed_image_or_attachment(src)
        except (InvalidNotebook, AttributeError, StopIteration, TypeError):
            return ""


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """Render Markdown and make it inert; formulas stay as TeX."""
    if len(source) > LONGEST:
        return _as_text(source)
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = _Renderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    try:
        html = MarkdownWithMath(renderer=renderer).render(source)
    except Exception:  # noqa: BLE001 - whatever a student typed: then it is shown as it was typed
        return _as_text(source)
    return clean_html(html)


@pass_context
def markdown2mathml(context: Any, source: str) -> str:
    """Render Markdown, make it inert, and turn its formulas into MathML: no page of ours needs a script for them."""
    if context.get("cell", {}).get("attachments"):
        return _mathml(markdown2html(context, source))
    return _mathml_of_text(source)


@lru_cache(maxsize=512)
def _mathml_of_text(source: str) -> str:
    """Of text without attachments, which most students have in common: made once."""
    return _mathml(markdown2html({}, source))


def _mathml(html: str) -> str:
    parts = CODE_OR_TAG.split(html)
    text = "".join(part if n % 2 else FORMULA.sub(_formula, part) for n, part in enumerate(parts))
    return BREAK.sub(WORD_JOINER, text)


def _formula(match: re.Match[str]) -> str:
    tex = next(group for group in match.groups() if group is not None)
    display = "block" if match.group(1) or match.group(2) else "inline"
    try:
        mathml = latex2mathml.converter.convert(unescape(tex), display=display)
    except Exception:  # noqa: BLE001 - whatever a student typed between dollars: then it stays text
        return match.group(0)
    # the converter does not escape
    spaced = NAMES.sub(rf"\g<0>{THIN_SPACE}", clean_html(mathml))
    return SIGN.sub(r'\1<mo form="prefix">−</mo>', spaced)
