"""The primitive of all measurements: an answer in place of the solution, run as builds are, with what its checks published.

Many trials share a run, and even a cell of it, since messages cost more than answers: before each trial all names are
forgotten and the earlier cells run anew, and the solution comes last. If it does not publish what it publishes alone, cell
by cell, a trial has left something behind (patched NumPy, say) or ended the process, and each of them is run again by itself.
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
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder import engine
from autograder.execute import ObservingExecute
from autograder.observations import parse_frame
from autograder.runs import FINISHED, INTERNAL, TIMEOUT, Run
from autograder.sent import without_options
from autograder.settings import Limits
from autograder.verify.exercises import Exercise, VerifyError
from autograder.verify.trials import PRELUDE, Ran, Trial

CACHE = Path(".kit") / "verify"
AT_ONCE = 40  # trials of one run
BATCH = "batch"
AMPLE: dict[str, Any] = {"cpu_seconds": 600, "output_mb": 50, "disk_mb": 1024}  # what a run reads is the instructor's
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
        self._judged: dict[tuple[Exercise, str, str], Ran] = {}  # judging costs more than running
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
            list(pool.map(self._batch, _batches(missing, self._jobs)))
        return [self._recall(trial) for trial in trials]

    def save(self, *, forget: bool) -> None:
        """Write what is known; with `forget`, only what was used since the start. The file is replaced at once."""
        if self._cache is None:
            return
        kept = {k: v for k, v in self._known.items() if k in self._used or not forget}
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        half = self._cache.with_suffix(".tmp")
        half.write_text(json.dumps(kept), encoding="utf-8")
        half.replace(self._cache)

    def _recall(self, trial: Trial) -> Ran:
        self._used.add(trial.digest)
        known = self._known[trial.digest]
        ran = Ran(trial, known["status"], tuple(known["frames"]), known["seconds"])
        return self._judged.setdefault((trial.exercise, trial.name, trial.digest), ran)

    def _alone(self, trial: Trial) -> Ran:
        if trial.digest not in self._known:
            self._keep(self._one_by_one([trial]))
        return self._recall(trial)

    def _keep(self, done: Iterable[Ran]) -> None:
        with self._lock:
            for ran in done:
                self.executed += 1
                self._known[ran.trial.digest] = {"status": ran.status, "frames": ran.frames, "seconds": ran.seconds}

    def _batch(self, batch: list[Trial]) -> None:
        """Run a batch and keep it at once: an interrupt loses only what still runs."""
        self._keep(self._tried(batch))

    def _tried(self, batch: list[Trial]) -> list[Ran]:
        """Run a batch; apart if one of them touched another, or ended the process."""
        control = self.control(batch[0].exercise)
        again = Trial(batch[0].exercise, "control", batch[0].exercise.code)
        found = self._together([*batch, again], _limit(control))
        if len(found) > len(batch) and found[-1].frames == control.frames:
            # a busy machine may have been slow: what ran out of time gets more of it, alone
            slow = [r.status == TIMEOUT and r.trial.patient for r in found[:-1]]
            return [self._one_by_one([r.trial], PATIENCE)[0] if s else r for r, s in zip(found[:-1], slow, strict=True)]
        return self._one_by_one(batch)

    def _one_by_one(self, batch: list[Trial], longer: float = 1.0) -> list[Ran]:
        limits = [longer * _limit(self._controls.get(trial.exercise)) for trial in batch]
        return [self._apart(t, seconds) for t, seconds in zip(batch, limits, strict=True)]

    def _together(self, trials: list[Trial], seconds: float) -> list[Ran]:
        """All in one cell; those of which nothing came are missing at the end."""
        played = [[*t.exercise.before(t.code), t.code, without_options(_test(t))] for t in trials]
        code = f"_kit.play({played!r}, {seconds!r}, globals(), _kit_names)"
        limits = Limits(seconds=60 + seconds * len(trials), cell_seconds=30 + seconds * len(trials), **AMPLE)
        run = _executed([_graded(code, BATCH)], limits, trials[0].exercise.folder)
        told = [json.loads(parse_frame(text).value["text"]) for text in run.collector.frames.get(BATCH, ())]
        return [
            Ran(trial, TIMEOUT if one["late"] else FINISHED, tuple(one["frames"]), run.seconds)
            for trial, one in zip(trials, told, strict=False)
        ]

    def _apart(self, trial: Trial, seconds: float) -> Ran:
        """In a run of its own, cell by cell as students have it."""
        limits = Limits(seconds=60 + seconds, cell_seconds=seconds, **AMPLE)
        earlier = [new_code_cell(source) for source in trial.exercise.before(trial.code)]
        cells = [*earlier, new_code_cell(trial.code), _graded(_test(trial), BATCH)]
        run = _executed(cells, limits, trial.exercise.folder)
        frames = tuple(run.collector.frames.get(BATCH, ()))
        late = any(parse_frame(text).error == "KeyboardInterrupt" for text in frames)
        return Ran(trial, TIMEOUT if late else FINISHED if BATCH in run.reached else run.status, frames, run.seconds)


def _executed(cells: list[NotebookNode], limits: Limits, folder: Path) -> Run:
    """Run cells behind our helpers: the instructor's answers, and what we make of them."""
    execute = ObservingExecute()
    execute.limits, execute.max_frames, execute.isolation = limits, 100_000, engine.TRUSTED
    try:
        notebook = new_notebook(cells=[new_code_cell(PRELUDE), *cells])
        _, resources = execute.preprocess(notebook, {"metadata": {"path": str(folder)}})
    finally:
        ensure_event_loop().close()  # nbclient leaves its loop to the thread
    run: Run = resources["kit_run"]
    if run.status == INTERNAL:
        raise VerifyError(f"a run failed through no fault of the trial: {run.detail}")
    return run


def _test(trial: Trial) -> str:
    return trial.test or trial.exercise.test.source


def _graded(code: str, name: str) -> NotebookNode:
    mark = {"grade": True, "locked": True, "solution": False, "grade_id": name, "schema_version": 3}
    return new_code_cell(code, metadata={"nbgrader": mark})


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
