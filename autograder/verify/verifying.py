"""`course verify`: run the parts on the assignments, add up, and compare with the bounds."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from autograder.settings import Course
from autograder.verify import coverage, guesses, leaks, misconceptions, mutants, noise, reading, rewrites, solutions, stability
from autograder.verify.bench import CACHE, Bench
from autograder.verify.exercises import subject
from autograder.verify.measured import Finding, Measured, Work

Part = Callable[[Work], None]
PARTS: dict[str, Part] = {
    part.PART: part.measure
    for part in (
        solutions,
        misconceptions,
        mutants,
        rewrites,
        guesses,
        noise,
        stability,
        leaks,
        coverage,
        reading,
    )
}
FAST = (solutions.PART, misconceptions.PART, rewrites.PART, guesses.PART, leaks.PART)
# the least, or the most, of each share; None: not measured in this run
AT_LEAST = {
    "solutions_full": 1.0,
    "releases_zero": 1.0,
    "caught": 1.0,
    "named": 0.95,
    "mutants_dead": 0.98,
    "alternatives_full": 1.0,
}
AT_MOST = {"guess_max": 0.1, "false_named": 0.01}
SHARES = {
    "solutions_full": ("solutions_full", "exercises"),
    "releases_zero": ("releases_zero", "exercises"),
    "caught": ("all_caught", "all_wrong"),
    "named": ("variants_named", "variants"),
    "mutants_dead": ("mutants_dead", "mutants"),
    "alternatives_full": ("alternatives_full", "alternatives"),
    "false_named": ("false_named", "hints_tried"),
}


@dataclass(frozen=True)
class Options:
    """What is asked for: some parts only, one exercise only, further interpreters."""

    only: tuple[str, ...] = ()
    exercise: str = ""
    fast: bool = False
    jobs: int = 1
    pythons: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts to run, in order."""
        wanted = self.only or (FAST if self.fast else tuple(PARTS))
        return tuple(name for name in PARTS if name in wanted)


@dataclass
class Outcome:
    """All that was measured, by assignment."""

    options: Options
    measured: dict[str, Measured] = field(default_factory=dict)
    executed: int = 0

    @property
    def counts(self) -> Counter[str]:
        """Counts of all assignments together."""
        total = sum((m.counts for m in self.measured.values()), Counter[str]())
        total["all_caught"] = total["misconceptions_caught"] + total["variants_caught"]
        total["all_wrong"] = total["misconceptions"] + total["variants"]
        return total

    @property
    def findings(self) -> list[Finding]:
        """All findings, in order."""
        return [finding for measured in self.measured.values() for finding in measured.findings]

    def shares(self) -> dict[str, float | None]:
        """What the bounds are about, from 0 to 1; None: not measured in this run."""
        counts = self.counts
        found = {name: counts[part] / counts[whole] if counts[whole] else None for name, (part, whole) in SHARES.items()}
        guessed = [m.guesses[""] for m in self.measured.values() if "" in m.guesses]
        return {**found, "guess_max": max(guessed) if guessed else None}

    def summary(self) -> dict[str, float | int | None]:
        """The figures for machines: counts as integers, and the shares of what has no count beside it."""
        counts, shares = self.counts, self.shares()
        rounded = {name: None if shares[name] is None else round(float(shares[name] or 0), 4) for name in shares}
        return {
            **{name: counts[name] for name in ("exercises", "solutions_full", "releases_zero")},
            **{name: rounded[name] for name in ("caught", "named")},
            **{name: counts[name] for name in ("mutants", "mutants_dead", "alternatives", "alternatives_full")},
            **{name: rounded[name] for name in ("guess_max", "false_named")},
            **{name: counts[name] for name in ("misconceptions", "variants", "equivalent", "tolerances", "tolerances_flagged")},
        }

    def missed(self) -> list[str]:
        """The bounds that are not held, in words."""
        shares = self.shares()
        low = {name: b for name, b in AT_LEAST.items() if (share := shares[name]) is not None and share < b}
        high = {name: b for name, b in AT_MOST.items() if (share := shares[name]) is not None and share > b}
        found = [f"{name} is {shares[name]:.1%}; at least {bound:.0%} is asked for" for name, bound in low.items()]
        found += [f"{name} is {shares[name]:.1%}; at most {bound:.0%} is allowed" for name, bound in high.items()]
        serious = Counter(f.part for f in self.findings if not f.flagged and f.part in (leaks.PART, stability.PART))
        found += [f"{part}: {number} failure{'s' * (number > 1)}" for part, number in serious.items()]
        if unwritten := self.counts["unwritten"]:
            found.append(f"misconceptions: {unwritten} without two variants, or with variants and not in the bank")
        if revealing := self.counts["revealing"]:
            found.append(f"misconceptions: {revealing} hints reveal a value")
        return found


def verify(
    course: Course, ids: Sequence[str], options: Options, tell: Callable[[str, float], object] = lambda *_: None
) -> Outcome:
    """Measure assignments, part by part; what ran is kept after each, so that an interrupted run goes on.

    Parameters
    ----------
    tell : hears what is being done, and how many parts are done so far

    Raises
    ------
    VerifyError, BadReference, BankError
        If an assignment cannot be measured at all.
    """
    everything = Outcome(options)
    for place, assignment in enumerate(ids):
        bench = Bench(course.root / CACHE / f"{assignment}.json", options.jobs)
        asked = subject(course, assignment, options.exercise)
        asked = replace(asked, exercises=tuple(bench.settled(e) for e in asked.exercises))
        work = Work(asked, bench, Measured())
        for number, name in enumerate(options.parts):
            tell(f"{assignment}: {name}", place * len(options.parts) + number)
            try:
                if name == stability.PART:
                    stability.measure(work, options.pythons)
                else:
                    PARTS[name](work)
            finally:  # an interrupted run goes on from here
                bench.save(forget=False)
        bench.save(forget=not options.only and not options.exercise and not options.fast)
        everything.measured[assignment] = work.measured
        everything.executed += bench.executed
    tell("done", len(ids) * len(options.parts))
    return everything
