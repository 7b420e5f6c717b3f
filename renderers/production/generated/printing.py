"""The job of printing a shot: painted frames, or a card, become an encoded shot of the film.

Enters: a cue sheet, a profile, the clip that was painted. Leaves: blobs "video", "frame" and
"proof", as the job "shot" leaves them, so that everything after it is the same.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from renderers.cue_sheet import CueSheet
from renderers.errors import RenderError
from renderers.fades import faded
from renderers.overlaps import overlapped, singles
from renderers.production.blobs_of import restored
from renderers.production.generated import clip_frames
from renderers.production.shooting import act, drawn, kept
from renderers.profile import Profile
from renderers.renderer import Frame, Pixels
from renderers.titles import card_picture, laid_over
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.xsheet import XSheet

CLIP, CLIP_BEFORE = "clip", "clip before"


def print_shot(context: Context) -> Result:
    """Size, title, fade, encode and measure; the run of the job "print"."""
    return kept(_pictures, context)


def _pictures(sheet: "XSheet", profile: Profile, context: Context) -> Iterator[Frame]:
    """The shot's frames, with what is still seen of the shot before."""
    frames = _developed(sheet, profile, context, CLIP)
    if context.params["before"] is None:
        return frames
    cues = restored(context.params["before"], CueSheet)
    leaving = _developed(act(cues, context), profile, context, CLIP_BEFORE)
    tail = list(islice(singles(leaving), cues.frames))
    cut = restored(context.params["cues"], CueSheet).cut
    return overlapped(cut, tail[-context.params["overlap"] :], frames)


def _developed(sheet: "XSheet", profile: Profile, context: Context, clip: str) -> Iterator[Frame]:
    """Painted frames in the film's size, with words and fades; a card is drawn as ever."""
    if clip not in context.inputs:
        yield from drawn(sheet, profile, context)
        return
    words = card_picture(sheet.card, profile.width_px, profile.height_px) if sheet.card else None
    painted = clip_frames.unpacked(context.blobs.get(context.inputs[clip]["frames"]))
    count = 0
    for count, picture in enumerate(islice(painted, sheet.frames), 1):
        pixels = enlarged(picture, (profile.width_px, profile.height_px))
        shown = pixels if words is None else laid_over(pixels, words)
        yield from faded(sheet, count - 1, 1, shown)
    if count < sheet.frames:
        raise RenderError(
            f"shot {sheet.shot_id}: {count} frames were painted and {sheet.frames} are needed; "
            "make the film again"
        )


def enlarged(picture: Pixels, size_px: tuple[int, int]) -> Pixels:
    """A painted picture [h, w, 3] in another size, RGBA."""
    image = Image.fromarray(picture)
    if image.size != size_px:
        image = image.resize(size_px, Image.Resampling.LANCZOS)
    return np.array(image.convert("RGBA"))
