"""Wan VACE with tiny random weights: one transformer, or two that share the noise."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Profile
from tests.renderers.backends.diffusion.tiny import video_parts as tiny
from tests.renderers.backends.diffusion.tiny.parts import card_file

GRID = Grid(multiple_px=16, least_px=16, frames_step=4, frames_offset=1, most_frames=17)
PROFILES = (
    Profile("reference", 4, 5.0, 32, 32, 9, dtype="float32"),
    Profile("final", 4, 1.0, 32, 32, 9, dtype="float32"),
)


def write(
    folder: Path,
    name: str = "tiny-vace",
    *,
    experts: int = 1,
    profiles: tuple[Profile, ...] = PROFILES,
    lightning: bool = False,
) -> Card:
    """Weights and card below a models folder."""
    from diffusers import AutoencoderKLWan, FlowMatchEulerDiscreteScheduler

    model = folder / name / "model"
    tiny.save(lambda: AutoencoderKLWan(**VAE), model / "vae", loudness=2.5)
    painters = [f"transformer{'_2' if index else ''}" for index in range(experts)]
    for index, painter in enumerate(painters):
        tiny.save(transformer, model / painter, seed=7 + index)
    tiny.t5(model / "text_encoder", multilingual=True)
    tiny.t5_tokenizer(model / "tokenizer")
    FlowMatchEulerDiscreteScheduler(shift=7.0).save_pretrained(model / "scheduler")
    told: dict[str, Any] = {
        "vae": ["diffusers", "AutoencoderKLWan"],
        "transformer_2": [None, None],
        "text_encoder": ["transformers", "UMT5EncoderModel"],
        "tokenizer": ["transformers", "T5TokenizerFast"],
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "boundary_ratio": 0.9 if experts > 1 else None,
    }
    told |= {painter: ["diffusers", "WanVACETransformer3DModel"] for painter in painters}
    tiny.index(model, "WanVACEPipeline", told)
    made = card(name, profiles)
    if lightning:
        made = tiny.with_source(made, "lightning")
        tiny.lora(folder / name / "lightning" / "lora.safetensors", transformer(), scale=0.1)
    return card_file(folder, made)


def card(name: str, profiles: tuple[Profile, ...]) -> Card:
    """What a VACE can do."""
    return tiny.clip_card(
        name,
        "WanVACEPipeline",
        "wan-vace",
        grid=GRID,
        profiles=profiles,
        controls=(ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE),
        most_controls=3,
        masks=True,
        references=2,
        adapters=True,
        trains_on=name,
    )


VAE: dict[str, Any] = {
    "base_dim": 3,
    "z_dim": 16,
    "dim_mult": [1, 1, 1, 1],
    "num_res_blocks": 1,
    "temperal_downsample": [False, True, True],
}


def transformer(layers: int = 4) -> Any:
    """A VACE transformer: control blocks beside the first and the third block."""
    import torch
    from diffusers import WanVACETransformer3DModel

    painter = WanVACETransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=16,
        out_channels=16,
        text_dim=32,
        freq_dim=32,
        ffn_dim=32,
        num_layers=layers,
        cross_attn_norm=True,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=64,
        vace_layers=[0, 2],
        vace_in_channels=96,
    )
    tiny.louder(painter.vace_patch_embedding, 5.0)
    tiny.louder(painter.condition_embedder.text_embedder, 5.0)
    for block in painter.vace_blocks:
        torch.nn.init.normal_(block.proj_out.weight, std=1.0)
    return painter
