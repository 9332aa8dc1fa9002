"""`course new`: the files of a new topic, and its entry in course.yml; nothing that exists is overwritten."""

import re
from pathlib import Path

import click
import yaml
from rich.markup import escape

from autograder import bank, newtemplate
from autograder.cli import Failed, console, find_course, print_json
from autograder.settings import Course

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class NewTopicError(ValueError):
    """A topic that cannot be made; the message says why and what to do."""


def files(course: Course, name: str, title: str) -> dict[Path, str]:
    """Return the texts of a new topic's files by path; course.yml is not among them."""
    words = {"id": name, "prefix": name.split("-", maxsplit=1)[0], "title": title}
    tests = course.root / "tests"
    return {
        course.source(name): newtemplate.notebook(title),
        course.bank(name) / "neuron.py": newtemplate.BANK.format(**words),
        tests / "variants" / f"{name}.py": newtemplate.VARIANTS.format(**words),
        tests / "alternatives" / f"{name}.py": newtemplate.ALTERNATIVES.format(**words),
    }


def with_entry(text: str, name: str, title: str) -> str:
    """Return course.yml with the topic at the end of `assignments`, everything else as it was, comments too.

    Raises
    ------
    NewTopicError
        If `assignments` is not a list with one entry a line or more.
    """
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if re.match(r"assignments:\s*(#.*)?$", line)), None)
    if start is None:
        raise NewTopicError(
            "course/course.yml: write `assignments:` on a line of its own, with a list below it, and try again."
        )
    end, indent = start + 1, ""
    for n, line in enumerate(lines[start + 1 :], start=start + 1):
        if re.match(r"[^\s#-]", line):
            break
        if item := re.match(r"( *)- ", line):
            indent = item.group(1) if end == start + 1 else indent
        if line.strip() and not line.lstrip().startswith("#"):
            end = n + 1
    quoted = yaml.safe_dump(title, default_style='"', allow_unicode=True, width=1000).strip()
    shown = name if yaml.safe_load(name) == name else f'"{name}"'  # 007 or null would be no text
    entry = newtemplate.ENTRY.format(id=shown, title=quoted).splitlines(keepends=True)
    before = "".join(lines[:end])
    made = before + ("" if before.endswith("\n") else "\n") + "".join(indent + line for line in entry) + "".join(lines[end:])
    _refuse_other_change(text, made, name)
    return made


def _refuse_other_change(old: str, new: str, name: str) -> None:
    try:
        then, now = yaml.safe_load(old), yaml.safe_load(new)
        added = now["assignments"].pop()
    except (yaml.YAMLError, AttributeError, IndexError, KeyError, TypeError):
        added, then, now = {}, 0, 1
    if then != now or added.get("id") != name:
        raise NewTopicError(
            "course/course.yml: the list `assignments` is written in a way that cannot be added to. Write one `- id:` each."
        )


def create(course: Course, name: str, title: str = "") -> list[Path]:
    """Write a new topic; return the files, course.yml last.

    Raises
    ------
    NewTopicError
        If the id is not one, or something of this name exists: then nothing has been written.
    """
    if not ID.fullmatch(name):
        raise NewTopicError(f"{name!r} is no id: small letters, digits and single hyphens, as in 10-regularization.")
    settings = course.root / "course" / "course.yml"
    if any(assignment.id == name for assignment in course.settings.assignments):
        raise NewTopicError(f"course/course.yml has '{name}' already. Choose another id, or take that entry out.")
    title = title.strip() or _title(name)
    texts = files(course, name, title)
    if there := [path for path in dict.fromkeys([*texts, *bank.files(course.bank(name))]) if path.exists()]:
        found = ", ".join(str(path.relative_to(course.root)) for path in there)
        raise NewTopicError(f"{found} exists, and nothing is overwritten. Choose another id, or move it away.")
    listed = with_entry(settings.read_text(encoding="utf-8"), name, title)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    settings.write_text(listed, encoding="utf-8")
    return [*texts, settings]


def _title(name: str) -> str:
    words = name.split("-")
    return " ".join(words[1:] if words[0].isdigit() and len(words) > 1 else words).capitalize()


@click.command()
@click.argument("id")
@click.option("--title", default="", help="What students read on top (default: made from the ID).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
@click.pass_obj
def new(root: Path | None, id: str, title: str, as_json: bool) -> None:  # noqa: A002, FBT001 - the command's words
    """Start a new topic: an assignment with one exercise that is complete, builds and verifies at once.

    Writes source/ID/ID.ipynb, autograder/misconceptions/ID/neuron.py, tests/variants/ID.py and tests/alternatives/ID.py, and
    adds ID to the list in course/course.yml. Nothing that exists is overwritten. docs/authoring.md goes on from there.

    \b
    Example:
      course new 10-regularization
      course new 10-regularization --title "Regularization: large weights cost something"
    """  # noqa: D301 - click reads the escape, raw it would be shown
    course = find_course(root)
    try:
        written = [str(path.relative_to(course.root)) for path in create(course, id, title)]
    except NewTopicError as error:
        raise Failed(str(error)) from error
    commands = [f"course build {id}", f"course verify {id}"]
    if as_json:
        print_json({"assignment": id, "written": written, "next": commands})
        return
    for path in written[:-1]:
        console.print(f"[green]✓[/] {escape(path)}", highlight=False, soft_wrap=True)
    console.print(f"[green]✓[/] {written[-1]}: added {escape(id)}", highlight=False, soft_wrap=True)
    console.print(f"Next: {'; then '.join(commands)}", highlight=False, soft_wrap=True)
