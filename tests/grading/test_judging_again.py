"""Judging a stored run again: only cells whose part of the reference has changed, with the verdicts of judging all anew."""

import copy
import json
from dataclasses import replace

import pytest

from autograder.classlife import withdrawn
from autograder.classlife.policy import Withdrawn
from autograder.referencefile import load
from autograder.runstore import StoredRun
from autograder.settings import Course
from nnbasics import wire
from tests.support import minicourse

ID = minicourse.ID


@pytest.fixture
def reference(mini_course):
    """What the mini course's two test cells are compared with."""
    return load(Course(mini_course).reference(ID), ID)


def a_run(reference):
    """Right answers to every check, stored and judged."""
    run = StoredRun("ada", ID, "digest")
    for cell in reference.test_cells:
        run.frames[cell.id] = [json.dumps({"check": c.name, "value": wire.encode(c.reference.value)}) for c in cell.checks]
    run.judge(reference)
    return run


def changed(mini_course, tmp_path, change):
    """The reference after `change` was made to its file's data."""
    data = json.loads(Course(mini_course).reference(ID).read_text(encoding="utf-8"))
    change(data["cells"])
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return load(path, ID)


def first_check(cells, cell_id):
    """The first check of a cell, in a reference file's data."""
    return next(cell for cell in cells if cell["id"] == cell_id)["checks"][0]


CHANGES = {
    "value": lambda check: check.update(value=wire.encode(-1.0)),
    "tolerance": lambda check: check.update(rtol=1e-9),
    "digits": lambda check: check.update(digits=2),
    "weight": lambda check: check.update(weight=5.0),
    "hidden": lambda check: check.update(hidden=not check["hidden"]),
    "mistake": lambda check: check["mistakes"].append({"id": "M1", "hint": "Look again.", "value": wire.encode(7.0)}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_one_cell_changes_and_one_is_judged(mini_course, tmp_path, reference, what):
    """Whatever changes in one cell, its verdicts are those of judging all anew; the other cell's frames are not even read."""
    one, other = (cell.id for cell in reference.test_cells)
    new = changed(mini_course, tmp_path, lambda cells: CHANGES[what](first_check(cells, one)))
    run, anew = a_run(reference), a_run(reference)
    assert run.score == sum(cell.points for cell in reference.test_cells)
    run.frames[other] = ["not a frame"]
    run.judge(new)
    anew.cells = []
    anew.judge(new)
    assert (run.cells, run.fingerprint) == (anew.cells, new.fingerprint)


def test_nothing_changed_but_the_file(mini_course, tmp_path, reference):
    """A build that measured other seconds has every verdict stay as it was."""
    run, new = a_run(reference), changed(mini_course, tmp_path, lambda _cells: None)
    assert new.fingerprint != reference.fingerprint  # it is written in another form
    before = copy.deepcopy(run.cells)
    run.frames = {}
    run.judge(new)
    assert run.cells == before


def test_a_check_withdrawn_and_restored(reference):
    """Withdrawing a check has its cell judged again, and so has taking that back."""
    cell = reference.test_cells[0]
    run = a_run(reference)
    wrong = [json.dumps({"check": check.name, "value": wire.encode(-99.0)}) for check in cell.checks]
    run.frames[cell.id], run.cells = wrong, []
    run.judge(reference)
    others = run.score
    full = withdrawn.apply(reference, [Withdrawn(cell=cell.id, how="full", why="It asked for the wrong thing.")])
    run.judge(full)
    assert run.score == others + cell.points
    run.judge(withdrawn.apply(reference, [Withdrawn(cell=cell.id, how="full", why="Other words.")]))
    assert run.cells[0]["checks"][0]["why"] == "Other words."
    run.judge(reference)
    assert run.score == others


def test_a_reference_that_does_not_know_its_cells(reference):
    """Without fingerprints everything is judged, as it is in a run that was stored before there were any."""
    bare = replace(reference, cells=tuple(replace(cell, fingerprint="") for cell in reference.cells))
    run = a_run(bare)
    run.frames = {}
    run.judge(bare)
    assert run.score == 0
    older = a_run(reference)
    for cell in older.cells:
        del cell["fingerprint"]
    older.frames = {}
    older.judge(reference)
    assert older.score == 0
