"""Things of a place by note: they come in or go, with what was staged at them.

Enters: a draft and a Furnish. Leaves: the amended draft: every scene of the place with the thing or
without it. What comes in is built as it stands in other sets, on free floor where nobody goes.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from planner import marks
from planner.amending.businesses import rows_of, with_rows
from planner.amending.draft import Amended, Draft, shots_of_scene, with_scene_plan
from planner.amending.reshooting import resolved, sightings
from planner.amending.restaging import restaged
from planner.amending.telling import listed, name_of, proper, thing_words
from planner.amending.things import things_meant
from planner.bearings import Point, distance, yaw_towards
from planner.edits import Furnish
from planner.errors import RefusedEdit, UnknownTarget
from planner.floor_plan import Furniture, Posture
from planner.floor_plans import floor_plan
from planner.ground import Ground
from planner.shots import Resting, ScenePlan, Shot, ShotKind, Stance
from screenplay.scene_graph import Place
from screenplay.world.kinds import built_in

PASSAGE_M = 0.35  # left free beside those who stand or walk
BASE_M = 0.1  # what begins higher hangs on a wall or stands on something
LOWER_M = 0.02
_ON_THINGS = marks.SEATED | {Posture.LIE}


def furnish(draft: Draft, edit: Furnish) -> Amended:
    """A thing comes into a place, or goes from it, in all of its scenes."""
    place = next((p for p in draft.graph.places if p.id == edit.place), None)
    staged = [s for s in draft.plan.scenes if s.floor_plan.id == edit.place]
    if place is None or not staged:
        raise UnknownTarget(f"the film plays in no place {edit.place}; list its places again")
    noun = edit.noun.lower().strip()
    if edit.present:
        return _brought(draft, place, staged, noun, edit.at)
    return _taken(draft, place, staged, noun)


# --- out of the place


def _taken(draft: Draft, place: Place, staged: list[ScenePlan], noun: str) -> Amended:
    """The thing goes, and what lies on it, and the marks at it."""
    said = f"The {thing_words(noun)} goes from {proper(place.name)}"
    changed: list[str] = []
    after = draft
    for scene in staged:
        gone = things_meant(scene.floor_plan.furniture, noun)
        if gone:
            _require_unused(draft, scene, gone)
            after = with_scene_plan(after, _without(scene, gone))
            changed += [s.id for s in shots_of_scene(after, scene.scene_id)]
    return Amended(after, said if changed else f"{said}: none was there", tuple(changed))


def _require_unused(draft: Draft, scene: ScenePlan, gone: tuple[Furniture, ...]) -> None:
    """Nobody sits on what goes, and no shot is of it."""
    ids = {f.id for f in gone}
    spots = {s.id for s in scene.floor_plan.spots if s.furniture in ids}
    for stance in _stances(scene):
        if stance.spot_id in spots and stance.posture in _ON_THINGS:
            name = name_of(draft, stance.character_id)
            raise RefusedEdit(f"{name} is on it in {scene.scene_id}; block them elsewhere first")
    for shot in shots_of_scene(draft, scene.scene_id):
        if shot.framing.thing in ids:
            raise RefusedEdit(f"shot {shot.number} shows it; reframe or drop that shot first")


def _stances(scene: ScenePlan) -> list[Stance]:
    return [*scene.opening, *(b.after for b in scene.businesses)]


def _without(scene: ScenePlan, gone: tuple[Furniture, ...]) -> ScenePlan:
    """The scene without things, and without what was staged at them."""
    ids, plan = {f.id for f in gone}, scene.floor_plan
    left = replace(
        plan, furniture=tuple(f for f in plan.furniture if f.id not in ids),
        spots=tuple(s for s in plan.spots if s.furniture not in ids),
    )  # fmt: skip
    resting = tuple(r for r in scene.resting if not any(_lies_on(r, f) for f in gone))
    gazes = tuple(replace(g, target="away") if g.target in ids else g for g in scene.gazes)
    stripped = replace(scene, floor_plan=left, resting=resting, gazes=gazes)
    rows = [
        replace(r, business=replace(r.business, target=None)) if r.business.target in ids else r
        for r in rows_of(stripped)
    ]  # fmt: skip
    return with_rows(stripped, rows)


def _lies_on(rest: Resting, thing: Furniture) -> bool:
    """Whether something lies on top of a thing."""
    level = abs(rest.at_m[1] - thing.base_m - thing.size_m[1]) < LOWER_M
    reach = max(thing.size_m[0], thing.size_m[2]) / 2 + 0.1
    return level and distance((rest.at_m[0], rest.at_m[2]), (thing.x_m, thing.z_m)) < reach


# --- into the place


def _brought(draft: Draft, place: Place, staged: list[ScenePlan], noun: str, at: str) -> Amended:
    """The thing stands in every scene of the place."""
    where = f" {at}" if at else ""
    said = f"There is a {thing_words(noun)} in {proper(place.name)}{where}"
    if all(things_meant(s.floor_plan.furniture, noun) for s in staged):
        return Amended(draft, f"{said} already")
    pattern = _pattern(noun)
    thing = _stood(pattern, staged, at)
    after, changed = draft, list[str]()
    for scene in staged:
        plan = scene.floor_plan
        full = replace(plan, furniture=(*plan.furniture, thing))
        after = with_scene_plan(after, replace(scene, floor_plan=full))
    for scene in staged:
        hidden = _in_the_way(after, scene.scene_id, thing)
        after = resolved(after, scene.scene_id, hidden)
        changed += [s.id for s in shots_of_scene(after, scene.scene_id)]
    return Amended(after, said, tuple(changed))


@lru_cache(maxsize=1)
def _catalogue() -> Mapping[str, Furniture]:
    """Everything that stands on the floor of some set, by kind, as it stands there first."""
    things: dict[str, Furniture] = {}
    for kind in built_in().kinds:
        for interior in (True, False):
            for thing in floor_plan(Place("pl-any", "ANY", kind, interior)).furniture:
                if thing.base_m < BASE_M and thing.solid:
                    things.setdefault(thing.kind, thing)
    return MappingProxyType(things)


def _pattern(noun: str) -> Furniture:
    """What a noun is built as."""
    found = things_meant(_catalogue().values(), noun)
    if not found:
        known = ", ".join(sorted(k.replace("_", " ") for k in _catalogue()))
        raise RefusedEdit(f"no set has a {noun} to stand on the floor; known are: {known}")
    return found[0]


def _stood(pattern: Furniture, staged: list[ScenePlan], at: str) -> Furniture:
    """The thing on floor that is free in every scene, near where words say, else to the back."""
    plan = staged[0].floor_plan
    grounds = [Ground(s.floor_plan) for s in staged]
    half = max(pattern.size_m[0], pattern.size_m[2]) / 2
    wish = _wish(grounds[0], at)
    cells = grounds[0].cells
    room = np.min([g.clearance_m(cells) for g in grounds], axis=0)
    people = _people(staged)
    if people:
        gaps = cells[:, None, :] - np.array(people)[None]
        away = np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=1)
    else:
        away = np.full(len(cells), np.inf)
    free = (room >= half + 0.02) & (away >= half + PASSAGE_M)
    if not free.any():
        raise RefusedEdit(
            f"there is no free floor for a {pattern.kind.replace('_', ' ')}; take something out "
            "of the place first"
        )
    cost = np.hypot(cells[:, 0] - wish[0], cells[:, 1] - wish[1])
    x, z = (round(float(v), 3) for v in cells[int(np.where(free, cost, np.inf).argmin())])
    yaw = round(yaw_towards((x, z), (plan.centre_m[0], plan.centre_m[1] + 2.0)) / 90) * 90.0
    taken = {f.id for s in staged for f in s.floor_plan.furniture}
    number = next(n for n in range(1, len(taken) + 2) if f"{pattern.kind}_{n}" not in taken)
    return replace(pattern, id=f"{pattern.kind}_{number}", x_m=x, z_m=z, yaw_deg=yaw)


def _wish(ground: Ground, at: str) -> Point:
    """Where words want a thing; behind the middle where they say nothing."""
    plan = ground.plan
    thing = _named_there(ground, at)
    if thing is not None:
        return thing.x_m, thing.z_m
    if at and not marks.things_named(at):
        things = {f.kind.replace("_", " ") for f in plan.furniture}
        raise RefusedEdit(f"the set has no {at!r}; it has {listed(sorted(things))}")
    return plan.centre_m[0], plan.centre_m[1] - 2.0


def _named_there(ground: Ground, at: str) -> Furniture | None:
    """The thing of the set that words name: by what it is, else by what it may stand for."""
    words = at.lower().split()
    for noun in dict.fromkeys((" ".join(words), " ".join(words[-2:]), *words[-1:])):
        found = things_meant(ground.plan.furniture, noun) if noun else ()
        if found:
            return found[0]
    named = (marks.furniture_named(ground, noun) for noun in marks.things_named(at))
    return next((thing for thing in named if thing is not None), None)


def _people(staged: list[ScenePlan]) -> list[Point]:
    """Where somebody is or walks in any of the scenes; walks by points half a metre apart."""
    points: list[Point] = []
    for scene in staged:
        points += [marks.place(s) for s in _stances(scene)]
        for path in (b.path_m for b in scene.businesses):
            for (ax, az), (bx, bz) in pairwise(path):
                count = max(2, int(distance((ax, az), (bx, bz)) / 0.5) + 1)
                points += [(ax + (bx - ax) * k / count, az + (bz - az) * k / count)
                           for k in range(count + 1)]  # fmt: skip
    return points


def _in_the_way(draft: Draft, scene_id: str, thing: Furniture) -> tuple[str, ...]:
    """Shots whose camera stands in the thing, or whose subjects it hides."""
    staging = restaged(draft, scene_id)
    alone = Ground(replace(staging.plan.floor_plan, furniture=(thing,)))
    seen = sightings(draft, staging)
    return tuple(
        s.id for s in shots_of_scene(draft, scene_id)
        if s.framing.kind is not ShotKind.CARD and _blocked(s, alone, [
            b.face for b in seen[s.id].subjects
        ])
    )  # fmt: skip


def _blocked(shot: Shot, alone: Ground, faces: list[tuple[float, float, float]]) -> bool:
    eyes = np.array([shot.move.start.eye_m, shot.move.end.eye_m])
    if bool(alone.inside_things(eyes).any()):
        return True
    return bool(faces) and bool(alone.hidden(eyes, np.array(faces)).any())
