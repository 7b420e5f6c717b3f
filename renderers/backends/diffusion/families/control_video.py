"""What families of clips share: one control video out of several passes, runs of known frames.

Enters: controls and masks of a clip. Leaves: frames, runs. Passes lie over each other from the
ground up: normals, ids, depth, lines, pose; what is black in an upper one lets the lower through.
One alone is what such models know best; pose over depth keeps both legible, for limbs are saturated
and depth is grey.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from renderers.backends.diffusion.families.family import Job
from renderers.generative.card import ControlKind
from renderers.generative.errors import CardError
from renderers.generative.requests import ClipRequest, Control, Pixels

FROM_BELOW = (
    ControlKind.NORMAL, ControlKind.IDS, ControlKind.DEPTH, ControlKind.LINE, ControlKind.POSE,
)  # fmt: skip
GREY = 127  # nothing known: the middle of a model's range
# A channel this bright covers what lies below; darker ones are edges, which let it through. Ink is
# white, limbs are not.
_OPAQUE = {kind: 255 if kind is ControlKind.LINE else 64 for kind in ControlKind}
_PAINTED = 128  # masks: from here on the model paints


def layered(controls: Sequence[Control]) -> Pixels | None:
    """All passes as one video [n, h, w, 3]; None where there are none."""
    ordered = sorted(controls, key=lambda control: FROM_BELOW.index(control.kind))
    if not ordered:
        return None
    ground = ordered[0].pictures
    for control in ordered[1:]:
        ground = _over(ground, control)
    return ground


def _over(below: Pixels, above: Control) -> Pixels:
    opaque = _OPAQUE[above.kind]
    light = above.pictures.max(axis=-1, keepdims=True)
    shown = opaque - np.minimum(light, opaque).astype(np.uint16)  # of what lies below
    mixed = (below * shown + opaque // 2) // opaque + above.pictures
    answer: Pixels = np.minimum(mixed, 255).astype(np.uint8)
    return answer


def weight(controls: Sequence[Control]) -> float:
    """How much a control video counts: as much as its weightiest pass."""
    return max((control.weight for control in controls), default=1.0)


def painted(mask: Pixels) -> npt.NDArray[np.bool_]:
    """Where the model paints."""
    return mask >= _PAINTED


def kept_runs(request: ClipRequest, place: str) -> list[tuple[int, int]]:
    """Runs of frames that stay whole, each from its first to behind its last.

    Raises:
        CardError: a frame stays in part, and the model knows whole frames only.
    """
    if request.mask is None or request.pictures is None:
        return []
    fresh = painted(request.mask).reshape(request.frames, -1)
    kept = ~fresh.any(axis=1)
    if not (kept | fresh.all(axis=1)).all():
        raise CardError(f"{place}: it keeps whole frames only; in-paint parts with another card")
    edges = np.flatnonzero(np.diff(np.concatenate(([0], kept.astype(np.int8), [0]))))
    return [(int(first), int(stop)) for first, stop in edges.reshape(-1, 2)]


def negatives(job: Job[ClipRequest]) -> dict[str, Any]:
    """What a pipeline is told not to paint, as it names it."""
    if job.negative is None:
        return {}
    return {f"negative_{name}": value for name, value in job.on_device(job.negative).items()}


def guidance(job: Job[ClipRequest]) -> float:
    """How much words count; 1 where nothing is held against them."""
    return 1.0 if job.negative is None else job.profile.guidance
