"""Bodies match across cuts: nobody is elsewhere, or in another posture, than they were left.

Enters: a staged scene and, where it goes on from the scene before, how that one ended. Leaves:
faults where a business does not begin as the one before it ended, where its way does not lead from
its beginning to its end, and where a posture changes without being shown.
"""

from collections.abc import Iterator, Mapping, Sequence

from planner.bearings import distance, turn
from planner.continuity.projecting import in_frame
from planner.continuity.rules import POSITION, POSTURE, Fault, numbered
from planner.continuity.seeing import Seen, StagedScene
from planner.findings import Grade
from planner.floor_plan import Posture
from planner.shots import Business, Shot, Stance

NEAR_M = 0.35  # what one does not see somebody shift across a cut
SETTLING_M = 1.0  # between a seat and the place before it
MOVED_M = 0.6
RISING_M = 1.5  # from a bed: over its edge or its foot
TURNED_DEG = 100.0
SETTLING = frozenset({
    "sit", "stand", "lie", "sleep", "wake", "kneel", "crouch", "fall", "die", "hide", "jump",
    "climb", "ride", "drive", "dance", "fight", "bow", "pick_up", "put_down", "hit",
})  # fmt: skip


def matched(scene: StagedScene) -> Iterator[Fault]:
    """Faults of position and posture within one scene."""
    now: dict[str, Stance] = {s.character_id: s for s in scene.plan.opening}
    for beat_id in scene.beats:
        for business in scene.businesses.get(beat_id, ()):
            who = business.character_id
            shots = scene.shots_of(business)
            if shots and who in now:
                yield from _taken_up(now[who], business, shots)
            if shots:
                yield from _carried_out(business, shots[-1:])
            now[who] = business.after


def unseen(shots: Sequence[Seen], scene: StagedScene) -> Iterator[Fault]:
    """Who is in frame before and after a shot has not moved behind its back."""
    inside = [_inside(seen) for seen in shots]
    for n in range(1, len(shots) - 1):
        away = (inside[n - 1] & inside[n + 1]) - inside[n]
        sequence = shots[n - 1].shot, shots[n].shot, shots[n + 1].shot
        if not away or sequence[2].number != sequence[0].number + 2:
            continue
        for business in scene.in_shot(sequence[1]):
            if business.character_id in away and _displaces(business):
                message = (
                    f"{numbered(sequence[0], sequence[2])}: {business.character_id} has changed "
                    f"place or posture in shot {sequence[1].number}, which does not show it"
                )
                yield Fault(POSITION, Grade.WARNING, (sequence[0], sequence[2]), message)


def _inside(seen: Seen) -> frozenset[str]:
    """Who is in frame as a shot begins or as it ends."""
    return frozenset(
        who for i in (seen.opening, seen.ending) for who in i.bodies if in_frame(i, who)
    )


def _displaces(business: Business) -> bool:
    before, after = business.before, business.after
    if not (before.visible and after.visible):
        return False
    return _gap_m(before, after) > MOVED_M or before.posture is not after.posture


def resumed(before: Mapping[str, Stance], scene: StagedScene, last: Shot | None) -> Iterator[Fault]:
    """A scene that goes on in the same place opens as the one before it ended."""
    first = next(iter(scene.shots), None)
    if first is None or last is None:
        return
    for stance in scene.plan.opening:
        left = before.get(stance.character_id)
        if left is not None and left.visible and stance.visible:
            yield from _differs(left, stance, (last, first))


def _taken_up(left: Stance, business: Business, shots: tuple[Shot, ...]) -> Iterator[Fault]:
    """A business begins where and how its doer was left."""
    before, who = business.before, business.character_id
    if left.visible and before.visible:
        yield from _differs(left, before, shots)
    elif before.visible and business.verb != "enter" and not _rides(business):
        message = f"{numbered(*shots)}: {who} is suddenly there and was not seen to come"
        yield Fault(POSITION, Grade.ERROR, shots, message)
    elif left.visible:
        message = f"{numbered(*shots)}: {who} is gone and was not seen to go"
        yield Fault(POSITION, Grade.ERROR, shots, message)


def _rides(business: Business) -> bool:
    """Whether somebody is seen to come along on an animal."""
    return business.before.posture is Posture.RIDE and len(business.path_m) > 1


def _differs(left: Stance, found: Stance, shots: tuple[Shot, ...]) -> Iterator[Fault]:
    who = left.character_id
    gap = _gap_m(left, found)
    if gap > NEAR_M:
        message = f"{numbered(*shots)}: {who} is {gap:.1f} m from where they were"
        yield Fault(POSITION, Grade.ERROR, shots, message)
    if left.posture is not found.posture:
        message = f"{numbered(*shots)}: {who} was in {left.posture}, now in {found.posture}"
        yield Fault(POSTURE, Grade.ERROR, shots, message)
    elif gap <= NEAR_M and abs(turn(left.yaw_deg, found.yaw_deg)) > TURNED_DEG:
        message = f"{numbered(*shots)}: {who} faces another way than they did"
        yield Fault(POSTURE, Grade.ERROR, shots, message)


def _carried_out(business: Business, shots: tuple[Shot, ...]) -> Iterator[Fault]:
    """A business itself leads from its beginning to its end."""
    before, after, path = business.before, business.after, business.path_m
    who, place = business.character_id, numbered(*shots)
    if path:
        strays = distance(path[0], (before.x_m, before.z_m)), distance(
            path[-1], (after.x_m, after.z_m))  # fmt: skip
        if max(strays) > NEAR_M:
            message = f"{place}: the way of {who} misses their place by {max(strays):.1f} m"
            yield Fault(POSITION, Grade.ERROR, shots, message)
        return
    settles = business.verb in SETTLING
    gap = _gap_m(before, after)
    lying = Posture.LIE in {before.posture, after.posture}
    reach = (RISING_M if lying else SETTLING_M) if settles else NEAR_M
    if before.visible and after.visible and gap > reach:
        message = f"{place}: {who} is {gap:.1f} m further without a step"
        yield Fault(POSITION, Grade.ERROR, shots, message)
    if before.visible and not after.visible:
        message = f"{place}: {who} is gone without having left"
        yield Fault(POSITION, Grade.ERROR, shots, message)
    if before.posture is not after.posture and not settles:
        message = f"{place}: {who} changes from {before.posture} to {after.posture} unseen"
        yield Fault(POSTURE, Grade.ERROR, shots, message)


def _gap_m(a: Stance, b: Stance) -> float:
    return distance((a.x_m, a.z_m), (b.x_m, b.z_m))
