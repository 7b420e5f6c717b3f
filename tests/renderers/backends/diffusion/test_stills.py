"""Every family of stills, end to end over tiny random weights."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.families.pixels import from_floats
from renderers.backends.diffusion.families.sdxl import pieces
from renderers.backends.diffusion.families.shelf import family_of
from renderers.generative.card import ControlKind, Runner, Task
from renderers.generative.card_files import built_in
from renderers.generative.errors import CardError, GenerativeError
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.asking import (
    DEPTH,
    HEIGHT,
    LINE,
    POSE,
    WIDTH,
    asked,
    differ,
    half,
    noise,
    steered,
)

STEERED = ("tiny-sdxl", "tiny-zimage", "tiny-flux", "tiny-qwen")
PAINTERS = (*STEERED, "tiny-flux2")


@pytest.mark.parametrize("name", PAINTERS)
def test_words_and_seed_make_the_picture(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    first = backend.still(card, asked(card)).pictures
    assert first.shape == (1, HEIGHT, WIDTH, 3)
    assert first.dtype == np.uint8
    assert differ(first, backend.still(card, asked(card)).pictures) == 0
    assert differ(first, backend.still(card, asked(card, seed=8)).pictures) > 0
    assert differ(first, backend.still(card, asked(card, "a red dress")).pictures) > 0


@pytest.mark.parametrize("name", STEERED)
def test_controls_act(name: str, store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card(name)
    plain = backend.still(card, asked(card)).pictures
    one = backend.still(card, asked(card, controls=(steered(POSE, 1),))).pictures
    other = backend.still(card, asked(card, controls=(steered(POSE, 2),))).pictures
    weak = backend.still(card, asked(card, controls=(steered(POSE, 1, 0.2),))).pictures
    for unlike in (plain, other, weak):
        assert differ(one, unlike) > 0


def test_three_controls_steer_sdxl_at_once(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-sdxl")
    kinds = (POSE, DEPTH, LINE)
    all_three = tuple(steered(kind, 1) for kind in kinds)
    together = backend.still(card, asked(card, controls=all_three)).pictures
    for number in range(3):
        fewer = all_three[:number] + all_three[number + 1 :]
        assert differ(together, backend.still(card, asked(card, controls=fewer)).pictures) > 0
    as_other = (steered(ControlKind.NORMAL, 1), *all_three[1:])
    assert differ(together, backend.still(card, asked(card, controls=as_other)).pictures) > 0


def test_two_controls_steer_qwen(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-qwen")
    both = backend.still(card, asked(card, controls=(steered(POSE), steered(DEPTH, 3)))).pictures
    assert differ(both, backend.still(card, asked(card, controls=(steered(POSE),))).pictures) > 0


@pytest.mark.parametrize("name", PAINTERS)
def test_outside_the_mask_nothing_changes(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    kept, mask = noise(5), half()
    made = backend.still(card, asked(card, picture=kept, mask=mask)).pictures[0]
    again = backend.still(card, asked(card, seed=8, picture=kept, mask=mask)).pictures[0]
    assert differ(made[mask == 0], kept[mask == 0]) == 0
    inside = (mask == 255) & (np.arange(WIDTH) >= WIDTH // 2 + 16)  # beyond what codecs smear
    share = differ(made[inside], again[inside]) / made[inside].size
    assert share > 0.5, "what is to be painted was kept: the mask is the wrong way round"


@pytest.mark.parametrize("name", ["tiny-sdxl", "tiny-zimage", "tiny-flux"])
def test_controls_act_within_a_mask(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    kept, mask = noise(5), half()
    one, other = (
        backend.still(
            card, asked(card, picture=kept, mask=mask, controls=(steered(DEPTH, seed),))
        ).pictures[0]
        for seed in (1, 2)
    )
    assert differ(one[mask == 255], other[mask == 255]) > 0
    assert differ(one[mask == 0], kept[mask == 0]) == 0


@pytest.mark.parametrize("steer", ["plain", "steered"])
@pytest.mark.parametrize("name", ["tiny-sdxl", "tiny-zimage"])
def test_strength_says_how_much_is_given_up(
    name: str,
    steer: str,
    store: ModelStore,
    backend: DiffusionBackend,
) -> None:
    card = store.card(name)
    controls = (steered(DEPTH, 1),) if steer == "steered" else ()
    kept = noise(5)
    little, much = (
        backend.still(card, asked(card, picture=kept, strength=share, controls=controls)).pictures
        for share in (0.5, 1.0)
    )
    assert differ(little, much) > 0


def test_a_picture_without_a_mask_is_painted_everywhere(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card("tiny-sdxl")
    kept = noise(5)
    made = backend.still(card, asked(card, picture=kept, strength=0.5)).pictures[0]
    assert differ(made[:, :8], kept[:, :8]) > 0


def test_references_are_looked_at(store: ModelStore, backend: DiffusionBackend) -> None:
    for name in ("tiny-sdxl", "tiny-flux2"):
        card = store.card(name)
        plain = backend.still(card, asked(card)).pictures
        one = backend.still(card, asked(card, references=(noise(1),))).pictures
        two = backend.still(card, asked(card, references=(noise(1), noise(2, 30, 70)))).pictures
        assert differ(plain, one) > 0
        assert differ(one, two) > 0
        assert differ(plain, backend.still(card, asked(card)).pictures) == 0  # taken off again


def test_references_are_heeded_where_their_masks_say(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card("tiny-sdxl")
    references = (noise(1), noise(2))
    left = 255 - half()
    both = backend.still(card, asked(card, references=references)).pictures
    apart = backend.still(
        card, asked(card, references=references, reference_masks=(left, half()))
    ).pictures
    crossed = backend.still(
        card, asked(card, references=references, reference_masks=(half(), left))
    ).pictures
    assert differ(both, apart) > 0
    assert differ(apart, crossed) > 0


def test_references_are_looked_at_within_masks(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    for name in ("tiny-sdxl", "tiny-flux2"):
        card = store.card(name)
        known = {"picture": noise(5), "mask": half()}
        none, one, two = (
            backend.still(card, asked(card, references=seen, **known)).pictures
            for seen in ((), (noise(1),), (noise(1), noise(2, 30, 70)))
        )
        assert differ(none, one) > 0
        assert differ(one, two) > 0


def test_negative_words_act_where_they_are_heeded(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    for name, heeded in (("tiny-sdxl", True), ("tiny-flux", False)):
        card = store.card(name)
        plain = backend.still(card, asked(card)).pictures
        against = backend.still(card, asked(card, negative="blue")).pictures
        assert (differ(plain, against) > 0) is heeded


def test_long_texts_are_read_to_their_end(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-sdxl")
    long = "a man and a dog " * 6
    one, other = (
        backend.still(card, asked(card, long + end, negative=against)).pictures
        for end, against in (("red", "blue"), ("blue", "blue"))
    )
    assert differ(one, other) > 0
    longer = backend.still(card, asked(card, "a man", negative=long)).pictures
    assert differ(longer, backend.still(card, asked(card, "a man", negative="a")).pictures) > 0


@given(st.text("ab ,", max_size=60))
def test_pieces_are_the_whole_text_cut_between_words(store: ModelStore, text: str) -> None:
    tokenizer = tokens(store)
    found = pieces(tokenizer, text)
    assert " ".join(found).split() == text.split()
    most = tokenizer.model_max_length
    assert all(len(tokenizer(piece).input_ids) <= most or " " not in piece for piece in found)


@cache
def tokens(store: ModelStore) -> Any:
    from transformers import CLIPTokenizer

    return CLIPTokenizer.from_pretrained(store.folder / "tiny-sdxl" / "model" / "tokenizer")


def test_every_built_in_card_of_pictures_is_served() -> None:
    cards = [card for card in built_in().values() if card.runner is Runner.DIFFUSERS]
    served = [card for card in cards if card.task in (Task.STILL, Task.CLIP)]
    assert served
    for card in served:
        family = family_of(card)
        assert family.name == card.family
        assert (family.lora is not None) or not card.adapters


def test_numbers_that_are_none_are_no_picture() -> None:
    with pytest.raises(GenerativeError, match="overflowed"):
        from_floats(np.array([[[[0.5, float("nan"), 1.0]]]]))


def test_an_edit_reads_pictures_and_controls(store: ModelStore, backend: DiffusionBackend) -> None:
    card = store.card("tiny-qwen-edit")
    kept, mask = noise(5), half()
    made = backend.still(
        card, asked(card, picture=kept, mask=mask, controls=(steered(POSE, 1),))
    ).pictures[0]
    assert differ(made[mask == 0], kept[mask == 0]) == 0
    quick = replace(card, profiles=(replace(card.profiles[0], steps=2),))
    little = backend.still(quick, asked(quick, picture=kept, strength=0.5))
    much = backend.still(quick, asked(quick, picture=kept))
    assert differ(little.pictures, much.pictures) > 0
    assert backend.words.encodings == 2  # what it reads is part of the words' key


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("tiny-zimage", {"references": (noise(),)}, "takes 0"),
        ("tiny-zimage", {"controls": (steered(POSE), steered(DEPTH))}, "takes 1 at once"),
        ("tiny-flux2", {"controls": (steered(POSE),)}, "cannot steer"),
        ("tiny-qwen", {"controls": (steered(POSE),), "picture": noise()}, "not both"),
        ("tiny-qwen-edit", {}, "give a picture"),
        (
            "tiny-flux2",
            {"picture": noise(0, 1600, 800), "width_px": 1600, "height_px": 800},
            "ask for tiles",
        ),
    ],
)
def test_what_a_family_cannot_do_is_said_before_anything_is_loaded(
    name: str, more: dict[str, object], told: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = store.card(name)
    with pytest.raises(CardError, match=told):
        backend.still(card, asked(card, **more))
    assert backend.pool.loads == 0
