"""Pictures that would jump are held instead.

Enters: a scene's shots as their cameras came out, with the ideas they were made from. Leaves: shots
of which no two neighbours show the same people from nearly the same place in nearly the same size:
the first of them is held. What the script asks for by name, and what shows a move, is cut to.
"""

from collections.abc import Sequence
from dataclasses import replace

from planner.bearings import distance, turn, yaw_towards
from planner.ideas import Idea, joined, size_steps
from planner.shots import CameraPose, Cover, CutKind, Shot, ShotKind
from planner.staging import Staging

JUMP_DEG = 30.0
ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})
SETTLED_M = 0.1


def held(shots: Sequence[Shot], ideas: Sequence[Idea], staging: Staging) -> list[Shot]:
    """Join what looks the same across its cut; every shot tells its beats in story order."""
    kept = {idea.covers for idea in ideas if idea.asked or idea.moving}
    stirred = _stirred(staging)
    out: list[Shot] = []
    for shot in shots:
        last = out[-1] if out else None
        plain = shot.cut is CutKind.CUT and shot.card is None
        if last is None or last.card is not None or not plain:
            out.append(shot)
            continue
        still = shot.covers not in kept and not stirred & {c.beat_id for c in shot.covers}
        if last.move.end == shot.move.start or (still and _jumps(last, shot)):
            out[-1] = replace(last, covers=joined(last.covers, shot.covers))
        else:
            out.append(shot)
    return [replace(shot, covers=_told(shot.covers, staging)) for shot in out]


def _told(covers: Sequence[Cover], staging: Staging) -> tuple[Cover, ...]:
    """A shot's stretches in story order: a scene's FADE IN comes before what it opens on."""
    order = {m.beat.id: n for n, m in enumerate(staging.moments)}
    return tuple(sorted(covers, key=lambda cover: order.get(cover.beat_id, -1)))


def _stirred(staging: Staging) -> set[str]:
    """Beats in which somebody changes place or posture."""
    return {
        b.beat_id for b in staging.plan.businesses
        if b.path_m or b.before.posture is not b.after.posture
    }  # fmt: skip


def _jumps(a: Shot, b: Shot) -> bool:
    """Whether a cut would jump: the same people, less than 30° and less than two sizes apart."""
    one, two = a.framing, b.framing
    if ShotKind.INSERT in {one.kind, two.kind} or not one.subjects:
        return False
    single = one.kind in ONE and two.kind in ONE and one.subjects[:1] == two.subjects[:1]
    same = single or (set(one.subjects) == set(two.subjects) and one.foreground == two.foreground)
    return same and size_steps(one.size, two.size) < 2 and _near(a.move.end, b.move.start)


def _near(a: CameraPose, b: CameraPose) -> bool:
    """Whether two cameras see what the first is aimed at from nearly the same direction."""
    at = (a.aim_m[0], a.aim_m[2])
    one, two = (a.eye_m[0], a.eye_m[2]), (b.eye_m[0], b.eye_m[2])
    if min(distance(one, at), distance(two, at)) < SETTLED_M:
        return False
    return abs(turn(yaw_towards(at, one), yaw_towards(at, two))) < JUMP_DEG
