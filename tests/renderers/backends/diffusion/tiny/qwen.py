"""A tiny Qwen-Image with a union ControlNet, and a tiny Qwen-Image-Edit."""

from pathlib import Path
from typing import Any

from renderers.generative.card import Card, ControlKind, Grid, Runner, Task
from tests.renderers.backends.diffusion.tiny import parts

CARD = "tiny-qwen"
EDIT = "tiny-qwen-edit"
_GRID = Grid(multiple_px=16, least_px=32, most_px=2048)
_STEERED = (ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE)
_NET: dict[str, Any] = {
    "patch_size": 2, "in_channels": 16, "out_channels": 4, "num_layers": 1,
    "attention_head_dim": 16, "num_attention_heads": 2, "joint_attention_dim": 16,
    "axes_dims_rope": (8, 4, 4),
}  # fmt: skip


def write(folder: Path, seed: int = 0) -> Card:
    """Weights and card of a tiny Qwen-Image: two controls, masks, adapters."""
    model = folder / CARD / "model"
    parts.save(model, {"_class_name": "QwenImagePipeline"}, **_components(seed))
    parts.made(_union, seed).save_pretrained(folder / CARD / "controlnet")
    return parts.card_file(folder, card())


def write_edit(folder: Path, seed: int = 0) -> Card:
    """Weights and card of a tiny Qwen-Image-Edit: references, controls as pictures."""
    index = {
        "_class_name": "QwenImageEditPlusPipeline",
        "processor": ["transformers", "Qwen2VLProcessor"],
    }
    parts.save(folder / EDIT / "model", index, **_components(seed))
    _write_processor(folder / EDIT / "model" / "processor")
    return parts.card_file(folder, edit_card())


def card() -> Card:
    """What the tiny Qwen-Image can do."""
    return Card(
        CARD, "Tiny Qwen-Image", Task.STILL, Runner.DIFFUSERS, "QwenImageControlNetPipeline",
        parts.sources(("", "controlnet")), parts.LICENCE, _GRID, parts.profiles(guidance=4.0),
        _STEERED, 2, masks=True, adapters=True, trains_on=CARD, family="qwen-image",
    )  # fmt: skip


def edit_card() -> Card:
    """What the tiny Qwen-Image-Edit can do."""
    return Card(
        EDIT, "Tiny Qwen-Image-Edit", Task.STILL, Runner.DIFFUSERS, "QwenImageEditPlusPipeline",
        parts.sources(("",)), parts.LICENCE, _GRID, parts.profiles(steps=1, guidance=1.0),
        _STEERED, 2, masks=True, references=2, adapters=True, trains_on=EDIT,
        family="qwen-image-edit",
    )  # fmt: skip


def _components(seed: int) -> dict[str, Any]:
    return {
        "transformer": parts.made(_transformer, seed), "vae": parts.made(_vae, seed),
        "text_encoder": parts.made(_reader, seed), "tokenizer": parts.qwen_tokenizer(1200),
        "scheduler": parts.flow_scheduler(),
    }  # fmt: skip


def _transformer() -> Any:
    from diffusers import QwenImageTransformer2DModel

    return QwenImageTransformer2DModel(guidance_embeds=False, **_NET)


def _union() -> Any:
    from diffusers import QwenImageControlNetModel

    return QwenImageControlNetModel(**_NET)


def _vae() -> Any:
    from diffusers import AutoencoderKLQwenImage

    vae = AutoencoderKLQwenImage(
        base_dim=4, z_dim=4, dim_mult=[1, 1, 1, 1], num_res_blocks=0,
        temperal_downsample=[False, True, True], latents_mean=[0.0] * 4, latents_std=[1.0] * 4,
    )  # fmt: skip
    vae.decoder.conv_out.weight.data *= 10.0  # so few layers hardly leave grey
    return vae


def _reader() -> Any:
    from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

    tokenizer = parts.qwen_tokenizer()
    special = {
        f"{name}_token_id": tokenizer.convert_tokens_to_ids(f"<|{word}|>")
        for name, word in (
            ("image", "image_pad"), ("video", "video_pad"),
            ("vision_start", "vision_start"), ("vision_end", "vision_end"),
        )
    }  # fmt: skip
    config = Qwen2_5_VLConfig(
        text_config={
            "hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 2,
            "num_attention_heads": 2, "num_key_value_heads": 2, "vocab_size": 128,
            "max_position_embeddings": 2048, "rope_theta": 1_000_000.0,
            "rope_scaling": {"mrope_section": [1, 1, 2], "rope_type": "default"},
        },
        vision_config={
            "depth": 2, "hidden_size": 16, "intermediate_size": 16, "num_heads": 2,
            "out_hidden_size": 16, "fullatt_block_indexes": [1],
        },
        **special,
    )  # fmt: skip
    return Qwen2_5_VLForConditionalGeneration(config)


def _write_processor(folder: Path) -> None:
    """As published ones: a processor of pictures with its tokenizer, in one folder."""
    from transformers import Qwen2VLImageProcessor

    Qwen2VLImageProcessor().save_pretrained(folder)
    parts.qwen_tokenizer(1200).save_pretrained(folder)
