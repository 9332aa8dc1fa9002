"""Coverage: what the checks never see, objectives without an exercise, deck results without a place. Reported."""

import ast
import re
from collections import defaultdict
from typing import Any

from autograder import decks
from autograder.verify.exercises import Exercise, Subject
from autograder.verify.measured import Work
from autograder.verify.trials import Trial

PART = "coverage"
OBJECTIVES = re.compile(r"you can:?\s*\n+((?:[-*] .*\n?)+)")
COMMON = {
    "with",
    "that",
    "this",
    "every",
    "their",
    "from",
    "into",
    "your",
    "what",
    "when",
    "explain",
    "number",
    "numbers",
    "work",
}


def measure(work: Work) -> None:
    """Ask what the functions under test were given, and what the course promises."""
    asked = [e for e in work.subject.exercises if e.functions]
    for exercise, ran in zip(asked, work.run([Trial(e, "inputs", e.code, _asking(e)) for e in asked]), strict=True):
        told = ran.values.get("facts")
        for what in never_seen(ast.literal_eval(told)) if isinstance(told, str) else ["any input (the probe did not run)"]:
            work.measured.count(exercise.id, "unseen")
            work.find(PART, exercise.id, f"the checks never see {what}", flagged=True)
    for objective in unserved(work.subject):
        work.find(PART, "", f"no exercise shares a word with the objective: {objective}", flagged=True)
    for place in homeless(work.subject):
        work.find(PART, "", f"no check uses a worked result of {place}", flagged=True)


def _asking(exercise: Exercise) -> str:
    return (
        "from nnbasics.check import check\n"
        f"_kit_calls = _kit.calls_of({exercise.test.source!r}, {exercise.functions!r}, globals())\n"
        "check('facts', lambda: repr(_kit.facts(_kit_calls)))\n"
    )


def never_seen(facts: list[list[Any]]) -> list[str]:
    """What no input had, though its kind can have it: a negative number, a batch, a matrix that is not square, a label."""
    by_place: dict[str, list[list[Any]]] = defaultdict(list)
    for fact in facts:
        by_place[fact[0]].append(fact)
    found = []
    for place, seen in by_place.items():
        labels = all(zeros_ones for _, _, _, _, zeros_ones, _ in seen)
        probabilities = all(low >= 0 and high <= 1 for _, _, low, high, _, _ in seen)
        if labels and not any(kinds > 1 for *_, kinds in seen):
            found.append(f"both labels in {place}")
        numbers = any(shape for _, shape, *_ in seen)  # a single number, as a learning rate, may well be positive
        if numbers and not labels and not probabilities and not any(low < 0 for _, _, low, _, _, _ in seen):
            found.append(f"a negative number in {place}")
        shapes = [shape for _, shape, *_ in seen if len(shape) > 1]
        if shapes and not any(shape[0] > 1 for shape in shapes):
            found.append(f"more than one row in {place}")
        if shapes and not any(shape[0] != shape[1] for shape in shapes):
            found.append(f"a matrix that is not square in {place}")
    return found


def unserved(subject: Subject) -> list[str]:
    """Learning objectives none of whose words an exercise's text holds."""
    texts = [c.source for c in subject.source.cells if c.cell_type == "markdown"]
    found = next((m.group(1) for text in texts if (m := OBJECTIVES.search(text))), "")
    tasks = " ".join(text for text in texts if "your task" in text.lower()).lower()
    objectives = [line.lstrip("-* ").rstrip(",. ") for line in found.splitlines() if line.strip()]
    return [line for line in objectives if not any(word in tasks for word in _words(line))]


def _words(line: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]{4,}", line.lower()) if word not in COMMON]


def homeless(subject: Subject) -> list[str]:
    """Places of the assignment's decks of which no check of the assignment uses a result."""
    used = {key for cell in subject.reference.test_cells for check in cell.checks for key in check.deck}
    places: dict[str, set[str]] = defaultdict(set)
    mine = next((a.decks for a in subject.course.settings.assignments if a.id == subject.id), [])
    for key, entry in decks.load(subject.course.decks).items():
        if entry.get("deck") in mine:
            places[f"deck {entry['deck']}, {entry.get('place', '')!r}"].add(key)
    return [place for place, keys in places.items() if not keys & used]
