"""AnimateDiff with tiny random weights and ControlNets for two passes."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Profile
from tests.renderers.backends.diffusion.tiny import video_parts as tiny
from tests.renderers.backends.diffusion.tiny.parts import card_file, clip_tokenizer

PROFILES = (
    Profile("reference", 3, 6.0, 32, 32, 9, dtype="float32"),
    Profile("final", 3, 1.0, 32, 32, 9, dtype="float32"),
)
CONTROLS = (ControlKind.POSE, ControlKind.DEPTH)


def write(folder: Path, name: str = "tiny-animatediff") -> Card:
    """Weights and card below a models folder."""
    from diffusers import (
        AutoencoderKL,
        ControlNetModel,
        DDIMScheduler,
        MotionAdapter,
        UNet2DConditionModel,
    )
    from transformers import CLIPTextConfig, CLIPTextModel

    model = folder / name / "model"
    tiny.save(lambda: AutoencoderKL(**VAE), model / "vae", loudness=1.5)
    tiny.save(lambda: UNet2DConditionModel(**PAINTER), model / "unet", loudness=1.5)
    tiny.save(lambda: CLIPTextModel(CLIPTextConfig(**TEXT)), model / "text_encoder")
    clip_tokenizer(folder / name / "letters").save_pretrained(model / "tokenizer")
    DDIMScheduler(beta_schedule="linear", clip_sample=False).save_pretrained(model / "scheduler")
    tiny.save(lambda: MotionAdapter(**MOTION), folder / name / "motion", loudness=2.0)
    for seed, kind in enumerate(CONTROLS):
        net = folder / name / f"controlnet_{kind.value}"
        tiny.save(lambda: ControlNetModel(**NET), net, seed=seed, loudness=3.0)
    told = {
        "vae": ["diffusers", "AutoencoderKL"],
        "unet": ["diffusers", "UNet2DConditionModel"],
        "text_encoder": ["transformers", "CLIPTextModel"],
        "tokenizer": ["transformers", "CLIPTokenizer"],
        "scheduler": ["diffusers", "DDIMScheduler"],
    }
    tiny.index(model, "StableDiffusionPipeline", told)
    card = tiny.clip_card(
        name,
        "AnimateDiffControlNetPipeline",
        "animatediff",
        grid=Grid(multiple_px=8, least_px=16, most_frames=16),
        profiles=PROFILES,
        controls=CONTROLS,
        most_controls=2,
        masks=True,
        adapters=True,
    )
    for part in ("motion", *(f"controlnet_{kind.value}" for kind in CONTROLS)):
        card = tiny.with_source(card, part)
    return card_file(folder, card)


VAE: dict[str, Any] = {
    "block_out_channels": (8, 8), "in_channels": 3, "out_channels": 3, "latent_channels": 4,
    "down_block_types": ("DownEncoderBlock2D",) * 2, "up_block_types": ("UpDecoderBlock2D",) * 2,
    "norm_num_groups": 2,
}  # fmt: skip
PAINTER: dict[str, Any] = {
    "block_out_channels": (8, 8), "layers_per_block": 1, "sample_size": 8, "in_channels": 4,
    "out_channels": 4, "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"),
    "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D"), "cross_attention_dim": 32,
    "norm_num_groups": 2, "attention_head_dim": 4,
}  # fmt: skip
NET: dict[str, Any] = {
    "block_out_channels": (8, 8), "layers_per_block": 1, "in_channels": 4,
    "down_block_types": ("CrossAttnDownBlock2D", "DownBlock2D"), "cross_attention_dim": 32,
    "conditioning_embedding_out_channels": (8, 8), "norm_num_groups": 2, "attention_head_dim": 4,
}  # fmt: skip
MOTION: dict[str, Any] = {
    "block_out_channels": (8, 8), "motion_layers_per_block": 1, "motion_norm_num_groups": 2,
    "motion_num_attention_heads": 4, "use_motion_mid_block": False,
}  # fmt: skip
TEXT: dict[str, Any] = {
    "vocab_size": 200, "hidden_size": 32, "intermediate_size": 37, "num_hidden_layers": 2,
    "num_attention_heads": 4, "max_position_embeddings": 16, "bos_token_id": 188,
    "eos_token_id": 189,
}  # fmt: skip
