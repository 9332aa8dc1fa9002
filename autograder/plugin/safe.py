"""Students' Markdown and HTML made inert: only harmless tags and attributes are left.

formgrader shows submissions in JupyterLab's origin, where a script would act as the instructor; feedback pages are
opened from disk. Formulas become MathML, so that no page needs a script for them.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

import latex2mathml.converter
import nh3
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


def clean_html(html: object) -> str:
    """Return HTML with everything removed that could run, load from elsewhere or cover the page."""
    return nh3.clean(
        str(html),
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


class _Renderer(IPythonRenderer):
    """nbconvert's renderer; a picture that is not attached, or refused, leaves its description instead of stopping the page."""

    takes: Callable[[str], bool] = bool  # whether the page has room for a picture

    def _embed_image_or_attachment(self, src: str) -> str:
        try:
            url = str(super()._embed_image_or_attachment(src))
        except (InvalidNotebook, AttributeError, StopIteration, TypeError):
            return ""
        return url if url == src or self.takes(url) else ""


def parsed(source: str, attachments: Any = None, takes: Callable[[str], bool] = bool) -> str:
    """Markdown as HTML, which is not inert yet; formulas stay as TeX.

    Parameters
    ----------
    takes : asked for each picture that is embedded
    """
    renderer = _Renderer(escape=False, attachments=attachments or {}, exclude_anchor_links=True)
    renderer.takes = takes
    try:
        return str(MarkdownWithMath(renderer=renderer).render(source))
    except Exception:  # noqa: BLE001 - whatever a student typed: then it is shown as it was typed
        return f"<pre>{escape(source)}</pre>"


def mathml(html: str) -> str:
    """Turn the formulas of inert HTML into MathML."""
    parts = CODE_OR_TAG.split(html)
    text = "".join(part if n % 2 else FORMULA.sub(_formula, part) for n, part in enumerate(parts))
    return BREAK.sub(WORD_JOINER, text)


def _formula(match: re.Match[str]) -> str:
    tex = next(group for group in match.groups() if group is not None)
    display = "block" if match.group(1) or match.group(2) else "inline"
    try:
        formula = latex2mathml.converter.convert(unescape(tex), display=display)
    except Exception:  # noqa: BLE001 - whatever a student typed between dollars: then it stays text
        return match.group(0)
    # the converter does not escape
    spaced = NAMES.sub(rf"\g<0>{THIN_SPACE}", clean_html(formula))
    return SIGN.sub(r'\1<mo form="prefix">−</mo>', spaced)
