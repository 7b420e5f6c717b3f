"""Several stills in one call: each as if it were alone, in fewer evaluations."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.batches import at_once, groups_of
from renderers.generative.card import Card
from renderers.generative.card_files import built_in
from renderers.generative.errors import GenerationCancelled
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import Generated, Pixels, StillRequest
from tests.renderers.backends.diffusion.asking import (
    DEPTH,
    HEIGHT,
    POSE,
    WIDTH,
    asked,
    differ,
    noise,
    steered,
)
from tests.renderers.backends.diffusion.tiny.clips import counting

PAINTERS = {
    "tiny-sdxl": "UNet2DConditionModel",
    "tiny-zimage": "ZImageTransformer2DModel",
    "tiny-flux": "FluxTransformer2DModel",
    "tiny-flux2": "Flux2Transformer2DModel",
    "tiny-qwen": "QwenImageTransformer2DModel",
}
COUNT = 3


def batched(store: ModelStore, name: str, batch: int = 4, **more: Any) -> Card:
    """The card with as many pictures a call."""
    card = store.card(name)
    profiles = tuple(replace(profile, batch=batch, **more) for profile in card.profiles)
    return replace(card, profiles=profiles)


def mask(number: int) -> Pixels:
    """Another one for each picture."""
    made = np.zeros((HEIGHT, WIDTH), np.uint8)
    made[:, 10 + 6 * number :] = 255
    return made


def keyframe(card: Card, number: int) -> StillRequest:
    """As keyframes ask: all that the card takes at once, different in every picture."""
    more: dict[str, Any] = {}
    if card.controls and card.family != "qwen-image":
        more["controls"] = tuple(steered(k, number) for k in (POSE, DEPTH)[: card.most_controls])
    if card.references:
        more["references"] = (noise(1), noise(2))
    known = {"picture": noise(10 + number), "mask": mask(number), "strength": 0.6}
    return asked(card, seed=20 + number, negative="b", **known, **more)


def far(one: Generated, other: Generated) -> int:
    """The largest difference between two pictures, levels."""
    return int(np.abs(one.pictures.astype(int) - other.pictures).max())


@pytest.mark.parametrize("name", PAINTERS)
def test_pictures_of_one_call_are_those_of_calls_of_their_own(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    """To a rounding of the last level: sums of a batch are added up in another order."""
    card = batched(store, name)
    requests = [keyframe(card, number) for number in range(COUNT)]
    with counting() as together:
        many = backend.stills(card, requests)
    with counting() as apart:
        alone = [backend.still(card, request) for request in requests]
    assert apart[PAINTERS[name]] == COUNT * together[PAINTERS[name]] > 0
    assert [made.pictures.shape for made in many] == [(1, HEIGHT, WIDTH, 3)] * COUNT
    assert max(map(far, many, alone)) <= 1
    for number, made in enumerate(many):
        kept = mask(number) == 0
        assert differ(made.pictures[0][kept], noise(10 + number)[kept]) == 0
        assert made.provenance["seed"] == 20 + number
        assert made.provenance["batch"] == {"wanted": 4, "made": COUNT, "why": ""}
    assert all(made.provenance["batch"]["made"] == 1 for made in alone)


@pytest.mark.parametrize("name", PAINTERS)
def test_plain_and_steered_pictures_are_made_together_too(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, name)
    kinds = [{}, {"controls": True}] if card.controls else [{}]
    for kind in kinds:
        requests = [
            asked(card, seed=n, controls=(steered(POSE, n),) if kind else ()) for n in range(2)
        ]
        many = backend.stills(card, requests)
        assert [made.provenance["batch"]["made"] for made in many] == [2, 2]
        assert max(map(far, many, (backend.still(card, one) for one in requests))) <= 1
        assert differ(many[0].pictures, many[1].pictures) > 0


@pytest.mark.parametrize("name", ["tiny-sdxl", "tiny-zimage"])
def test_who_else_is_in_the_call_changes_nothing(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, name)
    one, two, three = (keyframe(card, number) for number in range(3))
    first = backend.stills(card, (one, two))[0]
    again = backend.stills(card, (one, two))[0]
    other = backend.stills(card, (one, three))[0]
    assert first.pictures.tobytes() == again.pictures.tobytes()
    assert first.pictures.tobytes() == other.pictures.tobytes()
    assert first.provenance == again.provenance == other.provenance


def test_what_is_unlike_is_made_in_groups_and_answered_in_order(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, "tiny-zimage")
    requests = [
        asked(card, "a man", seed=1), asked(card, "a dog", seed=2), asked(card, "a man", seed=3),
        asked(card, "a man", seed=4, width_px=64), asked(card, "a dog", seed=5),
    ]  # fmt: skip
    assert groups_of(requests, lambda one: one.prompt) == [[0, 2], [1, 4], [3]]
    assert groups_of(requests, lambda one: 0) == [[0, 1, 2, 4], [3]]
    made = backend.stills(card, requests)
    assert [one.provenance["seed"] for one in made] == [1, 2, 3, 4, 5]
    assert [one.provenance["prompt"] for one in made] == [one.prompt for one in requests]
    assert [one.provenance["batch"]["made"] for one in made] == [4, 4, 4, 1, 4]
    assert "nothing like it" in made[3].provenance["batch"]["why"]
    assert max(map(far, made, (backend.still(card, one) for one in requests))) <= 1


@pytest.mark.parametrize("name", PAINTERS)
def test_other_words_go_together_where_they_are_of_one_shape(
    name: str, store: ModelStore, backend: DiffusionBackend
) -> None:
    """Nobody's words are lengthened for another's: who else is in a call changes nothing."""
    card = batched(store, name)
    long = "a man and a dog " * 6
    requests = [
        asked(card, words, seed=n, negative="b")
        for n, words in enumerate(("a man", "a cat", long, long + "red"))
    ]
    made = backend.stills(card, requests)
    together = [one.provenance["batch"]["made"] for one in made]
    assert together[:2] == [2 if name in ("tiny-sdxl", "tiny-qwen") else 4] * 2
    assert max(map(far, made, (backend.still(card, one) for one in requests))) <= 1
    assert differ(made[0].pictures, made[1].pictures) > 0


def test_no_call_is_larger_than_the_profile_says(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    for batch, calls in ((1, [1] * 5), (2, [2, 2, 2, 2, 1])):
        card = batched(store, "tiny-flux2", batch)
        made = backend.stills(card, [asked(card, seed=n) for n in range(5)])
        assert [one.provenance["batch"]["made"] for one in made] == calls
    assert backend.stills(card, []) == ()


def test_a_family_that_makes_one_a_call_says_so(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, "tiny-qwen-edit")
    made = backend.stills(card, [asked(card, seed=n, picture=noise(n)) for n in range(2)])
    for one in made:
        assert one.provenance["batch"]["made"] == 1
        assert "one picture a call" in one.provenance["batch"]["why"]


def test_cached_steps_are_decided_for_each_picture(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, "tiny-qwen")
    profile = replace(card.profiles[0], step_cache=0.1)
    assert at_once(profile, 3, "")[0] == 1
    assert "step_cache" in at_once(profile, 3, "")[1]
    assert at_once(card.profiles[0], 3, "") == (3, "")
    del backend


def test_half_as_many_are_made_before_a_smaller_profile_steps_in(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, "tiny-sdxl")
    requests = [asked(card, seed=number) for number in range(4)]
    needed = backend.needed_bytes(card, requests[0])
    work = 768 * 4 * 56 * 40  # of one picture on the grid, see FromFolders.working_bytes
    short = DiffusionBackend(store, "cpu", needed + work)  # room for two
    made = short.stills(card, requests)
    assert [one.provenance["batch"]["made"] for one in made] == [2] * 4
    assert all("4 at once" in one.provenance["batch"]["why"] for one in made)
    assert all(one.provenance["stepped_down"] == [] for one in made)
    tight = DiffusionBackend(store, "cpu", needed)  # for one
    made = tight.stills(card, requests[:2])
    assert [one.provenance["batch"]["made"] for one in made] == [1, 1]
    assert [one.provenance["profile"]["name"] for one in made] == ["final"] * 2
    least = DiffusionBackend(store, "cpu", needed - 1)  # for none
    made = least.stills(card, requests[:2])
    assert [one.provenance["profile"]["name"] for one in made] == ["draft"] * 2
    assert all(one.provenance["stepped_down"][0]["profile"] == "final" for one in made)


def test_a_device_that_runs_out_makes_half_as_many(
    store: ModelStore, backend: DiffusionBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from diffusers import AutoencoderKL

    decode = AutoencoderKL.decode

    def one_at_most(self: AutoencoderKL, latents: torch.Tensor, *given: Any, **how: Any) -> Any:
        if len(latents) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
        return decode(self, latents, *given, **how)

    card = batched(store, "tiny-sdxl")
    requests = [asked(card, seed=number) for number in range(2)]
    alone = [backend.still(card, request) for request in requests]
    monkeypatch.setattr(AutoencoderKL, "decode", one_at_most)
    made = backend.stills(card, requests)
    assert all("CUDA out of memory" in one.provenance["batch"]["why"] for one in made)
    assert all(one.provenance["profile"]["name"] == "final" for one in made)
    for one, other in zip(made, alone, strict=True):
        assert one.pictures.tobytes() == other.pictures.tobytes()


def test_several_pictures_can_be_stopped_between_steps(
    store: ModelStore, backend: DiffusionBackend
) -> None:
    card = batched(store, "tiny-zimage")
    requests = [asked(card, seed=number) for number in range(2)]
    shares: list[float] = []
    heard: list[str] = []

    def follow(share: float, doing: str) -> None:
        shares.append(share)
        heard.append(doing)

    with pytest.raises(GenerationCancelled):
        backend.stills(card, requests, follow, lambda: "step 1 of 2" in heard)
    backend.stills(card, requests, follow)
    assert all(0 <= share <= 1 for share in shares)


def test_cards_that_batch_are_of_families_that_can() -> None:
    for card in built_in().values():
        if any(profile.batch > 1 for profile in card.profiles):
            assert card.family in {"sdxl", "zimage", "flux", "flux2", "qwen-image"}
            assert all(p.batch == 1 or not p.step_cache for p in card.profiles)
