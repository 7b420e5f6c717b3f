"""From an idea to what the camera is asked to see.

Enters: an idea, the staged scene and everybody's look. Leaves: a Sighting with the figures of all
who are there, the line that is kept, doors and things that must be held.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.bearings import Point, ahead, distance, turn, yaw_towards
from planner.body_parts import FEET, WHEEL_MM, beside_wheel
from planner.dressing import bends_down
from planner.eyelines import AWAY
from planner.figures import Figure, figure
from planner.floor_plan import FloorPlan, Furniture, Posture
from planner.held_things import SEEN_OFF_M, held_things
from planner.ideas import Idea
from planner.kept_lines import axes_of, dealings, ways_of
from planner.line_of_action import Sides, line_between
from planner.looks import Look
from planner.marks import place, standing
from planner.objective import ONE_SUBJECT, Sighting
from planner.passing import vehicles_at
from planner.paths import length_m, shortened
from planner.seen_stances import DOOR_M, OPEN_M, ROUNDING, everybody, stances_at_ends
from planner.shots import Angle, Business, Framing, MoveKind, ShotKind, Size, Stance
from planner.shoulders import shoulder_yaws
from planner.staging import Moment, Staging
from planner.viewpoints import LENSES_MM
from planner.vistas import KINDS

TURN_S, TURNED_DEG = 2.0, 75.0
PAN_M = 1.8  # longer walks are followed by a pan
ALONG = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)  # of a way: where else a walker is looked at
TIGHT = frozenset({Size.ECU, Size.CU, Size.MCU, Size.MS})
NEARER = TIGHT | {Size.MWS}
FACE_ONLY = frozenset({Size.ECU, Size.CU})
HANDS = frozenset({
    "pick_up", "put_down", "take", "give", "throw", "open", "close", "pour", "search",
})  # fmt: skip
AWAY_DEG = 28.6  # as `renderers.motion.attention` plays it
BEYOND_DEG = 9.0  # past a shoulder
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


def sighting(idea: Idea, staging: Staging, cast: Cast, sides: Sides) -> Sighting:
    """What an idea's camera must see; `sides` is the scene's memory of its lines."""
    start, finish, moment = stances_at_ends(idea, staging)
    people = tuple(cast.figure(s) for s in everybody(start, finish).values())
    subjects = _subjects(idea, staging, start, finish, cast)
    partner = _partner(idea, moment, finish)
    line = _line(idea, finish, partner)
    dealing, together = dealings(idea, staging, partner)
    axes = axes_of(sides, start, finish, dealing)  # as it begins first: sides are remembered
    side = (
        sides.of(finish[idea.subjects[0]], finish[partner])
        if line is not None and partner is not None and idea.kind in LINED
        else 0
    )
    holds = held_things(idea, staging, start, finish, cast.figure)
    low = idea.kind is ShotKind.INSERT and bool(holds) and holds[0].high < 1.25
    low = low and idea.thing != FEET  # feet are seen from where they are
    angle = Angle.HIGH if low and idea.angle is Angle.EYE else idea.angle
    loose = _bends_down(idea, staging)
    busy = _busy(idea, staging)
    size = Size.MWS if loose and idea.size in TIGHT else idea.size
    if busy and size in FACE_ONLY and idea.kind in ONE_SUBJECT and not idea.asked:
        size = Size.MCU
    if size in NEARER and _rides(idea, staging):
        size = Size.WS
    framing = Framing(
        idea.kind, size, idea.subjects, idea.foreground, angle, LENSES_MM[size][0], idea.thing, side
    )
    wheel = _at_wheel(idea, finish, staging)
    foreground = None
    if idea.foreground in finish:
        shown = cast.figure(finish[str(idea.foreground)])
        foreground = next((p for p in people if p == shown), shown)
    return Sighting(
        framing, subjects, people, _gazes(idea, subjects, moment, finish, staging.plan.floor_plan),
        foreground, line if side else None, staging.front, holds, axes=axes, loose=loose, busy=busy,
        ways=(*ways_of(idea, staging), *axes_of(sides, start, finish, together)),
        halfway=_halfway(idea, staging, cast),
        shoulder_yaws=shoulder_yaws(idea, staging, start, finish),
        vehicles=_vehicles(idea, staging),
        heading_deg=_beyond(idea, subjects, staging.plan.floor_plan) if wheel is None else wheel,
        lens_mm=None if wheel is None else WHEEL_MM,
    )  # fmt: skip


def _at_wheel(idea: Idea, finish: Mapping[str, Stance], staging: Staging) -> float | None:
    """How hands that drive are looked at; None where the frame is of something else."""
    if idea.kind is not ShotKind.INSERT or not idea.subjects:
        return None
    return beside_wheel(idea.thing, finish[idea.subjects[0]], staging.plan.floor_plan.centre_m)


def _vehicles(idea: Idea, staging: Staging) -> tuple[Furniture, ...]:
    """Where the vehicles that move are while an idea is seen."""
    order = {m.beat.id: n for n, m in enumerate(staging.moments)}
    return vehicles_at(staging.plan.drives, order, idea.first, idea.last)


def _beyond(idea: Idea, subjects: tuple[Figure, ...], plan: FloorPlan) -> float | None:
    """The view over somebody to the great building that they look at; None without one."""
    seen = next((f for f in plan.furniture if f.id == idea.thing and f.kind in KINDS), None)
    if seen is None or not subjects:
        return None
    return yaw_towards((subjects[0].x_m, subjects[0].z_m), (seen.x_m, seen.z_m)) + BEYOND_DEG


def _subjects(
    idea: Idea,
    staging: Staging,
    start: Mapping[str, Stance],
    finish: Mapping[str, Stance],
    cast: Cast,
) -> tuple[Figure, ...]:
    """The bodies to hold: people who move during the shot come at every place they stop."""
    if idea.kind is ShotKind.INSERT:
        return ()
    bodies: list[Figure] = []
    for who in idea.subjects:
        ends = [s for s in (start[who], finish[who]) if s.visible]
        stops = [s for s in _stops(idea, staging, who) if _both_ends(idea, start[who], s)]
        moved = any(_moved(ends[0], s) for s in (*stops, *ends[1:]))
        if len(ends) == 2 and moved and _both_ends(idea, *ends):
            bodies += [cast.figure(s) for s in (ends[0], *stops, ends[1])]
        elif len(ends) == 2 and _turns(idea, *ends):
            bodies += [cast.figure(s) for s in ends]
        elif ends:
            bodies.append(cast.figure(ends[-1]))
    return tuple(bodies)


def _bends_down(idea: Idea, staging: Staging) -> bool:
    """Whether somebody whom a frame is of goes down to the ground in it."""
    if idea.kind in {ShotKind.INSERT, ShotKind.CARD, ShotKind.POV}:
        return False
    return bends_down(staging.plan, _done(idea, staging))


def _busy(idea: Idea, staging: Staging) -> bool:
    """Whether those whom a frame is of handle things in it, go down or get up."""
    if idea.kind in {ShotKind.INSERT, ShotKind.CARD, ShotKind.POV}:
        return False
    return any(_sinks_or_rises(b) or b.verb in HANDS for b in _done(idea, staging))


def _rides(idea: Idea, staging: Staging) -> bool:
    """Whether somebody whom a frame is of goes anywhere astride, gets into a saddle or out."""
    if idea.kind in {ShotKind.INSERT, ShotKind.CARD, ShotKind.POV}:
        return False
    return any(
        (b.path_m or _sinks_or_rises(b)) and Posture.RIDE in (b.before.posture, b.after.posture)
        for b in _done(idea, staging)
    )


def _stops(idea: Idea, staging: Staging, who: str) -> list[Stance]:
    """Where somebody is on the way: before the seat they take, at the door they open, down."""
    cover = idea.covers[0]
    first, last = cover.first / max(cover.of, 1), cover.last / max(cover.of, 1)
    own = [b for b in staging.plan.businesses
           if b.beat_id == cover.beat_id and b.character_id == who
           and b.share[0] >= first - 0.05 and b.share[1] <= last + 0.05]  # fmt: skip
    return [b.after for b in own[:-1] if b.after.visible and (b.path_m or _sinks_or_rises(b))]


def _sinks_or_rises(business: Business) -> bool:
    return business.after.posture is not business.before.posture


def _halfway(idea: Idea, staging: Staging, cast: Cast) -> tuple[Figure, ...]:
    """Those of a shot who walk in it, from where they set off and at places of their way."""
    if idea.kind in {ShotKind.INSERT, ShotKind.CARD, ShotKind.POV}:
        return ()
    walks = [b for b in _done(idea, staging) if length_m(b.path_m) > PAN_M]
    return tuple(
        cast.figure(_on_way(b, at, yaw_towards(came, at)))
        for b in walks for came, at in _places(_seen_way(b, staging.plan.floor_plan))
    )  # fmt: skip


def _on_way(walk: Business, at: Point, yaw_deg: float) -> Stance:
    """Somebody at a place of their way: on their feet, or astride."""
    if walk.before.posture is Posture.RIDE:
        return replace(walk.before, x_m=at[0], z_m=at[1], visible=True)
    return standing(walk.character_id, at, yaw_deg)


def _places(way: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Places on a way, its end left out, each after one that somebody walks from there."""
    whole = length_m(way)
    yield way[0], ahead(way[0], yaw_towards(way[0], way[1]), 0.05)
    for share in ALONG:
        came, at = shortened(way, whole * share)[-2:]
        yield came, at


def _seen_way(walk: Business, plan: FloorPlan) -> tuple[Point, ...]:
    """The part of a way that a frame may hold: from the last place where one is seen, or to it."""
    reach = DOOR_M if plan.interior else OPEN_M
    if walk.verb == "exit":
        return shortened(walk.path_m, reach)
    return shortened(walk.path_m[::-1], reach)[::-1] if walk.verb == "enter" else walk.path_m


def _done(idea: Idea, staging: Staging) -> list[Business]:
    """What a shot's people do in its time."""
    covers = {c.beat_id: (c.first / max(c.of, 1), c.last / max(c.of, 1)) for c in idea.covers}
    return [
        b for b in staging.plan.businesses
        if b.character_id in idea.subjects and b.beat_id in covers
        and b.share[1] > covers[b.beat_id][0] + ROUNDING
        and b.share[0] < covers[b.beat_id][1] - ROUNDING
    ]  # fmt: skip


def _turns(idea: Idea, a: Stance, b: Stance) -> bool:
    """Whether a short shot of one person is that of their turn: the face is seen on both ends."""
    turned = abs(turn(a.yaw_deg, b.yaw_deg)) > TURNED_DEG
    return turned and idea.seconds < TURN_S and idea.kind in {ShotKind.SINGLE, ShotKind.REACTION}


def _both_ends(idea: Idea, a: Stance, b: Stance) -> bool:
    """Whether one frame holds a walk from end to end: a short one, or one that is not panned."""
    limit = PAN_M if idea.move is MoveKind.PAN else SEEN_OFF_M
    return distance(place(a), place(b)) <= limit


def _moved(a: Stance, b: Stance) -> bool:
    return distance(place(a), place(b)) > 0.25 or a.posture is not b.posture


def _partner(idea: Idea, moment: Moment | None, now: Mapping[str, Stance]) -> str | None:
    """The other end of the line: the shoulder, whom the subject looks at, the second subject."""
    if not idea.subjects:
        return None
    first, *rest = idea.subjects
    target = moment.gazes.get(first) if moment is not None else None
    second = next((s for s in rest if s in now), None)
    for who in (idea.foreground, target if target in rest else second, target):
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
        elif target == AWAY and not (body.lying or idea.moving):
            points.append(ahead((body.x_m, body.z_m), body.yaw_deg + AWAY_DEG, 3.0))
        else:
            points.append(None)
    return tuple(points)


def tightness(size: Size) -> float:
    """How much a push-in gains on a size: less on faces that are near already."""
    return {Size.CU: 0.9, Size.ECU: 0.94, Size.MCU: 0.85}.get(size, 0.82)
