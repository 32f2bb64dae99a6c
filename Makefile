# LinkStar. `make` alone lists the targets; `make run` and `make test` are all that a newcomer needs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup run web screens test test15 lint fmt check floors types house wheel bench seed reset adapter contracts docs faults audit pins

PYTHON ?= python3
PY := .venv/bin/python
LINKSTAR := .venv/bin/linkstar
ARGS ?=

help:  ## this list
	@echo "LinkStar (联星出海)  ·  make <target>"
	@sed -nE 's/^([a-z0-9]+):.*  ## (.*)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf "  %-9s %s\n" "$$name" "$$what"; done

# Both stamps are renewed when the list of packages changes.
.venv/.run: pyproject.toml tools/constraints.txt
	@$(PYTHON) tools/setup.py run
.venv/.dev: pyproject.toml tools/constraints.txt
	@$(PYTHON) tools/setup.py dev
	@touch .venv/.run

setup: .venv/.dev  ## make .venv and install everything, also for the checks
	@echo "Ready. Next: make run, or make test."

run: .venv/.run  ## start LinkStar: database, web, worker and sandbox; Ctrl-C ends it
	@$(PY) tools/web.py build --if-possible
	@$(PY) -m compileall -q src
	@exec $(LINKSTAR) up $(ARGS)

web: .venv/.run  ## build the web pages (brings Node.js if there is none); make run does it too
	@$(PY) tools/web.py build

screens: .venv/.dev  ## a picture of every page of a running demo, both languages and widths, into build/screens
	@$(PY) -m tools.screens $(ARGS)

test: .venv/.dev  ## all tests, the fast ones first; make test ARGS="tests/orders -k short"
	@$(PY) -m pytest $(ARGS)

test15: .venv/.dev  ## the tests on PostgreSQL 15, if it is on the machine; make test15 ARGS="tests/orders"
	@$(PY) -m tools.postgres15 $(ARGS)

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
	@$(PY) -m compileall -q src
	@$(LINKSTAR) bench $(ARGS)

seed: .venv/.run  ## put the demo company into the database
	@$(LINKSTAR) seed $(ARGS)

reset: .venv/.run  ## throw the local data away (asks first; YES=1 does not ask)
	@$(PY) -m tools.reset $(if $(YES),--yes,)

adapter: .venv/.dev  ## draw the folder of a new adapter: make adapter kind=channel name=ozon
	@$(PY) -m tools.new_adapter "$(kind)" "$(name)"

contracts: .venv/.dev  ## every adapter against its partner's own contract; ARGS=--json for machines
	@$(PY) -m tools.contracts $(ARGS)

docs: .venv/.dev  ## write docs/openapi.json, the types of web/ and the figures of docs/runbook.md anew
	@$(PY) -m tools.openapi
	@$(PY) -m tools.figures
	@$(PY) tools/web.py client

faults: .venv/.dev  ## kill, cut, repeat, jump: 1000 seeded faults and a judge; FAULTS=10000 for longer, SEED=7 repeats one
	@FAULTS="$(FAULTS)" SEED="$(SEED)" $(PY) -m tests.faults
	@$(PY) -m pytest tests/faults --ignore tests/faults/test_run.py $(ARGS)

audit: .venv/.dev  ## known weaknesses of the packages that we bring along
	@$(PY) -m tools.audit

pins: .venv/.dev
	@$(PY) -m tools.pins
