"""Things that nobody holds: lying where they are, and vehicles on their way.

Enters: the thing cues of a sheet and everybody's scores. Leaves: prop tracks. A thing lies there
until the hand that takes it has it, and from the moment a hand lets go of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from renderers.cue_sheet import CueSheet, ThingCue
from renderers.motion.arms import palm_centre
from renderers.motion.figure import Figure
from renderers.motion.hooves import animal_tracks, is_animal
from renderers.motion.quaternions import Floats, multiply, rotate
from renderers.motion.score import PropCue
from renderers.sets.resting import at_rest
from renderers.xsheet import PropTrack

_TELEPHONE, _BASE = "telephone", "telephone base"
_ROCK_DEG, _ROCK_HZ = 0.5, 2.3
_EARLY_S = 0.05
_FALLS_FROM_M, _GRAVITY = 0.45, 9.81


def thing_tracks(cues: CueSheet, figures: Mapping[str, Figure], t: Floats) -> Iterator[PropTrack]:
    """One track per thing at rest, two for a telephone: with its receiver and without."""
    for thing in cues.things:
        if is_animal(thing):
            yield from animal_tracks(thing, t, float(cues.rate.fps))
            continue
        if thing.path_m:
            yield _vehicle_track(thing, t, float(cues.rate.fps))
            continue
        there = _there(thing, cues, figures, t)
        if thing.kind == _TELEPHONE:
            lifted = _in_hands(thing, figures, t)
            yield from _still(_BASE, thing, there & lifted, len(t))
            there = there & ~lifted
        fall = _fallen_m(thing, cues, figures, t)
        for track in _still(thing.kind, thing, there, len(t)):
            yield replace(track, position_m=track.position_m + fall)


def rests(cues: CueSheet, noun: str) -> bool:
    """Whether the sheet itself says where a thing lies."""
    return any(noun in (thing.noun, *thing.also) for thing in cues.things)


def _there(
    thing: ThingCue, cues: CueSheet, figures: Mapping[str, Figure], t: Floats
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Frames in which a thing is where it rests."""
    shown = np.ones(len(t), np.bool_)
    fps = float(cues.rate.fps)
    if thing.laid is not None:
        who, start = thing.laid
        shown &= t >= _let_go_s(thing, figures.get(who), start / fps)
    if thing.taken is not None:
        who, start = thing.taken
        shown &= t < _taken_s(thing, figures.get(who), start / fps)
    return shown


def _fallen_m(
    thing: ThingCue, cues: CueSheet, figures: Mapping[str, Figure], t: Floats
) -> npt.NDArray[np.float32]:
    """How far from its rest a thing still is that was let go high above it, [F, 3]."""
    off = np.zeros((len(t), 3), np.float32)
    own = figures.get(thing.laid[0]) if thing.laid is not None else None
    if own is None or thing.laid is None:
        return off
    gone = _let_go_s(thing, own, thing.laid[1] / float(cues.rate.fps))
    hands = [c for c in _held(thing, own) if c.side is not None and c.end_s >= gone - _EARLY_S]
    if not hands or not 0.0 <= gone <= t[-1]:
        return off
    row = int(np.clip(np.searchsorted(t, gone) - 1, 0, len(t) - 1))
    palm = palm_centre(own.joints, hands[-1].side or 0, own.body)[row]
    drop = palm - np.array(thing.at_m)
    if drop[1] < _FALLS_FROM_M:
        return off
    after = np.maximum(t - gone, 0.0)
    share = np.clip(0.5 * _GRAVITY * after**2 / drop[1], 0.0, 1.0)
    off[:] = drop * (1.0 - np.stack([np.sqrt(share), share, np.sqrt(share)], -1))
    return off


def _held(thing: ThingCue, own: Figure | None) -> list[PropCue]:
    if own is None:
        return []
    names = (thing.noun, *thing.also)
    return [c for c in own.score.props if c.side is not None and c.noun in names]


def _taken_s(thing: ThingCue, own: Figure | None, start_s: float) -> float:
    """When the hand has it: the first moment from the business's start on."""
    moments = [max(c.start_s, start_s) for c in _held(thing, own) if c.end_s > start_s + _EARLY_S]
    return min(moments, default=start_s)


def _let_go_s(thing: ThingCue, own: Figure | None, start_s: float) -> float:
    """When the hand leaves it."""
    moments = [c.end_s for c in _held(thing, own) if c.start_s < start_s + _EARLY_S]
    return max((m for m in moments if m >= start_s), default=start_s)


def _in_hands(
    thing: ThingCue, figures: Mapping[str, Figure], t: Floats
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    held = np.zeros(len(t), np.bool_)
    for own in figures.values():
        for cue in _held(thing, own):
            held |= (t >= cue.start_s) & (t < cue.end_s)
    return held


def _still(
    kind: str,
    thing: ThingCue,
    there: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
    count: int,
) -> Iterator[PropTrack]:
    if not there.any():
        return
    laid, grip = at_rest(kind)
    yaw = _about_y(np.full(count, thing.yaw_deg))
    quat = multiply(yaw, np.broadcast_to(np.array(laid), yaw.shape))
    lift = rotate(yaw, np.broadcast_to(np.array(grip), (count, 3)))
    place = np.array(thing.at_m) + lift
    yield PropTrack(kind, place.astype(np.float32), quat.astype(np.float32), there)


def _vehicle_track(thing: ThingCue, t: Floats, fps: float) -> PropTrack:
    """Along its path: gathering speed, slowing down, or both; it rocks a little as it goes."""
    share = np.clip((t * fps - thing.start) / max(thing.frames, 1), 0.0, 1.0)
    eased = {
        "go": share**1.8,
        "come": 1.0 - (1.0 - share) ** 1.9,
    }.get(thing.manner, share * share * (3.0 - 2.0 * share))
    start, end = np.array(thing.path_m[0]), np.array(thing.path_m[-1])
    floor = start + (end - start) * eased[:, None]
    place = np.stack([floor[:, 0], np.zeros(len(t)), floor[:, 1]], -1)
    moving = np.sin(np.pi * share) ** 0.5 * (share > 0) * (share < 1)
    rock = np.radians(_ROCK_DEG) * moving * np.sin(2 * np.pi * _ROCK_HZ * t)
    tilt = np.stack([np.zeros(len(t)), np.zeros(len(t)), np.sin(rock / 2), np.cos(rock / 2)], -1)
    quat = multiply(_about_y(np.full(len(t), thing.yaw_deg)), tilt)
    return PropTrack(thing.kind, place.astype(np.float32), quat.astype(np.float32),
                     np.ones(len(t), np.bool_))  # fmt: skip


def _about_y(degrees: Floats) -> Floats:
    half = np.radians(degrees) / 2
    zero = np.zeros(len(half))
    return np.stack([zero, np.sin(half), zero, np.cos(half)], -1)
