"""Jump cuts: the same people again must look clearly different.

Enters: two neighbouring shots of a scene. Leaves: a fault where the second sees whom the first saw
from nearly the same place in nearly the same size.
"""

from collections.abc import Iterator

import numpy as np

from planner.bearings import Point
from planner.continuity.rules import JUMP, Fault, numbered
from planner.continuity.seeing import Instant, Seen
from planner.findings import Grade
from planner.ideas import size_steps
from planner.shots import CutKind, ShotKind

JUMP_DEG = 30.0
JUMP_STEPS = 2
ONE = frozenset({ShotKind.SINGLE, ShotKind.REACTION, ShotKind.OTS})


def jumps(a: Seen, b: Seen) -> Iterator[Fault]:
    """The fault of one cut, if it jumps; dissolves and fades say that time has passed."""
    if b.shot.cut is not CutKind.CUT or b.shot.number != a.shot.number + 1:
        return
    steps, who = size_steps(a.shot.framing.size, b.shot.framing.size), _again(a, b)
    if steps >= JUMP_STEPS or who not in a.ending.bodies or who not in b.opening.bodies:
        return
    body = b.opening.bodies[who]
    turned = _turned_deg(a.ending, b.opening, (body.x_m, body.z_m))
    if turned < JUMP_DEG and who not in a.moved | b.moved:
        grade = Grade.ERROR if steps == 0 and turned < JUMP_DEG / 2 else Grade.WARNING
        message = f"{numbered(a.shot, b.shot)}: {turned:.0f}° and {steps} sizes apart on {who}"
        yield Fault(JUMP, grade, (a.shot, b.shot), message)


def _again(a: Seen, b: Seen) -> str:
    """The first of those whom both shots are of; nobody where they are of different people."""
    one, two = a.shot.framing, b.shot.framing
    if ShotKind.INSERT in {one.kind, two.kind} or not one.subjects:
        return ""
    single = one.kind in ONE and two.kind in ONE and one.subjects[:1] == two.subjects[:1]
    same = set(one.subjects) == set(two.subjects) and one.foreground == two.foreground
    return one.subjects[0] if single or same else ""


def _turned_deg(a: Instant, b: Instant, point: Point) -> float:
    """Angle between two cameras about a point of the floor."""
    rays = [np.array([i.view.eye[0, 0] - point[0], i.view.eye[0, 2] - point[1]]) for i in (a, b)]
    norm = float(np.linalg.norm(rays[0]) * np.linalg.norm(rays[1]))
    return float(np.degrees(np.arccos(np.clip(rays[0] @ rays[1] / max(norm, 1e-6), -1, 1))))
