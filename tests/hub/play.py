"""A real JupyterHub class: one instructor, two students, each a system user with a server of their own. `make test-hub`."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hub import browser, system
from tests.support import minicourse

ID = minicourse.ID
TEACHER, (ANN, BOB) = system.TEACHER, system.STUDENTS
WRONG = {**minicourse.RIGHT, "double": "import numpy as np\n\n\ndef double(x):\n    return np.asarray(x) ** 2"}


def say(text):
    """One line a step: where it stands, should it stop."""
    sys.stdout.write(f"  {text}\n")
    sys.stdout.flush()


class Hub:
    """The running hub, spoken to over HTTP as its users' browsers do."""

    def __init__(self, address, token, log):
        self.address, self.token, self.log, self.tokens = address, token, log, {}

    def call(self, method, path, token, *, form=None, body=None):
        """Return status and answer (JSON if it is some)."""
        data = urllib.parse.urlencode(form).encode() if form else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, data, {"Authorization": f"token {token}"}, method=method)  # noqa: S310
        if body is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:  # noqa: S310 - our own address
                return answer.status, _parsed(answer.read()), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, _parsed(error.read()), error.headers

    def wait(self, what, seconds=120):
        """Ask again until `what` answers."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if answer := what():
                    return answer
            except (OSError, ValueError):
                pass
            time.sleep(0.3)
        raise AssertionError(f"the hub did not answer in {seconds} s: {self.log.read_text(encoding='utf-8')[-3000:]}")

    def spawn(self, users):
        """Start the servers of all, at once, and fetch a token for each."""
        self.wait(lambda: "version" in self.call("GET", "/hub/api/", self.token)[1])
        for user in users:
            self.call("POST", f"/hub/api/users/{user}", self.token)
            assert self.call("POST", f"/hub/api/users/{user}/server", self.token, body={})[0] in (201, 202)
        for user in users:
            self.wait(lambda user=user: self._is_ready(user))
            self.tokens[user] = self.call("POST", f"/hub/api/users/{user}/tokens", self.token, body={})[1]["token"]

    def _is_ready(self, user):
        servers = self.call("GET", f"/hub/api/users/{user}", self.token)[1].get("servers", {})
        return servers.get("", {}).get("ready")

    def of(self, user, method, path, *, to=None, **data):
        """Speak to the server of a user (or of `to`), as that user."""
        return self.call(method, f"/user/{to or user}/{path}", self.tokens[user], **data)

    def done(self, user, path, /, **form):
        """An action of nbgrader's extensions, which answer 200 when they fail; return what they say."""
        status, answer, _ = self.of(user, "POST", path, form=form or None, **({} if form else {"body": {}}))
        assert status == 200, f"{user} {path}: {status} {answer}"
        assert isinstance(answer, dict), f"{user} {path}: {answer}"
        assert answer.get("success"), f"{user} {path}: {answer}"
        return answer


def _parsed(data):
    try:
        return json.loads(data)
    except ValueError:
        return data.decode(errors="replace")


def prepare(hub):
    """The instructor's course, built by the instructor."""
    course = system.home(TEACHER) / "course"
    minicourse.write(course)
    system.own_home(TEACHER)
    system.shell(hub, TEACHER, "course build --json", course)
    return course


def hand_out(server):
    """Release by formgrader's button; both students fetch, complete, validate and submit in their own servers."""
    server.done(TEACHER, f"formgrader/api/assignment/{ID}/release")
    for student, answers in ((ANN, minicourse.RIGHT), (BOB, WRONG)):
        fetched = server.done(student, "assignments/fetch", course_id="kit", assignment_id=ID)
        status, found, _ = server.of(student, "GET", f"api/contents/{ID}/{ID}.ipynb")
        where = [str(path) for path in system.home(student).rglob(f"{ID}.ipynb")]
        assert status == 200, f"{found}; fetched: {fetched}; there: {where}"
        for cell in found["content"]["cells"]:
            cell["source"] = answers.get(cell["id"], cell["source"])
        status, answer, _ = server.of(
            student, "PUT", f"api/contents/{ID}/{ID}.ipynb", body={"type": "notebook", "content": found["content"]}
        )
        assert status == 200, answer
        valid = server.done(student, "assignments/validate", path=f"{ID}/{ID}.ipynb")
        said = json.dumps(valid["value"])
        assert ("checks did not pass" in said) == (student == BOB), said
        server.done(student, "assignments/submit", course_id="kit", assignment_id=ID)
    say("released, fetched, completed, validated (one fails), submitted")


def forge(hub):
    """Bob hands in under Ann's name, and links to the instructor's source."""
    system.shell(hub, BOB, f"nbgrader submit {ID} --student={ANN}")
    inbound = hub / "exchange" / "kit" / "inbound"
    stamp = "2031-01-01 00:00:00.0 UTC"
    secret = system.home(TEACHER) / "course" / "source" / ID / f"{ID}.ipynb"
    folder = f"'{inbound}/{BOB}+{ID}+{stamp}'"
    system.shell(hub, BOB, f"mkdir {folder} && ln -s {secret} {folder}/{ID}.ipynb")


def collect(server, hub, course):
    """Formgrader's button takes what is theirs; `course collect` says what was refused."""
    forge(hub)
    server.done(TEACHER, f"formgrader/api/assignment/{ID}/collect")
    code, said = system.shell(hub, TEACHER, f"course collect {ID} --json", course, check=False)
    report = json.loads(said.splitlines()[-1])
    assert (code, sorted(report["unchanged"])) == (1, [ANN, BOB]), said
    reasons = sorted(report["refused"].values())
    assert len(reasons) == 2, reasons
    assert f"claims to be of {ANN}, but belongs to {BOB}" in reasons[1] + reasons[0], reasons
    say("collected; the forged submission and the one from the future are refused, by the button and by course collect")


def grade(server, hub, course):
    """Ann by formgrader's button, both by `course grade`, sealed; feedback by the buttons."""
    server.done(TEACHER, f"formgrader/api/submission/{ID}/{ANN}/autograde")
    said = system.shell(hub, TEACHER, f"course grade {ID} --json --no-feedback", course)
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    summary = lines[-1]["summary"]
    scores = {line["student"]: (line["score"], line["points"]) for line in lines[:-1]}
    assert scores == {ANN: (10, 10), BOB: (4, 10)}, said
    assert summary["isolation"] == "full", summary
    server.done(TEACHER, f"formgrader/api/assignment/{ID}/generate_feedback")
    server.done(TEACHER, f"formgrader/api/assignment/{ID}/release_feedback")
    for student, points in ((ANN, "10 of 10 points"), (BOB, "4 of 10 points")):
        server.done(student, "assignments/fetch_feedback", course_id="kit", assignment_id=ID)
        pages = list((system.home(student) / ID / "feedback").rglob("*.html"))
        assert len(pages) == 1, pages
        assert points in pages[0].read_text(encoding="utf-8")
    say(f"graded ({summary['isolation']} isolation, under the instructor's own user); each student has their own feedback")


def secrets_stay(server, hub, course):
    """What Bob can reach, in his shell and through the hub: not the source, not the references, not Ann's work."""
    ann, prof = system.home(ANN), course
    paths = [
        prof / "source" / ID / f"{ID}.ipynb", prof / "autograder" / "references" / f"{ID}.json", prof / "gradebook.db",
        prof / "submitted", ann / ID / f"{ID}.ipynb", hub / "run" / "jupyterhub_config.py", hub / "run" / "jupyterhub.sqlite",
    ]  # fmt: skip
    for path in paths:
        assert path.exists(), path
        code, said = system.shell(hub, BOB, f"cat {path} || ls {path}", check=False)
        assert (code != 0, "Permission denied" in said) == (True, True), f"{path}: {said}"
    assert system.shell(hub, BOB, f"ls {hub}/exchange/kit/inbound", check=False)[0] != 0
    leaked = system.shell(hub, BOB, f"grep -rlE 'BEGIN SOLUTION|BEGIN HIDDEN TESTS' {hub}/exchange/kit/outbound || true")
    assert leaked == "", leaked
    for student in (ANN, BOB):
        assert server.of(student, "GET", "formgrader")[0] == 404
        assert server.of(student, "GET", "formgrader/api/assignments")[0] == 404
        assert server.of(student, "GET", "api/contents", to=TEACHER)[0] in (403, 404)
    status, page, headers = server.of(TEACHER, "GET", "formgrader")
    assert (status, "Formgrader" in str(page) or "formgrader" in str(page)) == (200, True)
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"], str(headers)  # else its frame in JupyterLab is blank
    say("students read neither source nor references nor each other; formgrader is there for the instructor only")


def in_a_browser(server, passwords):
    """Formgrader is in JupyterLab's frame for the instructor, and not in the students' menu; a wrong password is refused."""
    if not (shutil.which("chromium") or shutil.which("chromium-browser") or os.environ.get("CI")):
        say("Chromium is missing, so no browser was driven (apt-get install chromium)")
        return
    said, entries = browser.look(server.address, passwords, TEACHER, BOB)
    assert ID in said, said
    assert "Assignment List" in entries, entries
    assert [entry for entry in entries if "Formgrader" in entry or "Create" in entry] == [], entries
    say("in Chromium: formgrader in its frame for the instructor, not in the students' menu; a wrong password is refused")


def main():
    """Everything, from nothing to users removed."""
    system.refuse_elsewhere()
    began, process = time.monotonic(), None
    kept = os.environ.get("KIT_HUB_ENVIRONMENT")  # one made before: for whoever works on this test
    hub = Path(tempfile.mkdtemp(prefix="kit-hub-", dir="/tmp"))
    hub.chmod(0o755)
    try:
        if kept:
            (hub / "venv").symlink_to(f"{kept}/venv")
            (hub / "node").symlink_to(f"{kept}/node")
        else:
            system.make_environment(hub)
        system.configure(hub)
        passwords = system.make_users(hub)
        course = prepare(hub)
        say(f"environment, three users, a course ({time.monotonic() - began:.0f} s)")
        token, log = secrets.token_hex(24), hub / "hub.log"
        config, address = system.hub_configuration(hub, token)
        with log.open("w") as output:
            process = subprocess.Popen(
                [hub / "venv" / "bin" / "jupyterhub", "-f", config],
                cwd=hub / "run", stdout=output, stderr=subprocess.STDOUT, env={"PATH": f"{hub}/venv/bin:/usr/bin:/bin"},
            )  # fmt: skip
        server = Hub(address, token, log)
        server.spawn(system.USERS)
        say(f"hub and three servers ({time.monotonic() - began:.0f} s)")
        hand_out(server)
        collect(server, hub, course)
        grade(server, hub, course)
        secrets_stay(server, hub, course)
        in_a_browser(server, passwords)
    except BaseException:
        if (hub / "hub.log").exists():
            say("the hub's last words:\n" + (hub / "hub.log").read_text(encoding="utf-8", errors="replace")[-6000:])
        raise
    finally:
        system.stop(process)
        system.remove_users()
        shutil.rmtree(hub, ignore_errors=True)
    say(f"all passed, users removed ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
