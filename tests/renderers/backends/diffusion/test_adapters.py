"""LoRAs: stacked, exact, and refused where they are not for the base."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.backends.diffusion.families.family import Role
from renderers.backends.diffusion.families.shelf import family_of
from renderers.backends.diffusion.loading import skeleton
from renderers.generative.card import Card, Profile, Source
from renderers.generative.errors import AdapterRefused, CardError
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import Adapter
from tests.renderers.backends.diffusion.asking import (
    DEPTH,
    LINE,
    POSE,
    asked,
    differ,
    half,
    lora,
    noise,
    saved,
    steered,
)

PREFIXES = {"unet": "unet", "transformer": "transformer"}
CARDS = ("tiny-sdxl", "tiny-zimage", "tiny-flux", "tiny-flux2", "tiny-qwen")


def base(store: ModelStore, card: Card) -> tuple[str, Any]:
    """A card's painter, without weights, and the prefix of its LoRAs."""
    for part in family_of(card).parts(card, store).values():
        if part.role is Role.PAINTER:
            return PREFIXES[part.name], skeleton(part, "float32")
    raise AssertionError(card.name)


def projections(painter: Any) -> tuple[str, ...]:
    """Its layers that adapters usually change."""
    return tuple(
        name
        for name, layer in painter.named_modules()
        if isinstance(layer, torch.nn.Linear)
        and name.endswith((".to_q", ".to_v", ".to_qkv_mlp_proj"))
    )


def trained(store: ModelStore, card: Card, path: Path, seed: int, **more: Any) -> Adapter:
    prefix, painter = base(store, card)
    return lora(path, painter, prefix, projections(painter), seed, **more)


@pytest.fixture
def card(store: ModelStore) -> Card:
    return store.card("tiny-sdxl")


@pytest.mark.parametrize("name", CARDS)
def test_two_stacked_each_by_its_weight_and_off_again_to_the_bit(
    name: str, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card(name)
    jane, ink = (trained(store, card, tmp_path / f"{n}.safetensors", n) for n in (1, 2))

    def made(*adapters: Adapter) -> Any:
        return backend.still(card, asked(card, adapters=adapters)).pictures

    plain, one, both = made(), made(jane), made(jane, ink)
    light = made(jane, replace(ink, weight=0.2))
    assert differ(plain, one) > 0
    assert differ(one, both) > 0
    assert differ(both, light) > 0
    assert differ(one, made(jane)) == 0
    assert differ(both, made(jane, ink)) == 0
    assert differ(plain, made()) == 0


def test_on_and_off_leaves_the_base_its_own_bits(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    backend.still(card, asked(card))
    adapter = trained(store, card, tmp_path / "a.safetensors", 1)
    backend.still(card, asked(card, adapters=(adapter,)))
    backend.still(card, asked(card))
    weights = load_file(store.folder / card.name / "model/unet/diffusion_pytorch_model.safetensors")
    key = next(key for key in backend.pool.keys if key.name == "unet")
    standing = backend.pool.take([_held(key)])[0].state_dict()
    assert set(standing) == set(weights)
    assert all(torch.equal(standing[name], weights[name]) for name in weights)


def test_switching_one_loads_nothing_else(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    first, second = (trained(store, card, tmp_path / f"{n}.safetensors", n) for n in (1, 2))
    backend.still(card, asked(card, adapters=(first,)))
    loads, encodings = backend.pool.loads, backend.words.encodings
    switched = backend.still(card, asked(card, adapters=(second,)))
    assert (backend.pool.loads, backend.words.encodings) == (loads, encodings)
    fresh = DiffusionBackend(store, "cpu", 1 << 30).still(card, asked(card, adapters=(second,)))
    assert differ(switched.pictures, fresh.pictures) == 0
    assert switched.provenance["adapters"] == [
        {"sha256": second.sha256, "trigger": "", "weight": 1.0, "part": ""}
    ]


def test_rank_and_alpha_of_the_header_are_heeded(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    plain = trained(store, card, tmp_path / "a.safetensors", 1)
    names = projections(base(store, card)[1])
    told = {"unet.r": 2, "unet.lora_alpha": 1, "unet.target_modules": list(names)}
    header = {"lora_adapter_metadata": json.dumps(told)}
    halved = saved(tmp_path / "b.safetensors", load_file(plain.path), header)
    half, by_weight, whole = (
        backend.still(card, asked(card, adapters=(adapter,))).pictures
        for adapter in (halved, replace(plain, weight=0.5), plain)
    )
    assert differ(half, by_weight) == 0
    assert differ(half, whole) > 0


def test_layouts_of_other_trainers_are_read(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    ours = trained(store, card, tmp_path / "a.safetensors", 1)
    older = {}
    for key, tensor in load_file(ours.path).items():
        kind = "lora.down.weight" if "lora_A" in key else "lora.up.weight"
        older[key.rsplit(".lora_", 1)[0] + "." + kind] = tensor
    theirs = saved(tmp_path / "b.safetensors", older)
    one, other = (
        backend.still(card, asked(card, adapters=(adapter,))).pictures for adapter in (ours, theirs)
    )
    assert differ(one, other) == 0


def test_everything_at_once(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    everything = {
        "controls": (steered(POSE, 1), steered(DEPTH, 1), steered(LINE, 1)),
        "picture": noise(5), "mask": half(), "strength": 0.9, "negative": "blue",
        "references": (noise(1), noise(2)), "reference_masks": (half(), 255 - half()),
        "adapters": tuple(trained(store, card, tmp_path / f"{n}.safetensors", n) for n in (1, 2)),
    }  # fmt: skip
    whole = backend.still(card, asked(card, **everything)).pictures
    assert differ(whole, backend.still(card, asked(card, **everything)).pictures) == 0
    for left_out in ("negative", "adapters", "controls"):
        fewer = {name: value for name, value in everything.items() if name != left_out}
        assert differ(whole, backend.still(card, asked(card, **fewer)).pictures) > 0, left_out


def test_the_same_one_twice_has_both_weights(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    adapter = trained(store, card, tmp_path / "a.safetensors", 1)
    twice = (replace(adapter, weight=0.25), replace(adapter, weight=0.5))
    one, other = (
        backend.still(card, asked(card, adapters=stack)).pictures
        for stack in (twice, (replace(adapter, weight=0.75),))
    )
    assert differ(one, other) == 0


def test_kohya_s_layout_and_its_alphas_are_read(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    ours = trained(store, card, tmp_path / "a.safetensors", 1)
    theirs = {}
    for key, tensor in load_file(ours.path).items():
        place, _, half = key.removeprefix("unet.").rpartition(".lora_")
        name = "lora_unet_" + place.replace(".", "_")
        theirs[f"{name}.lora_{'down' if half[0] == 'A' else 'up'}.weight"] = tensor
        theirs[f"{name}.alpha"] = torch.tensor(1.0)  # rank 2: half the strength
    kohya = saved(tmp_path / "b.safetensors", theirs)
    one, other = (
        backend.still(card, asked(card, adapters=(adapter,))).pictures
        for adapter in (replace(ours, weight=0.5), kohya)
    )
    assert differ(one, other) == 0


def test_a_step_distilled_lora_is_stacked_by_its_profile(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    folder = store.folder / card.name / "lightning"
    folder.mkdir(exist_ok=True)
    adapter = trained(store, card, folder / "four.safetensors", 4)
    quick = replace(card.profiles[0], name="quick", distilled="lightning")
    sources = (*card.sources, Source("", "", part="lightning"))
    fast = replace(card, profiles=(quick, *card.profiles), sources=sources)
    mine = trained(store, card, tmp_path / "mine.safetensors", 5)
    made = backend.still(fast, asked(fast, profile="quick", adapters=(mine,)))
    without = backend.still(card, asked(card, adapters=(mine,)))
    assert differ(made.pictures, without.pictures) > 0
    assert [one["sha256"] for one in made.provenance["adapters"]] == [
        adapter.sha256,
        mine.sha256,
    ]


def _held(key: Any) -> Any:
    from renderers.backends.diffusion.pool import Need

    return Need(key, 0, lambda: pytest.fail("not in the pool"))


def broken(kind: str, tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """A good adapter, spoilt."""
    first = min(tensors)
    if kind == "nan":
        tensors[first][0, 0] = float("nan")
    elif kind == "infinite":
        tensors[first][0, 0] = float("inf")
    elif kind == "shape":
        tensors[first] = torch.zeros(2, 3)
    elif kind == "half":
        del tensors[first]
    elif kind == "unknown":
        return tensors | {
            f"unet.nowhere.to_q.lora_{half}.weight": torch.ones(2, 2) for half in "AB"
        }
    elif kind == "text encoder":
        return tensors | {
            f"text_encoder.text_model.lora_{half}.weight": torch.ones(2, 2) for half in "AB"
        }
    elif kind == "dora":
        return tensors | {"unet.x.dora_scale": torch.ones(2)}
    elif kind == "empty":
        return {}
    return tensors


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("nan", r"1 of \d+ tensors hold NaN.*down_blocks"),
        ("infinite", "NaN or infinity"),
        ("shape", r"made for .*layer is"),
        ("half", "one half"),
        ("unknown", r"1 of \d+ layers are not in UNet2DConditionModel: nowhere"),
        ("text encoder", r"text_encoder\.text_model"),
        ("dora", "DoRA"),
        ("empty", "holds nothing"),
    ],
)
def test_broken_adapters_are_refused_and_nothing_is_loaded(
    kind: str, told: str, card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    good = load_file(trained(store, card, tmp_path / "good.safetensors", 1).path)
    bad = saved(tmp_path / "bad.safetensors", broken(kind, good))
    with pytest.raises(AdapterRefused, match=told):
        backend.still(card, asked(card, adapters=(bad,)))
    assert backend.pool.loads == 0
    assert backend.still(card, asked(card)).pictures.any()


@pytest.mark.parametrize(
    ("name", "other"),
    [("tiny-sdxl", "tiny-flux"), ("tiny-flux", "tiny-zimage"), ("tiny-zimage", "tiny-sdxl")],
)
def test_adapters_of_another_base_are_refused(
    name: str, other: str, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card(name)
    foreign = trained(store, store.card(other), tmp_path / "a.safetensors", 1)
    with pytest.raises(AdapterRefused, match=r"a\.safetensors"):
        backend.still(card, asked(card, adapters=(foreign,)))
    assert backend.pool.loads == 0


def test_files_that_are_not_what_they_are_said_to_be(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    good = trained(store, card, tmp_path / "a.safetensors", 1)
    pickled = tmp_path / "b.safetensors"
    torch.save({"unet.x": torch.ones(1)}, pickled)
    for adapter, told in (
        (replace(good, sha256="0" * 64), "digest"),
        (Adapter(pickled, ""), "no safetensors"),
        (Adapter(tmp_path / "none.safetensors", ""), "no such adapter"),
    ):
        with pytest.raises(AdapterRefused, match=told):
            backend.still(card, asked(card, adapters=(adapter,)))
    with pytest.raises(CardError, match="no adapters"):
        backend.still(replace(card, adapters=False), asked(card, adapters=(good,)))


def test_adapters_count_towards_the_budget(
    card: Card, store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    adapter = trained(store, card, tmp_path / "a.safetensors", 1)
    size = sum(tensor.nbytes for tensor in load_file(adapter.path).values())
    plain = backend.needed_bytes(card, asked(card))
    assert backend.needed_bytes(card, asked(card, adapters=(adapter,))) == plain + size


def test_eight_bits_and_adapters_go_together(
    store: ModelStore, backend: DiffusionBackend, tmp_path: Path
) -> None:
    card = store.card("tiny-flux")
    small = Profile("small", 2, 3.5, 64, 64, dtype="bfloat16", quantised="fp8")
    card = replace(card, profiles=(small,))
    adapter = trained(store, card, tmp_path / "a.safetensors", 1)
    plain = backend.still(card, asked(card)).pictures
    dressed = backend.still(card, asked(card, adapters=(adapter,))).pictures
    assert differ(plain, dressed) > 0
    assert differ(plain, backend.still(card, asked(card)).pictures) == 0
