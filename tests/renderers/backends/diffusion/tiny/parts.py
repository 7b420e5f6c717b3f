"""What tiny models have in common: seeds, tokenizers, cards."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import torch

from renderers.generative.card import Card, Grid, Licence, Profile, Source
from renderers.generative.card_files import written


def made(build: Callable[[], Any], seed: int = 0) -> Any:
    """A module with weights from a seed; those that begin as zeros are random too."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        module = build().eval()
        for parameter in module.parameters():
            if not bool(parameter.any()):
                torch.nn.init.normal_(parameter, std=0.05)
    return module


def save(folder: Path, index: dict[str, Any], **components: Any) -> None:
    """A pipeline's folder: one component each, and its index."""
    for name, component in components.items():
        component.save_pretrained(folder / name)
        library = type(component).__module__.partition(".")[0]
        index[name] = [library, type(component).__name__]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model_index.json").write_text(json.dumps(index, sort_keys=True))


def clip_tokenizer(folder: Path, length: int = 16) -> Any:
    """A CLIP tokenizer of letters."""
    from transformers import CLIPTokenizer

    letters = [chr(code) for code in range(33, 127)]
    words = [*letters, *(letter + "</w>" for letter in letters)]
    words += ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {word: number for number, word in enumerate(words)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    return CLIPTokenizer(
        str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=length
    )


def card_file(folder: Path, card: Card) -> Card:
    """The card, written where the store looks for it."""
    path = folder / "cards" / f"{card.name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(card), encoding="utf-8")
    return card


def sources(parts: Iterable[str]) -> tuple[Source, ...]:
    """Folders of the user's own."""
    return tuple(Source("", "", part=part) for part in parts)


def profiles(steps: int = 2, guidance: float = 5.0, **more: Any) -> tuple[Profile, ...]:
    """Two: a final one, and a smaller draft."""
    return (
        Profile("final", steps, guidance, 64, 64, dtype="float32", **more),
        Profile("draft", 1, guidance, 32, 32, dtype="float32", **more),
    )


GRID = Grid(multiple_px=8, least_px=32, most_px=2048)
LICENCE = Licence("Apache-2.0", commercial=True)


def clip_text(*, projected: bool = False) -> Any:
    """A CLIP text encoder."""
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    config = CLIPTextConfig(
        hidden_size=32, intermediate_size=37, projection_dim=32, num_attention_heads=4,
        num_hidden_layers=2, vocab_size=200, max_position_embeddings=16, bos_token_id=188,
        eos_token_id=189, pad_token_id=189,
    )  # fmt: skip
    return CLIPTextModelWithProjection(config) if projected else CLIPTextModel(config)


def t5_tokenizer() -> Any:
    """A T5 tokenizer of letters."""
    from transformers import T5Tokenizer

    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -10.0), ("\u2581", -1.0)]
    pieces += [(chr(code), -2.0) for code in range(33, 127)]
    return T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=512)


def qwen_tokenizer(length: int = 512) -> Any:
    """A Qwen tokenizer of letters, with a chat template as short as can be."""
    from transformers import Qwen2Tokenizer

    letters = [chr(code) for code in range(33, 127)] + ["Ġ", "Ċ"]
    ends = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    pads = ["<|image_pad|>", "<|video_pad|>", "<|vision_start|>", "<|vision_end|>"]
    vocabulary = {word: number for number, word in enumerate(letters)}
    tokenizer = Qwen2Tokenizer(vocab=vocabulary, merges=[], model_max_length=length)
    tokenizer.add_special_tokens({"additional_special_tokens": ends[1:] + pads})
    tokenizer.chat_template = CHAT
    return tokenizer


def qwen3(layers: int, width: int = 16, *, causal: bool) -> Any:
    """A Qwen3 text encoder."""
    from transformers import Qwen3Config, Qwen3ForCausalLM, Qwen3Model

    config = Qwen3Config(
        vocab_size=128, hidden_size=width, intermediate_size=16, num_hidden_layers=layers,
        num_attention_heads=2, num_key_value_heads=2, head_dim=8, max_position_embeddings=512,
        bos_token_id=0, eos_token_id=1,
    )  # fmt: skip
    return Qwen3ForCausalLM(config) if causal else Qwen3Model(config)


def flow_scheduler() -> Any:
    """Flow matching in Euler steps."""
    from diffusers import FlowMatchEulerDiscreteScheduler

    return FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True)


CHAT = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}"
    "<|im_end|>\n{% endfor %}"
)
