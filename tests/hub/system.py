"""The machine under the hub: where it may run at all, users, folders, environment; everything is taken away again."""

import contextlib
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TEACHER, STUDENTS = "kithubprof", ("kithubann", "kithubbob")
USERS = (TEACHER, *STUDENTS)
PYTHONS = ("/usr/bin/python3.11", "/usr/bin/python3")  # one under a private home would be closed to the users
PROXY = "configurable-http-proxy@5.3.0"


def refuse_elsewhere():
    """System users are made only where that harms nobody: in CI, in a container, or where one asked for it."""
    container = any(Path(mark).exists() for mark in ("/.dockerenv", "/run/.containerenv"))
    if os.environ.get("KIT_TEST_HUB") != "1" and not os.environ.get("CI") and not container:
        sys.exit("test-hub: it makes system users, so it runs only in CI or a container. Run it all the same: KIT_TEST_HUB=1")
    if os.geteuid() != 0:
        sys.exit("test-hub: making system users needs root.")
    for tool in ("useradd", "runuser", "chpasswd", "npm", "node"):
        if shutil.which(tool) is None:
            sys.exit(f"test-hub: {tool} is missing (Debian: apt-get install passwd util-linux nodejs npm).")
    if not any(Path(python).exists() for python in PYTHONS):
        sys.exit(
            f"test-hub: none of {', '.join(PYTHONS)} is there, which every user could run (Debian: apt-get install python3)."
        )
    for user in USERS:
        with contextlib.suppress(KeyError):
            pwd.getpwnam(user)
            sys.exit(f"test-hub: there is a user {user} already. If a killed run left it: userdel -r {user}")


def run(*command, **options):
    """Run a command; its output is the message if it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def make_environment(hub):
    """An environment that every user can read: the kit from its wheels, JupyterHub and its proxy pinned."""
    python = next(p for p in PYTHONS if Path(p).exists())
    uv, new = Path(sys.executable).parent / "uv", hub / "venv"
    run(uv, "venv", "-q", "-p", python, new)
    install = (uv, "pip", "install", "-q", "--compile-bytecode", "-p", new / "bin" / "python", "--no-deps")
    run(*install, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=ROOT)
    run(*install, "--require-hashes", "-r", HERE / "requirements.lock", cwd=ROOT)
    run(*install, ROOT / "lib", ROOT)
    run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", hub / "node", PROXY)


def configure(hub):
    """Jupyter's configuration for all: formgrader off, except for the instructor; nbgrader's exchange."""
    etc = hub / "venv" / "etc" / "jupyter"
    off = {"nbgrader.server_extensions.formgrader": False, "nbgrader.server_extensions.course_list": False}
    hidden = {"@jupyter/nbgrader:formgrader": True, "@jupyter/nbgrader:create-assignment": True}
    _json(etc / "jupyter_server_config.d" / "zz_students.json", {"ServerApp": {"jpserver_extensions": off}})
    _json(etc / "labconfig" / "page_config.json", {"disabledExtensions": hidden})
    _text(
        etc / "jupyter_server_config.py",
        'c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": "frame-ancestors \'self\'"}}\n',
    )
    _text(
        etc / "nbgrader_config.py",
        f'import os\nc = get_config()\nc.CourseDirectory.course_id = "kit"\nc.Exchange.root = "{hub}/exchange"\n'
        'if os.getenv("JUPYTERHUB_USER"):\n    c.Authenticator.plugin_class = "nbgrader.auth.JupyterHubAuthPlugin"\n',
    )


def _json(path, data):
    _text(path, json.dumps(data))


def _text(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_users(hub):
    """Users with private homes, the instructor's configuration, and the exchange's folders. Return the passwords."""
    passwords = {user: secrets.token_hex(12) for user in USERS}
    for user in USERS:
        run("useradd", "-m", "-K", "HOME_MODE=0700", "-s", "/bin/bash", user)
    run("chpasswd", input="".join(f"{user}:{word}\n" for user, word in passwords.items()))
    jupyter = home(TEACHER) / ".jupyter"
    on = {"ServerApp": {"jpserver_extensions": {"nbgrader.server_extensions.formgrader": True}}}
    shown = {"disabledExtensions": {"@jupyter/nbgrader:formgrader": False, "@jupyter/nbgrader:create-assignment": False}}
    _json(jupyter / "jupyter_server_config.d" / "zz_instructor.json", on)
    _json(jupyter / "labconfig" / "page_config.json", shown)
    _text(jupyter / "nbgrader_config.py", f'c = get_config()\nc.CourseDirectory.root = "{home(TEACHER)}/course"\n')
    run("install", "-d", "-m", "1777", hub / "exchange")
    run("install", "-d", "-o", TEACHER, "-g", TEACHER, "-m", "755", hub / "exchange" / "kit")
    run("install", "-d", "-o", TEACHER, "-g", TEACHER, "-m", "3733", hub / "exchange" / "kit" / "inbound")
    return passwords


def home(user):
    """A user's home."""
    return Path(pwd.getpwnam(user).pw_dir)


def own_home(user):
    """Everything in a home belongs to its user, who alone may enter it."""
    run("chown", "-R", f"{user}:{user}", home(user))


def shell(hub, user, line, folder=None, *, check=True):
    """What a user's shell says to a line; with check=False the exit code, too."""
    path = f"PATH={hub}/venv/bin:/usr/bin:/bin"
    script = f"umask 077; cd {folder or home(user)} && {line}"
    command = ["runuser", "-u", user, "--", "env", "-i", f"HOME={home(user)}", f"USER={user}", path, "sh", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert not check or done.returncode == 0, f"{user}: {line}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
    return done.stdout if check else (done.returncode, done.stdout + done.stderr)


def free_ports(count):
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def hub_configuration(hub, token):
    """Write jupyterhub_config.py (docs/jupyterhub.md shows it); return its path and the address."""
    public, inner, api = free_ports(3)
    text = (HERE / "jupyterhub_config.py").read_text(encoding="utf-8")
    values = {"HUB": hub, "PUBLIC": public, "INNER": inner, "API": api, "TEACHER": TEACHER, "STUDENTS": " ".join(STUDENTS)}
    for name, value in {**values, "TOKEN": token}.items():
        text = text.replace(f"@{name}@", str(value))
    path = hub / "run" / "jupyterhub_config.py"
    path.parent.mkdir(mode=0o700)
    path.write_text(text, encoding="utf-8")
    return path, f"http://127.0.0.1:{public}"


def stop(process):
    """End the hub, which ends its servers and its proxy."""
    if process is not None and process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def remove_users():
    """Take away the users, with their homes; their processes first, each by its id."""
    for user in USERS:
        with contextlib.suppress(KeyError):
            _end_all_of(pwd.getpwnam(user).pw_uid)
            subprocess.run(["userdel", "-r", user], capture_output=True, check=False)


def _end_all_of(uid):
    for _ in range(50):
        mine = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and _owner(p) == uid]
        if not mine:
            return
        for pid in mine:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.1)


def _owner(path):
    try:
        return path.stat().st_uid
    except OSError:
        return None
