"""Screen direction: who goes right goes on to the right.

Enters: a scene's shots in order. Leaves: faults where a walk or a vehicle turns round on screen
though it goes on its way, and where somebody who went out on one side comes in on the same side in
a scene that goes on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.bearings import Point, distance, turn, yaw_towards
from planner.continuity.projecting import screen_way
from planner.continuity.rules import DIRECTION, Fault, numbered
from planner.continuity.seeing import Seen, StagedScene
from planner.findings import Grade
from planner.paths import length_m, shortened
from planner.shots import Cover, CutKind, Shot, ShotKind

CLEAR_WAY = 0.25  # ways nearer to the view than this are neutral
ONWARD_DEG = 60.0  # a way that turns by more is another way
LEAST_M = 0.6
CUTAWAYS = 1  # shots between that do not make an audience forget which way somebody goes


@dataclass(frozen=True, slots=True)
class Travel:
    """A stretch of a way as one shot shows it: −1 to the left … 1 to the right."""

    who: str  # character id, or a vehicle's noun
    shot: Shot
    way: float
    yaw_deg: float
    verb: str


def turned_round(shots: Sequence[Seen], scene: StagedScene) -> Iterator[Fault]:
    """Ways within one scene that an audience sees turn round at a cut."""
    last: dict[str, Travel] = {}
    for seen in shots:
        if seen.shot.cut is not CutKind.CUT:
            last.clear()
        for travel in travels(seen, scene):
            before = last.get(travel.who)
            if before is not None and _turned(before, travel):
                sides = "right", "left"
                one, two = sides if before.way > 0 else sides[::-1]
                message = (
                    f"{numbered(before.shot, travel.shot)}: {travel.who} goes to the {one}, "
                    f"then to the {two}, on one way"
                )
                yield Fault(DIRECTION, Grade.ERROR, (before.shot, travel.shot), message)
            last[travel.who] = travel


def _turned(before: Travel, now: Travel) -> bool:
    apart = now.shot.number - before.shot.number
    onward = abs(turn(before.yaw_deg, now.yaw_deg)) < ONWARD_DEG
    return 0 < apart <= 1 + CUTAWAYS and onward and _opposed(before, now)


def _opposed(before: Travel, now: Travel) -> bool:
    return before.way * now.way < 0 and min(abs(before.way), abs(now.way)) > CLEAR_WAY


def same_side(before: Sequence[Travel], after: Sequence[Travel]) -> Iterator[Fault]:
    """Out to the right is in from the left, from a scene to one that goes on."""
    gone = {t.who: t for t in before if t.verb == "exit"}
    for travel in after:
        out = gone.get(travel.who)
        if travel.verb != "enter" or out is None or not _opposed(out, travel):
            continue
        side = "right" if out.way > 0 else "left"
        message = (
            f"{numbered(out.shot, travel.shot)}: {travel.who} goes out on the {side} and comes in "
            f"from the {side}"
        )
        yield Fault(DIRECTION, Grade.WARNING, (out.shot, travel.shot), message)


def travels(seen: Seen, scene: StagedScene) -> Iterator[Travel]:
    """The ways that a shot shows, in story order."""
    if seen.shot.framing.kind is ShotKind.INSERT:
        return
    for cover in seen.shot.covers:
        for business in scene.businesses.get(cover.beat_id, ()):
            path = _stretch(business.path_m, business.share, cover)
            if len(path) > 1 and (business.character_id in _shown(seen)):
                yield _travel(business.character_id, seen, path, business.verb)
        for drive in scene.plan.drives:
            if drive.beat_id == cover.beat_id:
                path = _stretch(drive.path_m, drive.share, cover)
                if len(path) > 1 and seen.shot.framing.thing in {drive.noun, drive.kind}:
                    yield _travel(drive.noun, seen, path, drive.manner)


def _shown(seen: Seen) -> set[str]:
    return {*seen.shot.framing.subjects, seen.shot.move.follow or ""}


def _travel(who: str, seen: Seen, path: Sequence[Point], verb: str) -> Travel:
    (x0, z0), (x1, z1) = path[0], path[-1]
    ways = [screen_way(i, x1 - x0, z1 - z0) for i in (seen.opening, seen.ending)]
    return Travel(who, seen.shot, sum(ways) / 2, yaw_towards((x0, z0), (x1, z1)), verb)


def _stretch(path: Sequence[Point], share: tuple[float, float], cover: Cover) -> tuple[Point, ...]:
    """The part of a way that a stretch of its beat shows; nothing where that is no way."""
    if len(path) < 2:
        return ()
    begin, end = cover.first / max(cover.of, 1), cover.last / max(cover.of, 1)
    length = max(share[1] - share[0], 1e-6)
    first, last = (min(max((t - share[0]) / length, 0.0), 1.0) for t in (begin, end))
    whole = length_m(path)
    if whole * (last - first) < LEAST_M:
        return ()
    part = shortened(path, whole * last)
    rest = shortened(part[::-1], whole * (last - first))[::-1]
    return rest if distance(rest[0], rest[-1]) > LEAST_M else ()
