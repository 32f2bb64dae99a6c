# LinkStar. `make` alone lists the targets; `make run` and `make test` are all that a newcomer needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup run test lint fmt check floors types house wheel bench seed reset adapter docs faults pins

PYTHON ?= python3
PY := .venv/bin/python
LINKSTAR := .venv/bin/linkstar
ARGS ?=

help:  ## this list
	@echo "LinkStar (联星出海)  ·  make <target>"
	@sed -nE 's/^([a-z]+):.*  ## (.*)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf "  %-9s %s\n" "$$name" "$$what"; done

# Both stamps are renewed when the list of packages changes.
.venv/.run: pyproject.toml tools/constraints.txt
	@$(PYTHON) tools/setup.py run
.venv/.dev: pyproject.toml tools/constraints.txt
	@$(PYTHON) tools/setup.py dev
	@touch .venv/.run

setup: .venv/.dev  ## make .venv and install everything, also for the checks
	@echo "Ready. Next: make run, or make test."

run: .venv/.run  ## start LinkStar: database, web, worker and sandbox; Ctrl-C ends it
	@exec $(LINKSTAR) up $(ARGS)

test: .venv/.dev  ## all tests, the fast ones first; make test ARGS="tests/orders -k short"
	@$(PY) -m pytest $(ARGS)

lint: .venv/.dev  ## style and mistakes (ruff)
	@$(PY) -m ruff check .

fmt: .venv/.dev  ## put the code into the house's form
	@$(PY) -m ruff format --quiet .
	@$(PY) -m ruff check --fix --quiet .

floors: .venv/.dev
	@.venv/bin/lint-imports --no-logo

types: .venv/.dev
	@$(PY) -m mypy

house: .venv/.dev
	@$(PY) -m pytest -q tests/house tests/tools

wheel: .venv/.dev
	@$(PY) -m tools.wheel

check: .venv/.dev  ## exactly what CI runs, in order of speed
	@$(PY) -m tools.check

bench: .venv/.dev  ## benchmarks: tables here, JSON in bench/results
	@$(LINKSTAR) bench $(ARGS)

seed: .venv/.run  ## put the demo company into the database
	@$(LINKSTAR) seed $(ARGS)

reset: .venv/.run  ## throw the local data away (asks first; YES=1 does not ask)
	@$(PY) -m tools.reset $(if $(YES),--yes,)

adapter: .venv/.dev  ## draw the folder of a new adapter: make adapter kind=channel name=ozon
	@$(PY) -m tools.new_adapter "$(kind)" "$(name)"

docs: .venv/.dev  ## write docs/openapi.json anew
	@$(PY) -m tools.openapi

faults: .venv/.dev  ## only the tests that kill, cut and repeat
	@$(PY) -m pytest tests/faults $(ARGS)

pins: .venv/.dev
	@$(PY) -m tools.pins
