"""Phones → mouths: what the lips do in every film frame.

Enters: the timings of a take and a frame rate. Leaves: `Mouths`: a letter per frame (Rhubarb's
nine shapes) for limited animation, and a continuous shape per frame for rigs.

Letters are voted by the share of the frame that each sound fills; lips always close for P, B, M
and always meet the teeth for F, V; single stray frames go (after D. S. Wolf, Rhubarb Lip Sync).
Shapes blend neighbouring sounds by dominance (Cohen & Massaro 1993), open fast and close slowly.
"""

from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt
from scipy.ndimage import convolve1d

from screenplay.frame_rate import FrameRate
from voices.phones import SILENCE, VOWELS
from voices.takes import RATE_HZ, Phone, Samples, Timings

Array = npt.NDArray[np.float32]

LETTERS = "ABCDEFGHX"
HALF_WIDTH_M = 0.040  # what a width of 1 means on a head of human size
OPEN_M = 0.070  # what an opening of 1, the widest shout, means

# letter: half width, open, round, teeth, tongue, each 0…1
SHAPES: dict[str, tuple[float, float, float, float, float]] = {
    "X": (0.75, 0.0, 0.0, 0.0, 0.0),  # rest
    "A": (0.80, 0.0, 0.0, 0.0, 0.0),  # P B M: lips pressed
    "B": (0.90, 0.14, 0.0, 1.0, 0.0),  # S T EE: teeth together
    "C": (0.85, 0.37, 0.0, 1.0, 0.3),  # EH
    "D": (0.90, 0.66, 0.0, 1.0, 0.6),  # AA
    "E": (0.65, 0.43, 0.3, 0.6, 0.4),  # AO ER
    "F": (0.35, 0.26, 1.0, 0.0, 0.0),  # OO W: puckered
    "G": (0.80, 0.17, 0.0, 1.0, 0.0),  # F V: teeth on lip
    "H": (0.75, 0.43, 0.0, 1.0, 1.0),  # L: tongue up
}

_LETTER_OF = {
    "b": "A", "m": "A", "p": "A", "f": "G", "v": "G", "l": "H", "w": "F", "uw": "F", "aa": "D",
    "ae": "D", "ah": "C", "ax": "C", "eh": "C", "ao": "E", "er": "E", "uh": "E", "r": "E",
    "ih": "B", "iy": "B", "y": "B", "d": "B", "t": "B", "n": "B", "s": "B", "z": "B", "th": "B",
    "dh": "B", "sh": "B", "zh": "B", "ch": "B", "jh": "B", "k": "C", "g": "C", "ng": "C",
    "hh": "C",
}  # fmt: skip
_GLIDES = {"ay": "DB", "aw": "DF", "ey": "CB", "ow": "EF", "oy": "EB"}  # 60 % and 40 %
_LOOSE = frozenset({"t", "d", "n", "k", "g", "ng", "hh", "s", "z", "th", "dh"})  # lips are free
_LOOSE_LONGEST_S = 0.09
_HOLD_S, _RELAX_S = 0.12, 0.35  # shorter pauses keep, longer ones loosen, others rest the mouth
_ROUNDED = {"sh": 0.5, "zh": 0.5, "ch": 0.5, "jh": 0.5, "r": 0.35}
_TONGUE = {"th": 1.0, "dh": 1.0, "n": 0.6, "t": 0.5, "d": 0.5}
# how strongly a sound insists on its shape against its neighbours
_DOMINANCE = {"A": 4.0, "G": 3.0, "F": 2.0, "E": 1.4, "D": 1.3, "H": 1.1, "C": 1.0, "B": 0.7}
_STEPS_HZ = 240
_BLEND_S = 0.10
_CLOSE_PER_S = 5.0  # how fast a mouth falls shut of itself: from wide open in a fifth of a second


@dataclass(frozen=True, slots=True, eq=False)
class Mouths:
    """A mouth per film frame of a take; F frames."""

    letters: tuple[str, ...]  # [F]
    shape: Array  # [F, 5]: half width, open, round, teeth, tongue, 0…1 (see SHAPES, OPEN_M)


@dataclass(frozen=True, slots=True)
class _Pose:
    """One mouth position held for a stretch of samples."""

    letter: str
    start: int
    end: int
    phone: str


def mouths(
    timings: Timings, rate: FrameRate, start: int = 0, envelope: Array | None = None
) -> Mouths:
    """The mouth of the speaker in every frame the take lasts.

    Args:
        timings: of the take.
        rate: film frames per second.
        start: film frame at which the take begins; frames of uneven length fall by it.
        envelope: loudness per frame from `loudness`, 1 at a normal peak; opens mouths by it.
    """
    frames = rate.frames_of_samples(timings.samples, RATE_HZ)
    edges = _edges(rate, start, frames)
    poses = _poses(timings.phones)
    letters = _letters(poses, edges)
    shape = _shape(poses, timings.samples, edges)
    if envelope is not None:
        swell = np.clip(0.55 + 0.6 * envelope[:frames], 0.5, 1.3)
        shape[: len(swell), 1] = np.clip(shape[: len(swell), 1] * swell, 0.0, 1.0)
    _press(shape, letters)
    return Mouths(tuple(letters), shape)


def loudness(samples: Samples, rate: FrameRate, start: int = 0) -> Array:
    """RMS per film frame of a take, 1 at its loud moments; float32 [F]."""
    frames = rate.frames_of_samples(len(samples), RATE_HZ)
    edges = np.minimum(_edges(rate, start, frames), len(samples))
    power = np.concatenate(([0.0], np.cumsum(samples.astype(np.float64) ** 2)))
    lengths = np.maximum(np.diff(edges), 1)
    rms = np.sqrt(np.maximum(np.diff(power[edges]), 0.0) / lengths)
    loud = float(np.percentile(rms, 90)) if frames else 0.0
    return (rms / loud if loud > 0 else rms).astype(np.float32)


def _edges(rate: FrameRate, start: int, frames: int) -> npt.NDArray[np.int64]:
    """First sample of each frame and the end of the last, from the take's first sample."""
    zero = rate.samples(start, RATE_HZ)
    ticks = [rate.samples(start + i, RATE_HZ) - zero for i in range(frames + 1)]
    return np.array(ticks, np.int64)


# ------------------------------------------------------------------ phones → poses


def _poses(phones: tuple[Phone, ...]) -> list[_Pose]:
    """Phones as mouth positions that touch; glides in two parts."""
    found: list[_Pose] = []
    for index, phone in enumerate(phones):
        length = phone.end - phone.start
        if phone.name in _GLIDES:
            first, second = tuple(_GLIDES[phone.name])
            turn = phone.start + round(0.6 * length)
            found.append(_Pose(first, phone.start, turn, phone.name))
            found.append(_Pose(second, turn, phone.end, phone.name))
        else:
            found.append(_Pose(_letter(phones, index), phone.start, phone.end, phone.name))
    return _paused(found)


def _letter(phones: tuple[Phone, ...], index: int) -> str:
    phone = phones[index]
    if phone.name == SILENCE:
        return "X"
    if phone.name in _LOOSE and phone.end - phone.start < _LOOSE_LONGEST_S * RATE_HZ:
        borrowed = _next_vowel(phones, index)
        if borrowed:
            return borrowed
    return _LETTER_OF.get(phone.name, "C")


def _next_vowel(phones: tuple[Phone, ...], index: int) -> str:
    """Mouth of the vowel directly after, at most one loose sound away."""
    for phone in phones[index + 1 : index + 3]:
        if phone.name in VOWELS:
            letter = _GLIDES[phone.name][0] if phone.name in _GLIDES else _LETTER_OF[phone.name]
            return "C" if letter == "D" else letter  # on the way to a wide mouth, not there yet
        if phone.name not in _LOOSE:
            return ""
    return ""


def _paused(poses: list[_Pose]) -> list[_Pose]:
    """Short pauses inside speech keep or loosen the mouth instead of shutting it."""
    found = list(poses)
    for index in range(1, len(poses) - 1):
        pose = poses[index]
        length_s = (pose.end - pose.start) / RATE_HZ
        if pose.phone != SILENCE or length_s > _RELAX_S:
            continue
        letter = found[index - 1].letter if length_s <= _HOLD_S else "B"
        if letter in "AG":  # lips do not stay pressed through a pause
            letter = "B"
        found[index] = _Pose(letter, pose.start, pose.end, pose.phone)
    return found


# ------------------------------------------------------------------ letters


def _letters(poses: list[_Pose], edges: npt.NDArray[np.int64]) -> list[str]:
    frames = len(edges) - 1
    votes = np.zeros((frames, len(LETTERS)))
    for pose in poses:
        _vote(votes, pose, edges)
    letters = [LETTERS[i] for i in votes.argmax(axis=1)]
    kept = _close(letters, poses, edges)
    return _steady(letters, kept)


def _covered(pose: _Pose, edges: npt.NDArray[np.int64]) -> range:
    """Frames that the pose touches."""
    frames = len(edges) - 1
    first = int(np.searchsorted(edges, pose.start, side="right")) - 1
    last = int(np.searchsorted(edges, max(pose.end - 1, pose.start), side="right")) - 1
    return range(max(first, 0), min(last, frames - 1) + 1)


def _share(pose: _Pose, frame: int, edges: npt.NDArray[np.int64]) -> int:
    return int(min(pose.end, edges[frame + 1]) - max(pose.start, edges[frame]))


def _vote(votes: npt.NDArray[np.float64], pose: _Pose, edges: npt.NDArray[np.int64]) -> None:
    weight = _DOMINANCE.get(pose.letter, 0.6) ** 0.5
    column = LETTERS.index(pose.letter)
    for frame in _covered(pose, edges):
        votes[frame, column] += weight * max(0, _share(pose, frame, edges))


def _close(letters: list[str], poses: list[_Pose], edges: npt.NDArray[np.int64]) -> set[int]:
    """Give every P, B, M its A and every F, V its G; the frames that must stay so."""
    kept: set[int] = set()
    for letter in "AG":
        for pose in poses:
            if pose.letter != letter or pose.phone == SILENCE:
                continue
            covered = sorted(_covered(pose, edges), key=lambda f: -_share(pose, f, edges))
            own = [frame for frame in covered if letters[frame] == letter]
            if not own:
                free = [frame for frame in covered if frame not in kept]
                if not free:  # another closure has the frame: meet the sound a frame beside it
                    near = (covered[0] - 1, covered[0] + 1)
                    free = [f for f in near if 0 <= f < len(letters) and f not in kept]
                own = free[:1]
            for frame in own:
                letters[frame] = letter
                kept.add(frame)
    return kept


def _steady(letters: list[str], kept: set[int]) -> list[str]:
    """Drop mouths that last a single frame, unless lips had to meet there."""
    steady = list(letters)
    for _ in range(2):
        at = 0
        for _letter, run in groupby(list(steady)):
            length = len(list(run))
            stray = length == 1 and 0 < at < len(steady) - 1 and at not in kept
            if stray:
                before, after = steady[at - 1], steady[at + 1]
                steady[at] = after if before in "AGX" and after not in "AG" else before
                if steady[at] in "AGX" and after not in "AGX":
                    steady[at] = after
            at += length
    return steady


# ------------------------------------------------------------------ shapes


def _shape(poses: list[_Pose], samples: int, edges: npt.NDArray[np.int64]) -> Array:
    """[F, 5] by blending at _STEPS_HZ; linear in the take's length."""
    steps = samples * _STEPS_HZ // RATE_HZ + 2
    targets = np.zeros((steps, 5))
    weights = np.zeros(steps)
    for pose in poses:
        first = round(pose.start * _STEPS_HZ / RATE_HZ)
        last = max(first + 1, round(pose.end * _STEPS_HZ / RATE_HZ))
        targets[first:last] = _target(pose)
        weights[first:last] = _DOMINANCE.get(pose.letter, 0.6)
    weights = np.where(weights > 0, weights, 0.6)
    kernel = np.hanning(round(_BLEND_S * _STEPS_HZ) | 1)
    total = convolve1d(weights, kernel, mode="nearest")
    blended = np.stack(
        [convolve1d(targets[:, i] * weights, kernel, mode="nearest") / total for i in range(5)], 1
    )
    blended[:, 1] = _falling(blended[:, 1])
    centres = (edges[:-1] + edges[1:]) / 2 * (_STEPS_HZ / RATE_HZ)
    grid = np.arange(steps)
    sampled = [np.interp(centres, grid, blended[:, i]) for i in range(5)]
    return np.clip(np.stack(sampled, 1), 0.0, 1.0).astype(np.float32)


def _target(pose: _Pose) -> tuple[float, float, float, float, float]:
    width, opening, rounding, teeth, tongue = SHAPES[pose.letter]
    rounding = max(rounding, _ROUNDED.get(pose.phone, 0.0))
    width -= 0.25 * _ROUNDED.get(pose.phone, 0.0)
    return width, opening, rounding, teeth, max(tongue, _TONGUE.get(pose.phone, 0.0))


def _falling(opening: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Openings that rise as they come and fall no faster than a jaw does."""
    slope = _CLOSE_PER_S / _STEPS_HZ
    ramp = np.arange(len(opening)) * slope
    return np.asarray(np.maximum.accumulate(opening + ramp) - ramp)


def _press(shape: Array, letters: list[str]) -> None:
    """Lips meet in full where the letter says so, and part where it says they are apart."""
    for frame, letter in enumerate(letters):
        if letter == "A":
            shape[frame, 1] = 0.0
            shape[frame, 3:] = 0.0
        elif letter == "G":
            shape[frame] = (*SHAPES["G"][:2], shape[frame, 2] * 0.3, 1.0, 0.0)
