"""One plain assignment and the many ways in which students hand it in. Each entry changes a fresh copy of the release."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ID = "varied"
TIMEOUT = 6  # seconds a cell, in both configurations

SOURCE = {
    "setup": "import math\nBASE = 10",
    "add": 'def add(a, b):\n    """Return a + b."""\n    ### BEGIN SOLUTION\n    return a + b\n    ### END SOLUTION',
    "test_add": "assert add(1, 2) == 3",
    "test_hidden": "assert add(BASE, 2) == 12\n### BEGIN HIDDEN TESTS\nassert add(-1, 1) == 0\n### END HIDDEN TESTS",
    "answer": "### BEGIN SOLUTION\nanswer = 4\n### END SOLUTION",
    "test_answer": "answer",
    "draw": "### BEGIN SOLUTION\ndef draw():\n    return None\n### END SOLUTION",
    "test_draw": "draw()",
    "code_essay": "### BEGIN SOLUTION\nx = 1\n### END SOLUTION",
    "essay": "=== BEGIN MARK SCHEME ===\nAnything.\n=== END MARK SCHEME ===",
    "task": "Do something.\n\n=== BEGIN MARK SCHEME ===\nAnything.\n=== END MARK SCHEME ===",
    "total": "def total(xs):\n    ### BEGIN SOLUTION\n    return sum(xs)\n    ### END SOLUTION",
    "test_total": "assert total([1, 2]) == 3",
}
POINTS = {
    "test_add": 2,
    "test_hidden": 3,
    "test_answer": 4,
    "test_draw": 1,
    "code_essay": 2,
    "essay": 5,
    "task": 3,
    "test_total": 2,
}
TESTS = [name for name in POINTS if name.startswith("test")]

RIGHT = {
    "add": "def add(a, b):\n    return a + b",
    "answer": "answer = 4",
    "draw": "def draw():\n    pass",
    "code_essay": "x = 2",
    "essay": "Because it is so: ünïcödé, 数学 and 🎲.",
    "total": "def total(xs):\n    return sum(xs)",
}


def source():
    """The instructor's notebook."""
    cells = [new_markdown_cell("# Varied", id="intro")]
    for name, text in SOURCE.items():
        task = name == "task"
        mark = {
            "grade": name in POINTS and not task,
            "grade_id": name,
            "locked": name in TESTS or name in {"setup", "task"},
            "schema_version": 3,
            "solution": name in RIGHT,
            "task": task,
        }
        if name in POINTS:
            mark["points"] = POINTS[name]
        make = new_markdown_cell if name in {"essay", "task"} else new_code_cell
        cells.append(make(text, id=name, metadata={"nbgrader": mark}))
    return new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )


def at(nb, name):
    """Index of the cell of a grade id."""
    return next(i for i, cell in enumerate(nb.cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def cell(nb, name):
    """The cell of a grade id."""
    return nb.cells[at(nb, name)]


def written(**sources):
    """A right solution but for these cells."""

    def change(nb):
        for name, text in {**RIGHT, **sources}.items():
            if text is not None:
                cell(nb, name).source = text

    return change


def and_then(change, **sources):
    """A right solution (but for `sources`), to which something is done."""

    def both(nb):
        written(**sources)(nb)
        change(nb)

    return both


def copy_of(name, place):
    """Copy a cell to an index, with its metadata, as copy and paste does."""

    def change(nb):
        twin = nbformat.from_dict(cell(nb, name))
        twin["id"] = "twin"
        nb.cells.insert(len(nb.cells) if place is None else place, twin)

    return change


def delete(*names):
    """Take cells out."""
    return lambda nb: [nb.cells.pop(at(nb, name)) for name in names]


def marked(name, **values):
    """Change nbgrader's metadata of a cell."""
    return lambda nb: cell(nb, name).metadata.nbgrader.update(values)


def tagged(name, *tags):
    """Tag a cell."""
    return lambda nb: cell(nb, name).metadata.update(tags=list(tags))


def retyped(name, kind):
    """Turn a cell into one of another type, as JupyterLab's menu does."""

    def change(nb):
        old = cell(nb, name)
        make = {"markdown": new_markdown_cell, "code": new_code_cell, "raw": nbformat.v4.new_raw_cell}[kind]
        nb.cells[at(nb, name)] = make(old.source, id=old.id, metadata=old.metadata)

    return change


def moved(name, place):
    """Move a cell to an index."""
    return lambda nb: nb.cells.insert(place, nb.cells.pop(at(nb, name)))


def edited(name, text):
    """Change a cell's text, locked or not."""
    return lambda nb: cell(nb, name).update(source=text)


def saved_outputs(nb):
    """Hand in outputs that say full marks."""
    for one in nb.cells:
        if one.cell_type == "code":
            one.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "99"}, execution_count=1)]


def foreign(nb):
    """Paste a graded cell of another assignment."""
    nb.cells.append(
        new_code_cell("1 / 0", id="other", metadata={"nbgrader": {**cell(nb, "test_add").metadata.nbgrader, "grade_id": "x"}})
    )


SUBMISSIONS = {
    "right": written(),
    "untouched": lambda _nb: None,
    "wrong": written(add="def add(a, b):\n    return a - b"),
    "hidden-wrong": written(add="def add(a, b):\n    return abs(a) + abs(b)"),
    "partial-float": written(answer="answer = 1.5"),
    "partial-zero": written(answer="answer = 0"),
    "partial-zero-float": written(answer="answer = 0.0"),
    "partial-third": written(answer="answer = 4 / 3"),
    "partial-too-much": written(answer="answer = 4.5"),
    "partial-negative": written(answer="answer = -1"),
    "partial-nan": written(answer="answer = float('nan')"),
    "partial-infinite": written(answer="answer = float('inf')"),
    "partial-text": written(answer="answer = 'four'"),
    "partial-digits-as-text": written(answer="answer = '2'"),
    "partial-none": written(answer="answer = None"),
    "partial-numpy": written(answer="import numpy as np\nanswer = np.float64(2.5)"),
    "partial-huge-int": written(answer="answer = 10 ** 400"),
    "partial-repr": written(answer="class A:\n    def __repr__(self):\n        return '3'\nanswer = A()"),
    "partial-raising-repr": written(answer="class A:\n    def __repr__(self):\n        raise ValueError('no')\nanswer = A()"),
    "stderr": written(add="import sys\ndef add(a, b):\n    print('careful', file=sys.stderr)\n    return a + b"),
    "warning": written(total="import warnings\ndef total(xs):\n    warnings.warn('slow')\n    return sum(xs)"),
    "stderr-elsewhere": written(add="import sys\nprint('careful', file=sys.stderr)\ndef add(a, b):\n    return a + b"),
    "stderr-by-descriptor": written(add="import os\ndef add(a, b):\n    os.write(2, b'careful')\n    return a + b"),
    "stdout": written(add="def add(a, b):\n    print(a, b)\n    return a + b"),
    "display-only": written(draw="from IPython.display import HTML, display\ndef draw():\n    display(HTML('<b>x</b>'))"),
    "display-then-stderr": written(
        draw="import sys\nfrom IPython.display import display\n"
        "def draw():\n    display(1)\n    print('x', file=sys.stderr)\n    return 1"
    ),
    "cleared": written(
        draw="import sys\nfrom IPython.display import clear_output\n"
        "def draw():\n    print('x', file=sys.stderr)\n    clear_output()"
    ),
    "widget": written(draw="import ipywidgets\ndef draw():\n    return ipywidgets.IntSlider()"),
    "widget-output": written(
        draw="import sys, ipywidgets\n"
        "def draw():\n    out = ipywidgets.Output()\n    with out:\n        print('x', file=sys.stderr)"
    ),
    "figure": written(draw="import matplotlib.pyplot as plt\ndef draw():\n    plt.plot([1, 2])"),
    "exception": written(add="def add(a, b):\n    raise RuntimeError('ünï \\x1b[31m')"),
    "syntax-error": written(add="def add(a, b)\n    return a + b"),
    "indentation-error": written(total="def total(xs):\nreturn sum(xs)"),
    "recursion": written(total="import sys\nsys.setrecursionlimit(300)\ndef total(xs):\n    return total(xs)"),
    "exception-group": written(total="def total(xs):\n    raise ExceptionGroup('two', [ValueError(1), KeyError(2)])"),
    "system-exit": written(total="import sys\ndef total(xs):\n    sys.exit(0)"),
    "interrupts-itself": written(total="def total(xs):\n    raise KeyboardInterrupt"),
    "input": written(total="def total(xs):\n    return int(input('sum? '))"),
    "await": written(
        total="import asyncio\nawait asyncio.sleep(0)\n"
        "async def slow(xs):\n    return sum(xs)\nthree = await slow([1, 2])\ndef total(xs):\n    return three"
    ),
    "magic": written(total="%matplotlib inline\ntotal = lambda xs: sum(xs)\n%timeit -n1 -r1 total([1])"),
    "bad-magic": written(total="%nosuchmagic\ndef total(xs):\n    return sum(xs)"),
    "cell-magic": written(total="%%capture out\ndef total(xs):\n    return sum(xs)"),
    "further-package": written(total="import jsonschema\ntotal = sum if jsonschema.validate(3, {}) is None else None"),
    "missing-package": written(total="import nosuchpackage\ntotal = sum"),
    "shell": written(total="!echo hello\ndef total(xs):\n    return sum(xs)"),
    "huge-int": written(total="def total(xs):\n    return 3 if str(10 ** 4000) else 0"),
    "unicode": written(add="def add(å, β):\n    '''数学 🎲'''\n    return å + β"),
    "much-output": written(add="print('x' * 100_000)\nfor i in range(3000):\n    print(i)\ndef add(a, b):\n    return a + b"),
    "much-output-in-test": written(add="def add(a, b):\n    print('line\\n' * 2000)\n    return a - b"),
    "names-overwritten": written(total="def total(xs):\n    return sum(xs)\nprint = None\nlist = 3"),
    "loop": written(total="def total(xs):\n    while True:\n        pass"),
    "loop-in-own-cell": written(total="while True:\n    pass"),
    "file": written(total="open('mine.txt', 'w').write('3')\ndef total(xs):\n    return int(open('mine.txt').read())"),
    "extra-cells": and_then(lambda nb: nb.cells.extend([new_code_cell("1 / 0"), new_markdown_cell("more")])),
    "text-unchanged": written(essay=None),
    "code-essay-unchanged": written(code_essay=None),
    "code-essay-raises": written(code_essay="1 / 0"),
    "task-changed": and_then(edited("task", "I did it.")),
    "locked-edited": and_then(edited("test_add", "pass"), add="def add(a, b):\n    return 0"),
    "locked-setup-edited": and_then(edited("setup", "BASE = 2")),
    "points-changed": and_then(marked("test_add", points=200)),
    "unlocked": and_then(lambda nb: (marked("test_add", locked=False)(nb), edited("test_add", "1")(nb)), add="pass"),
    "saved-outputs": and_then(saved_outputs, add="pass"),
    "test-deleted": and_then(delete("test_add")),
    "solution-deleted": and_then(delete("add")),
    "both-deleted": and_then(delete("total", "test_total")),
    "essay-deleted": and_then(delete("essay")),
    "metadata-removed": and_then(lambda nb: cell(nb, "test_total").metadata.pop("nbgrader")),
    "moved-up": and_then(moved("test_total", 1)),
    "moved-down": and_then(moved("add", 5)),
    "code-to-markdown": and_then(retyped("test_add", "markdown")),
    "code-to-raw": and_then(retyped("test_total", "raw")),
    "essay-to-code": and_then(retyped("essay", "code")),
    "kernelspec": and_then(lambda nb: nb.metadata.update(kernelspec={"name": "ir", "display_name": "R", "language": "R"})),
    "skipped-solution": and_then(tagged("add", "skip-execution")),
    # what stock fails at
    "exits": written(total="import os\ndef total(xs):\n    os._exit(0)"),
    "kills-itself": written(answer="import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"),
    "copied-test": and_then(copy_of("test_add", None)),
    "copied-solution": and_then(copy_of("add", 2), add="def add(a, b):\n    return a + b"),
    "skipped-test": and_then(tagged("test_add", "skip-execution"), add="pass"),
    "old-schema": and_then(marked("test_add", schema_version=1)),
    "new-schema": and_then(marked("add", schema_version=99)),
    "ungraded": and_then(marked("test_add", grade=False)),
    "as-solution": and_then(marked("test_add", solution=True)),
    "unknown-cell": and_then(foreign),
    "metadata-list": and_then(lambda nb: cell(nb, "test_add").metadata.update(nbgrader=[1])),
    "bad-tags": and_then(lambda nb: cell(nb, "add").metadata.update(tags=7)),
}  # fmt: skip


def submission(nb, name):
    """A student's notebook, made from the release."""
    nb = nbformat.from_dict(nb)
    SUBMISSIONS[name](nb)
    return nb
