"""Checks from one shot to the next.

Enters: two neighbouring shots of a scene. Leaves: findings: the line crossed, jump cuts (less than
30° and less than two sizes apart), eyelines that do not meet.
"""

from collections.abc import Iterator

import numpy as np

from planner.bearings import Point, offset_from_line
from planner.findings import Finding, Grade, Seen
from planner.ideas import size_steps
from planner.shots import CutKind, ShotKind

NEUTRAL_M = 0.12
JUMP_DEG = 30.0
ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})
RESETS = frozenset({ShotKind.ESTABLISHING, ShotKind.MASTER, ShotKind.INSERT, ShotKind.POV})


def findings(a: Seen, b: Seen) -> Iterator[Finding]:
    """All findings at one cut."""
    if b.shot.cut is not CutKind.CUT:
        return
    yield from _line(a, b)
    yield from _jump(a, b)
    yield from _eyelines(a, b)


def _numbers(a: Seen, b: Seen) -> str:
    return f"shots {a.shot.number} and {b.shot.number}"


def _pair(seen: Seen) -> tuple[str, str] | None:
    """The two whom a shot's line runs between."""
    framing = seen.shot.framing
    if not framing.subjects or framing.kind in RESETS:
        return None
    first = framing.subjects[0]
    other = framing.foreground or next(iter(framing.subjects[1:]), None) or seen.gazes.get(first)
    if other is None or other not in seen.bodies or first not in seen.bodies or other == first:
        return None
    one, two = sorted((first, other))
    return one, two


def _line(a: Seen, b: Seen) -> Iterator[Finding]:
    pair = _pair(a)
    if pair is None or pair != _pair(b) or set(pair) & (a.moved | b.moved):
        return
    sides = [_side(s, pair) for s in (a, b)]
    if sides[0] * sides[1] < 0:
        message = f"{_numbers(a, b)} see {pair[0]} and {pair[1]} from both sides of their line"
        yield Finding("line crossed", Grade.ERROR, (a.shot.id, b.shot.id), message)


def _side(seen: Seen, pair: tuple[str, str]) -> float:
    ends = [(seen.bodies[w].x_m, seen.bodies[w].z_m) for w in pair]
    eye = seen.view.eye[0]
    off = offset_from_line(ends[0], ends[1], (float(eye[0]), float(eye[2])))
    return 0.0 if abs(off) <= NEUTRAL_M else off


def _jump(a: Seen, b: Seen) -> Iterator[Finding]:
    """The same people again must look clearly different."""
    one, two = a.shot.framing, b.shot.framing
    if ShotKind.INSERT in {one.kind, two.kind} or not one.subjects:
        return
    single = one.kind in ONE and two.kind in ONE and one.subjects[0] == two.subjects[0]
    same = single or (set(one.subjects) == set(two.subjects) and one.foreground == two.foreground)
    steps = size_steps(one.size, two.size)
    who = one.subjects[0]
    if not same or steps >= 2 or who not in a.bodies or who not in b.bodies:
        return
    body = b.bodies[who]
    turned = _turned_deg(a, b, (body.x_m, body.z_m))
    if turned < JUMP_DEG and who not in a.moved | b.moved:
        grade = Grade.ERROR if steps == 0 and turned < JUMP_DEG / 2 else Grade.WARNING
        message = f"{_numbers(a, b)}: {turned:.0f}° and {steps} sizes apart on {who}"
        yield Finding("jump cut", grade, (a.shot.id, b.shot.id), message)


def _turned_deg(a: Seen, b: Seen, point: Point) -> float:
    """Angle between two cameras about a point of the floor."""
    rays = [np.array([s.view.eye[0, 0] - point[0], s.view.eye[0, 2] - point[1]]) for s in (a, b)]
    norm = float(np.linalg.norm(rays[0]) * np.linalg.norm(rays[1]))
    return float(np.degrees(np.arccos(np.clip(rays[0] @ rays[1] / max(norm, 1e-6), -1, 1))))


def _eyelines(a: Seen, b: Seen) -> Iterator[Finding]:
    """Two who look at each other in successive singles look opposite ways on screen."""
    one, two = a.shot.framing, b.shot.framing
    if one.kind not in ONE or two.kind not in ONE or not one.subjects or not two.subjects:
        return
    x, y = one.subjects[0], two.subjects[0]
    if x == y or a.gazes.get(x) != y or b.gazes.get(y) != x or {x, y} & (a.moved | b.moved):
        return
    ways = [_screen_way(a, x, y), _screen_way(b, y, x)]
    if ways[0] * ways[1] > 0 and min(abs(w) for w in ways) > 0.15:
        way = "right" if ways[0] > 0 else "left"
        message = f"{_numbers(a, b)}: {x} and {y} both look {way}"
        yield Finding("eyeline", Grade.ERROR, (a.shot.id, b.shot.id), message)


def _screen_way(seen: Seen, who: str, target: str) -> float:
    """Which way somebody looks on screen: −1 left … 1 right."""
    if who not in seen.bodies or target not in seen.bodies:
        return 0.0
    gap = np.array(seen.bodies[target].head_at) - np.array(seen.bodies[who].head_at)
    gap[1] = 0.0
    norm = float(np.linalg.norm(gap))
    return float(seen.view.right[0] @ gap) / norm if norm > 0.05 else 0.0
