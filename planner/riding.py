"""Riding played: how somebody rides in, gets off, gets on and rides away.

Enters: a scene's `planner.riders.Riding` and the deeds that tell of it. Leaves: businesses whose
stances are astride; the animal's own moves are made from them.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner import marks
from planner.acts import Act
from planner.bearings import Point, ahead, distance
from planner.floor_plan import FloorPlan, Posture
from planner.marks import place
from planner.mounts import GALLOP_MPS, TROT_MPS, WALK_MPS
from planner.parking import Parked
from planner.paths import walk
from planner.playing import Playing, handled, keeping
from planner.riders import WAYS_M, Riding
from planner.shots import Business, Stance
from screenplay.riding import Pace, Ride
from screenplay.scene_graph import Deed

SPEEDS = {Pace.WALK: WALK_MPS, Pace.TROT: TROT_MPS, Pace.GALLOP: GALLOP_MPS}
MOUNT_S, LATER = 2.4, 0.89  # seconds to get on or off; of full speed, what a ride has on average
NEAR_M = 0.15  # who stands this near the stirrup stands there
ANOTHER_SHOT_S, CUT_AT, A_FRAME = 1.6, 12, 0.05  # seconds; parts of a beat; seconds
PLACES_M = 2.0
PAST_M = 8.0  # before and behind the middle, of who rides past
BEYOND_M = 6.0  # past half the set's length, as far as somebody is seen to ride


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
    return opening | {riding.rider: replace(riding.seat, holding=here.holding)}


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
    elif what in (Ride.MOUNTS, Ride.OFF) and not astride:
        get_up(playing, riding, deed)
    here = playing.now[riding.rider]
    sits = here.visible and here.posture is Posture.RIDE
    if sits and (what is Ride.OFF or (what is Ride.ON and astride)):
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
    riding.come_back()
    way = min(WAYS_M[pace], _room_m(playing.ground.plan, riding.at, 180.0))
    start = ahead(riding.at.at_m, riding.at.yaw_deg, -way)
    seat = keeping(playing.now[riding.rider], riding.seat)
    playing.now[riding.rider] = _moved(seat, start)
    _act(playing, deed, "enter", seat, _straight(start, place(seat)),
         way / (LATER * SPEEDS[pace]))  # fmt: skip


def _ride_off(playing: Playing, riding: Riding, deed: Deed, pace: Pace) -> None:
    """On in the same direction, until nobody sees them."""
    here = playing.now[riding.rider]
    way = max(4.0, min(WAYS_M[pace], _room_m(playing.ground.plan, riding.at, 0.0)))
    end = _moved(here, ahead(riding.at.at_m, riding.at.yaw_deg, way))
    riding.at, riding.gone = Parked(place(end), riding.at.yaw_deg), True
    _act(playing, deed, "exit", replace(end, visible=False), _straight(place(here), place(end)),
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
    cut = round(last * CUT_AT) / CUT_AT - A_FRAME / seconds
    return replace(own, share=(first, round(max(cut, first + A_FRAME), 4)))


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
    return replace(own, path_m=_straight(start, (x, z)), after=after, share=(first, 1.0))


def _ride_by(playing: Playing, riding: Riding, deed: Deed, pace: Pace) -> None:
    """In on one side, out on the other."""
    riding.come_back()
    seat = keeping(playing.now[riding.rider], riding.seat)
    half = min(WAYS_M[pace] / 2, PAST_M)
    middle = playing.ground.plan.centre_m[0], riding.at.at_m[1]
    start = _moved(seat, ahead(middle, riding.at.yaw_deg, -half))
    end = _moved(seat, ahead(middle, riding.at.yaw_deg, half))
    playing.now[riding.rider] = start
    riding.at, riding.gone = Parked(place(end), riding.at.yaw_deg), True
    _act(playing, deed, "walk", replace(end, visible=False), _straight(place(start), place(end)),
         2 * half / SPEEDS[pace])  # fmt: skip


def _act(
    playing: Playing, deed: Deed, verb: str, after: Stance, path: tuple[Point, ...], seconds: float
) -> None:
    before = playing.now[after.character_id]
    business = Business("", after.character_id, verb, before, after, path, None, handled(deed),
                        text=deed.text)  # fmt: skip
    playing.step.append(Act(business, round(seconds, 3), deed.text))
    playing.now[after.character_id] = after


def _straight(start: Point, end: Point) -> tuple[Point, ...]:
    """A way with its places in between: who passes through a frame is in it at some of them."""
    count = max(1, round(distance(start, end) / PLACES_M))
    steps = [n / count for n in range(count + 1)]
    return tuple(
        (round(start[0] + (end[0] - start[0]) * s, 3), round(start[1] + (end[1] - start[1]) * s, 3))
        for s in steps
    )


def _moved(stance: Stance, at: Point) -> Stance:
    return replace(stance, x_m=round(at[0], 3), z_m=round(at[1], 3))


def _room_m(plan: FloorPlan, at: Parked, off_deg: float) -> float:
    """Metres from a place to where the set ends, on some bearing."""
    for metres in range(40):
        x, z = ahead(at.at_m, at.yaw_deg + off_deg, float(metres))
        if not (plan.x0_m + 1.0 < x < plan.x1_m - 1.0 and plan.z0_m < z < plan.z1_m):
            return float(metres)
    return 40.0
