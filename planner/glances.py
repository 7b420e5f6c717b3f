"""A look that the camera goes along with: from a face to what it looks at, from one tripod.

Enters: an idea with a `glance`, what its camera would see, and the staged scene. Leaves: the frame
that the look falls on, its camera and the pan there; None where no tripod sees both well. It stands
across from the middle of the look, on the side of the line that the scene is seen from, so far off
that the turn is gentle (Katz, "Film Directing: Shot by Shot", on the pan).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot, radians, sin
from typing import TYPE_CHECKING

import numpy as np

from planner.camera import Solution
from planner.composition import WALL_REACH_M, behind_bodies
from planner.figures import Figure, Vector, frame_edges_m
from planner.floor_plan import Furniture
from planner.ground import Ground
from planner.ideas import Idea
from planner.lens import GATE_MM, view_of
from planner.objective import Sighting, crosses
from planner.shots import CameraMove, CameraPose, MoveKind, ShotKind, Size
from planner.sightings import Cast
from planner.staging import Staging

if TYPE_CHECKING:
    from planner.bearings import Point

MOTIVE = "goes with a look"
NEAREST_M, FARTHEST_M = 1.4, 6.0  # what is looked at
HALF_TURN_DEG = 36.0  # of the pan at most, on either side of the middle
LENS_MM = (30.0, 90.0)
TALLEST_M = 2.2  # of a frame that holds face and thing at the same size
ROOMY, EYE_M = 1.2, 0.95  # of a thing in its frame; the camera a little below the eyes
BODY_M = 0.55  # from the lens to anybody
_OPEN_REACH_M = 6.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look falls on: its middle, what a frame of it holds in metres, and what it is."""

    at: Vector
    tall_m: float
    body: Figure | None = None
    thing: Furniture | None = None


def glance(
    idea: Idea, wish: Sighting, staging: Staging, cast: Cast
) -> tuple[Sighting, Solution, CameraMove] | None:
    """The pan from a face to what it looks at; None without a place for it."""
    seen = _seen(idea, staging, cast)
    if seen is None or len(wish.subjects) != 1:
        return None
    face = wish.subjects[0]
    for eye in _eyes(face, seen):
        ends = _poses(eye, face, seen)
        if ends is None or crosses(wish, eye) or not _clear(ends, wish, seen, staging.ground):
            continue
        move = CameraMove(MoveKind.PAN, *ends)
        return _arrived(wish, seen, ends[1]), Solution(ends[1]), move
    return None


def _seen(idea: Idea, staging: Staging, cast: Cast) -> _Seen | None:
    if idea.glance is None or not staging.moments:
        return None
    before, now = staging.moments[idea.first].before, staging.moments[idea.last].after
    other = now.get(idea.glance)
    if other is not None and other.visible:
        if before.get(idea.glance) != other:  # on the move: the look would be lost
            return None
        body = cast.figure(other)
        low, high = frame_edges_m(body, Size.MS)
        return None if body.lying else _Seen(body.head_at, high - low, body=body)
    plan = staging.plan.floor_plan
    thing = next((f for f in plan.furniture if f.id == idea.glance), None)
    if thing is None:
        return None
    wide, high, deep = thing.size_m
    tall = ROOMY * max(high, hypot(wide, deep) * 9 / 16)
    return _Seen((thing.x_m, thing.base_m + high / 2, thing.z_m), tall, thing=thing)


def _eyes(face: Figure, seen: _Seen) -> Iterator[Vector]:
    """Across from the middle of a look, on either side of it, nearer ones first."""
    a, b = (face.head_at[0], face.head_at[2]), (seen.at[0], seen.at[2])
    gap = hypot(b[0] - a[0], b[1] - a[1])
    if not NEAREST_M <= gap <= FARTHEST_M:
        return
    across: Point = (-(b[1] - a[1]) / gap, (b[0] - a[0]) / gap)
    middle = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    height = face.head_at[1] * EYE_M
    nearest = (gap / 2) / sin(radians(HALF_TURN_DEG))
    for far in (1.0, 1.2, 1.45):
        reach = (max(nearest, 1.5) * far) ** 2 - (gap / 2) ** 2
        for side in (1, -1):
            step = side * reach**0.5
            at = middle[0] + across[0] * step, middle[1] + across[1] * step
            yield round(at[0], 3), round(height, 3), round(at[1], 3)


def _poses(eye: Vector, face: Figure, seen: _Seen) -> tuple[CameraPose, CameraPose] | None:
    """The tripod turned to the face, and to what it looks at; None if no usual lens fits both."""
    low, high = frame_edges_m(face, Size.MS)
    tall = max(high - low, seen.tall_m)
    away = hypot(eye[0] - face.head_at[0], eye[2] - face.head_at[2])
    lens = GATE_MM * 9 / 16 * away / tall
    if tall > TALLEST_M or not LENS_MM[0] <= lens <= LENS_MM[1]:
        return None
    aimed = face.head_at[0], round((low + high) / 2, 3), face.head_at[2]
    level = seen.at[1] if seen.body is None else sum(frame_edges_m(seen.body, Size.MS)) / 2
    at = seen.at[0], round(level, 3), seen.at[2]
    first, last = (
        CameraPose(eye, aim, round(lens, 1), 0.0, round(hypot(eye[0] - aim[0], eye[2] - aim[2]), 2))
        for aim in (aimed, at)
    )
    return first, last


def _clear(
    ends: tuple[CameraPose, CameraPose], wish: Sighting, seen: _Seen, ground: Ground
) -> bool:
    """Whether the tripod stands free and nothing hides either end."""
    eye = np.array([ends[0].eye_m])
    reach = WALL_REACH_M if ground.plan.interior else _OPEN_REACH_M
    if float(ground.behind_wall_m(eye)[0]) > reach or bool(ground.inside_things(eye)[0]):
        return False
    if any(hypot(eye[0, 0] - p.x_m, eye[0, 2] - p.z_m) < BODY_M for p in wish.people):
        return False
    face = wish.subjects[0]
    marks = [face.face] if seen.body is None else [face.face, seen.body.face]
    whom = {face.character_id} | ({seen.body.character_id} if seen.body else set())
    others = [p for p in wish.people if p.character_id not in whom]
    points = np.array(marks)
    if bool(ground.hidden(eye, points).any()):
        return False
    if seen.thing is not None and bool(ground.gone(eye, seen.thing.id)[0]):
        return False
    return not bool(behind_bodies(view_of(ends[0]), points, others).any())


def _arrived(wish: Sighting, seen: _Seen, pose: CameraPose) -> Sighting:
    """What the shot is of once the camera has turned."""
    framing = replace(wish.framing, lens_mm=pose.lens_mm, size=Size.MS, foreground=None)
    if seen.body is not None:
        own = replace(framing, kind=ShotKind.SINGLE, subjects=(seen.body.character_id,), thing=None)
        return replace(wish, framing=own, subjects=(seen.body,), gazes=(None,))
    thing = seen.thing.id if seen.thing is not None else None
    own = replace(framing, kind=ShotKind.INSERT, subjects=(), thing=thing)
    return replace(wish, framing=own, subjects=(), gazes=())
