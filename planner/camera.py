"""Solves a camera for a framing.

Enters: a Sighting (what the frame holds, who may be in the way, which side of the line to keep) and
the Ground it happens on. Leaves: a Solution, a pose and the rules it could not keep. Candidates
come composed from `planner.viewpoints`; `planner.composition` prices them; the cheapest wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner import viewpoints
from planner.bearings import Point, turn, yaw_of, yaw_towards
from planner.composition import (
    BREACH,
    HEADLESS,
    before_cost,
    breaches,
    facing_cost,
    headless_cost,
    hidden_cost,
    merged_cost,
    people_near_cost,
    room_cost,
    shoulder_cost,
    stray_cost,
    total,
)
from planner.figures import Figure
from planner.ground import Floats, Ground
from planner.lens import View, pose
from planner.shots import Angle, CameraPose, Framing, ShotKind, Size
from planner.viewpoints import LENSES_MM, LOOK_ROOM, PITCHES_DEG, Held, held_figure

ONE_SUBJECT = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
FRONTAL = {
    ShotKind.SINGLE: 0.7, ShotKind.REACTION: 0.7, ShotKind.ESTABLISHING: 7.0, ShotKind.MASTER: 4.0,
}  # fmt: skip
BODY_TURN_DEG = 65.0  # how far a head turns from its body
OFF_EYELINE_DEG = (-85, -68, -54, -42, -30, -20, -11, 11, 20, 30, 42, 54, 68, 85)
PROFILE_DEG = (-118, -101, 101, 118)  # where only these keep a line
FROM_ABOVE_DEG = (-14.0, -24.0, -36.0)
CROSSING = 3 * BREACH  # worse than anything else but no picture at all
CROSSING_ELSE = 1.5 * BREACH  # the line of others in frame, or of those who then move
CROSSING_WAY = 0.4 * BREACH  # the line of a walk or of bystanders: a face is worth more
IN_FRONT = 60.0  # a tenth of the frame taken by somebody nearer costs six wishes
SQUARE_ON = 4.0
THING_HIDDEN = 18.0
NEAR_LINE_M = 0.12  # cameras this close to the line are neutral


Axis = tuple[Point, Point, int]  # two points of the floor and the side of their line to keep


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a camera is asked to see.

    `subjects` may hold one person twice, at the start and the end of a move. `gazes` are the points
    that each subject looks at. `front` is the side of the set that the audience sees it from.
    """

    framing: Framing
    subjects: tuple[Figure, ...] = ()
    people: tuple[Figure, ...] = ()  # everybody in the set, subjects included
    gazes: tuple[Point | None, ...] = ()
    foreground: Figure | None = None
    line: tuple[Point, Point] | None = None
    front: Point = (0.0, 8.0)
    holds: tuple[Held, ...] = ()  # things and doors the frame holds as well
    scale: float = 1.0  # below 1 the frame is tighter than its size says
    heading_deg: float | None = None  # keep this view direction (the end of a push-in)
    axes: tuple[Axis, ...] = ()  # further lines: of others in frame, of people before they move
    loose: bool = False  # no tighter than its size: somebody bends down
    ways: tuple[Axis, ...] = ()  # lines to keep where it costs little: of walks, of bystanders
    lens_mm: float | None = None  # the lens asked for; None: as suits the size


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
    held = [held_figure(f, framing.size, sighting.scale) for f in sighting.subjects]
    held += list(sighting.holds)
    if not held:
        held = [_whole_room(ground)]
    ahead, lens = viewpoints.grid(_yaws(sighting, held), _pitches(sighting), _lenses(sighting))
    cameras, depth = viewpoints.fitted(held, ahead, lens, _gaze(sighting), LOOK_ROOM[framing.size])
    terms = _common_terms(sighting, ground, cameras)
    terms |= _taste(sighting, cameras, lens, held)
    return _best(cameras, lens, depth, terms)


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
        terms = _common_terms(sighting, ground, cameras)
        terms |= shoulder_cost(cameras, subject, shoulder)
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


def _common_terms(sighting: Sighting, ground: Ground, cameras: View) -> dict[str, Floats]:
    others = [p for p in sighting.people if p is not sighting.foreground]
    terms = room_cost(cameras, ground)
    if sighting.framing.thing is not None:
        gone = ground.gone(cameras.eye, sighting.framing.thing)
        terms["thing taken away with its wall"] = np.where(gone, BREACH, 0.0)
        terms["thing hidden"] = THING_HIDDEN * _thing_hidden(sighting, ground, cameras)
        terms["thing seen askew"] = SQUARE_ON * ground.askew(cameras.eye, sighting.framing.thing)
    terms["somebody before the lens"] = people_near_cost(cameras, others)
    terms |= hidden_cost(cameras, _once(sighting.subjects), sighting.people, ground)
    stray = [p for p in sighting.people if p is not sighting.foreground]
    terms["strays in frame"] = stray_cost(cameras, sighting.subjects, stray)
    if sighting.framing.kind not in {ShotKind.INSERT, ShotKind.POV}:
        terms["headless bodies"] = HEADLESS * headless_cost(cameras, stray)
    terms["somebody in front"] = IN_FRONT * before_cost(cameras, sighting.subjects, stray)
    terms["heads merge"] = 4.0 * merged_cost(cameras, _once(sighting.subjects), stray)
    terms["line crossed"] = CROSSING * _crossed(sighting, cameras.eye)
    terms["another line crossed"] = CROSSING_ELSE * _axes_crossed(sighting.axes, cameras.eye)
    terms["screen direction"] = CROSSING_WAY * _axes_crossed(sighting.ways, cameras.eye)
    return terms


def _thing_hidden(sighting: Sighting, ground: Ground, cameras: View) -> Floats:
    """Share of a thing's places that furniture hides; 0 for furniture, which hides itself."""
    own = any(f.id == sighting.framing.thing for f in ground.plan.furniture)
    if own or not sighting.holds:
        return np.zeros(len(cameras.eye))
    marks = np.array([(h.x, 0.4 * h.low + 0.6 * h.high, h.z) for h in sighting.holds])
    return np.asarray(ground.hidden(cameras.eye, marks).mean(axis=1))


def _taste(
    sighting: Sighting, cameras: View, lens: Floats, held: Sequence[Held]
) -> dict[str, Floats]:
    """Preferences: faces seen, the usual lens, the audience's side, height of the eyes."""
    framing, bodies = sighting.framing, sighting.subjects
    usual = LENSES_MM[framing.size][0]
    terms = {"lens": 1.6 * np.abs(np.log(lens / usual))}
    terms["faces turned away"] = 6.0 * facing_cost(cameras, bodies, _face_yaws(sighting))
    middle = np.mean([(h.x, h.z) for h in held], axis=0)
    away = cameras.eye[:, [0, 2]] - middle
    front = np.array(sighting.front) - middle
    norm = np.maximum(np.linalg.norm(away, axis=1) * np.linalg.norm(front), 1e-6)
    weight = FRONTAL.get(framing.kind, 2.2)
    terms["audience's side"] = weight * (1.0 - (away @ front) / norm)
    if bodies and framing.angle is Angle.EYE:
        level = float(np.mean([b.head_at[1] for b in bodies]))
        terms["eye level"] = 1.2 * np.maximum(np.abs(cameras.eye[:, 1] - level) - 0.35, 0.0)
    if framing.kind in ONE_SUBJECT and bodies:
        terms["eyeline"] = _eyeline_cost(cameras, bodies[0], _face_yaws(sighting)[0])
    return terms


def _eyeline_cost(cameras: View, body: Figure, gaze_deg: float) -> Floats:
    """Singles stand about 30° off the eyeline: both eyes seen, nobody stares into the lens."""
    at = np.degrees(
        np.arctan2(cameras.eye[:, 0] - body.head_at[0], cameras.eye[:, 2] - body.head_at[2])
    )
    off = np.abs((at - gaze_deg + 180.0) % 360.0 - 180.0)
    return np.asarray(np.abs(off - 30.0) / 18.0 + 6.0 * (off < 9), np.float64)


def _crossed(sighting: Sighting, eye: Floats) -> Floats:
    """1 where a camera stands on the wrong side of the line."""
    if sighting.line is None or not sighting.framing.side:
        return np.zeros(len(eye))
    return _axes_crossed([(*sighting.line, sighting.framing.side)], eye)


def _axes_crossed(axes: Sequence[Axis], eye: Floats) -> Floats:
    """How many lines a camera is on the wrong side of."""
    if not axes:
        return np.zeros(len(eye))
    rows = np.array([(*a, *b, side) for a, b, side in axes])
    ax, az, bx, bz, side = rows.T
    dx, dz = bx - ax, bz - az
    off = dx * (eye[:, 2, None] - az) - dz * (eye[:, 0, None] - ax)
    off = off * side / np.maximum(np.hypot(dx, dz), 1e-6)
    return np.asarray((off < -NEAR_LINE_M).sum(axis=1), np.float64)


def _yaws(sighting: Sighting, held: Sequence[Held]) -> list[float]:
    """View directions to try: about the face for one person, all round for several."""
    if sighting.heading_deg is not None:
        return [sighting.heading_deg]
    if sighting.framing.kind in ONE_SUBJECT | {ShotKind.POV} and sighting.subjects:
        facing = _face_yaws(sighting)[0]
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
    return PITCHES_DEG[framing.angle][framing.size]


def _lenses(sighting: Sighting) -> tuple[float, ...]:
    if sighting.lens_mm is not None:
        return (sighting.lens_mm,)
    usual = LENSES_MM[sighting.framing.size]
    wide = sighting.framing.kind in {ShotKind.ESTABLISHING, ShotKind.MASTER, ShotKind.GROUP}
    return (*usual, 20.0) if wide else usual


def _gaze(sighting: Sighting) -> Floats | None:
    """Unit direction the only subject looks along, for looking room."""
    if len(sighting.subjects) != 1 or sighting.holds:
        return None
    yaw = np.radians(_face_yaws(sighting)[-1])
    return np.array([np.sin(yaw), 0.0, np.cos(yaw)])


def _face_yaws(sighting: Sighting) -> list[float]:
    """Where each subject's face points: at its gaze as far as the neck turns."""
    gazes = sighting.gazes or (None,) * len(sighting.subjects)
    yaws = []
    for body, gaze in zip(sighting.subjects, gazes, strict=True):
        if gaze is None or gaze == (body.x_m, body.z_m):
            yaws.append(body.yaw_deg)
            continue
        off = turn(body.yaw_deg, yaw_towards((body.x_m, body.z_m), gaze))
        yaws.append(body.yaw_deg + max(-BODY_TURN_DEG, min(BODY_TURN_DEG, off)))
    return yaws


def _once(bodies: Sequence[Figure]) -> list[Figure]:
    """Each person once, as last seen."""
    return list({b.character_id: b for b in bodies}.values())


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
    terms |= hidden_cost(cameras, _once(tight.subjects), tight.people, ground)
    return _best(cameras, lens, depth, terms)
