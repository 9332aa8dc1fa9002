"""The whole of the kit's nbgrader configuration, in one place; `nbgrader_config.py` calls `apply`."""

import os
import sys
from pathlib import Path
from typing import Any

from nbgrader.converters import GenerateAssignment

STOCK = "nbgrader.preprocessors."
KIT = "autograder.plugin."
TEMPLATES = Path(__file__).parent / "templates"


def apply(c: Any) -> None:
    """Configure nbgrader; `c` is the traitlets Config. Cheap and repeatable: nbgrader reads it up to three times."""
    _find_own_programs()
    c.CourseDirectory.course_id = "kit"
    c.Exporter.optimistic_validation = True  # a notebook is validated once after all preprocessors, not after each
    c.ExportApp.plugin_class = "autograder.marks.export.KitExport"
    c.ExchangeFactory.collect = "autograder.classlife.exchange.OwnedCollect"
    c.ExchangeFactory.release_feedback = "autograder.classlife.exchange.LateReleaseFeedback"
    _building(c)
    _grading(c)
    _feedback(c)


def _find_own_programs() -> None:
    """Nbgrader calls `alembic` by name: it lies beside this Python, whether or not the environment is activated."""
    here, path = str(Path(sys.executable).parent), os.environ.get("PATH", "")
    if here not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([here, path])


def _building(c: Any) -> None:
    stock = list(GenerateAssignment.preprocessors.make_dynamic_default())
    # the first refuses before anything is written, the last sees the notebook that students will get
    c.GenerateAssignment.preprocessors = [KIT + "build.BuildCheck", *stock, KIT + "build.BuildWrite"]


def _grading(c: Any) -> None:
    c.Autograde.pre_convert_hook = KIT + "intake.clean"
    c.Autograde.sanitize_preprocessors = [
        KIT + "restore.Restore",  # first: the others fail on broken metadata, and stop the whole class
        STOCK + "ClearOutput",
        STOCK + "DeduplicateIds",
        STOCK + "OverwriteKernelspec",
        STOCK + "OverwriteCells",
        STOCK + "CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        KIT + "judging.KitExecute",
        KIT + "judging.Judge",
        # off unless a course asks for them; the scores of checks do not see them
        STOCK + "IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        STOCK + "LimitOutput",
        KIT + "judging.SaveScores",
        KIT + "outputs.HarmlessOutputs",
        "autograder.classlife.late.LatePenalties",
        STOCK + "CheckCellMetadata",
    ]


def _feedback(c: Any) -> None:
    c.GenerateFeedback.exporter_class = KIT + "feedback.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [
        KIT + "feedback.NotedGrades",
        KIT + "feedback.FeedbackClean",
        "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    ]
    c.FeedbackExporter.template_name = "kitfeedback"
    c.FeedbackExporter.extra_template_basedirs = [str(TEMPLATES)]
    filters = {
        "markdown2html": KIT + "filters.markdown",
        "highlight_code": KIT + "filters.highlighted",
        "ansi2html": KIT + "filters.ansi",
        "clean_html": KIT + "filters.clean",
        "strip_files_prefix": KIT + "filters.unchanged",
    }
    c.FeedbackExporter.filters = {**filters, "may_be_wide": KIT + "feedback.may_be_wide"}
    # formgrader shows submissions in JupyterLab's own origin: without these a student's script runs as the instructor
    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = filters
    # its templates stay, ours come first: formgrade/mathjax.html.j2
    c.HTMLExporter.extra_template_basedirs.prepend([str(TEMPLATES)])
