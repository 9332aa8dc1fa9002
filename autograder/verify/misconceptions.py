"""Misconceptions: each is caught, and named even when somebody else wrote it; nobody is named what he is not."""

from collections import defaultdict

from autograder import giveaway
from autograder.bank import Misconception
from autograder.verify.exercises import Exercise
from autograder.verify.measured import Work
from autograder.verify.trials import Ran, Trial

PART = "misconceptions"
AT_LEAST = 2  # variants of each


def measure(work: Work) -> None:
    """Run the bank and its independently written variants."""
    for exercise in work.subject.exercises:
        bank = [m for m in work.subject.wrong if m.cell == exercise.id]
        own = work.run([Trial(exercise, m.id, m.code) for m in bank])
        for item, ran in zip(bank, own, strict=True):
            work.measured.count(exercise.id, "misconceptions")
            if _caught(work, exercise, item, ran):
                work.measured.count(exercise.id, "misconceptions_caught")
            _refuse_revealing(work, exercise, item)
        _variants(work, exercise, {m.id: m for m in bank})


def _caught(work: Work, exercise: Exercise, item: Misconception, ran: Ran, number: int = 0) -> bool:
    if ran.share <= 1 / 2:
        return True
    which = f"variant {number} of {item.id}" if number else item.id
    kept = ", ".join(r.check.name for r in ran.result.results if r.verdict.passed and r.check.hidden)
    work.find(
        PART,
        exercise.id,
        f"{which} keeps {ran.share:.0%} of the points: these hidden checks let it pass: {kept}",
        ran.trial.code,
    )
    return False


def _variants(work: Work, exercise: Exercise, bank: dict[str, Misconception]) -> None:
    written: dict[str, list[str]] = defaultdict(list)
    for (cell, name), codes in work.subject.variants.items():
        if cell == exercise.id:
            written[name] = codes
    for name in sorted(written.keys() - bank.keys()):
        work.measured.count(exercise.id, "unwritten")
        work.find(PART, exercise.id, f"there are variants of {name}, which the bank does not hold. Take them out, or add it.")
    if few := [name for name in bank if len(written[name]) < AT_LEAST]:
        work.measured.count(exercise.id, "unwritten", len(few))
        work.find(PART, exercise.id, f"fewer than {AT_LEAST} independent variants in tests/variants/: {', '.join(few)}")
    todo = [(name, n, code) for name in bank for n, code in enumerate(written[name], start=1)]
    for (name, n, _), ran in zip(todo, work.run([Trial(exercise, f"{name} {n}", code) for name, n, code in todo]), strict=True):
        work.measured.count(exercise.id, "variants")
        work.measured.count(exercise.id, "hints_tried")
        if _caught(work, exercise, bank[name], ran, n):
            work.measured.count(exercise.id, "variants_caught")
        _name(work, exercise, name, n, ran)


def _name(work: Work, exercise: Exercise, name: str, number: int, ran: Ran) -> None:
    """The hint of a variant: its own in some check, and no other's alone in any, unless a person has found that right too."""
    hints = [ids for ids in ran.hints().values() if ids]
    right = set(work.subject.right_hints.get(exercise.id, {}).get(name, "").split())
    wrong = {other for ids in hints if name not in ids for other in ids} - right
    if any(name in ids for ids in hints):
        work.measured.count(exercise.id, "variants_named")
    else:
        errors = ", ".join(sorted({seen.error for seen in ran.observed if seen.error}))
        why = f"every check stops with {errors}" if errors and not ran.values else "its numbers are not the bank's"
        work.find(PART, exercise.id, f"variant {number} of {name} is not named: {why}", ran.trial.code, flagged=True)
    if wrong:
        work.measured.count(exercise.id, "false_named")
        what = f"variant {number} of {name} is answered with {', '.join(sorted(wrong))} instead"
        work.find(PART, exercise.id, what, ran.trial.code)


def _refuse_revealing(work: Work, exercise: Exercise, item: Misconception) -> None:
    """A hint must not hold a number that is a reference value."""
    for check, told in giveaway.revealed(item.hint, exercise.test.checks):
        work.measured.count(exercise.id, "revealing")
        work.find(PART, exercise.id, f"the hint of {item.id} reveals {told}, the value of {check!r}")
