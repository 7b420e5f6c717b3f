"""What edits change: a film before it is spoken and drawn.

Enters: a scene graph and a plan of it. Leaves: the Draft, what amending leaves of it, and the
look-ups that every edit begins with.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.edits import AnyEdit
from planner.errors import RefusedEdit, UnknownTarget
from planner.shots import Cover, ScenePlan, Shot, ShotKind, ShotPlan, Timing
from screenplay.scene_graph import Beat, Character, Scene, SceneGraph


@dataclass(frozen=True, slots=True)
class Draft:
    """A script and its plan; `origin` is what the planner made before any edit, None if this is."""

    graph: SceneGraph
    plan: ShotPlan
    origin: "Draft | None" = None

    @property
    def planned(self) -> "Draft":
        """The draft as the planner made it."""
        return self.origin if self.origin is not None else self


@dataclass(frozen=True, slots=True)
class Amended:
    """A draft after an edit: what changes, in a sentence, and the ids of the shots it touches."""

    draft: Draft
    said: str
    shots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An edit that was not made when edits were replayed, and why."""

    edit: AnyEdit
    reason: str


# --- looking things up


def shot_of(draft: Draft, shot_id: str) -> Shot:
    """The shot with this id."""
    found = next((s for s in draft.plan.shots if s.id == shot_id), None)
    if found is None:
        raise UnknownTarget(f"the film has no shot {shot_id}; list its shots again")
    return found


def open_shot(draft: Draft, shot_id: str) -> Shot:
    """A shot that may be changed: not locked."""
    shot = shot_of(draft, shot_id)
    if shot.locked:
        raise RefusedEdit(f"shot {shot.number} is locked; unlock it first")
    return shot


def filmed_shot(draft: Draft, shot_id: str) -> Shot:
    """A shot that may be changed and has a camera: no card."""
    shot = open_shot(draft, shot_id)
    if shot.framing.kind is ShotKind.CARD:
        raise RefusedEdit(f"shot {shot.number} is a card of text; it has no camera to change")
    return shot


def scene_of(draft: Draft, scene_id: str) -> Scene:
    """The scene of the script with this id, if it was planned."""
    planned = {s.scene_id for s in draft.plan.scenes}
    found = next((s for s in draft.graph.scenes if s.id == scene_id and s.id in planned), None)
    if found is None:
        raise UnknownTarget(f"the film has no scene {scene_id}; list its scenes again")
    return found


def character_of(draft: Draft, character_id: str) -> Character:
    """The character with this id."""
    found = next((c for c in draft.graph.characters if c.id == character_id), None)
    if found is None:
        raise UnknownTarget(f"the script has no character {character_id}; list its cast again")
    return found


def beat_of(draft: Draft, beat_id: str) -> tuple[Scene, Beat]:
    """A beat of the script, and its scene."""
    for scene in draft.graph.scenes:
        for beat in scene.beats:
            if beat.id == beat_id:
                return scene_of(draft, scene.id), beat
    raise UnknownTarget(f"the script has no beat {beat_id}; list its beats again")


def timings_of(plan: ShotPlan) -> Mapping[str, Timing]:
    """Timings by beat."""
    return {timing.beat_id: timing for timing in plan.timings}


def is_silent(draft: Draft, beat_id: str) -> bool:
    """Whether a beat belongs to no script: time that a shot has to itself."""
    return all(beat.id != beat_id for scene in draft.graph.scenes for beat in scene.beats)


def spoken_beats(draft: Draft) -> frozenset[str]:
    """Ids of the beats in which somebody speaks."""
    return frozenset(b.id for s in draft.graph.scenes for b in s.beats if b.line is not None)


def require_apart(draft: Draft, beat_id: str) -> None:
    """Raise RefusedEdit where a beat is spoken together with the one before it."""
    for scene in draft.graph.scenes:
        for beat in scene.beats:
            if beat.id == beat_id and beat.line is not None and beat.line.dual_with is not None:
                raise RefusedEdit(
                    "two lines are spoken together there; choose a place before or after both"
                )


def shots_of_scene(draft: Draft, scene_id: str) -> tuple[Shot, ...]:
    """A scene's shots in film order."""
    return tuple(s for s in draft.plan.shots if s.scene_id == scene_id)


# --- putting changes in


def with_shots(draft: Draft, shots: Iterable[Shot]) -> Draft:
    """The draft with these shots, numbered as they follow each other."""
    numbered = tuple(replace(shot, number=n) for n, shot in enumerate(shots, 1))
    remarks = tuple(f"shot {s.number}: {a}" for s in numbered for a in s.approximations)
    return with_plan(draft, replace(draft.plan, shots=numbered, remarks=remarks))


def with_changed(draft: Draft, changed: Iterable[Shot]) -> Draft:
    """The draft with some shots changed in place."""
    new = {shot.id: shot for shot in changed}
    return with_shots(draft, [new.get(shot.id, shot) for shot in draft.plan.shots])


def with_plan(draft: Draft, plan: ShotPlan) -> Draft:
    """The draft with another plan; what the planner had made is remembered."""
    return Draft(draft.graph, plan, draft.planned)


def with_graph(draft: Draft, graph: SceneGraph) -> Draft:
    """The draft with another script; what the planner had made is remembered."""
    return Draft(graph, draft.plan, draft.planned)


def with_scene_plan(draft: Draft, staged: ScenePlan) -> Draft:
    """The draft with one scene staged anew."""
    scenes = tuple(staged if s.scene_id == staged.scene_id else s for s in draft.plan.scenes)
    return with_plan(draft, replace(draft.plan, scenes=scenes))


def with_timings(draft: Draft, changed: Mapping[str, Timing]) -> Draft:
    """The draft with some beats timed anew."""
    timings = tuple(changed.get(t.beat_id, t) for t in draft.plan.timings)
    return with_plan(draft, replace(draft.plan, timings=timings))


def with_beat(draft: Draft, changed: Beat) -> Draft:
    """The draft with one beat of the script played otherwise."""
    scenes = tuple(
        replace(s, beats=tuple(changed if b.id == changed.id else b for b in s.beats))
        if any(b.id == changed.id for b in s.beats) else s
        for s in draft.graph.scenes
    )  # fmt: skip
    return with_graph(draft, replace(draft.graph, scenes=scenes))


def is_whole(cover: Cover) -> bool:
    """Whether a stretch is its beat from end to end."""
    return cover.first == 0 and cover.last == cover.of


def showing(draft: Draft, beats: Sequence[str]) -> tuple[str, ...]:
    """Ids of the shots that show some of these beats."""
    wanted = set(beats)
    return tuple(s.id for s in draft.plan.shots if any(c.beat_id in wanted for c in s.covers))
