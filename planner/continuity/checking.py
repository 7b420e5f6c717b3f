"""Checks a whole plan.

Enters: a plan, the lined script and a clock. Leaves: findings in film order.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from planner.continuity import (
    bodies,
    directions,
    eyelines,
    frames,
    jump_cuts,
    lengths,
    line,
    matching,
    props,
    telling,
)
from planner.continuity.clock import Clock, estimated
from planner.continuity.lined_script import LinedScript, lined
from planner.continuity.rules import RULES, Fault
from planner.continuity.seeing import Seen, StagedScene
from planner.findings import Finding
from planner.looks import Look
from planner.shots import Shot, ShotPlan, Stance
from screenplay.scene_graph import SceneGraph

_WORD = re.compile(r"[\w-]+")


def check(
    plan: ShotPlan, graph: SceneGraph, spoken_frames: Mapping[str, int] | None = None
) -> tuple[Finding, ...]:
    """All findings of a plan that has no timeline yet, in film order.

    `spoken_frames` gives recorded lengths by line id; without it speech is estimated.
    """
    script = lined(graph)
    return checked(plan, script, estimated(plan, script, spoken_frames))


def checked(plan: ShotPlan, script: LinedScript, clock: Clock) -> tuple[Finding, ...]:
    """All findings of a plan whose shots and beats are on the clock, in film order."""
    found = [*telling.told(plan), *lengths.too_short(plan, clock), *matching.costumes(plan)]
    found += _scenes(plan, script)
    names = {look.character_id: look.name for look in plan.looks}
    told = [_finding(fault, clock, names) for fault in found]
    order = sorted(told, key=lambda f: (f.numbers[-1:], f.rule, f.message))
    return tuple(dict.fromkeys(order))


def _scenes(plan: ShotPlan, script: LinedScript) -> Iterator[Fault]:
    """Faults within every scene and from scene to scene."""
    shots: dict[str, list[Shot]] = {}
    for shot in plan.shots:
        shots.setdefault(shot.scene_id, []).append(shot)
    looks = {look.character_id: look for look in reversed(plan.looks)}
    yield from matching.sets(plan.scenes, {name: own[0] for name, own in shots.items()})
    before: _Played | None = None
    for scene in plan.scenes:
        worn = looks | matching.costumes_in(plan, scene.scene_id)
        last = looks | matching.costumes_after(plan, scene.scene_id)
        played = _Played(StagedScene(scene, shots.get(scene.scene_id, ()), worn), last)
        yield from played.faults(script)
        if before is not None and scene.scene_id in script.goes_on:
            yield from _joined(before, played)
        before = played


class _Played:
    """A scene with its shots as they are seen."""

    def __init__(self, scene: StagedScene, last: Mapping[str, Look]) -> None:
        self.scene, self.last = scene, last  # `last`: looks as it ends
        self.seen: tuple[Seen, ...] = tuple(scene.seen())

    def faults(self, script: LinedScript) -> Iterator[Fault]:
        scene, seen = self.scene, self.seen
        for one in seen:
            yield from frames.framed(one, scene, script)
            yield from eyelines.looks(one, scene, script)
        for a, b in pairwise(seen):
            yield from jump_cuts.jumps(a, b)
        yield from line.crossings(seen, script)
        yield from directions.turned_round(seen, scene)
        yield from bodies.matched(scene)
        yield from bodies.unseen(seen, scene)
        yield from props.handled(scene)

    def ending(self) -> Mapping[str, Stance]:
        """Everybody when the scene is over."""
        scene = self.scene
        if scene.beats:
            return scene.told[scene.beats[-1]].after
        return {s.character_id: s for s in scene.plan.opening}


def _joined(a: _Played, b: _Played) -> Iterator[Fault]:
    """Faults between a scene and one that goes on from it."""
    last, first = (a.scene.shots[-1:], b.scene.shots[:1])
    if not last or not first:
        return
    one, two = a.scene.plan, b.scene.plan
    yield from matching.lights(one, two, (last[0], first[0]))
    carried = {who: stance.holding for who, stance in a.ending().items()}
    seen = {who: look for who, look in a.last.items() if who in carried}
    yield from matching.changes(seen, b.scene.looks, two, (last[0], first[0]), carried)
    if one.floor_plan.id == two.floor_plan.id:
        yield from bodies.resumed(a.ending(), b.scene, last[0])
        yield from props.kept(a.ending(), b.scene, last[0])
    gone = [t for seen in a.seen for t in directions.travels(seen, a.scene)]
    come = [t for seen in b.seen for t in directions.travels(seen, b.scene)]
    yield from directions.same_side(gone, come)


def _named(message: str, names: Mapping[str, str]) -> str:
    """A message with names in place of ids."""
    return _WORD.sub(lambda word: names.get(word[0], word[0]), message)


def _finding(fault: Fault, clock: Clock, names: Mapping[str, str]) -> Finding:
    """A fault with its frames: those beside the cut, or those of the last shot."""
    rule, shots = RULES[fault.rule], fault.shots
    frames = None
    if len(shots) == 2 and shots[1].number == shots[0].number + 1:
        frames = clock.shown(shots[0])[1], clock.shown(shots[1])[0]
    elif shots:
        frames = clock.shown(shots[-1], fault.cover)
    return Finding(
        rule=fault.rule, grade=fault.grade, shots=tuple(s.id for s in shots),
        message=_named(fault.message, names), numbers=tuple(s.number for s in shots), frames=frames,
        source=rule.source, remedy=rule.remedy,
    )  # fmt: skip
