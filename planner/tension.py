"""How much a line weighs: what sizes and cuts answer to.

Enters: a line. Leaves: its heat from 0 to 1 out of feeling, force, length and punctuation, and
whether it tells somebody what they did not know (Murch, "In the Blink of an Eye": emotion first).
A line is weighed by its own words alone: another line's wording never changes its shot.
"""

import re

from planner.ideas import HOT
from planner.timings import words
from screenplay.scene_graph import Emotion, Line

WARM, BURNING = 0.6, 0.72
DAWNING = frozenset({Emotion.SURPRISED, Emotion.SAD, Emotion.TENDER, Emotion.AFRAID})
_FEELING, _EXCLAIMED, _BROKEN, _BRIEF = 0.12, 0.06, 0.04, 0.03
_BRIEF_WORDS = 3
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"'”’)\]]*|$)")
_TELLS = re.compile(
    r"\b(?:i'?m (?:pregnant|dying|leaving|married|sick|your (?:father|mother|son|daughter))"
    r"|i (?:love|hate|killed|lied|quit|did it|know)\b"
    r"|(?:he|she|it|they)(?:'s| is|'re| are)? (?:dead|gone|alive|dying|died)"
    r"|you(?:'re| are) (?:fired|adopted|dying|free|my (?:father|mother|son|daughter))"
    r"|it was (?:me|you|him|her)|marry me|the truth is|i have to tell you|there was never)",
    re.IGNORECASE,
)

_DAWNS = re.compile(
    r"\b(reali[sz]es?|understands?|recogni[sz]es?|remembers?|freezes?|dawns?|sinks in|it hits"
    r"|lets (?:it|that) sink|closes (?:her|his|their) eyes|fights? (?:back )?tears|goes pale"
    r"|holds (?:her|his|their) breath|long silence|long pause|silence)\b", re.IGNORECASE,
)  # fmt: skip


def heat(line: Line) -> float:
    """How hot a line is said, 0 to 1."""
    told = line.delivery
    total = told.intensity
    total += _FEELING if told.emotion in HOT else 0.0
    total += _EXCLAIMED if "!" in line.text else 0.0
    total += _BROKEN if re.search(r"(--|—|…|\.\.\.)", line.text) else 0.0
    total += _BRIEF if len(words(line.text)) <= _BRIEF_WORDS and told.intensity > 0.5 else 0.0
    return min(1.0, total)


def burns(line: Line) -> bool:
    """Whether a line is spoken with force, or with a strong feeling behind it."""
    told = line.delivery
    return told.intensity + (_FEELING if told.emotion in HOT else 0.0) >= BURNING


def crackles(line: Line) -> bool:
    """Whether a line is exclaimed or broken off: talk that is cut and not held."""
    return bool(re.search(r"!|(?:--|—|–)[\"'”’)]*\s*$", line.text))


def dawns(text: str) -> bool:
    """Whether an action's words tell of something that changes within a face."""
    return _DAWNS.search(text) is not None


def tells(line: Line) -> int | None:
    """The word that begins a last sentence in which somebody learns something; None without one."""
    text = line.text.replace("’", "'")
    sentences = [m for m in _SENTENCE.finditer(text) if m[0].strip()]
    if not sentences or not _TELLS.search(sentences[-1][0]):
        return None
    return len(text[: sentences[-1].start()].split())
