"""Blobs: one file per content, whole or absent, safe from several writers and from full disks."""

import hashlib
import multiprocessing
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.blobs import Blobs, Digest, digest_of, is_digest
from storage.errors import BlobDamaged, BlobMissing, StorageError, StorageFull, StorageReadOnly
from tests.storage.conftest import Limit


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


def files(blobs: Blobs) -> list[Path]:
    return sorted(path for path in blobs.root.rglob("*") if path.is_file())


@given(st.binary())
def test_what_is_put_is_got(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    blobs = Blobs(tmp_path_factory.getbasetemp() / "shared-blobs")
    digest = blobs.put(data)
    assert digest == hashlib.sha256(data).hexdigest() == digest_of(data)
    assert blobs.get(digest) == data
    blobs.verify(digest)


def test_a_blob_lies_two_levels_deep_and_is_read_only(blobs: Blobs) -> None:
    digest = blobs.put(b"plate")
    place = blobs.path(digest)
    assert place == blobs.root / digest[:2] / digest[2:4] / digest[4:]
    assert place.stat().st_mode & 0o222 == 0


def test_the_same_bytes_are_one_file(blobs: Blobs, tmp_path: Path) -> None:
    path = tmp_path / "plate"
    path.write_bytes(b"plate")
    assert blobs.put(b"plate") == blobs.put(b"plate") == blobs.put_file(path)
    assert len(files(blobs)) == 1
    assert path.exists()


@pytest.mark.parametrize("move", [False, True])
def test_files_are_stored_by_copy_or_by_move(blobs: Blobs, tmp_path: Path, *, move: bool) -> None:
    path = tmp_path / "shot.mp4"
    path.write_bytes(b"frames" * 500_000)
    inode = path.stat().st_ino
    digest = blobs.put_file(path, move=move)
    assert blobs.path(digest).stat().st_size == 3_000_000
    assert path.exists() is not move
    assert (blobs.path(digest).stat().st_ino == inode) is move
    blobs.verify(digest)


def test_a_move_between_file_systems_is_a_copy(blobs: Blobs, tiny_disk: Path) -> None:
    path = tiny_disk / "shot.mp4"
    path.write_bytes(b"frames")
    assert blobs.get(blobs.put_file(path, move=True)) == b"frames"
    assert not path.exists()


def test_missing_blobs_are_named(blobs: Blobs) -> None:
    digest = digest_of(b"never put")
    assert not blobs.has(digest)
    for ask in (blobs.get, blobs.path, blobs.verify):
        with pytest.raises(BlobMissing, match=digest):
            ask(digest)
    with pytest.raises(BlobMissing, match="not a digest"):
        blobs.get(Digest("../../etc/passwd"))
    with pytest.raises(StorageError, match="cannot be stored"):
        blobs.put_file(blobs.root / "absent")


def test_damage_is_found_and_putting_again_heals_a_truncated_blob(blobs: Blobs) -> None:
    digest = blobs.put(b"plate")
    place = blobs.path(digest)
    place.chmod(0o644)
    place.write_bytes(b"pla")
    with pytest.raises(BlobDamaged, match=str(place)):
        blobs.verify(digest)
    blobs.put(b"plate")
    blobs.verify(digest)


def test_a_full_disk_leaves_nothing_half_written(tiny_disk: Path) -> None:
    blobs = Blobs(tiny_disk / "blobs")
    kept = blobs.put(b"small")
    with pytest.raises(StorageFull, match="free some space"):
        blobs.put(b"x" * 600_000)
    assert files(blobs) == [blobs.path(kept)]


def test_a_file_size_limit_leaves_nothing_half_written(
    blobs: Blobs, tmp_path: Path, file_size_limit: Limit
) -> None:
    path = tmp_path / "shot.mp4"
    path.write_bytes(b"x" * 100_000)
    with file_size_limit(10_000):
        with pytest.raises(StorageFull):
            blobs.put(b"y" * 100_000)
        with pytest.raises(StorageFull):
            blobs.put_file(path)
    assert files(blobs) == []
    assert path.exists()


def test_a_store_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file in the way")
    blobs = Blobs(tmp_path / "blobs")
    source = tmp_path / "shot.mp4"
    source.write_bytes(b"frames")
    with pytest.raises(StorageReadOnly, match="choose another folder"):
        blobs.put(b"plate")
    with pytest.raises(StorageReadOnly, match="choose another folder"):
        blobs.put_file(source, move=True)
    assert source.exists()


def _put_many(root: Path) -> None:
    blobs = Blobs(root)
    for number in range(40):
        blobs.put(bytes([number]) * 50_000)


def test_several_processes_put_the_same_blobs(blobs: Blobs) -> None:
    spawn = multiprocessing.get_context("fork")
    writers = [spawn.Process(target=_put_many, args=[blobs.root]) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(files(blobs)) == 40
    for number in range(40):
        blobs.verify(digest_of(bytes([number]) * 50_000))


def test_is_digest() -> None:
    assert is_digest("0" * 64)
    assert not any(map(is_digest, ["0" * 63, "G" * 64, "A" * 64, 0, None]))


def test_the_command_line_agrees(blobs: Blobs) -> None:
    digest = blobs.put(b"plate")
    program = shutil.which("sha256sum")
    if not program:
        pytest.skip("no sha256sum here")
    said = subprocess.run([program, blobs.path(digest)], capture_output=True, text=True, check=True)
    assert said.stdout.split()[0] == digest
