"""Late penalties as nbgrader's own step: the policy of course.yml as its plugin, on every path that grades."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.plugins import BasePlugin, LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Type

from autograder.classlife import dates
from autograder.settings import Course, SettingsError


class LateWork(LateSubmissionPlugin):
    """The policy of course.yml; without one, nbgrader's own (c.LateSubmissionPlugin.penalty_method)."""

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Return the points that are lost; None for none."""
        course, assignment = _course(), self.parent.assignment_id
        known = next((a for a in course.settings.assignments if a.id == assignment), None) if course else None
        policy = dates.policy_of(course, known) if course else None
        if policy is None:
            stock: float | None = super().late_submission_penalty(student_id, score, total_seconds_late)
            return stock
        return dates.penalty(score, total_seconds_late, policy) or None


class LatePenalties(AssignLatePenalties):
    """nbgrader's step, after the dates of course.yml were entered in the gradebook."""

    plugin_class = Type(LateWork, klass=BasePlugin, help="The plugin class for late submissions").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Enter the due date and the student's extension, then let nbgrader work out the penalty."""
        names, course = resources["nbgrader"], _course()
        when = dates.dates_of(course, names["assignment"]) if course else None
        if when is not None:
            with Gradebook(names["db_url"]) as gradebook:
                dates.enter(gradebook.find_submission(names["assignment"], names["student"]), when)
                gradebook.db.commit()
        nb, resources = super().preprocess(nb, resources)
        return nb, resources


def _course() -> Course | None:
    try:
        return Course(Path.cwd())
    except SettingsError:
        return None  # nbgrader's configuration used without a course of ours
