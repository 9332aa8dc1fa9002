"""A class of any size in a gradebook and a run store, made directly: what a report reads, with nothing executed."""

import datetime as dt

from nbgrader.api import Grade, Student, SubmittedAssignment, SubmittedNotebook

from autograder import runstore
from autograder.host import Host
from autograder.runstore import StoredRun
from autograder.settings import Course

HANDED_IN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # as nbgrader keeps it


def check(name, status="passed", *, reason="", mistake="", hint="", hidden=True):
    """One verdict as a run keeps it."""
    fields = {"name": name, "hidden": hidden, "status": status, "reason": reason, "detail": ""}
    return {**fields, "mistake": mistake, "hint": hint}


def fill(root, assignment, cells, students, *, notebook=None):
    """Put an assignment and its graded class into the gradebook, and a run for whoever has one.

    Parameters
    ----------
    cells : {grade id: (points, cell type)}
    students : {id: {"scores": {grade id: automatic score}, "hand": {grade id: manual score}, "penalty": points,
        "checks": {grade id: [check]}, "run": fields of StoredRun}}; None for one who handed nothing in
    """
    course = Course.find(root)
    with Host(course).gradebook() as gradebook:
        gradebook.update_or_create_assignment(assignment)
        gradebook.update_or_create_notebook(notebook or assignment, assignment)
        for name, (points, kind) in cells.items():
            gradebook.update_or_create_grade_cell(name, notebook or assignment, assignment, max_score=points, cell_type=kind)
            gradebook.update_or_create_source_cell(name, notebook or assignment, assignment, cell_type=kind, locked=True)
        gradebook.db.commit()
        found = gradebook.find_notebook(notebook or assignment, assignment)
        ids = {cell.name: cell.id for cell in found.grade_cells}
        known = {student.id for student in gradebook.students}
        gradebook.db.add_all([Student(id=student) for student in students if student not in known])
        gradebook.db.flush()
        for student, work in students.items():
            if work is not None:
                _hand_in(gradebook.db, found, ids, student, work)
        gradebook.db.commit()
    for student, work in students.items():
        if work is not None and "checks" in work:
            runstore.save(course, _run(assignment, cells, student, work))


def _hand_in(db, notebook, ids, student, work):
    submission = SubmittedAssignment(assignment_id=notebook.assignment_id, student_id=student, timestamp=HANDED_IN)
    db.add(submission)
    db.flush()
    own = SubmittedNotebook(assignment_id=submission.id, notebook_id=notebook.id)
    own.late_submission_penalty = work.get("penalty", 0.0)
    db.add(own)
    db.flush()
    for name, cell in ids.items():
        auto, hand = work["scores"].get(name), work.get("hand", {}).get(name)
        waits = auto is None and hand is None
        db.add(Grade(cell_id=cell, notebook_id=own.id, auto_score=auto, manual_score=hand, needs_manual_grade=waits))


def _run(assignment, cells, student, work):
    fields = {"status": "finished", "isolation": "full", "seconds": 1.0, **work.get("run", {})}
    run = StoredRun(student, assignment, "0" * 64, "0" * 64, **fields)
    run.frames = work.get("frames", {})
    run.cells = [
        {"id": name, "score": work["scores"][name], "points": cells[name][0], "checks": checks}
        for name, checks in work["checks"].items()
    ]
    return run
