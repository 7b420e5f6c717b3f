"""Cameras set up again after an edit, by the planner's own solver.

Enters: a draft and its shots. Leaves: shots whose framing is kept as near as the place allows; what
could not be met is named. A shot is solved again only where what its camera sees has changed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from planner.amending.camera_moves import moved
from planner.amending.draft import Draft, open_shot, shots_of_scene, with_changed
from planner.amending.restaging import restaged, story_order
from planner.camera import solve
from planner.ideas import Idea
from planner.line_of_action import Sides
from planner.objective import Sighting
from planner.shots import CameraPose, Framing, MoveKind, Shot, ShotKind
from planner.sightings import Cast, sighting
from planner.staging import Staging

_LENS_SLACK_MM = 0.6  # lenses this near are the same glass


def reshot(draft: Draft, shot: Shot) -> Draft:
    """The draft with one shot framed as given and its camera solved anew.

    A locked shot raises RefusedEdit.
    """
    open_shot(draft, shot.id)
    framed = with_changed(draft, [shot])
    staging = restaged(framed, shot.scene_id)
    wish = sightings(framed, staging)[shot.id]
    return with_changed(framed, [_solved(shot, wish, staging)])


def reshot_where_changed(before: Draft, after: Draft, scene_id: str) -> Draft:
    """`after` with those of a scene's cameras solved anew that see something else than before.

    Locked shots keep their cameras.
    """
    then = sightings(before, restaged(before, scene_id))
    staging = restaged(after, scene_id)
    now = sightings(after, staging)
    changed = [
        _solved(shot, now[shot.id], staging)
        for shot in shots_of_scene(after, scene_id)
        if shot.id in now and now[shot.id] != then.get(shot.id) and not shot.locked
    ]
    return with_changed(after, changed)


def resolved(draft: Draft, scene_id: str, shot_ids: Iterable[str]) -> Draft:
    """The draft with these shots' cameras solved anew; locked ones keep theirs."""
    wanted = set(shot_ids)
    if not wanted:
        return draft
    staging = restaged(draft, scene_id)
    seen = sightings(draft, staging)
    return with_changed(draft, [
        _solved(s, seen[s.id], staging)
        for s in shots_of_scene(draft, scene_id)
        if s.id in wanted and s.id in seen and not s.locked
    ])  # fmt: skip


def sightings(draft: Draft, staging: Staging) -> dict[str, Sighting]:
    """What every camera of a scene is asked to see, by shot, with the scene's memory of lines."""
    sides = Sides(staging.front, staging.plan.floor_plan)
    seen: dict[str, Sighting] = {}
    for shot in shots_of_scene(draft, staging.scene.id):
        if shot.framing.kind is not ShotKind.CARD:
            cast = cast_of(draft, staging.scene.id)
            wish = sighting(idea_of(shot, staging), staging, cast, sides)
            seen[shot.id] = _as_asked(wish, shot)
    return seen


def cast_of(draft: Draft, scene_id: str) -> Cast:
    """Bodies as they look in a scene."""
    people = draft.plan.scene(scene_id).opening
    return Cast({s.character_id: draft.plan.look(s.character_id, scene_id) for s in people})


def idea_of(shot: Shot, staging: Staging) -> Idea:
    """A shot as it was before it had a camera."""
    order = story_order(staging)
    shown = [order[c.beat_id] for c in shot.covers if c.beat_id in order] or [0]
    framing = shot.framing
    return Idea(
        framing.kind, framing.size, framing.subjects, shot.covers, 0.0, min(shown), max(shown),
        framing.foreground, framing.angle, framing.thing, shot.move.kind,
    )  # fmt: skip


def _as_asked(wish: Sighting, shot: Shot) -> Sighting:
    """A sighting with the lens and the side of the line that a note asked for."""
    asked = shot.asked
    wish = replace(wish, lens_mm=asked.lens_mm)
    if asked.side is None or not wish.framing.side or wish.framing.side == asked.side:
        return wish
    return replace(
        wish,
        framing=replace(wish.framing, side=asked.side),
        axes=tuple((a, b, -side) for a, b, side in wish.axes),
        ways=tuple((a, b, -side) for a, b, side in wish.ways),
    )


def _solved(shot: Shot, wish: Sighting, staging: Staging) -> Shot:
    """A shot with the camera that its sighting gets, moving as it did."""
    if not _anything(wish):
        return shot
    if shot.move.kind is MoveKind.TRACK:
        wish = _where_they_end(wish)
    solution = solve(wish, staging.ground)
    lens = solution.pose.lens_mm
    way, not_met = moved(shot, wish, solution, staging)
    framing = replace(wish.framing, lens_mm=lens)
    misses = [*solution.unmet, *not_met]
    if shot.asked.lens_mm is not None and abs(lens - shot.asked.lens_mm) > _LENS_SLACK_MM:
        misses.append(f"a {shot.asked.lens_mm:g} mm lens")
    if shot.asked.side is not None and wish.framing.side != shot.asked.side:
        misses.append("the other side of the line: the frame has no line")
    return replace(
        shot, framing=framing, move=way, approximations=tuple(dict.fromkeys(misses)),
        setup_id=setup_of(staging.scene.id, framing, solution.pose),
    )  # fmt: skip


def _where_they_end(wish: Sighting) -> Sighting:
    """Who walks is framed where they arrive: the camera goes with them."""
    last = {body.character_id: n for n, body in enumerate(wish.subjects)}
    kept = sorted(last.values())
    gazes = tuple(wish.gazes[n] for n in kept) if wish.gazes else ()
    return replace(wish, subjects=tuple(wish.subjects[n] for n in kept), gazes=gazes)


def _anything(wish: Sighting) -> bool:
    """Whether there is something that a point-of-view or a shoulder can be aimed at."""
    if wish.framing.kind is ShotKind.POV:
        return wish.foreground is None or bool(wish.subjects or wish.holds)
    return wish.framing.kind is not ShotKind.OTS or bool(wish.subjects) or wish.foreground is None


def setup_of(scene_id: str, framing: Framing, pose: CameraPose) -> str:
    """Id of a setup: shots with one camera and framing in a scene share it."""
    told = repr((scene_id, framing, pose))
    return f"su-{hashlib.sha256(told.encode()).hexdigest()[:10]}"
