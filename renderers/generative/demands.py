"""Whether a card can do what is asked, before anything is loaded.

Enters: a card and a request. Leaves: nothing, or CardError naming what the card lacks and what to
do instead.
"""

from collections.abc import Iterator

import numpy as np

from renderers.generative.card import Card, Profile, Task
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Pixels, StillRequest

_COLOURS = 3


def check(card: Card, request: StillRequest | ClipRequest) -> None:
    """Hold a request to its card; raises CardError with the first thing that is amiss."""
    for problem in (*_abilities(card, request), *_shapes(card, request)):
        raise CardError(f"card {card.name}: {problem}")


def profile_of(card: Card, name: str) -> Profile:
    """A card's profile; raises CardError with the names that there are."""
    try:
        return card.profile(name)
    except KeyError:
        known = ", ".join(profile.name for profile in card.profiles)
        raise CardError(f"card {card.name}: no profile {name!r}; it has {known}") from None


def _abilities(card: Card, request: StillRequest | ClipRequest) -> Iterator[str]:
    wanted = Task.STILL if isinstance(request, StillRequest) else Task.CLIP
    if card.task is not wanted:
        yield f"it is for {card.task.value}, and a {wanted.value} is asked for; take another card"
    if request.card != card.name:
        yield f"the request is for card {request.card}"
    lacking = sorted({c.kind.value for c in request.controls if c.kind not in card.controls})
    if lacking:
        known = ", ".join(kind.value for kind in card.controls) or "nothing"
        yield f"{', '.join(lacking)} cannot steer it; {known} can"
    if len(request.controls) > card.most_controls:
        yield f"{len(request.controls)} controls, and it takes {card.most_controls} at once"
    if len({control.kind for control in request.controls}) < len(request.controls):
        yield "two controls of one kind; give each kind once"
    if request.mask is not None and not card.masks:
        yield "it cannot paint within a mask; take a card with masks"
    if len(request.references) > card.references:
        yield f"{len(request.references)} references, and it takes {card.references}"
    if request.adapters and not card.adapters:
        yield "it takes no adapters (LoRAs); take a card with adapters"


def _shapes(card: Card, request: StillRequest | ClipRequest) -> Iterator[str]:
    moving = (request.frames,) if isinstance(request, ClipRequest) else ()
    size = (*moving, request.height_px, request.width_px)
    longest = max(request.width_px, request.height_px)
    if min(size) < 1:
        yield f"size {request.width_px}x{request.height_px} is none"
    if longest > card.grid.most_px:
        yield f"{longest} px, and it makes {card.grid.most_px} at most; ask for tiles"
    if moving and moving[0] > card.grid.most_frames:
        yield f"{moving[0]} frames, and it makes {card.grid.most_frames}; ask for segments"
    for control in request.controls:
        yield from _shape(f"control {control.kind.value}", control.pictures, (*size, _COLOURS))
    pictures = request.picture if isinstance(request, StillRequest) else request.pictures
    if pictures is not None:
        yield from _shape("picture", pictures, (*size, _COLOURS))
    if request.mask is not None:
        yield from _shape("mask", request.mask, size)
        if pictures is None:
            yield "a mask without a picture that it keeps; give both"
    yield from _references(request)


def _references(request: StillRequest | ClipRequest) -> Iterator[str]:
    for picture in request.references:
        if picture.ndim != _COLOURS or picture.shape[2] != _COLOURS or picture.dtype != np.uint8:
            yield f"a reference of shape {picture.shape}, {picture.dtype}; it is [h, w, 3] of uint8"
    masks = getattr(request, "reference_masks", ())
    if masks and len(masks) != len(request.references):
        yield f"{len(masks)} masks for {len(request.references)} references; give one for each"
    for mask in masks:
        yield from _shape("mask of a reference", mask, (request.height_px, request.width_px))


def _shape(what: str, pixels: Pixels, shape: tuple[int, ...]) -> Iterator[str]:
    if pixels.shape != shape or pixels.dtype != np.uint8:
        yield f"{what}: shape {pixels.shape} of {pixels.dtype}; {shape} of uint8 is asked for"
