"""Grading without the sandbox (`--isolation none`, macOS): a cold kernel, still judged outside, still bounded, never silent."""

import json
import shutil
import signal
import sys

import nbformat
import pytest

from autograder import runstore
from autograder.settings import Course
from tests.grading import hostile
from tests.grading.conftest import COURSE, grade, run
from tests.grading.test_going_on import ID, RIGHT, all_grades, submit
from tests.support import processes

pytestmark = pytest.mark.long


@pytest.fixture
def mini(mini):
    """A mini course whose settings allow grading without isolation."""
    settings = mini / "course" / "course.yml"
    text = settings.read_text().replace("seconds: 20, cell_seconds: 3", "seconds: 60, cell_seconds: 30")
    settings.write_text(text + "isolation: none\n")
    return mini


def test_an_interrupt_loses_no_finished_student(mini, tmp_path, start):
    """Ctrl-C while ben's notebook runs: ada is kept, ben has no score, his kernel is gone, and the next run goes on."""
    sign = tmp_path / "pids"
    code = (
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(sign)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        "time.sleep(60)"
    )
    submit(mini, "ada")
    submit(mini, "ben", RIGHT, code)
    submit(mini, "eve")
    process = start(mini, COURSE, "grade", ID)
    assert processes.wait_until(lambda: sign.exists() and sign.read_text())
    pids = [int(pid) for pid in sign.read_text().split()]
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "1 finished students are kept" in output
    assert "Traceback" not in output
    assert not any(map(processes.runs, pids))
    assert {student for student, _ in all_grades(mini)} == {"ada"}
    submit(mini, "ben")
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
    assert not any(processes.runs(int((tmp_path / student).read_text())) for student in ("ada", "ben"))


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
    assert all_grades(mini) == {}
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


CLASS = {
    "full-marks": (40, "finished", lambda desk: desk.solved()),
    "no-biases": (30, "finished", lambda desk: desk.slipped(("forward", "M14"))),
    "bad-messages": (40, "finished", hostile.bad_messages),
    "bad-reply": (10, "protocol", hostile.bad_reply),
    "forged-idle": (30, "finished", hostile.forged_idle),
}


@pytest.fixture(scope="module")
def cold(real_course, tmp_path_factory):
    """A course graded in cold kernels, what was said of each student, and the finished process."""
    root = shutil.copytree(real_course, tmp_path_factory.mktemp("cold") / "course")
    desk = hostile.Desk(root)
    for student, (_, _, make) in CLASS.items():
        folder = root / "submitted" / student / hostile.ID
        folder.mkdir(parents=True)
        nbformat.write(make(desk), folder / f"{hostile.ID}.ipynb")
    return root, *grade(root, hostile.ID, "--isolation", "none")


def test_scores_are_those_of_sealed_runs(cold):
    """The kernel changes how safe and how fast grading is, never a mark: the table is that of the sealed class."""
    _, results, done = cold
    assert {s: (r["score"], r["status"]) for s, r in results.items()} == {s: case[:2] for s, case in CLASS.items()}
    assert done.returncode == 1


def test_what_no_kernel_sends_is_counted(cold):
    """Messages that cannot be read are dropped, and the instructor is told how many."""
    root, results, _ = cold
    assert runstore.read(Course(root), hostile.ID, "bad-messages").dropped["malformed message"] >= 50
    assert any("malformed message" in note for note in results["bad-messages"]["notes"])


def test_a_cold_run_is_not_used_again_where_sealed_ones_are_possible(cold):
    """What ran unsealed runs again when more isolation is asked for; what ran sealed holds for less."""
    root, _, _ = cold
    assert runstore.read(Course(root), hostile.ID, "full-marks").isolation == "none"
    for options, status, level in (
        (("--isolation", "none"), "unchanged", "none"),
        ((), "finished", "full"),
        (("--isolation", "none"), "unchanged", "full"),
    ):
        results, _ = grade(root, hostile.ID, "--student", "full-marks", *options)
        assert (results["full-marks"]["status"], results["full-marks"]["score"]) == (status, 40)
        assert runstore.read(Course(root), hostile.ID, "full-marks").isolation == level


def test_the_summary_says_not_sealed(mini):
    """The table ends with what is not contained; so does the doctor's report."""
    submit(mini, "ada")
    done = run(mini, COURSE, "grade", ID)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("Isolation: NOT SEALED.")
    assert "isolation of grading: Isolation: NOT SEALED." in run(mini, COURSE, "doctor").stdout
