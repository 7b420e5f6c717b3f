"""What makes models faster or smaller, each switch with and without."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import torch

from renderers.backends.diffusion import speed, step_cache
from renderers.generative.card import Profile
from renderers.generative.errors import CardError
from tests.renderers.backends.diffusion.tiny import animatediff, wan_vace

torch.set_num_threads(1)
PLAIN = Profile("reference", 4, 1.0, 32, 32, 9, dtype="float32")
PARENTS = ("blocks", "vace_blocks", "transformer_blocks")


@contextmanager
def counting(model: Any) -> Iterator[list[str]]:
    """Names of the blocks that ran, in order: those whose attention was reached."""
    ran: list[str] = []
    hooks = []
    for parent in PARENTS:
        for index, block in enumerate(getattr(model, parent, ())):
            name = f"{parent}.{index}"
            hook = block.attn1.register_forward_pre_hook(lambda *_, name=name: ran.append(name))
            hooks.append(hook)
    try:
        yield ran
    finally:
        for hook in hooks:
            hook.remove()


@pytest.fixture
def model() -> Any:
    torch.manual_seed(3)
    made = wan_vace.transformer()
    with torch.no_grad():
        for block in made.vace_blocks:
            block.proj_out.weight.normal_(std=0.2)
    return made.eval().requires_grad_(requires_grad=False)


def told(seed: int = 0, dtype: torch.dtype = torch.float32) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(seed)
    shapes = {
        "hidden_states": (1, 16, 3, 4, 4),
        "encoder_hidden_states": (1, 6, 32),
        "control_hidden_states": (1, 96, 3, 4, 4),
    }
    made = {k: torch.randn(v, generator=generator).to(dtype) for k, v in shapes.items()}
    return {**made, "timestep": torch.tensor([500.0]), "return_dict": False}


def run(model: Any, given: dict[str, Any], context: str = "cond") -> torch.Tensor:
    with model.cache_context(context):
        made: torch.Tensor = model(**given)[0]
    return made


CACHED = replace(PLAIN, step_cache=0.1)


def test_a_step_like_the_last_evaluates_one_block_and_says_the_same(model: Any) -> None:
    whole = run(model, told())
    with speed.during({"transformer": model}, CACHED), counting(model) as ran:
        first = run(model, told())
        assert sorted(set(ran)) == sorted(ran)
        assert len(ran) == 4 + 2
        ran.clear()
        again = run(model, told())
        assert ran == ["blocks.0"]
    torch.testing.assert_close(first, whole)
    torch.testing.assert_close(again, whole)


def test_the_librarys_own_cache_counts_hints_twice(model: Any) -> None:
    """Why there is a cache of our own; when this fails, theirs may serve."""
    from diffusers.hooks import FirstBlockCacheConfig

    whole = run(model, told())
    model.enable_cache(FirstBlockCacheConfig(threshold=0.1))
    run(model, told())
    assert (run(model, told()) - whole).abs().max() > 0.01


def test_a_step_unlike_the_last_is_computed_whole(model: Any) -> None:
    whole = run(model, told(1))
    with speed.during({"transformer": model}, CACHED), counting(model) as ran:
        run(model, told(0))
        ran.clear()
        torch.testing.assert_close(run(model, told(1)), whole)
        assert len(ran) == 6


def test_a_pipeline_that_tells_no_branches_is_refused(model: Any) -> None:
    with (
        speed.during({"transformer": model}, CACHED),
        pytest.raises(CardError, match="step_cache = 0"),
    ):
        model(**told())


def test_branches_of_guidance_and_jobs_keep_apart(model: Any) -> None:
    with speed.during({"transformer": model}, CACHED), counting(model) as ran:
        run(model, told())
        ran.clear()
        run(model, told(), "uncond")
        assert len(ran) == 6
    with speed.during({"transformer": model}, CACHED), counting(model) as ran:
        run(model, told())
        assert len(ran) == 6


def test_without_a_cache_every_block_runs_again(model: Any) -> None:
    with speed.during({"transformer": model}, CACHED):
        run(model, told())
    whole = run(model, told())
    with speed.during({"transformer": model}, PLAIN), counting(model) as ran:
        torch.testing.assert_close(run(model, told()), whole, rtol=0, atol=0)
        run(model, told())
    assert len(ran) == 12


def test_streams_side_by_side_are_cached_too() -> None:
    """CogVideoX: blocks return picture and words."""
    from diffusers import CogVideoXTransformer3DModel

    torch.manual_seed(0)
    painter = CogVideoXTransformer3DModel(
        num_attention_heads=2, attention_head_dim=16, in_channels=4, out_channels=4,
        time_embed_dim=2, text_embed_dim=8, num_layers=3, sample_width=4, sample_height=4,
        sample_frames=9, patch_size=2, temporal_compression_ratio=4, max_text_seq_length=8,
        use_rotary_positional_embeddings=False,
    ).eval()  # fmt: skip
    given = {
        "hidden_states": torch.randn(1, 3, 4, 4, 4),
        "encoder_hidden_states": torch.randn(1, 8, 8),
        "timestep": torch.tensor([10]),
        "return_dict": False,
    }
    with torch.no_grad():
        whole = run(painter, given)
        with speed.during({"transformer": painter}, CACHED), counting(painter) as ran:
            run(painter, given)
            torch.testing.assert_close(run(painter, given), whole)
    assert len(ran) == 3 + 1


def test_fp8_halves_what_blocks_take(model: Any) -> None:
    half = model.to(torch.bfloat16)
    given = told(dtype=torch.bfloat16)
    exact = run(half, given).float()
    profile = replace(PLAIN, dtype="bfloat16", quantised="fp8")
    linear = [
        m for n, m in half.named_modules() if isinstance(m, torch.nn.Linear) and "blocks" in n
    ]
    before = sum(m.weight.nbytes for m in linear)
    speed.cast(half, profile)
    speed.cast(half, profile)
    assert sum(m.weight.nbytes for m in linear) * 2 == before
    assert half.dtype == torch.bfloat16
    made = run(half, given).float()
    assert made.isfinite().all()
    assert 0 < (made - exact).abs().mean() < 0.2 * exact.abs().mean()


def test_a_skeleton_counts_as_the_module_does(model: Any) -> None:
    profile = replace(PLAIN, dtype="bfloat16", quantised="fp8")
    with torch.device("meta"):
        skeleton = wan_vace.transformer().to(torch.bfloat16)
    speed.cast(skeleton, profile)
    half = model.to(torch.bfloat16)
    speed.cast(half, profile)
    assert speed.resident(skeleton, profile) == speed.resident(half, profile)


def test_group_offload_keeps_the_outcome_and_less_of_the_model(model: Any) -> None:
    whole = run(model, told())
    profile = replace(PLAIN, offload="group")
    assert speed.resident(model, profile) < speed.resident(model, PLAIN)
    assert speed.resident(model, replace(profile, step_cache=0.1)) < speed.resident(model, profile)
    speed.settle(model, profile, "cpu")
    assert all(block._diffusers_hook.hooks for block in (*model.blocks, *model.vace_blocks))
    torch.testing.assert_close(run(model, told()), whole, rtol=0, atol=0)
    speed.renewed(model)
    torch.testing.assert_close(run(model, told()), whole, rtol=0, atol=0)
    with speed.during({"transformer": model}, replace(profile, step_cache=0.1)):
        run(model, told())
        torch.testing.assert_close(run(model, told()), whole)


def test_large_blocks_come_and_go_leaf_by_leaf() -> None:
    """A UNet is a few large blocks: two of them at once are most of it."""
    from diffusers import UNet2DConditionModel

    unet = UNet2DConditionModel(**animatediff.PAINTER).eval()
    offloaded = replace(PLAIN, offload="group")
    assert speed.resident(unet, offloaded) < speed.resident(unet, PLAIN) / 2
    given = (torch.ones(1, 4, 8, 8), torch.tensor(5), torch.ones(1, 3, 32))
    with torch.no_grad():
        whole = unet(*given).sample
        speed.settle(unet, offloaded, "cpu")
        torch.testing.assert_close(unet(*given).sample, whole, rtol=0, atol=0)


def test_what_lies_in_no_list_of_blocks_comes_and_goes_leaf_by_leaf() -> None:
    from transformers import T5Config, T5EncoderModel

    words = T5EncoderModel(
        T5Config(vocab_size=64, d_model=32, d_kv=8, d_ff=32, num_layers=2, num_heads=4)
    ).eval()
    ids = torch.arange(5)[None]
    with torch.no_grad():
        whole = words(ids).last_hidden_state
        speed.settle(words, replace(PLAIN, offload="group"), "cpu")
        torch.testing.assert_close(words(ids).last_hidden_state, whole, rtol=0, atol=0)


def test_repeated_blocks_are_compiled_and_nothing_else(model: Any) -> None:
    whole = run(model, told())
    speed.settle(model, replace(PLAIN, compiled=True), "cpu", compiler="eager")
    compiled = {n for n, m in model.named_modules() if m._compiled_call_impl is not None}
    assert compiled == {f"blocks.{i}" for i in range(4)} | {f"vace_blocks.{i}" for i in range(2)}
    torch.testing.assert_close(run(model, told()), whole)


def test_compiled_blocks_are_cached(model: Any) -> None:
    profile = replace(CACHED, compiled=True)
    whole = run(model, told())
    speed.settle(model, profile, "cpu", compiler="eager")
    with speed.during({"transformer": model}, profile):
        run(model, told())
        torch.testing.assert_close(run(model, told()), whole)


def test_what_is_not_known_is_refused(model: Any) -> None:
    with pytest.raises(CardError, match=r"int3.*fp8"):
        speed.cast(model, replace(PLAIN, quantised="int3"))
    with pytest.raises(CardError, match=r"tape.*group"):
        speed.settle(model, replace(PLAIN, offload="tape"), "cpu")


def test_a_painter_that_cannot_is_named() -> None:
    from diffusers import AutoencoderKL

    thing = AutoencoderKL(block_out_channels=(4,), norm_num_groups=2)
    assert not step_cache.fits(thing)
    for profile in (CACHED, replace(PLAIN, compiled=True)):
        with (
            pytest.raises(CardError, match="AutoencoderKL"),
            speed.during({"unet": thing}, profile),
        ):
            pass
