"""How the time of a scene follows on the scene before, and its season.

Enters: the tags of a heading, and the words of action. Leaves: a `Follows` and a season.
"""

import re
from collections.abc import Sequence

from screenplay.scene_graph import Follows

_FOLLOWS: tuple[tuple[Follows, re.Pattern[str]], ...] = (
    (Follows.EARLIER, re.compile(
        r"\bago\b|\bearlier\b|(?<!end )(?<!end of )\bflash\s?backs?\b|\bmemory\b"
        r"|\b(?:previous|night before|day before)\b")),
    (Follows.LONG_AFTER, re.compile(
        r"\b(?:weeks?|months?|years?|decades?|centur(?:y|ies)|seasons?) (?:later|after|on)\b"
        r"|\b(?:next|following) (?:week|month|year|spring|summer|autumn|fall|winter)\b"
        r"|flash\s?forward")),
    (Follows.NEW_DAY, re.compile(
        r"\b(?:next|following|another|new|different) (?:day|morning|evening|night|afternoon|dawn)\b"
        r"|\bdays? (?:later|after)\b|\b(?:morning|day|night) after\b|\btomorrow\b")),
    (Follows.CONTINUOUS, re.compile(
        r"\bcont(?:inuous|inued|'d|’d)?\b"
        r"|\b(?:moments?|seconds?) (?:later|after)\b|\bimmediately\b")),
    (Follows.SAME_TIME, re.compile(r"\bsame\b|\bsimultaneous(?:ly)?\b|\bmeanwhile\b")),
    (Follows.LATER, re.compile(r"\blater\b|\b(?:hours?|minutes?) after\b")),
)  # fmt: skip
_NAMES = {"fall": "autumn"}
_WRITTEN = re.compile(r"\b(SPRING|SUMMER|AUTUMN|FALL|WINTER)\b", re.IGNORECASE)
_IN_ACTION = re.compile(
    r"\b(?i:it['’]?s|it is|late|early|mid|deep|high|a|of|in)[\s-]+(spring|summer|autumn|winter)"
    r"(?=\s+(?:day|morning|evening|night|afternoon|sun|sky|light|air|storm|rain)s?\b|\s*[.,;]|$)"
    r"|\b(spring|summer|autumn|winter)(?=\s+(?:sunlight|sun|sky|snow)\b)"
)


def follows(tags: Sequence[str]) -> Follows:
    """The relation that a heading's tags state; the strongest where it states several."""
    told = " / ".join(tags).lower()
    return next((kind for kind, sign in _FOLLOWS if sign.search(told)), Follows.UNSTATED)


def season_of(tags: Sequence[str]) -> str:
    """The season that a heading's tags name; a place called SUMMER HOUSE names none."""
    found = next((m for tag in tags if (m := _WRITTEN.search(tag))), None)
    return _named(found.group(1)) if found else ""


def season_in(action: str) -> str:
    """The season that running text states: "a winter morning", "It is spring."."""
    found = _IN_ACTION.search(action)
    return _named(found.group(1) or found.group(2)) if found else ""


def _named(word: str) -> str:
    return _NAMES.get(word.lower(), word.lower())
