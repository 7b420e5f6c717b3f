"""The camera's objective: what it is asked to see, and what each wish costs where it is not met.

Enters: a Sighting, the Ground and N candidate cameras. Leaves: one cost per term and candidate; the
sum is what `planner.camera` makes least. Size, headroom, looking room, eyes on the upper third and
a level horizon cost nothing, for `planner.viewpoints` makes no candidate without them. The terms:

- rules that an audience would notice broken (`rules`): inside the room or behind a removed wall,
  off the floor, the ceiling and the furniture; nobody right before the lens; faces not hidden by
  people or things, nor the thing that an insert is of; no body without its head; nothing that
  grows out of a head or stands before it; the side of every line that is kept;
- taste (`taste`): the usual lens, faces turned to the camera, the audience's side of the set, eye
  level, a single about 30 degrees off its eyeline; others out of the way, heads that do not merge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.bearings import Point, turn, yaw_towards
from planner.clutter import (
    barred,
    barred_cost,
    growing_cost,
    growing_on_the_way,
    passed_behind,
    uneven_cost,
)
from planner.composition import (
    BREACH,
    HEADLESS,
    before_cost,
    behind_bodies,
    facing_cost,
    headless_cost,
    hidden_cost,
    merged_cost,
    nearer_cost,
    people_near_cost,
    room_cost,
)
from planner.figures import Figure, Vector
from planner.floor_plan import Furniture
from planner.ground import Floats, Ground
from planner.lens import View
from planner.passing import driving_cost, hiding_cost
from planner.shots import Angle, Framing, ShotKind
from planner.strays import stray_cost
from planner.viewpoints import LENSES_MM, Held

ONE_SUBJECT = frozenset({ShotKind.SINGLE, ShotKind.REACTION})
FRONTAL = {
    ShotKind.SINGLE: 0.7, ShotKind.REACTION: 0.7, ShotKind.ESTABLISHING: 7.0, ShotKind.MASTER: 4.0,
}  # fmt: skip
BODY_TURN_DEG = 65.0  # how far a head turns from its body
CROSSING = 3 * BREACH  # worse than anything else but no picture at all
CROSSING_ELSE = 1.5 * BREACH  # the line of others in frame, or of those who then move
CROSSING_WAY = 0.4 * BREACH  # the line of a walk or of bystanders: a face is worth more
IN_FRONT = 60.0  # a tenth of the frame taken by somebody nearer costs six wishes
SQUARE_ON = 4.0
INTO_LENS, LENS_DEG = 20.0, 9.5
RECEIVER = 9.0  # a phone at the far ear: what the hand at the head does cannot be read
BEHIND_A_VEHICLE, DRIVEN_AT = 30.0, 12.0
THING_HIDDEN = 18.0
THING_BEHIND = 30.0
MERGED_WITH_ONE, MERGED = 8.0, 4.0
GROWN_FROM_ONE, GROWN = 7.0, 5.0  # something slim behind a head, above it
BARRED = 16.0  # something slim before a face; no breach
UNEVEN = 12.0  # somebody who is as good as lost in the depth of a frame
HALFWAY_HIDDEN = 12.0  # a walker who is lost for a moment: dear, but no breach
HALFWAY_COVERED = 8.0  # a walker of whom a back before them leaves the head to be seen
SET_OFF_HIDDEN = 6.0  # the first picture is of nobody
GROWN_ON_THE_WAY = 6.0
PASSED_BEHIND = 6.0  # a post that somebody goes behind on their way
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
    busy: bool = False  # no tighter than the chest: hands are at work, somebody sinks or rises
    ways: tuple[Axis, ...] = ()  # lines to keep where it costs little: of walks, of bystanders
    lens_mm: float | None = None  # the lens asked for; None: as suits the size
    shoulder_yaws: tuple[float, ...] = ()  # of the head whose shoulder it is, first and last
    halfway: tuple[Figure, ...] = ()  # subjects who walk, at places of their way
    vehicles: tuple[Furniture, ...] = ()  # those that move in the scene, where they are meanwhile


def rules(sighting: Sighting, ground: Ground, cameras: View) -> dict[str, Floats]:
    """What an audience would notice: cost per term and candidate, each [N]."""
    others = [p for p in sighting.people if p is not sighting.foreground]
    terms = room_cost(cameras, ground)
    if sighting.framing.thing is not None:
        gone = ground.gone(cameras.eye, sighting.framing.thing)
        terms["thing taken away with its wall"] = np.where(gone, BREACH, 0.0)
        terms["thing hidden"] = THING_HIDDEN * _thing_hidden(sighting, ground, cameras)
        terms["thing behind somebody"] = _thing_covered(sighting, cameras)
        terms["thing seen askew"] = SQUARE_ON * ground.askew(cameras.eye, sighting.framing.thing)
    if sighting.halfway:
        terms["hidden on the way"] = _lost_halfway(sighting, ground, cameras)
        passed = growing_on_the_way(cameras.eye, sighting.halfway, ground)
        terms["something grows out of a walker"] = GROWN_ON_THE_WAY * passed
        behind = passed_behind(cameras.eye, sighting.halfway, ground)
        terms["a post before a walker"] = PASSED_BEHIND * behind
    if sighting.vehicles:
        terms |= _vehicles(sighting, cameras)
    terms["somebody before the lens"] = people_near_cost(cameras, others)
    terms |= hidden_cost(cameras, sighting.subjects, sighting.people, ground)
    stray = [p for p in sighting.people if p is not sighting.foreground]
    terms["strays in frame"] = stray_cost(cameras, sighting.subjects, stray)
    if sighting.framing.kind not in {ShotKind.INSERT, ShotKind.POV}:
        terms["headless bodies"] = HEADLESS * headless_cost(cameras, stray)
    terms["somebody in front"] = IN_FRONT * before_cost(cameras, sighting.subjects, stray)
    alone = once(sighting.subjects)
    merged = MERGED_WITH_ONE if len(alone) == 1 else MERGED
    terms["heads merge"] = merged * merged_cost(cameras, alone, stray)
    if sighting.framing.kind not in {ShotKind.INSERT, ShotKind.POV}:
        own = sighting.subjects
        grown = GROWN_FROM_ONE if len(alone) == 1 else GROWN
        terms["something grows out of a head"] = grown * growing_cost(cameras, own, ground)
        terms["a post before a face"] = BARRED * barred_cost(cameras, own, ground)
        terms["one end far off"] = UNEVEN * uneven_cost(cameras, sighting.subjects)
    terms["line crossed"] = CROSSING * _crossed(sighting, cameras.eye)
    terms["another line crossed"] = CROSSING_ELSE * _axes_crossed(sighting.axes, cameras.eye)
    terms["screen direction"] = CROSSING_WAY * _axes_crossed(sighting.ways, cameras.eye)
    return terms


def _vehicles(sighting: Sighting, cameras: View) -> dict[str, Floats]:
    """Vehicles before a face, and those that come at the camera."""
    hit, near = driving_cost(cameras, sighting.vehicles)
    terms = {"a vehicle comes at the camera": BREACH * hit + DRIVEN_AT * near}
    if sighting.subjects:
        faces = np.array([s.face for s in (*sighting.subjects, *sighting.halfway)])
        hidden = hiding_cost(cameras, faces, sighting.vehicles)
        terms["behind a vehicle"] = BEHIND_A_VEHICLE * hidden
    return terms


def _lost_halfway(sighting: Sighting, ground: Ground, cameras: View) -> Floats:
    """What it costs that walkers are lost on their ways; most as they set off."""
    walkers = {w.character_id for w in sighting.halfway}
    others = [p for p in sighting.people if p.character_id not in walkers]
    faces = np.array([w.face for w in sighting.halfway])
    hidden = ground.hidden(cameras.eye, faces) | behind_bodies(cameras, faces, others)
    lost = hidden | barred(cameras.eye, faces, ground)
    first = {w.character_id: n for n, w in reversed([*enumerate(sighting.halfway)])}
    begun = lost[:, sorted(first.values())].mean(axis=1)
    trunks = np.array([(w.x_m, w.chest_m, w.z_m) for w in sighting.halfway])
    covered = behind_bodies(cameras, trunks, others).mean(axis=1)
    whole = HALFWAY_HIDDEN * lost.mean(axis=1) + HALFWAY_COVERED * covered
    return np.asarray(whole + SET_OFF_HIDDEN * begun, np.float64)


def _thing_hidden(sighting: Sighting, ground: Ground, cameras: View) -> Floats:
    """Share of a thing's places that furniture hides; 0 for furniture, which hides itself."""
    own = any(f.id == sighting.framing.thing for f in ground.plan.furniture)
    if own or not sighting.holds:
        return np.zeros(len(cameras.eye))
    marks = np.array([(h.x, 0.4 * h.low + 0.6 * h.high, h.z) for h in sighting.holds])
    return np.asarray(ground.hidden(cameras.eye, marks).mean(axis=1))


def _thing_covered(sighting: Sighting, cameras: View) -> Floats:
    """People between the lens and a thing: behind them, and beside them where they fill the frame.

    The one who holds it counts too: from behind, their back is all there is to see.
    """
    if sighting.framing.kind is not ShotKind.INSERT or not sighting.holds:
        return np.zeros(len(cameras.eye))
    marks = np.array([(h.x, 0.4 * h.low + 0.6 * h.high, h.z) for h in sighting.holds])
    behind = behind_bodies(cameras, marks, sighting.people).mean(axis=1)
    filled = np.minimum(nearer_cost(cameras, marks, sighting.people), 1.0)
    return np.asarray(THING_BEHIND * behind + IN_FRONT * filled, np.float64)


def taste(
    sighting: Sighting, cameras: View, lens: Floats, held: Sequence[Held]
) -> dict[str, Floats]:
    """Preferences: faces seen, the usual lens, the audience's side, height of the eyes."""
    framing, bodies = sighting.framing, sighting.subjects
    usual = LENSES_MM[framing.size][0]
    terms = {"lens": 1.6 * np.abs(np.log(lens / usual))}
    if framing.kind is not ShotKind.MASTER or framing.thing is None:  # else past them, to a sight
        terms["faces turned away"] = 6.0 * facing_cost(cameras, bodies, face_yaws(sighting))
    middle = np.mean([(h.x, h.z) for h in held], axis=0)
    away = cameras.eye[:, [0, 2]] - middle
    front = np.array(sighting.front) - middle
    norm = np.maximum(np.linalg.norm(away, axis=1) * np.linalg.norm(front), 1e-6)
    weight = FRONTAL.get(framing.kind, 2.2)
    terms["audience's side"] = weight * (1.0 - (away @ front) / norm)
    if bodies and framing.angle is Angle.EYE:
        level = float(np.mean([b.head_at[1] for b in bodies]))
        terms["eye level"] = 1.2 * np.maximum(np.abs(cameras.eye[:, 1] - level) - 0.35, 0.0)
    if any(b.phone for b in bodies):
        terms["phone at the far ear"] = RECEIVER * _far_ear(cameras, once(bodies))
    if framing.kind in ONE_SUBJECT and bodies:
        yaws = face_yaws(sighting)
        terms["eyeline"] = np.abs(_off_gaze(cameras, bodies[0], yaws[0]) - 30.0) / 18.0
        for body, yaw in zip(bodies, yaws, strict=True):  # as a turn begins and as it ends
            terms["eyeline"] += INTO_LENS * (_off_gaze(cameras, body, yaw) < LENS_DEG)
    return terms


def _far_ear(cameras: View, bodies: Sequence[Figure]) -> Floats:
    """How far round the head cameras stand from the ears that phones are at: sums of sines."""
    cost = np.zeros(len(cameras.eye))
    for body in bodies:
        if not body.phone:
            continue
        away = cameras.eye[:, [0, 2]] - (body.head_at[0], body.head_at[2])
        ear = np.radians(body.yaw_deg + 90.0 * body.phone)
        side = away @ (np.sin(ear), np.cos(ear)) / np.maximum(np.linalg.norm(away, axis=1), 1e-6)
        cost += np.maximum(0.15 - side, 0.0)
    return cost


def _off_gaze(cameras: View, body: Figure, gaze_deg: float) -> Floats:
    """Degrees between a look and the lens; singles stand about 30° off: both eyes are seen."""
    at = np.degrees(
        np.arctan2(cameras.eye[:, 0] - body.head_at[0], cameras.eye[:, 2] - body.head_at[2])
    )
    return np.asarray(np.abs((at - gaze_deg + 180.0) % 360.0 - 180.0), np.float64)


def crosses(sighting: Sighting, eye: Vector) -> bool:
    """Whether a camera at `eye` stands across a line that a sighting keeps."""
    at = np.array([eye])
    return bool((_crossed(sighting, at) + _axes_crossed(sighting.axes, at)).any())


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


def face_yaws(sighting: Sighting) -> list[float]:
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


def once(bodies: Sequence[Figure]) -> list[Figure]:
    """Each person once, as last seen."""
    return list({b.character_id: b for b in bodies}.values())
