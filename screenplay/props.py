"""Props: what hands hold, for the property master.

Enters: a scene's beats. Leaves: things in lower case, who handles them, and which are only named.
A thing counts where a deed uses it, or where action names something that a hand can hold with an
article, a number or an owner before it: "his watch", not "they watch".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screenplay.scene_graph import Beat, BeatKind, Deed, Scene
from screenplay.words.things import BODY, HANDHELD, NEVER_HELD, NEVER_MEANT
from screenplay.words.vocabulary import vocabulary

_DETERMINER = (
    r"\b(?:an?|the|his|her|its|their|my|your|our|this|that|these|those|some|another|each|every"
    r"|two|three|four|five|six|\w+['’]s?)\s+(?:[\w-]+\s+){0,2}"
)
_NAMED = re.compile(rf"{_DETERMINER}(?P<thing>[\w-]+)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_NO_PROPS = (
    vocabulary(
        """
    air ground floor street road shore wall walls door doors doorway gate window windows house
    room stairs step steps seat table bed compartment place play see small earlier others boss
    father mother son daughter baby boy girl man woman husband wife brother sister friend crowd
    hunger glow shore square shade spotlight chase drive charges round strip trigger handbrake
    sky sunlight rain leaves ensure aside aloud go patch serving liter wing leg slide shape
    people everyone everybody anyone someone body rest turn distance direction sidewalk curb
    breakfast lunch dinner beast chest fingers knees
    """
    )
    | NEVER_HELD
)
_NAMED_TOO_LOOSELY = vocabulary(
    """
    water ice present club fan picture toast match saw sheet package back court cell cream roll
    file cloth glove pan bill stone rock pill drill comb bell flag tool pad point shell ball sign
    glasses folder needle rod pipe bone weapon music
    """
)
_TOUCHING = frozenset(
    ("open", "close", "take", "pick_up", "put_down", "throw", "catch", "give", "push", "pull",
     "read", "write", "touch", "wash", "light", "raise", "lower", "put_on", "take_off", "search")
)  # fmt: skip
_ALWAYS_PLURAL = frozenset(("glasses", "scissors", "binoculars", "groceries", "sunglasses",
                            "tweezers", "clothes"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class PropUse:
    """One thing in one scene; `by` are ids of the characters who handle it, none if only named."""

    thing: str
    by: tuple[str, ...]
    handled: bool


def props_of(scene: Scene, people: Iterable[str] = ()) -> tuple[PropUse, ...]:
    """Things handled or named in a scene, in order; `people` are names that are no things."""
    names = frozenset(word.lower() for name in people for word in (name, name.rpartition(" ")[2]))
    handlers: dict[str, dict[str, None]] = {}
    used: set[str] = set()
    for beat in scene.beats:
        for thing, actor, handled in _found(beat, names):
            by = handlers.setdefault(thing, {})
            if handled:
                used.add(thing)
                by.update({actor: None} if actor else {})
    return tuple(PropUse(thing, tuple(by), thing in used) for thing, by in handlers.items())


def _found(beat: Beat, names: frozenset[str]) -> Iterator[tuple[str, str | None, bool]]:
    """(thing, who handles it, whether anybody does) in a beat."""
    for deed in beat.deeds:
        noun = _handled(deed, beat)
        if noun is not None and noun not in names:
            known = deed.actor is not None and deed.actor.startswith("ch-")
            yield _singular(noun), deed.actor if known else None, True
    if beat.kind is BeatKind.ACTION:
        for match in _nouns(beat.text):
            if match in HANDHELD and match not in _NAMED_TOO_LOOSELY | NEVER_MEANT | _NO_PROPS:
                yield _singular(match), None, False


def _handled(deed: Deed, beat: Beat) -> str | None:
    """The thing that a deed uses; None where the word is no thing or no noun here."""
    noun = (deed.prop or "").lower()
    if not noun and deed.verb in _TOUCHING and (deed.target or "") in HANDHELD:
        noun = deed.target or ""
    if not noun or noun in BODY or noun in NEVER_MEANT or noun in _NO_PROPS:
        return None
    if noun in HANDHELD:
        return noun
    return noun if noun in _nouns(f"{beat.text} {deed.text}") else None


def _nouns(text: str) -> list[str]:
    """Words with an article, number or owner up to two words before them, in lower case."""
    found: list[str] = []
    at = 0
    while (match := _NAMED.search(text, at)) is not None:
        phrase = match.group().lower()
        found += _WORD.findall(phrase)[1:]
        at = max(match.start() + 1, match.start("thing"))
    return list(dict.fromkeys(found))


def _singular(noun: str) -> str:
    """One entry for key and keys; glasses are no glass."""
    if noun in _ALWAYS_PLURAL:
        return noun
    shorter = (noun.removesuffix(ending) for ending in ("es", "s") if noun.endswith(ending))
    return next((short for short in shorter if short in HANDHELD), noun)
