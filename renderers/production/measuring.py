"""What is measured of a shot after it was drawn.

Enters: the exposure sheet that was drawn, its cue sheet, and the takes. Leaves: a `ShotProof`: how
much of each speaker's face the frame shows, by the id pass of the very picture, and whether lips
follow sound.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from renderers.cue_sheet import CueSheet, SpeechCue
from renderers.lip_sync import SilentMouth, SpeechSync, lips_move, silent_mouths, speech_sync
from renderers.production.assets import RENDERERS, JobAssets
from renderers.production.plugins import backend
from renderers.production.speaking import take_of
from renderers.xsheet import XSheet
from storage.tasks import Context

if TYPE_CHECKING:
    from renderers.backends.toon.passes import Passes

_WIDTH_PX, _HEIGHT_PX = 320, 180
_LOOKS_PER_SPEECH = 2


@dataclass(frozen=True, slots=True)
class FaceSeen:
    """A speaker's face in one frame of the shot."""

    line_id: str
    character_id: str
    frame: int
    on_screen: bool  # the shot means to show the speaker
    pixels: int  # of the face, at 320×180
    cut_by_edge: bool  # the face touches the frame's edge


@dataclass(frozen=True, slots=True)
class ShotProof:
    """Everything measured of a shot."""

    shot_id: str
    frames: int
    faces: tuple[FaceSeen, ...]
    sync: tuple[SpeechSync, ...]
    silence: tuple[SilentMouth, ...]
    remarks: tuple[str, ...] = ()


def measure_shot(
    sheet: XSheet, cues: CueSheet, context: Context, remarks: tuple[str, ...] = ()
) -> ShotProof:
    """Measure the drawn shot; `remarks` are what its acting could not play."""
    takes = {
        speech.line_id: take_of(context.inputs[f"take:{speech.line_id}"], context.blobs).samples
        for speech in cues.speeches
    }
    return ShotProof(
        shot_id=sheet.shot_id,
        frames=sheet.frames,
        faces=tuple(_faces(sheet, cues, context)),
        sync=speech_sync(sheet, cues, takes),
        silence=silent_mouths(sheet, cues),
        remarks=remarks,
    )


def _faces(sheet: XSheet, cues: CueSheet, context: Context) -> Iterator[FaceSeen]:
    bodies = {actor.character_id for actor in sheet.actors}
    wanted: dict[int, list[SpeechCue]] = {}
    for speech in cues.speeches:
        if speech.character_id in bodies and lips_move(speech):
            for frame in _looks(speech, cues.frames):
                wanted.setdefault(frame, []).append(speech)
    renderer = backend(RENDERERS, context.params["renderer"])
    assets = JobAssets(context.blobs, context.inputs)
    for frame, speeches in sorted(wanted.items()):
        passes = renderer.passes(sheet, frame, _WIDTH_PX, _HEIGHT_PX, assets)
        for speech in speeches:
            yield _face(speech, frame, passes, cues)


def _looks(speech: SpeechCue, frames: int) -> list[int]:
    """Frames in which the speaker should be seen: a third and two thirds into what is shown."""
    first, last = max(0, speech.start), min(frames, speech.start + speech.frames)
    if last - first < 4:
        return []
    parts = _LOOKS_PER_SPEECH + 1
    return sorted({first + (last - first) * i // parts for i in range(1, parts)})


def _face(speech: SpeechCue, frame: int, passes: "Passes", cues: CueSheet) -> FaceSeen:
    number = next(
        (n for n, name in passes.names.items() if name == f"face:{speech.character_id}"), -1
    )
    mask = passes.ids == number
    edge = bool(mask[0].any() or mask[:, 0].any() or mask[:, -1].any())
    return FaceSeen(
        line_id=speech.line_id,
        character_id=speech.character_id,
        frame=frame,
        on_screen=speech.character_id in cues.framing.subjects,
        pixels=int(np.count_nonzero(mask)),
        cut_by_edge=edge,
    )
