"""From an idea to what the camera is asked to see.

Enters: an idea, the staged scene and everybody's look. Leaves: a Sighting with the figures of all
who are there, the line that is kept, doors and things that must be held.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.bearings import Point, ahead, distance
from planner.camera import Sighting
from planner.figures import Figure, Vector, figure
from planner.floor_plan import FloorPlan, Furniture
from planner.ideas import Idea
from planner.line_of_action import line_between, side_of
from planner.looks import Look
from planner.marks import furniture_named, place
from planner.paths import shortened
from planner.shots import Angle, Business, Framing, ShotKind, Size, Stance
from planner.staging import Moment, Staging
from planner.viewpoints import LENSES_MM, Held, held_point

DOOR_M, OPEN_M = 4.5, 2.6
PAN_M = 3.6  # longer walks are followed by a pan
LINED = frozenset(
    {ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS, ShotKind.TWO_SHOT, ShotKind.GROUP}
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Looks by character: figures are made from stances with them."""

    looks: Mapping[str, Look]

    def figure(self, stance: Stance) -> Figure:
        """The landmarks of one person."""
        return figure(stance, self.looks[stance.character_id])


def sighting(idea: Idea, staging: Staging, cast: Cast) -> Sighting:
    """What an idea's camera must see."""
    start, finish, moment = _stances(idea, staging)
    people = tuple(cast.figure(s) for s in _everybody(start, finish).values())
    subjects = _subjects(idea, start, finish, cast)
    partner = _partner(idea, moment, finish)
    line = _line(idea, finish, partner)
    side = (
        side_of(line, staging.front, staging.plan.floor_plan)
        if line is not None and idea.kind in LINED
        else 0
    )
    holds = _holds(idea, staging, start, finish, cast)
    low = idea.kind is ShotKind.INSERT and bool(holds) and holds[0].high < 1.25
    angle = Angle.HIGH if low and idea.angle is Angle.EYE else idea.angle
    framing = Framing(
        idea.kind, idea.size, idea.subjects, idea.foreground, angle,
        LENSES_MM[idea.size][0], idea.thing, side,
    )  # fmt: skip
    foreground = None
    if idea.foreground in finish:
        shown = cast.figure(finish[str(idea.foreground)])
        foreground = next((p for p in people if p == shown), shown)
    return Sighting(
        framing, subjects, people, _gazes(idea, subjects, moment, finish, staging.plan.floor_plan),
        foreground, line if side else None, staging.front, holds,
    )  # fmt: skip


def _stances(
    idea: Idea, staging: Staging
) -> tuple[Mapping[str, Stance], Mapping[str, Stance], Moment | None]:
    """Everybody at the idea's start and at its end, as one can see them."""
    if not staging.moments:
        opening = {s.character_id: s for s in staging.plan.opening}
        return opening, opening, None
    first, last = staging.moments[idea.first], staging.moments[idea.last]
    before = first.before if idea.covers[0].first == 0 and not idea.settled else first.after
    if idea.covers[0].beat_id not in {m.beat.id for m in staging.moments}:
        return first.before, first.before, None
    start = _inside(before, staging, idea, "enter")
    return start, _inside(last.after, staging, idea, "exit"), last


def _inside(
    stances: Mapping[str, Stance], staging: Staging, idea: Idea, verb: str
) -> dict[str, Stance]:
    """Who comes ("enter") or goes ("exit") is taken at the last place where they can be seen."""
    beats = {staging.moments[i].beat.id for i in range(idea.first, idea.last + 1)}
    seen = dict(stances)
    for business in staging.plan.businesses:
        if business.beat_id not in beats or not business.path_m:
            continue
        here = seen[business.character_id]
        doorway = _seen_to(business, staging.plan.floor_plan)
        if business.verb == verb and not here.visible:
            seen[business.character_id] = replace(
                here, x_m=doorway[0], z_m=doorway[1], visible=True, yaw_deg=business.after.yaw_deg
            )
    return seen


def _seen_to(business: Business, plan: FloorPlan) -> Point:
    """As far towards the way in or out as the frame holds somebody: to a door that is near."""
    path = business.path_m if business.verb == "exit" else business.path_m[::-1]
    reach = DOOR_M if plan.interior else OPEN_M
    inside = path[:-1] if len(path) > 2 else path
    return shortened(inside, reach)[-1]


def _everybody(start: Mapping[str, Stance], finish: Mapping[str, Stance]) -> dict[str, Stance]:
    """Everybody once, as they end up."""
    return {w: s for w, s in finish.items() if s.visible} | {
        w: s for w, s in start.items() if s.visible and not finish[w].visible
    }


def _subjects(
    idea: Idea, start: Mapping[str, Stance], finish: Mapping[str, Stance], cast: Cast
) -> tuple[Figure, ...]:
    """The bodies to hold: people who move during the shot come twice."""
    if idea.kind is ShotKind.INSERT:
        return ()
    bodies: list[Figure] = []
    for who in idea.subjects:
        ends = [s for s in (start[who], finish[who]) if s.visible]
        if len(ends) == 2 and _moved(*ends) and distance(place(ends[0]), place(ends[1])) <= PAN_M:
            bodies += [cast.figure(ends[0]), cast.figure(ends[1])]
        elif ends:
            bodies.append(cast.figure(ends[-1]))
    return tuple(bodies)


def _moved(a: Stance, b: Stance) -> bool:
    return distance(place(a), place(b)) > 0.25 or a.posture is not b.posture


def _partner(idea: Idea, moment: Moment | None, now: Mapping[str, Stance]) -> str | None:
    """The other end of the line: the shoulder, the second subject, or whom the subject looks at."""
    if not idea.subjects:
        return None
    first = idea.subjects[0]
    target = moment.gazes.get(first) if moment is not None else None
    second = next((s for s in idea.subjects[1:] if s in now), None)
    for who in (idea.foreground, second, target):
        if who is not None and who in now and who != first and now[who].visible:
            return who
    return None


def _line(idea: Idea, now: Mapping[str, Stance], partner: str | None) -> tuple[Point, Point] | None:
    if partner is None or not now[idea.subjects[0]].visible:
        return None
    return line_between(now[idea.subjects[0]], now[partner])


def _gazes(
    idea: Idea,
    subjects: tuple[Figure, ...],
    moment: Moment | None,
    now: Mapping[str, Stance],
    plan: FloorPlan,
) -> tuple[Point | None, ...]:
    """Where each body's face points."""
    points: list[Point | None] = []
    for body in subjects:
        target = moment.gazes.get(body.character_id) if moment is not None else None
        thing = next((f for f in plan.furniture if f.id == target), None)
        if target is not None and target in now and now[target].visible:
            points.append(place(now[target]))
        elif thing is not None:
            points.append((thing.x_m, thing.z_m))
        else:
            points.append(None)
    return tuple(points)


def _holds(
    idea: Idea,
    staging: Staging,
    start: Mapping[str, Stance],
    finish: Mapping[str, Stance],
    cast: Cast,
) -> tuple[Held, ...]:
    """Things the frame holds besides people."""
    plan = staging.plan.floor_plan
    if idea.kind is ShotKind.ESTABLISHING:
        return _room(plan)
    if idea.thing is None:
        return ()
    thing = next((f for f in plan.furniture if f.id == idea.thing), None)
    if thing is None and not idea.subjects:
        thing = furniture_named(staging.ground, idea.thing)
    if thing is not None:
        return (held_point(_middle(thing), min(1.2, max(0.22, 0.55 * max(thing.size_m)))),)
    who = idea.subjects[0] if idea.subjects else None
    if who is not None:
        stance = finish[who] if finish[who].visible else start[who]
        return (held_point(hands_at(cast.figure(stance)), 0.17),)
    centre = plan.centre_m
    return (held_point((centre[0], 0.9, centre[1]), 0.4),)


def hands_at(body: Figure) -> Vector:
    """Where somebody holds a thing that is to be seen: before the lower chest."""
    x, z = ahead((body.x_m, body.z_m), body.yaw_deg, 0.3)
    return x, 0.5 * (body.waist_m + body.chest_m), z


def _middle(thing: Furniture) -> Vector:
    return thing.x_m, thing.base_m + thing.size_m[1] / 2, thing.z_m


def _room(plan: FloorPlan) -> tuple[Held, ...]:
    """Two points that make an establishing shot hold much of the set's depth and width."""
    centre_x, centre_z = plan.centre_m
    if not plan.interior:
        return (Held(centre_x, centre_z - 2.0, 0.0, 3.4, 4.2),)
    half = min(0.34 * (plan.x1_m - plan.x0_m), 2.6)
    back = max(plan.z0_m + 0.4, centre_z - 2.6)
    return (Held(centre_x, back, 0.25, min(2.3, plan.height_m - 0.2), half),)


def tightness(size: Size) -> float:
    """How much a push-in gains on a size: less on faces that are near already."""
    return {Size.CU: 0.9, Size.ECU: 0.94, Size.MCU: 0.85}.get(size, 0.82)
