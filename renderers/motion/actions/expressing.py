"""Business of head, face and arms: nodding, pointing, waving, shrugging, looking, thinking.

Enters: an `Act`. Leaves: its score.
"""

from collections.abc import Callable
from dataclasses import replace

from renderers.motion import arm_poses as poses
from renderers.motion.actions.act import Act
from renderers.motion.actions.reaching import attend
from renderers.motion.score import (
    Anchor,
    ArmCue,
    ArmPose,
    FaceCue,
    HeadCue,
    LookCue,
    ReachCue,
    Score,
)
from renderers.motion.skeleton import LEFT, RIGHT

Play = Callable[[Act], Score]


def nod(act: Act) -> Score:
    """Two nods."""
    return Score(head=(HeadCue(act.start_s, act.start_s + 1.1, pitch_deg=10, cycles=2),))


def shake_head(act: Act) -> Score:
    """Left and right, twice."""
    return Score(head=(HeadCue(act.start_s, act.start_s + 1.4, yaw_deg=13, cycles=2.5),))


def gesture(*sides_and_poses: tuple[int, ArmPose], seconds: float = 1.5) -> Play:
    """A play that holds poses; side 0 is the acting hand, 1 the other."""

    def play(act: Act) -> Score:
        end = act.start_s + min(max(seconds, 1.0), max(act.seconds, 1.0) + 0.4)
        arms = tuple(
            ArmCue(act.side if other == 0 else 1 - act.side, act.start_s - 0.1, end, pose, 0.4, 0.5)
            for other, pose in sides_and_poses
        )
        return Score(arms=arms)

    return play


def point(act: Act) -> Score:
    """An arm toward the target, eyes first."""
    end = act.start_s + min(max(act.seconds, 1.2), 2.2)
    pointing = replace(poses.POINT, fist=2.0)
    score = Score(arms=(ArmCue(act.side, act.start_s, end, pointing, 0.4, 0.5),))
    if act.partner or act.thing:
        score += Score(looks=attend(act, act.start_s - 0.2, end))
    if act.thing is not None:
        place = Anchor((act.thing.x_m, 1.1, act.thing.z_m))
        score += Score(
            reaches=(ReachCue(act.side, act.start_s, end, place, 0.45, 0.5, 60, fist=2.0),)
        )
    return score


def wave(act: Act) -> Score:
    """A raised hand, to and fro."""
    end = act.start_s + min(max(act.seconds, 1.4), 2.6)
    cue = ArmCue(act.side, act.start_s, end, poses.WAVE_IN, 0.45, 0.5, other=poses.WAVE_OUT, hz=1.9)
    return Score(arms=(cue,), face=(FaceCue(act.start_s, end, smile=0.5, brow=0.3),))


def clap(act: Act) -> Score:
    """Both hands, for as long as the business lasts."""
    end = max(act.start_s + 1.2, act.end_s)
    arms = tuple(
        ArmCue(
            side,
            act.start_s - 0.2,
            end + 0.2,
            poses.CLAP_OPEN,
            0.4,
            0.5,
            other=poses.CLAP_SHUT,
            hz=3.0,
        )
        for side in (LEFT, RIGHT)
    )
    return Score(arms=arms, face=(FaceCue(act.start_s, end, smile=0.5),))


def shrug(act: Act) -> Score:
    """Shoulders, palms, brows."""
    end = act.start_s + 1.3
    arms = tuple(
        ArmCue(side, act.start_s - 0.1, end, poses.SHRUG, 0.35, 0.45) for side in (LEFT, RIGHT)
    )
    face = FaceCue(act.start_s, end, brow=0.5, smile=-0.2, rise_s=0.2)
    return Score(
        arms=arms, head=(HeadCue(act.start_s, end, roll_deg=7, pitch_deg=-3),), face=(face,)
    )


def think(act: Act) -> Score:
    """A hand to the chin, the other arm under its elbow; eyes up and away."""
    start, end = act.start_s, max(act.start_s + 1.6, act.end_s)
    if len(act.free_sides) < 2:
        return Score(
            looks=(LookCue(start + 0.2, end - 0.2, "aside_down"),),
            head=(HeadCue(start, end, roll_deg=5),),
            face=(FaceCue(start, end, brow=0.2, squint=0.2),),
        )
    chin = ArmCue(act.side, start, end, poses.CHIN, 0.6, 0.6)
    under = ArmCue(1 - act.side, start + 0.1, end, poses.PROP_ELBOW, 0.6, 0.6)
    touch = ReachCue(
        act.side,
        start,
        end,
        Anchor((0.0, 0.0, 0.0), "chin"),
        rise_s=0.65,
        fall_s=0.6,
        palm_deg=20,
        bend_deg=25,
        fist=0.7,
        elbow=(0.5, -0.8, 0.5),
    )
    seated = act.near.tracks[act.who].seated[act.near.row(start)] > 0.5
    return Score(
        arms=(chin,) if seated else (chin, under),
        reaches=(touch,),
        looks=(LookCue(start + 0.2, end - 0.2, "up"),),
        head=(HeadCue(start, end, roll_deg=5),),
        face=(FaceCue(start, end, brow=0.25, squint=0.2),),
    )


def gaze(act: Act) -> Score:
    """Turn eyes and head to something for as long as the business lasts."""
    short = act.verb == "glance"
    end = act.start_s + 0.9 if short else max(act.end_s, act.start_s + 1.0)
    target = act.business.target
    known = act.partner or (act.thing.id if act.thing else None)
    if known is None:
        words = f"{act.business.text} {target or ''}".lower()
        known = next((w for w in ("down", "up", "away", "camera") if w in words.split()), "away")
    narrow = (
        FaceCue(act.start_s, end, squint=0.3) if act.verb == "stare" else FaceCue(act.start_s, end)
    )
    return Score(looks=(LookCue(act.start_s, end, known, eyes_only=short),), face=(narrow,))


def wait(act: Act) -> Score:
    """Look about while nothing happens."""
    looks, t, side = [], act.start_s + 0.4, 0
    while t < act.end_s - 0.6:
        looks.append(LookCue(t, t + 0.9, ("aside_left", "aside_right", "aside_down")[side % 3]))
        t, side = t + 2.3, side + 1
    return Score(looks=tuple(looks))


def mien(**shown: float) -> Play:
    """A play that shows an expression."""

    def play(act: Act) -> Score:
        return Score(
            face=(replace(FaceCue(act.start_s, max(act.end_s, act.start_s + 1.4)), **shown),)
        )

    return play


def still(act: Act) -> Score:
    """Nothing besides what blocking, gaze and idle life do."""
    del act
    return Score()
