"""The course's folder and its `course/course.yml`."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class SettingsError(ValueError):
    """course.yml is missing or wrong; the message names file, field and next step."""


class Limits(BaseModel):
    """What one submission may use.

    Attributes
    ----------
    seconds : wall-clock time of the whole notebook
    cell_seconds : wall-clock time of one cell, after which it is interrupted
    output_mb : size of all outputs together, in megabytes; what comes later is cut
    """

    model_config = ConfigDict(extra="forbid")
    seconds: float = Field(default=60, gt=0)
    cell_seconds: float = Field(default=20, gt=0)
    output_mb: float = Field(default=10, gt=0)


class Assignment(BaseModel):
    """One assignment of the course."""

    model_config = ConfigDict(extra="forbid")
    id: str
    title: str
    decks: list[str] = []
    minutes: int | None = None
    limits: Limits = Limits()


class Settings(BaseModel):
    """The contents of course.yml."""

    model_config = ConfigDict(extra="forbid")
    title: str
    course_id: str
    assignments: list[Assignment]

    def assignment(self, name: str) -> Assignment:
        """Return the assignment's settings; SettingsError lists what exists if it is unknown."""
        for assignment in self.assignments:
            if assignment.id == name:
                return assignment
        known = ", ".join(a.id for a in self.assignments) or "none yet"
        raise SettingsError(f"no assignment '{name}' in course/course.yml. There are: {known}.")


class Course:
    """Where everything of one course lies."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.settings = read_settings(self.root / "course" / "course.yml")

    @classmethod
    def find(cls, start: Path | None = None) -> "Course":
        """Return the course that the folder `start` (default: the current one) lies in."""
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / "course" / "course.yml").is_file() and (folder / "nbgrader_config.py").is_file():
                return cls(folder)
        raise SettingsError(
            f"{here} is not inside a course (no nbgrader_config.py with course/course.yml beside it). "
            "Change to the course's folder, or give it: course --root FOLDER …"
        )

    def source(self, assignment: str) -> Path:
        """The instructor's notebook."""
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """The folder that students get."""
        return self.root / "release" / assignment

    def reference(self, assignment: str) -> Path:
        """The secret reference file."""
        return self.root / "autograder" / "references" / f"{assignment}.json"

    def bank(self, assignment: str) -> Path:
        """The misconception bank."""
        return self.root / "autograder" / "misconceptions" / f"{assignment}.py"

    def solution(self, assignment: str) -> Path:
        """The executed model answer."""
        return self.root / "solutions" / assignment / f"{assignment}.ipynb"

    def submitted(self, student: str, assignment: str) -> Path:
        """The folder that a student handed in."""
        return self.root / "submitted" / student / assignment

    def runs(self, assignment: str) -> Path:
        """Stored runs of an assignment: observations and verdicts, one file a student."""
        return self.root / ".kit" / "runs" / assignment

    @property
    def decks(self) -> Path:
        """The worked results of the lecture decks."""
        return self.root / "course" / "decks.yml"


def read_settings(path: Path) -> Settings:
    """Read course.yml.

    Raises
    ------
    SettingsError
        If it is missing, not YAML, or a field is wrong.
    """
    try:
        return Settings.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise SettingsError(f"{path.parent.name}/{path.name} is missing: a course's folder needs one.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.parent.name}/{path.name} is not valid YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        where = f", field {place}" if place else ""
        raise SettingsError(f"{path.parent.name}/{path.name}{where}: {first['msg']}. Correct it there.") from error
