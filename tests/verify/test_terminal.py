"""What `course verify` prints: a table that a terminal of 80 columns shows whole."""

import io
from collections import Counter

from rich.console import Console

from autograder.verify import report
from autograder.verify.measured import Measured
from autograder.verify.verifying import Options, Outcome

EXERCISE, ASSIGNMENT = "regression_losses", "04-activations-losses"
COUNTS = {
    "misconceptions": 238, "misconceptions_caught": 237, "variants": 477, "variants_caught": 476, "variants_named": 475,
    "false_named": 1, "hints_tried": 477, "mutants_dead": 231, "mutants": 232, "alternatives_full": 178, "alternatives": 179,
    "tolerances_flagged": 1, "tolerances": 104,
}  # fmt: skip


def printed(width):
    """The lines of an outcome with numbers as large as those of the largest assignment."""
    measured = Measured(Counter(COUNTS), by_exercise={EXERCISE: Counter(COUNTS)}, guesses={EXERCISE: 12.5, "": 0.025})
    console = Console(width=width, file=io.StringIO(), color_system=None)
    report.show(Outcome(Options(), {ASSIGNMENT: measured}), console)
    return console.file.getvalue().splitlines()


def test_no_number_is_cut_at_80_columns():
    """Every count stands whole, in its column, and no line is longer."""
    lines = printed(80)
    table = lines[: next(n for n, line in enumerate(lines) if "narrow:" in line)]
    assert max(map(len, table)) <= 80
    assert not any("…" in line for line in table)
    numbers = ["713/715", "475/477", "1/477", "231/232", "178/179"]
    assert [line.split() for line in table if EXERCISE in line] == [[EXERCISE, *numbers, "12.5", "1/104"]]
    assert [line.split() for line in table if ASSIGNMENT in line] == [[ASSIGNMENT, *numbers, "2%", "1/104"]]
    head = {word for line in table[:3] for word in line.split()}
    assert head >= {"exercise", "caught", "named", "wrong", "hints", "mutants", "dead", "right", "full", "guessed", "narrow"}
