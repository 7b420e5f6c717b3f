"""How somebody rests: where the arms are when they have nothing to do.

Enters: a stance, a mood, a seed. Leaves: arm poses of both sides and standing reaches (a hand on
the lap, the table's edge, the wheel).
"""

import numpy as np

from planner.floor_plan import Posture
from renderers.cue_sheet import ActorCue
from renderers.motion import arm_poses as poses
from renderers.motion.clearance import into_thing
from renderers.motion.curves import dice
from renderers.motion.quaternions import Floats
from renderers.motion.score import Anchor, ArmCue, ArmPose, Point, ReachCue, Score, TrunkCue
from renderers.motion.skeleton import LEFT, RIGHT
from renderers.motion.surroundings import Surroundings
from screenplay.scene_graph import Emotion

_TABLE_REACH_M, _LEANS, _LEAN_DEG = 0.62, 0.75, 9.0
# The wheel of `renderers.sets.cockpit`, measured from the dashboard.
_WHEEL_BEFORE_M, _WHEEL_BELOW_M, _RIM_M = 0.14, 0.16, 0.19
_REINS_M = (0.055, 0.2, 0.3)  # from the hips: out, up, ahead
AT_SIDES = (poses.SIDE, poses.SIDE)
# Pairs of left and right rests, with the moods they suit (none: any).
_STANDING: tuple[tuple[tuple[ArmPose, ArmPose], frozenset[Emotion]], ...] = (
    (AT_SIDES, frozenset()),
    ((poses.SIDE_SOFT, poses.SIDE), frozenset()),
    ((poses.SIDE, poses.SIDE_SOFT), frozenset()),
    ((poses.CLASPED, poses.CLASPED_OVER), frozenset({Emotion.NEUTRAL, Emotion.SAD, Emotion.AFRAID,
                                                     Emotion.TENDER})),
    ((poses.HIP, poses.SIDE), frozenset({Emotion.NEUTRAL, Emotion.WRY, Emotion.HAPPY})),
    ((poses.SIDE, poses.HIP), frozenset({Emotion.NEUTRAL, Emotion.WRY, Emotion.HAPPY})),
    ((poses.HIP, poses.HIP), frozenset({Emotion.ANGRY, Emotion.URGENT})),
    ((poses.CROSSED_UNDER, poses.CROSSED_OVER), frozenset({Emotion.ANGRY, Emotion.DISGUSTED,
                                                           Emotion.WRY, Emotion.NEUTRAL})),
    ((poses.POCKET, poses.POCKET), frozenset({Emotion.NEUTRAL, Emotion.WRY, Emotion.SAD})),
)  # fmt: skip


def rest_pose(actor: ActorCue, scene_id: str, seed: int) -> tuple[ArmPose, ArmPose]:
    """A rest that suits the person and the mood.

    It stays the same through a scene, across cuts, unless a change of mood no longer suits it.
    """
    if actor.opening.holding or actor.opening.on_phone:
        return AT_SIDES
    order = dice("rest", actor.look.character_id, scene_id, seed).permutation(len(_STANDING))
    suited = (_STANDING[int(index)] for index in order)
    return next(pair for pair, moods in suited if not moods or actor.mood in moods)


def resting(actor: ActorCue, near: Surroundings, holding: tuple[bool, bool]) -> Score:
    """What both arms do while sitting, lying or driving."""
    who = actor.look.character_id
    track = near.tracks[who]
    score = Score()
    arms: list[ArmCue] = []
    for first, last in _runs(track.seated):
        score += _seated(who, near, *_while(near, first, last), first, holding)
    for share, pose in ((track.lying, poses.LYING), (track.crouched, poses.KNEES)):
        for first, last in _runs(share):
            start, end = _while(near, first, last)
            arms += [ArmCue(side, start, end, pose, rest=True) for side in (LEFT, RIGHT)]
    return score + Score(arms=tuple(arms))


def _while(near: Surroundings, first: int, last: int) -> tuple[float, float]:
    """Seconds of a stretch; what holds at the shot's ends has held before and goes on."""
    start = -1e3 if first == 0 else float(near.t[first]) - 0.4
    end = 1e3 if last == len(near.t) - 1 else float(near.t[last]) + 0.4
    return start, end


def _runs(share: Floats) -> list[tuple[int, int]]:
    """First and last frames of the stretches in which a share is above a half."""
    above = np.concatenate([[False], share > 0.5, [False]])
    edges = np.flatnonzero(np.diff(above.astype(np.int8)))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _seated(
    who: str, near: Surroundings, start: float, end: float, row: int, holding: tuple[bool, bool]
) -> Score:
    """Hands on the wheel, on the table where one is near, or in the lap."""
    if _rides(who, near):
        reins = (_reins(side, start, end) for side in (LEFT, RIGHT) if not holding[side])
        return Score(reaches=tuple(reins))
    wheel = _wheel(who, near, row)
    top = near.top_near(who, float(near.t[row]) + 0.1, _TABLE_REACH_M)
    rng = dice("sitting", who, near.cues.scene_id)
    leans = top is not None and rng.random() < _LEANS
    cues = []
    for side in (LEFT, RIGHT):
        if holding[side]:
            continue
        if wheel is not None:
            cues.append(_at_wheel(wheel, float(near.tracks[who].yaw[row]), side, start, end))
            continue
        if leans and top is not None:
            anchor = _on_table(top[1], float(near.tracks[who].yaw[row]), side, float(rng.random()))
        else:
            inward = float(rng.uniform(-0.05, 0.0))
            anchor = Anchor((inward, 0.0, float(rng.uniform(-0.03, 0.05))), "lap")
        cues.append(
            ReachCue(
                side, start, end, anchor, palm_deg=75, bend_deg=10, fist=0.4,
                elbow=(0.6, -0.6, -0.5), rest=True,
            )
        )  # fmt: skip
    lean = TrunkCue(start, end, pitch_deg=_LEAN_DEG, rise_s=0.8, fall_s=0.8)
    return Score(reaches=tuple(cues), trunk=(lean,) if leans else ())


def _on_table(edge: Point, yaw: float, side: int, spread: float) -> Anchor:
    """A place for one hand near the table's edge."""
    aside = (1.0 if side == LEFT else -1.0) * (0.09 + 0.08 * spread)
    x, y, z = edge
    return Anchor((x + aside * float(np.cos(yaw)), y + 0.035, z - aside * float(np.sin(yaw))))


def _rides(who: str, near: Surroundings) -> bool:
    """Whether somebody who sits in a shot does so on an animal."""
    own = (c.business for c in near.cues.businesses if c.business.character_id == who)
    stances = (near.actors[who].opening, *(s for b in own for s in (b.before, b.after)))
    return any(stance.posture is Posture.RIDE for stance in stances)


def _reins(side: int, start: float, end: float) -> ReachCue:
    """One hand at the reins: low before the belly, close to the other."""
    return ReachCue(
        side, start, end, Anchor(_REINS_M, "pelvis"), palm_deg=30, bend_deg=5, fist=1.0,
        elbow=(0.35, -0.9, -0.45), rest=True,
    )  # fmt: skip


def _wheel(who: str, near: Surroundings, row: int) -> Point | None:
    """The middle of the steering wheel for somebody who drives: at the dashboard, else ahead."""
    stance = near.actors[who].opening
    driving = stance.posture is Posture.DRIVE or any(
        c.business.after.posture is Posture.DRIVE and c.business.character_id == who
        for c in near.cues.businesses
    )
    if not driving:
        return None
    track = near.tracks[who]
    x, y, z = (float(v) for v in track.pelvis_m[row])
    dashboard = near.thing("dashboard")
    yaw = float(track.yaw[row])
    if dashboard is None:
        return (x + 0.48 * float(np.sin(yaw)), y + 0.30, z + 0.48 * float(np.cos(yaw)))
    local = into_thing(dashboard, np.array([[x, 0.0, z]]))[0]
    away = abs(float(local[2])) - dashboard.size_m[2] / 2 - _WHEEL_BEFORE_M
    height = dashboard.base_m + dashboard.size_m[1] - _WHEEL_BELOW_M
    return (x + away * float(np.sin(yaw)), height, z + away * float(np.cos(yaw)))


def _at_wheel(wheel: Point, yaw: float, side: int, start: float, end: float) -> ReachCue:
    """One hand on the rim, left at ten and right at two, moving a little with the road."""
    out = 1.0 if side == LEFT else -1.0
    left = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    up = 0.9 * np.array([0.0, 1.0, 0.0]) + 0.4 * ahead
    x, y, z = (float(v) for v in np.array(wheel) + _RIM_M * (0.85 * out * left + 0.45 * up))
    sway = (0.0, -0.035 * out, 0.0)
    return ReachCue(
        side, start, end, Anchor((x, y, z), sway_m=sway), palm_deg=55, bend_deg=5, fist=0.95,
        elbow=(0.6, -0.8, -0.1), rest=True,
    )  # fmt: skip
