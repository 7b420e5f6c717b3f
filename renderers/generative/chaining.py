"""A shot of any length through a model with a window: one clip after another, joined.

Enters: a request for as many frames as the shot has. Leaves: exactly so many, with what each
segment was. Each segment is led by the end of the one before it.
"""

from dataclasses import dataclass

import numpy as np

from renderers.generative.card import Card
from renderers.generative.generator import Cancel, ClipBackend, Progress, never, silent
from renderers.generative.requests import ClipRequest, Generated, Pixels
from renderers.generative.segments import Segment, appended, planned, requested

OVERLAP = 9  # frames: what a model needs to carry a motion on
BLEND = 4  # of those, made by both neighbours


@dataclass(frozen=True, slots=True)
class Chain:
    """How segments hold together."""

    overlap: int = OVERLAP
    blend: int = BLEND


def long_clip(
    backend: ClipBackend,
    card: Card,
    request: ClipRequest,
    chain: Chain = Chain(),
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Generated:
    """A clip of any length; one that fits the window is asked for as it is.

    Raises:
        CardError: the chain leaves a segment nothing of its own; else as `ClipBackend.clip`.
    """
    segments = planned(request.frames, card.grid, chain.overlap, chain.blend)
    if len(segments) == 1:
        return backend.clip(card, request, progress, cancel)
    whole: Pixels = _nothing(request)
    told = []
    for index, segment in enumerate(segments):
        asked = requested(segment, index, request, whole)
        part = backend.clip(card, asked, _part(progress, index, len(segments)), cancel)
        whole = appended(whole, segment, part.pictures)
        told.append(_told(segment, asked.seed) | {"made": dict(part.provenance)})
    return Generated(whole, {"segments": told})


def _nothing(request: ClipRequest) -> Pixels:
    return np.zeros((0, request.height_px, request.width_px, 3), np.uint8)


def _part(progress: Progress, index: int, count: int) -> Progress:
    def told(share: float, doing: str) -> None:
        progress((index + share) / count, f"segment {index + 1} of {count}: {doing}")

    return told


def _told(segment: Segment, seed: int) -> dict[str, object]:
    return {
        "first": segment.first,
        "frames": segment.frames,
        "known": segment.known,
        "blend": segment.blend,
        "seed": seed,
    }
