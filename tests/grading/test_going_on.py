"""Interrupted, repeated, changed, broken from outside: nothing finished is lost, nothing is scored that is our fault."""

import shutil
import signal
import time

import nbformat
import pytest
from nbgrader.api import Gradebook, MissingEntry

from autograder import ahead, runstore
from autograder.runs import Run
from autograder.settings import Course
from tests.grading.conftest import COURSE, NBGRADER, build, grade, run
from tests.support import minicourse, processes

ID = minicourse.ID
RIGHT = minicourse.RIGHT
HALF = {**RIGHT, "square_sum": "def square_sum(x):\n    return 0.0"}


def submit(root, student, answers=None, *own):
    """Hand in answers (right ones, unless given), with cells of one's own at the end."""
    nb = minicourse.solve(minicourse.release(root), RIGHT if answers is None else answers)
    nb.cells += [minicourse.new_code_cell(source) for source in own]
    return minicourse.submit(root, student, nb)


def gradebook(root):
    """The course's gradebook."""
    return Gradebook(f"sqlite:///{root}/gradebook.db", "kit")


def all_grades(root):
    """Every grade in the gradebook: student, cell, automatic score, score that counts, whether somebody must look."""
    with gradebook(root) as book:
        return {
            (submission.student.id, grade.name): (grade.auto_score, grade.score, grade.needs_manual_grade)
            for submission in book.assignment_submissions(ID)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def test_an_interrupt_loses_no_finished_student(mini, start):
    """Ctrl-C while two endless notebooks run: who is finished is kept, nobody else is begun or scored, no process is left."""
    settings = mini / "course" / "course.yml"
    longer = settings.read_text().replace("seconds: 20, cell_seconds: 3", "seconds: 600, cell_seconds: 600")
    settings.write_text(longer)
    submit(mini, "ada")
    for student in ("ben", "eve", "fay", "gil"):
        submit(mini, student, RIGHT, "import subprocess, time\nsubprocess.Popen(['sleep', '900'])\ntime.sleep(900)")
    process = start(mini, COURSE, "grade", ID, "--jobs", "2")
    page = mini / "feedback/ada" / ID
    assert processes.wait_until(lambda: page.exists() and len(processes.below(process.pid, "sleep")) == 2)
    running = processes.below(process.pid)
    process.send_signal(signal.SIGINT)
    begun = set()
    while process.poll() is None:
        begun |= processes.below(process.pid, "sleep") - running
        time.sleep(0.01)
    output, _ = process.communicate(timeout=60)
    assert not begun
    assert process.returncode == 130
    assert "1 finished students are kept" in output
    assert "Traceback" not in output
    assert processes.wait_until(lambda: not any(map(processes.runs, running)))
    assert {student for student, _ in all_grades(mini)} == {"ada"}
    for student in ("ben", "eve", "fay", "gil"):
        submit(mini, student)
    results, done = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == {
        "ada": ("unchanged", 10), **dict.fromkeys(("ben", "eve", "fay", "gil"), ("finished", 10)),
    }  # fmt: skip
    assert done.returncode == 0


@pytest.mark.long
def test_only_what_changed_is_run_again(mini):
    """Unchanged submissions are skipped; a changed cell, a changed file beside the notebook and --force are not."""
    uses_file = {
        **RIGHT,
        "double": "import numpy as np\nfrom helper import factor\ndef double(x):\n    return factor * np.asarray(x)",
    }
    for student in ("ada", "ben", "eve"):
        submit(mini, student, uses_file if student == "eve" else RIGHT)
    helper = mini / "submitted/eve" / ID / "helper.py"
    helper.write_text("factor = 2\n")
    first, _ = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in first.items()} == dict.fromkeys(("ada", "ben", "eve"), ("finished", 10))
    again, done = grade(mini, ID)
    assert {r["status"] for r in again.values()} == {"unchanged"}
    assert [r["score"] for r in again.values()] == [10, 10, 10]
    assert done.returncode == 0
    submit(mini, "ben", HALF)
    helper.write_text("factor = 3\n")
    third, _ = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in third.items()} == {
        "ada": ("unchanged", 10), "ben": ("finished", 6), "eve": ("finished", 4),
    }  # fmt: skip
    forced, _ = grade(mini, ID, "--student", "ada", "--force")
    assert {s: r["status"] for s, r in forced.items()} == {"ada": "finished"}


@pytest.mark.long
def test_what_is_missing_is_made_up(mini):
    """A lost feedback page is written without a run; a lost gradebook entry or graded file means that it runs again."""
    for student in ("ada", "ben"):
        submit(mini, student)
    grade(mini, ID)
    page = mini / "feedback/ada" / ID / f"{ID}.html"
    page.unlink()
    shutil.rmtree(mini / "autograded/ben")
    results, _ = grade(mini, ID)
    assert {s: r["status"] for s, r in results.items()} == {"ada": "unchanged", "ben": "finished"}
    assert "10 of 10 points" in page.read_text(encoding="utf-8")


@pytest.mark.long
def test_a_timeout_is_tried_again(mini):
    """A timeout may have been the machine's: the next run does not reuse it."""
    settings = mini / "course" / "course.yml"
    settings.write_text(settings.read_text().replace("cell_seconds: 3", "cell_seconds: 1"))
    submit(mini, "ada", RIGHT, "import time\ntime.sleep(60)")
    for _ in range(2):
        results, done = grade(mini, ID)
        assert (results["ada"]["status"], results["ada"]["score"]) == ("timeout", 10)
        assert results["ada"]["seconds"] > 1
        assert done.returncode == 1


@pytest.mark.long
def test_an_older_release_is_noted_and_graded(mini):
    """Work on a release that was corrected since is graded by the new tests; a submission graded before runs again."""
    submit(mini, "ada")
    grade(mini, ID)
    path = mini / "source" / ID / f"{ID}.ipynb"
    nb = nbformat.read(path, as_version=4)
    cell = next(c for c in nb.cells if c.id == "test_double")
    assert 'check("double of 3"' in cell.source
    cell.source = cell.source.replace("double(3.0)", "double(-5.5)").replace("[1.5, -2.25]", "[6.5, -2.25]")
    nbformat.write(nb, path)
    build(mini)
    results, _ = grade(mini, ID)
    assert (results["ada"]["status"], results["ada"]["score"]) == ("finished", 10)
    assert any("older release" in note for note in results["ada"]["notes"])
    graded = (mini / "autograded/ada" / ID / f"{ID}.ipynb").read_text(encoding="utf-8")
    assert "double(-5.5)" in graded
    assert "double(3.0)" not in graded


def test_a_manual_score_survives(mini):
    """What a person decided in the gradebook counts after a regrade, and the automatic score beside it is the new one."""
    submit(mini, "ada")
    grade(mini, ID)
    with gradebook(mini) as book:
        kept = book.find_grade("test_square_sum", ID, ID, "ada")
        kept.manual_score, kept.extra_credit = 3.5, 0.25
        book.db.commit()
    submit(mini, "ada", HALF)
    results, _ = grade(mini, ID)
    assert (results["ada"]["status"], results["ada"]["score"]) == ("finished", 6)
    assert all_grades(mini) == {
        ("ada", "test_double"): (6.0, 6.0, False),
        ("ada", "test_square_sum"): (0.0, 3.75, True),
    }
    assert "9.75 of 10 points" in (mini / "feedback/ada" / ID / f"{ID}.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_nbgraders_own_command_gives_the_same_grades(mini, tmp_path):
    """`nbgrader autograde` and `course grade` write the same grades, refuse the same, and leave the same files."""
    submit(mini, "ada")
    submit(mini, "ben", HALF)
    submit(mini, "copy").rename(mini / "submitted/copy" / ID / f"{ID} (2).ipynb")
    submit(mini, "dies", {**RIGHT, "square_sum": "import os\nos._exit(1)"})
    for student, text in (("broken", "{"), ("empty", "")):
        submit(mini, student).write_text(text)
    (mini / "submitted/ada" / ID / "secret.json").symlink_to(mini / "autograder/references" / f"{ID}.json")
    other = shutil.copytree(mini, tmp_path / "other", symlinks=True)
    results, _ = grade(mini, ID)
    done = run(other, NBGRADER, "autograde", ID)
    assert done.returncode == 1  # two were refused, and nbgrader says so
    ours, theirs = all_grades(mini), all_grades(other)
    refused = {s for s, r in results.items() if r["status"] == "refused"}
    assert refused == {"broken", "empty"}
    assert {key: grade for key, grade in theirs.items() if key[0] not in refused} == ours
    assert all(auto is None for (student, _), (auto, _, _) in theirs.items() if student in refused)
    assert (
        {s: sum(a for (who, _), (a, _, _) in ours.items() if who == s) for s in results if s not in refused}
        == {s: r["score"] for s, r in results.items() if s not in refused}
        == {"ada": 10, "ben": 6, "copy": 10, "dies": 6}
    )
    for root in (mini, other):
        assert {p.name for p in (root / "autograded").glob("*/*/*")} == {f"{ID}.ipynb"}
    assert {p.parent.parent.name for p in (other / "autograded").glob("*/*/*")} == set(results) - refused
    assert run(other, NBGRADER, "generate_feedback", ID).returncode == 0
    assert {p.parent.parent.name for p in (other / "feedback").glob("*/*/*.html")} == set(results)  # the refused read why


@pytest.mark.long
def test_judged_again_without_running(mini):
    """Points, a tolerance or a hint that changes moves marks without executing; a person's score stays, pages follow."""
    nearly = dict(RIGHT)
    nearly["square_sum"] = "import numpy as np\n\n\ndef square_sum(x):\n    return float((np.asarray(x) ** 2).sum()) * 1.0001"
    submit(mini, "ada")
    submit(mini, "ben", nearly)
    first, _ = grade(mini, ID)
    assert {s: r["score"] for s, r in first.items()} == {"ada": 10, "ben": 6}
    path = mini / "source" / ID / f"{ID}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("rtol=1e-6", "rtol=1e-3"), encoding="utf-8")
    build(mini)
    ran = {s: (mini / "autograded" / s / ID / f"{ID}.ipynb").stat().st_ino for s in first}
    results, done = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == {
        "ada": ("judged again", 10), "ben": ("judged again", 10),
    }  # fmt: skip
    assert "judged again: 6 points before, 10 now" in results["ben"]["notes"]
    assert results["ben"]["seconds"] == first["ben"]["seconds"]  # of the one run there was
    assert done.returncode == 0
    assert all_grades(mini)["ben", "test_square_sum"] == (4.0, 4.0, False)
    assert "10 of 10 points" in (mini / "feedback/ben" / ID / f"{ID}.html").read_text(encoding="utf-8")
    graded = (mini / "autograded/ben" / ID / f"{ID}.ipynb").read_text(encoding="utf-8")
    assert "4 of 4 points" in graded
    assert ran["ada"] == (mini / "autograded/ada" / ID / f"{ID}.ipynb").stat().st_ino
    assert {r["status"] for r in grade(mini, ID)[0].values()} == {"unchanged"}


def test_a_run_that_cannot_be_made_stops_nobody():
    """No space for one student's files, say: the others' runs are there, and that one is left to nbgrader."""
    kept = {student: {"notebook": ahead.Executed("key", [], Run())} for student in ("ada", "eve")}

    def prepare(student):
        def work():
            if student == "ben":
                raise OSError("No space left on device")
            return kept[student]

        return work

    assert dict(ahead.in_parallel(prepare, ["ada", "ben", "eve"], 2)) == {**kept, "ben": {}}


def test_a_fault_with_one_student_spares_the_others(mini):
    """A file where a folder belongs, or the reverse: the student whose it is is named, the others are graded."""
    for student in ("ada", "ben", "eve", "zoe"):
        submit(mini, student)
    run_file = runstore.path_of(Course(mini), ID, "ada")
    run_file.mkdir(parents=True)
    (mini / "autograded").mkdir(exist_ok=True)
    (mini / "autograded/ben").write_text("a file where a folder belongs")
    results, done = grade(mini, ID)
    assert {s: r["status"] for s, r in results.items()} == {
        "ada": "internal",
        "ben": "internal",
        "eve": "finished",
        "zoe": "finished",
    }
    assert "ada" in results["ada"]["reason"]
    assert "ben" in results["ben"]["reason"]
    assert "Traceback" not in done.stderr
    for student in ("ada", "ben"):
        with gradebook(mini) as book, pytest.raises((MissingEntry, AssertionError)):
            assert book.find_submission(ID, student).score > 0
