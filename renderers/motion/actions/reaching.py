"""Business in which a hand goes to a place: taking, laying down, opening, touching, knocking.

Enters: an `Act`. Leaves: its score.
"""

import re
from dataclasses import replace

from planner.dressing import DROPPED
from renderers.motion import arm_poses as poses
from renderers.motion.actions.act import Act
from renderers.motion.score import Anchor, ArmCue, LookCue, PropCue, ReachCue, Score, TrunkCue
from renderers.motion.skeleton import LEFT, RIGHT

_LOW_M = 0.35
_LEANS = re.compile(r"\blean(?:s|ing|ed|t)?\b", re.IGNORECASE)  # eyes stay with the others
_LEAN_DEG = 16.0
_GROUND = re.compile(
    r"\b(?:floor|ground|grass|sand|dirt|dust|mud|snow|gravel|street|rug|carpet"
    r"|(?:his|her|their) feet|down on|bends?|stoops?|crouch\w*|kneel\w*)\b", re.IGNORECASE,
)  # fmt: skip


def attend(act: Act, start_s: float, end_s: float) -> tuple[LookCue, ...]:
    """Eyes on what the hand does."""
    if act.partner:
        return (LookCue(start_s, end_s, act.partner),)
    thing = act.thing
    return (LookCue(start_s, end_s, thing.id if thing else "down"),)


def pick_up(act: Act) -> Score:
    """Reach, close the hand, bring the thing up; what lies nowhere was in a pocket."""
    point, floor = act.surface(low=True)
    if floor and _nowhere(act):
        return _from_a_pocket(act)
    score = _fetch(act, point, leave=False)
    if act.noun is None:
        return score
    before = PropCue(-1e3, act.contact_s, act.noun, None, point)
    return score + Score(props=(before,))


def put_down(act: Act) -> Score:
    """Reach down with the thing and let it go; what is dropped falls from an open hand.

    What lies nowhere afterwards, and is not said to, goes into a pocket.
    """
    point, floor = act.surface(low=True)
    text = act.business.text.lower()
    if floor and act.lying() is None and (not text or "pocket" in text):
        away = ArmCue(act.side, act.contact_s - 0.45, act.contact_s + 0.6, poses.POCKET, 0.45)
        return Score(arms=(away,), looks=(LookCue(act.start_s, act.contact_s, "down"),))
    if floor and _nowhere(act):
        return _let_go(act)
    if act.noun is not None and point[1] < _LOW_M and DROPPED.search(act.business.text):
        opened = ArmCue(act.side, act.contact_s - 0.3, act.contact_s + 0.7, poses.PALM_OUT, 0.25)
        return Score(
            arms=(opened,), looks=(LookCue(act.contact_s, act.contact_s + 0.5, "down"),),
            props=(PropCue(act.contact_s, 1e6, act.noun, None, point),),
        )  # fmt: skip
    score = _fetch(act, point, leave=True)
    if act.noun is None:
        return score
    rest = (point[0], point[1], point[2])
    return score + Score(props=(PropCue(act.contact_s, 1e6, act.noun, None, rest),))


def _nowhere(act: Act) -> bool:
    """Whether neither the sheet nor the words say that a thing lies on the ground."""
    return act.lying() is None and not _GROUND.search(act.business.text)


def _from_a_pocket(act: Act) -> Score:
    """A hand goes in and comes out; what nobody names is taken at the waist."""
    if act.noun is None:
        return _fetch(act, act.at_waist(), leave=False)
    into = ArmCue(act.side, act.contact_s - 0.6, act.contact_s + 0.1, poses.POCKET, 0.45, 0.4)
    return Score(arms=(into,), looks=(LookCue(act.start_s, act.contact_s + 0.4, "down"),))


def _let_go(act: Act) -> Score:
    """A hand that held nothing which could lie anywhere opens; an arm that sinks only hangs."""
    if act.verb == "lower":
        return Score()
    opened = ArmCue(act.side, act.contact_s - 0.3, act.contact_s + 0.7, poses.PALM_OUT, 0.25)
    return Score(arms=(opened,))


def _fetch(act: Act, point: tuple[float, float, float], *, leave: bool) -> Score:
    x, y, z = point
    dwell, low = 0.18, y < 0.35
    slow = 0.25 if low else 0.0
    reach = ReachCue(
        act.side,
        act.contact_s - 0.6 - slow,
        act.contact_s + dwell + 0.55 + slow,
        Anchor((x, y + 0.05, z)),
        rise_s=0.6 + slow,
        fall_s=0.55 + slow,
        palm_deg=50 if low else 40,
        bend_deg=5,
        fist=0.25 if leave else 0.75,
    )
    return Score(
        reaches=(reach,),
        trunk=act.stoop(point, act.contact_s + dwell + 0.65 + slow),
        looks=attend(act, act.contact_s - 0.75, act.contact_s + 0.35),
    )


def manipulate(act: Act) -> Score:
    """Open, close, push, pull, switch, touch a thing: reach and work at it."""
    if act.partner:
        return touch(act)
    thing = act.thing
    point = act.on_thing(thing) if thing else None
    if point is None or not act.reaches(point):
        body = act.near.bodies[act.who]
        point = act.ahead(0.95 * body.arm, 1.1 * body.hips, 0.12 if act.side == LEFT else -0.12)
    end = min(act.end_s, act.contact_s + (1.1 if act.verb in ("push", "pull") else 0.7)) + 0.45
    twist = {"open": -1.0, "pull": -1.0, "close": 0.7, "push": 0.9}.get(act.verb, 0.0)
    sign = 1.0 if act.side == RIGHT else -1.0
    swing = TrunkCue(
        act.contact_s,
        end,
        twist_deg=9.0 * twist * sign,
        pitch_deg=5.0 * abs(twist),
        rise_s=0.45,
        fall_s=0.5,
    )
    reaches = [ReachCue(act.side, act.contact_s - 0.6, end, Anchor(point), palm_deg=25, fist=0.85)]
    if _LEANS.search(act.business.text):
        return _leaning(act, reaches[0])
    if act.verb in ("push", "lift"):
        reaches.append(replace(reaches[0], side=1 - act.side))
    return Score(
        reaches=tuple(reaches),
        trunk=(*act.stoop(point, end), swing),
        looks=attend(act, act.contact_s - 0.7, act.contact_s + 0.3),
    )


def _leaning(act: Act, reach: ReachCue) -> Score:
    """On a hand or both, the face where it was."""
    both = "both" in act.business.text.lower()
    hands = (reach, replace(reach, side=1 - act.side)) if both else (reach,)
    lean = TrunkCue(reach.start_s, reach.end_s, pitch_deg=_LEAN_DEG, rise_s=0.6, fall_s=0.6)
    return Score(reaches=hands, trunk=(lean,))


def knock(act: Act) -> Score:
    """Three raps."""
    raised = replace(poses.BEAT_HIGH, wrist=(0.02, 0.02, 0.66), fist=1.0, palm_deg=60)
    struck = replace(raised, wrist=(0.0, 0.0, 0.86))
    start = act.start_s + 0.1
    cue = ArmCue(act.side, start, start + 1.75, raised, 0.45, 0.45, other=struck, hz=3.4)
    return Score(arms=(cue,), looks=attend(act, act.start_s, act.start_s + 1.6))


def touch(act: Act) -> Score:
    """A hand on somebody's shoulder or arm."""
    joint, offset = ("l_shoulder" if act.side == RIGHT else "r_shoulder"), (0.0, 0.07, 0.03)
    end = max(act.contact_s + 0.9, min(act.end_s, act.contact_s + 2.2))
    reach = ReachCue(
        act.side,
        act.contact_s - 0.6,
        end,
        Anchor(offset, joint, act.partner or ""),
        palm_deg=70,
        bend_deg=-15,
        fist=0.2,
        fall_s=0.6,
    )
    lean = TrunkCue(act.contact_s - 0.6, end, pitch_deg=7)
    return Score(reaches=(reach,), trunk=(lean,), looks=attend(act, act.start_s, end))


def dress(act: Act) -> Score:
    """Put on or take off: hands to the head for hats and glasses, to the chest for the rest."""
    noun = act.noun or ""
    at_head = any(
        word in noun for word in ("hat", "cap", "glasses", "helmet", "mask", "hood", "crown")
    )
    end = min(act.end_s, act.contact_s + 0.9) + 0.3
    if at_head:
        reaches = tuple(
            ReachCue(
                side,
                act.contact_s - 0.6,
                end,
                Anchor((0.0, 0.06, -0.03), "ear"),
                palm_deg=0,
                fist=0.6,
            )
            for side in (LEFT, RIGHT)
        )
        return Score(reaches=reaches)
    arms = tuple(
        ArmCue(
            side,
            act.contact_s - 0.6 + 0.1 * side,
            end,
            poses.HEART,
            0.5,
            0.5,
            other=poses.PALM_OUT,
            hz=0.9,
        )
        for side in (LEFT, RIGHT)
    )
    return Score(arms=arms, looks=(LookCue(act.start_s, end - 0.3, "down"),))


def search(act: Act) -> Score:
    """Look about, hands moving things."""
    looks, arms, t = [], [], act.start_s
    for index, target in enumerate(("down", "aside_left", "down", "aside_right", "away") * 6):
        if t > act.end_s - 0.3:
            break
        looks.append(LookCue(t, min(t + 0.8, act.end_s), target))
        pose = (poses.TYPE, poses.STIR, poses.STIR_ROUND)[index % 3]
        arms.append(ArmCue(index % 2, t, t + 1.1, pose, 0.4, 0.4))
        t += 0.8
    top = act.near.top_near(act.who, act.start_s + 0.2)
    bend = TrunkCue(act.start_s, act.end_s, pitch_deg=14.0 if top else 6.0)
    return Score(arms=tuple(arms), looks=tuple(looks), trunk=(bend,))
