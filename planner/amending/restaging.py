"""A planned scene, staged again: what coverage knew of it when its shots were made.

Enters: a draft and a scene. Leaves: the Staging that its plan tells, silent beats of its own shots
included, so that cameras can be set up by the planner's own rules.
"""

from planner.amending.draft import Draft, scene_of, timings_of
from planner.ground import Ground
from planner.line_of_action import front_of
from planner.moments import around, beats_of
from planner.patterns.places import establishing_beat
from planner.shots import ScenePlan, Stance
from planner.staging import Moment, Staging
from planner.timings import spoken_seconds
from screenplay.scene_graph import Beat, BeatKind, Source


def restaged(draft: Draft, scene_id: str) -> Staging:
    """The staging of a scene as its plan has it; raises UnknownTarget where there is none."""
    scene = scene_of(draft, scene_id)
    plan = draft.plan.scene(scene_id)
    own = {beat.id: beat for beat in scene.beats}
    shown = [b for b in beats_of(draft.plan, scene_id) if b != establishing_beat(scene_id)]
    beats = [own.get(name) or Beat(name, BeatKind.ACTION, Source(0)) for name in shown]
    told = around(plan, shown)
    timings = timings_of(draft.plan)
    rate = draft.plan.rate
    moments = tuple(
        Moment(
            beat, told[beat.id].before, told[beat.id].after, told[beat.id].gazes,
            spoken_seconds(beat.line) if beat.line is not None
            else float(rate.seconds(timings[beat.id].frames)),
        )
        for beat in beats
    )  # fmt: skip
    front = front_of(plan.floor_plan, [s for s in plan.opening if s.visible])
    return Staging(scene, plan, Ground(plan.floor_plan), front, moments)


def stances_at(staging: Staging, beat_id: str | None) -> dict[str, Stance]:
    """Everybody when a beat begins; None: when the scene opens."""
    if beat_id is not None:
        for moment in staging.moments:
            if moment.beat.id == beat_id:
                return dict(moment.before)
    return {s.character_id: s for s in staging.plan.opening}


def story_order(staging: Staging) -> dict[str, int]:
    """Place of every beat in the scene."""
    return {moment.beat.id: n for n, moment in enumerate(staging.moments)}


def in_set(plan: ScenePlan, character_id: str) -> bool:
    """Whether somebody has a part in a scene's staging."""
    return any(s.character_id == character_id for s in plan.opening)
