"""A tiny FLUX.1 with a union ControlNet."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Runner, Task
from tests.renderers.backends.diffusion.tiny import parts
from tests.renderers.backends.diffusion.tiny.zimage import vae

CARD = "tiny-flux"
_NET: dict[str, Any] = {
    "patch_size": 1, "in_channels": 16, "num_layers": 1, "num_single_layers": 1,
    "attention_head_dim": 16, "num_attention_heads": 2, "joint_attention_dim": 32,
    "pooled_projection_dim": 32, "axes_dims_rope": (4, 4, 8), "guidance_embeds": True,
}  # fmt: skip


def write(folder: Path, seed: int = 0) -> Card:
    """Weights and card of a tiny FLUX.1: one control, masks, adapters, no negative words."""
    model = folder / CARD / "model"
    parts.save(
        model, {"_class_name": "FluxPipeline"},
        transformer=parts.made(_transformer, seed), vae=parts.made(vae, seed),
        text_encoder=parts.made(parts.clip_text, seed), text_encoder_2=parts.made(_t5, seed),
        tokenizer=parts.clip_tokenizer(model / "tokenizer"), tokenizer_2=parts.t5_tokenizer(),
        scheduler=parts.flow_scheduler(),
    )  # fmt: skip
    parts.made(_union, seed).save_pretrained(folder / CARD / "controlnet")
    return parts.card_file(folder, card())


def card() -> Card:
    """What the tiny model can do."""
    return Card(
        CARD, "Tiny FLUX.1", Task.STILL, Runner.DIFFUSERS, "FluxControlNetPipeline",
        parts.sources(("", "controlnet")), parts.LICENCE,
        Grid(multiple_px=16, least_px=32, most_px=2048), parts.profiles(guidance=3.5),
        (ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE), 1, masks=True, adapters=True,
        trains_on=CARD, family="flux", negative=False,
    )  # fmt: skip


def _transformer() -> Any:
    from diffusers import FluxTransformer2DModel

    return FluxTransformer2DModel(**_NET)


def _union() -> Any:
    from diffusers import FluxControlNetModel

    return FluxControlNetModel(num_mode=7, **_NET)


def _t5() -> Any:
    from transformers import T5Config, T5EncoderModel

    return T5EncoderModel(
        T5Config(
            vocab_size=128, d_model=32, d_kv=8, d_ff=32, num_layers=2, num_heads=2,
            tie_word_embeddings=False,
        )
    )  # fmt: skip
