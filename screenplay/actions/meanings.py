"""What a verb means with the words that follow it.

Enters: a verb's form, the words after it and what they were found to be. Leaves: one of
`screenplay.actions.VERBS`, or "" where nothing is seen: picks up, takes a seat, drops to his knees.
"""

from collections.abc import Iterator, Sequence

from screenplay.actions.objects import Objects
from screenplay.actions.tokens import Token
from screenplay.actions.verbs_by_object import by_object, idiom, starts_noun
from screenplay.words.lexicon import (
    ADVERBS,
    DETERMINERS,
    DONE_TO,
    PHRASALS,
    PREPOSITIONS,
    SUBORDINATORS,
    VerbForm,
)
from screenplay.words.things import SEATS, WEARABLE
from screenplay.words.vocabulary import vocabulary

_REACH = 6  # words between a verb and its particle
_ENDS = vocabulary(
    """
    , ; : -- — – . and as while but
    """
)
_PARTICLES = vocabulary(
    """
    up down off out away back over around round open shut closed aside on in together apart free
    forward to awake asleep
    """
)
_BETWEEN = vocabulary("into in on onto under from across to against around off over")
_PARTICLE_ONLY = frozenset(("put_on", "take_off", "light", "enter", "hold", "exit", "wake"))
_GOING = vocabulary(
    """
    walk run enter exit approach follow sit stand lie kneel crouch turn drive ride fall jump climb
    hide sneak stop sleep wake swim
    """
)
_COMING = vocabulary("go walk step move head cross return wander stroll march crawl amble trot jog")
_LEANING = vocabulary("forward back over across toward towards close closer down into out")
_SITTING = frozenset(("lower", "ease", "seat", "throw", "fling", "hurl"))
_ONESELF = {
    "lower": "sit", "ease": "sit", "plant": "stand", "drop": "sit", "seat": "sit", "drag": "sneak",
    "haul": "climb", "hoist": "climb", "pull": "climb", "push": "push", "throw": "jump",
    "fling": "jump", "hurl": "jump", "launch": "jump", "press": "hide", "flatten": "hide",
    "heave": "stand", "lift": "stand", "pick": "stand", "raise": "stand", "help": "take",
    "steady": "stop", "draw": "stand", "swing": "climb", "tear": "turn", "cross": "gesture",
    "catch": "stop", "check": "stop", "wedge": "walk", "settle": "sit", "park": "sit",
    "install": "sit",
    "stretch": "lie", "drape": "lie", "position": "stand", "station": "stand", "place": "stand",
    "right": "stand", "busy": "work", "excuse": "speak", "wrench": "fight", "free": "fight",
    "extricate": "walk", "disentangle": "walk", "shake": "gesture", "dry": "wash",
    "unfold": "stand", "fold": "sit", "insinuate": "sneak", "squeeze": "walk", "brace": "",
    "compose": "", "collect": "", "gather": "", "wrap": "put_on", "let": "",
    "prop": "sit", "introduce": "speak", "dust": "wash", "fan": "wave", "hide": "hide",
}  # fmt: skip
"""What somebody does with HIMSELF: lowers himself, drags himself along."""
_LET = {"in": "enter", "into": "enter", "inside": "enter", "out": "exit"}
_NOT_BARE = DETERMINERS | PREPOSITIONS | ADVERBS
_DOORS = vocabulary("door doors doorway gate gates entrance archway hatch curtain curtains window")
_LOOKING = frozenset(("look", "sound", "feel", "seem"))


def meaning(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str:
    """The verb of `VERBS` that `form` means before the words `rest`; "" for none."""
    found = _meaning(form, rest, objects)
    through = "through" in [token.low for token in rest[:3]]
    if found == "enter" and through and objects.place and objects.place not in _DOORS:
        return "walk"
    walked = form.lemma in _COMING and found == "approach" and not objects.people
    return "walk" if walked and (objects.place or objects.noun) else found


def _meaning(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str:
    special = by_object(form, rest, objects)
    if rest and rest[0].low in ("himself", "herself", "themselves") and form.lemma in _ONESELF:
        return _with_oneself(form, rest, objects)
    if special is None and form.lemma in _LOOKING and rest and _is_looked(rest, objects):
        special = ""  # looks bored
    if special is None:
        special = idiom(form, objects)
    if special is None:
        special = _phrasal(form, rest, objects)
    if special is not None:
        return special
    if form.lemma == "lean" and objects.place and rest[0].low not in _LEANING:
        return "stand"  # in the doorway; who leans in or forward may be sitting
    if form.lemma in ("bring", "show", "pass", "slip") and objects.people:
        return "give" if objects.noun is not None else form.verb
    return "touch" if form.verb == "pick_up" and objects.owner else form.verb


def _with_oneself(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str:
    """Lowers HIMSELF, lets herself IN, heaves themselves UP."""
    if form.lemma == "let":
        return next((_LET[token.low] for token in rest[1:3] if token.low in _LET), "")
    if objects.place in ("elbow", "elbows"):
        return "sit"
    if objects.place in SEATS:
        return "climb" if form.lemma == "swing" else "sit"
    up = any(token.low == "up" for token in rest[:4])
    return "stand" if up and form.lemma not in _SITTING else _ONESELF[form.lemma]


def _is_looked(rest: Sequence[Token], objects: Objects) -> bool:
    """Whether the words after LOOKS tell how somebody looks."""
    first = rest[0].low
    if first in PREPOSITIONS or first in ADVERBS or first.endswith("ly"):
        return first == "like"
    return first == objects.noun or (first.endswith("ed") and len(first) > 4)


def _phrasal(form: VerbForm, rest: Sequence[Token], objects: Objects) -> str | None:
    """What the verb means with a particle or phrase near it, the longest first."""
    to_thing = objects.noun is not None or objects.it
    tables = (DONE_TO, PHRASALS) if to_thing else (PHRASALS,)
    for table in tables:
        if table is PHRASALS and to_thing and (form.lemma,) in DONE_TO and not _moved(rest):
            break
        for index, words in _runs(rest):
            verb = table.get((form.lemma, *words))
            if table is PHRASALS and to_thing and index and verb in _GOING:
                continue  # pulls a blanket over her head
            if verb is not None and _fits(form, verb, rest, index, words, objects):
                return verb
    first = rest[0].low if rest else ""
    if to_thing and first not in PREPOSITIONS and (form.lemma,) in DONE_TO:
        return DONE_TO[(form.lemma,)]
    return None


def _moved(rest: Sequence[Token]) -> bool:
    """Whether a particle, not a preposition with its noun, changes what the verb does."""
    return any(
        token.low in _PARTICLES - PREPOSITIONS or (token.low in _PARTICLES and not index)
        for index, token in enumerate(rest[:_REACH])
    )


def _runs(rest: Sequence[Token]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Short runs of words after the verb, where they stand; longer ones first."""
    lows = [token.low for token in rest[: _REACH + 3]]
    until = next((i for i, low in enumerate(lows) if low in _ENDS and i), len(lows))
    lows = lows[:until]
    for size in (4, 3, 2, 1):
        for index in range(min(_REACH, len(lows) - size + 1)):
            yield index, tuple(lows[index : index + size])


def _fits(
    form: VerbForm,
    verb: str,
    rest: Sequence[Token],
    index: int,
    words: tuple[str, ...],
    objects: Objects,
) -> bool:
    """Whether the words at `index` belong to the verb rather than to what follows."""
    following = rest[index + len(words)] if index + len(words) < len(rest) else None
    if verb == "look" and words == ("in",) and index:
        return False  # takes in the room; takes her foot in his hand
    noun_follows = following is not None and starts_noun(following)
    last = words[-1]
    if len(words) == 1 and index and not _follows(form, verb, rest, index, objects):
        return False
    if not _suits(verb, last, objects):
        return False
    if verb in _PARTICLE_ONLY and index and last in PREPOSITIONS and noun_follows:
        return rest[index - 1].low in _PARTICLES | ADVERBS
    if verb in ("put_on", "take_off") and objects.noun is not None:
        worn = objects.noun in WEARABLE or objects.place in WEARABLE
        if not worn:
            return False
    if verb == "sit" and objects.place is not None and last in ("into", "in", "onto", "on"):
        return objects.place in SEATS
    return not _is_preposition(form, last, verb, following)


def _follows(
    form: VerbForm, verb: str, rest: Sequence[Token], index: int, objects: Objects
) -> bool:
    """Whether a particle away from its verb is one: picks the mug UP; not: her BACK to us."""
    last, before = rest[index].low, rest[index - 1].low
    near = before in ADVERBS or before.endswith("ly") or before in _PARTICLES
    between = last in _BETWEEN and objects.noun is not None
    if before in DETERMINERS or not (near or last in _PARTICLES or between):
        return False
    far = last in ("to", "for", "through") and (form.lemma, last) not in DONE_TO
    return near or not (far or form.lemma == "get")


def _suits(verb: str, last: str, objects: Objects) -> bool:
    """Whether the object is one that the verb can have."""
    if verb == "knock" and objects.direct:
        return False  # taps her on the shoulder
    return verb != "give" or last not in ("to", "over") or bool(objects.people)


def _is_preposition(form: VerbForm, particle: str, verb: str, following: Token | None) -> bool:
    """Whether UP opens a way and IN a manner, rather than changing what the verb means."""
    if following is None:
        return False
    low = following.low
    if particle == "up":
        return low in DETERMINERS and verb == "approach"
    bare = low[:1].isalpha() and low not in _NOT_BARE
    joined = low in SUBORDINATORS or low in ("and", "her", "him", "them") or low.endswith("ing")
    return particle == "in" and verb == "enter" and bare and not joined and (
        following.mention is None
    )  # fmt: skip
