"""A tiny SDXL with ControlNet-Union and IP-Adapter: a still card with every ability."""

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from renderers.generative.card import Card, ControlKind, Runner, Task
from tests.renderers.backends.diffusion.tiny import parts

CARD = "tiny-sdxl"
_UNET: dict[str, Any] = {
    "block_out_channels": (16, 32), "layers_per_block": 1, "cross_attention_dim": 64,
    "attention_head_dim": (2, 4), "norm_num_groups": 8, "use_linear_projection": True,
    "addition_embed_type": "text_time", "addition_time_embed_dim": 8,
    "transformer_layers_per_block": 1, "projection_class_embeddings_input_dim": 80,
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
}  # fmt: skip


def write(folder: Path, seed: int = 0) -> Card:
    """Weights and card of a tiny SDXL-Union with in-painting, references and adapters."""
    model = folder / CARD / "model"
    tokenizer = parts.clip_tokenizer(model / "tokenizer")
    parts.save(
        model,
        {"_class_name": "StableDiffusionXLPipeline", "force_zeros_for_empty_prompt": True},
        unet=parts.made(_unet, seed), vae=parts.made(_vae, seed), scheduler=_scheduler(),
        text_encoder=parts.made(parts.clip_text, seed),
        text_encoder_2=parts.made(lambda: parts.clip_text(projected=True), seed + 1),
        tokenizer=tokenizer, tokenizer_2=tokenizer,
    )  # fmt: skip
    parts.made(_union, seed).save_pretrained(folder / CARD / "controlnet")
    _write_ip_adapter(folder / CARD / "ip_adapter", seed)
    return parts.card_file(folder, card())


def card() -> Card:
    """What the tiny model can do."""
    return Card(
        CARD, "Tiny SDXL", Task.STILL, Runner.DIFFUSERS, "StableDiffusionXLControlNetUnionPipeline",
        parts.sources(("", "controlnet", "ip_adapter")), parts.LICENCE, parts.GRID,
        parts.profiles(), tuple(ControlKind), 3, masks=True, references=2, adapters=True,
        trains_on=CARD, family="sdxl",
    )  # fmt: skip


def _unet() -> Any:
    from diffusers import UNet2DConditionModel

    return UNet2DConditionModel(
        sample_size=8, in_channels=4, out_channels=4,
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"), **_UNET,
    )  # fmt: skip


def _union() -> Any:
    from diffusers import ControlNetUnionModel

    return ControlNetUnionModel(
        in_channels=4, conditioning_embedding_out_channels=(8, 8, 8, 16), num_control_type=8,
        num_trans_channel=16, num_trans_head=2, num_proj_channel=16, **_UNET,
    )  # fmt: skip


def _vae() -> Any:
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        block_out_channels=(8, 8, 8, 16), norm_num_groups=4, latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1, sample_size=64,
    )  # fmt: skip


def _scheduler() -> Any:
    from diffusers import EulerDiscreteScheduler

    return EulerDiscreteScheduler(
        beta_start=0.00085, beta_end=0.012, steps_offset=1, beta_schedule="scaled_linear",
        timestep_spacing="leading",
    )  # fmt: skip


def _write_ip_adapter(folder: Path, seed: int) -> None:
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    config = CLIPVisionConfig(
        hidden_size=32, intermediate_size=37, projection_dim=32, num_attention_heads=4,
        num_hidden_layers=2, image_size=32, patch_size=8,
    )  # fmt: skip
    encoder = parts.made(lambda: CLIPVisionModelWithProjection(config), seed)
    encoder.save_pretrained(folder / "image_encoder")
    save_file(_ip_tensors(seed), folder / "ip_adapter.safetensors")


def _ip_tensors(seed: int) -> dict[str, torch.Tensor]:
    """Keys and values for each cross-attention, and the projection of the picture's embedding."""
    random = torch.Generator().manual_seed(seed)
    cross, tokens, width = 64, 4, 32
    tensors = {
        "image_proj.proj.weight": torch.randn(cross * tokens, width, generator=random),
        "image_proj.proj.bias": torch.zeros(cross * tokens),
        "image_proj.norm.weight": torch.ones(cross),
        "image_proj.norm.bias": torch.zeros(cross),
    }
    for number, channels in ((1, 32), (3, 32), (5, 32), (7, 32)):
        for which in ("to_k_ip", "to_v_ip"):
            drawn = torch.randn(channels, cross, generator=random)
            tensors[f"ip_adapter.{number}.{which}.weight"] = drawn
    return tensors
