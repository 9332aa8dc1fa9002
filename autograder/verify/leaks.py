"""Leaks: nothing that students get may hold a hidden value, a hidden input or a line of a solution."""

import re

import nbformat

from autograder import cards, giveaway, runstore
from autograder.giveaway import numbers, same_number
from autograder.sourcecheck import HIDDEN, BuildError, refuse_leaks, without_hidden
from autograder.verify.exercises import Exercise
from autograder.verify.measured import Work
from autograder.verify.trials import Ran, Trial
from nnbasics import wire

PART = "leaks"
NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+(?:[eE][-+]?\d+)?")
SHORT = 24  # characters
TELLING = 3  # digits: shorter numbers stand everywhere


def measure(work: Work) -> None:
    """Search the release, every verdict's words and the feedback pages that are there."""
    subject = work.subject
    folder = subject.course.release(subject.id)
    texts = {
        p.name: p.read_text(encoding="utf-8")
        for p in sorted(folder.rglob("*"))
        if p.suffix in (".ipynb", ".json", ".py", ".md")
    }
    release = nbformat.read(folder / f"{subject.id}.ipynb", as_version=4)
    checks = {cell.id: cell.checks for cell in subject.reference.test_cells}
    try:
        refuse_leaks(subject.source, release)
        giveaway.refuse(checks, subject.source, without_hidden)
    except BuildError as error:
        work.find(PART, "", str(error))
    pages = sorted((subject.course.root / "feedback").glob(f"*/{subject.id}/*.html"))
    texts |= {str(p.relative_to(subject.course.root)): p.read_text(encoding="utf-8") for p in pages}
    for exercise in subject.exercises:
        for name, text in texts.items():
            _search(work, exercise, name, text)
        _verdicts(work, exercise)


def _verdicts(work: Work, exercise: Exercise) -> None:
    """The words about every wrong answer of the bank, and about the stub, as a feedback page has them."""
    answers = [Trial(exercise, m.id, m.code) for m in work.subject.wrong if m.cell == exercise.id]
    for ran in work.run(answers):
        form = runstore.cell_form(ran.result)
        # a visible check may say the student's own numbers, and its reference is public
        form["checks"] = [check for check in form["checks"] if check["hidden"]]
        for text in (cards.cell_text(form), cards.cell_html(form)):
            shown = NUMBER.findall(text)
            for check, value in _hidden_numbers(exercise):
                own = any(same_number(n, value) for n in _own(ran))
                if not own and any(len(n.strip("-0.")) > TELLING and same_number(n, value) for n in shown):
                    work.find(PART, exercise.id, f"the verdict on {ran.trial.name} shows {value:g}, a value of {check!r}", text)
    work.measured.count(exercise.id, "verdicts_searched", len(answers))


def _own(ran: Ran) -> list[str]:
    """Numbers that the answer itself holds are no news to whoever wrote it."""
    return NUMBER.findall(ran.trial.code)


def _search(work: Work, exercise: Exercise, name: str, text: str) -> None:
    for check in (c for c in exercise.test.checks if c.hidden):
        data = wire.encode(check.reference.value)
        if f'"{check.name}"' in text or _holds(text, data.get("data", "")):
            work.find(PART, exercise.id, f"{name} holds the hidden check {check.name!r}")
    shown = set(NUMBER.findall(text))
    for token in _hidden_inputs(exercise.test.source):
        if token in shown:
            work.find(PART, exercise.id, f"{name} holds {token}, an input of a hidden check")
    for check_name, value in _hidden_numbers(exercise):
        found = [n for n in shown if len(n.partition(".")[2]) > TELLING and same_number(n, value)]
        if found and not _visible(exercise, value):
            work.find(PART, exercise.id, f"{name} holds {found[0]}, a value of the hidden check {check_name!r}", flagged=True)


def _holds(text: str, data: str) -> bool:
    """Whether an array's bytes stand there; short ones stand everywhere."""
    return len(data) > SHORT and data in text


def _hidden_inputs(source: str) -> set[str]:
    """Numbers with enough digits to be told apart that stand in hidden lines only."""
    hidden = {n for region in HIDDEN.finditer(source) for n in NUMBER.findall(region[0])}
    return {n for n in hidden if len(n.partition(".")[2]) > TELLING} - set(NUMBER.findall(without_hidden(source)))


def _hidden_numbers(exercise: Exercise) -> list[tuple[str, float]]:
    return [
        (c.name, n) for c in exercise.test.checks if c.hidden for n in numbers(c.reference.value) if not float(n).is_integer()
    ]


def _visible(exercise: Exercise, value: float) -> bool:
    return any(abs(n - value) < 1e-9 for c in exercise.test.checks if not c.hidden for n in numbers(c.reference.value))
