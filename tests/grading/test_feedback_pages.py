"""A feedback page is made cell by cell, and is the page that nbconvert makes in one go."""

from copy import deepcopy

from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from autograder.plugin import config, feedback

ABOUT = {
    "nbgrader": {"student": "ada", "notebook": "mini", "score": 1.0, "max_score": 2.0, "late_penalty": 0.0},
    "kit": {"title": "Mini", "late": [], "status": "", "notes": [], "rows": []},
}
TEXT = "# A title\n\n| shape | `W` |\n|:--|--:|\n| $(m, n)$ | 3 |\n\nand $$\\sum_i w_i x_i$$"


def test_every_cell_is_put_in_order_by_itself(monkeypatch):
    """What all pages of a class share is then made once; the bytes are those of nbconvert's own exporter."""
    settings = Config()
    config.apply(settings)
    output = new_output("stream", name="stdout", text="<b>1</b>\n")
    locked = {"nbgrader": {"grade": True, "locked": True, "solution": False, "grade_id": "test_x", "points": 1}}
    cells = [
        new_markdown_cell(TEXT),
        new_code_cell("x = 1\nx < 2", outputs=[output]),
        new_code_cell("assert x", metadata=locked),
        new_markdown_cell("The end."),
    ]
    pieces = []

    def counted(html):
        pieces.append(html)
        return feedback._in_order(html)

    monkeypatch.setattr(feedback, "_in_order_once", counted)
    ours, _ = feedback.FeedbackExporter(config=settings).from_notebook_node(new_notebook(cells=cells), deepcopy(ABOUT))
    stock = type("FeedbackExporter", (HTMLExporter,), {})(config=settings)  # the name that the configuration is for
    assert ours == stock.from_notebook_node(new_notebook(cells=cells), deepcopy(ABOUT))[0]
    assert len(pieces) == len(cells)
