"""A hub, a store and a card that pins nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Source, Task
from renderers.generative.fetching.hub import Hub
from renderers.generative.model_store import ModelStore
from tests.renderers.generative.fetching.hub_server import (
    REPOSITORY,
    Fault,
    Server,
    serving,
    some_files,
)


@pytest.fixture
def server() -> Iterator[Server]:
    """A hub with one repository."""
    with serving(Server(some_files())) as found:
        yield found


@pytest.fixture
def cdn(server: Server) -> Iterator[Server]:
    """Another server, which large files are on."""
    with serving(Server(server.files)) as found:
        server.cdn = found.address
        yield found


@pytest.fixture
def fault() -> type[Fault]:
    """How a server misbehaves once."""
    return Fault


@pytest.fixture
def hub(server: Server) -> Iterator[Hub]:
    with Hub(server.address, silence_s=1.0) as found:
        yield found


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


@pytest.fixture
def card() -> Card:
    """A card that pins nothing."""
    source = Source(REPOSITORY, "", wanted=("*.json", "*.safetensors", "*.bin", "*.py"))
    return Card(
        "some-model", "Some model", Task.STILL, Runner.TOOL, "x", (source,),
        Licence("Apache-2.0", commercial=True), Grid(), (Profile("final", 8, 1.0, 1024, 576),),
    )  # fmt: skip
