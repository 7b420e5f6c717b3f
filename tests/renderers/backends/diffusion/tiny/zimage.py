"""A tiny Z-Image with a union ControlNet that reads masks."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Runner, Task
from tests.renderers.backends.diffusion.tiny import parts

CARD = "tiny-zimage"
_WIDTH: dict[str, Any] = {
    "all_patch_size": (2,), "all_f_patch_size": (1,), "dim": 16, "n_refiner_layers": 1,
    "n_heads": 1, "n_kv_heads": 1,
}  # fmt: skip


def write(folder: Path, seed: int = 0) -> Card:
    """Weights and card of a tiny Z-Image: one control, masks, adapters."""
    parts.save(
        folder / CARD / "model", {"_class_name": "ZImagePipeline"},
        transformer=parts.made(_transformer, seed), vae=parts.made(vae, seed),
        text_encoder=parts.made(lambda: parts.qwen3(2, causal=False), seed),
        tokenizer=parts.qwen_tokenizer(), scheduler=parts.flow_scheduler(),
    )  # fmt: skip
    parts.made(_union, seed).save_pretrained(folder / CARD / "controlnet")
    return parts.card_file(folder, card())


def card() -> Card:
    """What the tiny model can do."""
    return Card(
        CARD, "Tiny Z-Image", Task.STILL, Runner.DIFFUSERS, "ZImageControlNetPipeline",
        parts.sources(("", "controlnet")), parts.LICENCE,
        Grid(multiple_px=16, least_px=32, most_px=2048), parts.profiles(),
        (ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE), 1, masks=True, adapters=True,
        trains_on=CARD, family="zimage",
    )  # fmt: skip


def _transformer() -> Any:
    from diffusers import ZImageTransformer2DModel

    return ZImageTransformer2DModel(
        in_channels=4, n_layers=2, cap_feat_dim=16, axes_dims=[8, 4, 4],
        axes_lens=[256, 32, 32], **_WIDTH,
    )  # fmt: skip


def _union() -> Any:
    from diffusers import ZImageControlNetModel

    return ZImageControlNetModel(
        control_layers_places=[0, 1], control_refiner_layers_places=[0], control_in_dim=9,
        add_control_noise_refiner="control_layers", **_WIDTH,
    )  # fmt: skip


def vae() -> Any:
    """A VAE with eight pixels to a latent."""
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        block_out_channels=(8, 8, 8, 16), norm_num_groups=4, latent_channels=4, shift_factor=0.1,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1, sample_size=64, use_quant_conv=False, use_post_quant_conv=False,
        scaling_factor=0.36,
    )  # fmt: skip
