"""A camera that goes with a walker: beside them on a track, or turning after them on a tripod.

Enters: an idea whose first person walks, and what is to be seen. Leaves: the move, from where they
set off to where they are framed; a track that has no room is None, a pan that would whip is still.
"""

from dataclasses import replace

import numpy as np

from planner.bearings import Point
from planner.camera import Solution, solve
from planner.clear_ways import BODY_M, STEPS, free_way, straight
from planner.clutter import barred
from planner.composition import behind_bodies
from planner.figures import Figure, Vector
from planner.floor_plan import Posture
from planner.ground import Floats, Ground
from planner.ideas import Idea
from planner.lens import tangents, view, view_of
from planner.objective import Sighting, crosses
from planner.seen_stances import ROUNDING
from planner.shots import Business, CameraMove, CameraPose, MoveKind, ShotKind, Size
from planner.sightings import Cast
from planner.staging import Staging
from planner.viewpoints import CROWN_UP, EYES_UP

FOLLOWED = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
SHORTER = (1.0, 0.6, 0.35)  # shares of a move, where the room is short
NEAREST_PAN_M = 1.2  # a pan nearer than this would whip
PASSED = 0.75  # of how far off a walker is at the ends of a pan: as near they may come between
HEADLESS_M = 1.5  # a standing head nearer than this leaves a frame that was set for farther off
RIDER_HEADLESS_M = 3.4
TRACK_SIDE_M = 0.6  # what a track may stray from its straight way
LEAST_TRACK_M = 1.2
IN_THE_WAY, OBSTRUCTED = 0.5, 0.15  # of the way to whom a move begins on; of the picture
PLACES = (-0.8, -0.4, 0.0, 0.4, 0.8)  # of a picture that are looked at, across and up
LOST = 0.2  # share of a way that others or things may hide a walker in
COMPANY = 3  # among more a camera that travels sees somebody's line from both sides


def walks_of(idea: Idea, staging: Staging) -> list[Business]:
    """Ways that the first of a shot's people goes during it."""
    cover, who = idea.covers[0], idea.subjects[0]
    start, end = cover.first / max(cover.of, 1), cover.last / max(cover.of, 1)
    return [
        b for b in staging.plan.businesses
        if b.beat_id == cover.beat_id and b.character_id == who and b.path_m
        and b.share[1] > start + ROUNDING and b.share[0] < end - ROUNDING
    ]  # fmt: skip


def rises(idea: Idea, staging: Staging) -> bool:
    """Whether who walks gets up first: a pan from there would begin at one height or the other."""
    who, first, last = idea.subjects[0], staging.moments[idea.first], staging.moments[idea.last]
    seated = first.before[who].posture is not Posture.STAND
    return seated and last.after[who].posture is Posture.STAND


def tracked(
    idea: Idea, wish: Sighting, staging: Staging
) -> tuple[Sighting, Solution, CameraMove] | None:
    """Beside a walker, from where they set off to where they are framed; None without room.

    Where the room is short the camera goes a part of the way and turns for the rest.
    """
    walked, who = walks_of(idea, staging), idea.subjects[0]
    ended = _arrived(wish)
    crowded = idea.kind in FOLLOWED and len(wish.people) > COMPANY
    if len(walked) != 1 or not ended.subjects or crowded:
        return None
    solution = solve(ended, staging.ground)
    if solution.unmet:
        return None
    way = np.array(seen_way(walked[0]))
    others = [p for p in wish.people if p.character_id not in idea.subjects[:1]]
    for share in SHORTER:
        move = _along(solution.pose, way, share, who, alone=len(ended.subjects) == 1)
        line = straight(move.start.eye_m, move.end.eye_m)
        eyes = np.array(move.end.eye_m) + share * _raised(way - way[-1])
        straying = max(float(np.linalg.norm(line - eye, axis=1).min()) for eye in eyes)
        far = float(np.linalg.norm(line[-1] - line[0])) >= LEAST_TRACK_M
        far = far and _sees(move, way, wish, staging.ground)
        if far and straying <= TRACK_SIDE_M and free_way(line, staging.ground, others):
            return ended, solution, move
    return None


def _sees(move: CameraMove, way: Floats, wish: Sighting, ground: Ground) -> bool:
    """Whether a camera begins in the open, on its side, and sees whom it goes with on their way."""
    shut = bool(ground.inside_things(np.array([move.start.eye_m]), BODY_M)[0])
    if shut or crosses(wish, move.start.eye_m):
        return False
    if move.kind is MoveKind.TRACK and obstructed(move.start, ground):
        return False
    share = np.linspace(0.0, 1.0, STEPS)
    eyes = straight(move.start.eye_m, move.end.eye_m)
    along = np.linspace(0.0, len(way) - 1.0, STEPS)
    at = [np.interp(along, np.arange(len(way)), way[:, k]) for k in (0, 1)]
    level = move.start.aim_m[1] * (1 - share) + move.end.aim_m[1] * share
    heads = np.column_stack([at[0], level, at[1]])
    others = [p for p in wish.people if p.character_id != move.follow]
    cameras = view(eyes, np.tile((0.0, 0.0, 1.0), (STEPS, 1)), np.full(STEPS, 35.0))
    posts = np.diagonal(barred(eyes, heads, ground))
    if move.kind is MoveKind.TRACK and posts.any():
        return False  # a post flies past before somebody whom the camera keeps up with
    lost = ground.hidden(eyes, heads) | behind_bodies(cameras, heads, others)
    return float((np.diagonal(lost) | posts).mean()) <= LOST


def obstructed(pose: CameraPose, ground: Ground) -> bool:
    """Whether things before the lens take up much of the picture that a camera has."""
    camera = view_of(pose)
    near_m = IN_THE_WAY * float(np.linalg.norm(np.subtract(pose.aim_m, pose.eye_m)))
    x, y = (part.ravel()[:, None] for part in np.meshgrid(PLACES, PLACES))
    marks = camera.ahead + x * camera.across[0] * camera.right + y * camera.upward[0] * camera.up
    marks = camera.eye + near_m * marks
    lost = ground.hidden(camera.eye, marks) | barred(camera.eye, marks, ground)
    return float(lost.mean()) > OBSTRUCTED


def _arrived(wish: Sighting) -> Sighting:
    """A frame of everybody once, as they are when a walk is over; a track has its own way."""
    last = {body.character_id: n for n, body in enumerate(wish.subjects)}
    kept = sorted(last.values())
    gazes = tuple(wish.gazes[n] for n in kept) if wish.gazes else ()
    subjects = tuple(wish.subjects[n] for n in kept)
    return replace(wish, subjects=subjects, gazes=gazes, halfway=())


def seen_way(walk: Business) -> tuple[Point, ...]:
    """The part of a way that a camera sees: who comes in is met inside the door."""
    if walk.verb == "enter" and len(walk.path_m) > 2:
        return walk.path_m[1:]
    return walk.path_m


def _raised(steps: Floats) -> Floats:
    """Steps on the floor [P, 2] as steps in space [P, 3]."""
    return np.stack([steps[:, 0], 0 * steps[:, 0], steps[:, 1]], axis=1)


def _along(end: CameraPose, way: Floats, share: float, who: str, *, alone: bool) -> CameraMove:
    """A track that goes a share of a walker's way, on them from the first."""
    back = way[0] - way[-1]
    eye = _by(end.eye_m, share * back)
    aim = _by(end.aim_m, back) if alone else (float(way[0][0]), end.aim_m[1], float(way[0][1]))
    start = replace(end, eye_m=eye, aim_m=aim, focus_m=_focus_m(eye, aim))
    return CameraMove(MoveKind.TRACK, start, end, follow=who)


def _focus_m(eye: Vector, aim: Vector) -> float:
    return round(_flat_m(eye, aim), 2)


def _by(point: Vector, step: Floats) -> Vector:
    return round(point[0] + float(step[0]), 3), point[1], round(point[2] + float(step[1]), 3)


def _passes_near(pose: CameraPose, way: Floats, first_m: float, headless_m: float) -> bool:
    """Whether a walker comes so near on the way that their head leaves the frame."""
    along = np.linspace(0.0, len(way) - 1.0, STEPS)
    at = [np.interp(along, np.arange(len(way)), way[:, k]) for k in (0, 1)]
    far = np.hypot(at[0] - pose.eye_m[0], at[1] - pose.eye_m[2])
    least_m = PASSED * min(first_m, float(far[-1]))
    return float(far.min()) < max(headless_m, least_m)


def panned(
    idea: Idea, wish: Sighting, pose: CameraPose, staging: Staging, cast: Cast
) -> CameraMove:
    """From where a walk begins to where it ends, from one tripod."""
    moment, who = staging.moments[idea.first], idea.subjects[0]
    start, walked = moment.before[who], walks_of(idea, staging)
    still = CameraMove(MoveKind.STATIC, pose, pose)
    own = [b for b in wish.subjects if b.character_id == who]
    if not walked or len(own) != 1:
        return still
    first = seen_way(walked[0])[0]
    body = cast.figure(replace(start, x_m=first[0], z_m=first[1], visible=True))
    aim = aimed_at(pose, own[0], body, alone=len(wish.subjects) == 1)
    opening = replace(pose, aim_m=aim, focus_m=_focus_m(pose.eye_m, aim))
    if opening.focus_m < NEAREST_PAN_M:
        return still
    move = CameraMove(MoveKind.PAN, opening, pose, follow=who)
    way = np.array(seen_way(walked[0]))
    headless_m = HEADLESS_M if idea.size in {Size.MWS, Size.WS} else 0.0
    if walked[0].before.posture is Posture.RIDE:
        headless_m = RIDER_HEADLESS_M
    if _passes_near(pose, way, opening.focus_m, headless_m):
        return still
    company = len(wish.subjects) > 1
    return still if company and not _sees(move, way, wish, staging.ground) else move


def aimed_at(pose: CameraPose, end: Figure, start: Figure, *, alone: bool) -> Vector:
    """The point over the floor at which a tripod that ends in `pose` begins on its walker.

    The head is as high in the frame as it will be, and no higher than on the upper third where
    nobody else is framed: small for being far off, a walker stands in its middle.
    """
    upward = float(tangents(np.array([pose.lens_mm]))[1][0])
    level, tilt, first = (
        pose.eye_m[1],
        _rise(pose.eye_m, pose.aim_m),
        _rise(pose.eye_m, start.head_at),
    )
    ended = np.tan(_rise(pose.eye_m, end.head_at) - tilt) / upward
    away = _flat_m(pose.eye_m, start.head_at)
    crown = (start.crown_m - start.head_at[1]) / max(away, 0.1) / upward
    begun = min(float(ended), EYES_UP if alone else 1.0, CROWN_UP - crown)
    pitch = first - np.arctan(begun * upward)
    x, _, z = start.head_at
    return round(x, 3), round(level + away * float(np.tan(pitch)), 3), round(z, 3)


def _rise(eye: Vector, point: Vector) -> float:
    """Radians that a point is seen above the horizon of an eye."""
    return float(np.arctan2(point[1] - eye[1], _flat_m(eye, point)))


def _flat_m(eye: Vector, point: Vector) -> float:
    return float(np.hypot(point[0] - eye[0], point[2] - eye[2]))
