"""A lecture's figures in a real JupyterLab: how the tests of all topics find pictures and sliders."""

import shutil
from contextlib import contextmanager

from tests.browser.lab import jupyterlab, run_all
from tests.support.minicourse import ROOT

ERROR = ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"


@contextmanager
def opened(browser, name, folder, milliseconds=None):
    """The lecture `name` after Run All; `milliseconds`: how long a step of it may take, if longer than usual."""
    (folder / "home").mkdir()
    (folder / "course").mkdir()
    shutil.copy(ROOT / "course" / f"{name}.ipynb", folder / "course")
    with jupyterlab(folder, folder / "home") as lab:
        context = browser.new_context()
        if milliseconds:
            context.set_default_timeout(milliseconds)
        yield run_all(context, lab, f"course/{name}.ipynb")
        context.close()


def picture(page, words):
    """Wait for a picture whose alt text begins like this; return where it comes from."""
    return page.locator(f'.jupyter-widgets img[alt^="{words}"]').get_attribute("src", timeout=30_000)


def slider(page, label):
    """The handle of the slider with this label."""
    return page.locator(".widget-hslider", has=page.get_by_text(label, exact=True)).get_by_role("slider")


def no_error(page):
    """Whether no cell has written to stderr."""
    return page.locator(ERROR).count() == 0
