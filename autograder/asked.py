"""What a command is asked for, looked at before anything runs: ids that course.yml has, packages that are here."""

import importlib.util
from collections.abc import Iterable

from autograder.settings import Course, SettingsError


def refuse_unknown(course: Course, ids: Iterable[str], *, built: bool = False) -> None:
    """Refuse ids that are none of course.yml's; with `built`, plain nbgrader assignments that it lists, too.

    Raises
    ------
    SettingsError
        That says which ids there are, or who deals with a plain assignment.
    """
    listed = {assignment.id for assignment in course.settings.assignments}
    for name in ids:
        if name in listed and (not built or course.reference(name).exists()):
            continue
        from autograder import plain  # loads nbgrader, which takes a second

        if plain.applies(course, name):
            raise SettingsError(
                f"'{name}' is a plain nbgrader assignment: course grade, report and export take it. For anything else use "
                "nbgrader itself (generate_assignment, collect, formgrader). docs/nbgrader.md says more."
            )
        course.settings.assignment(name)


def missing_packages(course: Course) -> list[str]:
    """Which `packages` of course.yml cannot be imported here."""
    tops = {name: name.split(".")[0] for name in course.settings.packages}
    return [name for name, top in tops.items() if not top or importlib.util.find_spec(top) is None]


def refuse_missing_packages(course: Course) -> None:
    """Refuse, with a SettingsError, to run notebooks without what they may import."""
    for name in missing_packages(course):
        raise SettingsError(
            f"course/course.yml, packages: '{name}' is not installed here. Install it (pip install), or take it out."
        )
