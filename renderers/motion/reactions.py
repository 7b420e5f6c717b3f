"""Listening: small nods, tilts and changes of face while somebody else talks.

Enters: a speech, the listener. Leaves: a score.
"""

from collections.abc import Iterator, Sequence

from renderers.cue_sheet import SpeechCue
from renderers.motion.curves import dice
from renderers.motion.score import FaceCue, HeadCue, Score, TrunkCue
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

_ANSWERS_S = 0.22  # from a stressed word to the nod that answers it
_STARTLING = {
    Emotion.ANGRY: 0.6, Emotion.AFRAID: 0.55, Emotion.SURPRISED: 0.6, Emotion.URGENT: 0.5,
}  # fmt: skip


def listening(
    who: str, speech: SpeechCue, stresses: Sequence[float], fps: float, seed: int
) -> Score:
    """What one listener does through a line; `stresses` are the speaker's stressed moments."""
    start, end = speech.start / fps, (speech.start + speech.frames) / fps
    addressed = speech.addressee in (None, who)
    score = Score(
        head=tuple(_head(who, speech, stresses, (start, end), seed, addressed=addressed)),
        face=tuple(_face(speech, start, end, addressed=addressed)),
    )
    return score + (_struck(speech, stresses, (start, end)) if addressed else Score())


def _head(
    who: str, speech: SpeechCue, stresses: Sequence[float], span: tuple[float, float], seed: int,
    *, addressed: bool,
) -> Iterator[HeadCue]:  # fmt: skip
    """A tilt for the line, and nods that answer stressed words."""
    rng = dice("listening", seed, who, speech.line_id)
    start, end = span
    agreeable = speech.delivery.emotion not in (Emotion.ANGRY, Emotion.DISGUSTED, Emotion.AFRAID)
    yield HeadCue(
        start + 0.3, end + 0.3, roll_deg=float(rng.normal(0, 3.5)), yaw_deg=float(rng.normal(0, 2))
    )
    when = start + rng.uniform(0.7, 1.6)
    while when < end:
        when = next((s + _ANSWERS_S for s in stresses if s + _ANSWERS_S >= when), when)
        if rng.random() < (0.65 if addressed and agreeable else 0.2):
            cycles = int(rng.integers(1, 3))
            size = float(rng.uniform(3.5, 7.0))
            yield HeadCue(when, when + 0.5 * cycles + 0.15, pitch_deg=size, cycles=cycles)
        when += rng.uniform(1.3, 2.8)


def _struck(speech: SpeechCue, stresses: Sequence[float], span: tuple[float, float]) -> Score:
    """A line that startles: brows fly up, the head draws back, and both settle."""
    force = _force(speech)
    if force <= 0.0:
        return Score()
    start, end = span
    hit = next((s for s in stresses if s > start + 0.15), start + 0.3 * (end - start)) + 0.2
    face = FaceCue(hit, hit + 0.9, brow=0.75 * force, squint=-0.3 * force, open=0.1 * force,
                   rise_s=0.12, fall_s=0.5)  # fmt: skip
    back = TrunkCue(hit, hit + 1.3, pitch_deg=-4.0 * force, rise_s=0.22, fall_s=0.8)
    return Score(
        face=(face,), trunk=(back,), head=(HeadCue(hit, hit + 1.0, pitch_deg=-4.0 * force),)
    )


def _force(speech: SpeechCue) -> float:
    """How much a line startles who is spoken to, 0…1."""
    loud = speech.delivery.intensity * (0.4 if speech.delivery.whisper else 1.0)
    shown = _STARTLING.get(speech.delivery.emotion, 0.0)
    cried = 0.35 if "!" in speech.text else 0.0
    return min(1.0, (shown + cried) * (0.4 + 0.8 * loud))


def _face(speech: SpeechCue, start: float, end: float, *, addressed: bool) -> Iterator[FaceCue]:
    if "?" in speech.text and addressed:
        yield FaceCue(end - 0.25, end + 0.7, brow=0.35, tilt=0.1, rise_s=0.25, fall_s=0.6)
    echo = _ECHO.get(speech.delivery.emotion)
    if echo is None:
        return
    share = (0.5 + 0.6 * speech.delivery.intensity) * (1.0 if addressed else 0.6)
    smile, brow, tilt = (value * share for value in echo)
    late = start + min(0.55, 0.4 * (end - start))
    yield FaceCue(late, end + 0.8, smile=smile, brow=brow, tilt=tilt, rise_s=0.45, fall_s=0.8)
