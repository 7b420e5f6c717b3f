"""Backdrops as a shot films them: with the shadows of its people, and with its depth of field.

Enters: backdrops from the plate, the shot's passes, the empty set's. Leaves: backdrops. The plate
itself keeps neither: both belong to the shot.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renderers.generative.grading.contact import Seen, contact_light
from renderers.generative.grading.defocus import defocused
from renderers.generative.grading.shading_ratio import world_normals
from renderers.generative.grading.shadows import shadowed
from renderers.generative.plates.viewpoint import SetPasses
from renderers.generative.requests import Pixels
from renderers.generative.resampling import Floats, Mask
from renderers.generative.shot_passes import ShotPasses
from renderers.passes.levels import depth_metres


@dataclass(frozen=True, slots=True)
class Focus:
    """Where a lens is sharp."""

    distance_m: float
    lens_mm: float


def filmed(
    backdrops: Pixels,
    passes: ShotPasses,
    empty: Sequence[SetPasses],
    focus: Sequence[Focus] | None = None,
) -> Pixels:
    """Backdrops [n, h, w, 3] with shadows, and soft where a focus is given.

    Args:
        backdrops: what the plate shows at every frame.
        passes: of the shot, drawn with shadows.
        empty: the set alone at every frame.
        focus: of every frame, where the shot has little depth of field; None: all is sharp.
    """
    people = np.isin(passes.ids, passes.ids_of("actor:", "face:", "prop:"))
    out = np.empty_like(backdrops)
    facing: Floats | None = None
    for frame, alone in enumerate(empty):
        if facing is None or alone is not empty[frame - 1]:  # a camera at rest is measured once
            facing = world_normals(alone.normal, passes.extrinsics[frame])
        contact = _contact(passes, frame, people[frame], alone.depth_m, facing)
        picture = shadowed(
            backdrops[frame], passes.beauty[frame], alone.beauty, people[frame], contact
        )
        if focus is not None:
            at = focus[frame]
            picture = defocused(picture, alone.depth_m, at.distance_m, at.lens_mm)
        out[frame] = picture
    return out


def _contact(
    passes: ShotPasses, frame: int, people: Mask, alone_m: Floats, facing: Floats
) -> Floats:
    """What people leave of the light on what they stand on."""
    k, pose = passes.intrinsics[frame], passes.extrinsics[frame]
    drawn = Seen(k, pose, depth_metres(passes.depth[frame]))
    return contact_light(people, drawn, Seen(k, pose, alone_m), facing)
