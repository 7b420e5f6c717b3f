"""What makes one camera position better than another.

Enters: N candidate cameras, the people and the set. Leaves: a cost per candidate and the terms it
is made of, so that an unmet wish can be named. Costs count in wishes: 1 is a plain preference,
`BREACH` a rule that an audience would notice broken.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from planner.figures import Figure
from planner.ground import Bools, Floats, Ground
from planner.lens import View, project

BREACH = 40.0
WALL_REACH_M = 2.0  # a camera may stand this far behind a removed wall
HEADLESS = 20.0
PAST_THE_SET = 17.0  # all corners beside the room; no breach, so that no other frame is sought
BODY_HIDDEN = 5.0
HAIR_SHARE = 0.62  # radius of a head with its hair, in heads
HULLS = frozenset(
    {"car", "cockpit", "aeroplane", "train", "bus", "boat_cabin"}
)  # seen from outside
STACKED = 0.75  # a head right above another is told from it less well than one beside it
SWAY_M = 0.03  # that a head leans out of a frame which it is half in: nearer ones are lost sooner
NOTHING_BUT_HAIR = -1.15  # half frame heights: a near chin below it leaves a slice of hair
_PARALLEL = 1e-9
NEAR_M = 0.42  # closer than this a head fills the lens


def room_cost(cameras: View, ground: Ground) -> dict[str, Floats]:
    """Inside the set, above the floor, below the ceiling, out of the furniture."""
    eye, plan = cameras.eye, ground.plan
    outside = ground.behind_wall_m(eye)
    walled = plan.interior and plan.kind not in HULLS
    past = past_the_set(cameras, ground) if walled else np.zeros(len(eye))
    reach = WALL_REACH_M if plan.interior else 6.0
    too_far = np.maximum(outside - reach, 0.0)
    ceiling = eye[:, 1] > plan.height_m - 0.12 if plan.interior else np.zeros(len(eye), np.bool_)
    return {
        "behind the wall": 0.35 * outside + BREACH * (too_far > 0) + 12.0 * too_far,
        "under the floor or above the ceiling": _breach((eye[:, 1] < 0.15) | ceiling),
        "inside furniture": _breach(ground.inside_things(eye)),
        "past the edge of the set": PAST_THE_SET * past,
    }


def past_the_set(cameras: View, ground: Ground) -> Floats:
    """Share of the frame's corners whose lines of sight never enter the room, [N].

    A wall that is taken away for the camera opens the room as far as the walls beside it, its floor
    and its ceiling; what a frame sees beyond them is the bare ground outside.
    """
    plan = ground.plan
    low = np.array((plan.x0_m, 0.0, plan.z0_m))
    high = np.array((plan.x1_m, plan.height_m, plan.z1_m))
    missed = np.zeros(len(cameras.eye))
    for x, y in ((-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)):
        ray = cameras.ahead + x * cameras.across[:, None] * cameras.right
        ray = ray + y * cameras.upward[:, None] * cameras.up
        ray = np.where(np.abs(ray) < _PARALLEL, _PARALLEL, ray)
        a, b = (low - cameras.eye) / ray, (high - cameras.eye) / ray
        enter, leave = np.minimum(a, b).max(axis=1), np.maximum(a, b).min(axis=1)
        missed += (enter > leave) | (leave < 0)
    return missed / 4


def _breach(broken: Bools) -> Floats:
    return np.where(broken, BREACH, 0.0)


def people_near_cost(cameras: View, people: Sequence[Figure]) -> Floats:
    """Nobody right before the lens."""
    if not people:
        return np.zeros(len(cameras.eye))
    heads = np.array([p.head_at for p in people])
    gap = np.linalg.norm(cameras.eye[:, None] - heads[None], axis=2)
    flat = np.hypot(*(cameras.eye[:, None, k] - heads[None, :, k] for k in (0, 2)))
    crowd = (gap < NEAR_M) | (flat < 0.25)
    return np.asarray(BREACH * crowd.any(axis=1), np.float64)


def hidden_cost(
    cameras: View, subjects: Sequence[Figure], people: Sequence[Figure], ground: Ground
) -> dict[str, Floats]:
    """Faces and chests that people or furniture hide.

    Of somebody who comes several times, for moving, each place counts for its share.
    """
    terms: dict[str, Floats] = {}
    places = Counter(body.character_id for body in subjects)
    for body in subjects:
        marks = np.array([body.face, (body.head_at[0], body.crown_m - 0.08, body.head_at[2]),
                          (body.x_m, body.chest_m, body.z_m)])  # fmt: skip
        behind = ground.hidden(cameras.eye, marks) | _behind_people(cameras, body, marks, people)
        face = behind[:, 0] * 1.0 + behind[:, 1] * 0.5
        key = f"face of {body.character_id} hidden"
        none = np.zeros(len(cameras.eye))
        share = 1.0 / places[body.character_id]
        terms[key] = terms.get(key, none) + share * BREACH * face
        hidden = share * BODY_HIDDEN * behind[:, 2]
        terms["body hidden"] = terms.get("body hidden", none) + hidden
    return terms


def _behind_people(cameras: View, body: Figure, marks: Floats, people: Sequence[Figure]) -> Bools:
    """Whether other bodies hide the marks: bool[N, K]."""
    return behind_bodies(cameras, marks, [p for p in people if p.character_id != body.character_id])


def behind_bodies(cameras: View, marks: Floats, bodies: Sequence[Figure]) -> Bools:
    """Whether bodies, as spheres for head and trunk, hide the marks: bool[N, K]."""
    if not bodies:
        return np.zeros((len(cameras.eye), len(marks)), np.bool_)
    at, radius = spheres(bodies)
    line = marks[None] - cameras.eye[:, None]
    length = np.sqrt((line**2).sum(-1))
    unit = line / np.maximum(length, 1e-6)[..., None]
    gap = at[None] - cameras.eye[:, None]
    along = unit @ gap.transpose(0, 2, 1)
    off = (gap**2).sum(-1)[:, None, :] - along**2
    hit = (along > 0.05) & (along < length[..., None] - 0.1) & (off < radius**2)
    return np.asarray(hit.any(axis=2))


def spheres(people: Sequence[Figure]) -> tuple[Floats, Floats]:
    """Bodies as spheres: centres [S, 3] and radii [S]."""
    rows: list[tuple[float, float, float, float]] = []
    for p in people:
        rows.append((*p.head_at, HAIR_SHARE * p.head_m))
        if not p.lying:
            rows.append((p.x_m, p.chest_m, p.z_m, 0.85 * p.half_width_m))
            rows.append((p.x_m, p.waist_m, p.z_m, 0.8 * p.half_width_m))
            rows.append((p.x_m, 0.5 * (p.waist_m + p.knee_m), p.z_m, 0.8 * p.half_width_m))
    table = np.array(rows)
    return table[:, :3], table[:, 3]


def facing_cost(cameras: View, bodies: Sequence[Figure], yaws_deg: Sequence[float]) -> Floats:
    """Faces turned away: 0 up to a 3/4 view, about 1 in profile, 5 from behind; mean of all."""
    cost = np.zeros(len(cameras.eye))
    for body, yaw in zip(bodies, yaws_deg, strict=True):
        away = np.degrees(
            np.arctan2(cameras.eye[:, 0] - body.head_at[0], cameras.eye[:, 2] - body.head_at[2])
        )
        off = np.abs((away - yaw + 180.0) % 360.0 - 180.0)
        cost += np.where(off < 50, 0.0, np.where(off < 95, (off - 50) / 45, 1 + (off - 95) / 14))
    return cost / max(len(bodies), 1)


def headless_cost(cameras: View, people: Sequence[Figure]) -> Floats:
    """How many bodies stand in the frame without their heads: a neck cut by an edge, [N]."""
    upright = [p for p in people if not p.lying]
    if not upright:
        return np.zeros(len(cameras.eye))
    return np.asarray(headless(cameras, upright).sum(axis=1), np.float64)


def headless(cameras: View, upright: Sequence[Figure]) -> Bools:
    """Whether the frame holds much of a body and cuts its head off above the mouth, bool[N, P]."""
    heads = [p.head_at for p in upright]
    trunks = [(p.x_m, p.chest_m, p.z_m) for p in upright]
    waists = [(p.x_m, p.waist_m, p.z_m) for p in upright]
    every = project(cameras, np.array(heads + trunks + waists))
    count = len(upright)
    half = np.array([0.5 * p.head_m for p in upright])
    width = np.array([p.half_width_m for p in upright])
    x, y, depth = (part[:, :count] for part in every)
    beyond = np.maximum(depth, 0.05)
    brow = y + 0.55 * half / beyond / cameras.upward[:, None]
    beside = np.abs(x) - 0.8 * half / beyond / cameras.across[:, None]
    shown = np.zeros(x.shape, np.bool_)
    for first in (count, 2 * count):
        at_x, at_y, away = (part[:, first : first + count] for part in every)
        inner = np.abs(at_x) - 0.5 * width / np.maximum(away, 0.05) / cameras.across[:, None]
        shown |= (away > 0.15) & (inner < 0.96) & (np.abs(at_y) < 0.98)
    lost = (brow > 1.0) | (y < -1.0) | (beside > 1.0)
    wide = np.abs(x) < 1.0 + 0.6 * width / beyond / cameras.across[:, None]
    return np.asarray(shown & lost & (wide | (brow > 1.0)))


def before_cost(cameras: View, subjects: Sequence[Figure], people: Sequence[Figure]) -> Floats:
    """Others nearer than the subjects who take up the frame: share of its width they cover, [N]."""
    names = {s.character_id for s in subjects}
    others = [p for p in people if p.character_id not in names]
    if not subjects:
        return np.zeros(len(cameras.eye))
    return nearer_cost(cameras, np.array([s.head_at for s in subjects]), others)


def nearer_cost(cameras: View, marks: Floats, others: Sequence[Figure]) -> Floats:
    """Share of the frame that bodies nearer than all marks [K, 3] cover, [N]."""
    if not others:
        return np.zeros(len(cameras.eye))
    at, radius = spheres(others)
    x, y, depth = project(cameras, at)
    _, _, far = project(cameras, marks)
    near = (depth > 0.12) & (depth < 0.92 * far.min(axis=1)[:, None])
    reach = radius / np.maximum(depth, 0.12)
    wide, high = reach / cameras.across[:, None], reach / cameras.upward[:, None]
    left, right = np.maximum(x - wide, -1.0), np.minimum(x + wide, 1.0)
    low, top = np.maximum(y - high, -1.0), np.minimum(y + high, 1.0)
    area = np.maximum(right - left, 0.0) * np.maximum(top - low, 0.0) / 4.0
    return np.asarray((area * near).sum(axis=1), np.float64)


def merged_cost(cameras: View, subjects: Sequence[Figure], people: Sequence[Figure]) -> Floats:
    """Heads in the background that touch a subject's head on screen, [N]."""
    names = {s.character_id for s in subjects}
    others = [p for p in people if p.character_id not in names]
    if not others or not subjects:
        return np.zeros(len(cameras.eye))
    x, y, depth = project(cameras, np.array([b.head_at for b in (*subjects, *others)]))
    half = HAIR_SHARE * np.array([b.head_m for b in (*subjects, *others)])
    reach = half / np.maximum(depth, 0.1) / cameras.upward[:, None]
    count = len(subjects)
    across = (x[:, :count, None] - x[:, None, count:]) * (cameras.across / cameras.upward)[
        :, None, None
    ]
    rise = y[:, :count, None] - y[:, None, count:]
    touch = np.hypot(across, STACKED * rise) < 0.95 * (
        reach[:, :count, None] + reach[:, None, count:]
    )
    behind = depth[:, None, count:] > depth[:, :count, None]
    return np.asarray((touch & behind).sum(axis=(1, 2)), np.float64)


def shoulder_cost(cameras: View, subject: Figure, shoulder: Figure) -> dict[str, Floats]:
    """Over the shoulder: the near head keeps to the outer third and off the subject's face."""
    x, y, depth = project(cameras, np.array([subject.head_at, shoulder.head_at]))
    near = np.sign(x[:, 1] - x[:, 0])
    radius = 0.58 * shoulder.head_m / np.maximum(depth[:, 1], 0.05) / cameras.across
    inner = (x[:, 1] - near * radius) * near  # 0.4 fills 30 % of the width
    own = 0.58 * subject.head_m / np.maximum(depth[:, 0], 0.05) / cameras.across
    gap = inner - (x[:, 0] * near + own)
    drawn = np.minimum(x[:, 1] * near + radius, 1.0) - inner
    chin = y[:, 1] - 0.5 * shoulder.head_m / np.maximum(depth[:, 1], 0.05) / cameras.upward
    low = 3.0 * np.maximum(-0.75 - chin, 0) + 2.0 * np.maximum(chin - 0.3, 0)
    sway = SWAY_M / np.maximum(depth[:, 1], 0.05) / cameras.across
    lost = (inner > 0.85) | (depth[:, 1] < 0.3)
    crown = y[:, 1] + 0.5 * shoulder.head_m / np.maximum(depth[:, 1], 0.05) / cameras.upward
    low += 6.0 * np.maximum(crown - 1.15, 0) + BREACH * (y[:, 1] > 0.85)
    return {
        "shoulder fills the frame": 9.0 * np.abs(inner + sway - 0.42) + BREACH * (inner < 0.12),
        "shoulder out of frame": BREACH * lost + 4 * (drawn < 0.2),
        "shoulder covers the face": BREACH * (gap < 0.02),
        "shoulder below the frame": low + BREACH * (chin < NOTHING_BUT_HAIR),
    }  # fmt: skip


def total(terms: Mapping[str, Floats]) -> Floats:
    """Sum of all terms per candidate."""
    return np.asarray(np.sum(list(terms.values()), axis=0), np.float64)


def breaches(terms: Mapping[str, Floats], index: int) -> tuple[str, ...]:
    """Names of the rules that a candidate breaks."""
    return tuple(name for name, cost in terms.items() if cost[index] >= 0.45 * BREACH)
