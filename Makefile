# Two commands do everything: "make demo" and "make test". Both install what they need first.

PYTHON ?= $(firstword $(foreach version,3.11 3.12 3.13 3.14,$(shell command -v python$(version))) python3)
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: install demo test quick long lint clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

# Carries the sample article from text to a bilingual edition, in a workspace of its own under demo/.
demo: install
	@$(BIN)/python scripts/demo.py

# Three at a time, even on two processors: many tests wait for a program, a disk or a key.
test: install
	$(BIN)/python -m pytest -n 3

# What to run at every change: under a minute, and no test starts a program.
quick: install
	WORKBENCH_TRIALS=2 $(BIN)/python -m pytest -n 3 -m "not (external or process or slow or long)"

# All random trials, of which "make test" makes a tenth; see tests/trials.py.
long: install
	WORKBENCH_TRIALS=100 $(BIN)/python -m pytest -n 3 -m "long or hypothesis"

lint: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lint,serve]'
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf .venv build dist *.egg-info
