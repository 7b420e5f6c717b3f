"""A note's letters: contractions written out, quotations, times and lenses set aside.

Enters: a note as typed. Leaves: lower case words and marks in which `@q0` stands for a quotation,
`@t0` for a length of time, `@l0` for a lens and `@n0` for a percentage.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from planner.revising.words.synonyms import NUMBERS
from planner.revising.words.wording import LENS, QUOTED, SHORTENED, TIME, amount_of

_Meant = TypeVar("_Meant")
_UNITS = (
    r"(?:(?:more|extra|full|whole|additional|longer|other)\s+)?(?:seconds?|secs?|frames?|"
    r"percent|beats?|db|decibels?)\b"
)
_COUNTED = re.compile(rf"\b({'|'.join(NUMBERS)})(?=\s+(?:and a half\s+)?{_UNITS})")
_POINTED = re.compile(rf"\b(shot|scene)( number)? ({'|'.join(NUMBERS)})\b")
_HALVES = re.compile(r"\b(\d+|one|two|three)\s+and\s+a\s+half\b(?!\s+(?:sec|beat|frame))")
_PERCENT = re.compile(r"\b(\d{1,3})\s+percent\b")
_DECIBELS = re.compile(r"(?<!\w)[+-]?(\d{1,2})\s*(?:db|decibels?)\b")
_GLUED = re.compile(r"(\d)(seconds?|secs?|s|frames?|fr|f|beats?|mm)\b")
_VERBS = (
    "turn|bring|take|cut|throw|tone|dial|calm|speed|slow|warm|cool|crank|pump|play|pull|fade|lock|"
    "lighten|brighten|cheer|amp|leave|keep|clear"
)
_OTHERS = (
    "client|clients|team|class|kids|children|girls|boys|producer|producers|wife|husband|mum|mom|"
    "dad|boss|"
    "legal|marketing|students|friend|friends|director|editor|audience|viewers|colleague|colleagues|"
    "daughter|son|network|studio|agency|mate|group|pupils|sister|brother|investors|board|folks|"
    "people"
)
_REPAIRED = (
    (r"\bt-?shirts?\b", "tshirt"), (r"\s+comma\b", ","), (r"\s+full stop\b", "."),
    (r"(?<=\d)/(?=\d)", " and "), (r"\(\d\)", ". "), (r"\bw/?(?= (?:\d|@))", "with"),
    (r"(\b(?:too|rather|so|very|pretty|awfully) [a-z]+(?: pitched)?),? for (?:such )?an? "
     r"(?:[a-z]+[ -]|\d+[ -]years?[ -]old ?){0,3}(?:man|woman|boy|girl|child|kid|lady|gentleman|"
     r"lad|lass|person|fellow|year[ -]old)\b(?: (?:of|that|his|her|who) [a-z0-9 -]+?)?"
     r"(?=\s*(?:[.,;!?]|$))", r"\1"),
    (r"\bshud\b", "should"), (r"\bcud\b", "could"), (r"\bwud\b", "would"),
    (r"\bgimme\b", "give me"),
    (r"\b(wh(?:ere|at|o))s\b", r"\1 is"), (r"\btheres\b", "there is"),
    (r",?\s+(?:no|right|eh|huh|yeah|yes|innit|hey)\?+$", ""), (r"\bmil\b(?! lens)", "mm"),
    (rf"^(?:(?:my|our|the|one of (?:the|my)|some of (?:the|my)|a few of the) )?(?:[a-z]+ "
     rf")?(?:{_OTHERS})"
     r"(?: here| upstairs)? (?:say|says|said|think|thinks|feel|feels|felt|ask|asks|asked|want|"
     r"wants|wanted|would like|"
     r"wonder|wonders|reckon|reckons|suggest|suggests|prefer|prefers)(?: us)?(?: to (?:know|see|"
     r"ask))?"
     r"(?: if| that| whether| for)?(?= )", " "),
    (r",? both(?: of them)?[.!]?$", ""),
    (r"^(?:feedback|notes?|comments?|changes|to ?do)(?: from "
     r"[a-z ]+)?:", " "), (r"\bdont\b", "do not"), (r"\bcant\b", "can not"),
    (r"\bdoesnt\b", "does not"), (r"\bisnt\b", "is not"), (r"\bshouldnt\b", "should not"),
    (r"\bwasnt\b", "was not"), (r"\bits\b(?= (?:too|so|a|not|all|been|just|really|very|way)\b)",
     "it is"), (r"\b(he|she|that|there)s\b", r"\1 is"), (r"\bim\b", "i am"), (r"\bive\b", "i have"),
    (r"\bwanna\b", "want to"), (r"\bgonna\b", "going to"), (r"\bcannot\b", "can not"),
    (r"\bi\.e\.,?", " "), (r"\be\.g\.,?", " "), (r"\b(?:int|ext)\.", " "), (r"\bv\.o\.?", "vo"),
    (r"\b(mrs|mr|ms|dr)\.", r"\1"), (r"\b(?:asf|af)\b", " "), (r"\b(\d+)(?:st|nd|rd|"
                                                               r"th)\b", r"\1th"),
    (r"\bbefore (?:we|you|it) (?:go|cut|move|jump|switch)(?:s|es)? (?:to|on|away|"
     r"over)\b(?:(?! (?:and|then|but) )[^.,;!?])*", " "),
    (rf"\b({_VERBS}) ((?:the |that |his |her |this )?(?:[a-z]+ )??[a-z]+) (up|down|off|out|away)"
     r"(?=$|[.,;!?]| (?:a|please|by|in|here|there|slightly|from|for|when|on|and)\b)", r"\1 \3 \2"),
    (r"(\bthe [a-z]+) (?:that |which )?(?:she|he|they) (?:is|are|was|has|had) [a-z]+(?:ing|ed)"
     r"(?: (?:in|on|at|with|of|to|into))?(?=$|[.,;!?])", r"\1"),
    (r"(?<=[a-z])-(?=[a-z])", " "), (r"\(|\)|\[|\]", " , "), (r"\s-+\s|\.\.+|…|:(?!\d)", " , "),
    (r"(?<=\w)/(?=\w)", " / "), (r"(\d)\s*-\s*(\d)", r"\1-\2"), (r"'(?=\s|$)", "' "),
)  # fmt: skip
_QUOTES = tuple(
    (re.compile(said), word)
    for said, word in (
        (r"[@|~]", " "), ("[\u2018\u2019\u02bc`]", "'"), ("[\u201c\u201d\u00ab\u00bb]", '"'),
    )
)  # fmt: skip
_REPAIRS = tuple((re.compile(said), word) for said, word in _REPAIRED)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A note's plain text and what its marks stand for; times in seconds, frames negative."""

    text: str
    quotes: tuple[str, ...]
    times: tuple[Fraction, ...]
    lenses: tuple[int, ...]
    percents: tuple[int, ...]
    decibels: tuple[int, ...] = ()


def spelled(note: str) -> Spelled:
    """A note in plain words and marks."""
    text = re.sub(r"\s+", " ", note.strip().lower())
    for said, word in _QUOTES:
        text = said.sub(word, text)
    quotes: list[str] = []
    text = QUOTED.sub(lambda m: _kept(quotes, m.group(1) or m.group(2), "q"), text)
    for said, word in SHORTENED:
        text = said.sub(word, text.replace("@", "\ue000")).replace("\ue000", "@")
    for said, word in _REPAIRS:
        text = said.sub(word, text)
    text = _POINTED.sub(lambda m: f"{m.group(1)} {NUMBERS[m.group(3)]}", text)
    text = _COUNTED.sub(lambda m: str(NUMBERS[m.group(1)]), _GLUED.sub(r"\1 \2", text))
    percents: list[int] = []
    text = _PERCENT.sub(lambda m: _kept(percents, int(m.group(1)), "n"), text)
    decibels: list[int] = []
    text = _DECIBELS.sub(lambda m: _kept(decibels, int(m.group(1)), "v"), text)
    lenses: list[int] = []
    text = LENS.sub(lambda m: _kept(lenses, int(m.group(m.lastindex or 0)), "l"), text)
    times: list[Fraction] = []
    text = TIME.sub(lambda m: _timed(m, times), text)
    if times:
        text = _HALVES.sub(lambda m: _kept(times, _halved(m.group(1)), "t"), text)
    text = re.sub(r"\s+", " ", text).strip()
    return Spelled(text, tuple(quotes), tuple(times), tuple(lenses), tuple(percents),
                   tuple(decibels))  # fmt: skip


def _halved(number: str) -> Fraction:
    return Fraction(NUMBERS.get(number, 0) or int(number)) + Fraction(1, 2)


def _kept(found: list[_Meant], meant: _Meant, sigil: str) -> str:
    found.append(meant)
    return f" @{sigil}{len(found) - 1} "


def _timed(match: re.Match[str], times: list[Fraction]) -> str:
    said = match.groupdict()
    if not any(said[p] for p in ("half", "couple", "number", "one", "more", "after", "tail")):
        return match.group()
    vague = said["unit"].startswith(("moment", "beat")) and not said["number"]
    if vague or (said["couple"] and "few" in said["couple"]):
        return match.group()
    length = amount_of(said)
    times.append(-length if said["unit"].startswith("f") else length)
    added = said["more"] or said["after"] not in {None, "full "} or said["late"] or said["later"]
    return f" {'more ' if added else ''}@t{len(times) - 1} "
