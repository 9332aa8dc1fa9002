"""A real JupyterLab and a real Chromium, both closed to everything outside this machine."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

# nothing of Chromium's own may look for the network; --no-sandbox because CI runs as root
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]
START_SECONDS = 60
# Run All is over when nothing waits and either a cell failed or the last code cell has its number
ALL_RUN = """() => {
  const prompts = [...document.querySelectorAll('.jp-Notebook .jp-InputPrompt')].map(p => p.textContent).filter(Boolean);
  const failed = document.querySelector('.jp-Notebook [data-mime-type="application/vnd.jupyter.stderr"]');
  return !prompts.includes('[*]:') && (failed || /\\d/.test(prompts.at(-1)));
}"""


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab, or Notebook: its address, its token, the folder it was started in, where it shows a notebook."""

    url: str
    token: str
    root: Path
    opens: str

    def link(self, path):
        """Return an address that logs in: the first page opened sets the cookie for the rest."""
        return f"{self.url}{path}{'&' if '?' in path else '?'}token={self.token}"

    def get(self, path):
        """Return the answer of a GET request as text."""
        request = urllib.request.Request(f"{self.url}{path}", headers={"Authorization": f"token {self.token}"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
            return answer.read().decode()

    def put_notebook(self, path, nb):
        """Save a notebook through the contents API, as JupyterLab itself does."""
        body = json.dumps({"type": "notebook", "format": "json", "content": nb}).encode()
        headers = {"Authorization": f"token {self.token}", "Content-Type": "application/json"}
        url = f"{self.url}/api/contents/{path}"
        request = urllib.request.Request(url, data=body, headers=headers, method="PUT")  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)


def chromium_path():
    """Return where Chromium is, or skip the test; in CI a missing Chromium is a failure, or nobody would notice."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and os.environ.get("CI"):
        pytest.fail("Chromium is missing, and in CI the browser tests must run: apt-get install chromium", pytrace=False)
    if path is None:
        pytest.skip("Chromium is missing (apt-get install chromium): formgrader and JupyterLab were not driven")
    return path


@contextmanager
def chromium(path):
    """A headless Chromium with an empty profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def jupyterlab(root, home):
    """Start JupyterLab in the folder `root`; settings, runtime files and logs lie in `home`."""
    return _server("jupyterlab", "/lab/tree/{}?reset", root, home)  # without the tabs that were open before


def notebook7(root, home):
    """Likewise Jupyter Notebook, from version 7 on the same parts in a page for one document."""
    return _server("notebook", "/notebooks/{}", root, home)


@contextmanager
def _server(module, opens, root, home):
    _write_settings(home)
    port, token = _free_port(), secrets.token_hex(16)
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "IdentityProvider.token": token,
    }
    command = [sys.executable, "-m", module, "--no-browser", "--allow-root"]
    command += [f"--{name}={value}" for name, value in options.items()]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=root, env=_environment(home), stdout=log, stderr=subprocess.STDOUT)
    try:
        lab = Lab(f"http://127.0.0.1:{port}", token, Path(root), opens)
        _wait_until_ready(lab, server, home / "server.log")
        yield lab
    finally:
        server.terminate()  # it ends its kernels, too
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _write_settings(home):
    """Switch off what would look for news and updates on the network, and the dialog that asks about it."""
    (home / "config" / "labconfig").mkdir(parents=True)
    disabled = {"@jupyterlab/apputils-extension:announcements": True, "@jupyterlab/extensionmanager-extension:plugin": True}
    page = json.dumps({"disabledExtensions": disabled})
    (home / "config" / "labconfig" / "page_config.json").write_text(page, encoding="utf-8")
    # every cell stays in the page's DOM, seen or not
    tracker = home / "settings" / "@jupyterlab" / "notebook-extension"
    tracker.mkdir(parents=True)
    (tracker / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}', encoding="utf-8")


def _environment(home):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "PYTEST", "NBGRADER", "NNBASICS", "COV"))}
    folders = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    env |= {f"JUPYTER_{name}": str(home / folder) for name, folder in folders.items()}
    env |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    # HOME too: nbgrader and Matplotlib would leave their caches in the developer's own
    return env | {"HOME": str(home), "IPYTHONDIR": str(home / "ipython"), "PYTHONWARNINGS": "ignore"}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_ready(lab, server, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            lab.get("/api/status")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start within {START_SECONDS} s. Its log ends:\n{log.read_text()[-3000:]}")


def run_all(context, lab, path):
    """Open a notebook, choose Run All Cells in its menu and wait for the end; return the page."""
    page = context.new_page()
    page.goto(lab.link(lab.opens.format(path)))
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    _wait_for_kernel(page, lab, path)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ALL_RUN)
    return page


def _wait_for_kernel(page, lab, path):
    """Wait until one and the same kernel has been idle for a second: JupyterLab may still replace the first one."""
    seen = []
    for _ in range(4 * START_SECONDS):
        sessions = [s for s in json.loads(lab.get("/api/sessions")) if s["path"] == path]
        kernels = [
            s["kernel"]["id"] for s in sessions if s["kernel"]["execution_state"] == "idle" and s["kernel"]["connections"]
        ]
        seen.append(kernels)
        if len(kernels) == 1 and seen[-5:] == [kernels] * 5:
            return
        page.wait_for_timeout(250)
    raise RuntimeError(f"no kernel of {path} became idle within {START_SECONDS} s; the last that was seen: {seen[-1]}")
