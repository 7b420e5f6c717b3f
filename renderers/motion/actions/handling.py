"""Business that goes on for a while with something in hand: drinking, reading, cooking, phoning.

Enters: an `Act`. Leaves: its score.
"""

import re
from dataclasses import dataclass

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
    PropCue,
    ReachCue,
    Score,
    TrunkCue,
)  # fmt: skip
from renderers.motion.skeleton import LEFT, RIGHT

# What is in hand where the script names nothing.
IMPLIED = {
    "drink": "mug", "eat": "food", "read": "book", "write": "pen", "smoke": "cigarette",
    "phone": "phone", "answer": "phone", "hang_up": "phone", "shoot": "gun", "aim": "gun",
    "pour": "bottle", "cook": "spoon", "light": "lighter",
}  # fmt: skip

_OVERHEAD = re.compile(r"\b(over|above|overhead|aloft|high|into the air)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Work:
    """A steady activity: each hand between two poses, so often a second."""

    left: tuple[ArmPose, ArmPose] | None
    right: tuple[ArmPose, ArmPose] | None
    hz: float
    bow_deg: float = 6.0
    at_top: bool = True  # done over a table or counter


_WORK = {
    "type": _Work((poses.TYPE, poses.TYPE_DOWN), (poses.TYPE_DOWN, poses.TYPE), 3.1),
    "write": _Work((poses.TYPE, poses.TYPE), (poses.WRITE, poses.WRITE_ON), 1.3, 12.0),
    "cook": _Work((poses.CHEST_HOLD, poses.CHEST_HOLD), (poses.STIR, poses.STIR_ROUND), 0.9, 8.0),
    "wash": _Work((poses.STIR_ROUND, poses.STIR), (poses.STIR, poses.STIR_ROUND), 1.4, 10.0),
    "work": _Work((poses.TYPE, poses.STIR), (poses.STIR_ROUND, poses.TYPE), 0.6, 10.0),
    "play": _Work((poses.TYPE_DOWN, poses.TYPE), (poses.TYPE, poses.STIR), 1.1),
    "drive": _Work((poses.WHEEL, poses.WHEEL), (poses.WHEEL, poses.WHEEL), 0.3, 2.0, at_top=False),
    "ride": _Work((poses.WHEEL, poses.WHEEL), (poses.WHEEL, poses.WHEEL), 0.3, 14.0, at_top=False),
    "climb": _Work(
        (poses.WAVE_IN, poses.BEAT), (poses.BEAT, poses.WAVE_IN), 0.8, 8.0, at_top=False
    ),
    "swim": _Work((poses.SWIM, poses.BEAT), (poses.BEAT, poses.SWIM), 0.8, 30.0, at_top=False),
    "push": _Work((poses.PUSH, poses.PUSH), (poses.PUSH, poses.PUSH), 0.3, 12.0, at_top=False),
}


def work(act: Act) -> Score:
    """Go on with a steady activity until the business ends."""
    manner = _WORK[act.verb]
    arms = []
    for side, pair in ((LEFT, manner.left), (RIGHT, manner.right)):
        if pair is not None and (manner.at_top or _free(act, side)):
            arms.append(ArmCue(side, act.start_s - 0.3, act.end_s + 0.3, pair[0], 0.5, 0.5,
                               other=pair[1], hz=manner.hz))  # fmt: skip
    bow = TrunkCue(act.start_s - 0.3, act.end_s + 0.4, pitch_deg=manner.bow_deg)
    looks: tuple[LookCue, ...] = ()
    if manner.at_top:
        looks = (LookCue(act.start_s, act.end_s - 0.1, "down"),)
    return Score(
        arms=tuple(arms), trunk=(bow,), looks=looks, props=_tool(act, act.start_s, act.end_s)
    )


def _free(act: Act, side: int) -> bool:
    """Whether a hand has nothing to carry meanwhile; one at a table lays it down to work."""
    return side in act.free_sides


def _tool(act: Act, start_s: float, end_s: float, grip: str = "hold") -> tuple[PropCue, ...]:
    """The thing in hand for the time of the act."""
    noun = act.noun or IMPLIED.get(act.verb)
    return () if noun is None else (PropCue(start_s, end_s, noun, act.side, grip=grip),)


def to_mouth(act: Act) -> Score:
    """Drink, eat or smoke: hand to the mouth and back, again if there is time."""
    reaches: list[ReachCue] = []
    heads: list[HeadCue] = []
    faces: list[FaceCue] = []
    t, lift = act.start_s + 0.15, 0.55
    hold = {"drink": 0.7, "smoke": 0.6, "eat": 0.35}.get(act.verb, 0.5)
    while t + lift < act.end_s + 0.2 and len(reaches) < 5:
        end = t + 2 * lift + hold
        reaches.append(ReachCue(
            act.side, t, end, Anchor((0.0, -0.03, 0.05), "mouth"), lift, lift,
            palm_deg=-5, bend_deg=12, fist=0.8, elbow=(0.6, -0.7, 0.45),
        ))  # fmt: skip
        if act.verb == "drink":
            heads.append(HeadCue(t + 0.4 * lift, end - 0.4 * lift, pitch_deg=-13))
        faces.append(FaceCue(t + 0.8 * lift, t + lift + 0.35, open=0.3, rise_s=0.15, fall_s=0.15))
        t = end + 1.4
    carry = ArmCue(act.side, act.start_s - 0.3, act.end_s + 0.4, poses.CHEST_HOLD, 0.4, 0.5)
    tool = _tool(act, act.start_s - 0.3, act.end_s + 0.4)
    return Score(
        arms=(carry,), reaches=tuple(reaches), head=tuple(heads), face=tuple(faces), props=tool
    )


def read(act: Act) -> Score:
    """Hold something up with both hands and read it."""
    arms = tuple(
        ArmCue(side, act.start_s - 0.2, act.end_s + 0.3, poses.READ, 0.55, 0.55)
        for side in (LEFT, RIGHT)
    )
    looks = (LookCue(act.start_s + 0.2, act.end_s - 0.2, "down"),)
    return Score(
        arms=arms, looks=looks, props=_tool(act, act.start_s - 0.1, act.end_s + 0.2, "read")
    )


def pour(act: Act) -> Score:
    """Tip one thing over another."""
    tip = ArmCue(
        act.side, act.start_s, min(act.end_s, act.start_s + 2.6) + 0.3, poses.STIR, 0.5, 0.5
    )
    return Score(
        arms=(tip,), trunk=(TrunkCue(act.start_s, tip.end_s, pitch_deg=7),),
        looks=(LookCue(act.start_s, tip.end_s - 0.2, "down"),),
        props=_tool(act, act.start_s, tip.end_s),
    )  # fmt: skip


def call(act: Act) -> Score:
    """Take the phone and bring it to the ear."""
    end = act.end_s + 0.2
    return Score(
        reaches=(at_ear(act.side, act.start_s, end),),
        props=(PropCue(act.start_s, end, act.noun or "phone", act.side, grip="ear"),),
    )


def hang_up(act: Act) -> Score:
    """From the ear down, a look at it, gone."""
    down = ArmCue(
        act.side, act.start_s + 0.3, min(act.end_s, act.start_s + 1.9), poses.CHEST_HOLD, 0.5, 0.5
    )
    return Score(
        arms=(down,), reaches=(at_ear(act.side, act.start_s - 0.8, act.start_s + 0.55),),
        looks=(LookCue(act.start_s + 0.4, act.start_s + 1.2, "down"),),
        props=(PropCue(act.start_s - 0.8, down.end_s - 0.3, act.noun or "phone", act.side),),
    )  # fmt: skip


def at_ear(side: int, start_s: float, end_s: float) -> ReachCue:
    """A phone held to the ear: the hand by the jaw, so that the elbow hangs before the ribs."""
    return ReachCue(
        side, start_s, end_s, Anchor((0.02, 0.0, 0.0), "jaw"), 0.55, 0.5,
        palm_deg=5, bend_deg=15, fist=0.75, elbow=(0.3, -1.0, 0.35),
    )  # fmt: skip


def aim(act: Act) -> Score:
    """Both hands level a gun; a shot kicks."""
    end = act.end_s + 0.4
    lead = ArmCue(act.side, act.start_s, end, poses.AIM, 0.4, 0.6)
    support = ArmCue(1 - act.side, act.start_s + 0.05, end, poses.AIM_SUPPORT, 0.45, 0.6)
    kicks: tuple[TrunkCue, ...] = ()
    if act.verb == "shoot":
        shot = act.start_s + min(0.8, 0.5 * act.seconds)
        kicks = (TrunkCue(shot, shot + 0.4, pitch_deg=-7, rise_s=0.06, fall_s=0.3),)
    faces = (FaceCue(act.start_s, end, brow=-0.5, tilt=-0.4, squint=0.35),)
    props = (PropCue(act.start_s, end - 0.2, act.noun or "gun", act.side, grip="aim"),)
    return Score(arms=(lead, support), trunk=kicks, face=faces, props=props,
                 looks=attend(act, act.start_s, end) if act.partner else ())  # fmt: skip


def raise_up(act: Act) -> Score:
    """Lift what is in hand: a toast, a flag, a hand; over the head where the text says so."""
    high = _OVERHEAD.search(act.business.text) is not None
    end = max(act.start_s + (2.2 if high else 1.4), act.end_s + (0.6 if high else 0.0))
    noun = act.noun or next(iter(act.business.before.holding), None)
    cue = ArmCue(act.side, act.start_s, end, poses.ALOFT if high else poses.TOAST, 0.6, 0.7)
    tool = (PropCue(act.start_s, end, noun, act.side),) if noun else ()
    chest = TrunkCue(act.start_s, end, pitch_deg=-4.0, rise_s=0.6, fall_s=0.7)
    return Score(arms=(cue,), trunk=(chest,) if high else (), props=tool)


def carry(act: Act) -> Score:
    """Simply hold something before the body."""
    cue = ArmCue(act.side, act.start_s - 0.2, act.end_s + 0.3, poses.CHEST_HOLD, 0.5, 0.6)
    return Score(arms=(cue,), props=_tool(act, act.start_s, act.end_s) if act.noun else ())


def throw(act: Act) -> Score:
    """Wind up, release at the height of the swing."""
    release = act.start_s + min(0.75, 0.6 * act.seconds)
    back = ArmCue(act.side, act.start_s, release + 0.1, poses.OVERHEAD, 0.4, 0.2)
    out = ArmCue(act.side, release - 0.17, release + 0.75, poses.THROWN, 0.24, 0.5)
    sign = -1.0 if act.side == RIGHT else 1.0
    turn = (
        TrunkCue(act.start_s, release, twist_deg=18 * sign, pitch_deg=-6, rise_s=0.35, fall_s=0.15),
        TrunkCue(release - 0.12, release + 0.7, twist_deg=-16 * sign, pitch_deg=12, rise_s=0.16),
    )
    props = (PropCue(act.start_s - 1.0, release, act.noun, act.side),) if act.noun else ()
    return Score(arms=(back, out), trunk=turn, props=props)
