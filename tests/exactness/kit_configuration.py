"""A pytest plugin for nbgrader's own test-suite: each of its courses gets the kit's configuration, after its own."""

from pathlib import Path

import pytest

COURSE_YML = "title: One of nbgrader's\ncourse_id: kit\nassignments: []\n"
# a test appends its own settings to this file, so they come last, as an instructor's do
APPLY = "\nfrom autograder.plugin import config\nconfig.apply(c)\n"


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef, request):
    """Complete the folders that nbgrader's fixtures make."""
    del request
    made = yield
    if fixturedef.argname == "course_dir":
        (Path(made) / "course").mkdir()
        (Path(made) / "course" / "course.yml").write_text(COURSE_YML, encoding="utf-8")
    if fixturedef.argname == "temp_cwd":
        with (Path(made) / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(APPLY)
    return made
