"""How the camera moves during a shot, and why.

Enters: an idea and what its camera is to see. Leaves: the camera, its move, and the move's motive:
in on what dawns on a face, back from what is revealed, along with a walk, by hand in a fight; still
without a reason. Moves keep out of walls, furniture and people on their whole way; one that cannot
is shorter, or is not made.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from planner.bearings import Point
from planner.camera import Solution, closer, solve
from planner.composition import WALL_REACH_M, behind_bodies
from planner.figures import Figure, Vector
from planner.floor_plan import Posture
from planner.glances import MOTIVE, glance
from planner.ground import Floats, Ground
from planner.ideas import Idea
from planner.lens import view
from planner.line_of_action import Sides
from planner.objective import Sighting, crosses
from planner.paths import length_m
from planner.setups import set_up
from planner.shots import (
    Business,
    CameraMove,
    CameraPose,
    Framing,
    MoveKind,
    ShotKind,
    Size,
)
from planner.sightings import ROUNDING, Cast, sighting, tightness
from planner.staging import Staging

NEAREST_PAN_M = 1.2  # a pan nearer than this would whip
PASSED = 0.75  # of how far off a walker is at the ends of a pan: as near they may come between
HEADLESS_M = 1.5  # a standing head nearer than this leaves a frame that was set for farther off
BODY_M = 0.45  # from the lens to a head that it passes
TRACK_SIDE_M = 0.6  # what a track may stray from its straight way
LEAST_TRACK_M = 1.2
LOST = 0.2  # share of a way that others or things may hide a walker in
COMPANY = 3  # among more a camera that travels sees somebody's line from both sides
GONE_WITH_M, TRACKED_M = 1.8, 3.0  # ways of one person that a pan, a track go along with
COMES_M = 1.5  # to somebody who is in the same frame then
_FOLLOWED = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
_GOING = frozenset({MoveKind.PAN, MoveKind.TRACK})
_STEPS = 13
_OPEN_REACH_M = 7.0
_SHORTER = (1.0, 0.6, 0.35)
_MOTIVES = {
    MoveKind.PAN: "goes with a walk",
    MoveKind.TRACK: "goes along with a walk",
    MoveKind.HANDHELD: "by hand: a fight or a chase",
    MoveKind.PUSH_IN: "draws nearer",
    MoveKind.PULL_OUT: "more is revealed",
}
Found = dict[Framing, list[tuple[Sighting, Solution]]]


def reasons(idea: Idea, move: CameraMove) -> tuple[str, ...]:
    """The pattern of a shot, then why its camera moves, where it does."""
    if not idea.pattern:
        return ()
    if move.kind is MoveKind.STATIC:
        return (idea.pattern,)
    own = idea.motive if move.kind is idea.move else ""
    own = MOTIVE if idea.glance and move.kind is MoveKind.PAN else own
    return idea.pattern, own or _MOTIVES.get(move.kind, "as directed")


def filmed(
    idea: Idea, wish: Sighting, staging: Staging, cast: Cast, sides: Sides, found: Found
) -> tuple[Sighting, Solution, CameraMove]:
    """What is seen after all, its camera and how that moves."""
    looked = glance(idea, wish, staging, cast) if idea.glance else None
    if looked is not None:
        return looked
    along = _with_a_walk(idea, staging)
    if along is not None:
        made = _gone_along(along, staging, cast, sides, found)
        if made is not None:
            return made
    plain = _filmed(idea, wish, staging, cast, sides, found)
    if along is not None and len(plain[0].framing.subjects) < len(idea.subjects):
        alone = replace(along, kind=ShotKind.SINGLE, subjects=idea.subjects[:1])
        return _gone_along(alone, staging, cast, sides, found) or plain
    return plain


def _gone_along(
    along: Idea, staging: Staging, cast: Cast, sides: Sides, found: Found
) -> tuple[Sighting, Solution, CameraMove] | None:
    """The shot whose camera goes with a walk; None where it cannot without a fault."""
    wish = sighting(along, staging, cast, sides)
    made = _filmed(along, wish, staging, cast, sides, found)
    kept = made[0].framing.subjects == along.subjects
    return made if kept and made[2].kind in _GOING and not made[1].unmet else None


def _with_a_walk(idea: Idea, staging: Staging) -> Idea | None:
    """The shot with a camera that goes along: with one alone, or with one who comes to another."""
    if idea.move is not MoveKind.STATIC or not idea.subjects or not staging.moments:
        return None
    walks = _walk(idea, staging)
    walked_m = sum(length_m(_seen_way(b)) for b in walks)
    kind = MoveKind.TRACK if walked_m > TRACKED_M else MoveKind.PAN
    if idea.kind in _FOLLOWED and len(idea.subjects) == 1:
        passage = any(b.verb in {"enter", "exit"} for b in walks)
        return None if passage or walked_m <= GONE_WITH_M else replace(idea, move=kind)
    comes = idea.moving and idea.kind is ShotKind.TWO_SHOT and len(idea.subjects) == 2
    if not comes or len(walks) != 1 or walked_m <= COMES_M:
        return None
    if walks[0].verb == "exit":
        return _to_the_door(idea, staging, walked_m)
    if _walk(replace(idea, subjects=idea.subjects[1:]), staging):
        return None
    return replace(idea, move=kind, size=Size.MWS)


def _to_the_door(idea: Idea, staging: Staging, walked_m: float) -> Idea | None:
    """Who leaves is panned with; at a scene's end out of doors they are seen off, from behind."""
    seen_off = not staging.plan.floor_plan.interior and idea.last == len(staging.moments) - 1
    if seen_off or walked_m <= GONE_WITH_M:
        return None
    return replace(idea, kind=ShotKind.SINGLE, size=Size.MWS, subjects=idea.subjects[:1],
                   move=MoveKind.PAN)  # fmt: skip


def _filmed(
    idea: Idea, wish: Sighting, staging: Staging, cast: Cast, sides: Sides, found: Found
) -> tuple[Sighting, Solution, CameraMove]:
    """The camera that an idea asks for; a track without room becomes a pan."""
    if idea.move is MoveKind.TRACK:
        tracked = _tracked(idea, wish, staging)
        if tracked is not None:
            return tracked
        idea = replace(idea, move=MoveKind.PAN)
        wish = sighting(idea, staging, cast, sides)
    if idea.move is MoveKind.PAN and _rises(idea, staging):
        idea = replace(idea, move=MoveKind.STATIC)
        wish = sighting(idea, staging, cast, sides)
    wish, solution = set_up(wish, staging, sides, found)
    move = moving(idea, wish, solution, staging, cast)
    if idea.move is MoveKind.PAN and move.kind is MoveKind.STATIC and idea.size is Size.MWS:
        return _farther(idea, staging, cast, sides, found) or (wish, solution, move)
    return wish, solution, move


def _farther(
    idea: Idea, staging: Staging, cast: Cast, sides: Sides, found: Found
) -> tuple[Sighting, Solution, CameraMove] | None:
    """A pan that would whip from near, from where it does not; None if it would there as well."""
    wide = replace(idea, size=Size.WS)
    wish, solution = set_up(sighting(wide, staging, cast, sides), staging, sides, found)
    move = moving(wide, wish, solution, staging, cast)
    kept = wish.framing.subjects == idea.subjects and not solution.unmet
    return (wish, solution, move) if kept and move.kind is MoveKind.PAN else None


def moving(idea: Idea, wish: Sighting, found: Solution, staging: Staging, cast: Cast) -> CameraMove:
    """The camera over time, from its solved place."""
    pose = found.pose
    still = CameraMove(MoveKind.STATIC, pose, pose)
    if idea.move in {MoveKind.PUSH_IN, MoveKind.PULL_OUT} and wish.subjects:
        settled = len({b.character_id for b in wish.subjects}) == len(wish.subjects)
        near = _nearer(idea, wish, found, staging.ground) if settled else None
        if near is None:
            return still
        ends = (pose, near) if idea.move is MoveKind.PUSH_IN else (near, pose)
        return CameraMove(idea.move, *ends)
    if idea.move is MoveKind.PAN:
        return _pan(idea, wish, pose, staging, cast)
    return replace(still, kind=MoveKind.HANDHELD) if idea.move is MoveKind.HANDHELD else still


def _nearer(idea: Idea, wish: Sighting, found: Solution, ground: Ground) -> CameraPose | None:
    """Where a push-in ends, as near as the room and those in it let it come."""
    for share in _SHORTER:
        scale = 1.0 - (1.0 - tightness(idea.size)) * share
        end = closer(found, wish, ground, scale)
        eyes = straight(found.pose.eye_m, end.pose.eye_m)
        if not end.unmet and free_way(eyes, ground, wish.people):
            return end.pose
    return None


def straight(a: Vector, b: Vector) -> Floats:
    """Points along a straight way [N, 3], both ends included."""
    share = np.linspace(0.0, 1.0, _STEPS)[:, None]
    return np.asarray(np.array([a]) * (1 - share) + np.array([b]) * share)


def free_way(eyes: Floats, ground: Ground, people: Sequence[Figure]) -> bool:
    """Whether a camera goes along [N, 3] without touching wall, thing or body.

    A solved camera may stand behind a wall that is taken away, or somewhat in the way: a move is
    measured against its own ends.
    """
    ends = eyes[[0, -1]]
    reach = WALL_REACH_M if ground.plan.interior else _OPEN_REACH_M
    allowed = max(reach, float(ground.behind_wall_m(ends).max()))
    if bool((ground.behind_wall_m(eyes) > allowed + 1e-6).any()):
        return False
    if ground.inside_things(eyes).any() and not ground.inside_things(ends).any():
        return False
    if not people:
        return True
    heads = np.array([p.head_at for p in people])
    gaps = np.hypot(*(eyes[:, None, k] - heads[None, :, k] for k in (0, 2)))
    below = heads[None, :, 1] + BODY_M > eyes[:, None, 1]
    return not bool(((gaps < BODY_M) & below).any())


def _walk(idea: Idea, staging: Staging) -> list[Business]:
    """Ways that the first of a shot's people goes during it."""
    cover, who = idea.covers[0], idea.subjects[0]
    start, end = cover.first / max(cover.of, 1), cover.last / max(cover.of, 1)
    return [
        b for b in staging.plan.businesses
        if b.beat_id == cover.beat_id and b.character_id == who and b.path_m
        and b.share[1] > start + ROUNDING and b.share[0] < end - ROUNDING
    ]  # fmt: skip


def _rises(idea: Idea, staging: Staging) -> bool:
    """Whether who walks gets up first: a pan from there would begin at one height or the other."""
    who, first, last = idea.subjects[0], staging.moments[idea.first], staging.moments[idea.last]
    seated = first.before[who].posture is not Posture.STAND
    return seated and last.after[who].posture is Posture.STAND


def _tracked(
    idea: Idea, wish: Sighting, staging: Staging
) -> tuple[Sighting, Solution, CameraMove] | None:
    """Beside a walker, from where they set off to where they are framed; None without room.

    Where the room is short the camera goes a part of the way and turns for the rest.
    """
    walked, who = _walk(idea, staging), idea.subjects[0]
    ended = _arrived(wish)
    crowded = idea.kind in _FOLLOWED and len(wish.people) > COMPANY
    if len(walked) != 1 or not ended.subjects or crowded:
        return None
    solution = solve(ended, staging.ground)
    if solution.unmet:
        return None
    way = np.array(_seen_way(walked[0]))
    others = [p for p in wish.people if p.character_id not in idea.subjects[:1]]
    for share in _SHORTER:
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
    share = np.linspace(0.0, 1.0, _STEPS)
    eyes = straight(move.start.eye_m, move.end.eye_m)
    along = np.linspace(0.0, len(way) - 1.0, _STEPS)
    at = [np.interp(along, np.arange(len(way)), way[:, k]) for k in (0, 1)]
    level = move.start.aim_m[1] * (1 - share) + move.end.aim_m[1] * share
    heads = np.column_stack([at[0], level, at[1]])
    others = [p for p in wish.people if p.character_id != move.follow]
    cameras = view(eyes, np.tile((0.0, 0.0, 1.0), (_STEPS, 1)), np.full(_STEPS, 35.0))
    lost = ground.hidden(eyes, heads) | behind_bodies(cameras, heads, others)
    if len(ground.slim):
        none = np.zeros((len(eyes), len(ground.slim)), np.bool_)
        lost |= ground.slim.cuts(eyes, heads, none)
    return float(np.diagonal(lost).mean()) <= LOST


def _arrived(wish: Sighting) -> Sighting:
    """A frame of everybody once, as they are when a walk is over; a track has its own way."""
    last = {body.character_id: n for n, body in enumerate(wish.subjects)}
    kept = sorted(last.values())
    gazes = tuple(wish.gazes[n] for n in kept) if wish.gazes else ()
    subjects = tuple(wish.subjects[n] for n in kept)
    return replace(wish, subjects=subjects, gazes=gazes, halfway=())


def _seen_way(walk: Business) -> tuple[Point, ...]:
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
    return round(float(np.hypot(eye[0] - aim[0], eye[2] - aim[2])), 2)


def _by(point: Vector, step: Floats) -> Vector:
    return round(point[0] + float(step[0]), 3), point[1], round(point[2] + float(step[1]), 3)


def _passes_near(pose: CameraPose, way: Floats, first_m: float, *, full: bool) -> bool:
    """Whether a walker comes so near on the way that their head leaves the frame."""
    along = np.linspace(0.0, len(way) - 1.0, _STEPS)
    at = [np.interp(along, np.arange(len(way)), way[:, k]) for k in (0, 1)]
    far = np.hypot(at[0] - pose.eye_m[0], at[1] - pose.eye_m[2])
    least_m = PASSED * min(first_m, float(far[-1]))
    return float(far.min()) < (max(HEADLESS_M, least_m) if full else least_m)


def _pan(idea: Idea, wish: Sighting, pose: CameraPose, staging: Staging, cast: Cast) -> CameraMove:
    """From where a walk begins to where it ends, from one tripod."""
    moment, who = staging.moments[idea.first], idea.subjects[0]
    start, walked = moment.before[who], _walk(idea, staging)
    still = CameraMove(MoveKind.STATIC, pose, pose)
    own = [b for b in wish.subjects if b.character_id == who]
    if not walked or len(own) != 1:
        return still
    first = _seen_way(walked[0])[0]
    body = cast.figure(replace(start, x_m=first[0], z_m=first[1], visible=True))
    end = own[0]
    shift = [pose.aim_m[k] - end.head_at[k] for k in range(3)]
    at = tuple(round(body.head_at[k] + shift[k] * (k == 1), 3) for k in range(3))
    aim = at[0], at[1], at[2]
    opening = replace(pose, aim_m=aim, focus_m=_focus_m(pose.eye_m, aim))
    if opening.focus_m < NEAREST_PAN_M:
        return still
    move = CameraMove(MoveKind.PAN, opening, pose, follow=who)
    way = np.array(_seen_way(walked[0]))
    if _passes_near(pose, way, opening.focus_m, full=idea.size in {Size.MWS, Size.WS}):
        return still
    company = len(wish.subjects) > 1
    return still if company and not _sees(move, way, wish, staging.ground) else move
