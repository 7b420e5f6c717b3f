"""What runs a model: torch in this process, a ComfyUI server, a tool in its own environment.

Enters: requests. Leaves: pictures with their provenance. Everything that asks for pictures
(plates, keyframes, clips) asks through these protocols and knows no library.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
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


def part_of(progress: Progress, number: int, count: int, doing: str) -> Progress:
    """Progress of one of several pieces of work, as a share of the whole."""

    def told(share: float, what: str) -> None:
        progress((number + share) / count, f"{doing} {number + 1} of {count}: {what}")

    return told if count > 1 else progress


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

    def stills(
        self,
        card: Card,
        requests: Sequence[StillRequest],
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> tuple[Generated, ...]:
        """Pictures in the order of their requests; like ones in as few calls as can be.

        The profile's `batch` is the most in a call. Each picture's provenance says under "batch"
        how many were made with it, and why fewer than the profile allows. Raises as `still`.
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

    def release(self) -> None:
        """Let go of every model that is kept: another program needs the device."""
        ...


def one_by_one(
    backend: StillBackend,
    card: Card,
    requests: Sequence[StillRequest],
    why: str,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> tuple[Generated, ...]:
    """`StillBackend.stills` of a backend that makes one picture a call; `why` goes on record."""
    found = []
    for number, request in enumerate(requests):
        part = part_of(progress, number, len(requests), "picture")
        made = backend.still(card, request, part, cancel)
        wanted = card.profile(request.profile).batch
        told = {"wanted": wanted, "made": 1, "why": why if wanted > 1 else ""}
        found.append(replace(made, provenance={**made.provenance, "batch": told}))
    return tuple(found)
