"""Looks: speakers look towards whom they speak to, and past the lens.

Enters: a shot on one person. Leaves: faults where that one speaks to somebody and looks the other
way, as if they stood elsewhere, or looks into the camera. That two who look at each other look
opposite ways on screen follows from their line, which `planner.continuity.line` checks.
"""

from collections.abc import Iterator

from planner.bearings import Point, turn, yaw_towards
from planner.continuity.line import NEUTRAL_WAY
from planner.continuity.lined_script import LinedScript
from planner.continuity.projecting import screen_way
from planner.continuity.rules import EYELINE, LENS, Fault, numbered
from planner.continuity.seeing import Instant, Seen, StagedScene
from planner.findings import Grade
from planner.floor_plan import FloorPlan
from planner.shots import ShotKind

LENS_DEG = 7.0
ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})


def looks(seen: Seen, scene: StagedScene, script: LinedScript) -> Iterator[Fault]:
    """Faults of the looks of one shot's subject while speaking."""
    plan = scene.plan.floor_plan
    if seen.shot.framing.kind not in ONE:
        return
    for instant in seen.during:
        beat = script.beats.get(instant.cover.beat_id)
        who = seen.shot.framing.subjects[0] if seen.shot.framing.subjects else ""
        if beat is None or who not in beat.seen or who not in instant.bodies:
            continue
        if not _points_elsewhere(scene, instant, who):
            yield from _wrong_way(seen, instant, who, beat.addressee, plan)
        yield from _into_lens(seen, instant, who, plan)


def _points_elsewhere(scene: StagedScene, instant: Instant, who: str) -> bool:
    """Whether one sees why a speaker looks elsewhere: they deal with that person, or some thing."""
    target, beat_id = instant.gazes.get(who), instant.cover.beat_id
    own = [b.target for b in scene.businesses.get(beat_id, ()) if b.character_id == who]
    things = [other for other in own if other not in instant.bodies]
    return target in own or bool(things and target not in instant.bodies)


def _wrong_way(
    seen: Seen, instant: Instant, who: str, addressee: str, plan: FloorPlan
) -> Iterator[Fault]:
    """Away from the one who is spoken to, as if that one stood on the other side."""
    target = _looked_at(instant, who, plan)
    if target is None or addressee not in instant.bodies or addressee == who:
        return
    head = instant.bodies[who].head_at
    ways = [_way_to(instant, who, addressee), screen_way(
        instant, target[0] - head[0], target[1] - head[2])]  # fmt: skip
    if ways[0] * ways[1] < 0 and min(abs(w) for w in ways) > NEUTRAL_WAY:
        message = f"{numbered(seen.shot)}: {who} speaks to {addressee} and looks the other way"
        yield Fault(EYELINE, Grade.ERROR, (seen.shot,), message, instant.cover)


def _into_lens(seen: Seen, instant: Instant, who: str, plan: FloorPlan) -> Iterator[Fault]:
    target = _looked_at(instant, who, plan)
    if target is None:
        return
    head = instant.bodies[who].head_at
    here, eye = (head[0], head[2]), instant.view.eye[0]
    off = abs(turn(yaw_towards(here, target), yaw_towards(here, (float(eye[0]), float(eye[2])))))
    if off < LENS_DEG:
        message = f"{numbered(seen.shot)}: {who} looks {off:.0f}° beside the lens"
        yield Fault(LENS, Grade.WARNING, (seen.shot,), message, instant.cover)


def _looked_at(instant: Instant, who: str, plan: FloorPlan) -> Point | None:
    """Where on the floor somebody looks: at a person or a thing of the set."""
    target = instant.gazes.get(who)
    if target in instant.bodies and target != who:
        head = instant.bodies[str(target)].head_at
        return head[0], head[2]
    thing = next((f for f in plan.furniture if f.id == target), None)
    return (thing.x_m, thing.z_m) if thing is not None else None


def _way_to(instant: Instant, who: str, target: str) -> float:
    if not {who, target} <= set(instant.bodies):
        return 0.0
    here, there = instant.bodies[who].head_at, instant.bodies[target].head_at
    return screen_way(instant, there[0] - here[0], there[2] - here[2])
