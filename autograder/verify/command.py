"""What `course verify` does, with progress for people and JSON for machines."""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from autograder import asked, engine, plain
from autograder.bank import BankError
from autograder.cli import ATTENTION, DONE, Failed, console, print_json
from autograder.commands import processors
from autograder.referencefile import BadReference
from autograder.settings import Course
from autograder.sourcecheck import BuildError
from autograder.verify import page, report, stability
from autograder.verify.exercises import VerifyError
from autograder.verify.verifying import PARTS, Options, verify


def verify_with(
    course: Course,
    ids: Sequence[str],
    *,
    only: Sequence[str] = (),
    exercise: str = "",
    fast: bool = False,
    jobs: int | None = None,
    pythons: Sequence[str] = (),
    write: bool = False,
    as_json: bool = False,
) -> int:
    """Verify the named assignments, or all that course.yml names; return the exit code."""
    if unknown := sorted(set(only) - PARTS.keys()):
        raise Failed(f"no part is called {unknown[0]!r}. There are: {', '.join(PARTS)}.")
    options = Options(tuple(only), exercise, fast, jobs or processors(), tuple(pythons))
    if pythons and stability.PART not in options.parts:
        raise Failed("--python is for the part stability, which is not to be measured. Add --only stability, or leave it out.")
    asked.refuse_unknown(course, ids, built=True)
    asked.refuse_missing_packages(course)
    try:
        engine.prefer(course.settings)
        wanted = list(ids) or [a.id for a in course.settings.assignments if not plain.applies(course, a.id)]
        with _progress(quiet=as_json) as bar:
            task = bar.add_task("starting", total=len(wanted) * len(options.parts))
            outcome = verify(course, wanted, options, lambda words, done: bar.update(task, description=words, completed=done))
    except (VerifyError, BuildError, BadReference, BankError, engine.IsolationError) as error:
        raise Failed(str(error)) from error
    if write:
        folder = course.root / "docs"
        folder.mkdir(exist_ok=True)
        (folder / "quality.md").write_text(report.markdown(outcome), encoding="utf-8")
        (folder / "quality.html").write_text(page.page(outcome), encoding="utf-8")
    if as_json:
        for finding in outcome.findings:
            print_json({**finding.__dict__, "command": finding.command})
        print_json({**outcome.summary(), "missed": outcome.missed(), "executed": outcome.executed})
    else:
        report.show(outcome, console)
    return ATTENTION if outcome.missed() else DONE


def _progress(*, quiet: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), disable=quiet)
