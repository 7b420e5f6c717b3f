"""Faces: expression, lids, mouth and eyes over the shot.

Enters: face cues, mouth shapes laid out over the shot, the gaze. Leaves: a `FaceTrack`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from renderers.motion.curves import dice, drift, envelope
from renderers.motion.gaze import Regard
from renderers.motion.quaternions import Floats
from renderers.motion.score import FaceCue
from renderers.xsheet import FaceTrack
from screenplay.scene_graph import Emotion

_BLINK = ((-1.0, 0.55), (0.0, 1.0), (1.0, 0.75), (2.0, 0.25))  # frames at 24 per second, lid
_BLINK_S = 3.0 / 24.0  # from shut to open again
_OPEN_S = 0.6  # eyes stay open so long after a cut and after a first word
_SPEAKS = 0.2


@dataclass(frozen=True, slots=True)
class Mien:
    """An emotion's face at full strength; units as in `FaceTrack`."""

    smile: float = 0.0
    brow: float = 0.0
    tilt: float = 0.0
    squint: float = 0.0


MIENS = {
    Emotion.NEUTRAL: Mien(0.08),
    Emotion.HAPPY: Mien(0.85, 0.25, 0.05, 0.25),
    Emotion.SAD: Mien(-0.60, 0.05, 0.90, 0.15),
    Emotion.ANGRY: Mien(-0.50, -0.80, -0.90, 0.35),
    Emotion.AFRAID: Mien(-0.40, 0.75, 0.85, -0.25),
    Emotion.SURPRISED: Mien(0.10, 1.00, 0.15, -0.35),
    Emotion.DISGUSTED: Mien(-0.60, -0.45, -0.40, 0.65),
    Emotion.TENDER: Mien(0.45, 0.15, 0.40, 0.20),
    Emotion.WRY: Mien(0.35, 0.30, -0.15, 0.30),
    Emotion.URGENT: Mien(-0.15, 0.25, -0.40, 0.10),
}


@dataclass(frozen=True, slots=True, eq=False)
class Lips:
    """What the mouth does: rows as in `FaceTrack.mouth`, letters, and how much it speaks 0…1."""

    shape: Floats  # [F, 5]
    letters: tuple[str, ...]
    loud: Floats  # [F]


def face_track(
    t: Floats,
    cues: Sequence[FaceCue],
    lips: Lips,
    gaze: Regard,
    accents: Floats,
    seed: int,
    who: str,
) -> FaceTrack:
    """The face of one actor, one row per frame."""
    sums = {name: np.zeros(len(t)) for name in ("smile", "brow", "tilt", "squint", "shut", "open",
                                                 "round", "blush", "tears")}  # fmt: skip
    for cue in cues:
        weight = envelope(t, cue.start_s, cue.end_s, cue.rise_s, cue.fall_s)
        sums = {
            name: shown + _added(shown, float(getattr(cue, name))) * weight
            for name, shown in sums.items()
        }
    brow = sums["brow"] + 0.28 * accents + 0.05 * drift(t, 3.3, seed, who, "brow")
    smile = sums["smile"] + 0.04 * drift(t, 4.1, seed, who, "smile")
    lids = _blinks(t, gaze.shifts_s, _openings(t, lips.loud), seed, who)
    blink = np.maximum(lids, np.clip(sums["shut"], 0, 1))
    eyes = np.degrees(gaze.eyes)
    return FaceTrack(
        mouth=_mouth(lips, sums["open"], sums["round"]).astype(np.float32),
        viseme=lips.letters,
        smile=_f32(np.clip(smile, -1, 1)),
        blink=_f32(np.clip(blink, 0, 1)),
        brow=_f32(np.clip(brow, -1, 1)),
        brow_tilt=_f32(np.clip(sums["tilt"], -1, 1)),
        squint=_f32(np.clip(sums["squint"], 0, 1)),
        gaze_deg=_f32(np.stack([eyes[:, 0], eyes[:, 1]], -1)),
        blush=_f32(np.clip(sums["blush"], 0, 1)),
        tears=_f32(np.clip(sums["tears"], 0, 1)),
    )


def _added(shown: Floats, value: float) -> Floats:
    """What a cue adds: less where the face shows as much already, all of it where it opposes."""
    return np.where(shown * value > 0, value - 0.35 * shown, value)


def mood_cue(emotion: Emotion, strength: float, start_s: float, end_s: float) -> FaceCue:
    """An emotion shown from `start_s` to `end_s`."""
    mien = MIENS[emotion]
    strong = max(0.0, strength - 0.65) / 0.35
    return FaceCue(
        start_s, end_s, smile=mien.smile * strength, brow=mien.brow * strength,
        tilt=mien.tilt * strength, squint=mien.squint * strength,
        tears=0.8 * strong if emotion is Emotion.SAD else 0.0,
        blush=0.5 * strength if emotion is Emotion.TENDER else 0.0,
        rise_s=0.3, fall_s=0.6,
    )  # fmt: skip


def _f32(values: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.asarray(values, np.float32)


def _mouth(lips: Lips, opened: Floats, rounded: Floats) -> Floats:
    """Talking lips, or a mouth that hangs, laughs or gasps where nobody talks."""
    shape = lips.shape.copy()
    free = 1.0 - 0.8 * lips.loud
    shape[:, 1] = np.maximum(shape[:, 1], np.clip(opened, 0, 1) * free)
    shape[:, 2] = np.maximum(shape[:, 2], np.clip(rounded, 0, 1) * free)
    shape[:, 3] = np.maximum(shape[:, 3], np.clip(opened - 0.2, 0, 0.7) * free)
    return np.asarray(shape)


def _openings(t: Floats, loud: Floats) -> Floats:
    """Seconds at which eyes are to be seen: as a shot begins, as a mouth begins to speak."""
    speaks = loud > _SPEAKS
    begins = np.flatnonzero(speaks[1:] & ~speaks[:-1]) + 1
    return np.asarray(t[np.concatenate([[0], begins]).astype(int)])


def _blinks(t: Floats, shifts_s: Sequence[float], open_s: Floats, seed: int, who: str) -> Floats:
    """Every 2 to 5 seconds, and on most great shifts of gaze; never as a shot or a line begins."""
    rng = dice("blinks", seed, who)
    first, last = float(t[0]), float(t[-1])
    gaps = rng.uniform(2.0, 5.0, int(last - first) // 2 + 3)
    times = list(first + rng.uniform(-3.5, -0.5) + np.cumsum(gaps))
    times += [when for when in shifts_s if rng.random() < 0.7]
    lids = np.zeros(len(t))
    seconds, depth = (np.array(column) for column in zip(*_BLINK, strict=True))
    seconds = np.concatenate([[-2.0], seconds, [3.0]]) / 24.0
    depth = np.concatenate([[0.0], depth, [0.0]])
    step = float(t[1] - t[0]) if len(t) > 1 else 1.0 / 24.0
    for when in times:
        shut = first + round((when - first) / step) * step  # on a frame, so that it is seen closed
        if ((shut > open_s - _BLINK_S) & (shut < open_s + _OPEN_S)).any():
            continue
        lids = np.maximum(lids, np.interp(t - shut, seconds, depth, left=0.0, right=0.0))
    return lids
