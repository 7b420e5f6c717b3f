"""What an actor has in hand through a shot, and the arms that carry it.

Enters: the opening stance, business acts. Leaves: prop and arm cues, phones at ears, and which
hands are taken when.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.like_things import modelled
from planner.shots import Stance
from renderers.motion import arm_poses as poses
from renderers.motion.actions.act import Act
from renderers.motion.actions.handling import at_ear
from renderers.motion.lips import on_lips
from renderers.motion.score import ArmCue, ArmPose, PropCue, Score
from renderers.motion.skeleton import LEFT, RIGHT
from renderers.motion.surroundings import Surroundings

_LOW = frozenset(
    {
        "bag",
        "briefcase",
        "suitcase",
        "basket",
        "gun",
        "knife",
        "umbrella",
        "cane",
        "bucket",
        "hammer",
        "sword",
        "rifle",
        "case",
        "luggage",
        "stick",
        "broom",
        "axe",
    }
)
_BIG = frozenset({"box", "tray", "baby", "crate", "cake", "pot", "guitar"})
_HANG = ArmPose((0.17, -0.95, 0.08), poses.BACK, 15, 0, 0.95)


@dataclass(frozen=True, slots=True)
class Held:
    """A thing in a hand for a while."""

    noun: str
    side: int
    start_s: float
    end_s: float


def held_things(opening: Stance, acts: Sequence[Act], last_s: float) -> tuple[Held, ...]:
    """What stances say is held; it changes hands at an act's contact."""
    now: dict[str, tuple[int, float]] = {}
    result: list[Held] = []
    _adopt(now, opening.holding, -1e3)
    for act in acts:
        after = act.business.after.holding
        for noun in [n for n in now if n not in after]:
            side, since = now.pop(noun)
            result.append(Held(noun, side, since, act.contact_s))
        _adopt(now, after, act.contact_s)
    result += [Held(noun, side, since, last_s + 1.0) for noun, (side, since) in now.items()]
    return tuple(result)


def _adopt(now: dict[str, tuple[int, float]], nouns: Sequence[str], since: float) -> None:
    """Give each new thing a free hand; the right one first."""
    for noun in nouns:
        if noun not in now:
            taken = {side for side, _ in now.values()}
            now[noun] = (RIGHT if RIGHT not in taken else LEFT, since)


def carrying(things: Sequence[Held]) -> Score:
    """Arms that carry things, and the things."""
    arms, props = [], []
    for thing in things:
        low = bool({thing.noun, modelled(thing.noun)} & _LOW)
        pose = _HANG if low else poses.CHEST_HOLD
        sides = (LEFT, RIGHT) if thing.noun in _BIG else (thing.side,)
        arms += [
            ArmCue(side, thing.start_s, thing.end_s + 0.3, pose, 0.5, 0.5, rest=True)
            for side in sides
        ]
        props.append(PropCue(thing.start_s, thing.end_s, thing.noun, thing.side, grip="hold"))
    return Score(arms=tuple(arms), props=tuple(props))


def busy_hands(things: Sequence[Held], second: float) -> tuple[bool, bool]:
    """Which hands are taken at a moment: left, right."""
    taken = {
        side
        for h in things
        if h.start_s <= second < h.end_s
        for side in ((LEFT, RIGHT) if h.noun in _BIG else (h.side,))
    }
    return LEFT in taken, RIGHT in taken


def on_the_phone(
    who: str, near: Surroundings, acts: Sequence[Act], things: Sequence[Held]
) -> Score:
    """A phone at the ear while a stance says so, or a line is spoken into one."""
    spans = _phone_stances(near.actors[who].opening, acts, float(near.t[-1]) + 1.0)
    for speech in near.cues.speeches:
        if speech.character_id == who and speech.into_phone and on_lips(speech):
            spans.append(
                (speech.start / near.fps - 0.6, (speech.start + speech.frames) / near.fps + 0.7)
            )
    reaches, props = [], []
    for start, end in _merged(spans):
        busy = busy_hands([h for h in things if h.noun != "phone"], max(start, 0.0))
        held = next(
            (h.side for h in things if h.noun == "phone" and h.start_s < end and h.end_s > start),
            None,
        )
        side = held if held is not None else (LEFT if busy[RIGHT] else RIGHT)
        reaches.append(at_ear(side, start, end))
        props.append(PropCue(start + 0.15, end - 0.1, "phone", side, grip="ear"))
    return Score(reaches=tuple(reaches), props=tuple(props))


def _phone_stances(
    opening: Stance, acts: Sequence[Act], last_s: float
) -> list[tuple[float, float]]:
    spans, on, since = [], opening.on_phone, -1e3
    for act in acts:
        if act.business.after.on_phone and not on:
            on, since = True, act.contact_s - 0.5
        elif on and not act.business.after.on_phone:
            spans.append((since, act.contact_s + 0.3))
            on = False
    if on:
        spans.append((since, last_s))
    return spans


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Overlapping or nearly touching spans as one: nobody lowers a phone for a second."""
    result: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1] + 1.5:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
