"""From a source notebook to references: run the solution, run every misconception, refuse what would grade unfairly."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder import bank, decks, engine, giveaway
from autograder.execute import ObservingExecute
from autograder.judge import judge_cell
from autograder.observations import Observation, decode
from autograder.reference import CellReference, CheckReference
from autograder.runs import FINISHED, INTERNAL, Run
from autograder.settings import Course, Limits
from autograder.sourcecheck import BuildError, TestCell, model_solutions, test_cells, without_hidden
from nnbasics import compare, wire

LIMITS = Limits(seconds=600, cell_seconds=60, output_mb=50)


@dataclass(frozen=True)
class Built:
    """What a source notebook's run gave: checks by test cell, and the time of one run in seconds."""

    tests: tuple[TestCell, ...]
    checks: dict[str, tuple[CheckReference, ...]]
    seconds: float


def build(nb: NotebookNode, course: Course, assignment: str) -> Built:
    """Run the source notebook twice, and its misconceptions once; return its checks.

    Raises
    ------
    BuildError
        For anything that must not be released, naming cell, check and next step.
    BankError
        For a bank that cannot be used, naming file, reason and next step.
    """
    tests = test_cells(nb)
    _refuse_homeless(bank.files(course.bank(assignment)), tests)
    wrong = bank.load(course.bank(assignment), model_solutions(nb))
    folder, allowed = str(course.source(assignment).parent), limits(course, assignment)
    first = run(nb, [_extra(t, "visible", without_hidden(t.source)) for t in tests], folder, allowed)
    second = run(nb, _mistaken_cells(nb, wrong, tests), folder, allowed)
    entries = decks.load(course.decks)
    checks = {t.id: _checks(t, first.collector.by_cell, second.collector.by_cell, entries) for t in tests}
    _refuse_repeated_names(checks)
    named = {t.id: _with_mistakes(t, checks[t.id], wrong, second.collector.by_cell) for t in tests}
    giveaway.refuse(named, nb, without_hidden)
    return Built(tuple(tests), named, _seconds(first))


def _seconds(run: Run) -> float:
    return float(max(1, round(run.seconds)))


def limits(course: Course, assignment: str) -> Limits:
    """What the source may use; its disk is that of submissions, so that files for which theirs is too small are refused."""
    return LIMITS.model_copy(update={"disk_mb": course.settings.limits(assignment).disk_mb})


def run(nb: NotebookNode, extra: list[NotebookNode], folder: str, allowed: Limits) -> Run:
    """Run a copy of the notebook with extra cells at its end; refuse a source whose own cells fail."""
    trial = copy.deepcopy(nb)
    trial.cells += extra
    execute = ObservingExecute()
    execute.limits, execute.keep_options, execute.max_frames = allowed, True, 100_000
    execute.isolation = engine.TRUSTED
    resources: dict[str, Any] = {"metadata": {"path": folder}}
    trial, resources = execute.preprocess(trial, resources)
    result: Run = resources["kit_run"]
    if result.status == INTERNAL:
        raise BuildError(f"the source could not be run: {result.detail}.")
    for cell in trial.cells[: len(nb.cells)]:
        errors = [o for o in cell.get("outputs", []) if o.output_type == "error"]
        if errors:
            raise BuildError(f"cell {cell.get('id')} of the source stops with {errors[0].ename}: {errors[0].evalue}. Mend it.")
    if result.collector.dropped:
        raise BuildError(f"some values were not taken: {dict(result.collector.dropped)}. Publish fewer or smaller ones.")
    if result.status != FINISHED:
        raise BuildError(f"the source did not run to its end: {result.status} {result.detail}")
    return result


def _extra(test: TestCell, suffix: str, source: str) -> NotebookNode:
    mark = {
        "grade": True,
        "locked": True,
        "solution": False,
        "grade_id": f"{test.id}#{suffix}",
        "schema_version": 3,
    }
    return new_code_cell(source, metadata={"nbgrader": mark})


def _mistaken_cells(nb: NotebookNode, wrong: Sequence[bank.Misconception], tests: list[TestCell]) -> list[NotebookNode]:
    """For each misconception: its code, the test cell, and the solution again."""
    sources = {c.metadata.get("nbgrader", {}).get("grade_id"): c.source for c in nb.cells}
    cells = []
    for item in wrong:
        test = next(t for t in tests if t.solution == item.cell)
        cells += [
            new_code_cell(item.code),
            _extra(test, item.id, test.source),
            new_code_cell(sources[item.cell]),
        ]
    return cells


def _refuse_homeless(files: Sequence[Path], tests: list[TestCell]) -> None:
    homes = [t.solution for t in tests]
    for path in files:
        if path.stem not in homes:
            raise bank.BankError(
                f"{bank.shown(path)}: the notebook has no solution cell {path.stem!r} that a test cell tests. "
                f"There are: {', '.join(homes) or 'none'}. Name the file after one of them, or take it out."
            )


def _checks(
    test: TestCell,
    first: dict[str, list[Observation]],
    second: dict[str, list[Observation]],
    entries: dict[str, dict[str, Any]],
) -> tuple[CheckReference, ...]:
    seen, again = first.get(test.id, []), second.get(test.id, [])
    if not seen:
        raise BuildError(f"cell {test.id}: no check was made when it ran, so it would pay its points for nothing.")
    if [(o.check, o.value) for o in seen] != [(o.check, o.value) for o in again]:
        raise BuildError(
            f"cell {test.id}: two runs gave different values. Seed every random generator: rng = np.random.default_rng(0)."
        )
    visible = {o.check for o in first.get(f"{test.id}#visible", [])}
    return tuple(_check(test, o, entries, hidden=o.check not in visible) for o in seen)


def _check(test: TestCell, seen: Observation, entries: dict[str, dict[str, Any]], *, hidden: bool) -> CheckReference:
    where = f"cell {test.id}, check {seen.check!r}"
    if seen.error:
        raise BuildError(f"{where}: the solution stops with {seen.error}.")
    try:
        value = decode(seen, wire.MAX_BYTES)
    except wire.WireError as error:
        raise BuildError(f"{where}: {error}.") from error
    if not _finite(value):
        raise BuildError(f"{where}: the solution gives NaN or infinity, which no answer could ever equal.")
    options = seen.options or {}
    keys = options.get("deck", [])
    keys = (keys,) if isinstance(keys, str) else tuple(keys)
    decks.refuse_contradiction(seen.check, value, keys, entries)
    rtol = options.get("rtol", compare.RTOL)
    ref = compare.Reference(value, rtol, options.get("atol"), options.get("digits"))
    if not options.get("weight", 1.0) > 0:
        raise BuildError(f"{where}: its weight is {options['weight']}. Give it a positive one, or take the check out.")
    return CheckReference(seen.check, hidden, float(options.get("weight", 1.0)), ref, keys)


def _finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_finite(item) for item in value.values())
    if isinstance(value, list):
        return all(_finite(item) for item in value)
    return value is None or isinstance(value, str) or bool(np.all(np.isfinite(value)))


def _refuse_repeated_names(checks: dict[str, tuple[CheckReference, ...]]) -> None:
    homes: dict[str, str] = {}
    for cell, found in checks.items():
        for check in found:
            if check.name in homes:
                raise BuildError(
                    f"two checks are called {check.name!r}, in {homes[check.name]} and {cell}. Give each its own name."
                )
            homes[check.name] = cell


def _with_mistakes(
    test: TestCell,
    checks: tuple[CheckReference, ...],
    wrong: Sequence[bank.Misconception],
    observed: dict[str, list[Observation]],
) -> tuple[CheckReference, ...]:
    """Add to each check the wrong values of the misconceptions; refuse one that costs less than half of the cell."""
    cell = CellReference(test.id, "code", {"points": test.points or 1.0}, test.source, test.claim, test.solution, checks)
    values: dict[str, list[compare.Mistake]] = {check.name: [] for check in checks}
    for item in (m for m in wrong if m.cell == test.solution):
        for name, told in giveaway.revealed(item.hint, checks):
            raise BuildError(
                f"misconception {item.id}: its hint tells {told}, the value of the check {name!r}. Say it without."
            )
        result = judge_cell(observed.get(f"{test.id}#{item.id}", []), cell)
        if result.score > cell.points / 2:
            passed = [r.check.name for r in result.results if r.verdict.passed and r.check.hidden]
            raise BuildError(
                f"misconception {item.id} costs less than half of {test.id}: these hidden checks let it pass: "
                f"{', '.join(passed)}. Choose inputs that tell it from the right answer."
            )
        by_name = {o.check: o for o in observed.get(f"{test.id}#{item.id}", [])}
        for failed in (r for r in result.results if not r.verdict.passed):
            _note_value(item, by_name.get(failed.check.name), values[failed.check.name])
    telling = {m.id for found in values.values() for m in found if not _is_zero(m.value)}
    # many mistakes give 0, or nothing: that names one only if it has no other number
    kept = {name: [m for m in found if not (_is_zero(m.value) and m.id in telling)] for name, found in values.items()}
    return tuple(_merged(check, kept[check.name]) for check in checks)


def _is_zero(value: Any) -> bool:
    if isinstance(value, dict | list):
        return all(_is_zero(item) for item in (value.values() if isinstance(value, dict) else value))
    return not isinstance(value, str) and (value is None or not np.any(value))


def _note_value(item: bank.Misconception, seen: Observation | None, values: list[compare.Mistake]) -> None:
    if seen is None or seen.error:
        return
    try:
        value = decode(seen, wire.MAX_BYTES)
    except wire.WireError:
        return
    if _finite(value):
        values.append(compare.Mistake(item.id, item.hint, value))


def _merged(check: CheckReference, mistakes: list[compare.Mistake]) -> CheckReference:
    """Merge mistakes whose values cannot be told apart here: the hint says both."""
    groups: list[list[compare.Mistake]] = []
    for mistake in mistakes:
        for group in groups:
            if compare.same_value(mistake.value, group[0].value, check.reference):
                group.append(mistake)
                break
        else:
            groups.append([mistake])
    merged = tuple(compare.Mistake("/".join(m.id for m in g), _either(g), g[0].value) for g in groups)
    old = check.reference
    reference = compare.Reference(old.value, old.rtol, old.atol, old.digits, merged)
    return CheckReference(check.name, check.hidden, check.weight, reference, check.deck)


def _either(group: list[compare.Mistake]) -> str:
    hints = list(dict.fromkeys(mistake.hint for mistake in group))
    return hints[0] if len(hints) == 1 else "One of these: " + " Or: ".join(hints)
