"""What the text says about a person: age, gender, description.

Enters: a name and the sentences around its first appearance. Leaves: age in years and band, gender
votes.
"""

import re

from screenplay.names import AGE_WORDS, PERSON_NOUNS, RELATIONS, gender_of_name
from screenplay.scene_graph import Age, Gender

_YEARS = re.compile(
    r"^[\s,(—–-]*(?:(?:now|aged?|about|around|only|just|barely|nearly|almost|a|an"
    r"|in (?:his|her|their)|(?P<part>early|mid|late))[\s-]*){0,3}"
    r"(?P<years>\d{1,2})(?P<decade>['’]?s\b)?(?![\d:])",
    re.IGNORECASE,
)
_LATER_YEARS = re.compile(
    r"\b(?:aged?\s+|in (?:his|her|their)\s+)(?P<part>early|mid|late)?[\s-]*(?P<years>\d{1,2})"
    r"(?P<decade>['’]?s\b)?|(?P<old>\d{1,2})[- ]years?[- ]old",
    re.IGNORECASE,
)
_NUMBERS = {
    "twenties": 25, "thirties": 35, "forties": 45, "fifties": 55, "sixties": 65, "seventies": 75,
    "eighties": 85, "teens": 16,
}  # fmt: skip
_FEMALE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_APPOSITION = 60  # characters after a name that still describe it


def age_after(name_end: int, sentence: str) -> int | None:
    """Age in years that stands right after a name: "(28)", ", AGE 3", "40's", "now 17"."""
    rest = sentence[name_end : name_end + _APPOSITION]
    if not re.match(r"\s*-", rest) and (match := _YEARS.match(rest)):
        bare = re.match(r"^\s+\d", rest)  # "Will 28 steps" is no age
        return None if bare and not match.group("decade") else _years(match)
    if match := _LATER_YEARS.search(rest):
        return int(match.group("old")) if match.group("old") else _years(match)
    word = re.search(r"\b(?:in (?:his|her|their) )?(?:early |mid-?|late )?(\w+ties|teens)\b", rest)
    return _NUMBERS.get(word.group(1).lower()) if word else None


def _years(match: re.Match[str]) -> int:
    years = int(match.group("years"))
    if not match.group("decade"):
        return years
    return years + {"early": 2, "mid": 5, "late": 8}.get((match.group("part") or "").lower(), 5)


def band(years: int) -> Age:
    """Age band of an age in years."""
    bands = ((13, Age.CHILD), (18, Age.TEEN), (31, Age.YOUNG), (60, Age.ADULT))
    return next((age for until, age in bands if years < until), Age.OLD)


def age_in_words(name: str, start: int, end: int, sentence: str) -> Age | None:
    """Age band told by the name itself or by words next to it."""
    for word in re.findall(r"[\w'-]+", name.lower()):
        if word in AGE_WORDS:
            return AGE_WORDS[word]
    before = re.findall(r"[\w'-]+", sentence[:start].lower())[-3:]
    rest = sentence[end:]
    after = re.findall(r"[\w'-]+", rest[:_APPOSITION].lower()) if rest[:1] in ",(" else []
    for word in (*reversed(before), *after[:8]):
        if word in AGE_WORDS and word not in ("boy", "girl", "kid", "child", "son's", "student"):
            return AGE_WORDS[word]
    return AGE_WORDS["old"] if "retiree" in after else None


def gender_told(name: str, start: int, end: int, sentence: str) -> Gender:
    """Gender told by the name, by a relation before it or by an apposition after it."""
    named = gender_of_name(name)
    before = re.findall(r"[\w'-]+", sentence[:start].lower())[-2:]
    for word in reversed(before):
        if RELATIONS.get(word, Gender.UNKNOWN) is not Gender.UNKNOWN:
            return RELATIONS[word]
    if named is not Gender.UNKNOWN:
        return named
    rest = sentence[end:]
    if rest.lstrip()[:1] in (",", "(", "—", "–", "-"):
        for word in re.findall(r"[\w'-]+", rest[:_APPOSITION].lower())[:8]:
            if PERSON_NOUNS.get(word, Gender.UNKNOWN) is not Gender.UNKNOWN:
                return PERSON_NOUNS[word]
    return Gender.UNKNOWN


def pronoun_balance(text: str) -> int:
    """Male minus female pronouns, each side counted once."""
    return bool(_MALE.search(text)) - bool(_FEMALE.search(text))
