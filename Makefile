# `make run` and `make test` do everything on a fresh machine with Python 3.11+, git and make.
PORT ?= 8000
STORE ?= sqlite:///examples.db
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach python,python3 python3.13 python3.12 python3.11,\
	$(shell command -v $(python) >/dev/null && $(python) -c '$(NEW_ENOUGH)' 2>/dev/null && echo $(python))))

.PHONY: fit test-neo4j-server help setup dev run test check neo4j neo4j-jars browser-queries format lock clean

help:
	@echo "make run     set up, load examples/, show the strongest relations, serve (PORT=8000)"
	@echo "make test    set up, then style, types, import order and tests"
	@echo "make setup   make .venv with the whowhom command in it"
	@echo "make check   style, types and import order alone"
	@echo "make neo4j   start a real Neo4j with its Browser, on loopback, without a container"
	@echo "make fit     fit confidence anew, after extraction has changed (docs/confidence.md)"
	@echo "make format  format and sort imports"
	@echo "make lock    compile the requirements files from pyproject.toml"
	@echo "make clean   remove .venv and the examples' store"

setup: .venv/runtime.stamp

dev: .venv/dev.stamp

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "whowhom needs Python 3.11 or newer: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "on Debian: apt-get install python3-venv" >&2; exit 1; }

.venv/runtime.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@echo "setting up .venv (about 200 MB the first time)"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/runtime.stamp
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

run: setup
	@$(BIN)/whowhom load examples --store $(STORE)
	@$(BIN)/whowhom relations --store $(STORE) --limit 12
	@$(BIN)/whowhom serve --store $(STORE) --port $(PORT)

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Where the texts are that were annotated and judged; without them the labels that are kept
# in the repository are fitted as they are.
SHARED ?= ../shared

fit: setup
	@if [ -f $(SHARED)/corpus/news_dev.jsonl ]; then \
		$(BIN)/python -m loaders.evaluate.fit_confidence \
			$(SHARED)/gold/plv_dev.jsonl $(SHARED)/gold/plover_dev.jsonl \
			--judged tests/gold/judged/news_dev.jsonl $(SHARED)/corpus/news_dev.jsonl; \
	else echo "no texts in $(SHARED): fitting the labels that are kept"; \
		$(BIN)/python -m loaders.evaluate.fit_confidence; fi

# Neo4j is tested on the server that WHOWHOM_TEST_NEO4J names, or in a container, or from the jars.
test-neo4j-server:
	@if [ -n "$$WHOWHOM_TEST_NEO4J" ] || docker info >/dev/null 2>&1; then :; \
	elif command -v mvn >/dev/null && command -v java >/dev/null; then $(MAKE) --no-print-directory neo4j-jars; \
	else echo "Neo4j will NOT be tested: no server, no container engine, no Java with Maven" >&2; fi

test: check test-neo4j-server
	$(BIN)/pytest --cov --cov-report=term:skip-covered

# A real Neo4j from Maven Central's jars: Java 17 and Maven, no container. About 160 MB, once.
neo4j-jars: neo4j/lib/.complete

neo4j/lib/.complete: neo4j/pom.xml
	@command -v mvn >/dev/null && command -v java >/dev/null || { \
		echo "Neo4j needs Java 17 and Maven: apt-get install openjdk-17-jdk-headless maven" >&2; exit 1; }
	@echo "fetching Neo4j (about 160 MB, once)"
	@rm -rf neo4j/lib
	@mvn -q -B -f neo4j/pom.xml dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/neo4j/lib
	@touch $@

neo4j: neo4j-jars
	@neo4j/start

# What Neo4j Browser imports as saved queries: a folder of .cypher files, parameters among them.
browser-queries: .venv/bin/python
	rm -rf cypher/browser/whowhom && mkdir cypher/browser/whowhom
	cp cypher/browser/*.cypher cypher/browser/whowhom
	cp cypher/browser/parameters.txt cypher/browser/whowhom/parameters.cypher
	cd cypher/browser && $(CURDIR)/$(BIN)/python -m zipfile -c queries.zip whowhom && rm -r whowhom

format: dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The requirements files may name no index: they are compiled without addresses.
COMPILE = .venv/tools/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --extra build
lock: .venv/bin/python
	@$(BIN)/python -m venv .venv/tools && .venv/tools/bin/pip install --quiet uv
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv examples.db examples.db-shm examples.db-wal
