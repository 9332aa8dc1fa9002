"""What all tests share: repeatable examples from hypothesis, so that a red run can be made again, and the order of files."""

from pathlib import Path

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent
# a file goes to one worker: if one of these came last, the others would wait for it
LONGEST = (
    "exactness/test_plain.py",
    "building/test_course_builds.py",
    "exactness/test_nbgraders_own_suite.py",
    "grading/test_going_on.py",
    "sandbox/test_as_ordinary_user.py",
    "term/test_documents.py",
    "test_other_systems.py",
    "grading/test_sample_class.py",
)


def pytest_collection_modifyitems(items):
    """Put the files that take longest first."""
    items.sort(key=lambda item: item.path.relative_to(ROOT).as_posix() not in LONGEST)
