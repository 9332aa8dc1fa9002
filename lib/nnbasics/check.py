"""What students call: `check(name, thunk)` says whether a step is right, and `summary()` what is done and left.

The same call works in three places. In a student's notebook it compares the value with `checks.json` beside the notebook
and shows a card at the end of the cell. While grading or building it only publishes the value, and a process that students
never reach judges it. Under any other grader it refuses, because then nobody would judge.
"""

import os
from pathlib import Path

from nnbasics import _publish, _session
from nnbasics.compare import NOT_RUN, Verdict

PUBLISH = "NNBASICS_PUBLISH"


class CheckFailed(AssertionError):
    """At least one check of a cell did not pass; the message says which, in one line."""

    def _render_traceback_(self):
        # IPython and nbgrader's Validate show this instead of a traceback, which would only hide the message
        return [f"{type(self).__name__}: {self}"]


class CheckError(RuntimeError):
    """A check could not be made at all: wrong name, or no judge where there should be one."""


def check(name, thunk, *, deck=None, digits=None, rtol=None, atol=None, weight=1.0):
    """Check the value that `thunk()` returns against the reference called `name`.

    Parameters
    ----------
    name : str, unique in the assignment
    thunk : function without arguments; its value is judged, and if it fails the check says which cell to finish
    deck : str or list of str, the worked results of a lecture deck that the value must agree with (used by the build)
    digits : int, also accept values rounded by hand to so many decimals
    rtol, atol : float, accepted relative and absolute difference (defaults: see `nnbasics.compare.Reference`)
    weight : float, share of the cell's points relative to its other checks

    Raises
    ------
    CheckFailed
        At the end of the cell, if a check did not pass (in a student's notebook only).
    CheckError
        If `name` is unknown, or if a grader runs the notebook without the kit's judge.

    Examples
    --------
    >>> check("sigmoid(0)", lambda: sigmoid(0.0))  # doctest: +SKIP
    """
    if os.environ.get(PUBLISH):
        options = {"deck": deck, "digits": digits, "rtol": rtol, "atol": atol, "weight": weight}
        _publish.publish(name, thunk, options)
        return
    if os.environ.get("NBGRADER_EXECUTION", "validate") != "validate":
        raise CheckError(
            "this notebook is being graded without the course kit's judge, so nothing can be checked. "
            "Grade it from the course's folder, where nbgrader_config.py attaches the judge: `course grade`."
        )
    _check_here(name, thunk)


def _session_here():
    try:
        return _session.current()
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CheckError(
            f"checks.json in {Path.cwd().name}/ is damaged ({type(error).__name__}: {error}). "
            "Download it again and put it beside the notebook."
        ) from error


def _check_here(name, thunk):
    session = _session_here()
    if session is None:
        _session.show_not_checked(name)
        return
    entry = session.entry(name)
    if entry is None:
        raise CheckError(
            f"no check is called {name!r} in {session.path.name} ({session.assignment}). The notebook and that file "
            "come from different releases, or the name was changed: download both again, side by side."
        )
    verdict = _judge_here(session, entry, thunk)
    session.record(entry, verdict)
    if not session.reports_at_cell_end():
        session.report_now(CheckFailed)


def _judge_here(session, entry, thunk):
    try:
        value = thunk()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a student's code raises is the check's business
        return Verdict(NOT_RUN, session.explain(error, entry))
    return session.compare(value, entry)


def summary():
    """Show what is done and left in this notebook, and how many points the hidden checks decide."""
    if os.environ.get(PUBLISH):
        return
    session = _session_here()
    if session is None:
        _session.show_not_checked("summary")
        return
    session.show_summary()


# the session raises it at the end of a cell, and must not import this module
_session.CELL_FAILURE = CheckFailed
