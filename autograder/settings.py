"""The course's folder and its `course/course.yml`."""

from functools import lru_cache
from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from autograder import trouble
from autograder.classlife.policy import LatePolicy, When, Withdrawn, utc

HOUR = 3600.0


class SettingsError(ValueError):
    """course.yml is missing or wrong; the message names file, field and next step."""


class Limits(BaseModel):
    """What one submission may use.

    Attributes
    ----------
    seconds : wall-clock time of the whole notebook
    cell_seconds : wall-clock time of one cell, after which it is interrupted
    output_mb : size of all outputs together, in megabytes; what comes later is cut
    cpu_seconds : CPU time of all its processes together; by default max(30 s, 10 times the measured solution)
    memory_mb, disk_mb : memory of all its processes together, and its private disk, in MiB
    processes, open_files : processes and threads alive at once; files that each may have open

    The last five bind in a sealed run only; the files beside the notebook must fit on the disk in any.
    """

    model_config = ConfigDict(extra="forbid")
    seconds: float = Field(default=60, gt=0)
    cell_seconds: float = Field(default=20, gt=0)
    output_mb: float = Field(default=10, gt=0)
    cpu_seconds: float | None = Field(default=None, gt=0)
    memory_mb: int = Field(default=2048, gt=0)
    disk_mb: int = Field(default=64, gt=0)
    processes: int = Field(default=64, gt=0)
    open_files: int = Field(default=64, gt=0)

    def for_solution(self, seconds: float) -> "Limits":
        """The limits with the CPU time that a solution of `seconds` calls for, unless course.yml says another."""
        return self.model_copy(update={"cpu_seconds": self.cpu_seconds or max(30.0, 10 * seconds)})

    def for_plain(self, timeout: int | None, cells: int) -> "Limits":
        """The limits of a plain notebook: nbgrader's own timeout for each cell, unless course.yml says another.

        Parameters
        ----------
        timeout : c.Execute.timeout in seconds; None or below 1 for none, as nbclient takes it
        cells : how many the notebook has: together they may take what stock would let them
        """
        given = self.model_fields_set
        cell = self.cell_seconds if "cell_seconds" in given else timeout if timeout and timeout > 0 else HOUR
        whole = self.seconds if "seconds" in given else min(HOUR, cell * max(1, cells))
        return self.model_copy(update={"cell_seconds": cell, "seconds": whole})


class Assignment(BaseModel):
    """One assignment of the course.

    Attributes
    ----------
    due : in the course's time zone; a date without a time means the end of that day
    extensions : later due dates, by student
    late : what late work loses; by default the course's `late`
    withdrawn : checks that no longer count as they were released
    """

    model_config = ConfigDict(extra="forbid")
    id: str
    title: str
    decks: list[str] = []
    minutes: int | None = None
    limits: Limits = Limits()
    due: When | None = None
    extensions: dict[str, When] = {}
    late: LatePolicy | None = None
    withdrawn: list[Withdrawn] = []

    @model_validator(mode="after")
    def _extensions_are_later(self) -> Self:
        """An extension is a later due date."""
        for student, moment in self.extensions.items():
            if self.due is None or utc(moment, "UTC") < utc(self.due, "UTC"):
                raise ValueError(f"{self.id}: the extension of '{student}' must lie after a due date")
        return self


class Place(BaseModel):
    """Where a heading of a deck is taught: a section of the topic's lecture, and solution cells of its assignment."""

    model_config = ConfigDict(extra="forbid")
    section: str = ""
    exercises: list[str] = []


class Settings(BaseModel):
    """The contents of course.yml.

    Attributes
    ----------
    isolation : "auto" (the strongest that the machine allows), or the least that grading in this course demands
    packages : what notebooks may import beyond the teaching library and what it needs (import names, e.g. scipy)
    timezone : of all dates in course.yml, e.g. Europe/Berlin
    late : what late work loses, where an assignment says nothing else
    deck_map : deck, heading, topic: where the topic teaches what stands under this heading of the deck
    """

    model_config = ConfigDict(extra="forbid")
    title: str
    course_id: str
    isolation: Literal["auto", "full", "landlock", "none"] = "auto"
    packages: list[str] = []
    timezone: str = "UTC"
    late: LatePolicy | None = None
    assignments: list[Assignment]
    deck_map: dict[str, dict[str, dict[str, Place]]] = {}

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        """A time zone that this machine knows."""
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no time zone '{name}' (an example: Europe/Berlin)") from error
        return name

    @field_validator("assignments")
    @classmethod
    def _each_once(cls, entries: list[Assignment]) -> list[Assignment]:
        """One entry an assignment: of two, the commands would take one."""
        ids = [entry.id for entry in entries]
        if twice := next((name for name in ids if ids.count(name) > 1), None):
            raise ValueError(f"'{twice}' stands there twice, and only one entry would count")
        return entries

    def assignment(self, name: str) -> Assignment:
        """Return the assignment's settings; SettingsError lists what exists if it is unknown."""
        for assignment in self.assignments:
            if assignment.id == name:
                return assignment
        known = ", ".join(a.id for a in self.assignments) or "none yet"
        raise SettingsError(f"no assignment '{name}' in course/course.yml. There are: {known}.")

    def limits(self, name: str) -> Limits:
        """What one submission may use; the defaults, for an assignment that course.yml does not know."""
        return next((a.limits for a in self.assignments if a.id == name), Limits())


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
        """The misconception bank: a folder with one file for each solution cell."""
        return self.root / "autograder" / "misconceptions" / assignment

    def solution(self, assignment: str) -> Path:
        """The executed model answer."""
        return self.root / "solutions" / assignment / f"{assignment}.ipynb"

    def submitted(self, student: str, assignment: str) -> Path:
        """The folder that a student handed in."""
        return self.root / "submitted" / student / assignment

    def autograded(self, student: str, assignment: str) -> Path:
        """The graded notebook."""
        return self.root / "autograded" / student / assignment / f"{assignment}.ipynb"

    def feedback(self, student: str, assignment: str) -> Path:
        """A student's feedback page."""
        return self.root / "feedback" / student / assignment / f"{assignment}.html"

    def runs(self, assignment: str) -> Path:
        """Stored runs of an assignment: observations and verdicts, one file a student."""
        return self.root / ".kit" / "runs" / assignment

    def pages(self, assignment: str) -> Path:
        """What of the gradebook each feedback page shows, one file a student."""
        return self.root / ".kit" / "pages" / assignment

    @property
    def decks(self) -> Path:
        """The worked results of the lecture decks."""
        return self.root / "course" / "decks.yml"

    @property
    def errata(self) -> Path:
        """What the decks get wrong; errata.md is written beside it."""
        return self.root / "course" / "errata.yml"


def read_settings(path: Path) -> Settings:
    """Read course.yml.

    Raises
    ------
    SettingsError
        If it is missing, not YAML, or a field is wrong.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        if not text.strip():
            raise SettingsError(f"{name} is empty: it needs title, course_id and assignments. Put back an earlier version.")
        return _parsed(text)
    except FileNotFoundError:
        raise SettingsError(f"{name} is missing: a course's folder needs one.") from None
    except (UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise SettingsError(f"{name}{trouble.of_yaml(error, path)}") from error


@lru_cache(maxsize=8)
def _parsed(text: str) -> Settings:
    """Nbgrader's steps ask for the settings several times a student."""
    return Settings.model_validate(yaml.safe_load(text))
