"""What a source notebook must look like before it is run, and a release before it may leave the house."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils

# what only graders see: hidden tests of a test cell, the marking scheme of a written task
HIDDEN = re.compile(
    r"^\s*###\s*BEGIN (HIDDEN TESTS|MARK SCHEME).*?^\s*###\s*END \1[^\n]*\n?",
    re.DOTALL | re.MULTILINE,
)
SOLUTION = re.compile(r"^[ \t]*###\s*BEGIN SOLUTION.*?^[ \t]*###\s*END SOLUTION[^\n]*\n?", re.DOTALL | re.MULTILINE)
MARKER = re.compile(r"^\s*###\s*(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME).*\n?", re.MULTILINE)
STUB = re.compile(r"^\s*(# YOUR CODE HERE|raise NotImplementedError\(\))\s*$")
MIN_LINE = 10  # shorter lines (`return z`, `else:`) say nothing


class BuildError(ValueError):
    """A source notebook that must not be released; the message names cell, reason and next step."""


@dataclass(frozen=True)
class TestCell:
    """A locked, graded cell of the source notebook and the solution cell that it tests."""

    id: str
    solution: str
    claim: str
    points: float
    source: str


def read_source(path: Path) -> NotebookNode:
    """Read a source notebook.

    Raises
    ------
    BuildError
        If there is none, or none in the file.
    """
    where = f"source/{path.parent.name}/{path.name}"
    if not path.is_file():
        raise BuildError(f"there is no {where}. Write it, or take '{path.parent.name}' out of course/course.yml.")
    try:
        nb = nbformat.read(path, as_version=4)
    except OSError:
        raise
    except Exception as error:  # nbformat refuses in many ways
        reason = str(error).strip().split("\n")[0][:120]
        raise BuildError(
            f"{where} is not a notebook ({type(error).__name__}: {reason}). Put back an earlier version."
        ) from error
    if not nb.get("cells"):
        raise BuildError(f"{where} has no cells. Put back an earlier version, or write it.")
    return nb


def without_hidden(source: str) -> str:
    """Return a cell's text without its hidden tests or its marking scheme."""
    return HIDDEN.sub("", source).rstrip("\n")


def without_markers(source: str) -> str:
    """Return a cell's text with solutions kept and all marker lines gone."""
    return MARKER.sub("", source).rstrip("\n")


def model_solutions(nb: NotebookNode) -> dict[str, str]:
    """Return the model solution of each code cell that students fill in, by grade id."""
    return {
        c.metadata.nbgrader.grade_id: without_markers(c.source)
        for c in nb.cells
        if c.cell_type == "code" and utils.is_solution(c)
    }


def test_cells(nb: NotebookNode) -> list[TestCell]:
    """Return the test cells of a source notebook.

    Raises
    ------
    BuildError
        For a cell of the wrong form: no check, no claim, no solution cell of its name, unmarked solution.
    """
    solutions = {c.metadata.nbgrader.grade_id for c in nb.cells if utils.is_solution(c)}
    for cell in nb.cells:
        _refuse_unpaired(cell)
        _refuse_unmarked(cell)
    found = [cell for cell in nb.cells if utils.is_grade(cell) and not utils.is_solution(cell)]
    return [_test_cell(cell, solutions) for cell in found]


def _refuse_unpaired(cell: NotebookNode) -> None:
    for kind in ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME"):
        order = re.findall(rf"###\s*(BEGIN|END) {kind}", cell.source)
        if order != ["BEGIN", "END"] * (len(order) // 2):
            raise BuildError(
                f"cell {cell.get('id')}: the markers ### BEGIN {kind} and ### END {kind} do not pair. "
                "Write one END after each BEGIN, each on a line of its own."
            )


def _refuse_unmarked(cell: NotebookNode) -> None:
    if cell.cell_type != "code" or not utils.is_solution(cell) or SOLUTION.search(cell.source):
        return
    raise BuildError(
        f"cell {cell.metadata.nbgrader.grade_id}: a solution cell without ### BEGIN SOLUTION … ### END SOLUTION would "
        "lose all its text in the release. Put the two lines around what students write."
    )


def _test_cell(cell: NotebookNode, solutions: set[str]) -> TestCell:
    mark = cell.metadata.nbgrader
    if not mark.get("locked"):
        raise BuildError(f"cell {mark.grade_id}: a graded test cell must be locked, or students can change it.")
    if "check(" not in cell.source:
        raise BuildError(
            f'cell {mark.grade_id}: a graded cell without a check would pay its points for nothing. Add check("…", lambda: …).'
        )
    solution = mark.grade_id.removeprefix("test_")
    if solution == mark.grade_id or solution not in solutions:
        raise BuildError(
            f"cell {mark.grade_id}: a test cell is called test_<solution cell>, and there is no solution cell "
            f"{solution!r}. There are: {', '.join(sorted(solutions)) or 'none'}."
        )
    claim = re.match(r'\s*("""|\'\'\'|"|\')(.*?)\1', cell.source, re.DOTALL)
    if not claim:
        raise BuildError(f"cell {mark.grade_id}: its first line must be a text that says what it claims.")
    return TestCell(mark.grade_id, solution, claim.group(2).strip(), float(mark.points), cell.source)


def refuse_leaks(source: NotebookNode, release: NotebookNode) -> None:
    """Refuse a release that holds a line of a solution or of a hidden test, or a stub that changed anything else."""
    secret = {line for cell in source.cells for line in _secret_lines(cell.source)}
    for cell in release.cells:
        leaked = [line for line in secret if _shows(cell, line)]
        if leaked:
            raise BuildError(
                f"cell {cell.get('id')}: the release would show this line of a solution or hidden test: {leaked[0]!r}"
            )
    stubs = {c.metadata.nbgrader.grade_id: c.source for c in release.cells if utils.is_solution(c)}
    for cell in source.cells:
        if cell.cell_type == "code" and utils.is_solution(cell):
            _refuse_changed_stub(cell, stubs[cell.metadata.nbgrader.grade_id])


def _refuse_changed_stub(cell: NotebookNode, stub: str) -> None:
    kept = [line for line in SOLUTION.sub("", cell.source).splitlines() if line.strip()]
    shown = [line for line in stub.splitlines() if line.strip() and not STUB.match(line)]
    if kept != shown:
        raise BuildError(
            f"cell {cell.metadata.nbgrader.grade_id}: outside the solution region the stub differs from the solution. "
            "Check that the markers are paired and stand on lines of their own."
        )


def _secret_lines(source: str) -> list[str]:
    regions = [match.group(0) for pattern in (HIDDEN, SOLUTION) for match in pattern.finditer(source)]
    lines = [line.strip() for region in regions for line in region.splitlines() if not MARKER.match(line)]
    return [line for line in lines if len(line) >= MIN_LINE and not line.startswith("#")]


def _shows(cell: NotebookNode, line: str) -> bool:
    if cell.cell_type == "code":
        return line in (shown.strip() for shown in cell.source.splitlines())
    return line in cell.source
