"""Interrupted, repeated, changed, broken from outside: nothing finished is lost, nothing is scored that is our fault."""

import json
import shutil
import signal
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook, MissingEntry

from autograder import runstore
from autograder.settings import Course
from tests.grading.conftest import COURSE, NBGRADER, build, grade, run
from tests.support import minicourse

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


def wait_for(path, seconds=30):
    """Wait until a file has content; return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{path.name} did not appear")


def alive(pid):
    """Whether a process runs (a zombie does not)."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_an_interrupt_loses_no_finished_student(mini, tmp_path, start):
    """Ctrl-C while ben's notebook runs: ada is kept, ben has no score, his kernel is gone, and the next run goes on."""
    sign = tmp_path / "pids"
    code = (
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(sign)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        "time.sleep(2.5)"
    )
    submit(mini, "ada")
    submit(mini, "ben", RIGHT, code)
    submit(mini, "eve")
    process = start(mini, COURSE, "grade", ID)
    pids = [int(pid) for pid in wait_for(sign).split()]
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "1 finished students are kept" in output
    assert "Traceback" not in output
    assert not any(alive(pid) for pid in pids)
    assert {student: grade for (student, _), grade in all_grades(mini).items()}.keys() == {"ada", "ben"}
    assert [auto for (student, _), (auto, _, _) in all_grades(mini).items() if student == "ben"] == [None, None]
    results, done = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == {
        "ada": ("unchanged", 10), "ben": ("finished", 10), "eve": ("finished", 10),
    }  # fmt: skip
    assert done.returncode == 0


def test_children_of_a_kernel_end_with_it(mini, tmp_path):
    """A process that a notebook left behind, in the background or after the kernel's own death, does not outlive the run."""
    for student, last in (("ada", ""), ("ben", "\nos._exit(0)")):
        code = "import os, subprocess\nchild = subprocess.Popen(['sleep', '60'])\n"
        code += f"open({str(tmp_path / student)!r}, 'w').write(str(child.pid))"
        submit(mini, student, RIGHT, code + last)
    results, _ = grade(mini, ID)
    assert [r["status"] for r in results.values()] == ["finished", "kernel died"]
    assert not any(alive(int((tmp_path / student).read_text())) for student in ("ada", "ben"))


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


def broken_kernel(folder, lines):
    """A kernelspec named python3 that counts its starts and then does what the shell lines say; return env and count."""
    script, count = folder / "start.sh", folder / "starts"
    script.write_text(f"#!/bin/sh\necho x >> '{count}'\n{lines}\n")
    script.chmod(0o755)
    spec = folder / "data/kernels/python3"
    spec.mkdir(parents=True)
    argv = ["/bin/sh", str(script), "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Python 3", "language": "python"}))
    return {"JUPYTER_PATH": str(folder / "data")}, count


def test_a_fault_of_ours_is_tried_twice_and_never_scored(mini, tmp_path):
    """A kernel that cannot start: one retry a student, no score in the gradebook, the class goes on; mended, it is graded."""
    submit(mini, "ada")
    submit(mini, "ben", {})
    env, count = broken_kernel(tmp_path, "exit 3")
    results, done = grade(mini, ID, env=env)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == {"ada": ("internal", None), "ben": ("internal", None)}
    assert "Nothing was scored" in results["ada"]["reason"]
    assert done.returncode == 1
    assert count.read_text().count("x") == 4
    assert {auto for auto, _, _ in all_grades(mini).values()} == {None}
    assert runstore.read(Course(mini), ID, "ada") is None
    assert not list(mini.glob("feedback/*/*/*.html"))
    results, done = grade(mini, ID)
    assert {s: (r["status"], r["score"]) for s, r in results.items()} == {"ada": ("finished", 10), "ben": ("finished", 0)}
    assert done.returncode == 0


def test_a_fault_that_passes_costs_nothing(mini, tmp_path):
    """A kernel that starts at the second attempt: the student has the full score, and nobody needs to look."""
    submit(mini, "ada")
    lines = f"[ $(wc -l < '{tmp_path}/starts') -gt 1 ] || exit 3\nexec '{sys.executable}' -m ipykernel_launcher -f \"$1\""
    env, count = broken_kernel(tmp_path, lines)
    results, done = grade(mini, ID, env=env)
    assert (results["ada"]["status"], results["ada"]["score"]) == ("finished", 10)
    assert done.returncode == 0
    assert count.read_text().count("x") == 2


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
