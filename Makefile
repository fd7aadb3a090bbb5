# `make` alone prints the commands.
PORT ?= 8000
DEMO ?= 1
PYTEST_FLAGS ?= -n 2 --dist loadfile
LOCK_FLAGS ?=

# The first Python on the path that is new enough; recursive, so that it is looked for only when it is needed.
PYTHON = $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
PY := .venv/bin/python
ASSETS := tracker/static/dist/manifest.json
ASSET_SOURCES := package-lock.json $(wildcard tracker/static/*.* tracker/static/styles/*.css)
INSTALL_FLAGS := $(if $(filter 0 no false,$(DEMO)),--no-demo,--demo)
LOCK = "$$uv" pip compile --quiet --universal --generate-hashes --no-header --no-annotate $(LOCK_FLAGS)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test lint bench screenshots assets lock clean

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.runtime $(ASSETS) ## Serve on 127.0.0.1 (PORT=8000, DEMO=0 for the strategy alone, TRACKER_INSTANCE_PATH)
	@echo "4/5 Database ..."
	@$(PY) -m flask --app app install $(INSTALL_FLAGS)
	@echo "5/5 Serving on http://127.0.0.1:$(PORT) (Ctrl+C stops)"
	@exec $(PY) -m gunicorn --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 2 --threads 4 \
		--no-control-socket --log-level warning app:app

test: .venv/.dev $(ASSETS) ## Check everything: style, types, imports, tests on both databases and in a browser
	@$(PY) -m tests.machine
	@$(MAKE) --no-print-directory lint
	$(PY) -m pytest $(PYTEST_FLAGS)

lint: .venv/.dev ## Check style, types and the direction of imports
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo

bench: .venv/.dev $(ASSETS) ## Measure speed and size, beside a bare Flask floor
	$(PY) -m bench

screenshots: .venv/.dev $(ASSETS) ## Take the README's pictures anew
	@$(PY) -m tests.machine
	$(PY) docs/screenshots.py

assets: $(ASSETS) ## Build the front-end files into tracker/static/dist

lock: ## Renew the lock files (LOCK_FLAGS=--upgrade for newer versions)
	@set -e; uv=$$(command -v uv || echo .cache/uv/bin/uv); \
	[ -x "$$uv" ] || { $(PYTHON) -m venv .cache/uv; .cache/uv/bin/pip install --quiet uv; }; \
	$(LOCK) pyproject.toml -o requirements.lock; \
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock; \
	$(LOCK) --group node -o requirements-node.lock
	npm install --package-lock-only --loglevel=error

clean: ## Remove everything that make made, but not the data in instance/
	rm -rf .venv .cache node_modules tracker/static/dist tracker/static/dist.new-*
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find app.py tracker tests bench docs migrations -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# A moved or removed Python leaves a dead link here, which make takes for a missing file.
$(PY):
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed, and none was found on the path." >&2; exit 1; }
	@echo "1/5 Python environment ..."
	@if command -v uv >/dev/null; then uv venv --quiet --clear --python $(PYTHON) .venv; \
	else $(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; fi

define install_packages
@echo "1/5 Python packages ..."
@if command -v uv >/dev/null; then uv pip install --quiet --python $(PY) --require-hashes -r $<; \
else $(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null; \
$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r $<; fi
@touch $@
endef

.venv/.runtime: requirements.lock | $(PY)
	$(install_packages)

.venv/.dev: requirements-dev.lock | $(PY)
	$(install_packages)
	@touch .venv/.runtime # the development lock holds the other

$(ASSETS): $(ASSET_SOURCES) | $(PY)
	@sh tracker/static/build.sh
