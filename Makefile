# `make run` and `make test` do everything on a fresh machine.
PYTHON ?= python3
BIN := .venv/bin
UV := .venv/tools/bin/uv

.PHONY: help setup run test check format lock clean

help:
	@echo "make run     set up, load examples/, show the strongest relations, serve on loopback"
	@echo "make test    set up, then lint, types, import order and tests"
	@echo "make setup   make .venv with the whowhom command in it"
	@echo "make format  format and sort imports"
	@echo "make lock    compile the requirements files from pyproject.toml"

setup: .venv/runtime.stamp

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/runtime.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: setup
	@$(BIN)/whowhom load examples --store sqlite:///examples.db
	@$(BIN)/whowhom relations --store sqlite:///examples.db --limit 12
	@$(BIN)/whowhom serve --store sqlite:///examples.db

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest --cov --cov-report=term:skip-covered

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Neither file may name an index: both are compiled without addresses.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra build
lock: .venv/bin/python
	$(PYTHON) -m venv .venv/tools && .venv/tools/bin/pip install --quiet uv
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv examples.db examples.db-*
