"""How the camera moves during a shot, and why.

Enters: an idea and what its camera is to see. Leaves: the camera, its move, and the move's motive:
in on what dawns on a face, back from what is revealed, along with a walk, by hand in a fight; still
without a reason. Moves keep out of walls, furniture and people on their whole way; one that cannot
is shorter, or is not made.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from planner.camera import Solution, closer, solve
from planner.composition import WALL_REACH_M
from planner.figures import Figure, Vector
from planner.floor_plan import Posture
from planner.ground import Floats, Ground
from planner.ideas import Idea
from planner.line_of_action import Sides
from planner.objective import Sighting
from planner.paths import length_m
from planner.setups import set_up
from planner.shots import Business, CameraMove, CameraPose, Framing, MoveKind, ShotKind
from planner.sightings import ROUNDING, Cast, sighting, tightness
from planner.staging import Staging

NEAREST_PAN_M = 1.2  # a pan nearer than this would whip
BODY_M = 0.45  # from the lens to a head that it passes
TRACK_SIDE_M = 0.3  # what a track may stray from its straight way
GONE_WITH_M, TRACKED_M = 1.8, 3.0  # ways of one person that a pan, a track go along with
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
    return idea.pattern, own or _MOTIVES.get(move.kind, "as directed")


def filmed(
    idea: Idea, wish: Sighting, staging: Staging, cast: Cast, sides: Sides, found: Found
) -> tuple[Sighting, Solution, CameraMove]:
    """What is seen after all, its camera and how that moves."""
    walked_m = _alone_m(idea, staging)
    if idea.move is MoveKind.STATIC and walked_m > GONE_WITH_M:
        kind = MoveKind.TRACK if walked_m > TRACKED_M else MoveKind.PAN
        along = replace(idea, move=kind)
        closer_to = sighting(along, staging, cast, sides)
        made = _filmed(along, closer_to, staging, cast, sides, found)
        alone = made[0].framing.kind in _FOLLOWED
        if alone and made[2].kind in _GOING and not made[1].unmet:
            return made
    return _filmed(idea, wish, staging, cast, sides, found)


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
    return wish, solution, moving(idea, wish, solution, staging, cast)


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


def _alone_m(idea: Idea, staging: Staging) -> float:
    """How far the one person of a shot goes in it; 0 where the frame is of more, or of none."""
    if idea.kind not in _FOLLOWED or len(idea.subjects) != 1 or not staging.moments:
        return 0.0
    passage = any(b.verb in {"enter", "exit"} for b in _walk(idea, staging))
    return 0.0 if passage else sum(length_m(b.path_m) for b in _walk(idea, staging))


def _tracked(
    idea: Idea, wish: Sighting, staging: Staging
) -> tuple[Sighting, Solution, CameraMove] | None:
    """Beside a walker, from where they set off to where they are framed; None without room."""
    walked = _walk(idea, staging)
    if len(walked) != 1 or not wish.subjects or len(idea.subjects) != 1:
        return None
    path = np.array(walked[0].path_m)
    ended = replace(wish, subjects=wish.subjects[-1:], gazes=wish.gazes[-1:])
    solution = solve(ended, staging.ground)
    if solution.unmet:
        return None
    end = solution.pose
    back = path - path[-1]
    eyes = np.array(end.eye_m) + np.stack([back[:, 0], 0 * back[:, 0], back[:, 1]], axis=1)
    start_eye, start_aim = _by(end.eye_m, back[0]), _by(end.aim_m, back[0])
    line = straight(start_eye, end.eye_m)
    others = [p for p in wish.people if p.character_id != idea.subjects[0]]
    straying = max(float(np.linalg.norm(line - eye, axis=1).min()) for eye in eyes)
    start = replace(end, eye_m=start_eye, aim_m=start_aim)
    if straying > TRACK_SIDE_M or not free_way(line, staging.ground, others):
        return None
    move = CameraMove(MoveKind.TRACK, start, end, follow=idea.subjects[0])
    return ended, solution, move


def _by(point: Vector, step: Floats) -> Vector:
    return round(point[0] + float(step[0]), 3), point[1], round(point[2] + float(step[1]), 3)


def _pan(idea: Idea, wish: Sighting, pose: CameraPose, staging: Staging, cast: Cast) -> CameraMove:
    """From where a walk begins to where it ends, from one tripod."""
    moment, who = staging.moments[idea.first], idea.subjects[0]
    start, walked = moment.before[who], _walk(idea, staging)
    still = CameraMove(MoveKind.STATIC, pose, pose)
    if not walked or not wish.subjects or len(wish.subjects) > 1:
        return still
    first = walked[0].path_m[1] if walked[0].verb == "enter" else walked[0].path_m[0]
    body = cast.figure(replace(start, x_m=first[0], z_m=first[1], visible=True))
    end = wish.subjects[-1]
    shift = [pose.aim_m[k] - end.head_at[k] for k in range(3)]
    aim = tuple(round(body.head_at[k] + shift[k] * (k == 1), 3) for k in range(3))
    away = ((pose.eye_m[0] - aim[0]) ** 2 + (pose.eye_m[2] - aim[2]) ** 2) ** 0.5
    if away < NEAREST_PAN_M:
        return still
    opening = replace(pose, aim_m=(aim[0], aim[1], aim[2]), focus_m=round(away, 2))
    return CameraMove(MoveKind.PAN, opening, pose, follow=who)
