"""Stock nbgrader as the oracle, run in a process of its own; and what any gradebook says, cell by cell.

As a script: `gradebooks.py COURSE JOBS` grades by nbgrader's own converter, with the configuration that lies in COURSE, one
start a student (a copied cell stops a whole start). JOBS and what is printed, the students whom nbgrader could not grade, are
JSON lists of pairs of assignment and student.
"""

import json
import os
import sys
import warnings
from pathlib import Path


def stock(root, jobs):
    """Grade with what COURSE/nbgrader_config.py says; return the jobs that failed."""
    from nbgrader.apps.baseapp import NbGrader
    from nbgrader.converters import Autograde
    from nbgrader.converters.base import NbGraderException

    warnings.simplefilter("ignore")
    os.chdir(root)
    app = NbGrader()
    app.initialize([], root=str(root))
    failed = []
    for assignment, student in jobs:
        app.coursedir.assignment_id, app.coursedir.student_id = assignment, student
        converter = Autograde(coursedir=app.coursedir, parent=app)
        converter.force = True
        try:
            converter.start()
        except NbGraderException:
            failed.append((assignment, student))
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
    sys.stdout.write(json.dumps(stock(Path(sys.argv[1]), json.loads(sys.argv[2]))))
