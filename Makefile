# Everyday commands. Any Python from 3.11 on will do: make run PYTHON=/path/to/python3
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
endif
HOST ?= 127.0.0.1
PORT ?= 8501
CAMPAIGN_HOME ?= ./var
export CAMPAIGN_HOME

BIN := .venv/bin
SERVE := $(BIN)/streamlit run dashboard.py --server.address $(HOST) --server.port $(PORT) --server.headless true
WORKERS ?= 2

.PHONY: help setup run demo test drill check format bench pictures clean
help:
	@echo "make run     start the dashboard on http://$(HOST):$(PORT), its data in $(CAMPAIGN_HOME)"
	@echo "make demo    the same with made-up data in a throw-away folder"
	@echo "make test    all tests                make drill   the long ones: faults, kills, many readers"
	@echo "make check   format, lint, types, tests    make format  mend format and lint"
	@echo "make pictures  docs/pictures anew, every page from the sample"
	@echo "make bench   imports, clicks, people served   make setup   only the environment, in .venv"

setup: .venv/dashboard-ready

run: setup
	@echo "The dashboard: http://$(HOST):$(PORT)   (its data: $(CAMPAIGN_HOME); stop it with Ctrl-C)"
	@exec $(SERVE)

# The server runs in the background so that the folder goes away whichever way it is stopped.
demo: setup
	@home=$$(mktemp -d) && export CAMPAIGN_HOME="$$home/var"; server=; \
	trap 'test -z "$$server" || kill $$server 2>/dev/null; wait; rm -rf "$$home"' EXIT; trap 'exit 130' INT TERM HUP; \
	$(BIN)/python -m data sample "$$home/sample" && $(BIN)/python -m data import --by demo "$$home"/sample/*.xlsx || exit 1; \
	echo "The dashboard with made-up data: http://$(HOST):$(PORT)   (stop it with Ctrl-C; nothing is kept)"; \
	$(SERVE) & server=$$!; wait $$server

test: .venv/tests-ready browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --ignore=tests/drill

drill: .venv/tests-ready
	@if [ -d tests/drill ]; then $(BIN)/python -m pytest tests/drill; else echo "no drills yet"; fi

check: .venv/tests-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict data analytics
	$(MAKE) test

format: .venv/tests-ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/tests-ready
	$(BIN)/python -m pip install --quiet -r tests/bench/requirements.txt
	$(BIN)/python -m tests.bench

# docs/pictures anew: every page from the sample, as the README shows it.
pictures: .venv/tests-ready browser
	$(BIN)/python -m tests.browser.pictures docs/pictures

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: browser
browser:
	@command -v chromium || command -v chromium-browser || command -v google-chrome || \
		.ci/system-packages Chromium chromium chromium-browser

# The two marks are newer than the lists they were made from, so a second run installs nothing.
.venv/dashboard-ready: requirements.txt .ci/constraints.txt | $(BIN)/pip
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

.venv/tests-ready: tests/requirements.txt .venv/dashboard-ready
	$(BIN)/python -m pip install --quiet -r tests/requirements.txt
	@touch $@

$(BIN)/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing. Please install it and try again." >&2; \
		echo "Thiếu Python 3.11 trở lên. Hãy cài đặt rồi chạy lại." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/system-packages "Python venv" \
		$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])') python3-venv
	$(PYTHON) -m venv .venv
