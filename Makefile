# The two commands: `make run` opens the desk with the sample wire in it, `make test` runs all that CI runs.
# Both need Python >= 3.11 and make, nothing else, and set up an environment of their own in .venv.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: run sheets test test-postgresql test-wordpress check faults core lint types bless screens messages bench floors clean lock

run: $(READY)  ## Open the desk with the sample wire in it; its data lie in ./data
	@$(BIN)/wiredesk desk --data data --sample examples/wire $(if $(PORT),--port $(PORT))

sheets: $(READY)  ## Read the sample wire: one sheet here, all of them as pages in build/sheets
	@$(BIN)/python -m measure.show

test: $(READY) lint types  ## All that CI runs
	@$(BIN)/python -m pytest -n auto --dist loadgroup
	@$(MAKE) --no-print-directory test-postgresql

test-wordpress: $(READY)  ## Publishing to a real WordPress, where this machine has one
	@$(BIN)/python -m tests.wordpress

test-postgresql: $(READY)  ## The desk's tests on PostgreSQL, where this machine can start one
	@$(BIN)/python -m tests.postgresql -n auto --dist loadgroup tests/desk

check: $(READY)  ## Format, then everything that `test` does
	@$(BIN)/ruff format . && $(MAKE) test

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

faults: $(READY)  ## Kill an import and a press a hundred times; a feed of 10,000 items
	@WIREDESK_FAULTS=100 $(BIN)/python -m pytest -n auto tests/desk/test_faults_killed.py tests/desk/test_faults_sending.py tests/desk/test_faults_senders.py

core:  ## The core's tests, in an environment of their own that has no Django
	@test -x $(VENV)-core/bin/python || $(PYTHON) -m venv $(VENV)-core
	@$(VENV)-core/bin/pip install -q --disable-pip-version-check -c constraints.txt -e '.[core]'
	@$(VENV)-core/bin/python -c 'import importlib.util as i, sys; sys.exit(i.find_spec("django") and "Django is here")'
	@$(VENV)-core/bin/python -m pytest -c tests/core.ini --rootdir . tests -n auto

bless: $(READY)  ## Write golden sheets and the documents' sessions anew; read their diff
	@$(BIN)/python -m pytest tests/test_cases.py tests/test_readme.py tests/test_press_cases.py -n 0 --bless

screens: $(READY)  ## Draw the desk's screens for the documents (wants Chromium)
	@$(BIN)/python -m measure.screens

messages: $(READY)  ## Gather the desk's words into the catalogues of its languages, and compile them
	@$(BIN)/python -m tests.messages

floors: $(READY)  ## Accuracy on every set that is here, beside the pinned floors
	@$(BIN)/python -m measure.floors

bench: $(READY)  ## Speed and memory, beside named peers in the same run
	@$(BIN)/pip install -q -c constraints.txt -e '.[bench]' && $(BIN)/python -m measure.bench

lock: $(READY)  ## Pin what is installed now
	@$(BIN)/pip freeze --exclude-editable | sed '/^wiredesk/d' > constraints.txt

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wiredesk needs Python 3.11 or newer: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)

clean:
	rm -rf $(VENV) $(VENV)-core build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
