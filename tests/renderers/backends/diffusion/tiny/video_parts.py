"""Components that tiny video models share: seeded, never zero, saved as safetensors.

Enters: folders. Leaves: components in them, and cards.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from renderers.generative.card import Card, Runner, Source, Task
from renderers.generative.requests import Adapter
from tests.renderers.backends.diffusion.tiny.parts import LICENCE, made

LETTERS = "abcdefghijklmnopqrstuvwxyz,.'-"


def clip_card(name: str, pipeline: str, family: str, **told: Any) -> Card:
    """A card of a tiny clip model."""
    return Card(
        name=name,
        title=f"Tiny {family}",
        task=Task.CLIP,
        runner=Runner.DIFFUSERS,
        pipeline=pipeline,
        sources=(Source("", ""),),
        licence=LICENCE,
        family=family,
        **told,
    )


def with_source(card: Card, part: str) -> Card:
    """The card with one more Source."""
    return replace(card, sources=(*card.sources, Source("", "", part=part)))


def save(make: Callable[[], Any], folder: Path, seed: int = 0, loudness: float = 1.0) -> None:
    """A module of random weights, the same for the same seed."""
    louder(made(make, seed), loudness).save_pretrained(folder)


def louder(module: Any, loudness: float) -> Any:
    """Weights times so much: few untrained layers hardly answer to what goes in."""
    with torch.no_grad():
        for weights in module.parameters():
            if weights.ndim > 1:
                weights.mul_(loudness)
    return module


def index(folder: Path, pipeline: str, parts: Mapping[str, Any]) -> None:
    """model_index.json: a pair is a component, anything else a setting."""
    told = {"_class_name": pipeline, **parts}
    (folder / "model_index.json").write_text(json.dumps(told), encoding="utf-8")


def t5_tokenizer(folder: Path) -> None:
    """A tokenizer that knows letters."""
    from transformers import T5Tokenizer

    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -1.0), ("▁", -2.0)]
    tokenizer = T5Tokenizer(vocab=[*vocab, *((letter, -3.0) for letter in LETTERS)], extra_ids=0)
    tokenizer.save_pretrained(folder)


def t5(folder: Path, *, multilingual: bool = False, width: int = 32) -> None:
    """T5 or UMT5, encoder only."""
    from transformers import T5Config, T5EncoderModel, UMT5Config, UMT5EncoderModel

    settings: dict[str, Any] = {
        "vocab_size": 64, "d_model": width, "d_kv": 8, "d_ff": 32, "num_layers": 2, "num_heads": 4,
        "num_decoder_layers": 1, "feed_forward_proj": "gated-gelu", "is_encoder_decoder": False,
    }  # fmt: skip
    if multilingual:
        save(lambda: UMT5EncoderModel(UMT5Config(**settings)), folder)
    else:
        save(lambda: T5EncoderModel(T5Config(**settings)), folder)


def gemma(model: Path, width: int = 32) -> None:
    """Gemma 3 with a tokenizer that knows letters; it sees nothing."""
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration, GemmaTokenizer

    text = {
        "vocab_size": 64, "hidden_size": width, "intermediate_size": 32, "num_hidden_layers": 2,
        "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 16,
    }  # fmt: skip
    vision = {
        "hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1,
        "num_attention_heads": 2, "image_size": 16, "patch_size": 8,
    }  # fmt: skip
    config = Gemma3Config(text_config=text, vision_config=vision, mm_tokens_per_image=4)
    save(lambda: Gemma3ForConditionalGeneration(config), model / "text_encoder")
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "▁"]
    vocab = {word: number for number, word in enumerate([*special, *LETTERS])}
    GemmaTokenizer(vocab=vocab, merges=[], model_max_length=32).save_pretrained(model / "tokenizer")


def lora(path: Path, painter: Any, prefix: str = "transformer", scale: float = 1.0) -> Adapter:
    """A LoRA for every attention of a painter."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, module in painter.named_modules():
        if isinstance(module, torch.nn.Linear) and ".attn1.to_" in name and "out" not in name:
            tensors[f"{prefix}.{name}.lora_A.weight"] = torch.randn(2, module.in_features) * scale
            tensors[f"{prefix}.{name}.lora_B.weight"] = torch.randn(module.out_features, 2) * scale
    save_file(tensors, path)
    return Adapter(path, hashlib.sha256(path.read_bytes()).hexdigest())
