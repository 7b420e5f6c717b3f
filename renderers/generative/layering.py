"""Several passes as one control video, and known frames with what is to be painted.

Enters: controls of a clip, known frames, a mask. Leaves: the video that models with one control
input are led by. Passes lie over each other from the ground up; what is black in an upper one lets
the lower through, so that limbs and lines stay legible over depth.
"""

from collections.abc import Sequence

import numpy as np

from renderers.generative.card import ControlKind
from renderers.generative.requests import ClipRequest, Control, Pixels

FROM_BELOW = (
    ControlKind.NORMAL, ControlKind.IDS, ControlKind.DEPTH, ControlKind.LINE, ControlKind.POSE,
)  # fmt: skip
GREY = 127  # nothing known: the middle of a model's range
PAINTED = 128  # masks: from here on the model paints
_OPAQUE = 64  # a channel this bright covers what lies below; darker ones are edges of a line


def layered(controls: Sequence[Control]) -> Pixels | None:
    """All passes as one video [n, h, w, 3]; None where there are none."""
    ordered = sorted(controls, key=lambda control: FROM_BELOW.index(control.kind))
    if not ordered:
        return None
    ground = ordered[0].pictures
    for control in ordered[1:]:
        ground = _over(ground, control.pictures)
    return ground


def led(request: ClipRequest) -> tuple[Pixels, Pixels]:
    """One video [n, h, w, 3] and its mask [n, h, w], 255 where it is painted.

    Passes (grey where there are none) where the model paints, known pixels elsewhere.
    """
    shape = (request.frames, request.height_px, request.width_px)
    passes = layered(request.controls)
    video = np.full((*shape, 3), GREY, np.uint8) if passes is None else passes
    if request.pictures is None or request.mask is None:
        return video, np.full(shape, 255, np.uint8)
    mask = np.where(request.mask >= PAINTED, np.uint8(255), np.uint8(0))
    return np.where(mask[..., None] > 0, video, request.pictures), mask


def _over(below: Pixels, above: Pixels) -> Pixels:
    cover = np.minimum(above.max(axis=-1, keepdims=True), _OPAQUE).astype(np.uint16)
    mixed = below * (_OPAQUE - cover) + above * cover
    answer: Pixels = ((mixed + _OPAQUE // 2) // _OPAQUE).astype(np.uint8)
    return answer
