"""Two machines share blobs: what one made the other need not make."""

import uuid
from pathlib import Path

import pytest

from storage.blobs import Blobs, digest_of
from storage.cleaning import clean
from storage.errors import BlobDamaged, BlobMissing, DocumentDamaged, StorageError
from storage.jobs import Graph
from storage.projects import Project
from storage.runner import Runner
from storage.shared_blobs import SharedBlobs, blobs_of, share
from tests.storage.conftest import Log, ask, s3_options


@pytest.fixture
def place(s3: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, dict[str, str]]:
    """A bucket and how to reach it; keys come from the environment."""
    options = s3_options(s3)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", options.pop("access_key_id"))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", options.pop("secret_access_key"))
    bucket = f"b{uuid.uuid4().hex}"
    ask(f"{s3}/{bucket}", "PUT")
    return f"s3://{bucket}/film", options


def graph_of(log: Log) -> Graph:
    graph = Graph()
    parts = {n: graph.add("text", {"text": n, "log": str(log.path)}) for n in ("a", "b")}
    graph.add("join", {"log": str(log.path)}, needs=parts)
    return graph


def test_workers_put_and_get_on_the_server(
    tmp_path: Path, tasks: str, log: Log, place: tuple[str, dict[str, str]]
) -> None:
    project = Project(tmp_path / "film")
    early = project.blobs.put(b"made before")
    assert share(project.store, *place) == 1
    assert share(project.store, *place) == 0
    assert "secret" not in (project.store / "blobs.json").read_text()
    with Runner(project.store, tasks, workers=1) as runner:
        outcome = runner.run(graph_of(log))
    made = {result["out"] for result in outcome.values()}
    shared = blobs_of(project.store)
    assert isinstance(shared, SharedBlobs)
    assert set(shared.remote.digests()) == {early, *made}
    for digest in made:
        Blobs(shared.root).delete(digest)
    with Runner(project.store, tasks, workers=1) as runner:
        again = runner.run(graph_of(log))
    assert (again, again.executed) == (outcome, 0)
    film = list(outcome.values())[-1]["out"]
    assert Project(project.root).blobs.get(film) == b"a+b"
    assert Blobs(shared.root).has(film)


def test_a_cleaning_frees_this_machine_alone(tmp_path: Path) -> None:
    project = Project(tmp_path / "film")
    share(project.store, str(tmp_path / "shared"), {})
    blobs = Project(tmp_path / "film").blobs
    digest = blobs.put(b"a frame")
    assert clean(project.root, now=1e12, dry_run=False).removed == (digest,)
    assert not Blobs(blobs.root).has(digest)
    assert blobs.get(digest) == b"a frame"


def test_what_comes_damaged_is_refused(tmp_path: Path) -> None:
    far = Blobs(tmp_path / "far")
    digest = far.put(b"a frame")
    far.path(digest).chmod(0o644)
    far.path(digest).write_bytes(b"a ghost")
    blobs = SharedBlobs(tmp_path / "near", far)
    with pytest.raises(BlobDamaged, match="damaged on the server"):
        blobs.get(digest)
    assert list(blobs.digests()) == []
    with pytest.raises(BlobMissing):
        blobs.path(digest_of(b"nowhere"))


def test_what_cannot_be_shared_changes_nothing(tmp_path: Path, s3: str) -> None:
    project = Project(tmp_path / "film")
    project.blobs.put(b"x")
    with pytest.raises(StorageError, match="s3://nowhere"):
        share(project.store, "s3://nowhere", s3_options(s3))
    assert not (project.store / "blobs.json").exists()
    (project.store / "blobs.json").write_text("[]")
    with pytest.raises(DocumentDamaged, match="share the film again"):
        Project(tmp_path / "film")
