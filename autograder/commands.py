"""What `course build` and `course grade` do, with progress for people and JSON for machines."""

import os
from collections.abc import Sequence
from contextlib import closing

from rich.markup import escape

from autograder import asked, engine, errata, plain
from autograder.classlife import dates
from autograder.classreport import ClassReport
from autograder.cli import ATTENTION, DONE, Failed, console, errors, print_json
from autograder.grading import GradingError, grade_class, submissions
from autograder.host import Host
from autograder.plugin.build import failures
from autograder.progress import Bar
from autograder.referencefile import load
from autograder.settings import Course, SettingsError
from autograder.sourcecheck import BuildError, read_source

INTERRUPTED = 130  # as a shell says it


def build_all(course: Course, ids: Sequence[str], *, as_json: bool = False) -> int:
    """Build the named assignments, or all of course.yml and the errata; go on after one that fails. Return the exit code."""
    asked.refuse_unknown(course, ids)
    asked.refuse_missing_packages(course)
    host, failed = Host(course), 0 if ids else _write_errata(course, as_json=as_json)
    assignments = ids or [a.id for a in course.settings.assignments]
    with Bar("building", len(assignments), "failed", quiet=as_json) as bar:
        for assignment in assignments:
            bar.phase(assignment)
            problem = _build(host, assignment)
            failed += bool(problem)
            bar.step(failed=bool(problem))
            if as_json:
                print_json({"assignment": assignment, "built": not problem, "problem": problem})
            elif problem:
                errors.print(f"[bold red]✗ {escape(assignment)}[/]: {escape(problem)}", soft_wrap=True, highlight=False)
            else:
                _say_built(course, assignment)
    return ATTENTION if failed else DONE


def _write_errata(course: Course, *, as_json: bool) -> int:
    """Write course/errata.md; return how many problems that gave, and say them."""
    try:
        errata.write(course)
    except BuildError as error:
        if as_json:
            print_json({"file": "course/errata.md", "built": False, "problem": str(error)})
        else:
            errors.print(f"[bold red]✗ course/errata.md[/]: {escape(str(error))}", soft_wrap=True, highlight=False)
        return 1
    return 0


def _build(host: Host, assignment: str) -> str:
    """Build one assignment; return what is wrong with it, or ""."""
    try:
        read_source(host.course.source(assignment))
    except BuildError as error:
        return str(error)
    built, log = host.generate_assignment(assignment)
    if built:
        return ""
    if assignment in failures:
        return str(failures[assignment])
    lines = [line for line in log.splitlines() if line.strip()]
    reason = next((line for line in reversed(lines) if "Error" in line), lines[-1] if lines else "no reason was given")
    return f"source/{assignment}/{assignment}.ipynb could not be built: {reason.strip()[:400]}. Mend that, then build it again."


def _say_built(course: Course, assignment: str) -> None:
    if plain.applies(course, assignment):
        words = "released as a plain nbgrader assignment: no cell has a check"
        console.print(f"[green]✓[/] {escape(assignment)}: {words}", highlight=False, soft_wrap=True)
        return
    reference = load(course.reference(assignment), assignment)
    checks = [check for cell in reference.test_cells for check in cell.checks]
    hidden = sum(check.hidden for check in checks)
    known = {name for check in checks for m in check.reference.mistakes for name in m.id.split("/")}
    console.print(
        f"[green]✓[/] {escape(assignment)}: {reference.points:g} points, {len(checks) - hidden} practice and {hidden} hidden "
        f"checks, {len(known)} misconception{'s' * (len(known) != 1)} known by {'its' if len(known) == 1 else 'their'} numbers",
        highlight=False,
        soft_wrap=True,
    )


def grade_all(
    course: Course,
    assignment: str,
    *,
    student: str | None = None,
    force: bool = False,
    no_feedback: bool = False,
    as_json: bool = False,
    jobs: int | None = None,
    isolation: str | None = None,
) -> int:
    """Grade a class with a progress bar and print the table. Return the exit code."""
    if isolation:
        engine.choose(isolation)
    report = ClassReport(assignment, jobs or processors(), as_json=as_json)
    asked.refuse_missing_packages(course)
    try:
        engine.prefer(course.settings)
        plainly = plain.applies(course, assignment)
        if not plainly:
            course.settings.assignment(assignment)
        students = submissions(course, assignment, student)
        report.contain()  # refused before anything is looked at, if the machine cannot do it
        grade = plain.grade_class if plainly else grade_class
        with Bar(assignment, len(students), "need attention", quiet=as_json) as bar:
            feedback, jobs = not no_feedback, report.at_once
            graded = grade(course, assignment, students, force=force, feedback=feedback, jobs=jobs, entering=bar.phase)
            with closing(graded) as steps:  # interrupted, nothing that has begun goes on while it is said
                for one in steps:
                    report.add(one)
                    bar.step(failed=one.needs_attention)
    except (GradingError, SettingsError, engine.IsolationError) as error:
        raise Failed(str(error)) from error
    except KeyboardInterrupt:
        report.close(interrupted=True)
        errors.print(f"Stopped. {len(report.done)} finished students are kept; run the same command to go on.")
        return INTERRUPTED
    report.close()
    _say_strangers(course, assignment)
    return ATTENTION if any(g.needs_attention for g in report.done) else DONE


def _say_strangers(course: Course, assignment: str) -> None:
    """Name extensions that nobody has: whoever is meant was graded as late."""
    if not any(one.extensions for one in course.settings.assignments if one.id == assignment):
        return
    with Host(course).gradebook() as gradebook:
        for name in dates.strangers(course, gradebook, assignment):
            errors.print(
                f"course/course.yml gives an extension for {assignment} to '{escape(name)}', whom neither the gradebook nor "
                "submitted/ knows. Correct the name there, or enter the class: course roster FILE",
                soft_wrap=True,
                highlight=False,
            )


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
