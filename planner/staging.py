"""A scene staged: where everybody is when it opens, what they then do, where they look.

Enters: a scene, its Ground, and how the scene before in the same place ended. Leaves: a Staging:
the ScenePlan, everybody's stance before and after each beat, and the seconds each beat asks for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planner.attendance import attendance
from planner.bearings import Point
from planner.blocking import Blocking
from planner.calls import beyond_calls
from planner.eyelines import Eyelines
from planner.ground import Ground
from planner.line_of_action import front_of
from planner.openings import opening_stances
from planner.playing import Playing
from planner.riders import Riding
from planner.riding import astride_or_away
from planner.shots import Light, ScenePlan, Stance
from screenplay.scene_graph import Beat, BeatKind, Character, Scene, Structure

REMEMBERED = frozenset({Structure.FLASHBACK, Structure.DREAM})
_SMOKE = re.compile(
    r"(?:^|[.!?]\s+)(?:thick |black |white |grey |gray )?smoke\b(?!s)"
    r"|\b(?:fills?|filled|full|thick|hazy) (?:up )?(?:with|of) (?:\w+ )?smoke\b",
    re.IGNORECASE,
)
CARRYING_TAGS = frozenset({"continuous", "same", "same time", "moments later", "continued"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One beat with everybody's stance before and after it, and where they then look."""

    beat: Beat
    before: Mapping[str, Stance]
    after: Mapping[str, Stance]
    gazes: Mapping[str, str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Staging:
    """A staged scene; `front` is the side that the audience sees it from."""

    scene: Scene
    plan: ScenePlan
    ground: Ground
    front: Point
    moments: tuple[Moment, ...]

    def ending(self) -> Mapping[str, Stance]:
        """Everybody's stance when the scene is over."""
        if self.moments:
            return self.moments[-1].after
        return {s.character_id: s for s in self.plan.opening}


def stage(
    scene: Scene,
    ground: Ground,
    characters: Mapping[str, Character],
    before: Mapping[str, Stance] | None = None,
    riding: Riding | None = None,
) -> Staging:
    """Stage one scene; `before` holds the stances that it carries on from."""
    opening = opening_stances(scene, ground, characters, before or {})
    if riding is not None:
        opening = astride_or_away(riding, opening)
    front = front_of(ground.plan, [s for s in opening.values() if s.visible])
    playing = Playing(ground, front, dict(opening), driving=ground.plan.kind == "car",
                      riding=riding)  # fmt: skip
    blocking = Blocking(playing, beyond_calls(scene.beats), attendance(scene, characters))
    eyes = Eyelines(ground)
    moments = []
    for beat in scene.beats:
        earlier = dict(blocking.now)
        blocking.play(beat)
        eyes.play(beat, blocking.now)
        moments.append(
            Moment(beat, earlier, dict(blocking.now), dict(eyes.at), blocking.seconds[beat.id])
        )
    plan = ScenePlan(
        scene.id, ground.plan, light_of(scene, ground), tuple(opening.values()),
        tuple(blocking.businesses), tuple(eyes.gazes), _props(blocking, opening),
    )  # fmt: skip
    return Staging(scene, plan, ground, front, tuple(moments))


def carries_on(scene: Scene, before: Scene) -> bool:
    """Whether a scene takes up where the one before left everybody."""
    tags = {t.lower() for t in scene.heading.tags}
    return scene.place_id == before.place_id and bool(tags & CARRYING_TAGS)


def light_of(scene: Scene, ground: Ground) -> Light:
    """Day, weather and whether the scene is remembered."""
    tags = {t.lower() for t in scene.heading.tags}
    smoke = any(_SMOKE.search(b.text) for b in scene.beats if b.kind is BeatKind.ACTION)
    return Light(
        scene.heading.daytime, ground.plan.interior,
        f"{scene.weather} smoke".strip() if smoke else scene.weather,
        flashback=bool(tags & {"flashback", "dream", "memory"}) or scene.structure in REMEMBERED,
    )  # fmt: skip


def _props(blocking: Blocking, opening: Mapping[str, Stance]) -> tuple[str, ...]:
    """Everything that is held at some time, in order of appearance."""
    held = [h for s in opening.values() for h in s.holding]
    for business in blocking.businesses:
        held += [*business.before.holding, *business.after.holding]
        held += [business.prop] if business.prop else []
    return tuple(dict.fromkeys(held))
