"""A course with one small assignment, made from nothing: fast to build, easy to break."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder import bank
from autograder.sourcecheck import model_solutions

ROOT = Path(__file__).parents[2]
ID = "mini"

SOLUTION = '''import numpy as np


def double(x):
    """Return 2 x."""
    ### BEGIN SOLUTION
    result = 2 * np.asarray(x)
    return result
    ### END SOLUTION
'''
TEST = '''"""double returns twice its argument"""
from nnbasics.check import check
check("double of 3", lambda: double(3.0))
check("double of a row", lambda: double([1.0, -2.0]))
### BEGIN HIDDEN TESTS
check("double of a matrix", lambda: double(np.array([[1.5, -2.25], [0.125, 7.75]])))
check("double of ints", lambda: double(np.array([3, -4, 11])))
### END HIDDEN TESTS
'''
SQUARE = '''def square_sum(x):
    """Return the sum of squares."""
    ### BEGIN SOLUTION
    total = float(np.sum(np.asarray(x) ** 2))
    return total
    ### END SOLUTION
'''
TEST_SQUARE = '''"""square_sum adds the squares"""
from nnbasics.check import check
check("squares of 1, 2", lambda: square_sum([1.0, 2.0]))
### BEGIN HIDDEN TESTS
check("squares of a column", lambda: square_sum(np.array([[1.5], [2.5], [-3.25]])), rtol=1e-6)
### END HIDDEN TESTS
'''
BANK = {
    "double": '''"""Mistakes in mini, double."""
import numpy as np
from autograder.bank import misconception


@misconception("X1", hint="You squared it: twice a number is the number plus itself.")
def double(x):
    return np.asarray(x) ** 2
''',
    "square_sum": '''"""Mistakes in mini, square_sum."""
import numpy as np
from autograder.bank import misconception


@misconception("X2", hint="You forgot to square before adding.")
def square_sum(x):
    return float(np.sum(x))
''',
}
COURSE_YML = """title: Mini course
course_id: kit
assignments:
- id: mini
  title: Mini
  limits: {seconds: 20, cell_seconds: 3, output_mb: 1}
"""


def solution_cell(name, source):
    """Make a cell for students to fill in."""
    mark = {
        "grade_id": name,
        "grade": False,
        "locked": False,
        "solution": True,
        "schema_version": 3,
        "task": False,
    }
    return new_code_cell(source.rstrip("\n"), id=name, metadata={"nbgrader": mark})


def test_cell(name, source, points):
    """Make a locked, graded cell."""
    mark = {
        "grade_id": name,
        "grade": True,
        "locked": True,
        "solution": False,
        "schema_version": 3,
        "task": False,
    }
    return new_code_cell(source.rstrip("\n"), id=name, metadata={"nbgrader": {**mark, "points": points}})


def notebook():
    """The source notebook."""
    cells = [
        new_markdown_cell("# Mini\n\nDouble and square.", id="intro"),
        solution_cell("double", SOLUTION),
        new_code_cell("double(1.0)", id="try_double"),
        test_cell("test_double", TEST, 6),
        solution_cell("square_sum", SQUARE),
        test_cell("test_square_sum", TEST_SQUARE, 4),
        new_code_cell("from nnbasics.check import summary\nsummary()", id="summary"),
    ]
    return new_notebook(
        cells=cells,
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}},
    )


def write(root, nb=None):
    """Write the course into an empty folder; return the folder."""
    for part in ("course", f"source/{ID}", "autograder/references"):
        (root / part).mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    (root / "course" / "course.yml").write_text(COURSE_YML, encoding="utf-8")
    write_bank(root, BANK)
    nbformat.write(nb or notebook(), root / "source" / ID / f"{ID}.ipynb")
    return root


def write_bank(root, texts, name=ID):
    """Write an assignment's bank in place of what it was: {solution cell: text of its file}; return the folder."""
    folder = root / "autograder" / "misconceptions" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for cell, text in texts.items():
        (folder / f"{cell}.py").write_text(text, encoding="utf-8")
    return folder


def misconceptions(root, name=ID):
    """The entries of an assignment's bank."""
    source = nbformat.read(root / "source" / name / f"{name}.ipynb", as_version=4)
    return bank.load(root / "autograder" / "misconceptions" / name, model_solutions(source))


def solve(nb, answers):
    """Return a copy of a release with the source of some cells replaced: {grade id: source}."""
    nb = nbformat.from_dict(nb)
    for cell in nb.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
    return nb


RIGHT = {
    "double": "import numpy as np\n\n\ndef double(x):\n    return np.asarray(x) + np.asarray(x)",
    "square_sum": "def square_sum(x):\n    return float((np.asarray(x) ** 2).sum())",
}


def submit(root, student, nb):
    """Put a notebook where a collected submission lies."""
    folder = root / "submitted" / student / ID
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, folder / f"{ID}.ipynb")
    return folder / f"{ID}.ipynb"


def release(root):
    """The built release."""
    return nbformat.read(root / "release" / ID / f"{ID}.ipynb", as_version=4)
