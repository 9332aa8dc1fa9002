"""A student's kernel: the checks of this notebook, their verdicts so far, and the card at the end of a cell."""

import itertools
import json
from pathlib import Path

from nnbasics import _card, wire
from nnbasics._explain import explain
from nnbasics.compare import PASSED, Mistake, Reference, Verdict, compare

CELL_FAILURE = AssertionError
_sessions = {}


def current():
    """Return the Session of `checks.json` in the working directory, or None if there is no such file."""
    path = Path.cwd() / "checks.json"
    if not path.is_file():
        return None
    stamp = path.stat().st_mtime_ns
    known = _sessions.get(path)
    if known is None or known.stamp != stamp:
        if known is not None:
            known.detach()
        _sessions[path] = Session(path, stamp)
    return _sessions[path]


def show_not_checked(name):
    """Say that nothing was compared: never a ✓ without a reference."""
    _card.show(_card.not_checked(name, Path.cwd()))


class Session:
    """The verdicts of one notebook in one kernel."""

    def __init__(self, path, stamp):
        self.path, self.stamp = path, stamp
        data = json.loads(path.read_text(encoding="utf-8"))
        self.assignment = data["assignment"]
        self.cells = data["cells"]
        self.order = data.get("order", [])
        self.written = data.get("written", [])
        self.entries = {c["name"]: {**c, "cell": cell} for cell in self.cells for c in cell["checks"]}
        self.references = {name: reference_of(entry) for name, entry in self.entries.items()}
        self.verdicts = {}
        self.pending = []
        self.runs, self._clock = {}, 0
        self._shell = None
        self._attach()

    def _attach(self):
        try:
            from IPython import get_ipython
        except ImportError:
            return
        self._shell = get_ipython()
        if self._shell is not None:
            self._shell.events.register("post_run_cell", self._end_of_cell)

    def detach(self):
        """Stop listening: a newer checks.json has replaced this session."""
        if self._shell is not None:
            self._shell.events.unregister("post_run_cell", self._end_of_cell)

    def entry(self, name):
        """Return the entry of a check in checks.json, or None."""
        return self.entries.get(name)

    def compare(self, value, entry):
        """Judge a value by the comparator that grading uses, on the form in which grading would see it."""
        try:
            value = wire.decode(wire.encode(value))
        except wire.WireError as error:
            return Verdict("failed", str(error))
        return compare(value, self.references[entry["name"]])

    def explain(self, error, entry):
        """Say which cell to finish or run first, for an answer that raised."""
        return explain(error, entry["cell"]["solution"])

    def record(self, entry, verdict):
        """Keep the verdict, for the card of this cell and for the summary."""
        self.verdicts[entry["name"]] = verdict
        self.pending.append((entry, verdict))

    def reports_at_cell_end(self):
        """Whether IPython tells us when the cell ends."""
        return self._shell is not None

    def report_now(self, failure):
        """Show what is pending; raise `failure` if something did not pass (plain Python)."""
        message = self._show_pending()
        if message:
            raise failure(message)

    def _show_pending(self):
        pending, self.pending = self.pending, []
        if not pending:
            return ""
        failed = [entry["name"] for entry, verdict in pending if not verdict.passed]
        _card.show(_card.cell(pending, self.order_warning() if failed else ""))
        return f"{len(failed)} of {len(pending)} checks did not pass; first: {failed[0]}" if failed else ""

    def _end_of_cell(self, result):
        cell_id = getattr(result.info, "cell_id", None) if result is not None else None
        if cell_id:
            self._clock += 1
            self.runs[cell_id] = self._clock
        message = self._show_pending()
        if message and result.error_in_exec is None and result.error_before_exec is None:
            failure = CELL_FAILURE(message)
            result.error_in_exec = failure  # the cell counts as failed: Validate and Run All stop here
            self._shell.showtraceback((type(failure), failure, None))

    def order_warning(self):
        """Say which cells were run out of order; "" if none, or where the frontend sends no cell ids."""
        known = [cell for cell in self.order if cell in self.runs]
        for first, second in itertools.pairwise(known):
            if self.runs[first] > self.runs[second]:
                return (
                    f"Cells were run out of order (`{first}` after `{second}`), so this may not be what your notebook says. "
                    "Choose Kernel > Restart Kernel and Run All Cells to be sure."
                )
        return ""

    def show_summary(self):
        """Show the table of answers: practice checks passed, points that hidden checks decide, and the written answers."""
        passed = {name for name, verdict in self.verdicts.items() if verdict.status == PASSED}
        _card.show(_card.summary(self.assignment, self.cells, self.written, passed, self.order_warning()))


def reference_of(entry):
    """Return the Reference of an entry of checks.json."""
    mistakes = tuple(Mistake(m["id"], m["hint"], wire.decode(m["value"])) for m in entry.get("mistakes", []))
    value = wire.decode(entry["value"])
    return Reference(value, entry["rtol"], entry["atol"], entry["digits"], mistakes)
