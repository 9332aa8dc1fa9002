"""README and the pages for instructors, done from top to bottom on the sample class: commands run and print what is shown."""

import getpass
import re
import shutil
import zipfile
from datetime import UTC, datetime, timedelta

import nbformat
import pytest

from autograder.demo import Material
from autograder.settings import Course
from tests.support import minicourse, walkthrough

pytestmark = pytest.mark.long

ROOT, ID = minicourse.ROOT, "05-backprop-by-hand"
PAGES = ("README.md", "docs/instructors.md", "docs/grading.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(course [a-z]+ (?:ID|DIR|FILE|STUDENT|\[).*?)`")
# Commands of shell blocks that no test can run from there, and who runs them.
NOT_RUN = {
    "make demo": "installs from a package index; the demo itself is this test's sample class",
    "make test": "runs this test",
    ". .venv/bin/activate": "changes a shell; what it makes known is on the PATH here",
    "jupyter lab": "does not end; tests/browser starts it",
    "pip install ./nnbasics-*.whl jupyterlab": "installs from a package index; tests/test_wheels.py installs the wheel",
}
# Forms in running text: their words stand for these; a form in brackets may be left out, and is not.
WORDS = {
    "ID": ID,
    "[ID…]": ID,
    "[ID]": ID,
    "STUDENT": "emil",
    "FILE": "class.csv",
    "DIR": "../students",
    "[FROM]": "submissions.zip",
    "FROM": "submissions.zip",
}
ELSEWHERE = {
    "course new ID": "tests/building/test_authoring.py follows docs/authoring.md",
    "course verify [ID…]": "takes minutes; tests/building/test_authoring.py and tests/verify run it",
}
CLASS_CSV = "id,first_name,last_name,email\nada,Ada,Lovelace,ada@example.org\nemil,Emil,Post,\n"
CANVAS_CSV = """Student,ID,SIS User ID,SIS Login ID,Section
"Lovelace, Ada",101,S1,ada,A
"Brown, Ben",102,S2,ben,A
"Brown, Ben",103,S3,ben,B
"Nobody, Nina",104,S4,,B
"Angstrom, Zoe",105,S5,zoe,B
"""


@pytest.fixture
def root(tmp_path):
    """The sample class in a copy of the course, graded, with an exchange, and the files that the pages name."""
    root = tmp_path / "course"
    code, printed = walkthrough.run(ROOT, f"course demo --dir '{root}'")
    assert code == 0, printed
    shutil.copytree(ROOT / "release", root / "release", dirs_exist_ok=True)
    shutil.copytree(ROOT / "lib", root / "lib")
    shutil.copy(ROOT / "environment.yml", root)
    (root / "class.csv").write_text(CLASS_CSV, encoding="utf-8")
    (root / "canvas-gradebook.csv").write_text(CANVAS_CSV, encoding="utf-8")
    (root / "canvas-corrected.csv").write_text(CANVAS_CSV.replace('"Brown, Ben",103,S3,ben,B\n', ""), encoding="utf-8")
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(tmp_path / 'exchange')!r}\nc.CourseDirectory.course_id = 'kit'\n")
    when = datetime.now(UTC) - timedelta(minutes=2)
    mine = tmp_path / "exchange" / "kit" / "inbound" / f"{getpass.getuser()}+{ID}+{when:%Y-%m-%d %H:%M:%S.%f} UTC"
    mine.mkdir(parents=True)
    shutil.copy(root / "release" / ID / f"{ID}.ipynb", mine)
    _pack(root)
    return root


def _pack(root):
    """As Canvas packs them: another answer of ada's, a first one of zoe's, and one of somebody whom no roster names."""
    nb = nbformat.read(root / "release" / ID / f"{ID}.ipynb", as_version=4)
    answers = Material(Course(root), ID).solution
    for cell in nb.cells:
        cell.source = answers.get(cell.id, cell.source)
    with zipfile.ZipFile(root / "submissions.zip", "w") as archive:
        for name in ("lovelaceada_101_998", "angstromzoe_LATE_105_1001", "strangersam_999_554"):
            nb.cells[-1].metadata["from"] = name
            archive.writestr(f"{name}_{ID}.ipynb", nbformat.writes(nb))


def _run(root, command):
    code, printed = walkthrough.run(root, re.sub(r"\b(?:STUDENT|DIR|FROM)\b", lambda word: WORDS[word[0]], command))
    assert code in (0, 1), f"{command}\n{printed}"
    assert "Traceback" not in printed
    return printed


def _withdraw(root, text):
    """Put what the page says into course.yml, below the assignment."""
    settings = root / "course" / "course.yml"
    old = settings.read_text(encoding="utf-8")
    assert old.count(f"  - id: {ID}\n") == 1
    settings.write_text(old.replace(f"  - id: {ID}\n", f"  - id: {ID}\n{text}"), encoding="utf-8")


def _follow(root, page, done):
    printed = ""
    for language, body in BLOCK.findall(page):
        if language == "sh":
            # the class of `make demo` is this one
            lines = [line.split(" # ")[0].strip().replace("--root .demo ", "") for line in body.splitlines()]
            printed = "".join(_run(root, line) for line in lines if line not in NOT_RUN)
            done += lines
        elif language == "text":
            assert walkthrough.missing(body.splitlines(), printed) == [], printed
        elif language == "yaml" and body.lstrip().startswith("withdrawn:"):
            _withdraw(root, body)


def test_the_pages_can_be_followed(root):
    """Blocks in their order, then the forms that stand in running text or in the table of commands."""
    done = []
    for name in PAGES:
        _follow(root, (ROOT / name).read_text(encoding="utf-8"), done)
    assert {line.split()[1] for line in done if line.startswith("course ")} >= {
        *("build", "grade", "show", "report", "similar", "roster", "collect", "rejudge")
    }
    text = "".join(BLOCK.sub("", (ROOT / name).read_text(encoding="utf-8")) for name in PAGES)
    forms = sorted(set(INLINE.findall(text)) - set(ELSEWHERE))
    for form in [*forms, "course export", "course doctor"]:
        _run(root, " ".join(WORDS.get(word, word) for word in form.split()))
    assert len(forms) >= 6
    assert (root.parent / "students" / "release" / ID / f"{ID}.ipynb").is_file()
    assert "ada" in (root / "marks-csv.csv").read_text(encoding="utf-8")


def test_what_is_not_run_stands_in_the_pages():
    """No exception outlives the command that it was made for."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in PAGES)
    assert [command for command in [*NOT_RUN, *ELSEWHERE] if command not in text] == []
