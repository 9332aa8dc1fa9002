"""Errors in words: which file, why, and what to do. Those of every command come here (`autograder.cli`)."""

import errno
import shutil
import sqlite3
from pathlib import Path

import yaml
from pydantic import ValidationError

NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR)
FULL = (errno.ENOSPC, errno.EDQUOT)
# in pydantic's own words a class of this package would be asked for
FORMS = {"model_type": "it must hold fields, each as `name: value`"}


def words(error: BaseException) -> str:
    """The sentence for an error of files, or of the database that the gradebook is; "" for any other, which is our mistake."""
    if isinstance(error, OSError):
        return _of_files(error)
    cause: BaseException | None = error
    while cause is not None:
        # not its subclasses: a row that contradicts another would be our mistake
        if type(cause) in (sqlite3.OperationalError, sqlite3.DatabaseError):
            return (
                f"the gradebook cannot be used ({cause}). It is gradebook.db in the course's folder, unless nbgrader_config.py "
                "names another. Let yourself write to the file and its folder, or put back a sound copy; one of an earlier "
                "nbgrader needs: nbgrader db upgrade"
            )
        cause = cause.__cause__ or cause.__context__
    return ""


def _of_files(error: OSError) -> str:
    if isinstance(error, shutil.Error):  # several files of a copied folder, each with its reason: one is enough
        first = error.args[0][0] if isinstance(error.args[0], list) else ("", "", error)
        return f"not everything could be copied: {first[2]}. Let yourself write there, or name another folder."
    name = error.filename2 or error.filename
    if not isinstance(name, str):  # a connection that broke off, say; but a full disk has no name either
        return f"a file could not be written ({error.strerror}). {_next_step(error)}" if error.errno in FULL else ""
    return f"{shown(Path(name))} cannot be used ({error.strerror}). {_next_step(error)}"


def _next_step(error: OSError) -> str:
    if error.errno in NOT_ALLOWED:
        return "Let yourself read and write there, or work on a copy in a folder of your own."
    if error.errno in NOT_THERE:
        return "Correct the path, or make the folder that is missing."
    if error.errno in FULL:
        return "Free some space, then run the same command again: what is finished is kept."
    return "Look at it, then run the same command again."


def shown(path: Path) -> str:
    """A path as people read it: from where they are, if it lies there."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def of_yaml(error: UnicodeDecodeError | yaml.YAMLError | ValidationError, path: Path) -> str:
    """What is wrong with a YAML file, to go on after its name: the line, or the field, and the next step."""
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f", line {line}, is not UTF-8. Save it as UTF-8."
    if isinstance(error, ValidationError):
        return f"{_of_field(error, path)}. Correct it there."
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return f" is not valid YAML ({place}{getattr(error, 'problem', None) or str(error).split(chr(10))[0]}). Correct it there."


def _of_field(error: ValidationError, path: Path) -> str:
    """The first field that is wrong; of `assignments` with the entry's id, or its place, counted from 1."""
    first = error.errors()[0]
    place, where = first["loc"], ""
    if place[:1] == ("assignments",) and len(place) > 1:
        number = int(place[1])
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))["assignments"][number]
        named = isinstance(entry, dict) and "id" in entry
        where, place = f", assignment '{entry['id']}'" if named else f", entry {number + 1} of assignments", place[2:]
    field = f", field {'.'.join(map(str, place))}" if place else ""
    message = FORMS.get(first["type"], first["msg"].removeprefix("Value error, "))
    return f"{where}{field}: {message}"
