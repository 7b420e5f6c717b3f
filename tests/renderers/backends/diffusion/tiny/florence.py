"""A tiny Florence-2: a captioner that knows letters."""

from pathlib import Path
from typing import Any

import torch

from renderers.generative.card import Card, Profile, Runner, Task
from tests.renderers.backends.diffusion.tiny import parts

CARD = "tiny-florence"
_MARKS = ("<s>", "<pad>", "</s>", "<unk>", "<image>")
_NAMED = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
_LETTERS = tuple(chr(code) for code in range(97, 123))


def write(folder: Path, seed: int = 0) -> Card:
    """Weights, processor and card."""
    from transformers import Florence2ForConditionalGeneration

    model = folder / CARD / "model"
    _processor().save_pretrained(model)
    torch.manual_seed(seed)
    Florence2ForConditionalGeneration(_config()).save_pretrained(model)
    card = Card(
        CARD, "Tiny Florence-2", Task.CAPTION, Runner.DIFFUSERS,
        "Florence2ForConditionalGeneration", parts.sources(("",)), parts.LICENCE, parts.GRID,
        (Profile("final", 1, 1.0, 64, 64, dtype="float32"),), references=1, family="florence2",
    )  # fmt: skip
    return parts.card_file(folder, card)


def _processor() -> Any:
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import Florence2Processor, PreTrainedTokenizerFast
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    words = {word: number for number, word in enumerate((*_MARKS, *_LETTERS))}
    letters = Tokenizer(models.WordLevel(words, _MARKS[3]))
    letters.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=letters, **_NAMED, extra_special_tokens={"image_token": "<image>"}
    )
    images = CLIPImageProcessorPil(size={"height": 64, "width": 64}, do_center_crop=False)
    images.image_seq_length = 5
    return Florence2Processor(image_processor=images, tokenizer=tokenizer)


def _config() -> Any:
    from transformers import BartConfig, Florence2Config, Florence2VisionConfig

    marks = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2}
    sight = Florence2VisionConfig(
        embed_dim=[8, 8, 16, 16], num_heads=[2] * 4, num_groups=[2] * 4, depths=[1] * 4,
        window_size=4, projection_dim=16,
    )  # fmt: skip
    words = BartConfig(
        vocab_size=len(_MARKS) + len(_LETTERS), d_model=16, encoder_layers=1, decoder_layers=1,
        encoder_ffn_dim=16, decoder_ffn_dim=16, encoder_attention_heads=2,
        decoder_attention_heads=2, max_position_embeddings=256, decoder_start_token_id=2,
        forced_eos_token_id=2, **marks,
    )  # fmt: skip
    return Florence2Config(
        text_config=words.to_dict(), vision_config=sight.to_dict(), image_token_id=4, **marks
    )
