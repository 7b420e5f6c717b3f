"""What hands and head do while somebody talks.

Enters: a line's text, delivery and stresses. Leaves: a score of gestures whose strokes fall on
stressed words (McNeill, 1992, "Hand and Mind": preparation, stroke, retraction).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from renderers.cue_sheet import SpeechCue
from renderers.motion import arm_poses as poses
from renderers.motion.curves import dice
from renderers.motion.face import mood_cue
from renderers.motion.score import ArmCue, ArmPose, FaceCue, HeadCue, Score, TrunkCue
from renderers.motion.skeleton import LEFT, RIGHT
from screenplay.scene_graph import Emotion

_PHRASE = re.compile(r"[^,.;:!?…—–]+[,.;:!?…—–]*")
# How often a phrase is gestured, and how large, by emotion.
_RATE = {
    Emotion.NEUTRAL: (0.55, 0.85), Emotion.HAPPY: (0.75, 1.05), Emotion.SAD: (0.25, 0.7),
    Emotion.ANGRY: (0.85, 1.15), Emotion.AFRAID: (0.5, 0.8), Emotion.SURPRISED: (0.7, 1.05),
    Emotion.DISGUSTED: (0.5, 0.9), Emotion.TENDER: (0.35, 0.75), Emotion.WRY: (0.5, 0.85),
    Emotion.URGENT: (0.85, 1.1),
}  # fmt: skip
# How far a speaker leans into a line.
_PUSH = {
    Emotion.ANGRY: 1.8, Emotion.URGENT: 1.7, Emotion.HAPPY: 0.8, Emotion.TENDER: 1.0,
    Emotion.SAD: 0.2, Emotion.AFRAID: -0.4, Emotion.DISGUSTED: -0.5,
}  # fmt: skip
_BY_EMOTION: dict[Emotion, tuple[ArmPose, ...]] = {
    Emotion.ANGRY: (poses.POINT, poses.CUT, poses.BEAT_HIGH, poses.WIDE),
    Emotion.URGENT: (poses.PUSH, poses.BEAT_HIGH, poses.POINT, poses.PRESENT),
    Emotion.HAPPY: (poses.WIDE, poses.PALM_UP, poses.PRESENT, poses.PALM_OUT),
    Emotion.SAD: (poses.HEART, poses.PALM_UP, poses.BEAT),
    Emotion.AFRAID: (poses.PUSH, poses.HEART, poses.PALM_OUT),
    Emotion.SURPRISED: (poses.WIDE, poses.PALM_OUT, poses.HEART),
    Emotion.TENDER: (poses.HEART, poses.PRESENT, poses.PALM_UP),
    Emotion.DISGUSTED: (poses.PUSH, poses.CUT, poses.PALM_OUT),
}
_PLAIN = (poses.PALM_UP, poses.BEAT, poses.PRESENT, poses.PALM_OUT, poses.BEAT_HIGH, poses.COUNT)
_UNSURE = re.compile(
    r"\b(don'?t know|dunno|no idea|who knows|whatever|maybe|not sure|beats me|can'?t say)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(I|me|my|mine|myself|I'm|I've)\b")
_OTHER = re.compile(r"\b(you|your|yours|there|that one|him|her|them)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(first|second|third|one|two|three|four|five|number|secondly|finally)\b", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(all|every(thing|one|body)?|whole|never|nothing|always|entire|huge|big)\b", re.IGNORECASE
)
_STOP = re.compile(r"\b(stop|wait|hold on|no|don'?t|enough|calm|easy|listen)\b", re.IGNORECASE)
_YES = re.compile(
    r"^\W*(yes|yeah|yep|sure|of course|right|okay|ok|exactly|absolutely|mm-?hm)\b", re.IGNORECASE
)
_NO = re.compile(
    r"^\W*(no|nope|nah|never|not at all|of course not)\b|\b(can'?t|won'?t|never)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """What limits somebody's gestures."""

    who: str
    seated: bool
    busy: tuple[bool, bool]  # left and right hand hold something or are needed
    still: bool = False  # lying: hardly any gestures


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    start_s: float
    end_s: float


def talking(
    speech: SpeechCue, stresses: Sequence[float], speaker: Speaker, fps: float, seed: int
) -> Score:
    """The score of one line."""
    start, end = speech.start / fps, (speech.start + speech.frames) / fps
    emotion, intensity = speech.delivery.emotion, speech.delivery.intensity
    strength = float(np.clip(0.42 + 0.62 * intensity, 0.0, 1.0))
    phrases = tuple(_phrases(speech.text, start, end))
    heads = tuple(cue for p in phrases for cue in _head(p, speaker, speech, seed))
    face = (mood_cue(emotion, strength, start - 0.25, end + 0.5), *_asking(phrases))
    arms = () if speaker.still else tuple(_arms(phrases, stresses, speaker, speech, seed))
    return Score(arms=arms, head=heads, face=face) + _framed(speech, start, end)


def _framed(speech: SpeechCue, start: float, end: float) -> Score:
    """The breath before a line, the push it is given, and the settling after it."""
    size = 0.5 + 0.8 * speech.delivery.intensity
    push = _PUSH.get(speech.delivery.emotion, 0.6) * size
    inhale = TrunkCue(start - 0.5, start + 0.3, pitch_deg=-2.6 * size, rise_s=0.42, fall_s=0.3)
    into = TrunkCue(start, end + 0.2, pitch_deg=3.0 * push, rise_s=0.5, fall_s=0.6)
    settle = TrunkCue(end - 0.1, end + 1.1, pitch_deg=1.6 * size, rise_s=0.5, fall_s=0.6)
    lift = HeadCue(start - 0.45, start + 0.35, pitch_deg=-3.2 * size)
    rest = HeadCue(end - 0.15, end + 0.9, pitch_deg=2.8 * size)
    brows = FaceCue(start - 0.4, start + 0.3, brow=0.22 * size, rise_s=0.3, fall_s=0.3)
    return Score(trunk=(inhale, into, settle), head=(lift, rest), face=(brows,))


def _phrases(text: str, start: float, end: float) -> Iterator[_Phrase]:
    """Runs of words between punctuation, timed by their share of the letters."""
    total = max(len(text), 1)
    pending_from, pending = None, ""
    for match in _PHRASE.finditer(text):
        first = match.start() if pending_from is None else pending_from
        pending += match.group()
        begin, stop = (start + (end - start) * at / total for at in (first, match.end()))
        if stop - begin < 0.55 and match.end() < len(text):
            pending_from = first
            continue
        yield _Phrase(pending.strip(), begin, stop)
        pending_from, pending = None, ""


def _arms(
    phrases: Sequence[_Phrase],
    stresses: Sequence[float],
    speaker: Speaker,
    speech: SpeechCue,
    seed: int,
) -> Iterator[ArmCue]:
    """Gestures of one line; neighbours run into each other instead of dropping in between."""
    rate, size = _RATE[speech.delivery.emotion]
    rate *= 0.6 + 0.8 * speech.delivery.intensity
    rate *= (0.35 if speech.delivery.whisper else 1.0) * (0.9 if speaker.seated else 1.0)
    rng = dice("gesture", seed, speaker.who, speech.line_id)
    previous_end = -1e9
    previous: tuple[ArmCue, ...] = ()
    for phrase in phrases:
        marked = rng.random() < rate or _UNSURE.search(phrase.text) is not None
        if not marked or phrase.end_s - phrase.start_s < 0.4:
            continue
        pose, both = _choice(phrase.text, speech.delivery.emotion, rng)
        stroke = next((s for s in stresses if s >= phrase.start_s + 0.1), phrase.start_s + 0.35)
        begin = min(stroke, phrase.end_s - 0.2) - 0.42
        finish = max(phrase.end_s + 0.1, begin + 1.0)
        if begin < previous_end + 0.75:
            previous = tuple(replace(cue, end_s=max(cue.end_s, begin + 0.85)) for cue in previous)
        yield from previous
        scaled = _sized(pose, size * (0.86 + 0.25 * speech.delivery.intensity), speaker, rng)
        previous = tuple(_hands(scaled, begin, finish, speaker, rng, both=both))
        previous_end = finish
    yield from previous


def _choice(text: str, emotion: Emotion, rng: np.random.Generator) -> tuple[ArmPose, bool]:
    """A gesture for what is said, and whether it takes both hands."""
    for pattern, pose, both in (
        (_UNSURE, poses.SHRUG, True), (_NUMBER, poses.COUNT, False), (_ALL, poses.WIDE, True),
        (_STOP, poses.PUSH, rng.random() < 0.4), (_SELF, poses.HEART, False),
        (_OTHER, poses.POINT if emotion is Emotion.ANGRY else poses.PRESENT, False),
    ):  # fmt: skip
        if pattern.search(text) and rng.random() < (0.85 if pattern is _UNSURE else 0.45):
            return pose, both
    options = _BY_EMOTION.get(emotion, _PLAIN) if rng.random() < 0.6 else _PLAIN
    pose = options[int(rng.integers(len(options)))]
    alone = (poses.POINT, poses.HEART, poses.COUNT, poses.POINT_UP)
    return pose, bool(rng.random() < 0.42 and pose not in alone)


def _sized(pose: ArmPose, size: float, speaker: Speaker, rng: np.random.Generator) -> ArmPose:
    """The pose as large as the moment, never twice quite the same, within reach of a chair."""
    centre = np.array([-0.05, -0.62, 0.48])
    wrist = centre + (np.array(pose.wrist) - centre) * min(size, 1.12) + rng.normal(0.0, 0.025, 3)
    if speaker.seated:
        wrist[1] = max(wrist[1], -0.52)
    x, y, z = (float(v) for v in wrist)
    return replace(
        pose, wrist=(x, y, z), palm_deg=pose.palm_deg + float(rng.normal(0, 6)),
        bend_deg=pose.bend_deg + float(rng.normal(0, 4)),
    )  # fmt: skip


def _hands(
    pose: ArmPose,
    begin: float,
    finish: float,
    speaker: Speaker,
    rng: np.random.Generator,
    *,
    both: bool,
) -> Iterator[ArmCue]:
    """One free hand or both; the second one a little later and lower."""
    preferred = RIGHT if dice("handed", speaker.who).random() < 0.85 else LEFT
    order = [preferred, 1 - preferred] if rng.random() < 0.75 else [1 - preferred, preferred]
    free = [side for side in order if not speaker.busy[side]]
    for index, side in enumerate(free if both else free[:1]):
        late = 0.05 * index
        x, y, z = pose.wrist
        own = pose if index == 0 else replace(pose, wrist=(x + 0.02, y - 0.04, z - 0.02))
        yield ArmCue(side, begin + late, finish + late, own, rise_s=0.42, fall_s=0.55, beats=True)


def _head(phrase: _Phrase, speaker: Speaker, speech: SpeechCue, seed: int) -> Iterator[HeadCue]:
    """Yes nods, no shakes, and the small tilts that go with every phrase."""
    rng = dice("head", seed, speaker.who, speech.line_id, round(phrase.start_s * 1000))
    size = 0.7 + 0.6 * speech.delivery.intensity
    start, end = phrase.start_s, phrase.end_s
    if _YES.search(phrase.text):
        yield HeadCue(start, min(end, start + 1.0) + 0.15, pitch_deg=8.0 * size, cycles=2)
    elif _NO.search(phrase.text):
        yield HeadCue(start, min(end, start + 1.3) + 0.2, yaw_deg=9.0 * size, cycles=2.5)
    roll, yaw = rng.normal(0.0, 3.6), rng.normal(0.0, 3.2)
    pitch = rng.normal(0.5, 2.4) + (-3.0 if "?" in phrase.text else 0.0)
    yield HeadCue(
        start - 0.1, end + 0.15, pitch_deg=float(pitch * size), yaw_deg=float(yaw * size),
        roll_deg=float(roll * size),
    )  # fmt: skip


def _asking(phrases: Sequence[_Phrase]) -> Iterator[FaceCue]:
    """Brows rise toward the end of a question; eyes widen on an exclamation."""
    for phrase in phrases:
        if "?" in phrase.text:
            yield FaceCue(
                max(phrase.start_s, phrase.end_s - 0.9), phrase.end_s + 0.5, brow=0.45, tilt=0.15
            )
        elif "!" in phrase.text:
            yield FaceCue(phrase.start_s, phrase.end_s + 0.2, brow=0.15, squint=-0.15)
