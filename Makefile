# The same targets for people, hooks and CI. `make run` needs only Python 3.11 (or newer) and make.
.PHONY: run setup test prove check fix bench reset-demo lock secrets
.DEFAULT_GOAL := run
BIN := .venv/bin
PYTHONS := $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --only-binary :all:
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml

run: .venv/demo.stamp  ## serve the journal with everything real beside it (PORT, DATA_DIR)
	@$(BIN)/python -m integration_journal.embedded run

setup: .venv/dev.stamp  ## install what developing and testing need

test: setup  ## everything but the long numbers
	@$(BIN)/python -m pytest -m "not prove" -n 2 --dist loadfile --no-loadscope-reorder

prove: setup  ## the long numbers
	@$(BIN)/python -m pytest -m prove --timeout 0

check: setup  ## style, types, layers, migrations, deployment settings, known holes
	@./.ci/check

fix: setup
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

bench: setup  ## one JSON object per line
	@$(BIN)/python -m bench

reset-demo: .venv/demo.stamp  ## forget the demo's people, entries and keys
	@$(BIN)/python -m integration_journal.embedded reset

lock: setup  ## pin every dependency anew, with hashes
	@$(LOCK) -o requirements/base.txt
	@$(LOCK) --extra embedded -o requirements/demo.txt
	@$(LOCK) --extra embedded --extra dev -o requirements/dev.txt

secrets: .venv/demo.stamp  ## make the files docker-compose.yml reads its secrets from
	@PYTHONPATH=. $(BIN)/python deploy/make_secrets.py

.venv/made.stamp:
	@python=$$(for each in $(PYTHONS); do \
	    $$each -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; \
	done); \
	if [ -z "$$python" ]; then \
	    echo "Python 3.11 or newer, with venv, is needed (Debian: apt-get install python3-venv). Or name one: PYTHON=/path/to/python3.12 make run" >&2; \
	    exit 1; \
	fi; \
	echo "Making .venv with $$python" && $$python -m venv .venv && touch $@

.venv/demo.stamp: requirements/demo.txt .venv/made.stamp
	@echo "Installing requirements/demo.txt" && $(INSTALL) -r $< && touch $@

.venv/dev.stamp: requirements/dev.txt .venv/demo.stamp
	@echo "Installing requirements/dev.txt" && $(INSTALL) -r $< && touch $@
