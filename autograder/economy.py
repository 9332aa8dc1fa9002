"""nbgrader's bookkeeping, done once instead of nine times a student: same calls, same results, fewer of them.

Stock nbgrader opens the gradebook anew in every step (a new engine and a schema inspection each), asks it for one cell at
a time, and checks its own JSON schema again for every cell. For the time of one `course grade` its steps share one open
gradebook, whose commits become one per student; nbformat's and nbgrader's schemas are compiled. Measured in `make bench`;
tests hold results equal to stock's.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any

import fastjsonschema
import jsonschema
from nbformat import NotebookNode, json_compat
from nbformat.v4 import nbjson
from nbgrader import api
from nbgrader.nbgraderformat import common
from sqlalchemy import text

from autograder import plainjson


class OneGradebook(api.Gradebook):
    """A gradebook that nbgrader's steps cannot close, and whose commits wait for `commit_student`.

    What was released does not change while a class is graded: it is read once. A student's grades and comments are read
    together, and forgotten at the commit.
    """

    def __init__(self, db_url: str, course_id: str) -> None:
        super().__init__(db_url, course_id)
        self._commit = self.db.commit
        self.db.commit = self._send_new_rows
        self._released: dict[tuple[str, ...], SimpleNamespace] = {}
        self._rows: dict[tuple[type, tuple[str, ...]], dict[str, Any]] = {}
        self._notebooks: dict[tuple[str, ...], Any] = {}

    def refuse_readonly(self) -> None:
        """Write something and take it back: a gradebook that may only be read fails here once, not with every student."""
        self.db.execute(text("UPDATE course SET id = id"))
        self.db.rollback()

    def _send_new_rows(self) -> None:
        """What a step's commit becomes: changes of known rows wait for the next query, and go together."""
        if self.db.new or self.db.deleted:
            self.db.flush()

    def commit_student(self) -> None:
        """Commit what the steps have written; what is read next is read afresh."""
        self._rows.clear()
        self._notebooks.clear()
        self._commit()

    def settle(self, *, undo: bool) -> None:
        """End a student's transaction: kept, or undone if the fault was ours."""
        if undo:
            self.db.rollback()
        self.commit_student()

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """A copy of what nbgrader finds."""
        return self._once(super().find_source_cell, name, notebook, assignment)

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """A copy of what nbgrader finds."""
        return self._once(super().find_graded_cell, name, notebook, assignment)

    def _once(self, find: Callable[..., Any], *names: str) -> SimpleNamespace:
        key = (find.__name__, *names)
        if key not in self._released:
            row = find(*names)
            self._released[key] = SimpleNamespace(**{a.key: getattr(row, a.key) for a in row.__mapper__.column_attrs})
        return self._released[key]

    def find_grade(self, grade_cell: str, notebook: str, assignment: str, student: str) -> Any:
        """What nbgrader finds, out of one query for all cells of the notebook."""
        found = self._together(api.Grade, notebook, assignment, student).get(grade_cell)
        return found or super().find_grade(grade_cell, notebook, assignment, student)

    def find_comment(self, solution_cell: str, notebook: str, assignment: str, student: str) -> Any:
        """What nbgrader finds, out of one query for all cells of the notebook."""
        found = self._together(api.Comment, notebook, assignment, student).get(solution_cell)
        return found or super().find_comment(solution_cell, notebook, assignment, student)

    def find_submission_notebook(self, notebook: str, assignment: str, student: str) -> Any:
        """What nbgrader finds, once a student."""
        place = (notebook, assignment, student)
        if place not in self._notebooks:
            self._notebooks[place] = super().find_submission_notebook(*place)
        return self._notebooks[place]

    def _together(self, kind: Any, *place: str) -> dict[str, Any]:
        if (kind, place) not in self._rows:
            submitted = self.find_submission_notebook(*place)
            rows = self.db.query(api.BaseCell.name, kind).join(kind, api.BaseCell.id == kind.cell_id)
            self._rows[kind, place] = dict(tuple(row) for row in rows.filter(kind.notebook_id == submitted.id))
        return self._rows[kind, place]

    def close(self) -> None:
        """Stay open: another step follows."""

    def really_close(self) -> None:
        """Close, at the end of the run."""
        super().close()


class _Compiled:
    """nbgrader's `jsonschema`: schemas compiled once, in another library; what it refuses, jsonschema words."""

    ValidationError = jsonschema.ValidationError

    def __init__(self) -> None:
        self._schemas: dict[str, Callable[[object], object]] = {}
        self._last: tuple[object, Callable[[object], object]] = (None, repr)

    def validate(self, instance: object, schema: dict[str, Any]) -> None:
        """As jsonschema.validate. nbgrader reads its schema from disk for every notebook, so its text is the key."""
        if self._last[0] is not schema:
            text = json.dumps(schema)
            if text not in self._schemas:
                self._schemas[text] = fastjsonschema.compile(schema, use_default=False)
            self._last = (schema, self._schemas[text])
        try:
            self._last[1](instance)
        except fastjsonschema.JsonSchemaException:
            jsonschema.validate(instance, schema)


class _CompiledParts:
    """nbformat's FastJsonSchemaValidator.iter_errors, which leaves the schema of a cell or an output uncompiled."""

    def __init__(self) -> None:
        self._slow: Any = json_compat.FastJsonSchemaValidator.iter_errors
        self._parts: dict[tuple[int, str], tuple[Callable[[object], object], object]] = {}

    def iter_errors(self, validator: Any, data: object, schema: dict[str, str] | None = None) -> Any:
        """No errors, or those that nbformat finds."""
        if schema is not None and list(schema) == ["$ref"]:
            key = (id(validator), schema["$ref"])
            if key not in self._parts:
                part = {**{k: validator._schema[k] for k in ("$schema", "definitions")}, **schema}  # noqa: SLF001
                self._parts[key] = (fastjsonschema.compile(part, use_default=False), validator)
            try:
                self._parts[key][0](data)
            except fastjsonschema.JsonSchemaException:
                return self._slow(validator, data, schema)
            return iter(())
        return self._slow(validator, data, schema)


@contextmanager
def _replaced(owner: Any, name: str, ours: Any) -> Iterator[None]:
    theirs = getattr(owner, name)
    setattr(owner, name, ours)
    try:
        yield
    finally:
        setattr(owner, name, theirs)


@contextmanager
def quick_notebooks() -> Iterator[None]:
    """Have notebooks checked by compiled schemas, and copied and written by plain code, while this lasts.

    Not for a threaded server: it replaces names in nbgrader's and nbformat's modules.
    """
    parts = _CompiledParts()

    def iter_errors(validator: Any, data: object, schema: Any = None) -> Any:  # a function, to become a method
        return parts.iter_errors(validator, data, schema)

    with ExitStack() as stack:
        for owner, name, ours in (
            (common, "jsonschema", _Compiled()),
            (json_compat.FastJsonSchemaValidator, "iter_errors", iter_errors),
            (NotebookNode, "__deepcopy__", plainjson.copied),
            (nbjson, "json", plainjson.Json()),
        ):
            stack.enter_context(_replaced(owner, name, ours))
        yield


@contextmanager
def one_gradebook(db_url: str, course_id: str) -> Iterator[OneGradebook]:
    """Open the gradebook once for all of nbgrader's steps; what is not committed at an error is rolled back.

    Not for a threaded server: it replaces names in nbgrader's and nbformat's modules while it lasts.
    """
    gradebook, stock = OneGradebook(db_url, course_id), api.Gradebook
    gradebook.refuse_readonly()
    steps = ("nbgrader", "autograder.plugin", "autograder.classlife")
    users = [m for n, m in list(sys.modules.items()) if n.startswith(steps) and getattr(m, "Gradebook", None) is stock]
    with ExitStack() as stack:
        stack.callback(gradebook.really_close)
        stack.callback(gradebook.db.rollback)
        for module in users:
            stack.enter_context(_replaced(module, "Gradebook", lambda *_, **__: gradebook))
        stack.enter_context(quick_notebooks())
        yield gradebook
