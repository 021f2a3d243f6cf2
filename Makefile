# `make run` and `make test` set up everything they need; a second run does no work twice.

.PHONY: run test bench lock clean help setup setup-test
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
KIT := brand/kits/starter/kit.yml
OUT := out
UV := uv==0.13.9

# pyright would ask the network whether there is a newer one
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

RUN_NEEDS := libcairo2 libvoikko1 voikko-fi
TEST_NEEDS := $(RUN_NEEDS) chromium poppler-utils ghostscript libreoffice-impress

run: setup ## set up, export the starter kit into out/, serve the studio and say where
	@$(BIN)/brandkit export $(KIT) -o $(OUT)
	@$(BIN)/brandkit serve

test: setup-test ## set up, run all linters and tests
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/lint-imports
	@$(BIN)/pyright
	@$(BIN)/pytest -q -n auto

bench: setup-test ## measure against the peers and print the README's table
	@$(BIN)/python -m tests.bench

setup: ## only set up: system packages, .venv, the command brandkit
	@.ci/setup $(RUN_NEEDS)

setup-test:
	@.ci/setup $(TEST_NEEDS)

lock: setup ## pin the dependencies of pyproject.toml anew
	@$(BIN)/python -m pip install --quiet $(UV)
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet --upgrade --output-file requirements.lock
	@$(MAKE) --no-print-directory setup
	@$(BIN)/python .ci/declare.py

clean: ## remove what make made
	@rm -rf $(VENV) $(OUT) dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10
