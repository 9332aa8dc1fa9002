"""What `course build` and `course grade` do, with progress for people and JSON for machines."""

import os
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from autograder import engine, plain
from autograder.cli import ATTENTION, DONE, Failed, console, errors, print_json
from autograder.grading import Graded, GradingError, grade_class, submissions
from autograder.host import Host
from autograder.isolation import summary_line
from autograder.plugin.build import failures
from autograder.plugin.intake import printable
from autograder.referencefile import load
from autograder.settings import Course, SettingsError

INTERRUPTED = 130  # as a shell says it


def build_all(course: Course, ids: Sequence[str], *, as_json: bool = False) -> int:
    """Build the named assignments, or all of course.yml; go on after one that fails. Return the exit code."""
    host, failed = Host(course), 0
    for assignment in ids or [a.id for a in course.settings.assignments]:
        problem = _build(host, assignment)
        failed += bool(problem)
        if as_json:
            print_json({"assignment": assignment, "built": not problem, "problem": problem})
        elif problem:
            errors.print(f"[bold red]✗ {escape(assignment)}[/]: {escape(problem)}", soft_wrap=True, highlight=False)
        else:
            _say_built(course, assignment)
    return ATTENTION if failed else DONE


def _build(host: Host, assignment: str) -> str:
    """Build one assignment; return what is wrong with it, or ""."""
    course = host.course
    try:
        course.settings.assignment(assignment)
    except SettingsError as error:
        return str(error)
    path = course.source(assignment)
    if not path.is_file():
        return f"there is no source/{assignment}/{assignment}.ipynb. Write it, or take '{assignment}' out of course/course.yml."
    with console.status(f"building {escape(assignment)} (the solution and every misconception run)"):
        built, log = host.generate_assignment(assignment)
    if built:
        return ""
    if assignment in failures:
        return str(failures[assignment])
    lines = [line for line in log.splitlines() if line.strip()]
    reason = next((line for line in reversed(lines) if "Error" in line), lines[-1] if lines else "no reason was given")
    return f"source/{assignment}/{assignment}.ipynb could not be built: {reason.strip()[:400]}"


def _say_built(course: Course, assignment: str) -> None:
    reference = load(course.reference(assignment), assignment)
    checks = [check for cell in reference.test_cells for check in cell.checks]
    hidden = sum(check.hidden for check in checks)
    known = {name for check in checks for m in check.reference.mistakes for name in m.id.split("/")}
    console.print(
        f"[green]✓[/] {escape(assignment)}: {reference.points:g} points, {len(checks) - hidden} practice and {hidden} hidden "
        f"checks, {len(known)} misconceptions known by their numbers",
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
    done: list[Graded] = []
    if isolation:
        engine.choose(isolation)
    try:
        engine.prefer(course.settings)
        plainly = plain.applies(course, assignment)
        if not plainly:
            course.settings.assignment(assignment)
        students = submissions(course, assignment, student)
        with _progress(quiet=as_json) as bar:
            task = bar.add_task(assignment, total=len(students), attention=0)
            feedback, at_once = not no_feedback, jobs or processors()
            grade = plain.grade_class if plainly else grade_class
            for graded in grade(course, assignment, students, force=force, feedback=feedback, jobs=at_once):
                done.append(graded)
                bar.update(task, advance=1, attention=sum(g.needs_attention for g in done))
                if as_json:
                    print_json({**graded.__dict__, "assignment": assignment})
    except (GradingError, SettingsError, engine.IsolationError) as error:
        raise Failed(str(error)) from error
    except KeyboardInterrupt:
        say_class(assignment, done, as_json=as_json)
        errors.print(f"Stopped. {len(done)} finished students are kept; run the same command to go on.")
        return INTERRUPTED
    say_class(assignment, done, as_json=as_json)
    return ATTENTION if any(g.needs_attention for g in done) else DONE


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _progress(*, quiet: bool) -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[attention]} need attention"),
    )
    return Progress(*columns, console=Console(stderr=True), disable=quiet)


def safe(text: str) -> str:
    """Text of a stranger's as it may stand on a terminal: no markup, no control characters."""
    return escape(printable(text))


def say_class(assignment: str, done: Sequence[Graded], *, as_json: bool = False) -> None:
    """Print the table of scores, what needs attention, and how well the run was contained."""
    if as_json:
        return
    table = Table(title=escape(assignment), title_justify="left")
    for name, side in (("student", "left"), ("points", "right"), ("status", "left"), ("seconds", "right")):
        table.add_column(name, justify=side)  # type: ignore[arg-type]
    done = sorted(done, key=lambda graded: graded.student)
    for graded in done:
        score = "–" if graded.score is None else f"{graded.score:g} of {graded.points:g}"
        table.add_row(safe(graded.student), score, graded.status, f"{graded.seconds:.1f}")
    console.print(table)
    for graded in done:
        if graded.needs_attention:
            console.print(f"[bold]{safe(graded.student)}[/]: {safe(graded.reason)}", highlight=False, soft_wrap=True)
        for note in graded.notes:
            console.print(f"{safe(graded.student)}: {safe(note)}", highlight=False, soft_wrap=True)
    if done and done[0].forgeable:
        points = max(graded.points for graded in done)
        say = f"Forgeable: {done[0].forgeable:g} of {points:g} points are decided inside the student's process, by plain tests."
        console.print(say, highlight=False, soft_wrap=True)
    console.print(summary_line(), highlight=False, soft_wrap=True)
