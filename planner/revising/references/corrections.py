"""Shots and people that a note names by what is not meant: "31, not 30", "on Doug, not on Wei".

Enters: a note's plain text, before or after placeholders stand for what is named. Leaves: the text
without what is not meant. What is not wholly clear stays as it is, and is not understood.
"""

import re

from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers

_NUMBER = r"(?:shots? |number )?\d+(?![\w%]|\.\d|\s*(?:percent|times))"
_NOT_FIRST = re.compile(rf"(?<![\w@'])not {_NUMBER}\s*(?:,|-|,?\s*but)\s+(?={_NUMBER})")
_MEANT = re.compile(rf"(?<![\w@'])(?:sorry )?i (?:meant|mean) (?={_NUMBER})")
_NEITHER = re.compile(
    rf"(?P<no>\b(?:(?:do|did|does|will|would) not (?:really )?(?:need|want|like|miss|use)|"
    rf"no (?:need|use) for|not|neither|without)\s)(?:either (?:of )?)?"
    rf"(?P<first>{_NUMBER}) (?:or|nor) (?={_NUMBER})"
)
_NO_NEITHER = re.compile(r"\bneither (?P<list>[\w ,]+?) (?P<verb>is|are|was|were)\b")
_LIST = r"(?:\d+(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+))+\d+"
_EACH = r"(?:both|each|all(?: two| three| four)?)(?: of (?:them|these|those))?"
_LED = r"(?:(?:should|must|could|can|need|want|to|be|are|go|get|in|as|on|from)\s+)*"
_EACH_AFTER = re.compile(rf"(?P<list>\b{_LIST})(?P<led>\s*[,:]?\s+{_LED}){_EACH}(?![\w'-])(?! \d)")
_EACH_LAST = re.compile(rf"(?P<list>\b{_LIST}\b[^.;!?]*?),?\s+{_EACH}(?=\s*(?:[.!?]|$))")
_OUR_FAMILY = re.compile(  # what one may have, and another must then lose: no mere "not"
    r"\b(?:carr(?:y|ies|ying)|hold(?:s|ing)?|wear(?:s|ing)?|dress(?:ed)?|sit(?:s|ting)?|"
    r"stand(?:s|ing)?|kneel(?:s|ing)?|lie|lies|lying|give|gives|hand|hands|has|have|gets?|cries|"
    r"cry(?:ing)?|smil(?:es?|ing)|laugh(?:s|ing)?|gun|coat|hat|swap|replace|unless|except|if)\b"
)
_AFTER = r"(?=\s*(?:$|[.,;:!?-]|(?:in|on|for|at|and|but|please|here|there|from|by|with|as)\b))"
_PLACED = r"(?:(?:on|of|at|to|with|for|from|in|over|onto) )?(?:the )?(?:shots? )?"
_NOT_HIM = re.compile(
    rf"(?:,? (?:and |but )?(?P<only>not (?:only |just |merely )?)|,? (?P<than>rather than |in "
    rf"place of |instead of |as opposed to ))(?P<role>{_PLACED})(?P<name>@[ws]\d+){_AFTER}"
)
_NOT_HIM_BUT = re.compile(
    rf"(?<![\w@'])(?<!is )(?<!are )(?<!does )(?<!do )(?<!did )not {_PLACED}(?P<name>@w\d+)"
    rf"(?P<where> in @s\d+)?(?:,? but|,)\s+(?={_PLACED}@w\d+(?!'))"
)
_NOT_HER = re.compile(
    r"(?P<role>\b(?:on|of|to|at|with|for)) (?P<who>him|her),? (?:and |but )?(?:not|rather than|"
    r"instead of) (?:(?P=role) )?(?:(?!(?P=who)\b)(?:him|her)|@w\d+)(?![\w'])"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|can|will|would|could|has|have|why|if|or)\s*,?$"
)
_ACTED = re.compile(
    r"\b(?:looks?|glances?|stares?|turns?|faces?|whispers?|shouts?|says?|speaks?|lines?|voice|"
    r"louder|quieter|softer|angr\w+|sad\w*|happ\w+|after|before)\b"
)
_BUT_NOT = re.compile(r"\bbut not (?:in |on )?(?:shots? )?(?P<name>@s\d+)")
_RATHER_THAN = re.compile(r",? (?:rather than|as opposed to|in place of) (?=@w\d+(?!'))")
_RATHER_SEE = re.compile(
    r"(?:i |we )?(?:would )?(?:much )?(?:rather|prefer(?: to)?) (?:see|have|be on|look at) "
    r"(?P<who>@w\d+) (?:than|to) (?P<not>@w\d+)(?P<where>(?: in (?:shot )?\d+)?)(?!')"
)
_COUNTED = re.compile(  # "all three in 62: Ann, Tom and Ray"
    r"\b(?:all-of-\d|all (?:three|four|\d)|both(?: of them)?|the (?:two|three|\d)(?: of them)?)"
    r"(?P<where>(?: in @s\d+)?)\s*[:,]\s*(?P<who>@w\d+(?:, @w\d+)*,? and @w\d+)(?!')"
)
_MANY = re.compile(r"\b(?:all|every|everything|each|whole|entire|throughout)\b|@c\d")
_TWO = re.compile(r"\b(?:both|two|pair|kind-two_shot)\b|@w\d+(?:,| and) @w\d+")


def numbered(text: str) -> str:
    """A text with numbers of shots told without those that are not meant."""
    text = _MEANT.sub("", _NOT_FIRST.sub("", text))
    text = _NEITHER.sub(r"\g<no>\g<first> and ", text)
    text = _NO_NEITHER.sub(r"\g<list> \g<verb> not", text)
    text = _EACH_AFTER.sub(r"\g<list>\g<led>", text)
    return _EACH_LAST.sub(r"\g<list>", text)


def rather(text: str) -> str:
    """A text with "rather than Tom", "I'd rather see Ann than Tom", as "not Tom"."""
    text = _RATHER_THAN.sub(", not ", text)
    return _RATHER_SEE.sub(r"see \g<who>\g<where>, not \g<not>", text)


def meant(text: str, film: Footage, pointers: Pointers, *, mark: str = "") -> str:
    """A text with placeholders, without the shots and people that it says are not meant.

    `mark` is a word that stands where somebody was named, for those who read the rest.
    """
    text = _COUNTED.sub(r"\g<who>\g<where>", _NOT_HER.sub(r"\g<role> \g<who>", text))
    if not _OUR_FAMILY.search(text):
        text = _NOT_HIM_BUT.sub(lambda m: f"{m['where'][4:]} on " if m["where"] else "", text)
    if _besides(text, pointers):
        return text
    at = 0
    while match := _NOT_HIM.search(text, at):
        if not _told_before(match, text, film, pointers):
            at = match.end()
            continue
        left = mark if match["name"][1] == "w" else ""
        text, at = text[: match.start()] + left + text[match.end() :], match.start()
    return text


def _besides(text: str, pointers: Pointers) -> bool:
    """Whether a shot is left out that was not named: "9 tighter but not 10" leaves 10 to come."""
    denied = _BUT_NOT.search(text)
    if denied is None:
        return False
    named = re.findall(r"@s\d+", text[: denied.start()])
    before = {i for name in named for i in pointers.shots_of(name)}
    return not before >= set(pointers.shots_of(denied["name"]))


def _told_before(match: re.Match[str], text: str, film: Footage, pointers: Pointers) -> bool:
    """Whether the same clause says before whom or what is meant instead; shots are taken out."""
    sentence = re.split(r"[.;!?]", text[: match.start()])[-1]
    name = match["name"]
    earlier = re.findall(rf"@{name[1]}\d+(?!')\b", sentence)
    if not earlier or _VERB.search(sentence):
        return False
    only = re.search(r"only|just|merely", match["only"] or "")
    if name[1] == "w":
        if only:
            return bool(_TWO.search(sentence))
        return not _OUR_FAMILY.search(text) and _seen(match, text, film, pointers)
    return not only and not match["than"] and _without(name, earlier[-1], text, pointers)


def _seen(match: re.Match[str], text: str, film: Footage, pointers: Pointers) -> bool:
    """Whether who is not meant is in the pictures that are named, and nobody is who is not told.

    Of three, who goes for whom would be a guess; who looks at whom is no matter of the picture.
    """
    told = {p for n in re.findall(r"@w\d+", text) for p in pointers.found[n]}
    shots = [film.by_id[i] for n in re.findall(r"@s\d+", text) for i in pointers.found[n]]
    if not shots or _ACTED.search(text):
        return not match["than"]
    gone = pointers.found[match["name"]][0]
    seen = [{*s.framing.subjects, s.framing.foreground} - {None} for s in shots]
    return all(gone in people and (not match["than"] or people <= told) for people in seen)


def _without(name: str, positive: str, text: str, pointers: Pointers) -> bool:
    """Whether shots that are not meant can be left out of those that are; does so."""
    meant_ids, others = pointers.found[positive], set(pointers.found[name])
    kept = tuple(i for i in meant_ids if i not in others)
    if not kept or (len(kept) == len(meant_ids) and _MANY.search(text)):
        return False
    pointers.found[positive] = kept
    return True
