"""Tiny models written once, backends over them, and a network that is not there."""

import socket
from pathlib import Path
from typing import Any

import pytest
import torch

from renderers.backends.diffusion.backend import DiffusionBackend
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.tiny import flux, flux2, qwen, sdxl, zimage

torch.set_num_threads(1)
ROOM = 1 << 30


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> ModelStore:
    """Every tiny still model, with its card."""
    folder = tmp_path_factory.mktemp("models")
    for write in (sdxl.write, zimage.write, flux.write, flux2.write, qwen.write, qwen.write_edit):
        write(folder)
    return ModelStore(folder)


@pytest.fixture
def backend(store: ModelStore, offline: None) -> DiffusionBackend:
    """A cold backend with room for everything."""
    del offline
    return DiffusionBackend(store, "cpu", ROOM)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the network fails the test."""

    def refused(*where: Any, **how: Any) -> Any:
        raise AssertionError(f"asked the network: {where} {how}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for adapters."""
    return tmp_path_factory.mktemp("adapters")
