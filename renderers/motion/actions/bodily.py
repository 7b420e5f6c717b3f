"""Business of the whole body: laughing, crying, bowing, jumping, stumbling, dancing, sleeping.

Enters: an `Act`. Leaves: its score.
"""

from renderers.motion import arm_poses as poses
from renderers.motion.actions.act import Act
from renderers.motion.score import ArmCue, FaceCue, HeadCue, LookCue, Score, TrunkCue
from renderers.motion.skeleton import LEFT, RIGHT


def bow(act: Act) -> Score:
    """Forward from the hips."""
    return Score(
        trunk=(TrunkCue(act.start_s, act.start_s + 1.7, pitch_deg=34, rise_s=0.6, fall_s=0.7),),
        looks=(LookCue(act.start_s + 0.1, act.start_s + 1.0, "down"),),
    )


def laugh(act: Act) -> Score:
    """The trunk shakes, the head goes back."""
    end = max(act.start_s + 1.3, min(act.end_s, act.start_s + 3.5))
    shake = TrunkCue(act.start_s, end, pitch_deg=5, hz=4.2, rise_s=0.25, fall_s=0.5)
    back = TrunkCue(act.start_s, end, pitch_deg=-5)
    face = FaceCue(
        act.start_s - 0.1, end + 0.4, smile=1.0, open=0.65, squint=0.55, brow=0.25, rise_s=0.2
    )
    return Score(trunk=(shake, back), head=(HeadCue(act.start_s, end, pitch_deg=-8),), face=(face,))


def cry(act: Act) -> Score:
    """Head down, shoulders shake, hands to the face where there is time."""
    end = max(act.start_s + 1.6, act.end_s)
    face = FaceCue(
        act.start_s - 0.2,
        end + 1.5,
        smile=-0.8,
        tilt=0.95,
        brow=0.15,
        squint=0.5,
        open=0.18,
        shut=0.45,
        tears=0.95,
        rise_s=0.6,
        fall_s=1.2,
    )
    sob = TrunkCue(act.start_s, end, pitch_deg=3.5, hz=2.3)
    hunch = TrunkCue(act.start_s - 0.2, end + 0.6, pitch_deg=13, rise_s=0.8, fall_s=1.0)
    arms: tuple[ArmCue, ...] = ()
    if act.seconds > 1.6:
        arms = tuple(
            ArmCue(side, act.start_s + 0.2, end, poses.COVER_FACE, 0.7, 0.8)
            for side in (LEFT, RIGHT)
        )
    return Score(
        arms=arms,
        trunk=(sob, hunch),
        head=(HeadCue(act.start_s, end, pitch_deg=12),),
        face=(face,),
        looks=(LookCue(act.start_s, end, "down"),),
    )


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
    """Mouth wide, hands up."""
    end = max(act.start_s + 1.0, min(act.end_s, act.start_s + 2.0))
    face = FaceCue(
        act.start_s, end, open=1.0, brow=0.9, tilt=0.7, smile=-0.3, squint=-0.3, rise_s=0.12
    )
    arms = tuple(
        ArmCue(side, act.start_s, end + 0.3, poses.GUARD, 0.25, 0.6) for side in (LEFT, RIGHT)
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
