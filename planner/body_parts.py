"""Parts of bodies that a picture may be of: hands and feet at their place, eyes and mouth by size.

Enters: a camera direction's words, or a body in a stance. Leaves: the part that is asked for, and
the room that the frame must hold to show it. Hands are where arms rest in a posture: hanging or
folded while one stands, in the lap or on a table, at the wheel, at the ear with a phone.
"""

import re

from planner.bearings import Point, ahead, distance
from planner.figures import Figure
from planner.floor_plan import Posture
from planner.shots import Stance
from planner.viewpoints import Held, held_point

HANDS, FEET, FACE = "hands", "feet", "eyes"
PARTS = frozenset({HANDS, FEET})  # shown as inserts; a part of the face is a size
_WORDS = {
    **dict.fromkeys(("hand", "hands", "fist", "fists", "finger", "fingers", "fingertips", "palm",
                     "palms", "knuckles", "thumb", "wrist", "wrists"), HANDS),
    **dict.fromkeys(("foot", "feet", "shoe", "shoes", "boots", "toes", "toe", "heels", "ankles",
                     "sneakers", "slippers"), FEET),
    **dict.fromkeys(("eye", "eyes", "mouth", "lips", "lip"), FACE),
}  # fmt: skip
_POSSESSIVE = re.compile(r"['’]S?\b", re.IGNORECASE)
_ENDS = re.compile(r"[.,;:!?–—]|--|\s-\s|\b(?:in|on|at|with|as|from|where|while|that|who)\b")
_TITLE = re.compile(r"\b(mrs?|ms|mx|dr|st|sgt|lt|capt|col|gen|prof|rev|fr|jr|sr)\.")
_OF = re.compile(r"\bof\b\s*(?P<whose>.*)")
_LAP_M, _BEFORE_M, _WHEEL_M, _STEP_M, _LEGS_M = 0.27, 0.3, 0.46, 0.42, 0.9  # ahead of the hips
_HAND_M, _RIM_M = 0.12, 0.34
_PAST_DEG, WHEEL_MM = 65.0, 28.0
_REACH, _FOLDED = 0.5, 0.14  # of the height of the chin: fingertips and folded arms under shoulders


def part_named(words: str, *, owned: bool = True) -> str | None:
    """The part that a direction's words are of: "ANNA'S HANDS", "FISTS clenching"; None without.

    `owned` says whether somebody is known to be meant: "the hands of the clock" are nobody's.
    """
    phrase = phrase_of(words)
    of = _OF.search(phrase)
    if of is not None and not owned:
        return None
    plain = _POSSESSIVE.sub("", phrase[: of.start()] if of is not None else phrase)
    said: list[str] = re.findall(r"[^\W\d_]+", plain)
    while len(said) > 1 and said[-1].endswith("ing"):
        said.pop()
    return _WORDS.get(said[-1]) if said else None


def phrase_of(words: str) -> str:
    """A direction's words up to where it says more than what it is of, in lower case."""
    plain = _TITLE.sub(r"\1", words.strip(" :-–—").lower())
    return _ENDS.split(plain, maxsplit=1)[0]


def held_part(part: str, body: Figure, stance: Stance) -> tuple[Held, ...]:
    """What a frame holds of a body to show its hands or feet."""
    return (_feet(body, stance),) if part == FEET else _hands(body, stance)


def _hands(body: Figure, stance: Stance) -> tuple[Held, ...]:
    if body.phone:
        x, _, z = body.head_at
        return (held_point((x, body.chin_m, z), 0.24),)
    if stance.posture is Posture.DRIVE:
        x, z = ahead((body.x_m, body.z_m), body.yaw_deg, _WHEEL_M)
        return (held_point((x, body.waist_m + _RIM_M, z), 0.26),)
    if stance.holding:
        x, z = ahead((body.x_m, body.z_m), body.yaw_deg, _BEFORE_M)
        return (held_point((x, 0.5 * (body.waist_m + body.chest_m), z), 0.2),)
    if body.lying:  # one of them: the frame of both is of what lies between
        low, high = body.waist_m - 0.1, body.waist_m + 0.2
        return _pair(body, 0.0, body.half_width_m + 0.1, (low, high))[:1]
    if stance.posture is not Posture.STAND:
        return _pair(body, _LAP_M, 0.1, (body.waist_m - 0.06, body.waist_m + 0.26))
    low, high = (body.shoulder_m - share * body.chin_m for share in (_REACH, _FOLDED))
    return _pair(body, 0.12, 0.75 * body.half_width_m, (low, high))


def _pair(
    body: Figure, before_m: float, aside_m: float, heights_m: tuple[float, float]
) -> tuple[Held, ...]:
    """Both hands: so far before and beside the hips, between two heights."""
    middle = ahead((body.x_m, body.z_m), body.yaw_deg, before_m)
    sides = [ahead(middle, body.yaw_deg + turned, aside_m) for turned in (90.0, -90.0)]
    return tuple(Held(x, z, *heights_m, _HAND_M) for x, z in sides)


def _feet(body: Figure, stance: Stance) -> Held:
    far = {Posture.STAND: 0.1, Posture.CROUCH: 0.1, Posture.LIE: _LEGS_M}
    x, z = ahead((body.x_m, body.z_m), body.yaw_deg, far.get(stance.posture, _STEP_M))
    low = body.foot_m if body.lying else 0.0
    return Held(x, z, low, low + 0.26, 0.28)


def beside_wheel(part: str | None, stance: Stance, middle: Point) -> float | None:
    """The direction of view onto hands at a wheel: past the driver, from the middle of the car.

    From outside a dashboard and doors hide them. None where nobody drives; `WHEEL_MM` goes with it.
    """
    if part != HANDS or stance.posture is not Posture.DRIVE:
        return None
    wheel = ahead((stance.x_m, stance.z_m), stance.yaw_deg, _WHEEL_M)
    views = [stance.yaw_deg + turned for turned in (_PAST_DEG, -_PAST_DEG)]
    return min(views, key=lambda yaw: distance(ahead(wheel, yaw + 180.0, 0.5), middle))
