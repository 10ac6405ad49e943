# Everything a developer types. The work itself is in bin/, one small script for each.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-extras check lock format clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s%s\n", $$1, $$2}' Makefile

setup: ## create .venv and install the pinned packages
	@bin/setup requirements.txt

run: ## start the desk with a local sandbox; PORT=8000 and SANDBOX_PORT=8480 can be changed
	@bin/run

test: ## run every check and test; ARGS="-k queue" goes to pytest
	@bin/test $(ARGS)

test-extras: ## install the optional parts into an environment of their own and try them
	@bin/test-extras $(ARGS)

check: ## run the linters, types and audits only
	@bin/setup requirements-dev.txt
	@bin/check

lock: ## compile pyproject.toml into the hashed requirements; UPGRADE=1 takes newer versions
	@bin/lock $(if $(UPGRADE),--upgrade)

format: ## let the formatters rewrite code and templates
	@bin/setup requirements-dev.txt
	@bin/format

clean: ## remove .venv and caches; var/ and .env stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
