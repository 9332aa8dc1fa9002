"""The head of a feedback page: points and verdicts of each exercise, where to read again, and what lateness cost."""

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import api, utils

from autograder import cards
from autograder.classlife import dates
from autograder.classlife.policy import lateness
from autograder.judge import NOT_REACHED
from autograder.referencefile import load
from autograder.runs import FINISHED
from autograder.runstore import StoredRun
from autograder.settings import Course


def summary(course: Course, nb: NotebookNode, run: StoredRun | None, names: dict[str, Any]) -> dict[str, Any]:
    """What the head of the page shows.

    Parameters
    ----------
    nb : the graded notebook, with nbgrader's scores in its metadata
    names : nbgrader's resources: student, assignment, notebook, db_url, late_penalty
    """
    assignment = names["assignment"]
    with api.Gradebook(names["db_url"]) as gradebook:
        submission = gradebook.find_submission(assignment, names["student"])
        lost = float(names.get("late_penalty") or 0)
        when = dates.dates_of(course, assignment)
        late = [dates.line_for_feedback(when, submission, lost)] if when else late_lines(submission, lost)
        grades = [g for n in submission.notebooks if n.name == names["notebook"] for g in n.grades]
        waiting = {g.cell.name for g in grades if g.needs_manual_grade}
        scored = {g.cell.name for g in grades if g.manual_score is not None}
    judged = names["notebook"] == assignment
    verdicts = {cell["id"]: cell for cell in run.cells} if run and judged else {}
    solutions = _solutions(course.reference(assignment)) if judged else {}
    rows = [_row(cell, verdicts.get(cell.metadata.nbgrader.grade_id)) for cell in nb.cells if utils.is_grade(cell)]
    for row in rows:
        row["waits"] = row["id"] in waiting
        row["blank"] = row["written"] and row["id"] not in waiting | scored
        row["answer"] = solutions.get(row["id"], "")
        row["read"] = read_again(course, assignment, row["answer"]) if row["sign"] == "✗" and row["reached"] else []
    status = "" if run is None or run.status == FINISHED else f"The run ended early ({run.status}): {run.detail}."
    title = next((a.title for a in course.settings.assignments if a.id == assignment), names["notebook"])
    return {"title": title, "rows": rows, "status": status, "notes": run.notes if run else [], "late": late}


def _row(cell: NotebookNode, verdict: dict[str, Any] | None) -> dict[str, Any]:
    mark = cell.metadata.nbgrader
    score = mark.get("score", 0)
    # a written answer waits for a person: neither right nor wrong by itself
    sign = "" if verdict is None else "✓" if score >= mark.points else "✗"
    failed = cards.failed_html(verdict) if verdict else []
    return {
        "id": mark.grade_id, "score": score, "points": mark.points, "title": _title(cell), "sign": sign, "failed": failed,
        "reached": verdict is not None and any(check["reason"] != NOT_REACHED for check in verdict["checks"]),
        "written": utils.is_solution(cell),
    }  # fmt: skip


def _title(cell: NotebookNode) -> str:
    first = cell.source.strip().splitlines()[0] if cell.source.strip() else ""
    return first.strip("\"'# ")[:120] if utils.is_locked(cell) else "your written answer"


def _solutions(path: Path) -> dict[str, str]:
    """The solution cell of each test cell."""
    return _solutions_of(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=4)
def _solutions_of(path: Path, _written: int) -> dict[str, str]:
    return {cell.id: cell.solution for cell in load(path, path.stem).test_cells}


def read_again(course: Course, assignment: str, solution: str) -> list[str]:
    """Where an exercise's matter is taught: sections of the topic's lecture, by the map of the decks."""
    found = [
        place.section
        for headings in course.settings.deck_map.values()
        for topics in headings.values()
        if (place := topics.get(assignment)) and place.section and solution in place.exercises
    ]
    return sorted(set(found), key=_number_first)


def _number_first(section: str) -> tuple[float, str]:
    number = section.partition(".")[0]  # "10. …" comes after "9. …"
    return (float(number) if number.isdecimal() else float("inf"), section)


def late_lines(submission: Any, penalty: float) -> list[str]:
    """How late it was and what that costs, in sentences; nothing if it was in time."""
    cost = f"{penalty:.2f}".rstrip("0").rstrip(".") + " points were taken off" if penalty else "nothing was taken off"
    if submission.timestamp is None or submission.assignment.duedate is None or not submission.total_seconds_late:
        return [f"Late submission: {cost}."] if penalty else []
    extended = ", your extension included" if submission.extension else ""
    late = lateness(submission.total_seconds_late)
    when = f"due {_utc(submission.duedate)}{extended}, handed in {_utc(submission.timestamp)}, {late} late"
    return [f"Late submission: {when}; {cost}."]


def _utc(time: dt.datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"
