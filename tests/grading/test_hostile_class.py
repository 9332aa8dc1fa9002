"""A class of attackers among victims, graded sealed by one `course grade`: what none of them may gain, read, touch or outlive.

Every secret on the machine is a token of one shape; the attacks print, publish and write whatever they find of that shape, and
the test looks for it in everything that leaves the runs.
"""

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
import socket
import socketserver
import subprocess
import sysconfig
import tempfile
import threading
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
import yaml
from nbgrader.api import Gradebook

from autograder.settings import Course
from tests.browser import hostile as markup
from tests.grading.attacks import ATTACKS, FINISHED, ID, MARKER, READING, REFUSED, Attack
from tests.grading.conftest import grade, shared
from tests.support import minicourse, processes

pytestmark = pytest.mark.long

LIMITS = {"seconds": 6, "cell_seconds": 2, "output_mb": 0.5, "cpu_seconds": 3, "memory_mb": 600, "disk_mb": 32, "processes": 40}
VICTIMS = ("victim", "a-victim", "zz-victim")  # before, among and after the attackers
SHAPE = re.compile(rb"kit-token-[a-z]+-[0-9a-f]{16}")
BY_NAME = {attack.student: attack for attack in ATTACKS}


def token(kind):
    """A secret."""
    return f"kit-token-{kind}-{secrets.token_hex(8)}"


# submissions that need more than a notebook and files


def folder_for_a_notebook(folder, _root):
    """A folder where the notebook belongs."""
    (folder / f"{ID}.ipynb").unlink()
    (folder / f"{ID}.ipynb").mkdir()


def pipe_for_a_notebook(folder, _root):
    """A pipe, on which a careless reader waits for ever."""
    (folder / f"{ID}.ipynb").unlink()
    os.mkfifo(folder / f"{ID}.ipynb")


def links(folder, root):
    """Links of both kinds to secrets, to folders, in folders, in circles."""
    for n, secret in enumerate(("gradebook.db", "autograder/references/other.json", "source/other/other.ipynb")):
        (folder / f"soft{n}").symlink_to(root / secret)
        (folder / f"hard{n}.txt").hardlink_to(root / secret)
    (folder / "all").symlink_to(root)
    (folder / "circle").symlink_to(folder)
    (folder / "inner").mkdir()
    (folder / "inner" / "up.txt").symlink_to("../../../../gradebook.db")


def special_files(folder, _root):
    """A pipe, a socket, and, where one may make it, a device."""
    os.mkfifo(folder / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as listener, contextlib.chdir(folder):
        listener.bind("socket.csv")
    with contextlib.suppress(PermissionError):
        os.mknod(folder / "disk.csv", 0o060666, os.makedev(8, 0))


def deep(folder, _root):
    """Folders deeper than a path can be named."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(700):
        os.mkdir("deeper", dir_fd=here)
        below = os.open("deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def thousands(folder, _root):
    """Three thousand files, whose names come before the notebook's."""
    for n in range(3000):
        (folder / f"a{n}.txt").touch()


def huge(folder, _root):
    """A file of a terabyte that takes no room, and a notebook of fifty megabytes."""
    for name, size in (("data.csv", 1 << 40), ("other.ipynb", 50_000_000)):
        with (folder / name).open("wb") as file:
            file.truncate(size)


def together(folder, _root):
    """A hundred and ninety files of twenty megabytes: each is small enough, all of them are 4 GB."""
    for n in range(190):
        with (folder / f"part{n}.csv").open("wb") as file:
            file.truncate(20_000_000)


def names(folder, _root):
    """File names that a terminal, a page, a shell or a CSV would act on."""
    for name in (
        "<img src=x onerror=alert(1)>.txt",
        "$(touch pwned).txt",
        "-rf",
        "=cmd|'calc'!A0.csv",
        "\x1b]0;x\x07.txt",
        "a\nb.txt",
    ):
        (folder / name).symlink_to("nowhere")
        (folder / f"real {name}").write_text("x", encoding="utf-8")


def script_everywhere(folder, root):
    """Script in every place that a page renders."""
    nb = markup.spoil(minicourse.solve(minicourse.release(root), minicourse.RIGHT))
    nbformat.write(nb, folder / f"{ID}.ipynb")


SPECIAL = {
    "folder-for-a-notebook": (folder_for_a_notebook, None, REFUSED, "cannot be read"),
    "pipe-for-a-notebook": (pipe_for_a_notebook, None, REFUSED, "holds no"),
    "links": (links, 10, FINISHED, "it is a link"),
    "special-files": (special_files, 10, FINISHED, "a link or a device"),
    "deep": (deep, 10, FINISHED, "folders deep"),
    "thousands": (thousands, 10, FINISHED, "more files and folders were set aside"),
    "huge": (huge, 10, FINISHED, "too large"),
    "together": (together, 10, FINISHED, "more files and folders were set aside"),
    "names": (names, 10, FINISHED, "set aside"),
    "script-everywhere": (script_everywhere, 10, FINISHED, ""),
}


class Answering(socketserver.ThreadingTCPServer):
    """Tells its secret to whoever asks: reached by a run, the run is not sealed."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, family, address, secret):
        self.address_family, self.secret = family, secret
        super().__init__(address, socketserver.BaseRequestHandler)

    def finish_request(self, request, _client):
        """Send the secret."""
        request.sendall(self.secret.encode())

    def server_bind(self):
        """As for TCP, also for UNIX sockets."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()


def plant(root, places):
    """Put tokens where no submission may look; return the environment of the instructor."""
    for path in ("source/mini/mini.ipynb", "source/other/other.ipynb"):
        (root / path).parent.mkdir(exist_ok=True)
        nb = nbformat.read(root / path, as_version=4) if (root / path).exists() else minicourse.notebook()
        nb.metadata["secret"] = token("source")
        nbformat.write(nb, root / path)
    (root / "autograder/misconceptions/other").mkdir()
    for path, kind in (("references/other.json", "reference"), ("misconceptions/other/double.py", "bank")):
        (root / "autograder" / path).write_text(json.dumps(token(kind)), encoding="utf-8")
    with Gradebook(f"sqlite:///{root}/gradebook.db", "kit") as gradebook:
        gradebook.update_or_create_student("victim", last_name=token("gradebook"))
    (places["home"] / ".netrc").write_text(token("home"), encoding="utf-8")
    (places["tmp"] / "note").write_text(token("temporary"), encoding="utf-8")
    for folder in (root, places["home"], places["tmp"]):  # as on a badly kept machine: only the seal protects them
        folder.chmod(0o777)
    cache = {"MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(Path.home() / ".cache" / "matplotlib"))}
    return {
        "HOME": str(places["home"]),
        "TMPDIR": str(places["tmp"] / "own"),
        "INSTRUCTOR_TOKEN": token("environment"),
        **cache,
    }


def hand_in(root, places):
    """Everybody's submission."""
    for attack in ATTACKS:
        folder = root / "submitted" / attack.student / ID
        folder.mkdir(parents=True)
        (folder / f"{ID}.ipynb").write_bytes(attack.made(root, places))
        for name, content in (attack.files or {}).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content.replace("<root>", str(root)), encoding="utf-8")
    for victim in VICTIMS:
        nb = minicourse.solve(minicourse.release(root), minicourse.RIGHT)
        nb.cells.append(minicourse.new_code_cell(f"# {token('submission')}"))
        minicourse.submit(root, victim, nb)
    for student, (make, *_) in SPECIAL.items():
        make(minicourse.submit(root, student, minicourse.solve(minicourse.release(root), minicourse.RIGHT)).parent, root)


def grade_the_class(folder, mini_course):
    """Plant, hand in, grade once, sealed, two at a time; keep what was said and what was there before."""
    root = shutil.copytree(mini_course, folder / "course")
    settings = root / "course" / "course.yml"
    data = yaml.safe_load(settings.read_text(encoding="utf-8"))
    data["assignments"][0]["limits"] = LIMITS
    settings.write_text(yaml.safe_dump(data), encoding="utf-8")
    places = {"root": root, "home": folder / "home", "tmp": Path(tempfile.mkdtemp(prefix="hostile-"))}
    places |= {"grader": os.getpid(), "marker": MARKER}
    places |= {"site": sysconfig.get_path("purelib"), "abstract": f"kit-{secrets.token_hex(4)}"}
    places["home"].mkdir()
    (places["tmp"] / "own").mkdir(mode=0o777)
    with contextlib.ExitStack() as stack:
        listening = ((socket.AF_INET, ("127.0.0.1", 0)), (socket.AF_UNIX, str(places["tmp"] / "socket")))
        for family, address in (*listening, (socket.AF_UNIX, f"\0{places['abstract']}")):
            server = stack.enter_context(Answering(family, address, token("network")))
            stack.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            places.setdefault("port", server.server_address[1])
        env = plant(root, places)
        hand_in(root, places)
        before = digests(root)
        results, done = grade(root, ID, "--isolation", "full", "--jobs", "2", env=env)
    left = sorted(path.name for path in (places["tmp"] / "own").iterdir())
    pwned = [str(path) for base in (root, places["home"], places["tmp"]) for path in base.glob("*pwned*")]
    shutil.rmtree(places["tmp"])
    subprocess.run(["/bin/rm", "-rf", *root.glob(".kit/refused/deep/*/*")], check=True)  # too deep for shutil
    said = [results, done.returncode, done.stdout, done.stderr, before, digests(root), left, pwned]
    (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")


def digests(root):
    """What the class must not change: victims' files, sources, references, settings."""
    parts = [
        root / part for part in ("source", "autograder", "course", "release", *(f"submitted/{victim}" for victim in VICTIMS))
    ]
    files = sorted(path for part in parts for path in part.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def graded(mini_course, tmp_path_factory):
    """The folder of the graded class. Not to be changed."""
    return shared(tmp_path_factory, "hostile-class", lambda folder: grade_the_class(folder, mini_course))


@pytest.fixture(scope="module")
def said(graded):
    """Results by student, exit code, stdout, stderr, digests before and after, temporary files left, files of attackers."""
    return json.loads((graded / "said.json").read_text(encoding="utf-8"))


def test_there_are_enough_of_them():
    """At least eighty, each of its own name."""
    assert len({*BY_NAME, *SPECIAL}) == len(ATTACKS) + len(SPECIAL) >= 80


def test_the_class_goes_on(said):
    """Everybody has a line and a status that is theirs, nobody a fault of ours; the victims have all their points."""
    results, code, _, stderr, *_ = said
    assert set(results) == {*BY_NAME, *SPECIAL, *VICTIMS}, stderr
    assert code == 1
    assert "Traceback" not in stderr
    assert {s: r["reason"] for s, r in results.items() if r["status"] == "internal"} == {}
    assert {(results[v]["status"], results[v]["score"]) for v in VICTIMS} == {(FINISHED, 10)}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: ascii(attack.student))
def test_the_attack_gets_what_it_must(said, attack: Attack):
    """Score, status, words; where the score depends on timing, never more than what is right anyway."""
    result = said[0][attack.student]
    assert result["status"] in attack.status, result
    if attack.score is not None or result["status"] == REFUSED:
        assert result["score"] == attack.score, result
    elif attack.answers is not None:
        assert not result["score"], result
    assert attack.says in " ".join([result["reason"], *result["notes"]])
    assert result["seconds"] < LIMITS["seconds"] + 30, result  # the last resort of a run: the machine may be busy


@pytest.mark.parametrize("student", SPECIAL)
def test_odd_files_get_what_they_must(said, student):
    """Nothing that is no plain file is read; what can be graded is."""
    _, score, status, words = SPECIAL[student]
    result = said[0][student]
    assert (result["score"], result["status"]) == (score, status), result
    assert words in " ".join([result["reason"], *result["notes"]])


def test_no_secret_left_a_run(graded, said):
    """No token in graded notebooks, feedback, stored runs, or what was printed; not even a victim's own in another's."""
    root = graded / "course"
    leaks = {match for text in said[2:4] for match in SHAPE.findall(text.encode())}
    looked = 0
    for part in ("autograded", "feedback", ".kit/runs"):
        for path in (root / part).rglob("*"):
            if path.is_file() and not set(VICTIMS) & set(path.parts):
                looked += 1
                leaks |= {(str(path), *SHAPE.findall(path.read_bytes()))} if SHAPE.search(path.read_bytes()) else set()
    assert looked > 200
    assert leaks == set()
    kept = (root / "autograded/victim" / ID / f"{ID}.ipynb").read_bytes()
    assert SHAPE.search(kept)  # the search is not blind


def printed(root, student):
    """What a run put out, as the instructor's copy keeps it."""
    nb = nbformat.read(root / "autograded" / student / ID / f"{ID}.ipynb", as_version=4)
    outputs = [output for cell in nb.cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(str(o.get("text") or o.get("traceback") or "") for o in outputs)


@pytest.mark.parametrize("student", [attack.student for attack in READING])
def test_nothing_was_open(graded, student):
    """No call went through, no folder was listed, no token found, and the attack itself ran to its end."""
    text = printed(graded / "course", student)
    assert not re.search(r"OPEN|LISTED|FOUND|Error", text), text[-2000:]
    seen = {"processes": "PIDS ['1', '2']", "own-memory": "SCANNED", "imports": "[]"}
    assert seen.get(student, "") in text


def test_the_attacks_are_sound(graded, said):
    """No attack stopped because of a slip of its own: what failed was refused."""
    slips = {}
    for student in (name for name in BY_NAME if said[0][name]["score"] is not None):
        found = re.findall(r"(?:Syntax|Indentation|Name|Import|Attribute|Type)Error: .*", printed(graded / "course", student))
        slips |= {student: found} if found else {}
    assert slips == {}


def test_shadows_fall_on_nobody(graded, said):
    """A module or configuration beside the notebook is never run: not by the grader, not by the kernel's own imports."""
    assert said[7] == []
    assert "SHADOWED" not in printed(graded / "course", "shadows")
    assert "sitecustomize.py" in printed(graded / "course", "shadows")  # the files were there


def test_nobody_else_was_touched(said):
    """Sources, references, settings, the release and the victims' submissions are as they were."""
    before, after = said[4:6]
    assert len(before) > 8
    assert after == before


def test_nothing_outlives_the_class(said):
    """No process of a run or warm process is left, and no temporary file."""
    assert said[6] == []
    # waited for, since other tests kill graders, whose warm processes then take a moment to end
    assert processes.wait_until(lambda: not processes.with_argument(MARKER))
    assert processes.wait_until(lambda: not processes.orphans("zygote_main"))


def test_the_gradebook_has_the_class(graded, said):
    """Each who was graded once, with the score that was said; nobody who was refused."""
    with Gradebook(f"sqlite:///{graded}/course/gradebook.db", "kit") as gradebook:
        found = [(s.student.id, s.score) for s in gradebook.assignment_submissions(ID)]
    assert sorted(found) == sorted((s, r["score"]) for s, r in said[0].items() if r["score"] is not None)


class Live(HTMLParser):
    """Collects what could act on a page."""

    TAGS = frozenset(
        ("script", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "select", "base", "svg", "video")
    )

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        """Elements that act, handlers, addresses that do."""
        acts = tag in self.TAGS or any(
            name.startswith("on")
            or re.match(r"\s*(javascript|vbscript|data:(?!image/(png|jpeg|gif);base64,))", value or "", re.IGNORECASE)
            for name, value in attrs
        )
        if acts or (tag == "meta" and dict(attrs).get("http-equiv", "").lower() == "refresh"):
            self.found.append((tag, attrs))


def test_no_page_is_live(graded):
    """No script, frame, handler or script address on any page; each has the policy that forbids them."""
    pages = sorted((graded / "course" / "feedback").rglob("*.html"))
    assert len(pages) > 90
    for path in pages:
        text = path.read_text(encoding="utf-8")
        live = Live()
        live.feed(text)
        assert live.found == [], path
        assert "default-src 'none'" in text
        assert "7654321" not in text  # no id or text is taken for a template


def test_each_refused_student_has_a_page(graded, said):
    """It says why, in the words of the refusal, and what to do; no folder of the instructor's machine is named."""
    course = Course(graded / "course")
    refused = {student: result for student, result in said[0].items() if result["status"] == REFUSED}
    assert len(refused) > 8
    for student, result in refused.items():
        text = course.feedback(student, ID).read_text(encoding="utf-8")
        assert "could not be graded" in text
        assert "What to do" in text
        assert str(graded) not in text
        assert str(graded) not in result["reason"]
        assert not course.autograded(student, ID).exists()
