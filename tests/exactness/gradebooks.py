"""Stock nbgrader as the oracle, run in a process of its own; and what any gradebook says, cell by cell.

As a script: `gradebooks.py COURSE ASSIGNMENT [STUDENT…]` grades by nbgrader's own converter, with the configuration that lies
in COURSE, one start a student (a copied cell stops a whole start), and prints the students whom nbgrader could not grade.
"""

import json
import os
import sys
import warnings
from pathlib import Path


def stock(root, assignment, students):
    """Grade with what COURSE/nbgrader_config.py says; return the students who failed."""
    from nbgrader.apps.baseapp import NbGrader
    from nbgrader.converters import Autograde
    from nbgrader.converters.base import NbGraderException

    warnings.simplefilter("ignore")
    os.chdir(root)
    app = NbGrader()
    app.initialize([], root=str(root))
    failed = []
    for student in students:
        app.coursedir.assignment_id, app.coursedir.student_id = assignment, student
        converter = Autograde(coursedir=app.coursedir, parent=app)
        converter.force = True
        try:
            converter.start()
        except NbGraderException:
            failed.append(student)
    return failed


def records(root):
    """Every grade and every comment of a gradebook: {(assignment, student, notebook, cell): what it says}."""
    from nbgrader.api import Gradebook

    found = {}
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        for assignment in gradebook.assignments:
            for submission in assignment.submissions:
                for notebook in submission.notebooks:
                    place = (assignment.name, submission.student_id, notebook.name)
                    for grade in notebook.grades:
                        found[*place, grade.name] = (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                    for comment in notebook.comments:
                        key = (*place, f"{comment.name} (comment)")
                        found[key] = (comment.auto_comment, comment.manual_comment)
    return found


if __name__ == "__main__":
    print(json.dumps(stock(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])))
