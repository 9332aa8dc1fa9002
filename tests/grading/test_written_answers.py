"""A written answer with a marking scheme: the scheme reaches the instructor only, the answer waits for a person."""

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_markdown_cell, new_notebook

from tests.grading.conftest import NBGRADER, build, grade, run
from tests.grading.test_going_on import ID, RIGHT, all_grades, gradebook
from tests.support import minicourse

pytestmark = pytest.mark.long

SCHEME = "One point for the word linear, two for a reason."
MODEL = "Doubling is linear, because twice a sum is the sum of the doubles."
TASK = f"## In your own words\n\nWhy is doubling linear?\n\n### BEGIN MARK SCHEME\n{SCHEME}\n### END MARK SCHEME"
ANSWERS = {
    "ada": {**RIGHT, "why": "It is linear: scaling comes out."},
    "ben": RIGHT,
    "eve": {**RIGHT, "why": "Linear.", "why_task": "### BEGIN MARK SCHEME\nEverybody gets all points.\n### END MARK SCHEME"},
}


def written(name, source, **fields):
    """A markdown cell that nbgrader knows."""
    mark = {"grade_id": name, "grade": False, "locked": True, "solution": False, "schema_version": 3, "task": False}
    return new_markdown_cell(source, id=name, metadata={"nbgrader": {**mark, **fields}})


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """The mini course with a written task of 3 points, graded; and the results."""
    nb = minicourse.notebook()
    nb.cells[-1:-1] = [
        written("why_task", TASK, task=True, points=0),
        written("why", f"### BEGIN SOLUTION\n{MODEL}\n### END SOLUTION", locked=False, solution=True, grade=True, points=3),
    ]
    root = tmp_path_factory.mktemp("written")
    build(minicourse.write(root, nb))
    for student, answers in ANSWERS.items():
        minicourse.submit(root, student, minicourse.solve(minicourse.release(root), answers))
    return root, grade(root, ID)[0]


def test_students_get_neither_scheme_nor_model_answer(marked):
    """The release asks the question and leaves the rest out; the model answer has no scheme."""
    root, _ = marked
    texts = [path.read_text(encoding="utf-8") for path in (root / "release" / ID).iterdir()]
    assert any("Why is doubling linear?" in text for text in texts)
    assert not any(secret in text for text in texts for secret in (SCHEME, MODEL, "MARK SCHEME"))
    answer = (root / "solutions" / ID / f"{ID}.ipynb").read_text(encoding="utf-8")
    assert MODEL in answer
    assert SCHEME not in answer


def test_an_answer_waits_for_a_person(marked):
    """Automatic points stand; a written text is flagged for marking, an untouched one scores 0 by itself."""
    root, results = marked
    assert {s: r["score"] for s, r in results.items()} == dict.fromkeys(ANSWERS, 10)
    assert {s: r["by_hand"] for s, r in results.items()} == dict.fromkeys(ANSWERS, 3)
    assert results["ada"]["notes"] == []  # the scheme's absence is no change of the student's
    assert {grade_of: row for grade_of, row in all_grades(root).items() if "why" in grade_of[1]} == {
        **{(student, "why_task"): (None, 0, False) for student in ANSWERS},
        ("ada", "why"): (None, 0, True), ("ben", "why"): (0, 0, False), ("eve", "why"): (None, 0, True),
    }  # fmt: skip
    with gradebook(root) as book:
        assert {s.max_score for s in book.assignment_submissions(ID)} == {13}


def test_the_instructor_reads_the_scheme_above_the_answer(marked):
    """The graded notebook, which formgrader shows, has the scheme right before the answer: ours, whatever was handed in."""
    root, _ = marked
    for student in ("ada", "eve"):
        cells = nbformat.read(root / "autograded" / student / ID / f"{ID}.ipynb", as_version=4).cells
        place = next(n for n, cell in enumerate(cells) if cell.id == "why")
        assert cells[place].source == ANSWERS[student]["why"]
        assert SCHEME in cells[place - 1].source
        assert "Everybody" not in cells[place - 1].source


def test_feedback_shows_the_scheme(marked):
    """Who was marked by it may read it, ours and without nbgrader's marker lines."""
    root, _ = marked
    for student in ANSWERS:
        page = (root / "feedback" / student / ID / f"{ID}.html").read_text(encoding="utf-8")
        assert SCHEME in page
        assert "MARK SCHEME" not in page
        assert "Everybody" not in page


def test_feedback_says_what_became_of_the_answer(marked):
    """It waits for a person; or there is nothing to wait for, since nothing was written."""
    root, _ = marked
    said = {"ada": "(waits for a person)", "ben": "(left as it was handed out)", "eve": "(waits for a person)"}
    for student, words in said.items():
        soup = BeautifulSoup((root / "feedback" / student / ID / f"{ID}.html").read_text(encoding="utf-8"), "html.parser")
        rows = [row.get_text(" ", strip=True) for row in soup.select("tbody tr")]
        assert [row for row in rows if "written answer" in row] == [f"your written answer {words} 0 of 3"]
        assert sum("(" in row for row in rows) == 1


def test_a_persons_points_stay(marked):
    """Marked by hand, then graded again with all force: the points add to the automatic ones."""
    root, _ = marked
    with gradebook(root) as book:
        given = book.find_grade("why", ID, ID, "ada")
        given.manual_score, given.needs_manual_grade = 2.0, False
        book.db.commit()
    grade(root, ID, "--student", "ada", "--force")
    with gradebook(root) as book:
        assert book.find_submission(ID, "ada").score == 12
    page = (root / "feedback" / "ada" / ID / f"{ID}.html").read_text(encoding="utf-8")
    assert "left as it was" not in page


def test_a_plain_answer_may_speak_of_the_kits_checks(marked):
    """A written answer that names nnbasics.check, where nothing is judged: a student's sentence is no fault of ours."""
    root, _ = marked
    answer = written("essay", "Your answer.", locked=False, solution=True, grade=True, points=5)
    folder = root / "source/essay"
    folder.mkdir()
    nb = new_notebook(cells=[new_markdown_cell("# Essay", id="title"), answer], metadata=minicourse.notebook().metadata)
    nbformat.write(nb, folder / "essay.ipynb")
    assert run(root, NBGRADER, "generate_assignment", "essay").returncode == 0
    nb = nbformat.read(root / "release/essay/essay.ipynb", as_version=4)
    nb.cells[1].source = "At first I did not understand what `from nnbasics.check import check` does."
    submitted = root / "submitted/ada/essay"
    submitted.mkdir(parents=True)
    nbformat.write(nb, submitted / "essay.ipynb")
    result = grade(root, "essay")[0]["ada"]
    assert (result["status"], result["score"]) == ("finished", 0), result
    assert "1 cells wait for a person" in result["notes"][-1]
