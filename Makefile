# One verb a line; each is what CI runs too. `make install` once, then the rest.
BIN := .venv/bin
PYTHON ?= python3

.PHONY: install run test quick browser benchmark check format train constraints

install: ## the project with all its tools, in .venv
	$(PYTHON) -m venv --upgrade-deps .venv
	$(BIN)/pip install -q -c constraints.txt -e . --group test --group lint

run: ## the app, on http://localhost:8501
	$(BIN)/imgrec app

test: ## everything but the benchmarks
	$(BIN)/pytest -n 2 --dist loadfile

quick: ## what takes seconds: no browser, no training
	$(BIN)/pytest -m "not slow and not browser and not benchmark"

browser: ## only what needs Chromium
	$(BIN)/pytest -m "browser and not benchmark"

benchmark: ## the figures of the README, measured again here
	$(BIN)/pytest -q -s -m benchmark tests/benchmark

check: ## style, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

train: ## a short training on the bundled subset
	$(BIN)/imgrec train --recipe wiki --data bundled --epochs 2 --out runs/try

constraints: ## the newest releases that fit, pinned
	$(PYTHON) scripts/make_constraints.py
