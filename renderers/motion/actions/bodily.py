"""Business of the whole body: laughing, crying, bowing, jumping, stumbling, dancing, sleeping.

Enters: an `Act`. Leaves: its score.
"""

import re

from renderers.motion import arm_poses as poses
from renderers.motion.actions.act import Act
from renderers.motion.curves import dice
from renderers.motion.score import ArmCue, FaceCue, HeadCue, LookCue, Score, TrunkCue
from renderers.motion.skeleton import LEFT, RIGHT

_SLIGHT = re.compile(r"\b(a little|a bit|softly|quietly|silently|almost|a tear)\b", re.IGNORECASE)


def bow(act: Act) -> Score:
    """Forward from the hips."""
    return Score(
        trunk=(TrunkCue(act.start_s, act.start_s + 1.7, pitch_deg=34, rise_s=0.6, fall_s=0.7),),
        looks=(LookCue(act.start_s + 0.1, act.start_s + 1.0, "down"),),
    )


def laugh(act: Act) -> Score:
    """The head goes back, then the trunk folds and shakes, and a smile stays behind."""
    end = max(act.start_s + 1.3, min(act.end_s, act.start_s + 3.5))
    turn = act.start_s + 0.4 * (end - act.start_s)
    own = dice("laugh", act.who)
    rate, late = float(own.uniform(3.2, 5.0)), float(own.uniform(0.0, 0.4))
    start = act.start_s + late
    trunk = (
        TrunkCue(start, end, pitch_deg=6, hz=rate, rise_s=0.25, fall_s=0.5),
        TrunkCue(start, turn + 0.2, pitch_deg=-9, rise_s=0.35, fall_s=0.5),
        TrunkCue(turn - 0.2, end + 0.3, pitch_deg=9, rise_s=0.5, fall_s=0.7),
        TrunkCue(start, end, roll_deg=float(own.normal(0, 4)), rise_s=0.5, fall_s=0.6),
    )
    head = (
        HeadCue(start, turn + 0.25, pitch_deg=-13),
        HeadCue(start, end, pitch_deg=3, cycles=rate * (end - start) / 2),
    )
    face = (
        FaceCue(start - 0.1, end + 0.2, smile=1.0, open=0.65, squint=0.55, brow=0.25, rise_s=0.2),
        FaceCue(end - 0.3, end + 1.6, smile=0.5, rise_s=0.4, fall_s=1.0),
    )
    return Score(arms=_holding_sides(act, start, end), trunk=trunk, head=head, face=face)


def _holding_sides(act: Act, start: float, end: float) -> tuple[ArmCue, ...]:
    """Some hold their belly, some put a hand to the chest, some slap the air, some do nothing."""
    pose = (None, poses.BELLY, poses.HEART, poses.PALM_UP)[int(dice("laugh", act.who).integers(4))]
    if pose is None or not act.free_sides:
        return ()
    side = act.side if act.side in act.free_sides else act.free_sides[0]
    return (ArmCue(side, start + 0.3, end + 0.2, pose, 0.45, 0.6),)


def cry(act: Act) -> Score:
    """Head down, shoulders shake, a hand to the face where one is free and there is time.

    "A little", or tears after a smile, are cried with the head up and no sobs.
    """
    size = 0.4 if _SLIGHT.search(act.business.text) else 1.0
    end = max(act.start_s + 1.6, act.end_s)
    face = FaceCue(
        act.start_s - 0.2, end + 1.5, smile=-0.8 * size, tilt=0.95 * (0.4 + 0.6 * size),
        brow=0.15, squint=0.5 * size, open=0.18 * size, shut=0.45 * size, tears=0.95,
        rise_s=0.6, fall_s=1.2,
    )  # fmt: skip
    sob = TrunkCue(act.start_s, end, pitch_deg=3.5 * size, hz=2.3)
    hunch = TrunkCue(act.start_s - 0.2, end + 0.6, pitch_deg=13 * size, rise_s=0.8, fall_s=1.0)
    arms: tuple[ArmCue, ...] = ()
    if act.seconds > 1.6 and size > 0.5:
        arms = tuple(
            ArmCue(side, act.start_s + 0.2, end, poses.COVER_FACE, 0.7, 0.8)
            for side in act.free_sides
        )
    looks = (LookCue(act.start_s, end, "down" if size > 0.5 else "aside_down"),)
    head = HeadCue(act.start_s, end, pitch_deg=12 * size)
    return Score(arms=arms, trunk=(sob, hunch), head=(head,), face=(face,), looks=looks)


def sigh(act: Act) -> Score:
    """Chest up, then everything sinks."""
    start = act.start_s
    up = TrunkCue(start, start + 0.9, pitch_deg=-5, rise_s=0.7, fall_s=0.3)
    down = TrunkCue(start + 0.8, start + 2.6, pitch_deg=7, rise_s=0.7, fall_s=1.2)
    face = FaceCue(start + 0.7, start + 1.7, open=0.22, round=0.5, brow=0.1, tilt=0.4, rise_s=0.2)
    return Score(
        trunk=(up, down), head=(HeadCue(start + 0.8, start + 2.2, pitch_deg=8),), face=(face,)
    )


def scream(act: Act) -> Score:
    """Mouth wide, hands up in fright; who screams words throws the whole body behind them."""
    end = max(act.start_s + 1.0, min(act.end_s, act.start_s + 2.0))
    if act.speaks:
        arms = tuple(
            ArmCue(side, act.start_s - 0.2, end + 0.4, poses.FIST_DOWN, 0.3, 0.6, beats=True)
            for side in act.free_sides
        )
        out = TrunkCue(act.start_s - 0.1, end + 0.4, pitch_deg=9, rise_s=0.3, fall_s=0.6)
        up = HeadCue(act.start_s - 0.1, end + 0.3, pitch_deg=-9)
        strain = FaceCue(act.start_s, end, brow=0.3, tilt=0.2, squint=0.3, rise_s=0.15)
        return Score(arms=arms, trunk=(out,), head=(up,), face=(strain,))
    face = FaceCue(
        act.start_s, end, open=1.0, brow=0.9, tilt=0.7, smile=-0.3, squint=-0.3, rise_s=0.12
    )
    arms = tuple(
        ArmCue(side, act.start_s, end + 0.3, poses.GUARD, 0.25, 0.6) for side in act.free_sides
    )
    return Score(
        arms=arms, face=(face,), trunk=(TrunkCue(act.start_s, end, pitch_deg=-6, rise_s=0.2),)
    )


def jump(act: Act) -> Score:
    """Crouch, fly, land."""
    top = act.start_s + 0.75
    load = TrunkCue(act.start_s, top - 0.22, pitch_deg=16, drop=0.2, rise_s=0.35, fall_s=0.18)
    fly = TrunkCue(top - 0.27, top + 0.27, hop_m=0.30, pitch_deg=-4, rise_s=0.15, fall_s=0.2)
    land = TrunkCue(top + 0.2, top + 0.9, pitch_deg=14, drop=0.16, rise_s=0.16, fall_s=0.5)
    back = tuple(
        ArmCue(side, act.start_s, top - 0.1, poses.SWING_BACK, 0.3, 0.2) for side in (LEFT, RIGHT)
    )
    up = tuple(
        ArmCue(side, top - 0.3, top + 0.5, poses.PLAY_UP, 0.22, 0.4) for side in (LEFT, RIGHT)
    )
    return Score(arms=(*back, *up), trunk=(load, fly, land))


def stumble(act: Act) -> Score:
    """A blow or a fall that the blocking does not carry to the floor: knees give, arms fly."""
    start = act.start_s + 0.1
    arms = (
        ArmCue(LEFT, start, start + 0.9, poses.WIDE, 0.18, 0.5),
        ArmCue(RIGHT, start + 0.04, start + 0.9, poses.PLAY_UP, 0.2, 0.5),
    )
    down = TrunkCue(start, start + 1.5, pitch_deg=26, roll_deg=7, drop=0.3, rise_s=0.32, fall_s=0.8)
    face = FaceCue(start, start + 1.2, brow=0.6, open=0.4, tilt=0.5, rise_s=0.1)
    return Score(arms=arms, trunk=(down,), face=(face,))


def dance(act: Act) -> Score:
    """Bounce on the beat, arms against each other, hips from side to side."""
    end = max(act.end_s, act.start_s + 1.5)
    arms = (
        ArmCue(LEFT, act.start_s, end, poses.PLAY_DOWN, 0.4, 0.5, other=poses.PLAY_UP, hz=1.0),
        ArmCue(RIGHT, act.start_s, end, poses.PLAY_UP, 0.4, 0.5, other=poses.PLAY_DOWN, hz=1.0),
    )
    trunk = (
        TrunkCue(act.start_s, end, drop=0.07, pitch_deg=4),
        TrunkCue(act.start_s, end, pitch_deg=5, hz=2.0),
        TrunkCue(act.start_s, end, twist_deg=16, roll_deg=8, hz=1.0),
        TrunkCue(act.start_s, end, twist_deg=-8, roll_deg=-4),
    )
    face = FaceCue(act.start_s, end, smile=0.6, brow=0.2)
    return Score(
        arms=arms,
        trunk=trunk,
        head=(HeadCue(act.start_s, end, roll_deg=7, cycles=end - act.start_s),),
        face=(face,),
    )


def sink_down(act: Act) -> Score:
    """Crouch, kneel or hide where the blocking keeps the actor standing."""
    end = max(act.end_s, act.start_s + 1.6)
    deep = {"kneel": 0.46, "crouch": 0.45, "hide": 0.42, "sneak": 0.1}.get(act.verb, 0.3)
    down = TrunkCue(
        act.start_s, end + 0.3, pitch_deg=18, drop=deep, back_m=0.1, rise_s=0.8, fall_s=0.8
    )
    arms = tuple(
        ArmCue(side, act.start_s, end + 0.2, poses.KNEES, 0.7, 0.6) for side in (LEFT, RIGHT)
    )
    return Score(arms=arms if deep > 0.2 else (), trunk=(down,))


def sleep(act: Act) -> Score:
    """Eyes shut, head sinks; waking is the same backwards."""
    if act.verb == "wake":
        return Score(
            face=(FaceCue(act.start_s - 9, act.start_s + 0.7, shut=1.0, rise_s=0.1, fall_s=0.6),)
        )
    end = act.end_s + 9.0
    lying = act.near.tracks[act.who].lying[act.near.row(act.start_s + 0.3)] > 0.5
    nodding = () if lying else (HeadCue(act.start_s, end, pitch_deg=20, roll_deg=9),)
    return Score(face=(FaceCue(act.start_s, end, shut=1.0, rise_s=0.9),), head=nodding)
