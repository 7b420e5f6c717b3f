"""CogVideoX-Fun Control with tiny random weights."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Profile
from tests.renderers.backends.diffusion.tiny import video_parts as tiny
from tests.renderers.backends.diffusion.tiny.parts import card_file

PROFILES = (
    Profile("reference", 3, 6.0, 16, 16, 9, dtype="float32"),
    Profile("final", 3, 1.0, 16, 16, 9, dtype="float32"),
)


def write(folder: Path, name: str = "tiny-cogvideox") -> Card:
    """Weights and card below a models folder."""
    from diffusers import AutoencoderKLCogVideoX, CogVideoXTransformer3DModel, DDIMScheduler

    model = folder / name / "model"
    tiny.save(lambda: AutoencoderKLCogVideoX(**VAE), model / "vae", loudness=1.5)
    tiny.save(lambda: CogVideoXTransformer3DModel(**PAINTER), model / "transformer", loudness=1.5)
    tiny.t5(model / "text_encoder")
    tiny.t5_tokenizer(model / "tokenizer")
    DDIMScheduler().save_pretrained(model / "scheduler")
    told = {
        "vae": ["diffusers", "AutoencoderKLCogVideoX"],
        "transformer": ["diffusers", "CogVideoXTransformer3DModel"],
        "text_encoder": ["transformers", "T5EncoderModel"],
        "tokenizer": ["transformers", "T5TokenizerFast"],
        "scheduler": ["diffusers", "DDIMScheduler"],
    }
    tiny.index(model, "CogVideoXFunControlPipeline", told)
    card = tiny.clip_card(
        name,
        "CogVideoXFunControlPipeline",
        "cogvideox-fun",
        grid=Grid(multiple_px=16, least_px=16, frames_step=4, frames_offset=1, most_frames=17),
        profiles=PROFILES,
        controls=(ControlKind.POSE, ControlKind.DEPTH),
        most_controls=2,
        masks=True,
        adapters=True,
    )
    return card_file(folder, card)


VAE: dict[str, Any] = {
    "in_channels": 3, "out_channels": 3, "latent_channels": 4, "layers_per_block": 1,
    "block_out_channels": (8, 8, 8, 8), "norm_num_groups": 2, "temporal_compression_ratio": 4,
    "down_block_types": ("CogVideoXDownBlock3D",) * 4,
    "up_block_types": ("CogVideoXUpBlock3D",) * 4,
}  # fmt: skip
PAINTER: dict[str, Any] = {
    "num_attention_heads": 2, "attention_head_dim": 16, "in_channels": 8, "out_channels": 4,
    "time_embed_dim": 2, "text_embed_dim": 32, "num_layers": 2, "sample_width": 2,
    "sample_height": 2, "sample_frames": 9, "patch_size": 2, "temporal_compression_ratio": 4,
    "max_text_seq_length": 226, "use_rotary_positional_embeddings": True,
}  # fmt: skip
