"""Things that a frame holds besides people: rooms, vehicles, what lies on a table or in a hand.

Enters: an idea, the staged scene and everybody's stance as the shot begins and ends. Leaves: what
the frame must hold.
"""

from collections.abc import Callable, Mapping, Sequence

from planner.bearings import Point, ahead, distance, yaw_towards
from planner.body_parts import PARTS, held_part
from planner.dressing import driven, lying
from planner.figures import Figure, Vector
from planner.floor_plan import FloorPlan, Furniture
from planner.ideas import Idea
from planner.lifted import lifts, lowered_by
from planner.marks import furniture_named, place
from planner.mounts import RIDDEN
from planner.parking import NAMED
from planner.shots import Business, Drive, ShotKind, Size, Stance
from planner.staging import Staging
from planner.tops import has_top, top_m
from planner.viewpoints import Held, held_point
from planner.vistas import KINDS

ELSEWHERE_M = 3.0  # people this far from the middle of a landscape are shown where they are
_FIGURES = frozenset({Size.MS, Size.MWS, Size.WS})  # a face may lose what is held over it
RIDER_M = 0.9  # a rider and a hat above an animal's ears
SEEN_OFF_M = 7.2  # a wide frame holds both ends of this much


def held_things(
    idea: Idea,
    staging: Staging,
    start: Mapping[str, Stance],
    finish: Mapping[str, Stance],
    body: Callable[[Stance], Figure],
) -> tuple[Held, ...]:
    """Things the frame holds besides people."""
    plan = staging.plan.floor_plan
    if idea.kind is ShotKind.ESTABLISHING:
        here = [place(finish[w]) for w in idea.subjects if finish[w].visible]
        return (*_room(plan, here), *_landmarks(plan))
    if idea.thing is None:
        return _raised(idea, staging, finish, body)
    if idea.thing in PARTS and idea.subjects:
        one = finish[idea.subjects[0]]
        return held_part(idea.thing, body(one), one) if one.visible else ()
    vista = next((f for f in plan.furniture if f.id == idea.thing and f.kind in KINDS), None)
    if vista is not None:
        return (building(vista),)
    thing = next((f for f in plan.furniture if f.id == idea.thing), None)
    drive = driven(staging.plan, staging.moments[idea.first].beat.id) if staging.moments else None
    if drive is not None and drive.noun == idea.thing:
        return _on_the_way(drive)
    handed = any(idea.thing in finish[w].holding for w in idea.subjects)
    rest = lying(staging, idea.last, idea.thing) if thing is None and not handed else None
    if rest is not None:
        x, y, z = rest.at_m
        half = max(0.09, 0.8 * max(rest.size_m))
        return (held_point((x, y + rest.size_m[1] / 2, z), half),)
    if thing is None and not idea.subjects:
        thing = furniture_named(staging.ground, idea.thing)
    if thing is not None:
        return (held_point(_middle(thing), min(1.2, max(0.22, 0.55 * max(thing.size_m)))),)
    who = idea.subjects[0] if idea.subjects else None
    if who is not None:
        stance = finish[who] if finish[who].visible else start[who]
        return (held_point(hands_at(body(stance)), 0.17),)
    centre = plan.centre_m
    return (held_point((centre[0], 0.9, centre[1]), 0.4),)


def _landmarks(plan: FloorPlan) -> tuple[Held, ...]:
    """The vehicles that a scene names, near where it plays, and great buildings, all of them."""
    named = [f for f in plan.furniture if f.id.endswith(NAMED)]
    near = [f for f in named if distance((f.x_m, f.z_m), plan.centre_m) < SEEN_OFF_M]
    parked = [Held(f.x_m, f.z_m, 0.0, f.size_m[1] + 0.2, 0.45 * max(f.size_m)) for f in near]
    return (*parked, *(building(f) for f in plan.furniture if f.kind in KINDS))


def _raised(
    idea: Idea,
    staging: Staging,
    finish: Mapping[str, Stance],
    body: Callable[[Stance], Figure],
) -> tuple[Held, ...]:
    """What is lifted over a head in a single shot's time, with the arm that lifts it."""
    beats = {cover.beat_id for cover in idea.covers}
    order = {m.beat.id: n for n, m in enumerate(staging.moments)}
    done = staging.plan.businesses
    lifted = any(
        lifts(b) and b.character_id in idea.subjects[:1]
        and (b.beat_id in beats or idea.size in _FIGURES)
        and order.get(b.beat_id, len(order)) <= idea.last
        and _still_up(lowered_by(done, n), order, idea)
        for n, b in enumerate(done)
    )  # fmt: skip
    if not lifted or len(idea.subjects) != 1 or not finish[idea.subjects[0]].visible:
        return ()
    one = body(finish[idea.subjects[0]])
    top = one.shoulder_m + 0.46 * one.crown_m
    return (Held(one.x_m, one.z_m, one.chin_m, top, 1.4 * one.half_width_m),)


def _still_up(lowered: Business | None, order: Mapping[str, int], idea: Idea) -> bool:
    """Whether a lift ends with an idea or after it."""
    return lowered is None or order.get(lowered.beat_id, -1) >= idea.first


def building(thing: Furniture) -> Held:
    """A landmark from the foot to the top."""
    top = thing.base_m + thing.size_m[1]
    return Held(thing.x_m, thing.z_m, thing.base_m, 1.06 * top, thing.size_m[0] / 2)


def _on_the_way(drive: Drive) -> tuple[Held, ...]:
    """A vehicle where its move begins and ends, or as far as one frame can follow it."""
    path = drive.path_m if drive.manner != "come" else drive.path_m[::-1]
    near, far = path[0], path[-1]
    if drive.manner == "pass":  # in on one side, out on the other
        off = max(0.0, distance(near, far) - SEEN_OFF_M) / 2
        near = ahead(near, yaw_towards(near, far), off)
    share = min(1.0, SEEN_OFF_M / max(distance(near, far), 0.1))
    end = near[0] + (far[0] - near[0]) * share, near[1] + (far[1] - near[1]) * share
    ridden = drive.kind in RIDDEN
    half = (0.6 if ridden else 0.4) * max(drive.size_m)
    top = drive.size_m[1] + (RIDER_M if ridden else 0.2)
    return tuple(Held(x, z, 0.0, top, half) for x, z in (near, end))


def hands_at(body: Figure) -> Vector:
    """Where somebody holds a thing that is to be seen: before the lower chest."""
    x, z = ahead((body.x_m, body.z_m), body.yaw_deg, 0.3)
    return x, 0.5 * (body.waist_m + body.chest_m), z


def _middle(thing: Furniture) -> Vector:
    """What a picture of a thing is of: a table is its top, not its leg."""
    if has_top(thing):
        return thing.x_m, top_m(thing), thing.z_m
    return thing.x_m, thing.base_m + thing.size_m[1] / 2, thing.z_m


def _room(plan: FloorPlan, people: Sequence[Point]) -> tuple[Held, ...]:
    """What makes an establishing shot hold much of the set's depth and width.

    In the open it is the stretch where people are: a frame of that and of an empty middle far from
    it would show them as dots.
    """
    centre_x, centre_z = plan.centre_m
    if not plan.interior:
        middle = tuple(sum(at) / len(people) for at in zip(*people, strict=True))
        if middle and distance(middle, plan.centre_m) > ELSEWHERE_M:
            centre_x, centre_z = middle
        return (Held(centre_x, centre_z - 2.0, 0.0, 3.4, 4.2),)
    half = min(0.34 * (plan.x1_m - plan.x0_m), 2.6)
    back = max(plan.z0_m + 0.4, centre_z - 2.6)
    return (Held(centre_x, back, 0.25, min(2.3, plan.height_m - 0.2), half),)
