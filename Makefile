# Four words do everything: make demo, make test, make lint, make bench.
# Needs make, git and any Python from 3.11 on; everything else goes into $(VENV), pinned with hashes.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test test-all test-hub verify lint bench lock clean force

VENV ?= .venv
# Which Python makes the environment; empty: the newest found.
PYTHON ?=
# Further arguments of a command, e.g. make test PYTEST_ARGS="-k softmax"; make lock UV_ARGS=--upgrade
PYTEST_ARGS ?=
UV_ARGS ?=

BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Twice quiet: errors only, since pip warns once a package about every mirror that lacks it.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

help:
	@echo "make demo    build the course, grade a sample class of 12, write feedback (start here)"
	@echo "make test    the tests, as CI runs them"
	@echo "make test-all   those and whole classes: attackers, kills, the sandbox, stock nbgrader's own tests (a quarter of an hour)"
	@echo "make test-hub   a JupyterHub class of three system users, from nothing to users removed (CI, containers; root)"
	@echo "make verify  prove the tests: misconceptions, mutants, other right answers, guesses (writes docs/quality.md)"
	@echo "make lint    ruff (rules and format) and mypy"
	@echo "make bench   seconds per submission, beside stock nbgrader"
	@echo "make lock    pin the dependencies of pyproject.toml again (needs uv)"
	@echo "make clean   remove the environment, caches and the demo; never students' work or marks"
	@echo ""
	@echo "The first of these installs what it needs into $(VENV)."

install: $(STAMP)

demo: $(STAMP)
	@$(BIN)/course demo

PYTEST := $(BIN)/python -m pytest --dist loadfile --no-loadscope-reorder
QUICK := not sandbox and not nbgrader and not long
# Apart, since Playwright leaves an event loop running in its process; 5: PYTEST_ARGS has chosen none of them.
BROWSER = $(PYTEST) -n 2 tests/browser

test: $(STAMP)
	@$(PYTEST) -n 3 --ignore tests/browser -m "$(QUICK)" $(PYTEST_ARGS)
	@$(BROWSER) -m "$(QUICK)" $(PYTEST_ARGS) || [ $$? -eq 5 ]

test-all: $(STAMP)
	@$(PYTEST) -n 3 --ignore tests/browser $(PYTEST_ARGS)
	@$(BROWSER) $(PYTEST_ARGS) || [ $$? -eq 5 ]

test-hub: $(STAMP)
	@$(BIN)/python tests/hub/play.py

verify: $(STAMP)
	@$(BIN)/course verify --write

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

# The stamp holds the folder it was made for: scripts in an environment name it, so a moved clone installs again.
ifneq ($(shell cat "$(STAMP)" 2>/dev/null),$(CURDIR))
$(STAMP): force
endif

# Touched only at the very end: an install that was interrupted goes on where it stopped.
$(STAMP): requirements.lock pyproject.toml lib/pyproject.toml
	@set -e; \
	if [ -e "$@" ] && [ "$$(cat "$@")" != "$(CURDIR)" ]; then \
	  echo "$(VENV) was made for $$(cat "$@"); making it anew."; rm -rf "$(VENV)"; \
	fi; \
	$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(find_python); \
	  echo "Creating $(VENV) with $$found ($$("$$found" --version))."; "$$found" -m venv --clear "$(VENV)"; }
	@# pip writes INSTALLER last: a package without it was cut off half-way, yet would pass for installed.
	@for info in $(VENV)/lib/python*/site-packages/*.dist-info; do \
	  [ ! -d "$$info" ] || [ -e "$$info/INSTALLER" ] || rm -rf "$$info"; done; \
	rm -rf $(VENV)/lib/python*/site-packages/~*
	@echo "Installing the $$(grep -c '==' requirements.lock) packages of requirements.lock into $(VENV):" \
	  "about a minute, and the time of the downloads."
	@# uv installs three times as fast; where it cannot (an index that only pip knows), pip does it.
	@awk '/^uv==/ {p = 1} p && /^[^ ]/ && !/^uv==/ {exit} p' requirements.lock > "$(VENV)/uv.lock"
	@{ $(PIP) install --require-hashes --no-deps -r "$(VENV)/uv.lock" && $(BIN)/uv pip install --quiet --compile-bytecode \
	  --python $(BIN)/python --require-hashes --no-deps -r requirements.lock; } >/dev/null 2>&1 \
	  || $(PIP) install --require-hashes --no-deps -r requirements.lock
	@echo "Installing nnbasics and autograder from this folder."
	@$(PIP) install --no-build-isolation --no-deps -e lib -e .
	@printf '%s\n' "$(CURDIR)" > "$@"

# Sets $$found, or says what to install. A Python without venv (Debian ships it apart) is remembered for the message.
define find_python
found=; bare=; \
for candidate in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
  "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
  if "$$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then found=$$candidate; break; fi; \
  bare=$${bare:-$$("$$candidate" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')}; \
done; \
if [ -z "$$found" ] && [ -n "$$bare" ]; then \
  echo "make: $$bare lacks the modules venv and ensurepip, which the environment is made with." \
    "On Debian or Ubuntu: apt-get install $$bare-venv. Then run make again." >&2; exit 1; \
elif [ -z "$$found" ]; then \
  echo "make: no Python 3.11 or newer among: $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)." \
    "Install one (on Debian or Ubuntu: apt-get install python3 python3-venv)" \
    "or name yours: make PYTHON=/path/to/python3." >&2; exit 1; \
fi
endef

# nnbasics is this repository's own and has no hash; its dependencies are among the project's (a test holds that).
lock:
	@command -v uv >/dev/null || { echo "make lock: uv is missing. Install it: pip install uv" >&2; exit 1; }
	@set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; \
	sed -e '/^  "nnbasics",$$/d' -e '/^\[tool\./,$$d' pyproject.toml > "$$tmp/pyproject.toml"; \
	cp requirements.lock "$$tmp"; cd "$$tmp"; \
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev \
	  --custom-compile-command "make lock" $(UV_ARGS) pyproject.toml -o requirements.lock; \
	cp requirements.lock "$(CURDIR)/requirements.lock"
	@echo "requirements.lock holds $$(grep -c '==' requirements.lock) packages."

clean:
	@[ ! -e "$(VENV)/pyvenv.cfg" ] || rm -rf "$(VENV)"
	@rm -rf .demo dist build .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find autograder benchmarks lib tests -name __pycache__ -type d -prune -exec rm -rf {} +
