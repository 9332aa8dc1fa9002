"""Run submissions ahead of nbgrader: several at once, while one writer keeps the gradebook.

Each is run in a thread of its own (the student's code is in another process); when nbgrader comes to it, `KitExecute`
takes the finished run instead of running again. A run is taken only for exactly the cells that nbgrader has restored
itself; otherwise it is dropped and the notebook runs then.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from nbgrader import utils

from autograder import engine, submission
from autograder.reference import AssignmentReference
from autograder.runs import Run
from autograder.settings import Course


@dataclass(frozen=True)
class Executed:
    """A finished run: what was run (its key), each cell's outputs, and the Run."""

    key: str
    outputs: list[list[NotebookNode]]
    run: Run


FEW = 3  # students, for whom a rehearsal takes as long as it saves
Ready = dict[str, Executed]  # one student's finished runs, by notebook
_ready: dict[tuple[str, str, str], Executed] = {}
_lock = threading.Lock()


def key_of(nb: NotebookNode) -> str:
    """SHA-256 of what is run: type, text and grade id of every cell."""
    cells = [[c.cell_type, c.source, c.metadata.get("nbgrader", {}).get("grade_id")] for c in nb.cells]
    return hashlib.sha256(json.dumps(cells).encode("utf-8", "surrogatepass")).hexdigest()


def execute(course: Course, reference: AssignmentReference, student: str) -> Ready:
    """Restore and run one submission."""
    name = reference.assignment
    path = course.submitted(student, name) / f"{name}.ipynb"
    folders = [path.parent, course.source(name).parent]
    limits = course.settings.limits(name).for_solution(reference.seconds)
    done = submission.attempt(path, reference, limits, folders)
    return {name: executed(done.nb, done.run)}


def executed(nb: NotebookNode, run: Run) -> Executed:
    """What is kept of a notebook that ran."""
    return Executed(key_of(nb), [cell.get("outputs", []) for cell in nb.cells], run)


def offer(assignment: str, student: str, ready: Ready) -> None:
    """Keep finished runs until nbgrader comes to this student."""
    with _lock:
        _ready.update({(assignment, student, notebook): executed for notebook, executed in ready.items()})


def offered(assignment: str, student: str, notebook: str) -> bool:
    """Whether a finished run waits for nbgrader."""
    with _lock:
        return (assignment, student, notebook) in _ready


def take(assignment: str, student: str, notebook: str, nb: NotebookNode) -> Run | None:
    """Put a finished run's outputs into the notebook and return its Run; None if there is none for exactly these cells."""
    with _lock:
        executed = _ready.pop((assignment, student, notebook), None)
    if executed is None or executed.key != key_of(nb):
        return None
    for cell, outputs in zip(nb.cells, executed.outputs, strict=True):
        if cell.cell_type == "code":
            cell.outputs = outputs
    return executed.run


def rehearse(course: Course, assignment: str, students: Sequence[str]) -> None:
    """Have the warm process run what every submission begins with: what that loads and draws, it keeps for all."""
    warm, source = engine.warm_process(), course.source(assignment)
    if warm is not None and len(students) > FEW and source.exists():
        warm.rehearse(given_cells(nbformat.read(source, as_version=4)))


def given_cells(nb: NotebookNode) -> list[str]:
    """The instructor's code before the first cell that a student answers."""
    given = []
    for cell in nb.cells:
        if utils.is_solution(cell):
            break
        if cell.cell_type == "code" and not utils.is_grade(cell):
            given.append(cell.source)
    return given


def in_parallel(
    prepare: Callable[[str], Callable[[], Ready]], students: Sequence[str], jobs: int
) -> Iterator[tuple[str, Ready]]:
    """Yield students with their finished runs, in the order in which they finish; at most 2 x jobs wait at a time.

    Parameters
    ----------
    prepare : is given a student and returns what a thread has to do; called in the caller's own
    """
    waiting = list(reversed(students))
    running: dict[Future[Ready], str] = {}
    pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="run")
    finished = False
    try:
        while waiting or running:
            while waiting and len(running) < 2 * jobs:
                student = waiting.pop()
                running[pool.submit(_ready_or_nothing, prepare(student))] = student
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
        finished = True
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if not finished:
            _end(running)


def _ready_or_nothing(work: Callable[[], Ready]) -> Ready:
    """What has run; nothing if it could not (unreadable, no space): nbgrader meets the same, and it is said there."""
    try:
        return work()
    except Exception:  # noqa: BLE001 - one student's files must not stop the class
        return {}


def _end(running: Iterable[Future[Ready]]) -> None:
    """Interrupted: what runs now would only be waited for. One that was just about to start is ended when it has."""
    engine.stop()
    while wait([future for future in running if not future.done()], timeout=0.2).not_done:
        engine.stop()
