"""The files of a new topic: one small exercise, complete, to be replaced piece by piece."""

import json
from typing import Any

NEURON = '''def neuron(X, w, b):
    """Weighted sum of every sample plus the bias: X (m, n), w (n,), b a number; returns shape (m,)."""
    ### BEGIN SOLUTION
    return X @ w + b
    ### END SOLUTION'''

TRY = """# Try it on the example above: 2.4 should come out.
print(neuron(np.array([[2.0, -1.0]]), np.array([0.5, 0.6]), 2.0))"""

TEST = '''"""each sample is weighted, added up, and moved by the bias"""
from nnbasics.check import check

def neuron_twice(X, w, b):
    return neuron(X, w, b), neuron(X, w, b)

check("one sample", lambda: neuron(np.array([[1.5, -2.0]]), np.array([0.4, 0.3]), 0.7))
check("three samples", lambda: neuron(np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]]), np.array([0.3, -0.4]), -0.9))
### BEGIN HIDDEN TESTS
check("four samples, called twice", lambda: neuron_twice(
    np.array([[0.83, -1.46, 0.31], [-0.59, 0.72, 1.12], [1.94, 0.38, -0.87], [-1.27, -0.65, 0.54]]),
    np.array([0.67, -0.42, 0.91]), 1.35
))
check("whole numbers", lambda: neuron(np.array([[3, -2], [1, 4], [-5, 2]]), np.array([2, -3]), 7))
### END HIDDEN TESTS'''

BANK = '''"""Mistakes in {id}, neuron: wrong answers that students really give, each with the hint that names the wrong step.

Every entry is run through the checks when the assignment is built; it must cost at least half of its cell.
"""

from autograder.bank import wrong_line

wrong_line(
    "{prefix}-a",
    {{"return X @ w + b": "return X @ w"}},
    hint="The bias is missing: every sum moves by `b`, even for a sample of zeros.",
)
'''

VARIANTS = '''"""Misconceptions of {id} as other people would write them: at least two of each, not in the bank's words."""

VARIANTS = {{
    ("neuron", "{prefix}-a"): [
        """
def neuron(X, w, b):
    return np.array([sum(x * weight for x, weight in zip(sample, w)) for sample in X])
""",
        """
def neuron(X, w, b):
    weighted = X * w
    return weighted.sum(axis=1)
""",
    ],
}}
'''

ALTERNATIVES = '''"""Right answers to {id}, written in other ways: each must earn all points of its cell."""

ALTERNATIVES = {{
    "neuron": [
        # a loop over samples and features
        """
def neuron(X, w, b):
    result = []
    for sample in X:
        total = b
        for x, weight in zip(sample, w):
            total = total + x * weight
        result.append(total)
    return result
""",
        # entry by entry, then a sum along the features
        """
def neuron(X, w, b):
    return (X * w).sum(axis=1) + b
""",
        # the bias as the weight of a constant 1
        """
def neuron(X, w, b):
    ones = np.ones((len(X), 1))
    return np.hstack([X, ones]) @ np.append(w, b)
""",
        # einsum
        """
def neuron(X, w, b):
    return np.einsum("mn,n->m", X, w) + b
""",
        # the weights as the row in front
        """
def neuron(X, w, b):
    return b + np.dot(w, X.T)
""",
    ],
}}
'''

ENTRY = """- id: {id}
  title: {title}
  minutes: 60
  limits: {{seconds: 30, cell_seconds: 5, output_mb: 10}}
"""

TITLE = """# {title}

Say in two or three sentences what this notebook is about, and why it matters.

When you are done you can

- say what each student will be able to do, one line each.

**How the checks work.** Below each answer stands a test cell. Its practice checks compare your values at once. Hidden checks with other numbers decide the points. Every check brings its own inputs, so a slip in one exercise does not cost you the next."""  # noqa: E501 - a paragraph is one line in a notebook

IDEA = r"""## Exercise 1: a neuron (10 points)

A neuron weighs its inputs, adds them up, and adds its bias. For samples in the rows of $X$:

$$z = X w + b.$$

**An example with other numbers.** With $x = (2, -1)$, $w = (0.5, 0.6)$ and $b = 2$ the sum is $2 \cdot 0.5 - 1 \cdot 0.6 + 2 = 2.4$.

**Your task.** Write `neuron(X, w, b)`. `X` has shape $(m, n)$, `w` shape $(n,)$, and `b` is a number. Return one sum for each sample, in shape $(m,)$; leave the arguments as they are."""  # noqa: E501

SUMMARY = """from nnbasics.check import summary

summary()"""


def notebook(title: str) -> str:
    """Return the source notebook as normalized JSON."""
    cells = [
        _cell("markdown", "title", TITLE.format(title=title)),
        _cell("code", "setup", "import numpy as np"),
        _cell("markdown", "neuron_idea", IDEA),
        _cell("code", "neuron", NEURON, solution=True, locked=False),
        {**_cell("code", "try_neuron", TRY), "metadata": {}},
        _cell("code", "test_neuron", TEST, grade=True, points=10),
        _cell("code", "summary", SUMMARY),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    made = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _cell(kind: str, name: str, text: str, **mark: Any) -> dict[str, Any]:
    """Return a cell; unless `mark` says otherwise it is locked text that gives no points."""
    plain = {"grade": False, "grade_id": name, "locked": True, "schema_version": 3, "solution": False, "task": False}
    extra: dict[str, Any] = {"execution_count": None, "outputs": []} if kind == "code" else {}
    source = text.splitlines(keepends=True)
    return {"cell_type": kind, "id": name, "metadata": {"nbgrader": {**plain, **mark}}, "source": source, **extra}
