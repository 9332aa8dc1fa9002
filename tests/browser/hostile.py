"""A submission full of script. Every attempt reports itself by calling `pwned(id)` or by asking TRACKER for something.

`pwned` is a function that the test puts into every page and frame; so one list says what ran, wherever it ran.
"""

import base64
import json

from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

TRACKER = "https://tracker.invalid"


def _hit(name):
    return f"pwned('{name}')"


def _b64(text):
    return base64.b64encode(text.encode()).decode()


SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{_hit("svg")}"><script>{_hit("svg-script")}</script></svg>'

# These run by themselves on a page that does not sanitize: the positive control demands it, one by one.
RUNS = {
    "script": f"<script>{_hit('script')}</script>",
    "onerror": f'<img src="x" onerror="{_hit("onerror")}">',
    "svg-onload": f'<svg onload="{_hit("svg-onload")}"></svg>',
    "iframe-srcdoc": f'<iframe srcdoc="<script>{_hit("iframe-srcdoc")}</script>"></iframe>',
    "iframe-data": f'<iframe src="data:text/html,<script>{_hit("iframe-data")}</script>"></iframe>',
    "iframe-javascript": f'<iframe src="javascript:parent.{_hit("iframe-javascript")}"></iframe>',
    "details-ontoggle": f'<details open ontoggle="{_hit("details-ontoggle")}"><summary>more</summary>text</details>',
    "autofocus": f'<input autofocus onfocus="{_hit("autofocus")}">',
    "object-data": f'<object data="data:text/html,<script>{_hit("object-data")}</script>"></object>',
    "animation": f"<style>@keyframes k {{}}</style><b style='animation:k 1s' onanimationstart=\"{_hit('animation')}\">b</b>",
    "javascript-link": f'<a href="javascript:{_hit("javascript-link")}">a link</a>',
    "javascript-link-hidden": f'<a href=" java&#9;script&colon;{_hit("javascript-link-hidden")}">a link</a>',
}
# These ask for something elsewhere, which tells a stranger when the page is read.
ASKS = {
    "img": f'<img src="{TRACKER}/img">',
    "picture": f'<picture><source srcset="{TRACKER}/picture"><img src="data:,"></picture>',
    "style-url": f"<p style=\"background-image:url('{TRACKER}/style-url')\">text</p>",
    "style-import": f"<style>@import url('{TRACKER}/style-import');</style>",
    "link": f'<link rel="stylesheet" href="{TRACKER}/link">',
    "video-poster": f'<video poster="{TRACKER}/video-poster" autoplay></video>',
    "embed": f'<embed src="{TRACKER}/embed">',
}
# These aim at the sanitizer or the formula converter, or only disturb; alone they do nothing, or take the whole page along.
SNEAKY = {
    "mutation": f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={_hit("m")}&gt;">',
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={_hit("noscript")}>"></noscript>',
    "refresh": f'<meta http-equiv="refresh" content="0;url={TRACKER}/refresh">',
    "base": f'<base href="{TRACKER}/">',
    "form": f'<form action="{TRACKER}/form"><button autofocus>Give full marks</button></form>',
    "cover": '<div class="navbar-fixed-top" style="position:fixed;inset:0;background-color:white">10 of 10 points</div>',
    "pull-up": '<div style="margin:-50em 0 0 0;background-color:white">10 of 10 points</div>',
    "uploaded-page": "[my plot](evil.html)",
    "markdown-link": f"[click](javascript:{_hit('markdown-link')}) and <javascript:{_hit('autolink')}>",
    "formula-href": rf"$\href{{javascript:{_hit('formula-href')}}}{{x}}$ and $\url{{javascript:{_hit('formula-url')}}}$",
    "formula-tag": rf"$\text{{<img src=x onerror=\"{_hit('formula-tag')}\">}}$ and $</span><script>{_hit('f')}</script>$",
    "formula-escaped": f"$&lt;img src=x onerror={_hit('escaped')}&gt;$ and $$\\style{{x}}{{<script>{_hit('f')}</script>}}$$",
    "formula-style": r"$\class{navbar-fixed-top}{\cssId{notebook}{\style{position:fixed}{x}}}$ and $\unicode{x3c}script$",
    "formula-broken": r"$\frac{$ and $$\begin{pmatrix} 1 & 2 $$ and $\left( \left( x$ and costs 5$ or 6$",
    "formula-in-tags": f'<p title="$">x</p><i title=" $ onmouseover={_hit("formula-in-tags")} ">y</i>',
    "code-block": f"```html\n<script>{_hit('code-block')}</script>\n```",
    "mermaid": f'```mermaid\ngraph LR; a["<img src=x onerror={_hit("mermaid")}>"]\n```',
    "missing-attachment": "![a pasted picture](attachment:gone.png)",
}
# What a kernel can send for display: the data of one output, and its metadata.
BUNDLES = [
    *({"text/html": html} for html in [*RUNS.values(), *ASKS.values()]),
    {"image/svg+xml": SVG},
    {"text/markdown": f'<img src="x" onerror="{_hit("markdown-output")}"> and $x^2$'},
    {"application/javascript": _hit("javascript-output"), "text/plain": "a script"},
    {"text/latex": f'$$x$$<img src=x onerror="{_hit("latex")}">'},
    {"image/png": f'x" onerror="{_hit("png")}'},
    {"image/png": _b64("no picture")},
    {"image/jpeg": f'x" onerror="{_hit("jpeg")}'},
    {"text/plain": RUNS["script"]},
    {"application/vnd.jupyter.widget-view+json": {"version_major": 2, "model_id": "evil"}, "text/plain": "HTML()"},
    {"application/pdf": f'x" onerror="{_hit("pdf")}', "text/plain": "a document"},
]
STREAM = (
    f"\x1b[31mred\x1b[0m \x1b]8;;javascript:{_hit('osc8')}\x1b\\link\x1b]8;;\x1b\\ \x1b[<script>m{RUNS['script']}\r\x07\x00\n"
)
WIDGET_STATE = {"evil": {"model_name": "HTMLModel", "state": {"value": RUNS["onerror"]}}}

# nbconvert 7.17 writes a picture's width into the page without quotes around it
METADATA = {"image/png": {"width": f"1 onerror={_hit('width')}"}, "text/html": {"isolated": True}}

# the same outputs once more, made while the notebook is graded: those are what formgrader shows
_PUBLISHING = f"""
import json
from IPython.display import publish_display_data
for data in json.loads({json.dumps(json.dumps(BUNDLES))}):
    publish_display_data(data, {METADATA!r})
    publish_display_data(data)
print({STREAM!r})
"""
ANSWERS = {
    "double": "import numpy as np\n\n\ndef double(x):\n    return np.asarray(x) + np.asarray(x)\n",
    # the class name of an error is said in feedback, so it is a way in as well
    "square_sum": f"def square_sum(x):\n    raise type({RUNS['onerror']!r}, (Exception,), {{}})({RUNS['script']!r})\n",
}


def plain(nb):
    """Put the attempts that need no trick into a notebook, as Markdown and as saved outputs: for the positive control."""
    for name, source in {**RUNS, **ASKS}.items():
        nb.cells.append(new_markdown_cell(f"attempt {name}\n\n{source}"))
    nb.cells.append(new_code_cell("", outputs=[new_output("display_data", data=data) for data in BUNDLES]))
    return nb


def spoil(nb):
    """Put every attempt into a solved release: cells of its own, saved outputs, attachments, metadata."""
    for name, source in {**RUNS, **ASKS, **SNEAKY}.items():
        nb.cells.append(new_markdown_cell(f"attempt {name}\n\n{source}"))
    nb.cells.append(_with_attachments())
    outputs = [new_output("display_data", data=data, metadata=METADATA) for data in BUNDLES]
    outputs += [new_output("stream", name="stderr", text=STREAM), _error()]
    nb.cells.append(new_code_cell(_PUBLISHING, outputs=outputs, metadata={"tags": [f'"><script>{_hit("tag")}</script>']}))
    nb.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "state": WIDGET_STATE}}
    nb.metadata["title"] = f"</title><script>{_hit('title')}</script>"
    nb.metadata["language_info"] = {"name": "python", "pygments_lexer": RUNS["script"]}
    return nb


def _error():
    lines = [f"\x1b[31m{RUNS['script']}", RUNS["onerror"]]
    return new_output("error", ename=RUNS["onerror"], evalue=RUNS["script"], traceback=lines)


def _with_attachments():
    names = {"a.svg": {"image/svg+xml": _b64(SVG)}, "b.html": {"text/html": _b64(RUNS["script"])}}
    names["c.png"] = {f'image/png;x" onerror="{_hit("attachment")}': "x"}
    source = "\n\n".join(f"![]({'attachment:' + name})" for name in names)
    return new_markdown_cell(source, attachments=names)
