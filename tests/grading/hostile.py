"""Submissions made from a built release: honest, mistaken, damaged and hostile ones.

Each maker takes a Desk (what a student finds, and what an attacker may have guessed) and returns a notebook; what a
submission must earn stands in the table of test_sample_class.py.
"""

import copy
import importlib.util
import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_output

from tests.support import minicourse

ROOT = Path(__file__).parents[2]
ID = "05-backprop-by-hand"
MIME = "application/vnd.nnbasics.observation+json"
RIGHT = {
    "forward": """
def forward(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["W2"] + params["b2"]
    a2 = sigmoid(z2)
    z3 = a2 @ params["W3"] + params["b3"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z3": z3, "y_hat": sigmoid(z3)}
""",
    "loss_by_hand": "loss_if_1, loss_if_0 = 0.2563, -np.log(1 - 0.773904927944)",
    "bce_loss": """
def bce_loss(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
""",
    "output_delta": """
def output_delta(y_hat, y):
    return (y_hat - y) / y_hat.shape[0]
""",
    "layer3_gradients": """
def layer3_gradients(a2, delta3):
    return a2.T @ delta3, np.sum(delta3, axis=0)
""",
}
# publishes frames as `check` does, without it; `publish(name, form)` sends one
PUBLISH = f"""
import json
from IPython.display import publish_display_data
def publish(name, value):
    publish_display_data({{{MIME!r}: json.dumps({{"check": name, "value": value}}), "text/plain": ""}})
"""


class Desk:
    """A built release, the right answers, the bank's wrong ones, and the reference (to forge with true values)."""

    def __init__(self, root):
        self.nb = nbformat.read(root / "release" / ID / f"{ID}.ipynb", as_version=4)
        # a figure costs half a second in every kernel, a traceback of what is left open 50 ms; neither is graded
        idle = ("network_figure", "try_layer1_gradients", "try_update")
        self.nb.cells = [cell for cell in self.nb.cells if cell.id not in idle]
        self.public = json.loads((root / "release" / ID / "checks.json").read_text(encoding="utf-8"))
        self.reference = json.loads((root / "autograder/references" / f"{ID}.json").read_text(encoding="utf-8"))
        self.bank = {(item.cell, item.id): item for item in minicourse.misconceptions(root, ID)}
        self.alternatives = _alternatives()

    def untouched(self):
        """The release as it was handed out."""
        return copy.deepcopy(self.nb)

    def solved(self, **answers):
        """All answers right, but for those given."""
        nb = self.untouched()
        for name, source in {**RIGHT, **answers}.items():
            cell(nb, name).source = source.strip("\n")
        return nb

    def slipped(self, *slips):
        """All right but for misconceptions of the bank: (cell, id)."""
        return self.solved(**{name: self.bank[name, slip].code for name, slip in slips})

    def other(self, **numbers):
        """Right in other ways: alternatives by their number."""
        return self.solved(**{name: self.alternatives[name][n] for name, n in numbers.items()})

    def values(self, *, hidden):
        """Wire forms by check name: of all checks, or of the visible ones only."""
        home = self.reference if hidden else self.public
        return {check["name"]: check["value"] for part in home["cells"] for check in part["checks"]}


def _alternatives():
    spec = importlib.util.spec_from_file_location("alternatives", ROOT / "tests/alternatives" / f"{ID}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ALTERNATIVES


def cell(nb, name):
    """The cell of an id."""
    return next(c for c in nb.cells if c.id == name)


def without(nb, *names):
    """Take cells out."""
    nb.cells = [c for c in nb.cells if c.id not in names]
    return nb


def own(nb, after, *sources):
    """Put cells of the student's own after a cell."""
    place = next(n for n, c in enumerate(nb.cells) if c.id == after) + 1
    nb.cells[place:place] = [new_code_cell(source.strip("\n")) for source in sources]
    return nb


def tests_of(nb):
    """The test cells."""
    return [c for c in nb.cells if c.id.startswith("test_")]


# honest work


def noisy(desk):
    """Right, with failing experiments between, and noise on stderr, inside judged functions too."""
    lines = "    warnings.warn('odd')\n    print('x', file=sys.stderr)\n    return"
    delta = "import logging, sys, warnings\nlogging.error('hm')\n" + RIGHT["output_delta"].replace("    return", lines)
    return own(desk.solved(output_delta=delta), "test_bce_loss", "1 / 0", "undefined_name", "this is not Python")


def flooded(desk):
    """Right, with fifty thousand lines of output, five megabytes in one output and two in one error."""
    lines = "for i in range(50_000):\n    print('line', i)"
    return own(desk.solved(), "test_forward", lines, "print('x' * 5_000_000)", "raise ValueError('y' * 2_000_000)")


def stashing(desk):
    """Right, and every argument, result and test cell is kept and shown later: printed, displayed, raised, in a figure."""
    nb = desk.solved()
    for name in ("forward", "bce_loss", "output_delta", "layer3_gradients"):
        cell(nb, name).source += f"\n{name} = keep({name})"
    keep = "kept = []\ndef keep(f):\n    def g(*a):\n        kept.append((a, f(*a)))\n        return kept[-1][1]\n    return g"
    show = (
        "np.set_printoptions(threshold=10**6, precision=17)\nprint(kept, In[-20:])",
        "from IPython.display import HTML, Markdown\ndisplay(HTML(f'<p>{kept} {In}</p>'), Markdown(str(kept)))",
        "kept",
        "raise ValueError(str(kept) + str(In))",
        "open('kept.txt', 'w').write(str(kept))",
    )
    return own(own(nb, "setup", keep), "test_layer3_gradients", *show)


# damage


def deleted(desk):
    """All test cells, and two locked texts, are gone."""
    nb = desk.solved()
    return without(nb, *(c.id for c in tests_of(nb)), "setup", "loss_idea")


def duplicated(desk):
    """Each test cell and each answer stands twice."""
    nb = desk.solved()
    nb.cells = [twin for c in nb.cells for twin in ([c, copy.deepcopy(c)] if c.metadata.get("nbgrader") else [c])]
    return nb


def retyped(desk):
    """Test cells became Markdown and raw, an answer became Markdown."""
    nb = desk.solved()
    for name, kind in (("test_forward", "markdown"), ("test_bce_loss", "raw"), ("output_delta", "markdown"), ("title", "code")):
        cell(nb, name).cell_type = kind
    return nb


def moved(desk):
    """The test cells stand first, the rest in reverse."""
    nb = desk.solved()
    nb.cells = [*tests_of(nb), *reversed([c for c in nb.cells if not c.id.startswith("test_")])]
    return nb


def tagged(nb):
    """The tag that makes nbclient skip a cell, on every cell."""
    for c in nb.cells:
        c.metadata["tags"] = ["skip-execution", "raises-exception"]
    return nb


def points_changed(desk):
    """One right answer, and a thousand points for it."""
    nb = desk.untouched()
    cell(nb, "forward").source = RIGHT["forward"]
    for c in tests_of(nb):
        c.metadata.nbgrader["points"] = 1000
    cell(nb, "forward").metadata.nbgrader.update(grade=True, points=1000)
    return nb


def remarked(desk, *marks):
    """Other values in turn in the place of nbgrader's metadata, or nothing."""
    nb = desk.solved()
    for n, c in enumerate(nb.cells):
        c.metadata.pop("nbgrader", None)
        if marks:
            c.metadata["nbgrader"] = marks[n % len(marks)]
    return nb


def tampered(desk):
    """Test cells are empty and say they are answers, answers that they are graded, and the schema is another."""
    nb = desk.solved()
    for c in nb.cells:
        if "nbgrader" in c.metadata:
            mark = c.metadata.nbgrader
            mark.update(grade=not mark["grade"], solution=not mark["solution"], locked=False, schema_version=99)
    for c in tests_of(nb):
        c.source = ""
    return nb


# code against the grader


def silenced(desk, patch):
    """Right answers, but what `check` needs has been replaced."""
    return own(desk.solved(), "setup", patch)


def frames(values, indent=""):
    """Code that publishes wire forms by name."""
    return "\n".join(f"{indent}publish({name!r}, {form!r})" for name, form in values.items())


def forged_in_own_cells(desk):
    """The true value of every check, hidden ones too, sent from cells of one's own all over an untouched notebook."""
    nb = desk.untouched()
    for c in tests_of(nb):
        own(nb, c.id, PUBLISH + frames(desk.values(hidden=True)))
    return own(nb, "setup", PUBLISH + frames(desk.values(hidden=True)))


def forged_for_other_cells(desk):
    """Only forward is right; it also, while it is tested, sends the true values of the other cells' checks."""
    here = {check["name"] for part in desk.reference["cells"] if part["id"] == "test_forward" for check in part["checks"]}
    others = {name: form for name, form in desk.values(hidden=True).items() if name not in here}
    nb = without(desk.untouched(), "try_forward")
    cell(nb, "forward").source = PUBLISH + "sent = []\n" + once(RIGHT["forward"], "    z1 =", frames(others, "        "))
    return nb


def once(source, before, lines):
    """A function's source with lines put in that only its first call runs."""
    return source.replace(before, f"    if not sent:\n        sent.append(1)\n{lines}\n{before}", 1)


def forged_duplicates(desk):
    """All right, and layer3_gradients publishes its checks' true values once more."""
    names = [
        check["name"] for part in desk.reference["cells"] if part["id"] == "test_layer3_gradients" for check in part["checks"]
    ]
    mine = {name: desk.values(hidden=True)[name] for name in names}
    source = once(RIGHT["layer3_gradients"], "    return", frames(mine, "        "))
    return without(desk.solved(layer3_gradients=PUBLISH + "sent = []\n" + source), "try_layer3_gradients")


def forged_garbage(desk):
    """All right, and bce_loss sends frames that no check sends: too large, too deep, not JSON, of other types."""
    garbage = f"""
from IPython.display import publish_display_data
def rubbish():
    texts = ["x" * 9_000_000, "[" * 5000, "not JSON", "1", "null", '{{"check": 5}}', '{{"check": "loss"}}',
             '{{"check": "loss", "value": 1, "error": "both"}}', '{{"check": "loss", "value": NaN}}',
             '{{"check": "loss", "value": ' + "9" * 4000 + "}}", '{{"check": "{"n" * 300}", "value": 1}}',
             5, None, [], {{}}, ["loss"], {{"check": "loss", "value": 1}}]
    for text in texts:
        publish_display_data({{{MIME!r}: text}})
sent = []
"""
    source = once(RIGHT["bce_loss"], "    return", "        rubbish()")
    return without(desk.solved(bce_loss=garbage + source), "try_layer3_gradients")


def forged_from_a_thread(desk, pause=0.05):
    """Untouched, and a thread that sends every true value again and again, under the message header of its own cell.

    With a short pause it sends more than is taken, and the last frame that is taken is a forged one.
    """
    body = frames(desk.values(hidden=True), "        ")
    thread = f"{PUBLISH}\nimport threading, time\ndef flood():\n    for _ in range(40):\n{body}\n        time.sleep({pause})\n"
    return own(desk.untouched(), "setup", thread + "threading.Thread(target=flood, daemon=True).start()")


def public_values_sent(desk):
    """Untouched, and the public value of every check sent from one's own cell."""
    return own(desk.untouched(), "setup", PUBLISH + frames(desk.values(hidden=False)))


def public_values_returned(desk):
    """Every function returns what the public checks expect, whatever it is given; the value by hand is left open."""
    nb = desk.untouched()
    values = "import json\nfrom nnbasics import wire\n" + f"public = json.loads({json.dumps(desk.values(hidden=False))!r})\n"
    bodies = {
        "forward": "return {n: wire.decode(public[n]) for n in ('z1', 'a1', 'z2', 'a2', 'z3', 'y_hat')}",
        "bce_loss": "return wire.decode(public['loss, three samples'])",
        "output_delta": "return wire.decode(public['delta3, three samples'])",
        "layer3_gradients": "return wire.decode(public['dW3, two samples, two outputs']), "
        "wire.decode(public['db3, two samples, two outputs'])",
    }
    for name, body in bodies.items():
        cell(nb, name).source = values + f"def {name}(*arguments):\n    {body}"
    return nb


def public_values_by_patch(desk):
    """Untouched, but `check` was replaced in its module: it sends the public value where there is one."""
    lines = f"""
import json, nnbasics.check
public = json.loads({json.dumps(desk.values(hidden=False))!r})
def check(name, thunk, **options):
    publish(name, public.get(name, next(iter(public.values()))))
nnbasics.check.check = check
"""
    return own(desk.untouched(), "setup", PUBLISH + lines)


def forged_outputs(desk):
    """Untouched, and every test cell was saved with the true frames and a full score among its outputs."""
    nb = desk.untouched()
    values = desk.values(hidden=True)
    for c in tests_of(nb):
        texts = [json.dumps({"check": name, "value": form}) for name, form in values.items()]
        c.outputs = [new_output("display_data", data={MIME: text}) for text in texts]
        c.outputs.append(new_output("execute_result", data={"text/plain": "10.0"}, execution_count=1))
        c.execution_count = 1
    return nb


BAD_MESSAGES = """
import json
kernel = get_ipython().kernel
session, socket, parent = kernel.session, kernel.iopub_socket, kernel.get_parent("shell")["header"]
def send(kind, content, parent=parent):
    header = {**kernel.get_parent("shell")["header"], "msg_type": kind}
    parts = [json.dumps(part, default=str).encode() for part in (header, parent, {}, content)]
    socket.send_multipart([b"x", b"<IDS|MSG>", session.sign(parts), *parts])
socket.send_multipart([b"garbage"])
socket.send_multipart([b"x", b"<IDS|MSG>", b"unsigned", b"{}", b"{}", b"{}", b"{}"])
half = {"name": "stdout", "text": "half a character: \\ud800"}
odd = ([], "text", 5, None, half, {"data": 5, "metadata": {}}, {"name": 5, "text": {}}, {"name": "stdout", "text": ["x"]},
       {"data": {"text/plain": "\\udfff"}, "metadata": {}}, {"data": {}, "metadata": 7}, {"data": {}, "metadata": {}},
       {"data": {"text/html": ["x"], "image/png": {}}, "metadata": {"image/png": 5}, "execution_count": "one"},
       {"ename": [], "evalue": {}, "traceback": 5}, {"ename": "x", "evalue": "x", "traceback": [5, {}]},
       {"comm_id": [], "target_name": {}, "data": 5}, {"wait": []}, {"execution_state": []})
for content in odd:
    for kind in ("display_data", "stream", "error", "execute_result", "update_display_data", "comm_open", "comm_msg",
                 "clear_output", "status", "execute_input", "nothing known"):
        send(kind, content)
for header in ([], "text", 5, None):
    send("stream", half, header)
"""


def bad_messages(desk):
    """All right, and a cell that sends the parent what no kernel sends."""
    return own(desk.solved(), "test_forward", BAD_MESSAGES)


BAD_REPLY = """
kernel = get_ipython().kernel
ident = kernel._get_shell_context_var(kernel._shell_parent_ident)
content = {"status": "error", "ename": [], "evalue": 5, "traceback": [{}]}
kernel.session.send(kernel.shell_stream, "execute_reply", content, parent=kernel.get_parent("shell"), ident=ident)
"""


def bad_reply(desk):
    """All right, and a cell that answers the parent's request itself, with an error that no notebook can hold."""
    return own(desk.solved(), "test_forward", BAD_REPLY)


def forged_idle(desk):
    """All right, but when first called output_delta tells the parent that its test cell is finished."""
    source = RIGHT["output_delta"].replace(
        "    return",
        "    kernel = get_ipython().kernel\n"
        "    state = {'execution_state': 'idle'}\n"
        "    kernel.session.send(kernel.iopub_socket, 'status', state, parent=kernel.get_parent('shell'))\n"
        "    return",
    )
    return without(desk.solved(output_delta=source), "try_layer3_gradients")


def dies_in_a_check(desk):
    """layer3_gradients ends the process when the second hidden check calls it; what was sent before is out by then."""
    source = """
import os, time
calls = []
def layer3_gradients(a2, delta3):
    calls.append(a2.shape)
    if calls.count((4, 3)) == 2:
        time.sleep(0.5)
        os._exit(0)
    return a2.T @ delta3, np.sum(delta3, axis=0)
"""
    return without(desk.solved(layer3_gradients=source), "try_layer3_gradients")


STUBBORN = """
import time
while True:
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""
HALF_CHARACTERS = """
def bce_loss(y_hat, y):
    state.append(1)
    if len(state) % 2:
        return "\\ud800 \\0 \\x1b[31m"
    raise type("Er\\x1b]0;title\\x07", (Exception,), {})("\\ud800")
state = []
"""
HOSTILE_OBJECTS = """
class Bomb:
    def __array__(self, *a, **k): raise SystemExit
    def __len__(self): raise KeyboardInterrupt
    def __iter__(self): raise MemoryError
    def __float__(self): raise RecursionError
    __class__ = property(lambda self: 1 / 0)
def output_delta(y_hat, y):
    loop = []
    loop.append(loop)
    return {3: loop, 5: [Bomb()], 7: Bomb()}.get(len(y), loop)
"""
