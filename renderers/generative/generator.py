"""What runs a model: torch in this process, a ComfyUI server, a tool in its own environment.

Enters: requests. Leaves: pictures with their provenance. Everything that asks for pictures
(plates, keyframes, clips) asks through these protocols and knows no library.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, Self

from renderers.generative.card import Card
from renderers.generative.model_store import ModelStore
from renderers.generative.requests import ClipRequest, Generated, StillRequest

Progress = Callable[[float, str], None]  # 0…1, and what is being done
Cancel = Callable[[], bool]  # asked between steps


def silent(share: float, doing: str) -> None:
    """Progress that nobody follows."""
    del share, doing


def never() -> bool:
    """Nobody stops it."""
    return False


class StillBackend(Protocol):
    """Makes pictures. `ident` names engine and versions: part of every cache key."""

    ident: str

    def still(
        self, card: Card, request: StillRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        """One picture.

        Raises:
            CardError, ModelMissing, AdapterRefused, MemoryTooSmall, GenerationCancelled.
        """
        ...


class ClipBackend(Protocol):
    """Makes moving pictures."""

    ident: str

    def clip(
        self, card: Card, request: ClipRequest, progress: Progress = silent, cancel: Cancel = never
    ) -> Generated:
        """As many frames as were asked for, and no more; raises as `StillBackend.still`."""
        ...


class Generator(StillBackend, ClipBackend, Protocol):
    """A backend as it is registered, under the entry point group `storyreel.generators`."""

    @classmethod
    def opened(cls, store: ModelStore, environment: Mapping[str, str]) -> Self:
        """The backend on this machine: its models, and what its environment says of servers."""
        ...

    def cannot_run(self, card: Card) -> str:
        """What is missing for this card here, and how to get it; "" nothing."""
        ...
