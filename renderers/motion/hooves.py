"""Animals on their four feet: standing, walking, trotting, galloping.

Enters: the cue of an animal that people ride. Leaves: where its trunk is, and one prop track for
each of its parts. Feet stay where they are set down: the stride follows from the way covered.
Gaits after Hildebrand, "Symmetrical gaits of horses" (1965) and Muybridge's plates.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.mounts import GALLOP_MPS, RIDDEN, TROT_MPS, WALK_MPS, mount_of
from renderers.cue_sheet import ThingCue
from renderers.motion.curves import ease
from renderers.motion.quaternions import Floats, about, multiply, rotate
from renderers.sets.animals import LEGS, NECK_AT, Leg, bent
from renderers.xsheet import PropTrack

RAMP = 0.22  # share of a ride in which it gathers speed, or loses it


@dataclass(frozen=True, slots=True)
class Gait:
    """Lengths in shares of the animal's scale; shares of a stride; degrees."""

    stride: float  # way covered between two steps of one foot
    down: float  # how long a foot is on the ground
    begins: tuple[float, float, float, float]  # left and right hind foot, left and right fore foot
    lift: float  # of a hoof
    bob: float  # of the trunk, up and down
    beats: float  # of the bob in a stride
    sinks: float  # on average, for the bent legs
    nod_deg: float
    rock_deg: float


WALK = Gait(0.66, 0.5, (0.0, 0.5, 0.25, 0.75), 0.06, 0.006, 2.0, 0.016, 4.0, 0.0)
TROT = Gait(1.1, 0.34, (0.0, 0.5, 0.5, 0.0), 0.1, 0.016, 2.0, 0.02, 2.0, 0.0)
GALLOP = Gait(1.85, 0.22, (0.0, 0.12, 0.42, 0.54), 0.15, 0.03, 1.0, 0.02, 7.0, 3.5)


@dataclass(frozen=True, slots=True, eq=False)
class Going:
    """An animal's trunk over N frames, metres and radians."""

    place_m: Floats  # [N, 3] the floor under its middle, bobbing with it
    yaw: float
    pitch: Floats  # [N] nose down > 0
    phase: Floats  # [N] strides since it set off
    share: Floats  # [N] 0 standing … 1 in full stride
    gait: Gait
    seen: npt.NDArray[np.bool_]  # [N] not before it comes, nor when it has gone

    @property
    def turn(self) -> Floats:
        """The trunk's turn, [N, 4]."""
        return multiply(about(1, np.full(len(self.pitch), self.yaw)), about(0, self.pitch))


def going(thing: ThingCue, t: Floats, fps: float) -> Going:
    """Where an animal's trunk is, frame by frame."""
    scale, count = mount_of(thing.kind).scale_m, len(t)
    yaw = float(np.radians(thing.yaw_deg))
    if not thing.path_m:
        still = np.zeros(count)
        place = np.repeat(np.array([thing.at_m], np.float64), count, axis=0)
        return Going(place, yaw, still, still, still, WALK, np.ones(count, np.bool_))
    share = np.clip((t * fps - thing.start) / max(thing.frames, 1), 0.0, 1.0)
    eased, speed = _pace(share, thing.manner)
    start, end = np.array(thing.path_m[0]), np.array(thing.path_m[-1])
    length = float(np.linalg.norm(end - start))
    gait = _gait(length * fps / max(thing.frames, 1))
    floor = start + (end - start) * eased[:, None]
    phase = eased * length / (gait.stride * scale)
    full = ease(np.clip(speed / 0.6, 0.0, 1.0))
    beat = 2 * np.pi * gait.beats * phase
    up = full * scale * (gait.bob * np.sin(beat) - gait.sinks)
    pitch = full * np.radians(gait.rock_deg) * np.sin(beat + 0.9)
    place = np.stack([floor[:, 0], up, floor[:, 1]], -1)
    frame = t * fps - thing.start
    seen = (frame >= 0) | (thing.manner not in ("come", "pass"))
    seen &= (frame < thing.frames) | (thing.manner not in ("go", "pass"))
    return Going(place, yaw, pitch, phase, full, gait, seen)


def animal_tracks(thing: ThingCue, t: Floats, fps: float) -> Iterator[PropTrack]:
    """One track for each part of an animal."""
    own, scale = going(thing, t, fps), mount_of(thing.kind).scale_m
    yield _track(f"{thing.kind} body", own.place_m, own.turn, own)
    neck = own.place_m + rotate(own.turn, _repeated(NECK_AT, scale, len(t)))
    nod = own.share * np.radians(own.gait.nod_deg)
    swing = nod * np.sin(2 * np.pi * own.gait.beats * own.phase + 2.2)
    yield _track(f"{thing.kind} neck", neck, multiply(own.turn, about(0, swing)), own)
    for number, leg in enumerate(LEGS):
        yield from _leg_tracks(thing.kind, own, leg, own.gait.begins[number], scale)


def is_animal(thing: ThingCue) -> bool:
    """Whether a cue is of an animal with legs of its own."""
    return thing.kind in RIDDEN


def _leg_tracks(
    kind: str, own: Going, leg: Leg, begins: float, scale: float
) -> Iterator[PropTrack]:
    """Both bones of a leg whose hoof is set down in its turn."""
    count = len(own.phase)
    joint = own.place_m + rotate(own.turn, _repeated((leg.x, *leg.joint), scale, count))
    up, on = _hoof(own, leg, begins)
    along = (joint - own.place_m) * np.array([1.0, 0.0, 1.0])
    ahead = along[:, 0] * np.sin(own.yaw) + along[:, 2] * np.cos(own.yaw)
    first, second = bent(leg, up - joint[:, 1] / scale, on - ahead / scale)
    yaw = about(1, np.full(count, own.yaw))
    upper = multiply(yaw, about(0, first))
    knee = joint + rotate(upper, _repeated((0.0, -leg.upper, 0.0), scale, count))
    yield _track(f"{kind} {leg.name}", joint, upper, own)
    yield _track(f"{kind} {leg.name} shin", knee, multiply(yaw, about(0, second)), own)


def _hoof(own: Going, leg: Leg, begins: float) -> tuple[Floats, Floats]:
    """Height of a hoof and how far before the animal's middle it is, in shares of its scale."""
    gait = own.gait
    at = np.mod(own.phase + begins, 1.0)
    half = gait.stride * gait.down / 2
    down = at < gait.down
    swung = ease(np.clip((at - gait.down) / (1.0 - gait.down), 0.0, 1.0))
    on = np.where(down, half - gait.stride * at, -half + 2 * half * swung)
    up = np.where(down, 0.0, gait.lift * np.sin(np.pi * swung))
    return own.share * up, leg.foot_z + own.share * on


def _pace(share: Floats, manner: str) -> tuple[Floats, Floats]:
    """Part of the way covered, 0 … 1, and speed against the even one."""
    if manner == "come":
        part, speed = _pace(1.0 - share, "go")
        return 1.0 - part, speed
    if manner != "go":
        moving = ((share > 0.0) & (share < 1.0)).astype(np.float64)
        return share, moving
    whole = 1.0 - RAMP / 2
    part = np.where(share < RAMP, share**2 / (2 * RAMP), share - RAMP / 2) / whole
    speed = np.clip(share / RAMP, 0.0, 1.0) / whole
    return part, np.where(share < 1.0, speed, 0.0)


def _gait(speed_mps: float) -> Gait:
    """What suits a speed."""
    if speed_mps > (TROT_MPS + GALLOP_MPS) / 2:
        return GALLOP
    return TROT if speed_mps > (WALK_MPS + TROT_MPS) / 2 else WALK


def _repeated(at: tuple[float, float, float], scale: float, count: int) -> Floats:
    return np.repeat(np.array([at]) * scale, count, axis=0)


def _track(kind: str, place: Floats, turn: Floats, own: Going) -> PropTrack:
    return PropTrack(kind, place.astype(np.float32), turn.astype(np.float32), own.seen)
