"""Stability: the same verdicts under other BLAS thread counts and by other interpreters.

Float32 inputs are among the right rewritings (rewrites.py), since they must earn everything too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import nnbasics
from autograder.runs import FINISHED
from autograder.sent import without_options
from autograder.verify.exercises import Exercise, VerifyError
from autograder.verify.measured import Work
from autograder.verify.trials import Ran, Trial

PART = "stability"
THREADS = ("1", "2")
SECONDS = 300
SUPPORTED = ("3.11", "3.14")  # the oldest and the newest Python
# what another interpreter runs: earlier cells, answer and test cell of each trial, without Jupyter
DRIVER = """
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
from nnbasics import _publish
import os, numpy
os.environ["NNBASICS_PUBLISH"] = "1"
for before, code, test in json.load(sys.stdin):
    frames, scope = [], {"__name__": "__main__"}
    _publish._send = lambda frame, kept=frames: kept.append(json.dumps(frame))
    for source in [*before, code, test]:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "cell", "exec"), scope)
    print(json.dumps(frames))
print(json.dumps([sys.version.split()[0], numpy.__version__]))
"""


def measure(work: Work, pythons: tuple[str, ...] = ()) -> None:
    """Judge solutions and misconceptions as run elsewhere; any verdict that differs is a finding."""
    trials = [t for exercise in work.subject.exercises for t in _trials(work, exercise)]
    usual = work.run(trials)
    seen, places = {sys.version.split()[0]}, []
    for threads in THREADS:
        environment = {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads, "MKL_NUM_THREADS": threads}
        _, there = elsewhere(sys.executable, trials, environment)
        places.append(f"{threads} BLAS thread{'s' * (threads != '1')}")
        _compare(work, usual, there, places[-1])
    for python in pythons:
        version, there = elsewhere(python, trials)
        seen.add(version.split()[1])
        places.append(version)
        _compare(work, usual, there, version)
    work.measured.notes.append(f"solutions and misconceptions were judged by {', '.join(places)} as well")
    missing = [v for v in SUPPORTED if not any(s.startswith(f"{v}.") for s in seen)]
    if missing:
        work.measured.notes.append(f"not run: Python {' and '.join(missing)} (give one that has numpy: --python PATH)")
    if not pythons:
        work.measured.notes.append("not run: numpy's oldest and newest supported versions (only the installed one)")


def _trials(work: Work, exercise: Exercise) -> list[Trial]:
    bank = [Trial(exercise, m.id, m.code) for m in work.subject.wrong if m.cell == exercise.id]
    return [Trial(exercise, "solution", exercise.code), *bank]


def _compare(work: Work, usual: list[Ran], there: list[Ran], where: str) -> None:
    for here, other in zip(usual, there, strict=True):
        exercise = here.trial.exercise.id
        work.measured.count(exercise, "stability")
        if _verdicts(here) != _verdicts(other):
            pairs = zip(_verdicts(here), _verdicts(other), strict=True)
            changed = [f"{a[0]}: {' '.join(a[1:])} here, {' '.join(b[1:])} there" for a, b in pairs if a != b]
            work.find(PART, exercise, f"{here.trial.name} is judged otherwise by {where}", "\n".join(changed))


def _verdicts(ran: Ran) -> list[tuple[str, str, str]]:
    return [(r.check.name, r.verdict.status, r.verdict.mistake) for r in ran.result.results]


def elsewhere(python: str, trials: list[Trial], environment: dict[str, str] | None = None) -> tuple[str, list[Ran]]:
    """Run trials of ours (solutions, the bank) in a plain interpreter that has numpy; return its name and what they published.

    Raises
    ------
    OSError
        If there is no such program.
    VerifyError
        If it is no Python with numpy.
    """
    what = json.dumps([[t.exercise.before(t.code), t.code, without_options(t.exercise.test.source)] for t in trials])
    env = {**os.environ, "PYTHONPATH": str(Path(nnbasics.__path__[0]).parent), **(environment or {})}
    done = subprocess.run(  # noqa: S603 - the interpreter that the instructor named
        [python, "-c", DRIVER], input=what, env=env, capture_output=True, text=True, check=False, timeout=SECONDS
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("[")]
    if done.returncode or len(lines) != len(trials) + 1:
        said = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode} and said nothing"])[-1]
        raise VerifyError(f"{python} cannot run the trials ({said}). Give a Python that has numpy: --python PATH")
    version = "Python {} with numpy {}".format(*json.loads(lines[-1]))
    return version, [Ran(t, FINISHED, tuple(json.loads(line))) for t, line in zip(trials, lines, strict=False)]
