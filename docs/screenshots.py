"""Make the pictures of docs/images from the real thing: JupyterLab, a feedback page and a class report, in Chromium.

Run it from the repository's folder after anything that a picture shows has changed (30 s; needs Chromium, and ends with
the size of each picture):

    python docs/screenshots.py

It works in a throwaway copy of the course. A sample student has the loss right and forgets the 1/m of `output_delta`;
the notebook runs in JupyterLab, is handed in as it stands, and graded by `course`.
"""

# ruff: noqa: INP001 - a script of its own; docs is no package

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from autograder.demo import Material  # noqa: E402 - found through the line above
from autograder.settings import Course  # noqa: E402
from tests.browser.lab import chromium, chromium_path, jupyterlab, run_all  # noqa: E402

ID = "05-backprop-by-hand"
COURSE = Path(sys.executable).parent / "course"
IMAGES = ROOT / "docs" / "images"
STUDENT = "ada"
# what the picture of the notebook leaves out, so that one passed and one diagnosed check fit into it
LEFT_OUT = (
    *("title", "my_prediction", "network_figure"),
    *("forward_idea", "forward", "try_forward", "test_forward", "loss_idea"),
    *("bce_loss", "test_bce_loss"),
    *("layer3_gradients_idea", "layer3_gradients", "try_layer3_gradients", "test_layer3_gradients", "summary"),
)


def main():
    """Make every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, chromium(chromium_path()) as browser:
        root, home = Path(name) / "course", Path(name) / "home"
        home.mkdir()
        _copy_course(root)
        _course(root, "build")
        answers = Material(Course(root), ID).wrong(("output_delta", "M76"))
        with jupyterlab(root, home) as lab:
            picture_of_a_notebook(browser, lab, answers)
            hand_in(browser, lab, answers)
        _course(root, "grade")
        pictures_of_feedback(browser, root / "feedback" / STUDENT / ID / f"{ID}.html")
        pictures_of_report(browser, Path(name) / "demo")
    for picture in sorted(IMAGES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size / 1000:.0f} kB")  # noqa: T201


def _copy_course(root):
    for part in ("course", "source", "autograder/misconceptions"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "nbgrader_config.py", root)


def _course(root, command):
    subprocess.run([COURSE, "--root", root, command, ID], cwd=root, check=True)  # noqa: S603


def _filled_in(lab, answers):
    nb = nbformat.read(lab.root / "release" / ID / f"{ID}.ipynb", as_version=4)
    for cell in nb.cells:
        cell.source = answers.get(cell.id, cell.source)
    return nb


def picture_of_a_notebook(browser, lab, answers):
    """A passed and a diagnosed check, one below the other."""
    nb = _filled_in(lab, answers)
    short = []
    for cell in nb.cells:
        if cell.id == "output_delta_idea":
            short.append(new_markdown_cell("\n\n".join(cell.source.split("\n\n")[:3]), id=cell.id))
        elif cell.id not in LEFT_OUT:
            short.append(cell)
    nb.cells = short
    lab.put_notebook(f"release/{ID}/picture.ipynb", nb)
    context = browser.new_context(viewport={"width": 1300, "height": 2600})
    page = run_all(context, lab, f"release/{ID}/picture.ipynb")
    page.keyboard.press("Control+b")
    page.get_by_role("group", name="check").last.get_by_text("why?").first.click()
    page.wait_for_timeout(1500)  # the sidebar closes, fonts and formulas settle
    cells = {cell.id: page.locator(".jp-Notebook .jp-Cell").nth(n) for n, cell in enumerate(nb.cells)}
    top, end = cells["loss_by_hand"].bounding_box(), cells["test_output_delta"].bounding_box()
    clip = {"x": top["x"], "y": top["y"], "width": top["width"], "height": end["y"] + end["height"] - top["y"]}
    page.screenshot(path=IMAGES / "notebook-check.png", clip=clip)
    context.close()


def hand_in(browser, lab, answers):
    """Run the whole notebook, save it as JupyterLab does, and put it where a collected submission lies."""
    path = f"release/{ID}/{ID}.ipynb"
    lab.put_notebook(path, _filled_in(lab, answers))
    context = browser.new_context()
    page = run_all(context, lab, path)
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url):
        page.get_by_role("menuitem", name="File", exact=True).click()
        page.locator(".lm-Menu-item[data-command='docmanager:save']").click()
    context.close()
    folder = lab.root / "submitted" / STUDENT / ID
    folder.mkdir(parents=True)
    shutil.copy(lab.root / path, folder)


def pictures_of_feedback(browser, page_path):
    """The page of a student."""
    _pictures(browser, "feedback", page_path)


def pictures_of_report(browser, demo):
    """The class report on the sample class of `course demo`."""
    subprocess.run([COURSE, "--root", ROOT, "demo", "--dir", demo], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    subprocess.run([COURSE, "--root", demo, "report"], check=True)  # noqa: S603
    _pictures(browser, "report", demo / "reports" / f"{ID}.html")


def _pictures(browser, kind, page_path):
    """The same page on a desktop and on a telephone, light; and dark, for whoever changes the template."""
    for name, width, height, scheme in (
        (kind, 1200, 1000, "light"),
        (f"{kind}-narrow", 400, 860, "light"),
        (f"{kind}-dark", 1200, 1000, "dark"),
    ):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.goto(page_path.as_uri())
        page.screenshot(path=IMAGES / f"{name}.png")
        if "--full" in sys.argv:
            page.screenshot(path=Path(tempfile.gettempdir()) / f"{name}-full.png", full_page=True)
        context.close()


if __name__ == "__main__":
    main()
