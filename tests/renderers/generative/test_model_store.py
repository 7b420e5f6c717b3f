"""Models on this machine: found, found wanting, found changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Source, Task, WeightFile
from renderers.generative.card_files import written
from renderers.generative.errors import CardError, ModelCorrupt, ModelMissing
from renderers.generative.model_store import ModelStore, digest

COMMIT = "0123456789012345678901234567890123456789"
TEXT = b'{"layers": 2}'


def a_card(*sources: Source, name: str = "some-model") -> Card:
    return Card(
        name, "Some model", Task.STILL, Runner.DIFFUSERS, "SomePipeline", sources,
        Licence("Apache-2.0", commercial=True), Grid(), (Profile("final", 8, 1.0, 1024, 576),),
        family="sdxl",
    )  # fmt: skip


def with_card(folder: Path, card: Card) -> ModelStore:
    own = folder / "cards"
    own.mkdir(parents=True, exist_ok=True)
    (own / f"{card.name}.toml").write_text(written(card), encoding="utf-8")
    return ModelStore(folder)


@pytest.fixture
def fetched(tmp_path: Path) -> tuple[ModelStore, Card]:
    path = tmp_path / "some-model" / "model" / "unet" / "config.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(TEXT)
    file = WeightFile("unet/config.json", len(TEXT), digest(path))
    card = a_card(Source("someone/some-model", COMMIT, (file,)))
    return with_card(tmp_path, card), card


def test_a_card_of_the_users_stands_beside_ours(tmp_path: Path) -> None:
    card = a_card()
    store = with_card(tmp_path, card)
    assert store.card("some-model") == card
    assert set(store.cards()) > {"some-model"}


def test_two_cards_of_one_name_are_refused(tmp_path: Path) -> None:
    ours = next(iter(ModelStore(tmp_path).cards().values()))
    with pytest.raises(CardError, match="another card is called"):
        with_card(tmp_path, ours).cards()


def test_an_unknown_card_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(CardError, match=r"no card is called 'x'; known: .*some-model"):
        with_card(tmp_path, a_card()).card("x")


def test_a_whole_part_is_found(fetched: tuple[ModelStore, Card]) -> None:
    store, card = fetched
    assert store.part(card) == store.folder / "some-model" / "model"
    assert store.verify(card) == 1
    assert store.complete(card)


def test_a_part_that_is_not_here_names_the_command(tmp_path: Path) -> None:
    card = a_card(Source("a/b", "", part="controlnet"))
    with pytest.raises(ModelMissing, match="storyreel models add some-model"):
        ModelStore(tmp_path).part(card, "controlnet")
    assert not ModelStore(tmp_path).complete(card)


def test_a_part_that_no_card_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(CardError, match="no part 'vae'; its parts: controlnet"):
        ModelStore(tmp_path).part(a_card(Source("a/b", "", part="controlnet")), "vae")


def test_a_file_of_another_size_is_missing(fetched: tuple[ModelStore, Card]) -> None:
    store, card = fetched
    (store.part(card) / "unet" / "config.json").write_bytes(TEXT + b" ")
    with pytest.raises(ModelMissing, match="everything"):
        store.part(card)


def test_a_file_of_other_bytes_is_corrupt(fetched: tuple[ModelStore, Card]) -> None:
    store, card = fetched
    (store.part(card) / "unet" / "config.json").write_bytes(TEXT.replace(b"2", b"3"))
    with pytest.raises(ModelCorrupt, match=r"unet/config\.json: its digest"):
        store.verify(card)


def test_a_folder_of_the_users_own_needs_no_list(tmp_path: Path) -> None:
    card = a_card(Source("", ""))
    store = with_card(tmp_path, card)
    with pytest.raises(ModelMissing):
        store.part(card)
    store.place(card).mkdir(parents=True)
    (store.place(card) / "model.safetensors").write_bytes(b"x")
    assert store.part(card) == tmp_path / "some-model" / "model"


def test_what_was_pinned_is_the_card_from_then_on(tmp_path: Path) -> None:
    opened = a_card(Source("someone/some-model", ""))
    store = with_card(tmp_path, opened)
    closed = Source("someone/some-model", COMMIT, (WeightFile("a.json", 1, "0" * 64),))
    store.pin(replace(opened, sources=(closed,)))
    assert store.card("some-model").sources == (closed,)


def test_a_lock_of_another_repository_is_passed_by(tmp_path: Path) -> None:
    opened = a_card(Source("someone/some-model", ""))
    store = with_card(tmp_path, opened)
    other = Source("other/some-model", COMMIT, (WeightFile("a.json", 1, "0" * 64),))
    store.pin(replace(opened, sources=(other,)))
    assert store.card("some-model") == opened


def test_a_file_may_lie_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "some-model" / "model" / "model.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(TEXT)
    file = WeightFile("config_promax.json", len(TEXT), digest(path))
    source = Source("a/b", COMMIT, (file,), kept_as=(("config_promax.json", "model.json"),))
    assert ModelStore(tmp_path).verify(a_card(source)) == 1
