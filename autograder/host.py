"""nbgrader as our host: its application and API, set up from a course's own configuration file."""

import io
import logging
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.exchange import ExchangeError
from sqlalchemy.exc import SAWarning

from autograder import ahead, economy
from autograder.classlife.collecting import Collected
from autograder.settings import Course
from autograder.submission import expect_odd_cells


class InOnePass(Autograde):
    """nbgrader writes what it has sanitized and reads it again to run it; a notebook that has run need not be.

    Same steps, same order; one that has not run goes nbgrader's way, for its cells may look for the file beside them.
    """

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Sanitize and autograde in memory."""
        names = self.coursedir.assignment_id, self.coursedir.student_id, Path(notebook_filename).stem
        if not ahead.offered(*names):
            super().convert_single_notebook(notebook_filename)
            return
        self.log.info("Sanitizing and autograding %s", notebook_filename)
        self._init_preprocessors()
        for preprocessor in self.autograde_preprocessors:
            self.exporter.register_preprocessor(preprocessor)
        with utils.setenv(NBGRADER_EXECUTION="autograde"):
            super(Autograde, self).convert_single_notebook(notebook_filename)

    def init_single_notebook_resources(self, notebook_filename: str) -> dict[str, Any]:
        """As nbgrader does; what must run after all runs with the files of the graded folder, as in nbgrader's second pass."""
        resources: dict[str, Any] = super().init_single_notebook_resources(notebook_filename)
        names = resources["nbgrader"]
        resources["kit_folders"] = [self._format_dest(names["assignment"], names["student"])]
        return resources


class Host:
    """One nbgrader, configured by COURSE/nbgrader_config.py. Its log is kept, not printed."""

    def __init__(self, course: Course) -> None:
        # nbgrader 0.9.6 with SQLAlchemy 2.1 warns of its own queries; scores are not touched (checked against stock)
        warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")
        expect_odd_cells()
        self.course = course
        # it looks for its configuration where we are, finds none below the course, and warns; then it reads the course's
        self.app = NbGrader(log_level=logging.ERROR)
        self.app.initialize([], root=str(course.root))
        self.log = io.StringIO()
        self._handler = logging.StreamHandler(self.log)
        self.app.log.handlers = [self._handler]
        self.app.log.propagate = False
        self.app.log.setLevel(logging.INFO)
        self.api = NbGraderAPI(self.app.coursedir, parent=self.app)

    def take_log(self) -> str:
        """Return what nbgrader logged since the last call."""
        text = self.log.getvalue()
        self.log.seek(0)
        self.log.truncate()
        return text

    def generate_assignment(self, assignment: str) -> tuple[bool, str]:
        """Run nbgrader's generate_assignment; return whether it succeeded, and its log.

        nbgrader removes a release before it makes it anew. It makes this one aside: only a whole one takes the old one's place.
        """
        new, release = self.course.root / ".kit" / "building", self.course.release(assignment)
        shutil.rmtree(new / assignment, ignore_errors=True)  # what an interrupted build left
        aside = utils.temp_attrs(self.app.coursedir, release_directory=str(new.relative_to(self.course.root)))
        with aside, economy.quick_notebooks():
            result = self.api.generate_assignment(assignment, force=True, create=True)
        if result["success"]:
            _replace(release, new / assignment)
        return bool(result["success"]), f"{result.get('error') or ''}\n{result.get('log') or ''}"

    def autograde(self, assignment: str, student: str) -> tuple[bool, str]:
        """Grade one student; return whether it succeeded, and nbgrader's log. One start a student: none can stop others."""
        return self._convert(InOnePass, assignment, student)

    def sanitize(self, assignment: str, student: str) -> list[Path]:
        """Let nbgrader do all that it does before it runs a student's notebooks; return these, none if it fails."""
        written: list[Path] = []

        class Sanitize(Autograde):
            def convert_single_notebook(self, notebook_filename: str) -> None:
                self._sanitizing = True
                self._init_preprocessors()
                super(Autograde, self).convert_single_notebook(notebook_filename)
                written.append(Path(self.writer.build_directory, Path(notebook_filename).name))

        return written if self._convert(Sanitize, assignment, student)[0] else []

    def feedback(self, assignment: str, student: str) -> tuple[bool, str]:
        """Write one student's feedback page."""
        return self._convert(GenerateFeedback, assignment, student)

    def collect(self, assignment: str) -> Collected:
        """Collect an assignment from the exchange; later submissions replace earlier ones.

        Raises
        ------
        ValueError
            If the exchange or the course in it is not there.
        """
        from autograder.classlife.exchange import OwnedCollect

        self.app.coursedir.assignment_id = assignment
        collector = OwnedCollect(coursedir=self.app.coursedir, authenticator=self.app.authenticator, parent=self.app)
        collector.update = True
        try:
            collector.start()
        except ExchangeError as error:
            raise ValueError(
                f"the exchange cannot be collected from: {error}. Without an exchange, name a folder or zip: "
                f"course collect {assignment} FROM"
            ) from error
        return collector.outcome

    def _convert(self, kind: type, assignment: str, student: str) -> tuple[bool, str]:
        coursedir = self.app.coursedir
        coursedir.assignment_id, coursedir.student_id = assignment, student
        converter = kind(coursedir=coursedir, parent=self.app)
        converter.force = True
        try:
            converter.start()
        except NbGraderException:
            return False, self.take_log()
        return True, self.take_log()

    def has_gradebook(self) -> bool:
        """Whether there is one: to open it would make it."""
        url = str(self.app.coursedir.db_url)
        return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """Nbgrader's gradebook of the course."""
        with Gradebook(self.app.coursedir.db_url, self.app.coursedir.course_id) as gradebook:
            yield gradebook


def _replace(old: Path, new: Path) -> None:
    """Put the folder `new` in the place of `old`."""
    aside = new.with_name(f"{new.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    old.parent.mkdir(exist_ok=True)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def last_words(log: str, student: str) -> str:
    """The line of nbgrader's log that says what went wrong."""
    lines = [line.strip() for line in log.splitlines() if "Error" in line or "Fault" in line or "Exception" in line]
    return lines[-1][:300] if lines else f"nbgrader could not grade {student}, and did not say why"
