"""Profiles of a clip model through the whole backend: what each switch saves, and what it keeps."""

from pathlib import Path

import numpy as np
import pytest

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.generative.card import Card, Profile
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.tiny import video_parts as tiny
from tests.renderers.backends.diffusion.tiny import wan_vace
from tests.renderers.backends.diffusion.tiny.clips import (
    FRAMES,
    PAINTER,
    asked,
    changed,
    counting,
    noise,
)

SPEEDS = (
    Profile("reference", 50, 5.0, 32, 32, FRAMES, dtype="float32"),
    Profile("final", 4, 1.0, 32, 32, FRAMES, dtype="float32", distilled="lightning"),
    Profile("cached", 8, 1.0, 32, 32, FRAMES, dtype="float32", step_cache=0.5),
    Profile("plain", 8, 1.0, 32, 32, FRAMES, dtype="float32"),
    Profile("fp8", 4, 1.0, 32, 32, FRAMES, dtype="bfloat16", quantised="fp8"),
    Profile("bf16", 4, 1.0, 32, 32, FRAMES, dtype="bfloat16"),
    Profile("offloaded", 4, 1.0, 32, 32, FRAMES, dtype="float32", offload="group"),
    Profile("turns", 4, 1.0, 32, 32, FRAMES, dtype="float32", offload="model"),
    Profile("here", 4, 1.0, 32, 32, FRAMES, dtype="float32"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ModelStore:
    folder = tmp_path_factory.mktemp("models")
    wan_vace.write(folder, "speeds", profiles=SPEEDS, lightning=True)
    return ModelStore(folder)


@pytest.fixture(scope="module")
def speeds(store: ModelStore) -> Card:
    return store.card("speeds")


@pytest.fixture(scope="module")
def backend(store: ModelStore) -> DiffusionBackend:
    return DiffusionBackend(store, device="cpu")


def test_a_distilled_profile_evaluates_8_times_where_the_reference_does_100(
    speeds: Card, backend: DiffusionBackend
) -> None:
    with counting() as ran:
        backend.clip(speeds, asked(speeds, profile="reference"))
    assert ran[PAINTER] == 100
    with counting() as ran:
        made = backend.clip(speeds, asked(speeds, profile="final"))
    assert ran[PAINTER] <= 8
    assert len(made.provenance["adapters"]) == 1


def test_cached_steps_run_fewer_blocks(speeds: Card, backend: DiffusionBackend) -> None:
    with counting() as ran:
        whole = backend.clip(speeds, asked(speeds, profile="plain")).pictures
    assert (ran["WanAttention"], ran[PAINTER]) == (8 * (4 + 2) * 2, 8)
    with counting() as fewer:
        cached = backend.clip(speeds, asked(speeds, profile="cached"))
    assert fewer[PAINTER] == 8
    assert fewer["WanAttention"] < ran["WanAttention"] * 0.7
    assert cached.provenance["profile"]["step_cache"] == 0.5
    assert changed(cached.pictures, whole) < changed(whole, noise(9, FRAMES, 32)) / 3
    np.testing.assert_array_equal(
        backend.clip(speeds, asked(speeds, profile="cached")).pictures, cached.pictures
    )


@pytest.mark.parametrize("profile", ["fp8", "offloaded", "turns"])
def test_smaller_profiles_say_much_the_same_and_take_adapters(
    profile: str, speeds: Card, store: ModelStore, tmp_path: Path
) -> None:
    backend = DiffusionBackend(store, device="cpu")
    other = "bf16" if profile == "fp8" else "here"
    needs = [backend.needed_bytes(speeds, asked(speeds, profile=p)) for p in (profile, other)]
    assert needs[0] < needs[1]
    plain = backend.clip(speeds, asked(speeds, profile=other)).pictures
    small = backend.clip(speeds, asked(speeds, profile=profile)).pictures
    another = backend.clip(speeds, asked(speeds, profile=other, seed=2)).pictures
    assert changed(small, plain) < changed(another, plain) * (0.6 if profile == "fp8" else 0.001)
    worn = (tiny.lora(tmp_path / "jane.safetensors", wan_vace.transformer()),)
    with_lora = backend.clip(speeds, asked(speeds, profile=profile, adapters=worn)).pictures
    assert changed(with_lora, small) > 1
    bare = backend.clip(speeds, asked(speeds, profile=profile)).pictures
    np.testing.assert_array_equal(bare, small)
