"""What the text says of a body, phrase by phrase.

Enters: a sentence that describes somebody and where in it the name stands. Leaves: phrases as
typed, each with its kind (age, build, hair, face, clothes, count, trait) and its place in the
sentence.

Words are typed for Storyreel; what the pictures make of them is the planner's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenplay.words.names import PERSON_NOUNS
from screenplay.words.vocabulary import vocabulary

_HAIR = vocabulary(
    """
    hair bob ponytail braid braids bun curls beard moustache mustache stubble goatee sideburns
    afro mohawk dreadlocks locks redhead blonde brunette wig crop pigtails
    """
)
_FACE = vocabulary(
    """
    face eyes nose scar scars freckles braces wrinkles cheeks jaw chin skin complexion lips
    eyebrows dimples antennae wings tan
    """
)
_CLOTHES = vocabulary(
    """
    shirt t-shirt tee sweater jumper cardigan hoodie jacket blazer coat raincoat trenchcoat suit
    tuxedo vest waistcoat blouse dress gown skirt trousers pants jeans slacks shorts leggings
    overalls dungarees uniform apron robe pyjamas pajamas nightgown swimsuit bikini cloak cape
    hat cap beanie fedora helmet scarf tie gloves boots shoes sneakers heels sandals slippers
    glasses spectacles sunglasses goggles eyepatch patch veil mask armor armour gear scrubs
    stockings socks belt costume outfit headscarf turban hijab sari kimono kilt toga
    """
)
_BARE = vocabulary(
    """
    face eyes hair nose cheeks jaw chin skin lips eyebrows wings tie patch gear belt mask
    """
)
"""What everybody has, or what is often something else: it counts with an adjective only."""
_BUILD = vocabulary(
    """
    tall short small big large huge tiny petite slim slender thin skinny lanky wiry stocky stout
    burly heavyset heavy fat chubby plump portly overweight muscular athletic broad
    broad-shouldered gaunt frail stooped hulking massive imposing barrel-chested hunched curvy
    """
)
_DRESSED = vocabulary(
    """
    wearing wears dressed clad
    """
)
_STOP = vocabulary(
    """
    a an the his her their its with in and or of wearing wears dressed has who is are no without
    under over on for to by but from into onto at as behind beside puts takes pulls straightens
    """
)
_LONGEST = 4  # adjectives before a noun
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_AGE = re.compile(
    r"\b(?:(?:now|about|around|early|mid|late|pushing|roughly|age|aged|in (?:his|her|their)"
    r"(?: early| mid| late)?)[\s-]*)*(?:\d{1,2}(?:['’]?s\b|ish\b)?"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:ies|y(?:-?ish|-?something))\b|teens\b)"
    r"(?:[- ]years?[- ]old)?(?![\w:])",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"^(?:\s*\([^)]*\))?\s*(?:,|--|—|–)\s*"
    r"(?P<told>(?:an?|the|our|his|her)\s+(?:[\w-]+,\s+){0,3}?[^,.;:()—–]{3,60}?)"
    r"(?=[,.;:()—–]|$)"
)


_HOW_MANY = (
    r"(?P<count>(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|a hundred|hundreds|a thousand|thousands|a dozen|dozens|a couple|a handful)\b)"
)
_COUNT_BEFORE = re.compile(rf"(?<!\w){_HOW_MANY}(?:\s+of)?(?:\s+[\w-]+){{0,2}}\s+$", re.IGNORECASE)
_COUNT_AFTER = re.compile(rf"\s+of\s+(?:about\s+|some\s+|over\s+)?{_HOW_MANY}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of `kind` at `start`..`end` of a sentence."""

    kind: str
    start: int
    end: int


def phrases(sentence: str, start: int, end: int) -> tuple[Phrase, ...]:
    """What `sentence[start:end]`, which tells of one person, says of the body, in order."""
    found: list[Phrase] = []
    part = sentence[start:end]
    apposition = _APPOSITION.match(part)
    if apposition is not None:
        found.append(
            Phrase("trait", start + apposition.start("told"), start + apposition.end("told"))
        )
    age = _AGE.search(part[:60])
    if age is not None and re.match(r"[\s,(—–-]*(?:is |an? |still |also )?$", part[: age.start()]):
        found.append(Phrase("age", start + age.start(), start + age.end()))
    found.extend(_nouns(sentence, start, end))
    return tuple(sorted(found, key=lambda phrase: (phrase.start, phrase.kind)))


def _nouns(sentence: str, start: int, end: int) -> Iterator[Phrase]:
    """Noun phrases of hair, face and clothes, and adjectives of build."""
    run: list[re.Match[str]] = []
    at = start
    for match in _WORD.finditer(sentence, start, end):
        if re.search(r"[,.;:()—–]|--", sentence[at : match.start()]):
            run = []
        at = match.end()
        word = match.group().lower()
        kind = _kind(word)
        if kind:
            first = (*run[-_LONGEST:], match)[0]
            if first is not match or word not in _BARE:
                yield Phrase(kind, first.start(), match.end())
        if word in _BUILD and _of_a_person(sentence, match, start, end):
            yield Phrase("build", match.start(), match.end())
        run = [] if kind or word in _STOP else [*run, match]


def _of_a_person(sentence: str, match: re.Match[str], start: int, end: int) -> bool:
    """BIG before a stop, AND or a person; not "a massive hole"."""
    rest = sentence[match.end() : end]
    if not rest.strip() and start == 0:
        return True
    if re.match(r"\s*(?:[,.;()—–]|--|and\b|but\b|$)", rest):
        return True
    words = [word.group().lower() for word in _WORD.finditer(rest)][:3]
    return any(word in PERSON_NOUNS for word in words)


def _kind(word: str) -> str:
    """Kind of a head noun; "" for others."""
    if word in _HAIR:
        return "hair"
    if word in _FACE:
        return "face"
    return "clothes" if word in _CLOTHES else ""


def counted(sentence: str, start: int, end: int) -> tuple[Phrase, ...]:
    """How many a crowd at `start`..`end` is: "TWO nervous COPS", "a MOB of about 50"."""
    before = _COUNT_BEFORE.search(sentence[:start])
    if before is not None:
        return (Phrase("count", before.start("count"), before.end("count")),)
    after = _COUNT_AFTER.match(sentence, end)
    return (Phrase("count", after.start("count"), after.end("count")),) if after else ()


def dressed(sentence: str, start: int, end: int) -> tuple[Phrase, ...]:
    """Clothes that a later sentence says a person has on: "now in a wedding dress"."""
    part = sentence[start:end].lower()
    worn = _DRESSED & set(_WORD.findall(part))
    if not worn and not re.match(r"\s*,?\s*(?:is |now |still |again )*in (?:an?|his|her)\b", part):
        return ()
    return tuple(p for p in phrases(sentence, start, end) if p.kind == "clothes")
