"""What somebody holds, touches or looks at in words without a verb.

Enters: a sentence's tokens, and who acts where. Leaves: deeds that hang on another clause: ONE HAND
ON THE KNOB, A ROSE BETWEEN HIS TEETH, A SHOTGUN SLUNG OVER HER ARM, HIS EYES ON THE ROAD.
"""

from collections.abc import Callable, Sequence

from screenplay.actions.heads import STOPS, head_noun
from screenplay.actions.tokens import Token
from screenplay.scene_graph import Deed
from screenplay.words.lexicon import DETERMINERS
from screenplay.words.things import BODY, HANDHELD
from screenplay.words.vocabulary import vocabulary

_OPENERS = frozenset((",", "--", "—", "–", ":", ";", "and", "(", "with"))
_OWNERS = frozenset(("his", "her", "their"))
_HANDS = frozenset(("hand", "hands", "palm", "palms", "fingers"))
_EYES = frozenset(("eyes", "gaze", "eye"))
_KEPT = vocabulary("still already fixed locked trained glued resting poised only never both tight")
_ON = frozenset(("on", "upon", "against", "at", "over"))
_AROUND = frozenset(("around", "round"))
_NOWHERE = vocabulary("hips hip pocket pockets sides ready air hand hands") | BODY
_BORNE = vocabulary(
    """
    slung tucked clutched clamped balanced raised drawn levelled leveled cradled clasped hanging
    dangling gripped held hooked thrown draped swinging perched aloft ready
    """
)
_WHERE = vocabulary("in over under on upon across between at against to beneath")
_CARRYING = vocabulary(
    "hand hands arm arms shoulder shoulders fist teeth lips hip side chest elbow lap fingers mouth"
)
_LONGEST = 5  # words of a thing before what is told of it


def absolutes(
    sentence: str, tokens: Sequence[Token], whose: Callable[[int], str | None], told: Sequence[Deed]
) -> tuple[Deed, ...]:
    """Deeds without a verb; `whose` says who acts at a token, `told` what is known already."""
    found: list[Deed] = []
    known = {noun for deed in told for noun in (deed.prop, deed.target)}
    for at, token in enumerate(tokens):
        if at and tokens[at - 1].low not in _OPENERS:
            continue
        if (after := _following(sentence, tokens, at, whose)) is not None:
            found.append(after)
            continue
        seen = _seen(tokens, at)
        who = whose(at) if seen is not None else None
        if seen is None or who is None or seen[1] in known:
            continue
        verb, noun, end = seen
        text = sentence[token.start : tokens[end - 1].end]
        held = noun if verb == "hold" else None
        found.append(Deed(who, verb, text, target=None if held else noun, prop=held))
    return tuple(found)


def _following(
    sentence: str, tokens: Sequence[Token], at: int, whose: Callable[[int], str | None]
) -> Deed | None:
    """BO AT HER HEELS, BO CLOSE BEHIND."""
    mention = tokens[at].mention
    lows = [token.low for token in tokens[at + 1 : at + 4]]
    heels = lows[:1] in (["at"], ["on"]) and lows[2:] == ["heels"]
    close = lows[:1] in (["close"], ["right"], ["hard"]) and lows[1:2] == ["behind"]
    if mention is None or mention.possessive or not (heels or close):
        return None
    led = whose(at)
    text = sentence[tokens[at].start : tokens[min(at + 3, len(tokens) - 1)].end]
    target = led if led != mention.character else None
    return Deed(mention.character, "follow", text.strip(" ,."), target=target)


def _seen(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """Verb, noun and end of an absolute that begins at `at`; None where none does."""
    low = tokens[at].low
    if low not in DETERMINERS or at + 2 >= len(tokens):
        return None
    end = _end(tokens, at)
    head = next((i for i in range(at + 1, min(end, at + _LONGEST)) if _heads(tokens[i].low)), None)
    if head is None:
        return None
    noun = tokens[head].low
    after = head + 1
    while after < end and (tokens[after].low in _KEPT or tokens[after].low.endswith("ly")):
        after += 1
    if noun in _HANDS | _EYES:
        return _laid(tokens, noun, after, end)
    return _borne(tokens, noun, after, end)


def _heads(low: str) -> bool:
    return low in _HANDS or low in _EYES or low in HANDHELD


def _laid(tokens: Sequence[Token], noun: str, at: int, end: int) -> tuple[str, str, int] | None:
    """ONE HAND ON THE KNOB, HIS EYES FIXED ON THE ROAD."""
    low = tokens[at].low if at < end else ""
    if low not in _ON | _AROUND:
        return None
    what = head_noun(tokens[:end], at + 1)
    if what is None or what in _NOWHERE:
        return None
    if noun in _EYES:
        return ("look", what, end)
    return ("hold" if low in _AROUND else "touch", what, end)


def _borne(tokens: Sequence[Token], noun: str, at: int, end: int) -> tuple[str, str, int] | None:
    """A ROSE BETWEEN HIS TEETH, A SHOTGUN SLUNG OVER HER ARM, HIS GUN DRAWN."""
    borne = at < end and tokens[at].low in _BORNE
    at += borne
    if at >= end:
        return ("hold", noun, end) if borne else None
    if tokens[at].low not in _WHERE:
        return None
    where = [token.low for token in tokens[at + 1 : at + 4] if token.low in _CARRYING]
    owned = any(token.low in _OWNERS for token in tokens[at + 1 : at + 3])
    bare = at + 1 < end and tokens[at + 1].low == "hand"
    return ("hold", noun, end) if where and (owned or bare or borne) else None


def _end(tokens: Sequence[Token], at: int) -> int:
    return next((i for i in range(at, len(tokens)) if tokens[i].low in STOPS), len(tokens))
