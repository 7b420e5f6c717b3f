"""Verbs that mean what their object makes of them.

Enters: a verb's form, the words after it and what they were found to be. Leaves: the verb of
`screenplay.actions.VERBS`, None where the object changes nothing: takes a seat sits, runs the
meeting speaks, drops the phone hangs up.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from screenplay.actions.objects import Objects
from screenplay.actions.tokens import Token
from screenplay.words.lexicon import (
    ADVERBS,
    DETERMINERS,
    NOUN_PHRASALS,
    PREPOSITIONS,
    SUBORDINATORS,
    VerbForm,
)
from screenplay.words.names import PERSON_NOUNS
from screenplay.words.things import ABSTRACT, BODY, CALLING, HANDHELD, IN_ARMS, VEHICLES, WEARABLE
from screenplay.words.vocabulary import vocabulary

_HURRYING = vocabulary(
    """
    run rush hurry dash sprint race bolt zip scurry speed stride ride fly gallop hobble limp
    """
)
_DISTANCES = vocabulary(
    """
    mile miles lap laps race block blocks yards feet metres meters marathon errand way distance
    first last length breadth gauntlet
    """
)
_RUN = {"meeting": "speak", "class": "speak", "show": "speak", "rehearsal": "speak"}
_GETTING_UP = vocabulary(
    """
    get climb slip slide crawl roll jump leap spring hop scramble swing ease struggle come shoot
    bound clamber
    """
)
_BEDS = vocabulary("bed bunk cot hammock chair armchair seat")
_GATHERING = vocabulary("gather scoop pull sweep fold draw catch wrap")
_SMALL = PREPOSITIONS | SUBORDINATORS | ADVERBS
_TAKING = frozenset(("take", "grab", "snatch", "pull", "get", "lift", "rip", "wrench"))


def by_object(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str | None:
    """Verbs whose object changes what they mean; None where it does not."""
    if form.lemma in _GETTING_UP and _out_of(rest) in _BEDS:
        return "stand"
    if form.lemma in _GATHERING and objects.people and objects.place in ("arm", "arms"):
        return "hug"
    rule = _RULES.get(form.lemma)
    found = rule(rest, objects) if rule is not None else None
    if found is not None:
        return found
    if objects.direct and form.verb in ("fall", "wake", "knock"):
        return "touch" if form.verb == "wake" else "push"
    somebody = objects.direct or (objects.noun in PERSON_NOUNS and objects.noun not in IN_ARMS)
    if somebody and form.lemma in ("grab", "seize", "snatch"):
        return "touch"
    if objects.direct and form.lemma in ("lead", "guide", "steer", "usher"):
        return "pull"
    if form.lemma in _TAKING and objects.noun is not None and _to_person(rest, "from"):
        return "take"
    return "exit" if form.lemma in _HURRYING and _first(rest) in ("away", "off") else None


def _first(rest: Sequence[Token]) -> str:
    return rest[0].low if rest else ""


def _out_of(rest: Sequence[Token]) -> str:
    """The noun of "out of (the) …", right after the verb."""
    lows = [token.low for token in rest[:5]]
    if lows[:2] != ["out", "of"]:
        return ""
    return next((low for low in lows[2:] if low not in DETERMINERS), "")


def _thing(rest: Sequence[Token], objects: Objects) -> str | None:
    """The direct object's noun."""
    return None if _first(rest) in PREPOSITIONS else objects.noun


def _drop(rest: Sequence[Token], objects: Objects) -> str | None:
    if _thing(rest, objects) in CALLING:
        return "hang_up"
    return "put_down" if _first(rest) in ("something", "one", "another") else None


def _run(rest: Sequence[Token], objects: Objects) -> str | None:
    noun = _thing(rest, objects)
    if noun is None or noun in _DISTANCES:
        return None
    return "touch" if noun in BODY else _RUN.get(noun, "work")


def _turn(rest: Sequence[Token], objects: Objects) -> str | None:
    noun = _thing(rest, objects)
    if noun is None or noun in BODY:
        return None
    if any(token.low in ("over", "upside") for token in rest):
        return "hold"
    if ("turn", noun) in NOUN_PHRASALS:
        return None
    return "light" if any(token.low in ("on", "off") for token in rest[:4]) else "touch"


def _burst(rest: Sequence[Token], objects: Objects) -> str | None:
    """Bursts OUT laughing: the next verb tells."""
    return "" if [token.low for token in rest] == ["out"] and not objects.people else None


def _move(rest: Sequence[Token], objects: Objects) -> str | None:
    return "" if _thing(rest, objects) in BODY else None


def _draw(rest: Sequence[Token], objects: Objects) -> str | None:
    if objects.direct:
        return "pull"  # draws him aside
    alone = objects.noun is None and not objects.it and _first(rest) not in PREPOSITIONS
    return "write" if alone else None


def _go(rest: Sequence[Token], objects: Objects) -> str | None:
    """Goes ON kneading: the next verb tells."""
    return "" if [token.low for token in rest] == ["on"] and objects.noun is None else None


def _drive(rest: Sequence[Token], objects: Objects) -> str | None:
    noun = _thing(rest, objects)
    if noun is None or noun in VEHICLES or ("drive", noun) in NOUN_PHRASALS:
        return None
    return "hit" if objects.place else "push"


def _trail(rest: Sequence[Token], objects: Objects) -> str | None:
    return None if objects.people or _thing(rest, objects) else "walk"


def _lick(rest: Sequence[Token], objects: Objects) -> str | None:
    return "touch" if _thing(rest, objects) in BODY else None


def _work(rest: Sequence[Token], objects: Objects) -> str | None:
    """Works it OUT in their head; works THE CORK out with a hand."""
    return "think" if objects.it and "out" in [token.low for token in rest[:3]] else None


def _reach(rest: Sequence[Token], objects: Objects) -> str | None:
    if _first(rest) == "for" or not (_thing(rest, objects) or objects.people):
        return None
    return "approach" if objects.people else "walk"


def _see(rest: Sequence[Token], objects: Objects) -> str | None:
    return "" if _thing(rest, objects) in ABSTRACT else None


def _get(rest: Sequence[Token], objects: Objects) -> str | None:
    noun = _thing(rest, objects)
    if objects.direct and any(token.low == "by" for token in rest):
        return "touch"  # gets him by the collar
    if noun in CALLING:
        return "answer"
    return "pick_up" if noun in HANDHELD else None


def _pass(rest: Sequence[Token], objects: Objects) -> str | None:
    noun = _thing(rest, objects)
    handed = objects.it or (noun is not None and (bool(objects.people) or noun in HANDHELD))
    return None if handed else "walk"


def _gulp(rest: Sequence[Token], objects: Objects) -> str | None:
    return "hesitate" if _thing(rest, objects) is None else None


def _take(rest: Sequence[Token], objects: Objects) -> str | None:
    off = "off" in [token.low for token in rest[:5]]
    return "take_off" if off and objects.noun in WEARABLE else None


def _slide(rest: Sequence[Token], objects: Objects) -> str | None:
    given = _thing(rest, objects) is not None and bool(objects.people) and _to_person(rest)
    return "give" if given else None


def _lift(rest: Sequence[Token], objects: Objects) -> str | None:
    """Lifts the cup TO HIS LIPS."""
    return "raise" if _thing(rest, objects) is not None and objects.place in BODY else None


def _hold(rest: Sequence[Token], objects: Objects) -> str | None:
    return "gesture" if _first(rest) == "out" and objects.noun in BODY else None


_RULES: Mapping[str, Callable[[Sequence[Token], Objects], str | None]] = MappingProxyType({
    "work": _work, "drop": _drop, "trail": _trail, "burst": _burst, "move": _move,
    "run": _run, "turn": _turn, "draw": _draw, "go": _go, "carry": _go,
    "drive": _drive, "lick": _lick, "reach": _reach, "see": _see, "find": _see, "sense": _see,
    "get": _get, "pass": _pass, "gulp": _gulp, "take": _take, "slide": _slide, "slip": _slide,
    "push": _slide, "hold": _hold, "lift": _lift, "stretch": _hold, "stick": _hold,
})  # fmt: skip


def _to_person(rest: Sequence[Token], preposition: str = "to") -> bool:
    """Whether a thing goes to somebody, or from somebody."""
    for at, token in enumerate(rest[:-1]):
        following = rest[at + 1]
        if token.low == preposition and following.low in ("him", "them", "her"):
            return following.low != "her" or at + 2 >= len(rest) or not starts_noun(rest[at + 2])
        if token.low == preposition and following.mention is not None:
            return not following.mention.possessive
    return False


def idiom(form: VerbForm, objects: Objects) -> str | None:
    """What the verb means with its object's noun, or that of the phrase after it."""
    taken = objects.direct or objects.it or objects.noun is not None
    for noun in (objects.noun, None if taken else objects.place):
        for spelled in (noun, (noun or "").removesuffix("s")):
            if spelled and (form.lemma, spelled) in NOUN_PHRASALS:
                return NOUN_PHRASALS[(form.lemma, spelled)]
    return None


def starts_noun(token: Token) -> bool:
    """Whether a noun or name may begin with a word."""
    low = token.low
    return token.mention is not None or (low[:1].isalpha() and low not in _SMALL)
