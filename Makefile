# make run     a fresh machine to a running page
# make test    what CI runs, in the same order
# make check   the fast part of it
# make setup   the first half of make run: nothing is started

SHELL := bash
BIN := .venv/bin
PYTEST := $(BIN)/pytest -n 2

.PHONY: run setup setup-test test check lint types unit web browser clean

run: setup
	@$(BIN)/lsf serve

setup:
	@.ci/setup

setup-test:
	@.ci/setup test

test: setup-test lint types unit web browser
	@echo "make test : tout est passé."

check: setup lint types
	@$(PYTEST) -m "not browser and not postgres"

lint:
	@echo "== format, lint, lexicon"
	@$(BIN)/ruff format --check lsf_avatar tests; a=$$?; \
	 $(BIN)/ruff check lsf_avatar tests; b=$$?; \
	 $(BIN)/lsf lexicon check; c=$$?; \
	 $(BIN)/lsf lexicon format --check; d=$$?; exit $$((a | b | c | d))

types:
	@echo "== types, imports"
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

unit:
	@echo "== unit and property tests, golden motions"
	@$(PYTEST) -m "not browser"

web:
	@echo "== web: types, tests"
	@export PATH="$$PWD/$(BIN):$$PATH"; npm --prefix web run --silent check && npm --prefix web run --silent test

browser:
	@echo "== web: a real Chromium"
	@$(BIN)/pytest -m browser

clean:
	rm -rf .venv .uv web/node_modules web/dist
