"""Stores of blobs behave alike, in a folder and on a server that speaks S3."""

import threading
import uuid
from pathlib import Path

import pytest

from storage.blob_stores import BlobStore, S3Blobs, copied, open_blobs
from storage.blobs import Blobs, Digest, digest_of
from storage.errors import BlobMissing, StorageError
from tests.storage.conftest import ask, s3_options


@pytest.fixture(params=["folder", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "folder":
        return open_blobs(tmp_path / "blobs")
    endpoint, bucket = request.getfixturevalue("s3"), f"b{uuid.uuid4().hex}"
    ask(f"{endpoint}/{bucket}", "PUT")
    return open_blobs(f"s3://{bucket}/films/one", s3_options(endpoint))


def test_what_was_put_is_got(blobs: BlobStore, tmp_path: Path) -> None:
    digest = blobs.put(b"a frame")
    assert digest == digest_of(b"a frame")
    assert blobs.has(digest)
    assert blobs.get(digest) == b"a frame"
    with blobs.open(digest) as file:
        assert file.read(3) == b"a f"
    assert blobs.put(b"a frame") == digest
    path = tmp_path / "clip"
    path.write_bytes(bytes(range(256)) * 4096)
    clip = blobs.put_file(path)
    assert path.exists()
    assert blobs.put_file(path, move=True) == clip
    assert not path.exists()
    assert blobs.get(clip) == bytes(range(256)) * 4096
    assert list(blobs.digests()) == sorted([digest, clip])


def test_what_is_not_there(blobs: BlobStore) -> None:
    absent = digest_of(b"absent")
    assert not blobs.has(absent)
    assert list(blobs.digests()) == []
    blobs.delete(absent)
    for digest in (absent, Digest("../../etc/passwd")):
        with pytest.raises(BlobMissing):
            blobs.get(digest)


def test_a_blob_is_taken_out(blobs: BlobStore) -> None:
    kept, gone = blobs.put(b"kept"), blobs.put(b"gone")
    blobs.delete(gone)
    assert list(blobs.digests()) == [kept]


def test_many_put_the_same_at_once(blobs: BlobStore) -> None:
    data = bytes(100_000)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(blobs.put(data))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [digest_of(data)] * 6
    assert blobs.get(digest_of(data)) == data


def test_one_store_is_copied_to_another(blobs: BlobStore, tmp_path: Path) -> None:
    near = Blobs(tmp_path / "near")
    for number in range(3):
        near.put(b"blob %d" % number)
    blobs.put(b"blob 1")
    assert copied(near, blobs) == 2
    assert copied(near, blobs) == 0
    assert list(blobs.digests()) == list(near.digests())


def test_a_bucket_that_is_not_there_is_named(s3: str) -> None:
    with pytest.raises(StorageError, match="s3://nowhere"):
        S3Blobs("s3://nowhere", s3_options(s3)).put(b"x")


def test_a_url_that_is_none_is_named() -> None:
    with pytest.raises(StorageError, match="s3://bucket/prefix"):
        S3Blobs("s3://", s3_options("http://127.0.0.1:1"))
