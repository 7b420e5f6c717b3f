"""Publishing: the whole file or the old one, never something between, and nothing left beside."""

import errno
import os
import threading
from pathlib import Path

import pytest

from storage.errors import StorageError, StorageFull, StorageReadOnly, explained
from storage.publish import PART, publish, staged, sweep, write_whole
from tests.storage.conftest import Limit


def test_publish_copies_with_ordinary_permissions(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"film" * 1_000_000)
    source.chmod(0o400)
    target = tmp_path / "out" / "film.mp4"
    publish(source, target)
    assert target.read_bytes() == source.read_bytes()
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, file_size_limit: Limit) -> None:
    target = tmp_path / "film.mp4"
    write_whole(target, b"old")
    with pytest.raises(StorageFull, match=r"film\.mp4.*free some space"), file_size_limit(10_000):
        write_whole(target, b"new" * 10_000)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_named_with_its_remedy(tiny_disk: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x" * 600_000)
    with pytest.raises(StorageFull, match=f"{tiny_disk}/film.*free some space"):
        publish(source, tiny_disk / "film.mp4")
    assert list(tiny_disk.iterdir()) == []


def test_an_immutable_folder_is_named(frozen_folder: Path) -> None:
    with pytest.raises(StorageReadOnly, match=f"{frozen_folder}.*choose another folder"):
        write_whole(frozen_folder / "film.mp4", b"new")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("I am a file")
    with pytest.raises(StorageReadOnly, match="choose another folder"):
        write_whole(tmp_path / "out" / "film.mp4", b"new")
    with pytest.raises(StorageReadOnly, match="choose another folder"):
        write_whole(tmp_path / "out" / "deeper" / "film.mp4", b"new")


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="source: cannot be read"):
        publish(tmp_path / "source", tmp_path / "film.mp4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EROFS, StorageReadOnly),
        (errno.EACCES, StorageReadOnly),
        (errno.EIO, StorageError),
    ],
)
def test_faults_of_the_system_are_told_apart(number: int, kind: type[StorageError]) -> None:
    error = explained(OSError(number, os.strerror(number)), Path("out/film.mp4"))
    assert type(error) is kind
    assert "out/film.mp4" in str(error)
    assert os.strerror(number) in str(error)


def test_an_exception_in_the_block_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError), staged(tmp_path / "film") as file:
        file.writelines([b"half", None])  # type: ignore[list-item]  # wrong on purpose
    assert list(tmp_path.iterdir()) == []


def test_sweep_takes_orphans_and_leaves_what_is_being_written(tmp_path: Path) -> None:
    orphan = tmp_path / "ab" / f".film.0{PART}"
    with staged(tmp_path / "ab" / "film") as file:
        orphan.write_bytes(b"half")
        assert sweep(tmp_path) == 1
        file.write(b"whole")
    assert [path.name for path in (tmp_path / "ab").iterdir()] == ["film"]


def test_writers_and_sweepers_do_not_disturb_each_other(tmp_path: Path) -> None:
    """A temporary swept between its creation and its lock is made again."""
    over = threading.Event()

    def sweep_on() -> None:
        while not over.is_set():
            sweep(tmp_path)

    sweeper = threading.Thread(target=sweep_on)
    sweeper.start()
    try:
        for number in range(300):
            write_whole(tmp_path / f"film-{number}", b"whole")
    finally:
        over.set()
        sweeper.join()
    assert len(list(tmp_path.iterdir())) == 300
