"""How the camera moves during a shot, and why.

Enters: an idea and what its camera is to see. Leaves: the camera, its move, and the move's motive:
in on what dawns on a face, back from what is revealed, along with a walk, by hand in a fight; still
without a reason. Moves keep out of walls, furniture and people on their whole way; one that cannot
is shorter, or is not made.
"""

from dataclasses import replace

from planner.camera import Solution, closer
from planner.clear_ways import free_way, straight
from planner.glances import MOTIVE, glance
from planner.going_along import FOLLOWED, SHORTER, panned, rises, seen_way, tracked, walks_of
from planner.ground import Ground
from planner.ideas import Idea
from planner.line_of_action import Sides
from planner.objective import Sighting
from planner.paths import length_m
from planner.setups import set_up
from planner.shots import (
    CameraMove,
    CameraPose,
    Framing,
    MoveKind,
    ShotKind,
    Size,
)
from planner.sightings import Cast, sighting, tightness
from planner.staging import Staging

GONE_WITH_M, TRACKED_M = 1.8, 3.0  # ways of one person that a pan, a track go along with
_ENDS, EMPTY_AT_FIRST = 2, 14.0  # of a walk; what a frame costs that a walker is not in yet
COMES_M = 1.5  # to somebody who is in the same frame then
_GOING = frozenset({MoveKind.PAN, MoveKind.TRACK})
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
    walks = walks_of(idea, staging)
    walked_m = sum(length_m(seen_way(b)) for b in walks)
    kind = MoveKind.TRACK if walked_m > TRACKED_M else MoveKind.PAN
    if idea.kind in FOLLOWED and len(idea.subjects) == 1:
        passage = any(b.verb in {"enter", "exit"} for b in walks)
        return None if passage or walked_m <= GONE_WITH_M else replace(idea, move=kind)
    comes = idea.moving and idea.kind is ShotKind.TWO_SHOT and len(idea.subjects) == 2
    if not comes or len(walks) != 1 or walked_m <= COMES_M:
        return None
    if walks[0].verb == "exit":
        return _to_the_door(idea, staging, walked_m)
    if walks_of(replace(idea, subjects=idea.subjects[1:]), staging):
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
        beside = tracked(idea, wish, staging)
        if beside is not None:
            return beside
        idea = replace(idea, move=MoveKind.PAN)
        wish = sighting(idea, staging, cast, sides)
    if idea.move is MoveKind.PAN and rises(idea, staging):
        idea = replace(idea, move=MoveKind.STATIC)
        wish = sighting(idea, staging, cast, sides)
    wish, solution = set_up(wish, staging, sides, found)
    move = moving(idea, wish, solution, staging, cast)
    if idea.move is MoveKind.PAN and move.kind is MoveKind.STATIC:
        made = _farther(idea, staging, cast, sides, found) if idea.size is Size.MWS else None
        made = made or _both_ends_held(idea, solution.cost, staging, cast, sides, found)
        return made or (wish, solution, move)
    return wish, solution, move


def _both_ends_held(
    idea: Idea, plain: float, staging: Staging, cast: Cast, sides: Sides, found: Found
) -> tuple[Sighting, Solution, CameraMove] | None:
    """A walk that no camera goes along with, from its first step to its last in one still frame.

    `plain` is the cost of the frame that it ends in, empty until then. Where others crowd that
    one, a cheaper frame that is of them as well is the better picture of the walk.
    """
    still = replace(idea, move=MoveKind.STATIC)
    wish = sighting(still, staging, cast, sides)
    if len(wish.subjects) < _ENDS:
        return None
    wish, solution = set_up(wish, staging, sides, found)
    alone = wish.framing.subjects == idea.subjects
    kept = alone or idea.subjects[0] in wish.framing.subjects
    dearest = plain + EMPTY_AT_FIRST if alone else plain
    if not kept or solution.unmet or solution.cost >= dearest:
        return None
    return wish, solution, moving(still, wish, solution, staging, cast)


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
        return panned(idea, wish, pose, staging, cast)
    return replace(still, kind=MoveKind.HANDHELD) if idea.move is MoveKind.HANDHELD else still


def _nearer(idea: Idea, wish: Sighting, found: Solution, ground: Ground) -> CameraPose | None:
    """Where a push-in ends, as near as the room and those in it let it come."""
    for share in SHORTER:
        scale = 1.0 - (1.0 - tightness(idea.size)) * share
        end = closer(found, wish, ground, scale)
        eyes = straight(found.pose.eye_m, end.pose.eye_m)
        if not end.unmet and free_way(eyes, ground, wish.people):
            return end.pose
    return None
