"""Reading: how long a notebook is, and what is hard on its readers. Reported, never enforced."""

import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.verify.measured import Work

PART = "reading"
WORDS_A_MINUTE = 180
LONG = 15  # lines
MINUTES_A_POINT = 1.0
IMAGE = re.compile(r"!\[(.*?)\]\((.*?)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
UNREAD = re.compile(r"### BEGIN (MARK SCHEME|SOLUTION).*?### END \1|```.*?```", re.DOTALL)
ONE_WORD = re.compile(r"\$\$.+?\$\$|\$[^$]+\$|`[^`]+`", re.DOTALL)
LABELS = re.compile(r"title|xlabel|ylabel|\.set\(")


def measure(work: Work) -> None:
    """Count words and minutes of the source and its lecture; list long cells, bare figures and dead links."""
    subject = work.subject
    lecture = subject.course.root / "course" / f"{subject.id}.ipynb"
    for path in (subject.course.source(subject.id), lecture):
        if path.is_file():
            nb = nbformat.read(path, as_version=4)
            read = sum(words(c.source) for c in nb.cells if c.cell_type == "markdown")
            points = subject.reference.points if path != lecture else 0
            minutes = read / WORDS_A_MINUTE + MINUTES_A_POINT * points
            name = str(path.relative_to(subject.course.root))
            work.measured.notes.append(f"{name}: {read} words, {len(nb.cells)} cells, about {minutes:.0f} minutes")
            for what in complaints(nb, path.parent):
                work.find(PART, "", f"{name}: {what}", flagged=True)
    solution = subject.course.solution(subject.id)
    if solution.is_file():
        for what in _figures(nbformat.read(solution, as_version=4)):
            work.find(PART, "", f"{solution.name}: {what}", flagged=True)


def words(text: str) -> int:
    """The words that a student reads: a formula is one, a block of code is none, a marking scheme is hidden."""
    return sum(any(map(str.isalnum, word)) for word in ONE_WORD.sub("x", UNREAD.sub("", text)).split())


def complaints(nb: NotebookNode, folder: Path) -> list[str]:
    """Long code cells, images without alternative text, relative links that lead nowhere."""
    found = []
    for cell in nb.cells:
        name, lines = cell.get("id"), len(cell.source.strip().splitlines())
        if cell.cell_type == "code" and lines > LONG and not cell.metadata.get("nbgrader", {}).get("grade"):
            found.append(f"code cell {name} has {lines} lines")
        if cell.cell_type == "markdown":
            found += [
                f"cell {name}: the image {target} has no alternative text"
                for text, target in IMAGE.findall(cell.source)
                if not text
            ]
            targets = [target for _, target in IMAGE.findall(cell.source)] + LINK.findall(cell.source)
            local = [t for t in targets if not re.match(r"[a-z]+:", t)]
            found += [f"cell {name}: the link {t} leads nowhere" for t in local if not (folder / t).exists()]
    return found


def _figures(nb: NotebookNode) -> list[str]:
    """Code cells that draw: without labels, or without a sentence beside them."""
    found = []
    for n, cell in enumerate(nb.cells):
        if not any("image/png" in output.get("data", {}) for output in cell.get("outputs", [])):
            continue
        if not LABELS.search(cell.source):
            found.append(f"the figure of cell {cell.get('id')} sets neither title nor labels")
        if not any(k >= 0 and nb.cells[k].cell_type == "markdown" for k in (n - 1, min(n + 1, len(nb.cells) - 1))):
            found.append(f"the figure of cell {cell.get('id')} has no sentence beside it that says what to see")
    return found
