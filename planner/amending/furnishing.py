"""Things of a place by note: they come in or go (`clearing`).

Enters: a draft and a Furnish. Leaves: the amended draft: every scene of the place with the thing or
without it. What comes in is built as it stands in other sets, on free floor where nobody goes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from planner import marks
from planner.amending.clearing import cleared, stances_in
from planner.amending.draft import Amended, Draft, shots_of_scene, with_scene_plan
from planner.amending.reshooting import resolved, sightings
from planner.amending.restaging import restaged
from planner.amending.telling import listed, proper, thing_words, with_article
from planner.amending.things import things_meant
from planner.amending.walls import WALL, against_wall
from planner.bearings import Point, distance, yaw_towards
from planner.edits import Furnish
from planner.errors import RefusedEdit, UnknownTarget
from planner.floor_plan import Furniture
from planner.floor_plans import floor_plan
from planner.ground import Ground
from planner.shots import ScenePlan, Shot, ShotKind
from screenplay.scene_graph import Place
from screenplay.world.kinds import built_in

PASSAGE_M = 0.35  # left free beside those who stand or walk
BASE_M = 0.1  # what begins higher hangs on a wall or stands on something
_WORDS = re.compile(r"[a-z0-9_]+")
_PLACED = re.compile(
    r"(?:(?P<where>next to|in front of|behind|beside|by|near|at|on|under|against|to the left of|"
    r"to the right of)\s+)?(?:(?P<article>the|a|an|his|her|their)\s+)?(?P<thing>.*)",
    re.IGNORECASE,
)


def furnish(draft: Draft, edit: Furnish) -> Amended:
    """A thing comes into a place, or goes from it, in all of its scenes."""
    place = next((p for p in draft.graph.places if p.id == edit.place), None)
    staged = [s for s in draft.plan.scenes if s.floor_plan.id == edit.place]
    if place is None or not staged:
        raise UnknownTarget(f"the film plays in no place {edit.place}; list its places again")
    noun = edit.noun.lower().strip()
    if edit.present:
        return _brought(draft, place, staged, noun, edit.at)
    return cleared(draft, place, staged, noun)


# --- into the place


def _brought(draft: Draft, place: Place, staged: list[ScenePlan], noun: str, at: str) -> Amended:
    """The thing stands in every scene of the place."""
    said = f"There is {with_article(thing_words(noun))} in {proper(place.name)}"
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
    return Amended(after, said + _told(at), tuple(changed))


def _told(at: str) -> str:
    """Where it stands, as the end of a sentence: "next to window" is " next to the window"."""
    match = _PLACED.fullmatch(at.strip())
    if not match or not match["thing"]:
        return ""
    return f" {match['where'] or 'by'} {match['article'] or 'the'} {thing_words(match['thing'])}"


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
    if WALL.search(at):
        return _at_wall(pattern, staged)
    grounds = [Ground(s.floor_plan) for s in staged]
    half = max(pattern.size_m[0], pattern.size_m[2]) / 2
    wish = _wish(staged, at)
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
    return _new(pattern, staged, (x, z), yaw)


def _new(pattern: Furniture, staged: list[ScenePlan], at: Point, yaw_deg: float) -> Furniture:
    taken = {f.id for s in staged for f in s.floor_plan.furniture}
    number = next(n for n in range(1, len(taken) + 2) if f"{pattern.kind}_{n}" not in taken)
    return replace(pattern, id=f"{pattern.kind}_{number}", x_m=at[0], z_m=at[1], yaw_deg=yaw_deg)


def _at_wall(pattern: Furniture, staged: list[ScenePlan]) -> Furniture:
    plans = [s.floor_plan for s in staged]
    found = against_wall(pattern, plans, _people(staged), PASSAGE_M)
    if found is None:
        name = pattern.kind.replace("_", " ")
        raise RefusedEdit(f"no wall has room for a {name}; take something out of the place first")
    return _new(pattern, staged, *found)


def _wish(staged: list[ScenePlan], at: str) -> Point:
    """Where words want a thing; behind the middle where they say nothing."""
    plan = staged[0].floor_plan
    if not at.strip():
        return plan.centre_m[0], plan.centre_m[1] - 2.0
    for scene in staged:
        found = _named_there(scene, at)
        if found is not None:
            return found
    things = {f.kind.replace("_", " ") for scene in staged for f in scene.floor_plan.furniture}
    raise RefusedEdit(f"the set has no {at!r}; it has {listed(sorted(things))}")


def _named_there(scene: ScenePlan, at: str) -> Point | None:
    """Where what words name is: a thing of the set, what stands for it, a mark, a thing brought.

    The longest name counts, wherever in the phrase it stands: "the coffee table on the left".
    """
    ground = Ground(scene.floor_plan)
    for noun in _names_in(at):
        things = things_meant(scene.floor_plan.furniture, noun)
        thing = things[0] if things else marks.furniture_named(ground, noun)
        if thing is not None:
            return thing.x_m, thing.z_m
        for spot in scene.floor_plan.spots:
            if noun in spot.tags:
                return spot.x_m, spot.z_m
        for rest in scene.resting:
            if noun in (rest.noun, *rest.also):
                return rest.at_m[0], rest.at_m[2]
    return None


def _names_in(at: str) -> Iterator[str]:
    """Every run of up to three words, longest first; two also as one: "book-case"."""
    words = _WORDS.findall(at.lower())
    for length in (3, 2, 1):
        for first in range(len(words) - length + 1):
            run = words[first : first + length]
            yield " ".join(run)
            if length == 2:
                yield "".join(run)


def _people(staged: list[ScenePlan]) -> list[Point]:
    """Where somebody is or walks in any of the scenes; walks by points half a metre apart."""
    points: list[Point] = []
    for scene in staged:
        points += [marks.place(s) for s in stances_in(scene)]
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
