"""A trial: an answer in place of the solution, and what its checks published."""

import hashlib
import json
import platform
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

import autograder
from autograder.judge import CellResult, judge_cell
from autograder.observations import Observation, decode, parse_frame
from autograder.runstore import library_digest, other_files
from autograder.verify.exercises import Exercise
from nnbasics import wire

INSIDE = (Path(__file__).parent / "inside.py").read_text(encoding="utf-8")
PRELUDE = f"""import sys as _kit_sys, types as _kit_types
_kit_names = set(globals())
_kit = _kit_types.ModuleType("_kit")
exec({INSIDE!r}, _kit.__dict__)
"""


@dataclass(frozen=True)
class Trial:
    """One answer to one exercise.

    Attributes
    ----------
    test : what runs in place of the exercise's test cell, if not that
    patient : whether it gets more time, alone, if it ran out of it: not a mutant, which dies of that as of anything else
    """

    exercise: Exercise
    name: str
    code: str
    test: str = ""
    patient: bool = True

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that the run depends on (not of tolerances and hints: judging is done anew)."""
        exercise = self.exercise
        versions = [autograder.__version__, np.__version__, platform.python_version(), library_digest()]
        what = [
            PRELUDE,
            exercise.before(self.code),
            self.code,
            self.test or exercise.test.source,
            other_files(exercise.folder),
            versions,
        ]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()


@dataclass(frozen=True)
class Ran:
    """What a trial published, and how it ended."""

    trial: Trial
    status: str
    frames: tuple[str, ...]
    seconds: float = 0.0

    @cached_property
    def observed(self) -> list[Observation]:
        """The frames, parsed."""
        return [parse_frame(text) for text in self.frames]

    @cached_property
    def result(self) -> CellResult:
        """The verdicts, by the committed reference."""
        return judge_cell(self.observed, self.trial.exercise.test)

    @property
    def full(self) -> bool:
        """Whether every check passes."""
        return all(r.verdict.passed for r in self.result.results) and self.result.score == self.trial.exercise.test.points

    @property
    def share(self) -> float:
        """The earned share of the cell's points."""
        return self.result.score / self.trial.exercise.test.points if self.trial.exercise.test.points else 0.0

    def hints(self) -> dict[str, set[str]]:
        """Ids of the misconceptions that each failed check names."""
        return {r.check.name: set(r.verdict.mistake.split("/")) - {""} for r in self.result.results if not r.verdict.passed}

    @cached_property
    def values(self) -> dict[str, Any]:
        """Published values by check; what raised or cannot be judged is missing."""
        found = {}
        for seen in self.observed:
            if not seen.error:
                try:
                    found[seen.check] = decode(seen, wire.MAX_BYTES)
                except wire.WireError:
                    continue
        return found
