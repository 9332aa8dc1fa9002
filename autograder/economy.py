"""nbgrader's bookkeeping, done once instead of nine times a student: same calls, same results, fewer of them.

Stock nbgrader opens the gradebook anew in every step (a new engine and a schema inspection each) and checks its own JSON
schema again for every cell. For the time of one `course grade` its steps share one open gradebook, whose commits become
one per student, and compiled validators. Measured in `make bench`; a test holds scores equal to stock's.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jsonschema
from nbgrader import api
from nbgrader.nbgraderformat import common


class OneGradebook(api.Gradebook):
    """A gradebook that nbgrader's steps cannot close, and whose commits wait for `commit_student`."""

    def __init__(self, db_url: str, course_id: str) -> None:
        super().__init__(db_url, course_id)
        self.commit_student = self.db.commit
        self.db.commit = self.db.flush

    def close(self) -> None:
        """Stay open: another step follows."""

    def really_close(self) -> None:
        """Close, at the end of the run."""
        super().close()


class _Shared:
    """Answers for `Gradebook(url)`: always the one that is open."""

    def __init__(self, gradebook: OneGradebook) -> None:
        self.gradebook = gradebook

    def __call__(self, *_: object, **__: object) -> OneGradebook:
        return self.gradebook


class _Validator:
    """jsonschema.validate with each schema checked and compiled once."""

    def __init__(self) -> None:
        self._compiled: dict[int, tuple[Any, Any]] = {}
        self.ValidationError = jsonschema.ValidationError

    def validate(self, instance: object, schema: dict[str, Any]) -> None:
        if id(schema) not in self._compiled:
            kind = jsonschema.validators.validator_for(schema)
            kind.check_schema(schema)
            self._compiled[id(schema)] = (kind(schema), schema)
        error = jsonschema.exceptions.best_match(self._compiled[id(schema)][0].iter_errors(instance))
        if error is not None:
            raise error


@contextmanager
def one_gradebook(db_url: str, course_id: str) -> Iterator[OneGradebook]:
    """Open the gradebook once for all of nbgrader's steps; what is not committed at an error is rolled back.

    Not for a threaded server: it replaces names in nbgrader's modules while it lasts.
    """
    gradebook = OneGradebook(db_url, course_id)
    shared, stock, stock_schema = _Shared(gradebook), api.Gradebook, common.jsonschema
    users: list[Any] = [
        m for n, m in list(sys.modules.items()) if n.startswith("nbgrader") and getattr(m, "Gradebook", None) is stock
    ]
    for module in users:
        module.Gradebook = shared
    common.jsonschema = _Validator()
    try:
        yield gradebook
    finally:
        common.jsonschema = stock_schema
        for module in users:
            module.Gradebook = stock
        gradebook.db.rollback()
        gradebook.really_close()
