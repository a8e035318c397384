# Every target sets up .venv first if it must: `make demo` and `make test` work in a fresh clone.

PYTHON ?= python3
BIN := .venv/bin
SETUP := $(PYTHON) requirements/setup.py
# Half of its time a test waits for a server to start or to end: two for each processor.
WORKERS ?= $(shell expr 2 \* `getconf _NPROCESSORS_ONLN`)
# Dozens of tests start a process: compiled once, its modules are there sooner.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run test kills check bench format lock help

help: ## What can be made here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: ## The bot and a Slack on loopback, with demonstration data; prints one address
	@$(SETUP) sandbox
	@$(BIN)/python -m sandbox

run: ## The bot against the Slack that .env names
	@$(SETUP) bot
	@$(BIN)/contract-bot serve

test: ## Every test, in parallel
	@$(SETUP) dev
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

kills: ## Processes stopped and killed in the midst of their work, presses at once, hundreds of faults, more examples
	@$(SETUP) dev
	@$(BIN)/python -m pytest -o python_files='kill_*.py' $(ARGS)
	@$(if $(ARGS),,$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m hypothesis --hypothesis-profile=many)

check: ## Formatter, linters, strict types, import rules
	@$(SETUP) dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: ## Put every file into shape
	@$(SETUP) dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: ## Speed and memory beside their floors, as a table and as JSON
	@$(SETUP) dev
	@$(BIN)/python -m benchmarks $(ARGS)

lock: ## Pin the newest releases anew
	@$(SETUP) dev
	@$(BIN)/python requirements/lock.py
