"""Everybody as a shot begins and as it ends, where one can see them.

Enters: an idea and the staged scene. Leaves: stances at both ends; who comes in or goes out is
taken at the last place where a frame holds them.
"""

from collections.abc import Mapping
from dataclasses import replace

from planner.bearings import Point
from planner.floor_plan import FloorPlan
from planner.ideas import Idea
from planner.paths import shortened
from planner.shots import Business, Stance
from planner.staging import Moment, Staging

DOOR_M, OPEN_M = 4.5, 7.0
ROUNDING = 0.05  # covers of unspoken beats are counted in twelfths


def stances_at_ends(
    idea: Idea, staging: Staging
) -> tuple[Mapping[str, Stance], Mapping[str, Stance], Moment | None]:
    """Everybody at the idea's start and at its end, as one can see them."""
    if not staging.moments:
        opening = {s.character_id: s for s in staging.plan.opening}
        return opening, opening, None
    first, last = staging.moments[idea.first], staging.moments[idea.last]
    if idea.covers[0].beat_id not in {m.beat.id for m in staging.moments}:
        return first.before, first.before, None
    before = (
        first.after if idea.settled else _at(staging, first, _share(idea.covers[0].first, idea))
    )
    start = _inside(before, staging, idea, "enter")
    end = idea.covers[-1]
    whole = end.beat_id != last.beat.id or end.last == end.of or last.beat.line is not None
    after = last.after if whole else _at(staging, last, end.last / max(end.of, 1))
    return start, _inside(after, staging, idea, "exit"), last


def _share(units: int, idea: Idea) -> float:
    return units / max(idea.covers[0].of, 1)


def _at(staging: Staging, moment: Moment, share: float) -> dict[str, Stance]:
    """Everybody once a share of a beat has gone by: what began before it has been done."""
    now = dict(moment.before)
    for business in staging.plan.businesses:
        if business.beat_id == moment.beat.id and business.share[0] < share - ROUNDING:
            now[business.character_id] = business.after
    return now


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
    inside = path[:-1] if len(path) > 2 and plan.interior else path
    return shortened(inside, reach)[-1]


def everybody(start: Mapping[str, Stance], finish: Mapping[str, Stance]) -> dict[str, Stance]:
    """Everybody once, as they end up."""
    return {w: s for w, s in finish.items() if s.visible} | {
        w: s for w, s in start.items() if s.visible and not finish[w].visible
    }
