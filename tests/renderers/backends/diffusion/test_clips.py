"""Clips by real pipelines with tiny random weights, end to end."""

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.loading import skeleton
from renderers.generative.card import ControlKind
from renderers.generative.chaining import Chain, long_clip
from renderers.generative.errors import CardError, GenerationCancelled
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import Control
from tests.renderers.backends.diffusion.tiny import (
    animatediff,
    cogvideox,
    ltx,
    video_parts,
    wan_vace,
)
from tests.renderers.backends.diffusion.tiny.clips import (
    FRAMES,
    PAINTER,
    asked,
    changed,
    counting,
    noise,
)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    wan_vace.write(folder)
    wan_vace.write(folder, "two", experts=2)
    ltx.write(folder)
    ltx.write_second(folder)
    ltx.write_second(folder, "steered-ltx2", control=True)
    cogvideox.write(folder)
    animatediff.write(folder)
    return folder


@pytest.fixture(scope="module")
def store(models: Path) -> ModelStore:
    return ModelStore(models)


@pytest.fixture(scope="module")
def backend(store: ModelStore) -> DiffusionBackend:
    return DiffusionBackend(store, device="cpu")


ALL = ("tiny-vace", "two", "tiny-ltx", "tiny-ltx2", "tiny-cogvideox", "tiny-animatediff")
STEERED = ("tiny-vace", "two", "tiny-ltx2", "tiny-cogvideox", "tiny-animatediff")


@pytest.mark.parametrize("name", ALL)
def test_as_many_frames_as_were_asked_for_and_the_same_each_time(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    most = card.grid.most_frames - 1  # off the grid: one more is made, and trimmed
    made = backend.clip(card, asked(card, most)).pictures
    size = card.profiles[0].width_px
    assert (made.shape, made.dtype) == ((most, size, size, 3), np.uint8)
    np.testing.assert_array_equal(backend.clip(card, asked(card, most)).pictures, made)
    assert changed(backend.clip(card, asked(card, most, seed=2)).pictures, made) > 1
    assert changed(backend.clip(card, asked(card, most, prompt="zebra, ox")).pictures, made) > 0.5


@pytest.mark.parametrize("name", STEERED)
def test_controls_act(name: str, store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card(name)
    size = card.profiles[0].width_px
    depth, pose = noise(1, FRAMES, size), np.zeros((FRAMES, size, size, 3), np.uint8)
    pose[:, : size // 2] = (255, 0, 0)
    steers = (Control(ControlKind.DEPTH, depth), Control(ControlKind.POSE, pose))
    one = backend.clip(card, asked(card, controls=steers[:1])).pictures
    both = backend.clip(card, asked(card, controls=steers)).pictures
    other = Control(ControlKind.DEPTH, noise(2, FRAMES, size))
    another = backend.clip(card, asked(card, controls=(other,))).pictures
    assert changed(one, both) > 0.01
    assert changed(one, another) > 0.01


@pytest.mark.parametrize("name", ALL)
def test_known_frames_stay_to_the_bit_and_lead_the_rest(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    size = card.profiles[0].width_px
    known = noise(3, FRAMES, size)
    mask = np.full((FRAMES, size, size), 255, np.uint8)
    mask[:5] = 0
    mask[-1] = 0
    made = backend.clip(card, asked(card, pictures=known, mask=mask)).pictures
    np.testing.assert_array_equal(made[mask == 0], known[mask == 0])
    free = backend.clip(card, asked(card)).pictures
    assert changed(made[5:-1], free[5:-1]) > 0.5


def test_vace_paints_within_a_region_only(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-vace")
    known = noise(3, FRAMES, 32)
    mask = np.zeros((FRAMES, 32, 32), np.uint8)
    mask[:, 8:24, 8:24] = 255
    made = backend.clip(card, asked(card, pictures=known, mask=mask)).pictures
    np.testing.assert_array_equal(made[mask == 0], known[mask == 0])
    assert changed(made[mask == 255], known[mask == 255]) > 1


@pytest.mark.parametrize("name", ["tiny-ltx", "tiny-ltx2"])
def test_whole_frames_only_where_a_model_knows_no_regions(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    mask = np.zeros((FRAMES, 32, 32), np.uint8)
    mask[:, 8:24, 8:24] = 255
    with pytest.raises(CardError, match="whole frames"):
        backend.clip(card, asked(card, pictures=noise(3, FRAMES, 32), mask=mask))


def test_cogvideox_is_steered_by_passes(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-cogvideox")
    with pytest.raises(CardError, match="give it one"):
        backend.clip(card, asked(card, controls=()))


def test_references_act(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-vace")
    one, other = (noise(seed, 1, 24)[0] for seed in (5, 6))
    seen = backend.clip(card, asked(card, references=(one,))).pictures
    assert changed(seen, backend.clip(card, asked(card, references=(other,))).pictures) > 0.5
    assert len(seen) == FRAMES


@pytest.mark.parametrize("name", ["tiny-vace", "tiny-ltx2"])
def test_three_segments_hold_together(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    shot = asked(card, 2 * card.grid.most_frames + 2)
    made = long_clip(backend, card, shot, Chain(overlap=5, blend=0))
    told = made.provenance["segments"]
    assert len(told) == 3
    assert made.pictures.shape == (shot.frames, 32, 32, 3)
    assert len({each["seed"] for each in told}) == 3
    assert all(each["made"]["seed"] == each["seed"] for each in told)
    first = backend.clip(card, asked(card, told[0]["frames"], controls=tuple(
        replace(c, pictures=c.pictures[: told[0]["frames"]]) for c in shot.controls
    )))  # fmt: skip
    np.testing.assert_array_equal(made.pictures[: told[0]["frames"]], first.pictures)
    again = long_clip(backend, card, shot, Chain(overlap=5, blend=0))
    np.testing.assert_array_equal(again.pictures, made.pictures)


@pytest.mark.parametrize("name", ALL)
def test_cancelled_between_steps_and_usable_after(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    told: list[str] = []
    request = asked(card)
    whole = backend.clip(card, request).pictures
    with pytest.raises(GenerationCancelled):
        backend.clip(card, request, lambda _, doing: told.append(doing), lambda: len(told) > 2)
    assert not any("step 3" in each for each in told)
    np.testing.assert_array_equal(backend.clip(card, request).pictures, whole)


def test_two_experts_share_the_noise(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("two")
    ran: list[int] = []

    def hook(module: torch.nn.Module, _: Any) -> None:
        if type(module).__name__ == PAINTER:
            ran.append(id(module))

    handle = torch.nn.modules.module.register_module_forward_pre_hook(hook)
    backend.clip(card, asked(card))
    handle.remove()
    assert len(ran) == 4
    assert len(set(ran)) == 2
    assert ran == sorted(ran, key=ran.index)


def test_a_lora_for_one_expert_goes_onto_that_one(
    store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card("two")
    lora = video_parts.lora(tmp_path / "low.safetensors", wan_vace.transformer())
    worn = [
        backend.clip(card, asked(card, adapters=(replace(lora, part=part),))).pictures
        for part in ("", "transformer", "transformer_2")
    ]
    bare = backend.clip(card, asked(card)).pictures
    for one, other in itertools.combinations([*worn, bare], 2):
        assert changed(one, other) > 0.01


def test_ltx2_wears_its_control_lora_where_passes_steer_it(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card("steered-ltx2")
    steered = backend.clip(card, asked(card))
    assert len(steered.provenance["adapters"]) == 1
    free = backend.clip(card, asked(card, controls=()))
    assert not free.provenance["adapters"]


def test_animatediff_copies_no_weights() -> None:
    from diffusers import MotionAdapter, UNet2DConditionModel

    from renderers.backends.diffusion.families.animatediff import moving

    unet = UNet2DConditionModel(**animatediff.PAINTER)
    motion = MotionAdapter(**animatediff.MOTION)
    shared = {id(p) for p in (*unet.parameters(), *motion.parameters())}
    made = moving(unet, motion)
    assert {id(p) for p in made.parameters()} == shared
    assert not any(t.is_meta for t in (*made.parameters(), *made.buffers()))


@pytest.mark.parametrize("name", ["tiny-ltx", "tiny-ltx2", "tiny-cogvideox"])
def test_steps_of_other_painters_are_cached_too(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    plain = replace(store.card(name).profiles[-1], steps=6)
    cached = replace(plain, name="cached", step_cache=1.5)
    card = replace(store.card(name), profiles=(plain, cached))
    ran = []
    for profile in (plain, cached):
        with counting() as seen:
            made = backend.clip(card, asked(card, profile=profile.name))
        assert made.pictures.std() > 1
        ran.append(sum(n for kind, n in seen.items() if "Attention" in kind))
    assert ran[1] < ran[0]


@pytest.mark.parametrize("name", ALL)
def test_loras_act_and_leave_no_trace(
    name: str, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card(name)
    family = family_of(card)
    assert family.lora is not None
    ((prefix, painters),) = family.lora.parts.items()
    part = family.parts(card, store)[painters[0]]
    lora = video_parts.lora(tmp_path / "jane.safetensors", skeleton(part, "float32"), prefix)
    bare = backend.clip(card, asked(card)).pictures
    worn = backend.clip(card, asked(card, adapters=(lora,))).pictures
    assert changed(worn, bare) > 0.1
    np.testing.assert_array_equal(backend.clip(card, asked(card)).pictures, bare)
