# make run     open the window (with no screen: review the sample and write its memo); FILE=… opens a file
# make test    run the tests; ARGS=… goes to pytest
# Both install what they need into .venv the first time. Python 3.11 or newer, make and git come first.
#
# make system  install the system libraries that Qt needs (Debian and its like, as root)
# make memo    write the memo of FILE=… to out/
# make app     build the program that starts by a double click into dist/
# make deb     wrap that program in a Debian package
# make check   lint, format, types, layers
# make bench   measure the start, the longest freeze of the window, and reading
# make fuzz    read 5,000 harmed inputs; ARGS="--count 300 --seed 2" reads others
# make lock    write requirements/ anew from pyproject.toml; UPGRADE=--upgrade takes newer versions

ifeq ($(OS),Windows_NT)
  BASE_PYTHON := py -3
  PYTHON := .venv/Scripts/python.exe
else
  BASE_PYTHON := $(shell for name in python3.13 python3.12 python3.11 python3; do \
      if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
      then echo $$name; break; fi; done)
  PYTHON := .venv/bin/python
endif
python_or_stop = $(or $(BASE_PYTHON),$(error Tickmark needs Python 3.11 or newer: install it and run make again))

.DEFAULT_GOAL := run
.PHONY: run test memo app deb check bench fuzz lock system clean

run: .venv/app.stamp
	@$(PYTHON) packaging/start.py run "$(FILE)"

memo: .venv/app.stamp
	@$(PYTHON) packaging/start.py memo "$(FILE)"

test: .venv/dev.stamp
	@$(PYTHON) -m pytest $(ARGS)

check: .venv/dev.stamp
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(dir $(PYTHON))lint-imports

bench: .venv/app.stamp
	@$(PYTHON) tests/benchmarks/bench.py $(ARGS)
	@$(PYTHON) tests/benchmarks/reading.py

fuzz: .venv/dev.stamp
	@$(PYTHON) -m tests.fuzz $(ARGS)

app: .venv/dev.stamp
	@$(PYTHON) packaging/system.py build
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build packaging/tickmark.spec

deb: app
	@$(PYTHON) packaging/deb.py

lock:
	@$(python_or_stop) packaging/lock.py $(UPGRADE)

system:
	@$(python_or_stop) packaging/system.py run test build

clean:
	@$(python_or_stop) packaging/environment.py clean

# The stamp is written when an install has finished; a half-made .venv is made again.
.venv/app.stamp: requirements/app.txt
	@$(python_or_stop) packaging/system.py run
	@$(BASE_PYTHON) packaging/environment.py app

.venv/dev.stamp: requirements/dev.txt
	@$(python_or_stop) packaging/system.py run test
	@$(BASE_PYTHON) packaging/environment.py dev
