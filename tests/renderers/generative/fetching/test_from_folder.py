"""Weights that were carried here in a folder, held to the same as those from a hub."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from renderers.generative.card import Card
from renderers.generative.errors import FetchFault, ModelCorrupt, WeightsRefused
from renderers.generative.fetching.fetch import fetch
from renderers.generative.fetching.from_folder import FromFolder
from renderers.generative.fetching.hub import Hub
from renderers.generative.fetching.origins import FromHub
from renderers.generative.model_store import ModelStore

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {"config.json", "unet/model.safetensors"}


@pytest.fixture
def carried(store: ModelStore, card: Card, hub: Hub) -> Path:
    """Another machine's model folder."""
    fetch(store, card, FromHub(hub))
    return store.folder


@pytest.fixture
def here(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "here")


def names(store: ModelStore, card: Card) -> set[str]:
    folder = store.part(card)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("link", [False, True])
@pytest.mark.parametrize("inner", ["", "some-model"])
def test_a_model_folder_brings_its_pins(
    carried: Path, card: Card, here: ModelStore, inner: str, link: bool  # noqa: FBT001
) -> None:  # fmt: skip
    done = fetch(here, card, FromFolder(carried / inner, link=link))
    assert done.card.sources[0].revision == COMMIT
    assert names(here, done.card) == FILES
    assert here.verify(done.card) == 2
    path = "some-model/model/unet/model.safetensors"
    assert ((carried / path).stat().st_ino == (here.folder / path).stat().st_ino) == link


def test_bytes_that_changed_on_the_way_are_refused(
    carried: Path, card: Card, here: ModelStore
) -> None:
    path = carried / "some-model/model/unet/model.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    for link in (False, True):
        with pytest.raises(ModelCorrupt, match="another digest than was stated"):
            fetch(here, card, FromFolder(carried, link=link))
    assert not list(here.folder.rglob("*.safetensors*"))


def test_the_hubs_own_cache_names_the_commit(
    carried: Path, card: Card, here: ModelStore, tmp_path: Path
) -> None:
    snapshot = tmp_path / "cache" / "models--someone--some-model" / "snapshots" / COMMIT
    blobs = tmp_path / "cache" / "models--someone--some-model" / "blobs"
    snapshot.parent.mkdir(parents=True)
    shutil.copytree(carried / "some-model" / "model", blobs)
    for name in FILES:
        link = snapshot / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(blobs / name)
    done = fetch(here, card, FromFolder(tmp_path / "cache", link=True))
    assert done.card.sources[0].revision == COMMIT
    assert names(here, done.card) == FILES
    assert not (here.part(done.card) / "config.json").is_symlink()
    with pytest.raises(FetchFault, match="is in it; name the folder"):
        fetch(
            ModelStore(tmp_path / "third"), card, FromFolder(tmp_path / "cache"),
            expected={"": "e" * 40},
        )  # fmt: skip


@pytest.mark.parametrize("inner", ["", "some-model", "someone/some-model"])
def test_a_plain_copy_needs_its_commit(
    carried: Path, card: Card, here: ModelStore, tmp_path: Path, inner: str
) -> None:
    shutil.copytree(carried / "some-model" / "model", tmp_path / "copy" / inner)
    origin = FromFolder(tmp_path / "copy")
    with pytest.raises(FetchFault, match="say so with --expect-revision COMMIT"):
        fetch(here, card, origin)
    done = fetch(here, card, origin, expected={"": COMMIT})
    assert names(here, done.card) == FILES
    assert here.verify(done.card) == 2


def test_a_pinned_card_needs_no_commit(
    carried: Path, store: ModelStore, card: Card, here: ModelStore, tmp_path: Path
) -> None:
    pinned = replace(card, sources=store.pinned(card))
    shutil.copytree(carried / "some-model" / "model", tmp_path / "copy")
    assert fetch(here, pinned, FromFolder(tmp_path / "copy")).files == 2


def test_a_folder_without_the_model_is_told(card: Card, here: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FetchFault, match="models--someone--some-model of a hub's cache"):
        fetch(here, card, FromFolder(tmp_path / "empty"))


def test_a_folder_that_lacks_a_file_is_told(carried: Path, card: Card, here: ModelStore) -> None:
    (carried / "some-model/model/config.json").unlink()
    with pytest.raises(FetchFault, match=r"config\.json is not in it"):
        fetch(here, card, FromFolder(carried))


@pytest.mark.parametrize("link", [False, True])
def test_a_pickle_with_a_good_name_is_refused(
    card: Card, here: ModelStore, tmp_path: Path, link: bool  # noqa: FBT001
) -> None:  # fmt: skip
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "model.safetensors").write_bytes(b"\x80\x04\x95" + bytes(100))
    with pytest.raises(WeightsRefused, match="no safetensors file"):
        fetch(here, card, FromFolder(copy, link=link), expected={"": COMMIT})
    assert not list(here.folder.rglob("*.safetensors*"))
