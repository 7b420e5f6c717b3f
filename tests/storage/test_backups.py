"""Backups: the same folder again, or a clear refusal; and never a file elsewhere."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.backups import backup, restore
from storage.blobs import digest_of
from storage.errors import (
    BackupDamaged,
    FolderTaken,
    ProjectBusy,
    StorageError,
    StorageFull,
    StorageReadOnly,
)
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import Runner
from storage.shared_blobs import SharedBlobs, share
from storage.store import running_jobs
from tests.storage.conftest import Limit, Log


@pytest.fixture
def film(tmp_path: Path, tasks: str, log: Log) -> Project:
    """A folder with a film, documents, blobs, a job database, and what killed processes left."""
    project = Project(tmp_path / "film")
    (project.root / "stems").mkdir(parents=True)
    (project.root / "animatic.mp4").write_bytes(bytes(range(256)) * 40)
    (project.root / "stems" / "Ünïcode 片.wav").write_bytes(b"RIFF")
    for text in ("one", "two"):
        project.write_document("plan", "plan/1", {"note": text})
    graph = Graph()
    graph.add("text", {"text": "shot", "log": str(log.path)})
    with Runner(project.store, tasks, workers=1) as runner:
        runner.run(graph)
    (project.store / "blobs" / ".x.part").write_bytes(b"half")
    (project.root / "link").symlink_to("/etc/passwd")
    return project


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def test_a_folder_comes_back_as_it_was(film: Project, tmp_path: Path, tasks: str, log: Log) -> None:
    file = tmp_path / "film.zip"
    done = backup(film.root, file, at=1.0)
    assert done.left_out == ("link",)
    there = tmp_path / "deep" / "restored"
    assert restore(file, there) == done.files
    before, after = contents(film.root), contents(there)
    for name in ("lock", "working", "blobs/.x.part", "jobs.sqlite-wal", "jobs.sqlite-shm"):
        before.pop(f".storyreel/{name}", None)
    table = before.pop(".storyreel/jobs.sqlite"), after.pop(".storyreel/jobs.sqlite")
    assert all(part.startswith(b"SQLite format 3") for part in table)
    assert after == before
    project = Project(there)
    assert [r.data["note"] for r in project.revisions("plan")] == ["two", "one"]
    graph = Graph()
    graph.add("text", {"text": "shot", "log": str(log.path)})
    with Runner(project.store, tasks, workers=0) as runner:
        assert runner.run(graph).cached == 1
    for digest in project.blobs.digests():
        project.blobs.verify(digest)
        assert project.blobs.path(digest).stat().st_mode & 0o222 == 0


def test_a_backup_within_the_folder_is_not_in_itself(film: Project) -> None:
    file = film.root / "backup.zip"
    first = backup(film.root, file, at=1.0)
    assert backup(film.root, file, at=1.0) == first
    assert zipfile.ZipFile(file).testzip() is None


def test_files_from_elsewhere_travel_too(film: Project, tmp_path: Path) -> None:
    script = tmp_path / "draft.fountain"
    script.write_text("INT. KITCHEN - DAY\n")
    backup(film.root, tmp_path / "b.zip", at=1.0, beside={"script/draft.fountain": script})
    restore(tmp_path / "b.zip", tmp_path / "r")
    assert (tmp_path / "r" / "script" / "draft.fountain").read_bytes() == script.read_bytes()


def test_what_lies_on_a_server_alone_is_in_the_backup_and_the_server_is_not(
    film: Project, tmp_path: Path
) -> None:
    share(film.store, str(tmp_path / "server"), {})
    shared = Project(film.root).blobs
    before = {digest: shared.get(digest) for digest in shared.digests()}
    for digest in before:
        shared.delete(digest)
    backup(film.root, tmp_path / "b.zip", at=1.0)
    restore(tmp_path / "b.zip", tmp_path / "r")
    restored = Project(tmp_path / "r").blobs
    assert not isinstance(restored, SharedBlobs)
    assert {digest: restored.get(digest) for digest in restored.digests()} == before


def test_a_folder_with_something_in_it_is_not_overwritten(film: Project, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    backup(film.root, file, at=1.0)
    before = contents(film.root)
    with pytest.raises(FolderTaken, match="new or empty"):
        restore(file, film.root)
    assert contents(film.root) == before
    (tmp_path / "empty").mkdir()
    restore(file, tmp_path / "empty")


def test_what_runs_is_not_backed_up(film: Project, tmp_path: Path) -> None:
    with running_jobs(film.store), pytest.raises(ProjectBusy):
        backup(film.root, tmp_path / "b.zip", at=1.0)
    with pytest.raises(StorageError, match="no project"):
        backup(tmp_path / "nothing", tmp_path / "b.zip", at=1.0)


def forged(
    file: Path, files: dict[str, bytes], told: list[dict[str, object]] | None = None
) -> Path:
    """A zip of somebody else's making."""
    if told is None:
        told = [{"name": n, "bytes": len(b), "sha256": digest_of(b)} for n, b in files.items()]
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps({"label": "backup/1", "files": told}))
    return file


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "a/../../evil",
        "a\\..\\evil",
        "C:/evil",
        "./evil",
        "a//b",
        "..",
        ".storyreel/blobs.json",
    ],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    file = forged(tmp_path / "b.zip", {name: b"evil"})
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BackupDamaged):
        restore(file, tmp_path / "deep" / "r")
    assert sorted(tmp_path.rglob("*")) in (before, sorted([*before, tmp_path / "deep"]))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(50_000_000))
        told = [{"name": "a", "bytes": 10, "sha256": "0" * 64}]
        archive.writestr("manifest.json", json.dumps({"label": "backup/1", "files": told}))
    with pytest.raises(BackupDamaged, match="not as it was"):
        restore(file, tmp_path / "r")
    huge = [{"name": "a", "bytes": 2**60, "sha256": "0" * 64}]
    with pytest.raises(StorageFull, match="free some space"):
        restore(forged(tmp_path / "c.zip", {"a": b"x"}, huge), tmp_path / "r")
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a": b"x"}, []),
        ({}, [{"name": "a", "bytes": 1, "sha256": "0" * 64}]),
        ({"a": b"x"}, [{"name": "a", "bytes": 1, "sha256": "0" * 64}]),
        ({"a": b"x"}, [{"name": "a", "bytes": -1, "sha256": "0" * 64}]),
        ({"a": b"x"}, [{"name": "a"}]),
        ({"a": b"x"}, ["a"]),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    tmp_path: Path, files: dict[str, bytes], told: list[dict[str, object]]
) -> None:
    with pytest.raises(BackupDamaged):
        restore(forged(tmp_path / "b.zip", files, told), tmp_path / "r")
    assert not (tmp_path / "r").exists()


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    for data in (b"", b"PK", b"a shopping list" * 100):
        (tmp_path / "b.zip").write_bytes(data)
        with pytest.raises(BackupDamaged, match="no backup"):
            restore(tmp_path / "b.zip", tmp_path / "r")
    with pytest.raises(StorageError, match="cannot be read"):
        restore(tmp_path / "absent.zip", tmp_path / "r")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_changed_byte_is_seen_or_does_no_harm(film: Project, data: st.DataObject) -> None:
    file = film.root.parent / "b.zip"
    there = film.root.parent / "r"
    if not file.exists():
        backup(film.root, file, at=1.0)
        restore(file, there)
        (film.root.parent / "whole").write_bytes(file.read_bytes())
        there.rename(film.root.parent / "first")
    whole = bytearray((film.root.parent / "whole").read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    file.write_bytes(whole)
    try:
        restore(file, there)
    except BackupDamaged:
        assert not there.exists()
    else:
        assert contents(there) == contents(film.root.parent / "first")
        for path in sorted(there.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        there.rmdir()
    assert not list(film.root.parent.glob(".*.part"))


def test_a_full_disk_leaves_what_was_there(
    film: Project, tmp_path: Path, file_size_limit: Limit
) -> None:
    file = tmp_path / "b.zip"
    backup(film.root, file, at=1.0)
    before = file.read_bytes()
    with file_size_limit(4096), pytest.raises(StorageFull):
        backup(film.root, file, at=2.0)
    assert file.read_bytes() == before
    with file_size_limit(4096), pytest.raises(StorageFull):
        restore(file, tmp_path / "r")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zip", "film", "log"]


def test_a_read_only_folder_is_named(film: Project, frozen_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageReadOnly, match="frozen"):
        backup(film.root, frozen_folder / "b.zip", at=1.0)
    backup(film.root, tmp_path / "b.zip", at=1.0)
    with pytest.raises(StorageReadOnly, match="frozen"):
        restore(tmp_path / "b.zip", frozen_folder / "r")
    assert not list(frozen_folder.iterdir())
