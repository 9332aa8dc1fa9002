"""nbgrader's own tests of autograding, which ship in its package, with the kit's configuration in force.

They take 90 s on two idle cores, since each starts nbgrader's commands several times: `make test-all`.
"""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
SUITE = "nbgrader.tests.apps.test_nbgrader_autograde"
TESTS = 42

# what the kit does otherwise on purpose; docs/nbgrader.md says more
DIFFERENT = {
    "test_side_effects": "files that a run writes are thrown away: they must not land beside the graded notebook",
    "test_no_execute": "--no-execute is not honoured: outputs that a student saved would decide the score",
    "test_handle_failure": "a cell of another assignment is an ordinary cell, not the student's failure",
    "test_handle_failure_single_notebook": "likewise",
}
# nbgrader skips these itself, everywhere
SKIPPED = {"test_many_students", "test_infinite_loop_with_output"}


@pytest.mark.nbgrader
@pytest.mark.timeout(1800)
def test_nbgraders_own_suite_passes_with_the_kits_configuration(tmp_path):
    """All tests run; those that fail are exactly the listed ones."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    options = ["-p", "no:cacheprovider", "-p", "tests.exactness.kit_configuration", "-n", "2", "--junitxml=report.xml"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--rootdir", str(tmp_path), *options, "--pyargs", SUITE],
        cwd=tmp_path, env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=1700, check=False,
    )  # fmt: skip
    report = tmp_path / "report.xml"
    assert report.exists(), done.stdout[-5000:] + done.stderr
    cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 - pytest's own file
    ended = {
        kind: {case.get("name") for case in cases if case.find(kind) is not None} for kind in ("failure", "error", "skipped")
    }
    assert ended == {"failure": set(DIFFERENT), "error": set(), "skipped": SKIPPED}, done.stdout[-5000:]
    assert len(cases) == TESTS
