"""Riders: where their animal stands, and how somebody rides in, gets off, gets on and rides away.

Enters: a scene and its floor plan; then the deeds that tell of riding, as the scene is played.
Leaves: the room that the animal takes, businesses whose stances are astride, and the animal's own
moves over the same shares of the same beats. A scene has one rider; more than one stay on foot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner import marks
from planner.acts import Act
from planner.bearings import Point, ahead, distance, turn
from planner.floor_plan import KEPT, FloorPlan, Furniture, Posture
from planner.ground import Ground
from planner.marks import place
from planner.mounts import GALLOP_MPS, TROT_MPS, WALK_MPS, Mount, mount_of, on_mount
from planner.parking import NAMED, Parked, standing_cost
from planner.paths import walk
from planner.playing import Playing, handled, keeping
from planner.shots import Business, Drive, Stance
from screenplay.riding import Pace, Ride, kind_led, kind_ridden, pace_of, ride_of, tells_of_horses
from screenplay.scene_graph import Beat, BeatKind, Character, Deed, Scene

SPEEDS = {Pace.WALK: WALK_MPS, Pace.TROT: TROT_MPS, Pace.GALLOP: GALLOP_MPS}
WAYS_M = {Pace.WALK: 8.0, Pace.TROT: 13.0, Pace.GALLOP: 20.0}  # what is seen of a ride
MOVING = frozenset({Ride.IN, Ride.OFF, Ride.ON})
MOUNT_S, LATER = 2.4, 0.89  # seconds to get on or off; of full speed, what a ride has on average
LED_M = 2.5  # from one animal's middle to that of the one behind it
NEAR_M = 0.15  # who stands this near the stirrup stands there
ASIDE_M = 1.6  # from an animal's way to the middle of the action
ANOTHER_SHOT_S, CUT_AT, A_FRAME = 1.6, 12, 0.05  # seconds; parts of a beat; seconds
BEYOND_M = 6.0  # past half the set's length, as far as somebody is seen to ride
CLEAR_M = 0.55  # beside an animal's way
_STEPS = tuple(1.6 + 0.5 * n for n in range(7))


@dataclass(slots=True)
class Riding:
    """One scene's rider: what its clauses tell, and where the animal is by now."""

    rider: str
    mount: Mount
    told: Mapping[tuple[str, str], tuple[Ride, Pace]]  # by beat and clause
    at: Parked
    led: str = ""  # kind of the animal behind it
    gone: bool = False

    def of(self, beat: Beat, deed: Deed) -> tuple[Ride, Pace] | None:
        """What a deed tells of riding."""
        return self.told.get((beat.id, deed.text)) if deed.actor == self.rider else None

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
                manner = _manner(own)
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
    if len(riders) != 1 or not riders <= {*scene.present} & {*people}:
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
    return Riding(rider, mount, rides, at, led)


def _told(
    scene: Scene, known: frozenset[str]
) -> dict[tuple[str, str, str], tuple[Ride, Pace]]:  # fmt: skip
    """By rider, beat and clause what is told; the last of it decides how the next is heard."""
    texts = [b.text for b in scene.beats if b.kind is BeatKind.ACTION]
    horses = bool(known) or any(tells_of_horses(text) for text in texts)
    told: dict[tuple[str, str, str], tuple[Ride, Pace]] = {}
    up: set[str] = set()
    for beat in scene.beats:
        for deed in beat.deeds:
            who = deed.actor or ""
            ride = ride_of(deed.text, horses=horses, astride=who in up)
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


def astride_or_away(riding: Riding, opening: dict[str, Stance]) -> dict[str, Stance]:
    """Stances as a scene opens: who first gets down or rides on sits astride already."""
    here = opening[riding.rider]
    first = next(own for own in riding.told.values())[0]
    if first is Ride.IN:
        start = replace(here, visible=False, posture=Posture.STAND, seat_m=0.0, spot_id=None)
        return opening | {riding.rider: start}
    if first is Ride.MOUNTS or here.posture is Posture.RIDE:
        return opening
    if first is Ride.ON:
        return opening | {riding.rider: replace(here, visible=False)}
    return opening | {riding.rider: keeping(here, riding.seat)}


def ride(playing: Playing, riding: Riding, deed: Deed, told: tuple[Ride, Pace]) -> None:
    """Play what a clause tells of riding."""
    what, pace = told
    here = playing.now[riding.rider]
    astride = here.visible and here.posture is Posture.RIDE
    if what is Ride.DISMOUNTS:
        get_down(playing, riding, deed)
    elif what is Ride.IN and not here.visible:
        _ride_in(playing, riding, deed, pace)
    elif what is Ride.ON and not here.visible:
        _ride_by(playing, riding, deed, pace)
    elif what is Ride.MOUNTS or not astride:
        get_up(playing, riding, deed)
    if what is Ride.OFF or (what is Ride.ON and astride):
        _ride_off(playing, riding, deed, pace)


def get_up(playing: Playing, riding: Riding, deed: Deed) -> None:
    """Walk up to the animal's near side and into the saddle."""
    here = playing.now[riding.rider]
    if here.posture is Posture.RIDE or not here.visible or riding.gone:
        return
    if here.posture is not Posture.STAND:
        here = keeping(here, marks.standing(riding.rider, place(here), here.yaw_deg))
        playing.act(deed, "stand", here)
    goal = keeping(here, _beside(riding))
    people = marks.points(playing.others(riding.rider))
    path = walk(playing.ground, place(here), place(goal), people)
    if distance(place(here), place(goal)) > NEAR_M:
        playing.act(replace(deed, target=None), "approach", goal, path)
    _act(playing, deed, "sit", keeping(playing.now[riding.rider], riding.seat), (), MOUNT_S)


def get_down(playing: Playing, riding: Riding, deed: Deed) -> None:
    """Out of the saddle, on the near side."""
    here = playing.now[riding.rider]
    if here.posture is Posture.RIDE and here.visible:
        _act(playing, deed, "stand", keeping(here, _beside(riding)), (), MOUNT_S)


def _beside(riding: Riding) -> Stance:
    at = riding.mount.beside(riding.at.at_m, riding.at.yaw_deg)
    return marks.standing(riding.rider, at, riding.at.yaw_deg - 90.0)


def _ride_in(playing: Playing, riding: Riding, deed: Deed, pace: Pace) -> None:
    """From where the way begins to where the animal halts."""
    way = min(WAYS_M[pace], _room_m(playing.ground.plan, riding.at, 180.0))
    start = ahead(riding.at.at_m, riding.at.yaw_deg, -way)
    seat = keeping(playing.now[riding.rider], riding.seat)
    playing.now[riding.rider] = _moved(seat, start)
    _act(playing, deed, "enter", seat, (place(_moved(seat, start)), place(seat)),
         way / (LATER * SPEEDS[pace]))  # fmt: skip


def _ride_off(playing: Playing, riding: Riding, deed: Deed, pace: Pace) -> None:
    """On in the same direction, until nobody sees them."""
    here = playing.now[riding.rider]
    way = max(4.0, min(WAYS_M[pace], _room_m(playing.ground.plan, riding.at, 0.0)))
    end = _moved(here, ahead(riding.at.at_m, riding.at.yaw_deg, way))
    riding.at, riding.gone = Parked(place(end), riding.at.yaw_deg), True
    _act(playing, deed, "exit", replace(end, visible=False), (place(here), place(end)),
         way / (LATER * SPEEDS[pace]))  # fmt: skip


def till_they_are_gone(
    businesses: Sequence[Business], seconds: float, plan: FloorPlan
) -> list[Business]:
    """Who rides off is gone with a cut: nobody vanishes while a shot goes on.

    That is the cut to what else happens in a beat of `seconds`, or the end of the beat where there
    is no time for another shot.
    """
    return [_till_a_cut(b, seconds, plan) if _rides_off(b) else b for b in businesses]


def _till_a_cut(own: Business, seconds: float, plan: FloorPlan) -> Business:
    first, last = own.share
    if (1.0 - last) * seconds <= ANOTHER_SHOT_S:
        return _prolonged(own, plan)
    cut = round(round(last * CUT_AT) / CUT_AT - A_FRAME / seconds, 4)
    return replace(own, share=(first, cut))


def _rides_off(business: Business) -> bool:
    astride = business.before.posture is Posture.RIDE and len(business.path_m) > 1
    return astride and business.verb == "exit"


def _prolonged(own: Business, plan: FloorPlan) -> Business:
    first, last = own.share
    start, end = own.path_m[0], own.path_m[-1]
    way = distance(start, end)
    # A ride's first part is slow: what follows goes at full speed.
    longer = way + (1.0 - last) / max(last - first, 0.01) * way / LATER
    room = BEYOND_M + max(plan.x1_m - plan.x0_m, plan.z1_m - plan.z0_m) / 2
    share = max(way, min(longer, room)) / max(way, 0.1)
    x, z = (round(a + (b - a) * share, 3) for a, b in zip(start, end, strict=True))
    after = replace(own.after, x_m=x, z_m=z)
    return replace(own, path_m=(start, (x, z)), after=after, share=(first, 1.0))


def _ride_by(playing: Playing, riding: Riding, deed: Deed, pace: Pace) -> None:
    """In on one side, out on the other."""
    seat = keeping(playing.now[riding.rider], riding.seat)
    half = min(WAYS_M[pace] / 2 + 2.0, _room_m(playing.ground.plan, riding.at, 180.0))
    start = _moved(seat, ahead(riding.at.at_m, riding.at.yaw_deg, -half))
    end = _moved(seat, ahead(riding.at.at_m, riding.at.yaw_deg, half))
    playing.now[riding.rider] = start
    riding.at, riding.gone = Parked(place(end), riding.at.yaw_deg), True
    _act(playing, deed, "walk", replace(end, visible=False), (place(start), place(end)),
         2 * half / SPEEDS[pace])  # fmt: skip


def _act(
    playing: Playing, deed: Deed, verb: str, after: Stance, path: tuple[Point, ...], seconds: float
) -> None:  # fmt: skip
    before = playing.now[after.character_id]
    business = Business("", after.character_id, verb, before, after, path, None, handled(deed),
                        text=deed.text)  # fmt: skip
    playing.step.append(Act(business, round(seconds, 3), deed.text))
    playing.now[after.character_id] = after


def _moved(stance: Stance, at: Point) -> Stance:
    return replace(stance, x_m=round(at[0], 3), z_m=round(at[1], 3))


def _room_m(plan: FloorPlan, at: Parked, off_deg: float) -> float:
    """Metres from a place to where the set ends, on some bearing."""
    for metres in range(40):
        x, z = ahead(at.at_m, at.yaw_deg + off_deg, float(metres))
        if not (plan.x0_m + 1.0 < x < plan.x1_m - 1.0 and plan.z0_m < z < plan.z1_m):
            return float(metres)
    return 40.0


def _manner(business: Business) -> str:
    """How an animal moves under its rider, as `Drive` tells it."""
    if business.verb == "walk":
        return "pass"
    return {"enter": "come", "exit": "go"}.get(business.verb, "roll")


def _behind(at: Parked) -> Parked:
    return Parked(ahead(at.at_m, at.yaw_deg, -LED_M), at.yaw_deg)
