"""Vehicles that move in a scene: where they are during a shot.

Enters: a scene's drives and the beats of a shot. Leaves: boxes, one where a vehicle stands, several
along its way where it moves; and what they cost a camera, which they hide faces from, or drive at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from planner.bearings import Point, distance, yaw_towards
from planner.floor_plan import Furniture
from planner.ground import Boxes, Floats
from planner.lens import View
from planner.mounts import RIDDEN
from planner.shots import Drive

STEP_M = 2.0  # between two places of one that moves
TOO_NEAR_M = 3.0  # it would fill the frame, and come at the audience
HEADLESS_M = 4.5  # who rides past nearer than this loses the head
GOING = "going_"  # before the kind of an animal on its way
BUMPER_M = 0.3


def vehicles_at(
    drives: Sequence[Drive], order: Mapping[str, int], first: int, last: int
) -> tuple[Furniture, ...]:
    """Boxes of the vehicles that move in a scene, during its beats `first` to `last`.

    `order` counts the scene's beats; `drives` come in story order.
    """
    boxes: list[Furniture] = []
    for noun in dict.fromkeys(d.noun for d in drives):
        own = [d for d in drives if d.noun == noun]
        now = [d for d in own if first <= order.get(d.beat_id, -1) <= last]
        before = [d for d in own if order.get(d.beat_id, -1) < first]
        if now:
            boxes += [_going(_box(d, at)) for d in now for at in _places(d.path_m)]
        elif before:
            boxes.append(_box(before[-1], before[-1].path_m[-1]))
        else:
            boxes.append(_box(own[0], own[0].path_m[0]))
    return tuple(boxes)


def _places(path: Sequence[Point]) -> list[Point]:
    """Places along a way, both ends included."""
    places = [path[0]]
    for a, b in pairwise(path):
        count = max(1, round(distance(a, b) / STEP_M))
        shares = [n / count for n in range(1, count + 1)]
        places += [(a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s) for s in shares]
    return places


def _going(box: Furniture) -> Furniture:
    """An animal on its way, told from one that stands."""
    return replace(box, kind=GOING + box.kind) if box.kind in RIDDEN else box


def _box(drive: Drive, at: Point) -> Furniture:
    yaw = yaw_towards(drive.path_m[0], drive.path_m[-1])
    name = f"{drive.noun}@{at[0]:.2f},{at[1]:.2f}"
    return Furniture(name, drive.kind, at[0], at[1], round(yaw, 1), drive.size_m)


def hiding_cost(cameras: View, faces: Floats, vehicles: Sequence[Furniture]) -> Floats:
    """Share of the faces [K, 3] that a vehicle hides at some time, [N]."""
    boxes = Boxes(vehicles)
    none = np.zeros((len(cameras.eye), len(boxes)), np.bool_)
    return np.asarray(boxes.cuts(cameras.eye, faces, none).mean(axis=1), np.float64)


def driving_cost(cameras: View, vehicles: Sequence[Furniture]) -> tuple[Floats, Floats]:
    """Which cameras a vehicle runs into, 0 or 1 [N]; how much too near it comes, 0 … 1 [N].

    An animal that only stands there comes too near to nobody.
    """
    eyes = cameras.eye[:, [0, 2]]
    hit = Boxes(vehicles).distance_m(eyes).min(axis=1) < BUMPER_M
    going = [v for v in vehicles if v.kind not in RIDDEN]
    if not going:
        return hit.astype(np.float64), np.zeros(len(eyes))
    too_near = HEADLESS_M if any(v.kind.startswith(GOING) for v in going) else TOO_NEAR_M
    near = np.clip(1.0 - Boxes(going).distance_m(eyes).min(axis=1) / too_near, 0.0, 1.0)
    return hit.astype(np.float64), np.asarray(near, np.float64)
