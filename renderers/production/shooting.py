"""The job of shooting one shot: act it, draw it, encode it, measure it.

Enters: a cue sheet, a profile, and the results of its takes, set and bodies. Leaves: blobs "video"
(H.264, one shot), "frame" (PNG for the storyboard) and "proof" (what was measured, JSON).
"""

import io
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from PIL import Image

from renderers.cue_sheet import CueSheet
from renderers.errors import RenderError
from renderers.fades import faded
from renderers.overlaps import overlapped, singles
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.blobs_of import packed, plain, restored
from renderers.production.plugins import backend
from renderers.production.speaking import take_of
from renderers.profile import Profile
from renderers.renderer import Frame, Pixels
from renderers.titles import card_picture, laid_over
from storage.states import Result
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.motion.motion_backend import MotionBackend
    from renderers.xsheet import XSheet

Pictures: TypeAlias = Callable[["XSheet", Profile, Context], Iterator[Frame]]
MOTION, PROCEDURAL = "storyreel.motion", "procedural"
_AT_REST = 8  # frames after a walk's last


def shot_params(
    cues: CueSheet,
    profile: Profile,
    renderer: str,
    before: CueSheet | None = None,
    overlap: int = 0,
) -> Mapping[str, Any]:
    """Parameters of a shot that dissolves from the last `overlap` frames of `before`."""
    return {
        "cues": plain(cues),
        "profile": plain(profile),
        "before": plain(before) if before else None,
        "overlap": overlap,
        "renderer": renderer,
    }


def shoot(context: Context) -> Result:
    """Act, draw, encode and measure a shot; the job's run."""
    return kept(_pictures, context)


def kept(pictures: Pictures, context: Context) -> Result:
    """The shot whose pictures are made so, encoded and measured."""
    from renderers.encode import encode_shot
    from renderers.production.measuring import measure_shot

    cues = restored(context.params["cues"], CueSheet)
    profile = restored(context.params["profile"], Profile)
    sheet = act(cues, context)
    board = BoardFrame(board_frame(cues))
    video = context.scratch / "shot.mp4"
    encode_shot(video, board.watch(pictures(sheet, profile, context)), profile, cues.rate)
    proof = measure_shot(sheet, cues, context, acting().remarks(cues))
    return {
        "video": context.blobs.put_file(video, move=True),
        "frame": context.blobs.put(board.png()),
        "proof": context.blobs.put(packed(proof)),
    }


def act(cues: CueSheet, context: Context) -> "XSheet":
    """The performance of a cue sheet with the takes among the job's inputs."""
    from voices.visemes import mouths

    told = {}
    for speech in cues.speeches:
        take = take_of(context.inputs[f"take:{speech.line_id}"], context.blobs)
        told[speech.line_id] = mouths(take.timings, cues.rate)
    return acting().perform(cues, told)


def acting() -> "MotionBackend":
    """The backend that acts."""
    found: MotionBackend = backend(MOTION, PROCEDURAL)
    return found


def _pictures(sheet: "XSheet", profile: Profile, context: Context) -> Iterator[Frame]:
    """The shot's frames, with words laid over and what is still seen of the shot before."""
    before = context.params["before"]
    frames = drawn(sheet, profile, context)
    if before is None:
        return frames
    leaving = restored(before, CueSheet)
    overlap = context.params["overlap"]
    tail = islice(singles(drawn(act(leaving, context), profile, context)), leaving.frames)
    cut = restored(context.params["cues"], CueSheet).cut
    return overlapped(cut, list(tail)[-overlap:], frames)


def drawn(sheet: "XSheet", profile: Profile, context: Context) -> Iterator[Frame]:
    """Frames of the set, or of a card."""
    card = sheet.card
    words = card_picture(card, profile.width_px, profile.height_px) if card else None
    if words is not None and sheet.floor_plan is None:
        yield from _card_frames(words, sheet)
        return
    assets = JobAssets(context.blobs, context.inputs)
    renderer = backend(RENDERERS, context.params["renderer"])
    for frame in renderer.render(sheet, profile, assets):
        yield frame if words is None else Frame(laid_over(frame.pixels, words), frame.repeat)


def _card_frames(words: Pixels, sheet: "XSheet") -> Iterator[Frame]:
    """A card held for the whole shot, fades included."""
    return faded(sheet, 0, sheet.frames, np.ascontiguousarray(words))


def board_frame(cues: CueSheet) -> int:
    """The frame that stands for the shot on the storyboard: in mid-speech, else past the middle.

    A camera that goes with somebody is on its way to a frame: that one is shown.
    """
    for speech in cues.speeches:
        start, end = max(0, speech.start), min(cues.frames, speech.start + speech.frames)
        if end - start > 6:
            return start + (end - start) * 2 // 5
    return min(cues.frames - 1, max(cues.frames * 3 // 5, _arrived(cues)))


def _arrived(cues: CueSheet) -> int:
    """The frame by which a camera that goes with a walk has come to rest; 0 for every other."""
    who = cues.move.follow
    walks = [c for c in cues.businesses if c.business.character_id == who and c.business.path_m]
    return max((c.start + c.frames + _AT_REST for c in walks), default=0) if who else 0


class BoardFrame:
    """Keeps one frame of those that pass by."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self._pixels: Pixels | None = None

    def watch(self, frames: Iterator[Frame]) -> Iterator[Frame]:
        """Pass frames on and copy the wanted one."""
        position = 0
        for frame in frames:
            if position <= self._wanted < position + frame.repeat:
                self._pixels = frame.pixels[..., :3].copy()
            position += frame.repeat
            yield frame

    def png(self) -> bytes:
        """The frame at half size."""
        if self._pixels is None:
            raise RenderError(f"frame {self._wanted} was never drawn; the shot is too short")
        image = Image.fromarray(self._pixels)
        out = io.BytesIO()
        half = (max(1, image.width // 2), max(1, image.height // 2))
        image.resize(half, Image.Resampling.BOX).save(out, "PNG", compress_level=3)
        return out.getvalue()
