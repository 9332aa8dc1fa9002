"""`course new`: a topic that works at once, added to what is there without touching it."""

import contextlib
import json

import pytest
import yaml
from click.testing import CliRunner

from autograder.cli import main
from autograder.newtopic import NewTopicError, with_entry
from autograder.settings import Course
from tests.support import minicourse, walkthrough

TOPIC = "10-neuron"
WRITTEN = [
    f"source/{TOPIC}/{TOPIC}.ipynb",
    f"autograder/misconceptions/{TOPIC}/neuron.py",
    f"tests/variants/{TOPIC}.py",
    f"tests/alternatives/{TOPIC}.py",
    "course/course.yml",
]
LISTS = {
    "as the kit writes it": "title: A\ncourse_id: kit\nassignments:\n  - id: 00-a\n    title: A\n\n# why\ndeck_map: {}\n",
    "no indent": "title: t\ncourse_id: k\nassignments: # in order\n- id: a\n  title: A\n  # a remark\n",
    "no newline at the end": "title: t\ncourse_id: k\nassignments:\n- {id: a, title: A}",
}


def course(root, *arguments):
    """Call the command in a folder; return exit code, output and errors."""
    with contextlib.chdir(root):
        result = CliRunner().invoke(main, list(arguments), prog_name="course", env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def root(tmp_path):
    """A course with one assignment."""
    return minicourse.write(tmp_path)


def _everything(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_help_has_an_example():
    """As every command's."""
    result = CliRunner().invoke(main, ["new", "--help"], prog_name="course")
    assert result.exit_code == 0
    assert "course new 10-regularization" in result.output


@pytest.mark.parametrize("name", [TOPIC, "regularization", "007", "null"])
def test_files_are_written_and_named(root, name):
    """One JSON object says what was written and what comes next; what was there is as it was."""
    before = _everything(root)
    code, out, err = course(root, "new", name, "--json")
    assert code == 0, err
    said = json.loads(out)
    assert said["written"] == [path.replace(TOPIC, name) for path in WRITTEN]
    assert said["next"] == [f"course build {name}", f"course verify {name}"]
    after = _everything(root)
    assert {root / path for path in said["written"]} == after.keys() - before.keys() | {root / "course" / "course.yml"}
    assert {p: t for p, t in before.items() if p.name != "course.yml"}.items() <= after.items()
    assert Course(root).settings.assignment(name).minutes == 60


@pytest.mark.parametrize("title", ['Say "no": # a title', "Größe – 5 % {id}", "x" * 300])
def test_title_is_kept_as_it_is(root, title):
    """Quotes, colons and braces are no YAML and no template of ours."""
    assert course(root, "new", TOPIC, "--title", title)[0] == 0
    assert Course(root).settings.assignment(TOPIC).title == title
    cells = json.loads((root / WRITTEN[0]).read_text(encoding="utf-8"))["cells"]
    assert "".join(cells[0]["source"]).startswith(f"# {title}\n")


def test_notebook_is_normalized(root):
    """As every committed source (tests/test_normalized_notebooks.py)."""
    assert course(root, "new", TOPIC)[0] == 0
    text = (root / WRITTEN[0]).read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_course_yml_keeps_every_line(text):
    """The entry is added at the end of the list; all other lines, comments too, stay where they were."""
    made = with_entry(text, TOPIC, "A neuron")
    assert yaml.safe_load(made)["assignments"][-1]["id"] == TOPIC
    entry = next(n for n, line in enumerate(made.splitlines()) if line.endswith(f"- id: {TOPIC}"))
    left = made.splitlines()[:entry] + made.splitlines()[entry + 4 :]
    assert left == text.splitlines()


@pytest.mark.parametrize("text", ["title: t\n", "assignments: []\n", "- a\n", "assignments:\n  a: 1\n"])
def test_course_yml_of_another_form_is_refused(text):
    """Rather than guess, it says how the list should be written."""
    with pytest.raises(NewTopicError, match=r"course/course\.yml"):
        with_entry(text, TOPIC, "A neuron")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Neuron", "'Neuron' is no id: small letters, digits"),
        ("../x", "is no id"),
        ("a--b", "is no id"),
        ("a+b", "is no id"),
        (minicourse.ID, "course/course.yml has 'mini' already"),
    ],
)
def test_wrong_ids_change_nothing(root, name, words):
    """Exit code 2, a sentence with the way out, and nothing written."""
    before = _everything(root)
    code, out, err = course(root, "new", name)
    assert (code, out) == (2, "")
    assert words in err
    assert _everything(root) == before


@pytest.mark.parametrize("place", [*WRITTEN[:-1], f"autograder/misconceptions/{TOPIC}/other.py"])
def test_nothing_is_overwritten(root, place):
    """One file of that name, or of its bank, is enough: it is named, kept, and no other is written."""
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_text("mine", encoding="utf-8")
    before = _everything(root)
    code, _, err = course(root, "new", TOPIC)
    assert code == 2
    assert f"{place} exists, and nothing is overwritten" in err
    assert _everything(root) == before


@pytest.mark.long
def test_template_is_built_and_verified_at_once(root):
    """As it is written, it holds every bound."""
    for command in (f"new {TOPIC}", f"build {TOPIC}", f"verify {TOPIC}"):
        code, printed = walkthrough.run(root, f"course {command}")
        assert code == 0, printed
    assert "every bound that was measured holds" in printed
