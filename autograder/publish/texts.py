"""The files that only the published folder has: how students install, start and update."""

import json
from collections.abc import Collection

from autograder.settings import Settings

# Git's merge would weave two versions of a notebook into one that no program reads. "-merge" makes it keep a student's file
# whole where both sides changed it (nbgitpuller merges with -Xours); a notebook that the student did not touch is updated.
ATTRIBUTES = "* text=auto eol=lf\n*.ipynb -merge\nchecks.json -merge\n*.whl binary\n"
IGNORED = ".ipynb_checkpoints/\n__pycache__/\n"
JUPYTER = json.dumps({"LabApp": {"default_url": "/lab/tree/course/start.ipynb"}}, indent=1) + "\n"


def environment(wheel: str, packages: Collection[str]) -> str:
    """The conda environment, which Binder builds too: a notebook server and the library, nothing of the grader."""
    names = ["python>=3.11", "pip", "ipywidgets>=8.1", "jupyterlab>=4.6", "matplotlib>=3.9", "numpy>=2", *packages]
    lines = "".join(f"  - {name}\n" for name in names)
    return (
        "# For conda and Binder: what the notebooks of this folder need.\nname: course\n"
        f"channels:\n  - conda-forge\ndependencies:\n{lines}  - pip:\n      - ./{wheel}\n"
    )


def readme(settings: Settings, lectures: Collection[str], wheel: str, *, start: bool) -> str:
    """The students' README."""
    rows = "".join(
        f"| {a.title} | {f'[read](course/{a.id}.ipynb)' if a.id in lectures else '–'} "
        f"| [do](release/{a.id}/{a.id}.ipynb) | {f'{a.minutes} min' if a.minutes else '–'} |\n"
        for a in settings.assignments
    )
    begin = "JupyterLab opens `course/start.ipynb`, which shows your progress and what to do next." if start else ""
    return f"""# {settings.title}

## Install and start

You need Python 3.11 or newer. In this folder:

```sh
python -m venv .venv
. .venv/bin/activate          # Windows: .venv\\Scripts\\activate
pip install ./{wheel} jupyterlab
jupyter lab
```

{begin} With conda: `conda env create -f environment.yml`. In a hosted notebook (Colab and the like), upload the wheel
beside the notebook and run `%pip install ./{wheel}` in its first cell.

## Topics

| topic | lecture | assignment | time |
|:--|:--|:--|--:|
{rows}
Take them in order. Fill in a cell, run the check below it, read what it says. Before you hand in, choose
*Kernel > Restart Kernel and Run All Cells* and save. Checks need the file `checks.json` beside the notebook.

## When this folder is updated

Pull again. A notebook that you have changed stays exactly as you left it; everything else is brought up to date. To get a
fresh copy of a notebook, rename yours and pull once more.
"""
