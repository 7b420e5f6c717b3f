"""A tiny FLUX.2 klein: references, masks, adapters."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, Grid, Runner, Task
from tests.renderers.backends.diffusion.tiny import parts

CARD = "tiny-flux2"
_LAYERS = 28  # the pipeline reads layers 9, 18 and 27 of the text encoder


def write(folder: Path, seed: int = 0) -> Card:
    """Weights and card of a tiny klein."""
    parts.save(
        folder / CARD / "model", {"_class_name": "Flux2KleinPipeline", "is_distilled": False},
        transformer=parts.made(_transformer, seed), vae=parts.made(_vae, seed),
        text_encoder=parts.made(lambda: parts.qwen3(_LAYERS, causal=True), seed),
        tokenizer=parts.qwen_tokenizer(), scheduler=parts.flow_scheduler(),
    )  # fmt: skip
    return parts.card_file(folder, card())


def card() -> Card:
    """What the tiny model can do."""
    return Card(
        CARD, "Tiny klein", Task.STILL, Runner.DIFFUSERS, "Flux2KleinPipeline",
        parts.sources(("",)), parts.LICENCE, Grid(multiple_px=16, least_px=32, most_px=2048),
        parts.profiles(guidance=4.0), masks=True, references=3, adapters=True, trains_on=CARD,
        family="flux2",
    )  # fmt: skip


def _transformer() -> Any:
    from diffusers import Flux2Transformer2DModel

    return Flux2Transformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16,
        num_attention_heads=2, joint_attention_dim=48, timestep_guidance_channels=32,
        axes_dims_rope=(4, 4, 4, 4), guidance_embeds=False,
    )  # fmt: skip


def _vae() -> Any:
    from diffusers import AutoencoderKLFlux2

    return AutoencoderKLFlux2(
        block_out_channels=(8, 8, 8, 16), norm_num_groups=4, latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1, sample_size=64,
    )  # fmt: skip
