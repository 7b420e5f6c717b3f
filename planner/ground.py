"""What stands on the floor, as arrays: where people can be and what hides them.

Enters: a FloorPlan. Leaves: a Ground that measures clearance, tells what a camera may stand in,
which sight lines are blocked and where one can walk. What moves hides nothing here: where it is
during a shot tells `planner.passing`.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.bearings import Point
from planner.floor_plan import KEPT, FloorPlan, Furniture
from planner.walkable import Walkable

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

WALK_HEIGHT_M = 2.0  # what begins above blocks nobody
CELL_M = 0.12
OPEN_REACH_M = 9.0  # people play this near the middle of a landscape
SLIM_M, SLIM_TOP_M = 0.75, 1.3  # how wide a post is at most, how high at least
SAILS = frozenset({"boat", "sailing_boat"})
POLES_M = {"power_pole": 0.3, "umbrella": 0.1, "antenna": 0.2, "road_sign": 0.12}  # what stands
HANGING_M = {"pendant": 0.3}  # what hangs from a ceiling: so much above its underside is a shade
ORNAMENT_DEPTH_M = 0.2  # windows and pictures are part of their wall and go with it


class Ground:
    """A floor plan's geometry, computed once per place."""

    def __init__(self, plan: FloorPlan) -> None:
        self.plan = plan
        still = [f for f in plan.furniture if not f.kind.startswith(KEPT)]
        self.solid = Boxes([f for f in plan.furniture if f.solid and f.base_m < WALK_HEIGHT_M])
        self.opaque = Boxes([f for f in still if f.opaque])
        self.bulky = Boxes([f for f in still if f.base_m < 2.6])
        self.slim = Boxes([_pole_of(f) for f in plan.furniture if is_slim(f)])
        self.shades = Boxes([_shade_of(f) for f in plan.furniture if f.kind in HANGING_M])
        self._walkable: dict[float, Walkable] = {}

    def walkable(self, radius_m: float) -> Walkable:
        """Where a body of some radius can walk."""
        if radius_m not in self._walkable:
            self._walkable[radius_m] = Walkable(self.plan, self.solid.things, radius_m)
        return self._walkable[radius_m]

    @cached_property
    def grid(self) -> tuple[Floats, Floats]:
        """Cell centres along x and along z: the set, in the open only its playing area."""
        p = self.plan
        reach = np.inf if p.interior else OPEN_REACH_M
        low_x, high_x = max(p.x0_m, p.centre_m[0] - reach), min(p.x1_m, p.centre_m[0] + reach)
        low_z, high_z = max(p.z0_m, p.centre_m[1] - reach), min(p.z1_m, p.centre_m[1] + reach)
        step = max(CELL_M, max(high_x - low_x, high_z - low_z) / 64)
        return np.arange(low_x + step / 2, high_x, step), np.arange(low_z + step / 2, high_z, step)

    @cached_property
    def cells(self) -> Floats:
        """Every cell centre, [X * Z, 2]."""
        xs, zs = self.grid
        return np.stack(np.meshgrid(xs, zs, indexing="ij"), -1).reshape(-1, 2)

    @cached_property
    def cell_clearance_m(self) -> Floats:
        """Clearance of every cell, [X * Z]."""
        return self.clearance_m(self.cells)

    def clearance_m(self, points: Floats) -> Floats:
        """Metres from each of [P, 2] points to the nearest solid thing or edge of the set."""
        p = self.plan
        x, z = points[:, 0], points[:, 1]
        edge: Floats = np.min([x - p.x0_m, p.x1_m - x, z - p.z0_m, p.z1_m - z], axis=0)
        if not len(self.solid):
            return edge
        nearest: Floats = self.solid.distance_m(points).min(axis=1)
        return np.minimum(edge, nearest)

    def clearance_at(self, point: Point) -> float:
        """Clearance of one point in metres."""
        return float(self.clearance_m(np.array([point]))[0])

    def nearest_free(
        self, wish: Point, people: Sequence[Point] = (), radius_m: float = 0.3, apart_m: float = 0.6
    ) -> Point:
        """The free point nearest to `wish`: clear of things by `radius_m`, of people by `apart_m`.

        Where nothing is that free (a crammed set), the demands are halved, then dropped.
        """
        cost = np.hypot(self.cells[:, 0] - wish[0], self.cells[:, 1] - wish[1])
        crowd = self._crowd_m(people)
        for share in (1.0, 0.5):
            free = (self.cell_clearance_m >= radius_m * share) & (crowd >= apart_m * share)
            if free.any():
                best = int(np.where(free, cost, np.inf).argmin())
                return float(self.cells[best, 0]), float(self.cells[best, 1])
        return wish

    def _crowd_m(self, people: Sequence[Point]) -> Floats:
        if not people:
            return np.full(len(self.cells), np.inf)
        at = np.array(people)
        gaps = self.cells[:, None, :] - at[None, :, :]
        return np.asarray(np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=1))

    def inside_things(self, eyes: Floats, margin_m: float = 0.15) -> Bools:
        """Which of [N, 3] camera positions lie in or against furniture."""
        if not len(self.bulky):
            return np.zeros(len(eyes), np.bool_)
        low, high = eyes[:, [0, 2]].min(axis=0) - margin_m, eyes[:, [0, 2]].max(axis=0) + margin_m
        boxes = self.bulky.within(low, high)
        if not len(boxes):
            return np.zeros(len(eyes), np.bool_)
        near = boxes.distance_m(eyes[:, [0, 2]]) < margin_m
        level = (eyes[:, 1, None] > boxes.base - margin_m) & (
            eyes[:, 1, None] < boxes.top + margin_m
        )
        return np.asarray((near & level & ~self._removed(eyes, boxes)).any(axis=1))

    def hidden(self, eyes: Floats, targets: Floats) -> Bools:
        """Whether furniture hides target k from eye n: bool[N, K] for [N, 3] and [K, 3]."""
        if not len(self.opaque):
            return np.zeros((len(eyes), len(targets)), np.bool_)
        ends = np.concatenate([eyes, targets])[:, [0, 2]]
        boxes = self.opaque.within(ends.min(axis=0), ends.max(axis=0))
        if not len(boxes):
            return np.zeros((len(eyes), len(targets)), np.bool_)
        return boxes.cuts(eyes, targets, self._removed(eyes, boxes))

    def gone(self, eyes: Floats, thing_id: str) -> Bools:
        """Whether a thing vanishes with the wall that each of [N, 3] cameras stands behind."""
        things = [f for f in self.plan.furniture if f.id == thing_id]
        if not things:
            return np.zeros(len(eyes), np.bool_)
        return np.asarray(self._removed(eyes, Boxes(things)).any(axis=1))

    def askew(self, eyes: Floats, thing_id: str) -> Floats:
        """How far off its front each of [N, 3] cameras sees a thing: 0 up to 40°, 1 at 80°."""
        off = np.zeros(len(eyes))
        for thing in (f for f in self.plan.furniture if f.id == thing_id):
            yaw = np.degrees(np.arctan2(eyes[:, 0] - thing.x_m, eyes[:, 2] - thing.z_m))
            turned = np.abs((yaw - thing.yaw_deg + 180.0) % 360.0 - 180.0)
            off += np.maximum(turned - 40.0, 0.0) / 40.0
        return off

    def behind_wall_m(self, eyes: Floats) -> Floats:
        """Metres that each of [N, 3] cameras stands outside the set's bounds."""
        p = self.plan
        dx = np.maximum.reduce([p.x0_m - eyes[:, 0], eyes[:, 0] - p.x1_m, np.zeros(len(eyes))])
        dz = np.maximum.reduce([p.z0_m - eyes[:, 2], eyes[:, 2] - p.z1_m, np.zeros(len(eyes))])
        return np.asarray(np.hypot(dx, dz))

    def _removed(self, eyes: Floats, boxes: "Boxes") -> Bools:
        """Things that vanish with the wall a camera stands behind, bool[N, M]."""
        p = self.plan
        if not p.interior:
            return np.zeros((len(eyes), len(boxes)), np.bool_)
        gone = np.zeros((len(eyes), len(boxes)), np.bool_)
        for axis, low, high in ((0, p.x0_m, p.x1_m), (1, p.z0_m, p.z1_m)):
            at, eye = boxes.centre[:, axis], eyes[:, 0 if axis == 0 else 2]
            reach = boxes.reach[:, axis]
            flat = boxes.flat | (reach < ORNAMENT_DEPTH_M)
            gone |= (eye < low + 0.05)[:, None] & (flat & (at < low + 0.35))[None, :]
            gone |= (eye > high - 0.05)[:, None] & (flat & (at > high - 0.35))[None, :]
        return gone


def is_slim(thing: Furniture) -> bool:
    """Whether a thing stands upright and narrow: a post, a trunk, a pole, a lamp's stand."""
    wide, high, deep = thing.size_m
    narrow = (
        thing.kind in SAILS
        or thing.kind in POLES_M
        or (max(wide, deep) <= SLIM_M and min(wide, deep) >= ORNAMENT_DEPTH_M)
    )
    return narrow and thing.base_m < 0.6 and thing.base_m + high >= SLIM_TOP_M


def _pole_of(thing: Furniture) -> Furniture:
    """A thing without what its pole carries: wires, a canopy, a plate."""
    width = POLES_M.get(thing.kind)
    return thing if width is None else replace(thing, size_m=(width, thing.size_m[1], width))


def _shade_of(thing: Furniture) -> Furniture:
    """A lamp that hangs, without what it hangs on."""
    wide, _, deep = thing.size_m
    return replace(thing, size_m=(wide, HANGING_M[thing.kind], deep))


class Boxes:
    """Furniture as upright boxes turned about y."""

    def __init__(self, things: Sequence[Furniture]) -> None:
        self.things = tuple(things)
        self.centre = np.array([(f.x_m, f.z_m) for f in things]).reshape(-1, 2)
        self.half = np.array([(f.size_m[0] / 2, f.size_m[2] / 2) for f in things]).reshape(-1, 2)
        yaw = np.radians([f.yaw_deg for f in things])
        self.cos, self.sin = np.cos(yaw), np.sin(yaw)
        self.base = np.array([f.base_m for f in things])
        self.top = np.array([f.base_m + f.size_m[1] for f in things])
        self.flat = self.half.min(axis=1) * 2 < ORNAMENT_DEPTH_M if things else np.zeros(0, bool)
        self.reach = np.stack(
            [np.abs(self.cos) * self.half[:, 0] + np.abs(self.sin) * self.half[:, 1],
             np.abs(self.sin) * self.half[:, 0] + np.abs(self.cos) * self.half[:, 1]], -1
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.things)

    def within(self, low: Floats, high: Floats) -> "Boxes":
        """Those whose outline reaches into an upright rectangle of the floor."""
        hit = ((self.centre + self.reach >= low) & (self.centre - self.reach <= high)).all(axis=1)
        if hit.all():
            return self
        some = object.__new__(Boxes)
        some.things = tuple(t for t, kept in zip(self.things, hit, strict=True) if kept)
        some.centre, some.half, some.reach = self.centre[hit], self.half[hit], self.reach[hit]
        some.cos, some.sin, some.flat = self.cos[hit], self.sin[hit], self.flat[hit]
        some.base, some.top = self.base[hit], self.top[hit]
        return some

    def local(self, points: Floats) -> tuple[Floats, Floats]:
        """Floor points [P, 2] in each box's own axes: x and z, each [P, M]."""
        gap_x = points[:, 0, None] - self.centre[None, :, 0]
        gap_z = points[:, 1, None] - self.centre[None, :, 1]
        return self.cos * gap_x - self.sin * gap_z, self.sin * gap_x + self.cos * gap_z

    def distance_m(self, points: Floats) -> Floats:
        """Signed metres from [P, 2] points to each footprint, [P, M]; negative inside."""
        x, z = self.local(points)
        x, z = np.abs(x) - self.half[:, 0], np.abs(z) - self.half[:, 1]
        outside = np.hypot(np.maximum(x, 0), np.maximum(z, 0))
        return np.asarray(outside + np.minimum(np.maximum(x, z), 0))

    def cuts(self, eyes: Floats, targets: Floats, removed: Bools) -> Bools:
        """Whether some box cuts the segment from eye n to target k (slab test), bool[N, K]."""
        enter = np.zeros((len(eyes), len(targets), len(self)))
        leave = np.full(enter.shape, 0.98)
        a, b = self._local3(eyes), self._local3(targets)
        half = (self.half[:, 0], (self.top - self.base) / 2, self.half[:, 1])
        for start, end, reach in zip(a, b, half, strict=True):
            step = end[None] - start[:, None]
            step[np.abs(step) < 1e-9] = 1e-9
            t0 = (-reach - start[:, None]) / step
            t1 = (reach - start[:, None]) / step
            np.maximum(enter, np.minimum(t0, t1), out=enter)
            np.minimum(leave, np.maximum(t0, t1), out=leave)
        return np.asarray(((enter < leave) & ~removed[:, None, :]).any(axis=-1))

    def _local3(self, points: Floats) -> tuple[Floats, Floats, Floats]:
        x, z = self.local(points[:, [0, 2]])
        return x, points[:, 1, None] - (self.base + self.top) / 2, z
