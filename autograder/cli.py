"""The `course` command: build, verify, grade, show, doctor, demo."""

import errno
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from autograder import trouble
from autograder.settings import Course, SettingsError

# jsonschema compiles a grammar of internationalized addresses when imported (over a second), which no notebook needs
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # "not installed": jsonschema does without

DONE, ATTENTION, USAGE = 0, 1, 2
FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
console = Console()
errors = Console(stderr=True)


class Failed(click.ClickException):
    """An error said in one paragraph, with the exit code that the command promises."""

    exit_code = USAGE

    def show(self, file: Any = None) -> None:
        """Print the message, nothing else."""
        del file
        errors.print(f"[bold red]course:[/] {escape(self.message)}", soft_wrap=True, highlight=False)


def find_course(root: Path | None) -> Course:
    """Return the course that the command works on."""
    try:
        return Course.find(root)
    except SettingsError as error:
        raise Failed(str(error)) from error


# commands that live with the part they belong to, imported when they are asked for: name -> module:function
ELSEWHERE: dict[str, str] = {
    "export": "autograder.marks.command:export",
    "new": "autograder.newtopic:new",
    "collect": "autograder.classlife.command:collect",
    "rejudge": "autograder.classlife.command:rejudge",
    "roster": "autograder.classlife.command:roster",
    "publish": "autograder.publish.command:publish",
    "report": "autograder.report.command:report",
    "similar": "autograder.similar.command:similar",
}


class Commands(click.Group):
    """The commands below, and those of `ELSEWHERE`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted({*super().list_commands(ctx), *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command; None if there is none of this name."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, function = ELSEWHERE[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the machine refuses, or course.yml does not have, is said in words, whichever it is."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            said = str(error) if isinstance(error, SettingsError) else trouble.words(error)
            if not said or getattr(error, "errno", None) == errno.EPIPE:  # a reader that has gone is click's business
                raise
            raise Failed(said) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=FOLDER, help="Folder of the course (default: here).")
@click.version_option(package_name="autograder", prog_name="course")
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Build, grade and look into the course.

    \b
    Example:
      course build 05-backprop-by-hand
      course grade 05-backprop-by-hand
      course show 05-backprop-by-hand ada
    """  # noqa: D301 - click reads the escape, raw it would be shown
    context.obj = root


@main.command()
@click.argument("ids", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per assignment instead of text.")
@click.pass_obj
def build(root: Path | None, ids: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - click passes it
    """Build releases: run each source notebook and its misconceptions, refuse what would grade unfairly.

    Reads source/ID and autograder/misconceptions/ID (a file for each solution cell); writes release/ID (with checks.json),
    solutions/ID, autograder/references/ID.json and the gradebook. Without IDs, builds all and writes course/errata.md.

    \b
    Example:
      course build 05-backprop-by-hand
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder import engine

    engine.warm_up()  # takes as long as importing nbgrader does, on another core
    from autograder.commands import build_all

    sys.exit(build_all(find_course(root), ids, as_json=as_json))


@main.command()
@click.argument("ids", nargs=-1)
@click.option("--only", multiple=True, metavar="PART", help="Measure this part only (may be given several times).")
@click.option("--exercise", default="", metavar="CELL", help="Measure this exercise only (its solution cell).")
@click.option("--fast", is_flag=True, help="Solutions, misconceptions, alternatives, guesses and leaks only, as the tests do.")
@click.option("--jobs", type=click.IntRange(min=1), help="Runs at once (default: one a processor).")
@click.option("--python", "pythons", multiple=True, metavar="PATH", help="Another interpreter with numpy to compare with.")
@click.option("--write", is_flag=True, help="Write docs/quality.md and docs/quality.html.")
@click.option("--json", "as_json", is_flag=True, help="Print findings as JSON; the last line is one object with all figures.")
@click.pass_obj
def verify(root: Path | None, /, ids: tuple[str, ...], **options: Any) -> None:
    """Measure how good the checks of an assignment are, on answers known to be right or wrong.

    Reads source/ID, its reference, its bank and tests/variants, tests/alternatives; keeps what ran in .kit/verify, so that an
    unchanged exercise costs nothing. The parts: solutions, misconceptions, mutants, alternatives, guesses, noise, stability,
    leaks, coverage, reading. Exit code 1 means: a bound is missed.

    \b
    Example:
      course verify 05-backprop-by-hand
      course verify 05-backprop-by-hand --only mutants --exercise output_delta
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.verify.command import verify_with

    sys.exit(verify_with(find_course(root), ids, **options))


@main.command()
@click.argument("id")
@click.option("--student", help="Grade this student only.")
@click.option("--force", is_flag=True, help="Grade again what has not changed since the last time.")
@click.option("--jobs", type=click.IntRange(min=1), help="Submissions run at once (default: one a processor).")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "full", "landlock", "none"]),
    help="The least isolation to grade with (default: course.yml's, else the strongest that seals here).",
)
@click.option("--no-feedback", is_flag=True, help="Do not write feedback pages.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print JSON instead of a table: an object per student, and a last one that sums up.",
)
@click.pass_obj
def grade(root: Path | None, /, id: str, **options: Any) -> None:  # noqa: A002 - the command's own word
    """Grade the submissions of an assignment and write feedback.

    Reads submitted/STUDENT/ID; writes autograded/, feedback/ and the gradebook. Submissions that have not changed since
    they were last graded are skipped, so an interrupted run simply goes on. Exit code 1 means: some need your attention.

    \b
    Example:
      course grade 05-backprop-by-hand
      course grade 05-backprop-by-hand --student ada --force
      course grade 05-backprop-by-hand --jobs 4 --isolation full
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.commands import grade_all

    sys.exit(grade_all(find_course(root), id, **options))


@main.command()
@click.argument("id")
@click.argument("student")
@click.option("--json", "as_json", is_flag=True, help="Print the stored run as JSON.")
@click.pass_obj
def show(root: Path | None, id: str, student: str, as_json: bool) -> None:  # noqa: A002, FBT001
    """Show, for a dispute, what every check of a student's submission saw and expected.

    Prints value, reference, tolerance, verdict and hint of each check, and the command that grades it again.
    For the instructor only: it prints hidden values.

    \b
    Example:
      course show 05-backprop-by-hand ada
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.show import show_run

    sys.exit(show_run(find_course(root), id, student, as_json=as_json))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def doctor(root: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Say which versions are installed, what is missing and how to get it, and how well grading is contained.

    \b
    Example:
      course doctor
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.doctor import report

    sys.exit(report(root, as_json=as_json))


@main.command()
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where (default: .demo here).")
@click.option("--fresh", is_flag=True, help="Start again instead of going on.")
@click.pass_obj
def demo(root: Path | None, folder: Path | None, fresh: bool) -> None:  # noqa: FBT001
    """Try everything on a sample class of 12: build, grade, feedback, a table of scores.

    Works in a copy of the course, so that your gradebook stays as it is. Writes to no folder but .demo and those that it
    made itself, and --fresh removes no other. Where nothing can be sealed (macOS), this class is graded unsealed, being ours.

    \b
    Example:
      course demo
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.demo import run_demo

    sys.exit(run_demo(find_course(root), folder, fresh=fresh))


def print_json(data: dict[str, Any]) -> None:
    """Print one line of JSON for machines."""
    click.echo(json.dumps(data))
