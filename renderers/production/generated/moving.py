"""A shot moved by a video model: led by its passes, tied to its keyframes, over its backdrops.

Enters: passes, painted keyframes, the place behind everybody, who plays. Leaves: frames. What the
model makes of people is laid over the backdrops where the performance shows them, so that a room
stands as still as its plate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from renderers.generative.card import Card, ControlKind
from renderers.generative.chaining import long_clip
from renderers.generative.compositing.layers import painted_over
from renderers.generative.compositing.mattes import feathered, grown
from renderers.generative.generator import ClipBackend, Progress, silent
from renderers.generative.keyframes.words import NEGATIVE
from renderers.generative.requests import Adapter, ClipRequest, Control, Pixels
from renderers.generative.seeds import seed_of
from renderers.production.generated.roles import shot_words

if TYPE_CHECKING:
    from renderers.generative.keyframes.painting import Role
    from renderers.generative.shot_passes import ShotPasses

_STEERED_BY = (ControlKind.POSE, ControlKind.DEPTH, ControlKind.LINE)  # in order of importance
_GROW_PX, _FEATHER_PX = 6, 3  # around people, at a picture 480 pixels high
PAINT = 255


@dataclass(frozen=True, slots=True, eq=False)
class ClipModel:
    """A video model on a backend."""

    backend: ClipBackend
    card: Card
    quality: str
    adapters: tuple[Adapter, ...] = ()
    progress: Progress = silent


def moved(
    passes: "ShotPasses",
    keys: Mapping[int, Pixels],
    behind: Pixels,
    roles: "Mapping[str, Role]",
    model: "ClipModel",
    seed: int,
) -> tuple[Pixels, dict[str, Any]]:
    """Every frame, and how they were made.

    Raises:
        GenerativeError: as `ClipBackend.clip`.
    """
    request = _request(passes, keys, behind, roles, model, seed)
    made = long_clip(model.backend, model.card, request, progress=model.progress)
    frames = [
        keys[i] if i in keys else _laid_over(passes, i, behind[i], picture)
        for i, picture in enumerate(made.pictures)
    ]
    return np.stack(frames), dict(made.provenance)


def _request(
    passes: "ShotPasses",
    keys: Mapping[int, Pixels],
    behind: Pixels,
    roles: "Mapping[str, Role]",
    model: "ClipModel",
    seed: int,
) -> ClipRequest:
    """The shot as a video model is asked for it: keyframes stand, the rest is painted."""
    width, height = passes.size_px
    card = model.card
    pictures = behind.copy()
    mask = np.full((passes.frames, height, width), PAINT, np.uint8)
    if card.masks:  # the model keeps places as well as whole frames
        mask = np.stack([_region(passes, i).astype(np.uint8) * PAINT for i in range(passes.frames)])
    for frame, picture in keys.items():
        pictures[frame], mask[frame] = picture, 0
    references = tuple(r for who, role in roles.items() if who for r in role.references[:1])
    return ClipRequest(
        card.name, model.quality, shot_words(roles), seed_of("clip", seed), width, height,
        passes.frames, negative=NEGATIVE if card.negative else "",
        controls=_controls(passes, model.card), pictures=pictures, mask=mask,
        references=references[: card.references], adapters=model.adapters,
    )  # fmt: skip


def _controls(passes: "ShotPasses", card: Card) -> tuple[Control, ...]:
    """As many passes as the card takes at once, the most telling first."""
    shown = {
        ControlKind.POSE: passes.pose,
        ControlKind.DEPTH: _as_colour(passes.near),
        ControlKind.LINE: _as_colour(passes.line),
    }
    able = [kind for kind in _STEERED_BY if kind in card.controls]
    return tuple(Control(kind, shown[kind]) for kind in able[: card.most_controls])


def _as_colour(grey: Pixels) -> Pixels:
    return np.repeat(grey[..., None], 3, axis=-1)


def _region(passes: "ShotPasses", frame: int) -> np.typing.NDArray[np.bool_]:
    """Where somebody or something that is handled is seen, and a little around it."""
    return grown(_people(passes, frame), passes.depth[frame], _scaled(passes, _GROW_PX))


def _people(passes: "ShotPasses", frame: int) -> np.typing.NDArray[np.bool_]:
    seen = np.isin(passes.ids[frame], passes.ids_of("actor:", "face:", "prop:"))
    return np.asarray(seen, np.bool_)


def _laid_over(passes: "ShotPasses", frame: int, behind: Pixels, picture: Pixels) -> Pixels:
    matte = feathered(_region(passes, frame), _people(passes, frame), _scaled(passes, _FEATHER_PX))
    return painted_over(behind, picture, matte)


def _scaled(passes: "ShotPasses", px: int) -> int:
    return max(1, round(px * passes.size_px[1] / 480))
