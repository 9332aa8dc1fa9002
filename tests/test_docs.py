"""What the documents say exists: links lead to files, commands are commands, their options are options."""

import re
import shlex
from pathlib import Path

import click
import pytest

from autograder.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _commands(page):
    """Every `course …` and `make …` line of the page's shell blocks, as words."""
    text = page.read_text(encoding="utf-8")
    lines = [line.removeprefix("$ ").split(" # ")[0] for block in BLOCK.findall(text) for line in block.splitlines()]
    parts = (part.strip() for line in lines for part in re.split(r"&&|\||;", line))
    return [shlex.split(part) for part in parts if re.match(r"(course|make) [a-z]", part)]


COURSE = [(page, words) for page in PAGES for words in _commands(page) if words[0] == "course"]
MAKE = sorted({words[1] for page in PAGES for words in _commands(page) if words[0] == "make"})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """No link to a file that is not there."""
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(("page", "words"), COURSE, ids=[f"{p.name}: {' '.join(w)}" for p, w in COURSE])
def test_command_and_options_exist(page, words):
    """The words parse: the command exists, and so do its options; nothing is run."""
    context = click.Context(main, info_name="course")
    command = main.get_command(context, words[1])
    assert command is not None, f"{page.name}: no command {words[1]}"
    for word in words[2:]:
        if word.startswith("-"):
            known = {*command.get_help_option_names(context), *(name for p in command.params for name in p.opts)}
            assert word.split("=")[0] in known, f"{page.name}: {words[1]} has no option {word}"


@pytest.mark.parametrize("word", MAKE)
def test_make_knows_the_word(word):
    """Each `make word` of the documents is a target of the Makefile."""
    assert re.search(rf"^{re.escape(word)}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_documents_hold_commands():
    """The tests above look at something."""
    assert len(COURSE) >= 10
    assert {"demo", "test"} <= set(MAKE)
