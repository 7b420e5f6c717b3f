"""LTX-Video 0.9 and LTX-2 with tiny random weights."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Profile
from tests.renderers.backends.diffusion.tiny import video_parts as tiny
from tests.renderers.backends.diffusion.tiny.parts import card_file

GRID = Grid(multiple_px=32, least_px=32, frames_step=8, frames_offset=1, most_frames=25)
PROFILES = (
    Profile("reference", 3, 3.0, 32, 32, 9, dtype="float32"),
    Profile("final", 3, 1.0, 32, 32, 9, dtype="float32"),
)


def write(folder: Path, name: str = "tiny-ltx") -> Card:
    """LTX-Video 0.9, below a models folder."""
    from diffusers import (
        AutoencoderKLLTXVideo,
        FlowMatchEulerDiscreteScheduler,
        LTXVideoTransformer3DModel,
    )

    model = folder / name / "model"
    tiny.save(lambda: AutoencoderKLLTXVideo(**VAE), model / "vae", loudness=2.0)
    tiny.save(lambda: LTXVideoTransformer3DModel(**PAINTER), model / "transformer", loudness=1.5)
    tiny.t5(model / "text_encoder")
    tiny.t5_tokenizer(model / "tokenizer")
    FlowMatchEulerDiscreteScheduler().save_pretrained(model / "scheduler")
    told = {
        "vae": ["diffusers", "AutoencoderKLLTXVideo"],
        "transformer": ["diffusers", "LTXVideoTransformer3DModel"],
        "text_encoder": ["transformers", "T5EncoderModel"],
        "tokenizer": ["transformers", "T5TokenizerFast"],
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
    }
    tiny.index(model, "LTXConditionPipeline", told)
    card = tiny.clip_card(
        name, "LTXConditionPipeline", "ltx", grid=GRID, profiles=PROFILES, masks=True, adapters=True
    )
    return card_file(folder, card)


def write_second(folder: Path, name: str = "tiny-ltx2", *, control: bool = False) -> Card:
    """LTX-2, below a models folder; `control`: with an in-context LoRA."""
    import diffusers
    from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder

    model = folder / name / "model"
    parts: dict[str, tuple[Any, dict[str, Any], float]] = {
        "vae": (diffusers.AutoencoderKLLTX2Video, SECOND_VAE, 2.0),
        "audio_vae": (diffusers.AutoencoderKLLTX2Audio, AUDIO_VAE, 1.0),
        "transformer": (diffusers.LTX2VideoTransformer3DModel, SECOND_PAINTER, 1.5),
        "connectors": (LTX2TextConnectors, CONNECTORS, 1.0),
        "vocoder": (LTX2Vocoder, VOCODER, 1.0),
    }
    for part, (kind, settings, loudness) in parts.items():
        tiny.save(lambda k=kind, s=settings: k(**s), model / part, loudness=loudness)
    tiny.gemma(model)
    diffusers.FlowMatchEulerDiscreteScheduler().save_pretrained(model / "scheduler")
    own = {"connectors", "vocoder"}  # as the models' own indexes have it
    told = {p: ["ltx2" if p in own else "diffusers", k[0].__name__] for p, k in parts.items()} | {
        "text_encoder": ["transformers", "Gemma3ForConditionalGeneration"],
        "tokenizer": ["transformers", "GemmaTokenizer"],
        "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
    }
    tiny.index(model, "LTX2InContextPipeline", told)
    card = tiny.clip_card(
        name,
        "LTX2InContextPipeline",
        "ltx2",
        grid=GRID,
        profiles=PROFILES,
        controls=(ControlKind.POSE, ControlKind.DEPTH),
        most_controls=2,
        masks=True,
        adapters=True,
    )
    if control:
        card = tiny.with_source(card, "control")
        painter = diffusers.LTX2VideoTransformer3DModel(**SECOND_PAINTER)
        tiny.lora(folder / name / "control" / "lora.safetensors", painter, scale=0.3)
    return card_file(folder, card)


VAE: dict[str, Any] = {
    "in_channels": 3, "out_channels": 3, "latent_channels": 8, "block_out_channels": (8, 8, 8, 8),
    "decoder_block_out_channels": (8, 8, 8, 8), "layers_per_block": (1, 1, 1, 1, 1),
    "decoder_layers_per_block": (1, 1, 1, 1, 1),
    "spatio_temporal_scaling": (True, True, False, False),
    "decoder_spatio_temporal_scaling": (True, True, False, False),
    "decoder_inject_noise": (False,) * 5, "upsample_residual": (False,) * 4,
    "upsample_factor": (1,) * 4, "timestep_conditioning": False, "patch_size": 1, "patch_size_t": 1,
    "encoder_causal": True, "decoder_causal": False,
}  # fmt: skip
PAINTER: dict[str, Any] = {
    "in_channels": 8, "out_channels": 8, "patch_size": 1, "patch_size_t": 1,
    "num_attention_heads": 4, "attention_head_dim": 8, "cross_attention_dim": 32, "num_layers": 2,
    "caption_channels": 32,
}  # fmt: skip
SECOND_VAE: dict[str, Any] = {
    "in_channels": 3, "out_channels": 3, "latent_channels": 4, "block_out_channels": (8, 8, 8),
    "decoder_block_out_channels": (8, 8, 8), "layers_per_block": (1, 1, 1),
    "decoder_layers_per_block": (1, 1, 1, 1), "spatio_temporal_scaling": (True, True, True),
    "decoder_spatio_temporal_scaling": (True, True, True),
    "decoder_inject_noise": (False,) * 4, "downsample_type": ("spatiotemporal",) * 3,
    "upsample_residual": (False,) * 3, "upsample_factor": (1,) * 3,
    "timestep_conditioning": False, "patch_size": 1, "patch_size_t": 1, "encoder_causal": True,
    "decoder_causal": False,
}  # fmt: skip
SECOND_PAINTER: dict[str, Any] = {
    "in_channels": 4, "out_channels": 4, "patch_size": 1, "patch_size_t": 1,
    "num_attention_heads": 2, "attention_head_dim": 8, "cross_attention_dim": 16,
    "audio_in_channels": 4, "audio_out_channels": 4, "audio_num_attention_heads": 2,
    "audio_attention_head_dim": 4, "audio_cross_attention_dim": 8, "num_layers": 2,
    "qk_norm": "rms_norm_across_heads", "caption_channels": 32, "rope_double_precision": False,
    "rope_type": "split",
}  # fmt: skip
AUDIO_VAE: dict[str, Any] = {
    "base_channels": 4, "output_channels": 2, "ch_mult": (1,), "num_res_blocks": 1,
    "attn_resolutions": None, "in_channels": 2, "resolution": 32, "latent_channels": 2,
    "norm_type": "pixel", "causality_axis": "height", "dropout": 0.0,
    "mid_block_add_attention": False, "sample_rate": 16000, "mel_hop_length": 160,
    "is_causal": True, "mel_bins": 8,
}  # fmt: skip
CONNECTORS: dict[str, Any] = {
    "caption_channels": 32, "text_proj_in_factor": 3, "video_connector_num_attention_heads": 4,
    "video_connector_attention_head_dim": 8, "video_connector_num_layers": 1,
    "video_connector_num_learnable_registers": None, "audio_connector_num_attention_heads": 4,
    "audio_connector_attention_head_dim": 8, "audio_connector_num_layers": 1,
    "audio_connector_num_learnable_registers": None, "connector_rope_base_seq_len": 32,
    "rope_theta": 10000.0, "rope_double_precision": False, "causal_temporal_positioning": False,
}  # fmt: skip
VOCODER: dict[str, Any] = {
    "in_channels": 16, "hidden_channels": 32, "out_channels": 2, "upsample_kernel_sizes": [4, 4],
    "upsample_factors": [2, 2], "resnet_kernel_sizes": [3], "resnet_dilations": [[1, 3, 5]],
    "leaky_relu_negative_slope": 0.1, "output_sampling_rate": 16000,
}  # fmt: skip
