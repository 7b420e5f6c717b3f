"""Checks across cuts: what an audience would notice.

Enters: a ShotPlan and the scene graph it was planned from. Leaves: findings by rule, graded error
or warning, naming their shots: crossed lines, jump cuts, eyelines that miss, hidden speakers, empty
frames, flash frames, beats that no shot shows.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from planner import continuity_cuts, continuity_frames
from planner.figures import figure
from planner.findings import Finding, Grade, Seen
from planner.ground import Ground
from planner.lens import view_of
from planner.moments import Around, around, beats_of
from planner.shots import ScenePlan, Shot, ShotKind, ShotPlan, Stance
from planner.timings import said_seconds, words
from screenplay.scene_graph import Line, SceneGraph

SHORTEST_S = 0.8
ROUNDING = 0.05  # covers of unspoken beats are counted in twelfths


def check(
    plan: ShotPlan, graph: SceneGraph, spoken_frames: Mapping[str, int] | None = None
) -> tuple[Finding, ...]:
    """All findings, in film order.

    `spoken_frames` gives recorded lengths by line id; without it speech is estimated.
    """
    lines = {b.id: b.line for s in graph.scenes for b in s.beats if b.line is not None}
    found = list(_uncovered(plan))
    found += _flashes(plan, lines, spoken_frames or {})
    for scene in plan.scenes:
        found += _scene(plan, scene, lines)
    order = {shot.id: shot.number for shot in plan.shots}
    return tuple(sorted(found, key=lambda f: (order.get(f.shots[0], 0) if f.shots else 0, f.rule)))


def _scene(plan: ShotPlan, scene: ScenePlan, lines: Mapping[str, Line]) -> Iterator[Finding]:
    told = around(scene, beats_of(plan, scene.scene_id))
    ground = Ground(scene.floor_plan)
    shots = [s for s in plan.shots if s.scene_id == scene.scene_id]
    seen = [_seen(plan, shot, told) for shot in shots if shot.framing.kind is not ShotKind.CARD]
    for one in seen:
        yield from continuity_frames.findings(one, ground, lines)
    for a, b in pairwise(seen):
        if b.shot.number == a.shot.number + 1:
            yield from continuity_cuts.findings(a, b)


def _seen(plan: ShotPlan, shot: Shot, told: Mapping[str, Around]) -> Seen:
    """A shot with the people as they are when its last cover ends."""
    last = told[shot.covers[-1].beat_id]
    first = told[shot.covers[0].beat_id]
    stances = _when_it_ends(plan, shot, told)
    for who, stance in first.before.items():
        if not stances[who].visible and stance.visible:
            stances[who] = stance
    bodies = {who: figure(s, plan.look(who)) for who, s in stances.items() if s.visible}
    moved = frozenset(
        w for w, s in stances.items()
        if _place(s) != _place(first.before[w])
    )  # fmt: skip
    beats = {c.beat_id for c in shot.covers}
    leaving = frozenset(
        b.character_id
        for b in plan.scene(shot.scene_id).businesses
        if b.beat_id in beats and not b.after.visible
    )
    return Seen(shot, view_of(shot.move.end), bodies, dict(last.gazes), moved, leaving)


def _when_it_ends(plan: ShotPlan, shot: Shot, told: Mapping[str, Around]) -> dict[str, Stance]:
    """Everybody at a shot's end: within a beat, what began before it has been done."""
    cover = shot.covers[-1]
    around_it = told[cover.beat_id]
    if cover.last == cover.of or not any(
        t.beat_id == cover.beat_id and t.frames > 0 for t in plan.timings
    ):
        return dict(around_it.after)
    now = dict(around_it.before)
    for business in plan.scene(shot.scene_id).businesses:
        begun = business.share[0] < cover.last / cover.of - ROUNDING
        if business.beat_id == cover.beat_id and begun:
            now[business.character_id] = business.after
    return now


def _place(stance: Stance) -> tuple[float, float, bool]:
    return stance.x_m, stance.z_m, stance.visible


def _uncovered(plan: ShotPlan) -> Iterator[Finding]:
    """Every beat is shown, and in order."""
    shown = list(dict.fromkeys(c.beat_id for s in plan.shots for c in s.covers))
    timed = [t.beat_id for t in plan.timings]
    for beat_id in timed:
        if beat_id not in set(shown):
            yield Finding("uncovered beat", Grade.ERROR, (), f"no shot shows beat {beat_id}")
    if [b for b in shown if b in set(timed)] != [b for b in timed if b in set(shown)]:
        yield Finding(
            "order", Grade.ERROR, (), "shots show beats in another order than they happen"
        )


def _flashes(
    plan: ShotPlan, lines: Mapping[str, Line], spoken: Mapping[str, int]
) -> Iterator[Finding]:
    """No shot under 0.8 seconds."""
    timings = {t.beat_id: t for t in plan.timings}
    for shot in plan.shots:
        seconds = 0.0
        for cover in shot.covers:
            share = (cover.last - cover.first) / max(1, cover.of)
            line, timing = lines.get(cover.beat_id), timings.get(cover.beat_id)
            if timing is None:
                continue
            lead = timing.lead_frames if cover.first == 0 else 0
            tail = timing.tail_frames if cover.last == cover.of else 0
            seconds += float(plan.rate.seconds(lead + tail))
            if line is None:
                seconds += float(plan.rate.seconds(timing.frames)) * share
            elif line.id in spoken:
                seconds += float(plan.rate.seconds(spoken[line.id])) * share
            else:
                seconds += said_seconds(words(line.text)[cover.first : cover.last])
        if seconds < SHORTEST_S:
            yield Finding(
                "flash frame", Grade.WARNING, (shot.id,),
                f"shot {shot.number} lasts about {seconds:.1f} s; join it with a neighbour",
            )  # fmt: skip
