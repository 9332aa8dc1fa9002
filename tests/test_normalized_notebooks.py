"""Committed notebooks are normalized, so that a diff shows what a person changed."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _found(*folders):
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.ipynb")]
    return sorted(str(path.relative_to(ROOT)) for path in paths if ".ipynb_checkpoints" not in path.parts)


BLANK = _found("source", "course", "release")
EXECUTED = _found("solutions")


def _cells(name):
    return json.loads((ROOT / name).read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("folder", ["source", "release", "solutions"])
def test_folder_holds_a_notebook(folder):
    """The tests below say something only about notebooks that are there."""
    assert _found(folder)


@pytest.mark.parametrize("name", BLANK + EXECUTED)
def test_notebook_is_written_in_one_way(name):
    """Sorted keys, indent 1, characters as they are, one newline at the end: nbformat's own form."""
    text = (ROOT / name).read_bytes().decode("utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", BLANK + EXECUTED)
def test_every_cell_has_an_id_of_its_own(name):
    """Without ids of nbformat 4.5 a reader invents new ones at every save."""
    notebook = json.loads((ROOT / name).read_text(encoding="utf-8"))
    ids = [cell.get("id") for cell in notebook["cells"]]
    assert (notebook["nbformat"], notebook["nbformat_minor"]) >= (4, 5)
    assert [cell_id for cell_id in ids if not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell_id or "")] == []
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", BLANK)
def test_no_output_and_no_count_is_kept(name):
    """Neither a source, nor a lecture, nor what students get carries the results of somebody's run."""
    code = [cell for cell in _cells(name) if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []


@pytest.mark.parametrize("name", EXECUTED)
def test_model_answer_ran_without_an_error(name):
    """An executed notebook has no error output; it would else be committed as if it were an answer."""
    code = [cell for cell in _cells(name) if cell["cell_type"] == "code"]
    errors = [cell["id"] for cell in code for output in cell["outputs"] if output["output_type"] == "error"]
    assert errors == []
    assert any(cell["outputs"] for cell in code)
