"""nbgrader's exchange without its trust: whoever can write there can name any student, link to any file, claim any time."""

import os
import stat
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback
from traitlets import Bool

from autograder.classlife import dates
from autograder.classlife.collecting import Collected
from autograder.classlife.policy import said
from autograder.classlife.rosterimport import why_no_id
from autograder.classlife.untrusted import Untrusted, read_plain
from autograder.settings import Course
from autograder.submission import printable

try:
    import pwd
except ImportError:  # Windows: no exchange there
    pwd = None  # type: ignore[assignment]

TOLERANCE = timedelta(minutes=10)
MAX_FILES = 200


class OwnedCollect(ExchangeCollect):
    """Collect only what its claimed student owns, plain files only, under the time that the folder's name claims.

    Stock nbgrader warns of a forged submission and takes it; follows links with the instructor's rights; stops for the
    whole class at one folder whose name holds no time; and believes the student's own timestamp.txt.
    """

    src_records: list[dict[str, Any]]

    def init_src(self) -> None:
        """Choose each student's last submission among those that are theirs."""
        self.outcome = Collected()
        self._names: dict[str, datetime] = {}
        super().init_src()
        self.src_records = [record for record in self.src_records if record["filename"]]

    def _path_to_record(self, path: str) -> dict[str, Any]:
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except (ValueError, OverflowError):  # a time that is none
            record = {"username": Path(path).name, "filename": Path(path).name, "timestamp": datetime.max}  # noqa: DTZ901
        self._names[record["filename"]] = record["timestamp"]
        return record

    def _sort_by_timestamp(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = []
        for record in records:
            reason = self._why_not(record)
            if reason:
                self.outcome.refused[printable(record["filename"])] = reason
                self.log.error("REFUSED %s: %s", printable(record["filename"]), reason)
            else:
                kept.append(record)
        nothing = {"username": records[0]["username"], "filename": "", "timestamp": datetime.max}  # noqa: DTZ901
        return super()._sort_by_timestamp(kept) or [nothing]

    def _why_not(self, record: dict[str, Any]) -> str:
        """Why a folder of the exchange is not taken, or ""."""
        status = os.lstat(Path(self.inbound_path) / record["filename"])
        owner = _user(status.st_uid)
        if not stat.S_ISDIR(status.st_mode):
            return f"is no folder (made by {owner})"
        if self.check_owner and owner != record["username"]:
            return f"claims to be of {printable(record['username'])}, but belongs to {owner}"
        if record["timestamp"] > datetime.now(UTC).replace(tzinfo=None) + TOLERANCE:
            return f"claims a time that is none or has not come yet (made by {owner})"
        return why_no_id(record["username"])

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy plain files that belong to the folder's owner; the time is the name's."""
        del log
        source, target = Path(src), Path(dest)
        student = target.parent.name
        claimed, status = self._names[source.name], source.lstat()
        changed = datetime.fromtimestamp(status.st_ctime, UTC).replace(tzinfo=None)
        if changed - claimed > TOLERANCE:
            zone = str(self.timezone)
            note = f"claims to be handed in {said(claimed, zone)}, but was last changed {said(changed, zone)}"
            self.outcome.notes.append(f"{student}: the folder in the exchange {note}.")
            self.log.warning("%s %s", source.name, note)
        target.mkdir(parents=True)
        found = list(islice(source.rglob("*"), MAX_FILES + 1))
        if len(found) > MAX_FILES:
            self.outcome.refused[student] = f"the folder holds more than {MAX_FILES} files; its notebook is taken, nothing else"
            found = [source / f"{self.coursedir.assignment_id}.ipynb"]
        for path in sorted(path for path in found if os.path.lexists(path)):
            self._copy_one(path, target / path.relative_to(source), student, status.st_uid)
        (target / "timestamp.txt").write_text(f"{claimed:%Y-%m-%d %H:%M:%S.%f} UTC", encoding="utf-8")

    def _copy_one(self, path: Path, target: Path, student: str, owner: int) -> None:
        status, reason = path.lstat(), ""
        if stat.S_ISDIR(status.st_mode):
            return
        if self.check_owner and status.st_uid != owner:
            reason = f"was put there by {_user(status.st_uid)}"
        elif status.st_nlink > 1:
            reason = "is a hard link to another file"
        else:
            try:
                data = read_plain(path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            except (OSError, Untrusted) as error:
                reason = "is a link or a device" if path.is_symlink() else f"cannot be read ({type(error).__name__})"
        if reason:
            self.outcome.refused[f"{student}/{printable(path.name)}"] = reason
            self.log.error("REFUSED %s of %s: %s", printable(path.name), student, reason)

    def copy_files(self) -> None:
        """Copy, and note whose earlier submission was replaced."""
        where = [Path(self._target(record["username"])) for record in self.src_records]
        before = {path: _stamp(path) for path in where if path.is_dir()}
        super().copy_files()
        for path in where:
            student = path.parent.name
            if path not in before:
                self.outcome.new.append(student)
            else:
                (self.outcome.unchanged if before[path] == _stamp(path) else self.outcome.replaced).append(student)

    def _target(self, student: str) -> str:
        folder: str = self.coursedir.format_path(self.coursedir.submitted_directory, student, self.coursedir.assignment_id)
        return folder


def _stamp(path: Path) -> bytes:
    stamp = path / "timestamp.txt"
    return read_plain(stamp) if stamp.is_file() and not stamp.is_symlink() else b""


def _user(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except (AttributeError, KeyError):
        return f"user {uid}"


class LateReleaseFeedback(ExchangeReleaseFeedback):
    """Release feedback only when nobody works on the assignment any more: it tells who still does what is wrong."""

    early = Bool(default_value=False, help="Release feedback although somebody still has time.").tag(config=True)

    def init_src(self) -> None:
        """Refuse before the last due date, extensions included."""
        when = dates.dates_of(Course(Path(self.coursedir.root)), self.coursedir.assignment_id)
        if when is not None and not self.early and when.last > datetime.now(UTC).replace(tzinfo=None):
            self.fail(
                f"{self.coursedir.assignment_id}: somebody has time until {said(when.last, when.zone)}; feedback would tell "
                "what is wrong. Wait, or release it all the same: nbgrader release_feedback --LateReleaseFeedback.early=True"
            )
        super().init_src()
