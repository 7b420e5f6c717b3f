"""Which verb is played how.

Enters: a business verb. Leaves: the play for it, alone or with a partner; verbs that blocking
plays by itself are still here, and unknown ones are named in a remark.
"""

from collections.abc import Callable

from renderers.motion import arm_poses as poses
from renderers.motion.actions import bodily as bo
from renderers.motion.actions import expressing as ex
from renderers.motion.actions import handling as ha
from renderers.motion.actions import reaching as re
from renderers.motion.actions import together as to
from renderers.motion.actions.act import Act
from renderers.motion.actions.nuance import nuanced, only_eyes
from renderers.motion.score import Score

Pair = Callable[[Act], tuple[Score, Score]]

TOGETHER: dict[str, Pair] = {
    "give": to.hand_over, "take": to.hand_over, "catch": to.hand_over, "hug": to.embrace,
    "kiss": to.kiss, "shake_hands": to.shake_hands, "hit": to.strike, "fight": to.brawl,
    "push": to.strike,
}  # fmt: skip

_BLOCKED = (
    "walk", "run", "enter", "exit", "approach", "follow", "sit", "stand", "lie", "turn", "stop",
    "speak", "be", "whisper", "listen",
)  # fmt: skip

ALONE: dict[str, ex.Play] = {
    **dict.fromkeys(_BLOCKED, ex.still),
    # hands to places
    "pick_up": re.pick_up, "take": re.pick_up, "catch": re.pick_up, "put_down": re.put_down,
    "give": re.put_down, "lower": re.put_down, "open": re.manipulate, "close": re.manipulate,
    "push": re.manipulate, "pull": re.manipulate, "touch": re.manipulate, "light": re.manipulate,
    "knock": re.knock, "put_on": re.dress, "take_off": re.dress, "search": re.search,
    # something in hand
    "type": ha.work, "write": ha.work, "cook": ha.work, "wash": ha.work, "work": ha.work,
    "play": ha.work, "drive": ha.work, "ride": ha.work, "climb": ha.work, "swim": ha.work,
    "drink": ha.to_mouth, "eat": ha.to_mouth, "smoke": ha.to_mouth, "read": ha.read,
    "pour": ha.pour, "phone": ha.call, "answer": ha.call, "hang_up": ha.hang_up, "aim": ha.aim,
    "shoot": ha.aim, "raise": ha.raise_up, "hold": ha.carry, "throw": ha.throw,
    # arms
    "point": ex.point, "wave": ex.wave, "clap": ex.clap, "shrug": ex.shrug,
    "gesture": ex.gesture((0, poses.PALM_OUT), (1, poses.PALM_UP)),
    "hug": ex.gesture((0, poses.CROSSED_OVER), (1, poses.CROSSED_UNDER), seconds=2.5),
    "hit": ex.gesture((0, poses.PUNCH), (1, poses.FISTS_UP), seconds=1.0),
    "fight": ex.gesture((0, poses.FISTS_UP), (1, poses.FISTS_UP), seconds=4.0),
    "shake_hands": ex.gesture((0, poses.PRESENT), seconds=1.5),
    "kiss": ex.mien(round=0.7, smile=0.3, shut=0.6),
    # head and face
    "nod": ex.nod, "shake_head": ex.shake_head, "look": ex.gaze, "stare": ex.gaze,
    "glance": ex.gaze, "watch": ex.gaze, "think": ex.think, "wait": ex.wait, "hesitate": ex.wait,
    "smile": ex.mien(smile=0.85, squint=0.2, brow=0.15),
    "frown": ex.mien(smile=-0.6, brow=-0.6, tilt=-0.35),
    "sing": ex.mien(open=0.35, round=0.2, brow=0.35, smile=0.2),
    # whole body
    "bow": bo.bow, "laugh": bo.laugh, "cry": bo.cry, "sigh": bo.sigh, "scream": bo.scream,
    "jump": bo.jump, "fall": bo.stumble, "die": bo.stumble, "dance": bo.dance,
    "kneel": bo.sink_down, "crouch": bo.sink_down, "hide": bo.sink_down, "sneak": bo.sink_down,
    "sleep": bo.sleep,
    "wake": bo.sleep,
}  # fmt: skip


def played(act: Act) -> Score:
    """The actor's own score of an act, and what its words add."""
    return _by_verb(act) + nuanced(act)


def _by_verb(act: Act) -> Score:
    if act.partner and act.verb in TOGETHER:
        return TOGETHER[act.verb](act)[0]
    if act.verb in ("fall", "die", "kneel", "crouch", "hide") and _carried(act):
        return Score()
    play = ALONE.get(act.verb)
    if only_eyes(act):
        return Score()
    if play is None:
        remark = f"nobody knows how to play “{act.verb}”: {act.who} looks on instead"
        return ex.gaze(act) + Score(remarks=(remark,))
    return play(act)


def answered(act: Act) -> Score:
    """The partner's score of an act."""
    if act.partner and act.verb in TOGETHER:
        return TOGETHER[act.verb](act)[1]
    return Score()


def _carried(act: Act) -> bool:
    """Whether blocking already takes the body down."""
    return act.business.before.posture is not act.business.after.posture
