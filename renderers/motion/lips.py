"""Mouth shapes laid out over the shot, and the rhythm that gestures follow.

Enters: an actor's speeches and the mouths made from their takes. Leaves: `Lips` for the face, and
the stresses of speech in seconds.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from renderers.cue_sheet import SpeechCue
from renderers.motion.curves import smooth
from renderers.motion.errors import MisfitMouths
from renderers.motion.face import Lips
from renderers.motion.peaks import peaks
from renderers.motion.quaternions import Floats
from screenplay.scene_graph import Channel
from voices.visemes import SHAPES, Mouths

REST_LETTER = "X"
CLOSURES = frozenset("AG")  # P B M, and F V: what a lip reader sees
_BREATH_FRAMES = 2


def on_lips(speech: SpeechCue) -> bool:
    """Whether a line moves its speaker's lips: a voice-over does not."""
    return speech.channel is not Channel.VOICE_OVER


def laid_out(speeches: Sequence[SpeechCue], mouths: Mapping[str, Mouths], frames: int) -> Lips:
    """Lips over `frames` frames; at rest where nothing is said."""
    rest = np.array(SHAPES[REST_LETTER])
    shape = np.repeat(rest[None], frames, axis=0)
    letters = [REST_LETTER] * frames
    loud = np.zeros(frames)
    for speech in speeches:
        spoken = mouths.get(speech.line_id)
        if spoken is None or not on_lips(speech):
            continue
        if len(spoken.letters) != len(spoken.shape):
            raise MisfitMouths(speech.line_id, len(spoken.letters), len(spoken.shape))
        _lay(shape, letters, loud, spoken, speech.start)
    _hold_closures(shape, letters)
    return Lips(shape, tuple(letters), np.clip(smooth(loud, 1.5), 0.0, 1.0))


def _hold_closures(shape: Floats, letters: list[str]) -> None:
    """Lips that close for one frame close a frame earlier: drawn on twos, none is missed."""
    shut = [letter in CLOSURES for letter in letters]
    for frame in range(1, len(letters)):
        alone = shut[frame] and not shut[frame - 1]
        if alone and not (frame + 1 < len(letters) and shut[frame + 1]):
            shape[frame - 1], letters[frame - 1] = shape[frame], letters[frame]


def _lay(shape: Floats, letters: list[str], loud: Floats, spoken: Mouths, start: int) -> None:
    first, last = max(start, 0), min(start + len(spoken.letters), len(letters))
    if first < last:
        rows = slice(first - start, last - start)
        shape[first:last] = spoken.shape[rows]
        letters[first:last] = spoken.letters[rows]
        loud[first:last] = np.maximum(
            loud[first:last], np.array([letter != REST_LETTER for letter in spoken.letters[rows]])
        )
    for back in range(1, _BREATH_FRAMES + 1):
        row = start - back
        if 0 <= row < len(letters) and letters[row] == REST_LETTER:
            shape[row, 1] = max(shape[row, 1], 0.14 * (1.0 - 0.35 * (back - 1)))


def stresses(speech: SpeechCue, mouths: Mapping[str, Mouths], fps: float) -> tuple[float, ...]:
    """Seconds at which a line is stressed: the widest openings, at least 0.3 s apart."""
    spoken = mouths.get(speech.line_id)
    if spoken is None or len(spoken.letters) == 0:
        return ()
    opening = smooth(np.asarray(spoken.shape[:, 1], np.float64), 0.05 * fps)
    floor = float(np.median(opening)) if len(opening) else 0.0
    widest = peaks(opening, max(floor * 1.05, 0.08), max(1, int(0.3 * fps)))
    return tuple((speech.start + int(peak)) / fps for peak in widest)


def accents(t: Floats, moments: Sequence[float]) -> Floats:
    """A short swell at each stressed moment, 0…1."""
    total = np.zeros(len(t))
    for when in moments:
        own = t - when
        swell = np.where(own < 0, np.exp(-((own / 0.09) ** 2)), np.exp(-((own / 0.17) ** 2)))
        total = np.maximum(total, swell)
    return total
