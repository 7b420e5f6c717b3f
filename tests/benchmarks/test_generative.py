"""The benchmark of the generative tier runs: on the processor, with tiny nets."""

import json
from pathlib import Path

import pytest

from benchmarks import generative
from benchmarks.pacing import GIB, plain
from benchmarks.random_models import models, raised
from renderers.backends.diffusion import speed
from renderers.backends.diffusion.families.family import Role
from renderers.backends.diffusion.weighing import part_bytes
from renderers.generative.card_files import built_in

FULL = {"sdxl-union", "zimage-turbo", "wan-vace-1.3b", "wan-vace-fun-a14b"}


def test_the_tiny_benchmark_measures_every_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "generative.json"
    assert generative.main(["--tiny", "--steps", "3", "--out", str(out)]) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert {w["part"] for w in told["weights"]} == {
        "unet", "vae", "transformer", "transformer_2", "text_encoder",
    }  # fmt: skip
    assert all(abs(w["counted"] / w["measured"] - 1) < 0.05 for w in told["weights"])
    rows = {(p["model"], p["profile"]): p for p in told["paces"]}
    assert {name for model, name in rows if model == "wan-vace"} == {
        "plain", "reference", "cached", "final", "small",
    }  # fmt: skip
    assert rows["wan-vace", "plain"]["evaluations"] == 100
    assert rows["wan-vace", "plain"]["steps_run"] == 3
    assert rows["wan-vace", "final"]["evaluations"] == 2
    assert rows["wan-vace", "cached"]["blocks_share"] < 0.8
    assert rows["wan-vace", "final"]["naive"] is not None
    for batch in told["batches"]:
        assert batch["model"] == "sdxl"
        assert batch["pictures"] == 4
        assert batch["evaluations_alone"] == 4 * batch["evaluations"] > 0
    assert told["toon"][0]["frames"] == 2
    printed = capsys.readouterr().out
    assert "× plain" in printed
    assert "evaluations alone" in printed
    assert "Toon renderer over EGL" in printed


def test_without_a_gpu_nothing_is_said_to_be_measured(capsys: pytest.CaptureFixture[str]) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("a GPU is at hand: full sizes would run")
    assert generative.main([]) == 2
    assert "not measured" in capsys.readouterr().out


def test_full_sizes_are_those_that_are_known(tmp_path: Path) -> None:
    """Bytes that a meta skeleton counts, GiB: the design's figures."""
    known = {
        ("sdxl-union", "unet"): 4.8,
        ("zimage-turbo", "transformer"): 11.5,
        ("wan-vace-1.3b", "transformer"): 4.0,
        ("wan-vace-1.3b", "text_encoder"): 10.6,
        ("wan-vace-fun-a14b", "transformer"): 32.3,
    }
    found = {model.card.name: model for model in models("models", "bfloat16", tmp_path)}
    assert set(found) == FULL <= set(built_in())
    assert all(m.card.profiles == built_in()[name].profiles for name, m in found.items())
    for (name, part), gib in known.items():
        whole = plain(found[name].card.profiles[0])
        counted = part_bytes(found[name].parts[part], whole) / GIB
        assert counted == pytest.approx(gib, rel=0.05)


def test_a_random_model_is_the_skeletons_size_and_has_its_buffers(tmp_path: Path) -> None:
    import torch

    (model,) = [m for m in models("tiny", "float32", tmp_path) if m.card.name == "wan-vace"]
    profile = model.card.profile("reference")
    for part in model.parts.values():
        if part.role in (Role.PAINTER, Role.CODEC, Role.WORDS):
            module = raised(part, profile, "cpu")
            assert speed.resident(module, profile) == part_bytes(part, profile)
            assert all(bool(torch.isfinite(t.float()).all()) for t in module.buffers())
