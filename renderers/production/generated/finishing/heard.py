"""What somebody says in a shot, as sound that begins with its first frame.

Enters: a cue sheet, the takes of its lines. Leaves: samples for programs that fit mouths. Nothing
else is in it: no room, no music, nobody else's voice.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from renderers.backends.tools.speaking import Speech
from renderers.cue_sheet import CueSheet
from renderers.lip_sync import lips_move
from voices.takes import RATE_HZ, Samples

HEARD_HZ = 16_000  # what programs that listen to speech want
_LEVEL = 0.5  # of full scale, of the loudest sample


def voice_of(
    person: str, cues: CueSheet, takes: Mapping[str, Samples], first: int, end: int
) -> Speech:
    """Somebody's voice from frame `first` on, before `end`; `takes` by line id."""
    whole = _track(person, cues, takes)
    start, stop = (cues.rate.samples(frame, RATE_HZ) for frame in (first, end))
    return Speech(_resampled(whole[start:stop]), HEARD_HZ)


def _track(person: str, cues: CueSheet, takes: Mapping[str, Samples]) -> Samples:
    """The whole shot at the takes' rate."""
    track = np.zeros(cues.rate.samples(cues.frames, RATE_HZ), np.float32)
    for speech in cues.speeches:
        if speech.character_id != person or not lips_move(speech):
            continue
        said = takes[speech.line_id]
        start = cues.rate.samples(speech.start, RATE_HZ)
        said, start = (said[-start:], 0) if start < 0 else (said, start)
        said = said[: max(0, len(track) - start)]
        track[start : start + len(said)] += said
    loudest = float(np.abs(track).max(initial=0))
    return track * np.float32(_LEVEL / loudest) if loudest else track


def _resampled(samples: Samples) -> "npt.NDArray[np.float32]":
    import soxr

    return np.asarray(soxr.resample(samples, RATE_HZ, HEARD_HZ), np.float32)
