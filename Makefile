# Two commands: `make demo` reads an example, `make test` runs all checks. Both set up .venv once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test setup lint types arrows unit gate docs models clean

demo: $(READY)
	@$(BIN)/legation read --format text examples/summit-skipped.txt

test: lint types arrows docs unit gate

setup: $(READY)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "legation needs Python 3.11 or newer; say which: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

arrows: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python docs/generate.py --check

unit: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2

gate: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python quality/gate.py

# Trains the readers again (docs/models.md says from what); an environment of its own, since torch is not needed to read.
models:
	$(MAKE) -C training

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
