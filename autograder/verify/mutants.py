"""Mutants nobody thought of: each must lose points, unless it computes the same for every input."""

import ast
import difflib
from typing import Any

from autograder.reference import CheckReference
from autograder.verify import operators
from autograder.verify.exercises import Exercise
from autograder.verify.measured import Work
from autograder.verify.trials import Ran, Trial
from nnbasics.compare import Mistake, Reference, same_value

PART = "mutants"
EXACT = 1e-9


def measure(work: Work) -> None:
    """Run up to 30 mutants of each exercise; find those that keep all points and are not the same function."""
    for exercise in work.subject.exercises:
        found = operators.mutants(exercise.code)
        ran = work.run([Trial(exercise, f"{PART} {name}", text, patient=False) for name, text in found])
        alive = [r for r in ran if not _dead(r)]
        same = _equivalent(work, exercise, alive)
        for survivor in (r for r in alive if r not in same):
            what = f"a mutant ({survivor.trial.name.removeprefix(PART + ' ')}) keeps all points"
            work.find(PART, exercise.id, what, diff(exercise, survivor.trial.code))
        for twin in same:
            work.measured.notes.append(f"{exercise.id}: equivalent mutant\n{diff(exercise, twin.trial.code)}")
        work.measured.count(exercise.id, "mutants", len(found) - len(same))
        work.measured.count(exercise.id, "mutants_dead", len(found) - len(alive))
        work.measured.count(exercise.id, "equivalent", len(same))
        _judge_hints(work, exercise, [r for r in ran if _dead(r)])


def _dead(ran: Ran) -> bool:
    """A function must lose points; a plain value that stands in the release may only be told so."""
    return ran.share < 1 if ran.trial.exercise.functions else not ran.full


def diff(exercise: Exercise, code: str) -> str:
    """The lines that differ from the solution."""
    old, new = ast.unparse(ast.parse(exercise.code)).splitlines(), ast.unparse(ast.parse(code)).splitlines()
    return "\n".join(line for line in difflib.unified_diff(old, new, lineterm="", n=0) if line[:2] not in ("--", "++", "@@"))


def _equivalent(work: Work, exercise: Exercise, alive: list[Ran]) -> list[Ran]:
    """Those of which every value agrees with the solution's, on the checks' inputs and on random ones like them."""
    if not exercise.functions:
        control = work.bench.control(exercise)
        return [r for r in alive if _agree(r.values, control.values)]
    probes = [Trial(exercise, "probe", exercise.code, probe(exercise, r.trial.code)) for r in alive]
    truth, *found = work.run([Trial(exercise, "probe", exercise.code, probe(exercise, exercise.code)), *probes])
    return [r for r, seen in zip(alive, found, strict=True) if truth.frames and _agree(seen.values, truth.values)]


def probe(exercise: Exercise, code: str) -> str:
    """A test cell that calls `code` with the inputs of the checks, and with random ones, and publishes what comes out."""
    return (
        "from nnbasics.check import check\n"
        f"_kit_calls = _kit.calls_of({exercise.test.source!r}, {exercise.functions!r}, globals())\n"
        f"exec({code!r}, globals())\n"
        "for _kit_n, (_kit_f, _kit_a, _kit_k) in enumerate(_kit.random_inputs(_kit_calls)):\n"
        "    check(str(_kit_n), lambda: globals()[_kit_f](*_kit_a, **_kit_k))\n"
        "    check(f'{_kit_n}, arguments afterwards', lambda: [list(_kit_a), _kit_k])\n"
    )


def _agree(got: dict[str, Any], want: dict[str, Any]) -> bool:
    exact = Reference(None, rtol=EXACT, atol=EXACT)
    return got.keys() == want.keys() and all(same_value(got[name], value, exact) for name, value in want.items())


def _judge_hints(work: Work, exercise: Exercise, dead: list[Ran]) -> None:
    """A hint is wrong where another failed check contradicts it, unless a person has found it right."""
    right = work.subject.right_hints.get(exercise.id, {})
    for ran in dead:
        work.measured.count(exercise.id, "hints_tried")
        change = "\n".join(line[1:].strip() for line in diff(exercise, ran.trial.code).splitlines() if line[0] == "+")
        if wrong := contradicted(ran, set(right.get(change, "").split())):
            work.measured.count(exercise.id, "false_named")
            what = f"a mutant is answered with {', '.join(sorted(wrong))}, whose other numbers it does not have"
            work.find(PART, exercise.id, what, diff(exercise, ran.trial.code))


def contradicted(ran: Ran, right: set[str]) -> set[str]:
    """Misconceptions that a check names though another failed check, which knows their numbers too, saw another number."""
    values, hints = ran.values, ran.hints()
    against = {
        m.id
        for r in ran.result.results
        if r.check.name in hints and r.check.name in values
        for m in _split(r.check)
        if m.id not in hints[r.check.name]
    }
    whole = (set().union(*hints.values()) - against) | right
    # a check that cannot tell two mistakes apart names both: one that fits everywhere is enough
    return set().union(*(ids for ids in hints.values() if not ids & whole))


def _split(check: CheckReference) -> list[Mistake]:
    return [Mistake(name, m.hint, m.value) for m in check.reference.mistakes for name in m.id.split("/")]
