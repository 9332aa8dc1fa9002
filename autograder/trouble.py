"""What the machine refused, in words: which file, why, what to do. The errors of every command come here (`autograder.cli`)."""

import errno
import shutil
import sqlite3
from pathlib import Path

NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR)
FULL = (errno.ENOSPC, errno.EDQUOT)


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
    reason = error.strerror or str(error) or type(error).__name__
    name = error.filename2 or error.filename
    what = f"{shown(Path(name))} cannot be used" if isinstance(name, str) else "a file cannot be used"
    return f"{what} ({reason}). {_next_step(error)}"


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
