"""As much more, or less, of the last change: "slower than that", "still too loud", "half of it".

Enters: one piece of a note in plain words, an edit made last. Leaves: the edit with its measure
changed, or None where the piece says nothing of that measure. Shares are those by which a move, a
size or a level changes when it is named outright.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import msgspec

from planner.edits import (
    AnyEdit,
    Hold,
    Length,
    Move,
    Pace,
    Perform,
    Reframe,
    Sound,
    Style,
    Transition,
    Voice,
)
from planner.shots import MoveKind, Size

_AH = (
    r"(?:(?:still|no|nope|nah|ok|okay|hm+|oh|yes|yeah|good|better|and|but|just|now|it|this|is|thats|its|"
    r"make|a step|keep) )*"
)
_END = r"(?: (?:please|pls|now|still|again|though|then|yet|than (?:that|this)|for me|here))*"
_SOME = (
    r"(?:(?P<slight>(?:a )?(?:little )?(?:bit|little|touch|tad|hair|notch|smidge)|slightly|"
    r"somewhat)|"
    r"(?P<much>a lot|much|way|far|lots)|even|still|ever so)"
)
_BY = r"(?: (?:more|again|further|a (?:bit|little|touch|tad|notch)(?: more)?))?"
_FORMS = (  # what is said of an adjective or a comparative, and which way it points
    (rf"(?:{_SOME} )*(?P<more>COMPARATIVE)", 1),
    (rf"(?:{_SOME} )*more (?P<word>WORD)", 1),
    (r"not (?:quite |nearly )?(?P<word>WORD) enough", 1),
    (rf"(?:{_SOME} )*less (?P<word>WORD)", -1),
    (r"not (?:quite )?(?:so|that|as|this) (?P<word>WORD)(?: in| out)?", -1),
    (rf"(?:{_SOME} )*(?:too|overly) (?P<word>WORD)", -1),
)
_BARE: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(f"{_AH}(?:{said}){_END}"), share)
    for said, share in (
        (r"(?:do |try |give me |take |make (?:it|that) )?half (?:of )?(?:that|it|as (?:much|"
         r"long|fast|"
         r"far|loud|strong)(?! again))|half (?:the|that) (?:speed|length|time|way|distance)|"
         r"(?:(?:make (?:it|that)|cut (?:it|that)(?: in)?|in|by|say|try|rather|more like|about) )*"
         r"half(?: (?:is|will|would) (?:enough|plenty|do|fine))?|halve (?:it|that)", 0.5),
        (r"half (?:as (?:much|long|far)|of (?:that|it)|that|it) again", 1.5),
        (r"(?:(?:make it|say|try) )*(?:a )?third of (?:that|it)", 1 / 3),
        (r"(?:do |try )?(?:twice|double) (?:that|it|as (?:much|long|fast|far|loud|strong))|double "
         r"it|(?:twice|double) the (?:speed|length|time)", 2.0),
        (r"a lot less|(?:way |far |much )too much|too far", 0.5),
        (r"(?:a )?(?:bit|little|touch|tad|notch) less|less(?: of (?:that|it))?|not (?:quite )?"
         r"(?:so|that) much|too much|(?:tone|dial|take|bring) (?:that |it )?(?:down|back)(?: a "
         r"(?:bit|touch|little|notch))?|calm (?:that |it )?down|ease (?:it )?off(?: a (?:bit|"
         r"touch|little))?", 0.7),
        (r"(?:a )?(?:little )?(?:bit|little|touch|tad|hair) more|(?:some )?more(?: of (?:that|"
         r"it))?|not enough|go further|push it(?: further)?", 1.4),
        (r"a lot more|much more", 2.0),
    )
)  # fmt: skip
_BACK = re.compile(
    rf"{_AH}(?:(?:a|an|one|another)(?: more)? (?:size|step|notch|stop) (?:back|wider|looser|out)|"
    r"(?:ease|back|pull|come|step|go|drop)(?: it)? (?:back )?(?:off|back|out)|loosen "
    r"(?:it|that)(?: up)?|back)(?: (?:a|one) (?:bit|little|touch|tad|size|step|notch))?"
    rf"{_END}"
)
_NEARER = re.compile(
    rf"{_AH}(?:(?:go|come|get|punch|move) (?:back )?(?:further |closer )?in(?: (?:more|further|"
    r"closer))?(?: (?:a|one) (?:bit|little|touch|tad|size|step|notch))?|(?:an?|one|another)"
    r"(?: more)? (?:size|step|notch|stop) (?:closer|tighter|in)|"
    rf"tighten (?:it|that)(?: up)?(?: a bit)?){_END}"
)
_LEVELS = (  # which way a level goes: "bring it down more"
    (rf"{_AH}(?:(?:bring|turn|take|pull) (?:it |that )?)?(?:back )?down{_BY}{_END}", -1),
    (rf"{_AH}(?:(?:bring|turn|take|push) (?:it |that )?)?(?:back )?up{_BY}{_END}", 1),
)
_HAVE_LEVELS = frozenset(("level_db", "pitch"))
_BY_DEGREE = {"slight": (1.2, 0.85), "": (1.4, 0.7), "much": (2.0, 0.5)}  # more of it, less
_SIZES = tuple(Size)
_USUAL_INTENSITY = 0.6  # of an emotion without a measure
_LEAST_FRAMES = 8  # longer or shorter by less is hardly seen
_USUAL_DB = 6.0  # louder or quieter
_BY_LEVEL = {"slight": 0.5, "": 1.0, "much": 2.0}  # of the usual step
_NEUTRAL: Mapping[str, float] = {  # what a value without any change is
    "saturation": 1, "contrast": 1, "brightness": 1, "outline": 1, "pitch": 1, "tempo": 1,
    "percent": 100, "pace": 1,
}  # fmt: skip
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnt]")


@dataclass(frozen=True, slots=True)
class Measure:
    """A field of an edit, and the words for more and for less of it."""

    edit: type
    field: str
    more: tuple[str, ...]
    less: tuple[str, ...]


def _measure(edit: type, field: str, more: str, less: str) -> Measure:
    return Measure(edit, field, tuple(more.split()), tuple(less.split()))


_MEASURES = (
    _measure(Move, "travel", "fast quick speedy strong far hard bold big pronounced",
             "slow gentle soft subtle easy calm small light"),
    _measure(Hold, "lead_frames", "long slow", "short brief quick"),
    _measure(Hold, "tail_frames", "long slow", "short brief quick"),
    _measure(Length, "frames", "long slow", "short brief quick brisk"),
    _measure(Transition, "frames", "long slow gentle soft", "short brief quick fast brisk"),
    _measure(Pace, "percent", "slow long leisurely relaxed", "fast quick brisk snappy short tight"),
    _measure(Sound, "level_db", "loud strong high", "quiet soft low faint"),
    _measure(Voice, "pitch", "high light", "low deep dark"),
    _measure(Voice, "tempo", "fast quick", "slow"),
    _measure(Voice, "level_db", "loud", "quiet soft"),
    _measure(Perform, "pace", "fast quick brisk", "slow"),
    _measure(Perform, "intensity", "strong big intense hard sad angry happy scared afraid tender "
             "urgent surprised bitter nervous cheerful emotional furious warm",
             "small soft subtle quiet weak light"),
    _measure(Style, "brightness", "bright light", "dark dim"),
    _measure(Style, "warmth", "warm orange yellow golden", "cool cold blue"),
    _measure(Style, "saturation", "colourful colorful saturated vivid", "muted desaturated pale"),
    _measure(Style, "contrast", "contrasty hard punchy", "flat soft"),
    _measure(Style, "sepia", "sepia brown", ""),
    _measure(Style, "grain", "grainy", "clean"),
    _measure(Style, "outline", "thick heavy bold", "thin fine light"),
)  # fmt: skip
_CLOSER = ("close", "tight", "near")
_WIDER = ("wide", "loose", "far")
_IRREGULAR = {"far": "further|farther", "much": "more"}


def further(piece: str, edit: AnyEdit) -> AnyEdit | None:
    """The edit with as much more or less of it as a piece of a note says; None: it says nothing.

    Args:
        piece: Small letters without signs.
        edit: One of those made last.
    """
    if isinstance(edit, Reframe):
        step = _step(piece)
        return _stepped(edit, step) if step else None
    if isinstance(edit, Move) and edit.kind is MoveKind.STATIC:
        return None
    bare = next((share for said, share in _BARE if said.fullmatch(piece)), None)
    changed: dict[str, Any] = {}
    for measure in _MEASURES:
        value = _value(edit, measure) if isinstance(edit, measure.edit) else None
        if value is None:
            continue
        share = _share(piece, measure, value) or bare
        if share is not None:
            changed[measure.field] = _seen(edit, value, _scaled(measure.field, value, share))
    if isinstance(edit, Sound) and edit.level_db is None and not edit.mute:
        level = _first_level(piece)
        return msgspec.structs.replace(edit, level_db=level) if level else None
    return msgspec.structs.replace(edit, **changed) if changed else None


def _value(edit: AnyEdit, measure: Measure) -> float | None:
    """What the edit sets of a measure; an emotion without one is of the usual strength."""
    value = getattr(edit, measure.field)
    if isinstance(edit, Perform) and measure.field == "intensity" and value is None:
        return _USUAL_INTENSITY if edit.emotion is not None else None
    if isinstance(edit, Transition) and not value:
        return None
    return None if value is None else float(value)


def _scaled(field: str, value: float, share: float) -> float:
    plain = _NEUTRAL.get(field, 0)
    now = plain + (value - plain) * share if value != plain else value * share
    if field == "intensity":
        now = min(now, 1.0)
    return round(now) if field.endswith("frames") or field == "percent" else round(now, 2)


def _seen(edit: AnyEdit, value: float, now: float) -> float:
    """A length of silence or of a shot, changed by so much that it is seen."""
    if not isinstance(edit, Hold | Length) or abs(now - value) >= _LEAST_FRAMES:
        return now
    if now > value:
        return round(value) + _LEAST_FRAMES
    return max(round(value) - _LEAST_FRAMES, round(value / 2)) if now < value else now


def _first_level(piece: str) -> float:
    """How much louder than the mix has it, or quieter, is what had no level yet; 0: not said."""
    measure = next(m for m in _MEASURES if m.edit is Sound)
    found = _sense(piece, measure.more, measure.less) or _level(piece, measure.field)
    return found[0] * _BY_LEVEL[found[1]] * _USUAL_DB if found else 0.0


def _share(piece: str, measure: Measure, value: float) -> float | None:
    """How much of its change a measure keeps: more where a piece points the way it went."""
    found = _sense(piece, measure.more, measure.less) or _level(piece, measure.field)
    if found is None:
        return None
    way, degree = found
    went = value - _NEUTRAL.get(measure.field, 0)
    return _BY_DEGREE[degree][0 if way * went >= 0 else 1]


def _level(piece: str, field: str) -> tuple[int, str] | None:
    """Which way a level goes."""
    if field not in _HAVE_LEVELS:
        return None
    return next(((way, "") for said, way in _LEVELS if re.fullmatch(said, piece)), None)


def _sense(piece: str, more: tuple[str, ...], less: tuple[str, ...]) -> tuple[int, str] | None:
    """Which way a piece points, and how far of the usual."""
    for words, sign in ((more, 1), (less, -1)):
        for form, points in _FORMS:
            match = re.fullmatch(f"{_AH}(?:{_filled(form, words)}){_END}", piece) if words else None
            if match:
                said = match.groupdict()
                degree = next((d for d in ("slight", "much") if said.get(d)), "")
                return sign * points, degree
    return None


def _filled(form: str, words: tuple[str, ...]) -> str:
    """A form for some adjectives."""
    return form.replace("COMPARATIVE", "|".join(map(comparative, words))).replace(
        "WORD", "|".join(words)
    )


def comparative(word: str) -> str:
    """Such as slower, bigger, angrier."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y"):
        return word[:-1] + "ier"
    if word.endswith("e"):
        return word + "r"
    return word + (word[-1] if _DOUBLED.search(word[-3:]) else "") + "er"


def _step(piece: str) -> int:
    """How many sizes closer a piece asks for; 0 for none."""
    if _BACK.fullmatch(piece):
        return -1
    if _NEARER.fullmatch(piece):
        return 1
    found = _sense(piece, _CLOSER, _WIDER)
    return found[0] if found else 0


def _stepped(edit: Reframe, step: int) -> Reframe | None:
    """The change of size, one size closer or wider; None where it was none."""
    if edit.size is None:
        return None
    place = _SIZES.index(edit.size) + step
    return msgspec.structs.replace(edit, size=_SIZES[place]) if 0 <= place < len(_SIZES) else None


WORDS = frozenset(chain.from_iterable(m.more + m.less for m in _MEASURES)) | {*_CLOSER, *_WIDER}
"""Adjectives that measure something."""
