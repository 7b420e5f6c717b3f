"""What a job needs in memory, before anything is read.

Enters: a card's parts, a profile, a device. Leaves: needs for the pool, each with its bytes counted
on the meta device, so that a profile which does not fit is known for half a second's work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from renderers.backends.diffusion import speed
from renderers.backends.diffusion.families.family import Part, Role
from renderers.backends.diffusion.loading import (
    BARE,
    WEIGHTLESS,
    bare_bytes,
    fresh_skeleton,
    loaded,
    skeleton,
)
from renderers.backends.diffusion.pool import Need
from renderers.generative.card import Card, Profile

CAST = frozenset({Role.PAINTER, Role.CONTROL})  # whose weights rest in eight bits where asked for


@dataclass(frozen=True, slots=True)
class PartKey:
    """What tells a loaded part from another: the same key, the same module."""

    card: str
    revision: str
    folder: str
    name: str
    dtype: str
    quantised: str
    offload: str
    compiled: bool
    device: str


def needs(card: Card, profile: Profile, parts: Iterable[Part], device: str) -> dict[str, Need]:
    """What the pool must hold of these parts, by name; raises CardError, ModelCorrupt."""
    return {
        part.name: Need(
            key_of(card, profile, part, device),
            part_bytes(part, profile),
            partial(_ready, part, profile, device),
            first_out=part.role is Role.WORDS,
        )
        for part in parts
    }


def part_bytes(part: Part, profile: Profile) -> int:
    """Bytes that a part takes on the device, counted without its weights."""
    if part.role in WEIGHTLESS:
        return 0
    if part.library == BARE:
        return bare_bytes(part, profile)
    module = prepared_skeleton(part, profile)
    return int(speed.resident(module, profile))


def turn_bytes(parts: Iterable[Part], profile: Profile) -> int:
    """Bytes that the largest of these takes, where a profile has them come in turn; else 0."""
    if profile.offload != "model":
        return 0
    weighty = [part for part in parts if part.role not in WEIGHTLESS and part.library != BARE]
    skeletons = (prepared_skeleton(part, profile) for part in weighty)
    return max((speed.in_turn(module, profile) for module in skeletons), default=0)


def prepared_skeleton(part: Part, profile: Profile) -> Any:
    """A part without weights in the dtypes that it will have."""
    if part.role not in CAST or not profile.quantised:
        return skeleton(part, profile.dtype)
    return _cast_skeleton(part, profile.dtype, profile.quantised)


def key_of(card: Card, profile: Profile, part: Part, device: str) -> PartKey:
    """The key of a part."""
    revision = next(s.revision for s in card.sources if s.part == part.source)
    painter, weighty = part.role is Role.PAINTER, part.role not in WEIGHTLESS
    cast = part.role in CAST
    return PartKey(
        card.name,
        revision,
        str(part.folder),
        part.name,
        profile.dtype if weighty else "",
        profile.quantised if cast else "",
        profile.offload if weighty else "",
        profile.compiled and painter,
        device if weighty else "",
    )


def painters(parts: Mapping[str, Part], names: Iterable[str]) -> tuple[str, ...]:
    """Which of these are painters."""
    return tuple(name for name in names if parts[name].role is Role.PAINTER)


@lru_cache(maxsize=16)
def _cast_skeleton(part: Part, dtype: str, quantised: str) -> Any:
    module = fresh_skeleton(part, dtype)
    speed.cast(module, Profile("", 1, 0.0, 1, 1, dtype=dtype, quantised=quantised))
    return module


def _ready(part: Part, profile: Profile, device: str) -> Any:
    """A part with its weights, where and as the profile wants it."""
    module = loaded(part, profile)
    if part.role in WEIGHTLESS or part.library == BARE:
        return module
    if part.role in CAST:
        speed.cast(module, profile)
    speed.settle(module, profile, device)
    return module
