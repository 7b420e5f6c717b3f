# Storyreel. `make film` turns a screenplay into a film, `make test` runs every check.

SCRIPT ?= examples/last_pancake.fountain
OUT    ?= out
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# Debian packages, and what each is for.
#   flite              the built-in English voices
#   espeak-ng          the built-in voices of other languages
#   libegl1 libgl1 libgl1-mesa-dri   drawing without a screen or a GPU
#   fonts-noto-core fonts-noto-cjk   titles and storyboard in every script
#   fonts-courier-prime   the screenplay as PDF
#   ffmpeg             independent checks of the finished film (tests)
#   python3-venv       the virtual environment, where Python is Debian's own
DEBIAN := flite espeak-ng libegl1 libgl1 libgl1-mesa-dri fonts-noto-core fonts-noto-cjk fonts-courier-prime ffmpeg python3-venv

# Real screenplays for tests, where they lie beside the checkout; tests say so when they skip.
ifneq ($(wildcard ../shared/screenplays),)
export STORYREEL_CORPUS ?= $(abspath ../shared)
endif

.PHONY: film test bench setup debian clean

film: setup
	$(BIN)/storyreel film "$(SCRIPT)" -o "$(OUT)"

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: setup
	$(BIN)/python -m benchmarks.film
	$(BIN)/python -m benchmarks.parsers

setup: debian $(VENV)/.ready

debian:
	@sh scripts/debian.sh $(DEBIAN)

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) out
