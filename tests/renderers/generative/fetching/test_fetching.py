"""A card's files from a hub that answers as it should: pinned, verified, once."""

import hashlib
from collections import deque
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from renderers.generative.card import Card, Licence, Source, WeightFile
from renderers.generative.card_files import read
from renderers.generative.errors import (
    CardError,
    FetchFault,
    LicenceRefused,
    ModelCorrupt,
    ModelMissing,
)
from renderers.generative.fetching import space
from renderers.generative.fetching.claiming import claimed
from renderers.generative.fetching.fetch import fetch
from renderers.generative.fetching.hub import Hub
from renderers.generative.fetching.origins import FromHub
from renderers.generative.model_store import LOCK, ModelStore
from tests.renderers.generative.fetching.hub_server import Server


def test_what_is_wanted_comes_and_nothing_that_could_run(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    done = fetch(store, card, FromHub(hub))
    folder = store.part(done.card)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {"config.json", "unet/model.safetensors"}
    assert (folder / "unet/model.safetensors").read_bytes() == server.files[
        "unet/model.safetensors"
    ]
    assert not any(path.endswith((".bin", ".py")) for path, _, _ in server.asked)
    assert store.verify(done.card) == 2


def test_the_first_fetch_pins_commit_and_digests(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    done = fetch(store, card, FromHub(hub))
    locked = read(store.folder / card.name / LOCK)
    assert locked == done.card
    assert locked.sources[0].revision == server.commit
    assert all(len(file.sha256) == 64 for file in locked.sources[0].files)
    server.commit = "f" * 40  # the branch moves on; we do not
    asked = len(server.asked)
    assert fetch(store, locked, FromHub(hub)).files == 0
    assert len(server.asked) == asked


def test_a_pinned_card_asks_for_no_list(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    pinned = fetch(store, card, FromHub(hub)).card
    other = ModelStore(store.folder.with_name("elsewhere"))
    server.asked.clear()
    assert fetch(other, pinned, FromHub(hub)).files == 2
    assert not any(path.startswith("/api/") for path, _, _ in server.asked)
    assert not (other.folder / card.name / LOCK).exists()


def test_other_bytes_than_those_pinned_are_refused(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    pinned = fetch(store, card, FromHub(hub)).card
    data = bytearray(server.files["unet/model.safetensors"])
    data[-1] ^= 1
    server.files["unet/model.safetensors"] = bytes(data)
    other = ModelStore(store.folder.with_name("elsewhere"))
    with pytest.raises(
        ModelCorrupt, match=r"unet/model\.safetensors: what came has another digest"
    ):
        fetch(other, pinned, FromHub(hub))
    assert not list(other.folder.rglob("*model.safetensors*"))


def test_an_expected_commit_is_held_to(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    with pytest.raises(FetchFault, match="answers 404"):
        fetch(store, card, FromHub(hub), expected={"": "e" * 40})
    assert fetch(store, card, FromHub(hub), expected={"": server.commit}).files == 1
    with pytest.raises(FetchFault, match="is pinned to 0123"):
        fetch(store, store_card(store, card), FromHub(hub), expected={"": "e" * 40})


def store_card(store: ModelStore, card: Card) -> Card:
    return replace(card, sources=store.pinned(card))


@pytest.mark.parametrize(
    ("expected", "error", "told"),
    [
        ({"": "main"}, FetchFault, "no commit of 40"),
        ({"vae": "e" * 40}, CardError, "no part 'vae'"),
    ],
)
def test_a_wrong_expectation_is_told(
    store: ModelStore, card: Card, hub: Hub, expected: dict[str, str], error: type, told: str
) -> None:
    with pytest.raises(error, match=told):
        fetch(store, card, FromHub(hub), expected=expected)


def test_a_licence_that_refuses_is_asked_first(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    closed = replace(card, licence=Licence("Research", commercial=False))
    with pytest.raises(LicenceRefused):
        fetch(store, closed, FromHub(hub))
    assert not server.asked
    assert not store.folder.exists()


def test_a_card_without_a_repository_has_nothing_to_fetch(
    store: ModelStore, card: Card, hub: Hub
) -> None:
    with pytest.raises(CardError, match="only from git; nothing to fetch"):
        fetch(store, replace(card, sources=(), notes="only from git"), FromHub(hub))


def test_a_file_may_be_kept_under_another_name(store: ModelStore, card: Card, hub: Hub) -> None:
    source = replace(card.sources[0], kept_as=(("unet/model.safetensors", "model.safetensors"),))
    done = fetch(store, replace(card, sources=(source,)), FromHub(hub))
    assert (store.part(done.card) / "model.safetensors").is_file()
    assert store.verify(done.card) == 2


def test_what_the_repository_lacks_is_supplied_by_the_card(
    store: ModelStore, card: Card, hub: Hub
) -> None:
    source = replace(card.sources[0], supplied=(("vae/config.json", '{"of": "ours"}'),))
    done = fetch(store, replace(card, sources=(source,)), FromHub(hub))
    path = store.part(done.card) / "vae" / "config.json"
    assert path.read_text(encoding="utf-8") == '{"of": "ours"}'
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelMissing, match=r"vae/config\.json"):
        store.part(done.card)
    fetch(store, done.card, FromHub(hub))
    assert store.part(done.card)


def test_a_digest_that_is_publicly_known_is_held_to(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    true = hashlib.sha256(server.files["unet/model.safetensors"]).hexdigest()
    for path in ("unet/model.safetensors", "config.json"):
        source = replace(card.sources[0], digests=((path, "f" * 64),))
        with pytest.raises(ModelCorrupt, match=path):
            fetch(store, replace(card, sources=(source,)), FromHub(hub))
    source = replace(card.sources[0], digests=(("unet/model.safetensors", true),))
    assert fetch(store, replace(card, sources=(source,)), FromHub(hub)).files == 1


def test_progress_counts_every_byte_once(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    told: list[tuple[int, int, str]] = []
    fetch(store, card, FromHub(hub), lambda *one: told.append(one))
    here = [one[0] for one in told]
    size = len(server.files["unet/model.safetensors"])
    assert here == sorted(here)
    assert here[-1] == told[-1][1] == size
    assert told[-1][2] == "unet/model.safetensors"


def test_too_little_room_is_told_before_anything_large_comes(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    huge = WeightFile("unet/model.safetensors", 1 << 60, "0" * 64)
    source = Source(card.sources[0].repository, server.commit, (huge,))
    with pytest.raises(FetchFault, match=r"GB are to come, and .* GB are free.*STORYREEL_MODELS"):
        fetch(store, replace(card, sources=(source,)), FromHub(hub))
    assert not server.asked


def test_a_full_disk_is_told_and_keeps_what_came() -> None:
    with pytest.raises(FetchFault, match="the disk is full; what came is kept"), space.room():
        Path("/dev/full").write_bytes(b"x")


def test_a_folder_that_takes_no_files_is_told(card: Card, hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(FetchFault, match="set STORYREEL_MODELS"):
        fetch(ModelStore(tmp_path / "models"), card, FromHub(hub))


def _hold(folder: Path, held: object, let_go: object) -> None:
    with claimed(folder):
        held.set()  # type: ignore[attr-defined]
        let_go.wait(30)  # type: ignore[attr-defined]


def test_a_second_process_is_told_that_one_is_at_it(
    store: ModelStore, card: Card, hub: Hub
) -> None:
    context = get_context("spawn")
    held, let_go = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(store.folder / card.name, held, let_go))
    process.start()
    try:
        assert held.wait(30)
        with pytest.raises(FetchFault, match="another process is fetching"):
            fetch(store, card, FromHub(hub))
    finally:
        let_go.set()
        process.join()
    assert fetch(store, card, FromHub(hub)).files == 1


def test_a_token_goes_to_the_hub_alone(
    store: ModelStore, card: Card, server: Server, cdn: Server
) -> None:
    server.token = "secret"  # noqa: S105 - of this test
    with Hub(server.address, "secret") as hub:
        assert "secret" not in repr(hub)
        fetch(store, card, FromHub(hub))
    assert {authorization for _, _, authorization in server.asked} == {"Bearer secret"}
    assert [path for path, _, _ in cdn.asked] == ["/cdn/unet/model.safetensors"]
    assert {authorization for _, _, authorization in cdn.asked} == {""}


def test_files_that_are_gone_come_again(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    pinned = fetch(store, card, FromHub(hub)).card
    (store.part(pinned) / "config.json").unlink()
    server.faults = deque()
    assert fetch(store, pinned, FromHub(hub)).files == 1
    assert store.verify(pinned) == 2
