"""One folder of plain courses, graded twice: by stock nbgrader with its own configuration, and by the kit."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import nbgrader
import pytest

from tests.exactness import gradebooks, submissions

BIN = Path(sys.executable).parent
SHIPPED = Path(nbgrader.__file__).parent
APPS, STEPS = SHIPPED / "tests" / "apps" / "files", SHIPPED / "tests" / "preprocessors" / "files"
GUIDE = SHIPPED / "docs" / "source" / "user_guide"
# of nbgrader's own tests: source notebook, and who hands in what
FILES = {
    "answers": (
        APPS / "submitted-unchanged.ipynb",
        {
            **{name: APPS / f"submitted-{name}.ipynb" for name in ("unchanged", "changed", "cheat-attempt")},
            **{name: APPS / f"submitted-{name}.ipynb" for name in ("cheat-attempt-alternative", "grade-cell-changed")},
            "locked-cell-changed": APPS / "submitted-locked-cell-changed.ipynb",
            **{name: STEPS / f"submitted-{name}.ipynb" for name in ("answer-cell-type-changed", "grade-cell-type-changed")},
        },
    ),
    "everything": (APPS / "test.ipynb", {"same": APPS / "test.ipynb", "with-output": APPS / "test-with-output.ipynb"}),
    "hidden": (APPS / "test-hidden-tests.ipynb", {"same": APPS / "test-hidden-tests.ipynb"}),
    "environment": (
        APPS / "validating-environment-variable.ipynb",
        {"same": APPS / "validating-environment-variable.ipynb"},
    ),
    "no-points": (APPS / "validation-zero-points.ipynb", {"same": APPS / "validation-zero-points.ipynb"}),
    "by-hand": (STEPS / "manually-graded-code-cell.ipynb", {"same": STEPS / "manually-graded-code-cell.ipynb"}),
    "tasks": (STEPS / "test_taskcell.ipynb", {"same": STEPS / "test_taskcell.ipynb"}),
    **{
        f"autotest-{kind}": (
            APPS / f"autotest-{kind}.ipynb",
            {name: APPS / f"autotest-{kind}-{name}.ipynb" for name in ("changed", "unchanged")},
        )
        for kind in ("simple", "hashed", "multi")
    },
}
CONFIG = f"c = get_config()\nc.CourseDirectory.course_id = 'kit'\nc.Execute.timeout = {submissions.TIMEOUT}\n"
KIT = "from autograder.plugin import config\nconfig.apply(c)\n"
COURSE_YML = "title: Plain\ncourse_id: kit\npackages: [jsonschema]\nassignments: []\n"


def run(root, *command):
    """Run a command in a course's folder."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=root, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip


def grade(root, assignment, *options):
    """Run `course grade ID --json`; return the results by student."""
    done = run(root, BIN / "course", "grade", assignment, "--json", *options)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"student')]
    return {result["student"]: result for result in results}


def grade_all(root, *assignments):
    """Run `course grade ID --json` for each, in one process; return the results by assignment and student."""
    script = (
        "import sys; from autograder.cli import main\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n        main(['grade', name, '--json', '--no-feedback'], standalone_mode=False)\n"
        "    except SystemExit as end:\n        assert end.code in (0, 1), end\n"
    )
    done = run(root, sys.executable, "-c", script, *assignments)
    assert done.returncode == 0, done.stdout + done.stderr
    results = {name: {} for name in assignments}
    for result in (json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"student')):
        results[result["assignment"]][result["student"]] = result
    return results


def hand_in(root, assignment, student, **notebooks):
    """Put notebooks where a collected submission lies: name = path or notebook."""
    folder = root / "submitted" / student / assignment
    folder.mkdir(parents=True)
    for name, notebook in notebooks.items():
        if isinstance(notebook, Path):
            shutil.copy(notebook, folder / f"{name}.ipynb")
        else:
            nbformat.write(notebook, folder / f"{name}.ipynb")


def solved(path, answers):
    """A release notebook of quickstart's with answers in its solution cells: {grade id or None for the n-th: source}."""
    nb = nbformat.read(path, as_version=4)
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
    return nb


def quickstart(root):
    """The sample course of nbgrader itself, and a class that solves it, or half, or not, or not all of it."""
    release = root / "release" / "ps1"
    one, two = release / "problem1.ipynb", release / "problem2.ipynb"
    right = {
        "squares": "def squares(n):\n    if n < 1:\n        raise ValueError(n)\n    return [i ** 2 for i in range(1, n + 1)]",
        "sum_of_squares": "def sum_of_squares(n):\n    return sum(squares(n))",
        "sum_of_squares_equation": r"$\sum_{i=1}^n i^2$",
        "sum_of_squares_application": "def pyramidal_number(n):\n    return sum_of_squares(n)",
    }
    lenient = {**right, "squares": "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]"}
    answered = solved(two, {"part-a": "Because.", "part-b": "So."})
    hand_in(root, "ps1", "solved", problem1=solved(one, right), problem2=answered)
    hand_in(root, "ps1", "unsolved", problem1=one, problem2=two)
    hand_in(root, "ps1", "lenient", problem1=solved(one, lenient), problem2=answered)
    hand_in(root, "ps1", "wrong", problem1=solved(one, {**right, "squares": "def squares(n):\n    return n"}), problem2=two)
    hand_in(root, "ps1", "half", problem1=solved(one, right))
    hand_in(root, "ps1", "more", problem1=solved(one, right), problem2=two, notes=one)


def guide(root):
    """The submissions of nbgrader's user guide."""
    for student in ("bitdiddle", "hacker"):
        files = {name: GUIDE / "submitted" / student / "ps1" / f"{name}.ipynb" for name in ("problem1", "problem2")}
        hand_in(root, "guide", student, **files)
        shutil.copy(GUIDE / "submitted" / student / "ps1" / "jupyter.png", root / "submitted" / student / "guide")


def write(root):
    """Make the stock course: sources, releases, submissions."""
    assert run(root.parent, BIN / "nbgrader", "quickstart", root.name).returncode == 0
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    shutil.copy(APPS / "autotests.yml", root)
    shutil.copytree(GUIDE / "source" / "ps1", root / "source" / "guide", ignore=shutil.ignore_patterns("*.pyc"))
    for name, (path, _) in FILES.items():
        (root / "source" / name).mkdir(parents=True)
        shutil.copy(path, root / "source" / name / "p1.ipynb")
    (root / "source" / submissions.ID).mkdir()
    nbformat.write(submissions.source(), root / "source" / submissions.ID / f"{submissions.ID}.ipynb")
    script = (
        "import sys; from nbgrader.apps import NbGraderAPI; from nbgrader.apps.baseapp import NbGrader\n"
        "app = NbGrader(); app.initialize([], root='.'); api = NbGraderAPI(app.coursedir, parent=app)\n"
        "for name in sys.argv[1:]:\n    result = api.generate_assignment(name)\n    assert result['success'], result\n"
    )
    done = run(root, sys.executable, "-c", script, "ps1", "guide", submissions.ID, *FILES)
    assert done.returncode == 0, done.stdout + done.stderr
    quickstart(root)
    guide(root)
    for name, (_, students) in FILES.items():
        for student, path in students.items():
            hand_in(root, name, student, p1=path)
    release = nbformat.read(root / "release" / submissions.ID / f"{submissions.ID}.ipynb", as_version=4)
    for student in submissions.SUBMISSIONS:
        hand_in(root, submissions.ID, student, varied=submissions.submission(release, student))


def kit_copy(stock, root):
    """The same course and gradebook, with the kit's configuration."""
    shutil.copytree(stock, root)
    (root / "nbgrader_config.py").write_text(CONFIG + KIT, encoding="utf-8")
    (root / "course").mkdir()
    (root / "course" / "course.yml").write_text(COURSE_YML, encoding="utf-8")
    return root


class Graded:
    """Both gradebooks' records, whom stock could not grade, and what `course grade` printed."""

    def __init__(self, base):
        self.kit = base / "kit"
        write(base / "stock")
        kit_copy(base / "stock", self.kit)
        shipped = ("ps1", "guide", *FILES)
        varied = [(submissions.ID, name) for name in submissions.SUBMISSIONS]
        others = [(name, path.parent.name) for name in shipped for path in sorted(base.glob(f"stock/submitted/*/{name}"))]
        # stock costs a second a submission: three courses, with a gradebook each, two at once
        parts = [varied[::2], varied[1::2], others]
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda part: _stock(base, *part), enumerate(parts)))
        self.expected = {key: value for records, _ in answers for key, value in records.items()}
        self.failed = {tuple(job) for _, failed in answers for job in failed}
        self.results = grade_all(self.kit, submissions.ID, *shipped)
        self.found = gradebooks.records(self.kit)


def _stock(base, number, jobs):
    """Grade with stock nbgrader in a copy of the course; return its records, and whom it could not grade."""
    root = shutil.copytree(base / "stock", base / f"stock-{number}")
    done = run(root, sys.executable, gradebooks.__file__, root, json.dumps(jobs))
    assert done.returncode == 0, done.stdout + done.stderr
    return gradebooks.records(root), json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """The class, graded by both."""
    return Graded(tmp_path_factory.mktemp("exact"))
