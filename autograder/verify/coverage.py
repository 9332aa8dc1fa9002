"""Coverage: what the checks never see, objectives without an exercise, deck headings without a place. Reported."""

import ast
import re
from collections import defaultdict
from typing import Any

from autograder.verify.exercises import Exercise, Subject, grade_id
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
        work.find(PART, "", place, flagged=True)


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
    """Headings of the decks that the course's `deck_map` gives to this topic, without a section or an exercise of it."""
    exercises = {grade_id(cell) for cell in subject.source.cells}
    found = []
    for deck, headings in subject.course.settings.deck_map.items():
        mine = {heading: topics[subject.id] for heading, topics in headings.items() if subject.id in topics}
        for heading, place in mine.items():
            if not place.section and not place.exercises:
                found.append(f"deck {deck}, {heading!r} has no place: name a section or an exercise in course.yml's deck_map")
            found += [f"deck {deck}, {heading!r}: there is no exercise {n!r}" for n in place.exercises if n not in exercises]
    return found
