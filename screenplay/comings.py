"""What the words of a beat tell about coming.

Enters: a beat of action and somebody in it. Leaves: whether they come into the place, or are only
seen from it.

Clauses that were understood speak for their doers; in the rest of the sentence a name is looked for
and what stands around it is read: "in sails ANN", "followed by BOB", "Joe at her heels".
"""

import re
from functools import lru_cache

from screenplay.scene_graph import Beat, Character, Deed
from screenplay.vehicles import brings
from screenplay.words.names import TITLES

_GO = (
    r"(?:walk|stroll|strid|strod|step|stepp|stagger|stumbl|stalk|storm|sail|sweep|swept|swing"
    r"|sprint"
    r"|run|runn|ran|race|rac|rush|hurr|burst|barg|breez|bustl|march|trudg|troop|tramp|trot|shuffl"
    r"|limp|hobbl|crawl|creep|crept|slip|slipp|slid|sneak|snuck|tiptoe|pad|padd|wander|saunter"
    r"|amble"
    r"|ambl|drift|float|roll|rid|rode|driv|drove|pull|fil|pil|climb|clamber|jump|leap|hop|hopp|danc"
    r"|waltz|skip|skipp|charg|dash|dart|duck|squeez|push|edg|wad|wheel|cycl|backs|back|c[oa]m"
    r"|splash"
    r"|prowl|stomp|clatter|thunder|swagger|scrambl|scurr|tear|tore|hurtl|pop|popp|clomp|glid"
    r"|slink|slunk|tumbl|topple|toppl|canter|gallop|pedal|skat|ski|jog|jogg|bound|fl[iy]|flew|bolt"
    r"|swoop)"
)
GOES = rf"(?:{_GO}(?:e|es|s|ed|ing|ies|ied)?|goes|going|went|go)"
_HEADS_IN = re.compile(
    rf"\b(?:{GOES}|(?:wedg|squeez|throw|hurl|drag|haul|let|heav|pull|forc|fling)\w* \w+sel\w+)"
    r"(?:\s+(?:\w+ly|back|right|straight|backwards?))?\s+"
    r"(?:in(?=[\s,.;]*(?:$|[,.;:]|and\b|with\b|from\b|at\b|on\b|behind\b|carrying\b|backwards?\b"
    r"|last\b|first\b|holding\b|wearing\b|through\b|after\b|again\b|dragging\b|out of breath\b))"
    r"|inside\b|into (?:the )?(?:room|view|frame|shot|scene|light|open|clearing|yard|hall|kitchen"
    r"|bar|saloon|office|street|square|shop|store|camp|house|picture|lamplight|firelight)\b"
    r"|through the (?:[\w-]+ )?(?:door|doors|doorway|gate|gates|entrance|curtain|crowd)\b)",
    re.IGNORECASE,
)
_TURNS_UP = re.compile(
    r"\b(?:appear(?:s|ed|ing)?(?! (?:to|as|in the)\b)|emerg(?:es|ed|ing)|arriv(?:es|ed|ing)"
    r"|enter(?:s|ed|ing)|materiali[sz]es|turns? up|shows? up|comes? (?:in|out|up|over|round|around"
    r"|along|down|back|forward|into|to (?:stand|join|sit)|(?:\w+ing)\b)|joins?"
    r"|(?:just|has|have) (?:come|returned|arrived|walked|stepped|stopped|appeared|followed|entered)"
    r"|(?:kicks?|breaks?|batters?|smash(?:es)?) (?:in|down|open) the (?:[\w-]+ )?door|lets (?:him"
    r"|her)self in|"
    rf"{GOES} out of (?:the|an?|his|her|their) (?:[\w-]+ ){{0,2}}(?:doors?|doorway|house|building"
    rf"|bar|car"
    r"|truck|cab|van|bus|taxi|barn|station|shop|store|hotel|kitchen|room|bathroom|bedroom|elevator"
    r"|lift"
    r"|woods|trees|darkness|dark|shadows|crowd|fog|mist|smoke|alley|tent|saloon|church|office"
    r"|water)\b|pulls up|draws up|rides? (?:up|in)"
    r"|gets? out(?! (?:of )?(?:bed|the way|from under))"
    r"|climbs? (?:out of|down from)|steps? (?:out|up|forward|from|down from|off)"
    r"|leaps? out|jumps? out|hops? out|crawls? out|unfolds? (?:him|her|them)sel\w+ from"
    r"|(?:opens?|swings? open)[^.;]{0,12} to reveal|collides? with|passing"
    r"|passes(?! (?:\w+ )?(?:the|a|an|him|her|it|them)\b)|runs up)\b",
    re.IGNORECASE,
)
_CROSSES = re.compile(
    r"\b(?:crosses|strides|walks|heads|marches|strolls|(?:makes|pushes|squeezes|threads|elbows)"
    r" (?:his|her|their) way|saunters|hurries|rushes|runs|limps|trudges|moves|squeezes|pushes"
    r"|brushes)(?: (?:\w+ly|over|up|right|straight))? (?:to|towards?|up to|past|between|across)\b",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"\b(?:watch(?:es|ing)?|sees?|hears?|notices?|listens? to|waits? for) (?:the|an?)\b.*",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    r"\b(?:is|are) (?:\w+ly )?(?:carried|led|brought|shown|ushered|wheeled|dragged|pushed|escorted"
    r"|marched|hustled|shoved|bundled) (?:in\b|into\b|inside\b)",
    re.IGNORECASE,
)
_COMES_HEAD = re.compile(
    rf"(?:^|[.;:,!]\s+|--\s*|\b(?:and|as|when|then|but)\s+)(?:"
    rf"(?:in|out|through|from|into)\b[^.;:]{{0,60}}?\b{GOES}"
    r"|(?:up|down|along|across|around|round|over|here|behind|after|towards?|with)\b"
    r"[^.;:]{0,60}?\b(?:comes?|came|appears?|rides?|runs?|races?))"
    r"(?:\s+\w+ly)?\s+(?:(?:an?|the|his|her|their|old|young|two|three)\s+)*$",
    re.IGNORECASE,
)
_OFFGOES = re.compile(r"(?:^|[.;:,!]\s+)(?:off|away|up|out|over)\b[^.;:]{0,40}\b(?:goes|go"
r"|went)\s+"
                       r"[^.;:]{0,50}$", re.IGNORECASE)  # fmt: skip
_WITH = re.compile(
    r"\b(?:followed|joined|trailed|accompanied|pursued|chased|flanked)(?: \w+)? by\s+[^.;:]{0,30}$"
    r"|\breveal(?:s|ing)?\s+[^.;:]{0,30}$",
    re.IGNORECASE,
)
_AT_HEELS = re.compile(
    r"^(?:\s*\([^)]*\))?,?\s+(?:(?:close|right|hard|not far)\s+)?(?:at (?:his|her|their|its) heels"
    r"|on (?:his|her|their) heels|in tow|behind (?:him|her|them)\b|after (?:him|her|them)\b)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:steers?|ushers?|escorts?|leads?|drags?|hustles?|shoves?|walks?|bundles?|carr(?:y|ies)"
    r"|takes?|pulls?|marches|pushes|sends?|shows?|chases?|throws?|kicks?)\b[^.;]{0,30}"
    r"\b(?:out(?: of the \w+)?|away|off|outside|through the (?:[\w-]+ )?doors?)\s*(?:[.,;]|by\b"
    r"|into\b"
    r"|through\b|to the\b|and\b|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\boff-?\s?(?:screen|camera|stage)\b|\bnext door\b|\bin the next room\b|\bupstairs\b"
    r"|\bdownstairs\b|\bfrom (?:inside|outside|the (?:next room|kitchen|hallway|bathroom))\b",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"^\W*(?:outside,|on the (?:other|far) side of (?:the|it)\b|behind the (?:glass|mirror)"
    r"|through the (?:[\w-]+ )?(?:window|glass|windshield|windscreen|peephole)s?\b"
    r"|out the window\b|on (?:the|a|his|her) (?:[\w-]+ )?(?:tv|television|screen|monitor"
    r"|laptop)\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no ?body|no[ -]one|not a soul)\b[^.;]{0,24}"
    r"\b(?:here|there|left|in sight|around|about)\b(?! (?:but|except))|\bthe (?:room|trench|street"
    r"|house|place|yard|hall|hallway|corridor|bar|shop|stage|camp|square"
    r"|kitchen|office|church|road|bed|station|platform|bank|beach|field|car park|lobby|deck) (?:is"
    r"|lies|stands|falls) (?:\w+ )?(?:empty|deserted|abandoned)\b"
    r"|^\W*(?:an? )?(?:\w+, )?(?:empty|deserted)\b(?! \w+ (?:in|on) (?:his|her))",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\bdoors? (?:\w+ )?(?:opens?|swings? (?:open|wide)|bursts? open|fl(?:y|ies) open|creaks? open"
    r"|slides? open"
    r"|bangs? open|crash(?:es)? open|slams? open|parts?)\b|\bknock(?:s|ing)? (?:at|on)\b"
    r"|\ba knock\b"
    r"|\b(?:footsteps|hoofbeats|heels)\b(?! fade)|\bdoorbell\b|\belevator (?:dings|doors)\b",
    re.IGNORECASE,
)


def comes(beat: Beat, character: Character) -> bool:
    """Whether words around somebody's name or of their deeds tell an arrival."""
    named = beat.line is None and _named_coming(beat.text, character)  # speech brings nobody
    own = next((deed for deed in beat.deeds if deed.actor == character.id), None)
    return named or (own is not None and _arrival(own))


def crosses(beat: Beat, who: str) -> bool:
    """Whether what somebody does first in a beat is to go up to something or somebody."""
    own = next((deed for deed in beat.deeds if deed.actor == who), None)
    return own is not None and _CROSSES.search(own.text) is not None


@lru_cache(maxsize=4096)  # the same clauses are asked about scene by scene, person by person
def arriving(text: str) -> bool:
    """Whether words tell that somebody turns up; who watches the sun come up does not."""
    text = _WATCHED.sub("", text)
    return _TURNS_UP.search(text) is not None or _HEADS_IN.search(text) is not None


def _arrival(deed: Deed) -> bool:
    if sent_away(deed):
        return False
    told = deed.verb == "enter" or arriving(deed.text)
    return told and not _ELSEWHERE.search(deed.text)


def _named_coming(text: str, character: Character) -> bool:
    for start, end in places_of(character, text):
        head = text[:start]
        rest = re.split(r"[.;:!?]|\s--\s", _after(text[end:]), maxsplit=1)[0].lstrip(" ,")
        first = re.split(r",|\band\b", rest, maxsplit=1)[0]
        if _COMES_HEAD.search(_sentence_head(head)) and not _OFFGOES.search(_sentence_head(head)):
            return True
        if _ALONG.search(head) and arriving(_sentence_head(head)):
            return True
        if _WITH.search(head) or _AT_HEELS.search(text[end:]):
            return True
        if _BROUGHT.match(rest.strip()) or arriving(first):
            return True
    return False


def _sentence_head(head: str) -> str:
    """What stands before a name in its sentence; names joined by "and" share it."""
    last = re.split(r"(?<=[.!?;])\s+", head)[-1]
    return re.sub(r"(?:[A-Z][\w'’-]+\s+){1,2}(?:\([^)]*\)\s*)?and\s+$", "", last)


def _after(rest: str) -> str:
    """What follows a name, behind its age, an apposition or a second name."""
    rest = re.sub(r"^\s*\([^)]*\)", "", rest)
    rest = re.sub(r"^,\s+[^,.;]{1,70},", "", rest)
    return re.sub(r"^\s+(?:and|with)\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?", "", rest)


def sent_away(deed: Deed) -> bool:
    """Whether a deed takes the person it is done to out of the place."""
    return _SENT.search(deed.text) is not None


def seen_elsewhere(text: str) -> bool:
    """Whether a sentence tells what is seen through a window or on a screen."""
    return _THROUGH.search(text) is not None


_ALONG = re.compile(r"\bwith\s+$")


def announced(text: str) -> bool:
    """Whether a sentence ends with a sign that somebody new is coming: a door, a knock, steps."""
    return _ANNOUNCED.search(text) is not None or brings(text)


def opens_empty(text: str) -> bool:
    """Whether a sentence before anybody is named says that somebody has yet to come."""
    return _NOBODY.search(text) is not None or brings(text)


@lru_cache(maxsize=2048)
def _names_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a character's names, and their words, where they stand with a capital."""
    parts = dict.fromkeys(
        part
        for name in names
        for part in (name, *name.split())
        if len(part) > 1 and part[:1].isalpha() and part.strip(".").upper() not in TITLES
    )
    longest = sorted(parts, key=len, reverse=True)
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b(?!['’]s)", re.IGNORECASE
    )


def places_of(character: Character, text: str) -> list[tuple[int, int]]:
    """Where a character is named in a text: by the full name or a capitalised part of it."""
    pattern = _names_of((character.name, *character.aliases))
    return [m.span() for m in pattern.finditer(text) if text[m.start()].isupper()]
