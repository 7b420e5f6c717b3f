"""Listening: small nods, tilts and changes of face while somebody else talks.

Enters: a speech, the listener. Leaves: a score.
"""

from collections.abc import Iterator

from renderers.cue_sheet import SpeechCue
from renderers.motion.curves import dice
from renderers.motion.score import FaceCue, HeadCue, Score
from screenplay.scene_graph import Emotion

# How a listener's face answers an emotion: smile, brow, tilt.
_ECHO = {
    Emotion.HAPPY: (0.5, 0.15, 0.0),
    Emotion.SAD: (-0.2, 0.1, 0.55),
    Emotion.ANGRY: (-0.3, 0.15, 0.2),
    Emotion.AFRAID: (-0.15, 0.4, 0.4),
    Emotion.SURPRISED: (0.05, 0.45, 0.1),
    Emotion.DISGUSTED: (-0.2, 0.2, 0.1),
    Emotion.TENDER: (0.4, 0.1, 0.25),
    Emotion.WRY: (0.35, 0.2, 0.0),
    Emotion.URGENT: (-0.1, 0.35, 0.2),
}


def listening(who: str, speech: SpeechCue, fps: float, seed: int) -> Score:
    """What one listener does through a line."""
    start, end = speech.start / fps, (speech.start + speech.frames) / fps
    addressed = speech.addressee in (None, who)
    return Score(
        head=tuple(_head(who, speech, start, end, seed, addressed=addressed)),
        face=tuple(_face(speech, start, end, addressed=addressed)),
    )


def _head(
    who: str, speech: SpeechCue, start: float, end: float, seed: int, *, addressed: bool
) -> Iterator[HeadCue]:
    rng = dice("listening", seed, who, speech.line_id)
    agreeable = speech.delivery.emotion not in (Emotion.ANGRY, Emotion.DISGUSTED, Emotion.AFRAID)
    yield HeadCue(
        start + 0.3, end + 0.3, roll_deg=float(rng.normal(0, 3.5)), yaw_deg=float(rng.normal(0, 2))
    )
    when = start + rng.uniform(0.9, 2.0)
    while when < end:
        if rng.random() < (0.6 if addressed and agreeable else 0.2):
            cycles = int(rng.integers(1, 3))
            yield HeadCue(
                when,
                when + 0.5 * cycles + 0.15,
                pitch_deg=float(rng.uniform(3.0, 6.0)),
                cycles=cycles,
            )
        when += rng.uniform(1.4, 3.2)


def _face(speech: SpeechCue, start: float, end: float, *, addressed: bool) -> Iterator[FaceCue]:
    echo = _ECHO.get(speech.delivery.emotion)
    if echo is None:
        return
    share = (0.5 + 0.6 * speech.delivery.intensity) * (1.0 if addressed else 0.6)
    smile, brow, tilt = (value * share for value in echo)
    late = start + min(0.55, 0.4 * (end - start))
    yield FaceCue(late, end + 0.8, smile=smile, brow=brow, tilt=tilt, rise_s=0.45, fall_s=0.8)
