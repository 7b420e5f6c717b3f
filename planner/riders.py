"""Riders of a scene: who rides what, and where the animal stands.

Enters: a scene and its floor plan. Leaves: a `Riding`, and the room that the animals take. A scene
has one rider; more than one stay on foot. What they then do plays `planner.riding`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.bearings import Point, ahead, distance, turn
from planner.floor_plan import KEPT, FloorPlan, Furniture, Posture
from planner.ground import Ground
from planner.mounts import Mount, manner_of, mount_of, on_mount
from planner.parking import NAMED, Parked, standing_cost
from planner.shots import Business, Drive, Stance
from screenplay.riding import (
    Pace,
    Ride,
    kind_led,
    kind_ridden,
    pace_of,
    ridden_else,
    ride_of,
    rides_else,
    tells_of_horses,
)
from screenplay.scene_graph import Beat, BeatKind, Character, Deed, Scene

WAYS_M = {Pace.WALK: 8.0, Pace.TROT: 13.0, Pace.GALLOP: 20.0}  # what is seen of a ride
MOVING = frozenset({Ride.IN, Ride.OFF, Ride.ON})
LED_M = 2.5  # from one animal's middle to that of the one behind it
ASIDE_M = 2.0  # from an animal's way to the middle of the action
CLEAR_M = 0.55  # beside an animal's way
_STEPS = tuple(1.6 + 0.5 * n for n in range(7))


@dataclass(slots=True)
class Riding:
    """One scene's rider: what its clauses tell, and where the animal is by now."""

    rider: str
    mount: Mount
    told: Mapping[tuple[str, str], tuple[Ride, Pace]]  # by beat and clause
    at: Parked
    home: Parked  # where it halts
    led: str = ""  # kind of the animal behind it
    gone: bool = False

    def of(self, beat: Beat, deed: Deed) -> tuple[Ride, Pace] | None:
        """What a deed tells of riding."""
        return self.told.get((beat.id, deed.text)) if deed.actor == self.rider else None

    def come_back(self) -> None:
        """Who has ridden off and comes again halts where they were."""
        self.at, self.gone = self.home, False

    @property
    def moves(self) -> bool:
        """Whether the animal goes anywhere in the scene."""
        return any(ride in MOVING for ride, _ in self.told.values())

    @property
    def kinds(self) -> frozenset[str]:
        """The animals whose room is taken care of here."""
        return frozenset({self.mount.kind, self.led} - {""})

    @property
    def seat(self) -> Stance:
        """The rider, where the animal is."""
        x, z = self.at.at_m
        return Stance(self.rider, round(x, 3), round(z, 3), round(turn(0.0, self.at.yaw_deg), 1),
                      Posture.RIDE, self.mount.seat_m, on_mount(self.mount.kind))  # fmt: skip

    def left(self) -> dict[str, Parked]:
        """Where the animals are when the scene is over."""
        if self.gone:
            return {}
        both = {self.mount.kind: self.at}
        return both | ({self.led: _behind(self.at)} if self.led else {})

    def room(self) -> tuple[Furniture, ...]:
        """What the animals take of the set; one that moves is drawn over it."""
        return tuple(
            Furniture(
                f"{kind}{NAMED}", KEPT + kind if self.moves else kind, round(at.at_m[0], 3),
                round(at.at_m[1], 3), round(at.yaw_deg, 1), mount_of(kind).size_m,
            )
            for kind, at in self.left().items()
        )  # fmt: skip

    def drives(self, businesses: Sequence[Business]) -> tuple[Drive, ...]:
        """How the animals go: under their rider, and after them."""
        found = []
        for own in businesses:
            if own.character_id != self.rider or own.before.posture is not Posture.RIDE:
                continue
            if len(own.path_m) > 1:
                manner = manner_of(own.verb)
                found += [
                    Drive(kind, kind, own.beat_id, path, manner, own.share, mount_of(kind).size_m)
                    for kind, path in self._paths(own.path_m)
                ]
        return tuple(found)

    def _paths(self, path: tuple[Point, ...]) -> list[tuple[str, tuple[Point, ...]]]:
        paths = [(self.mount.kind, path)]
        if self.led:
            way = distance(path[0], path[-1]) or 1.0
            dx, dz = ((b - a) / way * LED_M for a, b in zip(path[0], path[-1], strict=True))
            paths.append((self.led, tuple((round(x - dx, 3), round(z - dz, 3)) for x, z in path)))
        return paths


def riding_of(
    scene: Scene,
    plan: FloorPlan,
    people: Mapping[str, Character],
    left: Mapping[str, Parked],
    known: frozenset[str],
) -> Riding | None:
    """The rider of a scene, if there is one; `left` and `known` as for `planner.parking.park`."""
    told = {} if plan.interior or plan.kind == "car" else _told(scene, known)
    riders = {who for who, _, _ in told}
    persons = {who for who, one in people.items() if not one.species}
    if len(riders) != 1 or not riders <= {*scene.present} & persons:
        return None
    rider = riders.pop()
    texts = [b.text for b in scene.beats if b.kind is BeatKind.ACTION]
    mount = mount_of(kind_ridden(texts))
    rides = {(beat, text): own for (_, beat, text), own in told.items()}
    led = next((led for t in texts if (led := kind_led(t))), "")
    led = led if led != mount.kind and any(r in MOVING for r, _ in rides.values()) else ""
    at = left.get(mount.kind) or lengthways(plan, mount, led)
    if led in left and distance(left[led].at_m, _behind(at).at_m) > LED_M / 2:
        led = ""
    return Riding(rider, mount, rides, at, at, led)


def _told(scene: Scene, known: frozenset[str]) -> dict[tuple[str, str, str], tuple[Ride, Pace]]:
    """By rider, beat and clause what is told; the last of it decides how the next is heard."""
    texts = [b.text for b in scene.beats if b.kind is BeatKind.ACTION]
    other = any(ridden_else(text) for text in texts)
    horses = (bool(known) and not other) or any(tells_of_horses(text) for text in texts)
    told: dict[tuple[str, str, str], tuple[Ride, Pace]] = {}
    up: set[str] = set()
    elsewhere: set[str] = set()  # on bikes and buses
    for beat in scene.beats:
        for deed in beat.deeds:
            who = deed.actor or ""
            if rides_else(deed.text):
                elsewhere.add(who)
            told_of = horses and (who not in elsewhere or tells_of_horses(deed.text))
            ride = ride_of(deed.text, horses=told_of, astride=who in up)
            if ride is None or not who.startswith("ch-"):
                continue
            told[who, beat.id, deed.text] = ride, pace_of(deed.text, ride)
            up = up - {who} if ride is Ride.DISMOUNTS else up | {who}
    return told


def lengthways(plan: FloorPlan, mount: Mount, led: str = "") -> Parked:
    """Where one halts: along the set, its way before and behind it clear, near the action."""
    ground = Ground(plan)
    x, z = plan.centre_m
    choices = [
        Parked((x + side * step, z + deep), yaw)
        for step in _STEPS for side in (1, -1) for deep in (0.0, 0.5, -0.5, 1.0, 1.5, 2.0, 2.8)
        for yaw in (-90.0, 90.0)
    ]  # fmt: skip
    before = WAYS_M[Pace.WALK] + (LED_M if led else 0.0)

    def cost(spot: Parked) -> float:
        behind = standing_cost(_behind(spot), ground, mount_of(led).size_m) if led else 0.0
        return behind + _way_cost(spot, ground, mount, before)

    return min(choices, key=lambda p: (round(cost(p), 4), p.at_m, p.yaw_deg))


def _way_cost(spot: Parked, ground: Ground, mount: Mount, before: float) -> float:
    cost = standing_cost(spot, ground, mount.size_m)
    reach = WAYS_M[Pace.TROT]
    line = np.linspace(ahead(spot.at_m, spot.yaw_deg, -before),
                       ahead(spot.at_m, spot.yaw_deg, reach), 48)  # fmt: skip
    p = ground.plan
    outside = sum(not (p.x0_m < x < p.x1_m and p.z0_m < z < p.z1_m) for x, z in line)
    near = float(ground.solid.distance_m(line).min()) if len(ground.solid) else CLEAR_M
    aside = abs(spot.at_m[1] - p.centre_m[1])
    return cost + 20.0 * max(0.0, CLEAR_M - near) + 4.0 * max(0.0, ASIDE_M - aside) + 0.05 * outside


def with_room(plan: FloorPlan, riding: Riding) -> FloorPlan:
    """A place with the room that the animals take."""
    return replace(plan, furniture=(*plan.furniture, *riding.room()))


def _behind(at: Parked) -> Parked:
    return Parked(ahead(at.at_m, at.yaw_deg, -LED_M), at.yaw_deg)
