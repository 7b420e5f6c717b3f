"""Business between two people: giving, shaking hands, embracing, kissing, fighting.

Enters: an `Act` whose partner is in the shot. Leaves: two scores that share their moment of
contact: the actor's and the partner's.
"""

from dataclasses import replace

from renderers.motion import arm_poses as poses
from renderers.motion.actions.act import Act
from renderers.motion.score import (
    Anchor,
    ArmCue,
    FaceCue,
    HeadCue,
    LookCue,
    PropCue,
    ReachCue,
    Score,
    TrunkCue,
)
from renderers.motion.skeleton import LEFT, RIGHT


def meeting_point(act: Act, height: float = 0.62) -> tuple[float, float, float]:
    """Half-way between both, at a share of their mean stature."""
    near, row = act.near, act.near.row(act.contact_s)
    a = near.tracks[act.who].pelvis_m[row]
    b = near.tracks[act.partner or act.who].pelvis_m[row]
    tall = (near.height_of(act.who) + near.height_of(act.partner or act.who)) / 2
    seated = min(
        near.tracks[w].pelvis_m[row][1] / near.bodies[w].hips
        for w in (act.who, act.partner or act.who)
    )
    return (
        float((a[0] + b[0]) / 2),
        float(height * tall * (0.45 + 0.55 * seated)),
        float((a[2] + b[2]) / 2),
    )


def hand_over(act: Act) -> tuple[Score, Score]:
    """One gives, the other takes, at one point and moment."""
    point, contact = meeting_point(act), act.contact_s
    give = ReachCue(
        act.side, contact - 0.75, contact + 0.75, Anchor(point), 0.7, 0.55, -30, fist=0.6
    )
    take = ReachCue(RIGHT, contact - 0.55, contact + 0.8, Anchor(point), 0.55, 0.6, -20, fist=0.5)
    lean = TrunkCue(contact - 0.7, contact + 0.7, pitch_deg=7)
    noun = act.noun
    taking = act.verb in ("take", "catch")
    giver, taker = (take, give) if taking else (give, take)
    from_hand, to_hand = taker.side if taking else giver.side, giver.side if taking else taker.side
    gone = (PropCue(contact - 1.2, contact, noun, from_hand),) if noun else ()
    come = (PropCue(contact, 1e6, noun, to_hand),) if noun else ()
    keep = (ArmCue(to_hand, contact, 1e6, poses.CHEST_HOLD, 0.6, 0.6),) if noun else ()
    own = Score(reaches=(give,), trunk=(lean,), looks=(_at(act.partner, contact),))
    other = Score(reaches=(take,), trunk=(lean,), looks=(_at(act.who, contact),))
    if taking:
        return own + Score(props=come, arms=keep), other + Score(props=gone)
    return own + Score(props=gone), other + Score(props=come, arms=keep)


def _at(who: str | None, contact: float) -> LookCue:
    return LookCue(contact - 0.8, contact + 1.0, who or "down")


def shake_hands(act: Act) -> tuple[Score, Score]:
    """Right hands meet and pump."""
    x, y, z = meeting_point(act, 0.56)
    start, end = act.start_s, max(act.contact_s + 1.2, min(act.end_s, act.contact_s + 1.8))
    reach = ReachCue(RIGHT, start, end, Anchor((x, y, z)), 0.6, 0.55, 5, fist=0.7)
    pump = TrunkCue(start, end, pitch_deg=6)
    shake = TrunkCue(act.contact_s, end - 0.3, pitch_deg=2.5, hz=2.6, rise_s=0.2, fall_s=0.2)
    face = FaceCue(start, end, smile=0.4)
    score = Score(
        reaches=(reach,),
        trunk=(pump, shake),
        face=(face,),
        head=(HeadCue(act.contact_s, act.contact_s + 0.9, pitch_deg=5, cycles=1.5),),
    )
    return (
        score + Score(looks=(_at(act.partner, act.contact_s),)),
        score + Score(looks=(_at(act.who, act.contact_s),)),
    )


def embrace(act: Act) -> tuple[Score, Score]:
    """Arms round each other: one high, one low, heads aside."""
    end = max(act.contact_s + 1.2, act.end_s)
    return (
        _hug(act, act.partner, end, high=LEFT, tilt=8.0),
        _hug(act, act.who, end, high=LEFT, tilt=8.0),
    )


def _hug(act: Act, other: str | None, end: float, high: int, tilt: float) -> Score:
    start = act.contact_s - 0.7
    arms = (
        ArmCue(high, start, end, poses.EMBRACE_HIGH, 0.7, 0.7),
        ArmCue(1 - high, start + 0.08, end, poses.EMBRACE_LOW, 0.7, 0.7),
    )
    back = tuple(
        ReachCue(
            side,
            start,
            end,
            Anchor((-0.04, lift, -0.13), joint, other or ""),
            0.7,
            0.7,
            30,
            25,
            0.15,
            elbow=(0.9, -0.2, 0.1),
            weight=0.8,
        )
        for side, joint, lift in ((high, "spine3", 0.08), (1 - high, "spine2", 0.02))
    )
    face = FaceCue(
        start, end, smile=0.3, shut=0.75 if end - start > 1.6 else 0.0, tilt=0.3, rise_s=0.6
    )
    return Score(
        arms=arms,
        reaches=back,
        trunk=(TrunkCue(start, end, pitch_deg=8, roll_deg=-5, rise_s=0.7),),
        head=(HeadCue(start, end, roll_deg=-tilt, yaw_deg=-6),),
        face=(face,),
        looks=(LookCue(start - 0.3, start + 0.6, other or "down"),),
    )


def kiss(act: Act) -> tuple[Score, Score]:
    """Heads meet, tilted, eyes closed."""
    start, end = act.contact_s - 0.7, max(act.contact_s + 0.9, min(act.end_s, act.contact_s + 2.0))

    def half(other: str | None, roll: float) -> Score:
        face = FaceCue(start + 0.3, end, shut=1.0, smile=0.25, round=0.6, blush=0.7, rise_s=0.35)
        return Score(
            trunk=(TrunkCue(start, end, pitch_deg=15, rise_s=0.7, fall_s=0.6),),
            head=(HeadCue(start, end, roll_deg=roll, pitch_deg=2),),
            face=(face,),
            reaches=(
                ReachCue(
                    RIGHT,
                    start,
                    end,
                    Anchor((0.03, 0.03, 0.05), "l_shoulder", other or ""),
                    0.7,
                    0.6,
                    60,
                    fist=0.2,
                ),
            ),
            looks=(LookCue(start - 0.3, end, other or "down"),),
        )

    return half(act.partner, 11.0), half(act.who, 11.0)


def strike(act: Act) -> tuple[Score, Score]:
    """A blow that lands at the contact, and who takes it."""
    contact = act.contact_s
    sign = -1.0 if act.side == RIGHT else 1.0
    cocked = ArmCue(act.side, contact - 0.6, contact, poses.COCKED, 0.35, 0.2)
    punch = ArmCue(act.side, contact - 0.2, contact + 0.5, poses.PUNCH, 0.22, 0.35)
    guard = ArmCue(1 - act.side, contact - 0.6, contact + 0.6, poses.FISTS_UP, 0.35, 0.4)
    wind = TrunkCue(contact - 0.6, contact, twist_deg=16 * sign, rise_s=0.35, fall_s=0.14)
    through = TrunkCue(
        contact - 0.16, contact + 0.5, twist_deg=-18 * sign, pitch_deg=9, rise_s=0.15
    )
    face = FaceCue(contact - 0.6, contact + 0.8, brow=-0.8, tilt=-0.8, smile=-0.4, squint=0.4)
    blow = Score(
        arms=(cocked, punch, guard),
        trunk=(wind, through),
        face=(face,),
        looks=(_at(act.partner, contact),),
    )
    recoil = TrunkCue(
        contact,
        contact + 0.9,
        pitch_deg=-13,
        twist_deg=12,
        roll_deg=5,
        back_m=0.06,
        rise_s=0.2,
        fall_s=0.6,
    )
    hurt = FaceCue(
        contact, contact + 1.2, shut=0.6, brow=0.4, tilt=0.8, open=0.4, smile=-0.5, rise_s=0.08
    )
    arms = tuple(
        ArmCue(side, contact, contact + 0.9, poses.GUARD, 0.26, 0.5) for side in (LEFT, RIGHT)
    )
    return blow, Score(
        arms=arms,
        trunk=(recoil,),
        face=(hurt,),
        head=(HeadCue(contact, contact + 0.6, yaw_deg=20, pitch_deg=-8),),
    )


def brawl(act: Act) -> tuple[Score, Score]:
    """Blow for blow as long as it lasts."""
    mine, theirs = Score(), Score()
    t, turn = act.start_s, 0
    while t < act.end_s - 0.5 and turn < 12:
        blow, hurt = strike(replace(act, start_s=t, end_s=t + 1.0, side=(RIGHT, LEFT)[turn % 2]))
        mine, theirs = (
            (mine + blow, theirs + hurt) if turn % 2 == 0 else (mine + hurt, theirs + blow)
        )
        t, turn = t + 0.95, turn + 1
    return mine, theirs
