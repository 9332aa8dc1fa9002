"""`course publish`: the students' folder and zip."""

import sys
from pathlib import Path

import click

from autograder.cli import DONE, Failed, console, find_course, print_json


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--force", is_flag=True, help="Replace files in DIR that were changed there by hand.")
@click.option("--no-zip", is_flag=True, help="Do not write DIR.zip beside the folder.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def publish(root: Path | None, /, folder: Path, **options: bool) -> None:
    """Write what students may have to DIR and DIR.zip, and nothing else.

    Reads release/, the lectures of course/ and lib/; writes a folder ready to be a git repository for nbgitpuller and Binder:
    releases, lectures, the nnbasics wheel, environment.yml and the students' README. A second run writes only what changed.

    \b
    Example:
      course publish ../neural-networks-students
      cd ../neural-networks-students && git init && git add -A && git commit -m "First release"
    """  # noqa: D301 - click reads the escape, raw it would be shown
    from autograder.publish.content import PublishError, gather
    from autograder.publish.writing import write, write_zip

    course, target = find_course(root), folder.resolve()
    if target.is_relative_to(course.root) or course.root.is_relative_to(target):
        raise Failed(
            f"{folder} and the course's own folder contain each other; solutions would travel along. Name a folder beside it."
        )
    try:
        files = gather(course)
        changes = write(target, files, force=options["force"])
    except PublishError as error:
        raise Failed(str(error)) from error
    archive = target.with_name(f"{target.name}.zip")
    if not options["no_zip"]:
        write_zip(archive, files, target.name)
    if options["as_json"]:
        print_json({**changes.__dict__, "folder": str(target), "zip": "" if options["no_zip"] else str(archive)})
    else:
        _say(folder, changes.__dict__, None if options["no_zip"] else archive)
    sys.exit(DONE)


def _say(folder: Path, changes: dict[str, list[str]], archive: Path | None) -> None:
    for word in ("new", "changed", "removed"):
        for name in changes[word]:
            console.print(f"  {word:>8}  {name}", highlight=False, markup=False, soft_wrap=True)
    counts = ", ".join(f"{len(names)} {word}" for word, names in changes.items())
    console.print(f"{folder}: {counts}.", highlight=False, markup=False, soft_wrap=True)
    if archive:
        console.print(f"The same as a zip: {archive.name}, beside it.", highlight=False, markup=False, soft_wrap=True)
