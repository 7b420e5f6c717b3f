"""Solves a camera for a framing.

Enters: a Sighting (what the frame holds, who may be in the way, which side of the line to keep) and
the Ground it happens on. Leaves: a Solution, a pose and the rules it could not keep. Candidates
come composed from `planner.viewpoints`; `planner.objective` prices them; the cheapest wins.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner import viewpoints
from planner.bearings import yaw_of, yaw_towards
from planner.composition import (
    BREACH,
    HAIR_SHARE,
    breaches,
    hidden_cost,
    room_cost,
    shoulder_cost,
    total,
)
from planner.figures import Figure
from planner.ground import Floats, Ground
from planner.lens import View, pose, project
from planner.objective import ONE_SUBJECT, Sighting, face_yaws, once, rules, taste
from planner.shots import Angle, CameraPose, ShotKind, Size
from planner.shoulders import shown_faces
from planner.viewpoints import LENSES_MM, LONGER_MM, LOOK_ROOM, PITCHES_DEG, Held, held_figure

OFF_EYELINE_DEG = (-85, -68, -54, -42, -30, -20, -11, 11, 20, 30, 42, 54, 68, 85)
PROFILE_DEG = (-118, -101, 101, 118)  # where only these keep a line
TALL_M, UPWARD_DEG = 6.0, (-2.0, 3.0, 7.0, 11.0)  # great buildings are looked up at
ASIDE = (0.0, -0.2, 0.2, -0.36, 0.36)  # halves of the frame: one is moved to leave others out
OFF_THIRD, OUT_OF_FRAME, HEAD_AT_EDGE, SAFE_HEAD = 6.0, 20.0, 17.0, 0.82
_WIDE = frozenset({Size.WS, Size.EWS})
LONG_WALK_M, SET_OFF = 3.0, 0.15  # of a walk: room about whoever sets off on it
FROM_ABOVE_DEG = (-14.0, -24.0, -36.0)


@dataclass(frozen=True, slots=True)
class Solution:
    """A camera and what it could not meet."""

    pose: CameraPose
    unmet: tuple[str, ...] = ()
    cost: float = 0.0


def solve(sighting: Sighting, ground: Ground) -> Solution:
    """The best camera for a sighting; total: it always finds one and says what it breaks."""
    kind = sighting.framing.kind
    if kind is ShotKind.POV and sighting.foreground is not None:
        return _through_eyes(sighting)
    if kind is ShotKind.OTS and sighting.foreground is not None:
        return _over_shoulder(sighting, ground)
    return _fitted(sighting, ground)


def _fitted(sighting: Sighting, ground: Ground) -> Solution:
    """Step back until everything is held, from many directions."""
    framing = sighting.framing
    held = _bodies(sighting)
    held += [viewpoints.held_legs(f) for f in sighting.subjects if f.lying and len(held) > 1]
    held += list(sighting.holds)
    if not held:
        held = [_whole_room(ground)]
    ahead, lens = viewpoints.grid(_yaws(sighting, held), _pitches(sighting), _lenses(sighting))
    steps = ASIDE if _beside_others(sighting) else (0.0,)
    aside = np.repeat(steps, len(lens))
    ahead, lens = np.tile(ahead, (len(steps), 1)), np.tile(lens, len(steps))
    gaze, room = _gaze(sighting), LOOK_ROOM[framing.size]
    cameras, depth = viewpoints.fitted(held, ahead, lens, gaze, room, aside)
    terms = rules(sighting, ground, cameras)
    terms |= taste(sighting, cameras, lens, held)
    terms["off the third"] = _off_third(cameras, sighting, gaze, aside)
    return _best(cameras, lens, depth, terms)


def _bodies(sighting: Sighting) -> list[Held]:
    """Everybody whom a frame is of; one who walks far alone does not set off at its edge."""
    held = [held_figure(f, sighting.framing.size, sighting.scale) for f in sighting.subjects]
    if sighting.framing.kind is not ShotKind.SINGLE or sighting.framing.size not in _WIDE:
        return held
    for n, (body, later) in enumerate(itertools.pairwise(sighting.subjects)):
        walk_m = float(np.hypot(later.x_m - body.x_m, later.z_m - body.z_m))
        if body.character_id == later.character_id and walk_m > LONG_WALK_M:
            room = held[n].half_width + SET_OFF * walk_m
            held[n] = replace(held[n], half_width=room)
    return held


def _beside_others(sighting: Sighting) -> bool:
    """Whether a picture of one has others to leave out of it."""
    own = {s.character_id for s in sighting.subjects}
    more = any(p.character_id not in own for p in sighting.people)
    return sighting.framing.kind in ONE_SUBJECT and len(own) == 1 and more


def _off_third(cameras: View, sighting: Sighting, gaze: Floats | None, aside: Floats) -> Floats:
    """What it costs to move a face from its place in the frame: more toward where it looks."""
    cost = OFF_THIRD * np.abs(aside)
    if not aside.any():
        return cost
    x, _, depth = project(cameras, np.array([s.head_at for s in sighting.subjects]))
    half = HAIR_SHARE * np.array([s.head_m for s in sighting.subjects])
    edge = np.abs(x) + half / np.maximum(depth, 0.1) / cameras.across[:, None]
    cost += HEAD_AT_EDGE * np.minimum(np.maximum(edge.max(axis=1) - SAFE_HEAD, 0.0) / 0.1, 1.0)
    if gaze is None:
        return cost
    across = cameras.right @ gaze
    return np.asarray(cost + OUT_OF_FRAME * np.maximum(-aside * np.sign(across), 0.0) * across**2)


def _over_shoulder(sighting: Sighting, ground: Ground) -> Solution:
    """Behind the foreground's shoulder, on the kept side."""
    subject, shoulder = sighting.subjects[0], sighting.foreground
    if shoulder is None:
        msg = f"an over-the-shoulder on {subject.character_id} names no foreground; give one"
        raise ValueError(msg)
    solutions = []
    kept = _side_from(subject, shoulder, sighting)
    sides = [kept] if kept else [1, -1]
    for side in sides:
        cameras, misfit = viewpoints.over(subject, shoulder, side, sighting.framing.size)
        lens = 18.0 / cameras.across
        depth = np.linalg.norm(cameras.eye - np.array(subject.face), axis=1)
        terms = rules(sighting, ground, cameras)
        terms |= shoulder_cost(cameras, subject, shoulder)
        shown = shown_faces(cameras, shoulder, sighting.shoulder_yaws)
        terms["shoulder shows its face"] = BREACH * shown
        terms["size"] = 6.0 * misfit
        solutions.append(_best(cameras, lens, depth, terms))
    return min(solutions, key=lambda s: s.cost)


def _side_from(subject: Figure, shoulder: Figure, sighting: Sighting) -> int:
    """The kept side, counted from the subject to the shoulder; the line has its own order."""
    if sighting.line is None:
        return 0
    a, b = sighting.line
    along = (b[0] - a[0]) * (shoulder.x_m - subject.x_m)
    along += (b[1] - a[1]) * (shoulder.z_m - subject.z_m)
    return sighting.framing.side if along > 0 else -sighting.framing.side


def _through_eyes(sighting: Sighting) -> Solution:
    """From the eyes of the foreground, at what the frame holds."""
    seer = sighting.foreground
    targets = [f.head_at for f in sighting.subjects]
    targets += [(h.x, (h.low + h.high) / 2, h.z) for h in sighting.holds]
    if seer is None or not targets:
        msg = "a point-of-view shot needs somebody who looks and something that is seen"
        raise ValueError(msg)
    aim = np.mean(np.array(targets), axis=0)
    eye = np.add(seer.head_at, (0.0, 0.04, 0.0))
    ahead = (aim - eye) / max(float(np.linalg.norm(aim - eye)), 1e-6)
    reach = float(np.linalg.norm(aim - eye))
    lens = {Size.CU: 85.0, Size.MCU: 65.0, Size.MS: 50.0}.get(sighting.framing.size, 32.0)
    return Solution(pose(eye + ahead * 0.25, ahead, lens, max(reach - 0.25, 0.4)))


def _yaws(sighting: Sighting, held: Sequence[Held]) -> list[float]:
    """View directions to try: about the face for one person, all round for several."""
    if sighting.heading_deg is not None:
        return [sighting.heading_deg]
    if sighting.framing.kind in ONE_SUBJECT | {ShotKind.POV} and sighting.subjects:
        facing = face_yaws(sighting)[0]
        lined = sighting.line is not None or bool(sighting.axes)
        return [facing + 180 + off for off in OFF_EYELINE_DEG + (PROFILE_DEG if lined else ())]
    middle = (sum(h.x for h in held) / len(held), sum(h.z for h in held) / len(held))
    first = yaw_towards(sighting.front, middle)
    return [first + step for step in range(0, 360, 18)]


def _pitches(sighting: Sighting) -> tuple[float, ...]:
    """By size and angle; people who lie are seen from above, over the edge of their bed."""
    framing = sighting.framing
    if framing.angle is Angle.EYE and any(b.lying for b in sighting.subjects):
        return FROM_ABOVE_DEG
    tall = framing.angle is Angle.EYE and any(h.high > TALL_M for h in sighting.holds)
    return (*PITCHES_DEG[framing.angle][framing.size], *(UPWARD_DEG if tall else ()))


def _lenses(sighting: Sighting) -> tuple[float, ...]:
    if sighting.lens_mm is not None:
        return (sighting.lens_mm,)
    usual = LENSES_MM[sighting.framing.size]
    longer = LONGER_MM.get(sighting.framing.size)
    if longer is not None and _beside_others(sighting):
        usual = (*usual, longer)
    wide = sighting.framing.kind in {ShotKind.ESTABLISHING, ShotKind.MASTER, ShotKind.GROUP}
    return (*usual, 20.0) if wide else usual


def _gaze(sighting: Sighting) -> Floats | None:
    """Unit direction the only subject looks along, for looking room."""
    if len(sighting.subjects) != 1 or sighting.holds:
        return None
    yaw = np.radians(face_yaws(sighting)[-1])
    return np.array([np.sin(yaw), 0.0, np.cos(yaw)])


def _whole_room(ground: Ground) -> Held:
    plan = ground.plan
    width = min(plan.x1_m - plan.x0_m, 9.0)
    back = max(plan.z0_m, plan.centre_m[1] - 6.0)
    return Held(plan.centre_m[0], (back + plan.centre_m[1]) / 2, 0.1, 2.2, 0.42 * width)


def _best(cameras: View, lens: Floats, depth: Floats, terms: dict[str, Floats]) -> Solution:
    cost = total(terms)
    n = int(cost.argmin())
    found = pose(cameras.eye[n], cameras.ahead[n], float(lens[n]), float(depth[n]))
    return Solution(found, breaches(terms, n), round(float(cost[n]), 3))


def closer(found: Solution, sighting: Sighting, ground: Ground, scale: float) -> Solution:
    """The same view direction and lens with a frame `scale` times as high: a dolly's other end."""
    eye, aim = found.pose.eye_m, found.pose.aim_m
    heading = yaw_of(aim[0] - eye[0], aim[2] - eye[2])
    tight = replace(sighting, scale=sighting.scale * scale, heading_deg=heading)
    held = [held_figure(f, sighting.framing.size, tight.scale) for f in sighting.subjects]
    held += list(sighting.holds)
    reach = np.array(aim) - np.array(eye)
    ahead = (reach / np.linalg.norm(reach))[None]
    lens = np.array([found.pose.lens_mm])
    cameras, depth = viewpoints.fitted(
        held, ahead, lens, _gaze(tight), LOOK_ROOM[sighting.framing.size]
    )
    terms = room_cost(cameras, ground)
    terms |= hidden_cost(cameras, once(tight.subjects), tight.people, ground)
    return _best(cameras, lens, depth, terms)
