"""The primitive of all measurements: an answer in place of the solution, run sealed, with what its checks published.

Many trials share a run, as when the course is built: before each one all names are forgotten and the earlier cells run
anew, and the solution comes last. If it does not publish what it publishes alone, a trial has left something behind
(patched NumPy, say), and each of them is run again by itself.
"""

import json
import math
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_event_loop
from nbformat.v4 import new_code_cell, new_notebook

from autograder.execute import ObservingExecute
from autograder.observations import parse_frame
from autograder.runs import FINISHED, INTERNAL, TIMEOUT, Run
from autograder.settings import Limits
from autograder.verify.exercises import Exercise, VerifyError
from autograder.verify.trials import PRELUDE, Ran, Trial

CACHE = Path(".kit") / "verify"
AT_ONCE = 24  # trials of one run
MIN_SECONDS = 2.0
PATIENCE = 3.0


class Bench:
    """Runs trials, several runs at once, and remembers them in a file.

    Parameters
    ----------
    cache : file that keeps what ran; None to keep nothing
    jobs : runs at once
    """

    def __init__(self, cache: Path | None, jobs: int) -> None:
        self._cache, self._jobs = cache, jobs
        self._known: dict[str, Any] = _read(cache) if cache else {}
        self._used: set[str] = set()
        self._lock = threading.Lock()
        self._controls: dict[Exercise, Ran] = {}
        self.executed = 0

    def settled(self, exercise: Exercise) -> Exercise:
        """The exercise with as many earlier cells as its solution needs to be right."""
        control = self._alone(Trial(exercise, "solution", exercise.code))
        if control.full:
            return exercise
        longer = replace(exercise, whole=True)
        return longer if self._alone(Trial(longer, "solution", longer.code)).full else exercise

    def control(self, exercise: Exercise) -> Ran:
        """The solution in a run of its own."""
        with self._lock:
            known = self._controls.get(exercise)
        ran = known or self._alone(Trial(exercise, "solution", exercise.code))
        with self._lock:
            self._controls[exercise] = ran
        return ran

    def run(self, trials: Sequence[Trial]) -> list[Ran]:
        """Run trials, each at most once; return them in their order."""
        unique = {trial.digest: trial for trial in trials}
        missing = [trial for digest, trial in unique.items() if digest not in self._known]
        for exercise in {trial.exercise: None for trial in missing}:
            self.control(exercise)
        with ThreadPoolExecutor(max_workers=self._jobs, thread_name_prefix="trial") as pool:
            for batch in pool.map(self._batch, _batches(missing, self._jobs)):
                self._keep(batch)
        return [self._recall(trial) for trial in trials]

    def save(self, *, forget: bool) -> None:
        """Write what is known; with `forget`, only what was used since the start."""
        if self._cache is None:
            return
        kept = {k: v for k, v in self._known.items() if k in self._used or not forget}
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        self._cache.write_text(json.dumps(kept), encoding="utf-8")

    def _recall(self, trial: Trial) -> Ran:
        self._used.add(trial.digest)
        known = self._known[trial.digest]
        return Ran(trial, known["status"], tuple(known["frames"]), known["seconds"])

    def _alone(self, trial: Trial) -> Ran:
        if trial.digest not in self._known:
            self._keep(self._one_by_one([trial]))
        return self._recall(trial)

    def _keep(self, done: Iterable[Ran]) -> None:
        with self._lock:
            for ran in done:
                self.executed += 1
                self._known[ran.trial.digest] = {"status": ran.status, "frames": ran.frames, "seconds": ran.seconds}

    def _batch(self, batch: list[Trial]) -> list[Ran]:
        """Run a batch; go on behind a trial that ended the run, and apart if one of them touched another."""
        control = self.control(batch[0].exercise)
        again = Trial(batch[0].exercise, "control", batch[0].exercise.code)
        run = self._execute([*batch, again], _limit(control))
        if tuple(run.collector.frames.get(_grade_id(len(batch)), ())) == control.frames:
            found = [_ran(trial, n, run) for n, trial in enumerate(batch)]
            # a busy machine may have been slow: what ran out of time gets more of it, alone
            return [self._one_by_one([r.trial], PATIENCE)[0] if r.status == TIMEOUT and r.trial.patient else r for r in found]
        return self._one_by_one(batch)

    def _one_by_one(self, batch: list[Trial], longer: float = 1.0) -> list[Ran]:
        limits = [longer * _limit(self._controls.get(trial.exercise)) for trial in batch]
        return [_ran(t, 0, self._execute([t], seconds)) for t, seconds in zip(batch, limits, strict=True)]

    def _execute(self, trials: list[Trial], seconds: float) -> Run:
        exercise = trials[0].exercise
        cells = [new_code_cell(PRELUDE)]
        for n, trial in enumerate(trials):
            mark = {"grade": True, "locked": True, "solution": False, "grade_id": _grade_id(n), "schema_version": 3}
            test = new_code_cell(trial.test or exercise.test.source, metadata={"nbgrader": mark})
            reset = "\n".join(["_kit.forget(globals(), _kit_names)", *exercise.before(trial.code)])
            cells += [new_code_cell(reset), new_code_cell(trial.code), test]
        execute = ObservingExecute()
        execute.limits = Limits(seconds=60 + seconds * len(trials), cell_seconds=seconds, cpu_seconds=600, output_mb=50)
        execute.max_frames = 100_000
        try:
            _, resources = execute.preprocess(new_notebook(cells=cells), {"metadata": {"path": str(exercise.folder)}})
        finally:
            ensure_event_loop().close()  # nbclient leaves its loop to the thread
        run: Run = resources["kit_run"]
        if run.status == INTERNAL:
            raise VerifyError(f"a run failed through no fault of the trial: {run.detail}")
        return run


def _grade_id(number: int) -> str:
    return f"trial#{number}"


def _ran(trial: Trial, number: int, run: Run) -> Ran:
    reached = _grade_id(number) in run.reached
    status = run.status if not reached else FINISHED
    frames = tuple(run.collector.frames.get(_grade_id(number), ()))
    if any(parse_frame(text).error == "KeyboardInterrupt" for text in frames):
        status = TIMEOUT
    return Ran(trial, status, frames, run.seconds)


def _limit(control: Ran | None) -> float:
    """Ten times what the solution takes with all that is around it."""
    return max(MIN_SECONDS, 10 * control.seconds) if control else 60.0


def _batches(trials: Sequence[Trial], jobs: int) -> list[list[Trial]]:
    """Trials of one exercise together, in runs of similar length for all processors."""
    found: list[list[Trial]] = []
    for exercise in {trial.exercise: None for trial in trials}:
        mine = [trial for trial in trials if trial.exercise == exercise]
        runs = max(1, math.ceil(len(mine) / AT_ONCE), min(jobs, len(mine) // 4))
        found += [mine[n::runs] for n in range(runs)]
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
