"""The real course: what `course verify --fast` measures holds every bound (mutants, noise and the rest: make verify)."""

from pathlib import Path

import pytest

from autograder.settings import Course
from autograder.verify.verifying import Options, verify

COURSE = Course.find(Path(__file__).parents[2])


@pytest.mark.parametrize("assignment", [assignment.id for assignment in COURSE.settings.assignments])
def test_checks_hold_every_bound(assignment):
    """Solutions full, releases 0, mistakes caught and named, right answers full, nothing guessed, nothing leaked."""
    outcome = verify(COURSE, [assignment], Options(fast=True, jobs=2))  # in this process: one engine serves all topics
    figures = outcome.summary()
    assert outcome.missed() == []
    assert figures["exercises"] == figures["solutions_full"] == figures["releases_zero"] > 0
    assert figures["alternatives"] == figures["alternatives_full"] >= 5 * figures["exercises"]
    assert figures["variants"] >= 2 * figures["misconceptions"] > 0
