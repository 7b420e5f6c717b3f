"""The lines that one shot keeps: between its people and along their ways.

Enters: an idea, the staged scene and its memory of sides. Leaves: axes for the camera, each with
the side that the scene is seen from.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from planner.ideas import Idea
from planner.line_of_action import Sides, line_between, side_of
from planner.objective import Axis
from planner.shots import ShotKind, Stance
from planner.staging import Staging

CROWD = 6  # in larger crowds lines are lost on an audience
SUBJECTIVE = frozenset({ShotKind.INSERT, ShotKind.POV, ShotKind.CARD})

Pairs = list[tuple[str, str]]


def dealings(idea: Idea, staging: Staging, partner: str | None) -> tuple[Pairs, Pairs]:
    """Pairs of a frame that deal with each other, and pairs that only stand there together.

    One alone deals with everybody whom they look at meanwhile.
    """
    if idea.kind in SUBJECTIVE or not idea.subjects:
        return [], []
    if len(idea.subjects) == 2:
        return [(idea.subjects[0], idea.subjects[1])], []
    if len(idea.subjects) > 2:
        looks = {pair for m in staging.moments for pair in m.gazes.items()}
        dealing = [p for p in combinations(idea.subjects, 2) if {p, p[::-1]} & looks]
        pairs = combinations(idea.subjects[:CROWD], 2)
        return dealing, [pair for pair in pairs if pair not in dealing]
    moments = staging.moments[idea.first : idea.last + 1]
    who = idea.subjects[0]
    looked = dict.fromkeys([partner, *(m.gazes.get(who) for m in moments)])
    return [(who, other) for other in looked if other is not None and other != who], []


def axes_of(
    sides: Sides,
    start: Mapping[str, Stance],
    finish: Mapping[str, Stance],
    pairs: Iterable[tuple[str, str]],
) -> tuple[Axis, ...]:
    """The lines of pairs when a shot begins and when it ends."""
    axes = [
        (*line_between(now[a], now[b]), sides.of(now[a], now[b]))
        for now in (start, finish) for a, b in pairs
        if a in now and b in now and now[a].visible and now[b].visible
    ]  # fmt: skip
    return tuple(axis for axis in dict.fromkeys(axes) if axis[2])


def ways_of(idea: Idea, staging: Staging) -> tuple[Axis, ...]:
    """The lines that a frame's people walk along."""
    if idea.kind in SUBJECTIVE:
        return ()
    beats = {m.beat.id for m in staging.moments[idea.first : idea.last + 1]}
    own = [b for b in staging.plan.businesses
           if b.beat_id in beats and b.character_id in idea.subjects and b.path_m]  # fmt: skip
    plan = staging.plan.floor_plan
    lines = dict.fromkeys((b.path_m[0], b.path_m[-1]) for b in own)
    axes = ((*line, side_of(line, staging.front, plan)) for line in lines)
    return tuple(axis for axis in axes if axis[2])
