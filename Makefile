# The two commands a newcomer runs: `make app` and `make test`. Each installs what it needs into .venv.
SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
# guardrails-ai 0.11 refuses Python 3.14; where only a newer Python is there, uv is asked for 3.13.
PYTHONS := python3.13 python3.12 python3.11 python3 python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# pip compiles on one core, which takes longer than all it does besides; a file that is no Python of this version is left as it is.
COMPILE := $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib > /dev/null 2>&1 || true

.PHONY: help app test test-slow test-engine test-recipe bless bench-rivals format lock clean

help:
	@echo "make app    install what is needed and open the page on http://127.0.0.1:8501"
	@echo "make test   install what tests need, then format, lint, types, import contracts and tests"

app: $(VENV)/.app
	$(BIN)/followup-ai app

test: $(VENV)/.test $(VENV)/.browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@echo "$(BIN)/pytest -n 2, and $(BIN)/mypy beside it"
	@$(BIN)/mypy > $(VENV)/.types 2>&1 & types=$$!; \
	  $(BIN)/pytest -n 2; tests=$$?; \
	  wait $$types; types=$$?; cat $(VENV)/.types; \
	  exit $$((tests ? tests : types))

$(VENV)/bin/pip:
	@sh .ci/venv $(VENV) $(PYTHONS)

$(VENV)/.app: requirements.lock pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install -q --no-compile --require-hashes -r requirements.lock
	@$(COMPILE)
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q followup_ai # so that the first start is as quick as the next
	@PYTHONDONTWRITEBYTECODE= $(BIN)/followup-ai rules > /dev/null # reads the phrase files, for the same
	@touch $@

$(VENV)/.test: tests/requirements.lock requirements.lock pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install -q --no-compile --require-hashes -r tests/requirements.lock
	@$(COMPILE)
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q followup_ai evals # so that the first start is as quick as the next
	@PYTHONDONTWRITEBYTECODE= $(BIN)/followup-ai rules > /dev/null # reads the phrase files, for the same
	@touch $@ $(VENV)/.app

$(VENV)/.browser: | $(VENV)/.test
	@sh .ci/browser $(BIN)
	@touch $@

# Everything below is for those who change the project.

# The whole tables and long draws of which `make test` takes a spread; for changes of the model layer or of the gate.
test-slow: $(VENV)/.test
	$(BIN)/pytest -n 2 -m slow

# The whole loop through a real inference server and a real proxy; building the server takes about ten minutes the first time.
test-engine: $(VENV)/.test $(VENV)-engine/.done
	FOLLOWUP_ENGINE_PYTHON=$(abspath $(VENV)-engine/bin/python) $(BIN)/pytest -v tests/engine

$(VENV)-engine/.done: tests/engine/requirements.txt | $(VENV)/bin/pip
	$(BIN)/python -m venv $(VENV)-engine
	$(VENV)-engine/bin/pip install -q -r tests/engine/requirements.txt
	@touch $@

# The CI job of docs/evals.md, step by step in a clean clone with an empty home, installation included.
test-recipe: $(VENV)/.test
	FOLLOWUP_RECIPE_INSTALL=1 $(BIN)/pytest -v tests/evals/test_recipe.py

# Records the composer's drafts anew and makes today's scores the baseline: make bless WHO="Ada" WHY="Rules read questions better."
bless: $(VENV)/.test
	$(BIN)/python -m evals bless --record --who "$(WHO)" --why "$(WHY)"

# Speed and tokens of drafting beside LiteLLM alone, guardrails-ai's re-ask, instructor and pydantic-ai, each in its own environment.
RIVALS := guardrails instructor pydantic-ai
bench-rivals: $(VENV)/.test $(RIVALS:%=$(VENV)-rivals/%/.done)
	$(BIN)/python tests/benchmarks/model_calls.py

$(VENV)-rivals/%/.done: tests/benchmarks/rivals/%.txt | $(VENV)/bin/pip
	$(BIN)/python -m venv $(VENV)-rivals/$*
	$(VENV)-rivals/$*/bin/pip install -q -r $<
	@touch $@

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url -q \
	  --python-version 3.11 pyproject.toml --extra checkout -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url -q \
	  --python-version 3.11 pyproject.toml --extra checkout --extra test -c requirements.lock -o tests/requirements.lock

clean:
	rm -rf $(VENV) $(VENV)-engine $(VENV)-rivals build dist *.egg-info
