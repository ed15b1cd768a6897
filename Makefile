# Everything a contributor does. Needs make and a Python of 3.11 or newer, nothing else; `make help` lists the targets.

# The first Python that is new enough and can make a virtual environment; `make PYTHON=/path/to/python` overrides.
# Each is run, not just found: a version manager may have a `python3.13` on the path that only says "not installed".
FITS = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for python in python3.13 python3.12 python3.11 python3.14 python3; do \
    if $$python -c '$(FITS)' >/dev/null 2>&1; then command -v $$python; break; fi; done)
endif

VENV := .venv
BIN := $(VENV)/bin
CATALOGUE := src/dossier/locale/zh_CN/LC_MESSAGES/dossier
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test golden format docs catalogue lock drift lowest bench torture clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

demo: $(INSTALLED) $(CATALOGUE).mo  ## install into .venv and show the demo book: the morning's list, then one client
	$(BIN)/dossier demo remind
	$(BIN)/dossier demo show anna

test: $(DEVELOPED) $(CATALOGUE).mo  ## everything a change must pass: form, types, rooms, tests, documents, translations, wheel
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m mypy --strict src
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	$(BIN)/python scripts/playbook_docs.py --check
	$(BIN)/python scripts/country_index.py --check
	$(BIN)/python scripts/catalogue.py check
	$(BIN)/python -m pytest -n 2 --dist loadfile --durations=20

golden: $(DEVELOPED) $(CATALOGUE).mo  ## write tests/golden anew, when another output is meant; then read git diff
	$(BIN)/python -m pytest tests/golden --renew -q

format: $(DEVELOPED)  ## bring the source into form, and mend what can be mended without thinking
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: $(DEVELOPED)  ## write the generated documents anew
	$(BIN)/python scripts/docs.py
	$(BIN)/python scripts/playbook_docs.py

catalogue: $(DEVELOPED)  ## bring the Chinese catalogue up to date with the sentences in the source
	$(BIN)/python scripts/catalogue.py extract
	$(BIN)/python scripts/catalogue.py compile

lock: $(DEVELOPED)  ## bring the locked versions up to the newest that pyproject.toml allows
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python scripts/lock.py write

# Both run every check and every test to the end, so that all that is red is seen; they fail if anything is.
drift: $(DEVELOPED)  ## does the world still say so: everything with the newest version of every library
	rm -rf .venv-drift && $(PYTHON) -m venv .venv-drift
	.venv-drift/bin/python -m pip install --quiet --editable . $$($(BIN)/python scripts/lock.py develop)
	.venv-drift/bin/python scripts/drift.py

lowest: $(DEVELOPED)  ## are the lower bounds of pyproject.toml true: everything with the lowest versions
	$(BIN)/python -m pip install --quiet uv
	rm -rf .venv-lowest && $(PYTHON) -m venv .venv-lowest
	$(BIN)/python scripts/lock.py lowest >.venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --requirement .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	.venv-lowest/bin/python scripts/drift.py

bench: $(DEVELOPED)  ## measure speed
	$(BIN)/python bench/run.py

torture: $(DEVELOPED)  ## the long tests: full disks, killed writers, many clients
	$(BIN)/python -m pytest tests/torture

clean:  ## remove the environment and everything built
	rm -rf $(VENV) .venv-drift .venv-lowest build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f $(CATALOGUE).mo

# The stamps: pip runs again only when what it would read has changed.
$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "dossier needs Python 3.11 or newer with venv (Debian: python3-venv); none was found." \
	    "Install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c '$(FITS)' || { echo "$(PYTHON) is older than Python 3.11 or has no venv (Debian: python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): requirements.lock pyproject.toml hatch_build.py | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOPED): requirements-dev.lock $(INSTALLED)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

$(CATALOGUE).mo: $(CATALOGUE).po scripts/catalogue.py $(INSTALLED)
	$(BIN)/python scripts/catalogue.py compile
