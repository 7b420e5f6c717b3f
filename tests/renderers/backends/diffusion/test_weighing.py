"""Bytes counted without weights are those that the loaded modules take."""

from dataclasses import replace

import pytest

from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.loading import BARE, WEIGHTLESS, loaded
from renderers.backends.diffusion.weighing import needs, part_bytes
from renderers.generative.card import Profile
from renderers.generative.model_store import ModelStore

CARDS = ("tiny-sdxl", "tiny-zimage", "tiny-flux", "tiny-flux2", "tiny-qwen", "tiny-qwen-edit")
PLAIN = Profile("final", 1, 1.0, 64, 64, dtype="float32")


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
@pytest.mark.parametrize("name", CARDS)
def test_counted_and_measured_agree(name: str, dtype: str, store: ModelStore) -> None:
    card = store.card(name)
    profile = replace(PLAIN, dtype=dtype)
    for part in family_of(card).parts(card, store).values():
        if part.role in WEIGHTLESS or part.library == BARE:
            continue
        module = loaded(part, profile)
        tensors = {t.data_ptr(): t for t in (*module.parameters(), *module.buffers())}
        measured = sum(tensor.nbytes for tensor in tensors.values())
        assert abs(part_bytes(part, profile) - measured) <= 0.05 * measured, part.name


def test_fp8_halves_what_a_painter_takes(store: ModelStore) -> None:
    card = store.card("tiny-flux2")
    parts = family_of(card).parts(card, store)
    wide = replace(PLAIN, dtype="bfloat16")
    whole, cast = (
        part_bytes(parts["transformer"], profile)
        for profile in (wide, replace(wide, quantised="fp8"))
    )
    assert cast < 0.75 * whole  # norms and embeddings keep their width
    assert part_bytes(parts["vae"], replace(wide, quantised="fp8")) == part_bytes(
        parts["vae"], wide
    )


def test_what_makes_a_module_another_is_in_its_key(store: ModelStore) -> None:
    card = store.card("tiny-sdxl")
    parts = family_of(card).parts(card, store)
    keys = {
        needs(card, profile, [parts["unet"]], "cpu")["unet"].key
        for profile in (
            PLAIN, replace(PLAIN, dtype="bfloat16"), replace(PLAIN, quantised="fp8"),
            replace(PLAIN, offload="group"), replace(PLAIN, compiled=True),
        )
    }  # fmt: skip
    assert len(keys) == 5
    same = replace(PLAIN, name="draft", steps=8, guidance=3.0, step_cache=0.1)
    assert needs(card, same, [parts["unet"]], "cpu")["unet"].key in keys
