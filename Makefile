# Two commands: `make up` and `make test`. The rest is for those who build Caseclock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCH_STAMP := $(VENV)/.bench-installed
COMPILE := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
  --custom-compile-command "make requirements" --no-emit-package caseclock

.DEFAULT_GOAL := help
.PHONY: help up install test check unit fuzz browser mutation faults faults-long faults-prove bench bench-quick requirements clean

help: ## what there is to do
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP): requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

install: $(STAMP) ## everything into the project's own environment

up: $(STAMP) ## install, and start PostgreSQL, Temporal, the worker and the API
	$(BIN)/caseclock up

check: $(STAMP) ## formatting, lint, types, architecture, dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry . --no-ansi

unit: $(STAMP) ## the tests that need no server
	$(BIN)/python -m pytest tests/domain tests/golden tests/scenarios -k "not temporal"

test: $(STAMP) check ## install, and run every check and the whole test-suite
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

long-life: ## thirty years of one MAPPA case on the real engine
	$(BIN)/python -m pytest tests/scenarios/test_thirty_years.py -m slow -s

fuzz: $(STAMP) ## two hundred requests made up for each operation of the API, an hour
	CASECLOCK_TEST_EXAMPLES=200 $(BIN)/python -m pytest tests/api/test_openapi.py --timeout=0 -k made_up

SEEDS ?= 1..3
COMMANDS ?= 300

browser: requirements/browser.txt $(STAMP) ## walk the console in this machine's Chromium, every page examined by axe-core
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/browser.txt
	$(BIN)/python -m pytest tests/api/console/test_browser.py -m slow

faults: $(BENCH_STAMP) ## a fault run of a few seeds: real servers, kills, partitions, clock jumps
	$(BIN)/python -m tests.faults --seeds $(SEEDS) --commands $(COMMANDS) --minutes 1

faults-long: $(BENCH_STAMP) ## ten seeds of a thousand commands each
	$(BIN)/python -m tests.faults --seeds 1..10 --commands 1000 --minutes 4

faults-prove: $(BENCH_STAMP) ## each planted bug must be caught by a fault run
	$(BIN)/python -m tests.faults.prove

$(BENCH_STAMP): $(STAMP) requirements/bench.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@

bench: $(BENCH_STAMP) ## measure beside bare programs, three quarters of an hour; FAMILIES="append command" for some
	$(BIN)/python -m benchmarks $(FAMILIES)

bench-quick: $(BENCH_STAMP) ## the same with few rounds and small numbers, to see that it runs
	$(BIN)/python -m benchmarks --quick $(FAMILIES)

LIFECYCLE ?= safeguarding
SEED ?= 1
SAMPLE ?= 300

mutation: $(BENCH_STAMP) ## change the domain line by line, a SAMPLE of the mutants of a LIFECYCLE (or of the kernel); SAMPLE=0 for all
	$(BIN)/python -m scripts.mutation $(LIFECYCLE) --sample $(SAMPLE) --seed $(SEED)

requirements: $(STAMP) ## compile the pinned lists anew (wants uv on the path)
	uv pip compile $(COMPILE) pyproject.toml -o requirements/run.txt
	uv pip compile $(COMPILE) --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile $(COMPILE) --extra browser pyproject.toml -o requirements/browser.txt
	uv pip compile $(COMPILE) --extra bench pyproject.toml -o requirements/bench.txt

clean: ## remove the environment and the local data (all cases of `make up` with it)
	rm -rf $(VENV) .caseclock
