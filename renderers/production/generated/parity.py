"""The job of holding a painted shot to its sheet.

Enters: a shot's passes, its clip, the plate of its place. Leaves: blobs "measured" (JSON, a
`Measured`) and "view" (a plate of two views: what the shot shows of its place, painted and drawn).
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from renderers.cue_sheet import CueSheet
from renderers.generative import shot_passes
from renderers.generative.grading.defocus import defocused
from renderers.generative.parity.footage import Footage
from renderers.generative.parity.outlines import Backdrop
from renderers.generative.parity.places import packable, place_view, viewpoint_of
from renderers.generative.parity.shot import measured
from renderers.generative.plates import plate as plates
from renderers.generative.plates.reprojection import seen_from
from renderers.generative.requests import Pixels
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import packed, restored
from renderers.production.generated import clip_frames
from renderers.production.generated.scores import place_of
from renderers.production.plugins import backend
from renderers.production.shooting import act
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.toon.renderer import ToonRenderer
    from renderers.generative.parity.shot import Behind


def hold(context: Context) -> Result:
    """Measure a painted shot against its sheet; the run of the job "parity"."""
    cues = restored(context.params["cues"], CueSheet)
    passes = shot_passes.unpacked(context.blobs.get(context.inputs["passes"]["passes"]))
    clip = context.blobs.get(context.inputs["clip"]["frames"])
    painted = np.stack([_sized(f, passes.size_px) for f in clip_frames.unpacked(clip)])
    footage = Footage(passes, painted, cues.rate.num / cues.rate.den)
    found = measured(footage, _behind(footage, cues, context))
    view = packable(place_of(cues), place_view(footage, passes.frames // 2))
    return {
        "measured": context.blobs.put(packed(found)),
        "view": context.blobs.put(plates.packed(view)),
    }


def _sized(picture: Pixels, size_px: tuple[int, int]) -> Pixels:
    """A picture as large as the passes: one that was enlarged is measured on what it shows."""
    if (picture.shape[1], picture.shape[0]) == size_px:
        return picture
    return np.asarray(Image.fromarray(picture).resize(size_px, Image.Resampling.BOX))


def _behind(footage: Footage, cues: CueSheet, context: Context) -> "Behind":
    """The plate as the shot's camera sees it; a camera at rest looks once."""
    from renderers.generative.plates.empty_set import EmptySet

    plate = plates.unpacked(context.blobs.get(context.inputs["plate"]["plate"]))
    toon: ToonRenderer = backend(RENDERERS, context.params["renderer"])
    sheet = act(cues, context)
    empty = EmptySet(sheet, JobAssets(context.blobs, context.inputs), toon)
    passes = footage.passes

    @cache
    def seen(camera: bytes, frame: int) -> Backdrop:
        del camera
        viewpoint = viewpoint_of(footage, frame, footage.step)
        depth_m = empty(viewpoint).depth_m
        sight = seen_from(plate, viewpoint, depth_m)
        picture = np.clip(np.rint(sight.picture), 0, 255).astype(np.uint8)
        if sheet.shallow:  # as the shot's lens has it
            lens = sheet.camera
            picture = defocused(
                picture, depth_m, float(lens.focus_m[frame]), float(lens.lens_mm[frame])
            )
        return Backdrop(picture, ~sight.holes)

    def at(frame: int) -> Backdrop:
        """The first frame with the same camera answers for all."""
        cameras = [passes.intrinsics[i].tobytes() + passes.extrinsics[i].tobytes()
                   for i in range(frame + 1)]  # fmt: skip
        return seen(cameras[frame], cameras.index(cameras[frame]))

    return at
