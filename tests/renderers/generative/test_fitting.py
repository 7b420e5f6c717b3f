"""Which models run on a machine."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Source, Task, WeightFile
from renderers.generative.card_files import built_in
from renderers.generative.fitting import (
    EXTRA,
    Machine,
    fitted,
    parsed_gpu,
    this_machine,
    to_fetch_bytes,
)
from renderers.generative.model_store import ModelStore

GB = 1_000_000_000
LARGE, SMALL = (
    Profile("final", 8, 1.0, 1024, 576, gpu_bytes=24 * GB),
    Profile("draft", 4, 1.0, 832, 480, gpu_bytes=8 * GB),
)
CARD = Card(
    "x", "X", Task.STILL, Runner.DIFFUSERS, "x", (), Licence("MIT", commercial=True), Grid(),
    (LARGE, SMALL), family="sdxl",
)  # fmt: skip
BARE = Machine("", 0, 32 * GB, 100 * GB, libraries=True)
GOOD = replace(BARE, gpu="Some card", gpu_bytes=12 * GB)


def test_profiles_that_fit_run() -> None:
    assert fitted(CARD, GOOD).runs == (SMALL,)
    assert fitted(CARD, replace(GOOD, gpu_bytes=80 * GB)).runs == (LARGE, SMALL)


@pytest.mark.parametrize(
    ("card", "machine", "told"),
    [
        (CARD, BARE, "a GPU of 8 GB (none is here)"),
        (CARD, replace(GOOD, gpu_bytes=4 * GB), "a GPU of 8 GB (Some card has 4 GB)"),
        (CARD, replace(GOOD, libraries=False), EXTRA),
        (CARD, replace(BARE, libraries=False), f"a GPU of 8 GB (none is here); {EXTRA}"),
        (replace(CARD, runner=Runner.COMFYUI), GOOD, "a ComfyUI server"),
        (replace(CARD, runner=Runner.TOOL), GOOD, "a tool in an environment of its own"),
        (replace(CARD, ram_bytes=64 * GB), GOOD, "64 GB of main memory"),
        (replace(CARD, profiles=(replace(SMALL, gpu_bytes=0),)), GOOD, "memory is not known"),
    ],
)  # fmt: skip
def test_what_is_lacking_is_told(card: Card, machine: Machine, told: str) -> None:
    fit = fitted(card, machine)
    assert fit.runs == ()
    assert told in fit.lacking


def test_some_models_need_no_gpu() -> None:
    assert fitted(replace(CARD, needs_gpu=False), BARE).runs == CARD.profiles


@given(st.sampled_from(sorted(built_in())), st.integers(0, 200 * GB))
def test_what_runs_fits_and_what_does_not_says_why(name: str, gpu_bytes: int) -> None:
    card = built_in()[name]
    fit = fitted(card, replace(GOOD, gpu_bytes=gpu_bytes))
    assert bool(fit.runs) != bool(fit.lacking)
    assert all(profile.gpu_bytes <= gpu_bytes for profile in fit.runs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NVIDIA H100 80GB, 81559\nNVIDIA L4, 23034\n", ("NVIDIA H100 80GB", 81559 << 20)),
        ("Card, with, commas, 1024", ("Card, with, commas", 1 << 30)),
        ("", ("", 0)),
        ("NVIDIA-SMI has failed because it couldn't communicate with the driver", ("", 0)),
        ("Some card, [N/A]", ("", 0)),
    ],
)  # fmt: skip
def test_a_gpu_is_read(text: str, found: tuple[str, int]) -> None:
    assert parsed_gpu(text) == found


def test_this_machine_has_memory_and_a_disk(tmp_path: Path) -> None:
    machine = this_machine(tmp_path / "not" / "there")
    assert machine.ram_bytes > GB
    assert machine.disk_bytes > 0


def test_only_what_is_not_here_is_to_be_fetched(tmp_path: Path) -> None:
    store = ModelStore(tmp_path)
    file = WeightFile("a.json", 2, "0" * 64)
    sources = (
        Source("a/b", "0" * 40, (file,)),
        Source("a/c", "", part="vae", about_bytes=100),
        Source("", "", part="own"),
    )
    card = replace(CARD, sources=sources)
    assert to_fetch_bytes(card, store) == 102
    store.place(card).mkdir(parents=True)
    (store.place(card) / "a.json").write_bytes(b"{}")
    assert to_fetch_bytes(card, store) == 100


def test_nothing_here_imports_torch() -> None:
    code = (
        "import sys, renderers.generative.fitting, renderers.generative.fetching.fetch, "
        "renderers.generative.fetching.from_folder\n"
        "print([m for m in ('torch', 'diffusers', 'transformers', 'numpy') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
