"""Exercises as `course verify` sees them: a test cell, its solution, and the earlier cells that both need."""

import ast
import runpy
import symtable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder import bank
from autograder.reference import AssignmentReference, CellReference
from autograder.referencefile import load as load_reference
from autograder.settings import Course
from autograder.sourcecheck import model_solutions, read_source, without_markers


class VerifyError(ValueError):
    """Something that must be mended before anything can be measured; the message names it and the next step."""


@dataclass(frozen=True, eq=False)  # compared by identity: its checks hold arrays
class Exercise:
    """One test cell with all that a trial of its answer needs.

    Attributes
    ----------
    test : the test cell with its checks, from the committed reference
    code : the solution
    names : functions and variables that the solution defines
    earlier : code of all earlier cells, in order
    wanted : names of theirs that solution and test need
    whole : whether all earlier cells must run, because those are not enough
    folder : of the source notebook, for the files beside it
    """

    assignment: str
    test: CellReference
    code: str
    names: tuple[str, ...]
    earlier: tuple[str, ...]
    wanted: frozenset[str]
    folder: Path
    whole: bool = False

    def before(self, code: str) -> tuple[str, ...]:
        """The earlier cells that an answer needs: it may use other functions of the notebook than the solution does."""
        return self.earlier if self.whole else _needed(self.earlier, self.wanted | _used(code))

    @property
    def id(self) -> str:
        """The solution cell's id, as people say it."""
        return self.test.solution

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that the solution defines; () for an answer of plain values."""
        return tuple(n.name for n in ast.parse(self.code).body if isinstance(n, ast.FunctionDef))


@dataclass(frozen=True)
class Subject:
    """One assignment with everything that its exercises are tried on.

    Attributes
    ----------
    alternatives : by solution cell, right answers written in other ways
    variants : by solution cell and misconception, the same mistake written in other ways
    right_hints : by solution cell and a mutant's changed line, or a misconception, hints that a person has found right for it
    """

    course: Course
    reference: AssignmentReference
    source: NotebookNode
    exercises: tuple[Exercise, ...]
    wrong: tuple[bank.Misconception, ...]
    alternatives: dict[str, list[str]]
    variants: dict[tuple[str, str], list[str]]
    right_hints: dict[str, dict[str, str]]

    @property
    def id(self) -> str:
        """The assignment's id."""
        return self.reference.assignment


def subject(course: Course, assignment: str, only: str = "") -> Subject:
    """Read an assignment; `only` names one exercise (its solution cell).

    Raises
    ------
    VerifyError, BuildError
        If there is no source, or no such exercise, or the reference is older than the source.
    """
    path = course.source(assignment)
    source = read_source(path)
    reference = load_reference(course.reference(assignment), assignment)
    exercises = tuple(e for e in _exercises(source, reference, path.parent) if only in ("", e.id))
    if not exercises:
        known = ", ".join(cell.solution for cell in reference.test_cells)
        raise VerifyError(f"{assignment} has no exercise {only!r}. There are: {known}.")
    homes = {e.id for e in exercises}
    variants = _plain(course.root / "tests" / "variants" / f"{assignment}.py")
    return Subject(
        course,
        reference,
        source,
        exercises,
        tuple(m for m in bank.load(course.bank(assignment), model_solutions(source)) if m.cell in homes),
        _plain(course.root / "tests" / "alternatives" / f"{assignment}.py").get("ALTERNATIVES", {}),
        variants.get("VARIANTS", {}),
        variants.get("RIGHT_HINTS", {}),
    )


def _plain(path: Path) -> dict[str, Any]:
    """What a file of ours beside the tests defines; {} if there is none."""
    return runpy.run_path(str(path)) if path.is_file() else {}


def _exercises(nb: NotebookNode, reference: AssignmentReference, folder: Path) -> list[Exercise]:
    found = []
    for n, cell in enumerate(nb.cells):
        test = reference.cell(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
        if test is None or not test.checks:
            continue
        if test.source != cell.source:
            raise VerifyError(f"{test.id} differs between source and reference: course build {reference.assignment}")
        home = next(k for k, c in enumerate(nb.cells) if grade_id(c) == test.solution)
        code = without_markers(nb.cells[home].source)
        earlier = [without_markers(c.source) for k, c in enumerate(nb.cells[:n]) if c.cell_type == "code" and k != home]
        names = tuple(sorted(_defined(code)))
        untested = [without_markers(c.source) for c in nb.cells[:n] if c.cell_type == "code" and not _is_test(reference, c)]
        # an answer may use whatever the notebook imports, also what the solution does without
        imported = {name for source in untested for name in _imported(source)}
        wanted = imported | _used(code + "\n" + cell.source) - _defined(cell.source)
        found.append(Exercise(reference.assignment, test, code, names, tuple(earlier), frozenset(wanted), folder))
    return found


def grade_id(cell: NotebookNode) -> str:
    """The cell's grade id, or ""."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _needed(cells: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """The cells that define a wanted name, or one that such a cell uses."""
    wanted, kept = set(names), []
    for source in reversed(cells):
        if _defined(source) & wanted:
            wanted |= _used(source)
            kept.append(source)
    return tuple(reversed(kept))


def _is_test(reference: AssignmentReference, cell: NotebookNode) -> bool:
    known = reference.cell(grade_id(cell))
    return known is not None and bool(known.checks)


def _imported(source: str) -> set[str]:
    return {s.get_name() for s in _scope(source).get_symbols() if s.is_imported()}


@lru_cache(maxsize=1024)
def _used(source: str) -> frozenset[str]:
    """Names of the notebook that a cell reads, in its functions too."""
    found: set[str] = set()
    open_ends = [_scope(source)]
    while open_ends:
        scope = open_ends.pop()
        is_module = scope.get_type() == "module"
        found |= {s.get_name() for s in scope.get_symbols() if s.is_referenced() and (is_module or s.is_global())}
        open_ends += scope.get_children()
    return frozenset(found)


@lru_cache(maxsize=1024)
def _defined(source: str) -> frozenset[str]:
    """Names that a cell leaves behind: not what its functions and comprehensions keep to themselves."""
    return frozenset(s.get_name() for s in _scope(source).get_symbols() if s.is_assigned() or s.is_imported())


def _scope(source: str) -> symtable.SymbolTable:
    """The scopes of a cell; of one with magics (%matplotlib), of nothing."""
    try:
        return symtable.symtable(source, "cell", "exec")
    except SyntaxError:
        return symtable.symtable("", "cell", "exec")
