"""What training leaves, through the loader that films are painted with."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.training.likeness import likeness
from renderers.generative.card import Card
from renderers.generative.errors import AdapterRefused
from renderers.generative.looks.adapter_file import written
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import Adapter, ClipRequest
from tests.renderers.backends.diffusion.asking import asked, differ, noise
from tests.renderers.backends.diffusion.tiny import wan_vace
from tests.renderers.backends.diffusion.training.lessons import (
    course_on,
    taught_in,
    tiny_recipe,
)

STILLS = ["tiny-sdxl", "tiny-zimage", "tiny-flux", "tiny-flux2"]


def trained(
    store: ModelStore, card: Card, folder: Path, seed: int = 7, **told: object
) -> tuple[Adapter, bytes]:
    """A LoRA after a few steps, under a name without an ending, as blobs have."""
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, 6, **told), seed)
    made = course.taught(lessons.taught, course.first(), 6)
    data = written(course.exported(made), {"base": card.name, "trigger": "bavqoki"})
    path = folder / hashlib.sha256(data).hexdigest()
    path.write_bytes(data)
    return Adapter(path, path.name, "bavqoki"), data


@pytest.mark.parametrize("name", STILLS)
def test_a_trained_look_acts_and_leaves_without_a_trace(
    name: str, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card(name)
    one, _ = trained(store, card, tmp_path)
    bare = backend.still(card, asked(card)).pictures
    worn = backend.still(card, asked(card, adapters=(replace(one, weight=4.0),))).pictures
    assert differ(bare, worn) > 0
    assert differ(bare, backend.still(card, asked(card)).pictures) == 0


def test_what_was_trained_is_what_is_painted_with(
    store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    """The painter with the adapter put on by the backend guesses as the painter that learnt it."""
    import torch

    from renderers.backends.diffusion import adapters
    from renderers.backends.diffusion.families.shelf import family_of

    del backend
    card = store.card("tiny-flux2")
    lessons = taught_in(store, card)
    course = course_on(store, card, tiny_recipe(card, 6, alpha=16.0))
    made = course.taught(lessons.taught, course.first(), 6)
    path = tmp_path / "look"
    path.write_bytes(written(course.exported(made)))
    learnt = course.guessed(lessons.held_out, made)
    fresh = course_on(store, card, tiny_recipe(card, 6))
    form = family_of(card).lora
    assert form is not None
    painter, _ = fresh._stand.taken(fresh.experts[0], fresh.first().factor)
    painter.delete_adapters("default")
    lora = adapters.read(Adapter(path, ""), form)
    adapters.check(lora, path, form, {"transformer": painter})
    adapters.put_on({"transformer": painter}, form, [lora])
    fresh._stand._factors = {}
    with torch.no_grad():
        again = fresh.guessed(lessons.held_out, replace(made, factor={}))
    assert again == pytest.approx(learnt, rel=1e-6), "alpha is worked into the file"


def test_two_looks_stack_in_any_order(
    store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card("tiny-zimage")
    one, _ = trained(store, card, tmp_path, seed=1)
    other, _ = trained(store, card, tmp_path, seed=2)
    one, other = replace(one, weight=3.0), replace(other, weight=3.0)
    both = backend.still(card, asked(card, adapters=(one, other))).pictures
    for alone in (one, other):
        assert differ(both, backend.still(card, asked(card, adapters=(alone,))).pictures) > 0
    again = backend.still(card, asked(card, adapters=(one, other))).pictures
    assert differ(both, again) == 0


def test_a_look_of_another_base_and_one_of_broken_numbers_are_refused(
    store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    flux, zimage = store.card("tiny-flux2"), store.card("tiny-zimage")
    look, data = trained(store, flux, tmp_path)
    with pytest.raises(AdapterRefused, match="another base"):
        backend.still(zimage, asked(zimage, adapters=(look,)))
    broken = bytearray(data)
    broken[-4:] = np.float32(np.nan).tobytes()
    path = tmp_path / "broken"
    path.write_bytes(broken)
    with pytest.raises(AdapterRefused, match="NaN"):
        backend.still(flux, asked(flux, adapters=(Adapter(path, ""),)))


def test_a_look_trained_on_stills_is_worn_in_a_clip(tmp_path: Path, offline: None) -> None:
    del offline
    card = wan_vace.write(tmp_path)
    store = ModelStore(tmp_path)
    look, _ = trained(store, card, tmp_path)
    backend = DiffusionBackend(store, "cpu", 1 << 30)
    request = ClipRequest(card.name, "final", "a woman", 5, 32, 32, 5)
    bare = backend.clip(card, request).pictures
    worn = backend.clip(card, replace(request, adapters=(replace(look, weight=4.0),))).pictures
    assert bare.shape == worn.shape == (5, 32, 32, 3)
    assert not np.array_equal(bare, worn)


def test_likeness_is_measured_where_an_encoder_is_at_hand_and_nowhere_else(
    store: ModelStore,
) -> None:
    pictures, others = [noise(1), noise(2)], [noise(3)]
    card = store.card("tiny-sdxl")
    same = likeness(card, store, pictures, pictures, "cpu")
    unlike = likeness(card, store, pictures, others, "cpu")
    assert same["likeness"] == pytest.approx(1.0, abs=1e-5)
    assert unlike["likeness"] < same["likeness"]
    assert "CLIPVisionModelWithProjection" in same["encoder"]
    assert likeness(store.card("tiny-zimage"), store, pictures, others, "cpu") == {}
