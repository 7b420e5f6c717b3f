"""Step-distilled clips: a LoRA for each expert, steps as they were trained; half-sized controls."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from safetensors.torch import load_file, save_file

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.families.ltx2 import FACTOR
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.families.wan_vace import schedule_of
from renderers.generative.card import Card, Profile
from renderers.generative.card_files import built_in
from renderers.generative.errors import ModelCorrupt
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.tiny import ltx, parts, wan_vace
from tests.renderers.backends.diffusion.tiny import video_parts as tiny
from tests.renderers.backends.diffusion.tiny.clips import FRAMES, PAINTER, asked, changed, counting

PROFILES = (
    Profile("reference", 50, 5.0, 32, 32, FRAMES, dtype="float32"),
    Profile("final", 4, 1.0, 32, 32, FRAMES, dtype="float32", distilled="lightning"),
    Profile("bare", 4, 1.0, 32, 32, FRAMES, dtype="float32"),
)


def experts(folder: Path, *loras: str) -> Card:
    """Two experts with these Sources of a step-distilled LoRA."""
    card = wan_vace.write(folder, "lit", experts=2, profiles=PROFILES)
    for part in loras:
        scale = 0.3 if part.endswith("_2") else 0.2
        tiny.lora(folder / "lit" / part / "lora.safetensors", wan_vace.transformer(), scale=scale)
        card = tiny.with_source(card, part)
    return parts.card_file(folder, card)


def test_each_expert_wears_its_own_and_four_steps_are_shared(tmp_path: Path) -> None:
    both = ("lightning.transformer", "lightning.transformer_2")
    card = experts(tmp_path, *both)
    backend = DiffusionBackend(ModelStore(tmp_path), "cpu", 1 << 30)
    with counting() as ran:
        made = backend.clip(card, asked(card, profile="final"))
    assert ran[PAINTER] == 4, "of 100 in the reference profile"
    assert [one["part"] for one in made.provenance["adapters"]] == ["transformer", "transformer_2"]
    for part in both:
        one = replace(
            card, sources=tuple(s for s in card.sources if s.part in ("", part))
        )  # the other expert goes bare
        alone = backend.clip(one, asked(one, profile="final")).pictures
        assert changed(alone, made.pictures) > 0.01, part


@pytest.mark.parametrize("steps", [4, 8])
def test_distilled_steps_are_euler_s_and_lie_where_they_were_trained(steps: int) -> None:
    """Evenly between 1 and 0 before a shift of 5: half of them belong to each expert."""
    from diffusers import FlowMatchEulerDiscreteScheduler, UniPCMultistepScheduler

    uni = UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
    )
    profile = replace(PROFILES[1], steps=steps)
    job: Any = SimpleNamespace(parts={"scheduler": uni}, profile=profile)
    schedule = schedule_of(job)
    schedule.set_timesteps(steps)
    even = 1 - np.arange(steps) / steps
    wanted = 5 * even / (1 + 4 * even)
    assert np.allclose(schedule.sigmas.numpy()[:-1], wanted, atol=2e-3)
    assert (schedule.timesteps >= 875).sum() == steps // 2
    import torch

    noise, way = torch.ones(1, 4), torch.full((1, 4), 0.5)
    sample = noise
    for number, step in enumerate(schedule.timesteps):
        sample = schedule.step(way, step, sample, return_dict=False)[0]
        after = schedule.sigmas[number + 1] - schedule.sigmas[0]
        assert torch.allclose(sample, noise + after * way, atol=1e-3)
    flow: Any = SimpleNamespace(
        parts={"scheduler": FlowMatchEulerDiscreteScheduler(shift=7.0)}, profile=profile
    )
    assert schedule_of(flow).config.shift == 5.0
    plain: Any = SimpleNamespace(parts={"scheduler": uni}, profile=PROFILES[0])
    assert schedule_of(plain) is uni


def test_the_card_of_two_experts_names_both_and_stands_best_first() -> None:
    card = built_in()["wan-vace-fun-a14b"]
    named = {source.part for source in card.sources}
    assert {"lightning.transformer", "lightning.transformer_2"} <= named
    assert [p.name for p in card.profiles] == ["reference", "guided", "final", "draft"]
    assert card.profile("final").distilled == card.profile("draft").distilled == "lightning"
    assert card.profile("final").steps <= 8
    assert card.trains_on == card.name


def test_an_in_context_lora_says_at_what_size_it_reads_its_video(tmp_path: Path) -> None:
    card = ltx.write_second(tmp_path, "half", control=True)
    path = tmp_path / "half" / "control" / "lora.safetensors"
    store = ModelStore(tmp_path)
    assert family_of(card).settings(card, store)[FACTOR] == 1
    backend = DiffusionBackend(store, "cpu", 1 << 30)
    whole = backend.clip(card, asked(card)).pictures
    save_file(load_file(path), path, {FACTOR: "2"})
    assert family_of(card).settings(card, store)[FACTOR] == 2
    fresh = DiffusionBackend(store, "cpu", 1 << 30)
    assert changed(fresh.clip(card, asked(card)).pictures, whole) > 0.01
    path.write_bytes(b"nothing")
    with pytest.raises(ModelCorrupt, match="models verify"):
        family_of(card).settings(card, store)
