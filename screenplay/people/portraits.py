"""What the text says about a person: age, gender, description.

Enters: a name and the sentences around its first appearance. Leaves: age in years and band, gender
as nouns tell it (what pronouns tell is in `screenplay.people.pronoun_votes`).
"""

import re
from collections.abc import Iterator

from screenplay.scene_graph import Age, Gender
from screenplay.words.names import AGE_WORDS, PERSON_NOUNS, RELATIONS, own_name
from screenplay.words.vocabulary import vocabulary

_UNIT = (
    r"(?!\s*(?:feet|foot|ft|inch|inches|metres?|meters?|yards?|miles?|steps?|times?"
    r"|minutes?|hours?|seconds?|days?|weeks?|months?|pounds?|kilos?|dollars?|percent|rounds?"
    r"|of|o'clock)\b)"
)
_YEARS = re.compile(
    r"^[\s,(—–-]*(?:(?:now|still|also|who is|is|was|turns|aged?|about|around|roughly|only|just"
    r"|barely|nearly|almost|pushing|approaching|over|maybe|perhaps|a|an|in (?:his|her|their)"
    r"|(?P<part>early|mid|late))[\s-]*){0,3}"
    rf"(?P<years>\d{{1,2}})(?P<decade>['’]?s\b|ish\b|-?something\b)?(?![\d:]|[-–]?\w){_UNIT}",
    re.IGNORECASE,
)
_AGE_ENDS = re.compile(
    r"\s*(?:[,.;:)!?—–-]|(?:and|but|with|years?|when|now|in|who|is|at|as)\b|\w+ing\b|$)"
)
_IS = re.compile(
    r",[^,.;]{2,30},\s+(?:is|turns)\s+(?:(?:only|just|now|about|nearly|almost)\s+)?"
    rf"(?P<years>\d{{1,2}})(?![\d:]){_UNIT}"
)
_LATER_YEARS = re.compile(
    r"\b(?:ages?\s+(?:of\s+)?|aged\s+|in (?:his|her|their)\s+|pushing\s+)"
    r"(?P<part>early|mid|late)?[\s-]*(?P<years>\d{1,2})"
    rf"(?P<decade>['’]?s\b)?{_UNIT}|(?P<old>\d{{1,2}})[- ]years?[- ]old"
    r"|(?P<words>[a-z]+(?:-[a-z]+)?)[- ]years?[- ]old",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"(?:(?P<old>\d{1,2})|(?P<words>[a-z]+(?:-[a-z]+)?))[- ]years?[- ]old\s+"
    r"(?:[\w-]+\s+){0,3}?(?:(?:named|called)\s+)?$",
    re.IGNORECASE,
)
_YOUNGER_NAME = re.compile(r"\b(?P<word>younger|older)\s+$", re.IGNORECASE)
_NUMBERS = {
    "twenties": 25, "thirties": 35, "forties": 45, "fifties": 55, "sixties": 65, "seventies": 75,
    "eighties": 85, "nineties": 95, "teens": 16,
}  # fmt: skip
_ISH = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ISH_WORD = re.compile(
    rf"\b(?:(?P<ish>{'|'.join(_ISH)})(?:-?ish|-?something)"
    rf"|(?:pushing|approaching|nearly|almost|over|past|about)\s+(?P<near>{'|'.join(_ISH)}))\b",
    re.IGNORECASE,
)
_APPOSITION = 60  # characters after a name that still describe it
_PARTS = 4  # between commas, that still do
_CALLED = re.compile(r"\b(?:an?|the)\s+(?:[a-z][\w-]*\s+){0,3}?([a-z][\w-]*),?\s+$", re.IGNORECASE)
_KIN = rf"(his|her)\s+(?:[a-z][\w-]*\s+)?(?:{'|'.join(RELATIONS)})"
_WHOSE = re.compile(rf"\b{_KIN},?\s+$", re.IGNORECASE)
_WHOSE_OWN = re.compile(rf"{_KIN}\b", re.IGNORECASE)
_LEADS_ON = vocabulary("of in with at on from by for to who whom whose which that and but as into")
_MARKS = {
    **dict.fromkeys(
        ("beard", "bearded", "moustache", "mustache", "moustached", "mustached", "unshaven",
         "goatee", "sideburns", "stubbled", "clean-shaven"), Gender.MALE),
    "pregnant": Gender.FEMALE,
}  # fmt: skip
_YOUTH = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,\s*(?:just |only |still |barely |no more than )?an?\s+"
    r"(?:(?:little|small|tiny|skinny|scrawny|freckled|barefoot|ragged|young|chubby|shy|gangly|lanky"
    r"|teenage|serious|solemn|grubby|pimply)\s+){0,2}(?P<noun>boy|girl|child|kid)\b"
    r"(?!['’-]|\s+(?:of|who|next|friend|from)\b)",
    re.IGNORECASE,
)


def age_after(name_end: int, sentence: str) -> int | None:
    """Age in years that stands right after a name: "(28)", ", AGE 3", "40's", "now 17"."""
    rest = sentence[name_end : name_end + _APPOSITION]
    if not re.match(r"\s*-(?!\s)|['’]s\b", rest) and (match := _YEARS.match(rest)):
        bare = re.match(r"^\s+\d", rest)  # "Ann 28 steps" is no age
        of_him = match.group("decade") or (not bare and _AGE_ENDS.match(rest, match.end()))
        return _years(match) if of_him else None
    rest = _own_words(rest)
    told = _IS.match(rest)
    if told is not None and _AGE_ENDS.match(rest, told.end()):
        return int(told.group("years"))
    if match := _LATER_YEARS.search(rest):
        return _spelled(match) if match.group("years") is None else _years(match)
    if match := _ISH_WORD.search(rest):
        return _ISH[(match.group("ish") or match.group("near")).lower()]
    word = re.search(
        r"\b(?:in (?:his|her|their) )?(?P<part>early |mid-?|late )?(?P<word>\w+ties|teens)\b", rest
    )
    if word is None or word.group("word").lower() not in _NUMBERS:
        return None
    middle = _NUMBERS[word.group("word").lower()]
    teens = word.group("word").lower() == "teens"
    steps = {"early": -1 if teens else -3, "late": 2 if teens else 3}
    return middle + steps.get((word.group("part") or "").strip().lower(), 0)


def _own_words(rest: str) -> str:
    """What follows a name up to another name in capitals or the end of the clause."""
    stop = re.search(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})*\b(?!['’])", rest)
    aged = stop is not None and stop.group().startswith("AGE")
    return rest if stop is None or aged else rest[: stop.start()]


def age_before(name_start: int, sentence: str) -> int | None:
    """Age in years that stands right before a name: "an eight-year old Ann"."""
    match = _BEFORE_NAME.search(sentence[:name_start])
    return _spelled(match) if match is not None else None


def younger_before(name_start: int, sentence: str) -> str:
    """The word "younger" or "older" where it stands right before a name, else ""."""
    match = _YOUNGER_NAME.search(sentence[:name_start])
    return match.group("word").lower() if match is not None else ""


def _spelled(match: re.Match[str]) -> int | None:
    """Years in figures or in words: "twelve", "twenty-two"."""
    if match.group("old"):
        return int(match.group("old"))
    tens, _, ones = (match.group("words") or "").lower().partition("-")
    if tens in _SMALL and not ones:
        return _SMALL[tens]
    return _ISH[tens] + _SMALL.get(ones, 0) if tens in _ISH else None


def _years(match: re.Match[str]) -> int:
    years = int(match.group("years"))
    if not match.group("decade") or match.group("decade").lower() == "ish":
        return years
    return years + {"early": 2, "mid": 5, "late": 8}.get((match.group("part") or "").lower(), 5)


def band(years: int) -> Age:
    """Age band of an age in years."""
    bands = ((13, Age.CHILD), (18, Age.TEEN), (31, Age.YOUNG), (60, Age.ADULT))
    return next((age for until, age in bands if years < until), Age.OLD)


def age_in_words(name: str, start: int, end: int, sentence: str) -> Age | None:
    """Age band told by the name itself or by words next to it."""
    for word in re.findall(r"[\w'-]+", own_name(name).lower()):
        if word in AGE_WORDS:
            return AGE_WORDS[word]
    before = re.findall(r"[\w'-]+", sentence[:start].lower())[-3:]
    rest = sentence[end:]
    after = re.findall(r"[\w'-]+", rest[:_APPOSITION].lower()) if rest[:1] in ",(" else []
    for word in (*reversed(before), *after[:8]):
        if word in AGE_WORDS and word not in ("boy", "girl", "kid", "child", "son's", "student"):
            return AGE_WORDS[word]
    return AGE_WORDS["old"] if "retiree" in after else youth_beside(name, rest)


def gender_told(start: int, end: int, sentence: str) -> Gender:
    """Gender told by a relation or a noun before a name, or by an apposition after it."""
    lead = sentence[:start]
    before = re.findall(r"[\w'-]+", lead.lower())[-2:]
    for word in reversed(before):
        if RELATIONS.get(word, Gender.UNKNOWN) is not Gender.UNKNOWN:
            return RELATIONS[word]
    called = _CALLED.search(lead)
    if called is not None and called.group(1).lower() in PERSON_NOUNS:
        return PERSON_NOUNS[called.group(1).lower()]
    for words in beside(sentence[end:]):
        for word in words:
            if PERSON_NOUNS.get(word, Gender.UNKNOWN) is not Gender.UNKNOWN:
                return PERSON_NOUNS[word]
            if word in _MARKS:
                return _MARKS[word]
    return Gender.UNKNOWN


def gender_of_whose(lead: str, kin: str) -> Gender:
    """Gender of whoever was named before "his grandmother, ANN".

    `lead` stands between the two, `kin` begins where Ann is meant: at her name or at HIS.
    """
    match = _WHOSE.search(lead) or _WHOSE_OWN.match(kin)
    if match is None:
        return Gender.UNKNOWN
    return Gender.MALE if match.group(1).lower() == "his" else Gender.FEMALE


def beside(rest: str) -> Iterator[list[str]]:
    """Words of what stands beside a name, part by part: "(40s, mother of two)" says MOTHER.

    Each part is read up to the first word that leads on to something else: of, with, who.
    """
    if rest.lstrip()[:1] not in (",", "(", "—", "–", "-"):
        return
    for part in re.split(r"[,;()—–]|\s-\s|[.!?](?:\s|$)", rest[:_APPOSITION])[:_PARTS]:
        words = re.findall(r"[\w'’-]+", part.lower())
        cut = next((i for i, word in enumerate(words) if word in _LEADS_ON), len(words))
        yield words[:cut]


def youth_beside(name: str, rest: str) -> Age | None:
    """Age told by "a boy", "a skinny kid" beside a name; who has a trade is no small child."""
    match = _YOUTH.match(rest)
    if match is None:
        return None
    if match.group("noun").lower() == "kid" or _has_trade(name):
        return Age.TEEN
    return Age.CHILD


def _has_trade(name: str) -> bool:
    """DRIVER and BUSBOY work, THE BOY does not."""
    words = [word.strip(".,'") for word in name.lower().split()]
    return any(word in PERSON_NOUNS and word not in AGE_WORDS for word in words)
