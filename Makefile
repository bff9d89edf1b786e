# make demo    install what is needed, read the sample pile, write demo/edition.html
# make test    install what is needed, pass the tests
# make check   lint, format and types
# make eval    every quality figure, against its floor
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test check eval lock clean

demo: $(READY)
	$(BIN)/recension build samples/ferry-aground-2019/documents -o demo
	@echo "open demo/edition.html in any browser; it needs no network"

test: $(READY) check
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(READY)
	$(BIN)/python -m eval

# New exact versions with their hashes, from what pyproject.toml asks for.
lock:
	$(BIN)/pip install pip-tools
	$(BIN)/pip-compile --generate-hashes --allow-unsafe --strip-extras --no-emit-options --no-header --no-emit-index-url -o requirements.lock requirements.in
	$(BIN)/pip-compile --generate-hashes --allow-unsafe --strip-extras --no-emit-options --no-header --no-emit-index-url -o requirements-dev.lock requirements-dev.in

clean:
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# One environment for all targets: the locked versions by their hashes, then the package itself.
$(READY): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@
