"""The carriage of a body over time: where pelvis and feet are, and in which manner.

Enters: footings and the tracks that walking and sitting down write. Leaves: `Carriage`, arrays
with one row per frame that legs, trunk and arms are built on.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.motion.curves import bump, ease, unwrap_toward
from renderers.motion.footing import Footing, forward_of
from renderers.motion.quaternions import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Carriage:
    """N frames. Angles in radians; pitch forward > 0, roll > 0 lifts the left hip."""

    ground_m: Floats  # [N, 2] floor point under a standing body
    pelvis_m: Floats  # [N, 3]
    yaw: Floats  # [N] heading
    twist: Floats  # [N] of the pelvis against the heading
    pitch: Floats  # [N] of the pelvis
    roll: Floats  # [N] of the pelvis
    lean: Floats  # [N] of the spine
    ankle_m: Floats  # [N, 2, 3] of the flat or lifted foot, before it rolls
    foot_yaw: Floats  # [N, 2]
    foot_pitch: Floats  # [N, 2] toes down > 0; rolls over ball or heel
    stride: Floats  # [N] −1 right foot ahead … 1 left foot ahead
    gait: Floats  # [N] 0 standing … 1 walking
    run: Floats  # [N] 0 walking … 1 running
    seated: Floats  # [N]
    lying: Floats  # [N]
    crouched: Floats  # [N]
    visible: npt.NDArray[np.bool_]  # [N]

    def cut(self, rows: slice) -> "Carriage":
        """The frames of `rows`."""
        return Carriage(*(getattr(self, name)[rows] for name in self.__slots__))


def pelvis_of(pose: Footing) -> Floats:
    """World position of the pelvis joint in a footing, [3]."""
    x, z = pose.ground_m - forward_of(pose.yaw) * pose.behind_m
    return np.array([x, pose.height_m, z])


def held(pose: Footing, frames: int, *, visible: bool) -> Carriage:
    """A footing held for `frames`; its arrays are fresh and may be written by the builder."""

    def row(value: npt.ArrayLike) -> Floats:
        array = np.asarray(value, np.float64)
        return np.repeat(array[None], frames, axis=0)

    return Carriage(
        ground_m=row(pose.ground_m), pelvis_m=row(pelvis_of(pose)), yaw=row(pose.yaw),
        twist=row(0.0), pitch=row(pose.pitch), roll=row(0.0), lean=row(pose.lean),
        ankle_m=row(pose.ankles_m), foot_yaw=row(pose.yaw + pose.toes_out),
        foot_pitch=row(pose.foot_pitch), stride=row(0.0), gait=row(0.0), run=row(0.0),
        seated=row(pose.seated), lying=row(pose.lying), crouched=row(pose.crouched),
        visible=np.full(frames, visible),
    )  # fmt: skip


def write(track: Carriage, first: int, part: Carriage) -> None:
    """Copy `part` into `track` from row `first` on."""
    rows = slice(first, first + len(part.yaw))
    for name in Carriage.__slots__:
        getattr(track, name)[rows] = getattr(part, name)


def shifted(u: Floats, a: Footing, b: Footing) -> Carriage:
    """From footing `a` to `b` as `u` runs from 0 to 1: sitting down, rising, lying, crouching.

    The trunk leans forward to keep its weight over the feet while hips move back and down; feet
    that must move do so one after the other.
    """
    track = held(b, len(u), visible=True)
    rising = b.height_m > a.height_m
    w, back = ease(u), ease(u * 1.12 if not rising else u * 1.25)
    drop = ease((u - 0.1) / 0.9) if not rising else ease((u - 0.15) / 0.85)
    start, end = pelvis_of(a), pelvis_of(b)
    track.pelvis_m[:] = start + (end - start) * np.stack([back, drop, back], -1)
    yaw = unwrap_toward(b.yaw, a.yaw)
    track.yaw[:] = a.yaw + (yaw - a.yaw) * w
    track.ground_m[:] = a.ground_m + (b.ground_m - a.ground_m) * w[:, None]
    for name, x, y in (
        ("pitch", a.pitch, b.pitch), ("lean", a.lean, b.lean), ("seated", a.seated, b.seated),
        ("lying", a.lying, b.lying), ("crouched", a.crouched, b.crouched),
    ):  # fmt: skip
        getattr(track, name)[:] = x + (y - x) * w
    upright = (1.0 - max(a.lying, b.lying)) * abs(a.height_m - b.height_m) / 0.4
    bow = bump(u, 0.0, 0.95) * min(1.0, upright)
    track.pitch[:] += 0.34 * bow
    track.lean[:] += 0.22 * bow
    _shuffle(track, u, a, b)
    return track


def _shuffle(track: Carriage, u: Floats, a: Footing, b: Footing) -> None:
    """Move feet that stand elsewhere afterwards, left first; while a seat bears the weight."""
    windows = ((0.0, 0.6), (0.4, 1.0))
    if max(a.lying, b.lying) < 0.5 and a.seated != b.seated:
        windows = ((0.0, 0.32), (0.1, 0.42)) if a.seated else ((0.5, 0.86), (0.62, 1.0))
    for foot, (start, end) in enumerate(windows):
        own = np.clip((u - start) / (end - start), 0.0, 1.0)
        w = ease(own)
        gap = b.ankles_m[foot] - a.ankles_m[foot]
        distance = float(np.linalg.norm(gap))
        track.ankle_m[:, foot] = a.ankles_m[foot] + gap * w[:, None]
        lift = min(0.3 * distance, 0.09) * np.sin(np.pi * own) ** 2
        track.ankle_m[:, foot, 1] += lift if distance > 0.01 else 0.0
        old = a.yaw + a.toes_out[foot]
        new = unwrap_toward(b.yaw + b.toes_out[foot], old)
        track.foot_yaw[:, foot] = old + (new - old) * w
        pitch = a.foot_pitch[foot] + (b.foot_pitch[foot] - a.foot_pitch[foot]) * w
        track.foot_pitch[:, foot] = pitch
