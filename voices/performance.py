"""How a line is said, as numbers a vocoder understands.

Enters: a `Delivery`. Leaves: a `Manner`: pitch, range, tempo, effort, breath and level.
"""

from dataclasses import dataclass, fields, replace

from screenplay.scene_graph import Delivery, Emotion


@dataclass(frozen=True, slots=True)
class Manner:
    """Changes against a plain reading; ratios unless the name says otherwise."""

    pitch: float = 1.0
    span: float = 1.0  # of pitch movement about its mean
    tempo: float = 1.0
    level_db: float = 0.0
    tilt_db: float = 0.0  # per octave above 1 kHz: effort brightens, softness darkens
    breath: float = 0.0  # 0…1
    jitter: float = 0.0  # relative, standard deviation of pitch
    pauses: float = 1.0
    voiceless: bool = False


PLAIN = Manner()

# At intensity 1. Directions after the acoustic profiles of acted speech: anger, joy and fear raise
# pitch, tempo and brightness; sadness and tenderness lower them (Juslin & Laukka 2003, table 7).
_EMOTIONS = {
    Emotion.NEUTRAL: PLAIN,
    Emotion.HAPPY: Manner(pitch=1.16, span=1.45, tempo=1.08, level_db=1.5, tilt_db=0.8),
    Emotion.SAD: Manner(0.92, 0.55, 0.84, -3.5, -1.6, breath=0.18, jitter=0.006, pauses=1.4),
    Emotion.ANGRY: Manner(pitch=1.14, span=1.5, tempo=1.1, level_db=4.5, tilt_db=2.2, pauses=0.8),
    Emotion.AFRAID: Manner(1.24, 0.85, 1.14, 0.0, 0.4, breath=0.2, jitter=0.02, pauses=0.9),
    Emotion.SURPRISED: Manner(pitch=1.24, span=1.6, tempo=1.05, level_db=2.0, tilt_db=0.6),
    Emotion.DISGUSTED: Manner(pitch=0.93, span=1.15, tempo=0.9, level_db=0.0, tilt_db=-0.6),
    Emotion.TENDER: Manner(0.97, 0.85, 0.9, -3.0, -1.4, breath=0.16, pauses=1.15),
    Emotion.WRY: Manner(pitch=0.95, span=1.2, tempo=0.94, level_db=-0.5, tilt_db=-0.3),
    Emotion.URGENT: Manner(1.1, 1.2, 1.22, 2.5, 1.2, breath=0.05, pauses=0.55),
}
SLOWEST, FASTEST = 0.4, 2.6  # tempo beyond which words fall apart
_SHOUT = Manner(pitch=1.32, span=1.25, tempo=0.97, level_db=6.0, tilt_db=2.6, pauses=0.9)
_WHISPER = Manner(tempo=0.93, level_db=-7.0, tilt_db=0.5, breath=1.0, voiceless=True)


def manner(delivery: Delivery) -> Manner:
    """The manner of a delivery: its emotion at its intensity, then shout or whisper, then pace."""
    strength = 0.0 if delivery.intensity <= 0 else min(1.0, 0.3 + 0.75 * delivery.intensity)
    played = _between(PLAIN, _EMOTIONS[delivery.emotion], strength)
    if delivery.shout:
        played = _joined(played, _SHOUT)
    if delivery.whisper:
        played = _joined(played, _WHISPER)
    pace = min(2.0, max(0.5, delivery.pace))
    played = _joined(played, Manner(tempo=pace, pauses=1 / pace))
    return replace(played, tempo=min(FASTEST, max(SLOWEST, played.tempo)))


def level_db(delivery: Delivery) -> float:
    """How much louder than plain speech a delivery is; the mix levels lines, then adds this."""
    return manner(delivery).level_db


_RATIOS = ("pitch", "span", "tempo", "pauses")


def _between(plain: Manner, full: Manner, strength: float) -> Manner:
    values = {
        field.name: (
            getattr(plain, field.name)
            + (getattr(full, field.name) - getattr(plain, field.name)) * strength
        )
        for field in fields(Manner)
        if field.name != "voiceless"
    }
    return Manner(**values, voiceless=full.voiceless)


def _joined(first: Manner, second: Manner) -> Manner:
    """Both at once: ratios multiply, decibels and noise add."""
    values = {}
    for field in fields(Manner):
        a, b = getattr(first, field.name), getattr(second, field.name)
        if field.name == "voiceless":
            values[field.name] = a or b
        else:
            values[field.name] = a * b if field.name in _RATIOS else a + b
    values["breath"] = min(1.0, values["breath"])
    return Manner(**values)
